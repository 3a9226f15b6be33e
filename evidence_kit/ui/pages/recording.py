"""Telling the vault something, and showing its refusal where the person looks.

One :class:`Recorder` per page. The rules are: nothing is called recorded before the vault said so;
a refusal stays until the next thing is tried, in words, with what it means for the evidence.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from evidence_kit import messages
from evidence_kit.ui.alerts import Alert, alert_of_typed
from evidence_kit.ui.keeping import OF_THE_DISK
from evidence_kit.ui.pages.page import Page
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.notice import Notice


class Recorder(QObject):
    """Sends what a page wants recorded."""

    changed = Signal()
    """Whether something is under way, or what was refused, is another now."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self._under_way = 0
        self._alert: Alert | None = None

    @property
    def is_busy(self) -> bool:
        """Whether an answer is awaited."""
        return self._under_way > 0

    @property
    def alert(self) -> Alert | None:
        """What was refused last; ``None`` when nothing was, or something was tried since."""
        return self._alert

    def send(
        self,
        *requests: messages.Request,
        then: Callable[[messages.Answer], None] | None = None,
    ) -> None:
        """Record things, in order; afterwards the case is read again.

        Args:
            requests: What to record.
            then: Called with the answer to the last of them, before the case is read again.
        """
        self._alert = None
        for position, request in enumerate(requests):
            is_last = position == len(requests) - 1
            self._under_way += 1
            self._page.vault.ask(
                request,
                on_done=self._on_last_done(then) if is_last else self._on_vault_done,
                on_refused=self._on_vault_refused,
            )
        self.changed.emit()

    def show_problem(self, problem: messages.Problem) -> None:
        """Show a refusal of something that was sent another way."""
        self._alert = alert_of_typed(problem, self._page.words)
        self.changed.emit()

    def hear_saved(self) -> None:
        """Say nothing more of a disk that could not be written to: now it was."""
        if self._alert is not None and self._alert.code in OF_THE_DISK:
            self._alert = None
            self.changed.emit()

    def _on_last_done(
        self, then: Callable[[messages.Answer], None] | None
    ) -> Callable[[messages.Answer], None]:
        def done(answer: messages.Answer) -> None:
            self._under_way -= 1
            if then is not None:
                then(answer)
            self.changed.emit()
            self._page.case_changed.emit()

        return done

    def _on_vault_done(self, _answer: messages.Answer) -> None:
        self._under_way -= 1

    def _on_vault_refused(self, problem: messages.Problem) -> None:
        self._under_way -= 1
        self.show_problem(problem)


class AlertPlace(QWidget):
    """The place at the top of a page where a refusal stands; no place at all without one."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._alert: Alert | None = None
        self._notice: Notice | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def set_alert(self, alert: Alert | None) -> None:
        """Show a refusal, or nothing."""
        if alert == self._alert:
            return
        self._alert = alert
        if self._notice is not None:
            self._column.removeWidget(self._notice)
            self._notice.dismiss()
            self._notice = None
        if alert is not None:
            self._notice = Notice(
                self._theme,
                alert.kind.value,
                alert.title,
                alert.evidence,
                alert.remedy,
                alert.code,
            )
            self._column.addWidget(self._notice)
        self.setVisible(alert is not None)
