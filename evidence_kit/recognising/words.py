"""A glance at a text: which words it holds, and where the few that matter here stand.

Most of a chat holds nothing that can be recognised. A finder that looked at every sign of it would
spend its time there, so each one asks first for what its findings cannot be without – a word, an
``@``, a long unbroken run – and reads closely only there.

The rules are: the glance leaves nothing out that the close look would find; looking for one word
costs one pass at most, however often it stands there; what comes again and again is looked at once,
and then only its places are.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, chain, compress, count
from operator import add
from typing import Self

_WORD = re.compile(r"\w+")
LONG_RUN_SIGNS = 25
"""No wallet address and no number of a transfer of coins is shorter."""
_LONG_RUN = re.compile(rf"\S{{{LONG_RUN_SIGNS}}}")
_WHOLE_LONG_RUN = re.compile(rf"\S{{{LONG_RUN_SIGNS},}}")

# What exports put before a message: "[12/03/2025, 21:14:07] ", "12.3.25, 21:14 - ".
_STAMP = (
    r"\[?[0-9]{1,4}(?P<s>[./-])[0-9]{1,2}(?P=s)[0-9]{2,4},? [0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?"
    r"(?:\]| -) "
)
_DIGIT_LINE = rf"(?:{_STAMP})?+[^\n0-9]*+[0-9][^\n]*+"
_FIRST_DIGIT_LINE = re.compile(_DIGIT_LINE)
# The end of the line before is looked for first: it is what most of a text has not.
_NEXT_DIGIT_LINE = re.compile(rf"\n{_DIGIT_LINE}")

_FEW = 8
"""A pass for each of so many words costs less than to go through all runs."""
_MOST_LOOKED_FOR = 40
"""Beyond so many words one pass over all of them costs less than a pass for each."""
_OTHER_BLANKS = "\n\t\r"
_SPACES = (" ", "\n", "\t", "\u00a0")
_NEXT_SPACE = re.compile(r"[ \n\t\u00a0]")


def listed(words: str) -> frozenset[str]:
    """Return the words of a list that is written as one text.

    >>> sorted(listed("b a"))
    ['a', 'b']
    """
    return frozenset(words.split())


@dataclass(frozen=True, kw_only=True)
class Runs:
    """The stretches of a text between blanks: most of them come again and again."""

    all: list[str]
    """In reading order, with exactly one sign between each two of them."""
    each: list[str]
    """Each of them once, in no order."""
    once: str
    """The same as one text, with a space between them."""

    @classmethod
    def of(cls, text: str) -> Self:
        """Take a text apart at its spaces, tabs and line ends; other spaces stay inside."""
        for blank in _OTHER_BLANKS:
            text = text.replace(blank, " ")
        runs = text.split(" ")
        each = list(set(runs))
        return cls(all=runs, each=each, once=" ".join(each))

    @cached_property
    def starts(self) -> list[int]:
        """Where each run of :attr:`all` begins in the text."""
        return _starts_of(self.all)

    @cached_property
    def starts_once(self) -> list[int]:
        """Where each run of :attr:`each` begins in :attr:`once`."""
        return _starts_of(self.each)

    def holding(self, inside: Mapping[str, object]) -> Iterator[tuple[int, str]]:
        """Yield where some runs begin in the text, each time, with the run."""
        numbers = compress(count(), map(inside.__contains__, self.all))
        return ((self.starts[number], self.all[number]) for number in numbers)


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words of a text, in small letters."""

    text: str
    lower: str
    """The text in small letters, sign for sign."""
    known: frozenset[str]
    """Every word that stands in it."""
    not_letters: frozenset[str]
    """Those of them that hold a sign besides letters, such as a digit."""
    long_runs: tuple[tuple[int, int], ...]
    """Its stretches without a space of :data:`LONG_RUN_SIGNS` or more."""
    with_digits: tuple[tuple[int, int], ...]
    """Its stretches of whole lines that hold a digit besides the time a message was sent."""
    signs: frozenset[str]
    """Every sign that stands in it, in small letters."""
    _runs: Runs
    _once: str
    """What :class:`Runs` has once, in small letters, sign for sign."""
    _vocabulary: frozenset[str]
    """Words that are looked for together, because somebody will ask for them."""
    _places: dict[str, list[tuple[int, int]]]
    """Where the words stand that were looked for so far."""

    @classmethod
    def of(
        cls, text: str, runs: Runs | None = None, *, vocabulary: frozenset[str] = frozenset()
    ) -> Self:
        """Gather the words of a text.

        Args:
            text: The visible text.
            runs: Its runs, where somebody has them already.
            vocabulary: The words that will be asked for; others may be, at the cost of a look more.
        """
        runs = Runs.of(text) if runs is None else runs
        once = _lower(runs.once)
        known = frozenset(_WORD.findall(once))
        return cls(
            text=text,
            lower=_lower(text),
            known=known,
            not_letters=frozenset(word for word in known if not word.isalpha()),
            long_runs=tuple(_long_runs(runs)) if _LONG_RUN.search(runs.once) is not None else (),
            with_digits=tuple(_with_digits(text)),
            signs=frozenset(once),
            _runs=runs,
            _once=once,
            _vocabulary=vocabulary,
            _places={},
        )

    def places(self, wanted: Iterable[str]) -> list[tuple[int, int]]:
        """Return where the wanted words stand as whole words, in reading order."""
        return sorted(chain.from_iterable(self._found(wanted)))

    def starts(self, wanted: Iterable[str]) -> list[int]:
        """Return where the wanted words begin, in reading order: sooner told than both ends."""
        return sorted(start for places in self._found(wanted) for start, _end in places)

    def _found(self, wanted: Iterable[str]) -> list[list[tuple[int, int]]]:
        """Return the places of each of the wanted words that stand in the text."""
        present = self.known.intersection(wanted)
        missing = present.difference(self._places)
        if missing:
            asked_for = self.known.intersection(self._vocabulary).difference(self._places)
            self._look_for(missing | asked_for)
        return [self._places[word] for word in present]

    def _look_for(self, wanted: frozenset[str]) -> None:
        """Note where words stand: few in the whole text, many in the runs, each of them once."""
        if len(wanted) <= _FEW:
            self._places.update((word, list(_places_in(self.lower, word))) for word in wanted)
            return
        inside: dict[str, list[tuple[int, int, str]]] = {}
        starts, each = self._runs.starts_once, self._runs.each
        for start, end, word in self._places_once(wanted):
            number = bisect_right(starts, start) - 1
            offset = starts[number]
            inside.setdefault(each[number], []).append((start - offset, end - offset, word))
        self._places.update((word, []) for word in wanted)
        for offset, run in self._runs.holding(inside):
            for start, end, word in inside[run]:
                self._places[word].append((offset + start, offset + end))

    def _places_once(self, wanted: frozenset[str]) -> Iterator[tuple[int, int, str]]:
        if len(wanted) > _MOST_LOOKED_FOR:
            for match in _WORD.finditer(self._once):
                if match[0] in wanted:
                    yield match.start(), match.end(), match[0]
            return
        for word in wanted:
            for start, end in _places_in(self._once, word):
                yield start, end, word


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


def _long_runs(runs: Runs) -> Iterator[tuple[int, int]]:
    inside = {
        run: [long.span() for long in _WHOLE_LONG_RUN.finditer(run)]
        for run in runs.each
        if len(run) >= LONG_RUN_SIGNS
    }
    for offset, run in runs.holding(inside):
        for start, end in inside[run]:
            yield offset + start, offset + end


def _places_in(text: str, word: str) -> Iterator[tuple[int, int]]:
    """Yield where a word stands as a whole word."""
    # No call for each place: a text may be one word again and again.
    signs = len(word)
    start = text.find(word)
    while start >= 0:
        end = start + signs
        after = text[end : end + 1]
        if not (after.isalnum() or after == "_"):
            before = text[start - 1 : start] if start else ""
            if not (before.isalnum() or before == "_"):
                yield start, end
        start = text.find(word, end)


def _starts_of(runs: Sequence[str]) -> list[int]:
    """Return where each run begins when one sign stands between each two of them, and the end."""
    return list(map(add, accumulate(map(len, runs), initial=0), count()))


def _lower(text: str) -> str:
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    # One capital of a few alphabets has two small signs; offsets must not move.
    return "".join(sign.lower() if len(sign.lower()) == 1 else sign for sign in text)
