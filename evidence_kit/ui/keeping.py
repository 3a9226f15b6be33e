"""What was typed and is not on the disk: known here until it is, and sent again until it is.

A stick that is pulled and a disk that is full are found out by the vault process, one request at a
time; whoever says "saved" or closes the case asks here first. The rules are: of two texts under one
name the later one counts, and the earlier one is never sent after it; only what a disk refused is
sent again; what is too long is known as not saved until it is; words an under-18 case may not hold
are for the page alone; nothing typed outlives the case here.
"""

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace

from PySide6.QtCore import QObject, QTimer, Signal

from evidence_kit import messages
from evidence_kit.errors import (
    DiskFullError,
    DraftTooLongError,
    NotWritableError,
    QuotaReachedError,
    StorageFailedError,
)

RETRY_MS = 3_000
"""Between two tries; a stick that is put back is ready after a few seconds."""

OF_THE_DISK = frozenset(
    error.code for error in (DiskFullError, NotWritableError, QuotaReachedError, StorageFailedError)
)
"""Refusals that end once the disk is there again, or has room."""

_NOT_KEPT = OF_THE_DISK | {DraftTooLongError.code}
"""Refusals after which words that stand in a field may not be called saved."""

OnDone = Callable[[messages.Answer], None]
OnRefused = Callable[[messages.Problem], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """Something typed that was asked to be kept."""

    request: messages.Request
    name: str
    on_done: OnDone | None
    is_sent_again: bool = True
    """Whether the same may be kept another time."""


class Keeping(QObject):
    """Watches what is asked to be kept.

    Args:
        ask_again: Sends a request that was refused.
        parent: The Qt object that owns this one.
    """

    changed = Signal()
    """Whether everything typed is kept, or was answered, is another now."""

    def __init__(self, ask_again: Callable[[Typed], None], parent: QObject) -> None:
        super().__init__(parent)
        self._ask_again = ask_again
        self._under_way: dict[int, Typed] = {}
        self._refused: dict[str, Typed] = {}
        self._timer = QTimer(self)
        self._timer.setInterval(RETRY_MS)
        self._timer.timeout.connect(self._on_timer_timeout)

    @property
    def is_awaited(self) -> bool:
        """Whether an answer about something typed is still to come."""
        return bool(self._under_way)

    @property
    def has_refused(self) -> bool:
        """Whether words that were typed are known not to be on the disk."""
        return any(_words_of(typed.request) for typed in self._refused.values())

    def words(self) -> str:
        """Return the words that are not known to be on the disk, as they can be copied."""
        typed = {each.name: each for each in (*self._refused.values(), *self._under_way.values())}
        texts = (_words_of(each.request) for each in typed.values())
        return "\n\n".join(text for text in texts if text)

    def watch(
        self,
        request_id: int,
        request: messages.Request,
        on_done: OnDone | None,
        on_refused: OnRefused | None,
    ) -> tuple[OnDone | None, OnRefused | None]:
        """Remember a request with typed words; returns whom to tell of its answer instead."""
        name = _name_of(request)
        if not name:
            return on_done, on_refused
        self._under_way[request_id] = Typed(request=request, name=name, on_done=on_done)

        def done(answer: messages.Answer) -> None:
            self.hear(request_id, None)
            if on_done is not None:
                on_done(answer)
            self.changed.emit()

        def refused(problem: messages.Problem) -> None:
            self.hear(request_id, problem)
            if on_refused is not None:
                on_refused(problem)
            self.changed.emit()

        return done, refused

    def hear(self, request_id: int, problem: messages.Problem | None) -> None:
        """Hear how a request was answered; of one that is not watched nothing is kept."""
        typed = self._under_way.pop(request_id, None)
        if typed is None:
            return
        self._refused.pop(typed.name, None)
        if problem is not None and problem.code in _NOT_KEPT:
            is_of_disk = problem.code in OF_THE_DISK
            self._refused[typed.name] = replace(typed, is_sent_again=is_of_disk)
        if not any(each.is_sent_again for each in self._refused.values()):
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()

    def end(self) -> None:
        """Send nothing again: the process is gone. What it refused is known until the next one."""
        self._timer.stop()
        # Whoever is not answered any more was not kept, as far as anybody knows.
        for typed in self._under_way.values():
            self._refused[typed.name] = typed
        self._under_way.clear()

    def forget(self) -> None:
        """Forget everything: another process begins."""
        self.end()
        self._refused.clear()

    def _on_timer_timeout(self) -> None:
        under_way = {typed.name for typed in self._under_way.values()}
        for typed in tuple(self._refused.values()):
            if typed.is_sent_again and typed.name not in under_way:
                self._ask_again(typed)


def _name_of(request: messages.Request) -> str:
    """Return under which name a request keeps what was typed; "" for one that does not."""
    match request:
        case messages.SaveDraft():
            return request.name
        case messages.AmendItem():
            return f"item/{request.item_id}"
        case _:
            return ""


def _words_of(request: messages.Request) -> str:
    match request:
        case messages.SaveDraft(name=name) if name.startswith(_OURS):
            return ""
        case messages.SaveDraft(text=text):
            return _plain_words(text)
        case messages.AmendItem(provenance=provenance):
            return "\n".join(_texts(asdict(provenance)))
        case _:
            return ""


_OURS = (
    *("window/", "report-language", "who-is-typing", "backup-offer", "spare-key-offer"),
    *("evidence/waiting", "evidence/covering"),
)
"""How names of drafts begin that hold no words of the person."""


def _plain_words(text: str) -> str:
    """Return the words of a draft; those of a form, one under the other.

    >>> _plain_words("It began on Monday."), _plain_words('{"what": "A call", "is_new": true}')
    ('It began on Monday.', 'A call')
    """
    try:
        found = json.loads(text)
    except ValueError:
        return text.strip()
    return "\n".join(_texts(found)) if isinstance(found, dict | list) else text.strip()


def _texts(found: object) -> list[str]:
    match found:
        case str():
            return [found.strip()] if found.strip() else []
        case dict():
            return [text for each in found.values() for text in _texts(each)]
        case list() | tuple():
            return [text for each in found for text in _texts(each)]
        case _:
            return []
