"""The whole error tree: what can go wrong, what it means for the evidence, what to do.

::

    EvidenceKitError
    ├── VaultError        WrongPassphrase VaultInUse VaultTooNew VaultDamaged NotAVault VaultExists
    │                     DatabaseDamaged WeakPassphrase KeyMemory ItemDamaged ReadBack NoSuchItem
    │                     ItemWithdrawn RecoveryCodeMistyped NoVaultOpen VaultOpen HeaderGone
    │                     KeySlotsFull LastKey NoSuchKey SecretInUse KeyChangeUnsure
    │                     PersonsKeyNeeded NewKeyUnfinished RecoveryGroupMistyped
    │                     VaultBeingDeleted DeletionUnfinished
    ├── SourceError       SourceMissing SourceUnreadable SourceChanged SourceIsLink SourceIsFolder
    │                     SourceIsSpecial
    ├── AdmissionError    IntimateUnderAge NudityQuestion ContainerUnderAge EmbeddedData
    ├── StorageError      DiskFull NotWritable StorageFailed TargetExists
    ├── InputError        InvalidValue ConfirmationNeeded HandOverCode TooMuchAtOnce
    │                     DeletionNotConfirmed
    ├── ExportError       Report NotAPackage
    ├── GuidanceDataError
    ├── CancelledError
    └── InternalError

The rules are: every concrete class has a code that is never used again, a summary and a remedy in
plain words, and an exit status of its own; facts are fields, never baked into sentences; a damaged
item inside a check is a finding, not an error. ``str(error)`` is English, for the log.
"""

import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import ClassVar

from typing_extensions import override

from evidence_kit.i18n import N_


class EvidenceKitError(Exception):
    """Anything the tool refuses or fails to do, with words for the person in front of it."""

    code: ClassVar[str]
    """``EK-nnn``, printed with the words and never used again for something else."""
    exit_code: ClassVar[int]
    """The process's exit status, 3 and up."""
    summary: ClassVar[str]
    """What happened and what it means for the evidence; placeholders are fields of ``facts``."""
    remedy: ClassVar[str]
    """What to do now."""

    def __init__(self, **facts: str | int) -> None:
        self.facts = facts
        super().__init__(", ".join(f"{key}={value!r}" for key, value in facts.items()))

    @override
    def __str__(self) -> str:
        return f"{self.code} {type(self).__name__}({super().__str__()})"


class VaultError(EvidenceKitError):
    """The vault cannot be opened, or something in it is not as it should be."""


class WrongPassphraseError(VaultError):
    """No key slot opens with what was given; the header itself is sound."""

    code = "EK-101"
    exit_code = 3
    summary = N_("The passphrase or recovery code does not open this vault. Nothing was changed.")
    remedy = N_(
        "Check capital letters and the keyboard language and try again, or use the recovery sheet. "
        "You can try as often as you need; nothing is ever deleted."
    )


class VaultInUseError(VaultError):
    """Another process has this vault open."""

    code = "EK-102"
    exit_code = 4
    summary = N_("This vault is open in another window or program.")
    remedy = N_("Close it there, then try again.")


class VaultTooNewError(VaultError):
    """The vault was written by a later version of the format."""

    code = "EK-103"
    exit_code = 5
    summary = N_(
        "This vault was made by a newer Evidence Kit (format {found}, this one knows {known}). "
        "Nothing was changed."
    )
    remedy = N_("Open it with the newer version.")


class VaultDamagedError(VaultError):
    """Both copies of the header are damaged or were changed without the key."""

    code = "EK-104"
    exit_code = 6
    summary = N_(
        "The vault's header is damaged in both copies ({reason}). This is not a wrong passphrase."
    )
    remedy = N_(
        "Stop using this disk and copy the whole vault folder to another one. If you ever copied "
        "the folder before, open that copy; its header.a or header.b also opens this one. The "
        "sealed files themselves may be whole."
    )


class NotAVaultError(VaultError):
    """The folder is not a vault at all."""

    code = "EK-105"
    exit_code = 7
    summary = N_("There is no vault in “{path}”.")
    remedy = N_("Choose the folder that holds header.a, case.db and blobs.")


class VaultExistsError(VaultError):
    """A vault would be created over something that is already there."""

    code = "EK-106"
    exit_code = 8
    summary = N_("“{path}” already exists and is not empty. Nothing was changed.")
    remedy = N_("Choose a new folder name for the new vault.")


