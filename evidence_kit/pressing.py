"""What cannot wait, in the order in which something can still be done about it.

The rules are: what is still to come stands before what has passed, and the nearest of it first;
money that moved a moment ago stands first, because it can perhaps still be stopped; a deadline in
words is put where it most likely falls, from when its message was written, and nothing is printed
of that (:mod:`evidence_kit.likely_ends`); money that moved on a day that was told is placed by that
day; where nothing can be worked out the one written last stands first, after what is known to
press and before what is most likely over. What is threatened stands before what is only asked for.
"""

import re
from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta
from enum import IntEnum

from evidence_kit.likely_ends import likely_end
from evidence_kit.model import ItemId, Payment, PaymentStatus, Threat
from evidence_kit.told_times import DayOrders, stated_instant

RECENT = timedelta(days=3)
"""How long a payment counts as one that can perhaps be recalled: officer's facts §1.4, 72 hours."""

_NOTHING_KNOWN = DayOrders()
_LAST_MINUTE = time(23, 59)

_ASKS_A_SUM = re.compile(
    r"\d|\b(?:pay|paga|pagar|plačaj|plati|zahl|pague|paie|money|soldi|denar|geld|dinero|argent|novac)"
)
_THREATENS = re.compile(
    r"\b(?:post|publish|share|shar|leak|expos|upload|spread|show|tell|ruin|kill|hurt|every(?:one|body)"
    r"|family|friends|contacts|followers|send (?:it|them|this|the|your|to)|pubblic|pubblich|diffond"
    r"|condivid|mostr|mando|mander|invi|rovin|famigli|amici|contatti|tutti|objav|razšir|razpošlj"
    r"|pokaž|pokaz|pošljem|pošiljam|vsem|vsi\b|družin|prijatelj|stik|sledilc|veröffentlich|poste"
    r"|teile|zeig|schick|sende|freund|familie|kontakt|allen|alle\b|publi|enverr|envoi|partag|montr"
    r"|famille|tous|subo|subir|compart|envi|familia|amig|todos|podijel|pošaljem|šaljem|obitelj"
    r"|svima|svi\b)"
    r"|\b(?:or|if|otherwise|else|se non|altrimenti|o ti|če|ce ne|sicer|drugače|drugace|ali|oder"
    r"|sonst|wenn|sinon|ou|si no|o si|ako|inače|ili)\b"
)
_MOST_WORDS_OF_A_DEMAND = 12


class _Rank(IntEnum):
    """How much something presses."""

    NOW = 0
    CANNOT_TELL = 1
    LIKELY_OVER = 2
    NO_MORE = 3


def threats_by_deadline(
    threats: Iterable[Threat], now: datetime, orders: DayOrders = _NOTHING_KNOWN
) -> tuple[Threat, ...]:
    """Return threats, the one whose deadline comes next first; without one, as they were entered.

    Args:
        threats: In the order they were entered.
        now: The instant of the report, in the zone of the computer.
        orders: How days are written in the case.
    """
    return tuple(sorted(threats, key=lambda threat: _deadline_rank(threat, now, orders)))


def is_still_ahead(threat: Threat, now: datetime, orders: DayOrders = _NOTHING_KNOWN) -> bool:
    """Whether the time that was set is known, or most likely, still to come.

    Args:
        threat: With its deadline as it was told.
        now: In the zone of the computer.
        orders: How days are written in the case.
    """
    return _deadline_rank(threat, now, orders)[0] is _Rank.NOW


def threats_by_weight(
    threats: Iterable[Threat], now: datetime, orders: DayOrders = _NOTHING_KNOWN
) -> tuple[Threat, ...]:
    """Return threats as :func:`threats_by_deadline` does, but what is only asked for last.

    Args:
        threats: In the order they were entered.
        now: The instant of the report, in the zone of the computer.
        orders: How days are written in the case.
    """
    return tuple(
        sorted(
            threats,
            key=lambda threat: (_is_bare_demand(threat), _deadline_rank(threat, now, orders)),
        )
    )


