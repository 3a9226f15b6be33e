"""Where the ledger shows that the computer's clock was set back between two entries.

Every entry has the time of the clock and, beside it, a counter that only ever goes on while the
computer runs. Where the clock fell behind the counter, somebody or something set it back; on which
side of it the clock was right, nobody can tell. A clock that was set forward does not show: the
counter stands still while a computer sleeps.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise

from evidence_kit.i18n import Words
from evidence_kit.model import LedgerEntry

LEAST = timedelta(minutes=1)
"""A computer that asks the network for the time corrects itself by less than that."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SetBack:
    """The clock went back between two entries that follow each other."""

    before: int
    """The number of the last entry before it."""
    by: timedelta
    """How far, at least: time in which the computer was off does not show."""


def set_backs(ledger: Sequence[LedgerEntry]) -> Iterator[SetBack]:
    """Yield every place where the clock went back, in the order of the ledger."""
    for earlier, later in pairwise(ledger):
        went_on = timedelta()
        if earlier.boot_id == later.boot_id:
            went_on = timedelta(milliseconds=max(0, later.monotonic_ms - earlier.monotonic_ms))
        by = went_on - (later.at - earlier.at)
        if by >= LEAST:
            yield SetBack(before=earlier.n, by=by)


def set_back_words(found: SetBack, words: Words) -> str:
    """Say in a sentence where the clock went back, and how far.

    >>> set_back_words(SetBack(before=3, by=timedelta(days=400, hours=2)), Words())
    'Between entries 3 and 4 of the ledger this computer’s clock went back by 400 days.'
    """
    minutes = found.by // timedelta(minutes=1)
    if minutes >= 2 * 24 * 60:
        days = minutes // (24 * 60)
        by = words.ngettext("{count} day", "{count} days", days).format(count=days)
    elif minutes >= 2 * 60:
        hours = minutes // 60
        by = words.ngettext("{count} hour", "{count} hours", hours).format(count=hours)
    else:
        by = words.ngettext("{count} minute", "{count} minutes", minutes).format(count=minutes)
    # Translators: {by} is a length of time, as “400 days”.
    form = words.gettext(
        "Between entries {before} and {after} of the ledger this computer’s clock went back by "
        "{by}."
    )
    return form.format(before=found.before, after=found.before + 1, by=by)
