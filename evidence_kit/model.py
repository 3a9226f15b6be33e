"""The words of the field, as values.

Glossary – these words mean the same in code, window, report and package:

* **case** – one person's matter, in one vault.
* **item** – one thing put in: a file, a pasted text, or an *image not held*. Printed as *exhibit*.
* **covered copy** – a copy of a picture exhibit with opaque boxes, ``JS-003-C1``; an item too.
* **disclosure** – what goes out of an exhibit: all of it, its covered copy, or nothing.
* **identifier** – a name, number, address or link by which an account can be found.
* **payment** – money demanded, attempted, made or refunded.
* **event** – something that happened, at a time, for the timeline.
* **statement** – the person's own words: facts and feelings, apart.
* **removal** – a request to take images down, with the service's case number.
* **threat** – what was threatened, with what was wanted and until when.
* **referral** – a police force or other body that was told, with its reference number.
* **sighting** – when an identifier was seen, how it is known, whether it is still in use.
* **subject** – an account "as reported", S1, S2 …: one or many identifiers; two can turn out to be
  one, and one to be two. An **attribution** says to which an identifier belongs now.
* **detail** – one more thing known of a payment, by name.
* **answer** – something said once about the case as a whole, by name.
* **custody ledger** – every change, hash-chained; **entry**, **head**, **checkpoint**.
* **anchor** – a head of the ledger that somebody outside was given.
* **finding** – one answer of a check, about one thing.
* **package** – what the officer receives.

The rules are: values are frozen; instants end in ``_at`` and are aware UTC; what a person typed or
read on a screen is kept as text exactly as it was, and never improved.
"""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, NewType

from evidence_kit.i18n import N_
from evidence_kit.subjects import Subject

CaseId = NewType("CaseId", str)
"""32 lower-case hex digits, random, the vault's identity."""

ItemId = NewType("ItemId", str)
"""32 lower-case hex digits, random; also the name of the item's sealed file."""

Digest = NewType("Digest", str)
"""A SHA-256 as 64 lower-case hex digits."""


class AgeInPicture(StrEnum):
    """Was anyone in any picture under 18 when it was taken? Pictures the other side sent count."""

    ADULT = "adult"
    UNDER_18 = "under-18"
    NOT_SURE = "not-sure"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ages:
    """The two answers that decide whether the under-18 rules hold."""

    now: int | None
    """How old the person is now, in years; ``None`` is "not sure"."""
    in_picture: AgeInPicture

    @property
    def is_under_18_case(self) -> bool:
        """Whether the under-18 rules hold. "Not sure" counts as under 18 (product rule M1)."""
        return self.now is None or self.now < 18 or self.in_picture is not AgeInPicture.ADULT  # noqa: PLR2004


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One person's matter."""

    id: CaseId
    reference: str
    """``EK-2026-482913``: year of creation and six random digits; printed on everything."""
    created_at: datetime
    created_offset_minutes: int
    """The computer's local offset at creation, in minutes."""
    ages: Ages
    country: str
    """ISO 3166-1 alpha-2, with a part where police differ (``GB-SCT``); "" when not said."""
    language: str
    """BCP 47 tag of the person's language."""
    initials: str
    """Stands before exhibit numbers (``JS-001``); ``EX`` when not said."""


class ItemKind(StrEnum):
    """What sort of thing an item is."""

    FILE = "file"
    TEXT = "text"
    NOT_HELD = "not-held"
    """Described in words; the thing itself was never taken in (product rule M2)."""


class ItemStatus(StrEnum):
    """Whether the bytes of an item are in the vault."""

    HELD = "held"
    NOT_HELD = "not-held"
    WITHDRAWN = "withdrawn"
    """Taken out again; a numbered stub stays."""


class Sensitivity(StrEnum):
    """How an item may be shown and exported."""

    ORDINARY = "ordinary"
    INTIMATE = "intimate"
    """Adults only: no preview, never in the report, never in the ordinary package."""


