"""What a taken-over decoder would try on Windows.

A file of the person's is their own folder, which is always there: opening it for adding a file
makes none. No connection is tried, because where it is possible it would be one; so nobody can tell
about the network here, and the self-test says so.
"""

import ctypes
import os
from collections.abc import Callable, Mapping

from evidence_kit.sandbox.locks import Attempt
from evidence_kit.sandbox.windows import Calls, ProcessInformation, StartupInfoEx

HOME_VARIABLE = "USERPROFILE"
"""The one thing about the person that a decoder is told: where it must not get in."""

_LIST_FOLDER, _ADD_FILE = 0x1, 0x2
_SHARE_ALL = 0x7
_OPEN_EXISTING = 3
_ALSO_FOLDERS = 0x0200_0000
"""FILE_FLAG_BACKUP_SEMANTICS: without it a folder cannot be opened."""

_COMMIT_AND_RESERVE = 0x3000
_PAGE_READ_WRITE_RUN = 0x40
_RELEASE = 0x8000
_ONE_PAGE_BYTES = 4096

_NO_WINDOW = 0x0800_0000


def acts(calls: Calls) -> Mapping[Attempt, Callable[[], None]]:
    """Return what can be tried here, ready to be tried once the locks hold."""
    home = os.environ.get(HOME_VARIABLE, "")
    found: dict[Attempt, Callable[[], None]] = {
        Attempt.EXEC: lambda: _start_program(calls),
        Attempt.MACHINE_CODE: lambda: _make_code(calls),
    }
    if home:
        found[Attempt.OPEN] = lambda: _open_folder(calls, home, _LIST_FOLDER)
        found[Attempt.WRITE] = lambda: _open_folder(calls, home, _ADD_FILE)
    return found


def _open_folder(calls: Calls, path: str, access: int) -> None:
    handle = calls.do(
        "CreateFileW", path, access, _SHARE_ALL, None, _OPEN_EXISTING, _ALSO_FOLDERS, None
    )
    calls.do("CloseHandle", handle)


def _start_program(calls: Calls) -> None:
    program = os.path.join(os.environ["SYSTEMROOT"], "System32", "cmd.exe")  # noqa: PTH118 - tested where a Path has slashes
    line = ctypes.create_unicode_buffer(f'"{program}" /d /c exit')
    startup, started = StartupInfoEx(), ProcessInformation()
    startup.startup.size = ctypes.sizeof(startup.startup)
    calls.do(
        "CreateProcessW",
        program,
        line,
        None,
        None,
        0,
        _NO_WINDOW,
        None,
        None,
        ctypes.byref(startup),
        ctypes.byref(started),
    )
    calls.do("CloseHandle", started.thread)
    calls.do("CloseHandle", started.process)


def _make_code(calls: Calls) -> None:
    address = calls.do(
        "VirtualAlloc", None, _ONE_PAGE_BYTES, _COMMIT_AND_RESERVE, _PAGE_READ_WRITE_RUN
    )
    calls.do("VirtualFree", address, 0, _RELEASE)
