"""Leave this process a short list of system calls: Linux's seccomp, on x86-64.

The filter is a classic BPF program that the kernel runs before every system call. The rules are:

* What decoding needs – memory, its open pipes, threads of its own, the end – is permitted.
* What Python, the C library and the codecs ask out of habit is answered with an error, so that
  they go on without it: files, sockets, processes, programs, memory that is writable and runnable.
* Everything else, and every call made for another architecture, kills the process.

Constants are those of ``linux/seccomp.h``, ``linux/bpf_common.h``, ``linux/audit.h`` and, for the
call numbers, ``asm/unistd_64.h``. Other architectures have other numbers and no filter here.
"""

import ctypes
import errno
import mmap
import os
import struct
import sys

from evidence_kit.sandbox import linux

PERMITTED = {
    "read": 0,
    "write": 1,
    "close": 3,
    "fstat": 5,
    "lseek": 8,
    "munmap": 11,
    "brk": 12,
    "rt_sigaction": 13,
    "rt_sigprocmask": 14,
    "rt_sigreturn": 15,
    "sched_yield": 24,
    "mremap": 25,
    "madvise": 28,
    "getpid": 39,
    "exit": 60,
    "gettimeofday": 96,
    "sigaltstack": 131,
    "gettid": 186,
    "futex": 202,
    "sched_getaffinity": 204,
    "restart_syscall": 219,
    "clock_gettime": 228,
    "clock_nanosleep": 230,
    "exit_group": 231,
    "set_robust_list": 273,
    "getrandom": 318,
    "rseq": 334,
}
"""What decoding needs; none of these reaches a file, a process or a network not already open."""

PERMITTED_UNLESS_RUNNABLE = {"mmap": 9, "mprotect": 10}
"""Memory, but never memory that can be run: injected code has nowhere to live."""

PERMITTED_FOR_THREADS = {"clone": 56}
"""libde265 starts a thread for every picture; a new process is refused."""

UNKNOWN = {"clone3": 435}
"""Answered "no such call": its flags lie in memory the filter cannot read, and glibc then falls
back to ``clone``, whose flags it can."""

REFUSED = {
    "open": 2,
    "stat": 4,
    "lstat": 6,
    "ioctl": 16,
    "access": 21,
    "socket": 41,
    "fork": 57,
    "vfork": 58,
    "execve": 59,
    "fcntl": 72,
    "getcwd": 79,
    "readlink": 89,
    "sysinfo": 99,
    "prctl": 157,
    "sched_setaffinity": 203,
    "openat": 257,
    "newfstatat": 262,
    "readlinkat": 267,
    "faccessat": 269,
    "prlimit64": 302,
    "memfd_create": 319,
    "execveat": 322,
    "statx": 332,
    "openat2": 437,
    "faccessat2": 439,
}
"""Answered "not permitted", because honest code also asks and can live with that answer."""

_SECCOMP_CALL = 317
_SET_MODE_FILTER = 1
"""SECCOMP_SET_MODE_FILTER."""
_ALL_THREADS = 1 << 0
"""SECCOMP_FILTER_FLAG_TSYNC: the filter binds every thread, also those already running."""

_RETURN_ALLOW = 0x7FFF0000
_RETURN_ERRNO = 0x00050000
_RETURN_KILL_PROCESS = 0x80000000

_X86_64 = 0xC000003E
"""AUDIT_ARCH_X86_64: EM_X86_64 (62), 64 bits, little-endian."""

_CLONE_THREAD = 0x00010000
"""linux/sched.h."""

# Offsets in struct seccomp_data; arguments are 64 bits wide, their low half comes first.
_CALL_NUMBER = 0
_ARCHITECTURE = 4
_CLONE_FLAGS = 16
"""First argument of ``clone`` on x86-64, low half."""
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
    """Whether this is a system whose call numbers are the ones above."""
    return (
        sys.platform == "linux" and os.uname().machine == "x86_64" and struct.calcsize("P") == 8  # noqa: PLR2004 - bytes of a pointer: a 32-bit Python makes 32-bit calls
    )


def restrict() -> None:
    """Enforce the list for all threads of this process, for good.

    Needs "no new privileges" to be set first.

    Raises:
        OSError: The kernel has no seccomp or did not take the filter.
    """
    instructions = _instructions()
    code = b"".join(instructions)
    program = _Program(length=len(instructions), filter=code)
    refusing_thread = linux.system_call(
        _SECCOMP_CALL,
        ctypes.c_uint(_SET_MODE_FILTER),
        ctypes.c_uint(_ALL_THREADS),
        ctypes.cast(ctypes.pointer(program), ctypes.c_void_p),
    )
    if refusing_thread:
        raise OSError(errno.EBUSY, f"thread {refusing_thread} could not be bound")


def _instructions() -> list[bytes]:
    allow = _return(_RETURN_ALLOW)
    refuse = _return(_RETURN_ERRNO | errno.EPERM)
    kill = _return(_RETURN_KILL_PROCESS)
    runnable = _if_any_bit(_MEMORY_PROTECTION, mmap.PROT_EXEC, refuse, allow)
    thread = _if_any_bit(_CLONE_FLAGS, _CLONE_THREAD, allow, refuse)
    return [
        _step(_LOAD_WORD, _ARCHITECTURE),
        _step(_JUMP_IF_EQUAL, _X86_64, if_true=1),
        kill,
        _step(_LOAD_WORD, _CALL_NUMBER),
        *_for_each(PERMITTED, [allow]),
        *_for_each(PERMITTED_UNLESS_RUNNABLE, runnable),
        *_for_each(PERMITTED_FOR_THREADS, thread),
        *_for_each(UNKNOWN, [_return(_RETURN_ERRNO | errno.ENOSYS)]),
        *_for_each(REFUSED, [refuse]),
        kill,
    ]


def _for_each(calls: dict[str, int], answer: list[bytes]) -> list[bytes]:
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
