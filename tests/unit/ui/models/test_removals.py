from datetime import timedelta

import pytest

from evidence_kit.model import Removal, StepState
from evidence_kit.ui.models.removals import (
    RemovalDates,
    look_step,
    removal_dates,
    removals_in_report,
    waiting_removals,
)
from tests.fakes import STARTED_AT
from tests.unit.ui.seen import seen

DAY = timedelta(days=1)


def removal(status=""):
    return Removal(
        number=3,
        service="StopNCII",
        case_number="1",
        pin="",
        status=status,
        recorded_at=STARTED_AT,
    )


def case(status="", **answers):
    named = {f"removal/3/{name}": value for name, value in answers.items()}
    return seen(removals=(removal(status),), answers=named)


def test_dates_are_as_somebody_said_them():
    assert removal_dates(case(asked="last Friday")) == {3: RemovalDates(asked="last Friday")}


@pytest.mark.parametrize(
    ("status", "answers", "days", "is_waiting"),
    [
        ("", {}, 7, True),
        ("", {}, 6, False),
        ("", {"asked": (STARTED_AT - 3 * DAY).date().isoformat()}, 5, True),
        ("", {"asked": "in spring"}, 7, True),
        ("", {"asked": "in spring"}, 6, False),
        ("", {"answered": "today"}, 30, False),
        ("removed", {}, 30, False),
    ],
)
def test_a_week_without_an_answer_is_said(status, answers, days, is_waiting):
    waiting = waiting_removals(case(status, **answers), STARTED_AT + days * DAY)

    assert [each.number for each in waiting] == ([3] if is_waiting else [])


@pytest.mark.parametrize(
    ("state", "waiting"),
    [(StepState.DONE, []), (StepState.NOT_FOR_ME, []), (StepState.NOT_NOW, [3])],
)
def test_whoever_looked_is_not_reminded_again(state, waiting):
    looked = seen(removals=(removal(),), steps={"st09/removal-3": state})

    found = waiting_removals(looked, STARTED_AT + 7 * DAY)

    assert look_step(3) == "st09/removal-3"
    assert [each.number for each in found] == waiting


def test_what_goes_into_the_report_is_what_was_ticked():
    assert removals_in_report(case(**{"in-report": "yes"})) == {3}
    assert removals_in_report(case()) == frozenset()
