import pytest

from evidence_kit.recognising.stamps import Senders, Times, opening_of, written_at
from evidence_kit.recognising.words import Lines


@pytest.mark.parametrize(
    ("line", "at", "sender", "message"),
    [
        ("[12/03/2025, 21:14:07] Jess: hi", "12/03/2025, 21:14:07", "Jess", "hi"),
        ("12.3.25, 21:14 - Ana: hi", "12.3.25, 21:14", "Ana", "hi"),
        ("[3. 4. 2025, 22:10] Ana: hi", "3. 4. 2025, 22:10", "Ana", "hi"),
        ("[3/12/25, 9:14:07 PM] Jess: hi", "3/12/25, 9:14:07 PM", "Jess", "hi"),
        ("Jess: hi", "", "Jess", "hi"),
        ("at 21:14 we met", "", "", "at 21:14 we met"),
    ],
)
def test_what_stands_before_a_message_is_told_as_written(line, at, sender, message):
    opening = opening_of(line, 0)

    assert (opening.at, opening.sender, line[opening.end :]) == (at, sender, message)


def test_a_message_of_several_lines_has_the_time_of_its_first():
    text = "[12/03/2025, 21:14:07] Jess: one\ntwo\n\nthree"
    lines = Lines.of(text)

    assert written_at(text, lines, text.index("two")) == "12/03/2025, 21:14:07"
    assert written_at(text, lines, text.index("three")) == ""


def senders_of(text):
    return Senders(text=text, lines=Lines.of(text))


def test_a_line_without_a_name_belongs_to_the_message_above():
    text = "[12/03/2025, 21:14:07] Jess: one\ntwo\n[12/03/2025, 21:15:00] Tim: three"
    senders = senders_of(text)

    assert [senders.at(text.index(word)) for word in ("one", "two", "three")] == [
        "Jess",
        "Jess",
        "Tim",
    ]


def test_a_label_is_nobody_s_name():
    text = "Amount: 500 EUR\nIBAN: GB82 WEST"

    assert senders_of(text).at(text.index("IBAN")) == ""


def test_names_before_several_messages_are_names():
    text = "Jess: pay\nTim: no\nJess: pay\nTim: why"

    assert senders_of(text).at(text.index("no")) == "Tim"


def test_a_chat_typed_from_memory_has_senders():
    text = "Him: pay\nMe: no"

    assert [senders_of(text).at(place) for place in (0, len(text) - 1)] == ["Him", "Me"]


def test_the_words_of_a_message_begin_after_its_name():
    text = "[12/03/2025, 21:14:07] Jess: one"

    assert text[senders_of(text).after_opening(0, len(text)) :] == "one"
    assert senders_of("to: one").after_opening(0, 7) == 0


def test_the_time_of_a_message_is_that_of_its_line():
    text = "[12/03/2025, 21:14:07] Jess: one\ntwo"

    assert Times(text=text, lines=Lines.of(text)).at(len(text) - 1) == "12/03/2025, 21:14:07"
