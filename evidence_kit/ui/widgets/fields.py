"""Where a person types or picks: a label above, the field, a hint or note under it.

No field takes part in prediction, learning keyboards or spelling; a secret one keeps no steps to
undo. A check speaks after the field is left, never while typing, and never as a red edge. A file
that is let go on a field, or pasted, never becomes the path where it lies, which often holds the
person's name: the field lets it pass to the window, which asks about it as about all evidence.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

from evidence_kit.overriding import override
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.accessible import announce
from evidence_kit.ui.widgets.buttons import Button
from evidence_kit.ui.widgets.drop_area import paths_in
from evidence_kit.ui.widgets.labels import Icon, Label
from evidence_kit.ui.widgets.searching import Search, Searching

NO_LEARNING = (
    Qt.InputMethodHint.ImhNoPredictiveText
    | Qt.InputMethodHint.ImhSensitiveData
    | Qt.InputMethodHint.ImhNoAutoUppercase
)
"""Asks every keyboard to suggest nothing and to remember nothing."""

_SCROLLS_A_LINE = frozenset({Qt.Key.Key_PageUp, Qt.Key.Key_PageDown})
_SCROLLS = _SCROLLS_A_LINE | {Qt.Key.Key_Home, Qt.Key.Key_End}
"""Keys that scroll a page; in a line that is typed into the last two lead through the line."""

_NOTE_ICONS = {"keep": "check-circle", "soon": "alert", "danger": "danger"}


_PASTE_IN_MENU = "edit-paste"
"""What Qt calls the line of a field's menu that pastes."""


class Field(QWidget):
    """One line of text.

    Args:
        theme: How it looks.
        label: What is asked for; never empty.
        hint: A line under the field; "" for none.
        mono: Whether an exact value is typed: an account, a code.
        is_secret: A password. It is readable until :meth:`set_covered`, with a button for both.
    """

    edited = Signal(str)
    """The person typed; the whole text."""
    left = Signal()
    """The person left the field or pressed Enter after typing; now a check may speak."""
    submitted = Signal()
    """The person pressed Enter."""
    cover_changed = Signal()
    """A secret was covered, or is shown."""

    def __init__(
        self,
        theme: Theme,
        label: str,
        hint: str = "",
        mono: bool = False,  # noqa: FBT001, FBT002 - reads like the other words at the call
        is_secret: bool = False,  # noqa: FBT001, FBT002 - as above
    ) -> None:
        super().__init__()
        self._theme = theme
        self._is_mono = mono or is_secret
        self.line: QLineEdit = _SecretLine() if is_secret else _Line()
        """The line itself, for focus, placeholder and length."""
        self.line.setInputMethodHints(NO_LEARNING)
        self.line.setAccessibleName(label)
        self._caption = _Caption(theme, label, hint, self.line)
        self._caption.place(self, self.line)
        self.setFocusProxy(self.line)
        self.line.textEdited.connect(self.edited)
        self.line.editingFinished.connect(self.left)
        self.line.returnPressed.connect(self.submitted)
        self._toggle = _CoverToggle(theme, self.line) if is_secret else None
        if self._toggle is not None:
            self._toggle.toggled_by_hand.connect(self.cover_changed)
        theme.changed.connect(self._dress)
        self._dress()

    def text(self) -> str:
        """Return what stands in the field."""
        return self.line.text()

    def set_text(self, text: str) -> None:
        """Put a text in; nothing of the former one can be brought back by undoing."""
        self.line.setText(sayable(text))

    def set_label(self, label: str) -> None:
        """Ask for something else."""
        self._caption.set_label(label)
        self.line.setAccessibleName(label)

    def set_hint(self, hint: str) -> None:
        """Show another line under the field; "" for none."""
        self._caption.set_hint(hint)

    def set_note(self, text: str, tone: str = "soft") -> None:
        """Say what was found in the text: ``keep``, ``soon`` or ``soft``; "" says nothing."""
        self._caption.set_note(text, tone)

    def note(self) -> str:
        """Return what is said about the text now."""
        return self._caption.note()

    def keep_room(self, text: str) -> None:
        """Have room for a note before it is said, so that nothing moves then; "" for none."""
        self._caption.keep_room(text)

    def set_covered(self, *, is_covered: bool) -> None:
        """Cover or show a secret; without effect on other fields."""
        if self._toggle is not None:
            self._toggle.set_covered(is_covered=is_covered)
            self.cover_changed.emit()

    def is_covered(self) -> bool:
        """Say whether the text is shown as dots."""
        return self.line.echoMode() is QLineEdit.EchoMode.Password

    def _dress(self) -> None:
        self.line.setFont(self._theme.font("mono" if self._is_mono else "body"))
        self.line.setFixedHeight(self._theme.control_height())


