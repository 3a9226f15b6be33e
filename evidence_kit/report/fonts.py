"""The bundled typefaces: which file draws which character.

Every glyph of a report comes from ``assets/fonts``; nothing depends on what the reader's computer
has. A character that no bundled font can draw is never drawn as an empty box: whoever writes text
asks :meth:`Fonts.typeface_for` first.

The rules are: a character and the marks that follow it are drawn by one font; the face itself is
asked first, then the fonts of the world's scripts, signs and pictographs, then the large font of
Chinese, Japanese and Korean; what is asked to look like a pictograph comes from that font first.
"""

import functools
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

import uharfbuzz as harfbuzz
from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics

from evidence_kit.report.clusters import IGNORABLE, asks_for_a_pictograph
from evidence_kit.resources import asset_path


class Face(StrEnum):
    """The typefaces a page is set in; the value is the typeface's name."""

    TEXT = "EK-Text"
    STRONG = "EK-TextStrong"
    EXACT = "EK-Exact"
    """Monospaced, for values that must be copied letter by letter."""
    EXACT_STRONG = "EK-ExactStrong"


_FILES = {
    Face.TEXT: "AtkinsonHyperlegibleNext-Regular.ttf",
    Face.STRONG: "AtkinsonHyperlegibleNext-SemiBold.ttf",
    Face.EXACT: "AtkinsonHyperlegibleMono-Regular.ttf",
    Face.EXACT_STRONG: "AtkinsonHyperlegibleMono-SemiBold.ttf",
}

_PICTOGRAPHS = "EK-Pictographs"
_SCRIPTS = (
    "Arabic",
    "Hebrew",
    "Armenian",
    "Georgian",
    "Devanagari",
    "Bengali",
    "Gurmukhi",
    "Gujarati",
    "Tamil",
    "Telugu",
    "Kannada",
    "Malayalam",
    "Sinhala",
    "Thai",
    "Lao",
    "Khmer",
    "Myanmar",
    "Ethiopic",
)
_FALLBACK_FILES = {
    "EK-Wide": "NotoSans-Regular.ttf",
    "EK-Math": "NotoSansMath-Regular.ttf",
    **{f"EK-{script}": f"NotoSans{script}-Regular.ttf" for script in _SCRIPTS},
    "EK-Symbols": "NotoSansSymbols2-Regular.ttf",
    _PICTOGRAPHS: "NotoEmoji-Regular.ttf",
    "EK-EastAsian": "DroidSansFallbackFull.ttf",
    "EK-Korean": "NanumSquareR.ttf",
}
"""Asked in this order for what a face lacks."""

_CLUSTERS_REMEMBERED = 8_192
_EMPTY_PATTERN = "\u2800"


@dataclass(frozen=True, eq=False)
class Typeface:
    """One font file, ready to be asked and to be shaped with."""

    name: str
    face: harfbuzz.Face
    font: harfbuzz.Font
    is_monospaced: bool

    @functools.cached_property
    def characters(self) -> frozenset[str]:
        """Every character it can draw; some fonts list characters whose glyph is empty."""
        return frozenset(filter(self._draws, map(chr, self.face.unicodes)))

    @property
    def units_per_em(self) -> int:
        """How many of the font's own units make the size of the type."""
        return int(self.face.upem)

    def _draws(self, character: str) -> bool:
        if not character.isprintable() or character.isspace() or character == _EMPTY_PATTERN:
            return True
        extents = self.font.get_glyph_extents(self.font.get_nominal_glyph(ord(character)))
        return extents is not None and extents.width != 0


@dataclass(frozen=True, slots=True, eq=False)
class Fonts:
    """Which bundled typeface can draw a character."""

    _faces: dict[str, Typeface]
    _fallbacks: tuple[Typeface, ...]
    _pictographs: Typeface

    def typeface(self, face: Face) -> Typeface:
        """Return the typeface a page is set in."""
        return self._faces[face.value]

    def draws_all(self, text: str, face: Face) -> bool:
        """Return whether a face alone can draw a text."""
        return self._faces[face.value].characters.issuperset(text)

    def typeface_for(self, cluster: str, face: Face) -> Typeface | None:
        """Return the typeface that can draw all of a cluster, the face itself first.

        Args:
            cluster: One character, with the marks and joiners that belong to it.
            face: The typeface the text is set in.

        Returns:
            A typeface, or ``None`` when no bundled font has every character.
        """
        return _typeface_for(self, cluster, face)

    def candidates(self, cluster: str, face: Face) -> Iterator[Typeface]:
        """Return the typefaces in the order they are asked for a cluster."""
        if asks_for_a_pictograph(cluster):
            yield self._pictographs
        yield self._faces[face.value]
        yield from self._fallbacks


@functools.lru_cache(maxsize=_CLUSTERS_REMEMBERED)
def _typeface_for(fonts: Fonts, cluster: str, face: Face) -> Typeface | None:
    needed = [character for character in cluster if character not in IGNORABLE]
    for typeface in fonts.candidates(cluster, face):
        if typeface.characters.issuperset(needed):
            return typeface
    return None


@functools.cache
def bundled_fonts() -> Fonts:
    """Open the bundled fonts and close ReportLab's doors to everything else.

    Raises:
        FileNotFoundError: The installation is incomplete.
    """
    rl_config.trustedSchemes = []  # no text, whatever it holds, can make ReportLab open an address
    rl_config.trustedHosts = []
    faces = {
        face.value: _opened(face.value, file_name, is_monospaced="Mono" in file_name)
        for face, file_name in _FILES.items()
    }
    fallbacks = {
        name: _opened(name, file_name, is_monospaced=False)
        for name, file_name in _FALLBACK_FILES.items()
    }
    pdfmetrics.registerFont(_NeverDrawn())
    return Fonts(faces, tuple(fallbacks.values()), fallbacks[_PICTOGRAPHS])


def _opened(name: str, file_name: str, *, is_monospaced: bool) -> Typeface:
    face = harfbuzz.Face(harfbuzz.Blob.from_file_path(str(asset_path("fonts", file_name))))
    return Typeface(
        name=name,
        face=face,
        font=harfbuzz.Font(face),
        is_monospaced=is_monospaced,
    )


class _Named:
    """What ReportLab asks of a font's face when it is registered."""

    name = Face.TEXT.value


class _NeverDrawn:
    """What ReportLab is told its font is, so that no page names one that is not embedded.

    Every letter is drawn by :mod:`evidence_kit.report.glyphs`; ReportLab draws none.
    """

    fontName = Face.TEXT.value  # noqa: N815 - ReportLab asks by these names
    face = _Named
    _dynamicFont = 1  # noqa: N815
    _multiByte = 1  # noqa: N815
