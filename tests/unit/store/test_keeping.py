import dataclasses
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from evidence_kit.errors import (
    CancelledError,
    DiskFullError,
    EvidenceKitError,
    ItemDamagedError,
    ItemWithdrawnError,
    ReadBackError,
    SourceChangedError,
    SourceUnreadableError,
)
from evidence_kit.hashing import sha256
from evidence_kit.model import (
    Action,
    AgeInPicture,
    Ages,
    FileTimes,
    Item,
    ItemKind,
    ItemStatus,
    Provenance,
    Sensitivity,
    Verdict,
)
from evidence_kit.progress import Cancel, Progress, Stage
from evidence_kit.store import NewItem, Unlocked, Vault, blobs
from tests.fakes import (
    STARTED_AT,
    BytesSource,
    ChangingSource,
    FailingSource,
    ShrinkingSource,
    StoppedClock,
    StutteringSource,
    WatchedSource,
    flip_bit,
    new_item,
)
from tests.vaults import PICTURE


def blob_path(vault: Vault, item: Item) -> Path:
    return vault.path / "blobs" / item.id[:2] / item.id


def sealed_files(vault: Vault) -> list[Path]:
    return [path for path in (vault.path / "blobs").rglob("*") if path.is_file()]


def add(vault: Vault, data: bytes, name: str = "chat.png") -> Item:
    return vault.add_item(BytesSource(data), new_item(name)).item


def assert_nothing_was_stored(vault: Vault) -> None:
    assert vault.items() == ()
    assert sealed_files(vault) == []
    assert vault.ledger_head().n == 1


# --- in


@pytest.mark.parametrize("size_bytes", [0, 1, 65536, 1 << 20, (3 << 20) + 1])
def test_an_item_comes_back_byte_for_byte(vault: Vault, size_bytes: int) -> None:
    data = bytes(size_bytes)

    item = add(vault, data)

    assert b"".join(vault.read_item(item)) == data
    assert (item.size_bytes, item.sha256, item.status) == (
        size_bytes,
        sha256(data),
        ItemStatus.HELD,
    )


def test_an_item_is_recorded_with_its_name_time_and_origin(
    vault: Vault, clock: StoppedClock
) -> None:
    clock.advance(90)
    new = new_item("half \udcff\u202e.png", sensitivity=Sensitivity.INTIMATE)

    item = vault.add_item(BytesSource(b"x"), new).item

    assert vault.items() == (item,)
    assert (item.number, item.label, item.original_name) == (1, "JS-001", new.original_name)
    assert (item.imported_at, item.imported_offset_minutes) == (clock.now(), 60)
    assert (item.times, item.provenance, item.route) == (new.times, new.provenance, new.route)
    assert item.sensitivity is Sensitivity.INTIMATE


def test_labels_go_on_past_nine_hundred_and_ninety_nine(vault: Vault) -> None:
    vault._session.database.run("DROP TRIGGER item_keeps_its_identity")
    add(vault, b"x")
    vault._session.database.run("UPDATE item SET number = 999, label = 'JS-999'")

    assert add(vault, b"y").label == "JS-1000"


def test_the_ledger_knows_of_an_item_in_the_same_moment(vault: Vault) -> None:
    item = add(vault, b"x")

    entry = vault.ledger()[-1]
    assert (entry.action, entry.object) == (Action.ITEM_IMPORTED, f"item/{item.id}")
    assert entry.detail == {
        "label": "JS-001",
        "sha256": item.sha256,
        "size_bytes": 1,
        "media_type": "image/png",
    }


def test_names_and_words_stay_out_of_the_ledger(vault: Vault) -> None:
    add(vault, b"x", "Anna Novak threatens me.png")

    assert "Novak" not in str(vault.ledger()[-1])
    assert "my phone" not in str(vault.ledger()[-1])


