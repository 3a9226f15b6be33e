"""Requests about what the person knows: found in a text, or told by hand."""

from evidence_kit import messages
from evidence_kit.casework import drafts, facts, pasting, steps
from evidence_kit.intake.importing import Answers
from evidence_kit.model import IdentifierKind, Route
from evidence_kit.recognising.cards import masked
from evidence_kit.recognising.disguise import count_odd
from evidence_kit.recognising.findings import (
    Confidence,
    Recognised,
    RecognisedAmount,
    RecognisedPassage,
    Recognition,
)
from evidence_kit.service.work import Work
from evidence_kit.store import Fact, fact_name


def look_for_facts(request: messages.LookForFacts, work: Work) -> messages.FactsFound:
    """Say what is recognised in a text.

    Raises:
        NoVaultOpenError: No case is open.
        InvalidValueError: There is no text.
        CancelledError: The person pasted something else, or went away.
    """
    text = _text(request.text_utf8)
    found = pasting.look_at(work.vault, text, cancel=work.cancel)
    return messages.FactsFound(
        identifiers=tuple(map(_found_identifier, found.identifiers)),
        amounts=tuple(map(_found_amount, found.amounts)),
        passages=tuple(map(_found_passage, found.passages)),
        odd_characters=count_odd(text),
    )


def look_at_number(request: messages.LookAtNumber, work: Work) -> messages.NumberLookedAt:
    """Say how a number told by hand would be kept, and what its check digits say.

    Raises:
        NoVaultOpenError: No case is open.
    """
    text = _text(request.text_utf8)
    country = work.vault.case.country
    if request.kind is None:
        kept = facts.look_at_receiver(request.method, text, country)
    else:
        kept = facts.look_at_value(request.kind, text, country)
    return messages.NumberLookedAt(kept=kept.text if kept.has_card else "", check=kept.check)


def keep_text(request: messages.KeepText, work: Work) -> messages.TextKept:
    """Keep a pasted text and the findings a person said yes to.

    Raises:
        NoVaultOpenError: No case is open.
        AdmissionError: The under-18 rules keep the text out.
        EmbeddedDataError: In an under-18 case a correction holds data that is not words.
        InvalidValueError: There is no text, the subject is not S1, S2 …, or of a sum nobody said
            whether it was asked for or paid.
        NoSuchItemError: The piece that the text is said to be is not in the case.
        StorageError: The medium refused.
    """
    text = _text(request.text_utf8)
    chosen = Recognition(
        identifiers=tuple(_recognised(text, found) for found in request.identifiers),
        amounts=tuple(_recognised_amount(text, found) for found in request.amounts),
    )
    answers = Answers(route=Route.PASTE, provenance=request.provenance)
    passages = _passages(text, request.passages, work)
    kept = pasting.keep(
        work.vault,
        text,
        chosen,
        answers,
        subject=request.subject,
        passages=passages,
        corrections={
            each.start: pasting.Correction(reading=each.reading, note=each.note)
            for each in request.corrections
        },
        piece=request.piece,
    )
    return messages.TextKept(
        item=kept.text.item,
        is_duplicate=kept.text.is_duplicate,
        facts=tuple(map(fact_name, kept.facts)),
        known=kept.known,
    )


def record_identifier(request: messages.RecordIdentifier, work: Work) -> messages.Recorded:
    """Record an account, number or address.

    Raises:
        NoVaultOpenError: No case is open.
        InvalidValueError: It is empty, or the subject is not S1, S2 …
        EmbeddedDataError: In an under-18 case it holds data that is not words.
    """
    return _recorded(
        facts.record_identifier(
            work.vault,
            kind=request.kind,
            value=request.value,
            platform=request.platform,
            subject=request.subject,
            item_id=request.item_id,
            note=request.note,
            tag=request.tag,
            reading=request.reading,
        )
    )


def record_payment(request: messages.RecordPayment, work: Work) -> messages.Recorded:
    """Record money demanded or moved.

    Raises:
        NoVaultOpenError: No case is open.
        InvalidValueError: The amount is no number, or method or currency have no known form.
        EmbeddedDataError: In an under-18 case it holds data that is not words.
    """
    return _recorded(facts.record_payment(work.vault, _said(request)))


def correct_payment(request: messages.CorrectPayment, work: Work) -> messages.Recorded:
    """Set a payment right where it stands.

    Raises:
        NoVaultOpenError: No case is open.
        NoSuchItemError: No such payment stands.
        InvalidValueError: The amount is no number, or method or currency have no known form.
        EmbeddedDataError: In an under-18 case it holds data that is not words.
    """
    facts.correct_payment(work.vault, request.number, _said(request.said))
    return messages.Recorded(name=f"payment/{request.number}")


def record_event(request: messages.RecordEvent, work: Work) -> messages.Recorded:
    """Record something that happened.

    Raises:
        NoVaultOpenError: No case is open.
        InvalidValueError: The description is empty, or nobody is called so.
        EmbeddedDataError: In an under-18 case it holds data that is not words.
    """
    return _recorded(
        facts.record_event(
            work.vault,
            at_text=request.at_text,
            text=request.text,
            item_id=request.item_id,
            until_text=request.until_text,
            actor=request.actor,
        )
    )


