"""A pasted text → an item, and the identifiers, links and amounts found in it.

Nothing found is kept without a yes, and no sum before somebody said whether it was asked for or
paid. The text itself is kept exactly as received, so that every finding can be looked up where it
stood.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from evidence_kit.casework.facts import (
    FIRST_SUBJECT,
    PaymentSaid,
    machine_form,
    record_event,
    record_identifier,
    record_payment,
    require_subject,
    with_tag,
)
from evidence_kit.casework.payees import Payees, Way
from evidence_kit.casework.threats import record_threat
from evidence_kit.errors import InvalidValueError
from evidence_kit.i18n import N_
from evidence_kit.intake.admit import admit_words
from evidence_kit.intake.importing import Answers, import_text
from evidence_kit.model import (
    Event,
    Identifier,
    IdentifierKind,
    ItemId,
    Payment,
    PaymentStatus,
    Referral,
    Removal,
    Spoken,
    Threat,
    Validity,
)
from evidence_kit.progress import Cancel
from evidence_kit.recognising import reasons
from evidence_kit.recognising.cards import masked
from evidence_kit.recognising.findings import (
    Recognised,
    RecognisedAmount,
    RecognisedPassage,
    Recognition,
)
from evidence_kit.store import Fact, Imported, Vault
from evidence_kit.tellings import Telling, tellings_of

PASTED_NAME = "pasted text"

STATUS_OF = {Spoken.ASKED: PaymentStatus.DEMANDED, Spoken.PAID: PaymentStatus.MADE}
"""What a sum is recorded as; one of which nothing can be told is not recorded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """How a person reads a finding whose text has a slip."""

    reading: str
    """What it should say: machine form and check digits are those of it."""
    note: str
    """What is kept beside the value, which stays as it is written: that it was corrected."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pasted:
    """What was kept of a pasted text."""

    text: Imported
    facts: tuple[Fact, ...]
    """The identifiers, then the payments, then the events and threats that were recorded."""
    known: int
    """Findings that were recorded before with the same value and were not recorded again."""


def look_at(vault: Vault, text: str, *, cancel: Cancel | None = None) -> Recognition:
    """Return what is recognised in a text; nothing is kept.

    Raises:
        InvalidValueError: There is no text.
        CancelledError: A stop was asked for.
    """
    _require_words(text)
    from evidence_kit.recognising.text import recognise

    return recognise(text, country=vault.case.country, cancel=cancel)


def keep(
    vault: Vault,
    text: str,
    chosen: Recognition,
    answers: Answers,
    *,
    subject: str = FIRST_SUBJECT,
    passages: Sequence[RecognisedPassage] = (),
    corrections: Mapping[int, Correction] | None = None,
    piece: ItemId | None = None,
) -> Pasted:
    """Keep a pasted text and the findings a person said yes to.

    Args:
        vault: The open vault.
        text: Exactly as received.
        chosen: The identifiers and amounts to keep, each amount with what it is spoken of as: the
            person's answer, where the text left it open. Its passages are candidates only, because
            nobody but the person knows whose words they are.
        answers: What the person said about the text.
        subject: The account the identifiers belong to.
        passages: The passages to keep, each said yes to: a threat with the deadline of its line, a
            deadline alone, a demand as an event.
        corrections: Where a finding begins → how the person reads it; of a sum only the note, its
            amount is in ``chosen``. An offered reading that nobody spoke of is kept as offered.
        piece: The item that the text is already: then nothing is taken in, and what was recorded
            from it before stands as if it were chosen now.

    Raises:
        AdmissionError: The under-18 rules keep the text out; nothing was recorded.
        EmbeddedDataError: In an under-18 case a correction holds data that is not words; nothing
            was recorded.
        InvalidValueError: There is no text, the subject is not S1, S2 …, or of a sum nobody said
            whether it was asked for or paid; nothing was recorded.
        NoSuchItemError: The piece is not in the case; nothing was recorded.
        StorageError: The medium refused.
    """
    _require_words(text)
    # Before the text is kept: whoever is told no must find nothing kept.
    require_subject(subject)
    _require_told(chosen.amounts)
    said = corrections or {}
    typed = "\n".join(f"{each.reading}\n{each.note}" for each in said.values())
    admit_words(vault.case.ages, {N_("corrected value"): typed})
    imported = _taken_in(vault, text, answers, piece)
    recorded = vault.case_file().identifiers
    before = {(fact.kind, fact.normalised) for fact in recorded}
    fresh: dict[tuple[IdentifierKind, str], Recognised] = {}
    for found in (_read_as(each, said, vault) for each in chosen.identifiers):
        fresh.setdefault((found.kind, _with_tag(found)), found)
    kept = [
        record_identifier(
            vault,
            kind=found.kind,
            value=_keepable(found),
            normalised=_with_tag(found),
            validity=found.validity,
            platform=found.platform or _platform_said(found, answers),
            subject=subject,
            item_id=imported.item.id,
            note=said[found.start].note if found.start in said else "",
        )
        for key, found in fresh.items()
        if key not in before
    ]
    # The same text again holds the same demand, not a second one.
    sums = _not_yet_recorded(vault, chosen.amounts, imported)
    if sums:
        # What nobody wants kept stands in the text all the same, beside one sum or another.
        standing = look_at(vault, text)
        here = {(each.kind, each.value) for each in recorded if each.item_id == imported.item.id}
        # Of a text that is looked through again, what is recorded already is wanted as before.
        again = (each for each in standing.identifiers if (each.kind, _keepable(each)) in here)
        payees = Payees.of(text, standing, (*again, *chosen.identifiers))
        kept += [
            _record_sum(
                vault,
                amount,
                payees.way_of(amount),
                imported,
                said[amount.start].note if amount.start in said else "",
            )
            for amount in sums
        ]
    tellings = tellings_of(text, passages)
    kept += _record_tellings(vault, tellings, imported, answers.provenance.app)
    return Pasted(
        text=imported,
        facts=tuple(kept),
        known=len(chosen.identifiers) + len(chosen.amounts) + len(tellings) - len(kept),
    )


def find_sum(text: str) -> RecognisedAmount | None:
    """Return the sum that a text is and nothing else, such as "500 EUR"; ``None`` for none."""
    from evidence_kit.recognising.text import recognise

    amounts = recognise(text.strip()).amounts
    return amounts[0] if amounts and amounts[0].value == text.strip() else None


def as_read(
    vault: Vault, chosen: Recognition, corrections: Mapping[int, Correction]
) -> Recognition:
    """Return findings as they are kept: each with the machine form of what it is read as."""
    read = (_read_as(each, corrections, vault) for each in chosen.identifiers)
    return replace(chosen, identifiers=tuple(read))


def is_offered(found: Recognised) -> bool:
    """Return whether a finding is right only where signs are read as what they look like."""
    return found.reason in reasons.OFFERED


def _read_as(found: Recognised, said: Mapping[int, Correction], vault: Vault) -> Recognised:
    """Return a finding with the machine form and the check digits of what the person reads."""
    correction = said.get(found.start)
    if correction is None or correction.reading == found.normalised:
        return found
    reading = correction.reading.strip()
    if is_offered(found) and reading in {found.value, _keepable(found)}:
        # As it is written, where its check digits are wrong.
        is_wrong = found.reason == reasons.CORRECTED
        validity = Validity.INVALID if is_wrong else found.validity
        return found._replace(normalised=_keepable(found), validity=validity)
    normalised, validity = machine_form(found.kind, reading, vault.case.country)
    if found.kind is IdentifierKind.CARD:
        normalised = masked(reading)
    return found._replace(normalised=normalised or reading, validity=validity)


def _keepable(found: Recognised) -> str:
    # Whoever asked may have taken the value from the text, where a card number stands whole.
    return masked(found.value) if found.kind is IdentifierKind.CARD else found.value


def _with_tag(found: Recognised) -> str:
    return with_tag(found.normalised, found.tag)


def _taken_in(vault: Vault, text: str, answers: Answers, piece: ItemId | None) -> Imported:
    if piece is None:
        return import_text(vault, text, PASTED_NAME, answers)
    return Imported(item=vault.get_item(piece), is_duplicate=True, source_name=PASTED_NAME)


def _require_words(text: str) -> None:
    if not text.strip():
        raise InvalidValueError(
            value="", field=N_("text"), expected=N_("some words; nothing arrived")
        )


def _require_told(amounts: Iterable[RecognisedAmount]) -> None:
    for amount in amounts:
        if amount.spoken is Spoken.CANNOT_TELL:
            raise InvalidValueError(
                value=amount.value,
                field=N_("amount"),
                expected=N_("an answer first: was it asked for, or paid?"),
            )


def _not_yet_recorded(
    vault: Vault, amounts: Sequence[RecognisedAmount], imported: Imported
) -> list[RecognisedAmount]:
    if not imported.is_duplicate:
        return list(amounts)
    here = [each for each in vault.case_file().payments if each.item_id == imported.item.id]
    recorded = {(each.status, each.amount, each.currency) for each in here}
    # A demand may have been set right since, to one that was paid.
    recorded |= {(PaymentStatus.DEMANDED, each.amount, each.currency) for each in here}
    return [
        amount
        for amount in amounts
        if (STATUS_OF[amount.spoken], amount.amount, amount.currency) not in recorded
    ]


def _record_sum(
    vault: Vault,
    amount: RecognisedAmount,
    way: Way,
    imported: Imported,
    note: str,
) -> Fact:
    """Record a sum under what was said of it."""
    status = STATUS_OF[amount.spoken]
    target = way.target
    return record_payment(
        vault,
        PaymentSaid(
            status=status,
            method=way.method,
            amount=amount.amount,
            currency=amount.currency,
            to="" if target is None else with_tag(target.value, target.tag),
            # When a message was written is when it asked, and not when somebody paid.
            at_text=amount.said_at if status is PaymentStatus.DEMANDED else "",
            item_id=imported.item.id,
            note=note,
        ),
    )


def _record_tellings(
    vault: Vault, tellings: Sequence[Telling], imported: Imported, app: str
) -> list[Fact]:
    """Record what was said, once, with the time of its message where the text has one."""
    item_id = imported.item.id
    case_file = vault.case_file()
    events = {event.text for event in case_file.events if event.item_id == item_id}
    threats = {
        (threat.text, threat.deadline_text)
        for threat in case_file.threats
        if threat.item_id == item_id
    }
    kept: list[Fact] = []
    for each in tellings:
        if each.is_threat and (each.text, each.deadline_text) not in threats:
            kept.append(
                record_threat(
                    vault,
                    text=each.text,
                    at_text=each.at_text,
                    deadline_text=each.deadline_text,
                    platform=app,
                    item_id=item_id,
                )
            )
        elif not each.is_threat and each.text not in events:
            kept.append(record_event(vault, at_text=each.at_text, text=each.text, item_id=item_id))
    return kept


def _platform_said(found: Recognised, answers: Answers) -> str:
    """Return the app the text was taken from, for a user name that stands there without one."""
    is_name = found.kind in {IdentifierKind.USERNAME, IdentifierKind.DISPLAY_NAME}
    return answers.provenance.app if is_name else ""


def describe(fact: Fact) -> tuple[str, str]:
    """Return (what it is, its value) of a fact, for a list; the value is untrusted text."""
    match fact:
        case Identifier():
            return fact.kind.value, fact.value
        case Payment():
            return f"{fact.status.value} {fact.method}", f"{fact.amount} {fact.currency}".strip()
        case Event():
            return fact.at_text, fact.text
        case Threat():
            return fact.at_text, fact.text
        case Referral():
            return fact.force, fact.reference
        case Removal():
            return fact.service, fact.case_number
