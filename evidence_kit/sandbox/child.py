"""The decoder process: lock in, try the locks, read one file, answer once, end.

Started fresh by :mod:`evidence_kit.sandbox.children`, never imported by it. The order is the
point: codecs are warmed up with harmless samples, then the locks close, then it tries to get out,
and only when no lock was belied is the first byte read that somebody else made. An unforeseen
exception ends the process without an answer; its parent reports that.
"""

import io
import os
import sys
from dataclasses import replace
from typing import NoReturn

from evidence_kit.sandbox import attempts, boxes, frames, pictures
from evidence_kit.sandbox.frames import Frame, Picture, Reason, Refusal
from evidence_kit.sandbox.lockdown import lock_down
from evidence_kit.sandbox.locks import Locks

_STDIN = 0
_STDOUT = 1
_CHUNK_BYTES = 1 << 20


def main(arguments: list[str]) -> NoReturn:
    """Decode what comes on standard input; the answer goes to standard output.

    Args:
        arguments: The preview's longest side in pixels, or :data:`frames.COVER` and boxes, or
            :data:`frames.SELF_TEST`.
    """
    pictures.warm_up()
    acts = attempts.acts()
    locks = lock_down()
    outcome = attempts.try_everything(acts)
    locks = replace(locks, refused=outcome.refused, allowed=outcome.allowed)
    if arguments == [frames.SELF_TEST]:
        answer = Frame(locks=locks, body=None)
    elif locks.belied:
        names = ", ".join(lock.value for lock in locks.belied)
        refusal = Refusal(reason=Reason.NOT_LOCKED_IN, detail=f"belied: {names}")
        answer = Frame(locks=locks, body=refusal)
    elif arguments[0] == frames.COVER:
        _write_covered(locks, arguments[1:])
        os._exit(0)
    else:
        answer = Frame(locks=locks, body=_decoded(longest_side_px=int(arguments[0])))
    _write_all(frames.encode(answer))
    # Not sys.exit: the interpreter's tidying up makes system calls that are no longer allowed.
    os._exit(0)


def _decoded(*, longest_side_px: int) -> Picture | Refusal:
    data = _read_all()
    if isinstance(data, Refusal):
        return data
    return pictures.decode(data, longest_side_px=longest_side_px)


def _write_covered(locks: Locks, arguments: list[str]) -> None:
    data = _read_all()
    covered = data if isinstance(data, Refusal) else pictures.cover(data, boxes.read(arguments))
    if isinstance(covered, Refusal):
        _write_all(frames.encode(Frame(locks=locks, body=covered)))
        return
    _write_all(frames.encode(Frame(locks=locks, body=covered.head())))
    for strip in covered.strips():
        _write_all(strip)


def _read_all() -> io.BytesIO | Refusal:
    data = io.BytesIO()
    try:
        while chunk := os.read(_STDIN, _CHUNK_BYTES):
            data.write(chunk)
            if data.tell() > frames.MOST_INPUT_BYTES:
                detail = "more bytes than are ever decoded"
                return Refusal(reason=Reason.TOO_LARGE, detail=detail)
    except MemoryError:
        return Refusal(reason=Reason.OUT_OF_MEMORY, detail="MemoryError while reading")
    return data


def _write_all(answer: bytes) -> None:
    rest = memoryview(answer)
    while rest:
        rest = rest[os.write(_STDOUT, rest) :]


if __name__ == "__main__":
    main(sys.argv[1:])
