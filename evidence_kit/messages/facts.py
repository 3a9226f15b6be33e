"""What the person says and what a text holds: requests and answers."""

from datetime import datetime

import msgspec

from evidence_kit.messages.message import Message
from evidence_kit.model import (
    Activity,
    Demand,
    IdentifierKind,
    Item,
    ItemId,
    PaymentStatus,
    Provenance,
    Spoken,
    StepState,
    Validity,
)
from evidence_kit.questions import Remark
from evidence_kit.rails import PaymentField


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of a text that says something; offsets count code points of it as received."""

    start: int
    end: int
    value: str
    """As it stands in the text; of a payment card no more than its last four digits."""
    reason: str
    """English, marked for translation."""


class FoundIdentifier(Found, frozen=True, kw_only=True):
    """An identifier found in a text."""

    kind: IdentifierKind
    normalised: str
    validity: Validity
    platform: str
    confidence: str
    """``certain``, ``likely`` or ``possible``."""
    handle: str = ""
    tag: str = ""
    """What a payment there must carry to reach one person: the destination tag of XRP."""
    is_offered: bool = False
    """It is right only where signs are read as those they look like: ``normalised`` says how."""


class FoundAmount(Found, frozen=True, kw_only=True):
    """A sum of money found in a text."""

    amount: str
    currency: str
    spoken: Spoken = Spoken.CANNOT_TELL
    """How the text speaks of it; in :class:`KeepText` what the person answered."""
    method: str = ""
    """The one way of paying that its line names; "" for none, or several."""
    said_at: str = ""
    """When it was written, as the text itself says before the message; "" where it does not."""


class FoundPassage(Found, frozen=True, kw_only=True):
    """A threat, a demand or a deadline in a text; it may hold identifiers and sums."""

    kind: str
    """``threat``, ``demand`` or ``deadline``."""
    normalised: str
    """Of a deadline: "PT24H" (ISO 8601), "20:00", or ""; of the others ""."""
    confidence: str = "likely"
    """``likely`` or ``possible``."""
    said_at: str = ""
    """When it was written, as the text itself says before the message; "" where it does not."""


class Correction(msgspec.Struct, frozen=True, kw_only=True):
    """How the person reads what was found at one place of a text."""

    start: int
    """Where the finding begins, in code points of the text as received."""
    reading: str
    note: str
    """What is kept beside it: that it was corrected, in the person's language."""


class LookForFacts(Message, frozen=True, kw_only=True):
    """Say what is recognised in a text; nothing is kept → :class:`FactsFound`."""

    text_utf8: bytes


class LookAtNumber(Message, frozen=True, kw_only=True):
    """Say how a number told by hand would be kept; nothing is kept → :class:`NumberLookedAt`."""

    text_utf8: bytes
    kind: IdentifierKind | None = None
    """What it was told as; ``None`` for the receiver of a payment."""
    method: str = ""
    """The way of paying, of a receiver."""


class KeepText(Message, frozen=True, kw_only=True):
    """Keep a text, and what a person said yes to → :class:`TextKept`."""

    text_utf8: bytes
    identifiers: tuple[FoundIdentifier, ...] = ()
    amounts: tuple[FoundAmount, ...] = ()
    passages: tuple[FoundPassage, ...] = ()
    """They become events; a deadline and what it belongs to become a threat."""
    provenance: Provenance = Provenance()
    subject: str = "S1"
    corrections: tuple[Correction, ...] = ()
    """Of the identifiers among them, where what is written has a slip; of a sum the note alone."""
    piece: ItemId | None = None
    """The item that the text is already; then nothing is taken in."""


class RecordIdentifier(Message, frozen=True, kw_only=True):
    """Record an account, number or address → :class:`Recorded`."""

    kind: IdentifierKind
    value: str
    platform: str = ""
    subject: str = "S1"
    item_id: ItemId | None = None
    note: str = ""
    tag: str = ""
    reading: str = ""
    """How the person reads it, where what is written has a slip; "" for as written."""


class RecordPayment(Message, frozen=True, kw_only=True):
    """Record money demanded or moved → :class:`Recorded`."""

    status: PaymentStatus
    method: str
    amount: str = ""
    currency: str = ""
    to: str = ""
    at_text: str = ""
    item_id: ItemId | None = None
    note: str = ""


class CorrectPayment(Message, frozen=True, kw_only=True):
    """Set a payment right where it stands → :class:`Recorded`."""

    number: int
    """The payment's."""
    said: RecordPayment
    """All of it, as it shall stand."""


class RecordThreat(Message, frozen=True, kw_only=True):
    """Record what was threatened → :class:`Recorded`."""

    text: str = ""
    audience: str = ""
    demand: Demand = Demand.NOT_SAID
    at_text: str = ""
    deadline_text: str = ""
    platform: str = ""
    subject: str = ""
    item_id: ItemId | None = None
    note: str = ""
    language: str = ""


