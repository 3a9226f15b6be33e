import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from evidence_kit import keys
from evidence_kit.casework.backing_up import CaseRestored, look_at_place, move_case, restore_case
from evidence_kit.casework.case import NewCase, change_ages, create_case
from evidence_kit.casework.opening import open_case
from evidence_kit.casework.repairing import LostAnswers
from evidence_kit.errors import (
    BackupHeaderGoneError,
    CancelledError,
    DeletionUnfinishedError,
    NotABackupError,
    RecoveryCodeMistypedError,
    VaultExistsError,
    WrongPassphraseError,
)
from evidence_kit.model import Action, AgeInPicture, Ages, ItemStatus, Origin, Sensitivity, Verdict
from evidence_kit.progress import Cancel, Progress, Stage, silent
from evidence_kit.store import (
    Unlocked,
    Vault,
    finish_deletion,
    is_being_deleted,
    unlock,
)
from evidence_kit.store.backup_reading import BackupFile
from tests.fakes import (
    CHEAP_KDF,
    PASSPHRASE,
    STARTED_AT,
    BytesSource,
    StoppedClock,
    flip_bit,
    new_item,
)

ADULT = Ages(now=24, in_picture=AgeInPicture.ADULT)
YOUNG = Ages(now=15, in_picture=AgeInPicture.UNDER_18)
SAID_YOUNG = LostAnswers(ages=YOUNG, is_age_said=True, is_in_picture_said=True)
CONTENTS = {"first.png": b"first" * 2000, "second.png": b"second" * 40_000}


@dataclass(frozen=True, kw_only=True)
class Made:
    """A vault with two ways in, a backup of it, and its key."""

    vault_path: Path
    backup_path: Path
    code: str
    unlocked: Unlocked

    def open(self, path: Path) -> Vault:
        return Vault.open_unlocked(path, self.unlocked, clock=StoppedClock())

    def held(self, path: Path) -> dict[str, bytes]:
        with self.open(path) as vault:
            return {item.original_name: b"".join(vault.read_item(item)) for item in vault.items()}


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    place = tmp_path_factory.mktemp("backed up")
    code = keys.new_recovery_code()
    with create_case(
        place / "vault",
        NewCase(ages=ADULT, country="SI", initials="JS"),
        PASSPHRASE,
        clock=StoppedClock(),
        recovery_code=code,
        kdf=CHEAP_KDF,
    ) as vault:
        for name, data in CONTENTS.items():
            vault.add_item(BytesSource(data), new_item(name))
        vault.back_up(lambda: None)
        vault.write_backup(place / "case.ekbackup")
    return Made(
        vault_path=place / "vault",
        backup_path=place / "case.ekbackup",
        code=code,
        unlocked=unlock(place / "vault", PASSPHRASE),
    )


@pytest.fixture
def backup_path(made: Made, tmp_path: Path) -> Path:
    return Path(shutil.copyfile(made.backup_path, tmp_path / "case.ekbackup"))


@pytest.fixture
def path(made: Made, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made.vault_path, tmp_path / "vault"))


def restore(
    backup_path: Path,
    secret: str = PASSPHRASE,
    cancel: Cancel | None = None,
    answers: LostAnswers = LostAnswers(ages=ADULT),  # noqa: B008 - frozen
) -> CaseRestored:
    return restore_case(
        backup_path,
        backup_path.parent / "restored",
        secret,
        answers=answers,
        clock=StoppedClock(),
        report=silent,
        cancel=cancel,
    )


def place_of(backup_path: Path, start: str) -> int:
    """Where in a backup the first piece of a file begins."""
    with BackupFile(backup_path) as backup:
        return next(
            each.pieces[0][1].at for each in backup.survey().files if each.name.startswith(start)
        )


def test_a_restored_case_is_whole_and_opens_with_both_keys(made: Made, backup_path: Path) -> None:
    done = restore(backup_path)

    restored_path = backup_path.parent / "restored"
    assert (done.problems, done.damages, done.repaired) == (0, (), None)
    assert {each.verdict for each in done.findings} == {Verdict.INTACT}
    assert made.held(restored_path) == CONTENTS
    for secret in (PASSPHRASE, made.code):
        open_case(restored_path, secret, clock=StoppedClock()).close()


def test_a_restored_case_says_that_it_came_from_a_backup(made: Made, backup_path: Path) -> None:
    restore(backup_path)

    with made.open(backup_path.parent / "restored") as vault:
        actions = [entry.action for entry in vault.ledger()]
    assert actions[-2:] == [Action.CHECKED, Action.RESTORED]
    assert Action.BACKED_UP not in actions


def test_a_damaged_exhibit_is_named_and_the_others_come_back(made: Made, backup_path: Path) -> None:
    flip_bit(backup_path, place_of(backup_path, "blobs/") + 5000)

    done = restore(backup_path)

    assert [each.subject.partition("/")[0] for each in done.damages] == ["blobs"]
    bad = [each for each in done.findings if each.verdict.is_bad]
    assert [(each.verdict, each.subject[:3]) for each in bad] == 2 * [(Verdict.MISSING, "JS-")]
    with made.open(backup_path.parent / "restored") as vault:
        whole = [item for item in vault.items() if item.label != bad[0].subject]
        data = [b"".join(vault.read_item(item)) for item in whole]
    assert data == [CONTENTS[item.original_name] for item in whole]


