"""Runs of glyphs → lines of a width: where a line ends, and in which order its pieces stand.

The rules are: a line ends at a space, after the hyphen or dash of a compound, and between the
characters of scripts that write without spaces; a word longer than a line is broken between
clusters, after a sign of punctuation where there is one near, so that nothing runs out of its
place; every line is put in reading order by itself (UAX #9 L1–L2). Nothing is added or left out.
"""

import functools
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evidence_kit.report import bidi
from evidence_kit.report.clusters import clusters
from evidence_kit.report.fonts import Face, Fonts, Typeface
from evidence_kit.report.shaping import Run, shaped, typefaces_of

_UNIT = re.compile(r"[^ ]+ *| +")
_COMPOUND = re.compile(r"(?<=[^\W\d_][-–—])(?=[^\W\d_])")
_BREAKS_ANYWHERE = re.compile(
    "[\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\U0001f000-\U0003ffff]"
)
_NEVER_FIRST = frozenset(
    "、。，．・：；？！）〕］｝〉》」』】’”ぁぃぅぇぉっゃゅょァィゥェォッャュョー々"
)
"""Closing signs and small letters of East Asian writing (JIS X 4051 §4.3, in part)."""
_GOOD_BREAK_AFTER = frozenset("/?&=_-.:;,@+#|\\")
_LONGEST_PIECE_CHARACTERS = 512
"""A word is measured in pieces of this length: time grows with its length, not with the square."""
_PARAGRAPHS_REMEMBERED = 2048


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of drawable text in one face, whose direction is its own."""

    text: str
    face: Face


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it is drawn."""

    runs: tuple[Run, ...]
    """From left to right."""
    width: float
    """Without the space at its end, in thousandths of the type size."""
    trailing: float
    """The width of that space."""
    end: int
    """How many characters of the paragraph stand on this line and those before it."""


