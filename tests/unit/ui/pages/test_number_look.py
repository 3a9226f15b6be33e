import pytest

from evidence_kit.i18n import Words
from evidence_kit.messages import NumberLookedAt
from evidence_kit.model import Validity
from evidence_kit.ui.pages.number_look import look_words, prose_words, stop_words


@pytest.mark.parametrize(
    ("kept", "check", "begins", "tone"),
    [
        ("", None, "", "soft"),
        ("", Validity.NO_CHECK_DIGITS, "", "soft"),
        ("", Validity.VALID, "Number adds up", "keep"),
        ("", Validity.INVALID, "Does not add up", "soon"),
        ("•••• 1111", Validity.VALID, "Will be kept as •••• 1111. ", "soft"),
        ("•••• 1111", None, "Will be kept as •••• 1111. ", "soft"),
        ("•••• 1112", Validity.INVALID, "Does not add up – look again. Will be kept as ", "soon"),
    ],
)
def test_what_is_kept_and_whether_it_adds_up_are_said_together(
    words: Words, kept: str, check: Validity | None, begins: str, tone: str
) -> None:
    text, said_in = look_words(NumberLookedAt(kept=kept, check=check), words)

    assert (text.startswith(begins), bool(text), said_in) == (True, bool(begins), tone)


def test_of_sentences_only_a_hidden_card_is_said(words: Words) -> None:
    hidden = NumberLookedAt(kept="pay to •••• 1112", check=Validity.INVALID)

    assert prose_words(hidden, words)[0].startswith("Of the card number only the last digits")
    assert prose_words(NumberLookedAt(check=Validity.INVALID), words) == ("", "soft")


@pytest.mark.parametrize("kept", ["", "•••• 1112"])
def test_a_stop_says_first_that_nothing_is_kept_yet(words: Words, kept: str) -> None:
    said = stop_words(NumberLookedAt(kept=kept, check=Validity.INVALID), words)

    assert said.startswith("Not kept yet: ")
    assert ("Will be kept as •••• 1112" in said) is bool(kept)
