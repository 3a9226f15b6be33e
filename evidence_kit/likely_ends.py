"""When a time that was set in words most likely ends, counted from when its message was written.

What this is for: what still presses is put before what is most likely over. What it is not for:
nothing that is worked out here is printed or recorded. The rules are: rather late than early;
words that say no time give none; a day of the week is the next one of its name, and the same day
only where an hour of it is still to come.
"""

import re
from datetime import date, datetime, time, timedelta

_NOON = 12
_DAYS_OF_WEEK = 7
_HOURS_OF_DAY = 24
_LAST_MINUTE = time(23, 59)

_NUMBERS = {
    1: "one|an|a|ena|eno|enih|enega|una|uno|un|l['’]una|eine?|einer|einen|une|jedan|jednu|jedna",
    2: "two|dve|dveh|dva|due|zwei|dos|deux|dvije",
    3: "three|tri|treh|tre|drei|tres|trois",
    4: "four|štiri|stiri|štirih|stirih|quattro|vier|cuatro|quatre|četiri|cetiri",
    5: "five|pet|petih|cinque|fünf|cinco|cinq",
    6: "six|šest|sest|šestih|sestih|sei|sechs|seis",
    7: "seven|sedem|sedmih|sette|sieben|siete|sept|sedam",
    8: "eight|osem|osmih|otto|acht|ocho|huit|osam",
    9: "nine|devet|devetih|nove|neun|nueve|neuf",
    10: "ten|deset|desetih|dieci|zehn|diez|dix",
    11: "eleven|enajst|enajstih|undici|elf|once|onze|jedanaest",
    12: "twelve|dvanajst|dvanajstih|dodici|zwölf|doce|douze|dvanaest",
    24: "twenty[ -]?four|štiriindvajset|stiriindvajset|štiriindvajsetih|ventiquattro"
    "|vierundzwanzig|veinticuatro|vingt-quatre|dvadeset (?:i )?četiri",
    48: "forty[ -]?eight|oseminštirideset|oseminstirideset|oseminštiridesetih|quarantotto"
    "|achtundvierzig|cuarenta y ocho|quarante-huit|četrdeset (?:i )?osam",
}
"""Numbers as they are written out, in seven languages."""
_MINUTES = r"min\w*"
_HOURS = r"h|hrs?|hours?|ora|ore|ura?|uri|uro|ure|urah|stunden?|std|horas?|heures?|sata?|sati"
_DAYS = r"days?|dan|dni|dneh|dnevih|giorn[io]|tagen?|tage?|d[ií]as?|jours?|dana"
_WEEKS = (
    r"weeks?|teden|tedna|tedne|tednu|tednih|settiman[ae]|wochen?|semanas?|semaines?"
    r"|tjedan|tjedna|tjedana"
)
_BY = (
    r"by|before|until|till?|at|do|pred|ob|entro(?: le| l['’])?|alle|all['’]|ore|prima delle"
    r"|fino alle|bis(?: um)?|um|vor|antes de las?|a las?|hasta las?|avant|à|d['’]ici|jusqu['’]à"
    r"|prije|u"
)
_WRITTEN_OUT = tuple(
    (
        count,
        re.compile(
            rf"(?<!\w)(?:(?:{words})(?=[ ](?:{_MINUTES}|{_HOURS}|{_DAYS}|{_WEEKS})\b)"
            rf"|(?<=\bat[ ])(?:{words})\b|(?<=\bby[ ])(?:{words})\b|(?<=\bob[ ])(?:{words})\b"
            rf"|(?<=\bdo[ ])(?:{words})\b|(?<=\ble[ ])(?:{words})\b|(?<=\balle[ ])(?:{words})\b"
            rf"|(?<=\bum[ ])(?:{words})\b)"
        ),
    )
    for count, words in _NUMBERS.items()
)
"""Before a unit, or where an hour stands."""
_HOUR = re.compile(
    rf"(?:(?<!\w)(?:{_BY})\s+(?P<by>[01]?\d|2[0-4])(?:[:.h](?P<by_minute>[0-5]\d))?"
    r"|\b(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)"
    r"|\b(?P<of_clock>[01]?\d|2[0-4])(?=\s?uhr\b)"
    r"|\b(?P<of_half>1?\d)(?=\s?[ap]\.?m\b))"
    r"(?!\d)\s?(?P<half>[ap]\.?m\b)?"
)
_HOUR_OF_DAY = re.compile(r"[\s,]+(?P<by>[01]?\d|2[0-4])\s?h(?P<minute>[0-5]\d)?\b")
"""After a day: "nedelja 18h", "dimanche 18h30"; elsewhere it is a length."""
_DATE_GOES_ON = re.compile(r"(?:st|nd|rd|th|\.|/|\s?(?:of\s|de\s)?[^\W\d_]{3})")
"""After the number of a day."""
_LENGTH_AFTER_BY = re.compile(
    r"\s?(?:hours?|hrs?|ore|ur|urah|stunden|std|horas|heures|sata?|sati|min\w*|dni|days?"
    r"|giorni|tagen?|días|dias|jours|dana|weeks?|tedn\w+|settimane|wochen|semanas|semaines)\b"
)
"""After an hour that begins with a word such as "by": then it is a length of time."""
_LENGTH = re.compile(
    rf"\b(?P<count>\d{{1,3}})\s?(?:(?P<minutes>{_MINUTES})|(?P<hours>{_HOURS})|(?P<days>{_DAYS})"
    rf"|(?P<weeks>{_WEEKS}))\b"
)
_UNITS = ("minutes", "hours", "days", "weeks")
_NEXT_BUT_ONE = re.compile(
    r"\b(?:day after tomorrow|pojutrišnj\w+|pojutrisnj\w+|dopodomani|übermorgen|pasado ma[ñn]ana"
    r"|après-demain|prekosutra)\b"
)
_TOMORROW = re.compile(
    r"\b(?:tomorrow|tomorow|tmrw|tmr|jutri|domani|morgen|ma[ñn]ana|demain|sutra)\b"
)
_TODAY = re.compile(
    r"\b(?:today|tonight|this evening|danes|nocoj|zvečer|zvecer|oggi|stasera|stanotte|heute"
    r"|hoy|esta noche|aujourd['’]hui|ce soir|danas|večeras|veceras)\b"
)
_EVENING = re.compile(
    r"\b(?:tonight|evening|night|nocoj|zvečer|zvecer|popoldne|stasera|sera|pomeriggio|afternoon"
    r"|abends?|nachmittags?|noche|tarde|soir|après-midi|večeras|veceras|navečer|navecer)\b"
)
_MIDNIGHT = re.compile(
    r"\b(?:midnight|polnoč\w?|polnoc\w?|mezzanotte|mitternacht|medianoche|minuit|ponoć\w?|ponoci)\b"
)
_WEEKDAYS = tuple(
    re.compile(rf"\b(?:{words})\b")
    for words in (
        r"monday|ponedeljek|ponedeljk\w{1,2}|luned[iì]|montag|lunes|lundi|ponedjelj\w{2,3}",
        r"tuesday|tues?|torek|tork\w{1,2}|marted[iì]|dienstag|martes|mardi|utor\w{2,3}",
        r"wednesday|wed|sreda|sredo|srede|mercoled[iì]|mittwoch|mi[ée]rcoles|mercredi|srijed\w",
        r"thursday|thurs?|[čc]etrt(?:ek|k\w{1,2})|gioved[iì]|donnerstag|jueves|jeudi|četvrt(?:ak|k\w)",
        r"friday|fri|petek|petk\w{1,2}|venerd[iì]|freitag|viernes|vendredi|petak",
        r"saturday|sobot\w|sabato|samstag|sonnabend|s[áa]bado|samedi|subot\w",
        r"sunday|nedelj\w|domenica|sonntag|domingo|dimanche|nedjelj\w",
    )
)
"""From Monday on, in seven languages, as they stand in a sentence."""


