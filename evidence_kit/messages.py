r"""Every request and every answer between the window and the vault process.

The window asks, the vault process answers. What crosses is a frame (:mod:`evidence_kit.framing`)
around one msgpack map with its type's name under ``type``. The rules are:

* One file, one version: both ends refuse another :data:`PROTOCOL`. They are the same program, so a
  difference means that it was replaced while it ran.
* A request has a number; everything said about it carries that number: any number of
  :class:`Moved` and :class:`Told`, then exactly one :class:`Done` or :class:`Refused`.
* A :class:`Stop` asks for the work of a number to end; it is answered by that work's own end.
* No key crosses. A passphrase goes in once and never comes back.
* Text from outside may hold what UTF-8 cannot say: it goes in as bytes (``text_utf8``), and comes
  back with unpaired surrogates written as ``\udcXX``.

Values are those of :mod:`evidence_kit.model`; what only the window needs is defined here.
"""

from datetime import datetime
from enum import StrEnum
from typing import get_args

import msgspec

from evidence_kit import framing
from evidence_kit.model import (
    Ages,
    Case,
    Event,
    Finding,
    Identifier,
    IdentifierKind,
    Item,
    ItemId,
    Key,
    LedgerEntry,
    Payment,
    PaymentStatus,
    PictureFacts,
    Provenance,
    Removal,
    Route,
    Statement,
    StepState,
    Validity,
)
from evidence_kit.progress import Progress

PROTOCOL = 3
"""Counts up with every change of what crosses."""

VAULT_ARGUMENT = "--vault-process"
"""The hidden argument by which this program becomes the vault process."""

LENGTH_BYTES = framing.LENGTH_BYTES
payload_length = framing.payload_length
BrokenFrameError = framing.BrokenFrameError


class Message(msgspec.Struct, frozen=True, kw_only=True, tag_field="type", tag=True):
    """Anything that crosses."""


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """An error of :mod:`evidence_kit.errors`, to be said by the window in the person's language."""

    code: str
    """``EK-nnn``; names the class, and so summary and remedy."""
    facts: dict[str, str | int]
    """What the sentences' placeholders stand for; untrusted text."""


# --- opening -----------------------------------------------------------------------------------


class CreateCase(Message, frozen=True, kw_only=True):
    """Make a new vault and open it → :class:`Opened`."""

    path: str
    """The vault's folder; it must not exist, or be empty."""
    ages: Ages
    country: str
    language: str
    initials: str
    passphrase: str
    recovery_code: str = ""
    """As :class:`NewRecoveryCode` answered it, typed back by the person; "" for none."""


class OpenCase(Message, frozen=True, kw_only=True):
    """Open a vault with its passphrase or recovery code → :class:`Opened`."""

    path: str
    secret: str


class NewRecoveryCode(Message, frozen=True, kw_only=True):
    """Make a recovery code that opens nothing yet → :class:`RecoveryCode`."""


class JudgePassphrase(Message, frozen=True, kw_only=True):
    """Say how strong a passphrase is → :class:`PassphraseJudged`."""

    passphrase: str


class SuggestPassphrase(Message, frozen=True, kw_only=True):
    """Suggest random words → :class:`PassphraseSuggested`."""


class KeyChange(Message, frozen=True, kw_only=True):
    """A change of what opens the case → :class:`KeysChanged`."""

    secret: str
    """What opens it now; "" where it was opened with the spare key."""


class ChangePassword(KeyChange, frozen=True, kw_only=True):
    """A new password instead of ``secret``; with the spare key, instead of the person's own."""

    passphrase: str


class ReplaceSpareKey(KeyChange, frozen=True, kw_only=True):
    """A spare key that was typed back by the person; the one before opens nothing any more."""

    recovery_code: str


class AddWorkerPassword(KeyChange, frozen=True, kw_only=True):
    """A password of a support worker's own."""

    passphrase: str


class RemoveKey(KeyChange, frozen=True, kw_only=True):
    """A password or spare key less; never the last one."""

    number: int


KeyChanges = ChangePassword | ReplaceSpareKey | AddWorkerPassword | RemoveKey

# --- evidence ----------------------------------------------------------------------------------


class FileOffer(msgspec.Struct, frozen=True, kw_only=True):
    """A file or folder to take in, and what the person answered about it."""

    path: str
    is_intimate: bool = False
    no_nudity_visible: bool = False


