"""The two pipes to the window, made private.

The rules are: frames leave through a copy of descriptor 1 that nobody else knows, and 1 itself then
leads to standard error, so a stray print cannot break the framing; frames arrive through a copy of
descriptor 0, and 0 itself leads nowhere. Children inherit neither.
"""

import os
import sys
from typing import BinaryIO

from evidence_kit.messages import FromVault, frame

if sys.platform == "win32":
    import msvcrt

_STDIN, _STDOUT, _STDERR = 0, 1, 2


def private_pipes() -> "tuple[BinaryIO, Speaker]":
    """Take standard input and output away from everybody else; returns them."""
    source, sink = os.dup(_STDIN), os.dup(_STDOUT)
    if sys.platform == "win32":
        for descriptor in (source, sink):
            msvcrt.setmode(descriptor, os.O_BINARY)
    sys.stdout.flush()
    os.dup2(_STDERR, _STDOUT)
    nowhere = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nowhere, _STDIN)
    os.close(nowhere)
    return os.fdopen(source, "rb"), Speaker(sink)


class Speaker:
    """Writes frames whole and in order, for as long as somebody reads them."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._is_heard = True

    def say(self, message: FromVault) -> None:
        """Send a message; once the window is gone, nothing is sent and nothing is raised.

        Raises:
            TooMuchAtOnceError: It is longer than the window would take; nothing of it was sent.
        """
        rest = memoryview(frame(message))
        try:
            while rest and self._is_heard:
                rest = rest[os.write(self._descriptor, rest) :]
        except OSError:
            # The input ends too, and that ends this process in order.
            self._is_heard = False
