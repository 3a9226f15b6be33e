import random
import shutil
from pathlib import Path

import pytest

from evidence_kit.errors import (
    CancelledError,
    DatabaseDamagedError,
    DiskFullError,
    InvalidValueError,
    OtherBackupUnfinishedError,
    TargetExistsError,
)
from evidence_kit.model import Action, Event, ItemStatus
from evidence_kit.progress import Cancel, Progress, Stage
from evidence_kit.store import Vault, backup_format
from evidence_kit.store.backup_reading import BackupFile, PieceState
from tests.fakes import STARTED_AT, BytesSource, NoTinyDiskError, new_item, tiny_disk
from tests.vaults import FilledVault


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "stick" / "case.ekbackup"


@pytest.fixture(autouse=True)
def stick(path: Path) -> Path:
    path.parent.mkdir()
    return path.parent


@pytest.fixture
def whole(filled: FilledVault, path: Path) -> bytes:
    """A backup of the filled vault as it is, made beside and taken away again."""
    copy = FilledVault(
        path=Path(shutil.copytree(filled.path, filled.path.parent / "twin")),
        unlocked=filled.unlocked,
    )
    vault = copy.open()
    data = vault.write_backup(path).path.read_bytes()
    vault.close()
    path.unlink()
    return data


def contents(path: Path) -> dict[str, bytes]:
    with BackupFile(path) as backup:
        survey = backup.survey()
        assert survey.findings == ()
        found = {each.name: list(backup.pieces(each)) for each in survey.files}
    assert {state for pieces in found.values() for state, _, _ in pieces} == {PieceState.WHOLE}
    return {name: b"".join(part for _, _, part in pieces) for name, pieces in found.items()}


def partial(path: Path) -> Path:
    return path.with_name(path.name + ".partial")


def test_a_backup_is_remembered_in_the_ledger(filled: FilledVault, path: Path) -> None:
    vault = filled.open()
    assert vault.find_last_backup() is None

    written = vault.write_backup(path)

    entry = vault.ledger()[-1]
    assert (entry.action, entry.detail) == (
        Action.BACKED_UP,
        {"files": 6, "index_sha256": written.index_sha256},
    )
    assert vault.find_last_backup() == STARTED_AT
    vault.close()


def test_nothing_readable_and_no_time_stands_in_it(filled: FilledVault, path: Path) -> None:
    vault = filled.open()
    data = vault.write_backup(path).path.read_bytes()
    vault.close()

    assert not any(word in data for word in (b"one.png", b"Instagram", b"oneone", b"JS-00"))
    index_at = backup_format.read_end(data[-backup_format.END_BYTES :])
    # With its dash: the digests there are hexadecimal and hold any four digits now and then.
    assert b"2026-" not in data[index_at:]


def test_a_backup_that_was_cut_anywhere_is_gone_on_with(
    filled: FilledVault, path: Path, whole: bytes
) -> None:
    vault = filled.open()
    dice = random.Random(3)
    lengths = [0, 5, 32, len(whole) - 1, *(dice.randrange(len(whole)) for _ in range(8))]
    for length in lengths:
        partial(path).write_bytes(whole[:length])

        written = vault.write_backup(path)

        assert contents(path)["blobs/" + sealed(filled)[0]] == blob(filled, 0)
        # The database has an entry more each time; what lies before it stays.
        assert written.resumed_bytes <= max(0, length)
        assert written.resumed_bytes >= min(length, before_database(whole)) - 2**17
        assert not partial(path).exists()
        path.unlink()
    vault.close()


def test_a_backup_that_lacks_only_its_name_gets_it(
    filled: FilledVault, path: Path, whole: bytes
) -> None:
    partial(path).write_bytes(whole)
    vault = filled.open()

    written = vault.write_backup(path)
    vault.close()

    assert (written.resumed_bytes, path.read_bytes()) == (len(whole), whole)


