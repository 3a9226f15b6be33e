"""What a picture shows, as stated: it is kept, taken back, and never asked of what is gone."""

import pytest

from evidence_kit.casework import items, quality
from evidence_kit.errors import InvalidValueError, ItemWithdrawnError
from evidence_kit.model import Item, Provenance, Route
from evidence_kit.questions import Quality, quality_of
from evidence_kit.store import Vault


@pytest.fixture
def item(adult_vault: Vault) -> Item:
    return items.describe_not_held(adult_vault, "a chat", Provenance(), Route.FILE_DIALOG)


def test_an_answer_is_kept_and_can_be_taken_back(adult_vault: Vault, item: Item) -> None:
    name = quality_of(item.id, Quality.DATE)

    quality.say(adult_vault, item.id, Quality.DATE, "no")
    assert adult_vault.contents().answers == {name: "no"}

    quality.say(adult_vault, item.id, Quality.DATE, "")
    assert adult_vault.contents().answers == {}


def test_another_answer_than_there_is_is_refused(adult_vault: Vault, item: Item) -> None:
    with pytest.raises(InvalidValueError):
        quality.say(adult_vault, item.id, Quality.DATE, "perhaps")


def test_nothing_is_said_of_what_was_withdrawn(adult_vault: Vault, item: Item) -> None:
    items.withdraw(adult_vault, item.label, "")

    with pytest.raises(ItemWithdrawnError):
        quality.say(adult_vault, item.id, Quality.AROUND, "yes")