class TypeMatch(StrEnum):
    """Whether a file's name and its content agree about its type."""

    AGREE = "agree"
    DIFFER = "differ"
    CANNOT_TELL = "cannot-tell"


class Route(StrEnum):
    """How something came in; every route passes ``intake.admit``."""

    COMMAND_LINE = "command-line"
    FILE_DIALOG = "file-dialog"
    DROP = "drop"
    PASTE = "paste"
    COVERING = "covering"
    """Made here, of an exhibit of the case."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """What the person says about where an item comes from; every field may be empty."""

    device: str = ""
    """The owner's name for the device that holds the original ("my phone")."""
    how: str = ""
    """How it was obtained ("screenshot taken by me")."""
    who: str = ""
    """Who obtained it, if not the person whose case it is ("my sister")."""
    shows: str = ""
    """What it shows, in the person's words."""
    app: str = ""
    """The app or place the thing was seen in; for an image not held, where it lies."""
    seen_at_text: str = ""
    """The time as displayed or remembered, in the person's words, not interpreted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileTimes:
    """A source file's times as found; the source device's clock, which may be wrong."""

    modified_at: datetime | None
    created_at: datetime | None
    """Where the file system keeps it; ``None`` elsewhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureFacts:
    """What the locked-down decoder could say about a picture; the camera's clock, uninterpreted."""

    width_px: int
    height_px: int
    taken_at_text: str
    """EXIF DateTimeOriginal with OffsetTimeOriginal, as written in the file; "" when absent."""
    camera: str
    """EXIF make and model; "" when absent."""
    software: str
    """EXIF software tag; "" when absent."""
    has_location: bool
    """Whether the file carries a position; the position itself is never read out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing put in, as recorded at import."""

    id: ItemId
    number: int
    """1, 2, 3 … in order of arrival; never used twice. Covered copies have a range of their own."""
    label: str
    """The exhibit's name, ``JS-001``, or its covered copy's, ``JS-001-C1``; fixed at import."""
    kind: ItemKind
    status: ItemStatus
    sensitivity: Sensitivity
    original_name: str
    """The source's file name, verbatim; unpaired surrogates are kept as ``\\udcXX``."""
    size_bytes: int
    sha256: Digest | None
    """``None`` for an image not held, which is never hashed."""
    media_type: str
    """By content, never by name; ``application/octet-stream`` when unknown, "" when not held."""
    type_match: TypeMatch
    times: FileTimes
    imported_at: datetime
    imported_offset_minutes: int
    route: Route
    provenance: Provenance
    withdrawn_why: str = ""
    """The reason given when it was taken out again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle in an upright picture, in whole pixels from its top left corner."""

    x_px: int
    y_px: int
    width_px: int
    height_px: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Covering:
    """How a covered copy was made; what lies under the boxes is nowhere in it."""

    item_id: ItemId
    """The copy."""
    original_id: ItemId
    """The exhibit it was made of."""
    number: int
    """1, 2, 3 … for each exhibit; never used twice."""
    width_px: int
    """Of the upright picture, and so of the copy."""
    height_px: int
    margin_px: int
    """How far the boxes reach past what was marked, on every side."""
    boxes: tuple[Box, ...]
    """What was marked, without the margin, in the order it was."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CoveredCopy:
    """A covered copy: the item, and how it was made."""

    item: Item
    covering: Covering


class DisclosureChoice(StrEnum):
    """What goes out of an exhibit in a report or package."""

    WHOLE = "whole"
    """The exhibit as it was put in; so it is when nothing was said."""
    COVERED = "covered"
    """The covered copy alone; nothing while there is none."""
    WITHHELD = "withheld"
    """Neither: its number, and that it is withheld."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Disclosure:
    """What was said of what goes out of an exhibit; its ledger entries stay whatever it is."""

    item_id: ItemId
    choice: DisclosureChoice
    why: str
    """The reason in the person's words; may be empty."""
    changed_at: datetime


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


