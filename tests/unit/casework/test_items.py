from pathlib import Path

import pytest

from evidence_kit.casework.facts import PaymentSaid, record_payment
from evidence_kit.casework.items import (
    add_files,
    describe_not_held,
    extract,
    withdraw,
)
from evidence_kit.casework.threats import record_referral, record_threat
from evidence_kit.errors import (
    EmbeddedDataError,
    IntimateInTheOpenError,
    ItemDamagedError,
    ItemWithdrawnError,
    NoSuchItemError,
    SourceIsFolderError,
    SourceIsLinkError,
    SourceIsSpecialError,
    SourceMissingError,
    TargetExistsError,
)
from evidence_kit.intake.importing import Answers, Offered, Refused
from evidence_kit.model import ItemKind, PaymentStatus, Provenance, Route
from evidence_kit.store import Imported, Vault

ANSWERS = Answers(route=Route.COMMAND_LINE)


def add(vault: Vault, *paths: Path) -> list[Imported | Refused]:
    return list(add_files(vault, [Offered(path=path, answers=ANSWERS) for path in paths]))


def write(path: Path, data: bytes = b"send 500\n") -> Path:
    path.write_bytes(data)
    return path


def test_a_whole_folder_comes_in_in_order_without_following_links(
    adult_vault: Vault, tmp_path: Path
) -> None:
    folder = tmp_path / "evidence"
    (folder / "deeper").mkdir(parents=True)
    write(folder / "b.txt", b"b")
    write(folder / "a.txt", b"a")
    write(folder / "deeper" / "c.txt", b"c")
    (folder / "loop").symlink_to(folder)

    outcomes = add(adult_vault, folder)

    assert [item.original_name for item in adult_vault.items()] == ["a.txt", "b.txt", "c.txt"]
    (refused,) = [each for each in outcomes if isinstance(each, Refused)]
    assert isinstance(refused.error, SourceIsLinkError)


def test_a_folder_is_not_taken_whole_in_an_under_18_case(
    minor_vault: Vault, tmp_path: Path
) -> None:
    write(tmp_path / "chat.txt")

    (refused,) = add(minor_vault, tmp_path)

    assert isinstance(refused, Refused)
    assert isinstance(refused.error, SourceIsFolderError)
    assert minor_vault.items() == ()


def test_a_folder_that_holds_the_vault_is_taken_without_it(adult_vault: Vault) -> None:
    folder = adult_vault.path.parent
    write(folder / "zz-last.txt")

    outcomes = add(adult_vault, folder)

    assert "zz-last.txt" in [item.original_name for item in adult_vault.items()]
    assert "case.db" not in [item.original_name for item in adult_vault.items()]
    refused = [each for each in outcomes if isinstance(each, Refused)]
    assert [each.path for each in refused] == [adult_vault.path]
    assert isinstance(refused[0].error, SourceIsSpecialError)


def test_a_name_that_the_system_cannot_look_at_does_not_stop_the_others(
    adult_vault: Vault, tmp_path: Path
) -> None:
    first, second = add(adult_vault, tmp_path / ("x" * 5000), write(tmp_path / "chat.txt"))

    assert isinstance(first, Refused)
    assert isinstance(second, Imported)


def test_one_refused_file_does_not_stop_the_others(adult_vault: Vault, tmp_path: Path) -> None:
    outcomes = add(adult_vault, tmp_path / "gone.png", write(tmp_path / "chat.txt"))

    first, second = outcomes
    assert isinstance(first, Refused)
    assert isinstance(first.error, SourceMissingError)
    assert isinstance(second, Imported)


def test_an_image_not_held_is_described_without_a_digest(minor_vault: Vault) -> None:
    item = describe_not_held(
        minor_vault,
        "a picture they sent",
        Provenance(device="my phone", app="chat"),
        Route.COMMAND_LINE,
    )

    assert item.kind is ItemKind.NOT_HELD
    assert item.sha256 is None
    assert minor_vault.get_item("JS-001") == item


PICTURE_IN_WORDS = "data:image/heic;base64,AAAAJGZ0eXBoZWlj"


@pytest.mark.parametrize("field", ["shows", "device", "app", "seen_at_text"])
def test_the_description_of_an_image_not_held_is_not_the_image(
    minor_vault: Vault, field: str
) -> None:
    said = {"shows": "a picture", field: PICTURE_IN_WORDS}

    with pytest.raises(EmbeddedDataError):
        describe_not_held(minor_vault, said.pop("shows"), Provenance(**said), Route.COMMAND_LINE)

    assert minor_vault.items() == ()