def test_the_same_bytes_are_kept_once(vault: Vault) -> None:
    first = add(vault, b"same", "one.png")
    head = vault.ledger_head()

    again = vault.add_item(BytesSource(b"same"), new_item("two.png"))

    assert (again.is_duplicate, again.item) == (True, first)
    assert len(sealed_files(vault)) == 1
    assert vault.ledger_head() == head


def test_bytes_that_were_withdrawn_can_come_in_again(vault: Vault) -> None:
    first = add(vault, b"same")
    vault.withdraw_item(first, "by mistake")

    again = vault.add_item(BytesSource(b"same"), new_item())

    assert not again.is_duplicate
    assert again.item.number == 2
    assert b"".join(vault.read_item(again.item)) == b"same"


@pytest.mark.parametrize("damage", ["flipped", "cut", "gone"])
def test_the_original_can_be_added_again_when_the_sealed_file_is_damaged(
    vault: Vault, damage: str
) -> None:
    # The words of the error send people to look for the original; it must then be taken.
    first = add(vault, b"irreplaceable")
    path = blob_path(vault, first)
    match damage:
        case "flipped":
            flip_bit(path, 5000)
        case "cut":
            path.write_bytes(path.read_bytes()[:4000])
        case _:
            path.unlink()
    with pytest.raises(ItemDamagedError):
        b"".join(vault.read_item(first))

    again = vault.add_item(BytesSource(b"irreplaceable"), new_item())

    assert b"".join(vault.read_item(again.item)) == b"irreplaceable"


def test_marking_the_same_bytes_as_intimate_is_not_lost(vault: Vault) -> None:
    # Otherwise a picture the person now calls intimate would be shown and printed.
    first = add(vault, b"same")
    vault.keep_preview(first, PICTURE, b"\xff\xd8")

    again = vault.add_item(BytesSource(b"same"), new_item(sensitivity=Sensitivity.INTIMATE))

    assert (again.is_duplicate, again.sensitivity_raised) == (True, True)
    assert again.item == replace(first, sensitivity=Sensitivity.INTIMATE)
    assert vault.items() == (again.item,)
    assert vault.find_preview(first.id) is None
    assert vault.items_without_preview() == ()
    assert len(sealed_files(vault)) == 1


def test_the_ledger_knows_that_an_item_became_intimate(vault: Vault) -> None:
    item = add(vault, b"same")
    imported = vault.ledger()[-1]
    vault.keep_preview(item, PICTURE, b"\xff\xd8")
    previewed = vault.ledger()[-1]

    vault.add_item(BytesSource(b"same"), new_item(sensitivity=Sensitivity.INTIMATE))

    of_preview, of_item = vault.ledger()[-2:]
    assert (of_preview.action, of_preview.object) == (Action.FACT_CHANGED, f"preview/{item.id}")
    assert (of_preview.before, of_preview.after) == (previewed.after, None)
    assert (of_item.action, of_item.object) == (Action.FACT_CHANGED, f"item/{item.id}")
    assert of_item.before == imported.after
    assert of_item.after not in {None, of_item.before}
    assert of_item.detail == {"label": "JS-001"}
    assert not any(finding.verdict.is_bad for finding in vault.check(is_full=True))


@pytest.mark.parametrize("second", list(Sensitivity))
def test_an_intimate_item_stays_intimate(vault: Vault, second: Sensitivity) -> None:
    first = vault.add_item(BytesSource(b"same"), new_item(sensitivity=Sensitivity.INTIMATE)).item
    head = vault.ledger_head()

    again = vault.add_item(BytesSource(b"same"), new_item(sensitivity=second))

    assert (again.item, again.is_duplicate, again.sensitivity_raised) == (first, True, False)
    assert vault.ledger_head() == head


@pytest.mark.parametrize("after_bytes", [0, 65536, 200_000])
def test_a_source_that_fails_leaves_nothing(vault: Vault, after_bytes: int) -> None:
    with pytest.raises(SourceUnreadableError):
        vault.add_item(FailingSource(bytes(300_000), after_bytes=after_bytes), new_item())

    assert_nothing_was_stored(vault)


