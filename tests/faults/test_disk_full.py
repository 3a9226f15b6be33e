"""A disk fills up, or refuses, at every moment of an import; nothing acknowledged is lost."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from evidence_kit.errors import (
    DiskFullError,
    EvidenceKitError,
    NotWritableError,
    StorageError,
)
from evidence_kit.intake.importing import Answers, import_file
from evidence_kit.model import ItemStatus, Route
from evidence_kit.store import Unlocked, Vault
from tests.fakes import (
    CHEAP_KDF,
    PASSPHRASE,
    BytesSource,
    StoppedClock,
    WatchedSource,
    make_read_only,
    new_case,
    new_item,
    run_python,
    words_of,
)
from tests.faults.conftest import Laboratory

MakeDisk = Callable[[int], Path]
Compare = Callable[[Path, Unlocked, dict[str, bytes]], list[str]]
ROOMY_KIB = 16 * 1024


class Neighbour:
    """Another program that fills the disk, and makes room again."""

    def __init__(self, disk: Path) -> None:
        self.path = disk / "somebody else's film.mp4"

    def fill(self, leave_bytes: int) -> None:
        free_bytes = shutil.disk_usage(self.path.parent).free
        with self.path.open("wb") as stream:
            os.posix_fallocate(stream.fileno(), 0, max(1, free_bytes - leave_bytes))

    def make_room(self) -> None:
        self.path.unlink(missing_ok=True)


@pytest.fixture
def disk(make_disk: MakeDisk, pristine_vault: tuple[Path, Unlocked]) -> Path:
    path = make_disk(ROOMY_KIB)
    shutil.copytree(pristine_vault[0], path / "vault")
    return path


def sealed_files(vault_path: Path) -> int:
    return sum(path.is_file() for path in (vault_path / "blobs").rglob("*"))


def test_a_disk_that_fills_up_while_the_source_is_read_leaves_nothing(
    disk: Path, unlocked: Unlocked, problems_of: Compare, clock: StoppedClock
) -> None:
    neighbour = Neighbour(disk)
    saved: dict[str, bytes] = {}
    refused = 0
    vault = Vault.open_unlocked(disk / "vault", unlocked, clock=clock)
    for step in range(12):
        data, name = os.urandom(300_000), f"{step}.png"
        source = WatchedSource(data, at_first_byte=lambda left=step * 32_768: neighbour.fill(left))
        try:
            vault.add_item(source, new_item(name))
        except DiskFullError as problem:
            words_of(problem)
            refused += 1
        else:
            saved[name] = data
        neighbour.make_room()
    again = vault.add_item(BytesSource(b"room again"), new_item("again.png"))
    vault.close()

    assert refused >= 5
    assert not again.is_duplicate
    assert problems_of(disk / "vault", unlocked, saved | {"again.png": b"room again"}) == []


def test_a_disk_that_fills_up_before_the_row_is_written_loses_nothing_that_was_reported(
    disk: Path, unlocked: Unlocked, problems_of: Compare, clock: StoppedClock
) -> None:
    neighbour = Neighbour(disk)
    saved: dict[str, bytes] = {}
    refused = 0
    vault = Vault.open_unlocked(disk / "vault", unlocked, clock=clock)
    for step in range(24):
        data, name = os.urandom(2_000), f"{step}.png"
        left = step // 2 * 4096
        source = WatchedSource(data, after_sealing=lambda left=left: neighbour.fill(left))
        try:
            vault.add_item(source, new_item(name))
        except StorageError as problem:
            words_of(problem)
            refused += 1
        else:
            saved[name] = data
        neighbour.make_room()
        assert len(vault.items()) == len(saved)
    again = vault.add_item(BytesSource(b"room again"), new_item("again.png"))
    vault.close()

    assert refused > 0
    assert saved
    assert not again.is_duplicate
    assert problems_of(disk / "vault", unlocked, saved | {"again.png": b"room again"}) == []


def test_a_row_that_was_refused_for_certain_leaves_no_sealed_file_behind(
    disk: Path, unlocked: Unlocked, clock: StoppedClock
) -> None:
    # Otherwise every later check of this vault would find something wrong with it for ever.
    neighbour = Neighbour(disk)
    vault = Vault.open_unlocked(disk / "vault", unlocked, clock=clock)
    with pytest.raises(StorageError):
        vault.add_item(
            WatchedSource(b"x" * 5000, after_sealing=lambda: neighbour.fill(0)), new_item("a.png")
        )
    neighbour.make_room()

    bad = [finding for finding in vault.check(is_full=True) if finding.verdict.is_bad]

    vault.close()
    assert bad == []


def test_the_refusal_names_what_the_person_added_and_no_file_of_ours(
    disk: Path, unlocked: Unlocked, clock: StoppedClock
) -> None:
    neighbour = Neighbour(disk)
    vault = Vault.open_unlocked(disk / "vault", unlocked, clock=clock)

    with pytest.raises(DiskFullError) as caught:
        vault.add_item(
            WatchedSource(b"x" * 5000, after_sealing=lambda: neighbour.fill(0)), new_item("a.png")
        )

    vault.close()
    assert caught.value.facts == {"name": "a.png"}


def test_the_same_file_can_be_added_again_when_there_is_room(
    disk: Path, unlocked: Unlocked, problems_of: Compare, clock: StoppedClock
) -> None:
    neighbour = Neighbour(disk)
    vault = Vault.open_unlocked(disk / "vault", unlocked, clock=clock)
    with pytest.raises(StorageError):
        vault.add_item(
            WatchedSource(b"x" * 5000, after_sealing=lambda: neighbour.fill(0)), new_item("a.png")
        )
    neighbour.make_room()

    again = vault.add_item(BytesSource(b"x" * 5000), new_item("a.png"))

    vault.close()
    assert (again.is_duplicate, again.item.number) == (False, 1)
    assert problems_of(disk / "vault", unlocked, {"a.png": b"x" * 5000}) == []


def test_too_little_room_is_said_before_anything_is_written(
    disk: Path, unlocked: Unlocked, clock: StoppedClock
) -> None:
    vault = Vault.open_unlocked(disk / "vault", unlocked, clock=clock)
    source = BytesSource(bytes(ROOMY_KIB * 1024))

    with pytest.raises(DiskFullError):
        vault.add_item(source, new_item())

    assert source.position == 0
    assert sealed_files(vault.path) == 0
    vault.close()


def test_a_full_disk_does_not_keep_a_vault_from_being_opened_and_read(
    disk: Path, unlocked: Unlocked, clock: StoppedClock
) -> None:
    with Vault.open_unlocked(disk / "vault", unlocked, clock=clock) as vault:
        item = vault.add_item(BytesSource(b"x"), new_item()).item
    Neighbour(disk).fill(0)

    vault = Vault.open_unlocked(disk / "vault", unlocked, clock=clock)

    assert b"".join(vault.read_item(item)) == b"x"
    vault.close()


def test_a_withdrawal_on_a_full_disk_is_done_or_not_done(
    disk: Path, unlocked: Unlocked, problems_of: Compare, clock: StoppedClock
) -> None:
    with Vault.open_unlocked(disk / "vault", unlocked, clock=clock) as vault:
        item = vault.add_item(BytesSource(b"x"), new_item("a.png")).item
        neighbour = Neighbour(disk)
        neighbour.fill(0)
        try:
            vault.withdraw_item(item, "w")
        except StorageError:
            expected = {"a.png": b"x"}
        else:
            expected = {}
        neighbour.make_room()
        is_held = vault.items()[0].status is ItemStatus.HELD

    assert is_held == bool(expected)
    assert problems_of(disk / "vault", unlocked, expected) == []


def test_a_vault_that_does_not_fit_is_not_made(make_disk: MakeDisk, clock: StoppedClock) -> None:
    disk = make_disk(64)

    with pytest.raises(DiskFullError):
        Vault.create(disk / "vault", new_case(), PASSPHRASE, clock=clock, kdf=CHEAP_KDF)

    assert list(disk.iterdir()) == []


def test_a_vault_on_a_locked_stick_says_that_it_cannot_be_written(
    disk: Path, clock: StoppedClock
) -> None:
    make_read_only(disk)

    with pytest.raises(NotWritableError):
        Vault.open(disk / "vault", PASSPHRASE, clock=clock)


def test_a_vault_cannot_be_made_on_a_locked_stick(make_disk: MakeDisk, clock: StoppedClock) -> None:
    disk = make_disk(1024)
    make_read_only(disk)

    with pytest.raises(NotWritableError):
        Vault.create(disk / "vault", new_case(), PASSPHRASE, clock=clock, kdf=CHEAP_KDF)


def test_evidence_is_taken_from_a_locked_stick(make_disk: MakeDisk, vault: Vault) -> None:
    disk = make_disk(1024)
    (disk / "chat.txt").write_bytes(b"pay or I send it")
    make_read_only(disk)

    item = import_file(vault, disk / "chat.txt", Answers(route=Route.DROP)).item

    assert b"".join(vault.read_item(item)) == b"pay or I send it"


LIMITED = """
import os, resource, sys
from pathlib import Path
from evidence_kit.errors import EvidenceKitError
from evidence_kit.store import Vault
from tests.fakes import PASSPHRASE, BytesSource, StoppedClock, new_item

