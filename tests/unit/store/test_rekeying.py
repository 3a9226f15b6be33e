"""A vault gets a new key: what opened it opens nothing of it any more, and nothing is lost."""

import shutil
from pathlib import Path

import pytest

from evidence_kit.errors import (
    CancelledError,
    DatabaseDamagedError,
    HeaderGoneError,
    SecretInUseError,
    WrongPassphraseError,
)
from evidence_kit.model import Action, Finding, ItemStatus
from evidence_kit.progress import Cancel, Progress
from evidence_kit.store import (
    NewWay,
    Renewed,
    Vault,
    blobs,
    creation,
    header,
    key_slots,
    rekeying,
    secrets_table,
    unlock,
)
from tests.fakes import CHEAP_KDF, PASSPHRASE, BytesSource, StoppedClock, flip_bit, new_item
from tests.vaults import FilledVault

NEW = "a new passphrase that is long"
WORKER = "seven other words for the desk"
CODE = "EZ8WYN2HR5J8CCRXDXSD6P761P4QA0QR"
WAY = NewWay(secret=NEW, kind="passphrase", kdf=CHEAP_KDF)


def renew(vault: Vault, *more: NewWay) -> Renewed:
    return vault.renew_key((WAY, *more))


def opens(path: Path, secret: str) -> bool:
    try:
        unlock(path, secret)
    except WrongPassphraseError:
        return False
    return True


def bad(findings: tuple[Finding, ...]) -> list[str]:
    return [finding.subject for finding in findings if finding.verdict.is_bad]


def held(vault: Vault) -> dict[str, bytes]:
    return {
        item.label: b"".join(vault.read_item(item))
        for item in vault.items()
        if item.status is ItemStatus.HELD
    }


def names(path: Path) -> set[str]:
    return {each.name for each in path.iterdir()}


def opened(filled: FilledVault, secret: str = NEW) -> Vault:
    return Vault.open(filled.path, secret, clock=StoppedClock())


def test_only_what_was_said_anew_opens_it_and_everything_is_there(filled: FilledVault) -> None:
    with filled.open() as vault:
        before = (held(vault), vault.contents(), vault.ledger_head())
        renewed = renew(vault)
        assert held(vault) == before[0]

    assert opens(filled.path, NEW)
    assert not opens(filled.path, PASSPHRASE)
    with opened(filled) as vault:
        assert held(vault) == before[0]
        assert vault.contents() == before[1]
        assert vault.ledger()[before[2].n - 1].chain == before[2].chain
        assert bad(vault.check(is_full=True)) == []
        assert vault.opening_findings == ()
    assert (renewed.file_count, renewed.left, renewed.dropped) == (3, (), ())


def test_the_old_key_reads_nothing_of_the_folder_as_it_is_now(filled: FilledVault) -> None:
    with filled.open() as vault:
        renew(vault)
        ids = [item.id for item in vault.items() if item.status is ItemStatus.HELD]

    old_key = creation.blob_key(filled.unlocked.vault_key)
    with pytest.raises(DatabaseDamagedError):
        filled.open()
    for blob_id in ids:
        with pytest.raises(blobs.BlobDamagedError, match="key does not open"):
            blobs.read_record(filled.path / "blobs", old_key, blob_id)
    now = unlock(filled.path, NEW)
    assert now.vault_key != filled.unlocked.vault_key
    assert now.header.db_salt != filled.unlocked.header.db_salt


def test_what_comes_in_afterwards_is_kept_under_the_new_key(filled: FilledVault) -> None:
    with filled.open() as vault:
        renew(vault)
        item = vault.add_item(BytesSource(b"the next day"), new_item("next day.txt")).item

    with opened(filled) as vault:
        assert b"".join(vault.read_item(item)) == b"the next day"
        assert bad(vault.check(is_full=True)) == []


def test_nothing_waits_beside_it_and_no_copy_under_the_old_key_stays(filled: FilledVault) -> None:
    with filled.open() as vault:
        assert vault.back_up(lambda: None)
        assert list((filled.path / "backup").iterdir())
        renew(vault)
        assert secrets_table.find(vault._session.database, secrets_table.REWRAPPING) is None
        assert vault.is_backup_due()
        assert vault.back_up(lambda: None)

    beside = {"header.a", "header.b", "case.db", "blobs", "backup", "lock", "case.db-journal"}
    assert names(filled.path) <= beside
    assert names(filled.path / "backup") == {"case.g1.db"}
    with filled_copy_opened(filled) as copy:
        assert copy.items()


def filled_copy_opened(filled: FilledVault) -> Vault:
    shutil.copyfile(filled.path / "backup" / "case.g1.db", filled.path / "case.db")
    return opened(filled)