class Area(QWidget):
    """Several lines of text; Tab leaves it."""

    edited = Signal(str)
    """The person typed; the whole text."""
    left = Signal()
    """The person left the field."""

    def __init__(self, theme: Theme, label: str, hint: str = "", rows: int = 4) -> None:
        super().__init__()
        self._theme = theme
        self._rows = rows
        self._is_being_set = False
        self.edit: QPlainTextEdit = _PlainEdit(self)
        """The text itself, for focus, placeholder and selections."""
        self.edit.setTabChangesFocus(True)
        self.edit.setInputMethodHints(NO_LEARNING)
        self.edit.setAccessibleName(label)
        self._caption = _Caption(theme, label, hint, self.edit)
        self._caption.place(self, self.edit)
        self.setFocusProxy(self.edit)
        self.edit.textChanged.connect(self._on_edit_text_changed)
        theme.changed.connect(self._dress)
        self._dress()

    def text(self) -> str:
        """Return what stands in the field."""
        return self.edit.toPlainText()

    def set_text(self, text: str) -> None:
        """Put a text in without telling anybody."""
        self._is_being_set = True
        self.edit.setPlainText(sayable(text))
        self._is_being_set = False

    def go_to_end(self) -> None:
        """Put the caret behind the last letter, where somebody goes on writing."""
        self.edit.moveCursor(QTextCursor.MoveOperation.End)

    def set_hint(self, hint: str) -> None:
        """Show another line under the field; "" for none."""
        self._caption.set_hint(hint)

    def set_note(self, text: str, tone: str = "soft") -> None:
        """Say something about the text: ``keep``, ``soon`` or ``soft``; "" says nothing."""
        self._caption.set_note(text, tone)

    def note(self) -> str:
        """Return what is said about the text now."""
        return self._caption.note()

    def keep_room(self, text: str) -> None:
        """Have room for a note before it is said, so that nothing moves then; "" for none."""
        self._caption.keep_room(text)

    def _on_edit_text_changed(self) -> None:
        if not self._is_being_set:
            self.edited.emit(self.text())

    def _dress(self) -> None:
        self.edit.setFont(self._theme.font("body"))
        # 12 px of air and the edge, above and below.
        self.edit.setMinimumHeight(self.edit.fontMetrics().lineSpacing() * self._rows + 26)
        self.edit.updateGeometry()


