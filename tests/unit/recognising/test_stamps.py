import pytest

from evidence_kit.recognising.stamps import opening_of, written_at
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
