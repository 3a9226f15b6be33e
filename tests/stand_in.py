"""Stand for a process that is forked elsewhere; see ``tests/standing_by.py``.

It is run without anything that a Python loads at its start, and loads next to nothing: it exists
some three hundred times in one run of the tests, and twenty thousand times in a deep one.
"""

import _socket  # the library's own module of sockets loads more than all the rest
import os
import struct
import sys

START = b"!"
"""What goes along with the descriptors."""
ARE_ALL_GONE = b"?"
"""What others say there: answered once no child is without its stand-in."""
LENGTH = struct.Struct("<I")
STATUS = struct.Struct("<i")
DESCRIPTORS = struct.Struct("3i")


def stand_in(address: str) -> int:
    """Hand over all that this process was started with; returns the status it is to end with."""
    line = _socket.socket(_socket.AF_UNIX, _socket.SOCK_STREAM)
    line.connect(address)
    handed = (_socket.SOL_SOCKET, _socket.SCM_RIGHTS, DESCRIPTORS.pack(0, 1, 2))
    line.sendmsg([START], [handed])
    folder = os.getcwdb()  # noqa: PTH109 - pathlib loads far more than this whole file
    order = b"\0".join((folder, *(b"=".join(each) for each in os.environb.items())))
    line.sendall(LENGTH.pack(len(order)) + order)
    # Only the child holds them now: at both ends it must be seen when they are closed.
    for descriptor in (0, 1, 2):
        os.close(descriptor)
    answer = line.recv(STATUS.size)
    return STATUS.unpack(answer)[0] if answer else 70


def heard(line: "_socket.socket") -> bytes:
    """Return the folder and environment that a stand-in sends, or nothing: it was killed."""
    length = _read(line, LENGTH.size)
    return _read(line, *LENGTH.unpack(length)) if length else b""


def _read(line: "_socket.socket", size: int) -> bytes:
    found = b""
    while len(found) < size:
        piece = line.recv(size - len(found))
        if not piece:
            return b""
        found += piece
    return found


if __name__ == "__main__":
    status = stand_in(sys.argv[1])
    if status < 0:
        os.kill(os.getpid(), -status)
    os._exit(status)
