"""Is a folder one that other computers or people may read?

A vault in a synchronised folder is copied to somebody's server and to every device of the account,
old headers included. That may be meant; it must be said.
"""

from pathlib import Path

_MARKS = (
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


def find_synchronised(path: Path) -> str | None:
    """Return the folder above (or at) a path that looks synchronised, or ``None``.

    Names are all that can be told from here: a folder of another name may be synchronised too.

    >>> find_synchronised(Path("/home/ana/Dropbox/notes"))
    'Dropbox'
    >>> find_synchronised(Path("/home/ana/notes")) is None
    True
    """
    for part in path.absolute().parts:
        if any(part.lower().startswith(mark) for mark in _MARKS):
            return part
    return None
