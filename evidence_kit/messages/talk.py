"""The conversation: which requests and answers there are, and the frames that carry them."""

from typing import get_args

import msgspec

from evidence_kit import framing
from evidence_kit.messages.anchors import (
    Anchored,
    AnchorsSeen,
    AnchorText,
    AskForStamp,
    CompareAnchor,
    KeepAnchorText,
    MakeAnchorPage,
    PrepareStamp,
    ReadAnchors,
    Stamped,
    StampShown,
    WriteAnchorText,
)
from evidence_kit.messages.backups import BackupMade, MakeBackup
from evidence_kit.messages.bringing_back import (
    BroughtBack,
    CaseCompared,
    CompareCase,
    RepairCase,
    RestoreBackup,
)
from evidence_kit.messages.case import (
    AgesChanged,
    AgesForeseen,
    AnswerCase,
    CaseBegun,
    CaseSeen,
    ChangeAges,
    ChangeCountry,
    CheckVault,
    CountryChanged,
    ForeseeAges,
    LedgerSeen,
    PiecesSeen,
    ReadCase,
    ReadLedger,
    VaultChecked,
)
from evidence_kit.messages.covering import (
    Covered,
    CoverPicture,
    Disclose,
    Disclosed,
    LookToCover,
    PictureToCover,
)
from evidence_kit.messages.deletion import (
    CaseDeleted,
    DeleteCase,
    DeletionForeseen,
    FinishDeletion,
    ForeseeDeletion,
    KeepUntil,
    KeptUntil,
)
from evidence_kit.messages.evidence import (
    AddFiles,
    AddPicture,
    AmendItem,
    DescribeItem,
    DescribeMany,
    FileRefused,
    FilesAdded,
    FileSaved,
    ItemChanged,
    LookAt,
    ManyDescribed,
    MovePiece,
    OrderByNumber,
    OrderKept,
    Preview,
    ReadWords,
    SayQuality,
    Search,
    Searched,
    Withdraw,
    Withdrawn,
    WordsRead,
)
from evidence_kit.messages.facts import (
    Attribute,
    CorrectPayment,
    DraftSaved,
    FactsFound,
    KeepText,
    LeaveOutOwnAccounts,
    LookAtNumber,
    LookForFacts,
    NumberLookedAt,
    PutRemovalInReport,
    Recorded,
    RecordEvent,
    RecordIdentifier,
    RecordPayment,
    RecordReferral,
    RecordRemoval,
    RecordThreat,
    SaveDraft,
    SayApart,
    SayDetail,
    SaySame,
    SaySeen,
    SetStep,
    TextKept,
    WriteStatement,
)
from evidence_kit.messages.keys import (
    KeyChanges,
    KeysChanged,
    SaveSpareKeySheet,
    SpareKeySheetSaved,
)
from evidence_kit.messages.message import Message, Problem
from evidence_kit.messages.opening import (
    CreateCase,
    JudgePassphrase,
    LookAtPlace,
    NewRecoveryCode,
    OpenCase,
    Opened,
    PassphraseJudged,
    PassphraseSuggested,
    PlaceSeen,
    RecoveryCode,
    SuggestPassphrase,
)
from evidence_kit.messages.out import (
    AnswerStamp,
    CardSaved,
    CheckPackage,
    LookAtReport,
    MakePackage,
    MakePapers,
    MakeReport,
    PackageChecked,
    PackageMade,
    PapersMade,
    ReportMade,
    ReportPage,
    SaveCard,
    SayContact,
    SayReason,
    StampAsked,
)
from evidence_kit.messages.protection import ProtectionSeen, ReadProtection
from evidence_kit.messages.situation import TellSituation
from evidence_kit.messages.trying_out import DeleteSample, OpenSample
from evidence_kit.progress import Progress

READS = (
    LookAtPlace,
    NewRecoveryCode,
    JudgePassphrase,
    SuggestPassphrase,
    LookAt,
    LookAtNumber,
    LookForFacts,
    ReadWords,
    Search,
    ReadCase,
    ReadLedger,
    ForeseeAges,
    ForeseeDeletion,
    ReadAnchors,
    CompareAnchor,
)
"""Requests that change nothing and are answered at once, also while long work is under way."""

