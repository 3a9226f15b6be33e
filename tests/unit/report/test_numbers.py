import pytest

from evidence_kit.model import Validity
from evidence_kit.report.numbers import wrong_digits, wrong_words


def test_a_wrong_number_is_said_to_be_wrong(words):
    assert [text.text for text in wrong_digits(Validity.INVALID, words)] == ["check digits wrong"]


@pytest.mark.parametrize("check", [Validity.VALID, Validity.NO_CHECK_DIGITS, None])
def test_of_any_other_number_nothing_is_said(check, words):
    assert (wrong_digits(check, words), wrong_words(check, words)) == ((), "")