class RecordReferral(Message, frozen=True, kw_only=True):
    """Record a police force or another body that was told → :class:`Recorded`."""

    force: str = ""
    reference: str = ""
    on_text: str = ""
    officer: str = ""
    note: str = ""
    reach: str = ""
    """How whoever deals with it there can be reached."""


class SaySeen(Message, frozen=True, kw_only=True):
    """Say when an identifier was seen; ``None`` leaves as it was → :class:`Recorded`."""

    identifier: int
    first_seen_text: str | None = None
    last_seen_text: str | None = None
    how_known: str | None = None
    activity: Activity | None = None
    remarks: dict[Remark, str] = msgspec.field(default_factory=dict)
    """What is known of where it leads, all of identifiers; "" takes it back."""


class SaySame(Message, frozen=True, kw_only=True):
    """Say that an account as reported is another one too → :class:`Recorded`."""

    subject: str
    whole: str
    """The account that stands for both."""
    note: str = ""


class SayApart(Message, frozen=True, kw_only=True):
    """Say that an account stands for itself again → :class:`Recorded`."""

    subject: str
    note: str = ""


class Attribute(Message, frozen=True, kw_only=True):
    """Say to which account identifiers belong → :class:`Recorded`."""

    identifiers: tuple[int, ...]
    subject: str
    """S1, S2 …; ``new`` for one of their own; "" for the one they were recorded with."""


class SayDetail(Message, frozen=True, kw_only=True):
    """Say one more thing known of a payment; "" takes it back → :class:`Recorded`."""

    payment: int
    field: PaymentField
    value: str


class LeaveOutOwnAccounts(Message, frozen=True, kw_only=True):
    """Leave the person's own bank and wallet out of what goes out, or not → :class:`Recorded`."""

    is_left_out: bool


class RecordEvent(Message, frozen=True, kw_only=True):
    """Record something that happened → :class:`Recorded`."""

    at_text: str
    text: str
    item_id: ItemId | None = None
    until_text: str = ""
    actor: str = ""
    """``me``, ``them``, ``someone-else``, ``dont-know``; S1, S2 …; "" for not said."""


class RecordRemoval(Message, frozen=True, kw_only=True):
    """Record a request to take pictures down → :class:`Recorded`."""

    service: str
    case_number: str = ""
    pin: str = ""
    status: str = ""
    is_for_report: bool = False
    """Whether service and case number go into the police report; the PIN never does."""
    asked: str = ""
    """When it was asked for, in any form; "" for not said."""
    answered: str = ""
    """When the service answered; "" for not said, or not yet."""


class PutRemovalInReport(Message, frozen=True, kw_only=True):
    """Let a removal request stand in the police report, or not → :class:`Recorded`."""

    number: int
    is_wanted: bool


class WriteStatement(Message, frozen=True, kw_only=True):
    """Store the person's own words as a version of their own → :class:`Recorded`."""

    facts: str
    feelings: str


class SaveDraft(Message, frozen=True, kw_only=True):
    """Keep what is being typed, outside the ledger; "" forgets it → :class:`DraftSaved`."""

    name: str
    """Which field of which page; the window's own."""
    text: str


class SetStep(Message, frozen=True, kw_only=True):
    """Remember how far a step of the checklist is → :class:`Recorded`."""

    step_id: str
    state: StepState


class FactsFound(Message, frozen=True, kw_only=True):
    """What a text seems to hold, in reading order."""

    identifiers: tuple[FoundIdentifier, ...]
    amounts: tuple[FoundAmount, ...]
    passages: tuple[FoundPassage, ...] = ()
    odd_characters: int
    """How many characters cannot be seen or look like others."""


class NumberLookedAt(Message, frozen=True, kw_only=True):
    """How a number told by hand would be kept, and what its check digits say."""

    kept: str = ""
    """A card by its last digits; "" where it is kept as it was typed."""
    check: Validity | None = None
    """``None`` where it has no check digits, or none that can be told."""


class TextKept(Message, frozen=True, kw_only=True):
    """A text is stored as an item, and what was chosen from it as facts."""

    item: Item
    is_duplicate: bool
    facts: tuple[str, ...]
    """The facts' names, ``identifier/3`` …"""
    known: int
    """Findings that were recorded before."""


class Recorded(Message, frozen=True, kw_only=True):
    """Something was recorded."""

    name: str
    """Its name for :class:`Withdraw`, ``payment/3``; ``statement`` and ``step/x`` stay."""


class DraftSaved(Message, frozen=True, kw_only=True):
    """What is being typed is on the disk."""

    at: datetime
