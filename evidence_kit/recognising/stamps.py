"""When a message was written and by whom, as exports of chats put it before the message.

The rule is: what is returned stands in the text sign for sign; no date is turned into another form,
because 03/04 is March in one country and April in another, and no clock is known.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from evidence_kit.recognising.words import Lines

_STAMP = re.compile(
    r"\[?(?P<at>[0-9]{1,4}(?P<sign>[./-])[ ]?[0-9]{1,2}(?P=sign)[ ]?[0-9]{2,4},? "
    r"[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?:[ \u202f][AaPp]\.?[Mm]\.?)?)(?:\]| -) "
)
_STAMP_BEGINS = frozenset("[0123456789")
_SENDER = re.compile(r"(?P<sender>[^:\n]{1,40}):[^\S\n]")
_NAMED_LINE = re.compile(r"^(?P<sender>[^\W\d_][^:\n]{0,24}):[^\S\n]", re.MULTILINE)
_WHO = frozenset(
    [
        *("me", "i", "you", "him", "her", "he", "she", "them", "jaz", "on", "ona", "ti", "oni"),
        *("io", "lui", "lei", "tu", "ich", "er", "sie", "du", "yo", "él", "ella", "moi", "elle"),
        *("ja", "je", "il"),
    ]
)
"""Who is named before a message by somebody who types a chat from memory, in small letters."""
_LEAST_LINES = 2
"""Before so many messages somebody's name stands; a word that stands once may be a label."""
_MOST_LINES_BACK = 5
"""A message of more lines than that says less surely when its last one was written."""


class Opening(NamedTuple):
    """What stands before the words of a message."""

    at: str
    """When it was written, as it stands there; "" where nothing says so."""
    sender: str
    """Who wrote it, as it stands there; "" where nothing says so."""
    end: int
    """Where the message itself begins."""


def opening_of(text: str, start: int) -> Opening:
    """Return what stands before the message in the line that begins there.

    >>> opening_of("[12/03/2025, 21:14:07] Jess: 24h", 0)
    Opening(at='12/03/2025, 21:14:07', sender='Jess', end=29)
    >>> opening_of("24h", 0)
    Opening(at='', sender='', end=0)
    """
    stamp = _STAMP.match(text, start)
    after = start if stamp is None else stamp.end()
    sender = _SENDER.match(text, after)
    return Opening(
        at="" if stamp is None else stamp["at"],
        sender="" if sender is None else sender["sender"],
        end=after if sender is None else sender.end(),
    )


def written_at(text: str, lines: Lines, place: int) -> str:
    """Return when the message at a place was written, as the text says it; "" where it does not."""
    starts = lines.starts
    number = bisect_right(starts, place) - 1
    for line in range(number, max(-1, number - _MOST_LINES_BACK), -1):
        start = starts[line]
        if line < number and not text[start : starts[line + 1]].strip():
            break
        stamp = _STAMP.match(text, start) if text[start : start + 1] in _STAMP_BEGINS else None
        if stamp is not None:
            return stamp["at"]
    return ""


@dataclass(frozen=True, kw_only=True)
class Times:
    """When the messages of a text were written: each line is looked at once."""

    text: str
    lines: Lines
    _last: list[tuple[int, int, str]] = field(default_factory=lambda: [(0, 0, "")])
    """Begin, end and time of the line that was asked for last: the next place is often in it."""

    def at(self, place: int) -> str:
        """Return when the message at a place was written; "" where the text does not say."""
        start, end, said_at = self._last[0]
        if not start <= place < end and self._has_any:
            start, end = self.lines.around(place)
            said_at = written_at(self.text, self.lines, start)
            self._last[0] = (start, end, said_at)
        return said_at

    @cached_property
    def _has_any(self) -> bool:
        """Whether a time stands before any message: most texts that are no chat have none."""
        return _STAMP.search(self.text) is not None


@dataclass(frozen=True, kw_only=True)
class Senders:
    """Who wrote which message, where a text says so before it.

    The rules are: a name counts after the time a message was sent, or where it stands before
    several messages; "IBAN:" and "To:" are nobody's names; a line without one belongs to the
    message above it.
    """

    text: str
    lines: Lines
    _known: dict[int, str] = field(default_factory=dict)

    def at(self, place: int) -> str:
        """Return who wrote what stands at a place; "" where nothing says so."""
        start, _end = self.lines.around(place)
        if start not in self._known:
            self._known[start] = self._sender_of(start)
        return self._known[start]

    def after_opening(self, start: int, place: int) -> int:
        """Return where the words of a line begin, if that is before a place in it."""
        opening = opening_of(self.text, start)
        is_opening = bool(opening.at) or opening.sender in self._names
        return opening.end if is_opening and opening.end <= place else start

    def _sender_of(self, start: int) -> str:
        for _line in range(_MOST_LINES_BACK):
            opening = opening_of(self.text, start)
            if opening.at or (opening.sender and opening.sender in self._names):
                return opening.sender
            if start == 0:
                break
            start, end = self.lines.around(start - 1)
            if not self.text[start:end].strip():
                break
        return ""

    @cached_property
    def _names(self) -> Mapping[str, int]:
        """The names that stand before messages without a time, each with how often."""
        found = Counter(match["sender"] for match in _NAMED_LINE.finditer(self.text))
        several = {name: times for name, times in found.items() if times >= _LEAST_LINES}
        who = {name: times for name, times in found.items() if name.lower() in _WHO}
        # One name alone tells nobody from anybody: it may be a label of a list.
        names = several | who
        return names if len(names) > 1 else {}
