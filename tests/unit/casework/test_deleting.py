"""What is said before a case is deleted, what confirms it, and what the receipt tells."""

import shutil
from pathlib import Path

import pytest

from evidence_kit.casework.deleting import RETENTION_ANSWER, delete_case, foresee_deletion
from evidence_kit.errors import (
    DeletionNotConfirmedError,
    InvalidValueError,
    RecoveryCodeMistypedError,
    StorageError,
    TargetExistsError,
    WrongPassphraseError,
)
from evidence_kit.hashing import sha256
from evidence_kit.model import AnchorKind, DisclosureChoice, StepState
from evidence_kit.progress import Progress
from evidence_kit.questions import Question
from evidence_kit.store import Export, Vault
from tests.fakes import PASSPHRASE, BytesSource, StoppedClock, new_item
from tests.vaults import COVER


def add(vault: Vault, name: str) -> None:
    vault.add_item(BytesSource(name.encode()), new_item(name))


def pack(vault: Vault, kind: str = "package", left_out: int = 0) -> None:
    vault.record_export(
        Export(
            version=vault.next_export_version(),
            kind=kind,
            made_at=StoppedClock().now(),
            code=sha256(kind.encode()),
        ),
        detail={"exhibits": 1, "left_out": left_out},
    )


def test_without_a_package_nothing_ever_went_out(vault: Vault) -> None:
    add(vault, "one.png")
    pack(vault, "report")

    foreseen = foresee_deletion(vault)

    assert foreseen.reference == vault.case.reference
    assert (foreseen.pieces, foreseen.held) == (1, 1)
    assert foreseen.never_packed == ("JS-001",)
    assert (foreseen.packages, foreseen.reports) == (0, 1)
    assert foreseen.last_package_at is None


def test_what_came_after_the_last_package_is_named(vault: Vault) -> None:
    add(vault, "one.png")
    pack(vault, left_out=2)
    assert foresee_deletion(vault).never_packed == ()
    assert not foresee_deletion(vault).changed_since

    add(vault, "two.png")
    foreseen = foresee_deletion(vault)

    assert foreseen.never_packed == ("JS-002",)
    assert foreseen.changed_since
    assert foreseen.left_out == 2
    assert foreseen.last_package_at == StoppedClock().now()


def test_a_piece_that_was_taken_out_by_itself_is_not_called_lost(vault: Vault) -> None:
    add(vault, "one.png")
    vault.record_extraction(vault.get_item("1"))

    assert foresee_deletion(vault).never_packed == ()


def test_an_original_that_went_out_covered_or_not_at_all_is_called_lost(vault: Vault) -> None:
    for name in ("covered.png", "withheld.png", "whole.png"):
        add(vault, name)
    vault.keep_copy(vault.get_item("1"), BytesSource(b"covered"), COVER)
    vault.disclose(vault.get_item("2"), DisclosureChoice.WITHHELD, "")
    pack(vault)
    assert foresee_deletion(vault).never_packed == ("JS-001", "JS-002")

    vault.disclose(vault.get_item("2"), DisclosureChoice.WHOLE, "")
    assert foresee_deletion(vault).never_packed == ("JS-001", "JS-002")

    pack(vault)
    vault.record_extraction(vault.get_item("1"))
    assert foresee_deletion(vault).never_packed == ()


def test_what_was_covered_after_it_went_out_whole_is_not_called_lost(vault: Vault) -> None:
    add(vault, "one.png")
    pack(vault)
    vault.keep_copy(vault.get_item("1"), BytesSource(b"covered"), COVER)

    assert foresee_deletion(vault).never_packed == ()


def test_the_receipt_counts_covered_copies_apart(vault: Vault, tmp_path: Path) -> None:
    add(vault, "one.png")
    for data in (b"too little", b"covered"):
        vault.keep_copy(vault.get_item("1"), BytesSource(data), COVER)
    receipt_path = tmp_path / "receipt.txt"

    delete_case(
        vault,
        confirmed=vault.case.reference,
        clock=StoppedClock(),
        receipt_path=receipt_path,
    )

    text = receipt_path.read_text("utf-8")
    assert "1, of which 1 were kept as files" in text
    assert "Covered copies 1, kept as files" in text


def test_a_withdrawn_piece_is_not_counted(vault: Vault) -> None:
    add(vault, "one.png")
    vault.withdraw_item(vault.get_item("1"), "by mistake")

    assert (foresee_deletion(vault).pieces, foresee_deletion(vault).never_packed) == (0, ())


@pytest.mark.parametrize("typed", ["", "yes", "delete", "EK-2026-00000"])
def test_anything_but_the_reference_deletes_nothing(vault: Vault, typed: str) -> None:
    with pytest.raises(DeletionNotConfirmedError):
        delete_case(vault, confirmed=typed, clock=StoppedClock())

    assert (vault.path / "header.a").exists()
    assert vault.case.reference


