from dataclasses import replace
from datetime import timedelta

import pytest

from evidence_kit.messages import CaseSeen, ExportSeen
from evidence_kit.ui.models.clock_doubt import NOT_BEFORE, is_clock_behind
from tests.fakes import STARTED_AT
from tests.unit.ui.seen import event, identifier, item, payment, seen

LATER = STARTED_AT + timedelta(days=1)


@pytest.mark.parametrize(
    "case",
    [
        seen(case=replace(seen().case, created_at=LATER)),
        seen(items=(item(imported_at=LATER),)),
        seen(exports=(ExportSeen(version=1, kind="package", made_at=LATER, code=""),)),
        seen(identifiers=(replace(identifier(), recorded_at=LATER),)),
        seen(payments=(payment(recorded_at=LATER),)),
        seen(events=(replace(event(), recorded_at=LATER),)),
    ],
)
def test_no_clock_can_be_before_what_the_case_holds(case: CaseSeen) -> None:
    assert is_clock_behind(case, STARTED_AT + timedelta(hours=1))
    assert not is_clock_behind(case, LATER)
    assert not is_clock_behind(case, LATER + timedelta(days=400))


def test_seconds_are_no_doubt() -> None:
    assert not is_clock_behind(seen(), STARTED_AT - timedelta(seconds=40))


def test_no_clock_can_be_before_the_program_existed() -> None:
    made_then = seen(case=replace(seen().case, created_at=NOT_BEFORE - timedelta(days=900)))

    assert NOT_BEFORE < STARTED_AT
    assert is_clock_behind(made_then, NOT_BEFORE - timedelta(hours=1))
