"""A case to try the program with: what it is, where it lies, and the one button that opens it.

The rules are: that nothing in it is real is said before anything else; its password is shown,
because it keeps nothing from anybody; making it can be ended, and leaves nothing then.
"""

from dataclasses import dataclass, field, replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from evidence_kit import messages
from evidence_kit.clock import Clock
from evidence_kit.errors import CancelledError
from evidence_kit.i18n import N_, Words
from evidence_kit.overriding import override
from evidence_kit.progress import Progress
from evidence_kit.ui.alerts import Alert, alert_for
from evidence_kit.ui.frame import FrontPage, page_scroll
from evidence_kit.ui.models.time_left import Pace, time_left_words
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.vault_process import VaultProcess
from evidence_kit.ui.widgets.buttons import Button
from evidence_kit.ui.widgets.cards import Card
from evidence_kit.ui.widgets.flow_layout import FlowLayout
from evidence_kit.ui.widgets.labels import Heading, Label
from evidence_kit.ui.widgets.notice import Notice
from evidence_kit.ui.widgets.progress import ProgressRow
from evidence_kit.ui.widgets.scroll import Column
from evidence_kit.ui.widgets.text_block import TextBlock

SAMPLE_PASSWORD = "sample case, nothing real"  # noqa: S105 - opens nothing but invented evidence
"""As the core has it; a test holds the two together."""

_COLUMN_PX = 640

_LEAD = N_(
    "Look round and press everything. Nobody in it is real, and nothing can go wrong as long as "
    "nothing of your own is in it."
)
_FACTS = (
    N_("JS, 24, is made up. So are the chats, the accounts and the money."),
    N_("The program works in it exactly as in a case of your own, down to report and package."),
    N_("Every page says that it is the sample. So does everything that is made from it."),
    N_("Please put nothing of your own into it. For that there is “Start a case”."),
    N_("One button takes it away again. No case of yours is touched by that."),
    N_("If you add something, even one payment, that button says so and deletes nothing."),
)
_FOOT = N_("Nothing in the sample is real. You can stop here.")


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleState:
    """What the page shows."""

    is_running: bool = False
    is_stopping: bool = False
    progress: Progress | None = None
    pace: Pace = field(default_factory=Pace)
    alert: Alert | None = None


