import pytest

from evidence_kit.casework import drafts
from evidence_kit.casework.case import change_ages
from evidence_kit.errors import DraftTooLongError, EmbeddedDataError, InvalidValueError
from evidence_kit.model import AgeInPicture, Ages
from evidence_kit.store import Vault

EMBEDDED = "data:image/png;base64,iVBORw0KGgo"


def test_a_draft_is_there_when_the_case_is_read_again(adult_vault: Vault) -> None:
    drafts.save(adult_vault, "story/facts", "It began \udc80")

    assert adult_vault.drafts() == {"story/facts": "It began \udc80"}


def test_no_text_forgets_a_draft(adult_vault: Vault) -> None:
    drafts.save(adult_vault, "paste", "a chat")

    drafts.save(adult_vault, "paste", "")

    assert adult_vault.drafts() == {}


@pytest.mark.parametrize("name", ["", "Story", "../case", "a" * 81, "what I typed", "ž"])
def test_a_draft_has_the_name_of_a_field(adult_vault: Vault, name: str) -> None:
    with pytest.raises(InvalidValueError):
        drafts.save(adult_vault, name, "text")

    assert adult_vault.drafts() == {}


def test_nobody_types_a_million_characters(adult_vault: Vault) -> None:
    drafts.save(adult_vault, "paste", "a" * drafts.MOST_CHARACTERS)

    with pytest.raises(DraftTooLongError) as refused:
        drafts.save(adult_vault, "paste", "b" * (drafts.MOST_CHARACTERS + 1))

    assert refused.value.facts == {"most_characters": "1\N{NO-BREAK SPACE}000\N{NO-BREAK SPACE}000"}
    assert adult_vault.drafts()["paste"].startswith("a")


def test_in_an_under_18_case_a_draft_holds_words_alone(minor_vault: Vault) -> None:
    drafts.save(minor_vault, "paste", "he wrote: pay or else")

    with pytest.raises(EmbeddedDataError):
        drafts.save(minor_vault, "paste", EMBEDDED)

    assert minor_vault.drafts() == {"paste": "he wrote: pay or else"}


def test_when_the_under_18_rules_begin_drafts_with_data_go(adult_vault: Vault) -> None:
    drafts.save(adult_vault, "paste", EMBEDDED)
    drafts.save(adult_vault, "story/facts", "It began")

    change_ages(adult_vault, Ages(now=15, in_picture=AgeInPicture.ADULT))

    assert adult_vault.drafts() == {"story/facts": "It began"}
