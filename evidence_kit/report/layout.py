"""Blocks → flowables: how each kind of block is drawn. Knows nothing of cases.

The rules are: every word goes through ``text``; a table repeats its head and parts between rows,
and no row is taller than :data:`~evidence_kit.report.styles.TALLEST_ROW_PT`, so that no value can
be too long for a page; lines and weight carry the structure, never a colour.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, assert_never

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, PageBreak, Spacer
from reportlab.platypus import Table as Grid

from evidence_kit.i18n import Words
from evidence_kit.model import ItemId
from evidence_kit.progress import Cancel
from evidence_kit.report import styles
from evidence_kit.report.document import (
    Blanks,
    Block,
    Box,
    Bullets,
    Cell,
    Columns,
    Commands,
    Density,
    Exhibit,
    Field,
    Fields,
    Placeholder,
    Preview,
    Prose,
    Section,
    Subheading,
    Table,
    Text,
    TickBox,
    cell,
    exact,
)
from evidence_kit.report.fonts import Face, Fonts
from evidence_kit.report.landmarks import ExhibitMark, Landmark, Square
from evidence_kit.report.pictures import PreviewOf, PreviewPicture
from evidence_kit.report.styles import FRAME_WIDTH_PT, INK, LINE, SHADE, Setting
from evidence_kit.report.text import paragraphs

_GAP_PT = 7 * mm
_EXHIBIT_LABEL_PT = 37 * mm
_WIDE_EXHIBIT_LABEL_PT = 45 * mm
_BULLET_WIDTH_PT = 5 * mm
_COMMAND_LABEL_PT = 24 * mm
_BLANK_LABEL_PT = 62 * mm
_BLANK_HEIGHT_PT = 27
_TICK_WIDTH_PT = 9 * mm
_ROW_PAD_PT = 3.2
_CELL_GAP_PT = 6

Commandlist = list[tuple[Any, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Draws blocks; holds what a drawing needs and a block does not say."""

    fonts: Fonts
    words: Words
    page_of: Callable[[str], str]
    """The page number of an anchor, as text."""
    preview_of: PreviewOf
    preview_sizes_px: dict[ItemId, tuple[int, int]]
    """Width and height of every preview there is."""
    cancel: Cancel
    """Checked before each row."""

    def title(self, title: str, subtitle: str) -> Iterator[Flowable]:
        """Draw the head of page 1."""
        heading = self._set(Text(text=title), styles.TITLE, FRAME_WIDTH_PT)[0]
        yield Landmark(heading, anchor="page-1", title=title, level=0)
        yield from self._set(Text(text=subtitle), styles.SUBTITLE, FRAME_WIDTH_PT)

    def section(self, section: Section) -> Iterator[Flowable]:
        """Draw a section with its heading, bookmark and place in the contents."""
        if section.starts_page:
            yield PageBreak()
        else:
            yield CondPageBreak(styles.ROOM_BELOW_HEADING_PT + 60)
        heading = self._set(Text(text=section.title), styles.SECTION, FRAME_WIDTH_PT)[0]
        yield Landmark(heading, anchor=section.anchor, title=section.title, level=0)
        for block in section.blocks:
            yield from self.block(block)

    def block(self, block: Block) -> Iterator[Flowable]:
        """Draw one block, with the space that follows it."""
        match block:
            case Prose():
                yield from self._set_cell(block.texts, styles.BODY, FRAME_WIDTH_PT)
            case Subheading():
                yield CondPageBreak(styles.ROOM_BELOW_HEADING_PT)
                yield from self._set(Text(text=block.text), styles.SUBHEADING, FRAME_WIDTH_PT)
            case Exhibit():
                yield from self._exhibit(block)
            case _:
                yield self._grid_of(block)
                yield Spacer(0, 8)

    def height_pt(self, flowables: list[Flowable]) -> float:
        """Return the height of flowables that follow each other on one page."""
        return sum(
            float(flowable.getSpaceBefore() + flowable.getSpaceAfter())
            + _height_pt(flowable, FRAME_WIDTH_PT)
            for flowable in flowables
        )

    def _grid_of(
        self, block: Bullets | Fields | Columns | Table | Box | Commands | Blanks | TickBox
    ) -> Flowable:
        match block:
            case Bullets():
                return self._bullets(block)
            case Fields():
                settings = (styles.FORM_LABEL, styles.FORM_VALUE)
                return self._form(block.rows, block.label_width_mm * mm, FRAME_WIDTH_PT, settings)
            case Columns():
                return self._columns(block)
            case Table():
                return self._table(block)
            case Box():
                return self._box(block)
            case Commands():
                return self._commands(block)
            case Blanks():
                return self._blanks(block)
            case TickBox():
                return self._tick_box(block)
            case _:
                assert_never(block)

    def contents(self, title: str, sections: tuple[Section, ...]) -> Iterator[Flowable]:
        """Draw the table of contents."""
        heading = self._set(Text(text=title), styles.SECTION, FRAME_WIDTH_PT)[0]
        yield Landmark(heading, anchor="contents", title=title, level=0)
        rows: list[tuple[Cell, ...]] = [
            (
                (Text(text=section.title, anchor=section.anchor),),
                (Text(text="", page_of=section.anchor),),
            )
            for section in sections
        ]
        widths = [FRAME_WIDTH_PT - 16 * mm, 16 * mm]
        yield self._grid(rows, widths, [styles.FORM_VALUE, styles.CONTENTS_PAGE])
        yield Spacer(0, 10)

    def _set(self, text: Text, setting: Setting, width_pt: float) -> list[Flowable]:
        if text.page_of:
            text = Text(text=self.page_of(text.page_of), anchor=text.page_of)
        return list(
            paragraphs(text, setting, fonts=self.fonts, words=self.words, width_pt=width_pt)
        )

    def _set_cell(self, content: Cell, setting: Setting, width_pt: float) -> list[Flowable]:
        return [flowable for text in content for flowable in self._set(text, setting, width_pt)]

    def _table(self, table: Table) -> Grid:
        is_annex = table.density is Density.ANNEX
        head = styles.ANNEX_HEAD if is_annex else styles.TABLE_HEAD
        body = styles.ANNEX_CELL if is_annex else styles.TABLE_CELL
        wished = sum(column.width_mm for column in table.columns)
        widths = [FRAME_WIDTH_PT * column.width_mm / wished for column in table.columns]
        titles = tuple(cell(column.title) for column in table.columns)
        return self._grid(list(table.rows), widths, [body] * len(widths), titles, head)

    def _form(
        self,
        rows: tuple[Field, ...],
        label_width_pt: float,
        width_pt: float,
        settings: tuple[Setting, Setting],
        *,
        is_ruled: bool = True,
    ) -> Grid:
        widths = [label_width_pt, width_pt - label_width_pt]
        cells: list[tuple[Cell, ...]] = [(cell(row.label), row.value) for row in rows]
        return self._grid(cells, widths, list(settings), is_ruled=is_ruled)

    def _grid(
        self,
        rows: list[tuple[Cell, ...]],
        widths_pt: list[float],
        settings: list[Setting],
        titles: tuple[Cell, ...] = (),
        title_setting: Setting | None = None,
        *,
        is_ruled: bool = True,
    ) -> Grid:
        """Draw rows under a head that is repeated on every page, with a hairline below each."""
        data: list[list[list[Flowable]]] = []
        lines: Commandlist = []
        if titles and title_setting is not None:
            data.append(self._row(titles, widths_pt, [title_setting] * len(widths_pt)))
            lines.append(("LINEBELOW", (0, 0), (-1, 0), 0.9, INK))
            lines.append(("VALIGN", (0, 0), (-1, 0), "BOTTOM"))
        for row in rows:
            self.cancel.check()
            first = len(data)
            data += _parted(self._row(row, widths_pt, settings), widths_pt)
            last = len(data) - 1
            if is_ruled:
                lines.append(("LINEBELOW", (0, last), (-1, last), 0.4, LINE))
            if last > first:
                lines.append(("BOTTOMPADDING", (0, first), (-1, last - 1), 0))
                lines.append(("TOPPADDING", (0, first + 1), (-1, last), 0))
        if not is_ruled:
            tight = [("TOPPADDING", (0, 0), (-1, -1), 1), ("BOTTOMPADDING", (0, 0), (-1, -1), 1.5)]
            lines = [*tight, *lines]
        return _plain_grid(data, widths_pt, lines, head_rows=1 if titles else 0)

    def _row(
        self, row: tuple[Cell, ...], widths_pt: list[float], settings: list[Setting]
    ) -> list[list[Flowable]]:
        last = len(row) - 1
        return [
            self._set_cell(content, setting, width_pt - (_CELL_GAP_PT if column < last else 0))
            for column, (content, width_pt, setting) in enumerate(
                zip(row, widths_pt, settings, strict=True)
            )
        ]

    def _columns(self, columns: Columns) -> Grid:
        widths = [FRAME_WIDTH_PT / len(columns.cells)] * len(columns.cells)
        row = self._row(columns.cells, widths, [styles.FORM_VALUE] * len(widths))
        return _plain_grid([row], widths, [])

    def _bullets(self, bullets: Bullets) -> Grid:
        widths = [_BULLET_WIDTH_PT, styles.PROSE_WIDTH_PT - _BULLET_WIDTH_PT]
        data = [
            self._row((cell("–"), (item,)), widths, [styles.BODY, styles.BODY])
            for item in bullets.items
        ]
        return _plain_grid(data, widths, [("TOPPADDING", (0, 0), (-1, -1), 0), _PAD_BELOW_BULLETS])

    def _box(self, box: Box) -> Grid:
        width = FRAME_WIDTH_PT - 20
        inside = self._set(Text(text=box.title), styles.BOX_TITLE, width)
        inside += self._set_cell(box.body, styles.FORM_VALUE, width)
        lines: Commandlist = [("BOX", (0, 0), (-1, -1), 1.1, INK)]
        lines += [(side, (0, 0), (-1, -1), 10) for side in ("LEFTPADDING", "RIGHTPADDING")]
        lines += [(side, (0, 0), (-1, -1), 7) for side in ("TOPPADDING", "BOTTOMPADDING")]
        return _plain_grid([[inside]], [FRAME_WIDTH_PT], lines)

    def _commands(self, commands: Commands) -> Grid:
        widths = [_COMMAND_LABEL_PT, FRAME_WIDTH_PT - _COMMAND_LABEL_PT]
        data = [
            self._row((cell(label), (exact(line),)), widths, [styles.COMMAND, styles.COMMAND])
            for label, line in commands.lines
        ]
        lines: Commandlist = [
            ("BACKGROUND", (0, 0), (-1, -1), SHADE),
            ("LEFTPADDING", (0, 0), (0, -1), 8),
            ("TOPPADDING", (0, 0), (-1, -1), 1),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 1),
            ("TOPPADDING", (0, 0), (-1, 0), 6),
            ("BOTTOMPADDING", (0, -1), (-1, -1), 6),
        ]
        return _plain_grid(data, widths, lines)

    def _blanks(self, blanks: Blanks) -> Flowable:
        title = self._set(Text(text=blanks.title), styles.SUBHEADING, FRAME_WIDTH_PT)
        widths = [_BLANK_LABEL_PT, FRAME_WIDTH_PT - _BLANK_LABEL_PT]
        data = [
            [*self._row((cell(label),), widths[:1], [styles.FORM_LABEL]), []]
            for label in blanks.labels
        ]
        lines: Commandlist = [
            ("LINEBELOW", (1, 0), (1, -1), 0.7, INK),
            ("VALIGN", (0, 0), (-1, -1), "BOTTOM"),
        ]
        grid = _plain_grid(data, widths, lines, heights_pt=[_BLANK_HEIGHT_PT] * len(data))
        return KeepTogether([*title, grid, Spacer(0, 14)])

    def _tick_box(self, box: TickBox) -> Grid:
        widths = [_TICK_WIDTH_PT, FRAME_WIDTH_PT - _TICK_WIDTH_PT]
        title = self._set(Text(text=box.title), styles.BOX_TITLE, widths[1])
        body = [self._set(text, styles.FORM_VALUE, widths[1]) for text in box.body]
        rows: list[list[list[Flowable]]] = [[[Square()], title], *([[], text] for text in body)]
        lines: Commandlist = [
            ("TOPPADDING", (0, 0), (-1, -1), 0),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
            ("TOPPADDING", (0, 0), (-1, 0), 2),
        ]
        return _plain_grid(rows, widths, lines)

    def _exhibit(self, exhibit: Exhibit) -> Iterator[Flowable]:
        title = f"{exhibit.label} – {exhibit.title}" if exhibit.title else exhibit.label
        paragraph = self._set(Text(text=title), styles.EXHIBIT_HEAD, FRAME_WIDTH_PT)[0]
        heading = ExhibitMark(
            paragraph,
            anchor=exhibit.anchor,
            title=exhibit.label,
            footer=f"{exhibit.label} {exhibit.short_hash}".strip(),
        )
        picture = self._picture(exhibit)
        if picture is None:
            yield from _kept(heading, self._exhibit_form(exhibit.fields, FRAME_WIDTH_PT))
            return
        width = FRAME_WIDTH_PT - styles.PREVIEW_WIDTH_PT - _GAP_PT
        form = self._exhibit_form(exhibit.fields, width)
        if _height_pt(form, width) > _TALLEST_EXHIBIT_PT:
            yield from _kept(heading, picture)
            yield self._exhibit_form(exhibit.fields, FRAME_WIDTH_PT)
            return
        beside = _plain_grid(
            [[[form], [picture]]],
            [width + _GAP_PT, styles.PREVIEW_WIDTH_PT],
            [
                ("TOPPADDING", (0, 0), (-1, -1), 0),
                ("TOPPADDING", (1, 0), (1, 0), 5),
                ("ALIGN", (1, 0), (1, 0), "RIGHT"),
            ],
        )
        yield from _kept(heading, beside)

    def _exhibit_form(self, fields: tuple[Field, ...], width_pt: float) -> Grid:
        settings = (styles.EXHIBIT_LABEL, styles.EXHIBIT_VALUE)
        label_width = _EXHIBIT_LABEL_PT if width_pt < FRAME_WIDTH_PT else _WIDE_EXHIBIT_LABEL_PT
        return self._form(fields, label_width, width_pt, settings, is_ruled=False)

    def _picture(self, exhibit: Exhibit) -> Flowable | None:
        match exhibit.picture:
            case None:
                return None
            case Preview(item_id=item_id):
                size = self.preview_sizes_px.get(item_id)
                return PreviewPicture(item_id, size, self.preview_of) if size else None
            case Placeholder(text=text):
                inside = self._set(
                    Text(text=text), styles.PLACEHOLDER, styles.PREVIEW_WIDTH_PT - 20
                )
                lines: Commandlist = [
                    ("BACKGROUND", (0, 0), (-1, -1), LINE),
                    ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
                    ("LEFTPADDING", (0, 0), (-1, -1), 10),
                    ("RIGHTPADDING", (0, 0), (-1, -1), 10),
                ]
                height = styles.PREVIEW_WIDTH_PT * 0.75
                return _plain_grid(
                    [[inside]], [styles.PREVIEW_WIDTH_PT], lines, heights_pt=[height]
                )
            case _:
                assert_never(exhibit.picture)


