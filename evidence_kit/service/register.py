"""Requests about whose account is whose, and about what more is known of a payment."""

from evidence_kit import messages
from evidence_kit.casework import register
from evidence_kit.service.work import Work


def say_same(request: messages.SaySame, work: Work) -> messages.Recorded:
    """Say that an account as reported is another one too.

    Raises:
        NoVaultOpenError: No case is open.
        InvalidValueError: One of them is not S1, S2 …, or they are one already.
        NoSuchItemError: Nothing in the case belongs to one of them.
        EmbeddedDataError: In an under-18 case the note holds data that is not words.
    """
    said = register.say_same(work.vault, request.subject, request.whole, note=request.note)
    return messages.Recorded(name=f"subject/{said.number}")


def say_apart(request: messages.SayApart, work: Work) -> messages.Recorded:
    """Say that an account stands for itself again.

    Raises:
        NoVaultOpenError: No case is open.
        InvalidValueError: It is not S1, S2 …, or is part of no other one.
        EmbeddedDataError: In an under-18 case the note holds data that is not words.
    """
    said = register.say_apart(work.vault, request.subject, note=request.note)
    return messages.Recorded(name=f"subject/{said.number}")


def attribute(request: messages.Attribute, work: Work) -> messages.Recorded:
    """Say to which account identifiers belong.

    Raises:
        NoVaultOpenError: No case is open.
        InvalidValueError: It is no account, or there are too many.
        NoSuchItemError: No such identifier stands, or nothing belongs to the account.
    """
    said = register.attribute(work.vault, request.identifiers, request.subject)
    return messages.Recorded(name=f"attribution/{said[0].number}" if said else "")


def say_detail(request: messages.SayDetail, work: Work) -> messages.Recorded:
    """Say one more thing known of a payment.

    Raises:
        NoVaultOpenError: No case is open.
        NoSuchItemError: No such payment stands.
        EmbeddedDataError: In an under-18 case it holds data that is not words.
    """
    said = register.say_detail(work.vault, request.payment, request.field, request.value)
    return messages.Recorded(name=f"detail/{said.number}/{said.name}")
