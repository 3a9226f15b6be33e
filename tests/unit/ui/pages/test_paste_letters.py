import pytest

from evidence_kit.i18n import Words
from evidence_kit.ui.pages.paste_letters import odd_letters, oddities, unseen_characters

ENGLISH = Words()


@pytest.mark.parametrize("value", ["lena.k_9421", "москва", "παράδειγμα", "東京カメラ", "žiga č"])
def test_a_word_in_one_alphabet_is_nothing_odd(value: str) -> None:
    assert oddities(value, ENGLISH) == ()


def test_a_letter_of_another_alphabet_is_named_with_its_word() -> None:
    assert oddities("https://ex\u0430mple.com/p", ENGLISH) == (
        "One letter is not what it seems: the “\u0430” in “ex\u0430mple” is Cyrillic.",
    )


def test_a_sign_that_looks_like_a_letter_is_named() -> None:
    (found,) = odd_letters("b\U0001d41bnk")

    assert (found.letter, found.alphabet) == ("\U0001d41b", "STYLED")


def test_a_character_that_cannot_be_seen_is_named_by_its_number() -> None:
    assert oddities("anna\u200b_1999", ENGLISH) == (
        "A character that cannot be seen stands in it: ⟦U+200B⟧, zero width space.",
    )


def test_many_odd_characters_are_counted_and_not_listed() -> None:
    said = oddities("a\u200b\u200c\u200e\u200f\u2060b", ENGLISH)

    assert len(said) == 4
    assert said[-1] == "And 2 more."


def test_ordinary_spaces_between_groups_are_nothing_odd() -> None:
    assert unseen_characters("SI56 2633 0001 2039 086") == ()
