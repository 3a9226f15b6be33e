"""A disk whose power may go at any moment, and what it may hold afterwards.

What was synced is there. Of everything else – bytes of a file since its last sync, names in a
folder since the folder's last sync – any part may be there: nothing, all, the first so many steps,
or any selection, where bytes are torn at sectors of 512. A file's length is a step like any other,
so a file may be long and empty. Syncing a file says nothing about the name it has.

Not modelled: a drive that lies about having synced.
"""

import functools
import hashlib
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from tests.faults.recording import (
    ROOT,
    Content,
    Moved,
    Named,
    Operation,
    Recording,
    Resized,
    Synced,
    Told,
    Unnamed,
    Wrote,
)

SECTOR_BYTES = 512
_CORNERS = 4

Tree: TypeAlias = dict[str, bytes | None]
"""What a disk holds: files by path, and folders as ``None``."""

_NameStep: TypeAlias = tuple[tuple[str, int | None], ...]
"""Names a folder gets and loses in one step."""


@dataclass(slots=True)
class _File:
    safe: bytes = b""
    steps: list[Wrote | Resized] = field(default_factory=list)

    def sync(self) -> None:
        self.safe = _changed(self.safe, self.steps)
        self.steps.clear()


@dataclass(slots=True)
class _Folder:
    safe: dict[str, int] = field(default_factory=dict)
    steps: list[_NameStep] = field(default_factory=list)

    def sync(self) -> None:
        self.safe = _renamed(self.safe, self.steps)
        self.steps.clear()


@dataclass(frozen=True, slots=True)
class Moment:
    """What one disk may hold, after so many operations."""

    after: int
    tree: Tree
    key: bytes
    """The same for the same content."""


class Disk:
    """A disk on which a recording is played again, operation by operation."""

    def __init__(self, before: dict[int, Content]) -> None:
        self._nodes: dict[int, _File | _Folder] = {
            number: _File(content) if isinstance(content, bytes) else _Folder(dict(content))
            for number, content in before.items()
        }

    def play(self, operation: Operation) -> None:
        """Let one more operation happen."""
        match operation:
            case Wrote(node) | Resized(node):
                self._file(node).steps.append(operation)
            case Synced(node):
                self._nodes[node].sync()
            case Named(folder, name, node, is_new_folder):
                self._nodes[node] = _Folder() if is_new_folder else _File()
                self._folder(folder).steps.append(((name, node),))
            case Unnamed(folder, name):
                self._folder(folder).steps.append(((name, None),))
            case Moved(folder, name, to_folder, to_name):
                node = self._now(folder)[name]
                if folder == to_folder:
                    self._folder(folder).steps.append(((name, None), (to_name, node)))
                else:
                    self._folder(to_folder).steps.append(((to_name, node),))
                    self._folder(folder).steps.append(((name, None),))
            case Told():
                pass

    def tree(
        self,
        bytes_of: Callable[[_File], bytes],
        names_of: Callable[[_Folder], dict[str, int]],
    ) -> Tree:
        """Return everything that can be reached from the root."""
        found: Tree = {}

        def walk(node: int, path: str) -> None:
            each = self._nodes[node]
            if isinstance(each, _File):
                found[path] = bytes_of(each)
                return
            found[path] = None
            for name, inside in names_of(each).items():
                walk(inside, f"{path}/{name}" if path else name)

        walk(ROOT, "")
        del found[""]
        return found

    def _now(self, folder: int) -> dict[str, int]:
        return all_names(self._folder(folder))

    def _file(self, node: int) -> _File:
        each = self._nodes[node]
        assert isinstance(each, _File)
        return each

    def _folder(self, node: int) -> _Folder:
        each = self._nodes[node]
        assert isinstance(each, _Folder)
        return each


def safe_bytes(file: _File) -> bytes:
    return file.safe


def all_bytes(file: _File) -> bytes:
    return _changed(file.safe, file.steps)


def safe_names(folder: _Folder) -> dict[str, int]:
    return folder.safe


def all_names(folder: _Folder) -> dict[str, int]:
    return _renamed(folder.safe, folder.steps)


