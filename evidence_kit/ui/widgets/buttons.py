"""Buttons and links: everything a person can do is one of these, with a verb in front."""

from typing import Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QPushButton, QSizePolicy

from evidence_kit.ui.theme import Theme, repolish

ButtonKind = Literal[
    "normal", "primary", "quiet", "small", "hide", "left", "nav", "link", "bare", "inside"
]

_STEPS = {"primary": "strong", "hide": "strong", "small": "small", "link": "small"}
_TONES = {"primary": "on_primary", "quiet": "primary", "link": "primary", "inside": "primary"}
_HEIGHTS = {"small": 32, "bare": 32, "inside": 28}
_LINK_HEIGHT = 24
_ICON_GAP_PX = 4
"""What Qt leaves between icon and words is 4 px; with these it is 8."""


class Button(QPushButton):
    """A button: verb first, at most 24 characters in English.

    Kinds: ``primary`` – the one next thing of a page; ``normal``; ``quiet`` – no edge; ``small`` –
    32 px, never the only way to do something; ``hide`` – the way out; ``left`` and ``nav`` – as
    wide as the navigation; ``link`` – underlined; ``bare`` – an icon alone, with a name;
    ``inside`` – within a field.

    Args:
        theme: How it looks.
        text: The words; of a ``bare`` button the name that is not shown.
        kind: One of the kinds above.
        icon: The icon in front of the words, or "".
        is_large: 48 px high, for the main button of a whole page.
    """

    def __init__(
        self,
        theme: Theme,
        text: str,
        kind: ButtonKind = "normal",
        icon: str = "",
        *,
        is_large: bool = False,
    ) -> None:
        super().__init__()
        self._theme = theme
        self._kind = kind
        self._icon_name = icon
        self.setProperty("kind", kind)
        self.setProperty("isLarge", is_large)
        # Enter presses what has the focus, as Space does.
        self.setAutoDefault(True)
        if kind not in {"left", "nav"}:
            self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        if kind == "link":
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.set_text(text)
        theme.changed.connect(self._dress)
        self.toggled.connect(self._dress)
        self._dress()

    @property
    def kind(self) -> str:
        """Which kind of button this is."""
        return self._kind

    def words(self) -> str:
        """Return the words, without Qt's marks for keys."""
        return self.accessibleName()

    def set_text(self, text: str) -> None:
        """Show other words; an ampersand is an ampersand."""
        self.setAccessibleName(text)
        if self._kind != "bare":
            self.setText(text.replace("&", "&&"))
        else:
            self.setToolTip(text)

    def set_icon(self, name: str) -> None:
        """Show another icon, or none for ""."""
        self._icon_name = name
        self._dress()

    def set_kind(self, kind: ButtonKind) -> None:
        """Become a button of another kind."""
        if kind != self._kind:
            self._kind = kind
            self.setProperty("kind", kind)
            repolish(self)
            self._dress()

    def _dress(self) -> None:
        font = self._theme.font(_STEPS.get(self._kind, "body"))
        if self.isCheckable() and self.isChecked():
            font = self._theme.font("strong")
        font.setUnderline(self._kind == "link")
        self.setFont(font)
        self._set_size()
        if not self._icon_name:
            self.setIcon(QIcon())
            return
        self.setIcon(self._icon())
        side = self._theme.px(self._icon_size())
        self.setIconSize(QSize(side + self._gap(), side))

    def _set_size(self) -> None:
        """Be exactly as high as the sheet says; Qt would add a little for its own frame."""
        if self._kind == "link":
            self.setFixedHeight(self._theme.px(_LINK_HEIGHT))
            return
        height = 48 if self.property("isLarge") else _HEIGHTS.get(self._kind, 40)
        self.setFixedHeight(self._theme.control_height(height))
        if self._kind == "bare":
            self.setFixedWidth(self._theme.control_height(height))

    def _icon(self) -> QIcon:
        tone = _TONES.get(self._kind, "ink")
        if self._kind in {"left", "nav"}:
            tone = "primary" if self.isChecked() else "soft" if self._kind == "nav" else "ink"
        icon = QIcon(self._theme.icon(self._icon_name, tone, self._icon_size(), self._gap()))
        pale = self._theme.icon(self._icon_name, "soft", self._icon_size(), self._gap())
        icon.addPixmap(pale, QIcon.Mode.Disabled)
        return icon

    def _icon_size(self) -> int:
        return 16 if self._kind in {"small", "link"} else 20

    def _gap(self) -> int:
        return 0 if self._kind == "bare" else _ICON_GAP_PX
