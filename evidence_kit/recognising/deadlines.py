"""Find deadlines: "in 24 hours", "do polnoči", "bis 18 Uhr", "entro domani".

The rules are: a clock time or a number of hours counts only behind a word that makes a limit of it;
it is rewritten as a duration (ISO 8601, "PT24H") or as a time of day ("20:00") where it is one, and
what day is meant is left to the person.
"""

import re
from collections.abc import Iterator

from evidence_kit.recognising import reasons
from evidence_kit.recognising.findings import PassageKind, PassageReading

_SPACE = r"[^\S\n]"
_HOURS = r"h|hrs?|hours?|ur|ure|uri|uro|ora|ore|stunden?|std|horas?|heures?|sat|sata|sati|satu"
_MINUTES = r"min|mins|minutes?|minut\w{0,2}|minuti|minuto|minuten|minutos?"
_DAYS = r"days?|dni|dnevih|dneh|giorn[oi]|tage?n?|días?|dias?|jours?|dana?"
_WITHIN = (
    r"(?:you have|you(?:['’]ve)? got|u have)(?: only| just)?|in|within|v|znotraj|čez"
    r"|imaš(?: še| samo| još)?|entro|hai(?: solo| ancora)?|innerhalb von|binnen"
    r"|du hast(?: nur)?(?: noch)?|en|dentro de|tienes(?: solo)?|dans|sous|tu as|d['’]ici"
    r"|u roku od|za|roku"
)
_DURATION = re.compile(
    rf"(?<!\w)(?:{_WITHIN}){_SPACE}+(?P<count>[0-9]{{1,3}}){_SPACE}?"
    rf"(?:(?P<hours>{_HOURS})|(?P<minutes>{_MINUTES})|(?P<days>{_DAYS}))(?!\w)",
    re.IGNORECASE,
)
_BY = (
    r"by|before|until|till|til|do|pred|entro(?: le| la| il| l['’])?|prima del(?:le|la)?"
    r"|fino a(?:lle)?|bis(?: um| zum| spätestens)?|vor|spätestens|antes de(?: las?| l)?"
    r"|hasta(?: las?)?|avant|d['’]ici(?: à)?|jusqu['’]à|prije|najkasneje do|najkasnije do"
)
_MIDNIGHT = r"midnight|polnoči|polnoč|mezzanotte|mitternacht|medianoche|minuit|ponoći|ponoć"
_DAY = (
    r"tomorrow(?: \w{2,9})?|tonight|today|the end of (?:the )?(?:day|week)|noon"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|jutri(?: \w{2,9})?|nocoj|danes|zvečer|jutra|ponedeljk\w|torka|srede|četrtka|petka|sobote"
    r"|nedelje|domani(?: \w{2,9})?|stasera|stanotte|oggi|lunedì|martedì|mercoledì|giovedì|venerdì"
    r"|sabato|domenica|morgen(?: \w{2,9})?|heute(?: \w{2,9})?|übermorgen|montag|dienstag|mittwoch"
    r"|donnerstag|freitag|samstag|sonntag|mañana|hoy|esta noche|lunes|martes|miércoles|jueves"
    r"|viernes|sábado|domingo|demain(?: \w{2,9})?|ce soir|aujourd['’]hui|lundi|mardi|mercredi|jeudi"
    r"|vendredi|samedi|dimanche|sutra|večeras|danas|ponedjeljka|utorka|srijede|subote"
)
_LIMIT = re.compile(
    rf"(?<!\w)(?:{_BY}){_SPACE}+(?:(?P<midnight>{_MIDNIGHT})"
    rf"|(?P<hour>[0-9]{{1,2}})(?:[:.h](?P<minute>[0-5][0-9]))?{_SPACE}?"
    rf"(?P<half>a\.?m\.?|p\.?m\.?|uhr|h|ure|uri|sati|heures)?"
    rf"(?:{_SPACE}(?:tonight|tomorrow|today|danes|jutri|oggi|domani|heute|morgen|hoy|mañana|demain))?"
    rf"|(?P<day>{_DAY}))(?!\w)",
    re.IGNORECASE,
)
_HOUR_WORD = re.compile(r"(?:le|las?|alle|um)[^\S\n]|[^\S\n](?!\d)\w+$", re.IGNORECASE)
"""What makes a bare number a time: "entro le 18", "antes de las 8", "by 5 tonight"."""
_HOURS_OF_DAY = 24
_NOON = 12


def find_deadlines(text: str, start: int, end: int) -> Iterator[PassageReading]:
    """Yield every deadline in a stretch of text."""
    done = start
    matches = [
        *((match, _duration(match)) for match in _DURATION.finditer(text, start, end)),
        *((match, _limit(match)) for match in _LIMIT.finditer(text, start, end)),
    ]
    for match, normalised in sorted(matches, key=lambda each: each[0].start()):
        if normalised is None or match.start() < done:
            continue
        done = match.end()
        yield PassageReading(
            start=match.start(),
            end=match.end(),
            kind=PassageKind.DEADLINE,
            reason=reasons.DEADLINE_WORDS,
            normalised=normalised,
        )


def _duration(match: re.Match[str]) -> str:
    count = int(match["count"])
    if match["hours"]:
        return f"PT{count}H"
    return f"PT{count}M" if match["minutes"] else f"P{count}D"


def _limit(match: re.Match[str]) -> str | None:
    """Return the time of day, "" for a day, or ``None`` for a number that is no time."""
    if match["midnight"]:
        return "24:00"
    if match["day"]:
        return ""
    if not (match["minute"] or match["half"] or _HOUR_WORD.search(match[0])):
        return None
    hour, minute, half = int(match["hour"]), match["minute"] or "00", (match["half"] or "").lower()
    if half.startswith("p") and hour < _NOON:
        hour += _NOON
    if half.startswith("a") and hour == _NOON:
        hour = 0
    return f"{hour:02d}:{minute}" if hour <= _HOURS_OF_DAY else None