def payments_by_recall(
    payments: Iterable[Payment], now: datetime, orders: DayOrders = _NOTHING_KNOWN
) -> tuple[Payment, ...]:
    """Return payments that moved, those first that can best be stopped.

    Args:
        payments: In the order they were entered.
        now: The instant of the report, in the zone of the computer.
        orders: How days are written in the case.
    """
    return tuple(sorted(payments, key=lambda payment: _recall_rank(payment, now, orders)))


def _is_bare_demand(threat: Threat) -> bool:
    """Whether the words ask for something and say nothing of what else is done; also no words."""
    text = threat.text.casefold().strip()
    is_short = len(text.split()) <= _MOST_WORDS_OF_A_DEMAND
    asks = is_short and _ASKS_A_SUM.search(text) is not None
    return not text or (asks and _THREATENS.search(text) is None)


def _deadline_rank(threat: Threat, now: datetime, orders: DayOrders) -> tuple[_Rank, timedelta]:
    deadline = stated_instant(threat.deadline_text)
    if deadline is not None:
        # Of those that have passed, the last one is the most likely to be acted on.
        return (_Rank.NOW if deadline > now else _Rank.NO_MORE, abs(deadline - now))
    said = threat.deadline_text.casefold().strip()
    if not said:
        return _Rank.NO_MORE, timedelta.max
    clock_now = now.replace(tzinfo=None)
    end = _day_end(said, threat.item_id, orders)
    written = _written_at(threat, now, orders)
    if end is None and written is not None:
        day = orders.find_day(said, threat.item_id, not_before=written.date())
        end = likely_end(said, written, day)
    if end is not None:
        rank = _Rank.NOW if end > clock_now else _Rank.LIKELY_OVER
        return rank, abs(end - clock_now)
    since = timedelta.max if written is None else clock_now - written
    return _Rank.CANNOT_TELL, since


def _written_at(threat: Threat, now: datetime, orders: DayOrders) -> datetime | None:
    """Return when a threat was said, by a clock without a zone; at the end of a day at the latest.

    Args:
        threat: The threat.
        now: Whose zone an instant is told in.
        orders: How days are written in the case.
    """
    instant = stated_instant(threat.at_text)
    if instant is not None:
        return instant.astimezone(now.tzinfo or UTC).replace(tzinfo=None)
    told = orders.read(threat.at_text, threat.item_id)
    return None if told is None else datetime.combine(told.day, told.clock or _LAST_MINUTE)


def _day_end(said: str, item_id: ItemId | None, orders: DayOrders) -> datetime | None:
    """Return the end of the day that a deadline names with its year; ``None`` for none."""
    told = orders.read(said, item_id)
    return None if told is None else datetime.combine(told.day, told.clock or _LAST_MINUTE)


def _recall_rank(
    payment: Payment, now: datetime, orders: DayOrders
) -> tuple[bool, _Rank, timedelta]:
    # With little room, what was paid is what must not be missing.
    was_not_paid = payment.status is not PaymentStatus.MADE
    since = _since_paid(payment, now, orders)
    if since is None:
        return (was_not_paid, _Rank.CANNOT_TELL, timedelta.max)
    return (was_not_paid, _Rank.NOW if since <= RECENT else _Rank.NO_MORE, since)


def _since_paid(payment: Payment, now: datetime, orders: DayOrders) -> timedelta | None:
    """Return how long ago money moved, rather short than long; ``None`` where nobody can tell.

    A day without its year is the last one of that name: nothing was paid after its report.
    """
    at = stated_instant(payment.at_text)
    if at is not None:
        return now - at
    told = orders.read(payment.at_text, payment.item_id)
    day = (
        orders.find_day(payment.at_text, payment.item_id, not_after=now.date())
        if told is None
        else told.day
    )
    if day is None:
        return None
    clock = None if told is None else told.clock
    moved = datetime.combine(day, clock or _LAST_MINUTE)
    return max(timedelta(), now.replace(tzinfo=None) - moved)