def test_a_source_that_changed_leaves_nothing(vault: Vault) -> None:
    with pytest.raises(SourceChangedError):
        vault.add_item(ChangingSource(b"x"), new_item())

    assert_nothing_was_stored(vault)


def test_a_source_with_a_gap_is_not_saved(vault: Vault) -> None:
    with pytest.raises(ReadBackError):
        vault.add_item(StutteringSource(bytes(range(256)) * 1000), new_item())

    assert_nothing_was_stored(vault)


def test_a_source_larger_than_the_disk_is_refused_before_it_is_read(vault: Vault) -> None:
    source = ShrinkingSource(b"x", promised_bytes=1 << 60)

    with pytest.raises(DiskFullError):
        vault.add_item(source, new_item())

    assert source.position == 0
    assert_nothing_was_stored(vault)


def test_a_medium_that_loses_what_was_written_is_noticed(vault: Vault) -> None:
    def spoil() -> None:
        (path,) = sealed_files(vault)
        flip_bit(path, 5000)

    with pytest.raises(ReadBackError):
        vault.add_item(WatchedSource(b"x", after_sealing=spoil), new_item())

    assert_nothing_was_stored(vault)


def test_a_medium_that_returns_other_sound_bytes_is_noticed(vault: Vault) -> None:
    add(vault, b"other")
    (other_path,) = sealed_files(vault)

    def exchange() -> None:
        (path,) = (path for path in sealed_files(vault) if path != other_path)
        shutil.copy(other_path, path)

    with pytest.raises(ReadBackError):
        vault.add_item(WatchedSource(b"x", after_sealing=exchange), new_item())

    assert len(vault.items()) == 1
    assert sealed_files(vault) == [other_path]


def test_a_stop_leaves_nothing(vault: Vault) -> None:
    cancel = Cancel()
    source = WatchedSource(bytes(3 << 20), at_first_byte=cancel.request)

    with pytest.raises(CancelledError):
        vault.add_item(source, new_item(), cancel=cancel)

    assert_nothing_was_stored(vault)


def test_progress_counts_real_bytes_up_to_the_end(vault: Vault) -> None:
    heard: list[Progress] = []

    vault.add_item(BytesSource(bytes((2 << 20) + 5)), new_item(), report=heard.append)

    counted = [1 << 20, 2 << 20, (2 << 20) + 5]
    assert [each.done for each in heard if each.stage is Stage.IMPORTING] == counted
    assert [each.done for each in heard if each.stage is Stage.CHECKING] == counted
    assert {each.total for each in heard} == {(2 << 20) + 5}


def test_something_described_holds_no_bytes(vault: Vault) -> None:
    item = vault.describe_item(
        new_item("a picture in WhatsApp", kind=ItemKind.NOT_HELD, media_type="")
    )

    assert (item.status, item.sha256, item.size_bytes) == (ItemStatus.NOT_HELD, None, 0)
    assert vault.ledger()[-1].action is Action.ITEM_DESCRIBED
    assert sealed_files(vault) == []
    with pytest.raises(ItemWithdrawnError):
        list(vault.read_item(item))


def container(device: str = "", name: str = "chat.zip") -> NewItem:
    new = new_item(name, kind=ItemKind.NOT_HELD, media_type="application/zip")
    return replace(new, provenance=Provenance(device=device))


def test_the_same_file_that_is_not_held_is_noted_once(vault: Vault) -> None:
    first = vault.describe_item(container(), size_bytes=5)
    head = vault.ledger_head()

    assert vault.describe_item(container(), size_bytes=5) == first
    assert vault.items() == (first,)
    assert vault.ledger_head() == head


