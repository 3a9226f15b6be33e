"""Ways to open a vault are added, replaced and removed, and every cut leaves one that opens."""

import errno
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from evidence_kit import keys
from evidence_kit.errors import (
    DiskFullError,
    KeyChangeUnsureError,
    KeySlotsFullError,
    LastKeyError,
    NoSuchKeyError,
    ReadBackError,
    SecretInUseError,
    StorageError,
    VaultDamagedError,
    WrongPassphraseError,
)
from evidence_kit.model import Action, ItemKind, LedgerEntry
from evidence_kit.store import NewItem, Unlocked, Vault, header, key_slots, ledger, unlock
from tests.fakes import CHEAP_KDF, PASSPHRASE, StoppedClock, flip_bit, new_item

WORKER = "seven other words for the desk"
NEW = "a new passphrase that is long"
CODE = "EZ8W-YN2H-R5J8-CCRX-DXSD-6P76-1P4Q-A0QR"


def find_unlocked(path: Path, secret: str) -> Unlocked | None:
    try:
        return unlock(path, secret)
    except WrongPassphraseError:
        return None


def opens(path: Path, secret: str) -> bool:
    return find_unlocked(path, secret) is not None


def entries_about_keys(vault: Vault) -> list[LedgerEntry]:
    return [entry for entry in vault.ledger() if entry.object == key_slots.ABOUT]


def copies(path: Path) -> list[bytes]:
    return [(path / name).read_bytes() for name in header.COPIES]


def kinds(vault: Vault) -> list[tuple[int, str]]:
    return [(key.number, key.kind) for key in vault.known_keys()]


def add_worker(vault: Vault, secret: str = WORKER) -> None:
    vault.add_key(secret, header.WORKER_SLOT, kdf=CHEAP_KDF)


def test_a_new_vault_has_the_one_key_it_was_made_with(vault: Vault) -> None:
    assert kinds(vault) == [(1, "passphrase")]


def test_a_support_worker_opens_with_a_password_of_their_own(
    vault: Vault, vault_path: Path
) -> None:
    add_worker(vault)

    assert kinds(vault) == [(1, "passphrase"), (2, "worker")]
    assert opens(vault_path, WORKER)
    assert opens(vault_path, PASSPHRASE)
    first, second = copies(vault_path)
    assert first == second


def test_a_replaced_password_opens_and_the_one_before_does_not(
    vault: Vault, vault_path: Path
) -> None:
    vault.replace_key(1, NEW, kdf=CHEAP_KDF)

    assert opens(vault_path, NEW)
    assert not opens(vault_path, PASSPHRASE)
    assert kinds(vault) == [(1, "passphrase")]


def test_a_new_spare_key_ends_the_one_before(vault: Vault, vault_path: Path) -> None:
    other = keys.new_recovery_code()
    for number, code in ((None, CODE), (2, other)):
        typed = keys.find_recovery_code(code)
        assert typed is not None
        if number is None:
            vault.add_key(typed, header.RECOVERY_SLOT, kdf=CHEAP_KDF)
        else:
            vault.replace_key(number, typed, kdf=CHEAP_KDF)

    assert opens(vault_path, other.lower())
    assert not opens(vault_path, CODE)


def test_a_removed_key_opens_nothing_and_the_others_do(vault: Vault, vault_path: Path) -> None:
    add_worker(vault)

    vault.remove_key(2)

    assert not opens(vault_path, WORKER)
    assert opens(vault_path, PASSPHRASE)


def test_the_last_key_stays(vault: Vault, vault_path: Path) -> None:
    before = copies(vault_path)

    with pytest.raises(LastKeyError):
        vault.remove_key(1)

    assert copies(vault_path) == before
    assert entries_about_keys(vault) == []


def test_a_ninth_key_is_refused(vault: Vault, vault_path: Path, unlocked: Unlocked) -> None:
    (slot,) = unlocked.header.slots
    eight = [msgspec.structs.replace(slot, n=n) for n in range(1, 9)]
    full = msgspec.structs.replace(unlocked.header, slots=eight)
    vault.close()
    header.write(vault_path, full, unlocked.vault_key)

    with Vault.open(vault_path, PASSPHRASE, clock=StoppedClock()) as opened:
        before = copies(vault_path)
        with pytest.raises(KeySlotsFullError) as refused:
            add_worker(opened)
        assert copies(vault_path) == before

    assert refused.value.facts == {"maximum": 8}


@pytest.mark.parametrize("number", [0, 2, -1])
def test_a_key_that_is_not_there_is_named(vault: Vault, number: int) -> None:
    with pytest.raises(NoSuchKeyError):
        vault.remove_key(number)
    with pytest.raises(NoSuchKeyError):
        vault.replace_key(number, NEW, kdf=CHEAP_KDF)