class Action(StrEnum):
    """What a custody entry records."""

    CASE_CREATED = "case-created"
    CASE_CHANGED = "case-changed"
    ITEM_IMPORTED = "item-imported"
    ITEM_DESCRIBED = "item-described"
    ITEM_WITHDRAWN = "item-withdrawn"
    ITEM_COVERED = "item-covered"
    """A covered copy of an exhibit was made, read back and kept."""
    FACT_RECORDED = "fact-recorded"
    FACT_CHANGED = "fact-changed"
    FACT_WITHDRAWN = "fact-withdrawn"
    ITEM_EXTRACTED = "item-extracted"
    """Its original bytes were written out again, unencrypted."""
    PREVIEW_MADE = "preview-made"
    EXPORTED = "exported"
    CHECKED = "checked"
    KEYS_CHANGED = "keys-changed"
    MIGRATED = "migrated"
    SWEPT = "swept"
    REPAIRED = "repaired"
    """The vault was written anew from what could be read of a damaged one."""
    ANCHORED = "anchored"
    """A head of the ledger was given to somebody outside."""
    BACKED_UP = "backed-up"
    """A backup of all of it was written somewhere else and read back from there."""
    RESTORED = "restored"
    """This vault was written from a backup: what came after that is in another vault."""
    MOVED = "moved"
    """This vault is a copy of one that lay elsewhere, read back and checked in full."""


class KeyKind(StrEnum):
    """Whose a way to open a case is; the header may name one that a later version knows."""

    PASSPHRASE = "passphrase"  # noqa: S105 - the name of a kind, no secret
    """The person's own."""
    WORKER = "worker"
    """A support worker's passphrase."""
    RECOVERY = "recovery"
    """The spare key on paper."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """One way to open a case; nothing here opens anything."""

    number: int
    kind: str
    """A :class:`KeyKind`, or another one that opens with a passphrase."""
    created_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerEntry:
    """One line of the custody ledger."""

    n: int
    """1, 2, 3 … without gaps."""
    at: datetime
    offset_minutes: int
    monotonic_ms: int
    boot_id: str
    app_version: str
    actor: str
    """The kind of key slot that opened the vault; ``passphrase/3`` where there are several."""
    action: Action
    object: str
    """What it is about: ``case``, ``item/<id>``, ``payment/3`` …"""
    before: Digest | None
    """Keyed digest of the object's record before the change; ``None`` when it did not exist."""
    after: Digest | None
    """Keyed digest of the object's record after it; ``None`` when there is none."""
    detail: dict[str, Any]
    """Facts for a reader: counts, digests, codes – never names, words or amounts."""
    salt: bytes
    """16 random bytes that blind the commitment."""
    chain: Digest
    """h_n, see :mod:`evidence_kit.custody`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerHead:
    """The end of the chain: one number that pins every entry before it."""

    n: int
    chain: Digest


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkpoint:
    """A ledger head signed by the vault's Ed25519 key."""

    n: int
    chain: Digest
    at: datetime
    signature: bytes


class AnchorKind(StrEnum):
    """In what form somebody outside has a head of the ledger."""

    PAPER = "paper"
    """A printed page with a witness's line."""
    MESSAGE = "message"
    """Text for an e-mail or a letter; the person sends it, this program never."""
    TIMESTAMP = "timestamp"
    """The reply of a time-stamping authority (RFC 3161)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """A head of the ledger that somebody outside was given; everything up to it is pinned there."""

    number: int
    """1, 2, 3 … in the order they were made; never used twice."""
    kind: AnchorKind
    n: int
    """The ledger's last entry at that time."""
    chain: Digest
    """h_n of that entry."""
    made_at: datetime
    """By this computer's clock; a time stamp's proof holds the authority's."""
    with_whom: str
    """Who has it, in the person's words: a witness, an address; of a time stamp the authority."""
    proof: bytes | None
    """The authority's reply in DER (RFC 3161 §2.4.2); ``None`` for paper and message."""


