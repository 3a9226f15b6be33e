import os
import stat
from pathlib import Path

import pytest

from evidence_kit import keys
from evidence_kit.errors import EvidenceKitError, StorageError, VaultExistsError
from evidence_kit.model import Action
from evidence_kit.store import Unlocked, Vault, creation, unlock
from tests.fakes import CHEAP_KDF, PASSPHRASE, StoppedClock, new_case, run_python


def create(path: Path, clock: StoppedClock, recovery_code: str | None = None) -> Unlocked:
    return creation.create(
        path, new_case(), PASSPHRASE, clock=clock, recovery_code=recovery_code, kdf=CHEAP_KDF
    )


def test_a_new_vault_is_complete_and_opens(tmp_path: Path, clock: StoppedClock) -> None:
    created = create(tmp_path / "vault", clock)

    names = sorted(path.name for path in (tmp_path / "vault").iterdir())
    assert set(names) - {"case.db-journal"} == {"blobs", "case.db", "header.a", "header.b"}
    assert unlock(tmp_path / "vault", PASSPHRASE).vault_key == created.vault_key


def test_nothing_but_the_vault_is_left_beside_it(tmp_path: Path, clock: StoppedClock) -> None:
    create(tmp_path / "vault", clock)

    assert [path.name for path in tmp_path.iterdir()] == ["vault"]


def test_missing_folders_above_are_made(tmp_path: Path, clock: StoppedClock) -> None:
    create(tmp_path / "one" / "two" / "vault", clock)

    assert (tmp_path / "one" / "two" / "vault" / "case.db").is_file()


def test_an_empty_folder_becomes_the_vault(tmp_path: Path, clock: StoppedClock) -> None:
    (tmp_path / "vault").mkdir()

    create(tmp_path / "vault", clock)

    assert (tmp_path / "vault" / "case.db").is_file()


def test_the_folder_one_stands_in_is_taken_or_refused_in_words(tmp_path: Path) -> None:
    script = """
import os, sys
from pathlib import Path
from evidence_kit.errors import EvidenceKitError
from evidence_kit.store import Vault
from tests.fakes import CHEAP_KDF, PASSPHRASE, StoppedClock, new_case, words_of
os.chdir(sys.argv[1])
try:
    vault = Vault.create(Path("."), new_case(), PASSPHRASE, clock=StoppedClock(), kdf=CHEAP_KDF)
    print(vault.case.reference)
except EvidenceKitError as problem:
    print(words_of(problem))
"""

    answer = run_python(script, tmp_path)

    assert answer.stdout.strip(), answer.stderr


def as_it_stands(folder_path: Path) -> dict[Path, tuple[int, int, int, int]]:
    """Return what a change of any entry would change; looking changes the time of access alone."""
    stats = {found: found.stat() for found in folder_path.rglob("*")}
    return {
        found: (stat.st_ino, stat.st_mode, stat.st_size, stat.st_mtime_ns)
        for found, stat in stats.items()
    }


@pytest.mark.parametrize("kind", ["full folder", "file", "vault"])
def test_nothing_that_is_there_is_written_over(
    tmp_path: Path, clock: StoppedClock, kind: str
) -> None:
    path = tmp_path / "vault"
    match kind:
        case "full folder":
            path.mkdir()
            (path / "diary.txt").write_text("mine")
        case "file":
            path.write_text("mine")
        case _:
            create(path, clock)
    before = as_it_stands(tmp_path)

    with pytest.raises(VaultExistsError):
        create(path, clock)

    assert as_it_stands(tmp_path) == before


def test_a_link_in_the_way_is_not_followed(tmp_path: Path, clock: StoppedClock) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "vault").symlink_to("elsewhere")

    with pytest.raises(EvidenceKitError):
        create(tmp_path / "vault", clock)

    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_file_above_the_place_is_said(tmp_path: Path, clock: StoppedClock) -> None:
    (tmp_path / "file").write_text("x")

    with pytest.raises(StorageError):
        create(tmp_path / "file" / "vault", clock)


def test_a_vault_that_cannot_be_finished_leaves_nothing_behind(tmp_path: Path) -> None:
    pytest.importorskip("resource", reason="file sizes cannot be limited on this system")
    script = """
import resource, sys
from pathlib import Path
from evidence_kit.errors import StorageError
from evidence_kit.store import creation
from tests.fakes import CHEAP_KDF, PASSPHRASE, StoppedClock, new_case
resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, 40_000))
try:
    creation.create(
        Path(sys.argv[1]), new_case(), PASSPHRASE, clock=StoppedClock(), recovery_code=None,
        kdf=CHEAP_KDF,
    )
except StorageError:
    print("refused")
"""

    answer = run_python(script, tmp_path / "vault")

    assert answer.stdout.strip() == "refused", answer.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name != "posix", reason="permissions are POSIX ones")
def test_a_vault_belongs_to_its_owner_alone(tmp_path: Path, clock: StoppedClock) -> None:
    before = os.umask(0)
    try:
        create(tmp_path / "vault", clock)
    finally:
        os.umask(before)

    for path in (tmp_path / "vault", *(tmp_path / "vault").rglob("*")):
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, path


def test_the_recovery_code_is_a_second_way_in(tmp_path: Path, clock: StoppedClock) -> None:
    code = keys.new_recovery_code()
    created = create(tmp_path / "vault", clock, recovery_code=code)

    opened = unlock(tmp_path / "vault", code.lower())

    assert (opened.vault_key, opened.actor) == (created.vault_key, "recovery")


def test_what_is_no_recovery_code_never_makes_a_vault_without_one(
    tmp_path: Path, clock: StoppedClock
) -> None:
    with pytest.raises(ValueError, match="recovery code"):
        create(tmp_path / "vault", clock, recovery_code="five unrelated words")

    assert list(tmp_path.iterdir()) == []


def test_no_two_vaults_share_a_key(tmp_path: Path, clock: StoppedClock) -> None:
    made = [create(tmp_path / name, clock) for name in ("one", "two")]

    assert len({each.vault_key for each in made}) == 2
    assert len({each.header.db_salt for each in made}) == 2
    assert len({creation.blob_key(each.vault_key) for each in made}) == 2


def test_database_and_sealed_files_have_keys_of_their_own() -> None:
    key = bytes(32)

    made = {creation.database_key(key, 1), creation.database_key(key, 2), creation.blob_key(key)}

    assert len(made) == 3


def test_the_first_entry_records_the_case_and_the_key_that_signs(
    tmp_path: Path, clock: StoppedClock
) -> None:
    create(tmp_path / "vault", clock)

    with Vault.open(tmp_path / "vault", PASSPHRASE, clock=clock) as vault:
        (entry,) = vault.ledger()
        assert (entry.action, entry.object) == (Action.CASE_CREATED, "case")
        assert len(bytes.fromhex(entry.detail["ledger_public_key"])) == 32
        assert entry.detail["vault"] == vault.case.id
        assert entry.detail["under_18"] is False
