import pytest

from evidence_kit.recognising import reasons
from evidence_kit.recognising.text import recognise


@pytest.mark.parametrize("address", ["bit.ly/3xYzAbC", "https://t.co/abc", "www.tinyurl.com/x1"])
def test_a_shortened_address_is_said_to_be_one(address):
    (found,) = recognise(f"see {address} now").identifiers

    assert (found.value, found.reason) == (address, reasons.SHORTENED_ADDRESS)


def test_the_service_itself_is_no_shortened_address():
    (found,) = recognise("https://bit.ly/").identifiers

    assert found.reason == reasons.WEB_ADDRESS
