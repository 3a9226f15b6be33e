from collections.abc import Callable
from pathlib import Path

import pytest

from evidence_kit.errors import CancelledError, ReadBackError, SourceChangedError
from evidence_kit.model import Action, ItemKind, Provenance, Sensitivity
from evidence_kit.progress import Cancel, Progress, Stage
from evidence_kit.store import ImportGroup, Vault, imports
from tests.fakes import (
    BytesSource,
    ChangingSource,
    StoppedClock,
    WatchedSource,
    flip_bit,
    new_item,
)


def sealed_files(vault: Vault) -> list[Path]:
    return [path for path in (vault.path / "blobs").rglob("*") if path.is_file()]


def take(group: ImportGroup, *pieces: bytes) -> None:
    for number, data in enumerate(pieces):
        group.take(BytesSource(data), new_item(f"{number}.png"))


def test_nothing_of_a_group_is_an_item_before_it_is_committed(vault: Vault) -> None:
    group = vault.new_imports()

    take(group, b"first", b"second")

    assert vault.items() == ()
    assert vault.ledger_head().n == 1


def test_a_group_gets_its_rows_and_entries_in_order(vault: Vault) -> None:
    group = vault.new_imports()
    take(group, b"first", b"second", b"third")

    results = group.commit()

    assert [result.item for result in results] == list(vault.items())
    assert [item.number for item in vault.items()] == [1, 2, 3]
    imported = [entry for entry in vault.ledger() if entry.action is Action.ITEM_IMPORTED]
    assert [entry.object for entry in imported] == [f"item/{item.id}" for item in vault.items()]
    assert [b"".join(vault.read_item(item)) for item in vault.items()] == [
        b"first",
        b"second",
        b"third",
    ]


def test_a_committed_group_can_be_filled_again(vault: Vault) -> None:
    group = vault.new_imports()
    take(group, b"first")
    group.commit()

    take(group, b"second")

    assert [result.item.number for result in group.commit()] == [2]


def test_an_empty_group_writes_nothing(vault: Vault) -> None:
    assert vault.new_imports().commit() == ()
    assert vault.ledger_head().n == 1


def test_the_same_bytes_twice_in_a_group_are_kept_once(vault: Vault) -> None:
    group = vault.new_imports()
    take(group, b"same", b"other", b"same")

    first, _, again = group.commit()

    assert again.is_duplicate
    assert again.item == first.item
    assert again.source_name == "2.png"
    assert [item.number for item in vault.items()] == [1, 2]
    assert len(sealed_files(vault)) == 2


def test_the_same_bytes_offered_as_intimate_later_in_a_group_are_intimate(vault: Vault) -> None:
    group = vault.new_imports()
    take(group, b"same")
    group.take(BytesSource(b"same"), new_item("1.png", sensitivity=Sensitivity.INTIMATE))

    first, again = group.commit()

    assert first.item.sensitivity is Sensitivity.INTIMATE
    assert again.sensitivity_raised
    assert vault.items() == (first.item,)


def test_a_source_that_changes_takes_nothing_of_its_group_with_it(vault: Vault) -> None:
    group = vault.new_imports()
    take(group, b"first")
    with pytest.raises(SourceChangedError):
        group.take(ChangingSource(b"second"), new_item("2.png"))
    take(group, b"third")

    results = group.commit()

    assert [item.number for item in vault.items()] == [1, 2]
    assert len(results) == len(sealed_files(vault)) == 2


def spoiled(vault: Vault, data: bytes) -> WatchedSource:
    """A source whose sealed file loses a bit as soon as it is sealed."""
    before = set(sealed_files(vault))

    def spoil() -> None:
        (path,) = set(sealed_files(vault)) - before
        flip_bit(path, 5000)

    return WatchedSource(data, after_sealing=spoil)


def test_one_that_does_not_read_back_is_named_while_the_next_is_taken(vault: Vault) -> None:
    group = vault.new_imports()
    take(group, b"first")
    group.take(spoiled(vault, b"second"), new_item("second.png"))

    with pytest.raises(ReadBackError, match=r"second\.png"):
        group.take(BytesSource(b"third"), new_item("third.png"))

    (first,) = group.commit()
    assert vault.items() == (first.item,)
    assert [path.name for path in sealed_files(vault)] == [first.item.id]


