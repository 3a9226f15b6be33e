"""Invisible and look-alike characters: see through them, and say that they were there.

A name can be made to look like another with characters that are not drawn, or with letters of
another alphabet. The finders therefore read the *visible* text, in which nothing undrawn is left,
and every span is carried back to the text as received.

The rules are: for reading, undrawn signs are left out, and of an address that was made safe to
send ("hxxps://site[.]example") the marks that make it so; a span starts and ends at a drawn
character; letters are compared, never translated into each other.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import Self

from evidence_kit.recognising.words import Runs, places_of
from evidence_kit.visible import drawn_with_emoji

# Soft hyphen, joiners, Arabic and Mongolian marks, Hangul fillers, zero-width and direction
# controls, variation selectors, the byte-order mark, and the tag characters.
_UNDRAWN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U000e0000-\U000e0fff]+"
)

_EXPORT_SIGN = re.compile("[\u200e\u202a]")
_BEFORE_ITS_WORDS = re.compile(r"(?:^|(?<=: )|(?<=\] ))\u200e(?=\S)", re.MULTILINE)
_ROUND_A_NUMBER = re.compile(r"\u202a(\+?\d[\d\s()\-\u2011]{4,24})\u202c")

# "site[.]example", "name[at]site[dot]example", "hxxps[:]//…": one sign stands for the whole mark.
_DEFANGED = re.compile(
    r"[\[({](?<=\w[\[({])(?:(?P<dot>\.|dot)|(?P<at>@|at)|(?P<colon>:(?:/{2})?))[\])}](?=[\w/])"
    r"|[hH](?<!\w[hH])(?P<xx>[xX]{2})(?=[pP][sS]?(?::|\[:))",
    re.IGNORECASE,
)
_MARK_SIGNS = {"dot": ".", "at": "@", "colon": ":", "xx": "tt"}
_DEFANGED_SCHEMES = ("xxp", "XXP", "XXp")
_MAY_BE_DEFANGED = re.compile(r"[\[({](?:[.:@]|[aA][tT]|[dD][oO][tT])")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")

_PART = re.compile(r"[\w\u0300-\u036f-]+")

_WRITTEN_TOGETHER = frozenset(
    {"CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO", "IDEOGRAPHIC", "KATAKANA-HIRAGANA"}
)
"""Scripts that ordinary Chinese, Japanese and Korean names mix with each other and with Latin."""

_STYLED = "STYLED"
_REMEMBERED = 1024
"""The same name stands in a chat again and again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VisibleText:
    """A text without its undrawn characters, and the way back to the text as received."""

    visible: str
    _gaps: tuple[int, ...]
    """Offsets in ``visible`` before which something was left out, rising; the first is 0."""
    _left_out: tuple[int, ...]
    """How many characters were left out up to each gap."""

    @classmethod
    def of(cls, text: str, runs: Runs | None = None) -> Self:
        """Leave out what is not drawn, and the marks of a defanged address.

        Args:
            text: Any text at all.
            runs: Its runs, where somebody has them already.
        """
        once = text if runs is None else runs.once
        undrawn, is_defanged = _undrawn_signs(once), _may_be_defanged(once)
        if not (undrawn or is_defanged):
            return cls(visible=text, _gaps=(0,), _left_out=(0,))
        parts: list[str] = []
        gaps, left_out = [0], [0]
        position = length = 0
        for start, end, instead in _left_out_of(text, undrawn, is_defanged=is_defanged):
            parts.append(text[position:start])
            parts.append(instead)
            length += start - position
            gaps.append(length)
            # What stands instead is as long as the end of what it stands for.
            left_out.append(end - len(instead) - length)
            length += len(instead)
            position = end
        parts.append(text[position:])
        return cls(visible="".join(parts), _gaps=tuple(gaps), _left_out=tuple(left_out))

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the offsets, in the text as received, of a non-empty stretch of visible text."""
        if len(self._gaps) == 1:
            return start, end
        return self._original(start), self._original(end - 1) + 1

    def _original(self, offset: int) -> int:
        return offset + self._left_out[bisect_right(self._gaps, offset) - 1]


@lru_cache(maxsize=_REMEMBERED)
def hides_signs(text: str) -> bool:
    """Return whether signs that are not drawn stand in a stretch of text.

    >>> hides_signs("ali\u200bce"), hides_signs("alice")
    (True, False)
    """
    return not text.isascii() and any(
        _after_emoji(text, undrawn.start()) < undrawn.end() for undrawn in _UNDRAWN.finditer(text)
    )


def is_defanged(text: str) -> bool:
    """Return whether an address was written so that nobody opens it by accident.

    >>> is_defanged("hxxps://site[.]example"), is_defanged("https://site.example")
    (True, False)
    """
    return _DEFANGED.search(text) is not None


def _undrawn_signs(once: str) -> str:
    """Return the undrawn signs of a text whose runs these are, each once.

    No undrawn sign is a space, so the runs tell them all.
    """
    # Most texts have few signs beyond ASCII, and the ranges of undrawn ones are slow to look for.
    if once.isascii():
        return ""
    return "".join(_UNDRAWN.findall("".join(set("".join(_BEYOND_ASCII.findall(once))))))


def _may_be_defanged(once: str) -> bool:
    """Return whether a text whose runs these are may hold marks of a defanged address."""
    return _MAY_BE_DEFANGED.search(once) is not None or any(
        marks in once for marks in _DEFANGED_SCHEMES
    )


def _left_out_of(text: str, undrawn: str, *, is_defanged: bool) -> list[tuple[int, int, str]]:
    """Return what is read as something shorter: begin, end, and what is read instead.

    Args:
        text: The text as received.
        undrawn: The undrawn signs that stand in it.
        is_defanged: Whether marks of a defanged address may stand in it.
    """
    changes: list[tuple[int, int, str]] = []
    for first, end in _stretches_of(text, undrawn):
        start = _after_emoji(text, first)
        if start < end:
            changes.append((start, end, ""))
    for mark in _DEFANGED.finditer(text) if is_defanged else ():
        sign = _MARK_SIGNS[mark.lastgroup or ""]
        start = mark.start("xx") if mark["xx"] else mark.start()
        changes.append((start, mark.end(), "://" if "/" in mark[0] else sign))
    return sorted(changes)


def _stretches_of(text: str, signs: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a text that are made of these signs alone."""
    if not signs:
        return
    places = sorted(chain.from_iterable(places_of(text, sign) for sign in signs))
    start = end = places[0]
    for place in places:
        if place > end:
            yield start, end
            start = place
        end = place + 1
    yield start, end


