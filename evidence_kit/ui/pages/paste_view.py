"""The pasted text on the left: as it is, with what was found in it underlined.

The rules are: what is kept is never read back from here; a find is underlined and tinted, what
somebody says has a broken line and a tint only while it is chosen, for a find may stand inside it;
only what is on the screen is marked, so that a text of a million characters scrolls like a short
one.
"""

from collections.abc import Iterable, Sequence
from itertools import islice

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from evidence_kit.i18n import Words
from evidence_kit.overriding import override
from evidence_kit.ui.pages.paste_finds import Find, Finds, Saying, Sureness
from evidence_kit.ui.pages.paste_text import ShownText
from evidence_kit.ui.theme import Theme

_MOST_MARKED = 400
"""Of one screen; a find in every word would be no help any more."""

_Place = tuple[int, int, int]
"""(start, end, which one) in the widget's own units."""


class PastedView(QPlainTextEdit):
    """Shows a text and where the finds stand in it."""

    find_pointed_at = Signal(int)
    """The person went to a find in the text: its place among the finds."""
    saying_pointed_at = Signal(int)
    """The person went to a threat, a demand or a deadline: its place among them."""

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        self._theme = theme
        self._finds = Finds()
        self._places: list[_Place] = []
        self._said_places: list[_Place] = []
        self._selected: int | None = None
        self._selected_saying: int | None = None
        self._shown: ShownText | None = None
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setCursorWidth(2)
        self.setAccessibleName(words.gettext("What you pasted"))
        self.setContextMenuPolicy(self.contextMenuPolicy().NoContextMenu)
        # Later, because a scroll bar also speaks in the middle of a new layout, and marking there
        # would lay the text out once more.
        self._marking = QTimer(self)
        self._marking.setSingleShot(True)
        self._marking.setInterval(0)
        self._marking.timeout.connect(self._mark)
        self.verticalScrollBar().valueChanged.connect(self._mark_soon)
        self.cursorPositionChanged.connect(self._on_self_cursor_moved)
        theme.changed.connect(self._dress)
        self._dress()

    def show_text(self, shown: ShownText | None) -> None:
        """Show another text, or none."""
        self._shown = shown
        self._finds, self._places, self._said_places = Finds(), [], []
        self._selected = self._selected_saying = None
        self.setPlainText("" if shown is None else shown.text)
        self._mark_soon()

    def show_finds(self, finds: Finds, selected: int | None, saying: int | None = None) -> None:
        """Mark what was found and said, and go to the find or the saying that is selected."""
        if self._shown is None:
            return
        if _places_in(finds) != _places_in(self._finds):
            self._places = _places_of(self._shown, finds.all)
            self._said_places = _places_of(self._shown, finds.sayings)
        self._finds = finds
        if selected is not None and selected != self._selected:
            self._go_to(self._places, selected)
        if saying is not None and saying != self._selected_saying:
            self._go_to(self._said_places, saying)
        self._selected, self._selected_saying = selected, saying
        self._mark_soon()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Mark what is on the screen now."""
        super().resizeEvent(event)
        self._mark_soon()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Point at the find under the mouse."""
        super().mouseReleaseEvent(event)
        self._point_at(self.cursorForPosition(event.position().toPoint()).position())

    def marked(self) -> list[str]:
        """Return the stretches that are marked on the screen now."""
        return [
            selection.cursor.selectedText()
            for selection in self.extraSelections()
            if selection.cursor.hasSelection()
        ]

    def _go_to(self, all_places: Sequence[_Place], number: int) -> None:
        """Move to where something stands first, unless the caret is in it already."""
        places = [(start, end) for start, end, which in all_places if which == number]
        at = self.textCursor().position()
        if not places or any(start <= at <= end for start, end in places):
            return
        cursor = self.textCursor()
        cursor.setPosition(places[0][0])
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def _on_self_cursor_moved(self) -> None:
        if self.hasFocus():
            self._point_at(self.textCursor().position())

    def _point_at(self, position: int) -> None:
        for start, end, number in self._places:
            if start <= position <= end:
                if number != self._selected:
                    self.find_pointed_at.emit(number)
                return
        for start, end, number in self._said_places:
            if start <= position <= end:
                if number != self._selected_saying:
                    self.saying_pointed_at.emit(number)
                return

    def _mark_soon(self) -> None:
        self._marking.start()

    def _mark(self) -> None:
        """Mark the finds between the first and the last line that can be seen."""
        block = self.firstVisibleBlock()
        first = last = block.position()
        bottom = self.contentOffset().y() + self.viewport().height()
        top = self.blockBoundingGeometry(block).top()
        while block.isValid() and self.blockBoundingGeometry(block).top() - top <= bottom:
            last = block.position() + block.length()
            block = block.next()
        # The later one lies on top: a sum stays a sum inside the demand that names it.
        self.setExtraSelections(
            [
                self._selection(start, end, self._said_format(number == self._selected_saying))
                for start, end, number in _within(self._said_places, first, last)
            ]
            + [
                self._selection(start, end, self._format(number))
                for start, end, number in _within(self._places, first, last)
            ]
        )

    def _selection(self, start: int, end: int, look: QTextCharFormat) -> QTextEdit.ExtraSelection:
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        made = QTextEdit.ExtraSelection()
        made.cursor = cursor
        made.format = look
        return made

    def _said_format(self, is_selected: bool) -> QTextCharFormat:  # noqa: FBT001 - read at its only call
        made = QTextCharFormat()
        if is_selected:
            made.setBackground(self._theme.colour("primary_line"))
        made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
        made.setUnderlineColor(self._theme.colour("soft"))
        return made

    def _format(self, number: int) -> QTextCharFormat:
        is_selected = number == self._selected
        is_sure = self._finds.all[number].sureness is not Sureness.PLEASE_CHECK
        tone = "primary" if is_sure else "soon"
        made = QTextCharFormat()
        made.setBackground(self._theme.colour(f"{tone}_line" if is_selected else f"{tone}_tint"))
        made.setForeground(self._theme.colour("ink"))
        made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        made.setUnderlineColor(self._theme.colour(tone))
        return made

    def _dress(self) -> None:
        self.setFont(self._theme.font("body"))
        self._mark_soon()


def _places_in(finds: Finds) -> list[tuple[tuple[int, int], ...]]:
    return [*(find.places for find in finds.all), *(saying.places for saying in finds.sayings)]


def _places_of(shown: ShownText, found: Sequence[Find | Saying]) -> list[_Place]:
    """Return every place of what was found, in order."""
    return sorted(
        (shown.place_of(start), shown.place_of(end), number)
        for number, each in enumerate(found)
        for start, end in each.places
    )


def _within(places: Iterable[_Place], first: int, last: int) -> Iterable[_Place]:
    """Return the places on the screen, no more than can be told apart there."""
    seen = (place for place in places if place[1] >= first and place[0] <= last)
    return islice(seen, _MOST_MARKED)