def likely_end(said: str, written: datetime, day: date | None = None) -> datetime | None:
    """Return when a time that was set most likely ends; ``None`` for no idea.

    Args:
        said: The words: "entro stasera", "24h", "do 22h", "Sunday at 6 pm".
        written: When they were written, by a clock without a zone.
        day: The day they name, where that is known already; ``None`` where it is not.

    >>> likely_end("v nedeljo ob 18h", datetime(2026, 11, 27, 9, 12)).isoformat()
    '2026-11-29T18:00:00'
    >>> likely_end("in three hours", datetime(2026, 11, 27, 9, 12)).isoformat()
    '2026-11-27T12:12:00'
    >>> likely_end("when I say so", datetime(2026, 11, 27, 9, 12)) is None
    True
    """
    words = _with_digits(said.casefold())
    try:
        return _likely_end(words, written, day)
    except OverflowError:
        return None


def _likely_end(said: str, written: datetime, day: date | None) -> datetime | None:
    weekday = _weekday_in(said)
    hour = _find_hour(said, weekday, is_date_told=day is not None)
    length = _LENGTH.search(said)
    is_day_named = day is not None or weekday is not None
    if hour is None and length is not None and not is_day_named:
        unit = next(name for name in _UNITS if length[name])
        return written + timedelta(**{unit: int(length["count"])})
    ahead = _days_ahead(said)
    if day is None and weekday is not None:
        day = _next(weekday[0], written, hour, is_evening=_is_evening(said))
    if day is not None:
        # Of a day that is named the hour is the one that is said.
        return datetime.combine(day, time()) + (
            _LAST_OF_DAY if hour is None else _span_of(hour, is_evening=_is_evening(said))
        )
    if hour is not None:
        begin = datetime.combine(written.date() + timedelta(days=ahead or 0), time())
        return _at_hour(hour, begin, written)
    if ahead is not None or _MIDNIGHT.search(said) is not None:
        return datetime.combine(written.date() + timedelta(days=ahead or 0), _LAST_MINUTE)
    return None