class DatabaseDamagedError(VaultError):
    """The header opened, but the database is missing, foreign or damaged."""

    code = "EK-107"
    exit_code = 9
    summary = N_(
        "The passphrase is right, but the case database cannot be read ({reason}). The sealed "
        "files may be whole."
    )
    remedy = N_(
        "Stop using this disk and copy the whole vault folder to another one. Then write what can "
        "be read into a new vault, with “evidence-kit repair”; it changes nothing in this one."
    )


class WeakPassphraseError(VaultError):
    """The passphrase offered for a new slot is too short to protect anything."""

    code = "EK-108"
    exit_code = 10
    summary = N_("This passphrase is too short to protect the evidence.")
    remedy = N_("Use at least {minimum} characters; five or six unrelated words work well.")


class KeyMemoryError(VaultError):
    """The computer has too little free memory to derive the key."""

    code = "EK-109"
    exit_code = 11
    summary = N_("There is not enough free memory to open the vault ({needed_mib} MiB needed).")
    remedy = N_("Close other programs and try again. The protection is never weakened instead.")


class ItemDamagedError(VaultError):
    """A sealed file is missing or no longer the bytes that were sealed."""

    code = "EK-110"
    exit_code = 12
    summary = N_("Exhibit {item} cannot be read back as it was stored ({reason}).")
    remedy = N_(
        "The other exhibits are not affected. Look for a copy of this vault and, if it still "
        "exists, the original on the device. To make a report without it, withdraw it with the "
        "reason “damaged”; its number stays."
    )


class ReadBackError(VaultError):
    """What was just written did not read back as the same bytes; it was not acknowledged."""

    code = "EK-111"
    exit_code = 13
    summary = N_("“{name}” was written but did not read back the same, so it was not saved.")
    remedy = N_("The disk may be failing. Keep the original and use a vault on another disk.")


class NoSuchItemError(VaultError):
    """The case has no item or fact by that name."""

    code = "EK-112"
    exit_code = 14
    summary = N_("There is no “{item}” in this case.")
    remedy = N_("“evidence-kit list” shows every exhibit with its label.")


class ItemWithdrawnError(VaultError):
    """The item was taken out; only its numbered stub is left."""

    code = "EK-113"
    exit_code = 15
    summary = N_("Exhibit {item} has no stored bytes: it was withdrawn or was never held.")
    remedy = N_("The ledger still shows when it was recorded and when it was withdrawn.")


class RecoveryCodeMistypedError(VaultError):
    """What was given has the form of a recovery code, but its check characters do not fit."""

    code = "EK-114"
    exit_code = 16
    summary = N_(
        "This looks like a recovery code with a typing mistake: its check characters do not fit. "
        "Nothing was changed."
    )
    remedy = N_(
        "Compare it with the sheet, group by group: eight groups of four. The letters I, L, O and "
        "U do not occur in it. You can try as often as you need; nothing is ever deleted."
    )


class NoVaultOpenError(VaultError):
    """Something was asked about a case, and none is open."""

    code = "EK-115"
    exit_code = 17
    summary = N_("No case is open, so nothing was recorded or shown.")
    remedy = N_("Open the case with its passphrase, then do it again.")


class VaultOpenError(VaultError):
    """A case would be opened where another one is open."""

    code = "EK-116"
    exit_code = 18
    summary = N_("Another case is open here. Nothing was changed.")
    remedy = N_("Lock it first, then open the other one.")


class HeaderGoneError(VaultError):
    """What is sealed is there, but both copies of the header are gone, and with them the key."""

    code = "EK-117"
    exit_code = 19
    summary = N_(
        "Both copies of this vault's header are gone from “{path}”. They hold the key, so without "
        "one of them nothing in this folder can be opened, by anybody. Nothing was changed."
    )
    remedy = N_(
        "Keep the folder as it is. Look for any earlier copy of it, on a stick or in a backup: its "
        "header.a or header.b is enough. Put it into a copy of this folder and open that."
    )


class KeySlotsFullError(VaultError):
    """The header holds as many ways to open the vault as it can."""

    code = "EK-121"
    exit_code = 26
    summary = N_("This case can be opened in {maximum} ways, and all of them are taken.")
    remedy = N_("Remove a password that is not needed any more, then try again.")


class LastKeyError(VaultError):
    """The only way to open the vault would be removed."""

    code = "EK-122"
    exit_code = 27
    summary = N_("This is the last way to open the case, so it stays. Nothing was changed.")
    remedy = N_("Add another password or a spare key first, or change this one.")


