from evidence_kit.questions import CHOICES, DONT_KNOW, Question


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
    ]
