"""Deny files, network and programs to this process: macOS's sandbox, by its own profile.

A profile is a text in Apple's sandbox language: of all rules that fit an operation the last one
counts. The function that takes one is marked as deprecated since macOS 10.8 and is still what
Chromium and Firefox close their processes with; there is no other for a process that locks itself
in. What a kernel that no longer knew it would answer is an error, and that is said.
"""

import ctypes
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass

PROFILE = """\
(version 1)
(deny default)
(allow signal (target self))
(allow sysctl-read)
"""
"""Nothing but ending itself, and reading what processor this is. The pipes are open already: to
read from them and write to them is no operation that a profile decides about."""

_TEXT_IS_A_PROFILE = 0
"""sandbox.h: without SANDBOX_NAMED the text is the profile itself."""
_IS_CONFINED = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Prototype:
    """A function of the system library, as its header has it."""

    result: type[ctypes.c_int] | None
    arguments: tuple[type, ...]


PROTOTYPES = {
    "sandbox_init": Prototype(
        result=ctypes.c_int,
        arguments=(ctypes.c_char_p, ctypes.c_uint64, ctypes.POINTER(ctypes.c_void_p)),
    ),
    "sandbox_free_error": Prototype(result=None, arguments=(ctypes.c_void_p,)),
    # Not in a header; Chromium's own "is this process confined" asks it so, with no operation.
    "sandbox_check": Prototype(
        result=ctypes.c_int, arguments=(ctypes.c_int, ctypes.c_char_p, ctypes.c_int)
    ),
}

Calls = Mapping[str, Callable[..., int]]
"""The functions above, ready to be called."""


def load() -> Calls:
    """Return the functions of this system.

    Raises:
        OSError: There is no system library.
        AttributeError: It lacks one of them.
    """
    library = ctypes.CDLL(None)
    found: dict[str, Callable[..., int]] = {}
    for name, prototype in PROTOTYPES.items():
        function = library[name]
        function.restype, function.argtypes = prototype.result, prototype.arguments
        found[name] = function
    return found


def is_denied(calls: Calls) -> bool:
    """Confine this process for good; returns whether the system says that it is confined."""
    problem = ctypes.c_void_p()
    profile = PROFILE.encode("ascii")
    if calls["sandbox_init"](profile, _TEXT_IS_A_PROFILE, ctypes.byref(problem)) != 0:
        if problem.value is not None:
            calls["sandbox_free_error"](problem)
        return False
    return calls["sandbox_check"](os.getpid(), None, 0) == _IS_CONFINED
