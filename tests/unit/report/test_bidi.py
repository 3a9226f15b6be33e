from itertools import islice
from pathlib import Path

import pytest

from evidence_kit.report.bidi import base_level, levels, runs_right_to_left, visual_order

UNICODE_PATH = Path("/usr/share/unicode")
CONTROLS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")

needs_unicode_data = pytest.mark.skipif(
    not (UNICODE_PATH / "BidiCharacterTest.txt").exists(), reason="Debian’s unicode-data is absent"
)


def cases():
    """Unicode’s own cases, but for those with controls of direction: they never get this far."""
    for line in (UNICODE_PATH / "BidiCharacterTest.txt").read_text("utf-8").splitlines():
        fields = line.partition("#")[0].strip().split(";")
        if len(fields) != 5:
            continue
        text = "".join(chr(int(point, 16)) for point in fields[0].split())
        if not CONTROLS & set(text):
            yield text, fields[1], int(fields[2]), fields[3].split(), fields[4].split()


@needs_unicode_data
@pytest.mark.parametrize("step", [11, pytest.param(1, marks=pytest.mark.deep)])
def test_unicodes_own_test_gives_its_levels_and_order(step):
    wrong = []
    count = 0
    for text, asked, base, wanted, order in islice(cases(), 0, None, step):
        found = levels(text, base)
        kept = [place for place, level in enumerate(wanted) if level != "x"]
        seen = visual_order(kept, [found[place] for place in kept])
        is_right = (
            (asked != "2" or base_level(text) == base)
            and [str(found[place]) for place in kept] == [wanted[place] for place in kept]
            and [str(place) for place in seen] == order
        )
        count += 1
        if not is_right:
            wrong.append(text)
    assert wrong == []
    assert count > 91_000 / step


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("pay שלום now", "pay םולש now"),
        ("שלום 500 EUR", "EUR 500 םולש"),
        ("(שלום)", "(םולש)"),
        ("abc", "abc"),
    ],
)
def test_a_line_is_put_in_the_order_it_is_read(text, seen):
    mirrored = {"(": ")", ")": "("}
    found = levels(text, base_level(text))
    drawn = [
        mirrored.get(character, character) if level % 2 else character
        for character, level in zip(text, found, strict=True)
    ]
    assert "".join(visual_order(drawn, found)) == seen


@pytest.mark.parametrize("text", ["", "Anna", "я", "她", "😈", "123"])
def test_left_to_right_text_is_told_at_a_glance(text):
    assert not runs_right_to_left(text)
    assert base_level(text) == 0


@pytest.mark.parametrize("text", ["ש", "ل", "\u0660", "\ufb1d", "\U0001e900"])
def test_right_to_left_text_is_told_at_a_glance(text):
    assert runs_right_to_left(text)
