"""The whole error tree: what can go wrong, what it means for the evidence, what to do.

::

    EvidenceKitError
    ├── VaultError        WrongPassphrase VaultInUse VaultTooNew VaultDamaged NotAVault VaultExists
    │                     DatabaseDamaged WeakPassphrase KeyMemory ItemDamaged ReadBack NoSuchItem
    │                     ItemWithdrawn RecoveryCodeMistyped NoVaultOpen VaultOpen HeaderGone
    │                     KeySlotsFull LastKey NoSuchKey SecretInUse KeyChangeUnsure
    │                     PersonsKeyNeeded NewKeyUnfinished RecoveryGroupMistyped
    │                     NotABackup BackupHeaderGone BackupTooNew
    │                     VaultBeingDeleted DeletionUnfinished
    ├── SourceError       SourceMissing SourceUnreadable SourceChanged SourceIsLink SourceIsFolder
    │                     SourceIsSpecial
    ├── AdmissionError    IntimateUnderAge NudityQuestion CoveringQuestion ContainerUnderAge
    │                     EmbeddedData SampleTakesNothing
    ├── CoveringError     NotCoverable BoxOutside NoCoveredCopy RemainderQuestion PerhapsIntimate
    │                     IntimateInTheOpen
    ├── StorageError      DiskFull QuotaReached NotWritable StorageFailed TargetExists
    │                     FileTooLarge OtherBackupUnfinished
    ├── InputError        InvalidValue ConfirmationNeeded HandOverCode TooMuchAtOnce
    │                     DeletionNotConfirmed ReferenceNeeded OrderSettled DraftTooLong
    ├── SampleError       SampleHasOwn NotASample
    ├── ExportError       Report NotAPackage NoPaper SensitiveUnderAge NothingSensitive
    │                     PackageLocked PackagePassphrase PartTooSmall ChoiceChanged
    ├── AnchorError       AuthorityAddress AuthorityUnreachable AuthorityTooSlow AuthorityRedirects
    │                     AuthorityReplyTooLarge AuthorityRefused TimestampReply AnchorMistyped
    │                     AnchorNotWhole AnchorUnreadable
    ├── GuidanceDataError
    ├── CancelledError
    └── InternalError

The rules are: every concrete class has a code that is never used again, a summary and a remedy in
plain words, and an exit status of its own; facts are fields, never baked into sentences; a damaged
item inside a check is a finding, not an error. ``str(error)`` is English, for the log.
"""

from evidence_kit.errors.anchors import (
    AnchorError,
    AnchorMistypedError,
    AnchorNotWholeError,
    AnchorUnreadableError,
    AuthorityAddressError,
    AuthorityRedirectsError,
    AuthorityRefusedError,
    AuthorityReplyTooLargeError,
    AuthorityTooSlowError,
    AuthorityUnreachableError,
    TimestampReplyError,
)
from evidence_kit.errors.covering import (
    BoxOutsideError,
    CoveringError,
    IntimateInTheOpenError,
    NoCoveredCopyError,
    NotCoverableError,
    PerhapsIntimateError,
    RemainderQuestionError,
)
from evidence_kit.errors.error import OUR_SENTENCES, EvidenceKitError
from evidence_kit.errors.incoming import (
    AdmissionError,
    ContainerUnderAgeError,
    CoveringQuestionError,
    EmbeddedDataError,
    IntimateUnderAgeError,
    NudityQuestionError,
    SampleTakesNothingError,
    SourceChangedError,
    SourceError,
    SourceIsFolderError,
    SourceIsLinkError,
    SourceIsSpecialError,
    SourceMissingError,
    SourceUnreadableError,
)
from evidence_kit.errors.mistakes import (
    CancelledError,
    GuidanceDataError,
    InternalError,
    mistakes_told_without_values,
)
from evidence_kit.errors.requests import (
    ChoiceChangedError,
    ConfirmationNeededError,
    DeletionNotConfirmedError,
    DraftTooLongError,
    ExportError,
    HandOverCodeError,
    InputError,
    InvalidValueError,
    NoPaperError,
    NotAPackageError,
    NothingSensitiveError,
    OrderSettledError,
    PackageLockedError,
    PackagePassphraseError,
    PartTooSmallError,
    ReferenceNeededError,
    ReportError,
    SensitiveUnderAgeError,
    TooMuchAtOnceError,
)
from evidence_kit.errors.storage import (
    DiskFullError,
    FileTooLargeError,
    NotWritableError,
    OtherBackupUnfinishedError,
    QuotaReachedError,
    StorageError,
    StorageFailedError,
    TargetExistsError,
)
from evidence_kit.errors.trying_out import NotASampleError, SampleError, SampleHasOwnError
from evidence_kit.errors.vaults import (
    BackupHeaderGoneError,
    BackupTooNewError,
    DatabaseDamagedError,
    DeletionUnfinishedError,
    HeaderGoneError,
    ItemDamagedError,
    ItemWithdrawnError,
    KeyChangeUnsureError,
    KeyMemoryError,
    KeySlotsFullError,
    LastKeyError,
    NewKeyUnfinishedError,
    NoSuchItemError,
    NoSuchKeyError,
    NotABackupError,
    NotAVaultError,
    NoVaultOpenError,
    PersonsKeyNeededError,
    ReadBackError,
    RecoveryCodeMistypedError,
    RecoveryGroupMistypedError,
    SecretInUseError,
    VaultBeingDeletedError,
    VaultDamagedError,
    VaultError,
    VaultExistsError,
    VaultInUseError,
    VaultOpenError,
    VaultTooNewError,
    WeakPassphraseError,
    WrongPassphraseError,
)