class Verdict(StrEnum):
    """The answer to "is this as it was?", with every outcome named."""

    INTACT = "intact"
    ALTERED = "altered"
    MISSING = "missing"
    ADDED = "added"
    UNREADABLE = "unreadable"
    """It is there, but could not be read, so nothing can be said about it."""
    NOT_CHECKED = "not-checked"

    @property
    def is_bad(self) -> bool:
        """Whether this outcome means something is wrong, rather than good or unanswered."""
        return self in {Verdict.ALTERED, Verdict.MISSING, Verdict.ADDED, Verdict.UNREADABLE}


VERDICT_WORDS = {
    Verdict.INTACT: N_("intact"),
    Verdict.ALTERED: N_("altered"),
    Verdict.MISSING: N_("missing"),
    Verdict.ADDED: N_("added"),
    Verdict.UNREADABLE: N_("unreadable"),
    Verdict.NOT_CHECKED: N_("not checked"),
}
"""The one word people read for each verdict, everywhere."""


class Origin(StrEnum):
    """What the rows of a vault come from that was written anew."""

    DATABASE = "database"
    """The vault's own database; no copy beside it knows more."""
    NEWER_COPY = "newer-copy"
    """A copy of the database that knows more than the vault's own, which is older or another."""
    BACKUP = "backup"
    """A copy of the database: what was said and changed after it is gone."""
    SEALED_FILES = "sealed-files"
    """Only what each sealed file says about itself; everything else is gone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One answer of a check, about one thing."""

    subject: str
    """The item's label, the file's path in the package, or the part of the vault."""
    verdict: Verdict
    detail: str = ""
    """English, for the log and the lab: which digest, which line, which error."""


