"""What the person knows: identifiers, payments, events, their own words, removals.

Every field may be empty and "don't know" is an answer that prints (product rule W3). Only what
would make a value useless to an officer is refused, and then nothing is recorded. In an under-18
case the one door holds for words too: a picture written as text stays out (product rule M2).
"""

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation

from evidence_kit.casework import remarks
from evidence_kit.casework.card_numbers import Kept, keep_receiver, keep_value, keep_words
from evidence_kit.clock import Clock
from evidence_kit.errors import InvalidValueError, NoSuchItemError
from evidence_kit.i18n import N_
from evidence_kit.intake.admit import admit_words
from evidence_kit.model import (
    CaseAnswer,
    Event,
    Identifier,
    IdentifierKind,
    ItemId,
    Payment,
    PaymentStatus,
    Removal,
    Statement,
    Validity,
)
from evidence_kit.paying import RECEIVER_CHECK
from evidence_kit.questions import (
    OWN_ACCOUNTS_LEFT_OUT,
    YES,
    Remark,
    removal_answered,
    removal_asked,
    removal_in_report,
)
from evidence_kit.recognising.receivers import check_of
from evidence_kit.store import Fact, Vault

FIRST_SUBJECT = "S1"
"""The account a case is about until somebody says that there are several."""

_SUBJECT = re.compile(r"S[1-9][0-9]{0,2}")
_CURRENCY = re.compile(r"[A-Z]{3,5}")
_METHOD = re.compile(r"[a-z][a-z0-9 ._-]{0,39}")
_SAYS_NOTHING = frozenset({IdentifierKind.OTHER, IdentifierKind.BANK_ACCOUNT})
"""Kinds that have no check digits of their own: what is told under them may be one that has."""
_UNSAVED = datetime(1970, 1, 1, tzinfo=UTC)
"""Stands in a new fact until the vault fills in number and time."""


def require_subject(subject: str) -> None:
    """Refuse what does not name an account.

    Raises:
        InvalidValueError: It is not S1, S2 …
    """
    if _SUBJECT.fullmatch(subject) is None:
        raise InvalidValueError(value=subject, field=N_("subject"), expected="S1, S2, S3 …")


def record_identifier(
    vault: Vault,
    *,
    kind: IdentifierKind,
    value: str,
    normalised: str = "",
    validity: Validity | None = None,
    platform: str = "",
    subject: str = FIRST_SUBJECT,
    item_id: ItemId | None = None,
    note: str = "",
    tag: str = "",
    reading: str = "",
) -> Fact:
    """Record a name, number, address or link, exactly as written.

    Args:
        vault: The open vault.
        kind: What it is.
        value: Exactly as written in the source, or as remembered.
        normalised: The machine form, where recognising has found it.
        validity: What its check digits say; ``None`` lets them be computed here.
        platform: The app or service; "" when not said.
        subject: The account it belongs to.
        item_id: The item it was found in.
        note: What the person adds.
        tag: What a payment there must carry to reach one person; part of the machine form.
        reading: How the person reads it, where what is written has a slip: machine form and check
            digits are those of the reading; "" for as written.

    Raises:
        InvalidValueError: It is empty, or the subject is not S1, S2 …
        EmbeddedDataError: In an under-18 case it holds data that is not words.
    """
    written, read = value, reading or value
    card: Kept | None = None
    if validity is None or kind is IdentifierKind.CARD:
        # What was recognised in a text as something else is no card: it stays as it was found.
        kept, kind = keep_value(value, kind)
        value = kept.text
        if kept.has_card or kind is IdentifierKind.CARD:
            card, _ = keep_value(read, kind)
            reading = card.text if reading else ""
            normalised = reading or value
        note = keep_words(note)
    admit_words(
        vault.case.ages,
        {
            N_("identifier"): value,
            N_("machine form"): normalised,
            N_("app or service"): platform,
            N_("subject"): subject,
            N_("note"): note,
            N_("destination tag"): tag,
            N_("corrected value"): reading,
        },
    )
    if not written.strip():
        raise InvalidValueError(value=written, field=N_("identifier"), expected=N_("some text"))
    require_subject(subject)
    if validity is None and card is not None:
        validity = card.check or Validity.NO_CHECK_DIGITS
    elif validity is None:
        normalised, validity = machine_form(kind, read, vault.case.country)
        if validity is Validity.NO_CHECK_DIGITS and kind in _SAYS_NOTHING:
            validity = check_of(read, vault.case.country) or validity
    return vault.record(
        Identifier(
            number=0,
            kind=kind,
            subject=subject,
            platform=platform,
            value=value,
            normalised=with_tag(normalised or reading or value, tag),
            validity=validity,
            item_id=item_id,
            recorded_at=_UNSAVED,
            note=note,
        )
    )


def look_at_value(kind: IdentifierKind, value: str, country: str) -> Kept:
    """Say how an identifier would be kept and what its check digits tell; nothing is recorded."""
    kept, told_as = keep_value(value, kind)
    if kept.has_card:
        return kept
    _, check = machine_form(told_as, value.strip(), country)
    if check is Validity.NO_CHECK_DIGITS and told_as in _SAYS_NOTHING:
        check = check_of(value, country) or check
    return replace(kept, check=None if check is Validity.NO_CHECK_DIGITS else check)