def test_a_damaged_database_is_replaced_by_the_copy_beside_it(
    made: Made, backup_path: Path
) -> None:
    flip_bit(backup_path, place_of(backup_path, "case.db") + 9000)

    done = restore(backup_path)

    assert done.repaired is not None
    assert done.repaired.repaired.origin is Origin.BACKUP
    assert made.held(backup_path.parent / "restored") == CONTENTS
    assert sorted(each.name for each in backup_path.parent.iterdir()) == [
        "case.ekbackup",
        "restored",
    ]


def test_a_cut_backup_gives_what_lies_before_the_cut(made: Made, backup_path: Path) -> None:
    cut_at = place_of(backup_path, "backup/")
    with backup_path.open("r+b") as stream:
        stream.truncate(cut_at + 100)

    done = restore(backup_path)

    assert done.repaired is not None
    assert done.repaired.repaired.origin is Origin.SEALED_FILES
    assert made.held(backup_path.parent / "restored") == CONTENTS


def test_one_damaged_header_costs_nothing(made: Made, backup_path: Path) -> None:
    flip_bit(backup_path, place_of(backup_path, "header.a") + 400)

    done = restore(backup_path)

    assert [each.subject for each in done.damages] == ["header.a"]
    assert made.held(backup_path.parent / "restored") == CONTENTS
    assert (backup_path.parent / "restored" / "header.a").exists()


def test_without_any_header_nothing_is_written_and_no_passphrase_is_blamed(
    backup_path: Path,
) -> None:
    for name in ("header.a", "header.b"):
        flip_bit(backup_path, place_of(backup_path, name) + 400)

    with pytest.raises(BackupHeaderGoneError):
        restore(backup_path)
    assert [each.name for each in backup_path.parent.iterdir()] == ["case.ekbackup"]


def test_a_wrong_passphrase_is_said_before_anything_is_written(
    made: Made, backup_path: Path
) -> None:
    with pytest.raises(WrongPassphraseError):
        restore(backup_path, "another passphrase")
    mistyped = made.code[:-1] + ("0" if made.code[-1] != "0" else "1")
    with pytest.raises(RecoveryCodeMistypedError):
        restore(backup_path, mistyped)
    assert [each.name for each in backup_path.parent.iterdir()] == ["case.ekbackup"]


def test_a_backup_is_never_restored_over_anything(backup_path: Path) -> None:
    target_path = backup_path.parent / "restored"
    target_path.mkdir()
    (target_path / "letter.txt").write_bytes(b"mine")

    with pytest.raises(VaultExistsError):
        restore(backup_path)
    assert (target_path / "letter.txt").read_bytes() == b"mine"


def test_another_file_is_refused(backup_path: Path) -> None:
    backup_path.write_bytes(b"a holiday" * 500)

    with pytest.raises(NotABackupError):
        restore(backup_path)


@pytest.mark.parametrize("stage", [Stage.RESTORING, Stage.CHECKING])
def test_whoever_stops_a_restoring_finds_nothing_left(backup_path: Path, stage: Stage) -> None:
    cancel = Cancel()

    def stop_at(progress: Progress) -> None:
        if progress.stage is stage:
            cancel.request()

    with pytest.raises(CancelledError):
        restore_case(
            backup_path,
            backup_path.parent / "restored",
            PASSPHRASE,
            answers=LostAnswers(),
            clock=StoppedClock(),
            report=stop_at,
            cancel=cancel,
        )
    assert [each.name for each in backup_path.parent.iterdir()] == ["case.ekbackup"]


def test_a_moved_case_is_checked_in_its_new_place_and_the_old_one_goes(
    made: Made, path: Path
) -> None:
    target_path = path.parent / "stick" / "vault"

    done = move_case(path, target_path, PASSPHRASE, removes_old=True, clock=StoppedClock())

    assert (done.problems, done.is_old_removed, path.exists()) == (0, True, False)
    assert made.held(target_path) == CONTENTS
    with made.open(target_path) as vault:
        assert Action.MOVED in [entry.action for entry in vault.ledger()]


def test_what_others_put_into_the_old_place_stays_and_is_named(made: Made, path: Path) -> None:
    (path / "letter.txt").write_bytes(b"mine")
    shutil.copy(path / "header.a", path / "header.a.new")
    target_path = path.parent / "copy"

    done = move_case(path, target_path, PASSPHRASE, removes_old=True, clock=StoppedClock())

    assert done.removed is not None
    assert done.removed.left == ("letter.txt",)
    assert [each.name for each in path.iterdir()] == ["letter.txt"]
    assert made.held(target_path) == CONTENTS


