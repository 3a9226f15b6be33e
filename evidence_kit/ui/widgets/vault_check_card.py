"""Check every piece now: a button, counts while it runs, then every answer by name.

Red is for what changed or is missing, and for nothing else. The card is told what to show; it asks
nobody.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from evidence_kit.i18n import Words
from evidence_kit.messages import Problem
from evidence_kit.model import Finding
from evidence_kit.ui.alerts import alert_for
from evidence_kit.ui.models.settings_page import VaultCheckState
from evidence_kit.ui.models.time_left import time_left_words
from evidence_kit.ui.models.times import instant_words, locale_of
from evidence_kit.ui.models.vault_check import (
    VaultAnswer,
    named_for_people,
    said_once,
    vault_answer,
    vault_words,
)
from evidence_kit.ui.models.verdicts import FindingWords, saved_words
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.buttons import Button
from evidence_kit.ui.widgets.cards import Card
from evidence_kit.ui.widgets.findings_table import FindingsTable
from evidence_kit.ui.widgets.labels import Heading, Label
from evidence_kit.ui.widgets.notice import Notice, NoticeKind
from evidence_kit.ui.widgets.progress import ProgressRow

_KINDS: dict[VaultAnswer, NoticeKind] = {
    VaultAnswer.AS_SAVED: "keep",
    VaultAnswer.CHANGED: "danger",
    VaultAnswer.NOT_READABLE: "soon",
    VaultAnswer.INCOMPLETE: "soon",
}


class VaultCheckCard(Card):
    """The check of a whole case."""

    check_requested = Signal()
    """The person wants every piece to be read and compared."""
    cancel_requested = Signal()
    """The person wants to end the check."""

    def __init__(self, theme: Theme, words: Words) -> None:
        _ = words.gettext
        title = _("Check every piece")
        super().__init__(theme, "plain", title)
        self._theme = theme
        self._words = words
        self._notice: Notice | None = None
        self._said: object = None
        self._is_running = False
        self.body.setContentsMargins(24, 20, 24, 24)
        self.body.addWidget(Heading(theme, title, "strong"))
        self._intro = Label(
            theme,
            _("Every stored file is read and compared with what was saved. Nothing is changed."),
            "small",
            "soft",
        )
        self.body.addWidget(self._intro)
        self.check_button = Button(theme, _("Check every piece now"), "normal", "shield-check")
        self.check_button.clicked.connect(self.check_requested)
        self.body.addWidget(self.check_button)
        self.progress = ProgressRow(theme)
        self.progress.cancel_requested.connect(self.cancel_requested)
        self.body.addWidget(self.progress)
        self._notice_place = QVBoxLayout()
        self.body.addLayout(self._notice_place)
        self._when = Label(theme, "", "strong")
        self.body.addWidget(self._when)
        self.table = FindingsTable(theme, words, _("Every answer"), self._say)
        self.body.addWidget(self.table)

    def show_check(self, state: VaultCheckState, labels: frozenset[str]) -> None:
        """Show where the check stands, or its answers.

        Args:
            state: The check.
            labels: The exhibit labels of the case.
        """
        if state.is_running and not self._is_running:
            self.progress.restart()
        self._is_running = state.is_running
        self.check_button.setVisible(not state.is_running)
        self.progress.setVisible(state.is_running)
        if state.is_running and not state.is_stopping:
            self._show_progress(state)
        findings = None if state.is_running else state.findings
        self._when.setVisible(findings is not None)
        self.table.setVisible(findings is not None)
        said = (findings, None if state.is_running else state.problem)
        if said == self._said:
            return
        self._said = said
        self._clear_notice()
        if findings is not None:
            self._show_findings(findings, state, labels)
        if said[1] is not None:
            self._show_problem(said[1])

    def spoken(self) -> str:
        """Return the answer as it is announced."""
        return "" if self._notice is None else self._notice.accessibleName()

    def _show_progress(self, state: VaultCheckState) -> None:
        progress = state.progress
        done, total = (0, None) if progress is None else (progress.done, progress.total)
        form = self._words.ngettext(
            "{done} of {total} piece", "{done} of {total} pieces", total or 0
        )
        left = None if progress is None else state.pace.seconds_left(progress.total)
        self.progress.set(
            self._words.gettext("Reading and comparing"),
            done,
            total,
            "" if total is None else form.format(done=done, total=total),
            time_left_words(left, self._words),
        )

    def _show_findings(
        self, findings: tuple[Finding, ...], state: VaultCheckState, labels: frozenset[str]
    ) -> None:
        said = vault_words(findings, labels, self._words)
        kind = _KINDS[vault_answer(findings)]
        self._put(Notice(self._theme, kind, said.title, said.evidence, said.remedy, line=said.line))
        if state.at is not None:
            self._when.setText(
                self._words.gettext("Check of {time}").format(
                    time=instant_words(state.at, locale_of(self._words))
                )
            )
        self.table.set_findings(
            tuple(named_for_people(finding, self._words) for finding in said_once(findings))
        )

    def _show_problem(self, problem: Problem) -> None:
        alert = alert_for(problem, self._words)
        self._put(
            Notice(
                self._theme,
                alert.kind.value,
                alert.title,
                alert.evidence,
                alert.remedy,
                alert.code,
            )
        )

    def _put(self, notice: Notice) -> None:
        self._notice = notice
        self._notice_place.addWidget(notice)

    def _clear_notice(self) -> None:
        if self._notice is not None:
            self._notice.dismiss()
            self._notice = None

    def _say(self, finding: Finding) -> FindingWords:
        return saved_words(finding, self._words)
