"""Keep a pasted text and what was chosen from it, as the vault process takes it.

The rules are: what the person takes for another kind than the recogniser is recorded under that
kind, with the check digits computed anew; a value stays as it is written, and what it is read as
goes with it, said to be a correction; a sum is what the person says it was, once, however often it
was named; a deadline goes to the threats, what else was said to the events; without the text
everything is recorded as told, and of a text that is a piece already as if it came in now.
"""

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from evidence_kit import messages
from evidence_kit.i18n import Words
from evidence_kit.model import ItemId, PaymentStatus, Provenance, Spoken
from evidence_kit.paying import METHOD_NOT_KNOWN, written_words
from evidence_kit.tellings import Telling, tellings_of
from evidence_kit.ui.pages.paste_finds import Find, Finds
from evidence_kit.ui.vault_process import VaultProcess
from evidence_kit.visible import visible

_STATUS = {Spoken.ASKED: PaymentStatus.DEMANDED, Spoken.PAID: PaymentStatus.MADE}


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What was kept."""

    label: str = ""
    """The text's number; "" when the text itself was not kept."""
    facts: int = 0
    """How many of the things that were ticked are recorded now; a deadline stands with its threat
    and is one of them all the same."""
    known: int = 0
    """How many records of them there were before."""
    unanswered: int = 0
    """How many sums were not kept, because nobody said whether they were asked for or paid."""
    unticked: int = 0
    """How many threats and demands were not ticked."""
    unticked_deadlines: int = 0
    """How many deadlines were not."""
    piece: ItemId | None = None
    """The text as a piece of the case; ``None`` when it is none."""
    pages: tuple[str, ...] = ()
    """Where it can be seen, as :attr:`Page.wants_page` takes it, the most pressing first."""


_Record = (
    messages.RecordIdentifier
    | messages.RecordPayment
    | messages.RecordEvent
    | messages.RecordThreat
)


