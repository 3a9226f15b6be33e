"""What recognising answers: where something stands in a text, and what it seems to be.

The person confirms every finding before it is kept, so a finding says how sure it is and why.

The rules are: offsets count code points of the text exactly as received; ``value`` is that stretch
of text, untouched, save that of a card number only the last four digits are ever told; whatever is
made lighter, lower or shorter for a machine stands in ``normalised`` alone; a wrong check digit is
said; where reading a letter as the digit it resembles makes it right, that reading is offered and
said to be one. Findings are named tuples: a frozen dataclass takes three times as long to make,
and a text may be one finding after another.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from evidence_kit.model import IdentifierKind, Spoken, Validity


class Confidence(StrEnum):
    """How sure a reading is, before a person has looked at it."""

    CERTAIN = "certain"
    """The form allows no other reading, or check digits bear it out."""
    LIKELY = "likely"
    """The form or the words around it speak for it."""
    POSSIBLE = "possible"
    """It may as well be something else."""


class Recognised(NamedTuple):
    """One identifier, payment target or link in a text."""

    start: int
    """Offset of the first code point."""
    end: int
    """Offset after the last code point."""
    kind: IdentifierKind
    value: str
    """Exactly ``text[start:end]``, invisible characters included; of a card, its last digits."""
    normalised: str
    """The machine form: E.164, IBAN without spaces, the plain address of a profile …"""
    validity: Validity
    platform: str
    """The app or service as people write it ("Instagram"); "" when the text does not say."""
    confidence: Confidence
    reason: str
    """Why it was taken for this: an English sentence, marked for translation."""
    handle: str = ""
    """The account's name alone, without ``@`` or address, where the value names an account."""
    tag: str = ""
    """What a payment there must carry to reach one person: the destination tag of XRP."""


class PassageKind(StrEnum):
    """What a passage seems to do."""

    THREAT = "threat"
    """It announces harm."""
    DEMAND = "demand"
    """It tells the person to pay, send or do something."""
    DEADLINE = "deadline"
    """It says until when."""


class RecognisedPassage(NamedTuple):
    """A threat, a demand or a deadline: a candidate for the account of what happened."""

    start: int
    """Offset of the first code point."""
    end: int
    """Offset after the last code point."""
    kind: PassageKind
    value: str
    """Exactly ``text[start:end]``, with dots for all but the last digits of a card number."""
    normalised: str
    """Of a deadline: "PT24H" (ISO 8601), "20:00", or ""; of the others ""."""
    reason: str
    """Why it was taken for this: an English sentence, marked for translation."""
    confidence: Confidence = Confidence.LIKELY
    """Never certain: whose words they are, no recogniser knows."""
    said_at: str = ""
    """When it was written, as the text itself says before the message; "" where it does not."""


class RecognisedAmount(NamedTuple):
    """One sum of money in a text."""

    start: int
    """Offset of the first code point."""
    end: int
    """Offset after the last code point."""
    value: str
    """Exactly ``text[start:end]``."""
    amount: str
    """A decimal number with a full stop ("1500.00")."""
    currency: str
    """ISO 4217 code or coin ticker; "" where none is named, or a sign that fits several."""
    reason: str
    """How it was read: an English sentence, marked for translation."""
    spoken: Spoken = Spoken.CANNOT_TELL
    """How the words around it speak of it; a person's answer takes its place."""
    method: str = ""
    """The one way of paying that its line names (``postepay``); "" for none, or several."""
    said_at: str = ""
    """When it was written, as the text itself says before the message; "" where it does not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognition:
    """Everything found in one text, each list in reading order.

    Identifiers and amounts never overlap; a passage may hold some of them.
    """

    identifiers: tuple[Recognised, ...]
    amounts: tuple[RecognisedAmount, ...]
    passages: tuple[RecognisedPassage, ...] = ()


class Reading(NamedTuple):
    """What one finder takes a stretch of text for, before overlaps are settled.

    Its offsets count the *visible* text (see :mod:`evidence_kit.recognising.disguise`).
    """

    start: int
    end: int
    kind: IdentifierKind
    normalised: str
    confidence: Confidence
    reason: str
    validity: Validity = Validity.NO_CHECK_DIGITS
    platform: str = ""
    handle: str = ""
    tag: str = ""


class PassageReading(NamedTuple):
    """What the passage finder takes a stretch of visible text for."""

    start: int
    end: int
    kind: PassageKind
    reason: str
    normalised: str = ""
    confidence: Confidence = Confidence.LIKELY


class AmountReading(NamedTuple):
    """What the amount finder takes a stretch of visible text for."""

    start: int
    end: int
    amount: str
    currency: str
    reason: str
    spoken: Spoken = Spoken.CANNOT_TELL
    method: str = ""