class NoSuchKeyError(VaultError):
    """No key slot has this number."""

    code = "EK-123"
    exit_code = 28
    summary = N_("The case has no password or spare key number {number}. Nothing was changed.")
    remedy = N_("“evidence-kit slots” shows each with its number.")


class SecretInUseError(VaultError):
    """A new passphrase opens the vault already, as somebody else's."""

    code = "EK-124"
    exit_code = 29
    summary = N_("This password opens the case already. Nothing was changed.")
    remedy = N_(
        "Choose another one, so that the record can tell who opened the case with which password."
    )


class KeyChangeUnsureError(VaultError):
    """A change of keys was refused halfway, and what was there before could not be put back."""

    code = "EK-125"
    exit_code = 34
    summary = N_(
        "The medium refused while the ways to open the case were changed. The new one may open it, "
        "or the one before. No evidence is affected."
    )
    remedy = N_("Keep both, the old one and the new one, until the case was opened once more.")


class PersonsKeyNeededError(VaultError):
    """A support worker's password was given for what only the person may do."""

    code = "EK-126"
    exit_code = 35
    summary = N_("A support worker's password cannot give the case a new key. Nothing was changed.")
    remedy = N_("It takes the person's own password, or the spare key.")


class NewKeyUnfinishedError(VaultError):
    """The vault has its new key; what follows was refused, and the next opening finishes it."""

    code = "EK-127"
    exit_code = 36
    summary = N_(
        "The case has its new key, but the medium refused before all was moved to it. Nothing was "
        "lost."
    )
    remedy = N_("Make sure the disk works and has room, then open the case with the new password.")


class RecoveryGroupMistypedError(VaultError):
    """One group of a recovery code cannot be one."""

    code = "EK-128"
    exit_code = 37
    summary = N_(
        "Group {group} of the recovery code is not four of its letters and digits. Nothing was "
        "changed."
    )
    remedy = N_("Compare that group with the sheet. The letters I, L, O and U do not occur in it.")


class VaultBeingDeletedError(VaultError):
    """The keys were destroyed because somebody deleted the vault; its files are not all gone."""

    code = "EK-150"
    exit_code = 90
    summary = N_(
        "This case was deleted: its keys are destroyed, and nothing can open it any more. Some of "
        "its files still lie in “{path}”."
    )
    remedy = N_("To remove what is left, delete it once more: “evidence-kit delete-vault”.")


class DeletionUnfinishedError(VaultError):
    """The keys are destroyed, but the medium refused to let every file go."""

    code = "EK-151"
    exit_code = 91
    summary = N_(
        "The keys are destroyed, so nothing can open the case any more. Not every file could be "
        "removed ({reason})."
    )
    remedy = N_("Delete it once more to remove what is left. What is left cannot be read.")


class SourceError(EvidenceKitError):
    """A file chosen for import cannot be taken as it is; nothing was stored for it."""


class SourceMissingError(SourceError):
    """The file is not there (any more)."""

    code = "EK-201"
    exit_code = 20
    summary = N_("“{name}” is not there. Nothing was stored for it.")
    remedy = N_("Check that the device or stick is still connected and choose the file again.")


class SourceUnreadableError(SourceError):
    """The file is there but cannot be read to its end."""

    code = "EK-202"
    exit_code = 21
    summary = N_("“{name}” could not be read to its end ({reason}). Nothing was stored for it.")
    remedy = N_("Copy the file to another place and add that copy; keep the original.")


class SourceChangedError(SourceError):
    """The file changed while it was being read."""

    code = "EK-203"
    exit_code = 22
    summary = N_("“{name}” changed while it was being read. Nothing was stored for it.")
    remedy = N_("Wait until the program that writes it has finished, then add it again.")


class SourceIsLinkError(SourceError):
    """The name is a link to something else."""

    code = "EK-204"
    exit_code = 23
    summary = N_("“{name}” is a link, not a file. Nothing was stored for it.")
    remedy = N_("Add the file it points to.")


class SourceIsFolderError(SourceError):
    """A folder was given where one file is needed."""

    code = "EK-205"
    exit_code = 24
    summary = N_("“{name}” is a folder. Folders are not taken whole in an under-18 case.")
    remedy = N_("Choose the screenshots one by one, so that each can be looked at first.")


class SourceIsSpecialError(SourceError):
    """The name is a device, pipe or socket."""

    code = "EK-206"
    exit_code = 25
    summary = N_("“{name}” is not a file that can be kept. Nothing was stored for it.")
    remedy = N_("Choose an ordinary file.")


