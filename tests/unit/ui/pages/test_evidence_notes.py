from dataclasses import replace

import pytest

from evidence_kit.messages import AmendItem, ItemChanged, SaveDraft
from evidence_kit.model import Provenance
from evidence_kit.ui.pages.evidence_notes import (
    DRAFT_AFTER_MS,
    SAVED_AFTER_MS,
    ItemNotes,
    draft_name,
    from_draft,
)
from tests.pictures.still_vault import StillVault
from tests.unit.ui.seen import item, seen

pytestmark = pytest.mark.usefixtures("qapp")

PIECE, OTHER = item(1), item(2)
TYPED = Provenance(shows="the threat")


def notes_about() -> tuple[ItemNotes, StillVault]:
    vault = StillVault(seen())
    notes = ItemNotes(vault)
    notes.begin(PIECE)
    return notes, vault


def test_a_pause_of_a_second_saves_and_nobody_waits_longer_than_two_for_a_draft() -> None:
    assert SAVED_AFTER_MS == 1000
    assert DRAFT_AFTER_MS < 2000


def test_what_is_typed_is_sent_once_the_field_is_left() -> None:
    notes, vault = notes_about()

    notes.typed(TYPED)
    assert vault.asked == []
    notes.flush()

    assert vault.asked == [AmendItem(item_id=PIECE.id, provenance=TYPED)]
    assert not notes.is_typing


def test_typing_without_a_pause_is_kept_as_a_draft() -> None:
    notes, vault = notes_about()

    notes.typed(TYPED)
    notes._save_draft()

    (draft,) = vault.asked
    assert isinstance(draft, SaveDraft)
    assert draft.name == draft_name(PIECE)
    assert from_draft(draft.text) == TYPED


def test_the_draft_is_forgotten_when_the_words_are_recorded() -> None:
    notes, vault = notes_about()
    notes.typed(TYPED)
    notes._save_draft()
    notes.flush()

    notes._on_amended(ItemChanged(item=replace(PIECE, provenance=TYPED)))

    assert vault.asked[-1] == SaveDraft(name=draft_name(PIECE), text="")


def test_going_to_another_piece_sends_what_was_typed_about_the_first() -> None:
    notes, vault = notes_about()

    notes.typed(TYPED)
    notes.begin(OTHER)

    assert vault.asked == [AmendItem(item_id=PIECE.id, provenance=TYPED)]


def test_words_that_are_the_same_as_before_are_not_recorded_again() -> None:
    notes, vault = notes_about()

    notes.typed(PIECE.provenance)
    notes.flush()

    assert vault.asked == []


def test_what_is_no_draft_is_nothing() -> None:
    assert from_draft("") is None
    assert from_draft("[1]") is None
    assert from_draft('{"colour": "red"}') is None
