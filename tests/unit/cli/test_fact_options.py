import pytest

from evidence_kit.cli.fact_options import item_id_of
from evidence_kit.errors import NoSuchItemError
from evidence_kit.store import Vault
from tests.fakes import BytesSource, new_item


def test_an_exhibit_is_found_by_its_label_and_none_is_none(vault: Vault) -> None:
    item = vault.add_item(BytesSource(b"a chat"), new_item("one.png")).item

    assert item_id_of(vault, item.label) == item.id
    assert item_id_of(vault, "") is None
    with pytest.raises(NoSuchItemError):
        item_id_of(vault, "XX-999")
