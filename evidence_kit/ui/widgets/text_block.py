"""A paragraph of plain text: what a person wrote, what came from outside, what is long.

A QLabel can neither set the line height of plain text nor break an account number of 84
characters; this can. Invisible characters are drawn as tokens, and copying gives the text back as
it is.
"""

from bisect import bisect_right
from typing import TYPE_CHECKING

from PySide6 import QtGui
from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from evidence_kit.overriding import override
from evidence_kit.ui import unseen
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.accessible import set_role
from evidence_kit.ui.widgets.copying import copy_text

if TYPE_CHECKING:
    # Its definition takes longer than the rest of this file, and the first page needs none.
    from PySide6.QtGui import QTextCharFormat

_LINE_HEIGHTS = {"small": 1.45, "caption": 1.35, "mono": 1.3, "mono_small": 1.3, "strong": 1.3}
_PARAGRAPH_LINE_HEIGHT = 1.5
_READABLE_CHARACTERS = 72
_HINT_WIDTH = 320
_LEAST_WIDTH = 64
_LINE_SEPARATOR = "\u2028"


class TextBlock(QWidget):
    """Plain text in paragraphs, broken anywhere where it must be, selectable by mouse and keys.

    Args:
        theme: How it looks.
        text: Anything at all.
        step: A step of the type scale.
        tone: The token of its colour.
        mono: Whether it is an exact value: an account, a fingerprint, a file name.
        lead: Bold words of ours in front of the text, not part of it; "" for none.
        is_at_end: Whether the lines stand at the side where reading ends.
    """

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        step: str = "body",
        tone: str = "ink",
        mono: bool = False,  # noqa: FBT001, FBT002 - reads like the other words at the call
        *,
        lead: str = "",
        is_at_end: bool = False,
    ) -> None:
        super().__init__()
        self._lead = f"{lead} " if lead else ""
        self._is_at_end = is_at_end
        self._theme = theme
        self._step = step if not mono else "mono_small" if step in {"small", "label"} else "mono"
        self._tone = tone
        self._text = ""
        self._shown = ""
        self._starts: list[int] = [0]
        self._tokens: list[tuple[int, int]] = []
        self._anchor = 0
        self._cursor = 0
        self._laid_out: dict[int, tuple[QTextLayout, int]] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        set_role(theme, self, QAccessible.Role.StaticText)
        self.set_text(text)
        theme.changed.connect(self._dress)
        self._dress()

    def text(self) -> str:
        """Return the text as it is, tokens not put in."""
        return self._text

    def shown_text(self) -> str:
        """Return the text as it is drawn."""
        return self._shown.replace(_LINE_SEPARATOR, "\n")

    def set_text(self, text: str) -> None:
        """Show another text, from its beginning."""
        self._text = text
        shown: list[str] = [self._lead]
        self._starts = []
        self._tokens = []
        position = _units(self._lead)
        for piece in unseen.pieces(text.replace("\r\n", "\n")):
            drawn = _LINE_SEPARATOR if piece.shown == "\n" else piece.shown
            length = _units(drawn)
            self._starts.append(position)
            if piece.is_token:
                self._tokens.append((position, length))
            shown.append(drawn)
            position += length
        self._starts.append(position)
        self._shown = "".join(shown)
        self._anchor = self._cursor = self._starts[0]
        self.setAccessibleName(self.shown_text())
        self._forget_layouts()

    def set_tone(self, tone: str) -> None:
        """Draw the text in the colour of another token."""
        self._tone = tone
        self.update()

    def set_is_reachable(self, *, is_reachable: bool) -> None:
        """Say whether Tab stops here, for texts that a person will want to copy by keys."""
        policy = Qt.FocusPolicy.StrongFocus if is_reachable else Qt.FocusPolicy.ClickFocus
        self.setFocusPolicy(policy)

    def selected_text(self) -> str:
        """Return the chosen part of the text as it is, or ""."""
        first, last = sorted((self._source_of(self._anchor), self._source_of(self._cursor)))
        return self._text.replace("\r\n", "\n")[first:last]

    def select_all(self) -> None:
        """Choose the whole text."""
        self._anchor, self._cursor = self._starts[0], self._starts[-1]
        self.update()

    def copy(self) -> None:
        """Put the chosen part, or else the whole, on the clipboard."""
        chosen = self.selected_text() or self._text
        # What no clipboard can carry goes as its number.
        copy_text("".join(unseen.shown(c) if "\ud800" <= c <= "\udfff" else c for c in chosen))

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int, /) -> int:
        return self._layout(width)[1]

    @override
    def sizeHint(self) -> QSize:
        font = self.font()
        longest = max((len(line) for line in self.shown_text().split("\n")), default=0)
        wanted = min(longest + 1, _READABLE_CHARACTERS) * font.pixelSize() * 0.62
        width = max(_LEAST_WIDTH, min(self._theme.px(_HINT_WIDTH), round(wanted)))
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST_WIDTH, self._pitch())

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = QPainter(self)
        painter.setPen(self._theme.colour(self._tone))
        layout = self._layout(self.width())[0]
        layout.draw(painter, QPointF(0, 0), self._selections())
        if self.hasFocus() and self._anchor == self._cursor and self._is_by_keys():
            layout.drawCursor(painter, QPointF(0, 0), self._cursor, 2)
        painter.end()

    @override
    def mousePressEvent(self, event: QMouseEvent, /) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._cursor = self._position_at(event.position())
            if not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self._anchor = self._cursor
            self.update()

    @override
    def mouseMoveEvent(self, event: QMouseEvent, /) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._cursor = self._position_at(event.position())
            self.update()

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent, /) -> None:
        layout = self._layout(self.width())[0]
        words = QTextLayout.CursorMode.SkipWords
        at = self._position_at(event.position())
        self._cursor = layout.nextCursorPosition(at, words)
        self._anchor = layout.previousCursorPosition(self._cursor, words)
        self.update()

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        from PySide6.QtGui import QKeySequence

        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.select_all()
        elif event.key() in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            to_end = event.key() == Qt.Key.Key_End
            self._move_to(self._starts[-1 if to_end else 0], event)
        elif event.key() in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            self._move_to(self._beside(event), event)
        else:
            event.ignore()

    @override
    def focusOutEvent(self, event: QFocusEvent, /) -> None:
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self._anchor = self._cursor
        self.update()

    @override
    def contextMenuEvent(self, event: QContextMenuEvent, /) -> None:
        from PySide6.QtWidgets import QMenu

        _ = self._theme.words.gettext
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(_("Copy"), self.copy)
        menu.addAction(_("Select all"), self.select_all)
        menu.popup(event.globalPos())

    def _beside(self, event: QKeyEvent) -> int:
        layout = self._layout(self.width())[0]
        by_word = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        mode = (
            QTextLayout.CursorMode.SkipWords if by_word else QTextLayout.CursorMode.SkipCharacters
        )
        if event.key() == Qt.Key.Key_Left:
            return layout.previousCursorPosition(self._cursor, mode)
        return layout.nextCursorPosition(self._cursor, mode)

    def _move_to(self, position: int, event: QKeyEvent) -> None:
        self._cursor = position
        if not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._anchor = position
        self.update()

    def _is_by_keys(self) -> bool:
        return self.focusPolicy() is Qt.FocusPolicy.StrongFocus

    def _source_of(self, position: int) -> int:
        """Return which character of the text a drawn position belongs to."""
        return max(0, bisect_right(self._starts, position) - 1)

    def _position_at(self, point: QPointF) -> int:
        layout = self._layout(self.width())[0]
        line = min(int(max(0, point.y()) // self._pitch()), layout.lineCount() - 1)
        return int(layout.lineAt(line).xToCursor(point.x())) if line >= 0 else 0

    def _selections(self) -> list[QTextLayout.FormatRange]:
        if self._anchor == self._cursor:
            return []
        chosen = QTextLayout.FormatRange()
        chosen.start = min(self._anchor, self._cursor)
        chosen.length = abs(self._anchor - self._cursor)
        chosen.format = _format(
            ink=self._theme.colour("on_primary"), ground=self._theme.colour("primary")
        )
        return [chosen]

    def _formats(self) -> list[QTextLayout.FormatRange]:
        found: list[QTextLayout.FormatRange] = []
        if self._lead:
            lead = QTextLayout.FormatRange()
            lead.start, lead.length = 0, _units(self._lead)
            lead.format.setFontWeight(QFont.Weight.DemiBold)
            found.append(lead)
        for start, length in self._tokens:
            token = QTextLayout.FormatRange()
            token.start, token.length = start, length
            token.format = _format(
                ink=self._theme.colour("soon"), ground=self._theme.colour("soon_tint")
            )
            token.format.setFontFamilies(self._theme.font("mono").families())
            found.append(token)
        return found

    def _layout(self, width: int) -> tuple[QTextLayout, int]:
        if width not in self._laid_out:
            # A resize asks for a few widths in turn; a text is not laid out again for each paint.
            if len(self._laid_out) > 3:  # noqa: PLR2004 - as many as one resize asks for
                self._laid_out.clear()
            self._laid_out[width] = self._lay_out(width)
        return self._laid_out[width]

    def _lay_out(self, width: int) -> tuple[QTextLayout, int]:
        layout = QTextLayout(self._shown, self.font())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        # A text follows its own first letter, wherever the window begins to read.
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        option.setAlignment(self._side())
        layout.setTextOption(option)
        layout.setFormats(self._formats())
        layout.setCacheEnabled(True)
        pitch, y = self._pitch(), 0
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, y + (pitch - line.height()) / 2))
            y += pitch
        layout.endLayout()
        return layout, max(y, pitch)

    def _side(self) -> Qt.AlignmentFlag:
        is_right = self.isRightToLeft() is not self._is_at_end
        side = Qt.AlignmentFlag.AlignRight if is_right else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignAbsolute

    def _pitch(self) -> int:
        font: QFont = self.font()
        height = _LINE_HEIGHTS.get(self._step, _PARAGRAPH_LINE_HEIGHT) * self._theme.line_spacing
        return round(font.pixelSize() * height)

    def _forget_layouts(self) -> None:
        self._laid_out.clear()
        self.updateGeometry()
        self.update()

    def _dress(self) -> None:
        self.setFont(self._theme.font(self._step))
        self._forget_layouts()


def _format(*, ink: QColor, ground: QColor) -> "QTextCharFormat":
    made = QtGui.QTextCharFormat()
    made.setForeground(ink)
    made.setBackground(ground)
    return made


def _units(text: str) -> int:
    """Return how many UTF-16 units Qt counts for a text."""
    return len(text.encode("utf-16-le")) // 2