class Place(StrEnum):
    """Where in a thing a word was found."""

    LABEL = "label"
    NAME = "name"
    SHOWS = "shows"
    WHO = "who"
    HOW = "how"
    DEVICE = "device"
    APP = "app"
    TIME = "time"
    TEXT = "text"
    """The words of a kept text, or of an event."""
    VALUE = "value"
    ACCOUNT = "account"
    AMOUNT = "amount"
    NOTE = "note"
    FACTS = "facts"
    FEELINGS = "feelings"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One thing of the case in which all the words occur that somebody looked for."""

    name: str
    """An exhibit's label, a fact's name like ``payment/3``, or ``statement``."""
    item_id: ItemId | None
    """The item itself, or the one that a fact was found in."""
    places: tuple[Place, ...]
    """Where in it one of the words stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchAnswer:
    """What was found, and what was not looked through."""

    hits: tuple[Hit, ...]
    """Items in order of number, then facts, then the person's own account."""
    not_searched: tuple[str, ...]
    """Labels of kept texts that could not be read, or not to their end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseContents:
    """Everything in a case that a person works with, read at one instant; without the ledger."""

    case: Case
    items: tuple[Item, ...]
    """In order of number; withdrawn stubs included."""
    pictures: dict[ItemId, PictureFacts]
    identifiers: tuple[Identifier, ...]
    payments: tuple[Payment, ...]
    events: tuple[Event, ...]
    statement: Statement | None
    removals: tuple[Removal, ...]
    steps: dict[str, StepState]
    """How far each step is that somebody said something about, by its name."""
    drafts: dict[str, str]
    """What is being typed and not said yet, by the name of its field."""
    threats: tuple[Threat, ...] = ()
    referrals: tuple[Referral, ...] = ()
    sightings: dict[int, Sighting] = field(default_factory=dict)
    """What is said of when each identifier was seen, by the identifier's number."""
    answers: dict[str, str] = field(default_factory=dict)
    """What is said of the case as a whole, by name; without what was taken back."""
    copies: tuple[CoveredCopy, ...] = ()
    """Every covered copy in the order they were made; stubs of those taken back included."""
    disclosures: dict[ItemId, Disclosure] = field(default_factory=dict)
    """What was said of what goes out of an exhibit; all of it goes where nothing was said."""
    subjects: dict[int, Subject] = field(default_factory=dict)
    """What is said of accounts as reported, by number: which is part of which."""
    recorded_subjects: dict[int, str] = field(default_factory=dict)
    """By number, the account an identifier was recorded with, where it belongs to another now."""
    details: dict[int, dict[str, str]] = field(default_factory=dict)
    """What more is known of each payment: its number, then the detail's name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFile:
    """Everything a report or package is made from, read from the vault at one instant."""

    case: Case
    items: tuple[Item, ...]
    """In order of number; withdrawn stubs included."""
    pictures: dict[ItemId, PictureFacts]
    identifiers: tuple[Identifier, ...]
    payments: tuple[Payment, ...]
    events: tuple[Event, ...]
    statement: Statement | None
    removals: tuple[Removal, ...]
    ledger: tuple[LedgerEntry, ...]
    head: LedgerHead
    certificate_pem: bytes
    """The case's self-signed P-256 certificate, in PEM."""
    threats: tuple[Threat, ...] = ()
    referrals: tuple[Referral, ...] = ()
    sightings: dict[int, Sighting] = field(default_factory=dict)
    """What is said of when each identifier was seen, by the identifier's number."""
    answers: dict[str, str] = field(default_factory=dict)
    """What is said of the case as a whole, by name; without what was taken back."""
    copies: tuple[CoveredCopy, ...] = ()
    """Every covered copy in the order they were made; stubs of those taken back included."""
    disclosures: dict[ItemId, Disclosure] = field(default_factory=dict)
    """What was said of what goes out of an exhibit; all of it goes where nothing was said."""
    subjects: dict[int, Subject] = field(default_factory=dict)
    """What is said of accounts as reported, by number: which is part of which."""
    recorded_subjects: dict[int, str] = field(default_factory=dict)
    """By number, the account an identifier was recorded with, where it belongs to another now."""
    details: dict[int, dict[str, str]] = field(default_factory=dict)
    """What more is known of each payment: its number, then the detail's name."""
    anchors: tuple[Anchor, ...] = ()
    """Where the chain is pinned outside, in the order it was."""
    covered_from: dict[ItemId, Item] = field(default_factory=dict)
    """Of what goes out covered, by the copy's id, the exhibit whose place it has; else empty."""

    def is_withheld(self, item: Item) -> bool:
        """Whether neither an exhibit nor a copy of it goes out, because somebody said so."""
        said = self.disclosures.get(item.id)
        return (
            said is not None
            and said.choice is not DisclosureChoice.WHOLE
            and item.status is not ItemStatus.WITHDRAWN
        )

    def label_of(self, item_id: ItemId | None) -> str:
        """Return an item's exhibit label, or "" for none."""
        return next((item.label for item in self.items if item.id == item_id), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportFacts:
    """What is said of one export on its own pages."""

    version: int
    """1 for the first report or package of a case, counting up."""
    made_at: datetime
    offset_minutes: int
    app_version: str
    system: str
    """Operating system and Python version, as the platform names them."""
    language: str
    """BCP 47 tag the export is written in."""


class PaperKind(StrEnum):
    """A paper beside the report, made from the case file alone."""

    PRESERVATION = "preservation-request"
    """What a platform is asked to keep: one for each that occurs."""
    MONEY = "bank-and-wallet"
    """What a bank or company is told: one for each way of paying that occurs."""
    FORM_TEXT = "form-text"
    """Plain text for forms that take no files."""
    HASHES = "hash-statement"
    """A template for whoever compares the hashes; nobody signed it."""
    RECEIPT = "receipt"
    """Lines to fill in by hand when the package changes hands, and the slip with its code."""
