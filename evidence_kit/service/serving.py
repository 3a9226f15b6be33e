"""Answer one request after the other, and the quick ones in between.

One thread does all the work. Long work calls back – with its progress, and each time it asks
whether it was stopped – and then whatever is quick is answered: reads, drafts, small records. The
rules are:

* Long requests wait for each other. Nothing is answered while a transaction is open, or while a
  case is being deleted.
* Previews are made when nobody waits, one at a time; a long request ends the one being made. So is
  the copy of the database, when one is due.
* The ledger's head is signed when long work ends, before it is answered.
* An exception that nobody expected ends this process: it is told without values, nothing is signed.
"""

import sys
from collections import deque
from collections.abc import Callable

from evidence_kit import __version__, messages
from evidence_kit.clock import Clock
from evidence_kit.errors import (
    CancelledError,
    EvidenceKitError,
    InternalError,
    mistakes_told_without_values,
)
from evidence_kit.intake.previews import make_preview, pictures_to_preview
from evidence_kit.model import Item
from evidence_kit.overriding import override
from evidence_kit.progress import Cancel, Progress
from evidence_kit.service.answering import answer_to
from evidence_kit.service.listening import Asked, Inbox
from evidence_kit.service.pipes import Speaker
from evidence_kit.service.telling import Teller
from evidence_kit.service.work import Held, Work

_CHANGE_PACE_MS = 500
"""Reading a case takes the window a moment; previews come faster than it is worth."""

_REST_S = 0.05
"""Whoever opened a case, or took something in, reads it at once; only then does nobody wait."""

_ANSWER_WAIT_S = 0.1
"""So soon a stop, or the end of the window, is noticed while a person is asked something."""


