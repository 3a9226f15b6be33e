"""What may happen to one call among those of a flow: it fails, takes half, lies, or is the last."""

import errno
import json
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.faults.calls import Call
from tests.faults.recording import concerns
from tests.faults.tracing import Answer, Fail, Kill, Pass, Pretend, Shorten

SEALED = "/blobs/"
"""In the path of every sealed file."""
_READ_BACK = (SEALED, ".partial")
"""Sealed files, and whatever has its name only after it was read back."""

_WRITING = frozenset({"write", "pwrite64"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What goes wrong, and when."""

    kind: str
    """``kill``, ``short``, ``lost``, or the name of an error: ``ENOSPC``, ``EIO``, ``EDQUOT``;
    ``full`` and ``limited`` are no fault of one call."""
    at: int
    """Which of the calls under the folder, counted from 0; of a full disk, how many bytes it has
    left, and of a limit, how many bytes a file may have."""
    is_forever: bool = False
    """All later calls too, as on a disk that is full and stays full."""

    @property
    def is_of_the_disk(self) -> bool:
        """Whether nothing is done to a call: there is no room, and the system says so itself."""
        return self.kind in {"full", "limited"}

    def __str__(self) -> str:
        if self.is_of_the_disk:
            return f"{self.kind}, {self.at} bytes"
        often = "from then on" if self.is_forever else "once"
        return f"{self.kind} {often} at call {self.at}"


@dataclass(slots=True)
class Breaker:
    """Follows a flow until the call that goes wrong."""

    root_path: Path
    fault: Fault
    words: list[tuple[str, ...]] = field(default_factory=list)
    struck: list[str] = field(default_factory=list)
    """The calls that went wrong."""
    _count: int = 0

    def on_call(self, call: Call) -> Answer:
        if self.fault.is_of_the_disk or not concerns(self.root_path, call):
            return Pass()
        place = self._count
        self._count += 1
        is_hit = place >= self.fault.at if self.fault.is_forever else place == self.fault.at
        if not is_hit:
            return Pass()
        answer = self._answer(call)
        if not isinstance(answer, Pass):
            self.struck.append(call.name)
        return answer

    def on_result(self, call: Call, result: int) -> None: ...

    def on_told(self, line: str) -> None:
        self.words.append(tuple(json.loads(line)))

    def _answer(self, call: Call) -> Answer:
        match self.fault.kind:
            case "kill":
                return Kill()
            case "short":
                count = call.arguments[2]
                can_be_short = call.name in _WRITING and count > 1
                return Shorten(count // 2) if can_be_short else Pass()
            case "lost":
                return Pretend(call.arguments[2])
            case name:
                return Fail(getattr(errno, name))


@dataclass(slots=True)
class Killer:
    """Follows a flow until a call of one kind, and lets the process die at it."""

    is_last: Callable[[Call], bool]
    words: list[tuple[str, ...]] = field(default_factory=list)

    def on_call(self, call: Call) -> Answer:
        return Kill() if self.is_last(call) else Pass()

    def on_result(self, call: Call, result: int) -> None: ...

    def on_told(self, line: str) -> None:
        self.words.append(tuple(json.loads(line)))


ERRORS = ("ENOSPC", "EIO", "EDQUOT")


def refusals(call_count: int) -> Iterator[Fault]:
    """Yield every way in which one call, or one call and all later ones, may be refused."""
    for at in range(call_count):
        for is_forever in (False, True):
            for kind in (*ERRORS, "short"):
                yield Fault(kind=kind, at=at, is_forever=is_forever)


ROOM = tuple(4096 * pages for pages in (0, 1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128))
"""Bytes that are left, or that a file may have: from nothing to where most of it goes through."""


def without_room(kind: str) -> Iterator[Fault]:
    """Yield disks with ever more room; ``kind`` is ``full`` or ``limited``."""
    for room_bytes in ROOM:
        yield Fault(kind=kind, at=room_bytes)


def kills(call_count: int, chance: random.Random) -> Iterator[Fault]:
    """Yield deaths at random calls, without end."""
    while True:
        yield Fault(kind="kill", at=chance.randrange(call_count))


def lost_writes(calls: list[str]) -> Iterator[Fault]:
    """Yield writes that are reported as done and never reach the disk, where that must show."""
    for at, call in enumerate(calls):
        if call.startswith("write ") and any(part in call for part in _READ_BACK):
            yield Fault(kind="lost", at=at)
