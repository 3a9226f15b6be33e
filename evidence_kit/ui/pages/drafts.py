"""What is being typed, kept while it is typed.

A page tells :class:`Drafts` every change; a second later it is sent to the disk, however long the
typing goes on. The rules are: typing is never held up; what was kept already is not sent again;
nothing is sent from a page that is not seen any more, because asking would start the vault process
again after a lock.
"""

from collections.abc import Collection
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from evidence_kit import messages
from evidence_kit.ui.vault_process import VaultProcess

PAUSE_MS = 1_000
"""After the first key that is not sent; with the writing, it is on the disk within two seconds."""


class Drafts(QObject):
    """The drafts of one page."""

    saved = Signal(messages.DraftSaved)
    """Everything typed so far is on the disk."""
    refused = Signal(messages.Problem)
    """A draft was not kept; what was typed still stands in its field."""

    changed = Signal()
    """Another text stands in a draft now, sent or not."""

    def __init__(self, page: QWidget, vault: VaultProcess) -> None:
        super().__init__(page)
        self._page = page
        self._vault = vault
        self._is_known = False
        self._kept: dict[str, str] = {}
        self._waiting: dict[str, str] = {}
        self._refused: set[str] = set()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self._on_timer_timeout)

    @property
    def is_waiting(self) -> bool:
        """Whether something typed was not sent yet."""
        return bool(self._waiting)

    @property
    def texts(self) -> dict[str, str]:
        """What stands in each draft now, sent or not."""
        return self._kept | self._waiting

    def know(self, kept: dict[str, str]) -> None:
        """Take over what is kept already, as the case says when it is first read.

        Later readings may be older than what was sent since; nobody else writes these drafts.
        """
        if not self._is_known:
            self._is_known = True
            self._kept = dict(kept)
            self.changed.emit()

    def put(self, name: str, text: str) -> None:
        """Keep a text soon; "" forgets the draft."""
        if self._kept.get(name, "") == text and name not in self._refused:
            self._waiting.pop(name, None)
        else:
            self._waiting[name] = text
        # A key does not put it off: whoever types without a pause has the most to lose.
        if self._waiting and not self._timer.isActive():
            self._timer.start()
        self.changed.emit()

    def send(self) -> None:
        """Keep everything now: the page is about to be left."""
        self._timer.stop()
        waiting, self._waiting = self._waiting, {}
        for name, text in waiting.items():
            self._kept[name] = text
            self._vault.ask(
                messages.SaveDraft(name=name, text=text),
                on_done=partial(self._on_vault_done, name, text),
                on_refused=partial(self._on_vault_refused, name),
            )

    def forget(self, name: str) -> None:
        """Drop a draft now: what it became is recorded."""
        self._waiting[name] = ""
        if self._kept.get(name, "") == "" and name not in self._refused:
            del self._waiting[name]
        self.send()
        self.changed.emit()

    def forget_orphans(self, beginnings: tuple[str, ...], there: Collection[str]) -> None:
        """Forget what was begun of something that is not there any more: nobody could reach it.

        Args:
            beginnings: How the names of such drafts begin.
            there: What their names end with where the thing is still there.
        """
        for name, text in self.texts.items():
            beginning = next((each for each in beginnings if name.startswith(each)), "")
            if text and beginning and name.removeprefix(beginning) not in there:
                self.forget(name)

    def _on_timer_timeout(self) -> None:
        if self._page.isVisible():
            self.send()

    def _on_vault_done(self, name: str, text: str, answer: messages.Answer) -> None:
        # It may have been refused first, and was sent again by itself.
        self._kept.setdefault(name, text)
        self._refused.discard(name)
        if isinstance(answer, messages.DraftSaved) and not self._waiting:
            self.saved.emit(answer)

    def _on_vault_refused(self, name: str, problem: messages.Problem) -> None:
        # What is on the disk is not known; the next change is sent whatever it is.
        self._kept.pop(name, None)
        self._refused.add(name)
        self.refused.emit(problem)
