"""Drills: a vault of thirty items is damaged in every way that is known, and repaired.

After each drill one comparison answers: what was saved is in the new vault byte for byte, or it is
named; nothing of the old vault changed; the new one is in order, or names exactly what was lost.
The sabotaged twins spoil one step of a repair each. If the same comparison did not catch them, it
would be worthless.
"""

import errno
import hashlib
import os
import random
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from evidence_kit.casework.case import ensure_certificate
from evidence_kit.casework.repairing import CaseRepaired, LostAnswers, repair_case, repair_unlocked
from evidence_kit.errors import (
    CancelledError,
    DiskFullError,
    HeaderGoneError,
    InvalidValueError,
    ItemDamagedError,
    RecoveryCodeMistypedError,
    VaultDamagedError,
    VaultExistsError,
    VaultInUseError,
    WrongPassphraseError,
)
from evidence_kit.model import (
    Action,
    AgeInPicture,
    Ages,
    Finding,
    Item,
    ItemKind,
    ItemStatus,
    Origin,
    Sensitivity,
    Verdict,
)
from evidence_kit.progress import Cancel, Progress, Stage, silent
from evidence_kit.store import (
    NewWay,
    Unlocked,
    Vault,
    blobs,
    creation,
    rekeying,
    secrets_table,
    unlock,
)
from tests.fakes import (
    CHEAP_KDF,
    PASSPHRASE,
    BytesSource,
    StoppedClock,
    flip_bit,
    new_item,
    words_of,
)
from tests.vaults import COVER, PICTURE, every_fact

WHOLE_PNG = b"\x89PNG\r\n\x1a\n\0\0\0\0IEND\xaeB`\x82"
ITEMS = 30
PAGE_BYTES = 4096
ADULT = LostAnswers(ages=Ages(now=34, in_picture=AgeInPicture.ADULT))
UNDER_18 = Ages(now=15, in_picture=AgeInPicture.UNDER_18)


@dataclass(frozen=True, kw_only=True)
class Case:
    """A closed vault, and what was reported as saved in it."""

    path: Path
    unlocked: Unlocked
    saved: dict[str, bytes]

    def open(self) -> Vault:
        return Vault.open_unlocked(self.path, self.unlocked, clock=StoppedClock())

    @property
    def database_path(self) -> Path:
        return self.path / "case.db"

    def sealed(self, name: str) -> Path:
        with self.open() as vault:
            (item,) = (each for each in vault.items() if each.original_name == name)
        return blobs.path_of(self.path / "blobs", item.id)

    def copy_database(self) -> Path:
        """Keep a copy of the database, as the program does from time to time."""
        with self.open() as vault:
            vault._session.backup_path.mkdir(exist_ok=True)
            copy_path = vault._session.backup_path / "case.2.db"
            copy_path.unlink(missing_ok=True)
            vault._session.database.copy_to(copy_path)
        return copy_path


def fill(path: Path, unlocked: Unlocked) -> dict[str, bytes]:
    chance = random.Random(13)
    saved = {}
    clock = StoppedClock()
    with Vault.open_unlocked(path, unlocked, clock=clock) as vault:
        for number in range(ITEMS):
            name = f"{number:02d}.png"
            size_bytes = chance.choice((0, 1, 700, 5_000, 70_000, 150_000)) + number
            saved[name] = chance.randbytes(size_bytes)
            item = vault.add_item(BytesSource(saved[name]), new_item(name)).item
            clock.advance(7)
        for fact in every_fact(item):
            vault.record(fact)
        ensure_certificate(vault)
        gone = vault.add_item(BytesSource(b"by mistake"), new_item("withdrawn.png")).item
        vault.withdraw_item(gone, "added by mistake")
        vault.describe_item(new_item("on my phone", kind=ItemKind.NOT_HELD, media_type=""))
    return saved


@pytest.fixture(scope="module")
def original(
    tmp_path_factory: pytest.TempPathFactory, pristine_vault: tuple[Path, Unlocked]
) -> Case:
    path, unlocked = pristine_vault
    copy_path = Path(shutil.copytree(path, tmp_path_factory.mktemp("drill") / "vault"))
    return Case(path=copy_path, unlocked=unlocked, saved=fill(copy_path, unlocked))


@pytest.fixture
def case(tmp_path: Path, original: Case) -> Case:
    return replace(original, path=Path(shutil.copytree(original.path, tmp_path / "vault")))


