"""The way in: what was answered goes to the vault process, and what it tells comes back.

The rules are: files go in one request, each picture from the clipboard in one of its own; when the
medium refuses, nothing more is asked for, because it would refuse that too; steps are drawn at most
so often as somebody can read them.
"""

from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from evidence_kit import messages
from evidence_kit.progress import Progress
from evidence_kit.ui.pages.evidence_question import Question
from evidence_kit.ui.pages.evidence_transfer import Row, Transfer
from evidence_kit.ui.vault_process import VaultProcess

_TOLD_EVERY_MS = 60
"""Thousands of steps arrive in a second; nobody reads more than this."""

_MANY = 500
"""From so many files on, work on all of them is parted into turns."""

_Request = messages.AddFiles | messages.AddPicture


class Intake(QObject):
    """One taking-in at a time."""

    moved = Signal(object)
    """Where the :class:`Transfer` stands now."""
    ended = Signal(object)
    """The :class:`Transfer` is over, whatever became of it."""

    def __init__(self, vault: VaultProcess, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._vault = vault
        self._question: Question | None = None
        self._transfer = Transfer(rows=())
        self._waiting: list[_Request] = []
        self._is_stopped = False
        self._request_id = 0
        self._telling = QTimer(self)
        self._telling.setSingleShot(True)
        self._telling.setInterval(_TOLD_EVERY_MS)
        self._telling.timeout.connect(self._on_telling_timeout)

    def take(self, question: Question) -> Transfer:
        """Begin to take in what was answered; returns where it stands at first."""
        self._question = question
        self._transfer = Transfer.of(question.taken())
        self._waiting = []
        self._is_stopped = False
        if len(question.offered) > _MANY:
            # To say ten thousand names takes a turn of its own.
            QTimer.singleShot(0, self, self._begin)
        else:
            self._begin()
        return self._transfer

    def stop(self) -> Transfer:
        """Ask the work to end; what is finished stays."""
        self._waiting = []
        self._is_stopped = True
        self._transfer = self._transfer.stopping()
        self._vault.stop(self._request_id)
        return self._transfer

    def again(self) -> Question | None:
        """Return the question with what was not saved and may be saved at a second attempt."""
        if self._question is None:
            return None
        lost = [row for row in self._transfer.not_kept if can_be_tried_again(row)]
        paths = {row.path for row in lost if row.path}
        names = {row.name for row in lost if not row.path}
        question = self._question
        at_again = [
            at
            for at in question.ready
            if question.offered[at].path in paths
            or (not question.offered[at].path and question.offered[at].name in names)
        ]
        return replace(
            question,
            offered=tuple(question.offered[at] for at in at_again),
            answers=tuple(question.answers[at] for at in at_again),
        )

    def _begin(self) -> None:
        if self._question is not None:
            self._waiting = requests_of(self._question)
        self._ask_next()
        if self._is_stopped:
            # It was, before anything was asked: the answer to that says so.
            self._waiting = []
            self._vault.stop(self._request_id)

    def _ask_next(self) -> None:
        if not self._waiting:
            self._end(self._transfer.finished())
            return
        self._request_id = self._vault.ask(
            self._waiting.pop(0),
            on_done=self._on_done,
            on_refused=self._on_refused,
            on_progress=self._on_progress,
            on_part=self._on_part,
        )

    def _end(self, transfer: Transfer) -> None:
        self._telling.stop()
        self._transfer = transfer
        self._request_id = 0
        self.ended.emit(transfer)

    def _change(self, transfer: Transfer) -> None:
        self._transfer = transfer
        if not self._telling.isActive():
            self._telling.start()

    def _on_telling_timeout(self) -> None:
        self.moved.emit(self._transfer)

    def _on_done(self, _answer: messages.Answer) -> None:
        self._ask_next()

    def _on_refused(self, problem: messages.Problem) -> None:
        self._waiting = []
        self._end(self._transfer.broken_off(problem))

    def _on_progress(self, progress: Progress) -> None:
        self._change(self._transfer.moved(progress))

    def _on_part(self, part: messages.Part) -> None:
        if isinstance(part, messages.FileSaved | messages.FileRefused):
            self._change(self._transfer.told(part))


def requests_of(question: Question) -> list[_Request]:
    """Return what is asked of the vault process for what was answered."""
    requests: list[_Request] = []
    offers = question.file_offers()
    if offers:
        requests.append(messages.AddFiles(offers=offers, route=question.route))
    for at in question.ready:
        picture = question.offered[at]
        if picture.data is not None:
            is_sealed = question.is_sealed(at)
            requests.append(
                messages.AddPicture(
                    data=picture.data,
                    name=picture.name,
                    is_intimate=is_sealed,
                    no_nudity_visible=not is_sealed,
                    has_other_people=question.has_others(at),
                )
            )
    return requests


def can_be_tried_again(row: Row) -> bool:
    """Return whether asking once more can have another answer."""
    if row.problem is None:
        return True
    # The under-18 rules, and what is no file, answer the same way every time.
    return row.problem.code[:4] != "EK-3" and row.problem.code not in {"EK-204", "EK-205", "EK-206"}