def with_tag(normalised: str, tag: str) -> str:
    """Return a machine form with the destination tag, as XRP payment links write it.

    >>> with_tag("rHb9", "12"), with_tag("rHb9", "")
    ('rHb9?dt=12', 'rHb9')
    """
    return f"{normalised}?dt={tag}" if tag else normalised


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentSaid:
    """What somebody says of a payment, before it is looked at."""

    status: PaymentStatus
    method: str
    """The way of paying, in any capitals."""
    amount: str
    """A number with a point; "" for not known."""
    currency: str
    to: str = ""
    """Where it went or was to go; of a card only the last digits are kept."""
    at_text: str = ""
    item_id: ItemId | None = None
    note: str = ""

    @property
    def rail(self) -> str:
        """The way of paying as it is recorded."""
        return self.method.strip().lower()


def record_payment(vault: Vault, said: PaymentSaid) -> Fact:
    """Record money demanded, attempted, made or refunded.

    Raises:
        InvalidValueError: The amount is no number, or method or currency have no known form.
        EmbeddedDataError: In an under-18 case it holds data that is not words.
    """
    kept = keep_receiver(said.to, said.rail)
    fact = vault.record(_payment(vault, said, kept))
    _keep_check(vault, fact.number, kept)
    return fact


def correct_payment(vault: Vault, number: int, said: PaymentSaid) -> None:
    """Set a payment right where it stands: a slip in a sum or a day is nothing to withdraw for.

    What was recorded first stays in the case, and each field that changes has its entry in the
    ledger. What stands as it did is not recorded again.

    Args:
        vault: The open vault.
        number: The payment's.
        said: All of it, as it shall stand.

    Raises:
        NoSuchItemError: No such payment stands.
        InvalidValueError: The amount is no number, or method or currency have no known form.
        EmbeddedDataError: In an under-18 case it holds data that is not words.
    """
    kept = keep_receiver(said.to, said.rail)
    corrected = _payment(vault, said, kept)
    before = get_payment(vault, number)
    vault.correct_payment(replace(corrected, number=number))
    if corrected.to != before.to:
        _keep_check(vault, number, kept)


def get_payment(vault: Vault, number: int) -> Payment:
    """Return a payment as it stands now.

    Raises:
        NoSuchItemError: No such payment stands.
    """
    for each in vault.contents().payments:
        if each.number == number:
            return each
    raise NoSuchItemError(item=f"payment/{number}")


def look_at_receiver(method: str, to: str, country: str) -> Kept:
    """Say how the receiver of a payment would be kept and what its check digits tell."""
    kept = keep_receiver(to, method.strip().lower())
    return kept if kept.has_card else replace(kept, check=check_of(to, country))


def _keep_check(vault: Vault, number: int, kept: Kept) -> None:
    """Keep what the check digits of a card say: its last digits alone cannot be checked again."""
    vault.say_detail(number, RECEIVER_CHECK, kept.check.value if kept.check else "")


def _payment(vault: Vault, said: PaymentSaid, kept: Kept) -> Payment:
    """Return a payment that may stand in a case.

    Raises:
        InvalidValueError: The amount is no number, or method or currency have no known form.
        EmbeddedDataError: In an under-18 case it holds data that is not words.
    """
    admit_words(
        vault.case.ages,
        {
            N_("payment method"): said.method,
            N_("amount"): said.amount,
            N_("currency"): said.currency,
            N_("account"): said.to,
            N_("time"): said.at_text,
            N_("note"): said.note,
        },
    )
    coin = said.currency.strip().upper()
    if _METHOD.fullmatch(said.rail) is None:
        raise InvalidValueError(
            value=said.method,
            field=N_("payment method"),
            expected=N_("bank, card, bitcoin, gift-card …"),
        )
    if coin and _CURRENCY.fullmatch(coin) is None:
        raise InvalidValueError(
            value=said.currency, field=N_("currency"), expected=N_("EUR, GBP, USD, BTC …")
        )
    return Payment(
        number=0,
        status=said.status,
        method=said.rail,
        amount=_valid_amount(said.amount),
        currency=coin,
        to=kept.text,
        at_text=said.at_text,
        item_id=said.item_id,
        recorded_at=_UNSAVED,
        note=keep_words(said.note),
    )


def record_event(
    vault: Vault,
    *,
    at_text: str,
    text: str,
    item_id: ItemId | None = None,
    until_text: str = "",
    actor: str = "",
) -> Fact:
    """Record something that happened, at a time given in any form.

    Args:
        vault: The open vault.
        at_text: When.
        text: What.
        item_id: The item that shows it.
        until_text: Until when it went on, in any form.
        actor: Who did it: ``me``, ``them``, ``someone-else``, ``dont-know``, or S1, S2 …

    Raises:
        InvalidValueError: The description is empty, or nobody is called so.
        EmbeddedDataError: In an under-18 case it holds data that is not words.
    """
    admit_words(vault.case.ages, {N_("time"): at_text, N_("event"): text})
    if not text.strip():
        raise InvalidValueError(value=text, field=N_("event"), expected=N_("a few words"))
    more = {Remark.EVENT_UNTIL: until_text, Remark.EVENT_ACTOR: actor}
    remarks.require(vault, more)
    fact = vault.record(
        Event(
            number=0,
            at_text=at_text,
            at=_find_instant(at_text),
            text=keep_words(text),
            item_id=item_id,
            recorded_at=_UNSAVED,
        )
    )
    remarks.say(vault, fact.number, more)
    return fact


