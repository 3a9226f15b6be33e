"""How one piece of evidence is drawn, as a tile or as a row.

The rules are: a cover is drawn where a picture would be, never the picture; every tile and every
row has the same size, so that a large case is laid out at once; what does not fit is whole one
click away, and whole for a screen reader.
"""

from enum import StrEnum

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from evidence_kit.overriding import override
from evidence_kit.ui.models.evidence_items import ItemRole
from evidence_kit.ui.models.item_words import Shown, StateWords
from evidence_kit.ui.theme import Theme
from evidence_kit.visible import visible

_Index = QModelIndex | QPersistentModelIndex

GAP_PX = 16
"""Between tiles, and between rows; a cell of the view ends with it."""
RING_PX = 5
"""What the focus ring needs around a piece."""
_PADDING_PX = 12
_RADIUS_PX = 12
_ART_RADIUS_PX = 8
_SMALLEST_TILE = 184
_ART_HEIGHT = 88
_ROW_ART = QSize(56, 48)
_TITLE_LINES = 2


class ListLayout(StrEnum):
    """How the pieces are laid out."""

    TILES = "tiles"
    ROWS = "rows"


class PieceDelegate(QStyledItemDelegate):
    """Draws one piece as a tile or as a row: cover, number, state, and what it shows."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self.kind = ListLayout.TILES
        self._theme = theme
        self._view = view

    def cell_size(self) -> QSize:
        """Return the size of a tile or row, with the gap after it."""
        # The view begins a new line when the last cell would end exactly at its edge.
        width = max(self._view.viewport().width() - 2, 1)
        px = self._theme.px
        if self.kind is ListLayout.TILES:
            columns = max(1, width // px(_SMALLEST_TILE))
            text = px(_ART_HEIGHT) + px(20) + _TITLE_LINES * px(18)
            return QSize(width // columns, text + 2 * _PADDING_PX + 14 + GAP_PX + 2)
        return QSize(width, px(_ROW_ART.height()) + 2 * _PADDING_PX + GAP_PX)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return the size of a cell, the gap after it included."""
        return self.cell_size()

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw a piece."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # A text follows its own first letter, wherever the window begins to read.
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        box = self._box(option.rect)
        self._draw_card(painter, option, box)
        if self.kind is ListLayout.TILES:
            self._draw_tile(painter, index, box)
        else:
            self._draw_row(painter, index, box)
        painter.restore()

    def _box(self, cell: QRect) -> QRectF:
        left, right = (GAP_PX, 0) if self._view.isRightToLeft() else (0, GAP_PX)
        # Half a pixel in, so that a line one pixel wide is one pixel wide; and room for the ring.
        inset = RING_PX + 0.5
        return QRectF(cell).adjusted(left + inset, inset, -right - inset, inset - GAP_PX)

    def _draw_card(self, painter: QPainter, option: QStyleOptionViewItem, box: QRectF) -> None:
        is_on = bool(option.state & QStyle.StateFlag.State_Selected)
        is_under_hand = bool(option.state & QStyle.StateFlag.State_MouseOver)
        edge = "primary" if is_on else "border" if is_under_hand else "line"
        painter.setPen(QPen(self._theme.colour(edge), 2 if is_on else 1))
        painter.setBrush(self._theme.colour("primary_tint" if is_on else "surface"))
        painter.drawRoundedRect(box, _RADIUS_PX, _RADIUS_PX)
        has_focus = bool(option.state & QStyle.StateFlag.State_HasFocus)
        if has_focus and is_led_by_keys(self._view):
            painter.setPen(QPen(self._theme.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(-4, -4, 4, 4), 14, 14)

    def _draw_tile(self, painter: QPainter, index: _Index, box: QRectF) -> None:
        inner = box.adjusted(_PADDING_PX, _PADDING_PX, -_PADDING_PX, -_PADDING_PX)
        art = QRectF(inner.left(), inner.top(), inner.width(), self._theme.px(_ART_HEIGHT))
        self._draw_art(painter, index, art, has_words=True)
        line = QRectF(inner.left(), art.bottom() + 8, inner.width(), self._theme.px(20))
        self._draw_state(painter, index.data(ItemRole.STATE), line)
        self._draw_text(painter, line, index.data(), "strong", "ink")
        below = QRectF(
            inner.left(), line.bottom() + 6, inner.width(), inner.bottom() - line.bottom()
        )
        goes_out = str(index.data(ItemRole.GOES_OUT) or "")
        lines = _TITLE_LINES - bool(goes_out)
        self._draw_title(painter, below, str(index.data(ItemRole.TITLE)), lines)
        if goes_out:
            last = QRectF(below.left(), 0, below.width(), self._theme.px(18))
            last.moveTop(below.top() + lines * self._theme.px(18))
            self._draw_going_out(painter, last, goes_out)

    def _draw_row(self, painter: QPainter, index: _Index, box: QRectF) -> None:
        inner = box.adjusted(16, _PADDING_PX, -16, -_PADDING_PX)
        is_mirrored = self._view.isRightToLeft()
        art_width = float(self._theme.px(_ROW_ART.width()))
        chevron = self._theme.icon("right", "soft")
        side = chevron.deviceIndependentSize().width()
        art = QRectF(inner.left(), inner.top(), art_width, inner.height())
        words = inner.adjusted(art_width + 16, 0, -side - 8, 0)
        end_x = inner.right() - side
        if is_mirrored:
            art.moveRight(inner.right())
            words = inner.adjusted(side + 8, 0, -art_width - 16, 0)
            end_x = inner.left()
        self._draw_art(painter, index, art, has_words=False)
        painter.drawPixmap(int(end_x), int(inner.center().y() - side / 2), chevron)
        label = str(index.data())
        half = words.height() / 2
        first = QRectF(words.left(), words.top(), words.width(), half)
        strong = QFontMetricsF(self._theme.font("strong")).horizontalAdvance(label) + 12
        self._draw_text(painter, first, label, "strong", "ink")
        beside = (
            first.adjusted(0, 0, -strong, 0) if is_mirrored else first.adjusted(strong, 0, 0, 0)
        )
        title = QFontMetricsF(self._theme.font("body")).elidedText(
            visible(str(index.data(ItemRole.TITLE))), Qt.TextElideMode.ElideRight, beside.width()
        )
        self._draw_text(painter, beside, title, "body", "ink")
        second = first.translated(0, half)
        state: StateWords = index.data(ItemRole.STATE)
        self._draw_state_at_start(painter, state, second)
        goes_out = str(index.data(ItemRole.GOES_OUT) or "")
        if goes_out:
            said = QFontMetricsF(self._theme.font("small")).horizontalAdvance(state.word)
            taken = self._theme.px(16) + 6 + said + 16
            rest = (
                second.adjusted(0, 0, -taken, 0) if is_mirrored else second.adjusted(taken, 0, 0, 0)
            )
            self._draw_going_out(painter, rest, goes_out)

    def _draw_going_out(self, painter: QPainter, line: QRectF, words: str) -> None:
        """Draw what goes out of a piece: the word on its cover is about this screen alone."""
        icon = self._theme.icon("package", "primary", 16)
        side = icon.deviceIndependentSize().width()
        is_mirrored = self._view.isRightToLeft()
        x = line.right() - side if is_mirrored else line.left()
        painter.drawPixmap(int(x), int(line.center().y() - side / 2), icon)
        rest = (
            line.adjusted(0, 0, -side - 6, 0) if is_mirrored else line.adjusted(side + 6, 0, 0, 0)
        )
        metrics = QFontMetricsF(self._theme.font("caption"))
        told = metrics.elidedText(words, Qt.TextElideMode.ElideRight, rest.width())
        self._draw_text(painter, rest, told, "caption", "primary")

    def _draw_art(self, painter: QPainter, index: _Index, art: QRectF, *, has_words: bool) -> None:
        shown: Shown = index.data(ItemRole.SHOWN)
        is_dashed = shown in {Shown.DESCRIBED, Shown.NOT_KEPT}
        is_covered = shown in {Shown.COVERED, Shown.SEALED}
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("cover" if is_covered else "sunken"))
        if is_dashed:
            pen = QPen(self._theme.colour("border"), 2)
            pen.setDashPattern([3, 2.5])
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(art.adjusted(1, 1, -1, -1), _ART_RADIUS_PX, _ART_RADIUS_PX)
        else:
            painter.drawRoundedRect(art, _ART_RADIUS_PX, _ART_RADIUS_PX)
        ink = "cover_ink" if is_covered else "soft"
        icon = self._theme.icon(index.data(ItemRole.COVER_ICON), ink, 24 if has_words else 20)
        side = icon.deviceIndependentSize().width()
        lift = self._theme.px(11) if has_words else 0
        painter.drawPixmap(
            int(art.center().x() - side / 2), int(art.center().y() - side / 2 - lift), icon
        )
        if has_words:
            below = QRectF(art.left() + 6, art.center().y() + 2, art.width() - 12, art.height() / 2)
            painter.setFont(self._theme.font("caption"))
            painter.setPen(self._theme.colour(ink))
            flags = (
                Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
            )
            painter.drawText(below, int(flags), str(index.data(ItemRole.COVER_WORD)))

    def _draw_state(self, painter: QPainter, state: StateWords, line: QRectF) -> None:
        """Draw the state at the end of a line."""
        wide = QFontMetricsF(self._theme.font("caption")).horizontalAdvance(state.short)
        icon = self._theme.icon(state.icon, _ink(state), 16)
        side = icon.deviceIndependentSize().width()
        is_mirrored = self._view.isRightToLeft()
        x = line.left() + wide + 4 if is_mirrored else line.right() - wide - side - 4
        painter.drawPixmap(int(x), int(line.center().y() - side / 2), icon)
        self._draw_text(painter, line, state.short, "caption", _ink(state), is_at_end=True)

    def _draw_state_at_start(self, painter: QPainter, state: StateWords, line: QRectF) -> None:
        icon = self._theme.icon(state.icon, _ink(state), 16)
        side = icon.deviceIndependentSize().width()
        is_mirrored = self._view.isRightToLeft()
        x = line.right() - side if is_mirrored else line.left()
        painter.drawPixmap(int(x), int(line.center().y() - side / 2), icon)
        rest = (
            line.adjusted(0, 0, -side - 6, 0) if is_mirrored else line.adjusted(side + 6, 0, 0, 0)
        )
        self._draw_text(painter, rest, state.word, "small", _ink(state))

    def _draw_text(
        self,
        painter: QPainter,
        place: QRectF,
        text: str,
        step: str,
        tone: str,
        *,
        is_at_end: bool = False,
    ) -> None:
        painter.setFont(self._theme.font(step))
        painter.setPen(self._theme.colour(tone))
        is_right = self._view.isRightToLeft() is not is_at_end
        side = Qt.AlignmentFlag.AlignRight if is_right else Qt.AlignmentFlag.AlignLeft
        # Absolute: the painter would turn left and right round once more.
        flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        painter.drawText(place, int(flags) | int(Qt.TextFlag.TextSingleLine), text)

    def _draw_title(self, painter: QPainter, place: QRectF, title: str, most_lines: int) -> None:
        """Draw a title on as many lines as there are; the whole of it is one click away."""
        font = self._theme.font("small")
        metrics = QFontMetricsF(font)
        # Laying out more than could ever stand there would only cost time.
        layout = QTextLayout(visible(title)[:400], font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        layout.setTextOption(option)
        lines: list[str] = []
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(place.width())
            start, length = line.textStart(), line.textLength()
            if len(lines) == most_lines:
                lines[-1] = metrics.elidedText(
                    lines[-1] + layout.text()[start : start + length],
                    Qt.TextElideMode.ElideRight,
                    place.width(),
                )
                break
            lines.append(layout.text()[start : start + length])
        layout.endLayout()
        for number, text in enumerate(lines):
            where = QRectF(
                place.left(),
                place.top() + number * self._theme.px(18),
                place.width(),
                self._theme.px(18),
            )
            self._draw_text(painter, where, text, "small", "soft")


def is_led_by_keys(view: QListView) -> bool:
    """Return whether the keyboard, not the mouse, brought the person to a view."""
    return view.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)


def _ink(state: StateWords) -> str:
    return "soft" if state.tone == "neutral" else state.tone
