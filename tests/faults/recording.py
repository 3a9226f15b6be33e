"""What a piece of work asked of the file system, as a list of operations on numbered nodes.

A node is a file or folder whatever it is called at the moment, as on a disk. Only what happens
under one folder is recorded; what was there before counts as safe on the medium.
"""

import json
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from tests.faults.calls import Call
from tests.faults.tracing import Answer, Pass, Watch, run_watched


@dataclass(frozen=True, slots=True)
class Wrote:
    """Bytes of a file changed."""

    node: int
    offset: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Resized:
    """A file was cut or made longer."""

    node: int
    length: int


@dataclass(frozen=True, slots=True)
class Synced:
    """The caller was told that a file's bytes, or a folder's names, are on the medium."""

    node: int


@dataclass(frozen=True, slots=True)
class Named:
    """A folder has a new name, or another node under an old one."""

    folder: int
    name: str
    node: int
    is_new_folder: bool = False


@dataclass(frozen=True, slots=True)
class Unnamed:
    """A folder lost a name."""

    folder: int
    name: str


@dataclass(frozen=True, slots=True)
class Moved:
    """A node changed its name, in one step where both names are in one folder."""

    folder: int
    name: str
    to_folder: int
    to_name: str


@dataclass(frozen=True, slots=True)
class Told:
    """The work said something to its caller."""

    words: tuple[str, ...]


Operation: TypeAlias = Wrote | Resized | Synced | Named | Unnamed | Moved | Told

Content: TypeAlias = bytes | dict[str, int]
"""A file's bytes, or the nodes in a folder by name."""

ROOT = 0
"""The node of the folder under which everything happens."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording:
    """Everything that happened, and what was there before."""

    before: dict[int, Content]
    operations: list[Operation]
    calls: list[str]
    """The name of each call that could have gone wrong, and of the file it was about."""
    status: int
    """How the work ended, as ``waitpid`` says it."""

    @property
    def words(self) -> list[tuple[str, ...]]:
        """What the work said, in order."""
        return [each.words for each in self.operations if isinstance(each, Told)]


def record(root_path: Path, work: Callable[[], None]) -> Recording:
    """Run work in a child and write down what it asked of the file system under a folder."""
    recorder = _Recorder(root_path)
    before = recorder.look_around()
    status = run_watched(work, recorder)
    return Recording(
        before=before,
        operations=recorder.operations,
        calls=recorder.calls,
        status=status,
    )


def concerns(root_path: Path, call: Call) -> bool:
    """Whether a call is about something under a folder."""
    root = os.fspath(root_path)
    paths = [os.fspath(path) for path in call.paths] or [call.opened_path]
    return any(path.startswith(root) for path in paths)


@dataclass(slots=True)
class _Recorder:
    root_path: Path
    operations: list[Operation] = field(default_factory=list)
    calls: list[str] = field(default_factory=list)
    _nodes: dict[int, int] = field(default_factory=dict)
    """Our numbers by the system's, which may be used again for something else."""
    _count: int = 0
    _creates: dict[int, bool] = field(default_factory=dict)
    """By thread: another one's call may come between this one's call and its result."""
    _moved_node: int = 0

    def look_around(self) -> dict[int, Content]:
        found: dict[int, Content] = {}
        self._look_at(self.root_path, found)
        return found

    def on_call(self, call: Call) -> Answer:
        if not concerns(self.root_path, call):
            return Pass()
        paths = call.paths
        self.calls.append(f"{call.name} {paths[0] if paths else call.opened_path}")
        if paths:
            self._creates[call.process] = not os.path.lexists(paths[-1])
        return Watch()

    def on_told(self, line: str) -> None:
        self.operations.append(Told(tuple(json.loads(line))))

    def on_result(self, call: Call, result: int) -> None:
        if result >= 0:
            _TAKERS[call.name](self, call, result)

    def _look_at(self, path: Path, found: dict[int, Content]) -> int:
        node = self._new_node(path)
        found[node] = (
            {each.name: self._look_at(each, found) for each in sorted(path.iterdir())}
            if path.is_dir()
            else path.read_bytes()
        )
        return node

    def _new_node(self, path: Path) -> int:
        node = self._count
        self._count += 1
        self._nodes[path.stat().st_ino] = node
        return node

    def _node_of(self, path: Path) -> int:
        return self._nodes[path.stat().st_ino]

    def _write(self, call: Call, count: int) -> None:
        has_own_place = call.name in {"pwrite64", "pwritev", "pwritev2"}
        offset = call.arguments[3] if has_own_place else call.position - count
        descriptor = os.open(call.link_path, os.O_RDONLY)
        try:
            data = os.pread(descriptor, count, offset)
        finally:
            os.close(descriptor)
        self.operations.append(Wrote(self._node_of(Path(call.link_path)), offset, data))

    def _sync(self, call: Call, _result: int) -> None:
        self.operations.append(Synced(self._node_of(Path(call.link_path))))

    def _resize(self, call: Call, _result: int) -> None:
        path = call.paths[0] if call.paths else Path(call.link_path)
        self.operations.append(Resized(self._node_of(path), path.stat().st_size))

    def _open(self, call: Call, result: int) -> None:
        if self._creates[call.process]:
            self._name(call, result)
        else:
            # Opened to be made if need be, or to be emptied: only its length may be new.
            self._resize(call, result)

    def _name(self, call: Call, _result: int) -> None:
        path = call.paths[0]
        folder = self._node_of(path.parent)
        self.operations.append(Named(folder, path.name, self._new_node(path), path.is_dir()))

    def _unname(self, call: Call, _result: int) -> None:
        path = call.paths[0]
        self.operations.append(Unnamed(self._node_of(path.parent), path.name))

    def _move(self, call: Call, _result: int) -> None:
        path, to_path = call.paths
        folder, to_folder = self._node_of(path.parent), self._node_of(to_path.parent)
        self.operations.append(Moved(folder, path.name, to_folder, to_path.name))

    def _ignore(self, _call: Call, _result: int) -> None:
        """Take no notice: times of files decide nothing."""


_Take = Callable[[_Recorder, Call, int], None]

_TAKERS: dict[str, _Take] = {
    name: take
    for take, names in (
        (_Recorder._write, "write pwrite64 writev pwritev pwritev2 sendfile copy_file_range"),
        (_Recorder._sync, "fsync fdatasync"),
        (_Recorder._resize, "ftruncate truncate fallocate"),
        (_Recorder._open, "open openat creat"),
        (_Recorder._name, "mkdir mkdirat"),
        (_Recorder._unname, "unlink unlinkat rmdir"),
        (_Recorder._move, "rename renameat renameat2"),
        (_Recorder._ignore, "utimensat"),
    )
    for name in names.split()
}
"""What is written down of a call; one that is not here has no place in a vault, and stops us."""
