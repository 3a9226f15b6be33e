"""Start a decoder on Windows: in a container of its own, and in a job that ends with this process.

The process is made suspended, put into its job, and only then let run, so that it never runs
outside. The rules are:

* A container or a job that Windows does not give is left out, never guessed: the child asks the
  system what it is in, and says so with its answer.
* It inherits two pipes and nothing else; both are read and written by turns, without waiting, so
  that neither side can block the other.
* Whatever happens, every handle is closed again; closing the job ends what is in it.
"""

import contextlib
import ctypes
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

from evidence_kit.sandbox.windows import (
    ALREADY_EXISTS,
    CallError,
    Calls,
    ProcessInformation,
    SecurityCapabilities,
    StartupInfoEx,
    UiRestrictions,
)
from evidence_kit.sandbox.windows_locks import (
    ALL_UI_RESTRICTIONS,
    EXTENDED_LIMITS,
    UI_RESTRICTIONS,
    job_limits,
)
from evidence_kit.sandbox.windows_pipes import (
    Handles,
    Pipes,
    find_written,
    make_pipes,
    write_some,
)

CONTAINER_NAME = "EvidenceKit.Decoder"
"""Windows keeps a folder of this name, empty, among the person's own."""

_CREATE_SUSPENDED = 0x4
_UNICODE_ENVIRONMENT = 0x400
_EXTENDED_STARTUP = 0x0008_0000
_NO_WINDOW = 0x0800_0000
_USE_STANDARD_HANDLES = 0x100

# PROC_THREAD_ATTRIBUTE_*
_HANDLE_LIST = 0x0002_0002
_SECURITY_CAPABILITIES = 0x0002_0009

_WAIT_TIMEOUT = 258
_KILLED_STATUS = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plan:
    """What a child is made of."""

    command: Sequence[str]
    environment: Mapping[str, str]
    pipes: Pipes
    container: int | None


class ContainedChild:
    """A started decoder: fed and heard by turns, never waited for longer than asked."""

    def __init__(self, calls: Calls, handles: Handles, process: int, pipes: Pipes) -> None:
        self._calls = calls
        self._handles = handles
        self._process = process
        self._pipes = pipes

    def feed(self, data: memoryview) -> int:
        """Give it as much as the pipe takes now; returns how many bytes that was.

        Raises:
            BrokenPipeError: It reads no further.
        """
        return write_some(self._calls, self._pipes.to_child, data)

    def end_input(self) -> None:
        """Tell it that there is no more to read."""
        self._handles.close(self._pipes.to_child)

    def hear(self) -> bytes | None:
        """Return what it has said since the last time; ``None`` once it says nothing any more."""
        return find_written(self._calls, self._pipes.from_child)

    def find_status(self, wait_s: float) -> int | None:
        """Wait that long for its end; returns its exit status, or ``None`` while it runs."""
        waited = self._calls.do("WaitForSingleObject", self._process, round(wait_s * 1000))
        if waited == _WAIT_TIMEOUT:
            return None
        status = ctypes.c_uint32()
        self._calls.do("GetExitCodeProcess", self._process, ctypes.byref(status))
        return status.value


@contextmanager
def started(
    calls: Calls, command: Sequence[str], environment: Mapping[str, str]
) -> Iterator[ContainedChild]:
    """Start a command held in; when the block is left it has ended and every handle is closed.

    Raises:
        OSError: It could not be started.
    """
    handles = Handles(calls)
    with ExitStack() as stack:
        stack.callback(handles.close_all)
        pipes = make_pipes(calls, handles)
        container = _find_container(calls, stack)
        job = _find_job(calls, handles)
        plan = _Plan(command=command, environment=environment, pipes=pipes, container=container)
        made = _created(calls, stack, plan)
        process, thread = handles.keep(made.process), handles.keep(made.thread)
        stack.callback(_end, calls, process)
        if job is not None:
            # Refused where this process is itself in a job that forbids it; the child then says so.
            with contextlib.suppress(CallError):
                calls.do("AssignProcessToJobObject", job, process)
        # As long as this process holds the child's ends too, neither pipe would ever end.
        handles.close(pipes.childs_input)
        handles.close(pipes.childs_output)
        calls.do("ResumeThread", thread)
        yield ContainedChild(calls, handles, process, pipes)