def record_removal(request: messages.RecordRemoval, work: Work) -> messages.Recorded:
    """Record a request to take pictures down.

    Raises:
        NoVaultOpenError: No case is open.
        InvalidValueError: The service has no name.
        EmbeddedDataError: In an under-18 case it holds data that is not words.
    """
    fact = facts.record_removal(
        work.vault,
        service=request.service,
        case_number=request.case_number,
        pin=request.pin,
        status=request.status,
        asked=request.asked,
        answered=request.answered,
    )
    if request.is_for_report:
        facts.put_removal_in_report(work.vault, fact.number, is_wanted=True)
    return _recorded(fact)


def put_removal_in_report(request: messages.PutRemovalInReport, work: Work) -> messages.Recorded:
    """Let a removal request stand in the police report, or not.

    Raises:
        NoVaultOpenError: No case is open.
        NoSuchItemError: No such request stands.
    """
    said = facts.put_removal_in_report(work.vault, request.number, is_wanted=request.is_wanted)
    return messages.Recorded(name=f"answer/{said.name}")


def leave_out_own_accounts(request: messages.LeaveOutOwnAccounts, work: Work) -> messages.Recorded:
    """Leave the person's own bank and wallet out of what goes out, or not.

    Raises:
        NoVaultOpenError: No case is open.
    """
    said = facts.leave_out_own_accounts(work.vault, is_left_out=request.is_left_out)
    return messages.Recorded(name=f"answer/{said.name}")


def write_statement(request: messages.WriteStatement, work: Work) -> messages.Recorded:
    """Store the person's own words as a version of their own.

    Raises:
        NoVaultOpenError: No case is open.
        EmbeddedDataError: In an under-18 case they hold data that is not words.
    """
    facts.write_statement(work.vault, work.clock, facts=request.facts, feelings=request.feelings)
    return messages.Recorded(name="statement")


def save_draft(request: messages.SaveDraft, work: Work) -> messages.DraftSaved:
    """Keep what is being typed.

    Raises:
        NoVaultOpenError: No case is open.
        EmbeddedDataError: In an under-18 case it holds data that is not words.
        InvalidValueError: The name is none a page can have.
    """
    return messages.DraftSaved(at=drafts.save(work.vault, request.name, request.text))


def set_step(request: messages.SetStep, work: Work) -> messages.Recorded:
    """Remember how far a step of the checklist is.

    Raises:
        NoVaultOpenError: No case is open.
        InvalidValueError: There is no such step.
    """
    steps.set_state(work.vault, request.step_id, request.state)
    return messages.Recorded(name=f"step/{request.step_id}")


def _recorded(fact: Fact) -> messages.Recorded:
    return messages.Recorded(name=fact_name(fact))


def _text(text_utf8: bytes) -> str:
    return text_utf8.decode("utf-8", "surrogatepass")


def _found_identifier(found: Recognised) -> messages.FoundIdentifier:
    return messages.FoundIdentifier(
        start=found.start,
        end=found.end,
        kind=found.kind,
        value=found.value,
        normalised=found.normalised,
        validity=found.validity,
        platform=found.platform,
        confidence=found.confidence.value,
        reason=found.reason,
        handle=found.handle,
        tag=found.tag,
        is_offered=pasting.is_offered(found),
    )


def _found_amount(found: RecognisedAmount) -> messages.FoundAmount:
    return messages.FoundAmount(
        start=found.start,
        end=found.end,
        value=found.value,
        amount=found.amount,
        currency=found.currency,
        reason=found.reason,
        spoken=found.spoken,
        method=found.method,
        said_at=found.said_at,
    )


def _found_passage(found: RecognisedPassage) -> messages.FoundPassage:
    return messages.FoundPassage(
        start=found.start,
        end=found.end,
        kind=found.kind.value,
        value=found.value,
        normalised=found.normalised,
        reason=found.reason,
        confidence=found.confidence.value,
        said_at=found.said_at,
    )


def _recognised(text: str, found: messages.FoundIdentifier) -> Recognised:
    return Recognised(
        start=found.start,
        end=found.end,
        kind=found.kind,
        value=_value(text, found),
        normalised=found.normalised,
        validity=found.validity,
        platform=found.platform,
        confidence=Confidence(found.confidence),
        reason=found.reason,
        handle=found.handle,
        tag=found.tag,
    )


def _value(text: str, found: messages.FoundIdentifier) -> str:
    # In the text a card number stands whole; what crossed holds its last digits alone.
    if found.kind is IdentifierKind.CARD:
        return masked(found.value)
    # From the text itself: the frame could not carry every character of it.
    return text[found.start : found.end]


def _passages(
    text: str, chosen: tuple[messages.FoundPassage, ...], work: Work
) -> tuple[RecognisedPassage, ...]:
    """Find the chosen passages again: no frame carries every character, no text hides its cards."""
    if not chosen:
        return ()
    places = {(passage.start, passage.end, passage.kind) for passage in chosen}
    return tuple(
        passage
        for passage in pasting.look_at(work.vault, text).passages
        if (passage.start, passage.end, passage.kind.value) in places
    )


def _recognised_amount(text: str, found: messages.FoundAmount) -> RecognisedAmount:
    return RecognisedAmount(
        start=found.start,
        end=found.end,
        value=text[found.start : found.end],
        amount=found.amount,
        currency=found.currency,
        reason=found.reason,
        spoken=found.spoken,
        method=found.method,
        said_at=found.said_at,
    )


def _said(request: messages.RecordPayment) -> facts.PaymentSaid:
    return facts.PaymentSaid(
        status=request.status,
        method=request.method,
        amount=request.amount,
        currency=request.currency,
        to=request.to,
        at_text=request.at_text,
        item_id=request.item_id,
        note=request.note,
    )