def test_what_is_said_about_a_noted_file_later_is_added_and_logged(vault: Vault) -> None:
    first = vault.describe_item(container(), size_bytes=5)
    described = vault.ledger()[-1]

    told = vault.describe_item(container("my phone"), size_bytes=5)

    assert told == replace(first, provenance=Provenance(device="my phone"))
    assert vault.items() == (told,)
    entry = vault.ledger()[-1]
    assert (entry.action, entry.object) == (Action.FACT_CHANGED, f"item/{first.id}")
    assert entry.before == described.after
    assert not any(finding.verdict.is_bad for finding in vault.check(is_full=True))


def test_another_file_that_is_not_held_is_noted_too(vault: Vault) -> None:
    vault.describe_item(container(), size_bytes=5)

    vault.describe_item(container(), size_bytes=6)
    vault.describe_item(container(name="chat2.zip"), size_bytes=5)
    older = FileTimes(modified_at=STARTED_AT, created_at=None)
    vault.describe_item(replace(container(), times=older), size_bytes=5)

    assert len(vault.items()) == 4


def test_the_same_words_may_describe_two_pictures(vault: Vault) -> None:
    for _ in range(2):
        vault.describe_item(new_item("a picture", kind=ItemKind.NOT_HELD, media_type=""))

    assert len(vault.items()) == 2


def test_a_note_that_was_withdrawn_does_not_stand_for_the_file(vault: Vault) -> None:
    first = vault.describe_item(container(), size_bytes=5)
    vault.withdraw_item(first, "by mistake")

    assert vault.describe_item(container(), size_bytes=5).number == 2


# --- out


def test_a_withdrawn_item_leaves_a_numbered_stub_and_no_bytes(vault: Vault) -> None:
    item = add(vault, b"x")
    vault.keep_preview(item, PICTURE, b"\xff\xd8")

    stub = vault.withdraw_item(item, "added by mistake")

    assert vault.items() == (stub,)
    assert (stub.number, stub.sha256, stub.withdrawn_why) == (1, item.sha256, "added by mistake")
    assert sealed_files(vault) == []
    assert vault.find_preview(item.id) is None
    with pytest.raises(ItemWithdrawnError):
        list(vault.read_item(stub))


def test_the_ledger_keeps_what_the_withdrawn_item_was(vault: Vault) -> None:
    item = add(vault, b"x")
    imported = vault.ledger()[-1]
    vault.keep_preview(item, PICTURE, b"\xff\xd8")
    vault.withdraw_item(item, "w")

    of_preview, of_item = vault.ledger()[-2:]
    assert (of_item.action, of_item.before) == (Action.ITEM_WITHDRAWN, imported.after)
    assert of_item.after is not None
    assert of_item.detail == {"label": "JS-001", "sha256": item.sha256}
    assert (of_preview.object, of_preview.after) == (f"preview/{item.id}", None)


def test_an_item_is_withdrawn_once_also_by_somebody_who_looks_at_an_old_list(
    vault: Vault,
) -> None:
    item = add(vault, b"x")
    vault.withdraw_item(item, "first")
    head = vault.ledger_head()

    with pytest.raises(ItemWithdrawnError):
        vault.withdraw_item(item, "second")

    assert vault.items()[0].withdrawn_why == "first"
    assert vault.ledger_head() == head


def test_an_old_list_cannot_read_what_was_withdrawn(vault: Vault) -> None:
    item = add(vault, b"x")
    vault.withdraw_item(item, "w")

    with pytest.raises(EvidenceKitError):
        list(vault.read_item(item))


def test_a_described_item_can_be_withdrawn(vault: Vault) -> None:
    item = vault.describe_item(new_item(kind=ItemKind.NOT_HELD, media_type=""))

    stub = vault.withdraw_item(item, "not mine")

    assert vault.items() == (stub,)
    assert not any(finding.verdict.is_bad for finding in vault.check(is_full=True))