__all__ = [
    "OUR_SENTENCES",
    "AdmissionError",
    "AnchorError",
    "AnchorMistypedError",
    "AnchorNotWholeError",
    "AnchorUnreadableError",
    "AuthorityAddressError",
    "AuthorityRedirectsError",
    "AuthorityRefusedError",
    "AuthorityReplyTooLargeError",
    "AuthorityTooSlowError",
    "AuthorityUnreachableError",
    "BackupHeaderGoneError",
    "BackupTooNewError",
    "BoxOutsideError",
    "CancelledError",
    "ChoiceChangedError",
    "ConfirmationNeededError",
    "ContainerUnderAgeError",
    "CoveringError",
    "CoveringQuestionError",
    "DatabaseDamagedError",
    "DeletionNotConfirmedError",
    "DeletionUnfinishedError",
    "DiskFullError",
    "DraftTooLongError",
    "EmbeddedDataError",
    "EvidenceKitError",
    "ExportError",
    "FileTooLargeError",
    "GuidanceDataError",
    "HandOverCodeError",
    "HeaderGoneError",
    "InputError",
    "InternalError",
    "IntimateInTheOpenError",
    "IntimateUnderAgeError",
    "InvalidValueError",
    "ItemDamagedError",
    "ItemWithdrawnError",
    "KeyChangeUnsureError",
    "KeyMemoryError",
    "KeySlotsFullError",
    "LastKeyError",
    "NewKeyUnfinishedError",
    "NoCoveredCopyError",
    "NoPaperError",
    "NoSuchItemError",
    "NoSuchKeyError",
    "NoVaultOpenError",
    "NotABackupError",
    "NotAPackageError",
    "NotASampleError",
    "NotAVaultError",
    "NotCoverableError",
    "NotWritableError",
    "NothingSensitiveError",
    "NudityQuestionError",
    "OrderSettledError",
    "OtherBackupUnfinishedError",
    "PackageLockedError",
    "PackagePassphraseError",
    "PartTooSmallError",
    "PerhapsIntimateError",
    "PersonsKeyNeededError",
    "QuotaReachedError",
    "ReadBackError",
    "RecoveryCodeMistypedError",
    "RecoveryGroupMistypedError",
    "ReferenceNeededError",
    "RemainderQuestionError",
    "ReportError",
    "SampleError",
    "SampleHasOwnError",
    "SampleTakesNothingError",
    "SecretInUseError",
    "SensitiveUnderAgeError",
    "SourceChangedError",
    "SourceError",
    "SourceIsFolderError",
    "SourceIsLinkError",
    "SourceIsSpecialError",
    "SourceMissingError",
    "SourceUnreadableError",
    "StorageError",
    "StorageFailedError",
    "TargetExistsError",
    "TimestampReplyError",
    "TooMuchAtOnceError",
    "VaultBeingDeletedError",
    "VaultDamagedError",
    "VaultError",
    "VaultExistsError",
    "VaultInUseError",
    "VaultOpenError",
    "VaultTooNewError",
    "WeakPassphraseError",
    "WrongPassphraseError",
    "mistakes_told_without_values",
]
