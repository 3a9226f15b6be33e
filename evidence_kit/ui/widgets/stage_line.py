"""Where a person is in a few steps, in one line: behind, here, ahead.

Each stage has an icon and a word, and a screen reader hears the whole line at once.
"""

from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QWidget

from evidence_kit.i18n import Words
from evidence_kit.overriding import override
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.flow_layout import FlowLayout
from evidence_kit.ui.widgets.labels import Icon, Label

_DASH_PX = 32


class StageLine(QWidget):
    """The stages of a page."""

    def __init__(self, theme: Theme, words: Words, names: tuple[str, ...]) -> None:
        super().__init__()
        self._theme = theme
        self._words = words
        self._names = names
        self._here = 0
        self._icons = tuple(Icon(theme, "circle", "soft") for _ in names)
        self._labels = tuple(Label(theme, name) for name in names)
        layout = FlowLayout(self)
        for n, (icon, label) in enumerate(zip(self._icons, self._labels, strict=True)):
            label.setWordWrap(False)
            layout.addWidget(_Stage(icon, label, _Dash(theme) if n else None))
        self._draw()

    @property
    def here(self) -> int:
        """The stage a person is at, from 0."""
        return self._here

    def set_here(self, here: int) -> None:
        """Move to a stage."""
        if here != self._here:
            self._here = here
            self._draw()

    def _draw(self) -> None:
        spoken = []
        for n, (icon, label) in enumerate(zip(self._icons, self._labels, strict=True)):
            if n < self._here:
                name, token, state = "check-circle", "primary", self._words.gettext("done")
            elif n == self._here:
                name, token, state = "circle-dot", "primary", self._words.gettext("you are here")
            else:
                name, token, state = "circle", "soft", self._words.gettext("later")
            icon.set_icon(name, token)
            # The tone first: what the style sheet sees again forgets the font.
            label.set_tone("ink" if n <= self._here else "soft")
            label.set_step("strong" if n == self._here else "body")
            spoken.append(f"{self._names[n]}: {state}")
        self.setAccessibleName(". ".join(spoken))


class _Stage(QWidget):
    def __init__(self, icon: Icon, label: Label, dash: "_Dash | None") -> None:
        super().__init__()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        if dash is not None:
            layout.addWidget(dash)
            layout.addSpacing(4)
        layout.addWidget(icon)
        layout.addWidget(label)


class _Dash(QWidget):
    """A short line between two stages; decoration."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedWidth(_DASH_PX)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QPen(self._theme.colour("border"), 1))
        middle = self.height() // 2
        painter.drawLine(0, middle, self.width(), middle)
        painter.end()
