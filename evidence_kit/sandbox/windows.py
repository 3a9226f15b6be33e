"""The functions of Windows that hold a process in: their whole prototypes, structures and numbers.

Nothing is decided here. The rules are:

* Every type has its width in its name, because C's ``long`` is another on other systems; layouts
  are those of a 64-bit process, the only one this program is made for.
* A call that did not do what it was asked for is a :class:`CallError` with Windows's own number.
* The libraries come from the system's folder alone, whatever else lies beside the program.

Values are those of ``winnt.h``, ``winbase.h``, ``processthreadsapi.h``, ``userenv.h`` and
``winerror.h``.
"""

import ctypes
import sys
from collections.abc import Callable
from ctypes import POINTER, c_int32, c_int64, c_size_t, c_uint16, c_uint32, c_uint64, c_void_p
from ctypes import c_wchar_p as text
from dataclasses import dataclass
from enum import Enum

_SYSTEM_FOLDER_ALONE = 0x800
"""LOAD_LIBRARY_SEARCH_SYSTEM32."""

ERROR_ACCESS_DENIED = 5
ERROR_BROKEN_PIPE = 109
ERROR_NO_DATA = 232
ERROR_DYNAMIC_CODE_BLOCKED = 1655
ERROR_NOT_ENOUGH_QUOTA = 1816
_REFUSALS = frozenset({ERROR_ACCESS_DENIED, ERROR_DYNAMIC_CODE_BLOCKED, ERROR_NOT_ENOUGH_QUOTA})
"""What a lock answers with: a container, code that must not be made, a job that has enough."""
ALREADY_EXISTS = c_int32(0x800700B7).value
"""HRESULT_FROM_WIN32(ERROR_ALREADY_EXISTS)."""


class CallError(OSError):
    """A call of Windows did not do what it was asked for."""

    def __init__(self, call: str, number: int) -> None:
        super().__init__(f"{call}: {number}")
        self.call = call
        self.number = number
        """Windows's own error number, or the HRESULT."""


class RefusedCallError(CallError, PermissionError):
    """It was refused, as a lock refuses."""


class IoCounters(ctypes.Structure):
    """``IO_COUNTERS``; not used, but part of the limits."""

    _fields_ = tuple((f"count_{place}", c_uint64) for place in range(6))


class BasicLimits(ctypes.Structure):
    """``JOBOBJECT_BASIC_LIMIT_INFORMATION``."""

    _fields_ = (
        ("per_process_user_time_limit", c_int64),
        ("per_job_user_time_limit", c_int64),
        ("limit_flags", c_uint32),
        ("minimum_working_set_size", c_size_t),
        ("maximum_working_set_size", c_size_t),
        ("active_process_limit", c_uint32),
        ("affinity", c_size_t),
        ("priority_class", c_uint32),
        ("scheduling_class", c_uint32),
    )


class ExtendedLimits(ctypes.Structure):
    """``JOBOBJECT_EXTENDED_LIMIT_INFORMATION``."""

    _fields_ = (
        ("basic", BasicLimits),
        ("io", IoCounters),
        ("process_memory_limit", c_size_t),
        ("job_memory_limit", c_size_t),
        ("peak_process_memory_used", c_size_t),
        ("peak_job_memory_used", c_size_t),
    )


class UiRestrictions(ctypes.Structure):
    """``JOBOBJECT_BASIC_UI_RESTRICTIONS``."""

    _fields_ = (("flags", c_uint32),)


class SecurityCapabilities(ctypes.Structure):
    """``SECURITY_CAPABILITIES``: a container, and what it may do all the same."""

    _fields_ = (
        ("container_sid", c_void_p),
        ("capabilities", c_void_p),
        ("capability_count", c_uint32),
        ("reserved", c_uint32),
    )


class StartupInfo(ctypes.Structure):
    """``STARTUPINFOW``."""

    _fields_ = (
        ("size", c_uint32),
        ("reserved", text),
        ("desktop", text),
        ("title", text),
        ("x", c_uint32),
        ("y", c_uint32),
        ("width", c_uint32),
        ("height", c_uint32),
        ("columns", c_uint32),
        ("rows", c_uint32),
        ("fill", c_uint32),
        ("flags", c_uint32),
        ("show_window", c_uint16),
        ("reserved_size", c_uint16),
        ("reserved_2", c_void_p),
        ("standard_input", c_void_p),
        ("standard_output", c_void_p),
        ("standard_error", c_void_p),
    )