def fingerprint(path: Path) -> dict[str, tuple[str, int]]:
    """Every file of a folder, with its digest and the time it was last changed."""
    return {
        each.relative_to(path).as_posix(): (
            hashlib.sha256(each.read_bytes()).hexdigest() if each.is_file() else "folder",
            each.stat().st_mtime_ns,
        )
        for each in sorted(path.rglob("*"))
    }


@dataclass(frozen=True, kw_only=True)
class Drill:
    """A repair, and everything one can look at afterwards."""

    case: Case
    new_path: Path
    done: CaseRepaired
    before: dict[str, tuple[str, int]]

    @property
    def verdicts(self) -> dict[str, Verdict]:
        return {each.subject: each.verdict for each in self.done.repaired.findings}

    @property
    def bad(self) -> set[str]:
        return {subject for subject, verdict in self.verdicts.items() if verdict.is_bad}

    def open(self) -> Vault:
        return Vault.open_unlocked(self.new_path, self.done.repaired.unlocked, clock=StoppedClock())

    def checked(self) -> tuple[Finding, ...]:
        with self.open() as vault:
            return vault.check(is_full=True)

    def held(self) -> dict[str, Item]:
        with self.open() as vault:
            return {
                item.original_name: item for item in vault.items() if item.status is ItemStatus.HELD
            }


def drill(case: Case, tmp_path: Path, answers: LostAnswers = ADULT) -> Drill:
    before = fingerprint(case.path)
    new_path = tmp_path / "new"
    done = repair_unlocked(
        case.path, new_path, case.unlocked, answers=answers, clock=StoppedClock()
    )
    return Drill(case=case, new_path=new_path, done=done, before=before)


def failures_of(drilled: Drill) -> list[str]:
    """Everything that a repair may not do; every answer is a sentence."""
    failures = []
    if fingerprint(drilled.case.path) != drilled.before:
        failures.append("the old vault is not what it was")
    checked = {finding.subject: finding.verdict for finding in drilled.checked()}
    named = drilled.bad | {
        subject for subject, verdict in drilled.verdicts.items() if verdict is Verdict.NOT_CHECKED
    }
    failures += [
        f"the new vault finds {subject} {verdict.value}, and the repair did not say so"
        for subject, verdict in checked.items()
        if verdict.is_bad and subject not in drilled.bad
    ]
    held = drilled.held()
    with drilled.open() as vault:
        for name, data in drilled.case.saved.items():
            item = held.get(name)
            is_unnamed = item is None and not any("sealed file" in each for each in named)
            if is_unnamed:
                failures.append(f"{name} is not there, and nothing was said")
            elif item is not None and item.label not in drilled.bad:
                if hashlib.sha256(data).hexdigest() != item.sha256:
                    failures.append(f"{name} has another digest")
                elif read_back(vault, item) != data:
                    failures.append(f"{name} is not what it was")
    return failures


def read_back(vault: Vault, item: Item) -> bytes | None:
    try:
        return b"".join(vault.read_item(item))
    except ItemDamagedError:
        return None


# --- what a whole database gives


def test_a_sound_vault_comes_over_whole(case: Case, tmp_path: Path) -> None:
    drilled = drill(case, tmp_path)

    assert failures_of(drilled) == []
    assert (drilled.done.repaired.origin, drilled.bad) == (Origin.DATABASE, set())
    assert drilled.held().keys() == case.saved.keys()
    with drilled.open() as vault, case.open() as old:
        assert vault.case_file().payments == old.case_file().payments
        assert vault.case.reference == old.case.reference
        assert [item.label for item in vault.items()] == [item.label for item in old.items()]
        assert vault.ledger()[: len(old.ledger()) - 1] == old.ledger()[:-1]


NEW_WAY = NewWay(secret="a new passphrase that is long", kind="passphrase", kdf=CHEAP_KDF)


def cut_after_the_renaming(case: Case) -> Case:
    """Give a vault a new key, and be cut off before its sealed files have it."""
    vault = case.open()
    try:
        prepared = rekeying.prepare(
            vault._session, vault._unlocked, (NEW_WAY,), report=silent, cancel=Cancel()
        )
    finally:
        vault.close()
    rekeying.put_in_place(case.path)
    return replace(case, unlocked=prepared.unlocked)