def test_an_old_place_that_refuses_to_go_does_not_hide_that_the_new_one_is_whole(
    made: Made, path: Path
) -> None:
    target_path = path.parent / "copy"

    def be_in_the_way(progress: Progress) -> None:
        # A folder in the place of a copy of the header cannot be unlinked.
        if progress.stage is Stage.DELETING and progress.done == 1:
            (path / "header.a").unlink()
            (path / "header.a").mkdir()

    done = move_case(
        path,
        target_path,
        PASSPHRASE,
        removes_old=True,
        clock=StoppedClock(),
        report=be_in_the_way,
    )

    assert isinstance(done.removal_problem, DeletionUnfinishedError)
    assert (done.problems, done.is_old_removed) == (0, False)
    assert made.held(target_path) == CONTENTS
    assert is_being_deleted(path)
    (path / "header.a").rmdir()
    finish_deletion(path)
    assert not path.exists()


def test_a_copied_case_leaves_the_old_one_and_counts_as_a_backup_of_it(
    made: Made, path: Path
) -> None:
    done = move_case(
        path, path.parent / "copy", PASSPHRASE, removes_old=False, clock=StoppedClock()
    )

    assert not done.is_old_removed
    with made.open(path) as vault:
        assert vault.find_last_backup() is not None
    assert made.held(path) == made.held(path.parent / "copy")


def test_a_switch_to_under_18_says_what_the_backup_and_the_old_folder_still_hold(
    made: Made, path: Path, backup_path: Path
) -> None:
    restore(backup_path)
    move_case(path, path.parent / "copy", PASSPHRASE, removes_old=False, clock=StoppedClock())

    for name in ("restored", "copy"):
        with made.open(path.parent / name) as vault:
            assert change_ages(vault, YOUNG).copied_at is not None
    with made.open(path.parent / "restored") as vault:
        assert (vault.find_last_backup(), vault.find_last_restored()) == (None, STARTED_AT)


@pytest.fixture
def intimate_path(path: Path) -> Path:
    """A backup of an adult case with an intimate picture in it."""
    backup_path = path.parent / "intimate.ekbackup"
    with open_case(path, PASSPHRASE, clock=StoppedClock()) as vault:
        sealed = new_item("sealed.png", sensitivity=Sensitivity.INTIMATE)
        vault.add_item(BytesSource(b"never again"), sealed)
        vault.back_up(lambda: None)
        vault.write_backup(backup_path)
    return backup_path


@pytest.mark.parametrize("is_database_damaged", [False, True])
def test_stricter_answers_that_were_said_hold_before_the_case_has_a_name(
    intimate_path: Path, *, is_database_damaged: bool
) -> None:
    if is_database_damaged:
        flip_bit(intimate_path, place_of(intimate_path, "case.db") + 9000)

    done = restore(intimate_path, answers=SAID_YOUNG)

    assert (done.case.ages.is_under_18_case, len(done.withdrawn)) == (True, 1)
    assert (done.repaired is not None, done.damages != ()) == 2 * (is_database_damaged,)
    restored_path = intimate_path.parent / "restored"
    with open_case(restored_path, PASSPHRASE, clock=StoppedClock()) as vault:
        assert vault.case.ages.is_under_18_case
        assert {item.original_name for item in vault.items() if item.status is ItemStatus.HELD} == (
            CONTENTS.keys()
        )
        assert not any(finding.verdict.is_bad for finding in vault.check(is_full=True))
    assert len(list(restored_path.glob("blobs/*/*"))) == len(CONTENTS)


@pytest.mark.parametrize(
    "answers",
    [
        LostAnswers(),
        LostAnswers(ages=YOUNG),
        LostAnswers(ages=Ages(now=30, in_picture=AgeInPicture.NOT_SURE), is_age_said=True),
        LostAnswers(ages=ADULT, is_age_said=True, is_in_picture_said=True),
    ],
)
def test_what_nobody_said_takes_nothing_out_of_an_adult_case(
    intimate_path: Path, answers: LostAnswers
) -> None:
    done = restore(intimate_path, answers=answers)

    assert (done.case.ages, done.withdrawn) == (ADULT, ())


def test_no_answer_ends_the_under_18_rules(made: Made, path: Path) -> None:
    with made.open(path) as vault:
        change_ages(vault, YOUNG)
        vault.write_backup(path.parent / "young.ekbackup")
    said = LostAnswers(ages=ADULT, is_age_said=True, is_in_picture_said=True)

    assert restore(path.parent / "young.ekbackup", answers=said).case.ages == YOUNG


def test_the_old_place_of_a_damaged_case_is_not_taken_away(path: Path) -> None:
    sealed_path = next(path.glob("blobs/*/*"))
    flip_bit(sealed_path, 5000)

    done = move_case(path, path.parent / "copy", PASSPHRASE, removes_old=True, clock=StoppedClock())

    assert (done.problems, done.is_old_removed, sealed_path.exists()) == (1, False, True)


def test_what_a_place_means_is_known_before_anything_is_written(path: Path) -> None:
    place = look_at_place(path, path.parent / "case.ekbackup")

    assert place.is_same_disk
    assert not (path.parent / "case.ekbackup").exists()
