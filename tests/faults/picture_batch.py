"""Show hostile pictures to the decoder, one after the other, and say what became of each.

A process of its own, so that its end and the memory of its children say something. Usage::

    python -m tests.faults.picture_batch {started|forked} COUNT SEED [LEFT_OUT [TWIN]]

Every picture has a decoder of its own: started as the program does it, or forked from one that is
loaded (``loaded_decoder.py``). It prints one JSON object: how many were shown and refused, by
reason; a digest of each answer; the most memory a decoder had; and the problems, which are
sentences. So many of the first pictures may be left out. A twin is a decoder without its locks.
"""

import hashlib
import json
import os
import resource
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from evidence_kit.sandbox import children as conversations
from evidence_kit.sandbox import system_calls
from evidence_kit.sandbox.decoding import (
    Decoded,
    Reason,
    Refused,
    decode_with,
    decoder_command,
)
from evidence_kit.sandbox.lockdown import MEMORY_BYTES
from tests import stand_in
from tests.children import children
from tests.faults import loaded_decoder
from tests.faults.hostile_pictures import Named, hostile, memory_bomb
from tests.standing_by import wait_until_all_are_gone

LONGEST_SIDE_PX = 640
WALL_CLOCK_S = 15.0
NO_LOCKS = """
import sys
from evidence_kit.sandbox import child, locks
child.lock_down = lambda: locks.NO_LOCKS
"""
STARTED_WITHOUT_LOCKS = NO_LOCKS + "child.main(sys.argv[1:])"
FORKED_WITHOUT_LOCKS = (
    NO_LOCKS + "from tests.faults import loaded_decoder; loaded_decoder.main(*sys.argv[1:])"
)
WITHOUT_AN_END = "import signal; signal.pause()"
NOT_AN_ANSWER = "print('anything')"
CAN_LOCK = system_calls.is_known_here()


@dataclass(frozen=True, kw_only=True)
class Decoder:
    """How pictures are decoded in this batch."""

    command: tuple[str, ...]
    is_one_left: Callable[[], bool]
    """Whether a decoder is there that nobody waited for."""
    wall_clock_s: float = WALL_CLOCK_S


def started(*, script: str = "", wall_clock_s: float = WALL_CLOCK_S) -> Iterator[Decoder]:
    """Start each decoder from its very beginning, as the program does."""
    own = (sys.executable, "-c", script) if script else decoder_command(is_frozen=False)

    def is_one_left() -> bool:
        try:
            os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return False
        return True

    yield Decoder(
        command=(*own, str(LONGEST_SIDE_PX)), wall_clock_s=wall_clock_s, is_one_left=is_one_left
    )


def forked(*, script: str = "") -> Iterator[Decoder]:
    """Fork each decoder from one that is loaded; its end is waited for, and so is known here."""
    own = ("-c", script) if script else ("-m", loaded_decoder.__name__)
    with TemporaryDirectory() as folder:
        address = str(Path(folder, "line"))
        with subprocess.Popen(
            [sys.executable, *own, address, str(LONGEST_SIDE_PX)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=conversations._environment(),
        ) as loaded:
            assert loaded.stdin is not None
            assert loaded.stdout is not None
            assert loaded.stdout.readline() == b"loaded\n"

            def is_one_left() -> bool:
                wait_until_all_are_gone(address)
                return bool(children(loaded.pid)) or children() != {loaded.pid}

            yield Decoder(
                command=(sys.executable, "-I", "-S", stand_in.__file__, address),
                is_one_left=is_one_left,
            )
            loaded.stdin.close()


STARTED, FORKED = map(contextmanager, (started, forked))
WAYS = {"started": STARTED, "forked": FORKED}
TWINS = {
    ("started", "without-locks"): lambda: STARTED(script=STARTED_WITHOUT_LOCKS),
    ("started", "without-an-end"): lambda: STARTED(script=WITHOUT_AN_END, wall_clock_s=0.5),
    ("started", "not-an-answer"): lambda: STARTED(script=NOT_AN_ANSWER),
    ("forked", "without-locks"): lambda: FORKED(script=FORKED_WITHOUT_LOCKS),
}


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


def batch(
    pictures: Iterable[Named], decoder: Decoder, outcomes: Counter[str], problems: list[str]
) -> list[str]:
    """Decode each picture and say what became of it; returns the digest of each answer."""
    answers = []
    for name, data in pictures:
        answer = decode_with(
            decoder.command,
            data,
            longest_side_px=LONGEST_SIDE_PX,
            wall_clock_s=decoder.wall_clock_s,
        )
        is_shown = isinstance(answer, Decoded)
        outcome = "shown" if is_shown else answer.reason.value
        outcomes[outcome] += 1
        said = f"{name}: {outcome}\n".encode() + (answer.rgb if is_shown else b"")
        answers.append(hashlib.sha256(said).hexdigest()[:16])
        problem = problem_of(name, answer)
        if problem:
            problems.append(problem)
        if decoder.is_one_left():
            problems.append(f"a decoder is left after {name}")
    return answers


def main(way: str, count: str, seed: str, left_out: str = "0", twin: str = "") -> None:
    """Decode what was asked for and print the answer."""
    every = [("memory.png", memory_bomb())] if twin else hostile(int(count), int(seed))
    pictures = islice(every, int(left_out), None)
    outcomes: Counter[str] = Counter()
    problems: list[str] = []
    with TWINS[way, twin]() if twin else WAYS[way]() as decoder:
        answers = batch(pictures, decoder, outcomes, problems)
    # Only now: of decoders that were forked it is known when whoever waited for them has ended.
    peak_bytes = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss << 10
    if peak_bytes > MEMORY_BYTES:
        problems.append(f"a decoder had {peak_bytes >> 20} MiB")
    answer = {
        "outcomes": outcomes,
        "answers": answers,
        "peak_mib": peak_bytes >> 20,
        "problems": problems,
    }
    print(json.dumps(answer))  # noqa: T201 - a script


if __name__ == "__main__":
    main(*sys.argv[1:])
