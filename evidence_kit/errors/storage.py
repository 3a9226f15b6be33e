"""A medium that refuses."""

from evidence_kit.errors.error import EvidenceKitError
from evidence_kit.i18n import N_


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


class QuotaReachedError(StorageError):
    """The person's share of the disk is used up; the disk itself may have room."""

    code = "EK-165"
    exit_code = 44
    summary = N_(
        "Your share of this disk is used up, so “{name}” was not saved. Everything that was "
        "reported as saved before is safe."
    )
    remedy = N_(
        "Take something else that is yours off this disk, ask whoever looks after the computer for "
        "a larger share, or use another disk. Then add it again."
    )


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


class FileTooLargeError(StorageError):
    """The file system of the target cannot hold a file of this size, said before it is written."""

    code = "EK-133"
    exit_code = 113
    summary = N_(
        "“{name}” would be {size_bytes} bytes. The disk is formatted as {kind}, which holds at "
        "most {largest_bytes} bytes in one file. Nothing was written."
    )
    remedy = N_(
        "Use a disk formatted as exFAT, or copy the vault folder there with “move”: its files "
        "are smaller."
    )


class OtherBackupUnfinishedError(StorageError):
    """The unfinished file beside the target is of another case, or no backup at all."""

    code = "EK-134"
    exit_code = 114
    summary = N_("“{path}” is there already, and is not an unfinished backup of this case.")
    remedy = N_("Choose another name, or move that file away first. It was left as it is.")