def _with_digits(said: str) -> str:
    """Return words with their numbers in digits, where they count something or are an hour."""
    for count, written_out in _WRITTEN_OUT:
        said = written_out.sub(str(count), said)
    return said


def _days_ahead(said: str) -> int | None:
    if _NEXT_BUT_ONE.search(said) is not None:
        return 2
    if _TOMORROW.search(said) is not None:
        return 1
    return 0 if _TODAY.search(said) is not None else None


def _weekday_in(said: str) -> tuple[int, int] | None:
    """Return the first day of the week that is named, from 0 for Monday, and where it ends."""
    found = (
        (match.start(), number, match.end())
        for number, names in enumerate(_WEEKDAYS)
        if (match := names.search(said)) is not None
    )
    first = min(found, default=None)
    return None if first is None else first[1:]


def _find_hour(
    said: str, weekday: tuple[int, int] | None, *, is_date_told: bool
) -> re.Match[str] | None:
    for hour in _HOUR.finditer(said):
        if hour["by"] and _LENGTH_AFTER_BY.match(said, hour.end("by")):
            break
        # "by 1 December, 8 pm": the first number is the day's.
        if not (is_date_told and not hour["half"] and _DATE_GOES_ON.match(said, hour.end())):
            return hour
    return None if weekday is None else _HOUR_OF_DAY.match(said, weekday[1])


def _is_evening(said: str) -> bool:
    return _EVENING.search(said) is not None


def _next(weekday: int, written: datetime, hour: re.Match[str] | None, *, is_evening: bool) -> date:
    """Return the next day of a name; the day of the message where its hour is still to come."""
    days = (weekday - written.weekday()) % _DAYS_OF_WEEK
    if days:
        return written.date() + timedelta(days=days)
    at = datetime.combine(written.date(), time())
    at += timedelta() if hour is None else _span_of(hour, is_evening=is_evening)
    return written.date() + timedelta(days=0 if at > written else _DAYS_OF_WEEK)


def _span_of(found: re.Match[str], *, is_evening: bool) -> timedelta:
    """Return how long after the beginning of its day an hour is."""
    parts = found.groupdict()
    hour = int(
        parts.get("by") or parts.get("hour") or parts.get("of_clock") or parts.get("of_half") or 0
    )
    minute = int(parts.get("by_minute") or parts.get("minute") or 0)
    half = parts.get("half") or ""
    is_late = half.startswith("p") or (is_evening and not half)
    return timedelta(hours=hour + _NOON * (is_late and hour < _NOON), minutes=minute)


def _at_hour(found: re.Match[str], day: datetime, written: datetime) -> datetime:
    """Return an hour of a day; where it was over when it was said, the next one of that name."""
    span = _span_of(found, is_evening=False)
    at = day + span
    if at <= written and not found["half"] and span < timedelta(hours=_NOON):
        at += timedelta(hours=_NOON)
    return at + timedelta(hours=_HOURS_OF_DAY) if at <= written else at


_LAST_OF_DAY = timedelta(hours=_LAST_MINUTE.hour, minutes=_LAST_MINUTE.minute)