def record_removal(
    vault: Vault,
    *,
    service: str,
    case_number: str = "",
    pin: str = "",
    status: str = "",
    asked: str = "",
    answered: str = "",
) -> Fact:
    """Record a request to take images down, with the numbers the service cannot give again.

    Args:
        vault: The open vault.
        service: Its name.
        case_number: What it gave to find the request again.
        pin: The same; never printed and never exported.
        status: How far it is.
        asked: When it was asked for, in any form; "" for not said.
        answered: When the service answered; "" for not said, or not yet.

    Raises:
        InvalidValueError: The service has no name.
        EmbeddedDataError: In an under-18 case it holds data that is not words.
    """
    admit_words(
        vault.case.ages,
        {
            N_("service"): service,
            N_("case number"): case_number,
            N_("PIN"): pin,
            N_("status"): status,
            N_("time"): f"{asked}\n{answered}",
        },
    )
    if not service.strip():
        raise InvalidValueError(
            value=service, field=N_("service"), expected=N_("its name, such as StopNCII")
        )
    fact = vault.record(
        Removal(
            number=0,
            service=service,
            case_number=case_number,
            pin=pin,
            status=status,
            recorded_at=_UNSAVED,
        )
    )
    for name, said in (
        (removal_asked(fact.number), asked.strip()),
        (removal_answered(fact.number), answered.strip()),
    ):
        vault.answer_case(name, said)
    return fact


def put_removal_in_report(vault: Vault, number: int, *, is_wanted: bool) -> CaseAnswer:
    """Let a removal request's service and case number stand in the police report, or not.

    Raises:
        NoSuchItemError: No such request stands.
    """
    if all(removal.number != number for removal in vault.contents().removals):
        raise NoSuchItemError(item=f"removal/{number}")
    return vault.answer_case(removal_in_report(number), YES if is_wanted else "")


def leave_out_own_accounts(vault: Vault, *, is_left_out: bool) -> CaseAnswer:
    """Leave the person's own bank and wallet out of everything that goes out, or put them in."""
    return vault.answer_case(OWN_ACCOUNTS_LEFT_OUT, YES if is_left_out else "")


def write_statement(
    vault: Vault, clock: Clock, *, facts: str | None, feelings: str | None
) -> Statement:
    """Write the person's own words; what is ``None`` stays as it was.

    Raises:
        EmbeddedDataError: In an under-18 case they hold data that is not words.
    """
    admit_words(vault.case.ages, {N_("facts"): facts or "", N_("feelings"): feelings or ""})
    before = vault.case_file().statement
    statement = Statement(
        facts=(before.facts if before else "") if facts is None else facts,
        feelings=(before.feelings if before else "") if feelings is None else feelings,
        written_at=clock.now(),
    )
    vault.write_statement(statement)
    return statement


def machine_form(kind: IdentifierKind, value: str, country: str) -> tuple[str, Validity]:
    """Return machine form and validity of a value told by hand; "" where nothing is known.

    It is read as it stands: what it may be once signs are read as others, nobody said here.
    """
    # A card is found by its digits or by the word before them, and here the person says the word.
    said = f"card {value}" if kind is IdentifierKind.CARD else value
    from evidence_kit.recognising.reasons import OFFERED
    from evidence_kit.recognising.text import recognise

    for found in recognise(said, country=country).identifiers:
        if found.kind is kind and said[found.start : found.end] == value.strip():
            if found.reason not in OFFERED:
                return found.normalised, found.validity
            is_wrong = found.validity is Validity.VALID
            return "", Validity.INVALID if is_wrong else found.validity
    return "", Validity.NO_CHECK_DIGITS


def _valid_amount(amount: str) -> str:
    text = amount.strip()
    if not text:
        return ""
    expected = N_("a number such as 500 or 49.90")
    if re.fullmatch(r"[0-9]{1,18}(\.[0-9]{1,18})?", text) is None:
        raise InvalidValueError(value=amount, field=N_("amount"), expected=expected)
    try:
        return format(Decimal(text), "f")
    except InvalidOperation as problem:
        raise InvalidValueError(value=amount, field=N_("amount"), expected=expected) from problem


def _find_instant(text: str) -> datetime | None:
    """Return the instant of an ISO 8601 time that says its offset; other times stay words."""
    try:
        instant = datetime.fromisoformat(text.strip())
        return None if instant.tzinfo is None else instant.astimezone(UTC)
    except (ValueError, OverflowError):
        # Words, or a year that UTC no longer has.
        return None
