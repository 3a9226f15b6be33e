"""Find threats, demands and deadlines: candidates for what happened, which a person confirms.

The rules are: a clause is read once and alone; it counts only where words of one language say both
what will be done and to whom, or what shall be done and with what; in a line that says what follows
if nobody pays, "the video" is whose it is; what is kept goes on to the end of the sentence, because
whom it goes to often stands after a colon or a comma; what makes a time a deadline stands in
:mod:`evidence_kit.recognising.deadlines`.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain

from evidence_kit.recognising import reasons
from evidence_kit.recognising.deadlines import (
    begins_clause,
    find_deadlines,
    find_limit_end,
)
from evidence_kit.recognising.findings import AmountReading, PassageKind, PassageReading, Reading
from evidence_kit.recognising.lexicon import OF_YOURS, PRICE_WORDS, TONGUES, UNLESS_PAID, Tongue
from evidence_kit.recognising.limits import SHOP
from evidence_kit.recognising.paid_words import MORE, THEN, UNTIL
from evidence_kit.recognising.words import Lines, Words

# What is looked through is in small letters already. No clause ends inside a word, so the sign that
# is none of a word is looked for first: it is what most of a text has not.
_CLAUSE_END = re.compile(
    r"\W(?:(?:or else|or|otherwise|ali|sicer|oppure|altrimenti|o|oder|sonst|ou|sinon|ili|inače"
    r"|u suprotnom|de lo contrario)(?!\w)|(?<=[!?;\n])[!?;\n]*|(?<=[.,:])(?=\s|$))"
)
_SENTENCE_END = re.compile(r"[!?;\n]|\.(?=\s|\Z)")
_MOST_CLAUSE_SIGNS = 400
_LEAST_SIGNS_BETWEEN = 5
"""Between two passages so close stands an "or", and no word of either."""
_EDGE = " \t\r\u00a0.,:;-–—…\"'“”„«»()*~"
TELLING_WORDS = frozenset(chain.from_iterable(tongue.harms | tongue.asks for tongue in TONGUES))
"""One of them stands in every threat and in every demand."""
_HARMING = {
    word: tuple(tongue for tongue in TONGUES if word in tongue.harms) for word in TELLING_WORDS
}
_ASKING = {
    word: tuple(tongue for tongue in TONGUES if word in tongue.asks) for word in TELLING_WORDS
}
_BACK = re.compile(r"(?<!\w)(?:back|nazaj|indietro|zurück|de vuelta|natrag)(?!\w)")
"""What is said of money that somebody wants to have again."""
_SHOP = re.compile(SHOP)
_MORE = re.compile(MORE)
_UNTIL = re.compile(UNTIL)
_MORE_SIGNS = 40
_THEN = re.compile(rf"(?<!\w)(?:(?:{THEN})[^\S\n]){{1,2}}$")
_THEN_SIGNS = 24
_PRICED = re.compile(rf"{SHOP}|\b(?:{'|'.join(sorted(PRICE_WORDS))})\b")
_BLANKS = " \t\u00a0"
_REMEMBERED = 1024
"""The same few words stand together in a chat again and again."""

_Stretch = tuple[str, int, int]
"""A text, and the begin and the end of what is looked at in it."""


def find_passages(
    words: Words,
    lines: Lines,
    prose: str,
    *,
    targets: Sequence[Reading],
    amounts: Sequence[AmountReading],
) -> list[PassageReading]:
    """Return every threat, demand and deadline in a text.

    Args:
        words: The words of the visible text.
        lines: Its lines.
        prose: The text in small letters with links and names blanked out: "venmo" in a link is
            nobody's word.
        targets: What money or pictures can be sent to.
        amounts: The sums of money.
    """
    # Where money or an account stands, the clause's other words may be few.
    marks = sorted([each.start for each in targets] + [each.start for each in amounts])
    found = [
        passage
        for first, last, places in _telling_lines(words, prose, marks)
        for start, end, known in _clauses(words.lower, first, last, places)
        for passage in _read_clause(
            words.text,
            prose[start:end],
            start,
            known,
            marks,
            around=(
                prose,
                max(first, start - _MOST_CLAUSE_SIGNS),
                min(last, end + _MOST_CLAUSE_SIGNS),
            ),
        )
    ]
    found += _more_wanted(words, lines, amounts, found)
    found += _wanted_by(words, lines, amounts, found, targets)
    merged = _merged(sorted(found, key=lambda each: each.start), words.text)
    whole = _to_sentence_ends(words, merged)
    return [*whole, *find_deadlines(words, lines, whole)]


def _depends(around: _Stretch) -> bool:
    """Return whether a stretch says what follows if nobody pays; a bill says so too."""
    return UNLESS_PAID.search(*around) is not None and _SHOP.search(*around) is None


def _more_wanted(
    words: Words,
    lines: Lines,
    amounts: Iterable[AmountReading],
    found: Sequence[PassageReading],
) -> Iterator[PassageReading]:
    """Yield demands that have no word of asking: "another 500 by tonight"."""
    wanting = {lines.around(each.start)[0] for each in found if each.kind is PassageKind.DEMAND}
    for amount in amounts:
        until = _UNTIL.match(words.lower, amount.end)
        if until is None:
            continue
        first, last = lines.around(amount.start)
        least = max(first, amount.start - _MORE_SIGNS)
        more = _MORE.search(words.lower[least : amount.start])
        if more is None or first in wanting:
            continue
        end_of_clause = _CLAUSE_END.search(words.lower, until.end(), last)
        end = last if end_of_clause is None else end_of_clause.start()
        start = least + more.start("more")
        yield _trimmed(words.text, start, end, PassageKind.DEMAND, reasons.DEMAND_WORDS)


def _telling_lines(
    words: Words, prose: str, marks: Sequence[int]
) -> Iterator[tuple[int, int, list[tuple[int, int]]]]:
    """Yield the lines that may threaten or demand, and where their words of it stand."""
    lower = words.lower
    places = words.places(TELLING_WORDS)
    number = last = 0
    while number < len(places):
        start, end = places[number]
        first = lower.rfind("\n", last, start) + 1
        last = lower.find("\n", end)
        last = len(lower) if last < 0 else last
        here = []
        while number < len(places) and places[number][0] < last:
            here.append(places[number])
            number += 1
        found = frozenset([lower[start:end] for start, end in here])
        # Most such words are harmless: a look at the line is cheaper than one at each clause.
        if _may_tell(prose[first:last], found, marks, first, last):
            yield first, last, here


def _may_tell(
    line: str, found: frozenset[str], marks: Sequence[int], first: int, last: int
) -> bool:
    """Return whether a clause of a line can threaten or demand, wherever the line is cut."""
    asking, harming = _tongues(found)
    if asking and bisect_left(marks, first) < bisect_left(marks, last):
        return True
    if asking and _depends((line, 0, len(line))):
        return True
    return any(tongue.thing.search(line) is not None for tongue in asking) or any(
        _threatens(tongue, line, found, None) for tongue in harming
    )


def _clauses(
    text: str, first: int, last: int, places: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int, frozenset[str]]]:
    """Yield the clauses of a line that hold words of harm or of asking, each once, and those."""
    number = done = 0
    while number < len(places):
        place = places[number][0]
        start = max(first, done, place - _MOST_CLAUSE_SIGNS)
        # One sign more: a word that ends a clause may begin the line.
        for cut in _CLAUSE_END.finditer(text, max(start - 1, 0), place):
            start = max(start, cut.end())
        end = min(last, place + _MOST_CLAUSE_SIGNS)
        cut_after = _CLAUSE_END.search(text, place, end)
        done = max(end if cut_after is None else cut_after.start(), place + 1)
        found = set()
        while number < len(places) and places[number][0] < done:
            found.add(text[slice(*places[number])])
            number += 1
        yield start, done, frozenset(found)


def _read_clause(
    text: str,
    clause: str,
    start: int,
    found: frozenset[str],
    marks: Sequence[int],
    *,
    around: _Stretch,
) -> Iterator[PassageReading]:
    end = start + len(clause)
    # In order of their names: a demand comes before a threat that is made in the same clause.
    asking, harming = _tongues(found)
    if asking:
        has_mark = bisect_left(marks, start) < bisect_left(marks, end)
        is_demand = any(_demands(tongue, clause, has_mark=has_mark) for tongue in asking)
        if is_demand or _depends((clause, 0, len(clause))):
            yield _trimmed(text, start, end, PassageKind.DEMAND, reasons.DEMAND_WORDS)
    if any(_threatens(tongue, clause, found, around) for tongue in harming):
        yield _trimmed(text, start, end, PassageKind.THREAT, reasons.THREAT_WORDS)


def _wanted_by(
    words: Words,
    lines: Lines,
    amounts: Iterable[AmountReading],
    found: Sequence[PassageReading],
    targets: Iterable[Reading],
) -> list[PassageReading]:
    """Return demands that are a sum and its time: "800 euro by Monday the 30th, 6 pm".

    A price has a time too, so this counts only in a text that threatens or demands, or in a line
    that names what money can be sent to.
    """
    text = words.lower
    wanting = {lines.around(each.start)[0] for each in found if each.kind is PassageKind.DEMAND}
    places = sorted(each.start for each in targets)
    wanted = []
    for amount in amounts:
        place = amount.end + (text[amount.end : amount.end + 1] in _BLANKS)
        until = find_limit_end(text, place) if place > amount.end else None
        if until is None:
            continue
        first, last = lines.around(amount.start)
        has_target = bisect_left(places, first) < bisect_left(places, last)
        if first in wanting or not (found or has_target):
            continue
        before = _THEN.search(text, max(first, amount.start - _THEN_SIGNS), amount.start)
        start = amount.start if before is None else before.start()
        end_of_clause = _CLAUSE_END.search(text, until, last)
        end = last if end_of_clause is None else end_of_clause.start()
        if begins_clause(text, start) and _PRICED.search(text, first, end) is None:
            wanting.add(first)
            wanted.append(
                _trimmed(words.text, start, end, PassageKind.DEMAND, reasons.DEMAND_WORDS)
            )
    return wanted


@lru_cache(maxsize=_REMEMBERED)
def _tongues(found: frozenset[str]) -> tuple[tuple[Tongue, ...], tuple[Tongue, ...]]:
    """Return the languages in which these words may demand, and may threaten, each once."""
    asking = chain.from_iterable(_ASKING[word] for word in found)
    harming = chain.from_iterable(_HARMING[word] for word in found)
    return tuple(dict.fromkeys(asking)), tuple(dict.fromkeys(harming))


def _threatens(tongue: Tongue, clause: str, found: frozenset[str], around: _Stretch | None) -> bool:
    if tongue.outright.search(clause) is not None:
        return True
    if found.isdisjoint(tongue.announcing):
        return False
    subject = tongue.subject.search(clause)
    if subject is None:
        return False
    # "schicke ich": the one who acts may stand before or after.
    harm = tongue.harm.search(clause)
    if harm is None:
        return False
    if tongue.aim.search(clause) is not None:
        return True
    # Looked for last: it is the widest look, and most clauses end before it.
    return around is not None and OF_YOURS.search(clause) is not None and _depends(around)


def _demands(tongue: Tongue, clause: str, *, has_mark: bool) -> bool:
    ask = tongue.ask.search(clause)
    if ask is None or tongue.teller.search(clause, 0, ask.start()) is not None:
        return False
    if _BACK.search(clause, ask.end()) is not None:
        return False
    return has_mark or tongue.thing.search(clause, ask.end()) is not None


def _trimmed(text: str, start: int, end: int, kind: PassageKind, reason: str) -> PassageReading:
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return PassageReading(start=start, end=max(end, start + 1), kind=kind, reason=reason)


def _merged(found: Iterable[PassageReading], text: str) -> list[PassageReading]:
    """Join clauses that follow each other and do the same thing.

    A clause that threatens and demands is joined to no clause that only demands.
    """
    found = tuple(found)
    threats = {(each.start, each.end) for each in found if each.kind is PassageKind.THREAT}
    merged: list[PassageReading] = []
    last: dict[tuple[PassageKind, bool], int] = {}
    for passage in found:
        is_both = (passage.start, passage.end) in threats
        does = (passage.kind, passage.kind is PassageKind.DEMAND and is_both)
        place = last.get(does)
        before = None if place is None else merged[place]
        if before is not None and place is not None:
            between = text[before.end : passage.start]
            if "\n" not in between and not any(sign.isalnum() for sign in between):
                merged[place] = PassageReading(
                    start=before.start, end=passage.end, kind=passage.kind, reason=passage.reason
                )
                continue
        last[does] = len(merged)
        merged.append(passage)
    return merged


def _to_sentence_ends(words: Words, passages: Sequence[PassageReading]) -> list[PassageReading]:
    """Return passages with the rest of their sentences, up to where another passage begins."""
    starts = sorted({each.start for each in passages})
    whole = []
    for passage in passages:
        end = _whole_end(words, passage, starts)
        whole.append(passage if end == passage.end else passage._replace(end=end))
    return whole


def _whole_end(words: Words, passage: PassageReading, starts: Sequence[int]) -> int:
    text = words.text
    most = min(len(text), passage.end + _MOST_CLAUSE_SIGNS)
    following = bisect_left(starts, passage.end)
    next_one = starts[following] if following < len(starts) else len(text)
    is_close = following < len(starts) and next_one - passage.end <= _LEAST_SIGNS_BETWEEN
    if is_close and "\n" not in text[passage.end : next_one]:
        return passage.end
    end = min(most, next_one)
    sentence_end = _SENTENCE_END.search(text, passage.end, end)
    if sentence_end is not None:
        end = sentence_end.start()
    elif next_one <= most and next_one < len(text):
        # The "or" before the next one belongs to neither.
        cuts = _CLAUSE_END.finditer(words.lower, passage.end, next_one)
        end = max((cut.start() for cut in cuts), default=passage.end)
    elif end < len(text):
        # No word is kept by half.
        end = max(passage.end, text.rfind(" ", passage.end, end))
    whole = _trimmed(text, passage.start, end, passage.kind, passage.reason)
    return max(passage.end, whole.end)
