import pytest

from evidence_kit.recognising.hosts import is_sound_host, machine_host


@pytest.mark.parametrize(
    "host",
    [
        "example.com",
        "a.si",
        "a-b.example.co.uk",
        "1and1.com",
        "пример.рф",
        "x.xn--p1ai",
        "a.museum",
    ],
)
def test_host_names_that_can_exist_are_sound(host):
    assert is_sound_host(host)


@pytest.mark.parametrize(
    "host",
    [
        "",
        "com",
        "example",
        "21.14",
        "1.2.3.4",
        "e.g",
        "a..com",
        ".com",
        "com.",
        "-a.com",
        "a-.com",
        "_a.com",
        "a.c0m",
        "a" * 64 + ".com",
        ".".join(["abcdefgh"] * 32) + ".com",
    ],
)
def test_what_cannot_be_a_host_name_is_not_sound(host):
    assert not is_sound_host(host)


def test_a_host_without_a_machine_form_is_only_written_small():
    assert machine_host("Ä" * 70 + ".com") == "ä" * 70 + ".com"


def test_letters_beyond_a_to_z_get_their_machine_form():
    assert machine_host("inst\u0430gram.COM") == "xn--instgram-46g.com"
