from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from evidence_kit import messages
from evidence_kit.errors import (
    DeletionNotConfirmedError,
    InvalidValueError,
    NotAVaultError,
    NoVaultOpenError,
    VaultOpenError,
    WrongPassphraseError,
)
from evidence_kit.progress import Progress
from evidence_kit.service import deletion, opening
from evidence_kit.service.work import Work
from evidence_kit.store import Vault, deleting
from tests.fakes import PASSPHRASE, BytesSource, new_item

WorkOn = Callable[[Vault | None], Work]


def test_what_would_go_is_said_and_nothing_goes(vault: Vault, work_on: WorkOn) -> None:
    vault.add_item(BytesSource(b"threat"), new_item("threat.png"))

    foreseen = deletion.foresee(messages.ForeseeDeletion(), work_on(vault))

    assert foreseen.never_packed == ("JS-001",)
    assert (vault.path / "header.a").exists()


def test_after_a_deletion_no_case_is_open(vault: Vault, work_on: WorkOn, tmp_path: Path) -> None:
    work = work_on(vault)
    receipt = tmp_path / "receipt.txt"

    deleted = deletion.delete(
        messages.DeleteCase(
            confirmed=vault.case.reference, secret=PASSPHRASE, receipt_path=str(receipt)
        ),
        work,
    )

    assert (deleted.left, deleted.receipt_path) == (0, str(receipt))
    assert not deleted.is_receipt_lost
    assert receipt.exists()
    assert not vault.path.exists()
    assert work.held.find() is None
    # Nothing is signed or read in it any more.
    work.held.sign()
    with pytest.raises(NoVaultOpenError):
        opening.read_case(messages.ReadCase(), work)


def test_a_receipt_that_could_not_be_kept_is_said_with_the_deletion(
    vault: Vault, work_on: WorkOn, tmp_path: Path
) -> None:
    receipt = tmp_path / "receipt.txt"

    def take_the_name(_progress: Progress) -> None:
        receipt.write_text("of somebody else")

    deleted = deletion.delete(
        messages.DeleteCase(
            confirmed=vault.case.reference, secret=PASSPHRASE, receipt_path=str(receipt)
        ),
        replace(work_on(vault), report=take_the_name),
    )

    assert (deleted.receipt_path, deleted.is_receipt_lost) == ("", True)
    assert not vault.path.exists()


@pytest.mark.parametrize(
    ("confirmed", "secret", "refusal"),
    [
        ("EK-0000-000000", PASSPHRASE, DeletionNotConfirmedError),
        ("", "not the passphrase", WrongPassphraseError),
        ("", "", WrongPassphraseError),
    ],
)
def test_what_is_refused_leaves_the_case_open(
    vault: Vault, work_on: WorkOn, confirmed: str, secret: str, refusal: type[Exception]
) -> None:
    work = work_on(vault)
    request = messages.DeleteCase(confirmed=confirmed or vault.case.reference, secret=secret)

    with pytest.raises(refusal):
        deletion.delete(request, work)

    assert work.held.find() is vault
    assert vault.case.reference


def test_a_deletion_that_was_cut_is_finished_from_the_lock_screen(
    vault: Vault, work_on: WorkOn
) -> None:
    with pytest.raises(VaultOpenError):
        deletion.finish(messages.FinishDeletion(path=str(vault.path)), work_on(vault))
    vault.close()
    with pytest.raises(NotAVaultError):
        deletion.finish(messages.FinishDeletion(path=str(vault.path)), work_on(None))
    deleting.destroy_keys(vault.path)

    finished = deletion.finish(messages.FinishDeletion(path=str(vault.path)), work_on(None))

    assert finished.reference == ""
    assert not vault.path.exists()


def test_a_day_to_ask_is_kept_and_taken_back(vault: Vault, work_on: WorkOn) -> None:
    work = work_on(vault)

    kept = deletion.keep(messages.KeepUntil(day="2031-02-28"), work)
    assert kept.day == "2031-02-28"
    assert opening.read_case(messages.ReadCase(), work).kept_until == "2031-02-28"
    deletion.keep(messages.KeepUntil(day=""), work)

    assert opening.read_case(messages.ReadCase(), work).kept_until == ""


@pytest.mark.parametrize("day", ["2031-02-30", "soon", "1999-01-01"])
def test_what_is_no_day_to_come_is_refused(vault: Vault, work_on: WorkOn, day: str) -> None:
    with pytest.raises(InvalidValueError):
        deletion.keep(messages.KeepUntil(day=day), work_on(vault))
