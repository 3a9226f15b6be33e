"""A glance at a text: which words it holds, and where the few that matter here stand.

Most of a chat holds nothing that can be recognised. A finder that looked at every sign of it would
spend its time there, so each one asks first for what its findings cannot be without – a word, an
``@``, a long unbroken run – and reads closely only there.

The rules are: the glance leaves nothing out that the close look would find; looking for one word
costs one pass at most, however often it stands there.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Self

_WORD = re.compile(r"\w+")
LONG_RUN_SIGNS = 25
"""No wallet address and no number of a transfer of coins is shorter."""
_LONG_RUN = re.compile(rf"\S{{{LONG_RUN_SIGNS}}}")

# What exports put before a message: "[12/03/2025, 21:14:07] ", "12.3.25, 21:14 - ".
_STAMP = (
    r"\[?[0-9]{1,4}(?P<s>[./-])[0-9]{1,2}(?P=s)[0-9]{2,4},? [0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?"
    r"(?:\]| -) "
)
_DIGIT_LINE = rf"(?:{_STAMP})?+[^\n0-9]*+[0-9][^\n]*+"
_FIRST_DIGIT_LINE = re.compile(_DIGIT_LINE)
# The end of the line before is looked for first: it is what most of a text has not.
_NEXT_DIGIT_LINE = re.compile(rf"\n{_DIGIT_LINE}")

_MOST_LOOKED_FOR = 40
"""Beyond so many words one pass over all of them costs less than a pass for each."""
_SPACES = (" ", "\n", "\t", "\u00a0")
_NEXT_SPACE = re.compile(r"[ \n\t\u00a0]")


def listed(words: str) -> frozenset[str]:
    """Return the words of a list that is written as one text.

    >>> sorted(listed("b a"))
    ['a', 'b']
    """
    return frozenset(words.split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Runs:
    """The stretches of a text without a space: most of them come again and again."""

    all: list[str]
    """In reading order."""
    once: str
    """Each of them once, in no order, with a space between them."""

    @classmethod
    def of(cls, text: str) -> Self:
        """Take a text apart at its spaces."""
        runs = text.split()
        return cls(all=runs, once=" ".join(set(runs)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words of a text, in small letters."""

    text: str
    lower: str
    """The text in small letters, sign for sign."""
    known: frozenset[str]
    """Every word that stands in it."""
    long_runs: tuple[tuple[int, int], ...]
    """Its stretches without a space of :data:`LONG_RUN_SIGNS` or more."""
    with_digits: tuple[tuple[int, int], ...]
    """Its stretches of whole lines that hold a digit besides the time a message was sent."""
    signs: frozenset[str]
    """Every sign that stands in it, in small letters."""

    @classmethod
    def of(cls, text: str, runs: Runs | None = None) -> Self:
        """Gather the words of a text, from its runs where somebody has them already."""
        runs = Runs.of(text) if runs is None else runs
        has_long = _LONG_RUN.search(runs.once) is not None
        once = _lower(runs.once)
        return cls(
            text=text,
            lower=_lower(text),
            known=frozenset(_WORD.findall(once)),
            long_runs=_long_runs(text, runs.all) if has_long else (),
            with_digits=tuple(_with_digits(text)),
            signs=frozenset(once),
        )

    def places(self, wanted: Iterable[str]) -> list[tuple[int, int]]:
        """Return where the wanted words stand as whole words, in reading order."""
        present = self.known.intersection(wanted)
        if len(present) > _MOST_LOOKED_FOR:
            return [word.span() for word in _WORD.finditer(self.lower) if word[0] in present]
        return sorted(place for word in present for place in self._places_of(word))

    def _places_of(self, word: str) -> Iterator[tuple[int, int]]:
        start = self.lower.find(word)
        while start >= 0:
            end = start + len(word)
            if not (_is_word_sign(self.lower, start - 1) or _is_word_sign(self.lower, end)):
                yield start, end
            start = self.lower.find(word, end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """Where the lines of a text begin and end."""

    starts: tuple[int, ...]
    length: int

    @classmethod
    def of(cls, text: str) -> Self:
        """Find the lines of a text."""
        starts = [0]
        position = text.find("\n")
        while position >= 0:
            starts.append(position + 1)
            position = text.find("\n", position + 1)
        return cls(starts=tuple(starts), length=len(text))

    def around(self, start: int, end: int | None = None) -> tuple[int, int]:
        """Return begin and end of the lines that hold a stretch of text."""
        first = bisect_right(self.starts, start) - 1
        after = bisect_left(self.starts, max(start + 1, end or 0))
        stop = self.starts[after] - 1 if after < len(self.starts) else self.length
        return self.starts[first], stop


def unbroken(text: str, seeds: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Yield the stretches between spaces that hold one of the seeds, each of them once.

    Args:
        text: The visible text.
        seeds: Offsets, rising.
    """
    done = 0
    for seed in seeds:
        if seed < done:
            continue
        start = done
        for space in _SPACES:
            # Each look goes back no further than the one before it came.
            start = max(start, text.rfind(space, start, seed) + 1)
        after = _NEXT_SPACE.search(text, seed)
        end = len(text) if after is None else after.start()
        yield start, end
        done = end


def places_of(text: str, sign: str) -> Iterator[int]:
    """Yield every offset at which a sign or a fixed run of signs stands."""
    position = text.find(sign)
    while position >= 0:
        yield position
        position = text.find(sign, position + len(sign))


def _with_digits(text: str) -> Iterator[tuple[int, int]]:
    first = _FIRST_DIGIT_LINE.match(text)
    start, end = (0, -1) if first is None else first.span()
    for line in _NEXT_DIGIT_LINE.finditer(text):
        if line.start() != end:
            if end >= 0:
                yield start, end
            start = line.start()
        end = line.end()
    if end >= 0:
        yield start, end


def _long_runs(text: str, runs: list[str]) -> tuple[tuple[int, int], ...]:
    spans = []
    position = 0
    for run in [each for each in runs if len(each) >= LONG_RUN_SIGNS]:
        position = text.find(run, position)
        spans.append((position, position + len(run)))
        position += len(run)
    return tuple(spans)


def _lower(text: str) -> str:
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    # One capital of a few alphabets has two small signs; offsets must not move.
    return "".join(sign.lower() if len(sign.lower()) == 1 else sign for sign in text)


def _is_word_sign(text: str, place: int) -> bool:
    return 0 <= place < len(text) and (text[place].isalnum() or text[place] == "_")
