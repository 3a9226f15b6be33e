"""The rest of what was typed while a case was being locked stays out of the password's field.

Whoever goes on typing does not look up. The window that goes takes those keys and forgets them
(:mod:`evidence_kit.ui.locking`); without this, the ones that come a moment later would stand in the
field of the next one, behind dots, and Enter would make a wrong try of them. The rules are:

* Only keys without a pause since the field got the keys count as that rest. After the first pause
  everything is taken, and it is said then, so that the person begins with the first letter.
* Help, hiding and the mouse work meanwhile; nothing of what is dropped is kept or counted.
"""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from evidence_kit.overriding import override

PAUSE_MS = 1_000
"""Longer than between two letters of somebody who looks for each, shorter than it takes to see the
lock screen, to understand it and to begin."""

_EDITING = frozenset(
    {
        *(Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab),
        *(Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_Left, Qt.Key.Key_Right),
        *(Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End),
    }
)
_KEYS = frozenset({QEvent.Type.KeyPress, QEvent.Type.InputMethod})
_BY_HAND = frozenset({QEvent.Type.MouseButtonPress, QEvent.Type.FocusOut})


class LateKeys(QObject):
    """Drops keys that come to a field without a pause since it got the focus; then lets go of it.

    Args:
        line: The field; owns this.
        pause_ms: What is a pause.
    """

    ended = Signal(bool)
    """From now on the field takes everything; whether anything was dropped before."""

    def __init__(self, line: QLineEdit, *, pause_ms: int = PAUSE_MS) -> None:
        super().__init__(line)
        self._line = line
        self._has_dropped = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(pause_ms)
        # One turn later: keys that came while the window was busy are seen before the pause is.
        self._pause.timeout.connect(lambda: QTimer.singleShot(0, self, self._on_pause_over))
        line.installEventFilter(self)
        if line.hasFocus():
            self._pause.start()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take away what belongs to the rest; everything else goes on to the field."""
        if event.type() is QEvent.Type.FocusIn and not self._has_dropped:
            self._pause.start()
        elif event.type() in _BY_HAND and self._line.isActiveWindow():
            # Whoever takes the mouse looks at the screen.
            self._end()
        elif event.type() in _KEYS and _is_typing(event):
            self._has_dropped = True
            self._pause.start()
            return True
        return False

    def _on_pause_over(self) -> None:
        if not self._pause.isActive():
            self._end()

    def _end(self) -> None:
        self._pause.stop()
        self._line.removeEventFilter(self)
        self.ended.emit(self._has_dropped)
        self.deleteLater()


def _is_typing(event: QEvent) -> bool:
    """Say whether it is a letter or goes with letters: no key of the window, and no Shift."""
    match event:
        case QInputMethodEvent():
            # One without words comes with the focus.
            return bool(event.commitString() or event.preeditString())
        case QKeyEvent():
            is_letter = bool(event.text()) and event.text().isprintable()
            return is_letter or event.key() in _EDITING
        case _:
            return False
