from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from evidence_kit.errors import CancelledError, DatabaseDamagedError, StorageError
from evidence_kit.model import AgeInPicture, Ages, Statement
from evidence_kit.store import Vault, checking, creation
from tests.fakes import STARTED_AT, StoppedClock, flip_bit
from tests.vaults import FilledVault

PAGE_BYTES = 4096


def say_much(vault: Vault, count: int = 20) -> None:
    for number in range(count):
        vault.write_statement(Statement(facts=f"{number}", feelings="", written_at=STARTED_AT))


def nobody_waits() -> None:
    """Do nothing."""


def copies(vault_path: Path) -> list[str]:
    return sorted(path.name for path in (vault_path / "backup").glob("*"))


def test_a_case_with_little_in_it_needs_no_copy_yet(vault: Vault) -> None:
    say_much(vault, 3)

    assert not vault.is_backup_due()


def test_much_that_was_written_makes_a_copy_due(vault: Vault, vault_path: Path) -> None:
    say_much(vault)

    assert vault.is_backup_due()
    assert vault.back_up(nobody_waits)
    assert not vault.is_backup_due()
    assert copies(vault_path) == ["case.g1.db"]


def test_a_day_makes_a_copy_due_when_anything_was_written(
    vault: Vault, clock: StoppedClock
) -> None:
    vault.back_up(nobody_waits)
    clock.advance(25 * 3600)
    assert not vault.is_backup_due()

    say_much(vault, 1)

    assert vault.is_backup_due()


def test_the_last_two_copies_are_kept(vault: Vault, vault_path: Path) -> None:
    for _ in range(4):
        say_much(vault)
        vault.back_up(nobody_waits)

    assert copies(vault_path) == ["case.g3.db", "case.g4.db"]


def test_a_copy_holds_every_row_but_those_of_previews(filled: FilledVault) -> None:
    vault = filled.open()
    vault.back_up(nobody_waits)
    entries, contents = vault.ledger(), vault.contents()
    vault.close()

    copy_path = filled.path / "backup" / "case.g1.db"
    database = creation.open_database(copy_path, filled.unlocked)
    previews = database.rows("SELECT count(*) FROM preview")
    found = checking.ledger_findings(database, contents.case.id)
    database.close()
    bad = {finding.subject.partition("/")[0] for finding in found if finding.verdict.is_bad}
    assert (previews, bad) == ([(0,)], {"preview"})

    filled.database_path.write_bytes(copy_path.read_bytes())
    vault = filled.open()
    assert vault.ledger() == entries
    assert vault.contents() == replace(contents, pictures={})
    vault.close()


def test_no_word_stands_in_a_copy_in_the_clear(vault: Vault, vault_path: Path) -> None:
    vault.write_statement(
        Statement(facts="canary in the coal mine", feelings="", written_at=STARTED_AT)
    )

    vault.back_up(nobody_waits)

    assert b"canary" not in (vault_path / "backup" / "case.g1.db").read_bytes()


def test_a_copy_is_begun_anew_when_something_is_written_meanwhile(
    vault: Vault, vault_path: Path
) -> None:
    def write_something() -> None:
        vault.save_draft("story", "half a word")

    assert not vault.back_up(write_something)
    assert copies(vault_path) == []
    assert vault.back_up(nobody_waits)


def test_somebody_who_is_served_first_leaves_no_half_copy(vault: Vault, vault_path: Path) -> None:
    def give_way() -> None:
        raise CancelledError

    with pytest.raises(CancelledError):
        vault.back_up(give_way)

    assert copies(vault_path) == []


def test_a_damaged_database_takes_the_place_of_no_sound_copy(filled: FilledVault) -> None:
    vault = filled.open()
    say_much(vault, 60)
    for _ in range(2):
        vault.back_up(nobody_waits)
    vault.close()
    before = {name: (filled.path / "backup" / name).read_bytes() for name in copies(filled.path)}
    size_bytes = filled.database_path.stat().st_size
    for page in range(4, size_bytes // PAGE_BYTES):
        flip_bit(filled.database_path, page * PAGE_BYTES + 100)

    with pytest.raises(DatabaseDamagedError):
        back_up_all(filled)

    assert {
        name: (filled.path / "backup" / name).read_bytes() for name in copies(filled.path)
    } == before


def back_up_all(filled: FilledVault) -> None:
    vault = filled.open()
    try:
        vault.back_up(nobody_waits)
    finally:
        vault.close()


def test_a_damaged_copy_counts_as_none(vault: Vault, vault_path: Path, reopen) -> None:
    say_much(vault)
    vault.back_up(nobody_waits)
    vault.close()
    flip_bit(vault_path / "backup" / "case.g1.db", 100)

    assert reopen().is_backup_due()


@pytest.fixture
def reopen(vault_path: Path, unlocked, clock: StoppedClock, request) -> Callable[[], Vault]:
    def open_again() -> Vault:
        opened = Vault.open_unlocked(vault_path, unlocked, clock=clock)
        request.addfinalizer(opened.close)
        return opened

    return open_again


def test_when_a_case_becomes_an_under_18_case_every_copy_goes(
    vault: Vault, vault_path: Path
) -> None:
    say_much(vault)
    vault.back_up(nobody_waits)
    (vault_path / "backup" / "case.g9.db.partial").write_bytes(b"cut off")

    assert vault.drop_backups() == 1
    assert copies(vault_path) == []
    assert vault.is_backup_due()


def test_a_copy_from_before_the_under_18_rules_goes_also_after_a_cut(
    vault: Vault, vault_path: Path, reopen
) -> None:
    vault.back_up(nobody_waits)
    under_18 = Ages(now=15, in_picture=AgeInPicture.NOT_SURE)
    vault.change_case(replace(vault.case, ages=under_18))
    vault.close()

    opened = reopen()
    opened.is_backup_due()
    assert copies(vault_path) == []

    opened.back_up(nobody_waits)
    opened.close()
    reopen().is_backup_due()
    assert copies(vault_path) == ["case.g1.db"]


def test_what_a_cut_left_is_cleared_by_the_next_copy(vault: Vault, vault_path: Path) -> None:
    (vault_path / "backup").mkdir()
    for name in ("case.g1.db.partial", "case.g1.db.partial-journal"):
        (vault_path / "backup" / name).write_bytes(b"cut off")

    vault.back_up(nobody_waits)

    assert copies(vault_path) == ["case.g1.db"]


def test_copies_from_before_a_migration_are_left_alone(vault: Vault, vault_path: Path) -> None:
    (vault_path / "backup").mkdir()
    (vault_path / "backup" / "case.1.db").write_bytes(b"older")

    for _ in range(4):
        vault.back_up(nobody_waits)

    assert copies(vault_path) == ["case.1.db", "case.g3.db", "case.g4.db"]


def test_a_place_that_refuses_is_said(vault: Vault, vault_path: Path) -> None:
    (vault_path / "backup").write_bytes(b"a file where the folder should be")

    with pytest.raises(StorageError):
        vault.back_up(nobody_waits)