LONG = (
    CreateCase,
    OpenCase,
    OpenSample,
    *get_args(KeyChanges),
    SaveSpareKeySheet,
    AddFiles,
    AddPicture,
    DescribeMany,
    MovePiece,
    OrderByNumber,
    KeepText,
    Withdraw,
    LookToCover,
    CoverPicture,
    ChangeAges,
    CheckVault,
    MakeBackup,
    RestoreBackup,
    RepairCase,
    CompareCase,
    LookAtReport,
    MakeReport,
    MakePackage,
    MakePapers,
    SaveCard,
    CheckPackage,
    ReadProtection,
    DeleteCase,
    DeleteSample,
    FinishDeletion,
    MakeAnchorPage,
    AskForStamp,
)
"""Requests that wait for each other: they take long, or long work must not meet their effect.

What stores or removes a sealed file is here: a backup under way copies them one after the other.
What is neither here nor in :data:`READS` is a small record, written in between: the files of an
import under way get their numbers only when their rows are written.
"""

Request = (
    CreateCase
    | OpenCase
    | OpenSample
    | LookAtPlace
    | NewRecoveryCode
    | JudgePassphrase
    | SuggestPassphrase
    | KeyChanges
    | SaveSpareKeySheet
    | AddFiles
    | AddPicture
    | DescribeItem
    | AmendItem
    | DescribeMany
    | SayQuality
    | MovePiece
    | OrderByNumber
    | Withdraw
    | LookAt
    | LookToCover
    | CoverPicture
    | Disclose
    | ReadWords
    | Search
    | LookAtNumber
    | LookForFacts
    | KeepText
    | RecordIdentifier
    | RecordPayment
    | CorrectPayment
    | RecordEvent
    | RecordRemoval
    | PutRemovalInReport
    | RecordThreat
    | RecordReferral
    | SaySeen
    | SaySame
    | SayApart
    | Attribute
    | SayDetail
    | LeaveOutOwnAccounts
    | AnswerCase
    | SayContact
    | SayReason
    | WriteStatement
    | SaveDraft
    | SetStep
    | TellSituation
    | ReadCase
    | ReadLedger
    | ForeseeAges
    | ChangeAges
    | ChangeCountry
    | CheckVault
    | MakeBackup
    | RestoreBackup
    | RepairCase
    | CompareCase
    | LookAtReport
    | MakeReport
    | MakePackage
    | AnswerStamp
    | MakePapers
    | SaveCard
    | CheckPackage
    | ReadProtection
    | ForeseeDeletion
    | DeleteCase
    | DeleteSample
    | FinishDeletion
    | KeepUntil
    | ReadAnchors
    | CompareAnchor
    | MakeAnchorPage
    | WriteAnchorText
    | KeepAnchorText
    | PrepareStamp
    | AskForStamp
)

Answer = (
    Opened
    | PlaceSeen
    | RecoveryCode
    | PassphraseJudged
    | PassphraseSuggested
    | KeysChanged
    | SpareKeySheetSaved
    | FilesAdded
    | ItemChanged
    | ManyDescribed
    | OrderKept
    | Withdrawn
    | Preview
    | PictureToCover
    | Covered
    | Disclosed
    | Searched
    | WordsRead
    | FactsFound
    | NumberLookedAt
    | TextKept
    | Recorded
    | DraftSaved
    | CaseSeen
    | LedgerSeen
    | AgesForeseen
    | AgesChanged
    | CountryChanged
    | VaultChecked
    | BackupMade
    | BroughtBack
    | CaseCompared
    | ReportMade
    | ReportPage
    | PackageMade
    | PapersMade
    | CardSaved
    | PackageChecked
    | ProtectionSeen
    | DeletionForeseen
    | CaseDeleted
    | KeptUntil
    | AnchorsSeen
    | Anchored
    | AnchorText
    | StampShown
    | Stamped
)

Part = FileSaved | FileRefused | StampAsked | CaseBegun | PiecesSeen
"""What can be told of a request before it is done, or asked for it to go on."""


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
    """Return a message as a frame.

    Raises:
        TooMuchAtOnceError: It is longer than the other end would take.
    """
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