class StartupInfoEx(ctypes.Structure):
    """``STARTUPINFOEXW``."""

    _fields_ = (("startup", StartupInfo), ("attributes", c_void_p))


class ProcessInformation(ctypes.Structure):
    """``PROCESS_INFORMATION``."""

    _fields_ = (
        ("process", c_void_p),
        ("thread", c_void_p),
        ("process_id", c_uint32),
        ("thread_id", c_uint32),
    )


class MitigationFlags(ctypes.Structure):
    """Every ``PROCESS_MITIGATION_*_POLICY`` that is used here: flags in 32 bits."""

    _fields_ = (("flags", c_uint32),)


class Success(Enum):
    """How a function says that it did what it was asked for."""

    NOT_ZERO = "not-zero"
    """BOOL, HANDLE, pointer."""
    NOT_NEGATIVE = "not-negative"
    """HRESULT."""
    NOT_ALL_ONES = "not-all-ones"
    """DWORD, and HANDLE of a file."""
    ALWAYS = "always"


@dataclass(frozen=True, slots=True, kw_only=True)
class Prototype:
    """A function as its header has it."""

    library: str
    result: type | None
    arguments: tuple[type, ...]
    success: Success = Success.NOT_ZERO


def _kernel(
    result: type | None, *arguments: type, success: Success = Success.NOT_ZERO
) -> Prototype:
    return Prototype(library="kernel32", result=result, arguments=arguments, success=success)


def _other(
    library: str, result: type | None, *arguments: type, success: Success = Success.NOT_ZERO
) -> Prototype:
    return Prototype(library=library, result=result, arguments=arguments, success=success)


_DWORD_TO = POINTER(c_uint32)
_POINTER_TO = POINTER(c_void_p)

PROTOTYPES = {
    # jobs
    "CreateJobObjectW": _kernel(c_void_p, c_void_p, text),
    "SetInformationJobObject": _kernel(c_int32, c_void_p, c_int32, c_void_p, c_uint32),
    "QueryInformationJobObject": _kernel(c_int32, c_void_p, c_int32, c_void_p, c_uint32, _DWORD_TO),
    "AssignProcessToJobObject": _kernel(c_int32, c_void_p, c_void_p),
    # containers
    "CreateAppContainerProfile": _other(
        "userenv",
        c_int32,
        text,
        text,
        text,
        c_void_p,
        c_uint32,
        _POINTER_TO,
        success=Success.NOT_NEGATIVE,
    ),
    "DeriveAppContainerSidFromAppContainerName": _other(
        "userenv", c_int32, text, _POINTER_TO, success=Success.NOT_NEGATIVE
    ),
    "FreeSid": _other("advapi32", c_void_p, c_void_p, success=Success.ALWAYS),
    "OpenProcessToken": _other("advapi32", c_int32, c_void_p, c_uint32, _POINTER_TO),
    "GetTokenInformation": _other(
        "advapi32", c_int32, c_void_p, c_int32, c_void_p, c_uint32, _DWORD_TO
    ),
    # processes
    "InitializeProcThreadAttributeList": _kernel(
        c_int32, c_void_p, c_uint32, c_uint32, POINTER(c_size_t)
    ),
    "UpdateProcThreadAttribute": _kernel(
        c_int32, c_void_p, c_uint32, c_size_t, c_void_p, c_size_t, c_void_p, c_void_p
    ),
    "DeleteProcThreadAttributeList": _kernel(None, c_void_p, success=Success.ALWAYS),
    "CreateProcessW": _kernel(
        c_int32,
        text,
        c_void_p,
        c_void_p,
        c_void_p,
        c_int32,
        c_uint32,
        c_void_p,
        text,
        POINTER(StartupInfoEx),
        POINTER(ProcessInformation),
    ),
    "ResumeThread": _kernel(c_uint32, c_void_p, success=Success.NOT_ALL_ONES),
    "TerminateProcess": _kernel(c_int32, c_void_p, c_uint32),
    "WaitForSingleObject": _kernel(c_uint32, c_void_p, c_uint32, success=Success.NOT_ALL_ONES),
    "GetExitCodeProcess": _kernel(c_int32, c_void_p, _DWORD_TO),
    "OpenProcess": _kernel(c_void_p, c_uint32, c_int32, c_uint32),
    "GetCurrentProcess": _kernel(c_void_p, success=Success.ALWAYS),
    "GetCurrentProcessId": _kernel(c_uint32, success=Success.ALWAYS),
    "SetProcessMitigationPolicy": _kernel(c_int32, c_int32, c_void_p, c_size_t),
    "GetProcessMitigationPolicy": _kernel(c_int32, c_void_p, c_int32, c_void_p, c_size_t),
    "SetErrorMode": _kernel(c_uint32, c_uint32, success=Success.ALWAYS),
    "GetErrorMode": _kernel(c_uint32, success=Success.ALWAYS),
    # pipes, files, memory
    "CreatePipe": _kernel(c_int32, _POINTER_TO, _POINTER_TO, c_void_p, c_uint32),
    "SetHandleInformation": _kernel(c_int32, c_void_p, c_uint32, c_uint32),
    "SetNamedPipeHandleState": _kernel(c_int32, c_void_p, _DWORD_TO, _DWORD_TO, _DWORD_TO),
    "ReadFile": _kernel(c_int32, c_void_p, c_void_p, c_uint32, _DWORD_TO, c_void_p),
    "WriteFile": _kernel(c_int32, c_void_p, c_void_p, c_uint32, _DWORD_TO, c_void_p),
    "CreateFileW": _kernel(
        c_void_p,
        text,
        c_uint32,
        c_uint32,
        c_void_p,
        c_uint32,
        c_uint32,
        c_void_p,
        success=Success.NOT_ALL_ONES,
    ),
    "CloseHandle": _kernel(c_int32, c_void_p),
    "VirtualAlloc": _kernel(c_void_p, c_void_p, c_size_t, c_uint32, c_uint32),
    "VirtualFree": _kernel(c_int32, c_void_p, c_size_t, c_uint32),
    # who may look into a process
    "ConvertStringSecurityDescriptorToSecurityDescriptorW": _other(
        "advapi32", c_int32, text, c_uint32, _POINTER_TO, _DWORD_TO
    ),
    "SetKernelObjectSecurity": _other("advapi32", c_int32, c_void_p, c_uint32, c_void_p),
    "LocalFree": _kernel(c_void_p, c_void_p, success=Success.ALWAYS),
}
"""Every function that is called, by its name."""


