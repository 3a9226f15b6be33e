from datetime import UTC, datetime

import pytest

from evidence_kit.guidance.situation import (
    METHOD_NOT_KNOWN,
    QUESTIONS,
    UNSURE,
    AgeRule,
    Claim,
    PaidState,
    PublishedState,
    Situation,
    YesNoUnsure,
    situation_of,
)
from evidence_kit.model import AgeInPicture, Ages, Case, CaseId, Payment, PaymentStatus

AT = datetime(2026, 11, 20, 22, 5, tzinfo=UTC)
CASE = Case(
    id=CaseId("0" * 32),
    reference="EK-2026-000001",
    created_at=AT,
    created_offset_minutes=60,
    ages=Ages(now=25, in_picture=AgeInPicture.ADULT),
    country="GB-SCT",
    language="sl",
    initials="SK",
)


def payment(status, method="bitcoin"):
    return Payment(
        number=1,
        status=status,
        method=method,
        amount="1",
        currency="BTC",
        to="",
        at_text="",
        item_id=None,
        recorded_at=AT,
    )


def test_somebody_who_says_nothing_is_treated_as_under_18():
    situation = Situation()

    assert situation.may_be_under_18
    assert situation.picture_may_be_under_18


def test_an_adult_with_a_picture_from_childhood_is_an_adult_with_an_under_18_picture():
    situation = Situation(ages=Ages(now=25, in_picture=AgeInPicture.UNDER_18))

    assert not situation.may_be_under_18
    assert situation.picture_may_be_under_18


def test_whoever_is_under_18_today_was_under_18_in_the_picture_whatever_was_answered():
    situation = Situation(ages=Ages(now=17, in_picture=AgeInPicture.ADULT))

    assert situation.picture_may_be_under_18


def test_eighteen_is_adult():
    situation = Situation(ages=Ages(now=18, in_picture=AgeInPicture.ADULT))

    assert not situation.may_be_under_18
    assert not situation.picture_may_be_under_18


@pytest.mark.parametrize(
    ("rule", "for_minor", "for_adult"),
    [(AgeRule.ANY, True, True), (AgeRule.UNDER_18, True, False), (AgeRule.ADULT, False, True)],
)
def test_an_age_rule_lets_in_whom_it_names(rule, for_minor, for_adult):
    assert rule.allows(may_be_under_18=True) is for_minor
    assert rule.allows(may_be_under_18=False) is for_adult


@pytest.mark.parametrize(
    ("paid", "methods", "says_so"),
    [
        (PaidState.NO, (), False),
        (PaidState.NOT_SURE, (), False),
        (PaidState.NOT_SURE, ("card",), True),
        (PaidState.ATTEMPTED, (), True),
        (PaidState.PAID, (), True),
        (PaidState.ACCOUNT_USED, (), True),
    ],
)
def test_not_sure_alone_does_not_say_that_money_moved(paid, methods, says_so):
    assert Situation(paid=paid, methods=methods).says_money_moved is says_so


def test_a_situation_says_what_the_case_knows_and_no_more():
    situation = situation_of(CASE, ())

    assert (situation.country, situation.language) == ("GB-SCT", "sl")
    assert (situation.ages, situation.paid) == (CASE.ages, PaidState.NOT_SURE)


@pytest.mark.parametrize(
    ("status", "paid", "methods"),
    [
        (PaymentStatus.DEMANDED, PaidState.NOT_SURE, ()),
        (PaymentStatus.ATTEMPTED, PaidState.ATTEMPTED, ("bitcoin",)),
        (PaymentStatus.MADE, PaidState.PAID, ("bitcoin",)),
        (PaymentStatus.REFUNDED, PaidState.NOT_SURE, ()),
    ],
)
def test_only_money_that_moved_or_nearly_moved_changes_the_situation(status, paid, methods):
    situation = situation_of(CASE, (payment(status),))

    assert (situation.paid, situation.methods) == (paid, methods)


def test_a_method_nobody_knows_hides_no_way_of_paying():
    paid = (payment(PaymentStatus.MADE, METHOD_NOT_KNOWN),)

    assert situation_of(CASE, paid).methods == ()
    assert situation_of(CASE, paid).says_money_moved


def test_what_a_case_was_told_becomes_part_of_the_situation():
    told = {
        "guidance/published": "online",
        "guidance/offender-known": "yes",
        "guidance/claim": "ai-made",
        "guidance/paid": "account-used",
    }
    found = situation_of(CASE, (), told)

    assert found.published is PublishedState.ONLINE
    assert found.offender_known is YesNoUnsure.YES
    assert found.claim is Claim.AI_MADE
    assert found.paid is PaidState.ACCOUNT_USED


def test_an_answer_nobody_knows_is_not_sure():
    assert situation_of(CASE, (), {"guidance/claim": "perhaps"}).claim is Claim.NOT_SURE


def test_every_question_can_be_left_open():
    for kind in QUESTIONS.values():
        assert UNSURE in {each.value for each in kind}
