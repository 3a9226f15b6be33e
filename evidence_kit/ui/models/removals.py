"""Requests to take pictures down of which nothing was heard for a while.

The rules are: a reminder stays inside the app and names no picture; whoever wrote down what came of
a request, or says that they looked, is not asked again.
"""

from datetime import datetime, timedelta

from evidence_kit.messages import CaseSeen
from evidence_kit.model import Removal

REMIND_AFTER = timedelta(days=7)
"""After a week something can be seen there, and nothing is urgent any more."""


def waiting_removals(case: CaseSeen, now: datetime) -> tuple[Removal, ...]:
    """Return the requests without an outcome that are older than a week."""
    return tuple(
        removal
        for removal in case.removals
        if not removal.status and now - removal.recorded_at >= REMIND_AFTER
    )
