"""Blocks → flowables: how each kind of block is drawn. Knows nothing of cases.

The rules are: every word goes through ``text``; a table repeats its head and parts between rows,
and no row is taller than :data:`~evidence_kit.report.styles.TALLEST_ROW_PT`, so that no value can
be too long for a page; lines and weight carry the structure, never a colour.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import assert_never

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, PageBreak

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
    QrCode,
    QrRow,
    Section,
    Subheading,
    Table,
    Text,
    TickBox,
    WalletCard,
    cell,
    exact,
)
from evidence_kit.report.fonts import Fonts
from evidence_kit.report.grids import (
    CELL_GAP_PT,
    Commandlist,
    Row,
    Ruling,
    SpaceBelow,
    grid_of,
    height_pt,
    parted,
    plain_grid,
)
from evidence_kit.report.landmarks import ExhibitMark, Landmark, Square
from evidence_kit.report.paragraph import SetParagraph
from evidence_kit.report.pictures import PreviewOf, PreviewPicture
from evidence_kit.report.qr import QR_WIDTH_PT, QrPicture
from evidence_kit.report.structure import Node, Scope, Tag
from evidence_kit.report.styles import FRAME_WIDTH_PT, INK, LINE, SHADE, Setting
from evidence_kit.report.text import paragraphs
from evidence_kit.visible import visible

_GAP_PT = 7 * mm
_EXHIBIT_LABEL_PT = 37 * mm
_WIDE_EXHIBIT_LABEL_PT = 45 * mm
_BULLET_WIDTH_PT = 5 * mm
_NUMBER_WIDTH_PT = 8 * mm
_COMMAND_LABEL_PT = 28 * mm
_BLANK_LABEL_PT = 62 * mm
_BLANK_HEIGHT_PT = 27
"""Of a line to write on whose label is one line long."""
_TICK_WIDTH_PT = 9 * mm


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
    form_value: Setting = styles.FORM_VALUE
    """How the text in boxes and beside squares is set."""
    subheading: Tag = Tag.SUBHEADING
    """What a heading inside is in the document's structure: on a paper without sections, one up."""

    def title(self, title: str, subtitle: str, node: Node) -> Iterator[Flowable]:
        """Draw the head of page 1."""
        heading = self._heading(title, styles.TITLE, node, Tag.TITLE)
        yield Landmark(heading, anchor="page-1", title=title, level=0)
        yield from self._set(Text(text=subtitle), styles.SUBTITLE, FRAME_WIDTH_PT, node)

    def section(self, section: Section, root: Node) -> Iterator[Flowable]:
        """Draw a section with its heading, bookmark and place in the contents."""
        node = root.add(Tag.SECTION)
        if section.starts_page:
            yield PageBreak()
        else:
            yield CondPageBreak(styles.ROOM_BELOW_HEADING_PT + 60)
        heading = self._heading(section.title, styles.SECTION, node, Tag.HEADING)
        yield Landmark(heading, anchor=section.anchor, title=section.title, level=0)
        for block in section.blocks:
            yield from self.block(block, node)

    def block(self, block: Block, node: Node, *, gap_pt: float = 8) -> Iterator[Flowable]:
        """Draw one block, with the space that follows it.

        Args:
            block: What to draw.
            node: The element of the document's structure that it belongs below.
            gap_pt: The space below a grid.
        """
        match block:
            case Prose():
                setting = styles.SMALL_PRINT if block.is_small else styles.BODY
                for text in block.texts:
                    yield from self._set(text, setting, FRAME_WIDTH_PT, node)
            case Subheading():
                yield CondPageBreak(styles.ROOM_BELOW_HEADING_PT)
                yield self._heading(block.text, styles.SUBHEADING, node, self.subheading)
            case Exhibit():
                yield from self._exhibit(block, node.add(Tag.SECTION))
            case QrRow():
                yield self._qr_row(block, node)
            case WalletCard():
                yield self._wallet_card(block, node.add(Tag.SECTION))
            case _:
                yield self._grid_of(block, node)
                yield SpaceBelow(gap_pt)

    def height_pt(self, flowables: list[Flowable]) -> float:
        """Return the height of flowables that follow each other on one page."""
        return sum(
            float(flowable.getSpaceBefore() + flowable.getSpaceAfter())
            + height_pt(flowable, FRAME_WIDTH_PT)
            for flowable in flowables
        )

    def _grid_of(
        self,
        block: Bullets | Fields | Columns | Table | Box | Commands | Blanks | TickBox,
        node: Node,
    ) -> Flowable:
        match block:
            case Bullets():
                return self._bullets(block, node.add(Tag.LIST))
            case Fields():
                settings = (styles.FORM_LABEL, styles.FORM_VALUE)
                width_pt = block.label_width_mm * mm
                return self._form(block.rows, width_pt, FRAME_WIDTH_PT, settings, node)
            case Columns():
                return self._columns(block, node)
            case Table():
                return self._table(block, node)
            case Box():
                return self._box(block, node.add(Tag.SECTION))
            case Commands():
                return self._commands(block, node)
            case Blanks():
                return self._blanks(block, node)
            case TickBox():
                return self._tick_box(block, node)
            case _:
                assert_never(block)

    def contents(self, title: str, sections: tuple[Section, ...], root: Node) -> Iterator[Flowable]:
        """Draw the table of contents."""
        node = root.add(Tag.SECTION)
        heading = self._heading(title, styles.SECTION, node, Tag.HEADING)
        yield Landmark(heading, anchor="contents", title=title, level=0)
        contents = node.add(Tag.CONTENTS)
        widths = [FRAME_WIDTH_PT - 16 * mm, 16 * mm]
        data = []
        for section in sections:
            item = contents.add(Tag.CONTENTS_ITEM)
            name = Text(text=section.title, anchor=section.anchor)
            page = Text(text="", page_of=section.anchor)
            data.append(
                [
                    self._set(name, styles.FORM_VALUE, widths[0] - CELL_GAP_PT, item),
                    self._set(page, styles.CONTENTS_PAGE, widths[1], item),
                ]
            )
        lines: Commandlist = [("LINEBELOW", (0, 0), (-1, -1), 0.4, LINE)]
        yield plain_grid(data, widths, lines)
        yield SpaceBelow(10)

    def _heading(self, text: str, setting: Setting, node: Node, tag: Tag) -> SetParagraph:
        """Set a heading; a second line of one is part of it."""
        whole = Text(text=" ".join(text.split("\n")))
        return self._set(whole, setting, FRAME_WIDTH_PT, node, tag)[0]

    def _set(
        self,
        text: Text,
        setting: Setting,
        width_pt: float,
        node: Node,
        tag: Tag | None = Tag.PARAGRAPH,
    ) -> list[SetParagraph]:
        if text.page_of:
            text = Text(text=self.page_of(text.page_of), anchor=text.page_of)
        return paragraphs(
            text,
            setting,
            fonts=self.fonts,
            words=self.words,
            width_pt=width_pt,
            node=node,
            tag=tag,
        )

    def _set_cell(
        self, content: Cell, setting: Setting, width_pt: float, node: Node
    ) -> list[Flowable]:
        """Set the texts of a cell; a single one needs no element beside the cell's own."""
        tag = None if len(content) == 1 else Tag.PARAGRAPH
        return [
            flowable
            for text in content
            for flowable in self._set(text, setting, width_pt, node, tag)
        ]

    def _table(self, table: Table, node: Node) -> Flowable:
        is_annex = table.density is Density.ANNEX
        head = styles.ANNEX_HEAD if is_annex else styles.TABLE_HEAD
        body = styles.ANNEX_CELL if is_annex else styles.TABLE_CELL
        wished = sum(column.width_mm for column in table.columns)
        widths = [FRAME_WIDTH_PT * column.width_mm / wished for column in table.columns]
        titles = tuple(cell(column.title) for column in table.columns)
        settings = [body] * len(widths)
        return self._grid(
            list(table.rows), widths, settings, node, titles=titles, title_setting=head
        )

    def _form(
        self,
        rows: tuple[Field, ...],
        label_width_pt: float,
        width_pt: float,
        settings: tuple[Setting, Setting],
        node: Node,
        *,
        is_ruled: bool = True,
    ) -> Flowable:
        widths = [label_width_pt, width_pt - label_width_pt]
        cells: list[tuple[Cell, ...]] = [(cell(row.label), row.value) for row in rows]
        return self._grid(cells, widths, list(settings), node, is_ruled=is_ruled)

    def _grid(
        self,
        rows: list[tuple[Cell, ...]],
        widths_pt: list[float],
        settings: list[Setting],
        node: Node,
        *,
        titles: tuple[Cell, ...] = (),
        title_setting: Setting | None = None,
        is_ruled: bool = True,
    ) -> Flowable:
        """Draw rows under a head that is repeated on every page, with a hairline below each.

        Without a head, the first cell of each row says what stands in it.
        """
        table = node.add(Tag.TABLE)
        head = None
        if titles and title_setting is not None:
            cells = _cells(table, [Scope.COLUMN] * len(widths_pt))
            head = self._row(titles, widths_pt, [title_setting] * len(widths_pt), cells)
        scopes = [None if titles else Scope.ROW, *(None for _ in widths_pt[1:])]
        set_rows: list[Row] = []
        for row in rows:
            self.cancel.check()
            cells = _cells(table, scopes)
            set_rows += parted(self._row(row, widths_pt, settings, cells), widths_pt)
        return grid_of(Ruling(widths_pt=widths_pt, head=head, is_ruled=is_ruled), set_rows)

    def _row(
        self,
        row: tuple[Cell, ...],
        widths_pt: list[float],
        settings: list[Setting],
        nodes: list[Node],
    ) -> list[list[Flowable]]:
        last = len(row) - 1
        return [
            self._set_cell(content, setting, width_pt - (CELL_GAP_PT if column < last else 0), node)
            for column, (content, width_pt, setting, node) in enumerate(
                zip(row, widths_pt, settings, nodes, strict=True)
            )
        ]

    def _columns(self, columns: Columns, node: Node) -> Flowable:
        widths = [FRAME_WIDTH_PT / len(columns.cells)] * len(columns.cells)
        nodes = [node.add(Tag.GROUP) for _ in widths]
        row = [
            [line for text in content for line in self._set(text, styles.FORM_VALUE, width, group)]
            for content, width, group in zip(columns.cells, widths, nodes, strict=True)
        ]
        return plain_grid([row], widths, [])

    def _bullets(self, bullets: Bullets, node: Node) -> Flowable:
        label_pt = _NUMBER_WIDTH_PT if bullets.is_numbered else _BULLET_WIDTH_PT
        widths = [label_pt, styles.PROSE_WIDTH_PT - label_pt]
        data = []
        for place, item in enumerate(bullets.items, start=1):
            entry = node.add(Tag.LIST_ITEM)
            label = f"{place}." if bullets.is_numbered else "–"
            nodes = [entry.add(Tag.LABEL), entry.add(Tag.LIST_BODY)]
            settings = [styles.BODY, styles.BODY]
            row = self._row((cell(label), (item,)), widths, settings, nodes)
            data += [part.cells for part in parted(row, widths)]
        return plain_grid(data, widths, [("TOPPADDING", (0, 0), (-1, -1), 0), _PAD_BELOW_BULLETS])

    def _box(self, box: Box, node: Node) -> Flowable:
        width = FRAME_WIDTH_PT - 20
        inside: list[Flowable] = list(
            self._set(Text(text=box.title), styles.BOX_TITLE, width, node)
        )
        for text in box.body:
            inside += self._set(text, self.form_value, width, node)
        lines: Commandlist = [("BOX", (0, 0), (-1, -1), 1.1, INK)]
        lines += [(side, (0, 0), (-1, -1), 10) for side in ("LEFTPADDING", "RIGHTPADDING")]
        lines += [(side, (0, 0), (-1, -1), 7) for side in ("TOPPADDING", "BOTTOMPADDING")]
        return plain_grid([[inside]], [FRAME_WIDTH_PT], lines)

    def _commands(self, commands: Commands, node: Node) -> Flowable:
        widths = [_COMMAND_LABEL_PT, FRAME_WIDTH_PT - _COMMAND_LABEL_PT]
        table = node.add(Tag.TABLE)
        settings = [styles.COMMAND, styles.COMMAND]
        data = [
            self._row(
                (cell(label), (exact(line),)), widths, settings, _cells(table, [Scope.ROW, None])
            )
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
        return plain_grid(data, widths, lines)

    def _blanks(self, blanks: Blanks, node: Node) -> Flowable:
        title = self._heading(blanks.title, styles.SUBHEADING, node, self.subheading)
        widths = [_BLANK_LABEL_PT, FRAME_WIDTH_PT - _BLANK_LABEL_PT]
        table = node.add(Tag.TABLE)
        data = []
        heights: list[float] = []
        for label in blanks.labels:
            nodes = _cells(table, [Scope.ROW, None])
            row = self._row((cell(label),), widths[:1], [styles.FORM_LABEL], nodes[:1])
            data.append([*row, []])
            more_lines_pt = (
                sum(height_pt(part, widths[0] - CELL_GAP_PT) for part in row[0])
                - styles.FORM_LABEL.leading_pt
            )
            heights.append(_BLANK_HEIGHT_PT + more_lines_pt)
        lines: Commandlist = [
            ("LINEBELOW", (1, 0), (1, -1), 0.7, INK),
            ("VALIGN", (0, 0), (-1, -1), "BOTTOM"),
        ]
        grid = plain_grid(data, widths, lines, heights_pt=heights)
        return KeepTogether([title, grid, SpaceBelow(14)])

    def _tick_box(self, box: TickBox, node: Node) -> Flowable:
        widths = [_TICK_WIDTH_PT, FRAME_WIDTH_PT - _TICK_WIDTH_PT]
        group = node.add(Tag.GROUP)
        title: list[Flowable] = list(
            self._set(Text(text=box.title), styles.BOX_TITLE, widths[1], group)
        )
        body = [self._set(text, self.form_value, widths[1], group) for text in box.body]
        rows: list[list[list[Flowable]]] = [
            [[Square()], title],
            *([[], list(lines)] for lines in body),
        ]
        lines: Commandlist = [
            ("TOPPADDING", (0, 0), (-1, -1), 0),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
            ("TOPPADDING", (0, 0), (-1, 0), 2),
        ]
        return plain_grid(rows, widths, lines)

    def _qr_row(self, row: QrRow, node: Node) -> Flowable:
        widths = [FRAME_WIDTH_PT / len(row.codes)] * len(row.codes)
        cells = [self._qr_cell(code, widths[0], node.add(Tag.GROUP)) for code in row.codes]
        flat = [("LEFTPADDING", (0, 0), (-1, -1), 0), ("RIGHTPADDING", (0, 0), (-1, -1), 0)]
        return plain_grid([cells], widths, flat)

    def _qr_cell(self, code: QrCode, width_pt: float, node: Node) -> list[Flowable]:
        # Translators: read aloud in place of a picture; {address} is a web address.
        says = self.words.gettext("QR code of {address}").format(address=code.address)
        figure = node.add(Tag.FIGURE, says=visible(says, is_exact=False))
        picture = QrPicture(code.url, figure, width_pt=QR_WIDTH_PT)
        room_pt = width_pt - QR_WIDTH_PT - 8
        label = list(self._set(Text(text=code.label), styles.CARD_TEXT, room_pt, node))
        tight = [(side, (0, 0), (-1, -1), 0) for side in ("TOPPADDING", "BOTTOMPADDING")]
        beside = plain_grid([[picture, label]], [QR_WIDTH_PT + 4, room_pt + 4], tight)
        # Below, where it has room: an address broken in the middle is typed wrong.
        return [beside, *self._set(exact(code.address), styles.CARD_TEXT, width_pt - 8, node)]

    def _wallet_card(self, card: WalletCard, node: Node) -> Flowable:
        width = styles.CARD_WIDTH_PT - 16
        inside: list[Flowable] = list(
            self._set(Text(text=card.title), styles.CARD_TITLE, width, node)
        )
        for text in card.body:
            inside += self._set(text, styles.CARD_TEXT, width, node)
        lines: Commandlist = [("BOX", (0, 0), (-1, -1), 0.7, INK, None, (3, 2))]
        lines += [(side, (0, 0), (-1, -1), 8) for side in ("LEFTPADDING", "RIGHTPADDING")]
        lines += [(side, (0, 0), (-1, -1), 6) for side in ("TOPPADDING", "BOTTOMPADDING")]
        lines += [("VALIGN", (0, 0), (-1, -1), "TOP")]
        return plain_grid(
            [[inside]], [styles.CARD_WIDTH_PT], lines, heights_pt=[styles.CARD_HEIGHT_PT]
        )

    def _exhibit(self, exhibit: Exhibit, node: Node) -> Iterator[Flowable]:
        title = f"{exhibit.label} – {exhibit.title}" if exhibit.title else exhibit.label
        paragraph = self._heading(title, styles.EXHIBIT_HEAD, node, Tag.SUBHEADING)
        heading = ExhibitMark(
            paragraph,
            anchor=exhibit.anchor,
            title=exhibit.label,
            footer=f"{exhibit.label} {exhibit.short_hash}".strip(),
        )
        if not self._has_picture(exhibit):
            yield _kept(heading, self._exhibit_form(exhibit.fields, FRAME_WIDTH_PT, node))
            return
        width = FRAME_WIDTH_PT - styles.PREVIEW_WIDTH_PT - _GAP_PT
        trial = Node(Tag.GROUP)
        form = self._exhibit_form(exhibit.fields, width, trial)
        if height_pt(form, width) > _TALLEST_EXHIBIT_PT:
            yield _kept(heading, self._picture(exhibit, node))
            yield self._exhibit_form(exhibit.fields, FRAME_WIDTH_PT, node)
            return
        node.kids.append(trial)
        beside = plain_grid(
            [[[form], [self._picture(exhibit, node)]]],
            [width + _GAP_PT, styles.PREVIEW_WIDTH_PT],
            [
                ("TOPPADDING", (0, 0), (-1, -1), 0),
                ("TOPPADDING", (1, 0), (1, 0), 5),
                ("ALIGN", (1, 0), (1, 0), "RIGHT"),
            ],
        )
        yield _kept(heading, beside)

    def _exhibit_form(self, fields: tuple[Field, ...], width_pt: float, node: Node) -> Flowable:
        settings = (styles.EXHIBIT_LABEL, styles.EXHIBIT_VALUE)
        label_width = _EXHIBIT_LABEL_PT if width_pt < FRAME_WIDTH_PT else _WIDE_EXHIBIT_LABEL_PT
        return self._form(fields, label_width, width_pt, settings, node, is_ruled=False)

    def _has_picture(self, exhibit: Exhibit) -> bool:
        match exhibit.picture:
            case None:
                return False
            case Preview(item_id=item_id):
                return item_id in self.preview_sizes_px
            case Placeholder():
                return True
            case _:
                assert_never(exhibit.picture)

    def _picture(self, exhibit: Exhibit, node: Node) -> Flowable:
        match exhibit.picture:
            case Preview(item_id=item_id, says=says):
                size = self.preview_sizes_px[item_id]
                figure = node.add(Tag.FIGURE, says=visible(says, is_exact=False))
                return PreviewPicture(item_id, size, self.preview_of, figure)
            case Placeholder(text=text):
                width = styles.PREVIEW_WIDTH_PT
                inside = self._set(Text(text=text), styles.PLACEHOLDER, width - 20, node)
                lines: Commandlist = [
                    ("BACKGROUND", (0, 0), (-1, -1), LINE),
                    ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
                    ("LEFTPADDING", (0, 0), (-1, -1), 10),
                    ("RIGHTPADDING", (0, 0), (-1, -1), 10),
                ]
                return plain_grid([[inside]], [width], lines, heights_pt=[width * 0.75])
            case None:
                raise ValueError(exhibit.label)
            case _:
                assert_never(exhibit.picture)


_PAD_BELOW_BULLETS = ("BOTTOMPADDING", (0, 0), (-1, -1), 1)
_TALLEST_EXHIBIT_PT = styles.FRAME_HEIGHT_PT - 60
"""Of a form that stands beside its picture, in one piece."""


def _kept(heading: Flowable, body: Flowable) -> Flowable:
    return KeepTogether([heading, body])


def _cells(table: Node, scopes: Sequence[Scope | None]) -> list[Node]:
    """Add a row to a table; returns its cells, those with a scope as heads."""
    row = table.add(Tag.ROW)
    return [
        row.add(Tag.CELL) if scope is None else row.add(Tag.HEAD_CELL, scope=scope)
        for scope in scopes
    ]