@dataclass(frozen=True, slots=True)
class _Unit:
    """What is never broken unless it is longer than a line: a word with the space after it."""

    runs: tuple[Run, ...]
    space: tuple[Run, ...]
    width: float
    characters: int


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A span with the typeface and the direction of each of its characters."""

    text: str
    typefaces: Typeface | tuple[Typeface, ...]
    """The one that draws everything, or that of each character."""
    levels: list[int] | None
    """``None`` where everything runs from left to right."""

    def unit(self, start: int, end: int) -> _Unit:
        """Return what stands between two places, the space at its end apart."""
        word_end = start + len(self.text[start:end].rstrip(" "))
        word = self._runs(start, word_end)
        space = self._runs(word_end, end)
        return _Unit(word, space, sum(run.width for run in word), end - start)

    def _runs(self, start: int, end: int) -> tuple[Run, ...]:
        levels = None if self.levels is None else self.levels[start:end]
        typefaces = self.typefaces
        if not isinstance(typefaces, Typeface):
            typefaces = typefaces[start:end]
        return shaped(self.text[start:end], typefaces, levels)


@functools.lru_cache(maxsize=_PARAGRAPHS_REMEMBERED)
def broken(spans: tuple[Span, ...], width: float, fonts: Fonts) -> tuple[Line, ...]:
    """Break a paragraph into lines; an empty one has one empty line.

    A report is set twice, and page 1 several times until it fits: the same paragraphs come again.

    Args:
        spans: What it says; our words before a value and the value each keep their direction.
        width: The width of a line, in thousandths of the type size.
        fonts: The bundled fonts.
    """
    base = paragraph_level(spans)
    lines: list[Line] = []
    line: list[_Unit] = []
    used = trailing = 0.0
    end = 0
    for unit in _fitting_units(spans, base, width, fonts):
        if line and used + trailing + unit.width > width:
            lines.append(_line(line, base, end))
            line, used, trailing = [], 0.0, 0.0
        used += trailing + unit.width
        trailing = sum(run.width for run in unit.space)
        end += unit.characters
        line.append(unit)
    lines.append(_line(line, base, end))
    return tuple(lines)


def paragraph_level(spans: Sequence[Span]) -> int:
    """Return the base level of a paragraph: that of its first span that has a letter."""
    return next(
        (bidi.base_level(span.text) for span in spans if any(map(str.isalpha, span.text))), 0
    )


def _fitting_units(spans: Sequence[Span], base: int, width: float, fonts: Fonts) -> Iterator[_Unit]:
    for span in spans:
        typefaces = typefaces_of(span.text, span.face, fonts) or fonts.typeface(span.face)
        word = _Stretch(span.text, typefaces, _levels(span.text, base))
        start = 0
        for text in _units(span.text):
            end = start + len(text)
            unit = word.unit(start, end)
            if unit.width <= width:
                yield unit
            else:
                yield from _parts(word, start, end, width)
            start = end


def _levels(text: str, base: int) -> list[int] | None:
    """Return the levels of a span inside a paragraph, as an isolate of its own direction."""
    if not base and not bidi.runs_right_to_left(text):
        return None
    own = bidi.base_level(text)
    raised = base + 1 if base % 2 != own else base
    return [level - own + raised for level in bidi.levels(text, own)]


def _units(text: str) -> Iterator[str]:
    for piece in _UNIT.findall(text):
        if not piece.isascii() and _BREAKS_ANYWHERE.search(piece):
            yield from _east_asian_units(piece)
        elif "-" in piece or "–" in piece or "—" in piece:
            yield from _COMPOUND.split(piece)
        else:
            yield piece


def _east_asian_units(piece: str) -> Iterator[str]:
    unit = ""
    for cluster in clusters(piece):
        may_break = unit and (_BREAKS_ANYWHERE.match(cluster) or _BREAKS_ANYWHERE.match(unit[-1]))
        if may_break and cluster not in _NEVER_FIRST and cluster != " " and not _opens(unit[-1]):
            yield unit
            unit = ""
        unit += cluster
    yield unit


def _opens(character: str) -> bool:
    return unicodedata.category(character) in {"Ps", "Pi"}


def _parts(word: _Stretch, start: int, end: int, width: float) -> Iterator[_Unit]:
    """Break a word that is longer than a line into parts that fill lines."""
    cuts = [start]
    for cluster in clusters(word.text[start:end]):
        cuts.append(cuts[-1] + len(cluster))
    first = 0
    while first < len(cuts) - 1:
        last = _last_that_fits(word, cuts, first, width)
        last = _good_break(word.text, cuts, first, last)
        yield word.unit(cuts[first], cuts[last])
        first = last


def _last_that_fits(word: _Stretch, cuts: list[int], first: int, width: float) -> int:
    """Return the last cut up to which a part fits; at least one cluster always does."""

    def measured(last: int) -> float:
        return word.unit(cuts[first], cuts[last]).width

    fitting = first + 1
    too_far = min(len(cuts) - 1, first + _LONGEST_PIECE_CHARACTERS) + 1
    longest = measured(too_far - 1)
    if longest <= width:
        return too_far - 1
    tried = first + max(1, int((too_far - 1 - first) * width / longest))
    while too_far - fitting > 1:
        if not fitting < tried < too_far:
            tried = (fitting + too_far) // 2
        if measured(tried) <= width:
            fitting, tried = tried, tried + 1
        else:
            too_far, tried = tried, tried - 1
    return fitting


def _good_break(text: str, cuts: list[int], first: int, last: int) -> int:
    """Go back to a sign of punctuation, but not beyond a fifth of the line."""
    if last == len(cuts) - 1:
        return last
    for candidate in range(last, last - (last - first) // 5, -1):
        if text[cuts[candidate] - 1] in _GOOD_BREAK_AFTER:
            return candidate
    return last


def _line(units: list[_Unit], base: int, end: int) -> Line:
    runs: list[Run] = []
    for unit in units:
        runs += (*unit.runs, *unit.space)
    trailing_runs = units[-1].space if units else ()
    trailing = sum(run.width for run in trailing_runs)
    whole = sum(run.width for run in runs)
    if base or any(run.level for run in runs):
        levels = [run.level for run in runs]
        for place in range(len(runs) - len(trailing_runs), len(runs)):
            levels[place] = base  # L1: the space at the end of a line runs with the paragraph
        runs = bidi.visual_order(runs, levels)
    return Line(tuple(runs), whole - trailing, trailing, end)
