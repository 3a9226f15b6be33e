"""A case out of a backup, or what is whole of a damaged one: into a new folder, then checked.

The rules are: what will happen is said before; where it comes from is only read, and nothing that
is there is replaced; the password leaves the field when the work is done; wrong tries cost nothing.
"""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evidence_kit import messages
from evidence_kit.clock import Clock
from evidence_kit.errors import VaultExistsError, WrongPassphraseError
from evidence_kit.i18n import N_, Words
from evidence_kit.overriding import override
from evidence_kit.progress import Progress
from evidence_kit.ui.alert_words.said import AlertKind
from evidence_kit.ui.alerts import Alert
from evidence_kit.ui.frame import FrontPage, page_scroll
from evidence_kit.ui.models.bringing_back import (
    WAYS,
    BringingState,
    Way,
    asks_for_ages,
    bringing_alert_for,
    brought_alert,
    progress_words,
)
from evidence_kit.ui.models.time_left import time_left_words
from evidence_kit.ui.models.vault_check import named_for_people, said_once
from evidence_kit.ui.models.verdicts import saved_words
from evidence_kit.ui.pages.bringing_back_ages import AgesAgain
from evidence_kit.ui.places import choose_folder, inside, next_name
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.vault_process import VaultProcess
from evidence_kit.ui.widgets.accessible import announce
from evidence_kit.ui.widgets.buttons import Button
from evidence_kit.ui.widgets.cards import Card
from evidence_kit.ui.widgets.fields import Field
from evidence_kit.ui.widgets.findings_table import FindingsTable
from evidence_kit.ui.widgets.flow_layout import FlowLayout
from evidence_kit.ui.widgets.labels import Heading, Label
from evidence_kit.ui.widgets.notice import Notice, NoticeKind
from evidence_kit.ui.widgets.place_dialog import file_dialog
from evidence_kit.ui.widgets.progress import ProgressRow
from evidence_kit.ui.widgets.scroll import Column
from evidence_kit.ui.widgets.text_block import TextBlock

_COLUMN_PX = 640

_ENDING = ".ekbackup"

_WRONG = N_("That was not it. Nothing is lost, try again.")
_FOOT = N_("Wrong tries never delete anything. You can stop here.")


