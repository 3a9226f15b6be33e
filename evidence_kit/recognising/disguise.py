"""Invisible and look-alike characters: see through them, and say that they were there.

A name can be made to look like another with characters that are not drawn, or with letters of
another alphabet. The finders therefore read the *visible* text, in which nothing undrawn is left,
and every span is carried back to the text as received.

The rules are: nothing is ever replaced, only left out for reading; a span starts and ends at a
drawn character; letters are compared, never translated into each other.
"""

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from typing import Self

# Soft hyphen, joiners, Arabic and Mongolian marks, Hangul fillers, zero-width and direction
# controls, variation selectors, the byte-order mark, and the tag characters.
_UNDRAWN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U000e0000-\U000e0fff]+"
)

_PART = re.compile(r"[\w\u0300-\u036f-]+")

_WRITTEN_TOGETHER = frozenset(
    {"CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO", "IDEOGRAPHIC", "KATAKANA-HIRAGANA"}
)
"""Scripts that ordinary Chinese, Japanese and Korean names mix with each other and with Latin."""

_STYLED = "STYLED"


@dataclass(frozen=True, slots=True, kw_only=True)
class VisibleText:
    """A text without its undrawn characters, and the way back to the text as received."""

    visible: str
    _gaps: tuple[int, ...]
    """Offsets in ``visible`` before which something was left out, rising; the first is 0."""
    _left_out: tuple[int, ...]
    """How many characters were left out up to each gap."""

    @classmethod
    def of(cls, text: str) -> Self:
        """Leave out what is not drawn."""
        parts: list[str] = []
        gaps, left_out = [0], [0]
        position = length = 0
        for undrawn in _UNDRAWN.finditer(text):
            parts.append(text[position : undrawn.start()])
            length += undrawn.start() - position
            position = undrawn.end()
            gaps.append(length)
            left_out.append(position - length)
        parts.append(text[position:])
        return cls(visible="".join(parts), _gaps=tuple(gaps), _left_out=tuple(left_out))

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the offsets, in the text as received, of a non-empty stretch of visible text."""
        return self._original(start), self._original(end - 1) + 1

    def _original(self, offset: int) -> int:
        return offset + self._left_out[bisect_right(self._gaps, offset) - 1]


def mixes_alphabets(text: str) -> bool:
    """Return whether one word of a text mixes alphabets, or imitates letters with symbols.

    >>> mixes_alphabets("instagram"), mixes_alphabets("москва.рф"), mixes_alphabets("b\u0430nk")
    (False, False, True)
    """
    return not text.isascii() and any(_is_mixed(part) for part in _PART.findall(text))


def count_odd(text: str) -> int:
    """Return how many characters of a text are not drawn, or can pass for others.

    >>> count_odd("plain"), count_odd("in\u200bstagram"), count_odd("b\u0430nk")
    (0, 1, 1)
    """
    if text.isascii():
        return 0
    undrawn = sum(len(found[0]) for found in _UNDRAWN.finditer(text))
    mixed = (part for part in _PART.findall(text) if _is_mixed(part))
    return undrawn + sum(not letter.isascii() for part in mixed for letter in part)


def _is_mixed(word: str) -> bool:
    if word.isascii():
        return False
    alphabets = {_alphabet(letter) for letter in word if letter.isalpha()} - _WRITTEN_TOGETHER
    return _STYLED in alphabets or len(alphabets) > 1


def _alphabet(letter: str) -> str:
    # The compatibility forms (full-width, mathematical bold …) exist to look like other letters.
    if unicodedata.normalize("NFKC", letter) != letter:
        return _STYLED
    return unicodedata.name(letter, "UNNAMED").partition(" ")[0]
