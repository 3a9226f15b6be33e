import pytest
from msgspec import structs

from evidence_kit.guidance.wording import (
    LONGEST_SENTENCE_WORDS,
    forbidden_in,
    longest_sentence_words,
)
from evidence_kit.i18n import Words
from evidence_kit.messages import AgesChanged, AgesForeseen, ExportSeen
from evidence_kit.model import AgeInPicture, Ages
from evidence_kit.ui.models.settings_page import (
    AgesState,
    ages_words,
    changed_words,
    foreseen_words,
    rules_words,
)
from tests.fakes import STARTED_AT, new_case

ENGLISH = Words()
ADULT = Ages(now=34, in_picture=AgeInPicture.ADULT)
MADE = tuple(
    ExportSeen(version=n, kind=kind, made_at=STARTED_AT, code="0" * 64)
    for n, kind in enumerate(("report", "package"), start=1)
)
NOT_SURE = Ages(now=None, in_picture=AgeInPicture.NOT_SURE)


def foreseen(
    *, begins: bool = False, ends: bool = False, to_withdraw: tuple[str, ...] = ()
) -> AgesForeseen:
    return AgesForeseen(begins=begins, ends=ends, to_withdraw=to_withdraw)


def changed(
    age: int, *, exports: tuple[ExportSeen, ...] = (), withdrawn: tuple[str, ...] = ()
) -> AgesChanged:
    return AgesChanged(
        case=new_case(age=age), withdrawn=withdrawn, to_look_at=("JS-002",), exports=exports
    )


def test_an_empty_age_is_not_sure() -> None:
    state = AgesState(typed=" ", in_picture=AgeInPicture.ADULT)

    assert state.answers == Ages(now=None, in_picture=AgeInPicture.ADULT)


@pytest.mark.parametrize("typed", ["seventeen", "17.5", "-3", "1000", "١٧"])
def test_what_is_no_number_of_years_is_no_answer(typed: str) -> None:
    assert AgesState(typed=typed, in_picture=AgeInPicture.ADULT).answers is None


def test_both_questions_need_an_answer() -> None:
    assert AgesState(typed="17").answers is None


def test_not_sure_is_said_as_not_sure() -> None:
    assert ages_words(NOT_SURE, ENGLISH).count("not sure") == 2
    assert "counts as under 18" in rules_words(NOT_SURE, ENGLISH)
    assert rules_words(ADULT, ENGLISH) == "The rules for adults hold."


def test_what_would_go_is_named_and_the_police_come_first() -> None:
    said = " ".join(foreseen_words(foreseen(begins=True, to_withdraw=("JS-003",)), ENGLISH))

    assert "JS-003" in said
    assert "Is a report to the police already open? Then ask them first." in said


def test_a_change_without_effect_is_said_to_have_none() -> None:
    assert foreseen_words(foreseen(), ENGLISH) == ("Nothing that is kept would change.",)


def test_looser_answers_lead_to_a_new_case() -> None:
    said = " ".join(foreseen_words(foreseen(ends=True), ENGLISH))

    assert "stricter, not looser" in said
    assert "new case" in said


def test_what_went_and_what_must_be_looked_at_is_named() -> None:
    said = " ".join(changed_words(changed(15, exports=MADE, withdrawn=("JS-003",)), ENGLISH))

    assert "Taken out: JS-003." in said
    assert "Withheld until somebody has looked: JS-002." in said
    assert "may still hold what was in the case then: Report, version 1, " in said
    assert "; Package, version 2, " in said
    assert "Please do not pass it on. Ask the police what to do with it." in said


@pytest.mark.parametrize(
    "sentence",
    [
        *foreseen_words(foreseen(begins=True, to_withdraw=("JS-003",)), ENGLISH),
        *foreseen_words(foreseen(ends=True), ENGLISH),
        *changed_words(changed(15, exports=MADE[:1], withdrawn=("JS-003",)), ENGLISH),
    ],
)
def test_sentences_about_age_are_plain(sentence: str) -> None:
    assert forbidden_in(sentence) == ""
    assert longest_sentence_words(sentence) <= LONGEST_SENTENCE_WORDS


def test_where_a_picture_is_written_as_text_is_said_in_words() -> None:
    named = structs.replace(
        changed(15), words_to_look_at=("threat/1", "threat/3", "answer/began", "JS-001")
    )
    said = " ".join(changed_words(named, ENGLISH))

    assert "text in: Threats 1, 3; Answers about the case; JS-001. Please" in said
    assert "written as text" not in " ".join(changed_words(changed(15), ENGLISH))
