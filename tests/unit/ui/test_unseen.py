from hypothesis import given
from hypothesis import strategies as st

from evidence_kit.ui.unseen import pieces, shown
from evidence_kit.visible import visible

ANY_TEXT = st.text(st.characters(codec=None), max_size=12)


@given(ANY_TEXT)
def test_any_text_is_shown_as_the_papers_show_it(text: str) -> None:
    lines = text.replace("\r\n", "\n")

    assert "".join(piece.shown for piece in pieces(lines)) == visible(text, is_exact=False)


@given(ANY_TEXT)
def test_each_character_keeps_its_piece(text: str) -> None:
    assert len(list(pieces(text))) == len(text)


def test_a_number_is_told_from_the_words_around_it() -> None:
    found = list(pieces("a\u202eb\n"))

    assert [piece.is_token for piece in found] == [False, True, False, False]


def test_a_number_cannot_be_faked() -> None:
    assert shown("⟦U+202E⟧") == "⟦U+27E6⟧U+202E⟧"
