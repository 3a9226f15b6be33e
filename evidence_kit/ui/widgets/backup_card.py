"""A backup of the whole case: when the last one was, a button, counts, and how it ended.

The card is told what to show; it asks nobody. What lies behind a name is data and shown as it is.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from evidence_kit.i18n import Words
from evidence_kit.messages import CaseSeen
from evidence_kit.ui.alert_words.said import AlertKind
from evidence_kit.ui.alerts import Alert
from evidence_kit.ui.models.backup import (
    BackupState,
    backup_alert_for,
    last_backup_words,
    made_alert,
    progress_words,
)
from evidence_kit.ui.models.time_left import time_left_words
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.buttons import Button
from evidence_kit.ui.widgets.cards import Card
from evidence_kit.ui.widgets.labels import Heading, Label
from evidence_kit.ui.widgets.notice import Notice, NoticeKind
from evidence_kit.ui.widgets.progress import ProgressRow


class BackupCard(Card):
    """The backup of a case."""

    backup_requested = Signal()
    """The person wants a backup; where it goes is asked next."""
    cancel_requested = Signal()
    """The person wants to end it."""

    def __init__(self, theme: Theme, words: Words) -> None:
        _ = words.gettext
        title = _("Backup")
        super().__init__(theme, "plain", title)
        self._theme = theme
        self._words = words
        self._notice: Notice | None = None
        self._said: object = None
        self._is_running = False
        self.body.setContentsMargins(24, 20, 24, 24)
        self.body.addWidget(Heading(theme, title, "strong"))
        self.body.addWidget(
            Label(
                theme,
                _(
                    "The whole case in one encrypted file, best on a stick that is kept somewhere "
                    "else. The same password and spare key open it."
                ),
                "small",
                "soft",
            )
        )
        self.last = Label(theme, "")
        self.body.addWidget(self.last)
        self.make_button = Button(theme, _("Make a backup…"), "normal", "usb")
        self.make_button.clicked.connect(self.backup_requested)
        self.body.addWidget(self.make_button)
        self.progress = ProgressRow(theme)
        self.progress.cancel_requested.connect(self.cancel_requested)
        self.body.addWidget(self.progress)
        self._notice_place = QVBoxLayout()
        self.body.addLayout(self._notice_place)

    def show_backup(self, state: BackupState, case: CaseSeen) -> None:
        """Show where the backup stands, or how it ended."""
        if state.is_running and not self._is_running:
            self.progress.restart()
        self._is_running = state.is_running
        self.last.setText(last_backup_words(case, self._words))
        self.make_button.setVisible(not state.is_running)
        self.progress.setVisible(state.is_running)
        if state.is_running and not state.is_stopping:
            self._show_progress(state)
        said = (state.is_running, state.made, state.problem)
        if said == self._said:
            return
        self._said = said
        self._clear_notice()
        if state.made is not None:
            self._put(made_alert(state.made, self._words))
        elif state.problem is not None:
            self._put(backup_alert_for(state.problem, self._words))

    def spoken(self) -> str:
        """Return how it ended, as it is announced."""
        return "" if self._notice is None else self._notice.accessibleName()

    def _show_progress(self, state: BackupState) -> None:
        title, counts = progress_words(state.progress, self._words)
        progress = state.progress
        done, total = (0, None) if progress is None else (progress.done, progress.total)
        left = None if progress is None else state.pace.seconds_left(progress.total)
        self.progress.set(title, done, total, counts, time_left_words(left, self._words))

    def _put(self, alert: Alert) -> None:
        is_good = not alert.code and alert.kind is AlertKind.WELL
        kind: NoticeKind = "keep" if is_good else alert.kind.value
        self._notice = Notice(
            self._theme, kind, alert.title, alert.evidence, alert.remedy, alert.code
        )
        self._notice_place.addWidget(self._notice)

    def _clear_notice(self) -> None:
        if self._notice is not None:
            self._notice.dismiss()
            self._notice = None