def test_a_change_of_keys_that_was_cut_off_is_finished_in_the_new_vault(
    case: Case, tmp_path: Path
) -> None:
    labels = {item.label for item in labelled(case, damage_a_tenth(case))}
    database = case.database_path.read_bytes()
    with case.open() as vault:
        vault.add_item(BytesSource(b"no row knows it"), new_item("no row.png"))
    case.database_path.write_bytes(database)

    drilled = drill(cut_after_the_renaming(case), tmp_path)

    assert failures_of(drilled) == []
    assert drilled.bad == labels
    assert "no row.png" in drilled.held()
    with drilled.open() as vault:
        assert secrets_table.find(vault._session.database, secrets_table.REWRAPPING) is None
        assert vault.opening_findings == ()


def damage_a_tenth(case: Case) -> set[str]:
    """Spoil three sealed files, each in another way; returns their names."""
    names = ("03.png", "11.png", "20.png")
    paths = [case.sealed(name) for name in names]
    flip_bit(paths[0], paths[0].stat().st_size - 5)
    paths[1].write_bytes(paths[1].read_bytes()[:-100])
    data = paths[2].read_bytes()
    paths[2].write_bytes(data[: len(data) - 3_000] + bytes(3_000))
    return set(names)


def test_with_a_tenth_of_the_files_damaged_the_others_come_over_and_these_are_named(
    case: Case, tmp_path: Path
) -> None:
    labels = {item.label for item in labelled(case, damage_a_tenth(case))}

    drilled = drill(case, tmp_path)

    assert failures_of(drilled) == []
    assert drilled.bad == labels
    assert {finding.subject for finding in drilled.checked() if finding.verdict.is_bad} == labels


def test_a_file_that_is_gone_is_named_missing(case: Case, tmp_path: Path) -> None:
    (item,) = labelled(case, {"20.png"})
    case.sealed("20.png").unlink()

    drilled = drill(case, tmp_path)

    assert failures_of(drilled) == []
    assert drilled.verdicts[item.label] is Verdict.MISSING


def labelled(case: Case, names: set[str]) -> list[Item]:
    with case.open() as vault:
        return [item for item in vault.items() if item.original_name in names]


def test_a_damaged_file_comes_over_as_it_is(case: Case, tmp_path: Path) -> None:
    path = case.sealed("03.png")
    flip_bit(path, path.stat().st_size - 5)

    drilled = drill(case, tmp_path)

    there = drilled.new_path / path.relative_to(case.path)
    assert there.read_bytes() == path.read_bytes()


# --- what a lost database leaves


def no_database(case: Case) -> None:
    case.database_path.unlink()


def no_room_in_it(case: Case) -> None:
    case.database_path.write_bytes(b"")


