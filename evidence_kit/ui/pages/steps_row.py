"""One of the eight rows: its state in a line, and what is read and done when it is open."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evidence_kit.guidance.planning import PlanStep
from evidence_kit.i18n import N_, Words
from evidence_kit.model import StepState
from evidence_kit.ui.models.apps import AppRow, CellState, cell_of
from evidence_kit.ui.models.icon_lines import IconLine
from evidence_kit.ui.models.path import (
    BLOCK,
    POLICE,
    REMOVE,
    REPORT,
    SAVE,
    SUPPORT,
    guidance_id,
)
from evidence_kit.ui.models.steps import StepRow
from evidence_kit.ui.pages.steps_removal import DRAFT, RemovalForm, RemovalRow, reason_name
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.beside import Beside
from evidence_kit.ui.widgets.buttons import Button, ButtonKind
from evidence_kit.ui.widgets.cards import Rule
from evidence_kit.ui.widgets.choices import CheckRow
from evidence_kit.ui.widgets.contact_rows import ContactRow, ToolRow
from evidence_kit.ui.widgets.flow_layout import FlowLayout
from evidence_kit.ui.widgets.icon_rows import IconRows
from evidence_kit.ui.widgets.labels import Heading, Icon, Label
from evidence_kit.ui.widgets.text_block import TextBlock
from evidence_kit.ui.widgets.wrapped_link import WrappedLink
from evidence_kit.visible import visible

_INSET_PX = 52
"""As far in as a row's title."""
_PART_INSET_PX = 32
"""As far in as the words of the box above."""
_TAIL_FROM_EM = 30

DOOR = N_("Too much right now? Block anyway. You can still get help.")
"""The way round the gate; the guidance says it in the same words."""
_GATE = N_("Blocking can make the chat disappear for you. So: save, report, then block.")

_STATE_ICONS = {
    StepState.OPEN: ("circle", "soft"),
    StepState.DONE: ("check-circle", "keep"),
    StepState.NOT_NOW: ("circle", "soft"),
    StepState.NOT_FOR_ME: ("minus", "soft"),
}
_MAIN = {
    SAVE: ("evidence", N_("Add evidence"), "plus"),
    POLICE: ("handover", N_("Make the report"), "package"),
    SUPPORT: ("help", N_("Who is there"), "heart"),
}
"""Where a row's main button leads; the others' main button says that it is done."""
_APP_TICKS = {
    SAVE: N_("Saved in {app}"),
    REPORT: N_("Reported on {app}"),
    BLOCK: N_("Blocked on {app}"),
}


def step_head(theme: Theme, words: Words, row: StepRow) -> QWidget:
    """Return what is always seen of a row."""
    head = QWidget()
    line = QHBoxLayout(head)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(12)
    icon, tone = _STATE_ICONS[row.state]
    if row.is_gated:
        icon, tone = "lock", "soft"
    elif row.is_now and row.state is not StepState.DONE:
        icon, tone = "circle-dot", "primary"
    column = QVBoxLayout()
    column.setSpacing(4)
    title = Label(theme, row.title, "strong" if row.is_now else "body")
    tail = Label(theme, row.tail, "small", "soft")
    tail.setWordWrap(False)
    # Hidden or left alone: what is shown before it has its place becomes a window of its own.
    if not row.tail:
        tail.hide()
    column.addWidget(Beside(theme, title, tail, from_em=_TAIL_FROM_EM, gap_px=8))
    if row.is_gated:
        column.addWidget(Label(theme, words.gettext(_GATE), "small", "soft"))
    side = Qt.AlignmentFlag.AlignTop if row.is_gated else Qt.AlignmentFlag.AlignVCenter
    line.addWidget(Icon(theme, icon, tone), 0, side)
    line.addLayout(column, 1)
    return head


