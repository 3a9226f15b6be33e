"""Deny the whole file system and all TCP to this process: Linux's landlock.

A landlock rule set names the rights it *handles* and then the exceptions; here it handles every
right this kernel knows and has no exception. What it is not: a filter of system calls, for that
see :mod:`evidence_kit.sandbox.system_calls`. The rights and versions are those of
``linux/landlock.h`` and the kernel's ``userspace-api/landlock.rst``, "Previous limitations".
"""

import ctypes
import errno
import os

from evidence_kit.sandbox import linux

# System calls, the same number on every architecture (asm-generic/unistd.h).
LANDLOCK_CREATE_RULESET = 444
LANDLOCK_RESTRICT_SELF = 446

_CREATE_RULESET_VERSION = 1 << 0
"""LANDLOCK_CREATE_RULESET_VERSION: do not make a rule set, say the version."""

_LAST_FILE_RIGHT = {1: 12, 2: 13, 3: 14, 4: 14, 5: 15}
"""Highest LANDLOCK_ACCESS_FS_* bit by version: MAKE_SYM, REFER, TRUNCATE, TRUNCATE, IOCTL_DEV."""
_BIND_AND_CONNECT_TCP = 1 << 0 | 1 << 1
"""LANDLOCK_ACCESS_NET_BIND_TCP | LANDLOCK_ACCESS_NET_CONNECT_TCP."""
_NETWORK_SINCE = 4
_ABSTRACT_SOCKETS_AND_SIGNALS = 1 << 0 | 1 << 1
"""LANDLOCK_SCOPE_ABSTRACT_UNIX_SOCKET | LANDLOCK_SCOPE_SIGNAL: none outside this process."""
_SCOPES_SINCE = 6


class _RulesetAttributes(ctypes.Structure):
    """``struct landlock_ruleset_attr``; fields a kernel is too old for must be zero."""

    _fields_ = (
        ("handled_access_fs", ctypes.c_uint64),
        ("handled_access_net", ctypes.c_uint64),
        ("scoped", ctypes.c_uint64),
    )


def deny_everything() -> int:
    """Give up every right landlock can take away, for this thread and all it starts.

    Returns:
        The kernel's landlock version, or 0 where there is no landlock and nothing was denied.

    Raises:
        OSError: Landlock is there but did not take the rule set.
    """
    abi = _version()
    if abi == 0:
        return 0
    attributes = _RulesetAttributes(
        handled_access_fs=(1 << _LAST_FILE_RIGHT[min(abi, max(_LAST_FILE_RIGHT))] + 1) - 1,
        handled_access_net=_BIND_AND_CONNECT_TCP if abi >= _NETWORK_SINCE else 0,
        scoped=_ABSTRACT_SOCKETS_AND_SIGNALS if abi >= _SCOPES_SINCE else 0,
    )
    ruleset = linux.system_call(
        LANDLOCK_CREATE_RULESET,
        ctypes.cast(ctypes.pointer(attributes), ctypes.c_void_p),
        ctypes.c_size_t(ctypes.sizeof(attributes)),
        ctypes.c_uint(0),
    )
    try:
        linux.system_call(LANDLOCK_RESTRICT_SELF, ctypes.c_size_t(ruleset), ctypes.c_uint(0))
    finally:
        os.close(ruleset)
    return abi


def _version() -> int:
    try:
        return linux.system_call(
            LANDLOCK_CREATE_RULESET,
            ctypes.c_void_p(None),
            ctypes.c_size_t(0),
            ctypes.c_uint(_CREATE_RULESET_VERSION),
        )
    except OSError as problem:
        if problem.errno in {errno.ENOSYS, errno.EOPNOTSUPP}:
            return 0  # the kernel was built without it, or it was switched off at boot
        raise
