"""Glyphs → page: drawing operators, and the fonts as they are embedded.

What this is for: ReportLab's own fonts know one glyph per character; joined and reordered scripts
need more. Here every pair of a glyph and the characters it stands for gets a code of its own in a
composite font (ISO 32000-1 §9.7), so that the letters can be copied out of the page again.

The rules are: only glyphs that were drawn are embedded; the same pages give the same codes; a glyph
that stands for nothing by itself is wrapped, with its neighbours, in what they stand for together
(``ActualText``, §14.9.4).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import uharfbuzz as harfbuzz

from evidence_kit.report.fonts import Typeface
from evidence_kit.report.raw import (
    Raw,
    Stream,
    dictionary,
    number,
    refer,
    text_string,
)
from evidence_kit.report.shaping import Glyph, Run

_BFCHARS_PER_BLOCK = 100
"""Most entries one ``beginbfchar`` block may hold (Adobe Technical Note #5014 §1.4)."""
_STANDS_FOR_NOTHING = "\u200b"
"""A map needs a character for every code; this one has no width and no letter."""
_SUBSET_TAG_LENGTH = 6
_SYMBOLIC, _FIXED_PITCH = 1 << 2, 1 << 0
_SMALLEST_SHIFT = 0.5
"""Thousandths of the type size below which a glyph is not moved."""


@dataclass(slots=True, eq=False)
class EmbeddedFont:
    """One typeface in one document: the codes given so far."""

    typeface: Typeface
    resource: str
    """Its name in the pages' resources."""
    codes: dict[tuple[int, str], int] = field(default_factory=dict)
    widths: list[float] = field(default_factory=list)
    """The width of each code's glyph, in thousandths, from code 1 on."""

    def code_of(self, glyph: Glyph) -> int:
        """Return the code that draws a glyph, a new one where it stands for other characters."""
        key = (glyph.glyph_id, glyph.characters)
        code = self.codes.get(key)
        if code is None:
            code = self.codes[key] = len(self.codes) + 1
            self.widths.append(glyph.width)
        return code

    def addObjects(self, document: Any) -> None:  # noqa: N802 - ReportLab calls it by this name
        """Write the font into the document; ReportLab calls this before it writes the file."""
        font_name = self._font_name()
        resources = document.idToObject["BasicFonts"].dict
        descendant = refer(
            document, Raw(lambda: self._descendant(descriptor, glyph_map, font_name))
        )
        descriptor = refer(document, Raw(lambda: self._descriptor(font_file, font_name)))
        font_file = refer(document, self._font_file())
        glyph_map = refer(document, self._glyph_map())
        characters = refer(document, Stream(self._character_map().encode("ascii")))
        composite = dictionary(
            {
                "Type": "/Font",
                "Subtype": "/Type0",
                "BaseFont": font_name,
                "Encoding": "/Identity-H",
                "DescendantFonts": f"[{descendant}]",
                "ToUnicode": characters,
            }
        )
        resources[self.resource] = document.Reference(Raw(composite.encode))

    def _font_name(self) -> str:
        """Return the name of the embedded part of the font (ISO 32000-1 §9.6.4)."""
        letters = "".join(chr(ord("A") + (len(self.codes) >> 4 * place) % 16) for place in range(6))
        return f"/{letters}+{self.typeface.name}"

    def _font_file(self) -> Stream:
        wanted = harfbuzz.SubsetInput()
        wanted.glyph_set.add(0)
        for glyph_id, _characters in self.codes:
            wanted.glyph_set.add(glyph_id)
        wanted.flags = (
            harfbuzz.SubsetFlags.RETAIN_GIDS
            | harfbuzz.SubsetFlags.NO_HINTING
            | harfbuzz.SubsetFlags.NO_LAYOUT_CLOSURE
        )
        for table in ("GSUB", "GPOS", "GDEF", "name", "post", "MATH", "STAT", "kern"):
            wanted.drop_table_tag_set.add(harfbuzz_tag(table))
        data = bytes(harfbuzz.subset(self.typeface.face, wanted).blob.data)
        return Stream(data, {"Length1": str(len(data))})

    def _glyph_map(self) -> Stream:
        glyph_ids = [0, *(glyph_id for glyph_id, _characters in self.codes)]
        return Stream(b"".join(glyph_id.to_bytes(2, "big") for glyph_id in glyph_ids))

    def _descendant(self, descriptor: str, glyph_map: str, font_name: str) -> bytes:
        widths = " ".join(map(number, self.widths))
        return dictionary(
            {
                "Type": "/Font",
                "Subtype": "/CIDFontType2",
                "BaseFont": font_name,
                "CIDSystemInfo": "<</Registry (Adobe) /Ordering (Identity) /Supplement 0>>",
                "FontDescriptor": descriptor,
                "CIDToGIDMap": glyph_map,
                "DW": "0",
                "W": f"[1 [{widths}]]",
            }
        ).encode("ascii")

    def _descriptor(self, font_file: str, font_name: str) -> bytes:
        scale = 1000 / self.typeface.units_per_em
        extents = self.typeface.font.get_font_extents("ltr")
        flags = _SYMBOLIC | (_FIXED_PITCH if self.typeface.is_monospaced else 0)
        box = (-1000, extents.descender * scale, 3000, extents.ascender * scale)
        return dictionary(
            {
                "Type": "/FontDescriptor",
                "FontName": font_name,
                "Flags": str(flags),
                "FontBBox": f"[{' '.join(map(number, box))}]",
                "ItalicAngle": "0",
                "Ascent": number(extents.ascender * scale),
                "Descent": number(extents.descender * scale),
                "CapHeight": number(extents.ascender * scale * 0.7),
                "StemV": "80",
                "FontFile2": font_file,
            }
        ).encode("ascii")

    def _character_map(self) -> str:
        """Write which characters each code stands for (Adobe Technical Note #5411)."""
        entries = []
        for (_glyph_id, characters), code in self.codes.items():
            stands_for = (characters or _STANDS_FOR_NOTHING).encode("utf-16-be").hex().upper()
            entries.append(f"<{code:04X}> <{stands_for}>")
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
                "<0000> <FFFF>",
                "endcodespacerange",
                *blocks,
                "endcmap",
                "CMapName currentdict /CMap defineresource pop",
                "end",
                "end",
            ]
        )


