"""The evidence page before there is a piece: it is all right, and what would help most."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from evidence_kit.i18n import N_, Words
from evidence_kit.overriding import override
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.buttons import Button
from evidence_kit.ui.widgets.cards import Card
from evidence_kit.ui.widgets.columns import Columns, Place, Plan
from evidence_kit.ui.widgets.flow_layout import FlowLayout
from evidence_kit.ui.widgets.labels import Heading, Icon, Label

_WHAT_HELPS = (
    ("user", N_("The profile"), N_("With the @name, not only the shown name.")),
    ("clock", N_("The chat"), N_("With dates and times. Overlapping pictures are good.")),
    ("money", N_("The demand"), N_("How much, by when, and where to.")),
)


class EmptyFace(QWidget):
    """One sentence that takes the pressure off, one button, and three things that help."""

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        self._theme = theme
        self._words = words
        _ = words.gettext
        self.choose = Button(theme, _("Choose files"), "primary", is_large=True)
        """Opens the file dialogue."""
        self.paste = Button(theme, _("Paste"), "normal", "paste", is_large=True)
        """Takes what is on the clipboard."""
        self.describe = Button(theme, _("Describe it in words"), "normal", "note", is_large=True)
        """Opens the form."""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self._build_ground(), 1)
        column.addWidget(self._build_what_helps())

    def _build_ground(self) -> QWidget:
        _ = self._words.gettext
        ground = _DashedGround(self._theme)
        column = QVBoxLayout(ground)
        column.setContentsMargins(32, 32, 32, 32)
        column.setSpacing(24)
        column.addStretch(1)
        column.addWidget(_Dot(self._theme), 0, Qt.AlignmentFlag.AlignHCenter)
        heading = Heading(self._theme, _("It’s okay if you have nothing"))
        text = Label(
            self._theme,
            _(
                "You can report without a single picture. If you do have something: screenshots of "
                "the chat, the profile and the demand help most. No nude pictures are needed."
            ),
            tone="soft",
        )
        drop = Label(
            self._theme,
            _("Or drop files anywhere on this page. They are copied, never moved."),
            "small",
            "soft",
        )
        for each in (heading, text, drop):
            each.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        middle = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(8)
        words.addWidget(heading)
        words.addWidget(text)
        middle.addStretch(1)
        middle.addLayout(words, 4)
        middle.addStretch(1)
        column.addLayout(middle)
        buttons = QWidget()
        buttons.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        flow = FlowLayout(buttons, spacing=12)
        for button in (self.choose, self.paste, self.describe):
            flow.addWidget(button)
        column.addWidget(buttons, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(drop)
        column.addStretch(1)
        return ground

    def _build_what_helps(self) -> QWidget:
        cards = tuple(self._build_card(*what) for what in _WHAT_HELPS)
        plan = Plan(
            from_em=46,
            widths=(0, 0, 0),
            places=tuple(Place(row=0, column=number) for number in range(3)),
        )
        return Columns(self._theme, cards, (plan,))

    def _build_card(self, icon: str, title: str, line: str) -> Card:
        _ = self._words.gettext
        card = Card(self._theme, "plain", _(title))
        card.body.setContentsMargins(20, 16, 20, 16)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(Icon(self._theme, icon, "primary"), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Label(self._theme, _(title), "strong"))
        words.addWidget(Label(self._theme, _(line), "small", "soft"))
        words.addStretch(1)
        row.addLayout(words, 1)
        card.body.addLayout(row)
        return card


class _DashedGround(QWidget):
    """A large dashed ground; the whole page takes what is let go."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        theme.changed.connect(self.update)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(self._theme.colour("border"), 2)
        pen.setDashPattern([3, 2.5])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.setBrush(self._theme.colour("surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 12, 12)
        painter.end()


class _Dot(QWidget):
    """The mark above the words; decoration."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        theme.changed.connect(self._dress)
        self._dress()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("primary_tint"))
        painter.drawEllipse(QRectF(self.rect()))
        icon = self._theme.icon("import", "primary", 32)
        side = icon.deviceIndependentSize().width()
        place = (self.width() - side) / 2
        painter.drawPixmap(int(place), int(place), icon)
        painter.end()

    def _dress(self) -> None:
        self.setFixedSize(self._theme.px(64), self._theme.px(64))
        self.update()