def test_one_password_is_never_two_peoples(vault: Vault, vault_path: Path) -> None:
    with pytest.raises(SecretInUseError):
        add_worker(vault, PASSPHRASE)
    add_worker(vault)
    before = copies(vault_path)

    with pytest.raises(SecretInUseError):
        vault.replace_key(2, PASSPHRASE, kdf=CHEAP_KDF)

    assert copies(vault_path) == before


def test_each_change_stands_in_the_ledger_without_any_secret(vault: Vault) -> None:
    add_worker(vault)
    vault.replace_key(1, NEW, kdf=CHEAP_KDF)
    vault.remove_key(2)

    found = entries_about_keys(vault)
    assert [(each.detail["change"], each.detail["key"], each.detail["kind"]) for each in found] == [
        ("added", 2, "worker"),
        ("replaced", 1, "passphrase"),
        ("removed", 2, "worker"),
    ]
    assert {each.action for each in found} == {Action.KEYS_CHANGED}
    assert not any(secret in str(found) for secret in (PASSPHRASE, WORKER, NEW))
    assert not any(finding.verdict.is_bad for finding in vault.check(is_full=False))


def test_the_ledger_tells_the_support_worker_from_the_person(
    vault: Vault, vault_path: Path
) -> None:
    add_worker(vault)
    vault.close()

    with Vault.open(vault_path, WORKER, clock=StoppedClock()) as opened:
        opened.describe_item(_described())
        assert opened.opened_with == "worker"
        assert opened.ledger()[-1].actor == "worker"
    with Vault.open(vault_path, PASSPHRASE, clock=StoppedClock()) as opened:
        opened.describe_item(_described())
        assert opened.ledger()[-1].actor == "passphrase"


def test_two_support_workers_are_told_apart_by_their_number(vault: Vault, vault_path: Path) -> None:
    add_worker(vault)
    add_worker(vault, NEW)
    vault.close()

    with Vault.open(vault_path, NEW, clock=StoppedClock()) as opened:
        opened.describe_item(_described())
        assert opened.ledger()[-1].actor == "worker/3"
        assert opened.opened_with == "worker"


def test_whoever_removes_their_own_key_is_still_the_one_who_did_it(
    vault: Vault, vault_path: Path
) -> None:
    add_worker(vault)
    vault.close()

    with Vault.open(vault_path, WORKER, clock=StoppedClock()) as opened:
        opened.remove_key(2)
        opened.describe_item(_described())
        assert [each.actor for each in opened.ledger()[-2:]] == ["worker", "worker"]


def test_an_older_header_that_came_back_is_recorded(vault: Vault, vault_path: Path) -> None:
    former = copies(vault_path)
    vault.replace_key(1, NEW, kdf=CHEAP_KDF)
    vault.close()
    for name, data in zip(header.COPIES, former, strict=True):
        (vault_path / name).write_bytes(data)

    with Vault.open(vault_path, PASSPHRASE, clock=StoppedClock()) as opened:
        assert [each.detail["change"] for each in entries_about_keys(opened)] == [
            "replaced",
            "found",
        ]
    with Vault.open(vault_path, PASSPHRASE, clock=StoppedClock()) as opened:
        assert len(entries_about_keys(opened)) == 2


class _CutError(BaseException):
    """The power went; nothing after it ran."""


class Watch:
    """Sees each operation on a vault's header before it happens, and can let it fail.

    An audit hook cannot be taken away again, so there is one for all tests, idle between them.
    """

    def __init__(self) -> None:
        self.folder = ""
        self.seen: list[str] = []
        self.fails_at: int | None = None
        self.goes_on = False
        """Whether everything after it fails too."""
        self.problem: BaseException = _CutError()
        sys.addaudithook(self._on_event)

    def _on_event(self, event: str, arguments: tuple[object, ...]) -> None:
        if not self.folder or event not in {"open", "os.rename"}:
            return
        path = str(arguments[0])
        if path != self.folder and not path.startswith(f"{self.folder}{os.sep}header"):
            return
        position = len(self.seen)
        self.seen.append(f"{event} {Path(path).name}")
        if self.fails_at is not None and (
            position == self.fails_at or (self.goes_on and position > self.fails_at)
        ):
            raise self.problem


@pytest.fixture(scope="module")
def only_watch() -> Watch:
    return Watch()


@pytest.fixture
def watch(only_watch: Watch) -> Iterator[Watch]:
    only_watch.seen, only_watch.fails_at, only_watch.problem = [], None, _CutError()
    only_watch.goes_on = False
    yield only_watch
    only_watch.folder = ""


