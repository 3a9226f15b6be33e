"""Keep a process's memory to itself on Windows: no error report, and nobody may read it.

The access list is the process's own: whoever asks to open it is compared with it, programs of the
same person too. What is left is what others need to see that it runs, to wait for it and to end
it. An administrator can still give themself the right to debug everything.
"""

import contextlib
import ctypes

from evidence_kit.sandbox.windows import CallError, Calls, RefusedCallError

_QUIET = 0x1 | 0x2 | 0x8000
"""SEM_FAILCRITICALERRORS, SEM_NOGPFAULTERRORBOX, SEM_NOOPENFILEERRORBOX: with the second, a crash
is not handed to Windows Error Reporting, which would keep a copy of the memory."""

_MAY_BE_SEEN_AND_ENDED = "0x101001"
"""SYNCHRONIZE | PROCESS_QUERY_LIMITED_INFORMATION | PROCESS_TERMINATE."""
ACCESS_LIST = f"D:P(A;;{_MAY_BE_SEEN_AND_ENDED};;;OW)(A;;{_MAY_BE_SEEN_AND_ENDED};;;WD)"
"""For the owner, who could otherwise change it back, and for everyone; nothing is inherited."""
_SDDL_REVISION = 1
_ACCESS_LIST_ALONE = 4
"""DACL_SECURITY_INFORMATION."""

_READ_MEMORY = 0x10
"""PROCESS_VM_READ."""


def forbid_error_reports(calls: Calls) -> bool:
    """Leave crashes of this process out of error reporting; whether Windows confirms it."""
    calls.do("SetErrorMode", calls.do("GetErrorMode") | _QUIET)
    return calls.do("GetErrorMode") & _QUIET == _QUIET


def forbid_looking_in(calls: Calls) -> bool:
    """Let nobody open this process to read its memory; whether that was tried and refused."""
    try:
        _set_access_list(calls)
    except CallError:
        return False
    return _is_refused_to_ourselves(calls)


def _set_access_list(calls: Calls) -> None:
    descriptor = ctypes.c_void_p()
    calls.do(
        "ConvertStringSecurityDescriptorToSecurityDescriptorW",
        ACCESS_LIST,
        _SDDL_REVISION,
        ctypes.byref(descriptor),
        None,
    )
    try:
        calls.do(
            "SetKernelObjectSecurity",
            calls.do("GetCurrentProcess"),
            _ACCESS_LIST_ALONE,
            descriptor,
        )
    finally:
        calls.do("LocalFree", descriptor)


def _is_refused_to_ourselves(calls: Calls) -> bool:
    # Asked by number, this process is compared with the list like any other of the same person.
    try:
        handle = calls.do("OpenProcess", _READ_MEMORY, 0, calls.do("GetCurrentProcessId"))
    except RefusedCallError:
        return True
    except CallError:
        return False
    with contextlib.suppress(CallError):
        calls.do("CloseHandle", handle)
    return False
