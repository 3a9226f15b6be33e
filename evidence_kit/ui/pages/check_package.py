"""Check a package: is this what was handed over? For whoever received one; needs no case.

The rules are: the answer is one of five and each finding one of six, each with its word and icon;
without the hand-over code the answer is never more than “consistent with itself”; the code that
comes out is always shown, so that it can be compared by eye.
"""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evidence_kit import messages
from evidence_kit.clock import Clock, SystemClock
from evidence_kit.i18n import Words
from evidence_kit.overriding import override
from evidence_kit.progress import Progress
from evidence_kit.ui.alerts import alert_for
from evidence_kit.ui.models.checking_package import CheckPackageState, Shown
from evidence_kit.ui.models.making import megabytes_words
from evidence_kit.ui.models.time_left import time_left_words
from evidence_kit.ui.models.verdicts import (
    code_note,
)
from evidence_kit.ui.pages.check_package_answer import FindingsCard, ResultCard
from evidence_kit.ui.pages.page import Page
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.vault_process import VaultProcess
from evidence_kit.ui.widgets.accessible import announce
from evidence_kit.ui.widgets.buttons import Button
from evidence_kit.ui.widgets.cards import Card
from evidence_kit.ui.widgets.drop_area import paths_in
from evidence_kit.ui.widgets.fields import Field
from evidence_kit.ui.widgets.flow_layout import FlowLayout
from evidence_kit.ui.widgets.labels import Heading, Label
from evidence_kit.ui.widgets.notice import Notice
from evidence_kit.ui.widgets.place_dialog import file_dialog, folder_dialog
from evidence_kit.ui.widgets.progress import ProgressRow
from evidence_kit.ui.widgets.scroll import Column, PageScroll
from evidence_kit.ui.widgets.text_block import TextBlock

_WIDTH_PX = 880


