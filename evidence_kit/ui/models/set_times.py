"""The times that were set by those who threaten, in one calm line.

A worker needs them and an officer should know them; whoever is threatened owes them nothing. The
rules are: no countdown, no colour, no word of how little is left, and nothing that asks anybody to
win time; what still presses most is named first; a time without a date of its own stands with the
day it was said, where that is known, for "midnight" is another one every day; the line goes once a
report holds it, somebody was told, or the time is over.
"""

from collections.abc import Iterator
from datetime import datetime

from PySide6.QtCore import QLocale

from evidence_kit.i18n import Words
from evidence_kit.messages import CaseSeen
from evidence_kit.model import Threat
from evidence_kit.pressing import is_still_ahead, threats_by_deadline
from evidence_kit.told_times import DayOrders, day_orders
from evidence_kit.ui.models.times import instant_in, time_words
from evidence_kit.visible import visible

_MOST_TIMES = 3
_LONGEST = 60


def set_times_line(case: CaseSeen, now: datetime, words: Words, locale: QLocale) -> str:
    """Return the line; "" where no time was set that somebody still has to know of."""
    orders = day_orders(case)
    threats = tuple(_still_told(case, now, orders))
    times = tuple(dict.fromkeys(_said(threat, orders, words, locale) for threat in threats))
    if not times:
        return ""
    # Translators: those who threaten set a time until when; {times} is as it was written down,
    # such as “tonight”, or several, parted by semicolons.
    form = words.ngettext(
        "They set a time: {times}. You do not have to meet it. The police should know of it.",
        "They set times: {times}. You do not have to meet them. The police should know of them.",
        len(times),
    )
    if all(_is_in_a_report(case, threat) for threat in threats):
        # Translators: as above, where a report that was made holds all of these times.
        form = words.ngettext(
            "They set a time: {times}. You do not have to meet it. It is in the report.",
            "They set times: {times}. You do not have to meet them. They are in the report.",
            len(times),
        )
    return form.format(times="; ".join(times[:_MOST_TIMES]))


def _still_told(case: CaseSeen, now: datetime, orders: DayOrders) -> Iterator[Threat]:
    here = now.astimezone()
    for threat in threats_by_deadline(case.threats, here, orders):
        told = threat.deadline_text.strip()
        if not told or _is_over(told, now):
            continue
        is_known = _is_in_a_report(case, threat) or _was_somebody_told(case, threat)
        if not is_known or is_still_ahead(threat, here, orders):
            yield threat


def _said(threat: Threat, orders: DayOrders, words: Words, locale: QLocale) -> str:
    told = " ".join(threat.deadline_text.split())
    said = visible(time_words(told, words, locale))
    said = said if len(said) <= _LONGEST else f"{said[:_LONGEST]} …"
    day = "" if orders.read(told, threat.item_id) else _day_of(threat, orders, words, locale)
    # Translators: {time} is a time that was set, in words such as “until midnight”; {day} is
    # the day on which that was written or said, such as 24 Nov 2026.
    form = words.gettext("{time} (said on {day})")
    return form.format(time=said, day=day) if day else said


def _day_of(threat: Threat, orders: DayOrders, words: Words, locale: QLocale) -> str:
    """Return the day on which a threat was made; "" where it is not known."""
    told = orders.read(threat.at_text, threat.item_id)
    return "" if told is None else time_words(told.day.isoformat(), words, locale)


def _is_in_a_report(case: CaseSeen, threat: Threat) -> bool:
    reports = (export for export in case.exports if export.kind != "papers")
    return any(export.made_at >= threat.recorded_at for export in reports)


def _was_somebody_told(case: CaseSeen, threat: Threat) -> bool:
    return any(referral.recorded_at >= threat.recorded_at for referral in case.referrals)


def _is_over(told: str, now: datetime) -> bool:
    """Whether a time is over beyond doubt; a day is not over before the next one has begun."""
    at = instant_in(told)
    return at is not None and at.date() < now.astimezone(at.tzinfo).date()
