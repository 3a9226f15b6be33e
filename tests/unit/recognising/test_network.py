import pytest

from evidence_kit.model import IdentifierKind
from evidence_kit.recognising.findings import Confidence
from evidence_kit.recognising.text import recognise


def addresses(text):
    return [
        (each.normalised, each.confidence)
        for each in recognise(text, country="GB").identifiers
        if each.kind is IdentifierKind.IP_ADDRESS
    ]


@pytest.mark.parametrize("address", ["185.220.101.34", "2a02:8071:b82:3f00::1", "2606:4700::1111"])
def test_an_address_is_found_in_a_sentence(address):
    assert addresses(f"login from {address}, he said") == [(address, Confidence.LIKELY)]


@pytest.mark.parametrize(
    "address",
    [
        "192.168.1.20",
        "100.64.0.7",
        "192.0.0.170",  # public to Python before 3.11.10
        "240.0.0.1",
        "fe80::1:2:3",
        "fd00:1:2::3",
        "2002:c0a8:114::1",  # public to Python before 3.11.10
        "2001:db8:1::2",
    ],
)
def test_an_address_of_a_home_or_of_no_network_is_found_with_less_trust(address):
    assert addresses(f"IP {address}") == [(address, Confidence.POSSIBLE)]


@pytest.mark.parametrize(
    "text",
    [
        "version 10.2.1.4",
        "v1.2.3.4",
        "1.2.3.4.5",
        "300.1.1.1",
        "21:14:07",
        "00:1A:2B:3C:4D:5E",
        "std::vector",
        "a::b",
        "12:30:00:15",
        "::",
    ],
)
def test_versions_times_and_hardware_addresses_are_none(text):
    assert addresses(text) == []


def test_an_address_inside_a_link_is_part_of_the_link():
    assert addresses("http://185.220.101.34:8080/x") == []
