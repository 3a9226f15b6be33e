"""Named stand-ins for the world outside: a clock, sources that go wrong, a disk that is too small.

Nothing here replaces a part of Evidence Kit. The sources follow the same protocol as a real file
and misbehave the way real files do; the disk is a real one, only tiny.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from evidence_kit.errors import EvidenceKitError, SourceChangedError, SourceUnreadableError
from evidence_kit.keys import KdfParameters
from evidence_kit.model import (
    AgeInPicture,
    Ages,
    Case,
    FileTimes,
    ItemKind,
    Provenance,
    Route,
    Sensitivity,
    TypeMatch,
)
from evidence_kit.store import NewItem, new_case_id

STARTED_AT = datetime(2026, 11, 21, 0, 12, 5, 250000, tzinfo=UTC)
PASSPHRASE = "five unrelated words čuvaj me"
CHEAP_KDF = KdfParameters(memory_kib=64 * 1024, iterations=1, lanes=4)
"""The least a vault may use; the real cost would only make the tests slower."""

ROOT_PATH = Path(__file__).resolve().parent.parent


class StoppedClock:
    """A clock that stands still until it is told to move, in either direction."""

    def __init__(self, at: datetime = STARTED_AT) -> None:
        self._at = at
        self._monotonic_ms = 1_000_000

    def now(self) -> datetime:
        return self._at

    def offset_minutes(self) -> int:
        return 60

    def monotonic_ms(self) -> int:
        return self._monotonic_ms

    def boot_id(self) -> str:
        return "9d3b0f7e-0000-4000-8000-000000000001"

    def advance(self, seconds: int) -> None:
        self._at += timedelta(seconds=seconds)
        self._monotonic_ms += 1000 * seconds

    def set_back(self, seconds: int) -> None:
        """Move the wall clock alone, as a person does in the settings."""
        self._at -= timedelta(seconds=seconds)


class BytesSource:
    """A sound source."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.position = 0

    @property
    def size_bytes(self) -> int:
        return len(self.data)

    def read_into(self, buffer: memoryview) -> int:
        piece = self.data[self.position : self.position + len(buffer)]
        buffer[: len(piece)] = piece
        self.position += len(piece)
        return len(piece)

    def require_unchanged(self) -> None:
        """Return: nothing changed it."""


class FailingSource(BytesSource):
    """A stick that is pulled out after so many bytes."""

    def __init__(self, data: bytes, *, after_bytes: int) -> None:
        super().__init__(data)
        self.after_bytes = after_bytes

    def read_into(self, buffer: memoryview) -> int:
        if self.position + len(buffer) > self.after_bytes:
            raise SourceUnreadableError(name="stick.bin", reason="Input/output error")
        return super().read_into(buffer)


class ChangingSource(BytesSource):
    """A file that somebody writes to while it is read."""

    def require_unchanged(self) -> None:
        raise SourceChangedError(name="recording.mp4")


class ShrinkingSource(BytesSource):
    """A file that ends earlier than it said when it was opened."""

    def __init__(self, data: bytes, *, promised_bytes: int) -> None:
        super().__init__(data)
        self.promised_bytes = promised_bytes

    @property
    def size_bytes(self) -> int:
        return self.promised_bytes


class StutteringSource(BytesSource):
    """A source that breaks the protocol: it pauses in the middle and goes on later."""

    def read_into(self, buffer: memoryview) -> int:
        return super().read_into(buffer[: max(1, len(buffer) // 2)])


class WatchedSource(BytesSource):
    """A source that does something else at two moments: before the first byte, after the last."""

    def __init__(
        self,
        data: bytes,
        *,
        at_first_byte: Callable[[], None] = lambda: None,
        after_sealing: Callable[[], None] = lambda: None,
    ) -> None:
        super().__init__(data)
        self.at_first_byte = at_first_byte
        self.after_sealing = after_sealing

    def read_into(self, buffer: memoryview) -> int:
        if self.position == 0:
            self.at_first_byte()
        return super().read_into(buffer)

    def require_unchanged(self) -> None:
        self.after_sealing()


def new_case(*, initials: str = "JS", age: int | None = 34) -> Case:
    return Case(
        id=new_case_id(),
        reference="EK-2026-482913",
        created_at=STARTED_AT,
        created_offset_minutes=60,
        ages=Ages(now=age, in_picture=AgeInPicture.ADULT),
        country="SI",
        language="sl",
        initials=initials,
    )


def new_item(
    name: str = "chat.png",
    *,
    kind: ItemKind = ItemKind.FILE,
    media_type: str = "image/png",
    sensitivity: Sensitivity = Sensitivity.ORDINARY,
) -> NewItem:
    return NewItem(
        kind=kind,
        sensitivity=sensitivity,
        original_name=name,
        media_type=media_type,
        type_match=TypeMatch.AGREE,
        times=FileTimes(modified_at=STARTED_AT - timedelta(days=1), created_at=None),
        route=Route.DROP,
        provenance=Provenance(device="my phone", how="screenshot taken by me", shows="the demand"),
    )


def words_of(problem: EvidenceKitError) -> str:
    """What a person reads; a fact the words need and the error lacks is a KeyError here."""
    return f"{problem.summary} {problem.remedy}".format(**problem.facts)


def flip_bit(path: Path, position: int, bit: int = 0) -> None:
    """Change one bit of a file where it lies."""
    with path.open("r+b") as stream:
        stream.seek(position)
        (byte,) = stream.read(1)
        stream.seek(position)
        stream.write(bytes([byte ^ (1 << bit)]))


def run_python(script: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    """Run a script in a fresh Python that knows this project, and wait for it.

    How long that may take is said by the test: a film of 5 GiB is not a few words.
    """
    return subprocess.run(
        [sys.executable, "-c", script, *map(str, arguments)],
        cwd=ROOT_PATH,
        capture_output=True,
        text=True,
        check=False,
    )


def start_python(script: str, *arguments: object) -> subprocess.Popen[str]:
    """Start a script in a fresh Python that knows this project; the caller ends it."""
    return subprocess.Popen(
        [sys.executable, "-c", script, *map(str, arguments)],
        cwd=ROOT_PATH,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


class NoTinyDiskError(Exception):
    """This computer or this user cannot mount a disk of a few megabytes."""


@contextmanager
def tiny_disk(path: Path, *, size_kib: int) -> Iterator[Path]:
    """Mount a disk of this size in memory; needs the rights to mount.

    Raises:
        NoTinyDiskError: Not possible here.
    """
    mount, unmount = shutil.which("mount"), shutil.which("umount")
    if not sys.platform.startswith("linux") or mount is None or unmount is None:
        raise NoTinyDiskError("no way to mount a small disk on this system")
    path.mkdir()
    options = f"size={size_kib}k,mode=0700"
    tried = subprocess.run(
        [mount, "-t", "tmpfs", "-o", options, "tmpfs", os.fspath(path)],
        capture_output=True,
        text=True,
        check=False,
    )
    if tried.returncode:
        raise NoTinyDiskError(f"mounting is not allowed: {tried.stderr.strip()}")
    try:
        yield path
    finally:
        subprocess.run([unmount, "--lazy", os.fspath(path)], check=True)


def make_read_only(path: Path) -> None:
    """Set a mounted disk's write lock."""
    mount = shutil.which("mount") or "mount"
    subprocess.run([mount, "-o", "remount,ro", os.fspath(path)], check=True)
