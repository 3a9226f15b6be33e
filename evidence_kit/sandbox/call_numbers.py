"""The few system calls that are not simply forbidden, with their numbers on each architecture.

Each table is the kernel's own: x86-64's is ``arch/x86/entry/syscalls/syscall_64.tbl``
(``asm/unistd_64.h``), aarch64's is ``asm-generic/unistd.h``, which has no ``open``, ``fork`` and
other calls that a newer one replaced. What answer a call gets is the table's rule, in
:mod:`evidence_kit.sandbox.system_calls`.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Architecture:
    """A processor's way of asking the kernel."""

    audit: int
    """AUDIT_ARCH_* of linux/audit.h: ELF machine, 64 bits (1 << 31), little-endian (1 << 30)."""
    seccomp: int
    """Number of the call that sets a filter."""
    permitted: Mapping[str, int]
    """What decoding needs; none of these reaches a file, a process or a network not yet open."""
    permitted_unless_runnable: Mapping[str, int]
    """Memory, but never memory that can be run: injected code has nowhere to live."""
    permitted_for_threads: Mapping[str, int]
    """libde265 starts a thread for every picture; a new process is refused."""
    unknown: Mapping[str, int]
    """Answered "no such call": its flags lie in memory the filter cannot read, and glibc then falls
    back to ``clone``, whose flags it can."""
    refused: Mapping[str, int]
    """Answered "not permitted", because honest code also asks and can live with that answer."""

    @property
    def tables(self) -> tuple[Mapping[str, int], ...]:
        """Every table; a call that is in none of them ends the process."""
        return (
            self.permitted,
            self.permitted_unless_runnable,
            self.permitted_for_threads,
            self.unknown,
            self.refused,
        )


X86_64 = Architecture(
    audit=0xC000003E,
    seccomp=317,
    permitted={
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
    },
    permitted_unless_runnable={
        "mmap": 9,
        "mprotect": 10,
    },
    permitted_for_threads={
        "clone": 56,
    },
    unknown={
        "clone3": 435,
    },
    refused={
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
    },
)
"""EM_X86_64 is 62."""

AARCH64 = Architecture(
    audit=0xC00000B7,
    seccomp=277,
    permitted={
        "close": 57,
        "lseek": 62,
        "read": 63,
        "write": 64,
        "fstat": 80,
        "exit": 93,
        "exit_group": 94,
        "futex": 98,
        "set_robust_list": 99,
        "clock_gettime": 113,
        "clock_nanosleep": 115,
        "sched_getaffinity": 123,
        "sched_yield": 124,
        "restart_syscall": 128,
        "sigaltstack": 132,
        "rt_sigaction": 134,
        "rt_sigprocmask": 135,
        "rt_sigreturn": 139,
        "gettimeofday": 169,
        "getpid": 172,
        "gettid": 178,
        "brk": 214,
        "munmap": 215,
        "mremap": 216,
        "madvise": 233,
        "getrandom": 278,
        "rseq": 293,
    },
    permitted_unless_runnable={
        "mmap": 222,
        "mprotect": 226,
    },
    permitted_for_threads={
        "clone": 220,
    },
    unknown={
        "clone3": 435,
    },
    refused={
        "getcwd": 17,
        "fcntl": 25,
        "ioctl": 29,
        "faccessat": 48,
        "openat": 56,
        "readlinkat": 78,
        "newfstatat": 79,
        "sched_setaffinity": 122,
        "prctl": 167,
        "sysinfo": 179,
        "socket": 198,
        "execve": 221,
        "prlimit64": 261,
        "memfd_create": 279,
        "execveat": 281,
        "statx": 291,
        "openat2": 437,
        "faccessat2": 439,
    },
)
"""EM_AARCH64 is 183."""

ARCHITECTURES = {"x86_64": X86_64, "aarch64": AARCH64}
"""By what the kernel calls its machine (uname)."""