class AddFiles(Message, frozen=True, kw_only=True):
    """Take files and folders in → :class:`FileSaved`, :class:`FileRefused` …, :class:`FilesAdded`.

    A file is told as saved only after it was stored, read back and hashed. Previews follow by
    themselves and are told as :class:`CaseChanged`.
    """

    offers: tuple[FileOffer, ...]
    route: Route
    provenance: Provenance = Provenance()


class AddPicture(Message, frozen=True, kw_only=True):
    """Take a picture from the clipboard in, as the bytes it arrived in → as :class:`AddFiles`."""

    data: bytes
    name: str
    is_intimate: bool = False
    no_nudity_visible: bool = False
    provenance: Provenance = Provenance()


class DescribeItem(Message, frozen=True, kw_only=True):
    """Record something that is not taken in, in words → :class:`ItemChanged`."""

    description: str
    provenance: Provenance = Provenance()


class AmendItem(Message, frozen=True, kw_only=True):
    """Change what is said about an item → :class:`ItemChanged`."""

    item_id: ItemId
    provenance: Provenance
    """All of it as it shall stand; an empty field is emptied."""


class Withdraw(Message, frozen=True, kw_only=True):
    """Take an item (``JS-001``) or a fact (``payment/3``) back → :class:`Withdrawn`."""

    name: str
    why: str = ""


class LookAt(Message, frozen=True, kw_only=True):
    """Get the preview of an item, to be shown while a hand holds it → :class:`Preview`."""

    item_id: ItemId


# --- facts -------------------------------------------------------------------------------------


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


class FoundAmount(Found, frozen=True, kw_only=True):
    """A sum of money found in a text."""

    amount: str
    currency: str


class FoundPassage(Found, frozen=True, kw_only=True):
    """A threat, a demand or a deadline in a text; it may hold identifiers and sums."""

    kind: str
    """``threat``, ``demand`` or ``deadline``."""
    normalised: str
    """Of a deadline: "PT24H" (ISO 8601), "20:00", or ""; of the others ""."""


class LookForFacts(Message, frozen=True, kw_only=True):
    """Say what is recognised in a text; nothing is kept → :class:`FactsFound`."""

    text_utf8: bytes


class KeepText(Message, frozen=True, kw_only=True):
    """Keep a text, and what a person said yes to; passages become events → :class:`TextKept`."""

    text_utf8: bytes
    identifiers: tuple[FoundIdentifier, ...] = ()
    amounts: tuple[FoundAmount, ...] = ()
    passages: tuple[FoundPassage, ...] = ()
    provenance: Provenance = Provenance()
    subject: str = "S1"


class RecordIdentifier(Message, frozen=True, kw_only=True):
    """Record an account, number or address → :class:`Recorded`."""

    kind: IdentifierKind
    value: str
    platform: str = ""
    subject: str = "S1"
    item_id: ItemId | None = None
    note: str = ""
    tag: str = ""


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


class RecordEvent(Message, frozen=True, kw_only=True):
    """Record something that happened → :class:`Recorded`."""

    at_text: str
    text: str
    item_id: ItemId | None = None


class RecordRemoval(Message, frozen=True, kw_only=True):
    """Record a request to take pictures down → :class:`Recorded`."""

    service: str
    case_number: str = ""
    pin: str = ""
    status: str = ""


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


# --- the case ----------------------------------------------------------------------------------


class ReadCase(Message, frozen=True, kw_only=True):
    """Read everything the pages show → :class:`CaseSeen`."""


class ReadLedger(Message, frozen=True, kw_only=True):
    """Read the custody ledger → :class:`LedgerSeen`."""


class ForeseeAges(Message, frozen=True, kw_only=True):
    """Say what changed answers about age would do; nothing happens → :class:`AgesForeseen`."""

    ages: Ages


class ChangeAges(Message, frozen=True, kw_only=True):
    """Change the answers about age → :class:`AgesChanged`."""

    ages: Ages


class CheckVault(Message, frozen=True, kw_only=True):
    """Compare the vault with itself → :class:`VaultChecked`."""

    is_full: bool


# --- out ---------------------------------------------------------------------------------------


class MakeReport(Message, frozen=True, kw_only=True):
    """Write the police report → :class:`ReportMade`."""

    path: str
    language: str


class MakePackage(Message, frozen=True, kw_only=True):
    """Write the package and read it back → :class:`PackageMade`."""

    target_path: str
    """The folder in which the package gets a folder of its own."""
    language: str
    as_zip: bool


class CheckPackage(Message, frozen=True, kw_only=True):
    """Check a package; needs no vault → :class:`PackageChecked`."""

    path: str
    code: str = ""
    """The hand-over code from outside the package; "" when there is none to compare."""


