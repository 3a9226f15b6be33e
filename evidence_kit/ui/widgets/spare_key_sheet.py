"""The spare key sheet, as it lies on the screen."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from evidence_kit.i18n import N_, Words
from evidence_kit.overriding import override
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.cards import Card
from evidence_kit.ui.widgets.labels import Label
from evidence_kit.ui.widgets.text_block import TextBlock

_COVERED = "••••"
_GROUPS_PER_LINE = 2
_WIDTH_PX = 344

SHEET_USE = N_(
    "Opens one case when its password is lost. Keep it away from this computer: with someone you "
    "trust, or where only you look."
)
"""What stands under the groups, on the screen and on paper."""


class SpareKeySheet(Card):
    """Eight groups of four on paper, covered while they are tried.

    Args:
        theme: How it looks; paper stays paper in the dark.
        words: The language it speaks.
        date: The day it is made, in words.
    """

    def __init__(self, theme: Theme, words: Words, date: str) -> None:
        super().__init__(theme, "paper", words.gettext("Spare key sheet"))
        self._theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Minimum)
        self.body.setContentsMargins(24, 24, 24, 24)
        self.body.setSpacing(16)
        head = QHBoxLayout()
        head.addWidget(Label(theme, words.gettext("Spare key sheet"), "strong", "paper_ink"), 1)
        day = Label(theme, date, "caption", "paper_ink")
        day.setWordWrap(False)
        head.addWidget(day)
        self.body.addLayout(head)
        self._grid = QGridLayout()
        self._grid.setSpacing(8)
        self._groups: list[_Group] = []
        self.body.addLayout(self._grid)
        self.body.addWidget(TextBlock(theme, words.gettext(SHEET_USE), "caption", "paper_ink"))
        theme.changed.connect(self._fit)
        self._fit()

    def show_groups(self, groups: tuple[str, ...], *, is_covered: bool) -> None:
        """Show a code's groups, or that they are there."""
        for position in range(len(self._groups), len(groups)):
            group = _Group(self._theme, position + 1)
            self._groups.append(group)
            self._grid.addWidget(group, *divmod(position, _GROUPS_PER_LINE))
        for widget, text in zip(self._groups, groups, strict=False):
            widget.show_text(_COVERED if is_covered else text, is_covered=is_covered)

    def _fit(self) -> None:
        self.setFixedWidth(self._theme.px(_WIDTH_PX))


class _Group(QWidget):
    """One group with its number, in a box."""

    def __init__(self, theme: Theme, number: int) -> None:
        super().__init__()
        self._theme = theme
        self._number = number
        self._text = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)
        theme.changed.connect(self.update)

    def show_text(self, text: str, *, is_covered: bool) -> None:
        self._text = text
        # A screen reader spells a group; covered, it says the number alone.
        spoken = "" if is_covered else f": {' '.join(text)}"
        self.setAccessibleName(f"{self._number}{spoken}")
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(140), self._theme.control_height())

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour("border"), 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.setPen(self._theme.colour("paper_ink"))
        painter.setFont(self._theme.font("caption"))
        number_px = self._theme.px(18)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self.rect().adjusted(10, 0, 0, 0), flags, str(self._number))
        font = self._theme.font("mono")
        font.setPixelSize(self._theme.px(18))
        font.setWeight(self._theme.font("strong").weight())
        painter.setFont(font)
        # The groups run from left to right in every language, like the number before them.
        painter.drawText(self.rect().adjusted(10 + number_px, 0, 0, 0), flags, self._text)
        painter.end()
