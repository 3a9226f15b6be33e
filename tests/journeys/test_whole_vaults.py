"""What is done with a vault as a whole from a terminal: compared with a copy, kept, deleted."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from evidence_kit.casework.backing_up import CaseMoved
from evidence_kit.cli.backup_verbs import _say_moved
from evidence_kit.cli.main import main
from evidence_kit.errors import DeletionUnfinishedError
from evidence_kit.store import Vault, deleting
from tests.fakes import BytesSource, StoppedClock, new_case, new_item
from tests.journeys.program import PASSPHRASE, Ran

RunHere = Callable[..., Ran]


@pytest.fixture
def run_here(capsys: pytest.CaptureFixture[str], passphrase_file: Path) -> RunHere:
    """Run a verb in this process, where nobody can be asked: each of another one takes a second."""

    def run(*arguments: object) -> Ran:
        capsys.readouterr()
        status = 0
        try:
            status = main([*map(str, arguments), "--passphrase-file", str(passphrase_file)])
        except SystemExit as ended:
            status = int(str(ended.code))
        said = capsys.readouterr()
        return Ran(status=status, out=said.out, words=said.err)

    return run


def reference_of(case: Path) -> str:
    with Vault.open(case, PASSPHRASE, clock=StoppedClock()) as vault:
        return vault.case.reference


def test_a_vault_is_deleted_only_with_its_reference(
    run_here: RunHere, adult_case: Path, tmp_path: Path
) -> None:
    receipt = tmp_path / "receipt.txt"
    reference = reference_of(adult_case)

    unasked = run_here("delete-vault", adult_case)
    wrong = run_here("delete-vault", adult_case, "--confirm", "EK-0000-000000")
    inside = run_here(
        "delete-vault", adult_case, "--confirm", reference, "--receipt", adult_case / "x.txt"
    )

    assert (unasked.status, wrong.status, inside.status) == (65, 83, 50)
    assert f"--confirm {reference}" in unasked.words
    assert "--yes" not in unasked.words
    assert "never handed over" in unasked.words
    assert "ask them first" in unasked.words
    assert reference_of(adult_case) == reference

    done = run_here(
        "delete-vault", adult_case, "--confirm", reference, "--receipt", receipt, "--json"
    )

    assert done.status == 0, done.words
    assert not adult_case.exists()
    assert done.document["format"] == "evidence-kit/delete-vault/1"
    assert done.document["ledger_head"] in receipt.read_text("utf-8")
    assert "Copies are not reached" in done.words


def test_a_deletion_that_was_cut_waits_for_a_yes(run_here: RunHere, adult_case: Path) -> None:
    deleting.destroy_keys(adult_case)

    opened = run_here("list", adult_case)
    unasked = run_here("delete-vault", adult_case)
    assert (opened.status, unasked.status) == (81, 51)
    assert adult_case.exists()

    done = run_here("delete-vault", adult_case, "--yes", "--json")

    assert done.status == 0
    assert json.loads(done.out)["reference"] is None
    assert not adult_case.exists()


def test_a_move_names_what_stays_in_the_old_place(
    run_here: RunHere, adult_case: Path, tmp_path: Path
) -> None:
    (adult_case / "letter.txt").write_text("mine")

    moved = run_here("move", adult_case, "-o", tmp_path / "moved", "--remove-old", "--json")

    assert moved.status == 0, moved.words
    assert moved.document["old_removed"]
    assert "letter.txt." in moved.words
    assert [each.name for each in adult_case.iterdir()] == ["letter.txt"]


def test_a_move_that_cannot_remove_the_old_place_says_that_the_new_one_is_whole(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    done = CaseMoved(
        case=new_case(),
        files=7,
        resumed_files=0,
        findings=(),
        removed=None,
        removal_problem=DeletionUnfinishedError(reason="busy"),
    )

    _say_moved(done, tmp_path)

    assert "it is whole in its new place" in capsys.readouterr().err


def test_on_the_day_it_is_asked_and_nothing_is_deleted(run_here: RunHere, adult_case: Path) -> None:
    assert run_here("keep-until", adult_case).out == "never\n"
    assert run_here("keep-until", adult_case, "1999-12-31").status == 50
    assert run_here("keep-until", adult_case, "2999-12-31").out == "2999-12-31\n"
    assert "still needed" not in run_here("list", adult_case).words
    with Vault.open(adult_case, PASSPHRASE, clock=StoppedClock()) as vault:
        vault.answer_case("retention-until", "2020-01-01")

    listed = run_here("list", adult_case)

    assert listed.status == 0
    assert "is this vault still needed? Nothing is deleted by itself" in listed.words
    assert run_here("keep-until", adult_case, "never").out == "never\n"
    assert "still needed" not in run_here("list", adult_case).words


def test_two_copies_that_were_both_written_in_are_told_apart(
    run_here: RunHere, adult_case: Path, tmp_path: Path
) -> None:
    copy = Path(shutil.copytree(adult_case, tmp_path / "copy"))
    same = run_here("check", adult_case, "--against", copy)
    for path, name in ((adult_case, "here.txt"), (copy, "there.txt")):
        with Vault.open(path, PASSPHRASE, clock=StoppedClock()) as vault:
            vault.add_item(BytesSource(name.encode()), new_item(name))

    parted = run_here("check", adult_case, "--against", copy)
    told = run_here("check", adult_case, "--against", copy, "--json")

    assert (same.status, same.out.split()[0]) == (0, "same")
    assert parted.status == told.status == 1
    relation, common = parted.out.splitlines()[0].split()
    assert relation == "parted"
    assert f"Same until entry {common}, then they differ" in parted.words
    assert f"here  {int(common) + 1:>6}" in parted.out
    assert f"there {int(common) + 1:>6}" in parted.out
    assert told.document["common_until"] == int(common)
    assert [line["action"] for line in told.document["there"]] == ["item-imported"]
    assert run_here("check", adult_case, "--against", copy, "--full").status == 2


def test_an_older_copy_says_so(run_here: RunHere, adult_case: Path, tmp_path: Path) -> None:
    older = Path(shutil.copytree(adult_case, tmp_path / "older"))
    with Vault.open(adult_case, PASSPHRASE, clock=StoppedClock()) as vault:
        vault.add_item(BytesSource(b"more"), new_item("more.txt"))

    behind = run_here("check", older, "--against", adult_case)
    ahead = run_here("check", adult_case, "--against", older)

    assert (behind.status, ahead.status) == (1, 0)
    assert behind.out.startswith("behind ")
    assert ahead.out.startswith("ahead ")


def test_a_restored_copy_is_one_history_with_its_vault_until_one_goes_on(
    run_here: RunHere, adult_case: Path, tmp_path: Path
) -> None:
    backup, restored = tmp_path / "case.ekbackup", tmp_path / "restored"
    assert run_here("backup", adult_case, "-o", backup).status == 0
    assert run_here("restore-backup", backup, "-o", restored).status == 0

    same = run_here("check", adult_case, "--against", restored)
    from_there = run_here("check", restored, "--against", adult_case)
    with Vault.open(restored, PASSPHRASE, clock=StoppedClock()) as vault:
        vault.add_item(BytesSource(b"more"), new_item("more.txt"))
    behind = run_here("check", adult_case, "--against", restored)

    assert (same.status, same.out.split()[0]) == (0, "same")
    assert "nothing in the case differs" in same.words
    assert "The other one was restored from a backup: entry " in same.words
    assert "This vault was restored from a backup: entry " in from_there.words
    assert (behind.status, behind.out.split()[0]) == (1, "behind")
    assert (
        "This vault was restored from a backup on " in run_here("anchor", "check", restored).words
    )
    assert "restored" not in run_here("anchor", "check", adult_case).words