READS = (
    NewRecoveryCode,
    JudgePassphrase,
    SuggestPassphrase,
    LookAt,
    LookForFacts,
    ReadCase,
    ReadLedger,
    ForeseeAges,
)
"""Requests that change nothing and are answered at once, also while long work is under way."""

LONG = (
    CreateCase,
    OpenCase,
    *get_args(KeyChanges),
    AddFiles,
    AddPicture,
    Withdraw,
    ChangeAges,
    CheckVault,
    MakeReport,
    MakePackage,
    CheckPackage,
)
"""Requests that wait for each other: they take long, or long work must not meet their effect.

What is neither here nor in :data:`READS` is a small record, written in between: the files of an
import under way get their numbers only when their rows are written.
"""

Request = (
    CreateCase
    | OpenCase
    | NewRecoveryCode
    | JudgePassphrase
    | SuggestPassphrase
    | KeyChanges
    | AddFiles
    | AddPicture
    | DescribeItem
    | AmendItem
    | Withdraw
    | LookAt
    | LookForFacts
    | KeepText
    | RecordIdentifier
    | RecordPayment
    | RecordEvent
    | RecordRemoval
    | WriteStatement
    | SaveDraft
    | SetStep
    | ReadCase
    | ReadLedger
    | ForeseeAges
    | ChangeAges
    | CheckVault
    | MakeReport
    | MakePackage
    | CheckPackage
)


# --- answers -----------------------------------------------------------------------------------


class Opened(Message, frozen=True, kw_only=True):
    """A vault is open in the vault process."""

    case: Case
    opened_with: str
    """The kind of key slot: ``passphrase``, ``worker`` or ``recovery``."""
    repaired_header_copies: int
    synced_by: str
    """The name of the service whose folder the vault lies in ("OneDrive"); "" for none known."""


class RecoveryCode(Message, frozen=True, kw_only=True):
    """A new recovery code, in its groups."""

    groups: tuple[str, ...]

    @property
    def code(self) -> str:
        """The whole code as it is written."""
        return "-".join(self.groups)


class Strength(StrEnum):
    """How long a passphrase holds against somebody who has the vault."""

    TOO_EASY = "too-easy"
    """Somebody would guess it within hours. Making a case refuses only what is too short."""
    GETTING_THERE = "getting-there"
    GOOD = "good"
    VERY_GOOD = "very-good"


class PassphraseJudged(Message, frozen=True, kw_only=True):
    """How strong a passphrase is, and the one reason that helps most."""

    strength: Strength
    reason: str
    """English, marked for translation; "" when there is nothing to say."""


class PassphraseSuggested(Message, frozen=True, kw_only=True):
    """Random words that make a very good passphrase."""

    passphrase: str


class KeysChanged(Message, frozen=True, kw_only=True):
    """The ways to open the case, as they are now."""

    keys: tuple[Key, ...]


class FileSaved(Message, frozen=True, kw_only=True):
    """One file is stored, was read back, and has its digest."""

    name: str
    """As the source was called, for display."""
    item: Item
    is_duplicate: bool
    """The same bytes were held already; the item is that one."""


class FileRefused(Message, frozen=True, kw_only=True):
    """One file was not taken in; it lies where it lay."""

    name: str
    path: str
    problem: Problem


class FilesAdded(Message, frozen=True, kw_only=True):
    """All that was offered is dealt with."""

    saved: int
    duplicates: int
    refused: int


class ItemChanged(Message, frozen=True, kw_only=True):
    """An item as it stands now."""

    item: Item


class Withdrawn(Message, frozen=True, kw_only=True):
    """Something was taken back; its numbered stub stays."""

    name: str


class Preview(Message, frozen=True, kw_only=True):
    """A picture to be shown while a hand holds it, and forgotten after."""

    jpeg: bytes
    """A re-encoded JPEG of ours; empty where there is none (yet, or for good)."""


class FactsFound(Message, frozen=True, kw_only=True):
    """What a text seems to hold, in reading order."""

    identifiers: tuple[FoundIdentifier, ...]
    amounts: tuple[FoundAmount, ...]
    passages: tuple[FoundPassage, ...] = ()
    odd_characters: int
    """How many characters cannot be seen or look like others."""


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


class ExportSeen(msgspec.Struct, frozen=True, kw_only=True):
    """A report or package that went out of this vault."""

    version: int
    kind: str
    """``report`` or ``package``."""
    made_at: datetime
    code: str


