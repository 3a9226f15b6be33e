"""How strong a password is: four segments, a word, and the one reason that helps most."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from evidence_kit.i18n import N_
from evidence_kit.messages import Strength
from evidence_kit.overriding import override
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.accessible import announce
from evidence_kit.ui.widgets.labels import Icon, Label

_SEGMENTS = 4
_HEIGHT_PX = 8
_GAP_PX = 4

_WORDS = {
    Strength.TOO_EASY: N_("Too easy."),
    Strength.GETTING_THERE: N_("Getting there."),
    Strength.GOOD: N_("Good."),
    Strength.VERY_GOOD: N_("Very good."),
}
_SAID = {
    Strength.TOO_EASY: N_("Password strength: too easy"),
    Strength.GETTING_THERE: N_("Password strength: getting there"),
    Strength.GOOD: N_("Password strength: good"),
    Strength.VERY_GOOD: N_("Password strength: very good"),
}
_LOOKS = {
    Strength.TOO_EASY: (1, "soon", "info"),
    Strength.GETTING_THERE: (2, "soon", "info"),
    Strength.GOOD: (3, "keep", "check-circle"),
    Strength.VERY_GOOD: (4, "keep", "check-circle"),
}
"""Segments, tone and icon."""


class StrengthMeter(QWidget):
    """Says it in a bar, a word and a sentence; a screen reader hears the word when it changes."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._strength: Strength | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._bar = _Bar(theme)
        column.addWidget(self._bar)
        self._row = QWidget()
        row = QHBoxLayout(self._row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self._icon = Icon(theme, "info", "soon", 16)
        self._word = Label(theme, "", "label", "soon")
        self._word.setWordWrap(False)
        self._reason = Label(theme, "", "small", "soft")
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._word, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._reason, 1)
        column.addWidget(self._row)
        self.show_strength(None, "")

    @property
    def strength(self) -> Strength | None:
        """The strength shown; ``None`` for nothing to judge."""
        return self._strength

    def show_strength(self, strength: Strength | None, reason: str) -> None:
        """Show how strong it is; the reason in the person's language."""
        _ = self._theme.words.gettext
        before, self._strength = self._strength, strength
        # The line keeps its place while there is nothing to say, so that nothing jumps.
        self._icon.setVisible(strength is not None)
        if strength is None:
            self._word.setText("")
            self._reason.setText(" ")
            self._bar.show_segments(0, "line")
            self._bar.setAccessibleName("")
            return
        segments, tone, icon = _LOOKS[strength]
        self._word.setText(_(_WORDS[strength]))
        self._word.set_tone(tone)
        self._reason.setText(reason)
        self._icon.set_icon(icon, tone)
        self._bar.show_segments(segments, tone)
        self._bar.setAccessibleName(_(_SAID[strength]))
        if strength is not before and self.isVisible():
            announce(self._bar, _(_SAID[strength]))


class _Bar(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._segments = 0
        self._tone = "line"
        self.setFixedHeight(_HEIGHT_PX)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_segments(self, segments: int, tone: str) -> None:
        self._segments, self._tone = segments, tone
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        width = (self.width() - (_SEGMENTS - 1) * _GAP_PX) / _SEGMENTS
        for position in range(_SEGMENTS):
            place = _SEGMENTS - 1 - position if self.isRightToLeft() else position
            tone = self._tone if position < self._segments else "line"
            painter.setBrush(self._theme.colour(tone))
            box = QRectF(place * (width + _GAP_PX), 0, width, _HEIGHT_PX)
            painter.drawRoundedRect(box, 4, 4)
        painter.end()
