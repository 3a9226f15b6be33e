import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence_kit.folding import fold


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Čuvaj me", "cuvaj ME"),
        ("ŠPELA Žagar", "spela zagar"),
        ("Đorđe", "dorde"),
        ("Łukasz Ørsted", "lukasz orsted"),
        ("STRASSE", "straße"),
        ("İSTANBUL", "istanbul"),
        ("cafe\u0301", "café"),
        ("ＡＢＣ１２３", "abc123"),
        ("Ελλάδα", "ΕΛΛΑΔΑ"),
        ("Тёмный", "ТЕМНЫЙ"),
        ("مَرْحَبًا", "مرحبا"),
        ("שָׁלוֹם", "שלום"),
        ("ｱｲｳ", "アイウ"),
        ("an\u200bna\u00ad", "anna"),
    ],
)
def test_both_spellings_fold_to_the_same(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"), [("anna", "ana"), ("किताब", "कतब"), ("가", "나"), ("mara", "mar"), ("в", "б")]
)
def test_other_words_stay_other_words(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(st.text(st.characters(exclude_categories=())))
def test_what_is_folded_stays_as_it_is(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(st.characters(min_codepoint=0x21, categories=("L", "N"))))
def test_a_text_is_found_however_it_is_composed(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


def test_a_text_of_nothing_but_accents_is_folded_before_anybody_gives_up() -> None:
    # Put in order all at once, as some Pythons do it, they take ten minutes.
    assert fold("a" + "\u0300\u0327" * 300_000) == "a"


@pytest.mark.parametrize("shift", [0, 1, 2])
def test_a_long_text_folds_to_what_its_words_fold_to(shift: int) -> None:
    word = "c\u030cuvaj\u0327\u0301"

    assert fold(" " * shift + word * 200) == " " * shift + "cuvaj" * 200