class CaseSeen(Message, frozen=True, kw_only=True):
    """Everything the pages show, read at one instant."""

    case: Case
    items: tuple[Item, ...]
    """In order of number; withdrawn stubs included."""
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

    def label_of(self, item_id: ItemId | None) -> str:
        """Return an item's exhibit label, or "" for none."""
        return next((item.label for item in self.items if item.id == item_id), "")


class LedgerSeen(Message, frozen=True, kw_only=True):
    """The custody ledger."""

    entries: tuple[LedgerEntry, ...]


class AgesForeseen(Message, frozen=True, kw_only=True):
    """What would follow from changed answers about age."""

    begins: bool
    ends: bool
    to_withdraw: tuple[str, ...]
    """Labels of intimate items that would go."""


class AgesChanged(Message, frozen=True, kw_only=True):
    """What followed from changed answers about age."""

    case: Case
    withdrawn: tuple[str, ...]
    to_look_at: tuple[str, ...]
    exports: int
    """Reports and packages already made, which this does not reach."""


class VaultChecked(Message, frozen=True, kw_only=True):
    """Every answer of a check of the vault."""

    findings: tuple[Finding, ...]


class ReportMade(Message, frozen=True, kw_only=True):
    """The report is written."""

    path: str
    sha256: str
    exhibits: int


class LeftOut(msgspec.Struct, frozen=True, kw_only=True):
    """An exhibit that is not in the package, and why."""

    label: str
    reason: str
    """English, marked for translation."""


class PackageMade(Message, frozen=True, kw_only=True):
    """The package is written and was read back from where it lies."""

    folder_path: str
    zip_path: str
    """"" when none was asked for."""
    hand_over_code: str
    exhibits: int
    left_out: tuple[LeftOut, ...]


class PackageChecked(Message, frozen=True, kw_only=True):
    """Every answer of a check of a package."""

    findings: tuple[Finding, ...]
    is_intact: bool
    """Nothing bad was found. Without a code: only consistent with itself."""
    hand_over_code: str
    """The code of what lies there, to be compared; "" where it cannot be computed."""
    is_code_compared: bool


Answer = (
    Opened
    | RecoveryCode
    | PassphraseJudged
    | PassphraseSuggested
    | KeysChanged
    | FilesAdded
    | ItemChanged
    | Withdrawn
    | Preview
    | FactsFound
    | TextKept
    | Recorded
    | DraftSaved
    | CaseSeen
    | LedgerSeen
    | AgesForeseen
    | AgesChanged
    | VaultChecked
    | ReportMade
    | PackageMade
    | PackageChecked
)

Part = FileSaved | FileRefused
"""What can be told of a request before it is done."""


# --- frames ------------------------------------------------------------------------------------


class Ask(Message, frozen=True, kw_only=True):
    """A request and its number, from 1, never used twice in one process's life."""

    id: int
    request: Request


class Stop(Message, frozen=True, kw_only=True):
    """The person asked the work of this number to end."""

    id: int


class Ready(Message, frozen=True, kw_only=True):
    """The first frame of a vault process."""

    protocol: int
    app_version: str


class Moved(Message, frozen=True, kw_only=True):
    """Where the work of a request stands."""

    id: int
    progress: Progress


class Told(Message, frozen=True, kw_only=True):
    """One part of a request's work is finished."""

    id: int
    part: Part


class Done(Message, frozen=True, kw_only=True):
    """A request's work is finished."""

    id: int
    answer: Answer


class Refused(Message, frozen=True, kw_only=True):
    """A request's work ended without its answer."""

    id: int
    problem: Problem


class CaseChanged(Message, frozen=True, kw_only=True):
    """Something changed that nobody asked for just now: a preview was made."""


FromWindow = Ask | Stop
FromVault = Ready | Moved | Told | Done | Refused | CaseChanged

_from_window: msgspec.msgpack.Decoder[FromWindow] = msgspec.msgpack.Decoder(FromWindow)
_from_vault: msgspec.msgpack.Decoder[FromVault] = msgspec.msgpack.Decoder(FromVault)


def frame(message: FromWindow | FromVault) -> bytes:
    """Return a message as a frame."""
    return framing.framed(message)


def from_window(payload: bytes) -> FromWindow:
    """Return what the window said.

    Raises:
        BrokenFrameError: It is not one of these messages.
    """
    return framing.decoded(_from_window, payload)


def from_vault(payload: bytes) -> FromVault:
    """Return what the vault process said.

    Raises:
        BrokenFrameError: It is not one of these messages.
    """
    return framing.decoded(_from_vault, payload)