class CheckPackagePage(Page):
    """Check a package."""

    def __init__(
        self,
        theme: Theme,
        vault: VaultProcess,
        words: Words,
        *,
        clock: Clock | None = None,
    ) -> None:
        super().__init__(theme, vault, words)
        _ = words.gettext
        self.title = _("Check a package")
        self.lead = _("Is this what was handed over? Nothing is changed, nothing is looked up.")
        self._clock: Clock = SystemClock() if clock is None else clock
        self._state = CheckPackageState()
        self._request_id = 0
        self._notice: Notice | None = None
        self._shown_problem: messages.Problem | None = None
        self.setAcceptDrops(True)
        self._build()
        self._connect()
        self._render(self._state)

    @property
    def state(self) -> CheckPackageState:
        """What the page shows now."""
        return self._state

    def show_state(self, state: CheckPackageState) -> None:
        """Show another state, whole."""
        if state != self._state:
            self._state = state
            self._render(state)

    @override
    def render(self, case: messages.CaseSeen) -> None:  # type: ignore[override] # see Page
        """Show nothing of the case: a package is checked by itself."""

    @override
    def first_focus(self) -> QWidget:
        return self.folder_button

    def choose(self, path: str) -> None:
        """Take a folder or ZIP to be checked; nothing is read yet."""
        if path != self._state.path:
            # What opens one package says nothing about another.
            self.passphrase.set_text("")
            self.passphrase.set_note("")
        self.show_state(self._state.chosen(path))

    def _build(self) -> None:
        self._scroll = PageScroll(self.theme)
        column = Column(self.theme, _WIDTH_PX)
        self._notice_place = QVBoxLayout()
        column.body.addLayout(self._notice_place)
        column.body.addWidget(self._question())
        self._working = self._working_card()
        self.result = ResultCard(self.theme, self.words)
        self.table_card = FindingsCard(self.theme, self.words)
        column.body.addWidget(self._working)
        column.body.addWidget(self.result)
        column.body.addWidget(self.table_card)
        column.body.addStretch(1)
        self._scroll.body.addWidget(column)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._scroll)

    def _question(self) -> Card:
        _ = self.words.gettext
        title = _("Which package?")
        card = Card(self.theme, "plain", title)
        card.body.setContentsMargins(24, 20, 24, 24)
        card.body.addWidget(Heading(self.theme, title, "strong"))
        card.body.addWidget(
            Label(
                self.theme,
                _("The folder with READ-ME-FIRST.txt in it, or the ZIP. It can be dropped here."),
                "small",
                "soft",
            )
        )
        row = FlowLayout(spacing=8)
        self.folder_button = Button(self.theme, _("Choose the folder"), "normal", "folder")
        self.zip_button = Button(self.theme, _("Choose the ZIP"), "normal", "file")
        row.addWidget(self.folder_button)
        row.addWidget(self.zip_button)
        card.body.addLayout(row)
        self._path = TextBlock(self.theme, "", "small", mono=True)
        card.body.addWidget(self._path)
        self.code = Field(
            self.theme,
            _("The hand-over code"),
            _("64 digits, from the person’s slip or screen. Do not take it from the package."),
            mono=True,
        )
        self.code.line.setPlaceholderText(_("If you have it"))
        card.body.addWidget(self.code)
        self.passphrase = Field(
            self.theme,
            _("The words that open it"),
            _("The person who gave it to you says them. They are kept nowhere here."),
            is_secret=True,
        )
        self.passphrase.line.setPlaceholderText(_("Only if it is locked"))
        card.body.addWidget(self.passphrase)
        self.check_button = Button(
            self.theme, _("Check it now"), "primary", "shield-check", is_large=True
        )
        self.reason = Label(self.theme, _("First choose a package."), "small", "soft")
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self.check_button)
        # Nearly all of the row: else it is broken after two words. Hidden, it must not centre.
        foot.addWidget(self.reason, 1000)
        foot.addStretch(1)
        card.body.addSpacing(4)
        card.body.addLayout(foot)
        return card

    def _working_card(self) -> Card:
        card = Card(self.theme, "plain", self.words.gettext("Checking"))
        card.body.setContentsMargins(24, 20, 24, 20)
        self.progress = ProgressRow(self.theme)
        card.body.addWidget(self.progress)
        return card

    def _connect(self) -> None:
        self.folder_button.clicked.connect(self._on_folder_button_clicked)
        self.zip_button.clicked.connect(self._on_zip_button_clicked)
        self.code.edited.connect(self._on_code_edited)
        self.code.left.connect(self._on_code_left)
        self.code.submitted.connect(self._on_check_button_clicked)
        self.passphrase.edited.connect(lambda _text: self.passphrase.set_note(""))
        self.passphrase.submitted.connect(self._on_check_button_clicked)
        self.check_button.clicked.connect(self._on_check_button_clicked)
        self.progress.cancel_requested.connect(self._on_progress_cancel_requested)
        self.table_card.chosen.connect(self._on_shown_chosen)

    def _render(self, state: CheckPackageState) -> None:
        self._path.set_text(state.path)
        self._path.setVisible(bool(state.path))
        is_working = state.check is not None
        self.check_button.setEnabled(state.can_check)
        self.reason.setVisible(not state.path)
        self.folder_button.setEnabled(not is_working)
        self.zip_button.setEnabled(not is_working)
        self.code.setEnabled(not is_working)
        self.passphrase.setEnabled(not is_working)
        self._render_problem(state.problem)
        self._render_check(state)
        self.result.setVisible(state.answered is not None)
        self.table_card.setVisible(state.answered is not None)
        if state.answered is not None:
            self.result.show_answered(state.answered)
            self.table_card.show_findings(state)

    def _render_check(self, state: CheckPackageState) -> None:
        self._working.setVisible(state.check is not None)
        if state.check is None or state.check.is_stopping:
            return
        progress = state.check.progress
        done, total = (0, None) if progress is None else (progress.done, progress.total)
        counts = "" if progress is None else megabytes_words(done, total or done, self.words)
        self.progress.set(
            self.words.gettext("Reading every file"),
            done,
            total,
            counts,
            time_left_words(state.check.seconds_left, self.words),
        )

    def _render_problem(self, problem: messages.Problem | None) -> None:
        if problem == self._shown_problem:
            return
        self._shown_problem = problem
        if self._notice is not None:
            self._notice.dismiss()
            self._notice = None
        if problem is None:
            return
        alert = alert_for(problem, self.words)
        self._notice = Notice(
            self.theme,
            alert.kind.value,
            alert.title,
            "",
            f"{alert.evidence} {alert.remedy}".strip(),
            alert.code,
        )
        self._notice_place.addWidget(self._notice)
        self._scroll.verticalScrollBar().setValue(0)

    # --- choosing ----------------------------------------------------------------------------

    def _on_folder_button_clicked(self) -> None:
        dialog = folder_dialog(self.theme, self, self.words.gettext("Choose the folder"))
        dialog.fileSelected.connect(self.choose)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_zip_button_clicked(self) -> None:
        pattern = self.words.gettext("ZIP files (*.zip)")
        dialog = file_dialog(self.theme, self, self.words.gettext("Choose the ZIP"), pattern)
        dialog.fileSelected.connect(self.choose)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @override
    def dragEnterEvent(self, event: QDragEnterEvent, /) -> None:
        if self._state.check is None and len(paths_in(event.mimeData())) == 1:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    @override
    def dropEvent(self, event: QDropEvent, /) -> None:
        paths = paths_in(event.mimeData())
        if self._state.check is None and len(paths) == 1:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.choose(paths[0])

    def _on_code_edited(self, text: str) -> None:
        self.code.set_note("")
        self.show_state(replace(self._state, typed=text))

    def _on_code_left(self) -> None:
        self.code.set_note(code_note(self.code.text(), self.words))

    # --- checking ----------------------------------------------------------------------------

    def _on_check_button_clicked(self) -> None:
        if not self._state.can_check:
            return
        self.progress.restart()
        state = replace(self._state, typed=self.code.text()).begun()
        self.show_state(state)
        given = "" if state.check is None else state.check.given
        self._request_id = self.vault.ask(
            messages.CheckPackage(path=state.path, code=given, passphrase=self.passphrase.text()),
            on_done=self._on_checked,
            on_refused=self._on_refused,
            on_progress=self._on_progress,
        )

    def _on_progress(self, progress: Progress) -> None:
        if self._state.check is not None:
            check = self._state.check.moved(progress, self._clock.monotonic_ms())
            self.show_state(replace(self._state, check=check))

    def _on_progress_cancel_requested(self) -> None:
        if self._state.check is not None:
            check = replace(self._state.check, is_stopping=True)
            self.show_state(replace(self._state, check=check))
            self.vault.stop(self._request_id)

    def _on_checked(self, answer: messages.Answer) -> None:
        if not isinstance(answer, messages.PackageChecked):
            return
        self.show_state(self._state.over(answer, self._clock.now().astimezone()))
        announce(self, self.result.spoken())
        self._scroll.show_widget(self.result)

    def _on_refused(self, problem: messages.Problem) -> None:
        self.show_state(self._state.refused(problem))
        if self._state.wants_words:
            self.passphrase.set_note(
                self.words.gettext("Type the words here, then check it once more."), "soon"
            )
            self.passphrase.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_shown_chosen(self, shown: Shown) -> None:
        self.show_state(replace(self._state, shown=shown))
