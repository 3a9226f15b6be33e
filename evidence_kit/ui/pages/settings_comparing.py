"""Is a copy of this case the same case still? Compared with the open one; neither is changed.

The rules are: a package needs no password; what is typed leaves the field before it is sent, and
nothing of it stands in the state.
"""

from dataclasses import dataclass, replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from evidence_kit import messages
from evidence_kit.i18n import Words
from evidence_kit.ui.alert_words.said import AlertKind
from evidence_kit.ui.alerts import Alert, alert_for
from evidence_kit.ui.models.comparing import compared_alert
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.vault_process import VaultProcess
from evidence_kit.ui.widgets.buttons import Button
from evidence_kit.ui.widgets.cards import Card
from evidence_kit.ui.widgets.fields import Field
from evidence_kit.ui.widgets.flow_layout import FlowLayout
from evidence_kit.ui.widgets.labels import Heading, Label
from evidence_kit.ui.widgets.notice import Notice, NoticeKind
from evidence_kit.ui.widgets.place_dialog import file_dialog, folder_dialog
from evidence_kit.ui.widgets.text_block import TextBlock


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparingState:
    """What the card shows."""

    other_path: str = ""
    """The folder or file that was chosen; "" before."""
    is_busy: bool = False
    compared: messages.CaseCompared | None = None
    problem: messages.Problem | None = None


class ComparingCard(Card):
    """Compares the open case with a copy or a package."""

    def __init__(self, theme: Theme, vault: VaultProcess, words: Words) -> None:
        _ = words.gettext
        title = _("Compare with a copy")
        super().__init__(theme, "plain", title)
        self._theme = theme
        self._vault = vault
        self._words = words
        self._notice: Notice | None = None
        self._state = ComparingState()
        self.body.setContentsMargins(24, 20, 24, 24)
        self.body.addWidget(Heading(theme, title, "strong"))
        line = _(
            "Is there a second folder of this case, or a package made from it? Here you see "
            "whether both say the same. Nothing is changed in either."
        )
        self.body.addWidget(Label(theme, line, "small", "soft"))
        row = FlowLayout(spacing=8)
        self.folder = Button(theme, _("Choose a folder…"), "normal", "folder")
        self.file = Button(theme, _("Choose a package file…"), "normal", "package")
        row.addWidget(self.folder)
        row.addWidget(self.file)
        self.body.addLayout(row)
        self.form = self._form()
        self.body.addWidget(self.form)
        self._notices = QVBoxLayout()
        self.body.addLayout(self._notices)
        self.folder.clicked.connect(self._on_folder_clicked)
        self.file.clicked.connect(self._on_file_clicked)
        self.compare.clicked.connect(self._on_compare_wanted)
        self.secret.submitted.connect(self._on_compare_wanted)
        self.leave.clicked.connect(lambda: self.show_state(ComparingState()))
        self.show_state(self._state)

    @property
    def state(self) -> ComparingState:
        """What the card shows now."""
        return self._state

    def choose(self, path: str) -> None:
        """Take a folder or file, and ask for what opens it."""
        self.show_state(ComparingState(other_path=path))
        self.secret.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_state(self, state: ComparingState) -> None:
        """Show another state, whole."""
        _ = self._words.gettext
        before, self._state = self._state, state
        is_open = bool(state.other_path) and state.compared is None
        self.form.setVisible(is_open)
        self.other.set_text(state.other_path)
        self.secret.setEnabled(not state.is_busy)
        for button in (self.compare, self.leave, self.folder, self.file):
            button.setEnabled(not state.is_busy)
        self.compare.set_text(_("Comparing…") if state.is_busy else _("Compare"))
        if (state.compared, state.problem) != (before.compared, before.problem):
            self._show_notice(state)

    def spoken(self) -> str:
        """Return the answer as it is announced."""
        return "" if self._notice is None else self._notice.accessibleName()

    def _form(self) -> QWidget:
        _ = self._words.gettext
        form = QWidget()
        column = QVBoxLayout(form)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.other = TextBlock(self._theme, "", "small", mono=True)
        self.secret = Field(
            self._theme,
            _("Password of the copy"),
            _("Leave it empty for a package."),
            is_secret=True,
        )
        self.secret.set_covered(is_covered=True)
        row = FlowLayout(spacing=8)
        self.compare = Button(self._theme, _("Compare"), "normal", "search")
        self.leave = Button(self._theme, _("Not now"), "quiet")
        row.addWidget(self.compare)
        row.addWidget(self.leave)
        column.addWidget(self.other)
        column.addWidget(self.secret)
        column.addLayout(row)
        return form

    def _show_notice(self, state: ComparingState) -> None:
        if self._notice is not None:
            self._notice.dismiss()
            self._notice = None
        if state.compared is not None:
            alert = compared_alert(state.compared, self._words)
            self._put(alert, "keep" if alert.kind is AlertKind.WELL else "soon")
        elif state.problem is not None:
            alert = alert_for(state.problem, self._words)
            self._put(alert, alert.kind.value)

    def _put(self, alert: Alert, kind: NoticeKind) -> None:
        self._notice = Notice(
            self._theme, kind, alert.title, alert.evidence, alert.remedy, alert.code
        )
        self._notices.addWidget(self._notice)

    def _on_folder_clicked(self) -> None:
        dialog = folder_dialog(self._theme, self, self._words.gettext("Choose the copy"))
        self._open(dialog)

    def _on_file_clicked(self) -> None:
        _ = self._words.gettext
        dialog = file_dialog(self._theme, self, _("Choose the package"), "ZIP (*.zip)")
        self._open(dialog)

    def _open(self, dialog: QFileDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.choose)
        dialog.open()

    def _on_compare_wanted(self) -> None:
        if self._state.is_busy or not self._state.other_path:
            return
        secret = self.secret.text()
        self.secret.set_text("")
        self._vault.ask(
            messages.CompareCase(other_path=self._state.other_path, secret=secret),
            on_done=self._on_compared,
            on_refused=self._on_refused,
        )
        self.show_state(replace(self._state, is_busy=True, problem=None))

    def _on_compared(self, answer: messages.Answer) -> None:
        if isinstance(answer, messages.CaseCompared):
            self.show_state(replace(self._state, is_busy=False, compared=answer))

    def _on_refused(self, problem: messages.Problem) -> None:
        self.show_state(replace(self._state, is_busy=False, problem=problem))
        self.secret.line.setFocus(Qt.FocusReason.OtherFocusReason)