class Keeping(QObject):
    """One keeping at a time."""

    kept = Signal(object)
    """Everything is recorded: :class:`Kept`."""
    refused = Signal(object)
    """The :class:`Problem` that ended it; what was recorded before it stays."""

    def __init__(self, vault: VaultProcess, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._vault = vault
        self._words = words
        self._waiting: list[_Record] = []
        self._kept = Kept()
        self._app = ""

    def keep(
        self,
        received: str,
        finds: Finds,
        app: str,
        *,
        keeps_text: bool,
        kept_as: ItemId | None = None,
    ) -> None:
        """Keep what was chosen, and the text or not; of a text that is a piece, as found in it."""
        self._app = app
        self._kept = Kept(
            facts=finds.count_chosen,
            unanswered=finds.count_unanswered,
            unticked=finds.count_unticked,
            unticked_deadlines=finds.count_unticked_deadlines,
            piece=kept_as,
            pages=_pages(finds, has_text=keeps_text or bool(kept_as)),
        )
        if keeps_text or kept_as is not None:
            self._waiting = []
            self._vault.ask(
                messages.KeepText(
                    text_utf8=as_bytes(received),
                    identifiers=finds.identifiers_as_found(),
                    amounts=finds.amounts(),
                    passages=finds.passages(),
                    provenance=Provenance(app=app),
                    corrections=tuple(
                        messages.Correction(
                            start=find.places[0][0],
                            reading=find.reading or find.value,
                            note=note_words(find, self._words),
                        )
                        for find in finds.chosen
                        if (find.reading or find.is_declined or paid_words(find, self._words))
                        and not find.is_kind_changed
                    ),
                    piece=kept_as,
                ),
                on_done=lambda answer: self._on_text_kept(answer, finds),
                on_refused=self.refused.emit,
            )
        else:
            self._waiting = [
                self._identifier(find, None) for find in finds.chosen if find.identifier
            ]
            sums = (find for find in finds.chosen if find.amount is not None)
            self._waiting += [
                messages.RecordPayment(
                    status=_STATUS[amount.spoken],
                    method=amount.method or METHOD_NOT_KNOWN,
                    amount=amount.amount,
                    currency=amount.currency,
                    at_text=amount.said_at if amount.spoken is Spoken.ASKED else "",
                    note=note_words(find, self._words),
                )
                for find, amount in zip(sums, finds.amounts(), strict=True)
            ]
            self._waiting += [self._said(each) for each in tellings_of(received, finds.passages())]
            self._record_next()

    def _identifier(self, find: Find, item_id: ItemId | None) -> messages.RecordIdentifier:
        found, kind = find.identifier, find.kind
        if found is None or kind is None:
            raise ValueError("a sum of money is no identifier")
        return messages.RecordIdentifier(
            kind=kind,
            value=found.value,
            platform=found.platform or self._app,
            item_id=item_id,
            tag="" if find.is_kind_changed else found.tag,
            reading=find.reading,
            note=correction_words(find, self._words),
        )

    def _said(self, telling: Telling) -> messages.RecordEvent | messages.RecordThreat:
        if not telling.is_threat:
            return messages.RecordEvent(at_text=telling.at_text, text=telling.text)
        return messages.RecordThreat(
            text=telling.text,
            at_text=telling.at_text,
            deadline_text=telling.deadline_text,
            platform=self._app,
        )

    def _on_text_kept(self, answer: messages.Answer, finds: Finds) -> None:
        if not isinstance(answer, messages.TextKept):
            return
        # Of a text that was a piece before, nobody is told that it is kept.
        label = answer.item.label if self._kept.piece is None else ""
        self._kept = replace(self._kept, label=label, known=answer.known, piece=answer.item.id)
        self._waiting = [
            self._identifier(find, answer.item.id) for find in finds.taken_differently()
        ]
        self._record_next()

    def _record_next(self) -> None:
        if not self._waiting:
            self.kept.emit(self._kept)
            return
        self._vault.ask(
            self._waiting.pop(0), on_done=self._on_recorded, on_refused=self._on_refused
        )

    def _on_recorded(self, _answer: messages.Answer) -> None:
        self._record_next()

    def _on_refused(self, problem: messages.Problem) -> None:
        self._waiting = []
        self.refused.emit(problem)


def _pages(finds: Finds, *, has_text: bool) -> tuple[str, ...]:
    """Return where what is kept can be seen: where somebody should call a bank, that first."""
    is_paid = any(find.taken_as is Spoken.PAID for find in finds.chosen)
    pages = (("money", is_paid), ("story", bool(finds.passages())), ("evidence", has_text))
    return tuple(page for page, is_there in pages if is_there)


def note_words(find: Find, words: Words) -> str:
    """Say all that is noted beside a find; "" for nothing."""
    return " ".join(filter(None, (correction_words(find, words), paid_words(find, words))))


def paid_words(find: Find, words: Words) -> str:
    """Say when the message was written that speaks of a payment; "" for none, or no time."""
    said_at = find.amount.said_at if find.amount is not None else ""
    if not said_at or find.taken_as is not Spoken.PAID:
        return ""
    return written_words(visible(said_at), words)


def correction_words(find: Find, words: Words) -> str:
    """Say that a value was corrected, and into what; "" where it was not."""
    if not find.reading:
        return ""
    if find.amount is not None:
        # Translators: {written} is a sum of money as it stands in a text.
        form = words.gettext("Corrected by the person who keeps this case. In the text: {written}")
        return form.format(written=visible(find.value))
    form = (
        # Translators: {reading} is an account, a name or a number.
        words.gettext("Corrected by the person who keeps this case. Read as: {reading}")
        if find.typed and find.can_be_corrected
        else words.gettext("Some signs were read as those they look like. Read as: {reading}")
    )
    return form.format(reading=visible(find.reading))


def as_bytes(received: str) -> bytes:
    """Return a text as it crosses to the vault process; what UTF-8 cannot say is passed through."""
    return received.encode("utf-8", "surrogatepass")
