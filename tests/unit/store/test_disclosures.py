import pytest

from evidence_kit.errors import DatabaseDamagedError
from evidence_kit.model import Action, DisclosureChoice
from evidence_kit.store import Vault
from tests.fakes import BytesSource, new_item


def test_what_goes_out_is_read_as_it_was_said(vault: Vault) -> None:
    item = vault.add_item(BytesSource(b"a chat"), new_item("one.png")).item

    said = vault.disclose(item, DisclosureChoice.WITHHELD, "a friend is in it \udc80")

    assert vault.contents().disclosures == {item.id: said}
    assert vault.case_file().disclosures == {item.id: said}


def test_each_change_is_in_the_ledger_and_the_same_again_is_not(vault: Vault) -> None:
    item = vault.add_item(BytesSource(b"a chat"), new_item("one.png")).item
    before = vault.ledger_head().n

    vault.disclose(item, DisclosureChoice.WHOLE, "")
    first = vault.disclose(item, DisclosureChoice.WITHHELD, "")
    again = vault.disclose(item, DisclosureChoice.WITHHELD, "")
    vault.disclose(item, DisclosureChoice.WHOLE, "")

    assert again == first
    about = f"disclosure/{item.id}"
    assert [(each.action, each.object, each.detail) for each in vault.ledger()[before:]] == [
        (Action.FACT_RECORDED, about, {"choice": "withheld"}),
        (Action.FACT_CHANGED, about, {"choice": "whole"}),
    ]


def test_what_was_said_is_changed_and_never_removed(vault: Vault) -> None:
    item = vault.add_item(BytesSource(b"a chat"), new_item("one.png")).item
    vault.disclose(item, DisclosureChoice.WITHHELD, "")

    with pytest.raises(DatabaseDamagedError, match="never removed"):
        vault._session.database.run("DELETE FROM disclosure")
