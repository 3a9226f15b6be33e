"""When removals were asked for and answered, and which of them nobody has heard of for a week.

The rules are: a date is what the person says, in any form; a reminder stands inside the program
alone and names no picture; it goes away as soon as anything is said of an answer.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from evidence_kit.messages import CaseSeen
from evidence_kit.model import Removal
from evidence_kit.questions import YES, removal_answered, removal_asked, removal_in_report
from evidence_kit.ui.models.path import REMOVE, is_settled
from evidence_kit.ui.models.times import instant_in

REMIND_AFTER = timedelta(days=7)
"""After a week something can be seen there, and nothing is urgent any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RemovalDates:
    """When a removal was asked for, and when the service answered; "" for not said."""

    asked: str = ""
    answered: str = ""


def removal_dates(case: CaseSeen) -> Mapping[int, RemovalDates]:
    """Return what is said of when each removal was asked for and answered, by its number."""
    return {
        removal.number: RemovalDates(
            asked=case.answers.get(removal_asked(removal.number), ""),
            answered=case.answers.get(removal_answered(removal.number), ""),
        )
        for removal in case.removals
    }


def waiting_removals(case: CaseSeen, now: datetime) -> tuple[Removal, ...]:
    """Return the removals asked for a week ago or more of which nothing was said.

    Whoever said that they looked is not asked again.
    """
    dates = removal_dates(case)
    return tuple(
        removal
        for removal in case.removals
        if not removal.status
        and not is_settled(case, look_step(removal.number))
        and not dates[removal.number].answered
        and now - _asked_at(removal, dates[removal.number]) >= REMIND_AFTER
    )


def look_step(number: int) -> str:
    """Return the id under which it is remembered that somebody looked how far a removal is."""
    return f"{REMOVE}/removal-{number}"


def removals_in_report(case: CaseSeen) -> frozenset[int]:
    """Return the removals whose service and number go into the police report."""
    return frozenset(
        removal.number
        for removal in case.removals
        if case.answers.get(removal_in_report(removal.number)) == YES
    )


def _asked_at(removal: Removal, dates: RemovalDates) -> datetime:
    # A day in words says nothing a clock could count from.
    return instant_in(dates.asked) or removal.recorded_at