def test_the_ledger_says_that_it_has_a_new_key_and_nothing_of_it(filled: FilledVault) -> None:
    with filled.open() as vault:
        vault.add_key(WORKER, header.WORKER_SLOT, kdf=CHEAP_KDF)
        renewed = renew(vault)
        (entry,) = [entry for entry in vault.ledger() if entry.object == key_slots.ABOUT][1:]

    assert entry.action is Action.KEYS_CHANGED
    assert entry.detail.keys() == {"change", "dropped", "left", "slots"}
    assert (entry.detail["change"], entry.detail["dropped"]) == ("new-key", [2])
    assert [(key.number, key.kind) for key in renewed.dropped] == [(2, "worker")]
    with opened(filled) as vault:
        assert [key.kind for key in vault.known_keys()] == ["passphrase"]
        assert vault.ledger()[-1].detail.get("change") != "found"


def test_a_spare_key_that_is_said_anew_opens_it_too(filled: FilledVault) -> None:
    with filled.open() as vault:
        renewed = renew(vault, NewWay(secret=CODE, kind="recovery", kdf=CHEAP_KDF))

    assert renewed.dropped == ()
    with opened(filled, CODE) as vault:
        assert vault.opened_with == "recovery"
        assert [(key.number, key.kind) for key in vault.known_keys()] == [
            (1, "passphrase"),
            (2, "recovery"),
        ]


def test_a_password_that_opens_it_already_is_refused(filled: FilledVault) -> None:
    same = NewWay(secret=PASSPHRASE, kind="passphrase", kdf=CHEAP_KDF)
    with filled.open() as vault, pytest.raises(SecretInUseError):
        vault.renew_key((same,))

    assert opens(filled.path, PASSPHRASE)


class StopAt:
    """Asks for a stop when so much was reported."""

    def __init__(self, count: int) -> None:
        self.left = count
        self.cancel = Cancel()

    def __call__(self, _progress: Progress) -> None:
        self.left -= 1
        if self.left == 0:
            self.cancel.request()


@pytest.mark.parametrize("count", [1, 3])
def test_a_stop_leaves_the_vault_as_it_was(filled: FilledVault, count: int) -> None:
    before = names(filled.path)
    stop = StopAt(count)
    with filled.open() as vault:
        contents = vault.contents()
        with pytest.raises(CancelledError):
            vault.renew_key((WAY,), report=stop, cancel=stop.cancel)
        assert vault.contents() == contents
        assert len(held(vault)) == 2

    assert names(filled.path) == before
    assert opens(filled.path, PASSPHRASE)
    assert not opens(filled.path, NEW)
    assert filled.bad(is_full=True) == {}


class WritesOnce(Cancel):
    """Writes something at the last moment, as a window does that answers while it waits."""

    def __init__(self, vault: Vault, at: int) -> None:
        super().__init__()
        self.vault, self.left = vault, at

    def check(self) -> None:
        self.left -= 1
        if self.left == 0:
            self.vault.save_draft("story/facts", "at the last moment")


@pytest.mark.parametrize("at", [1, 4])
def test_what_is_written_meanwhile_is_in_it(filled: FilledVault, at: int) -> None:
    with filled.open() as vault:
        vault.renew_key((WAY,), cancel=WritesOnce(vault, at))

    with opened(filled) as vault:
        assert vault.drafts()["story/facts"] == "at the last moment"


def test_a_sealed_file_that_did_not_open_before_is_left_and_named(filled: FilledVault) -> None:
    with filled.open() as vault:
        item = vault.get_item("1")
    flip_bit(blobs.path_of(filled.path / "blobs", item.id), 70)

    with filled.open() as vault:
        renewed = renew(vault)

    assert renewed.left == (item.id,)
    with opened(filled) as vault:
        assert bad(vault.check(is_full=True)) == [item.label]


def test_a_new_header_alone_does_not_count_and_goes(filled: FilledVault) -> None:
    prepared = prepare_beside(filled)

    assert opens(filled.path, PASSPHRASE)
    assert not opens(filled.path, NEW)
    assert prepared.unlocked.header.gen > filled.unlocked.header.gen
    assert filled.bad(is_full=True) == {}
    assert not {header.NEXT_NAME, rekeying.NEW_DATABASE_NAME} & names(filled.path)


def prepare_beside(filled: FilledVault) -> rekeying.Prepared:
    vault = filled.open()
    try:
        return rekeying.prepare(
            vault._session, vault._unlocked, (WAY,), report=lambda _: None, cancel=Cancel()
        )
    finally:
        vault.close()


def test_an_opening_finishes_what_was_cut_after_the_renaming(filled: FilledVault) -> None:
    with filled.open() as vault:
        expected = held(vault)
        vault.back_up(lambda: None)
    prepare_beside(filled)
    rekeying.put_in_place(filled.path)

    assert not opens(filled.path, PASSPHRASE)
    with opened(filled) as vault:
        assert held(vault) == expected
        assert bad(vault.check(is_full=True)) == []
    assert names(filled.path / "backup") == set()
    assert header.NEXT_NAME not in names(filled.path)
    assert (filled.path / "header.a").read_bytes() == (filled.path / "header.b").read_bytes()


