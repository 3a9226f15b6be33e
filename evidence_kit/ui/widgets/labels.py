"""Words that stand still: labels, headings, tags. All of them are plain text."""

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from evidence_kit.overriding import override
from evidence_kit.ui.theme import Theme, repolish
from evidence_kit.ui.widgets.accessible import set_role

TagTone = Literal["neutral", "keep", "soon", "danger", "primary", "surface"]

_TAG_INK = {"neutral": "soft", "surface": "soft"}


class Label(QLabel):
    """A line or two of our own words, wrapped between words.

    For anything that came from outside or was typed by a person, take a
    :class:`~evidence_kit.ui.widgets.text_block.TextBlock`.
    """

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        step: str = "body",
        tone: str = "ink",
        mono: bool = False,  # noqa: FBT001, FBT002 - reads like the other words at the call
    ) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setText(text)
        self._theme = theme
        self._step = step if not mono else "mono_small" if step in {"small", "label"} else "mono"
        self.setProperty("tone", tone)
        theme.changed.connect(self._dress)
        self._dress()

    def set_tone(self, tone: str) -> None:
        """Say the words in the colour of another token."""
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            repolish(self)

    def set_step(self, step: str) -> None:
        """Say the words in another step of the type scale."""
        self._step = step
        self._dress()

    def _dress(self) -> None:
        self.setFont(self._theme.font(self._step))


class Heading(Label):
    """The title of a page or card; a screen reader can jump to it."""

    def __init__(
        self, theme: Theme, text: str = "", step: str = "title", tone: str = "ink"
    ) -> None:
        super().__init__(theme, text, step, tone)
        set_role(theme, self, QAccessible.Role.Heading)

    @override
    def setText(self, text: str, /) -> None:
        super().setText(text)
        # With a role of ours, Qt no longer takes the words as the name.
        self.setAccessibleName(text)


class Icon(QLabel):
    """A drawn mark beside a word; it has no name of its own, because the word is there."""

    def __init__(self, theme: Theme, name: str, tone: str = "ink", size: int = 20) -> None:
        super().__init__()
        self._theme = theme
        self._name = name
        self._tone = tone
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._dress)
        self._dress()

    def set_icon(self, name: str, tone: str = "") -> None:
        """Show another mark, or the same in another tone."""
        self._name = name
        self._tone = tone or self._tone
        self._dress()

    def _dress(self) -> None:
        self.setPixmap(self._theme.icon(self._name, self._tone, self._size))


class Tag(QWidget):
    """A state in a word or two, on a tint, with an icon where there is one."""

    def __init__(self, theme: Theme, text: str, tone: TagTone = "neutral", icon: str = "") -> None:
        super().__init__()
        self._theme = theme
        self._icon_name = icon
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        # Never narrower than its words: half a state says another one.
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Maximum)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 3, 8, 3)
        row.setSpacing(6)
        self._icon = QLabel()
        self._words = QLabel()
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        row.addWidget(self._icon)
        row.addWidget(self._words)
        self._tone: TagTone = tone
        theme.changed.connect(self._dress)
        self.set_tag(text, tone, icon)

    def text(self) -> str:
        """Return the words."""
        return self._words.text()

    def set_tag(self, text: str, tone: TagTone = "neutral", icon: str = "") -> None:
        """Say another state."""
        self._tone = tone
        self._icon_name = icon
        self._words.setText(text)
        self.setAccessibleName(text)
        self.setProperty("tag", tone)
        self._words.setProperty("tone", _TAG_INK.get(tone, tone))
        repolish(self)
        repolish(self._words)
        self._dress()

    def _dress(self) -> None:
        ink = _TAG_INK.get(self._tone, self._tone)
        self._words.setFont(self._theme.font("caption"))
        self._icon.setVisible(bool(self._icon_name))
        if self._icon_name:
            self._icon.setPixmap(self._theme.icon(self._icon_name, ink, 16))
