"""Call the kernel where Python has no function for it.

Only locks and hardening need this; one call is macOS's. The rule is: a failed call is an
``OSError`` with the kernel's errno, as everywhere else in Python, so that no return value can be
overlooked.
"""

import ctypes
import os

# prctl operations, linux/prctl.h
PR_SET_PDEATHSIG = 1
PR_GET_DUMPABLE = 3
PR_SET_DUMPABLE = 4
PR_SET_NO_NEW_PRIVS = 38
PR_GET_NO_NEW_PRIVS = 39


def prctl(operation: int, argument: int = 0) -> int:
    """Change or read one property of this process.

    Raises:
        OSError: The kernel refused or does not know the operation.
    """
    zero = ctypes.c_ulong(0)  # the kernel wants unused arguments zero in all 64 bits
    return _checked(_libc().prctl(operation, ctypes.c_ulong(argument), zero, zero, zero))


def ptrace(request: int) -> int:
    """Tell macOS something about being traced; its manual lists the requests.

    Raises:
        OSError: The kernel refused or does not know the request.
    """
    return _checked(_libc().ptrace(ctypes.c_int(request), ctypes.c_int(0), None, ctypes.c_int(0)))


def system_call(number: int, *arguments: ctypes.c_void_p | ctypes.c_size_t | ctypes.c_uint) -> int:
    """Make a system call that the C library has no wrapper for; see syscall(2).

    Raises:
        OSError: The kernel refused or does not know the call.
    """
    return _checked(_libc().syscall(ctypes.c_long(number), *arguments))


def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)


def _checked(result: int) -> int:
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
    return result