def _after_emoji(text: str, start: int) -> int:
    """Return where what styles or joins an emoji ends, if such signs begin here."""
    drawn = drawn_with_emoji().match(text, start)
    return start if drawn is None else drawn.end()


@lru_cache(maxsize=_REMEMBERED)
def mixes_alphabets(text: str) -> bool:
    """Return whether one word of a text mixes alphabets, or imitates letters with symbols.

    >>> mixes_alphabets("instagram"), mixes_alphabets("москва.рф"), mixes_alphabets("b\u0430nk")
    (False, False, True)
    """
    return not text.isascii() and any(_is_mixed(part) for part in _PART.findall(text))


def _without_marks_of_exports(text: str) -> str:
    """Return a text without the marks of direction that WhatsApp writes into its exports.

    One stands at the beginning of a line or message of its own, two stand round a number that is
    in no address book.
    """
    if _EXPORT_SIGN.search(text) is None:
        return text
    return _ROUND_A_NUMBER.sub(r"\1", _BEFORE_ITS_WORDS.sub("", text))


def count_odd(text: str) -> int:
    """Return how many characters of a text are not drawn, or can pass for others.

    What styles or joins an emoji is drawn with it, and deceives nobody; nor do the marks that an
    app itself writes into every chat that it exports.

    >>> count_odd("plain"), count_odd("in\u200bstagram"), count_odd("b\u0430nk")
    (0, 1, 1)
    >>> count_odd("Ana \u2764\ufe0f"), count_odd("Ana\ufe0f")
    (0, 1)
    >>> count_odd("Ana: \u200eimage omitted"), count_odd("An\u200ea: image")
    (0, 1)
    """
    if text.isascii():
        return 0
    text = _without_marks_of_exports(text)
    undrawn = sum(
        found.end() - _after_emoji(text, found.start()) for found in _UNDRAWN.finditer(text)
    )
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