def test_the_header_that_waits_opens_when_both_copies_are_lost(filled: FilledVault) -> None:
    with filled.open() as vault:
        expected = held(vault)
    prepare_beside(filled)
    rekeying.put_in_place(filled.path)
    for name in header.COPIES:
        (filled.path / name).unlink()

    with opened(filled) as vault:
        assert held(vault) == expected
    assert {*header.COPIES} < names(filled.path)


def test_the_header_that_waits_is_of_no_use_without_its_database(filled: FilledVault) -> None:
    prepare_beside(filled)
    for name in header.COPIES:
        (filled.path / name).unlink()

    with pytest.raises(HeaderGoneError):
        opened(filled)


def test_a_sealed_file_whose_key_was_half_written_is_written_again(filled: FilledVault) -> None:
    with filled.open() as vault:
        expected = held(vault)
        item = vault.get_item("1")
    prepare_beside(filled)
    rekeying.put_in_place(filled.path)
    with blobs.path_of(filled.path / "blobs", item.id).open("r+b") as stream:
        stream.seek(75)
        stream.write(bytes(45))

    with opened(filled) as vault:
        assert held(vault) == expected


def test_a_header_from_before_that_comes_back_opens_nothing(filled: FilledVault) -> None:
    old = (filled.path / "header.b").read_bytes()
    with filled.open() as vault:
        renew(vault)

    (filled.path / "header.b").write_bytes(old)

    assert not opens(filled.path, PASSPHRASE)
    with opened(filled):
        assert (filled.path / "header.b").read_bytes() != old


def test_a_journal_that_is_needed_keeps_the_new_database_out(filled: FilledVault) -> None:
    prepare_beside(filled)
    (filled.path / "case.db-journal").write_bytes(b"half a transaction")

    with pytest.raises(DatabaseDamagedError):
        rekeying.put_in_place(filled.path)

    assert rekeying.NEW_DATABASE_NAME not in names(filled.path)
    assert opens(filled.path, PASSPHRASE)


def opened_while_one_refuses(filled: FilledVault, path: Path) -> Vault:
    """Open a vault with its new key while one sealed file cannot be written, and only then."""
    prepare_beside(filled)
    rekeying.put_in_place(filled.path)
    aside_path = filled.path.parent / "aside"
    path.rename(aside_path)
    # No link is ever written through.
    path.symlink_to(aside_path)
    vault = opened(filled)
    path.unlink()
    aside_path.rename(path)
    return vault


def path_of_first(filled: FilledVault) -> Path:
    with filled.open() as vault:
        return blobs.path_of(filled.path / "blobs", vault.get_item("1").id)


def test_a_file_that_refused_its_new_key_is_read_with_the_one_that_waits(
    filled: FilledVault,
) -> None:
    with filled.open() as vault:
        expected = held(vault)

    with opened_while_one_refuses(filled, path_of_first(filled)) as vault:
        item = vault.get_item("1")
        same = BytesSource(expected[item.label])

        assert held(vault) == expected
        assert bad(vault.check(is_full=True)) == []
        assert vault.add_item(same, new_item("again.png")).is_duplicate
        assert secrets_table.find(vault._session.database, secrets_table.REWRAPPING) is not None

    with opened(filled) as vault:
        assert held(vault) == expected
        assert secrets_table.find(vault._session.database, secrets_table.REWRAPPING) is None


def test_a_vault_with_a_key_that_waits_gets_another_new_key(filled: FilledVault) -> None:
    another = NewWay(secret=WORKER, kind="passphrase", kdf=CHEAP_KDF)
    with filled.open() as vault:
        expected = held(vault)

    with opened_while_one_refuses(filled, path_of_first(filled)) as vault:
        renewed = vault.renew_key((another,))

        assert renewed.left == ()
        assert held(vault) == expected
    with opened(filled, WORKER) as vault:
        assert held(vault) == expected


def test_a_nameless_file_that_refused_its_new_key_is_not_removed(filled: FilledVault) -> None:
    database_path = filled.path / "case.db"
    older = database_path.read_bytes()
    with filled.open() as vault:
        item = vault.add_item(BytesSource(b"came in later"), new_item("later.png")).item
    database_path.write_bytes(older)
    path = blobs.path_of(filled.path / "blobs", item.id)

    with opened_while_one_refuses(filled, path) as vault:
        mended = vault.mend_unfinished()

        assert (len(mended.adopted), mended.removed) == (1, 0)
        assert b"".join(vault.read_item(mended.adopted[0])) == b"came in later"
