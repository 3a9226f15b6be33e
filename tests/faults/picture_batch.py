"""Show hostile pictures to the decoder, one after the other, and say what became of each.

A process of its own, so that its end and the memory of its children say something. Usage::

    python tests/faults/picture_batch.py COUNT SEED [TWIN]

It prints one JSON object: how many were shown and refused, by reason; the most memory a child had;
and the problems, which are sentences. A twin is a decoder without its locks.
"""

import json
import os
import resource
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from evidence_kit.sandbox import system_calls
from evidence_kit.sandbox.decoding import (
    Decoded,
    Reason,
    Refused,
    decode_with,
    decoder_command,
)
from evidence_kit.sandbox.lockdown import MEMORY_BYTES
from tests.faults.hostile_pictures import Named, hostile, memory_bomb

LONGEST_SIDE_PX = 640
WALL_CLOCK_S = 15.0
WITHOUT_LOCKS = """
import sys
from evidence_kit.sandbox import child, locks
child.lock_down = lambda: locks.NO_LOCKS
child.main(sys.argv[1:])
"""
WITHOUT_AN_END = "import signal; signal.pause()"
NOT_AN_ANSWER = "print('anything')"
TWINS = {
    "without-locks": (WITHOUT_LOCKS, WALL_CLOCK_S),
    "without-an-end": (WITHOUT_AN_END, 0.5),
    "not-an-answer": (NOT_AN_ANSWER, WALL_CLOCK_S),
}
CAN_LOCK = system_calls.is_known_here()


@dataclass(frozen=True, kw_only=True)
class Decoder:
    """How pictures are decoded in this batch."""

    command: tuple[str, ...]
    wall_clock_s: float


def problem_of(name: str, answer: Decoded | Refused) -> str:
    """Return what is wrong with an answer, as a sentence, or ""."""
    locks = answer.locks
    if locks is not None and CAN_LOCK and not locks.is_complete:
        return f"{name} was decoded without all locks"
    if isinstance(answer, Refused):
        # It may crash, run out of memory, or use up its time: that is what the child is for.
        is_ours = answer.reason in {Reason.WRONG_ANSWER, Reason.TIMED_OUT}
        return f"{name}: {answer.reason.value}, {answer.detail}" if is_ours else ""
    expected = answer.width_px * answer.height_px * 3
    return "" if len(answer.rgb) == expected else f"{name} has {len(answer.rgb)} bytes of pixels"


def is_child_left() -> bool:
    """Whether a child is there that nobody waited for."""
    try:
        os.waitpid(-1, os.WNOHANG)
    except ChildProcessError:
        return False
    return True


def batch(pictures: Iterator[Named], decoder: Decoder) -> dict[str, object]:
    """Decode each picture; returns what is printed."""
    outcomes: Counter[str] = Counter()
    problems = []
    for name, data in pictures:
        answer = decode_with(
            decoder.command,
            data,
            longest_side_px=LONGEST_SIDE_PX,
            wall_clock_s=decoder.wall_clock_s,
        )
        outcomes["shown" if isinstance(answer, Decoded) else answer.reason.value] += 1
        problem = problem_of(name, answer)
        if problem:
            problems.append(problem)
        if is_child_left():
            problems.append(f"a decoder is left after {name}")
    peak_bytes = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss << 10
    if peak_bytes > MEMORY_BYTES:
        problems.append(f"a decoder had {peak_bytes >> 20} MiB")
    return {"outcomes": outcomes, "peak_mib": peak_bytes >> 20, "problems": problems}


def main(arguments: list[str]) -> None:
    """Decode what was asked for and print the answer."""
    count, seed = map(int, arguments[:2])
    if len(arguments) > 2:
        script, wall_clock_s = TWINS[arguments[2]]
        command: tuple[str, ...] = (sys.executable, "-c", script, str(LONGEST_SIDE_PX))
        pictures = iter([("memory.png", memory_bomb())])
    else:
        command = (*decoder_command(is_frozen=False), str(LONGEST_SIDE_PX))
        wall_clock_s = WALL_CLOCK_S
        pictures = hostile(count, seed)
    print(json.dumps(batch(pictures, Decoder(command=command, wall_clock_s=wall_clock_s))))  # noqa: T201 - a script


if __name__ == "__main__":
    main(sys.argv[1:])