def test_bytes_that_differ_are_never_taken_over(
    filled: FilledVault, path: Path, whole: bytes
) -> None:
    vault = filled.open()
    for place in (40, 5000, 20_000, len(whole) // 2):
        torn = whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :]
        partial(path).write_bytes(torn)

        written = vault.write_backup(path)

        assert written.resumed_bytes <= place
        assert len(contents(path)) == 6
        path.unlink()
    vault.close()


def test_what_was_taken_out_since_is_not_in_the_backup_that_goes_on(
    filled: FilledVault, path: Path, whole: bytes
) -> None:
    partial(path).write_bytes(whole[: len(whole) // 2])
    vault = filled.open()
    gone = vault.get_item("2")
    vault.withdraw_item(gone, "by mistake")

    vault.write_backup(path)
    vault.close()

    assert not any(gone.id in name for name in contents(path))
    assert gone.id.encode("ascii") not in path.read_bytes()


@pytest.mark.parametrize("data", [b"somebody's letter", backup_format.prologue("ab" * 16) + b"x"])
def test_what_is_not_our_unfinished_backup_is_left_as_it_is(
    filled: FilledVault, path: Path, data: bytes
) -> None:
    partial(path).write_bytes(data)
    vault = filled.open()

    with pytest.raises(OtherBackupUnfinishedError):
        vault.write_backup(path)
    vault.close()

    assert partial(path).read_bytes() == data


def test_nothing_is_ever_replaced(filled: FilledVault, path: Path) -> None:
    path.write_bytes(b"an older backup")
    vault = filled.open()

    with pytest.raises(TargetExistsError):
        vault.write_backup(path)
    vault.close()

    assert path.read_bytes() == b"an older backup"


def test_it_is_refused_inside_the_vault(filled: FilledVault) -> None:
    vault = filled.open()

    with pytest.raises(InvalidValueError):
        vault.write_backup(filled.path / "blobs" / "case.ekbackup")
    vault.close()


@pytest.mark.parametrize("stage", [Stage.BACKING_UP, Stage.VERIFYING])
def test_whoever_stops_it_finds_nothing_left(filled: FilledVault, path: Path, stage: Stage) -> None:
    vault = filled.open()
    cancel = Cancel()

    def stop_at(progress: Progress) -> None:
        if progress.stage is stage:
            cancel.request()

    with pytest.raises(CancelledError):
        vault.write_backup(path, report=stop_at, cancel=cancel)
    entries = [entry.action for entry in vault.ledger()]
    vault.close()

    assert (list(path.parent.iterdir()), Action.BACKED_UP in entries) == ([], False)


def test_its_counts_reach_the_bytes_there_are(filled: FilledVault, path: Path) -> None:
    told: list[Progress] = []
    vault = filled.open()
    vault.write_backup(path, report=told.append)
    vault.close()

    size = sum(map(len, contents(path).values()))
    for stage in (Stage.BACKING_UP, Stage.VERIFYING):
        of_stage = [each for each in told if each.stage is stage]
        assert (of_stage[-1].done, of_stage[-1].total) == (size, size) or stage is Stage.BACKING_UP
        assert [each.done for each in of_stage] == sorted(each.done for each in of_stage)


def test_a_database_written_to_meanwhile_is_copied_again(filled: FilledVault, path: Path) -> None:
    vault = filled.open()
    writes = iter(range(2))

    def write_something(progress: Progress) -> None:
        is_database = progress.done > (progress.total or 0) * 0.5
        if progress.stage is Stage.BACKING_UP and is_database and next(writes, None) is not None:
            vault.record(
                Event(
                    number=0, at_text="", at=None, text="now", item_id=None, recorded_at=STARTED_AT
                )
            )

    vault.write_backup(path, report=write_something)
    vault.close()

    copied = contents(path)["case.db"]
    database_path = filled.path.parent / "copied.db"
    database_path.write_bytes(copied)
    twin = FilledVault(path=filled.path, unlocked=filled.unlocked)
    (filled.path / "case.db").write_bytes(copied)
    assert twin.bad() == {}


def test_a_sealed_file_that_is_gone_is_named_and_the_others_come(
    filled: FilledVault, path: Path
) -> None:
    vault = filled.open()
    (filled.path / "blobs" / sealed(filled)[0]).unlink()

    written = vault.write_backup(path)
    vault.close()

    assert [finding.verdict.value for finding in written.findings] == ["missing"]
    assert len(contents(path)) == 5


def test_what_came_in_after_the_files_were_listed_is_in_it(filled: FilledVault, path: Path) -> None:
    vault = filled.open()
    late = iter(["late.txt"])

    def keep_one_more(progress: Progress) -> None:
        if progress.stage is Stage.BACKING_UP and (name := next(late, "")):
            vault.add_item(BytesSource(b"came in meanwhile"), new_item(name))

    written = vault.write_backup(path, report=keep_one_more)
    held = {item.id for item in vault.items() if item.status is ItemStatus.HELD}
    vault.close()

    there = {name.rpartition("/")[2] for name in contents(path) if name.startswith("blobs/")}
    assert held <= there
    assert (written.findings, written.sealed_files) == ((), len(there))


def test_what_came_in_meanwhile_and_is_gone_again_is_named(filled: FilledVault, path: Path) -> None:
    vault = filled.open()
    late = iter(["late.txt"])

    def keep_and_lose_one_more(progress: Progress) -> None:
        if progress.stage is Stage.BACKING_UP and (name := next(late, "")):
            item = vault.add_item(BytesSource(b"came in meanwhile"), new_item(name)).item
            (filled.path / "blobs" / item.id[:2] / item.id).unlink()

    written = vault.write_backup(path, report=keep_and_lose_one_more)
    vault.close()

    assert [finding.verdict.value for finding in written.findings] == ["missing"]


def test_a_vault_found_damaged_is_not_written_to(filled: FilledVault, path: Path) -> None:
    vault = filled.open()
    with filled.database_path.open("r+b") as stream:
        stream.seek(5 * 4096 + 100)
        stream.write(b"?")
    vault.check(is_full=False)

    with pytest.raises(DatabaseDamagedError):
        vault.write_backup(path)
    vault.close()


def test_too_little_room_is_said_before_anything_is_written(
    filled: FilledVault, tmp_path: Path
) -> None:
    vault = filled.open()
    try:
        with tiny_disk(tmp_path / "tiny", size_kib=64) as disk:
            with pytest.raises(DiskFullError):
                vault.write_backup(disk / "case.ekbackup")
            left = list(disk.iterdir())
    except NoTinyDiskError as problem:
        pytest.skip(str(problem))
    finally:
        vault.close()

    assert left == []


def test_a_large_file_goes_in_pieces_and_comes_out_whole(
    vault: Vault, vault_path: Path, path: Path
) -> None:
    vault.add_item(BytesSource(bytes(range(256)) * 9000), new_item("long.bin"))

    vault.write_backup(path)

    (sealed_path,) = vault_path.glob("blobs/*/*")
    name = sealed_path.relative_to(vault_path).as_posix()
    assert contents(path)[name] == sealed_path.read_bytes()
    with BackupFile(path) as backup:
        found = backup.survey().find(name)
    assert found is not None
    assert [piece.size for _, piece in found.pieces][:2] == [2**20, 2**20]


def sealed(filled: FilledVault) -> list[str]:
    blobs_path = filled.path / "blobs"
    found = (each.relative_to(blobs_path).as_posix() for each in blobs_path.glob("*/*"))
    return sorted(found)


def blob(filled: FilledVault, number: int) -> bytes:
    return (filled.path / "blobs" / sealed(filled)[number]).read_bytes()


def before_database(whole: bytes) -> int:
    return whole.index(b'"name":"case.db"') - 100
