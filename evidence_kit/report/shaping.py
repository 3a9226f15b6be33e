"""Text → glyphs in the order they are drawn: fonts by cluster, letters joined as their script asks.

What it is not: line breaking (:mod:`evidence_kit.report.lines`) or the direction of reading
(:mod:`evidence_kit.report.bidi`). The rules are: a run has one typeface and one direction; every
glyph knows which characters it stands for, so that they can be copied out of the page again; exact
values are drawn letter by letter, without ligatures.
"""

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

import uharfbuzz as harfbuzz

from evidence_kit.report.clusters import clusters
from evidence_kit.report.fonts import Face, Fonts, Typeface
from evidence_kit.visible import number_of

_WORDS_REMEMBERED = 16_384
_LETTER_BY_LETTER = {"liga": False, "clig": False, "calt": False, "kern": False}
_AS_USUAL = {"liga": False, "clig": False, "kern": True}


class Glyph(NamedTuple):
    """One glyph with its place; measures are thousandths of the type size."""

    glyph_id: int
    characters: str
    """The characters it stands for; "" where a glyph before it stands for them."""
    advance: float
    """How far the next glyph stands."""
    width: float
    """How wide the font says it is; differs from ``advance`` where letters are kerned."""
    right: float
    """How far it is moved to the right of where it would stand."""
    up: float


@dataclass(frozen=True, slots=True)
class Run:
    """Glyphs from left to right, of one typeface and one direction."""

    typeface: Typeface
    glyphs: tuple[Glyph, ...]
    width: float
    """The sum of the advances, in thousandths of the type size."""
    characters: str
    """What is drawn, in the order of writing."""
    level: int = 0
    """The embedding level; odd ones run from right to left."""


def drawable(text: str, face: Face, fonts: Fonts) -> str:
    """Return a text in which what no bundled font can draw is replaced by its number."""
    if fonts.draws_all(text, face):
        return text
    return "".join(_drawable_clusters(text, face, fonts))


def typefaces_of(text: str, face: Face, fonts: Fonts) -> tuple[Typeface, ...] | None:
    """Return the typeface of each character of a drawable text; ``None`` where the face draws all.

    Args:
        text: A text that :func:`drawable` returned.
        face: The typeface it is set in.
        fonts: The bundled fonts.
    """
    if fonts.draws_all(text, face):
        return None
    found: list[Typeface] = []
    for cluster in clusters(text):
        typeface = fonts.typeface_for(cluster, face) or fonts.typeface(face)
        found += [typeface] * len(cluster)
    return tuple(found)


def shaped(
    text: str, typefaces: Typeface | Sequence[Typeface], levels: Sequence[int] | None
) -> tuple[Run, ...]:
    """Return the runs of a drawable text, in the order of writing.

    Args:
        text: A word, or part of one.
        typefaces: The one it is drawn with, or the one of each character.
        levels: The embedding level of each character; ``None`` where all are 0.
    """
    if not text:
        return ()
    if isinstance(typefaces, Typeface):
        typefaces = (typefaces,) * len(text) if levels else typefaces
    if isinstance(typefaces, Typeface):
        return (_shaped_run(typefaces, text, 0),)
    places = zip(typefaces, levels or (0,) * len(text), strict=True)
    runs = []
    start = 0
    for (typeface, level), group in groupby(places):
        end = start + sum(1 for _ in group)
        runs.append(_shaped_run(typeface, text[start:end], level))
        start = end
    return tuple(runs)


def _drawable_clusters(text: str, face: Face, fonts: Fonts) -> Iterator[str]:
    for cluster in clusters(text):
        if fonts.typeface_for(cluster, face) is not None:
            yield cluster
            continue
        for character in cluster:
            is_drawn = fonts.typeface_for(character, face) is not None
            yield character if is_drawn else number_of(character)


@functools.lru_cache(maxsize=_WORDS_REMEMBERED)
def _shaped_run(typeface: Typeface, text: str, level: int) -> Run:
    if typeface.is_monospaced and level == 0 and text.isascii():
        return _spelt_run(typeface, text)
    glyphs = _shaped_glyphs(typeface, text, level)
    return Run(typeface, glyphs, _width(glyphs), text, level)


def _spelt_run(typeface: Typeface, text: str) -> Run:
    """Set a value letter by letter: digests differ in every exhibit, their letters do not."""
    glyphs = tuple(_letter(typeface, character) for character in text)
    return Run(typeface, glyphs, _width(glyphs), text)


@functools.cache
def _letter(typeface: Typeface, character: str) -> Glyph:
    """Return the glyph of one ASCII character; there are few enough to keep them all."""
    (glyph,) = _shaped_glyphs(typeface, character, 0)
    return glyph


def _width(glyphs: Sequence[Glyph]) -> float:
    return sum((glyph.advance for glyph in glyphs), 0.0)


def _shaped_glyphs(typeface: Typeface, text: str, level: int) -> tuple[Glyph, ...]:
    buffer = harfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if level % 2 else "ltr"
    # Marks keep clusters of their own, so that each glyph stands for as few letters as can be.
    buffer.cluster_level = harfbuzz.BufferClusterLevel.MONOTONE_CHARACTERS
    features = _LETTER_BY_LETTER if typeface.is_monospaced else _AS_USUAL
    harfbuzz.shape(typeface.font, buffer, features)
    scale = 1000 / typeface.units_per_em
    infos, positions = buffer.glyph_infos, buffer.glyph_positions
    starts = sorted({info.cluster for info in infos})
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    told: set[int] = set()
    glyphs = []
    for info, place in zip(infos, positions, strict=True):
        start = info.cluster
        characters = "" if start in told else text[start : ends[start]]
        told.add(start)
        glyphs.append(
            Glyph(
                glyph_id=info.codepoint,
                characters=characters,
                advance=place.x_advance * scale,
                width=typeface.font.get_glyph_h_advance(info.codepoint) * scale,
                right=place.x_offset * scale,
                up=place.y_offset * scale,
            )
        )
    return tuple(glyphs)
