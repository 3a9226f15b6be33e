"""Whether this computer's clock can be right, as far as a case itself can tell.

The rules are: only what cannot be is said – a clock that shows a moment before something the case
already holds, or before this program existed; nothing is corrected, and nobody is asked the time.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from evidence_kit.messages import CaseSeen

NOT_BEFORE = datetime(2026, 11, 1, tzinfo=UTC)
"""The program did not exist before."""

_SLACK = timedelta(minutes=5)
"""By this much clocks are put right all the time, and nobody has to hear of it."""


def is_clock_behind(case: CaseSeen, now: datetime) -> bool:
    """Return whether a clock shows a moment before one that has been."""
    return now < max(NOT_BEFORE, *(at - _SLACK for at in _moments(case)))


def _moments(case: CaseSeen) -> Iterator[datetime]:
    yield case.case.created_at
    yield from (item.imported_at for item in case.items)
    yield from (export.made_at for export in case.exports)
    yield from (identifier.recorded_at for identifier in case.identifiers)
    yield from (payment.recorded_at for payment in case.payments)
    yield from (event.recorded_at for event in case.events)