vault = Vault.open(Path(sys.argv[1]), PASSPHRASE, clock=StoppedClock())
limit = int(sys.argv[2])
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
for n in range(60):
    data = bytes([n]) * 20_000
    try:
        vault.add_item(BytesSource(data), new_item(f"{n}.png"))
    except EvidenceKitError as problem:
        print("refused", type(problem).__name__, flush=True)
        break
    print("saved", n, flush=True)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
vault.add_item(BytesSource(b"room again"), new_item("again.png"))
print("saved again", flush=True)
vault.close()
"""


@pytest.mark.parametrize("limit_bytes", [1, 4_000, 12_000, 122_880, 131_072, 135_168])
def test_a_limit_on_the_size_of_files_loses_nothing_that_was_reported(
    vault_path: Path, unlocked: Unlocked, problems_of: Compare, limit_bytes: int
) -> None:
    pytest.importorskip("resource", reason="file sizes cannot be limited on this system")

    answer = run_python(LIMITED, vault_path, limit_bytes)

    lines = answer.stdout.splitlines()
    numbers = [
        int(line.split()[1]) for line in lines if line[:6] == "saved " and line[6:].isdigit()
    ]
    saved = {f"{n}.png": bytes([n]) * 20_000 for n in numbers}
    assert lines[-1] == "saved again", answer.stderr
    assert lines[-2] in {"refused DiskFullError", "refused StorageFailedError"}
    assert problems_of(vault_path, unlocked, saved | {"again.png": b"room again"}) == []


def test_whatever_is_done_on_a_full_disk_is_done_or_refused_in_words(
    make_disk: MakeDisk, laboratory: Laboratory
) -> None:
    folder = make_disk(ROOMY_KIB)

    outcome = laboratory("full disks", folder=folder, bench="full", count=12, without_slow=True)

    assert outcome["losses"] == []
    assert outcome["refused"] >= 4


def test_whatever_is_done_under_a_limit_on_files_is_done_or_refused_in_words(
    laboratory: Laboratory,
) -> None:
    outcome = laboratory("limits on files", bench="limited", count=12, without_slow=True)

    assert outcome["losses"] == []
    assert outcome["refused"] >= 2


@pytest.mark.deep
@pytest.mark.timeout(3600)
def test_every_flow_on_every_sort_of_full_disk_is_done_or_refused_in_words(
    make_disk: MakeDisk, laboratory: Laboratory
) -> None:
    folder = make_disk(4 * ROOMY_KIB)

    outcome = laboratory("full disks", folder=folder, bench="full", count=1_000)
    limited = laboratory("limits on files", bench="limited", count=1_000)

    assert outcome["losses"] + limited["losses"] == []
    assert outcome["built"] + limited["built"] >= 400


def test_a_program_that_tells_before_it_has_room_is_caught(laboratory: Laboratory) -> None:
    outcome = laboratory(
        "sabotaged twins",
        bench="limited",
        count=6,
        flows=("import a group",),
        sabotage="acknowledge_before_the_commit",
    )

    assert any("told" in loss for loss in outcome["losses"])


def test_every_refusal_of_a_disk_has_words() -> None:
    kinds: list[type[EvidenceKitError]] = StorageError.__subclasses__()

    assert {DiskFullError, NotWritableError} < set(kinds)
    assert all(kind.remedy for kind in kinds)