class BringingBackPage(FrontPage):
    """Brings a case back.

    Args:
        theme: How it looks.
        vault: What does it.
        words: The language it speaks.
        clock: What tells how fast it goes.
        way: Where it is brought back from.
        source_path: The backup or the damaged case; "" where it is chosen here.
        target_path: The new folder that stands there first.
    """

    manual_name = "bringing-back"

    back_requested = Signal()
    """The person wants the first page."""
    open_requested = Signal(str)
    """The person wants to open the case that was brought back; its folder."""

    def __init__(
        self,
        theme: Theme,
        vault: VaultProcess,
        words: Words,
        clock: Clock,
        *,
        way: Way,
        source_path: str = "",
        target_path: str = "",
    ) -> None:
        super().__init__(theme, words)
        self._vault = vault
        self._clock = clock
        self._asked_id = 0
        self._notice: Notice | None = None
        self._state = BringingState(way=way)
        self._build(WAYS[way].before)
        self.source.set_text(source_path)
        self.target.set_text(target_path)
        self._connect()
        self.show_state(self._state)

    @property
    def state(self) -> BringingState:
        """What the page shows now."""
        return self._state

    @override
    def first_focus(self) -> QWidget:
        """Return the first thing that is still to be answered."""
        if self._state.brought is not None:
            return self.open_button
        return self.secret.line if self.source.text() else self.choose_source

    @override
    def vault_ended(self) -> None:
        """Say that the vault process ended while it worked: what it read is as it was."""
        if self._state.is_running:
            self._on_vault_refused(messages.Problem(code="EK-999", facts={}))

    def show_state(self, state: BringingState) -> None:
        """Show another state, whole."""
        before, self._state = self._state, state
        is_over = state.brought is not None
        self._what.setVisible(not is_over)
        self.form.setVisible(not is_over and not state.is_running)
        self.ages.setVisible(state.asks_ages)
        self._render_key(state)
        self.progress.setVisible(state.is_running)
        if state.is_running and not before.is_running:
            self.progress.restart()
        if state.is_running and not state.is_stopping:
            self._show_progress(state)
        self.back.setEnabled(not state.is_running)
        self._show_notice(state, before)
        bad = () if state.brought is None else said_once(state.brought.bad)
        self.table.setVisible(bool(bad))
        self.table.set_findings(tuple(named_for_people(each, self.words) for each in bad))
        self.over.setVisible(is_over)
        self.again.setVisible(state.brought is not None and asks_for_ages(state.brought))

    def _build(self, before: tuple[str, ...]) -> None:
        _ = self.words.gettext
        said = WAYS[self._state.way]
        self.foot.set_line(_(_FOOT), "info", "soft")
        self.back = Button(self.theme, _("Back"), "normal", "arrow-left")
        self.top_left.addWidget(self.back)
        self.top_left.addStretch(1)
        self._scroll = page_scroll(self.theme)
        column = Column(self.theme, _COLUMN_PX, is_centred=True)
        self._scroll.body.addWidget(column)
        self._scroll.body.addStretch(1)
        self.body.addWidget(self._scroll)
        column.body.addWidget(Heading(self.theme, _(said.title), "display"))
        column.body.addWidget(TextBlock(self.theme, _(said.lead), "lead", "soft"))
        self._what = Card(self.theme, "well", _("What will happen"))
        self._what.body.addWidget(Heading(self.theme, _("What will happen"), "label"))
        self._what.body.addWidget(TextBlock(self.theme, "\n".join(map(_, before)), "small"))
        column.body.addWidget(self._what)
        self._notices = QVBoxLayout()
        column.body.addLayout(self._notices)
        column.body.addWidget(self._form())
        self.progress = ProgressRow(self.theme)
        column.body.addWidget(self.progress)
        self.table = FindingsTable(
            self.theme,
            self.words,
            _("What is missing or changed"),
            lambda finding: saved_words(finding, self.words),
        )
        column.body.addWidget(self.table)
        column.body.addWidget(self._end())

    def _form(self) -> QWidget:
        _ = self.words.gettext
        said = WAYS[self._state.way]
        self.form = Card(self.theme, "plain", _(said.title))
        self.source = Field(self.theme, _(said.source))
        self.choose_source = Button(self.theme, _("Choose"), "normal", "folder")
        self.target = Field(self.theme, _("The new folder"))
        self.choose_target = Button(self.theme, _("Choose"), "normal", "folder")
        self.form.body.addLayout(_beside(self.source, self.choose_source))
        self.form.body.addLayout(_beside(self.target, self.choose_target))
        seen = _("Others who use this computer can see its name.")
        self.form.body.addWidget(Label(self.theme, seen, "small", "soft"))
        self.ages = AgesAgain(self.theme, self.words)
        self.form.body.addWidget(self.ages)
        self.secret = Field(self.theme, _("Password"), is_secret=True)
        self.secret.set_covered(is_covered=True)
        self.form.body.addWidget(self.secret)
        self.other_key = Button(self.theme, _("Use the spare key sheet"), "link")
        row = FlowLayout(spacing=16)
        self.act = Button(self.theme, _(said.act), "primary", is_large=True)
        row.addWidget(self.act)
        row.addWidget(self.other_key)
        self.form.body.addLayout(row)
        return self.form

    def _end(self) -> QWidget:
        _ = self.words.gettext
        self.over = QWidget()
        column = QVBoxLayout(self.over)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.where = TextBlock(self.theme, "", "small", mono=True)
        self.where.set_is_reachable(is_reachable=True)
        column.addWidget(Heading(self.theme, _("Where it lies now"), "label"))
        column.addWidget(self.where)
        self.again = Card(self.theme, "soon", _("The answers about age were lost"))
        self.again.body.addWidget(
            Heading(self.theme, _("The answers about age were lost"), "strong")
        )
        self.again.body.addWidget(
            Label(
                self.theme,
                _("So the under-18 rules hold, and pictures stayed where they are."),
            )
        )
        self.again_button = Button(self.theme, _("Answer, and do it once more"), "normal", "undo")
        self.again.body.addWidget(self.again_button)
        column.addWidget(self.again)
        row = FlowLayout(spacing=8)
        self.open_button = Button(self.theme, _("Open the case"), "primary", "key", is_large=True)
        row.addWidget(self.open_button)
        column.addLayout(row)
        return self.over

    def _connect(self) -> None:
        self.back.clicked.connect(self.back_requested)
        self.foot.link_requested.connect(self.help_requested)
        self.choose_source.clicked.connect(self._on_choose_source_clicked)
        self.choose_target.clicked.connect(self._on_choose_target_clicked)
        self.other_key.clicked.connect(self._on_other_key_clicked)
        self.secret.submitted.connect(self._on_wanted)
        self.act.clicked.connect(self._on_wanted)
        self.progress.cancel_requested.connect(self._on_cancel_requested)
        self.open_button.clicked.connect(self._on_open_button_clicked)
        self.again_button.clicked.connect(self._on_again_button_clicked)

    def _render_key(self, state: BringingState) -> None:
        _ = self.words.gettext
        is_spare = state.is_spare_key
        self.secret.set_label(_("Spare key") if is_spare else _("Password"))
        self.secret.set_hint(_("Eight groups of four, from the sheet.") if is_spare else "")
        self.other_key.set_text(_("Use the password") if is_spare else _("Use the spare key sheet"))

    def _show_progress(self, state: BringingState) -> None:
        title, counts = progress_words(state.progress, self.words)
        progress = state.progress
        done, total = (0, None) if progress is None else (progress.done, progress.total)
        left = None if progress is None else state.pace.seconds_left(progress.total)
        self.progress.set(title, done, total, counts, time_left_words(left, self.words))

    def _show_notice(self, state: BringingState, before: BringingState) -> None:
        if (state.alert, state.brought) == (before.alert, before.brought):
            return
        if self._notice is not None:
            self._notice.dismiss()
            self._notice = None
        alert = state.alert
        kind: NoticeKind = "well" if alert is None else _kind(alert)
        if state.brought is not None:
            alert = brought_alert(state.brought, state.way, self.words)
            is_good = alert.kind is AlertKind.WELL
            kind = "keep" if is_good else _kind(alert)
            self.where.set_text(state.brought.path)
        if alert is not None:
            self._put(alert, kind)

    def _put(self, alert: Alert, kind: NoticeKind) -> None:
        self._notice = Notice(
            self.theme, kind, alert.title, alert.evidence, alert.remedy, alert.code
        )
        self._notices.addWidget(self._notice)

    def _request(self) -> messages.RestoreBackup | messages.RepairCase:
        source, path = self.source.text().strip(), self.target.text().strip()
        ages = self.ages.find_answers() if self._state.asks_ages else None
        is_clear = ages is not None and self.ages.is_nothing_visible
        if self._state.way is Way.BACKUP:
            return messages.RestoreBackup(
                backup_path=source,
                path=path,
                secret=self.secret.text(),
                ages=ages,
                no_nudity_visible=is_clear,
            )
        return messages.RepairCase(
            damaged_path=source,
            path=path,
            secret=self.secret.text(),
            ages=ages,
            no_nudity_visible=is_clear,
        )

    def _on_wanted(self) -> None:
        _ = self.words.gettext
        for field in (self.source, self.target):
            field.set_note("")
            if not field.text().strip():
                field.set_note(_("Choose where that is."))
                field.line.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        if self._state.asks_ages and self.ages.find_answers() is None:
            self.ages.age.set_note(_("Write a number of years, or leave it empty."))
            self.ages.age.line.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if self._state.is_running or not self.secret.text():
            self.secret.line.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.secret.set_note("")
        self._asked_id = self._vault.ask(
            self._request(),
            on_done=self._on_brought_back,
            on_refused=self._on_vault_refused,
            on_progress=self._on_progress,
        )
        self.show_state(replace(self._state, is_running=True, alert=None, progress=None))
        self.progress.cancel.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_progress(self, progress: Progress) -> None:
        before = self._state.progress
        is_same = before is not None and before.stage is progress.stage
        pace = self._state.pace if is_same else BringingState().pace
        pace = pace.seen(self._clock.monotonic_ms(), progress.done)
        self.show_state(replace(self._state, progress=progress, pace=pace))

    def _on_brought_back(self, answer: messages.Answer) -> None:
        if not isinstance(answer, messages.BroughtBack):
            return
        self.secret.set_text("")
        self.show_state(
            replace(self._state, is_running=False, is_stopping=False, alert=None, brought=answer)
        )
        self.open_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_vault_refused(self, problem: messages.Problem) -> None:
        is_wrong = problem.code == WrongPassphraseError.code
        alert = None if is_wrong else bringing_alert_for(problem, self.words)
        if problem.code == VaultExistsError.code:
            self.target.set_text(next_name(self.target.text().strip()))
        self.show_state(replace(self._state, is_running=False, is_stopping=False, alert=alert))
        if is_wrong:
            self.secret.set_note(self.words.gettext(_WRONG), "soon")
            announce(self.secret, self.words.gettext(_WRONG))
            self.secret.line.selectAll()
        self.secret.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_cancel_requested(self) -> None:
        self.show_state(replace(self._state, is_stopping=True))
        self._vault.stop(self._asked_id)

    def _on_other_key_clicked(self) -> None:
        is_spare = not self._state.is_spare_key
        self.secret.set_text("")
        self.secret.set_note("")
        self.show_state(replace(self._state, is_spare_key=is_spare))
        self.secret.set_covered(is_covered=not is_spare)
        self.secret.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_choose_source_clicked(self) -> None:
        if self._state.way is Way.DAMAGED:
            choose_folder(self.theme, self, self.words, self.source.set_text)
            return
        _ = self.words.gettext
        # Translators: kinds of files to choose from, in the system's own dialog.
        backups, every_file = _("Backups"), _("Every file")
        pattern = f"{backups} (*{_ENDING});;{every_file} (*)"
        dialog = file_dialog(self.theme, self, _("Choose the backup file"), pattern)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._on_source_chosen)
        dialog.open()

    def _on_source_chosen(self, path: str) -> None:
        self.source.set_text(path)
        self.source.set_note("")

    def _on_choose_target_clicked(self) -> None:
        choose_folder(
            self.theme, self, self.words, lambda folder: self.target.set_text(inside(folder))
        )

    def _on_open_button_clicked(self) -> None:
        if self._state.brought is not None:
            self.open_requested.emit(self._state.brought.path)

    def _on_again_button_clicked(self) -> None:
        brought = self._state.brought
        if brought is not None:
            self.target.set_text(next_name(brought.path))
            self.show_state(replace(self._state, brought=None, asks_ages=True))
            self.ages.age.line.setFocus(Qt.FocusReason.OtherFocusReason)


def _kind(alert: Alert) -> NoticeKind:
    return alert.kind.value


def _beside(field: Field, button: Button) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(field, 1)
    row.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
    return row
