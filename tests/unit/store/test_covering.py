from dataclasses import replace

import pytest

from evidence_kit.errors import ItemWithdrawnError, NoSuchItemError
from evidence_kit.model import (
    Action,
    AgeInPicture,
    Ages,
    DisclosureChoice,
    Item,
    ItemStatus,
    Sensitivity,
)
from evidence_kit.store import Vault, blobs, records
from tests.fakes import BytesSource, new_item
from tests.vaults import COVER, PICTURE


@pytest.fixture
def chat(vault: Vault) -> Item:
    return vault.add_item(BytesSource(b"a chat" * 500), new_item("chat.png")).item


def bad(vault: Vault) -> list[str]:
    return [each.subject for each in vault.check(is_full=True) if each.verdict.is_bad]


def test_a_copy_has_bytes_digest_and_entry_of_its_own(vault: Vault, chat: Item) -> None:
    before = vault.ledger_head().n

    copy = vault.keep_copy(chat, BytesSource(b"covered"), COVER).item

    assert b"".join(vault.read_item(copy)) == b"covered"
    assert b"".join(vault.read_item(chat)) == b"a chat" * 500
    first, second, third = vault.ledger()[before:]
    assert (first.action, first.object) == (Action.ITEM_COVERED, f"item/{copy.id}")
    assert first.detail["original"] == "JS-001"
    assert first.detail["original_sha256"] == chat.sha256
    assert first.detail["sha256"] == copy.sha256
    assert second.object == f"covering/{copy.id}"
    assert (third.object, third.detail) == (f"disclosure/{chat.id}", {"choice": "covered"})
    assert bad(vault) == []


def test_a_new_copy_takes_the_place_of_the_one_before_which_stays_named(
    vault: Vault, chat: Item
) -> None:
    first = vault.keep_copy(chat, BytesSource(b"too little"), COVER).item
    second = vault.keep_copy(chat, BytesSource(b"covered"), COVER).item

    stub = vault.get_exhibit_or_copy(first.label)
    assert (stub.status, stub.withdrawn_why) == (ItemStatus.WITHDRAWN, "JS-001-C2")
    assert stub.sha256 == first.sha256
    assert vault.get_exhibit_or_copy(second.label) == second
    with pytest.raises(ItemWithdrawnError):
        b"".join(vault.read_item(stub))
    assert not blobs.path_of(vault._session.blobs_path, first.id).exists()
    assert bad(vault) == []


def test_what_is_withheld_stays_withheld_when_it_is_covered(vault: Vault, chat: Item) -> None:
    said = vault.disclose(chat, DisclosureChoice.WITHHELD, "a friend's face")

    vault.keep_copy(chat, BytesSource(b"covered"), COVER)

    assert vault.contents().disclosures == {chat.id: said}


def test_a_withdrawn_exhibit_takes_its_copy_along(vault: Vault, chat: Item) -> None:
    copy = vault.keep_copy(chat, BytesSource(b"covered"), COVER).item
    vault.keep_preview(copy, PICTURE, b"\xff\xd8 preview")

    vault.withdraw_item(chat, "not about this")

    (kept,) = vault.covered_copies()
    assert (kept.item.status, kept.item.withdrawn_why) == (ItemStatus.WITHDRAWN, "not about this")
    assert vault.find_preview(copy.id) is None
    assert not blobs.path_of(vault._session.blobs_path, copy.id).exists()
    assert bad(vault) == []


def test_a_copy_of_what_turns_out_to_be_intimate_is_intimate_too(vault: Vault, chat: Item) -> None:
    vault.keep_copy(chat, BytesSource(b"covered"), COVER)

    again = replace(new_item("chat.png"), sensitivity=Sensitivity.INTIMATE)
    vault.add_item(BytesSource(b"a chat" * 500), again)

    (copy,) = vault.covered_copies()
    assert copy.item.sensitivity is Sensitivity.INTIMATE
    assert vault.contents().disclosures[chat.id].choice is DisclosureChoice.WHOLE
    assert bad(vault) == []


def test_a_copys_bytes_offered_as_a_file_become_an_exhibit_of_their_own(
    vault: Vault, chat: Item
) -> None:
    vault.keep_copy(chat, BytesSource(b"covered"), COVER)

    imported = vault.add_item(BytesSource(b"covered"), new_item("from somewhere.png"))

    assert (imported.item.label, imported.is_duplicate) == ("JS-002", False)


def test_a_copy_is_no_exhibit_that_a_fact_could_name(vault: Vault, chat: Item) -> None:
    copy = vault.keep_copy(chat, BytesSource(b"covered"), COVER).item

    with pytest.raises(NoSuchItemError):
        vault.get_item(copy.label)


@pytest.mark.parametrize("age", [34, 15])
def test_a_copy_that_was_cut_off_never_becomes_an_exhibit(
    vault: Vault, chat: Item, age: int
) -> None:
    # What a cut leaves between the file's name and the rows.
    database = vault._session.database
    database.run(
        "CREATE TRIGGER cut BEFORE INSERT ON covering BEGIN SELECT RAISE(ABORT, 'cut'); END"
    )
    with pytest.raises(Exception, match="cut"):
        vault.keep_copy(chat, BytesSource(b"covered"), COVER)
    database.run("DROP TRIGGER cut")
    ages = Ages(now=age, in_picture=AgeInPicture.ADULT)
    vault.change_case(replace(vault.case, ages=ages))
    assert len(blobs.listed(vault._session.blobs_path)) == 2

    mended = vault.mend_unfinished()

    assert (mended.adopted, mended.removed, mended.copies_removed, mended.left) == ((), 0, 1, 0)
    assert vault.items() == (chat,)
    assert blobs.listed(vault._session.blobs_path) == {chat.id}
    assert vault.ledger()[-1].action is Action.SWEPT


def test_an_import_with_the_name_of_a_copy_is_an_import(vault: Vault, chat: Item) -> None:
    # As somebody's who adds what lay in a package.
    imported = vault.add_item(BytesSource(b"covered"), new_item("JS-001-C1.png")).item
    record = blobs.read_record(vault._session.blobs_path, vault._session.blob_key, imported.id)
    copy = vault.keep_copy(chat, BytesSource(b"covered too"), COVER).item
    of_copy = blobs.read_record(vault._session.blobs_path, vault._session.blob_key, copy.id)

    assert not records.told_by(record).is_covered_copy
    assert records.told_by(of_copy).is_covered_copy


def test_an_unfinished_copy_is_no_copy(vault: Vault, chat: Item) -> None:
    vault.keep_copy(chat, BytesSource(b"covered"), COVER)
    session = vault._session
    blobs.seal(
        session.blobs_path,
        session.blob_key,
        BytesSource(b"more"),
        record={},
        on_bytes=lambda _: None,
    )

    assert [each.item.label for each in vault.covered_copies()] == ["JS-001-C1"]
    assert bad(vault) == []