def door(theme: Theme, words: Words, on_opened: Callable[[], None]) -> QWidget:
    """Return the way round the gate; it stands beside it, open or not."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(_INSET_PX, 0, 20, 12)
    link = WrappedLink(theme, words.gettext(DOOR))
    link.clicked.connect(on_opened)
    row.addWidget(link)
    return holder


class StepBody(QWidget):
    """What is read and done under a row."""

    answered = Signal(str, StepState)
    """The person says how far the step is."""
    ticked = Signal(str, bool)
    """The person ticked something to save: its step's id, and whether it is done."""
    app_ticked = Signal(str, str, bool)
    """The person says that it is done in an app: the step's id, the app's, and whether it is."""
    page_wanted = Signal(str)
    """The person wants another page."""
    removal_submitted = Signal()
    """The person wants the case number kept."""
    removal_change_wanted = Signal(str)
    """The person wants to change a removal; all of it as a draft."""
    removal_left = Signal()
    """The person does not want to change it after all."""
    removal_ticked = Signal(int, bool)
    """A removal goes into the report or not: its number, and whether it does."""
    removal_reason_typed = Signal(str, str)
    """Why a removal is about to be taken back: the draft's name, and the reason so far."""
    removal_withdrawn = Signal(str, str)
    """The person takes a removal back: its name for the vault, and the reason or ""."""

    def __init__(
        self,
        theme: Theme,
        words: Words,
        row: StepRow,
        *,
        is_door_open: bool,
        drafts: Callable[[str], str],
    ) -> None:
        """Build it.

        Args:
            theme: How it looks.
            words: The person's language.
            row: What is shown.
            is_door_open: Whether the person went round the gate.
            drafts: What was begun here and not kept, by the draft's name.
        """
        super().__init__()
        self._theme = theme
        self._words = words
        self._row = row
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(_INSET_PX, 4, 20, 20)
        self._column.setSpacing(12)
        self.removal_form: RemovalForm | None = None
        if row.is_gated and not is_door_open:
            for step in row.read:
                self._column.addWidget(TextBlock(theme, words.gettext(step.why), "small"))
            return
        for step in row.read:
            self._add_step(step, has_title=step.id != guidance_id(row.step_id))
        self._add_apps()
        self._add_ticks()
        self._add_buttons()
        for step in row.read:
            self._add_contacts(step)
        if row.step_id == REMOVE:
            self._add_removals(drafts)

    def _add_step(self, step: PlanStep, *, has_title: bool) -> None:
        _ = self._words.gettext
        theme = self._theme
        if has_title:
            self._column.addWidget(Rule())
            self._column.addWidget(Heading(theme, _(step.title), "strong"))
        for text in step.texts:
            if text != DOOR:
                self._column.addWidget(TextBlock(theme, _(text)))
        for text in step.not_known:
            self._column.addWidget(TextBlock(theme, _(text), "small"))
        if step.why:
            self._column.addWidget(TextBlock(theme, _(step.why), "small", "soft"))

    def _add_ticks(self) -> None:
        _ = self._words.gettext
        rows = QVBoxLayout()
        rows.setSpacing(4)
        for tick in self._row.ticks:
            # What is done needs no reason any more.
            says_why = not tick.is_done or tick.is_there
            row = CheckRow(self._theme, tick.text, tick.line if says_why else "")
            row.setChecked(tick.is_done)
            row.toggled.connect(partial(self.ticked.emit, tick.step_id))
            rows.addWidget(row)
        self._column.addLayout(rows)
        if self._row.keep_out:
            lines = IconRows(self._theme)
            lines.set_lines(
                tuple(
                    IconLine(icon="block", title=_(line.what), line=_(line.why), tone="soft")
                    for line in self._row.keep_out
                )
            )
            self._column.addWidget(lines)

    def _add_apps(self) -> None:
        _ = self._words.gettext
        step_id = self._row.step_id
        rows = QVBoxLayout()
        rows.setSpacing(4)
        for app in self._row.apps:
            row = CheckRow(
                self._theme,
                _(_APP_TICKS[step_id]).format(app=visible(app.name)),
                self._app_line(app),
            )
            row.setChecked(cell_of(app, step_id) is CellState.DONE)
            row.toggled.connect(partial(self.app_ticked.emit, step_id, app.app_id))
            rows.addWidget(row)
            if step_id == SAVE and app.save in {CellState.NOW, CellState.AFTER_PLAN}:
                rows.addWidget(self._parts(app))
        self._column.addLayout(rows)

    def _parts(self, app: AppRow) -> QWidget:
        _ = self._words.gettext
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(_PART_INSET_PX, 0, 0, 8)
        column.setSpacing(4)
        for part in app.parts:
            # What the person has, and the case does not, needs no advice any more.
            is_hinted = part.is_there or not part.is_done
            row = CheckRow(self._theme, _(part.text), _(part.hint) if is_hinted else "")
            # Two apps have the same parts: by its name one is told from the other.
            row.setAccessibleName(
                # Translators: an app, and one thing to save there.
                _("{app}: {thing}").format(app=visible(app.name), thing=_(part.text))
            )
            row.setChecked(part.is_done)
            row.toggled.connect(partial(self.ticked.emit, part.step_id))
            column.addWidget(row)
        return holder

    def _app_line(self, app: AppRow) -> str:
        _ = self._words.gettext
        if self._row.step_id == SAVE:
            is_done = app.save is CellState.DONE
            said = () if is_done else (app.what, app.how, app.care, app.police)
            return " ".join(_(text) for text in said if text)
        there = {REPORT: app.report_how, BLOCK: app.block_how}.get(self._row.step_id, "")
        # An app that only a piece of evidence names has no account yet.
        names = ", ".join(visible(value) for value in app.accounts) or visible(app.name)
        if cell_of(app, self._row.step_id) is CellState.AFTER_PLAN:
            # Translators: names of accounts, and what comes first.
            names = _("{names}. Make your plan first.").format(names=names)
        elif cell_of(app, self._row.step_id) is CellState.AFTER_SAVE:
            # Translators: names of accounts, and what comes first.
            names = _("{names}. Save it first.").format(names=names)
        elif cell_of(app, self._row.step_id) is CellState.AFTER_REPORT:
            names = _("{names}. Save and report first.").format(names=names)
        elif there:
            names = f"{names}."
        return " ".join(part for part in (names, _(there) if there else "") if part)

    def _add_buttons(self) -> None:
        _ = self._words.gettext
        row = self._row
        holder = QWidget()
        flow = FlowLayout(holder, spacing=8)
        main = _MAIN.get(row.step_id)
        if main is not None:
            page, text, icon = main
            go = Button(self._theme, _(text), "primary", icon)
            go.clicked.connect(partial(self.page_wanted.emit, page))
            flow.addWidget(go)
        if row.step_id == POLICE:
            told = Button(self._theme, _("Keep the number they gave"), icon="number")
            told.clicked.connect(partial(self.page_wanted.emit, "story"))
            flow.addWidget(told)
        if row.shows_bank:
            bank = Button(self._theme, _("Money moved? Call your bank"), icon="bank")
            bank.clicked.connect(partial(self.page_wanted.emit, "money"))
            flow.addWidget(bank)
        for state, text, icon in _answers(row.state):
            is_main = state is StepState.DONE and main is None
            kind: ButtonKind = "normal" if state is StepState.DONE else "quiet"
            button = Button(self._theme, _(text), "primary" if is_main else kind, icon)
            button.clicked.connect(partial(self.answered.emit, row.step_id, state))
            flow.addWidget(button)
        self._column.addWidget(holder)

    def _add_contacts(self, step: PlanStep) -> None:
        for contact in step.contacts:
            self._column.addWidget(Rule())
            self._column.addWidget(ContactRow(self._theme, self._words, contact))
        for tool in step.tools:
            self._column.addWidget(Rule())
            self._column.addWidget(ToolRow(self._theme, self._words, tool))

    def _add_removals(self, drafts: Callable[[str], str]) -> None:
        for removal in self._row.removals:
            self._column.addWidget(Rule())
            shown = RemovalRow(
                self._theme,
                self._words,
                removal,
                dates=self._row.dates.get(removal.number),
                is_waiting=removal.number in self._row.waiting,
                is_in_report=removal.number in self._row.in_report,
                why=drafts(reason_name(removal)),
            )
            shown.reason_typed.connect(self.removal_reason_typed)
            shown.withdrawn.connect(self.removal_withdrawn)
            shown.change_wanted.connect(self.removal_change_wanted)
            shown.report_ticked.connect(self.removal_ticked)
            self._column.addWidget(shown)
        form = RemovalForm(self._theme, self._words)
        # Below the row's own main button there is no second one.
        form.keep.set_kind("normal")
        form.restore(drafts(DRAFT))
        form.closed.connect(self.removal_left)
        form.submitted.connect(self.removal_submitted)
        self.removal_form = form
        self._column.addWidget(form)


def _answers(state: StepState) -> tuple[tuple[StepState, str, str], ...]:
    """Return the answers that can be given now: state, words and icon."""
    done = (StepState.DONE, N_("Done"), "check")
    not_now = (StepState.NOT_NOW, N_("Not now"), "")
    not_for_me = (StepState.NOT_FOR_ME, N_("Not for me"), "")
    match state:
        case StepState.DONE | StepState.NOT_FOR_ME:
            return ((StepState.OPEN, N_("Open it again"), "undo"),)
        case StepState.NOT_NOW:
            return done, not_for_me
        case StepState.OPEN:
            return done, not_now, not_for_me
