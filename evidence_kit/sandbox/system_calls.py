"""Leave this process a short list of system calls: Linux's seccomp, on x86-64 and aarch64.

The filter is a classic BPF program that the kernel runs before every system call. The rules are:

* What decoding needs – memory, its open pipes, threads of its own, the end – is permitted.
* What Python, the C library and the codecs ask out of habit is answered with an error, so that
  they go on without it: files, sockets, processes, programs, memory that is writable and runnable.
* Everything else, and every call made for another architecture, kills the process.

Constants are those of ``linux/seccomp.h`` and ``linux/bpf_common.h``; which calls these are, and
their numbers, is :mod:`evidence_kit.sandbox.call_numbers`'s. Elsewhere there is no filter.
"""

import ctypes
import errno
import mmap
import os
import struct
import sys
from collections.abc import Mapping

from evidence_kit.sandbox import linux
from evidence_kit.sandbox.call_numbers import ARCHITECTURES, Architecture

_SET_MODE_FILTER = 1
"""SECCOMP_SET_MODE_FILTER."""
_ALL_THREADS = 1 << 0
"""SECCOMP_FILTER_FLAG_TSYNC: the filter binds every thread, also those already running."""

_RETURN_ALLOW = 0x7FFF0000
_RETURN_ERRNO = 0x00050000
_RETURN_KILL_PROCESS = 0x80000000

_CLONE_THREAD = 0x00010000
"""linux/sched.h."""

# Offsets in struct seccomp_data; arguments are 64 bits wide, their low half comes first.
_CALL_NUMBER = 0
_ARCHITECTURE = 4
_CLONE_FLAGS = 16
"""First argument of ``clone`` on both architectures, low half."""
_MEMORY_PROTECTION = 32
"""Third argument of ``mmap`` and ``mprotect``, low half."""

# Operations of classic BPF as one code each, linux/bpf_common.h.
_LOAD_WORD = 0x20
"""BPF_LD | BPF_W | BPF_ABS."""
_JUMP_IF_EQUAL = 0x15
"""BPF_JMP | BPF_JEQ | BPF_K."""
_JUMP_IF_ANY_BIT = 0x45
"""BPF_JMP | BPF_JSET | BPF_K."""
_RETURN = 0x06
"""BPF_RET | BPF_K."""

_INSTRUCTION = struct.Struct("=HBBI")
"""``struct sock_filter``: operation, steps to skip if true, if false, constant."""


class _Program(ctypes.Structure):
    """``struct sock_fprog``."""

    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_char_p))


def is_known_here() -> bool:
    """Whether this is a system whose call numbers are known."""
    return find_architecture() is not None


def find_architecture() -> Architecture | None:
    """Return the architecture whose calls this process makes, or ``None`` for another one."""
    # A 32-bit Python makes 32-bit calls, whatever the processor: its pointers tell.
    is_64_bit = struct.calcsize("P") == 8  # noqa: PLR2004 - bytes
    if sys.platform == "linux" and sys.byteorder == "little" and is_64_bit:
        return ARCHITECTURES.get(os.uname().machine)
    return None


def restrict() -> None:
    """Enforce the list for all threads of this process, for good.

    Needs "no new privileges" to be set first.

    Raises:
        OSError: The kernel has no seccomp or did not take the filter, or there is none for it.
    """
    architecture = find_architecture()
    if architecture is None:
        raise OSError(errno.ENOSYS, "no call numbers for this architecture")
    instructions = program(architecture)
    code = b"".join(instructions)
    filter_program = _Program(length=len(instructions), filter=code)
    refusing_thread = linux.system_call(
        architecture.seccomp,
        ctypes.c_uint(_SET_MODE_FILTER),
        ctypes.c_uint(_ALL_THREADS),
        ctypes.cast(ctypes.pointer(filter_program), ctypes.c_void_p),
    )
    if refusing_thread:
        raise OSError(errno.EBUSY, f"thread {refusing_thread} could not be bound")


def program(architecture: Architecture) -> list[bytes]:
    """Return the filter for an architecture, one ``struct sock_filter`` each."""
    allow = _return(_RETURN_ALLOW)
    refuse = _return(_RETURN_ERRNO | errno.EPERM)
    kill = _return(_RETURN_KILL_PROCESS)
    runnable = _if_any_bit(_MEMORY_PROTECTION, mmap.PROT_EXEC, refuse, allow)
    thread = _if_any_bit(_CLONE_FLAGS, _CLONE_THREAD, allow, refuse)
    return [
        _step(_LOAD_WORD, _ARCHITECTURE),
        _step(_JUMP_IF_EQUAL, architecture.audit, if_true=1),
        kill,
        _step(_LOAD_WORD, _CALL_NUMBER),
        *_for_each(architecture.permitted, [allow]),
        *_for_each(architecture.permitted_unless_runnable, runnable),
        *_for_each(architecture.permitted_for_threads, thread),
        *_for_each(architecture.unknown, [_return(_RETURN_ERRNO | errno.ENOSYS)]),
        *_for_each(architecture.refused, [refuse]),
        kill,
    ]


def _for_each(calls: Mapping[str, int], answer: list[bytes]) -> list[bytes]:
    steps: list[bytes] = []
    for number in calls.values():
        steps += [_step(_JUMP_IF_EQUAL, number, if_false=len(answer)), *answer]
    return steps


def _if_any_bit(offset: int, bits: int, then: bytes, otherwise: bytes) -> list[bytes]:
    return [
        _step(_LOAD_WORD, offset),
        _step(_JUMP_IF_ANY_BIT, bits, if_false=1),
        then,
        otherwise,
    ]


def _return(verdict: int) -> bytes:
    return _step(_RETURN, verdict)


def _step(operation: int, constant: int, *, if_true: int = 0, if_false: int = 0) -> bytes:
    return _INSTRUCTION.pack(operation, if_true, if_false, constant)
