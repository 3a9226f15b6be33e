"""What was copied from this window leaves the clipboard again by itself.

Any part of the window may copy: a button, a selected line, a field. This watches the clipboard;
whatever of ours appears there asks histories not to keep it, and has ten seconds. The rules are:

* By itself only what this program put there is cleared; somebody else's copy is left alone. A lock
  clears that at once: Windows would keep it after the program has ended.
* Quick exit empties the clipboard once a case was open (product rule S3): what was copied in a chat
  and pasted here tells as much as what was copied here, and nobody can tell which it was.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QClipboard

from evidence_kit.ui.widgets.copying import copy_text, is_ours

KEPT_MS = 10_000
"""How long a copy of ours stays on the clipboard."""


class OwnClipboard(QObject):
    """Guards what this program copied.

    Args:
        clipboard: The application's.
        parent: The Qt object that owns this one.
        kept_ms: How long a copy stays.
        owns: Whether what lies there now came from this program; the clipboard's own answer where
            it has one (a computer without a display has none).
    """

    def __init__(
        self,
        clipboard: QClipboard,
        parent: QObject | None = None,
        *,
        kept_ms: int = KEPT_MS,
        owns: Callable[[], bool] | None = None,
    ) -> None:
        super().__init__(parent)
        self._clipboard = clipboard
        self._owns = clipboard.ownsClipboard if owns is None else owns
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(kept_ms)
        self._timer.timeout.connect(self.clear)
        clipboard.dataChanged.connect(self._on_clipboard_data_changed)

    def clear(self) -> None:
        """Take what is ours off the clipboard now."""
        self._timer.stop()
        if self._owns() and is_ours(self._clipboard.mimeData()):
            self._clipboard.clear()

    def empty(self) -> None:
        """Take everything off the clipboard, whoever put it there, and what was selected last."""
        self._timer.stop()
        self._clipboard.clear()
        if self._clipboard.supportsSelection():
            self._clipboard.clear(QClipboard.Mode.Selection)

    def _on_clipboard_data_changed(self) -> None:
        data = self._clipboard.mimeData()
        if not self._owns() or data is None:
            self._timer.stop()
        elif is_ours(data):
            self._timer.start()
        elif data.text():
            # Once more, asking everyone to forget it; that change starts the time.
            copy_text(data.text())
