"""What cannot wait, in the order in which something can still be done about it.

The rules are: what is still to come stands before what has passed, and the nearest of it first;
money that moved a moment ago stands first, because it can perhaps still be stopped; a deadline in
words is put where it most likely falls, from when its message was written, and nothing is printed
of that; where nothing can be worked out the one written last stands first, after what is known to
press and before what is most likely over. What is threatened stands before what is only asked for.
"""

import re
from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta
from enum import IntEnum

from evidence_kit.model import ItemId, Payment, PaymentStatus, Threat
from evidence_kit.told_times import DayOrders, stated_instant

RECENT = timedelta(days=3)
"""How long a payment counts as one that can perhaps be recalled: officer's facts §1.4, 72 hours."""

_NOTHING_KNOWN = DayOrders()
_NOON = 12
_HOURS_OF_DAY = 24
_LAST_MINUTE = time(23, 59)

_BY = (
    r"by|before|until|till?|do|pred|entro(?: le| l['’])?|alle|ore|prima delle|fino alle"
    r"|bis(?: um)?|um|vor|antes de las?|a las?|hasta las?|avant|à|d['’]ici|jusqu['’]à|prije"
)
_HOUR = re.compile(
    rf"(?:\b(?:{_BY})\s+(?P<by>[01]?\d|2[0-4])(?:[:.h](?P<by_minute>[0-5]\d))?"
    r"|\b(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)|\b(?P<of_clock>[01]?\d|2[0-4])(?=\s?uhr\b))"
    r"(?!\d)\s?(?P<half>[ap]\.?m\b)?"
)
_LENGTH_AFTER_BY = re.compile(
    r"\s?(?:hours?|hrs?|ore|ur|urah|stunden|std|horas|heures|sata?|sati|min\w*|dni|days?"
    r"|giorni|tagen?|días|dias|jours|dana)\b"
)
"""After an hour that begins with a word such as "by": then it is a length of time."""
_LENGTH = re.compile(
    r"\b(?P<count>\d{1,3})\s?(?:(?P<minutes>min\w*)"
    r"|(?P<hours>h|hrs?|hours?|ora|ore|ura?|uri|ure|urah|stunden?|std|horas?|heures?|sata?|sati)"
    r"|(?P<days>days?|dan|dni|dneh|dnevih|giorn[io]|tagen?|tage?|d[ií]as?|jours?|dana))\b"
)
_TOMORROW = re.compile(
    r"\b(?:tomorrow|tomorow|tmrw|tmr|jutri|domani|morgen|ma[ñn]ana|demain|sutra)\b"
)
_TODAY = re.compile(
    r"\b(?:today|tonight|this evening|danes|nocoj|zvečer|zvecer|oggi|stasera|stanotte|heute"
    r"|hoy|esta noche|aujourd['’]hui|ce soir|danas|večeras|veceras)\b"
)
_MIDNIGHT = re.compile(
    r"\b(?:midnight|polnoč\w?|polnoc\w?|mezzanotte|mitternacht|medianoche|minuit|ponoć\w?|ponoci)\b"
)

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


def payments_by_recall(payments: Iterable[Payment], now: datetime) -> tuple[Payment, ...]:
    """Return payments that moved, those first that can best be stopped.

    Args:
        payments: In the order they were entered.
        now: The instant of the report.
    """
    return tuple(sorted(payments, key=lambda payment: _recall_rank(payment, now)))


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
        end = _likely_end(said, written)
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


def _likely_end(said: str, written: datetime) -> datetime | None:
    """Return when a deadline most likely ends, rather late than early; ``None`` for no idea.

    Args:
        said: The deadline in small letters: "entro stasera", "24h", "do 22h".
        written: When it was said.
    """
    try:
        length = _LENGTH.search(said)
        hour = _HOUR.search(said)
        if hour is not None and hour["by"] and _LENGTH_AFTER_BY.match(said, hour.end("by")):
            hour = None
        if hour is None and length is not None:
            count = int(length["count"])
            unit = next(name for name in ("minutes", "hours", "days") if length[name])
            return written + timedelta(**{unit: count})
        is_tomorrow = _TOMORROW.search(said) is not None
        is_today = _TODAY.search(said) is not None
        day = written.date() + timedelta(days=is_tomorrow)
        if hour is not None:
            return _at_hour(hour, datetime.combine(day, time()), written)
        if is_tomorrow or is_today or _MIDNIGHT.search(said) is not None:
            return datetime.combine(day, _LAST_MINUTE)
    except OverflowError:
        return None
    return None


def _at_hour(found: re.Match[str], day: datetime, written: datetime) -> datetime:
    """Return an hour of a day; where it was over when it was said, the next one of that name."""
    hour = int(found["by"] or found["hour"] or found["of_clock"])
    minute = int(found["by_minute"] or found["minute"] or 0)
    half = found["half"] or ""
    if half.startswith("p") and hour < _NOON:
        hour += _NOON
    at = day + timedelta(hours=hour, minutes=minute)
    if at <= written and not half and hour < _NOON:
        at += timedelta(hours=_NOON)
    return at + timedelta(hours=_HOURS_OF_DAY) if at <= written else at


def _recall_rank(payment: Payment, now: datetime) -> tuple[bool, _Rank, timedelta]:
    # With little room, what was paid is what must not be missing.
    was_not_paid = payment.status is not PaymentStatus.MADE
    at = stated_instant(payment.at_text)
    if at is None:
        return (was_not_paid, _Rank.CANNOT_TELL, timedelta.max)
    return (was_not_paid, _Rank.NOW if now - at <= RECENT else _Rank.NO_MORE, now - at)
