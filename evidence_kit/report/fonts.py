"""The bundled typefaces: which file draws which character, and how they get into the PDF.

Every glyph of a report is embedded from ``assets/fonts``; nothing depends on what the reader's
computer has. A character that no bundled font can draw is never drawn as an empty box: whoever
writes text asks :meth:`Fonts.font_for` first.

ReportLab keeps its fonts in one registry per process. That registry is used as it is, filled on
first use with names of our own, and nothing else is remembered here.
"""

import weakref
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from typing_extensions import override

from evidence_kit.resources import asset_path


class Face(StrEnum):
    """The typefaces a page is set in; the value is the name in ReportLab's registry."""

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

_FALLBACK_FILES = {
    "EK-Wide": "NotoSans-Regular.ttf",
    "EK-Math": "NotoSansMath-Regular.ttf",
    "EK-Symbols": "NotoSansSymbols2-Regular.ttf",
}
"""Asked in this order for what a face lacks."""

_BFCHARS_PER_BLOCK = 100
"""Most entries one ``beginbfchar`` block may hold (Adobe Technical Note #5014 §1.4)."""


@dataclass(frozen=True, slots=True)
class Fonts:
    """Which bundled font can draw a character."""

    _coverage: dict[str, dict[int, int]]

    def draws_all(self, text: str, face: Face) -> bool:
        """Return whether a face alone can draw a text."""
        coverage = self._coverage[face.value]
        return all(coverage.get(point, 0) for point in set(map(ord, text)))

    def font_for(self, cluster: str, face: Face) -> str | None:
        """Return the font that can draw all of a cluster, the face itself first.

        Args:
            cluster: One character, with the combining marks that follow it.
            face: The typeface the text is set in.

        Returns:
            A registered font name, or ``None`` when no bundled font has every character.
        """
        for name in (face.value, *_FALLBACK_FILES):
            coverage = self._coverage[name]
            if all(coverage.get(ord(character), 0) for character in cluster):
                return name
        return None


def bundled_fonts() -> Fonts:
    """Make the bundled fonts known to ReportLab and close its doors to everything else.

    Raises:
        FileNotFoundError: The installation is incomplete.
    """
    rl_config.trustedSchemes = []  # no text, whatever it holds, can make ReportLab open an address
    rl_config.trustedHosts = []
    rl_config.useA85 = 0  # pictures go in as they are, not a quarter larger
    known = set(pdfmetrics.getRegisteredFontNames())
    files = {face.value: file_name for face, file_name in _FILES.items()} | _FALLBACK_FILES
    for name, file_name in files.items():
        if name not in known:
            pdfmetrics.registerFont(_CopyableFont(name, str(asset_path("fonts", file_name))))
    return Fonts({name: pdfmetrics.getFont(name).face.charToGlyph for name in files})


def text_width_pt(text: str, face: Face, size_pt: float) -> float:
    """Return how wide a line of our own words is; for headers and page numbers."""
    return float(pdfmetrics.stringWidth(text, face.value, size_pt))


class _CopyableFont(TTFont):  # type: ignore[misc]  # ReportLab ships no types
    """A TrueType font whose text can be copied out of the PDF again, whatever the characters.

    WORKAROUND ReportLab (5.1.0): ``makeToUnicodeCMap`` writes code points above U+FFFF with five
    hex digits and puts up to 256 entries into one block, so that fancy letters and emoji copy as
    something else. Remove when ``ttfonts.makeToUnicodeCMap`` writes UTF-16BE in blocks of 100.
    """

    @override
    def addObjects(self, doc: Any) -> None:
        subsets = _subsets_of(self, doc)
        super().addObjects(doc)
        for number, subset in enumerate(subsets):
            name = doc.idToObject["BasicFonts"].dict[self._internal_name(doc, number)].BaseFont
            doc.idToObject["toUnicodeCMap:" + name].content = _to_unicode(subset)

    def _internal_name(self, doc: Any, subset_number: int) -> str:
        return f"{doc.fontMapping[self.fontName][1:]}+{subset_number}"


def _subsets_of(font: Any, doc: Any) -> list[list[int]]:
    states: weakref.WeakKeyDictionary[Any, Any] = font.state
    return [list(subset) for subset in states[doc].subsets]


def _to_unicode(subset: list[int]) -> str:
    entries = [
        f"<{code:02X}> <{chr(point).encode('utf-16-be', 'surrogatepass').hex().upper()}>"
        for code, point in enumerate(subset)
    ]
    blocks = []
    for start in range(0, len(entries), _BFCHARS_PER_BLOCK):
        block = entries[start : start + _BFCHARS_PER_BLOCK]
        blocks += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin",
            "12 dict begin",
            "begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            "/CMapName /Adobe-Identity-UCS def",
            "/CMapType 2 def",
            "1 begincodespacerange",
            "<00> <FF>",
            "endcodespacerange",
            *blocks,
            "endcmap",
            "CMapName currentdict /CMap defineresource pop",
            "end",
            "end",
        ]
    )