class Chooser(QWidget):
    """One of a list.

    Args:
        theme: How it looks.
        label: What is asked for; "" where a heading says it already – then give it a name.
        choices: ``(id, words)`` each, in the order shown.
        search: How typing finds them; for lists longer than a screen.
    """

    picked = Signal(str)
    """The person picked; the id."""

    def __init__(
        self,
        theme: Theme,
        label: str,
        choices: Sequence[tuple[str, str]] = (),
        search: Search | None = None,
    ) -> None:
        super().__init__()
        self._theme = theme
        self.box = _Box(theme)
        """The box itself, for focus and placeholder."""
        self.box.setAccessibleName(label)
        self._caption = _Caption(theme, label, "", self.box)
        self._caption.place(self, self.box)
        self.setFocusProxy(self.box)
        self._searching = None if search is None else self._searching_for(search)
        self.set_choices(choices)
        self.box.activated.connect(self._on_box_activated)
        theme.changed.connect(self._dress)
        self._dress()

    def chosen(self) -> str:
        """Return the id of what is picked, or ""."""
        found = self.box.currentData()
        return found if isinstance(found, str) else ""

    def choose(self, identity: str) -> None:
        """Pick without telling anybody; an id that is not in the list picks nothing."""
        self.box.setCurrentIndex(self.box.findData(identity))

    def set_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer another list; what was picked stays picked where it is still there."""
        before = self.chosen()
        self.box.clear()
        for identity, words in choices:
            self.box.addItem(words, identity)
        index = self.box.findData(before) if before else -1
        fallback = -1 if self.box.isEditable() else 0
        self.box.setCurrentIndex(index if index >= 0 else fallback)

    def set_hint(self, hint: str) -> None:
        """Show a line under the box; "" for none."""
        self._caption.set_hint(hint)

    def set_note(self, text: str, tone: str = "soft") -> None:
        """Say something about what is picked: ``keep``, ``soon`` or ``soft``; "" says nothing."""
        self._caption.set_note(text, tone)

    def note(self) -> str:
        """Return what is said about what is picked now."""
        return self._caption.note()

    def settle(self) -> None:
        """Have nothing in the line but what is in force; for a click on nothing beside it."""
        if self._searching is not None:
            self._searching.settle()

    def _searching_for(self, search: Search) -> Searching:
        searching = Searching(self.box, search)
        # The box hands its own hints down to its line.
        self.box.setInputMethodHints(NO_LEARNING)
        searching.taken.connect(self._on_searching_taken)
        searching.noted.connect(self._on_searching_noted)
        return searching

    def _on_box_activated(self, _index: int) -> None:
        self.picked.emit(self.chosen())

    def _on_searching_taken(self) -> None:
        self.picked.emit(self.chosen())

    def _on_searching_noted(self, note: str) -> None:
        self._caption.set_note(note, "soon")

    def _dress(self) -> None:
        self.box.setFont(self._theme.font("body"))
        self.box.setFixedHeight(self._theme.control_height())
        self.box.view().setFont(self._theme.font("body"))


def _has_files() -> bool:
    """Say whether files were copied last: pasted as words they would be their paths."""
    data: QMimeData | None = QGuiApplication.clipboard().mimeData()
    return data is not None and bool(paths_in(data))


def _pastes_files(event: QEvent) -> bool:
    """Say whether somebody presses the keys that paste, with files on the clipboard."""
    kinds = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
    if event.type() not in kinds or not isinstance(event, QKeyEvent):
        return False
    is_meant = event.matches(QKeySequence.StandardKey.Paste) and _has_files()
    if is_meant:
        event.ignore()
    return is_meant


def sayable(text: str) -> str:
    r"""Return a text in which nothing is left that Qt cannot hold: lone surrogates as ``\udcXX``.

    >>> sayable("half \udc80")
    'half \\udc80'
    """
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


class _FieldLabel(Label):
    """The words above a field; a click on them is meant for the field."""

    @override
    def mousePressEvent(self, event: QMouseEvent, /) -> None:
        field = self.buddy()
        if event.button() is Qt.MouseButton.LeftButton:
            field.setFocus(Qt.FocusReason.MouseFocusReason)


class _Caption:
    """Label, hint and note of one field."""

    def __init__(self, theme: Theme, label: str, hint: str, buddy: QWidget) -> None:
        self._theme = theme
        self._buddy = buddy
        self._label = _FieldLabel(theme, "", "label")
        self._label.setBuddy(buddy)
        self._hint = Label(theme, "", "small", "soft")
        self._note_icon = Icon(theme, "info", "soft", 16)
        self._note = Label(theme, "", "small", "soft")
        self._note_row = QWidget()
        self._note_row.hide()
        self._note_icon.hide()
        # Unseen below the note: where one is to be expected, its room is there before it.
        self._room = Label(theme, "", "small", "soft")
        for each in (self._note_icon, self._note, self._room):
            kept = each.sizePolicy()
            kept.setRetainSizeWhenHidden(True)
            each.setSizePolicy(kept)
        row = QGridLayout(self._note_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.setColumnStretch(1, 1)
        row.addWidget(self._note_icon, 0, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._room, 0, 1)
        row.addWidget(self._note, 0, 1)
        self._room.hide()
        self._first_words = (label, hint)

    def place(self, owner: QWidget, field: QWidget) -> None:
        """Lay label, field, hint and note out under each other."""
        column = QVBoxLayout(owner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._label)
        column.addWidget(field)
        column.addWidget(self._hint)
        column.addWidget(self._note_row)
        # Only now: what is shown before it has its place becomes a window of its own.
        label, hint = self._first_words
        self.set_label(label)
        self.set_hint(hint)

    def set_label(self, label: str) -> None:
        # A label with a buddy reads an ampersand as the mark of a key.
        self._label.setText(label.replace("&", "&&"))
        self._label.setVisible(bool(label))

    def set_hint(self, hint: str) -> None:
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self._describe()

    def set_note(self, text: str, tone: str) -> None:
        is_new = bool(text) and text != self._note.text()
        self._note.setText(text)
        self._note.set_tone(tone)
        self._note_icon.set_icon(_NOTE_ICONS.get(tone, "info"), tone)
        self._note_icon.setVisible(bool(text))
        self._show_note_row()
        self._describe()
        if is_new and self._buddy.isVisible():
            announce(self._buddy, text)

    def note(self) -> str:
        return self._note.text()

    def keep_room(self, text: str) -> None:
        if text != self._room.text():
            self._room.setText(text)
            self._show_note_row()

    def _show_note_row(self) -> None:
        self._note_row.setVisible(bool(self._note.text() or self._room.text()))

    def _describe(self) -> None:
        parts = (self._hint.text(), self._note.text())
        self._buddy.setAccessibleDescription(" ".join(part for part in parts if part))


class _Line(QLineEdit):
    """A line that takes words and no files."""

    @override
    def event(self, event: QEvent, /) -> bool:
        # What the field does not claim is the window's to paste.
        return False if _pastes_files(event) else super().event(event)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent, /) -> None:
        if paths_in(event.mimeData()):
            event.ignore()
        else:
            super().dragEnterEvent(event)

    @override
    def dropEvent(self, event: QDropEvent, /) -> None:
        if paths_in(event.mimeData()):
            event.ignore()
        else:
            super().dropEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent, /) -> None:
        menu = self.createStandardContextMenu()
        for action in menu.actions():
            if action.objectName() == _PASTE_IN_MENU and _has_files():
                action.setEnabled(False)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())


class _SecretLine(_Line):
    """A line that keeps no steps: a password must not come back by undoing."""

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        steps = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
        if any(event.matches(step) for step in steps):
            event.accept()
            return
        super().keyPressEvent(event)

    @override
    def event(self, event: QEvent, /) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            steps = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
            if any(event.matches(step) for step in steps):
                event.accept()
                return True
        return super().event(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent, /) -> None:
        # Qt's menu offers undoing.
        event.accept()


class _CoverToggle(Button):
    """The button inside a secret field that covers and shows it."""

    toggled_by_hand = Signal()
    """The person covered it, or has it shown."""

    def __init__(self, theme: Theme, line: QLineEdit) -> None:
        super().__init__(theme, "", "inside", "eye-off")
        self._line = line
        row = QHBoxLayout(line)
        row.setContentsMargins(4, 4, 4, 4)
        row.addStretch(1)
        row.addWidget(self)
        self.clicked.connect(self._on_clicked)
        theme.changed.connect(self._make_room)
        self.set_covered(is_covered=False)

    def set_covered(self, *, is_covered: bool) -> None:
        """Show dots, or the words."""
        _ = self._theme.words.gettext
        mode = QLineEdit.EchoMode.Password if is_covered else QLineEdit.EchoMode.Normal
        self._line.setEchoMode(mode)
        # Qt takes these away again when it shows what was covered.
        self._line.setInputMethodHints(self._line.inputMethodHints() | NO_LEARNING)
        self.set_text(_("Show") if is_covered else _("Cover"))
        self.set_icon("eye" if is_covered else "eye-off")
        self._make_room()

    def _on_clicked(self) -> None:
        self.set_covered(is_covered=self._line.echoMode() is QLineEdit.EchoMode.Normal)
        self.toggled_by_hand.emit()

    def _make_room(self) -> None:
        room = self.sizeHint().width() + 4
        if self._line.isRightToLeft():
            self._line.setTextMargins(room, 0, 0, 0)
        else:
            self._line.setTextMargins(0, 0, room, 0)


class _PlainEdit(QPlainTextEdit):
    """Plain text that says when it is left."""

    def __init__(self, area: Area) -> None:
        super().__init__()
        self._area = area
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.minimumHeight())

    @override
    def canInsertFromMimeData(self, source: QMimeData, /) -> bool:
        return not paths_in(source) and super().canInsertFromMimeData(source)

    @override
    def insertFromMimeData(self, source: QMimeData, /) -> None:
        if not paths_in(source):
            super().insertFromMimeData(source)

    @override
    def event(self, event: QEvent, /) -> bool:
        if _pastes_files(event):
            return False
        is_leaving = event.type() is QEvent.Type.FocusOut
        answer = super().event(event)
        if is_leaving:
            self._area.left.emit()
        return answer


class _Box(QComboBox):
    """A combo box with a plain list and an arrow in the theme's colour."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        # Not by the wheel: keys that were meant for the page would change the answer.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setView(QListView())
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @override
    def wheelEvent(self, event: QWheelEvent, /) -> None:
        """Let the page scroll: passing over an answer must not change it."""
        event.ignore()

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Leave the keys that scroll a page to it; in an open list they lead through the list."""
        scrolls = _SCROLLS_A_LINE if self.isEditable() else _SCROLLS
        if event.key() in scrolls and not self.view().isVisible():
            event.ignore()
            return
        super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        if self.isEditable():
            super().paintEvent(event)
        else:
            self._draw_what_is_picked()
        side = self._theme.px(20)
        left = 12 if self.isRightToLeft() else self.width() - 12 - side
        painter = QPainter(self)
        tone = "ink" if self.isEnabled() else "soft"
        painter.drawPixmap(left, (self.height() - side) // 2, self._theme.icon("down", tone))
        painter.end()

    def _draw_what_is_picked(self) -> None:
        """Draw the box as Qt does, but words that are too long with a mark that they go on."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        room = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox,
            option,
            QStyle.SubControl.SC_ComboBoxEditField,
            self,
        )
        option.currentText = self.fontMetrics().elidedText(
            option.currentText, Qt.TextElideMode.ElideRight, room.width() - 2
        )
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()