class Service:
    """The vault process at work."""

    def __init__(self, inbox: Inbox, speaker: Speaker, clock: Clock) -> None:
        self._inbox = inbox
        self._speaker = speaker
        self._clock = clock
        self._held = Held()
        self._later: deque[Asked] = deque()
        self._unseen: deque[Item] = deque()
        self._may_have_unseen = False
        self._patience_s = 0.0
        self._may_need_copy = False
        self._has_unsaid_change = False
        self._change_said_at_ms = clock.monotonic_ms() - _CHANGE_PACE_MS

    def run(self) -> None:
        """Answer until the input ends.

        Raises:
            InternalError: A mistake of ours; nothing was signed.
            StorageError: The medium refused the last signature.
        """
        self._speaker.say(messages.Ready(protocol=messages.PROTOCOL, app_version=__version__))
        try:
            while (asked := self._next()) is not None:
                self._answer(asked)
            self._held.sign()
        finally:
            self._held.let_go()

    def _next(self) -> Asked | None:
        """Return what is to be answered next; makes previews until there is something."""
        while not self._inbox.is_at_end:
            if self._later:
                self._answer_quick()
                return self._later.popleft()
            # Once: whoever asks without a pause must not keep previews and copies away for ever.
            patience_s, self._patience_s = self._patience_s, 0.0
            asked = self._inbox.find(patience_s)
            if asked is not None:
                return asked
            if not (self._may_need_copy or self._may_have_unseen or self._unseen):
                return self._inbox.wait()
            with mistakes_told_without_values():
                if self._may_need_copy:
                    self._copy_if_due()
                elif self._may_have_unseen:
                    self._ask_for_unseen()
                else:
                    self._show_one()
        return None

    def _answer(self, asked: Asked) -> None:
        teller = Teller(asked.id, self._speaker, self._clock)
        try:
            with mistakes_told_without_values():
                is_long = isinstance(asked.request, messages.LONG)
                answer = (self._work if is_long else self._look_up)(asked, teller)
        except InternalError as mistake:
            teller.refused(mistake)
            raise
        except EvidenceKitError as error:
            teller.refused(error)
        else:
            teller.done(answer)
        finally:
            self._may_need_copy = True
            self._inbox.forget(asked.id)

    def _look_up(self, asked: Asked, teller: Teller) -> messages.Answer:
        """Answer something quick; a stop comes too late for most of it."""

        def ignore(_progress: Progress) -> None:
            """Say nothing: it is over before anybody could see it."""

        return answer_to(
            asked.request,
            Work(
                held=self._held,
                clock=self._clock,
                report=ignore,
                cancel=asked.cancel,
                tell=teller.told,
            ),
        )

    def _work(self, asked: Asked, teller: Teller) -> messages.Answer:
        """Answer something long; what is quick is answered meanwhile."""
        asked.cancel.check()

        def report(progress: Progress) -> None:
            teller.moved(progress)
            self._answer_quick()

        work = Work(
            held=self._held,
            clock=self._clock,
            report=report,
            cancel=_AttentiveCancel(asked.cancel, self._answer_quick),
            tell=teller.told,
            wait=self._wait_for_answer,
        )
        try:
            answer = answer_to(asked.request, work)
        except InternalError:
            raise
        except EvidenceKitError:
            # What was finished before stays, so it is signed too.
            self._close_off()
            raise
        self._close_off()
        return answer

    def _close_off(self) -> None:
        """Sign what long work did, finished or not; what may have a preview now is asked anew."""
        # First: what could be previewed before may not be any more, whatever comes next.
        self._unseen = deque()
        self._may_have_unseen = True
        self._patience_s = _REST_S
        self._held.sign()

    def _ask_for_unseen(self) -> None:
        """Ask which pictures may have a preview: every row is looked at, so nobody waits for it."""
        self._may_have_unseen = False
        vault = self._held.find()
        if vault is None or vault.is_damaged:
            return
        try:
            self._unseen = deque(pictures_to_preview(vault))
        except InternalError:
            raise
        except EvidenceKitError as error:
            # Whoever opens or checks the case is told what is wrong with it; previews are no news.
            sys.stderr.write(f"no previews: {error.code}\n")

    def _answer_quick(self) -> None:
        """Answer what is quick and waits; what is long waits on."""
        vault = self._held.find()
        # A vault that is closed and held is on its way out: what is asked of it waits until it is.
        if vault is not None and (vault.is_closed or vault.is_writing):
            return
        while (asked := self._inbox.find()) is not None:
            if isinstance(asked.request, messages.LONG):
                self._later.append(asked)
            else:
                self._answer(asked)

    def _wait_for_answer(self) -> None:
        """Sleep until the window says something, and no longer than a moment: it may have gone."""
        asked = self._inbox.find(_ANSWER_WAIT_S)
        if asked is None:
            return
        if isinstance(asked.request, messages.LONG):
            self._later.append(asked)
        else:
            self._answer(asked)

    def _copy_if_due(self) -> None:
        """Copy the database if enough was written, unless something long comes first."""
        vault = self._held.find()
        self._may_need_copy = False
        if vault is None or vault.is_damaged:
            return
        try:
            self._give_way()
            if vault.is_backup_due():
                is_there = vault.back_up(self._give_way)
                self._may_need_copy = not is_there
        except CancelledError:
            self._may_need_copy = True
        except InternalError:
            raise
        except EvidenceKitError as error:
            # What was saved stays saved; the next one who writes has it tried again.
            sys.stderr.write(f"no copy of the database: {error.code}\n")

    def _show_one(self) -> None:
        """Make the next preview, unless something long comes first."""
        item = self._unseen.popleft()
        try:
            refused = make_preview(self._held.get(), item, while_waiting=self._give_way)
        except CancelledError:
            self._unseen.appendleft(item)
            return
        except InternalError:
            raise
        except EvidenceKitError as error:
            # The item itself is judged by a check, not here; the others may be whole.
            sys.stderr.write(f"no preview of {item.label}: {error.code}\n")
        else:
            self._has_unsaid_change |= refused is None
        self._say_change()
        if not self._unseen:
            self._held.sign()

    def _give_way(self) -> None:
        self._answer_quick()
        if self._later or self._inbox.is_at_end:
            raise CancelledError

    def _say_change(self) -> None:
        now_ms = self._clock.monotonic_ms()
        is_due = not self._unseen or now_ms - self._change_said_at_ms >= _CHANGE_PACE_MS
        if self._has_unsaid_change and is_due:
            self._speaker.say(messages.CaseChanged())
            self._change_said_at_ms = now_ms
            self._has_unsaid_change = False


class _AttentiveCancel(Cancel):
    """A stop that is asked about at least every megabyte, and so a good moment for the others."""

    def __init__(self, asked: Cancel, answer_quick: Callable[[], None]) -> None:
        super().__init__()
        self._asked = asked
        self._answer_quick = answer_quick

    @override
    def check(self) -> None:
        self._answer_quick()
        self._asked.check()
