r"""Every request and every answer between the window and the vault process.

The window asks, the vault process answers. What crosses is a frame (:mod:`evidence_kit.framing`)
around one msgpack map with its type's name under ``type``. The rules are:

* One package, one version: both ends refuse another :data:`PROTOCOL`. They are the same program, so
  a difference means that it was replaced while it ran.
* A request has a number; everything said about it carries that number: any number of
  :class:`Moved` and :class:`Told`, then exactly one :class:`Done` or :class:`Refused`.
* A :class:`Stop` asks for the work of a number to end; it is answered by that work's own end.
* No key crosses. A passphrase goes in once and never comes back.
* Text from outside may hold what UTF-8 cannot say: it goes in as bytes (``text_utf8``), and comes
  back with unpaired surrogates written as ``\udcXX``.

Values are those of :mod:`evidence_kit.model`; what only the window needs is defined here.
"""

from evidence_kit import framing
from evidence_kit.messages.case import (
    AgesChanged,
    AgesForeseen,
    CaseSeen,
    ChangeAges,
    CheckVault,
    ExportSeen,
    ForeseeAges,
    LedgerSeen,
    ReadCase,
    ReadLedger,
    VaultChecked,
)
from evidence_kit.messages.evidence import (
    AddFiles,
    AddPicture,
    AmendItem,
    DescribeItem,
    FileOffer,
    FileRefused,
    FilesAdded,
    FileSaved,
    ItemChanged,
    LookAt,
    Preview,
    Withdraw,
    Withdrawn,
)
from evidence_kit.messages.facts import (
    DraftSaved,
    FactsFound,
    Found,
    FoundAmount,
    FoundIdentifier,
    FoundPassage,
    KeepText,
    LookForFacts,
    Recorded,
    RecordEvent,
    RecordIdentifier,
    RecordPayment,
    RecordRemoval,
    SaveDraft,
    SetStep,
    TextKept,
    WriteStatement,
)
from evidence_kit.messages.keys import (
    AddWorkerPassword,
    ChangePassword,
    KeyChange,
    KeyChanges,
    KeysChanged,
    RemoveKey,
    ReplaceSpareKey,
)
from evidence_kit.messages.message import Message, Problem
from evidence_kit.messages.opening import (
    CreateCase,
    JudgePassphrase,
    NewRecoveryCode,
    OpenCase,
    Opened,
    PassphraseJudged,
    PassphraseSuggested,
    RecoveryCode,
    Strength,
    SuggestPassphrase,
)
from evidence_kit.messages.out import (
    CheckPackage,
    LeftOut,
    MakePackage,
    MakeReport,
    PackageChecked,
    PackageMade,
    ReportMade,
)
from evidence_kit.messages.protection import ProofSeen, ProtectionSeen, ReadProtection
from evidence_kit.messages.situation import TellSituation
from evidence_kit.messages.talk import (
    LONG,
    READS,
    Answer,
    Ask,
    CaseChanged,
    Done,
    FromVault,
    FromWindow,
    Moved,
    Part,
    Ready,
    Refused,
    Request,
    Stop,
    Told,
    frame,
    from_vault,
    from_window,
)

PROTOCOL = 3
"""Counts up with every change of what crosses."""

VAULT_ARGUMENT = "--vault-process"
"""The hidden argument by which this program becomes the vault process."""

LENGTH_BYTES = framing.LENGTH_BYTES

payload_length = framing.payload_length

BrokenFrameError = framing.BrokenFrameError

__all__ = [
    "LENGTH_BYTES",
    "LONG",
    "PROTOCOL",
    "READS",
    "VAULT_ARGUMENT",
    "AddFiles",
    "AddPicture",
    "AddWorkerPassword",
    "AgesChanged",
    "AgesForeseen",
    "AmendItem",
    "Answer",
    "Ask",
    "BrokenFrameError",
    "CaseChanged",
    "CaseSeen",
    "ChangeAges",
    "ChangePassword",
    "CheckPackage",
    "CheckVault",
    "CreateCase",
    "DescribeItem",
    "Done",
    "DraftSaved",
    "ExportSeen",
    "FactsFound",
    "FileOffer",
    "FileRefused",
    "FileSaved",
    "FilesAdded",
    "ForeseeAges",
    "Found",
    "FoundAmount",
    "FoundIdentifier",
    "FoundPassage",
    "FromVault",
    "FromWindow",
    "ItemChanged",
    "JudgePassphrase",
    "KeepText",
    "KeyChange",
    "KeyChanges",
    "KeysChanged",
    "LedgerSeen",
    "LeftOut",
    "LookAt",
    "LookForFacts",
    "MakePackage",
    "MakeReport",
    "Message",
    "Moved",
    "NewRecoveryCode",
    "OpenCase",
    "Opened",
    "PackageChecked",
    "PackageMade",
    "Part",
    "PassphraseJudged",
    "PassphraseSuggested",
    "Preview",
    "Problem",
    "ProofSeen",
    "ProtectionSeen",
    "ReadCase",
    "ReadLedger",
    "ReadProtection",
    "Ready",
    "RecordEvent",
    "RecordIdentifier",
    "RecordPayment",
    "RecordRemoval",
    "Recorded",
    "RecoveryCode",
    "Refused",
    "RemoveKey",
    "ReplaceSpareKey",
    "ReportMade",
    "Request",
    "SaveDraft",
    "SetStep",
    "Stop",
    "Strength",
    "SuggestPassphrase",
    "TellSituation",
    "TextKept",
    "Told",
    "VaultChecked",
    "Withdraw",
    "Withdrawn",
    "WriteStatement",
    "frame",
    "from_vault",
    "from_window",
    "payload_length",
]