def a_page_of_noise(case: Case) -> None:
    data = bytearray(case.database_path.read_bytes())
    for page in range(1, len(data) // PAGE_BYTES, 5):
        data[page * PAGE_BYTES : page * PAGE_BYTES + 64] = random.Random(page).randbytes(64)
    case.database_path.write_bytes(bytes(data))


def one_bit(case: Case) -> None:
    flip_bit(case.database_path, 3 * PAGE_BYTES + 100)


def half_of_it(case: Case) -> None:
    data = case.database_path.read_bytes()
    case.database_path.write_bytes(data[: len(data) // 2 // PAGE_BYTES * PAGE_BYTES])


Damage = Callable[[Case], None]
each_database_damage = pytest.mark.parametrize(
    "damage",
    [
        no_database,
        a_page_of_noise,
        *(
            pytest.param(damage, marks=pytest.mark.deep)
            for damage in (no_room_in_it, one_bit, half_of_it)
        ),
    ],
)


@each_database_damage
def test_without_a_database_every_item_is_written_anew_from_its_file(
    case: Case, tmp_path: Path, damage: Damage
) -> None:
    with case.open() as vault:
        digests = {each.original_name: (each.sha256, each.imported_at) for each in vault.items()}
    damage(case)

    drilled = drill(case, tmp_path)

    assert failures_of(drilled) == []
    assert (drilled.done.repaired.origin, drilled.bad) == (Origin.SEALED_FILES, {"database"})
    held = drilled.held()
    assert held.keys() == case.saved.keys()
    assert {name: (item.sha256, item.imported_at) for name, item in held.items()} == {
        name: digests[name] for name in held
    }
    assert [item.original_name for item in sorted(held.values(), key=lambda item: item.number)] == (
        sorted(case.saved)
    )
    assert not any(finding.verdict.is_bad for finding in drilled.checked())


@each_database_damage
def test_with_a_copy_of_the_database_only_what_came_after_it_is_written_anew(
    case: Case, tmp_path: Path, damage: Damage
) -> None:
    case.copy_database()
    with case.open() as vault:
        later = b"after the copy"
        vault.add_item(BytesSource(later), new_item("later.png"))
    damage(case)

    case = replace(case, saved={**case.saved, "later.png": later})
    drilled = drill(case, tmp_path)

    assert failures_of(drilled) == []
    assert (drilled.done.repaired.origin, drilled.bad) == (Origin.BACKUP, {"database"})
    assert [item.original_name for item in drilled.done.repaired.rebuilt] == ["later.png"]
    with drilled.open() as vault:
        assert len(vault.case_file().payments) == 1
        assert vault.case.reference == "EK-2026-482913"
    assert not any(finding.verdict.is_bad for finding in drilled.checked())


def test_of_several_copies_the_one_that_knows_most_is_taken(case: Case, tmp_path: Path) -> None:
    older = case.copy_database()
    older.rename(older.with_name("case.1.db"))
    with case.open() as vault:
        vault.add_item(BytesSource(b"later"), new_item("later.png"))
    newest = case.copy_database()
    broken = newest.with_name("case.g3.db")
    broken.write_bytes(newest.read_bytes()[:-PAGE_BYTES])
    no_database(case)

    drilled = drill(case, tmp_path)

    assert drilled.done.repaired.rebuilt == ()
    assert "later.png" in drilled.held()


def test_a_database_that_is_older_than_a_copy_of_it_is_not_taken_for_all_there_is(
    case: Case, tmp_path: Path
) -> None:
    older = case.copy_database().rename(tmp_path / "older.db")
    with case.open() as vault:
        vault.add_item(BytesSource(b"later"), new_item("later.png"))
    newest = case.copy_database()
    newest.rename(newest.with_name("case.g3.db"))
    older.replace(case.database_path)

    drilled = drill(case, tmp_path)

    assert (drilled.done.repaired.origin, drilled.bad) == (Origin.NEWER_COPY, {"database"})
    assert drilled.done.repaired.rebuilt == ()
    assert "later.png" in drilled.held()


class FailingShelf:
    """Lets one folder refuse to be listed, as a failing disk does."""

    def __init__(self) -> None:
        self.path = ""
        sys.addaudithook(self._on_event)

    def _on_event(self, event: str, arguments: tuple[object, ...]) -> None:
        if self.path and event == "os.listdir" and str(arguments[0]) == self.path:
            raise OSError(errno.EIO, os.strerror(errno.EIO))


@pytest.fixture(scope="module")
def only_shelf() -> FailingShelf:
    return FailingShelf()


def test_a_shelf_that_the_medium_does_not_list_is_named_and_the_others_come_over(
    case: Case, tmp_path: Path, only_shelf: FailingShelf
) -> None:
    shelf = case.sealed("20.png").parent
    only_shelf.path = str(shelf)

    try:
        drilled = drill(case, tmp_path)
    finally:
        only_shelf.path = ""

    assert failures_of(drilled) == []
    assert drilled.bad == {f"blobs/{shelf.name}"}
    assert drilled.held().keys() == case.saved.keys(), "the rows know their files by name"


def test_a_copy_without_previews_is_not_held_against_the_new_vault(
    case: Case, tmp_path: Path
) -> None:
    # What stands in the ledger and not in the copy would look as if somebody had taken it out.
    with case.open() as vault:
        vault.keep_preview(vault.items()[0], PICTURE, b"\xff\xd8 preview")
    copy_path = case.copy_database()
    unlocked = case.unlocked
    database = creation.open_database(copy_path, unlocked)
    database.run("DELETE FROM preview")
    database.close()
    no_database(case)

    drilled = drill(case, tmp_path)

    assert failures_of(drilled) == []
    assert not any(finding.verdict.is_bad for finding in drilled.checked())


def test_with_the_database_gone_and_a_tenth_of_the_files_damaged_each_is_named(
    case: Case, tmp_path: Path
) -> None:
    lost = damage_a_tenth(case)
    no_database(case)

    drilled = drill(case, tmp_path)

    assert failures_of(drilled) == []
    held = drilled.held()
    # Their content is damaged; what they were, their records still say.
    assert held.keys() == case.saved.keys()
    assert drilled.bad == {"database", *(held[name].label for name in lost)}


def test_a_file_whose_record_is_damaged_too_is_named_by_its_identity(
    case: Case, tmp_path: Path
) -> None:
    path = case.sealed("03.png")
    flip_bit(path, 500)
    no_database(case)

    drilled = drill(case, tmp_path)

    assert failures_of(drilled) == []
    assert drilled.verdicts[f"sealed file {path.name}"] is Verdict.ALTERED
    assert drilled.done.repaired.left_behind == (path.name,)


def test_the_salt_is_put_back_from_the_header(case: Case, tmp_path: Path) -> None:
    flip_bit(case.database_path, 3)

    drilled = drill(case, tmp_path)

    assert failures_of(drilled) == []
    assert (drilled.done.repaired.origin, drilled.bad) == (Origin.DATABASE, set())


def test_a_transaction_that_was_cut_is_rolled_back_in_the_new_vault_alone(
    case: Case, tmp_path: Path
) -> None:
    journal_path = case.path / "case.db-journal"
    vault = case.open()
    with_journal = tmp_path / "cut"
    database = vault._session.database
    database.run("PRAGMA cache_size = 1")
    database.run("BEGIN IMMEDIATE")
    for number in range(300):
        database.run(
            "INSERT INTO draft VALUES (?, zeroblob(4000), '2026-11-21T00:12:05Z')", (str(number),)
        )
    shutil.copytree(case.path, with_journal)
    database.run("ROLLBACK")
    vault.close()
    assert (with_journal / journal_path.name).stat().st_size > 0

    drilled = drill(replace(case, path=with_journal), tmp_path)

    assert failures_of(drilled) == []
    assert drilled.done.repaired.origin is Origin.DATABASE
    with drilled.open() as vault:
        assert vault.drafts() == {}


# --- what the header leaves


@pytest.mark.parametrize(
    ("name", "spoil"),
    [
        ("header.a", lambda path: path.unlink()),
        ("header.b", lambda path: flip_bit(path, 40)),
        pytest.param("header.b", lambda path: path.unlink(), marks=pytest.mark.deep),
        pytest.param("header.a", lambda path: flip_bit(path, 40), marks=pytest.mark.deep),
    ],
)
def test_one_copy_of_the_header_is_enough(
    case: Case, tmp_path: Path, name: str, spoil: Callable[[Path], None]
) -> None:
    spoil(case.path / name)

    drilled = drill(replace(case, unlocked=unlock(case.path, PASSPHRASE)), tmp_path)

    assert failures_of(drilled) == []
    assert drilled.done.repaired.damaged_header_copies == (name,)
    assert unlock(drilled.new_path, PASSPHRASE).damaged_copies == ()


def test_without_any_header_it_is_said_that_nothing_opens(case: Case, tmp_path: Path) -> None:
    for name in ("header.a", "header.b"):
        (case.path / name).unlink()

    with pytest.raises(HeaderGoneError) as caught:
        repair_case(case.path, tmp_path / "new", PASSPHRASE, answers=ADULT, clock=StoppedClock())

    assert "earlier copy" in words_of(caught.value)
    assert not (tmp_path / "new").exists()


def test_with_both_headers_damaged_it_is_no_wrong_passphrase(case: Case, tmp_path: Path) -> None:
    for name in ("header.a", "header.b"):
        flip_bit(case.path / name, 40)

    with pytest.raises(VaultDamagedError) as caught:
        repair_case(case.path, tmp_path / "new", PASSPHRASE, answers=ADULT, clock=StoppedClock())

    assert "opens this one" in words_of(caught.value)


# --- what the ledger says


def test_the_first_entry_says_that_the_ledger_was_made_anew(case: Case, tmp_path: Path) -> None:
    one_bit(case)
    digest = hashlib.sha256(case.database_path.read_bytes()).hexdigest()

    drilled = drill(case, tmp_path)

    with drilled.open() as vault:
        first, second, *rest = vault.ledger()
    assert (first.action, first.detail["rebuilt_from"]) == (Action.CASE_CREATED, "sealed-files")
    assert first.detail["database_sha256"] == digest
    assert second.action is Action.REPAIRED
    assert [entry.action for entry in rest[:ITEMS]] == [Action.ITEM_IMPORTED] * ITEMS
    assert Action.CHECKED in {entry.action for entry in rest}


def test_the_end_of_the_old_ledger_is_kept_where_it_can_still_be_read(
    case: Case, tmp_path: Path
) -> None:
    with case.open() as vault:
        vault.sign_head()
        head = vault.ledger_head()
    with (case.database_path).open("ab") as stream:
        stream.write(bytes(PAGE_BYTES))

    drilled = drill(case, tmp_path)

    with drilled.open() as vault:
        detail = vault.ledger()[0].detail
    assert (detail.get("ledger_n"), detail.get("ledger_chain")) == (head.n, head.chain)


def test_a_ledger_that_goes_on_says_what_its_rows_came_from(case: Case, tmp_path: Path) -> None:
    case.copy_database()
    no_database(case)

    drilled = drill(case, tmp_path)

    with drilled.open() as vault:
        (entry,) = (each for each in vault.ledger() if each.action is Action.REPAIRED)
    assert entry.detail["rows_from"] == "backup"
    assert str(entry.detail["rows_until"]).startswith("2026-")


# --- under 18


@pytest.fixture
def under_18(case: Case) -> Case:
    with case.open() as vault:
        vault.change_case(replace(vault.case, ages=UNDER_18))
    return case


def test_a_covered_copy_without_its_rows_is_named_and_left_behind(
    case: Case, tmp_path: Path
) -> None:
    # Rebuilt, it would be an exhibit like any other.
    with case.open() as vault:
        copy = vault.keep_copy(vault.get_item("1"), BytesSource(b"covered"), COVER).item
    no_database(case)

    drilled = drill(case, tmp_path)

    assert failures_of(drilled) == []
    assert drilled.done.repaired.left_behind == (copy.id,)
    assert drilled.verdicts[f"sealed file {copy.id}"] is Verdict.NOT_CHECKED
    assert drilled.held().keys() == case.saved.keys()


def test_in_an_under_18_case_rows_that_are_known_come_over(under_18: Case, tmp_path: Path) -> None:
    drilled = drill(under_18, tmp_path)

    assert failures_of(drilled) == []
    assert drilled.held().keys() == under_18.saved.keys()


def test_without_the_answers_about_age_no_picture_is_let_in_again(
    case: Case, tmp_path: Path
) -> None:
    no_database(case)

    drilled = drill(case, tmp_path, LostAnswers())

    assert failures_of(drilled) == []
    assert drilled.held() == {}
    assert len(drilled.done.repaired.left_behind) == ITEMS
    assert list((drilled.new_path / "blobs").iterdir()) == []
    with drilled.open() as vault:
        assert vault.case.ages.is_under_18_case


def test_a_file_that_no_row_knows_waits_for_the_question_in_an_under_18_case(
    under_18: Case, tmp_path: Path
) -> None:
    under_18.copy_database()
    with under_18.open() as vault:
        item = vault.add_item(BytesSource(b"later"), new_item("later.png")).item
    no_database(under_18)

    drilled = drill(under_18, tmp_path)

    assert drilled.done.repaired.left_behind == (item.id,)
    assert "later.png" not in drilled.held()
    assert not blobs.path_of(drilled.new_path / "blobs", item.id).exists()


def test_with_an_answer_to_the_question_it_comes_in(under_18: Case, tmp_path: Path) -> None:
    under_18.copy_database()
    with under_18.open() as vault:
        vault.add_item(BytesSource(WHOLE_PNG), new_item("later.png"))
    no_database(under_18)

    drilled = drill(under_18, tmp_path, LostAnswers(no_nudity_visible=True))

    assert failures_of(drilled) == []
    assert "later.png" in drilled.held()


def test_no_answer_lets_in_what_the_door_keeps_out(under_18: Case, tmp_path: Path) -> None:
    kept_out = {
        new_item("clip.mp4", media_type="video/mp4"): b"frames",
        new_item("page.html", media_type="text/html"): b"<img>",
        new_item("sealed.png", sensitivity=Sensitivity.INTIMATE): b"x",
        new_item("moves.png"): b"\x89PNG\0\0\0\x08acTL",
        new_item("data.txt", media_type="text/plain"): b"data:image/png;base64,iVBO",
    }
    under_18.copy_database()
    with under_18.open() as vault:
        for new, data in kept_out.items():
            vault.add_item(BytesSource(data), new)
    no_database(under_18)

    drilled = drill(under_18, tmp_path, LostAnswers(no_nudity_visible=True))

    assert not {new.original_name for new in kept_out} & drilled.held().keys()
    assert len(drilled.done.repaired.left_behind) == len(kept_out)


def test_an_intimate_item_that_was_on_its_way_out_does_not_come_over(
    case: Case, tmp_path: Path
) -> None:
    # Somebody changed the answers about age, and was cut off before the items went.
    with case.open() as vault:
        sealed = new_item("sealed.png", sensitivity=Sensitivity.INTIMATE)
        item = vault.add_item(BytesSource(b"never again"), sealed).item
        vault.change_case(replace(vault.case, ages=UNDER_18))

    drilled = drill(case, tmp_path)

    require_gone(drilled, item)


def test_stricter_answers_that_were_said_keep_an_intimate_item_in_the_old_vault(
    case: Case, tmp_path: Path
) -> None:
    with case.open() as vault:
        sealed = new_item("sealed.png", sensitivity=Sensitivity.INTIMATE)
        item = vault.add_item(BytesSource(b"never again"), sealed).item

    said = LostAnswers(ages=UNDER_18, is_age_said=True, is_in_picture_said=True)
    drilled = drill(case, tmp_path, said)

    require_gone(drilled, item)
    assert drilled.done.repaired.case.ages == UNDER_18


def require_gone(drilled: Drill, item: Item) -> None:
    assert [each.label for each in drilled.done.withdrawn] == [item.label]
    assert not blobs.path_of(drilled.new_path / "blobs", item.id).exists()
    assert not any(finding.verdict.is_bad for finding in drilled.checked())


def test_in_an_adult_case_an_intimate_item_stays_intimate(case: Case, tmp_path: Path) -> None:
    with case.open() as vault:
        vault.add_item(
            BytesSource(b"sealed"), new_item("sealed.png", sensitivity=Sensitivity.INTIMATE)
        )
    no_database(case)

    drilled = drill(case, tmp_path)

    assert drilled.held()["sealed.png"].sensitivity is Sensitivity.INTIMATE


def test_the_same_bytes_do_not_come_in_twice(case: Case, tmp_path: Path) -> None:
    data = case.saved["03.png"]
    with case.open() as vault:
        record = {
            "name": "cut.png",
            "media_type": "image/png",
            "kind": "file",
            "sensitivity": "ordinary",
            "imported_at": "2026-11-21T00:12:05Z",
        }
        sealed = blobs.seal(
            case.path / "blobs",
            vault._session.blob_key,
            BytesSource(data),
            record=record,
            on_bytes=lambda _done: None,
        )

    drilled = drill(case, tmp_path)

    assert failures_of(drilled) == []
    assert drilled.done.repaired.left_behind == (sealed.id,)


# --- how it is done


@pytest.mark.parametrize("place", ["there", "inside", "around"])
def test_nothing_is_ever_repaired_in_place(case: Case, tmp_path: Path, place: str) -> None:
    target = {
        "there": case.path,
        "inside": case.path / "new",
        "around": tmp_path,
    }[place]
    before = fingerprint(case.path)

    with pytest.raises(InvalidValueError):
        repair_case(case.path, target, PASSPHRASE, answers=ADULT, clock=StoppedClock())

    assert fingerprint(case.path) == before


def test_a_folder_with_something_in_it_is_left_alone(case: Case, tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "mine.txt").write_bytes(b"mine")

    with pytest.raises(VaultExistsError):
        drill(case, tmp_path)

    assert sorted(tmp_path.iterdir()) == [tmp_path / "new", case.path]


def test_a_vault_that_is_open_is_not_read_meanwhile(case: Case, tmp_path: Path) -> None:
    with case.open(), pytest.raises(VaultInUseError):
        drill(case, tmp_path)


def test_a_vault_without_its_lock_file_does_not_get_one(case: Case, tmp_path: Path) -> None:
    (case.path / "lock").unlink()

    drilled = drill(case, tmp_path)

    assert failures_of(drilled) == []


def test_a_wrong_passphrase_is_no_damage(case: Case, tmp_path: Path) -> None:
    with pytest.raises(WrongPassphraseError):
        repair_case(case.path, tmp_path / "new", "a guess", answers=ADULT, clock=StoppedClock())
    with pytest.raises(RecoveryCodeMistypedError):
        repair_case(
            case.path,
            tmp_path / "new",
            "0123-4567-89AB-CDEF-GHJK-MNPQ-RSTV-WXYZ",
            answers=ADULT,
            clock=StoppedClock(),
        )


def test_a_stop_leaves_no_new_vault(case: Case, tmp_path: Path) -> None:
    cancel = Cancel()
    seen: list[Progress] = []

    def report(progress: Progress) -> None:
        seen.append(progress)
        if len(seen) == 10:
            cancel.request()

    before = fingerprint(case.path)
    with pytest.raises(CancelledError):
        repair_case(
            case.path,
            tmp_path / "new",
            PASSPHRASE,
            answers=ADULT,
            clock=StoppedClock(),
            report=report,
            cancel=cancel,
        )

    assert [each for each in tmp_path.iterdir() if each != case.path] == []
    assert fingerprint(case.path) == before
    assert (seen[-1].stage, seen[-1].done) == (Stage.REPAIRING, 10)
    assert seen[-1].total == ITEMS + 2


def test_a_disk_that_is_too_small_leaves_no_new_vault(
    case: Case, make_disk: Callable[[int], Path]
) -> None:
    disk = make_disk(300)

    with pytest.raises(DiskFullError):
        repair_case(case.path, disk / "new", PASSPHRASE, answers=ADULT, clock=StoppedClock())

    assert list(disk.iterdir()) == []


# --- the sabotaged twins


def spoil_a_copy(drilled: Drill) -> None:
    """What a copy without reading back would not notice."""
    item = drilled.held()["07.png"]
    path = blobs.path_of(drilled.new_path / "blobs", item.id)
    flip_bit(path, path.stat().st_size - 5)


def forget_a_file(drilled: Drill) -> None:
    item = drilled.held()["07.png"]
    blobs.path_of(drilled.new_path / "blobs", item.id).unlink()


def forget_a_row(drilled: Drill) -> None:
    item = drilled.held()["07.png"]
    with drilled.open() as vault:
        vault.withdraw_item(item, "silently")


def seal_other_bytes(drilled: Drill) -> None:
    with drilled.open() as vault:
        vault.withdraw_item(vault.items()[7], "silently")
        vault.add_item(BytesSource(b"other"), new_item("07.png"))


def write_in_the_old_vault(drilled: Drill) -> None:
    drilled.case.open().close()
    (drilled.case.path / "lock").write_bytes(b"x")


def leave_the_ledger_behind(drilled: Drill) -> None:
    database = creation.open_database(drilled.new_path / "case.db", drilled.done.repaired.unlocked)
    database.run("UPDATE item SET shows = x'78' WHERE number = 3")
    database.close()


TWINS = [
    spoil_a_copy,
    forget_a_file,
    forget_a_row,
    seal_other_bytes,
    write_in_the_old_vault,
    leave_the_ledger_behind,
]


@pytest.fixture(scope="module")
def honest(original: Case, tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], Drill]:
    """Makes a copy of one honest repair, to be spoiled."""
    folder = tmp_path_factory.mktemp("honest")
    drilled = drill(original, folder)

    def copied(path: Path) -> Drill:
        case = replace(original, path=Path(shutil.copytree(original.path, path / "vault")))
        new_path = Path(shutil.copytree(drilled.new_path, path / "new"))
        return replace(drilled, case=case, new_path=new_path, before=fingerprint(case.path))

    return copied


def test_an_honest_repair_passes_the_comparison(
    honest: Callable[[Path], Drill], tmp_path: Path
) -> None:
    assert failures_of(honest(tmp_path)) == []


@pytest.mark.twin("repairs with a spoiled step")
@pytest.mark.parametrize("sabotage", TWINS, ids=lambda sabotage: sabotage.__name__)
def test_a_repair_with_a_spoiled_step_is_caught(
    honest: Callable[[Path], Drill], tmp_path: Path, sabotage: Callable[[Drill], None]
) -> None:
    drilled = honest(tmp_path)

    sabotage(drilled)

    assert failures_of(drilled) != []