_PAD_BELOW_BULLETS = ("BOTTOMPADDING", (0, 0), (-1, -1), 1)
_TALLEST_EXHIBIT_PT = styles.FRAME_HEIGHT_PT - 60
"""Of a form that stands beside its picture, in one piece."""


def _kept(heading: Flowable, body: Flowable) -> Iterator[Flowable]:
    yield KeepTogether([heading, body])


def _height_pt(flowable: Flowable, width_pt: float) -> float:
    return float(flowable.wrap(width_pt, styles.FRAME_HEIGHT_PT)[1])


def _plain_grid(
    data: list[list[list[Flowable]]],
    widths_pt: list[float],
    extra: Commandlist,
    *,
    head_rows: int = 0,
    heights_pt: list[float] | None = None,
) -> Grid:
    """Return a ReportLab table without any of its own lines, paddings or fonts."""
    return Grid(
        data,
        colWidths=widths_pt,
        rowHeights=heights_pt,
        repeatRows=head_rows,
        hAlign="LEFT",
        style=[
            ("FONT", (0, 0), (-1, -1), Face.TEXT.value, 9),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), _CELL_GAP_PT),
            ("RIGHTPADDING", (-1, 0), (-1, -1), 0),
            ("TOPPADDING", (0, 0), (-1, -1), _ROW_PAD_PT),
            ("BOTTOMPADDING", (0, 0), (-1, -1), _ROW_PAD_PT),
            *extra,
        ],
    )


def _parted(row: list[list[Flowable]], widths_pt: list[float]) -> list[list[list[Flowable]]]:
    """Set a row that is too tall as several rows, so that a page can always hold one."""
    columns = [_slices(flowables, width) for flowables, width in zip(row, widths_pt, strict=True)]
    count = max(len(column) for column in columns)
    return [[column[i] if i < len(column) else [] for column in columns] for i in range(count)]


def _slices(flowables: list[Flowable], width_pt: float) -> list[list[Flowable]]:
    slices: list[list[Flowable]] = [[]]
    room_pt = styles.TALLEST_ROW_PT
    waiting = list(flowables)
    while waiting:
        flowable = waiting.pop(0)
        height_pt = _height_pt(flowable, width_pt - _CELL_GAP_PT)
        if height_pt <= room_pt:
            slices[-1].append(flowable)
            room_pt -= height_pt
            continue
        parts = flowable.split(width_pt - _CELL_GAP_PT, room_pt)
        if len(parts) > 1:
            slices[-1].append(parts[0])
            waiting[:0] = parts[1:]
        else:
            waiting.insert(0, flowable)
        slices.append([])
        room_pt = styles.TALLEST_ROW_PT
    return slices
