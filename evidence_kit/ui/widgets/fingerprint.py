"""A fingerprint: short enough to compare at a glance, in full one click away."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.buttons import Button
from evidence_kit.ui.widgets.copying import copy_text
from evidence_kit.ui.widgets.labels import Icon, Label
from evidence_kit.ui.widgets.text_block import TextBlock

_GROUP = 4
_FULL_GROUP = 8


class FingerprintRow(QWidget):
    """The SHA-256 of a file, folded up until asked for.

    Args:
        theme: How it looks.
        sha256: 64 hex digits; "" where there is no file.
    """

    copied = Signal()
    """The full fingerprint is on the clipboard."""

    def __init__(self, theme: Theme, sha256: str = "") -> None:
        super().__init__()
        self._theme = theme
        self._sha256 = ""
        self._is_open = False
        _ = theme.words.gettext
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Icon(theme, "fingerprint", "soft", 16))
        head.addWidget(Label(theme, _("Fingerprint"), "label"), 1)
        self.toggle = Button(theme, "", "link")
        """«Show in full»."""
        head.addWidget(self.toggle)
        column.addLayout(head)
        self._digits = TextBlock(theme, "", "small", mono=True)
        self._digits.set_is_reachable(is_reachable=True)
        column.addWidget(self._digits)
        self._note = TextBlock(
            theme, _("Changes if even one dot of the file changes."), "small", "soft"
        )
        column.addWidget(self._note)
        self.copy_button = Button(theme, _("Copy"), "small", "copy")
        """Puts the 64 digits on the clipboard; there when they are shown in full."""
        column.addWidget(self.copy_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.toggle.clicked.connect(self._on_toggle_clicked)
        self.copy_button.clicked.connect(self._on_copy_button_clicked)
        self.set_sha256(sha256)

    def set_sha256(self, sha256: str) -> None:
        """Show another fingerprint, folded up."""
        self._sha256 = sha256
        self._is_open = False
        self._render()

    def shown_text(self) -> str:
        """Return the digits as they are shown."""
        return self._digits.text()

    def _on_toggle_clicked(self) -> None:
        self._is_open = not self._is_open
        self._render()

    def _on_copy_button_clicked(self) -> None:
        copy_text(self._sha256)
        self.copied.emit()

    def _render(self) -> None:
        _ = self._theme.words.gettext
        is_there = bool(self._sha256)
        self.toggle.set_text(_("Show less") if self._is_open else _("Show in full"))
        self.toggle.setVisible(is_there)
        self.copy_button.setVisible(is_there and self._is_open)
        if not is_there:
            self._digits.set_text(_("No file is kept, so there is none."))
        elif self._is_open:
            self._digits.set_text("SHA-256\n" + in_full(self._sha256))
        else:
            self._digits.set_text(short(self._sha256))
        self._note.setVisible(is_there and not self._is_open)


def short(sha256: str) -> str:
    """Return the two groups at either end.

    >>> short("a3f941c0" + "0" * 48 + "9d077e2b")
    'a3f9 41c0 … 9d07 7e2b'
    """
    return f"{grouped(sha256[:8], _GROUP)} … {grouped(sha256[-8:], _GROUP)}"


def in_full(sha256: str) -> str:
    """Return all 64 digits in eight groups, on two lines."""
    half = len(sha256) // 2
    lines = (sha256[:half], sha256[half:])
    return "\n".join(grouped(line, _FULL_GROUP) for line in lines)


def grouped(digits: str, size: int) -> str:
    """Return digits in groups, to be read out.

    >>> grouped("a3f941c0", 4)
    'a3f9 41c0'
    """
    return " ".join(digits[start : start + size] for start in range(0, len(digits), size))
