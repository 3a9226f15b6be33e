"""Whether the system keeps this computer's clock in step with others, as far as it says so.

A report names its clock (product rule O6). Linux tells in ``adjtimex`` (adjtimex(2)): as long as
nobody sets the clock right, the kernel calls it unsynchronised. Nothing is asked of a network, and
nothing is changed. Windows and macOS have no such mark that can be read without one of their
services; there the answer is "cannot tell", and it is printed as that.
"""

import ctypes
import sys
from collections.abc import Callable

from evidence_kit.model import ClockState

_UNSYNCHRONISED = 0x0040
"""STA_UNSYNC (adjtimex(2), linux/timex.h)."""

Adjtimex = Callable[["_Timex"], int]
"""Fills in what the kernel knows of its clock; negative where it refuses."""


class _Timex(ctypes.Structure):
    """The beginning of ``struct timex``, with room for all of it."""

    _fields_ = (
        ("modes", ctypes.c_uint),
        ("offset", ctypes.c_long),
        ("freq", ctypes.c_long),
        ("maxerror", ctypes.c_long),
        ("esterror", ctypes.c_long),
        ("status", ctypes.c_int),
        ("rest", ctypes.c_byte * 512),
    )


def clock_state(adjtimex: Adjtimex | None = None) -> ClockState:
    """Return what the system says of its clock.

    Args:
        adjtimex: Asks the kernel; the system's own where it is left out.
    """
    ask = _find_adjtimex() if adjtimex is None else adjtimex
    if ask is None:
        return ClockState.CANNOT_TELL
    # No mode is set, so that it is read and never adjusted.
    told = _Timex(modes=0)
    if ask(told) < 0:
        return ClockState.CANNOT_TELL
    is_alone = bool(told.status & _UNSYNCHRONISED)
    return ClockState.NOT_IN_STEP if is_alone else ClockState.IN_STEP


def _find_adjtimex() -> Adjtimex | None:
    if not sys.platform.startswith("linux"):
        return None
    try:
        found = ctypes.CDLL(None).adjtimex
    except (OSError, AttributeError):
        # A C library without it.
        return None
    found.restype = ctypes.c_int
    return lambda told: int(found(ctypes.byref(told)))
