"""How large, how far apart, how grey: every measure of the pages, in one place.

The rules are (product rule O2): A4 with a binding margin on the left; running text at least 10 pt,
tables at least 9 pt, annexes at least 8.5 pt; everything readable after a black-and-white copy, so
no shade of colour ever means something.
"""

from dataclasses import dataclass, replace

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm

PAGE_WIDTH_PT, PAGE_HEIGHT_PT = A4
BINDING_MARGIN_PT = 25 * mm
OUTER_MARGIN_PT = 17 * mm
TOP_MARGIN_PT = 24 * mm
BOTTOM_MARGIN_PT = 22 * mm
FRAME_WIDTH_PT = PAGE_WIDTH_PT - BINDING_MARGIN_PT - OUTER_MARGIN_PT
FRAME_HEIGHT_PT = PAGE_HEIGHT_PT - TOP_MARGIN_PT - BOTTOM_MARGIN_PT
FRAME_TOP_PT = PAGE_HEIGHT_PT - TOP_MARGIN_PT

PROSE_WIDTH_PT = 138 * mm
"""About 75 letters of running text to a line."""
ROOM_BELOW_HEADING_PT = 110.0
"""A heading with less room below it begins a new page."""
TALLEST_ROW_PT = 200.0
"""A taller table row is set as several, so that no value can be too long for a page."""
PREVIEW_WIDTH_PT = 50 * mm
PREVIEW_HEIGHT_PT = 86 * mm

CARD_WIDTH_PT = 85.6 * mm
CARD_HEIGHT_PT = 53.98 * mm
"""A card to cut out, as large as a bank card (ISO/IEC 7810 ID-1)."""

INK = HexColor("#1A1A1A")
QUIET = HexColor("#4A4744")
ACCENT = HexColor("#1E4E4D")
"""A deep teal that prints as a dark grey; headings only."""
LINE = HexColor("#B5B0A8")
SHADE = HexColor("#EFEDE9")


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """How one kind of text is set."""

    size_pt: float
    leading_pt: float
    space_before_pt: float = 0
    space_after_pt: float = 0
    strong: bool = False
    accent: bool = False
    quiet: bool = False
    right_aligned: bool = False
    width_pt: float | None = None
    """Width of the text where it is narrower than its place."""
    may_part_anywhere: bool = False
    """Whether a single line may stand alone at a page's foot or head; for cells."""


TITLE = Setting(size_pt=25, leading_pt=30, strong=True, accent=True)
SUBTITLE = Setting(size_pt=12, leading_pt=17, quiet=True, space_after_pt=8)
SECTION = Setting(size_pt=17, leading_pt=22, strong=True, accent=True, space_after_pt=8)
SUBHEADING = Setting(
    size_pt=12,
    leading_pt=16,
    strong=True,
    space_before_pt=10,
    space_after_pt=4,
)
BODY = Setting(size_pt=10.5, leading_pt=15.5, space_after_pt=5, width_pt=PROSE_WIDTH_PT)
FORM_LABEL = Setting(size_pt=9.5, leading_pt=13.5, quiet=True, may_part_anywhere=True)
FORM_VALUE = Setting(size_pt=10, leading_pt=13.5, may_part_anywhere=True)
SHEET_VALUE = replace(FORM_VALUE, leading_pt=12.25)
"""On the two-page sheet."""
SMALL_PRINT = Setting(size_pt=7.75, leading_pt=9.25, quiet=True, space_before_pt=2)
CONTENTS_PAGE = replace(FORM_VALUE, right_aligned=True)
TABLE_HEAD = Setting(size_pt=9, leading_pt=11.5, strong=True, may_part_anywhere=True)
TABLE_CELL = Setting(size_pt=9.25, leading_pt=12.5, may_part_anywhere=True)
ANNEX_HEAD = Setting(size_pt=8.75, leading_pt=11, strong=True, may_part_anywhere=True)
ANNEX_CELL = Setting(size_pt=8.75, leading_pt=11.5, may_part_anywhere=True)
EXHIBIT_HEAD = Setting(size_pt=12.5, leading_pt=16, strong=True, may_part_anywhere=True)
EXHIBIT_LABEL = Setting(size_pt=9, leading_pt=12, quiet=True, may_part_anywhere=True)
EXHIBIT_VALUE = Setting(size_pt=9.25, leading_pt=12, may_part_anywhere=True)
BOX_TITLE = Setting(size_pt=10.5, leading_pt=14, strong=True, may_part_anywhere=True)
COMMAND = Setting(size_pt=9, leading_pt=12.5, may_part_anywhere=True)
PLACEHOLDER = Setting(size_pt=10, leading_pt=14, may_part_anywhere=True)
CARD_TITLE = Setting(size_pt=8.5, leading_pt=10.5, strong=True, may_part_anywhere=True)
CARD_TEXT = Setting(size_pt=7.75, leading_pt=9.75, may_part_anywhere=True)
RUNNING = Setting(size_pt=8.5, leading_pt=11)