def test_a_withdrawal_cut_before_the_file_went_is_finished_at_the_next_opening(
    vault_path: Path, unlocked: Unlocked, clock: StoppedClock, tmp_path: Path
) -> None:
    with Vault.open_unlocked(vault_path, unlocked, clock=clock) as vault:
        item = add(vault, b"x")
        path = blob_path(vault, item)
        shutil.copy(path, tmp_path / "kept")
        vault.withdraw_item(item, "w")
    shutil.copy(tmp_path / "kept", path)

    with Vault.open_unlocked(vault_path, unlocked, clock=clock) as vault:
        swept = vault.ledger()[-1]
        assert not path.exists()
        assert (swept.action, swept.object) == (Action.SWEPT, f"sealed-file/{item.id}")
        assert vault.opening_findings == ()
        assert not any(finding.verdict.is_bad for finding in vault.check(is_full=True))


# --- presence


def test_a_missing_file_is_shouted_about_at_opening(
    vault_path: Path, unlocked: Unlocked, clock: StoppedClock
) -> None:
    with Vault.open_unlocked(vault_path, unlocked, clock=clock) as vault:
        item = add(vault, b"x")
        blob_path(vault, item).unlink()

    with Vault.open_unlocked(vault_path, unlocked, clock=clock) as vault:
        (finding,) = vault.opening_findings
        assert (finding.subject, finding.verdict) == ("JS-001", Verdict.MISSING)


def test_an_orphan_is_listed_at_opening_and_left_where_it_is(
    vault_path: Path, unlocked: Unlocked, clock: StoppedClock
) -> None:
    orphan_path = vault_path / "blobs" / "ab" / ("ab" * 16)
    orphan_path.parent.mkdir()
    orphan_path.write_bytes(b"half written")

    with Vault.open_unlocked(vault_path, unlocked, clock=clock) as vault:
        (finding,) = vault.opening_findings
        assert not finding.verdict.is_bad
        assert orphan_path.name in finding.subject

    assert orphan_path.read_bytes() == b"half written"


def test_what_an_import_left_half_written_can_be_cleared(
    vault_path: Path, unlocked: Unlocked, clock: StoppedClock
) -> None:
    orphan_path = vault_path / "blobs" / "ab" / ("ab" * 16)
    orphan_path.parent.mkdir()
    orphan_path.write_bytes(b"half written")

    with Vault.open_unlocked(vault_path, unlocked, clock=clock) as vault:
        item = add(vault, b"x")

        assert vault.mend_unfinished().removed == 1
        assert vault.mend_unfinished().removed == 0
        assert not orphan_path.exists()
        assert b"".join(vault.read_item(item)) == b"x"
        assert vault.ledger()[-1].action is Action.SWEPT


def test_clearing_never_takes_what_only_an_older_copy_of_the_database_forgot(
    vault_path: Path, unlocked: Unlocked, clock: StoppedClock
) -> None:
    # Whoever puts a backup of case.db back would otherwise lose everything saved since.
    database_path = vault_path / "case.db"
    older = database_path.read_bytes()
    with Vault.open_unlocked(vault_path, unlocked, clock=clock) as vault:
        item = add(vault, b"reported as saved")
    newer = database_path.read_bytes()

    database_path.write_bytes(older)
    with Vault.open_unlocked(vault_path, unlocked, clock=clock) as vault:
        vault.mend_unfinished()

    database_path.write_bytes(newer)
    with Vault.open_unlocked(vault_path, unlocked, clock=clock) as vault:
        assert b"".join(vault.read_item(item)) == b"reported as saved"


def test_what_the_systems_file_browser_leaves_is_no_import(
    vault_path: Path, unlocked: Unlocked, clock: StoppedClock
) -> None:
    (vault_path / "blobs" / ".DS_Store").write_bytes(b"x")
    (vault_path / "blobs" / "ab").mkdir()
    (vault_path / "blobs" / "ab" / "Thumbs.db").write_bytes(b"x")

    with Vault.open_unlocked(vault_path, unlocked, clock=clock) as vault:
        assert vault.opening_findings == ()


