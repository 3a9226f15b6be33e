import itertools
import sys

from hypothesis import given
from hypothesis import strategies as st

from evidence_kit.ui.unseen import pieces, shown
from evidence_kit.visible import visible

ANY_TEXT = st.text(st.characters(codec=None), max_size=12)


def on_paper(text: str) -> str:
    """How report and terminal show a text; their spaces that layout would swallow put back."""
    return visible(text.replace("\t", " "), is_exact=False).replace("\u00a0", " ")


PLANES = (
    range(0x10000),
    range(0x10000, sys.maxunicode + 1, 61),
    range(0xDFF00, 0xE1100),
)
"""All that people write with, a sample of the rest, and all tags and variation selectors."""


def test_every_single_character_is_shown_as_the_papers_show_it() -> None:
    different = [
        f"U+{point:04X}"
        for point in itertools.chain(*PLANES)
        if chr(point) not in "\t\u00a0" and shown("a" + chr(point)) != on_paper("a" + chr(point))
    ]

    assert different == []


@given(ANY_TEXT)
def test_any_text_is_shown_as_the_papers_show_it(text: str) -> None:
    ours = shown(text.replace("\r\n", "\n").replace("\t", " ")).replace("\u00a0", " ")

    assert ours == on_paper(text)


def test_each_character_keeps_its_piece() -> None:
    found = list(pieces("a\u202eb"))

    assert [piece.is_token for piece in found] == [False, True, False]
    assert len(found) == 3


def test_a_token_cannot_be_faked() -> None:
    assert shown("⟦U+202E⟧") == "⟦U+27E6⟧U+202E⟧"
