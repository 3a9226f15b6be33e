"""Whose account is whose, and what more is known of a payment: said later, and taken back.

The rules are: an account is "S1, as reported", never a person (product rule S11); two accounts that
turn out to be one keep both their numbers, and one that turns out to be two gets a new number that
was never given before; everything is in the ledger and can be undone; nobody is asked to find any
of this out (product rule W5).
"""

from collections.abc import Sequence
from datetime import UTC, datetime

from evidence_kit.casework.card_numbers import keep_receiver
from evidence_kit.casework.facts import require_subject
from evidence_kit.errors import InvalidValueError, NoSuchItemError
from evidence_kit.i18n import N_
from evidence_kit.intake.admit import admit_words
from evidence_kit.model import CaseContents
from evidence_kit.rails import PaymentField
from evidence_kit.store import Vault, standing_subject
from evidence_kit.subjects import Attribution, PaymentDetail, Subject

NEW = "new"
"""Stands for the account that a split makes."""

_UNSAVED = datetime(1970, 1, 1, tzinfo=UTC)
"""Stands in a new value until the vault fills in its time."""
_LAST_NUMBER = 999


def say_same(vault: Vault, subject: str, whole: str, *, note: str = "") -> Subject:
    """Say that an account as reported is another one too; both numbers stay.

    Args:
        vault: The open vault.
        subject: The account that is part of the other from now on.
        whole: The account that stands for both.
        note: How the person knows.

    Raises:
        InvalidValueError: One of them is not S1, S2 …, or they are one already.
        NoSuchItemError: Nothing in the case belongs to one of them.
        EmbeddedDataError: In an under-18 case the note holds data that is not words.
    """
    admit_words(vault.case.ages, {N_("note"): note})
    contents = vault.contents()
    for each in (subject, whole):
        _require_known(contents, each)
    target = standing_subject(whole, contents.subjects)
    if standing_subject(subject, contents.subjects) == target:
        raise InvalidValueError(
            value=whole, field=N_("subject"), expected=N_("another account than the first one")
        )
    return vault.say_subject(
        Subject(number=_number(subject), part_of=_number(target), note=note, changed_at=_UNSAVED)
    )


def say_apart(vault: Vault, subject: str, *, note: str = "") -> Subject:
    """Say that an account stands for itself again.

    Raises:
        InvalidValueError: It is not S1, S2 …, or is part of no other one.
        EmbeddedDataError: In an under-18 case the note holds data that is not words.
    """
    admit_words(vault.case.ages, {N_("note"): note})
    require_subject(subject)
    said = vault.contents().subjects.get(_number(subject))
    if said is None or said.part_of is None:
        raise InvalidValueError(
            value=subject, field=N_("subject"), expected=N_("an account that is part of another")
        )
    return vault.say_subject(
        Subject(number=said.number, part_of=None, note=note, changed_at=_UNSAVED)
    )


def attribute(vault: Vault, identifiers: Sequence[int], subject: str) -> tuple[Attribution, ...]:
    """Say to which account identifiers belong.

    Args:
        vault: The open vault.
        identifiers: Their numbers.
        subject: S1, S2 …; :data:`NEW` gives them an account of their own; "" puts them back to the
            one they were recorded with.

    Raises:
        InvalidValueError: It is none of these, or there are too many accounts.
        NoSuchItemError: No such identifier stands, or nothing belongs to the account; nothing was
            recorded.
    """
    contents = vault.contents()
    standing = {each.number for each in contents.identifiers}
    for number in identifiers:
        if number not in standing:
            raise NoSuchItemError(item=f"identifier/{number}")
    if subject == NEW:
        subject = _new_subject(vault)
    elif subject:
        _require_known(contents, subject)
    return tuple(vault.attribute(number, subject) for number in identifiers)


def say_detail(vault: Vault, payment: int, field: PaymentField, value: str) -> PaymentDetail:
    """Say one more thing that is known of a payment; "" takes it back.

    Raises:
        NoSuchItemError: No such payment stands.
        EmbeddedDataError: In an under-18 case it holds data that is not words.
    """
    admit_words(vault.case.ages, {N_("detail of a payment"): value})
    rail = _RAILS.get(field, "")
    return vault.say_detail(payment, field.value, keep_receiver(value.strip(), rail).text)


_RAILS = {PaymentField.CARD: "card", PaymentField.SERIAL: "gift-card"}
"""What a number is where a field says so itself."""


def accounts_in_use(contents: CaseContents) -> tuple[str, ...]:
    """Return the accounts that something in a case belongs to or that were set apart, in order."""
    named = {each.subject for each in contents.identifiers}
    named |= {each.subject for each in contents.threats}
    named |= set(contents.recorded_subjects.values())
    named |= {f"S{number}" for number in contents.subjects}
    return tuple(sorted(filter(None, named), key=_number))


def _new_subject(vault: Vault) -> str:
    number = vault.next_subject()
    if number > _LAST_NUMBER:
        raise InvalidValueError(value=f"S{number}", field=N_("subject"), expected="S1 … S999")
    # Before anything belongs to it: the number is given from here on, whatever comes next.
    vault.say_subject(Subject(number=number, part_of=None, note="", changed_at=_UNSAVED))
    return f"S{number}"


def _require_known(contents: CaseContents, subject: str) -> None:
    require_subject(subject)
    if subject not in accounts_in_use(contents):
        raise NoSuchItemError(item=subject)


def _number(subject: str) -> int:
    return int(subject.removeprefix("S"))
