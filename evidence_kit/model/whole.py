"""Everything of a case at once, and what is said of an export of it."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from evidence_kit.model.case import Case
from evidence_kit.model.custody import Anchor, LedgerEntry, LedgerHead
from evidence_kit.model.facts import (
    Event,
    Identifier,
    Payment,
    PaymentCorrection,
    Referral,
    Removal,
    Sighting,
    Statement,
    StepState,
    Threat,
)
from evidence_kit.model.items import (
    CoveredCopy,
    Disclosure,
    DisclosureChoice,
    Item,
    ItemStatus,
    PictureFacts,
)
from evidence_kit.model.names import Digest, ItemId
from evidence_kit.subjects import Subject


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
    subjects_in_use: frozenset[int] = frozenset()
    """The numbers of the accounts that something standing was recorded with or belongs to."""
    details: dict[int, dict[str, str]] = field(default_factory=dict)
    """What more is known of each payment: its number, then the detail's name."""
    corrections: dict[int, tuple[PaymentCorrection, ...]] = field(default_factory=dict)
    """By number, how each payment was set right that was; the payments stand as corrected."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFile:
    """Everything a report or package is made from, read from the vault at one instant."""

    case: Case
    items: tuple[Item, ...]
    """In order of number, of what goes out in the order the person chose; withdrawn stubs included.
    """
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
    subjects_in_use: frozenset[int] = frozenset()
    """The numbers of the accounts that something standing was recorded with or belongs to."""
    details: dict[int, dict[str, str]] = field(default_factory=dict)
    """What more is known of each payment: its number, then the detail's name."""
    corrections: dict[int, tuple[PaymentCorrection, ...]] = field(default_factory=dict)
    """By number, how each payment was set right that was; the payments stand as corrected."""
    anchors: tuple[Anchor, ...] = ()
    """Where the chain is pinned outside, in the order it was."""
    covered_from: dict[ItemId, Item] = field(default_factory=dict)
    """Of what goes out covered, by the copy's id, the exhibit whose place it has; else empty."""
    is_own_left_out: bool = False
    """The person's own bank or wallet was written down, and is left out of this."""
    has_gaps: bool = False
    """Whether words that name or quote what is kept back were left out; each gap is marked."""

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


PAPERS_FROM = 1_000_000
"""Papers that went out alone are numbered above this: they are no version of a report."""


def number_of_export(version: int) -> int:
    """Return the number people know an export by: a report's version, or which papers it were.

    >>> number_of_export(2), number_of_export(PAPERS_FROM + 1)
    (2, 1)
    """
    return version - PAPERS_FROM if version > PAPERS_FROM else version


class ClockState(StrEnum):
    """Whether something keeps a computer's clock in step with others, as its system says."""

    IN_STEP = "in-step"
    NOT_IN_STEP = "not-in-step"
    CANNOT_TELL = "cannot-tell"
    """The system does not say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Build:
    """Which build of the program ran."""

    sha256: Digest
    is_one_file: bool
    """Whether that is the program's own file; else it is the list of its modules."""


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
    build: Build | None = None
    """``None`` where the program's files could not be read."""
    clock_state: ClockState = ClockState.CANNOT_TELL
    counter_ms: int | None = None
    """The computer's own counter at ``made_at``, which nobody can set; ``None`` where unknown."""
    papers_number: int | None = None
    """Of papers that go out alone, which are no version of a report; ``None`` beside one."""


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
