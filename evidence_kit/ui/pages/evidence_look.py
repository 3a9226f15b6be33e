"""Where a piece's picture would be: a cover, and a button that uncovers it while it is held."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from evidence_kit.i18n import Words
from evidence_kit.model import Item
from evidence_kit.overriding import override
from evidence_kit.ui.models.item_words import Shown, cover_icon, cover_word, may_be_looked_at, shown
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.cards import Card
from evidence_kit.ui.widgets.covers import CoverView, HoldToLook
from evidence_kit.ui.widgets.labels import Icon, Label

MOST_HEIGHT = 520
"""Of a picture that is being looked at, in pixels at 100 %."""


class LookArea(Card):
    """A cover with its button; the picture stands under them only while it is held."""

    look_started = Signal()
    """The button is held: the preview is wanted now."""

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__(theme, "cover")
        self._theme = theme
        self._words = words
        self._is_dashed = False
        self.body.setContentsMargins(16, 18, 16, 18)
        self._icon = Icon(theme, "eye-off", "cover_ink", 24)
        self._word = Label(theme, "", "small", "cover_ink")
        self._word.setWordWrap(False)
        self._hold = HoldToLook(theme)
        self._said = QHBoxLayout()
        self._said.setSpacing(12)
        self._said.addWidget(self._icon)
        self._said.addWidget(self._word)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._line.setSpacing(12)
        self._line.addLayout(self._said)
        self._line.addWidget(self._hold, 0, Qt.AlignmentFlag.AlignHCenter)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addLayout(self._line)
        middle.addStretch(1)
        self.body.addLayout(middle)
        self._why = Label(theme, "", "small", "cover_ink")
        self._why.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.body.addWidget(self._why)
        self._view = CoverView(theme, self._hold)
        self._view.hide()
        self.body.addWidget(self._view)
        self._hold.look_started.connect(self._on_hold_look_started)
        self._hold.look_ended.connect(self._on_hold_look_ended)

    @property
    def hold(self) -> QWidget:
        """The button."""
        return self._hold

    @property
    def has_picture(self) -> bool:
        """Whether a picture is held at this moment."""
        return self._view.has_picture

    def show_item(self, item: Item) -> None:
        """Stand for a piece; whatever was shown is covered."""
        _ = self._words.gettext
        self.let_go()
        how = shown(item)
        self._hold.setVisible(may_be_looked_at(item))
        self._icon.set_icon(cover_icon(item), "cover_ink" if how is not Shown.FILE else "soft")
        word = cover_word(item, self._words)
        self._word.setText(word)
        self.setAccessibleName(word)
        why = {
            Shown.SEALED: _("Kept, never shown, and not in the report."),
            Shown.NOT_KEPT: _("It can carry pictures that nobody has looked at."),
        }.get(how, "")
        self._why.setText(why)
        self._why.setVisible(bool(why))
        self._is_dashed = how in {Shown.DESCRIBED, Shown.NOT_KEPT}
        is_plain = how in {Shown.FILE, Shown.WITHDRAWN}
        self.set_kind("well" if is_plain else "plain" if self._is_dashed else "cover")
        self.update()

    def hold_by_keys(self) -> None:
        """Look while a key is held somewhere else on the page."""
        if self._hold.isVisible():
            # As if the button itself were down: its own rules for letting go hold then too.
            self._hold.setDown(True)
            self._hold.pressed.emit()

    def let_go(self) -> None:
        """Cover now."""
        self._hold.stop_looking()

    def show_preview(self, jpeg: bytes) -> None:
        """Show the preview, if it is still held."""
        if not self._hold.is_looking:
            return
        picture = QPixmap()
        if not jpeg or not picture.loadFromData(jpeg):
            self._word.setText(self._words.gettext("There is no small picture of it"))
            return
        width = max(self._view.width(), 1)
        wanted = round(width * picture.height() / max(picture.width(), 1))
        self._view.setFixedHeight(min(wanted, self._theme.px(MOST_HEIGHT)))
        self._view.show_picture(picture)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the button under the words where there is no room beside them."""
        super().resizeEvent(event)
        parts = (self._icon, self._word, self._hold)
        wanted = sum(part.sizeHint().width() for part in parts if not part.isHidden()) + 56
        directions = QBoxLayout.Direction
        is_wide = self.width() >= wanted
        self._line.setDirection(directions.LeftToRight if is_wide else directions.TopToBottom)
        middle = Qt.AlignmentFlag.AlignHCenter
        self._line.setAlignment(self._said, Qt.AlignmentFlag(0) if is_wide else middle)

    @override
    def minimumSizeHint(self) -> QSize:
        """Return a width at which the button may stand under the words."""
        words = self._icon.sizeHint().width() + 12 + self._word.sizeHint().width()
        width = max(words, self._hold.sizeHint().width()) + 32
        return QSize(width, super().minimumSizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a dashed edge round what is not kept here."""
        super().paintEvent(event)
        if self._is_dashed:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            pen = QPen(self._theme.colour("border"), 2)
            pen.setDashPattern([3, 2.5])
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            painter.setPen(pen)
            painter.setBrush(self._theme.colour("surface"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
            painter.end()

    def _on_hold_look_started(self) -> None:
        self._view.setFixedHeight(self._theme.px(96))
        self._view.show()
        self._icon.set_icon("eye", "cover_ink")
        self._word.setText(self._words.gettext("Shown"))
        self.look_started.emit()

    def _on_hold_look_ended(self) -> None:
        self._view.hide()
        self._icon.set_icon("eye-off", "cover_ink")
        self._word.setText(self._words.gettext("Covered"))
