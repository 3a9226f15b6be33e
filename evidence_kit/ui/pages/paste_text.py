r"""A pasted text as it can be shown, and the way from its characters to places on the screen.

The text that is kept is the text as received; nothing here changes it. What is shown differs from
it in three ways, each undone by :meth:`ShownText.place_of`:

* What cannot be seen is shown as its number, ``⟦U+202E⟧``, except where it only joins or colours an
  emoji. Line ends of every kind are one line end.
* A line of thousands of characters is shown in pieces: laying it out whole would hold the window.
* Offsets in messages count code points; a text widget counts UTF-16 units, so that an emoji is two.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

from evidence_kit.visible import DRAWN_WITH_EMOJI, number_of

LONGEST_LINE = 2000
"""Characters of one line that are laid out together."""

_MARKS = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_UNSEEN = re.compile(
    # What styles or joins an emoji stays; the same character elsewhere is shown.
    f"(?P<drawn>{DRAWN_WITH_EMOJI})"
    "|\r\n?"
    f"|(?<=[{_MARKS}]{{3}})[{_MARKS}]"
    "|[\x00-\x08\x0b-\x0c\x0e-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5"
    "\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ud800-\udfff"
    "\ue000-\uf8ff\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff⟦\U000e0000-\U000e0fff]"
)
_TWO_UNITS = re.compile("[\U00010000-\U0010ffff]")
_LONG_LINE = re.compile(f"[^\n]{{{LONGEST_LINE}}}(?=[^\n])")


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownText:
    """What a text widget is given, and where the received characters stand in it."""

    text: str
    _changed_at: tuple[int, ...]
    """Offsets in the received text after which the shown text has run ahead or fallen behind."""
    _shifts: tuple[int, ...]
    """By how many units, from each of these offsets on."""
    _two_units_at: tuple[int, ...]
    """Offsets of the received characters that take two units."""

    @classmethod
    def of(cls, received: str) -> Self:
        """Prepare a text for showing; the time it takes grows with its length and no faster."""
        parts: list[str] = []
        changed_at, shifts = [0], [0]
        position = shift = 0
        for start, end, instead in _changes(received):
            parts += [received[position:start], instead]
            position = end
            shift += len(instead) - _units(received[start:end])
            changed_at.append(end)
            shifts.append(shift)
        parts.append(received[position:])
        return cls(
            text="".join(parts),
            _changed_at=tuple(changed_at),
            _shifts=tuple(shifts),
            _two_units_at=tuple(found.start() for found in _TWO_UNITS.finditer(received)),
        )

    def place_of(self, offset: int) -> int:
        """Return the text widget's position of the character at an offset as received."""
        shift = self._shifts[bisect_right(self._changed_at, offset) - 1]
        return offset + bisect_left(self._two_units_at, offset) + shift


def _changes(received: str) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, what is shown instead), in order and apart from each other."""
    breaks = (found.end() for found in _LONG_LINE.finditer(received))
    next_break = next(breaks, None)
    for found in _UNSEEN.finditer(received):
        if found["drawn"]:
            continue
        while next_break is not None and next_break <= found.start():
            yield next_break, next_break, "\n"
            next_break = next(breaks, None)
        yield found.start(), found.end(), _instead(found[0])
    while next_break is not None:
        yield next_break, next_break, "\n"
        next_break = next(breaks, None)


def _instead(unseen: str) -> str:
    return "\n" if unseen[0] == "\r" else number_of(unseen)


def _units(text: str) -> int:
    return len(text) + len(_TWO_UNITS.findall(text))
