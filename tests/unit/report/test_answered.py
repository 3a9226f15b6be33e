from dataclasses import replace

import pytest

from evidence_kit.model import CaseFile
from evidence_kit.questions import CHOICES, Question
from evidence_kit.report import answered
from evidence_kit.report.vocabulary import DEVICE_WORDS, PRIVACY_WORDS


@pytest.fixture
def whole(case_file, words, all_texts):
    def say(case: CaseFile = case_file) -> str:
        return "\n".join(all_texts(answered.answers_blocks(case, words)))

    return say


def test_every_answer_that_can_be_chosen_has_words():
    assert set(CHOICES[Question.DEVICE]) == set(DEVICE_WORDS)
    assert set(CHOICES[Question.PRIVACY]) == set(PRIVACY_WORDS)


@pytest.mark.parametrize("question", [Question.DANGER, Question.PUBLISHED])
def test_each_answer_to_a_question_reads_differently(case_file, words, all_texts, question):
    tell = {Question.DANGER: answered.danger, Question.PUBLISHED: answered.published}[question]
    said = {
        "".join(all_texts(tell(replace(case_file, answers={question: answer}), words)))
        for answer in ("", *CHOICES[question])
    }
    assert len(said) == 1 + len(CHOICES[question])


def test_what_was_typed_stands_whole(whole):
    said = whole()
    for text in (
        "He wrote that he knows where my school is",
        "She followed me on Instagram and wrote first",
        "please no calls before 16:00, and no voice messages",
        "a still picture from the call; my face can be seen",
        "my mother",
        "PR 12/2026",
    ):
        assert text in said


def test_dont_know_is_an_answer_that_prints(case_file, whole):
    said = whole(replace(case_file, answers={"began": "dont-know"}))
    assert "How it began\nThe person did not know." in said
    assert "Talking with the person\nNothing recorded." in said


def test_a_case_without_answers_says_so_everywhere(empty_case_file, whole):
    said = whole(empty_case_file)
    assert "Not stated." in said
    assert "Not chosen." in said
    assert "Sent or shown to others already: not stated." in said
    assert said.count("Nothing recorded.") == 6
    assert "Who helped to write\nNot stated. It may have been left out by choice." in said


def test_a_referral_says_what_is_missing(make_referral, words):
    bare = make_referral(1, force="", reference="", on_text="", officer="PC 4471")
    told = answered.referral_words(bare, words)
    assert told == "police force not said, no reference noted, PC 4471"


@pytest.mark.parametrize(("initials", "is_said"), [("JS", True), ("EX", False), ("", False)])
def test_the_case_number_only_says_where_the_initials_still_stand(
    case_file, words, initials, is_said
):
    case = replace(
        case_file,
        case=replace(case_file.case, initials=initials),
        answers={Question.PRIVACY: "reference"},
    )
    said = answered.privacy_words(case, words)
    assert said.startswith("Chose to appear by the case reference only.")
    assert ("Exhibit numbers begin with the initials that were given." in said) is is_said


def test_those_who_agree_to_be_named_are_told_nothing_of_initials(case_file, words):
    for chosen in ("named", "initials", ""):
        case = replace(case_file, answers={Question.PRIVACY: chosen})
        assert "Exhibit numbers" not in answered.privacy_words(case, words)
