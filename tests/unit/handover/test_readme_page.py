import codecs

from evidence_kit.handover.readme_page import Page
from evidence_kit.i18n import Words


def test_sentences_are_wrapped_and_commands_never():
    page = Page(Words())
    command = "sha256sum " + "very/" * 40 + "long.txt"

    page.say("a sentence of many words " * 9)
    page.exact(command)

    *sentences, last = page.text().split("\r\n")[:-1]
    assert max(map(len, sentences)) <= 72
    assert last == f"  {command}"


def test_more_than_ascii_says_what_it_is_at_its_beginning():
    plain, other = Page(Words()), Page(Words())
    plain.heading("READ ME")
    other.heading("PREBERI ŠE TO")

    assert plain.encoded() == b"READ ME\r\n"
    assert other.encoded().startswith(codecs.BOM_UTF8)


def test_what_stands_first_makes_the_room_that_its_other_lines_leave():
    page = Page(Words())

    page.steps("one " * 30)

    first, *others = page.text().split("\r\n")[:-1]
    assert first.startswith("  1. one")
    assert {line[:5] for line in others} == {"     "}
