"""The locks of Windows: what a job allows, what a process gives up, and whether both hold.

A decoder is started in a job and a container by its parent (:mod:`evidence_kit.sandbox.contained`).
The rules are: the child itself asks the system what it was put into, and believes nothing else; it
then gives up what a process can give up by itself, and asks again.
"""

import ctypes

from evidence_kit.sandbox.locks import Lock
from evidence_kit.sandbox.windows import (
    CallError,
    Calls,
    ExtendedLimits,
    MitigationFlags,
    UiRestrictions,
)

MEMORY_BYTES = 512 << 20
"""Of the process and of the job, as on the other systems."""
PROCESSOR_100_NS = 10 * 10_000_000
"""Ten seconds, in the unit of the limit; past it Windows ends the process."""
PROCESSES = 1

# JOBOBJECTINFOCLASS
EXTENDED_LIMITS = 9
UI_RESTRICTIONS = 4

# JOB_OBJECT_LIMIT_*
_PROCESS_TIME = 0x2
_ACTIVE_PROCESS = 0x8
_PROCESS_MEMORY = 0x100
_JOB_MEMORY = 0x200
_DIE_ON_UNHANDLED_EXCEPTION = 0x400
_KILL_ON_JOB_CLOSE = 0x2000
LIMITS = (
    _PROCESS_TIME
    | _ACTIVE_PROCESS
    | _PROCESS_MEMORY
    | _JOB_MEMORY
    | _DIE_ON_UNHANDLED_EXCEPTION
    | _KILL_ON_JOB_CLOSE
)
ALL_UI_RESTRICTIONS = 0xFF
"""JOB_OBJECT_UILIMIT_*: handles, clipboard both ways, parameters, display, atoms, desktop, exit."""

MITIGATIONS = {
    2: 0x1,  # ProcessDynamicCodePolicy: ProhibitDynamicCode
    6: 0x1,  # ProcessExtensionPointDisablePolicy: DisableExtensionPoints
    10: 0x7,  # ProcessImageLoadPolicy: no remote images, none of low rights, system's first
    13: 0x1,  # ProcessChildProcessPolicy: NoChildProcessCreation
}
"""PROCESS_MITIGATION_POLICY → its flags. Without Win32k, which libraries of Pillow's load, a
process could not run; the job's restrictions stand in for it."""

_TOKEN_QUERY = 0x8
_TOKEN_IS_APP_CONTAINER = 29


NOTHING_HELD = {Lock.JOB: False, Lock.CONTAINER: False, Lock.MITIGATIONS: False}
"""Where Windows lacks one of the calls."""


def take(calls: Calls) -> dict[Lock, bool]:
    """Give up what can be given up; returns which locks the system confirmed."""
    return {
        Lock.JOB: is_in_our_job(calls),
        Lock.CONTAINER: is_in_container(calls),
        Lock.MITIGATIONS: give_up(calls),
    }


def job_limits() -> ExtendedLimits:
    """Return what a decoder's job allows."""
    limits = ExtendedLimits()
    limits.basic.limit_flags = LIMITS
    limits.basic.per_process_user_time_limit = PROCESSOR_100_NS
    limits.basic.active_process_limit = PROCESSES
    limits.process_memory_limit = MEMORY_BYTES
    limits.job_memory_limit = MEMORY_BYTES
    return limits


def is_in_our_job(calls: Calls) -> bool:
    """Whether the job that this process is in has every limit of ours."""
    limits, restrictions = ExtendedLimits(), UiRestrictions()
    try:
        for information_class, into in (
            (EXTENDED_LIMITS, limits),
            (UI_RESTRICTIONS, restrictions),
        ):
            calls.do(
                "QueryInformationJobObject",
                None,
                information_class,
                ctypes.byref(into),
                ctypes.sizeof(into),
                None,
            )
    except CallError:
        return False
    return bool(
        limits.basic.limit_flags & LIMITS == LIMITS
        and 0 < limits.basic.per_process_user_time_limit <= PROCESSOR_100_NS
        and limits.basic.active_process_limit == PROCESSES
        and 0 < limits.process_memory_limit <= MEMORY_BYTES
        and 0 < limits.job_memory_limit <= MEMORY_BYTES
        and restrictions.flags & ALL_UI_RESTRICTIONS == ALL_UI_RESTRICTIONS
    )


def is_in_container(calls: Calls) -> bool:
    """Whether the system says that this process is in an AppContainer."""
    token, answer, length = ctypes.c_void_p(), ctypes.c_uint32(), ctypes.c_uint32()
    try:
        calls.do(
            "OpenProcessToken",
            calls.do("GetCurrentProcess"),
            _TOKEN_QUERY,
            ctypes.byref(token),
        )
    except CallError:
        return False
    try:
        calls.do(
            "GetTokenInformation",
            token,
            _TOKEN_IS_APP_CONTAINER,
            ctypes.byref(answer),
            ctypes.sizeof(answer),
            ctypes.byref(length),
        )
    except CallError:
        return False
    finally:
        calls.do("CloseHandle", token)
    return answer.value != 0


def give_up(calls: Calls) -> bool:
    """Give up new machine code, children and foreign libraries; whether all of it holds."""
    held = [_has_given_up(calls, policy, flags) for policy, flags in MITIGATIONS.items()]
    return all(held)


def _has_given_up(calls: Calls, policy: int, flags: int) -> bool:
    wanted, found = MitigationFlags(flags=flags), MitigationFlags()
    size = ctypes.sizeof(wanted)
    try:
        calls.do("SetProcessMitigationPolicy", policy, ctypes.byref(wanted), size)
        calls.do(
            "GetProcessMitigationPolicy",
            calls.do("GetCurrentProcess"),
            policy,
            ctypes.byref(found),
            size,
        )
    except CallError:
        return False
    return bool(found.flags & flags == flags)