OPERATIONS = [
    "open header.a.new",
    "os.rename header.a.new",
    "open vault",
    "open header.b.new",
    "os.rename header.b.new",
    "open vault",
    "open header.a",
    "open header.b",
]
"""The folder is opened to be synced, the copies at the end to be read back."""


def test_a_change_is_made_of_these_operations(vault: Vault, vault_path: Path, watch: Watch) -> None:
    watch.folder = str(vault_path)

    vault.replace_key(1, NEW, kdf=CHEAP_KDF)

    assert watch.seen == OPERATIONS


@pytest.mark.parametrize("position", range(len(OPERATIONS)))
def test_a_cut_anywhere_leaves_a_vault_that_opens_and_says_so(
    vault: Vault, vault_path: Path, tmp_path: Path, watch: Watch, position: int
) -> None:
    watch.folder, watch.fails_at = str(vault_path), position
    with pytest.raises(_CutError):
        vault.replace_key(1, NEW, kdf=CHEAP_KDF)
    watch.folder = ""
    vault.close()

    found = {secret: find_unlocked(vault_path, secret) for secret in (PASSPHRASE, NEW)}
    assert any(found.values())
    for secret, unlocked in found.items():
        if unlocked is None:
            continue
        mended = Path(shutil.copytree(vault_path, tmp_path / f"with {secret[:5]}"))
        with Vault.open_unlocked(mended, unlocked, clock=StoppedClock()) as opened:
            changes = [each.detail["change"] for each in entries_about_keys(opened)]
            assert changes == (["replaced", "found"] if secret == PASSPHRASE else ["replaced"])
        first, second = copies(mended)
        assert first == second


def test_copies_written_in_place_would_not_pass_the_same_look(vault_path: Path) -> None:
    for name, data in zip(header.COPIES, copies(vault_path), strict=True):
        (vault_path / name).write_bytes(data[: len(data) // 2])

    with pytest.raises(VaultDamagedError):
        find_unlocked(vault_path, PASSPHRASE)


def test_a_full_disk_takes_no_key_away(vault: Vault, vault_path: Path, watch: Watch) -> None:
    before = copies(vault_path)
    watch.folder, watch.fails_at = str(vault_path), 0
    watch.problem = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with pytest.raises(DiskFullError):
        vault.replace_key(1, NEW, kdf=CHEAP_KDF)

    assert copies(vault_path) == before
    assert kinds(vault) == [(1, "passphrase")]


@pytest.mark.parametrize("position", range(len(OPERATIONS)))
def test_a_change_that_is_refused_anywhere_is_taken_back_whole(
    vault: Vault, vault_path: Path, watch: Watch, position: int
) -> None:
    before = copies(vault_path)
    watch.folder, watch.fails_at = str(vault_path), position
    watch.problem = OSError(errno.EACCES, os.strerror(errno.EACCES))

    with pytest.raises(StorageError):
        vault.replace_key(1, NEW, kdf=CHEAP_KDF)

    watch.folder = ""
    assert copies(vault_path) == before
    assert vault.find_key(NEW) is None
    assert vault.find_key(PASSPHRASE) is not None


def test_where_it_cannot_be_taken_back_nobody_says_that_nothing_was_changed(
    vault: Vault, vault_path: Path, watch: Watch
) -> None:
    # The second copy is refused, and from then on everything is.
    watch.folder, watch.fails_at, watch.goes_on = str(vault_path), 3, True
    watch.problem = OSError(errno.EIO, os.strerror(errno.EIO))

    with pytest.raises(KeyChangeUnsureError):
        vault.replace_key(1, NEW, kdf=CHEAP_KDF)

    watch.folder = ""
    assert find_unlocked(vault_path, NEW) is not None


def test_a_copy_that_reads_back_another_way_is_said(vault_path: Path, unlocked: Unlocked) -> None:
    data = header.encode(unlocked.header, unlocked.vault_key)
    key_slots.require_read_back(vault_path, header.COPIES, data)
    flip_bit(vault_path / "header.b", 40)

    with pytest.raises(ReadBackError):
        key_slots.require_read_back(vault_path, header.COPIES, data)


def _described() -> NewItem:
    return new_item("a picture on my phone", kind=ItemKind.NOT_HELD, media_type="")


def test_an_opening_looks_up_the_last_change_of_keys_and_reads_no_other_entry(
    vault: Vault,
) -> None:
    question = f"EXPLAIN QUERY PLAN {ledger._LATEST_ABOUT_KEYS}"

    (plan,) = vault._session.database.rows(question)

    assert "INDEX ledger_about_keys" in plan[3]
