"""The second stage of handing over: it is being made, step by step, with real counts."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evidence_kit.i18n import Words
from evidence_kit.ui.models.icon_lines import IconLine
from evidence_kit.ui.models.making import (
    Making,
    Shape,
    Step,
    StepState,
    counts_words,
    step_words,
)
from evidence_kit.ui.models.time_left import time_left_words
from evidence_kit.ui.pages.hand_over_stamp import StampQuestion
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.cards import Card
from evidence_kit.ui.widgets.columns import Columns, Place, Plan
from evidence_kit.ui.widgets.icon_rows import IconRows
from evidence_kit.ui.widgets.labels import Heading, Icon, Label
from evidence_kit.ui.widgets.progress import ProgressRow
from evidence_kit.ui.widgets.stack import Stack

_ICONS = {
    StepState.DONE: ("check-circle", "keep"),
    StepState.NOW: ("circle-dot", "primary"),
    StepState.LATER: ("circle", "soft"),
}
_WIDE = Plan(from_em=48, widths=(0, 304), places=(Place(row=0, column=0), Place(row=0, column=1)))


class MakingPanel(QWidget):
    """Make it."""

    cancel_requested = Signal()
    """The person asked to end it."""

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        self._theme = theme
        self._words = words
        self._shown_shape: Shape | None = None
        self._rows: dict[Step, _StepRow] = {}
        self.progress = ProgressRow(theme)
        self.progress.cancel_requested.connect(self.cancel_requested)
        self._title = Heading(theme, "", "title")
        self._made = IconRows(theme)
        self._steps = QVBoxLayout()
        self._steps.setSpacing(16)
        card = Card(theme, "plain", words.gettext("Making it"))
        card.body.setContentsMargins(32, 32, 32, 32)
        card.body.addWidget(self._title)
        card.body.addSpacing(8)
        card.body.addLayout(self._steps)
        card.body.addSpacing(8)
        card.body.addWidget(self.progress)
        self.question = StampQuestion(theme, words)
        main = Stack(self.question, card)
        columns = Columns(theme, (main, _stacked(self._what_is_made())), (_WIDE,))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(columns)
        layout.addStretch(1)

    def show_making(self, making: Making) -> None:
        """Show where it stands."""
        if making.shape is not self._shown_shape:
            self._begin(making)
        for step, row in self._rows.items():
            state = making.state_of(step)
            # What is under way is counted beside its bar.
            counts = "" if state is StepState.NOW else counts_words(making, step, self._words)
            row.show_step(state, counts)
        if making.is_stopping:
            return
        progress = making.progress
        here = self._words.gettext("Step {number} of {total}").format(
            number=making.steps.index(making.now) + 1, total=len(making.steps)
        )
        self.progress.set(
            here,
            0 if progress is None else progress.done,
            None if progress is None else progress.total,
            counts_words(making, making.now, self._words),
            time_left_words(making.seconds_left, self._words),
        )

    def reset(self) -> None:
        """Forget the former making: the next one begins with all its words."""
        self._shown_shape = None

    def _begin(self, making: Making) -> None:
        self._shown_shape = making.shape
        self.progress.restart()
        is_report = making.shape is Shape.REPORT
        self._title.setText(
            self._words.gettext("Making the report")
            if is_report
            else self._words.gettext("Making the report and the package")
        )
        self._made.set_lines(self._what_lines(is_report=is_report))
        self.progress.note.setText(
            self._words.gettext(
                "Cancelling leaves nothing half-made behind. Your case is not touched."
            )
        )
        for row in self._rows.values():
            row.hide()
            row.deleteLater()
        self._rows = {
            step: _StepRow(self._theme, step_words(making, step, self._words))
            for step in making.steps
        }
        for row in self._rows.values():
            self._steps.addWidget(row)

    def _what_is_made(self) -> Card:
        title = self._words.gettext("What is being made")
        card = Card(self._theme, "well", title)
        card.body.addWidget(Heading(self._theme, title, "strong"))
        card.body.addWidget(self._made)
        return card

    def _what_lines(self, *, is_report: bool) -> tuple[IconLine, ...]:
        _ = self._words.gettext
        report = IconLine(icon="file-text", title=_("A report to read and to print"))
        if is_report:
            return (report,)
        return (
            report,
            IconLine(icon="package", title=_("The originals, exactly as they are, for the lab")),
            IconLine(
                icon="fingerprint", title=_("Lists by which anybody can check that it is whole")
            ),
        )


class _StepRow(QWidget):
    """One step: done, now or later, and its counts."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._icon = Icon(theme, "circle", "soft")
        self._name = Label(theme, name)
        self._counts = Label(theme, "", "small", "soft")
        self._counts.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self._icon)
        layout.addWidget(self._name, 2)
        layout.addWidget(self._counts, 1)

    def show_step(self, state: StepState, counts: str) -> None:
        self._icon.set_icon(*_ICONS[state])
        # The tone first: what the style sheet sees again forgets the font.
        self._name.set_tone("soft" if state is StepState.LATER else "ink")
        self._name.set_step("strong" if state is StepState.NOW else "body")
        self._counts.setText(counts)


def _stacked(widget: QWidget) -> QWidget:
    """Keep a card as high as it needs to be, at the top."""
    part = QWidget()
    layout = QVBoxLayout(part)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(widget)
    layout.addStretch(1)
    return part
