"""A Windows of a few functions, called through ctypes with the real prototypes.

Every argument goes through C's types as on Windows, so that a call with too few arguments, a
structure where a number belongs or a pointer to nothing is noticed here too. It remembers what it
was asked, can be told to refuse any function, and holds what a child in its pipes would do.
"""

import ctypes
from collections.abc import Callable
from dataclasses import dataclass, field

from evidence_kit.sandbox.windows import (
    PROTOTYPES,
    Calls,
    ExtendedLimits,
    ProcessInformation,
    Prototype,
    SecurityCapabilities,
    StartupInfoEx,
    Success,
    UiRestrictions,
)

ACCESS_DENIED, INSUFFICIENT_BUFFER, NO_DATA, BROKEN_PIPE = 5, 122, 232, 109
WAIT_TIMEOUT = 258
_STRUCTURES = {9: ExtendedLimits, 4: UiRestrictions}


class DenialError(Exception):
    """One function says that it did not do it, with this number."""


def refusing_child(_heard: bytes) -> bytes:
    """Answer nothing."""
    return b""


@dataclass
class FakeWindows:
    """What Windows would do, as far as it is asked here."""

    denied: dict[str, int] = field(default_factory=dict)
    """Function → the error number with which it refuses."""
    is_container: bool = True
    child: Callable[[bytes], bytes] = refusing_child
    """What a child answers to all it has read."""
    log: list[str] = field(default_factory=list)
    open_handles: set[int] = field(default_factory=set)
    job: dict[int, bytes] = field(default_factory=dict)
    """Information class → what was set, or what the own job has."""
    policies: dict[int, int] = field(default_factory=dict)
    attributes: dict[int, bytes] = field(default_factory=dict)
    command: str = ""
    environment: str = ""
    inherits: bool = False
    flags: int = 0
    startup_size: int = 0
    in_job: bool = False
    """Whether the child was in its job before it ran."""
    error_mode: int = 1
    input: bytearray = field(default_factory=bytearray)
    is_input_over: bool = False
    output: bytearray | None = None
    takes: int = 1 << 20
    """How many bytes the pipe takes at a time."""
    pipe_ends: tuple[int, ...] = ()
    """The child's input and its other end, then the output's two ends."""
    last: int = 0
    next_handle: int = 0x100

    def calls(self) -> Calls:
        """Return the functions as the program calls them."""
        self._alive = []
        return Calls(self._function, lambda: self.last)

    def _function(self, name: str, prototype: Prototype) -> Callable[..., int | None]:
        kind = ctypes.CFUNCTYPE(prototype.result, *prototype.arguments)

        def answer(*arguments: object) -> int | None:
            self.log.append(name)
            if name in self.denied:
                return self._failure(prototype, self.denied[name])
            behave = getattr(self, f"_{name}", None)
            try:
                result = 1 if behave is None else behave(*arguments)
            except DenialError as denial:
                return self._failure(prototype, denial.args[0])
            if prototype.success is Success.NOT_NEGATIVE:
                return 0
            return None if prototype.result is None else result

        function = kind(answer)
        self._alive.append(function)
        return function

    def _failure(self, prototype: Prototype, number: int) -> int | None:
        self.last = number
        match prototype.success:
            case Success.NOT_NEGATIVE:
                return number
            case Success.NOT_ALL_ONES:
                return 2**64 - 1 if prototype.result is ctypes.c_void_p else 2**32 - 1
            case Success.ALWAYS:
                return None
            case Success.NOT_ZERO:
                return 0

    def _handle(self) -> int:
        self.next_handle += 4
        self.open_handles.add(self.next_handle)
        return self.next_handle

    def _CloseHandle(self, handle: int) -> int:  # noqa: N802 - Windows's own name, as all below
        if handle not in self.open_handles:
            raise DenialError(6)
        self.open_handles.remove(handle)
        if self.pipe_ends[1:2] == (handle,):
            self.is_input_over = True
        return 1

    def _CreatePipe(self, reading, writing, _security, _size) -> int:  # noqa: N802
        reading[0], writing[0] = self._handle(), self._handle()
        self.pipe_ends = (*self.pipe_ends, reading[0], writing[0])
        return 1

    def _CreateJobObjectW(self, _security, _name) -> int:  # noqa: N802
        return self._handle()

    def _SetInformationJobObject(self, _job, information_class, data, size) -> int:  # noqa: N802
        self.job[information_class] = ctypes.string_at(data, size)
        return 1

    def _QueryInformationJobObject(self, _job, information_class, into, size, _length) -> int:  # noqa: N802
        stored = self.job.get(information_class, bytes(size))
        ctypes.memmove(into, stored, size)
        return 1

    def _AssignProcessToJobObject(self, _job, _process) -> int:  # noqa: N802
        self.in_job = "ResumeThread" not in self.log
        return 1

    def _CreateAppContainerProfile(self, _name, *arguments) -> int:  # noqa: N802
        arguments[-1][0] = 0x5151
        return 0

    def _DeriveAppContainerSidFromAppContainerName(self, _name, sid) -> int:  # noqa: N802
        sid[0] = 0x5252
        return 0

    def _OpenProcessToken(self, _process, _access, token) -> int:  # noqa: N802
        token[0] = self._handle()
        return 1

    def _GetTokenInformation(self, _token, _class, into, _size, _length) -> int:  # noqa: N802
        ctypes.c_uint32.from_address(into).value = int(self.is_container)
        return 1

    def _SetProcessMitigationPolicy(self, policy, flags, _size) -> int:  # noqa: N802
        self.policies[policy] = ctypes.c_uint32.from_address(flags).value
        return 1

    def _GetProcessMitigationPolicy(self, _process, policy, into, _size) -> int:  # noqa: N802
        ctypes.c_uint32.from_address(into).value = self.policies.get(policy, 0)
        return 1

    def _InitializeProcThreadAttributeList(self, attributes, _count, _flags, size) -> int:  # noqa: N802
        if attributes is None:
            size[0] = 64
            raise DenialError(INSUFFICIENT_BUFFER)
        return 1

    def _UpdateProcThreadAttribute(  # noqa: N802
        self, _attributes, _flags, attribute, value, size, _previous, _returned
    ) -> int:
        self.attributes[attribute] = ctypes.string_at(value, size)
        return 1

    def _CreateProcessW(self, _name, line, *arguments) -> int:  # noqa: N802
        _, _, inherits, flags, environment, _, startup, made = arguments
        self.command, self.inherits, self.flags = ctypes.wstring_at(line), bool(inherits), flags
        self.environment = "" if environment is None else _block(environment)
        self.startup_size = startup.contents.startup.size
        made[0] = ProcessInformation(
            process=self._handle(), thread=self._handle(), process_id=7, thread_id=8
        )
        return 1

    def _ResumeThread(self, _thread) -> int:  # noqa: N802
        return 1

    def _WriteFile(self, _handle, data, size, written, _overlapped) -> int:  # noqa: N802
        taken = size if size <= self.takes else 0
        self.input += ctypes.string_at(data, taken)
        written[0] = taken
        return 1

    def _ReadFile(self, _handle, into, size, read, _overlapped) -> int:  # noqa: N802
        if self.output is None:
            if not self.is_input_over:
                raise DenialError(NO_DATA)
            self.output = bytearray(self.child(bytes(self.input)))
        if not self.output:
            raise DenialError(BROKEN_PIPE)
        piece = bytes(self.output[:size])
        del self.output[:size]
        ctypes.memmove(into, piece, len(piece))
        read[0] = len(piece)
        return 1

    def _WaitForSingleObject(self, _process, _milliseconds) -> int:  # noqa: N802
        return WAIT_TIMEOUT if self.output is None else 0

    def _GetExitCodeProcess(self, _process, status) -> int:  # noqa: N802
        status[0] = 0
        return 1

    def _CreateFileW(self, *_arguments) -> int:  # noqa: N802
        return self._handle()

    def _OpenProcess(self, *_arguments) -> int:  # noqa: N802
        return self._handle()

    def _SetErrorMode(self, mode) -> int:  # noqa: N802
        before, self.error_mode = self.error_mode, mode
        return before

    def _GetErrorMode(self) -> int:  # noqa: N802
        return self.error_mode

    def capabilities(self) -> SecurityCapabilities:
        """Return the container that the child was started in."""
        return SecurityCapabilities.from_buffer_copy(self.attributes[0x0002_0009])


def _block(address: int) -> str:
    """Return a block of variables up to its two zeros."""
    width = ctypes.sizeof(ctypes.c_wchar)
    found = ""
    while not found.endswith("\0\0"):
        found += ctypes.c_wchar.from_address(address + len(found) * width).value
    return found


def every_function() -> tuple[str, ...]:
    """Return the names of all functions."""
    return tuple(PROTOTYPES)


def startup_info_size() -> int:
    """Return what Windows wants to be told as the size of a startup information."""
    return ctypes.sizeof(StartupInfoEx)