class AdmissionError(EvidenceKitError):
    """The rules that protect people under 18 keep this out of the vault."""


class IntimateUnderAgeError(AdmissionError):
    """An intimate picture was offered to an under-18 case."""

    code = "EK-301"
    exit_code = 30
    summary = N_(
        "“{name}” was not taken in. This case concerns someone who is or may be under 18, and such "
        "pictures must not be copied, also not as evidence."
    )
    remedy = N_(
        "Leave it where it is and do not delete it. Describe it with “not-held”, and tell the "
        "police which device it is on. It is not your fault."
    )


class NudityQuestionError(AdmissionError):
    """A picture was offered to an under-18 case without answering the question first."""

    code = "EK-302"
    exit_code = 31
    summary = N_(
        "“{name}” was not taken in: first someone has to look whether any nude or sexual picture "
        "is visible in it, even a small one."
    )
    remedy = N_(
        "If nothing of that kind is visible, add it again with --no-nudity-visible. If it is, "
        "scroll it out of view and take a new screenshot, or describe it with “not-held”."
    )


class ContainerUnderAgeError(AdmissionError):
    """A file that can carry pictures unseen was offered to an under-18 case."""

    code = "EK-303"
    exit_code = 32
    summary = N_(
        "“{name}” was not taken in, because it can carry pictures that nobody has looked at "
        "({media_type}). It was noted as {item}, “not held”."
    )
    remedy = N_(
        "{instead} Leave it where it is and do not delete it. To record which device it is on, add "
        "the file again with --device, or describe it with “not-held” and --device; tell the "
        "police too."
    )

    _INSTEAD: ClassVar[tuple[tuple[tuple[str, ...], str], ...]] = (
        (
            ("image/svg", "text/html", "text/xml", "text/vcard", "text/calendar"),
            N_("Copy the text that you see in it, and paste that."),
        ),
        (
            ("image/",),
            N_(
                "Take a screenshot of what it shows, if no nude or sexual picture is visible in "
                "any part of it, and add that."
            ),
        ),
        (("video/",), N_("Say in words what happens in it, with “not-held”.")),
        (("audio/",), N_("Write down what is said in it, and paste that.")),
        (
            ("message/", "application/x-ole", "application/vnd.ms-outlook"),
            N_("Copy the text of the message with sender, address and date, and paste that."),
        ),
        (
            ("application/pdf", "application/vnd.open", "application/vnd.oasis", "application/rtf"),
            N_("Copy the text that you see in it, and paste that."),
        ),
        (
            ("text/", "application/json", "application/zip"),
            N_("Export the chat again as text “without media”, or copy the words and paste them."),
        ),
    )
    """Beginnings of media types → what can come in instead; the first that fits answers."""

    @classmethod
    def instead_of(cls, media_type: str) -> str:
        """Return what a person can do instead of adding a file of this type."""
        for beginnings, sentence in cls._INSTEAD:
            if media_type.startswith(beginnings):
                return sentence
        return N_("Say in words what it is, with “not-held”.")


class EmbeddedDataError(AdmissionError):
    """Words for an under-18 case hold data that is not words, such as a picture in base64."""

    code = "EK-304"
    exit_code = 33
    summary = N_(
        "What was given as “{field}” holds data that is not words and can be a picture. Nothing "
        "was recorded."
    )
    remedy = N_(
        "Leave that part out and keep the words. If it is a picture, leave it where it is, do not "
        "delete it, and say in words with “not-held” what it is and on which device."
    )


class StorageError(EvidenceKitError):
    """The disk refused; what was already saved is safe."""


class DiskFullError(StorageError):
    """There is no room left."""

    code = "EK-401"
    exit_code = 40
    summary = N_(
        "There is not enough room on the disk. “{name}” was not saved; everything that was "
        "reported as saved before is safe."
    )
    remedy = N_("Free some space or use a larger disk, then add it again.")


class NotWritableError(StorageError):
    """The place cannot be written to."""

    code = "EK-402"
    exit_code = 41
    summary = N_("“{path}” cannot be written to ({reason}).")
    remedy = N_("Choose another place, or check the stick's write lock and the folder's rights.")


class StorageFailedError(StorageError):
    """The disk reported an error while writing or reading."""

    code = "EK-403"
    exit_code = 42
    summary = N_(
        "The disk reported an error ({reason}). “{name}” was not saved; everything that was "
        "reported as saved before stays as it was."
    )
    remedy = N_("Check the cable or stick. Copy the vault to another disk before going on.")


