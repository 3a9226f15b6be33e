"""Is a folder one that other computers or people may read?

A vault in a synchronised folder is copied to somebody's server and to every device of the account,
old headers included; on a network drive it lies on somebody else's computer. Either may be meant;
it must be said, and nothing is ever refused because of it.

The rules are: a service is told by how it names its folder, or by what it puts into it; a network
drive by what the system says of the mount. Nothing is written and nobody is asked. What is not
found out: a service that leaves no mark, a folder that macOS keeps in iCloud under its usual name,
a disk of this computer that others may reach.
"""

import ctypes
import os
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

_NAMES = (
    "onedrive",
    "dropbox",
    "icloud",
    "mobile documents",
    "google drive",
    "googledrive",
    "my drive",
    "nextcloud",
    "owncloud",
    "pcloud",
    "megasync",
    "sync.com",
    "box sync",
)
"""How the usual services name their folders, in lower case."""

_MARKS = {
    ".dropbox": "Dropbox",
    ".849C9593-D756-4E56-8D6E-42412F2A707B": "OneDrive",
    ".stfolder": "Syncthing",
    ".owncloudsync.log": "ownCloud",
    ".nextcloudsync.log": "Nextcloud",
    ".tmp.drivedownload": "Google Drive",
    ".tmp.driveupload": "Google Drive",
    ".megaignore": "MEGA",
}
"""What a service puts into the uppermost folder that it copies → its name."""

_DATABASE_MARK = re.compile(r"\._?sync_[0-9a-f]{6,}\.db")
"""Nextcloud and ownCloud name the database of a copied folder so (csync, ``makeDbName``)."""

_DATABASE_SERVICE = "Nextcloud"

_LINUX_DROPBOX_SETTINGS = ".dropbox"
"""In a home on Linux this is a folder with Dropbox's settings; in what is copied it is a file."""

_CLOUD_STORAGE = "CloudStorage"
"""macOS keeps what providers copy in ``~/Library/CloudStorage/OneDrive-Personal`` and so on."""

_ONEDRIVE_VARIABLES = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")

_NETWORK_KINDS = frozenset(
    {
        "9p",
        "afs",
        "ceph",
        "cifs",
        "coda",
        "davfs",
        "fuse.davfs2",
        "fuse.glusterfs",
        "fuse.google-drive-ocamlfuse",
        "fuse.gvfsd-fuse",
        "fuse.onedriver",
        "fuse.pcloud",
        "fuse.rclone",
        "fuse.s3fs",
        "fuse.sshfs",
        "lustre",
        "ncpfs",
        "nfs",
        "nfs4",
        "smb3",
        "smbfs",
    }
)
"""File systems that lie on another computer, as Linux names them."""

_MOUNTS_PATH = Path("/proc/self/mountinfo")
_ESCAPED = re.compile(r"\\([0-7]{3})")
_WINDOWS_REMOTE_DRIVE = 4
"""DRIVE_REMOTE of GetDriveTypeW."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mount:
    """Where a file system hangs, and what kind it is."""

    path: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """What can be told of the folder that a vault lies in."""

    synced_by: str
    """The service, or its folder, that copies it elsewhere; "" for none that is known."""
    network: str
    """The kind of network drive it lies on, as the system names it; "" for none that is known."""


def look_at(path: Path) -> Place:
    """Say who else may get what is in a folder, or in one that is not there yet."""
    return Place(
        synced_by=find_synchronised(path) or "", network=find_network(path, known_mounts()) or ""
    )


def is_taken(path: Path) -> bool:
    """Say whether a folder holds something, or is a file; what cannot be looked at is not known so.

    Whoever makes a case finds out the rest: here a name is only suggested.
    """
    try:
        return next(path.iterdir(), None) is not None
    except NotADirectoryError:
        return True
    except OSError:
        return False


def find_synchronised(path: Path, environment: Mapping[str, str] = os.environ) -> str | None:
    """Return the service that copies a folder, or its folder's name; ``None`` for none known.

    >>> find_synchronised(Path("/home/ana/Dropbox/notes"))
    'Dropbox'
    >>> find_synchronised(Path("/home/ana/notes")) is None
    True
    """
    for each in _ways_to(path):
        found = _by_name(each) or _by_mark(each) or _by_variable(each, environment)
        if found is not None:
            return found
    return None


def find_network(path: Path, mounts: tuple[Mount, ...]) -> str | None:
    """Return the kind of network drive that a folder lies on, or ``None``.

    >>> find_network(Path("/mnt/school/ana"), (Mount(path="/mnt/school", kind="cifs"),))
    'cifs'
    """
    if sys.platform == "win32":
        return _windows_network(path)
    for each in _ways_to(path):
        holding = [mount for mount in mounts if each.is_relative_to(mount.path)]
        # The last one at the same place hides those below it.
        mount = max(reversed(holding), key=lambda one: len(Path(one.path).parts), default=None)
        # Where the whole system lies on such a drive, nothing about this folder is special.
        if mount is not None and mount.path != "/" and mount.kind in _NETWORK_KINDS:
            return mount.kind
    return None


def known_mounts(path: Path = _MOUNTS_PATH) -> tuple[Mount, ...]:
    """Return what the system says is mounted where; nothing where it does not say (proc(5)).

    Args:
        path: The table of mounts.
    """
    try:
        text = path.read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return ()
    return tuple(_mounts_in(text))


def _ways_to(path: Path) -> Iterator[Path]:
    """Yield a path as it is written and, where a link is on the way, as it really lies."""
    written = path.absolute()
    yield written
    try:
        real = written.resolve()
    except (OSError, RuntimeError):
        return
    if real != written:
        yield real


def _by_name(path: Path) -> str | None:
    parts = path.parts
    for part, following in zip(parts, (*parts[1:], ""), strict=True):
        if part == _CLOUD_STORAGE and following:
            return following
        if any(part.lower().startswith(name) for name in _NAMES):
            return part
    return None


def _by_mark(path: Path) -> str | None:
    for folder in (path, *path.parents):
        try:
            names = {each.name for each in folder.iterdir() if each.name.startswith(".")}
        except OSError:
            # Not there yet, or not ours to look into: the folders above may tell.
            continue
        if _LINUX_DROPBOX_SETTINGS in names and (folder / _LINUX_DROPBOX_SETTINGS).is_dir():
            names.remove(_LINUX_DROPBOX_SETTINGS)
        for mark in sorted(names & _MARKS.keys()):
            return _MARKS[mark]
        if any(_DATABASE_MARK.fullmatch(name) for name in names):
            return _DATABASE_SERVICE
    return None


def _by_variable(path: Path, environment: Mapping[str, str]) -> str | None:
    known = [environment.get(name, "") for name in _ONEDRIVE_VARIABLES]
    return "OneDrive" if any(each and path.is_relative_to(each) for each in known) else None


def _mounts_in(text: str) -> Iterator[Mount]:
    for line in text.splitlines():
        before, _, after = line.partition(" - ")
        fields, rest = before.split(" "), after.split(" ")
        if len(fields) > 4 and rest[0]:  # noqa: PLR2004 - the mount point is the fifth field
            yield Mount(
                path=_ESCAPED.sub(lambda found: chr(int(found[1], 8)), fields[4]), kind=rest[0]
            )


def _windows_network(path: Path) -> str | None:
    drive = path.absolute().drive
    if drive.startswith("\\\\"):
        return "smb"
    kind: int = getattr(ctypes, "windll").kernel32.GetDriveTypeW(f"{drive}\\")  # noqa: B009 - elsewhere there is none
    return "network drive" if kind == _WINDOWS_REMOTE_DRIVE else None