def test_a_lost_blobs_folder_is_said_and_not_a_crash(
    vault_path: Path, unlocked: Unlocked, clock: StoppedClock
) -> None:
    (vault_path / "blobs").rmdir()

    with pytest.raises(EvidenceKitError):
        Vault.open_unlocked(vault_path, unlocked, clock=clock).close()


def test_the_blobs_folder_may_have_been_emptied_by_a_cleaning_program(
    vault_path: Path, unlocked: Unlocked, clock: StoppedClock
) -> None:
    with Vault.open_unlocked(vault_path, unlocked, clock=clock) as vault:
        items = [add(vault, bytes([n])) for n in range(5)]
    for shelf in (vault_path / "blobs").iterdir():
        shutil.rmtree(shelf)

    with Vault.open_unlocked(vault_path, unlocked, clock=clock) as vault:
        assert {finding.subject for finding in vault.opening_findings} == {
            item.label for item in items
        }
        assert add(vault, b"and on it goes").number == 6


def orphan_of(vault: Vault, data: bytes) -> Path:
    """A sealed file whose row never came: what a kill between file and row leaves."""
    sealed = blobs.seal(
        vault.path / "blobs",
        vault._session.blob_key,
        BytesSource(data),
        record={
            "name": "chat.png",
            "media_type": "image/png",
            "kind": "file",
            "sensitivity": "ordinary",
            "imported_at": "2026-11-21T00:12:05Z",
        },
        on_bytes=lambda _done: None,
    )
    return blobs.path_of(vault.path / "blobs", sealed.id)


def test_a_whole_file_without_a_row_gets_its_row_again(vault: Vault) -> None:
    orphan_of(vault, b"cut off")

    mended = vault.mend_unfinished()

    (item,) = mended.adopted
    assert b"".join(vault.read_item(item)) == b"cut off"
    assert (item.original_name, mended.removed) == ("chat.png", 0)
    assert not any(each.verdict is not Verdict.INTACT for each in vault.check(is_full=True))


def test_a_file_whose_record_was_never_written_is_removed_and_logged(vault: Vault) -> None:
    path = orphan_of(vault, b"cut off")
    whole = path.read_bytes()
    record = slice(blobs.CHUNKS_AT - 4124, blobs.CHUNKS_AT)
    path.write_bytes(whole[: record.start] + bytes(4124) + whole[record.stop :])

    mended = vault.mend_unfinished()

    assert (mended.adopted, mended.removed, path.exists()) == ((), 1, False)
    assert vault.ledger()[-1].action is Action.SWEPT


@pytest.mark.parametrize("place", [blobs.CHUNKS_AT, -1], ids=["first chunk", "end"])
def test_what_was_whole_once_and_is_damaged_is_never_removed(vault: Vault, place: int) -> None:
    # It may have been reported as saved: the database may be an older copy than the files.
    path = orphan_of(vault, b"two hours of threats")
    flip_bit(path, place % path.stat().st_size)
    damaged = path.read_bytes()

    mended = vault.mend_unfinished()

    assert (mended.adopted, mended.removed, mended.left) == ((), 0, 1)
    assert path.read_bytes() == damaged


def test_what_is_held_already_is_not_taken_back_twice(vault: Vault) -> None:
    add(vault, b"cut off")
    orphan_of(vault, b"cut off")

    assert vault.mend_unfinished().removed == 1
    assert len(vault.items()) == 1


def test_in_an_under_18_case_a_whole_file_without_a_row_is_left_for_people(vault: Vault) -> None:
    path = orphan_of(vault, b"cut off")
    under_18 = Ages(now=15, in_picture=AgeInPicture.NOT_SURE)
    vault.change_case(dataclasses.replace(vault.case, ages=under_18))

    mended = vault.mend_unfinished()

    assert (mended.adopted, mended.removed, mended.left) == ((), 0, 1)
    assert path.exists()
