import pytest

from evidence_kit.questions import (
    CHOICES,
    DONT_KNOW,
    Question,
    Remark,
    find_remarked,
    remark_on,
)


def test_dont_know_can_be_answered_wherever_somebody_may_not_know() -> None:
    assert all(
        DONT_KNOW in choices
        for question, choices in CHOICES.items()
        if question is not Question.PRIVACY
    )


def test_the_names_that_are_kept_are_frozen() -> None:
    assert [question.value for question in Question] == [
        "danger",
        "danger-note",
        "privacy",
        "device",
        "device-note",
        "published",
        "published-note",
        "began",
        "needs",
        "shared",
        "helper",
        "done",
        "translation",
        "translated-by",
        "safe-at",
    ]
    assert [remark.value for remark in Remark] == [
        "event/until",
        "event/actor",
        "threat/language",
        "referral/reach",
        "identifier/title",
        "identifier/seen-with",
        "identifier/kept-as",
        "identifier/reported",
        "identifier/outcome",
        "report/reason",
    ]


@pytest.mark.parametrize("remark", Remark)
def test_of_every_remark_it_is_known_what_it_is_about(remark: Remark) -> None:
    kind = remark.value.partition("/")[0]
    assert find_remarked(remark_on(12, remark)) == (f"{kind}/12", remark)


@pytest.mark.parametrize("name", ["danger", "item/12/date", "event/12/later", "event/x/until"])
def test_other_answers_are_no_remarks(name: str) -> None:
    assert find_remarked(name) is None