def test_the_last_one_that_does_not_read_back_leaves_the_others(vault: Vault) -> None:
    group = vault.new_imports()
    take(group, b"first")
    group.take(spoiled(vault, b"second"), new_item("second.png"))

    with pytest.raises(ReadBackError, match=r"second\.png"):
        group.commit()

    assert vault.items() == ()
    (first,) = group.commit()
    assert vault.items() == (first.item,)
    assert [path.name for path in sealed_files(vault)] == [first.item.id]


def test_bytes_that_did_not_read_back_may_be_offered_again(vault: Vault) -> None:
    group = vault.new_imports()
    group.take(spoiled(vault, b"same"), new_item("1.png"))
    with pytest.raises(ReadBackError):
        group.commit()

    take(group, b"same")

    (again,) = group.commit()
    assert (again.is_duplicate, b"".join(vault.read_item(again.item))) == (False, b"same")


def fill_by_count(group: ImportGroup, _clock: StoppedClock) -> None:
    take(group, *(bytes([number]) for number in range(imports.GROUP_COUNT)))


def fill_by_size(group: ImportGroup, _clock: StoppedClock) -> None:
    take(group, bytes(imports.GROUP_BYTES))


def fill_by_time(group: ImportGroup, clock: StoppedClock) -> None:
    take(group, b"first")
    clock.advance(1)


@pytest.mark.parametrize("fill", [fill_by_count, fill_by_size, fill_by_time])
def test_a_full_group_has_no_room(
    vault: Vault, clock: StoppedClock, fill: Callable[[ImportGroup, StoppedClock], None]
) -> None:
    group = vault.new_imports()

    fill(group, clock)

    assert not group.has_room_for(1)
    group.commit()
    assert group.has_room_for(1)


def test_the_first_source_has_room_however_large_it_is(vault: Vault) -> None:
    assert vault.new_imports().has_room_for(imports.GROUP_BYTES * 1000)


def test_what_is_described_while_a_group_fills_takes_no_number_from_it(vault: Vault) -> None:
    group = vault.new_imports()
    take(group, b"first", b"second")

    noted = vault.describe_item(new_item("seen.png", kind=ItemKind.NOT_HELD))
    results = group.commit()

    assert noted.number == 1
    assert [result.item.number for result in results] == [2, 3]


@pytest.mark.parametrize("is_duplicate", [False, True], ids=["new", "held already"])
def test_a_stop_while_it_is_read_back_leaves_no_trace(vault: Vault, is_duplicate: bool) -> None:  # noqa: FBT001 - a parameter
    data = bytes(3 << 20)
    before = [vault.add_item(BytesSource(data), new_item()).item] if is_duplicate else []
    cancel = Cancel()
    stages = []

    def stop_when_read_back(progress: Progress) -> None:
        stages.append(progress.stage)
        if progress.stage is Stage.CHECKING:
            cancel.request()

    with pytest.raises(CancelledError):
        vault.add_item(
            BytesSource(data), new_item("again"), report=stop_when_read_back, cancel=cancel
        )

    sealed = [path.name for path in sealed_files(vault)]
    assert stages[-1] is Stage.CHECKING
    assert list(vault.items()) == before
    assert sealed == [item.id for item in before]


def test_words_said_while_a_duplicate_is_read_back_stay_and_the_ledger_knows_them(
    vault: Vault,
) -> None:
    data = bytes(3 << 20)
    held = vault.add_item(BytesSource(data), new_item()).item
    said = Provenance(shows="the profile")

    def amend_when_read_back(progress: Progress) -> None:
        if progress.stage is Stage.CHECKING:
            vault.amend_item(vault.get_item(held.label), said)

    raised = vault.add_item(
        BytesSource(data),
        new_item("again", sensitivity=Sensitivity.INTIMATE),
        report=amend_when_read_back,
    ).item

    assert raised == vault.get_item(held.label)
    assert raised.provenance == said
    assert not [each for each in vault.check(is_full=False) if each.verdict.is_bad]
