"""Find threats, demands and deadlines: candidates for what happened, which a person confirms.

The rules are: a clause is read once and alone; it counts only where words of one language say both
what will be done and to whom, or what shall be done and with what; a deadline counts only in a
message that threatens or demands, because chats are full of times.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from evidence_kit.recognising import reasons
from evidence_kit.recognising.deadlines import find_deadlines
from evidence_kit.recognising.findings import AmountReading, PassageKind, PassageReading, Reading
from evidence_kit.recognising.lexicon import TONGUES, Tongue
from evidence_kit.recognising.words import Lines, Words

# What is looked through is in small letters already.
_CLAUSE_END = re.compile(
    r"[!?;\n]+|[.,:](?=\s|$)|(?<!\w)(?:or else|or|otherwise|ali|sicer|oppure|altrimenti|o|oder"
    r"|sonst|ou|sinon|ili|inače|u suprotnom|de lo contrario)(?!\w)"
)
_MOST_CLAUSE_SIGNS = 400
_EDGE = " \t\r\u00a0.,:;-–—…\"'“”„«»()*~"
_ALL_WORDS = frozenset(chain.from_iterable(tongue.harms | tongue.asks for tongue in TONGUES))


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
        for start, end, known in _clauses(words, lines)
        for passage in _read_clause(
            words.text,
            prose[start:end],
            start,
            known,
            has_mark=bisect_left(marks, start) < bisect_left(marks, end),
        )
    ]
    merged = _merged(found, words.text)
    return [*merged, *_deadlines(words.text, lines, merged)]


def _clauses(words: Words, lines: Lines) -> Iterator[tuple[int, int, frozenset[str]]]:
    """Yield the clauses that hold words of harm or of asking, each once, and those words."""
    text = words.lower
    places = words.places(_ALL_WORDS)
    number = done = 0
    while number < len(places):
        place = places[number][0]
        first, last = lines.around(place)
        start = max(first, done, place - _MOST_CLAUSE_SIGNS)
        for cut in _CLAUSE_END.finditer(text, start, place):
            start = cut.end()
        last = min(last, place + _MOST_CLAUSE_SIGNS)
        cut_after = _CLAUSE_END.search(text, place, last)
        done = max(last if cut_after is None else cut_after.start(), place + 1)
        found = set()
        while number < len(places) and places[number][0] < done:
            found.add(text[slice(*places[number])])
            number += 1
        yield start, done, frozenset(found)


def _read_clause(
    text: str, clause: str, start: int, found: frozenset[str], *, has_mark: bool
) -> Iterator[PassageReading]:
    kinds = set()
    for tongue in TONGUES:
        if not found.isdisjoint(tongue.harms) and _threatens(tongue, clause):
            kinds.add(PassageKind.THREAT)
        if not found.isdisjoint(tongue.asks) and _demands(tongue, clause, has_mark=has_mark):
            kinds.add(PassageKind.DEMAND)
    for kind in sorted(kinds):
        reason = reasons.THREAT_WORDS if kind is PassageKind.THREAT else reasons.DEMAND_WORDS
        yield _trimmed(text, start, start + len(clause), kind, reason)


def _threatens(tongue: Tongue, clause: str) -> bool:
    if tongue.outright.search(clause) is not None:
        return True
    subject = tongue.subject.search(clause)
    if subject is None:
        return False
    # "schicke ich": the one who acts may stand before or after.
    harm = tongue.harm.search(clause)
    return harm is not None and tongue.aim.search(clause) is not None


def _demands(tongue: Tongue, clause: str, *, has_mark: bool) -> bool:
    ask = tongue.ask.search(clause)
    if ask is None or tongue.teller.search(clause, 0, ask.start()) is not None:
        return False
    return has_mark or tongue.thing.search(clause, ask.end()) is not None


def _trimmed(text: str, start: int, end: int, kind: PassageKind, reason: str) -> PassageReading:
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return PassageReading(start=start, end=max(end, start + 1), kind=kind, reason=reason)


def _merged(found: Iterable[PassageReading], text: str) -> list[PassageReading]:
    """Join clauses that follow each other and do the same thing."""
    merged: list[PassageReading] = []
    last: dict[PassageKind, int] = {}
    for passage in found:
        place = last.get(passage.kind)
        before = None if place is None else merged[place]
        if before is not None and place is not None:
            between = text[before.end : passage.start]
            if "\n" not in between and not any(sign.isalnum() for sign in between):
                merged[place] = PassageReading(
                    start=before.start, end=passage.end, kind=passage.kind, reason=passage.reason
                )
                continue
        last[passage.kind] = len(merged)
        merged.append(passage)
    return merged


def _deadlines(
    text: str, lines: Lines, passages: Sequence[PassageReading]
) -> Iterator[PassageReading]:
    done = 0
    for passage in sorted(passages, key=lambda each: each.start):
        start, end = lines.around(passage.start, passage.end)
        if end > done:
            yield from find_deadlines(text, max(start, done), end)
            done = end