def some_bytes(chance: random.Random) -> Callable[[_File], bytes]:
    """Return a choice of steps for each file: none, all, the first, or any sectors of them."""

    def choose(file: _File) -> bytes:
        if not file.steps:
            return file.safe
        match chance.randrange(5):
            case 0:
                return file.safe
            case 1:
                return all_bytes(file)
            case 2:
                return _changed(file.safe, file.steps[: chance.randrange(len(file.steps)) + 1])
            case _:
                share = chance.choice((0.1, 0.5, 0.9, 0.98))
                pieces = [each for step in file.steps for each in _sectors(step)]
                return _changed(file.safe, [each for each in pieces if chance.random() < share])

    return choose


def some_names(chance: random.Random) -> Callable[[_Folder], dict[str, int]]:
    """Return a choice of steps for each folder: none, all, the first, or any of them."""

    def choose(folder: _Folder) -> dict[str, int]:
        if not folder.steps:
            return folder.safe
        if chance.randrange(3):
            return _renamed(folder.safe, folder.steps[: chance.randrange(len(folder.steps) + 1)])
        return _renamed(folder.safe, [each for each in folder.steps if chance.random() < 0.5])

    return choose


def moments(recording: Recording, count: int, chance: random.Random) -> Iterator[Moment]:
    """Yield so many of the contents a disk may have, spread over everything that happened.

    After each operation there are four corners – none or all of the bytes, none or all of the names
    – and as many mixtures as are needed; some are left out by chance when fewer are wanted.
    """
    operations = recording.operations
    each_count = max(_CORNERS + 1, -(-count // len(operations)))
    in_all = len(operations) * each_count
    wanted = set(chance.sample(range(in_all), min(count, in_all)))
    disk = Disk(recording.before)
    for after, operation in enumerate(operations, start=1):
        disk.play(operation)
        for place in range(each_count):
            if (after - 1) * each_count + place in wanted:
                yield _moment(after, _corner_or_mixture(disk, place, chance))


def lay_out(tree: Tree, root_path: Path) -> None:
    """Write what a disk holds into an empty folder."""
    for path, data in tree.items():
        if data is None:
            (root_path / path).mkdir(mode=0o700)
        else:
            (root_path / path).write_bytes(data)


def _corner_or_mixture(disk: Disk, place: int, chance: random.Random) -> Tree:
    if place >= _CORNERS:
        return disk.tree(some_bytes(chance), some_names(chance))
    return disk.tree(all_bytes if place & 1 else safe_bytes, all_names if place & 2 else safe_names)


def _moment(after: int, tree: Tree) -> Moment:
    hasher = hashlib.sha256()
    # What was never finished has a name that says so, and nobody looks into it.
    kept = {path: data for path, data in tree.items() if ".partial" not in path}
    for path in sorted(kept):
        data = kept[path]
        digest = b"folder" if data is None else _digest(data)
        hasher.update(path.encode("utf-8", "surrogateescape") + b"\0" + digest)
    return Moment(after, kept, hasher.digest())


@functools.lru_cache(maxsize=64)
def _digest(data: bytes) -> bytes:
    # Most files of a disk are the same object from one moment to the next.
    return hashlib.sha256(data).digest()


def _sectors(step: Wrote | Resized) -> Iterator[Wrote | Resized]:
    if isinstance(step, Resized):
        yield step
        return
    start = step.offset
    end = start + len(step.data)
    while start < end:
        border = min(end, (start // SECTOR_BYTES + 1) * SECTOR_BYTES)
        yield Wrote(step.node, start, step.data[start - step.offset : border - step.offset])
        start = border


def _changed(safe: bytes, steps: list[Wrote | Resized]) -> bytes:
    data = bytearray(safe)
    for step in steps:
        match step:
            case Wrote(_, offset, new):
                data.extend(bytes(max(0, offset - len(data))))
                data[offset : offset + len(new)] = new
            case Resized(_, length):
                del data[length:]
                data.extend(bytes(length - len(data)))
    return bytes(data)


def _renamed(safe: dict[str, int], steps: list[_NameStep]) -> dict[str, int]:
    names = dict(safe)
    for step in steps:
        for name, node in step:
            if node is None:
                names.pop(name, None)
            else:
                names[name] = node
    return names
