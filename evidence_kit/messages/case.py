"""The case as a whole, its ledger, its ages and its soundness: requests and answers."""

from datetime import datetime
from functools import cached_property

import msgspec

from evidence_kit.messages.message import Message
from evidence_kit.model import (
    Ages,
    Case,
    CoveredCopy,
    Disclosure,
    Event,
    Finding,
    Identifier,
    Item,
    ItemId,
    Key,
    LedgerEntry,
    Payment,
    PictureFacts,
    Referral,
    Removal,
    Sighting,
    Statement,
    StepState,
    Threat,
    Validity,
)
from evidence_kit.questions import Question
from evidence_kit.subjects import Subject


class ReadCase(Message, frozen=True, kw_only=True):
    """Read everything the pages show → :class:`CaseSeen`."""

    first: int = 0
    """So many pieces are wanted before all the others, as :class:`CaseBegun`; 0 for none."""
    portion: int = 0
    """The others come so many at a time, as :class:`PiecesSeen`, and the last with the answer; 0
    for all of them with the answer."""


class ReadLedger(Message, frozen=True, kw_only=True):
    """Read the custody ledger → :class:`LedgerSeen`."""


class AnswerCase(Message, frozen=True, kw_only=True):
    """Answer a question about the case as a whole; "" takes it back → :class:`Recorded`."""

    question: Question
    value: str


class ForeseeAges(Message, frozen=True, kw_only=True):
    """Say what changed answers about age would do; nothing happens → :class:`AgesForeseen`."""

    ages: Ages


class ChangeAges(Message, frozen=True, kw_only=True):
    """Change the answers about age → :class:`AgesChanged`."""

    ages: Ages


class ChangeCountry(Message, frozen=True, kw_only=True):
    """Change where the person is → :class:`CountryChanged`."""

    country: str
    """A code of :mod:`guidance.countries`; "" where it shall not be said."""


class CheckVault(Message, frozen=True, kw_only=True):
    """Compare the vault with itself → :class:`VaultChecked`."""

    is_full: bool


class ExportSeen(msgspec.Struct, frozen=True, kw_only=True):
    """A report or package that went out of this vault."""

    version: int
    kind: str
    """``report`` or ``package``."""
    made_at: datetime
    code: str


class CaseSeen(Message, frozen=True, kw_only=True, dict=True):
    """Everything the pages show, read at one instant."""

    case: Case
    items: tuple[Item, ...]
    """In order of number, withdrawn stubs included; after those that were told in portions."""
    pictures: dict[ItemId, PictureFacts]
    """What is known of each picture that has a preview."""
    identifiers: tuple[Identifier, ...]
    payments: tuple[Payment, ...]
    events: tuple[Event, ...]
    statement: Statement | None
    removals: tuple[Removal, ...]
    steps: dict[str, StepState]
    drafts: dict[str, str]
    exports: tuple[ExportSeen, ...]
    findings: tuple[Finding, ...]
    """What opening found wrong; empty when nothing was."""
    keys: tuple[Key, ...] = ()
    """The ways to open the case."""
    proven_with: str = ""
    """``recovery`` while having opened it with the spare key proves enough for a change of keys."""
    backed_up_at: datetime | None = None
    """When a backup of it was last made; ``None`` for never."""
    restored_at: datetime | None = None
    """When it came out of a backup; ``None`` when it never did."""
    threats: tuple[Threat, ...] = ()
    referrals: tuple[Referral, ...] = ()
    sightings: dict[int, Sighting] = msgspec.field(default_factory=dict)
    """What is said of when each identifier was seen, by the identifier's number."""
    answers: dict[str, str] = msgspec.field(default_factory=dict)
    """What is said of the case as a whole, by the name of its question."""
    copies: tuple[CoveredCopy, ...] = ()
    """Every covered copy, in the order they were made; stubs included."""
    disclosures: dict[ItemId, Disclosure] = msgspec.field(default_factory=dict)
    """What was said of what goes out of a piece; of the others all of it goes."""
    subjects: dict[int, Subject] = msgspec.field(default_factory=dict)
    """What is said of accounts as reported, by number: which is part of which."""
    recorded_subjects: dict[int, str] = msgspec.field(default_factory=dict)
    """By number, the account an identifier was recorded with, where it belongs to another now."""
    details: dict[int, dict[str, str]] = msgspec.field(default_factory=dict)
    """What more is known of each payment: its number, then the detail's name."""
    corrected: tuple[int, ...] = ()
    """The numbers of the payments that were set right after they were written down."""
    receivers: dict[int, Validity] = msgspec.field(default_factory=dict)
    """What the check digits say of where money went, by the payment's number; of the others there
    are none."""
    changed_since: tuple[str, ...] = ()
    """What the next report would print otherwise than the last report or package: ``payment``,
    ``correction`` …; nothing where that one still says what the case says."""
    kept_until: str = ""
    """The day on which to ask whether the case is still needed, ``2027-11-28``; "" for none."""

    def label_of(self, item_id: ItemId | None) -> str:
        """Return an item's exhibit label, or "" for none."""
        return "" if item_id is None else self._labels.get(item_id, "")

    @cached_property
    def _labels(self) -> dict[ItemId, str]:
        # Asked for every fact: to look through all pieces each time would take their product.
        return {item.id: item.label for item in self.items}


class CaseBegun(Message, frozen=True, kw_only=True):
    """What a list of pieces shows first, told while the others are still read.

    It is told of a case with more pieces than were wanted first, none of them found wrong, all of
    them in order of number; of any other case the answer says everything at once.
    """

    seen: CaseSeen
    """The case with its first pieces, and without what nobody sees beside them: when it was last
    backed up, and when it was restored."""
    count: int
    """How many pieces there are, withdrawn stubs included."""
    held: int
    """How many of them have their bytes here."""
    not_held: int
    """How many of them are described in words."""


class PiecesSeen(Message, frozen=True, kw_only=True):
    """Pieces of a case that is being read, after those that were told before."""

    items: tuple[Item, ...]


class LedgerSeen(Message, frozen=True, kw_only=True):
    """The custody ledger."""

    entries: tuple[LedgerEntry, ...]


class AgesForeseen(Message, frozen=True, kw_only=True):
    """What would follow from changed answers about age."""

    begins: bool
    ends: bool
    to_withdraw: tuple[str, ...]
    """Labels of intimate items that would go."""
    exports: tuple[ExportSeen, ...] = ()
    """Reports and packages already made, which this would not reach."""


class CountryChanged(Message, frozen=True, kw_only=True):
    """It is changed."""

    case: Case


class AgesChanged(Message, frozen=True, kw_only=True):
    """What followed from changed answers about age."""

    case: Case
    withdrawn: tuple[str, ...]
    to_look_at: tuple[str, ...]
    exports: tuple[ExportSeen, ...] = ()
    """Reports and packages already made, which this does not reach."""
    copied_at: datetime | None = None
    """Until when backups and other copies were made, which this does not reach either."""
    words_to_look_at: tuple[str, ...] = ()
    """Names of facts, answers and exhibits whose words may hold a picture written as text."""


class VaultChecked(Message, frozen=True, kw_only=True):
    """Every answer of a check of the vault."""

    findings: tuple[Finding, ...]