@pytest.mark.parametrize(
    ("secret", "refusal"),
    [
        ("not this one at all", WrongPassphraseError),
        ("EZ8W-YN2H-R5J8-CCRX-DXSD-6P76-1P4Q-A0QQ", RecoveryCodeMistypedError),
    ],
)
def test_a_wrong_password_deletes_nothing(
    vault: Vault, secret: str, refusal: type[Exception]
) -> None:
    for _ in range(3):
        with pytest.raises(refusal):
            delete_case(vault, confirmed=vault.case.reference, clock=StoppedClock(), secret=secret)

    assert vault.case.reference


def test_the_receipt_tells_how_much_there_was_and_nothing_of_what(
    vault: Vault, tmp_path: Path
) -> None:
    add(vault, "lena from summer camp.png")
    reference, head, case_id = vault.case.reference, vault.ledger_head(), vault.case.id
    receipt_path = tmp_path / "receipt.txt"

    deleted = delete_case(
        vault,
        confirmed=f" {reference.lower()} ",
        clock=StoppedClock(),
        secret=PASSPHRASE,
        receipt_path=receipt_path,
    )

    text = receipt_path.read_text("utf-8")
    assert not vault.path.exists()
    assert (deleted.reference, deleted.head, deleted.pieces) == (reference, head, 1)
    assert reference in text
    assert str(head.chain) in text
    assert "1, of which 1" in text
    for secret in ("lena", "summer", str(case_id), str(vault.path), PASSPHRASE):
        assert secret not in text


@pytest.mark.parametrize("is_pulled", [True, False], ids=["pulled", "name taken"])
def test_a_receipt_that_cannot_be_kept_does_not_hide_that_the_case_is_gone(
    vault: Vault, tmp_path: Path, *, is_pulled: bool
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    receipt_path = stick / "receipt.txt"

    def refuse(_progress: Progress) -> None:
        if is_pulled:
            shutil.rmtree(stick, ignore_errors=True)
        else:
            receipt_path.write_text("of somebody else")

    deleted = delete_case(
        vault,
        confirmed=vault.case.reference,
        clock=StoppedClock(),
        receipt_path=receipt_path,
        report=refuse,
    )

    assert deleted.receipt_path is None
    assert not vault.path.exists()
    found = [each.name for each in stick.iterdir()] if stick.exists() else []
    assert found == ([] if is_pulled else ["receipt.txt"])


def test_the_receipt_is_on_the_medium_before_anything_goes(vault: Vault, tmp_path: Path) -> None:
    seen: list[str] = []
    receipt_path = tmp_path / "receipt.txt"

    def look(_progress: Progress) -> None:
        seen.append((tmp_path / "receipt.txt.partial").read_text("utf-8"))

    delete_case(
        vault,
        confirmed=vault.case.reference,
        clock=StoppedClock(),
        receipt_path=receipt_path,
        report=look,
    )

    assert set(seen) == {receipt_path.read_text("utf-8")}
    assert not (tmp_path / "receipt.txt.partial").exists()


def test_a_receipt_goes_again_when_nothing_could_be_deleted(vault: Vault, tmp_path: Path) -> None:
    (vault.path / "header.a").unlink()
    (vault.path / "header.a").mkdir()
    (tmp_path / "stick").mkdir()

    with pytest.raises(StorageError):
        delete_case(
            vault,
            confirmed=vault.case.reference,
            clock=StoppedClock(),
            receipt_path=tmp_path / "stick" / "receipt.txt",
        )

    assert list((tmp_path / "stick").iterdir()) == []
    assert (vault.path / "case.db").exists()


def test_without_a_wish_there_is_no_receipt(vault: Vault, tmp_path: Path) -> None:
    before = set(tmp_path.rglob("*"))

    delete_case(vault, confirmed=vault.case.reference, clock=StoppedClock())

    assert set(tmp_path.rglob("*")) <= before


def test_a_receipt_that_cannot_be_written_keeps_the_case(vault: Vault, tmp_path: Path) -> None:
    there = tmp_path / "there.txt"
    there.write_text("mine")

    with pytest.raises(TargetExistsError):
        delete_case(vault, confirmed=vault.case.reference, clock=StoppedClock(), receipt_path=there)
    with pytest.raises(InvalidValueError):
        delete_case(
            vault,
            confirmed=vault.case.reference,
            clock=StoppedClock(),
            receipt_path=vault.path / "receipt.txt",
        )

    assert there.read_text() == "mine"
    assert vault.case.reference


def test_what_no_package_tells_is_no_change_since_the_last_one(vault: Vault) -> None:
    pack(vault)
    vault.answer_case(RETENTION_ANSWER, "2027-11-28")
    vault.set_step("stop-replying", StepState.DONE)
    vault.add_anchor(AnchorKind.PAPER, vault.ledger_head(), "my aunt")
    vault.say_with_whom(1, "my uncle")
    assert not foresee_deletion(vault).changed_since

    vault.answer_case(Question.DANGER, "no")

    assert foresee_deletion(vault).changed_since
