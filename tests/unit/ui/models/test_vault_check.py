import pytest

from evidence_kit.guidance.wording import (
    LONGEST_SENTENCE_WORDS,
    forbidden_in,
    longest_sentence_words,
)
from evidence_kit.i18n import Words
from evidence_kit.model import Finding, Verdict
from evidence_kit.ui.models.vault_check import (
    VaultAnswer,
    named_for_people,
    said_once,
    vault_answer,
    vault_words,
)
from tests.unit.ui.seen import finding

ENGLISH = Words()
LABELS = frozenset({"JS-001", "JS-002", "JS-003"})
GOOD = (finding("database"), finding("JS-001"))
DESCRIBED = finding("JS-002", Verdict.NOT_CHECKED, "not-held")


@pytest.mark.parametrize(
    ("more", "answer"),
    [
        ((), VaultAnswer.AS_SAVED),
        ((DESCRIBED,), VaultAnswer.AS_SAVED),
        ((finding("JS-003", Verdict.NOT_CHECKED, "locked"),), VaultAnswer.INCOMPLETE),
        ((finding("JS-003", Verdict.UNREADABLE),), VaultAnswer.NOT_READABLE),
        ((finding("payment/1", Verdict.ADDED),), VaultAnswer.NOT_READABLE),
        ((finding("JS-003", Verdict.MISSING),), VaultAnswer.CHANGED),
        ((finding("JS-003", Verdict.ALTERED),), VaultAnswer.CHANGED),
    ],
)
def test_a_check_has_four_answers(more: tuple[Finding, ...], answer: VaultAnswer) -> None:
    assert vault_answer((*GOOD, *more)) is answer


@pytest.mark.parametrize(
    ("verdict", "title"),
    [
        (Verdict.ALTERED, "JS-003 is no longer what you saved"),
        (Verdict.MISSING, "The stored file of JS-003 is missing"),
        (Verdict.UNREADABLE, "The stored file of JS-003 cannot be read"),
    ],
)
def test_changed_missing_and_unreadable_are_different_words(verdict: Verdict, title: str) -> None:
    assert vault_words((*GOOD, finding("JS-003", verdict)), LABELS, ENGLISH).title == title


def test_pieces_are_counted_without_what_was_never_stored() -> None:
    said = vault_words((*GOOD, DESCRIBED, finding("JS-003", Verdict.ALTERED)), LABELS, ENGLISH)

    assert said.line == "1 of 2 pieces are exactly as you saved them."


def test_a_damaged_case_file_asks_for_a_copy_first() -> None:
    said = vault_words((finding("database", Verdict.ALTERED),), LABELS, ENGLISH)

    assert said.title == "The case file is not as this program left it."
    assert said.remedy.startswith("Copy the whole case folder")


def test_what_is_noticed_twice_is_said_once() -> None:
    found = (finding("JS-001", Verdict.MISSING, "a"), finding("JS-001", Verdict.MISSING, "b"))

    assert said_once(found) == found[:1]
    assert vault_words(found, LABELS, ENGLISH).title == "The stored file of JS-001 is missing"


def test_several_pieces_are_counted() -> None:
    found = (finding("JS-001", Verdict.ALTERED), finding("JS-003", Verdict.MISSING))

    assert vault_words(found, LABELS, ENGLISH).title.startswith("2 pieces")


def test_parts_of_the_case_have_names_for_people() -> None:
    assert named_for_people(finding("ledger"), ENGLISH).subject == "The record of changes"
    assert named_for_people(finding("JS-001"), ENGLISH).subject == "JS-001"


@pytest.mark.parametrize(
    "found",
    [
        GOOD,
        (finding("JS-001", Verdict.ALTERED),),
        (finding("database", Verdict.ALTERED),),
        (finding("JS-001", Verdict.NOT_CHECKED, "locked"),),
    ],
)
def test_it_is_never_the_persons_doing(found: tuple[Finding, ...]) -> None:
    said = vault_words(found, LABELS, ENGLISH)
    text = f"{said.title} {said.line} {said.evidence} {said.remedy}"

    assert forbidden_in(text) == ""
    assert longest_sentence_words(text) <= LONGEST_SENTENCE_WORDS
    assert "not your doing" in text or not any(each.verdict.is_bad for each in found)