class TargetExistsError(StorageError):
    """An export would replace something that is already there."""

    code = "EK-404"
    exit_code = 43
    summary = N_("“{path}” already exists and was left as it is.")
    remedy = N_("Choose another name, or move the existing one away first.")


class InputError(EvidenceKitError):
    """What was typed cannot be recorded as it is."""


class InvalidValueError(InputError):
    """A value has the wrong form."""

    code = "EK-501"
    exit_code = 50
    summary = N_("“{value}” cannot be used as {field}. Nothing was recorded or changed.")
    remedy = N_("Expected: {expected}.")


class ConfirmationNeededError(InputError):
    """Something may only be kept or changed after a person said yes, and nobody could be asked."""

    code = "EK-502"
    exit_code = 51
    summary = N_("This waits for a yes, and nobody can be asked here. Nothing was kept or changed.")
    remedy = N_(
        "Run it in a terminal and answer the question, or look at what was printed above and run "
        "it again with --yes."
    )


class HandOverCodeError(InputError):
    """What was given as the hand-over code is not the whole code."""

    code = "EK-503"
    exit_code = 52
    summary = N_("“{value}” is not a whole hand-over code. The package was not checked.")
    remedy = N_(
        "Type or paste all {digits} digits (0–9, a–f); spaces and capitals do not matter. A "
        "shortened code shows nothing. Without a code, leave out --code."
    )


class TooMuchAtOnceError(InputError):
    """What would cross between window and vault process is longer than any frame may be."""

    code = "EK-160"
    exit_code = 80
    summary = N_(
        "This is too much at once ({size_mib} MiB; the most is {most_mib}). Nothing was sent or "
        "recorded, and what you typed or chose is still here."
    )
    remedy = N_("Give it in smaller parts, or add it as a file.")


class DeletionNotConfirmedError(InputError):
    """What was typed to confirm a deletion is not the case's reference."""

    code = "EK-152"
    exit_code = 92
    summary = N_("What was typed is not the reference of this case. Nothing was deleted.")
    remedy = N_(
        "If you are sure, type the reference exactly as it is shown. If not, leave everything as "
        "it is."
    )


class ExportError(EvidenceKitError):
    """Something that should go out, or came in as a package, cannot be made or read."""


class ReportError(ExportError):
    """The report could not be laid out."""

    code = "EK-601"
    exit_code = 60
    summary = N_("The report could not be made ({reason}). The vault was not changed.")
    remedy = N_("Keep the vault as it is and tell the makers the code and the reason.")


class NotAPackageError(ExportError):
    """The path is not a package that can be checked."""

    code = "EK-602"
    exit_code = 61
    summary = N_("“{path}” is not a package that can be checked ({reason}).")
    remedy = N_("Choose the folder or ZIP that holds bagit.txt and manifest-sha256.txt.")


class GuidanceDataError(EvidenceKitError):
    """The guidance that travels with the program is incomplete or malformed."""

    code = "EK-701"
    exit_code = 70
    summary = N_("The guidance data is not usable ({reason}).")
    remedy = N_("Install Evidence Kit again; in danger, call your emergency number now.")


class CancelledError(EvidenceKitError):
    """The person asked to stop; what was finished before stays, the rest left no trace."""

    code = "EK-702"
    exit_code = 71
    summary = N_("Stopped as you asked. What was reported as saved before is safe.")
    remedy = N_("Start again whenever you are ready.")


class InternalError(EvidenceKitError):
    """A mistake of ours; told without any value, because values are evidence."""

    code = "EK-999"
    exit_code = 99
    summary = N_(
        "Something went wrong that should not happen ({kind} in {place}). What was reported as "
        "saved before is safe."
    )
    remedy = N_("Please tell the makers this line; it holds nothing from your case.")


@contextmanager
def mistakes_told_without_values() -> Iterator[None]:
    """Turn an exception that nobody expected into one that can be told.

    It is a bug of ours, and its words may hold evidence; its kind and its place do not. Only the
    edges of the program use this: the command line, and the vault process for each request.

    Raises:
        InternalError: Something else than an error of this module was raised inside.
    """
    try:
        yield
    except EvidenceKitError:
        raise
    except Exception as mistake:
        frames = traceback.extract_tb(mistake.__traceback__)
        ours = [frame for frame in frames[1:] if "evidence_kit" in Path(frame.filename).parts]
        last = (ours or frames)[-1]
        place = f"{Path(last.filename).stem}:{last.lineno}"
        raise InternalError(kind=type(mistake).__name__, place=place) from mistake
