"""Nothing of a case is left outside it: not on the disk, not in a list, not in a memory.

One journey through the real window and the command line, followed call by call, on a disk of its
own. Each look at it has a twin that leaks, and must find it there.
"""

import json
import os
import select
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from evidence_kit import keys
from evidence_kit.store import creation, unlock
from tests.fakes import ROOT_PATH
from tests.leaks import canaries, disk
from tests.leaks.canaries import Canary, found_in
from tests.leaks.journey import TWINS
from tests.leaks.memory import held_by
from tests.leaks.terminal import EVERY_VERB

PAUSE_S = 0.1
SAMPLE_PATH = (
    ROOT_PATH / "assets" / "sample" / "evidence" / "Screenshot_20261118-231117_Instagram.png"
)
INSTALLED = tuple(
    os.path.realpath(each) for each in (ROOT_PATH, sys.prefix, sys.base_prefix, sys.exec_prefix)
)
SETTINGS = ".config/evidence-kit"

pytestmark = [
    pytest.mark.skipif(
        not sys.platform.startswith("linux"), reason="follows calls and reads memory as on Linux"
    ),
    pytest.mark.timeout(300),
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Where everything of a journey lies."""

    folder: Path

    @property
    def home(self) -> Path:
        return self.folder / "disk" / "home"

    @property
    def documents(self) -> Path:
        return self.home / "Documents"

    @property
    def case(self) -> Path:
        return self.documents / "Papers"

    @property
    def stick(self) -> Path:
        return self.folder / "stick"

    def strays(self, written: dict[str, str]) -> list[str]:
        """Return what was written that is neither the case, nor what was asked for, nor settings.

        A ``.pyc`` beside the program's own files says nothing about anybody.
        """
        return [
            f"{call} {path}" for path, call in written.items() if not self._is_expected(Path(path))
        ]

    def _is_expected(self, path: Path) -> bool:
        name = os.fspath(path)
        is_new_case = path.is_relative_to(self.documents) and path.relative_to(
            self.documents
        ).parts[0].startswith(".Papers.")
        settings = self.home / SETTINGS
        return (
            name == os.devnull
            or is_new_case
            or any(path.is_relative_to(each) for each in (self.case, self.stick))
            or path in {settings.parent, settings}
            or path.parent == settings
            or ("__pycache__" in path.parts and name.startswith(INSTALLED))
            or path in {self.folder / "told.new", self.folder / "told.json"}
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Memories:
    """What the memories of both processes held."""

    open_window: set[str]
    open_vault: set[str]
    locked: set[str]
    """After the lock, in the process that shows the lock screen and in its new child."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What was seen of one journey."""

    places: Places
    outcome: dict[str, Any]
    memories: Memories | None
    """``None`` where this system does not let anybody look."""
    vault_is_gone: bool
    left: list[Path]
    """What lies in the home afterwards."""
    image: bytes
    """The whole disk."""
    canaries: tuple[Canary, ...]
    keys: tuple[Canary, ...]


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> Places:
    return made_places(tmp_path_factory.mktemp("leaks"))


def made_places(folder: Path) -> Places:
    places = Places(folder=folder)
    for name in ("sources", "stick"):
        (places.folder / name).mkdir()
    sources = places.folder / "sources"
    shutil.copy(SAMPLE_PATH, sources / canaries.PICTURE_NAME)
    (sources / canaries.TEXT_NAME).write_text(canaries.TEXT, encoding="utf-8")
    (sources / "passphrase.txt").write_text(canaries.PASSWORD + "\n", encoding="utf-8")
    return places


def start(places: Places, *arguments: str) -> subprocess.Popen[str]:
    surroundings = {
        "PATH": os.environ["PATH"],
        "LANG": "C.UTF-8",
        "QT_QPA_PLATFORM": "offscreen",
        "HOME": str(places.home),
        "TMPDIR": str(places.home.parent / "tmp"),
        "XDG_RUNTIME_DIR": str(places.home.parent / "run"),
    }
    return subprocess.Popen(
        [sys.executable, "-m", "tests.leaks.journey", str(places.folder), *arguments],
        cwd=ROOT_PATH,
        env=surroundings,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def make_home(places: Places) -> None:
    for path in (places.documents, places.home.parent / "tmp", places.home.parent / "run"):
        path.mkdir(parents=True)


@pytest.fixture(scope="module")
def seen(places: Places) -> Seen:
    return seen_on_the_way(places)


def seen_on_the_way(places: Places) -> Seen:
    image_path = places.folder / "disk.img"
    try:
        with disk.mounted(image_path, places.folder / "disk"):
            make_home(places)
            parts = travelled(places)
            parts["left"] = left_in(places)
    except disk.NoDiskError:
        make_home(places)
        parts = travelled(places)
        parts["left"] = left_in(places)
        disk.image_of(places.home.parent, image_path)
    return Seen(places=places, image=disk.bytes_of(image_path), **parts)


def left_in(places: Places) -> list[Path]:
    """Return what lies in the home, the folder for temporary files and beside them."""
    usual = {places.documents, places.home, places.home.parent / "tmp", places.home.parent / "run"}
    found = [each for each in places.home.parent.rglob("*") if each not in usual]
    return sorted(
        each
        for each in found
        if each.name != "lost+found" and not each.parent.is_relative_to(places.case)
    )


def travelled(places: Places) -> dict[str, Any]:
    """Go through the whole journey; returns what was seen on the way.

    Base64 is for files: a memory holds what it works with as it is.
    """
    journey = start(places, str(places.case))
    try:
        told_path = places.folder / "told.json"
        wait_until(told_path.exists, journey)
        told = json.loads(told_path.read_bytes())
        window, (vault,) = told["window"], told["vault"]
        secrets = keys_of(places, told["recovery_code"])
        of_case = canaries.of_the_case(SAMPLE_PATH.read_bytes())
        before = (
            memories_of(tuple(canaries.words("the user name", canaries.USER_NAME)), window),
            memories_of(secrets, vault),
        )
        (places.folder / "go").touch()
        wait_until(lambda: is_over(window) and bool(lock_screens(places)), journey)
        (locked,) = lock_screens(places)
        after = memories_of(secrets + of_case, locked, *children_of(locked))
        vault_is_gone = is_over(vault)
        os.kill(locked, signal.SIGKILL)
        (places.folder / "seen").touch()
        out, err = journey.communicate()
    finally:
        journey.kill()
        journey.communicate()
    outcome = json.loads(out)
    assert outcome["status"] == 0, err
    memories = None
    if before[0] is not None and before[1] is not None and after is not None:
        memories = Memories(open_window=before[0], open_vault=before[1], locked=after)
    return {
        "outcome": outcome,
        "memories": memories,
        "vault_is_gone": vault_is_gone,
        "canaries": of_case,
        "keys": secrets,
    }


def wait_until(is_so: Callable[[], bool], journey: subprocess.Popen[str]) -> None:
    while not is_so():
        assert journey.poll() is None, journey.communicate()
        select.select([], [], [], PAUSE_S)


def keys_of(places: Places, recovery_code: str) -> tuple[Canary, ...]:
    vault_key = unlock(places.case, canaries.PASSWORD).vault_key
    return canaries.of_the_keys(
        recovery_code,
        {
            "the vault key": vault_key,
            "the database key": creation.database_key(vault_key, 1),
            "the blob key": creation.blob_key(vault_key),
            "the header key": keys.subkey(vault_key, b"ek1/hdr"),
        },
    )


def lock_screens(places: Places) -> list[int]:
    """Return the processes that started afresh in this home, each with its new vault process."""
    mark = f"HOME={places.home}".encode()
    found = []
    for path in Path("/proc").glob("[0-9]*"):
        # Others end meanwhile, or are not ours to look at.
        with suppress(OSError):
            words = (path / "cmdline").read_bytes().split(b"\0")
            is_ours = mark in (path / "environ").read_bytes().split(b"\0")
            if is_ours and b"--resumed" in words and children_of(int(path.name)):
                found.append(int(path.name))
    return found


def is_over(process: int) -> bool:
    """Return whether a process ended; one that nobody asked about yet has no command any more."""
    try:
        return Path(f"/proc/{process}/cmdline").read_bytes() == b""
    except FileNotFoundError:
        return True


def children_of(process: int) -> list[int]:
    text = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii")
    return [int(number) for number in text.split()]


def memories_of(wanted: tuple[Canary, ...], *processes: int) -> set[str] | None:
    plain = tuple(each for each in wanted if "base64" not in each.name)
    try:
        return {name for each in processes for name in held_by(each, plain)}
    except PermissionError:
        return None


def test_whatever_is_written_is_the_case_or_was_asked_for(seen: Seen) -> None:
    if seen.outcome["impossible"]:
        pytest.skip(seen.outcome["impossible"])
    written = seen.outcome["written"]

    assert seen.places.strays(written) == []
    # The watch saw the whole way: the case came to be, and what was handed over.
    assert str(seen.places.case / "case.db") in written
    assert any(path.startswith(f"{seen.places.stick}/") for path in written)


@pytest.mark.twin("programs that leave something behind")
def test_a_program_that_writes_elsewhere_is_caught(tmp_path: Path) -> None:
    places = Places(folder=tmp_path)
    make_home(places)
    journey = start(places, "twins")
    out, err = journey.communicate()
    outcome = json.loads(out)
    if outcome["impossible"]:
        pytest.skip(outcome["impossible"])

    assert outcome["status"] == 0, err
    strays = "\n".join(places.strays(outcome["written"]))
    for trace in TWINS.values():
        assert trace in strays


@pytest.mark.deep
@pytest.mark.timeout(900)
def test_with_every_verb_nothing_is_left_either(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    places = made_places(tmp_path_factory.mktemp("every verb"))
    (places.folder / EVERY_VERB).touch()
    seen = seen_on_the_way(places)

    assert places.strays(seen.outcome["written"]) == []
    assert seen.left == [places.case]
    assert found_in(seen.image, seen.canaries + seen.keys) == []
    assert (places.stick / "report.pdf").exists()


def test_only_the_case_lies_in_the_home_afterwards(seen: Seen) -> None:
    assert seen.left == [seen.places.case]


def test_no_canary_stands_anywhere_on_the_disk(seen: Seen) -> None:
    assert len(seen.image) > 1 << 20, "the case itself is on it"
    assert found_in(seen.image, seen.canaries + seen.keys) == []


def test_a_canary_in_any_form_on_the_disk_is_found(seen: Seen) -> None:
    every = seen.canaries + seen.keys
    half = len(seen.image) // 2

    missed = [
        each.name
        for each in every
        if not found_in(
            seen.image[half - 64 : half] + each.data + seen.image[half : half + 64], [each]
        )
    ]

    assert missed == []
    assert len(every) > 90
    assert found_in(b"..@zq.kestrel_94217..".hex().encode(), every) == [], (
        "nothing finds everything"
    )


def test_a_locked_window_holds_no_key_and_nothing_of_the_case(seen: Seen) -> None:
    if seen.memories is None:
        pytest.skip("only the superuser can look into a process that keeps its memory to itself")

    assert seen.vault_is_gone
    assert seen.memories.locked == set()


def test_the_look_into_memories_sees_the_key_while_the_case_is_open(seen: Seen) -> None:
    if seen.memories is None:
        pytest.skip("only the superuser can look into a process that keeps its memory to itself")

    assert "the vault key" in seen.memories.open_vault
    assert "the user name (utf-16-le)" in seen.memories.open_window
