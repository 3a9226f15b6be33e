"""What was written down: accounts, money, events, threats, who was told."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from evidence_kit.model.names import ItemId


class IdentifierKind(StrEnum):
    """What an identifier is."""

    USERNAME = "username"
    DISPLAY_NAME = "display-name"
    NUMERIC_ID = "numeric-id"
    PROFILE_URL = "profile-url"
    URL = "url"
    EMAIL = "email"
    PHONE = "phone"
    IBAN = "iban"
    BITCOIN = "bitcoin"
    ETHEREUM = "ethereum"
    TRON = "tron"
    LITECOIN = "litecoin"
    MONERO = "monero"
    SOLANA = "solana"
    XRP = "xrp"
    TON = "ton"
    TRANSACTION = "transaction"
    """The number under which a chain keeps a transfer."""
    BANK_ACCOUNT = "bank-account"
    BIC = "bic"
    CARD = "card"
    """A payment card, by its last four digits; the whole number is never recorded."""
    PAYMENT_HANDLE = "payment-handle"
    GIFT_CARD = "gift-card"
    TRANSFER_NUMBER = "transfer-number"
    """The number under which cash is collected (MTCN and its like)."""
    IP_ADDRESS = "ip-address"
    OTHER = "other"


MONEY_KINDS = frozenset(
    {
        IdentifierKind.IBAN,
        IdentifierKind.BITCOIN,
        IdentifierKind.ETHEREUM,
        IdentifierKind.TRON,
        IdentifierKind.LITECOIN,
        IdentifierKind.MONERO,
        IdentifierKind.SOLANA,
        IdentifierKind.XRP,
        IdentifierKind.TON,
        IdentifierKind.TRANSACTION,
        IdentifierKind.BANK_ACCOUNT,
        IdentifierKind.BIC,
        IdentifierKind.CARD,
        IdentifierKind.PAYMENT_HANDLE,
        IdentifierKind.GIFT_CARD,
        IdentifierKind.TRANSFER_NUMBER,
    }
)
"""What belongs to whoever moves money, wherever it was seen."""


class Validity(StrEnum):
    """What the check digits of a value say."""

    VALID = "valid"
    INVALID = "invalid"
    NO_CHECK_DIGITS = "no-check-digits"
    """The kind has none, so nothing can be told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Identifier:
    """A name, number, address or link by which an account can be found, as reported."""

    number: int
    kind: IdentifierKind
    subject: str
    """The account it belongs to, "S1"; always "as reported", never "the offender"."""
    platform: str
    """The app or service; "" when not said."""
    value: str
    """Exactly as written in the source."""
    normalised: str
    """The machine form (E.164, IBAN without spaces, …); equal to ``value`` where there is none."""
    validity: Validity
    item_id: ItemId | None
    """The item it was found in, or ``None`` when told from memory."""
    recorded_at: datetime
    note: str = ""
    """What the person adds."""


class PaymentStatus(StrEnum):
    """How far a payment got."""

    DEMANDED = "demanded"
    ATTEMPTED = "attempted"
    MADE = "made"
    REFUNDED = "refunded"


class Spoken(StrEnum):
    """How a text speaks of a sum of money."""

    ASKED = "asked"
    """Somebody is to pay it."""
    PAID = "paid"
    """Somebody says that it was paid."""
    CANNOT_TELL = "cannot-tell"
    """The text says neither, or both: a question, an offer, a sum alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Payment:
    """Money demanded or moved, as reported."""

    number: int
    status: PaymentStatus
    method: str
    """The rail: ``bank``, ``card``, ``bitcoin``, ``gift-card``, ``paypal`` …, lower case."""
    amount: str
    """A decimal number with a full stop ("500.00"); "" when not known."""
    currency: str
    """ISO 4217 code or coin ticker, upper case; "" when not known."""
    to: str
    """The account or address it went or was to go to, verbatim; "" when not known."""
    at_text: str
    """When, in the person's words or ISO 8601; "" when not known."""
    item_id: ItemId | None
    recorded_at: datetime
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentCorrection:
    """A payment that was set right once: as it stood before, and after."""

    nth: int
    """1 for its first correction, counting up."""
    before: Payment
    after: Payment


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened, for the timeline."""

    number: int
    at_text: str
    """When, exactly as the person gave it."""
    at: datetime | None
    """The instant in UTC, only where ``at_text`` is an ISO 8601 time with an offset."""
    text: str
    item_id: ItemId | None
    recorded_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """The person's own words; facts may go to the police, feelings stay unless they choose."""

    facts: str
    feelings: str
    written_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Removal:
    """A request to take images down."""

    number: int
    service: str
    case_number: str
    pin: str
    """StopNCII's PIN cannot be recovered there; never printed or exported."""
    status: str
    recorded_at: datetime


class Demand(StrEnum):
    """What was wanted in return."""

    MONEY = "money"
    MORE_IMAGES = "more-images"
    OTHER = "other"
    NOTHING = "nothing"
    """Nothing was asked for."""
    DONT_KNOW = "dont-know"
    NOT_SAID = "not-said"
    """Nobody was asked, or nobody answered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Threat:
    """What was threatened, as reported."""

    number: int
    subject: str
    """The account it came from, "S1"; "" when not said."""
    platform: str
    """The app or place it was said in; "" when not said."""
    text: str
    """The threat itself, word for word or as remembered; "" when not known."""
    audience: str
    """To whom something was to be sent or shown, in the person's words; "" when not said."""
    demand: Demand
    at_text: str
    """When it was said, in the person's words or ISO 8601; "" when not known."""
    deadline_text: str
    """Until when, in the person's words or ISO 8601; "" when none was named or it is not known."""
    item_id: ItemId | None
    """The item that shows it, or ``None`` when told from memory."""
    recorded_at: datetime
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Referral:
    """A police force or another body that was told, and what it gave back."""

    number: int
    force: str
    """Who was told: the force, the station, the body."""
    reference: str
    """Its number for the matter."""
    on_text: str
    """When it was told, in the person's words or ISO 8601."""
    officer: str
    """Who deals with it there, by name or number."""
    recorded_at: datetime
    note: str = ""


class Activity(StrEnum):
    """Whether an account still answers, as far as the person happens to know."""

    ACTIVE = "active"
    GONE = "gone"
    DONT_KNOW = "dont-know"
    NOT_SAID = "not-said"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """What is said of when an identifier was seen; every field may be empty."""

    number: int
    """The identifier's."""
    first_seen_text: str
    last_seen_text: str
    how_known: str
    """Where the identifier is known from, in the person's words."""
    activity: Activity
    changed_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseAnswer:
    """Something said once about the case as a whole, such as how long it is to be kept."""

    name: str
    """What was asked: ``retention-until``; lower case, at most 64 characters."""
    value: str
    """What was answered; "" when it was taken back."""
    changed_at: datetime


class StepState(StrEnum):
    """How far a step of the checklist is, as the person says."""

    OPEN = "open"
    DONE = "done"
    NOT_NOW = "not-now"
    NOT_FOR_ME = "not-for-me"
