"""Flowables that remember where they were drawn, and the notebook they write into.

A page number can only be printed once it is known. So a document is laid out twice: the first time
to learn, in a :class:`Journal`, which anchor stands on which page; the second time to print it.
"""

from dataclasses import dataclass, field

from reportlab.platypus import Flowable

from evidence_kit.overriding import override
from evidence_kit.report.styles import FRAME_TOP_PT, INK
from evidence_kit.visible import visible

_SPACE_BEFORE_PT = 20.0
_RULE_GAP_PT = 5
_SQUARE_PT = 11


@dataclass(slots=True, kw_only=True)
class Journal:
    """What one run over the pages learnt."""

    is_rehearsal: bool
    """Whether this run only learns page numbers, so that pictures need not be fetched."""
    pages: dict[str, int] = field(default_factory=dict)
    """Anchor → page number."""
    running_section: str = ""
    """The title of the section at the top of the page being drawn."""
    last_section: str = ""
    """The title of the section that was begun last."""
    exhibits_here: list[str] = field(default_factory=list)
    """Footer words of the exhibits that begin on the page being drawn."""
    last_exhibit: str = ""
    """Footer words of the exhibit that was begun last; "" outside the exhibits."""

    def turn_page(self) -> None:
        """Forget what concerned one page only."""
        self.exhibits_here.clear()
        self.running_section = self.last_section


class Landmark(Flowable):  # type: ignore[misc]  # ReportLab ships no types
    """A heading with a bookmark, a place that links can lead to, and a page number."""

    def __init__(self, paragraph: Flowable, *, anchor: str, title: str, level: int) -> None:
        super().__init__()
        self._paragraph = paragraph
        self._anchor = anchor
        self._title = visible(title, is_exact=False)
        self._level = level

    @override
    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:
        self.width, self.height = self._paragraph.wrap(availWidth, availHeight)
        return self.width, self.height

    @override
    def getSpaceBefore(self) -> float:
        return _SPACE_BEFORE_PT

    @override
    def getSpaceAfter(self) -> float:
        return float(self._paragraph.getSpaceAfter())

    @override
    def draw(self) -> None:
        self._paragraph.drawOn(self.canv, 0, 0)
        self._rule()
        self.canv.bookmarkHorizontal(self._anchor, 0, self.height + _RULE_GAP_PT)
        self.canv.addOutlineEntry(self._title, self._anchor, self._level, closed=True)
        top_pt = self.canv.absolutePosition(0, self.height)[1]
        is_first_here = top_pt > FRAME_TOP_PT - 1
        self._note(self.canv.journal, self.canv.getPageNumber(), is_first_here=is_first_here)

    def _rule(self) -> None:
        """Draw what stands above the heading: nothing."""

    def _note(self, journal: Journal, page: int, *, is_first_here: bool) -> None:
        journal.pages[self._anchor] = page
        journal.last_section = self._title
        journal.last_exhibit = ""
        if is_first_here:
            journal.running_section = self._title


class ExhibitMark(Landmark):
    """The heading of one exhibit, with a rule above it."""

    def __init__(self, paragraph: Flowable, *, anchor: str, title: str, footer: str) -> None:
        super().__init__(paragraph, anchor=anchor, title=title, level=1)
        self._footer = footer

    @override
    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:
        width, height = super().wrap(availWidth, availHeight)
        self._rule_width = availWidth
        self.height = height + _RULE_GAP_PT
        return width, self.height

    @override
    def _rule(self) -> None:
        with self.canv.tags.marked(self.canv, None):
            self.canv.setStrokeColor(INK)
            self.canv.setLineWidth(0.9)
            self.canv.line(0, self.height, self._rule_width, self.height)

    @override
    def _note(self, journal: Journal, page: int, *, is_first_here: bool) -> None:
        journal.pages[self._anchor] = page
        journal.exhibits_here.append(self._footer)
        journal.last_exhibit = self._footer


class Square(Flowable):  # type: ignore[misc]  # ReportLab ships no types
    """An empty square to tick with a pen."""

    @override
    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:
        return _SQUARE_PT, _SQUARE_PT + 3

    @override
    def split(self, availWidth: float, availHeight: float) -> list[Flowable]:
        return []

    @override
    def draw(self) -> None:
        with self.canv.tags.marked(self.canv, None):
            self.canv.setStrokeColor(INK)
            self.canv.setLineWidth(1)
            self.canv.rect(0, 0, _SQUARE_PT, _SQUARE_PT)