class SamplePage(FrontPage):
    """Opens the sample case.

    Args:
        theme: How it looks.
        vault: What makes and opens it.
        words: The language it speaks.
        clock: What tells how fast it goes.
        path: The folder it lies in, or will.
    """

    back_requested = Signal()
    """The person wants the first page."""
    opened = Signal(object)
    """The sample is open; the :class:`messages.Opened`."""

    def __init__(
        self, theme: Theme, vault: VaultProcess, words: Words, clock: Clock, path: str
    ) -> None:
        super().__init__(theme, words)
        self._vault = vault
        self._clock = clock
        self._path = path
        self._asked_id = 0
        self._state = SampleState()
        self._build()
        self._connect()
        self._render(self._state)

    @property
    def state(self) -> SampleState:
        """What the page shows now."""
        return self._state

    @override
    def first_focus(self) -> QWidget:
        """Return the button that opens it."""
        return self.open_button

    @override
    def vault_ended(self) -> None:
        """Say that the vault process ended while it made the sample."""
        if self._state.is_running:
            self._on_refused(messages.Problem(code="EK-999", facts={}))

    def _build(self) -> None:
        _ = self.words.gettext
        self.foot.set_line(_(_FOOT), "info", "soft")
        self.back = Button(self.theme, _("Back"), "normal", "arrow-left")
        self.top_left.addWidget(self.back)
        self.top_left.addStretch(1)
        scroll = page_scroll(self.theme)
        column = Column(self.theme, _COLUMN_PX, is_centred=True)
        scroll.body.addWidget(column)
        scroll.body.addStretch(1)
        self.body.addWidget(scroll)
        column.body.setSpacing(16)
        column.body.addWidget(Heading(self.theme, _("A sample case to try things with"), "display"))
        column.body.addWidget(TextBlock(self.theme, _(_LEAD), "lead", "soft"))
        facts = Card(self.theme, "well", _("What it is"))
        facts.body.addWidget(Heading(self.theme, _("What it is"), "label"))
        for fact in _FACTS:
            facts.body.addWidget(TextBlock(self.theme, _(fact)))
        column.body.addWidget(facts)
        self._notices = QVBoxLayout()
        column.body.addLayout(self._notices)
        row = FlowLayout(spacing=12)
        self.open_button = Button(
            self.theme, _("Open the sample case"), "primary", "arrow-right", is_large=True
        )
        row.addWidget(self.open_button)
        column.body.addLayout(row)
        self.progress = ProgressRow(self.theme)
        column.body.addWidget(self.progress)
        column.body.addWidget(Label(self.theme, _("Its password, if you lock it"), "label"))
        self.password = TextBlock(self.theme, SAMPLE_PASSWORD, mono=True)
        column.body.addWidget(self.password)
        column.body.addWidget(Label(self.theme, _("Where it lies on this computer"), "label"))
        self.place = TextBlock(self.theme, self._path, "small", mono=True)
        column.body.addWidget(self.place)
        for block in (self.password, self.place):
            block.set_is_reachable(is_reachable=True)

    def _connect(self) -> None:
        self.back.clicked.connect(self.back_requested)
        self.foot.link_requested.connect(self.help_requested)
        self.open_button.clicked.connect(self._on_open_button_clicked)
        self.progress.cancel_requested.connect(self._on_cancel_requested)

    def _render(self, state: SampleState) -> None:
        before, self._state = self._state, state
        self.open_button.setVisible(not state.is_running)
        self.back.setEnabled(not state.is_running)
        self.progress.setVisible(state.is_running)
        if state.is_running and not before.is_running:
            self.progress.restart()
        if state.is_running and not state.is_stopping:
            self._show_progress(state)
        if state.alert != before.alert:
            self._show_notice(state.alert)

    def _show_progress(self, state: SampleState) -> None:
        _ = self.words.gettext
        progress = state.progress
        done, total = (0, None) if progress is None else (progress.done, progress.total)
        left = time_left_words(state.pace.seconds_left(total), self.words)
        # Translators: the counts beside a progress bar: pieces of evidence, or pictures.
        counts = _("{done} of {total}") if total else ""
        self.progress.set(_("Opening the sample case"), done, total, counts, left)

    def _show_notice(self, alert: Alert | None) -> None:
        while (taken := self._notices.takeAt(0)) is not None:
            widget = taken.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if alert is not None:
            self._notices.addWidget(
                Notice(
                    self.theme,
                    alert.kind.value,
                    alert.title,
                    alert.evidence,
                    alert.remedy,
                    alert.code,
                )
            )

    def _on_open_button_clicked(self) -> None:
        self._asked_id = self._vault.ask(
            messages.OpenSample(path=self._path),
            on_done=self._on_opened,
            on_refused=self._on_refused,
            on_progress=self._on_progress,
        )
        self._render(SampleState(is_running=True))
        self.progress.cancel.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_progress(self, progress: Progress) -> None:
        before = self._state.progress
        is_same = before is not None and before.stage is progress.stage
        pace = self._state.pace if is_same else Pace()
        pace = pace.seen(self._clock.monotonic_ms(), progress.done)
        self._render(replace(self._state, progress=progress, pace=pace))

    def _on_opened(self, answer: messages.Answer) -> None:
        if isinstance(answer, messages.Opened):
            self.opened.emit(answer)

    def _on_refused(self, problem: messages.Problem) -> None:
        is_stopped = problem.code == CancelledError.code
        self._render(SampleState(alert=None if is_stopped else alert_for(problem, self.words)))
        self.open_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_cancel_requested(self) -> None:
        self._render(replace(self._state, is_stopping=True))
        self._vault.stop(self._asked_id)
