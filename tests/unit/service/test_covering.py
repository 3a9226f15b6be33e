from collections.abc import Callable

import msgspec
import pytest

from evidence_kit import messages
from evidence_kit.errors import (
    CancelledError,
    CoveringQuestionError,
    NoCoveredCopyError,
    NotCoverableError,
)
from evidence_kit.intake.importing import Answers, import_file
from evidence_kit.model import Box, DisclosureChoice, Item, Route
from evidence_kit.resources import asset_path
from evidence_kit.service import covering, opening
from evidence_kit.service.work import Work
from evidence_kit.store import Vault

WorkOn = Callable[[Vault | None], Work]

PICTURE = asset_path("sample", "evidence", "Screenshot_20261118-231905_Instagram.png")
BOX = Box(x_px=20, y_px=30, width_px=60, height_px=20)


def chat(vault: Vault, *, is_intimate: bool = False) -> Item:
    answers = Answers(route=Route.DROP, is_intimate=is_intimate, no_nudity_visible=True)
    return import_file(vault, PICTURE, answers).item


def test_a_picture_is_shown_whole_covered_and_read_with_the_case(
    vault: Vault, work_on: WorkOn
) -> None:
    work, item = work_on(vault), chat(vault)

    shown = covering.look_to_cover(messages.LookToCover(item_id=item.id), work)
    made = covering.cover_picture(messages.CoverPicture(item_id=item.id, boxes=(BOX,)), work)
    said = covering.disclose(
        messages.Disclose(item_id=item.id, choice=DisclosureChoice.WITHHELD), work
    )
    seen = opening.read_case(messages.ReadCase(), work)

    assert shown.jpeg.startswith(b"\xff\xd8")
    assert (made.copy.covering.width_px, made.copy.covering.height_px) == (
        shown.width_px,
        shown.height_px,
    )
    assert seen.copies == (made.copy,)
    assert seen.disclosures == {item.id: said.disclosure}


def test_what_is_sealed_is_not_shown_to_be_covered(vault: Vault, work_on: WorkOn) -> None:
    item = chat(vault, is_intimate=True)
    request = messages.LookToCover(item_id=item.id, no_nudity_visible=True)
    with pytest.raises(NotCoverableError):
        covering.look_to_cover(request, work_on(vault))


def test_in_an_under_18_case_nothing_is_shown_before_the_answer(
    minor_vault: Vault, work_on: WorkOn
) -> None:
    item = chat(minor_vault)
    with pytest.raises(CoveringQuestionError):
        covering.look_to_cover(messages.LookToCover(item_id=item.id), work_on(minor_vault))


def test_stopping_leaves_no_copy(vault: Vault, work_on: WorkOn) -> None:
    work, item = work_on(vault), chat(vault)
    work.cancel.request()
    with pytest.raises(CancelledError):
        covering.cover_picture(messages.CoverPicture(item_id=item.id, boxes=(BOX,)), work)
    assert vault.covered_copies() == ()


def test_a_piece_in_which_others_can_be_seen_waits_for_its_copy(
    vault: Vault, work_on: WorkOn
) -> None:
    item = chat(vault)
    request = messages.Disclose(item_id=item.id, choice=DisclosureChoice.COVERED)
    with pytest.raises(NoCoveredCopyError):
        covering.disclose(request, work_on(vault))

    request = msgspec.structs.replace(request, has_other_people=True)
    said = covering.disclose(request, work_on(vault))

    assert said.disclosure.choice is DisclosureChoice.COVERED