class Pen:
    """Draws runs of glyphs on one document's pages and remembers the fonts it used."""

    def __init__(self) -> None:
        self._fonts: dict[Typeface, EmbeddedFont] = {}

    def draw(
        self, canvas: Any, x_pt: float, y_pt: float, runs: Sequence[Run], size_pt: float
    ) -> None:
        """Draw one line of runs, from left to right.

        Args:
            canvas: ReportLab's canvas of this document.
            x_pt: Where the line begins.
            y_pt: Where its baseline is.
            runs: In the order they stand on the line.
            size_pt: The size of the type.
        """
        code = [f"BT 1 0 0 1 {number(x_pt)} {number(y_pt)} Tm"]
        current = None
        for run in runs:
            if run.typeface is not current:
                current = run.typeface
                code.append(f"/{self._font(canvas, current).resource} {number(size_pt)} Tf")
            code += self._run(canvas, run, size_pt)
        code.append("ET")
        canvas._code.append(" ".join(code))  # noqa: SLF001 - ReportLab has no public door for operators

    def _run(self, canvas: Any, run: Run, size_pt: float) -> Iterator[str]:
        font = self._font(canvas, run.typeface)
        # Where the order of writing is from the right, viewers put the letters in order themselves.
        is_spelt_out = run.level % 2 == 0 and any(not glyph.characters for glyph in run.glyphs)
        if is_spelt_out:
            yield f"/Span <</ActualText {text_string(run.characters)}>> BDC"
        yield from _shown(run, font, size_pt)
        if is_spelt_out:
            yield "EMC"

    def _font(self, canvas: Any, typeface: Typeface) -> EmbeddedFont:
        font = self._fonts.get(typeface)
        if font is None:
            font = self._fonts[typeface] = EmbeddedFont(typeface, f"EK{len(self._fonts)}")
            canvas._doc.delayedFonts.append(font)  # noqa: SLF001 - where ReportLab asks for fonts
        return font


def harfbuzz_tag(table: str) -> int:
    """Return a table's tag as the number HarfBuzz knows it by.

    >>> hex(harfbuzz_tag("GSUB"))
    '0x47535542'
    """
    return int.from_bytes(table.encode("ascii"), "big")


def _shown(run: Run, font: EmbeddedFont, size_pt: float) -> Iterator[str]:
    """Write glyphs with ``TJ``; what stands higher or lower is raised with ``Ts``."""
    pending: list[str] = []
    codes = ""
    raised = 0.0
    for glyph in run.glyphs:
        if abs(glyph.up - raised) > _SMALLEST_SHIFT:
            yield from _flushed(pending, codes)
            pending, codes, raised = [], "", glyph.up
            yield f"{number(raised * size_pt / 1000)} Ts"
        if abs(glyph.right) > _SMALLEST_SHIFT:
            pending, codes = [*pending, f"<{codes}>", number(-glyph.right)], ""
        codes += f"{font.code_of(glyph):04X}"
        following = glyph.width - glyph.advance + glyph.right
        if abs(following) > _SMALLEST_SHIFT:
            pending, codes = [*pending, f"<{codes}>", number(following)], ""
    yield from _flushed(pending, codes)
    if raised:
        yield "0 Ts"


def _flushed(pending: list[str], codes: str) -> Iterator[str]:
    parts = [*pending, f"<{codes}>"] if codes else pending
    if parts:
        yield f"[{''.join(f'{part} ' for part in parts).rstrip()}] TJ"