def test_the_reason_of_a_withdrawal_is_not_a_picture(minor_vault: Vault, tmp_path: Path) -> None:
    add(minor_vault, write(tmp_path / "chat.txt"))

    with pytest.raises(EmbeddedDataError):
        withdraw(minor_vault, "JS-001", PICTURE_IN_WORDS)

    assert minor_vault.get_item("JS-001").withdrawn_why == ""


@pytest.mark.parametrize("name", ["JS-001", "js-001", "JS/1", "js/01", "1"])
def test_an_exhibit_is_found_by_every_way_to_write_its_label(
    adult_vault: Vault, tmp_path: Path, name: str
) -> None:
    add(adult_vault, write(tmp_path / "chat.txt"))

    extracted = extract(adult_vault, name, tmp_path / "out.txt")

    assert extracted.path.read_bytes() == b"send 500\n"


def test_what_is_intimate_is_written_out_only_when_that_is_asked_for(
    adult_vault: Vault, tmp_path: Path
) -> None:
    source = write(tmp_path / "picture.jpg")
    answers = Answers(route=Route.COMMAND_LINE, is_intimate=True)
    list(add_files(adult_vault, [Offered(path=source, answers=answers)]))
    out_path = tmp_path / "out.jpg"

    with pytest.raises(IntimateInTheOpenError):
        extract(adult_vault, "JS-001", out_path)
    assert not out_path.exists()

    extract(adult_vault, "JS-001", out_path, is_intimate_wanted=True)
    assert out_path.read_bytes() == source.read_bytes()


def test_extract_never_replaces_a_file(adult_vault: Vault, tmp_path: Path) -> None:
    source = write(tmp_path / "chat.txt")
    add(adult_vault, source)

    with pytest.raises(TargetExistsError):
        extract(adult_vault, "JS-001", source)


def test_a_damaged_exhibit_is_not_extracted_and_leaves_no_file(
    adult_vault: Vault, tmp_path: Path
) -> None:
    add(adult_vault, write(tmp_path / "chat.txt"))
    (blob,) = [path for path in (adult_vault.path / "blobs").rglob("*") if path.is_file()]
    blob.write_bytes(blob.read_bytes()[:-1] + b"?")

    with pytest.raises(ItemDamagedError):
        extract(adult_vault, "JS-001", tmp_path / "out.txt")

    assert not list(tmp_path.glob("out*"))


def test_a_withdrawn_exhibit_keeps_its_number_and_cannot_be_extracted(
    adult_vault: Vault, tmp_path: Path
) -> None:
    add(adult_vault, write(tmp_path / "a.txt", b"a"))

    assert withdraw(adult_vault, "js/1", "added by mistake") == "JS-001"
    add(adult_vault, write(tmp_path / "b.txt", b"b"))

    stub, following = adult_vault.items()
    assert (stub.label, stub.withdrawn_why, following.label) == (
        "JS-001",
        "added by mistake",
        "JS-002",
    )
    with pytest.raises(ItemWithdrawnError):
        extract(adult_vault, "JS-001", tmp_path / "out")
    with pytest.raises(ItemWithdrawnError):
        withdraw(adult_vault, "JS-001", "again")


def test_a_fact_can_be_taken_back_and_its_number_is_not_used_again(adult_vault: Vault) -> None:
    for amount in ("500", "600"):
        record_payment(
            adult_vault,
            PaymentSaid(
                status=PaymentStatus.DEMANDED, method="bank", amount=amount, currency="EUR"
            ),
        )

    withdraw(adult_vault, "payment/2", "it was 60")
    record_payment(
        adult_vault,
        PaymentSaid(status=PaymentStatus.DEMANDED, method="bank", amount="60", currency="EUR"),
    )

    assert [each.number for each in adult_vault.case_file().payments] == [1, 3]


@pytest.mark.parametrize("name", ["JS-099", "payment/9", "wallet/1", "", "../x", "9" * 40])
def test_what_does_not_exist_cannot_be_withdrawn(adult_vault: Vault, name: str) -> None:
    with pytest.raises(NoSuchItemError):
        withdraw(adult_vault, name, "because")


def test_threats_and_who_was_told_can_be_withdrawn_too(adult_vault: Vault) -> None:
    record_threat(adult_vault, text="I send it")
    record_referral(adult_vault, force="Police, Ljubljana")

    names = [withdraw(adult_vault, name, "a mistake") for name in ("threat/1", "referral/1")]

    assert names == ["threat/1", "referral/1"]
    left = adult_vault.case_file()
    assert (left.threats, left.referrals) == ((), ())
