"""A vault that cannot be opened, or something in it that is not as it should be."""

from evidence_kit.errors.error import EvidenceKitError
from evidence_kit.i18n import N_


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


class NotABackupError(VaultError):
    """The file is not a backup, or nothing of one that could be read."""

    code = "EK-130"
    exit_code = 110
    summary = N_("“{path}” is not a backup of a case, or nothing of it can be read.")
    remedy = N_("Choose the file that “backup” made. If it is on a stick, try another socket.")


class BackupHeaderGoneError(VaultError):
    """What opens the case is damaged or missing in a backup, at both of its ends."""

    code = "EK-131"
    exit_code = 111
    summary = N_(
        "What opens the case is damaged in this backup, in both places. This is not a wrong "
        "passphrase. Nothing was written."
    )
    remedy = N_("Keep this file and try another backup. A copy of the vault's header helps too.")


class BackupTooNewError(VaultError):
    """The backup was written by a later version of the format."""

    code = "EK-132"
    exit_code = 112
    summary = N_("This backup was made by a newer Evidence Kit. Nothing was changed.")
    remedy = N_("Open it with the newer version.")


class VaultBeingDeletedError(VaultError):
    """The keys were destroyed because somebody deleted the vault; its files are not all gone."""

    code = "EK-150"
    exit_code = 81
    summary = N_(
        "This case was deleted: its keys are destroyed, and nothing can open what is left in "
        "“{path}”."
    )
    remedy = N_(
        "To remove what is left, call “evidence-kit delete-vault” once more. An old block of the "
        "disk that still holds the header could be opened by somebody who knows the password."
    )


class DeletionUnfinishedError(VaultError):
    """The keys are destroyed, but the medium refused to let every file go."""

    code = "EK-151"
    exit_code = 82
    summary = N_(
        "The keys are destroyed, so nothing can open what is left in the folder. Not every file "
        "could be removed ({reason})."
    )
    remedy = N_(
        "Delete it once more to remove what is left. An old block of the disk that still holds the "
        "header could be opened by somebody who knows the password."
    )