class Calls:
    """Windows's functions, each called by its name and checked.

    Args:
        find: Returns a function with its prototype applied.
        last_error: What ``GetLastError`` said after the last call.
    """

    def __init__(
        self,
        find: Callable[[str, Prototype], Callable[..., int | None]],
        last_error: Callable[[], int],
    ) -> None:
        self._functions = {name: find(name, each) for name, each in PROTOTYPES.items()}
        self._last_error = last_error

    def do(self, name: str, *arguments: object) -> int:
        """Call a function; returns its result, 0 for a null pointer.

        Raises:
            CallError: It says that it did not do it.
        """
        result = self._functions[name](*arguments) or 0
        prototype = PROTOTYPES[name]
        if has_succeeded(prototype, result):
            return result
        number = result if prototype.success is Success.NOT_NEGATIVE else self._last_error()
        raise (RefusedCallError if number in _REFUSALS else CallError)(name, number)


def has_succeeded(prototype: Prototype, result: int) -> bool:
    """Whether a function's result means that it did what it was asked for."""
    match prototype.success:
        case Success.NOT_ZERO:
            return result != 0
        case Success.NOT_NEGATIVE:
            return result >= 0
        case Success.NOT_ALL_ONES:
            width = 64 if prototype.result is c_void_p else 32
            return result not in {(1 << width) - 1, -1}
        case Success.ALWAYS:
            return True


def load() -> Calls:
    """Return the functions of this Windows.

    Raises:
        OSError: This is no Windows, or it lacks one of them.
    """
    if sys.platform == "win32":

        def find(name: str, prototype: Prototype) -> Callable[..., int | None]:
            library = ctypes.WinDLL(
                f"{prototype.library}.dll", use_last_error=True, winmode=_SYSTEM_FOLDER_ALONE
            )
            try:
                function = library[name]
            except AttributeError as problem:
                raise OSError(f"no {name} here") from problem
            function.restype, function.argtypes = prototype.result, prototype.arguments
            return function

        return Calls(find, ctypes.get_last_error)
    raise OSError("not Windows")
