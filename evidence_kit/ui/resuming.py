"""A window that has just locked starts afresh, and is told where to go on.

After a lock another process goes on (``relief``), or this one replaces itself: its heap held words
and pictures, and Python cannot wipe it. What the next one must know – why it was locked, which
case, where the window stood – goes through a pipe on standard input. A command line would show the
folder's name to everybody who lists processes, and so would the environment; a file would stay.
"""

import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

RESUMED_ARGUMENT = "--resumed"
"""Says that something waits on standard input; the only thing a list of processes shows."""

_LARGEST_BYTES = 32 << 10
"""Fits into a pipe on every system, so that writing before anybody reads cannot block."""


class LockReason(StrEnum):
    """Why the lock screen is shown."""

    NONE = "none"
    """The person wants to open a case; nothing was locked."""
    ASKED = "asked"
    IDLE = "idle"
    SLEPT = "slept"
    SCREEN_LOCKED = "screen-locked"
    VAULT_ENDED = "vault-ended"
    """The vault process ended without being asked to."""
    MISTAKE = "mistake"
    """A mistake of ours; the case was closed."""
    HIDDEN = "hidden"
    """The window was hidden; this is the next start."""
    DELETED = "deleted"
    """The case was deleted: there is nothing to open any more."""


GOES_AT_ONCE = frozenset({LockReason.SLEPT, LockReason.SCREEN_LOCKED})
"""Nobody types here then, and the computer may be asleep in a moment: the memory goes first."""


class Resume(NamedTuple):
    """Where the next process goes on."""

    reason: LockReason
    case_path: str = ""
    """The vault's folder; "" for none."""
    x_px: int = 0
    y_px: int = 0
    width_px: int = 0
    """0 where the window has no place to go back to."""
    height_px: int = 0
    is_maximised: bool = False
    is_minimised: bool = False
    is_behind: bool = False
    """Whether another program's window had the keys; nothing shall take them away from it."""
    is_awaited: bool = False
    """Whether the process before stays in sight until it hears that the next window stands."""
    mistakes: int = 0
    """How many mistakes of ours in a row led here; a program that cannot start gives up."""
    quiet_minutes: int = 5
    """After how many quiet minutes it locked itself."""
    left_files: int = 0
    """How many files that were not a deleted case's own stayed in its folder."""
    receipt_path: str = ""
    """Where the receipt of a deletion is; "" for none."""
    copies_beside: tuple[str, ...] = ()
    """Folders beside a deleted case that a cut copy of it left."""
    is_receipt_lost: bool = False
    """Whether a receipt was wanted and could not be kept."""
    is_unsaved: bool = False
    """Whether words that were typed could not be saved."""
    waiting_files: int = 0
    """How many files were chosen and are not taken in yet."""
    is_half_made: bool = False
    """Whether a form was begun and not kept; it waits as a draft in the case."""
    is_clipboard_lost: bool = False
    """Whether something from the clipboard was shown here and kept by nobody."""
    is_sample: bool = False
    """Whether what was deleted was the sample."""

    @property
    def may_be_typing(self) -> bool:
        """Whether somebody may still be typing what was meant for the window before."""
        had_the_keys = not (self.is_behind or self.is_minimised)
        return had_the_keys and (self.is_awaited or self.mistakes > 0)


def own_command(*arguments: str) -> list[str]:
    """Return how this program is started."""
    if getattr(sys, "frozen", False):
        return [sys.executable, *arguments]
    # -P: whatever lies in the folder that the person stands in is not ours to run.
    return [sys.executable, "-P", "-m", "evidence_kit", *arguments]


def start_afresh(resume: Resume) -> None:
    """Replace this process by a fresh one that goes on from here; does not return.

    Raises:
        OSError: The system does not let the program be started.
    """
    put_on_standard_input(resume)
    command = own_command(RESUMED_ARGUMENT)
    os.execv(command[0], command)  # noqa: S606 - our own program, by its full path


def put_on_standard_input(resume: Resume) -> None:
    """Leave a message where this process, or the one that replaces it, reads it.

    Raises:
        OSError: There is no room for another pipe.
    """
    reading, writing = os.pipe()
    try:
        os.write(writing, encoded(resume))
    finally:
        os.close(writing)
    if reading != 0:
        os.dup2(reading, 0)
        os.close(reading)
    os.set_inheritable(0, True)


def encoded(resume: Resume) -> bytes:
    """Return a message as it is left on standard input."""
    import msgspec

    return msgspec.json.encode(resume)


def find_resume() -> Resume | None:
    """Return what the process before left on standard input; ``None`` if it cannot be read."""
    import msgspec

    try:
        data = _all_of_standard_input()
        # Nothing else is on its way: whoever reads on gets the end, not a terminal.
        with Path(os.devnull).open("rb") as nothing:
            os.dup2(nothing.fileno(), 0)
        return msgspec.json.decode(data, type=Resume)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return None


def _all_of_standard_input() -> bytes:
    data = b""
    # Another process may hand it over in parts; its end is the end.
    while len(data) < _LARGEST_BYTES and (part := os.read(0, _LARGEST_BYTES - len(data))):
        data += part
    return data
