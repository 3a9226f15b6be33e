"""One paragraph as ReportLab lays it out: broken into lines, parted over pages, drawn, marked.

What it is not: the place where text becomes safe; that is :mod:`evidence_kit.report.text`, and no
other module makes paragraphs.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib.colors import Color
from reportlab.platypus import Flowable

from evidence_kit.overriding import override
from evidence_kit.report.fonts import Fonts
from evidence_kit.report.lines import Line, Span, broken, paragraph_level
from evidence_kit.report.raw import number
from evidence_kit.report.structure import Node, Tag

_LEAST_LINES_TOGETHER = 2
_GAP_SHARE = 0.4
"""An empty line between paragraphs of running text is a gap, not a whole line."""
_ROUNDING_PT = 5e-7
"""Half of what ReportLab's frame forgives: a line that is too high by more stops the report."""
_BASELINE_SHARE = 0.79
"""How far below the top of the type its baseline is, as a share of its size."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a paragraph is set."""

    size_pt: float
    leading_pt: float
    colour: Color
    right_aligned: bool
    space_before_pt: float
    space_after_pt: float
    right_indent_pt: float
    may_part_anywhere: bool
    """Whether a single line may stand alone at a page's foot or head."""


class SetParagraph(Flowable):  # type: ignore[misc]  # ReportLab ships no types
    """A paragraph that is broken into lines once for each width, and not each time it is asked."""

    def __init__(
        self,
        spans: Sequence[Span],
        look: Look,
        fonts: Fonts,
        node: Node,
        *,
        anchor: str = "",
        lines: tuple[Line, ...] | None = None,
    ) -> None:
        super().__init__()
        self.look = look
        self.lines = lines or ()
        """Broken lines; empty until a width is known."""
        self.text = "".join(span.text for span in spans)
        """What is printed, in the order of writing."""
        self._spans = tuple(spans)
        self._fonts = fonts
        self._node = node
        self._anchor = anchor
        self._lines_of_widths: dict[float, tuple[Line, ...]] = {}
        self._is_part = lines is not None
        self._is_drawn = False

    @override
    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:
        if not self._is_part:
            self.lines = self._lines_of_widths.get(availWidth) or self._broken(availWidth)
        height_pt = len(self.lines) * self.look.leading_pt
        is_gap = not self.text and not self.look.may_part_anywhere
        self.width, self.height = availWidth, height_pt * _GAP_SHARE if is_gap else height_pt
        return self.width, self.height

    @override
    def split(self, availWidth: float, availHeight: float) -> list[Flowable]:
        self.wrap(availWidth, availHeight)
        fitting = int((availHeight + _ROUNDING_PT) / self.look.leading_pt)
        count = len(self.lines)
        if fitting >= count:
            return [self]
        if not self.look.may_part_anywhere:
            fitting = min(fitting, count - _LEAST_LINES_TOGETHER)
            if fitting < _LEAST_LINES_TOGETHER:
                return []
        if fitting < 1:
            return []
        return [self._part(self.lines[:fitting]), self._part(self.lines[fitting:])]

    @override
    def getSpaceBefore(self) -> float:
        return self.look.space_before_pt

    @override
    def getSpaceAfter(self) -> float:
        return self.look.space_after_pt

    @override
    def draw(self) -> None:
        if self.canv.journal.is_rehearsal or not self.text:
            return
        # The head of a table is drawn again on each page, and read only once.
        is_read = not self._is_drawn
        node = self._node if is_read else None
        if is_read and self._anchor:
            node = self._node.add(Tag.LINK)
        self._is_drawn = True
        with self.canv.tags.marked(self.canv, node):
            boxes = self._draw_lines()
        if node is not None and self._anchor:
            for box in boxes:
                self.canv.tags.link(self.canv, node, box, self._anchor, self.text)

    def _broken(self, width_pt: float) -> tuple[Line, ...]:
        room_pt = width_pt - self.look.right_indent_pt
        lines = broken(self._spans, room_pt * 1000 / self.look.size_pt, self._fonts)
        self._lines_of_widths[width_pt] = lines
        return lines

    def _part(self, lines: tuple[Line, ...]) -> "SetParagraph":
        return SetParagraph(
            self._spans, self.look, self._fonts, self._node, anchor=self._anchor, lines=lines
        )

    def _draw_lines(self) -> list[tuple[float, float, float, float]]:
        """Draw the lines; returns where each stands on the page."""
        look, canvas = self.look, self.canv
        red, green, blue = (number(part) for part in look.colour.rgb())
        canvas._code.append(f"{red} {green} {blue} rg")  # noqa: SLF001 - ends with this flowable
        baseline_pt = (look.leading_pt - look.size_pt) / 2 + look.size_pt * _BASELINE_SHARE
        boxes = []
        level = paragraph_level(self._spans)
        for place, line in enumerate(self.lines):
            top_pt = self.height - place * look.leading_pt
            left_pt = self._left_pt(line, level)
            canvas.pen.draw(canvas, left_pt, top_pt - baseline_pt, line.runs, look.size_pt)
            if line.width:
                start_pt = left_pt + (line.trailing * look.size_pt / 1000 if level else 0)
                end_pt = start_pt + line.width * look.size_pt / 1000
                lower = canvas.absolutePosition(start_pt, top_pt - look.leading_pt)
                boxes.append((*lower, *canvas.absolutePosition(end_pt, top_pt)))
        return boxes

    def _left_pt(self, line: Line, level: int) -> float:
        """Return where a line begins; one that runs from the right ends at the right margin."""
        room_pt = self.width - self.look.right_indent_pt
        width_pt = line.width * self.look.size_pt / 1000
        trailing_pt = line.trailing * self.look.size_pt / 1000 if level else 0.0
        if self.look.right_aligned or (level and len(self.lines) > 1):
            return room_pt - width_pt - trailing_pt
        return -trailing_pt