def _find_container(calls: Calls, stack: ExitStack) -> int | None:
    """Return our container's identity, made when it is not there, or ``None`` if there is none."""
    sid = ctypes.c_void_p()
    try:
        try:
            calls.do(
                "CreateAppContainerProfile",
                CONTAINER_NAME,
                CONTAINER_NAME,
                CONTAINER_NAME,
                None,
                0,
                ctypes.byref(sid),
            )
        except CallError as problem:
            if problem.number != ALREADY_EXISTS:
                return None
            calls.do("DeriveAppContainerSidFromAppContainerName", CONTAINER_NAME, ctypes.byref(sid))
    except CallError:
        return None
    stack.callback(calls.do, "FreeSid", sid)
    return sid.value


def _find_job(calls: Calls, handles: Handles) -> int | None:
    """Return a job with the limits of a decoder, or ``None`` where there is none to be had."""
    try:
        job = handles.keep(calls.do("CreateJobObjectW", None, None))
    except CallError:
        return None
    limits, restrictions = job_limits(), UiRestrictions(flags=ALL_UI_RESTRICTIONS)
    for information_class, information in (
        (EXTENDED_LIMITS, limits),
        (UI_RESTRICTIONS, restrictions),
    ):
        # What is not taken is missing from the job, and the child sees that.
        with contextlib.suppress(CallError):
            calls.do(
                "SetInformationJobObject",
                job,
                information_class,
                ctypes.byref(information),
                ctypes.sizeof(information),
            )
    return job


def _created(calls: Calls, stack: ExitStack, plan: _Plan) -> ProcessInformation:
    pipes, container = plan.pipes, plan.container
    inherited = (ctypes.c_void_p * 2)(pipes.childs_input, pipes.childs_output)
    capabilities = SecurityCapabilities(container_sid=container)
    startup, made = StartupInfoEx(), ProcessInformation()
    startup.startup.size = ctypes.sizeof(startup)
    startup.startup.flags = _USE_STANDARD_HANDLES
    startup.startup.standard_input = pipes.childs_input
    startup.startup.standard_output = pipes.childs_output
    wanted: list[tuple[int, ctypes.Array[ctypes.c_void_p] | SecurityCapabilities]] = [
        (_HANDLE_LIST, inherited)
    ]
    if container is not None:
        wanted.append((_SECURITY_CAPABILITIES, capabilities))
    attributes = _attributes(calls, stack, len(wanted))
    for attribute, value in wanted:
        calls.do(
            "UpdateProcThreadAttribute",
            attributes,
            0,
            attribute,
            ctypes.byref(value),
            ctypes.sizeof(value),
            None,
            None,
        )
    startup.attributes = ctypes.addressof(attributes)
    calls.do(
        "CreateProcessW",
        plan.command[0],
        ctypes.create_unicode_buffer(subprocess.list2cmdline(plan.command)),
        None,
        None,
        1,
        _CREATE_SUSPENDED | _UNICODE_ENVIRONMENT | _EXTENDED_STARTUP | _NO_WINDOW,
        ctypes.create_unicode_buffer(environment_block(plan.environment)),
        None,
        ctypes.byref(startup),
        ctypes.byref(made),
    )
    return made


def _attributes(calls: Calls, stack: ExitStack, count: int) -> "ctypes.Array[ctypes.c_char]":
    size = ctypes.c_size_t()
    # Asked with no room it says how much it needs, and that this was too little.
    with contextlib.suppress(CallError):
        calls.do("InitializeProcThreadAttributeList", None, count, 0, ctypes.byref(size))
    attributes = ctypes.create_string_buffer(size.value)
    calls.do("InitializeProcThreadAttributeList", attributes, count, 0, ctypes.byref(size))
    stack.callback(calls.do, "DeleteProcThreadAttributeList", attributes)
    return attributes


def environment_block(environment: Mapping[str, str]) -> str:
    """Return variables as Windows takes them: sorted, each ended by a zero, and one more."""
    lines = sorted(f"{name}={value}" for name, value in environment.items())
    return "".join(f"{line}\0" for line in lines) + "\0"


def _end(calls: Calls, process: int) -> None:
    # One that has ended already cannot be ended again.
    with contextlib.suppress(CallError):
        calls.do("TerminateProcess", process, _KILLED_STATUS)
