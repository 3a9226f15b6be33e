import pytest

from evidence_kit.errors import DatabaseDamagedError
from evidence_kit.store import Vault, covered
from tests.fakes import BytesSource, new_item
from tests.vaults import COVER


def test_how_a_copy_was_made_is_read_as_it_was_written(vault: Vault) -> None:
    item = vault.add_item(BytesSource(b"a picture"), new_item("one.png")).item

    made = vault.keep_copy(item, BytesSource(b"covered"), COVER)

    assert covered.copies(vault._session.database) == (made,)
    assert made.covering.original_id == item.id
    assert made.covering.boxes == COVER.boxes


def test_a_copy_is_numbered_by_exhibit_and_leaves_no_gap_among_them(vault: Vault) -> None:
    one = vault.add_item(BytesSource(b"one"), new_item("one.png")).item
    vault.keep_copy(one, BytesSource(b"covered"), COVER)
    two = vault.add_item(BytesSource(b"two"), new_item("two.png")).item
    labels = [
        vault.keep_copy(each, BytesSource(data), COVER).item.label
        for each, data in ((two, b"covered two"), (one, b"covered again"))
    ]

    assert [item.label for item in vault.items()] == ["JS-001", "JS-002"]
    assert labels == ["JS-002-C1", "JS-001-C2"]
    assert [copy.item.number for copy in vault.covered_copies()] == [
        1_000_001,
        1_000_002,
        1_000_003,
    ]


@pytest.mark.parametrize("change", ["margin_px = 0", "boxes = '[]'", "number = 9"])
def test_a_row_of_a_copy_never_changes(vault: Vault, change: str) -> None:
    item = vault.add_item(BytesSource(b"a picture"), new_item("one.png")).item
    vault.keep_copy(item, BytesSource(b"covered"), COVER)

    with pytest.raises(DatabaseDamagedError, match="keeps the boxes"):
        vault._session.database.run(f"UPDATE covering SET {change}")  # noqa: S608 - the attack
