"""A form that opens in the page, where the thing it adds will stand.

Every field may stay empty. Esc and «Not now» close the form and keep what was typed; while it is
open, its button is the page's one main button.
"""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from evidence_kit.overriding import override
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.buttons import Button
from evidence_kit.ui.widgets.cards import Card
from evidence_kit.ui.widgets.columns import Columns, Place, Plan
from evidence_kit.ui.widgets.flow_layout import FlowLayout
from evidence_kit.ui.widgets.labels import Heading, Label
from evidence_kit.ui.widgets.scroll import reveal, show_in_page

_FIELD_EM = 13
"""The least width of a field beside another one."""
_GAP_PX = 16


class InlineForm(Card):
    """A form in a well of its own.

    Args:
        theme: How it looks.
        title: What it adds.
        line: What must be known before filling it in; "" for nothing.
        keep: The words of its button.
        later: The words that close it and keep what was typed.
    """

    submitted = Signal()
    """The person wants it recorded."""
    closed = Signal()
    """The person closed it; what was typed stays."""

    def __init__(self, theme: Theme, title: str, line: str, keep: str, later: str) -> None:
        super().__init__(theme, "well", title)
        self._theme = theme
        self.heading = Heading(theme, title, "strong")
        self.body.setSpacing(16)
        self.body.addWidget(self.heading)
        if line:
            self.body.addWidget(Label(theme, line, "small", "soft"))
        self.keep = Button(theme, keep, "primary", "check")
        self.later = Button(theme, later, "quiet")
        self._buttons = QWidget()
        row = FlowLayout(self._buttons, spacing=8)
        row.addWidget(self.keep)
        row.addWidget(self.later)
        self.body.addWidget(self._buttons)
        self.keep.clicked.connect(self.submitted)
        self.later.clicked.connect(self.closed)

    @override
    def showEvent(self, event: QShowEvent, /) -> None:
        super().showEvent(event)
        # Its place is known, and the focus in it, once the page was laid out again.
        QTimer.singleShot(0, self, self._reveal)

    def _reveal(self) -> None:
        reveal(self)

    def show_buttons(self) -> None:
        """Have its buttons in sight, whose words what was just said speaks of."""
        QTimer.singleShot(0, self, lambda: show_in_page(self._buttons))

    def set_title(self, title: str) -> None:
        """Say that it adds something else."""
        self.heading.setText(title)
        self.setAccessibleName(title)

    def add_line(self, *fields: QWidget) -> None:
        """Add fields that stand beside each other where there is room."""
        place = self.body.indexOf(self._buttons)
        if len(fields) == 1:
            self.body.insertWidget(place, fields[0])
            return
        self.body.insertWidget(place, side_by_side(self._theme, *fields))

    def set_busy(self, *, is_busy: bool) -> None:
        """While the answer is awaited, nothing is sent twice."""
        self.keep.setDisabled(is_busy)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)


def side_by_side(theme: Theme, *fields: QWidget) -> Columns:
    """Set fields out beside each other where there is room, each from the top."""
    plan = Plan(
        from_em=_FIELD_EM * len(fields),
        widths=(0,) * len(fields),
        places=tuple(Place(row=0, column=column) for column in range(len(fields))),
    )
    return Columns(theme, tuple(_from_the_top(field) for field in fields), (plan,), gap_px=_GAP_PX)


def _from_the_top(field: QWidget) -> QWidget:
    # Beside a field with a hint, one without must not sink to the middle.
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(field)
    column.addStretch(1)
    return holder
