"""Whether a line is open at a moment, as far as its hours say it plainly.

The rules are: the hours stay words, and only plain ones are read – the same hours on named days;
what says anything more is *cannot tell*, never *closed*; holidays are known to nobody here.
"""

import re
from datetime import datetime
from enum import StrEnum

from evidence_kit.guidance.schema import DAY_AND_NIGHT

_DAYS = {
    "Every day": range(7),
    "Monday to Friday": range(5),
    "Monday to Saturday": range(6),
    "Chat on workdays": range(5),
}
"""As the guidance writes them → days as ``datetime.weekday`` counts."""

_PLAIN = re.compile(rf"(?P<days>{'|'.join(_DAYS)}) (?P<from>\d{{1,2}}:\d\d)–(?P<to>\d{{1,2}}:\d\d)")


class Openness(StrEnum):
    """Whether somebody answers."""

    OPEN = "open"
    CLOSED = "closed"
    CANNOT_TELL = "cannot-tell"


def openness_at(hours: str, moment: datetime) -> Openness:
    """Say whether a line is open.

    Args:
        hours: As the guidance has them, in English; "" where none are given.
        moment: On the clock of where the line is; its zone is not looked at.

    >>> openness_at("Every day 12:00–20:00", datetime(2026, 11, 29, 2, 0))
    <Openness.CLOSED: 'closed'>
    >>> openness_at("Day and night", datetime(2026, 11, 29, 2, 0))
    <Openness.OPEN: 'open'>
    """
    if hours == DAY_AND_NIGHT:
        return Openness.OPEN
    plain = _PLAIN.fullmatch(hours)
    if plain is None:
        return Openness.CANNOT_TELL
    begins, ends = _minute(plain["from"]), _minute(plain["to"])
    if ends <= begins:
        return Openness.CANNOT_TELL
    is_day = moment.weekday() in _DAYS[plain["days"]]
    is_time = begins <= moment.hour * 60 + moment.minute < ends
    return Openness.OPEN if is_day and is_time else Openness.CLOSED


def _minute(text: str) -> int:
    hour, minute = text.split(":")
    return int(hour) * 60 + int(minute)
