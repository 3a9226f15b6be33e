import io
from pathlib import Path

import pytest
from PIL import Image

from evidence_kit.casework.case import change_ages
from evidence_kit.casework.covering import (
    cover_exhibit,
    disclose,
    keep_for_others,
    standing_copy,
)
from evidence_kit.casework.items import extract, withdraw
from evidence_kit.errors import (
    BoxOutsideError,
    CoveringQuestionError,
    InvalidValueError,
    ItemWithdrawnError,
    NoCoveredCopyError,
    NotCoverableError,
    RemainderQuestionError,
)
from evidence_kit.intake.importing import Answers, import_picture
from evidence_kit.model import (
    AgeInPicture,
    Ages,
    Box,
    DisclosureChoice,
    Item,
    ItemStatus,
    Route,
)
from evidence_kit.report.going_out import as_it_goes_out
from evidence_kit.sandbox.boxes import COLOUR
from evidence_kit.store import Imported, Vault

FRIEND = (0, 90, 200)
BOX = Box(x_px=20, y_px=20, width_px=30, height_px=10)


def chat(vault: Vault, *, is_intimate: bool = False, looked: bool = True) -> Item:
    return taken_in(vault, is_intimate=is_intimate, looked=looked).item


def taken_in(vault: Vault, *, is_intimate: bool = False, looked: bool = True) -> Imported:
    image = Image.new("RGB", (120, 200), "white")
    image.paste(FRIEND, (20, 20, 50, 30))
    data = io.BytesIO()
    image.save(data, "PNG")
    answers = Answers(route=Route.COMMAND_LINE, is_intimate=is_intimate, no_nudity_visible=looked)
    imported = import_picture(vault, data.getvalue(), "chat.png", answers)
    assert isinstance(imported, Imported)
    return imported


def test_the_copy_hides_what_was_marked_and_the_exhibit_is_untouched(
    adult_vault: Vault, tmp_path: Path
) -> None:
    item = chat(adult_vault)
    before = b"".join(adult_vault.read_item(item))

    copy = cover_exhibit(adult_vault, "js/1", (BOX,), no_nudity_visible=False)

    extract(adult_vault, "js/1-c1", tmp_path / "copy.png")
    with Image.open(tmp_path / "copy.png") as image:
        assert image.getpixel((25, 25)) == COLOUR
        assert bytes(FRIEND) not in image.tobytes()
    assert b"".join(adult_vault.read_item(item)) == before
    assert adult_vault.find_preview(copy.item.id) is not None
    assert adult_vault.contents().disclosures[item.id].choice is DisclosureChoice.COVERED


def test_the_same_boxes_again_make_no_second_copy(adult_vault: Vault) -> None:
    chat(adult_vault)
    first = cover_exhibit(adult_vault, "1", (BOX,), no_nudity_visible=False)
    head = adult_vault.ledger_head()

    assert cover_exhibit(adult_vault, "1", (BOX,), no_nudity_visible=False) == first
    assert adult_vault.ledger_head() == head


def test_a_withdrawn_copy_is_no_copy_and_the_next_gets_a_new_number(adult_vault: Vault) -> None:
    item = chat(adult_vault)
    cover_exhibit(adult_vault, "1", (BOX,), no_nudity_visible=False)

    assert withdraw(adult_vault, "JS-001-C1", "too little") == "JS-001-C1"

    assert standing_copy(adult_vault, item) is None
    again = cover_exhibit(adult_vault, "1", (BOX,), no_nudity_visible=False)
    assert again.item.label == "JS-001-C2"


def test_an_intimate_picture_waits_for_somebody_to_say_what_stays_visible(
    adult_vault: Vault,
) -> None:
    chat(adult_vault, is_intimate=True)
    with pytest.raises(RemainderQuestionError):
        cover_exhibit(adult_vault, "1", (BOX,), no_nudity_visible=False)

    copy = cover_exhibit(adult_vault, "1", (BOX,), no_nudity_visible=True)

    assert copy.item.label == "JS-001-C1"
    assert adult_vault.find_preview(adult_vault.get_item("1").id) is None
    assert adult_vault.find_preview(copy.item.id) is None
    assert adult_vault.contents().disclosures == {}
    said = disclose(adult_vault, "1", DisclosureChoice.COVERED, "")
    assert adult_vault.contents().disclosures == {said.item_id: said}


def test_in_an_under_18_case_each_covering_is_asked_about(minor_vault: Vault) -> None:
    chat(minor_vault)
    with pytest.raises(CoveringQuestionError) as refused:
        cover_exhibit(minor_vault, "1", (BOX,), no_nudity_visible=False)
    assert "taken in" not in refused.value.summary

    copy = cover_exhibit(minor_vault, "1", (BOX,), no_nudity_visible=True)

    assert minor_vault.find_preview(copy.item.id) is not None


def test_copies_of_intimate_pictures_go_with_them_when_the_under_18_rules_begin(
    adult_vault: Vault,
) -> None:
    chat(adult_vault, is_intimate=True)
    cover_exhibit(adult_vault, "1", (BOX,), no_nudity_visible=True)

    change_ages(adult_vault, Ages(now=24, in_picture=AgeInPicture.UNDER_18))

    (copy,) = adult_vault.covered_copies()
    assert copy.item.status is ItemStatus.WITHDRAWN


def test_a_box_outside_is_refused_with_the_pictures_size(adult_vault: Vault) -> None:
    chat(adult_vault)
    outside = Box(x_px=100, y_px=0, width_px=40, height_px=10)
    with pytest.raises(BoxOutsideError) as caught:
        cover_exhibit(adult_vault, "1", (outside,), no_nudity_visible=False)
    assert caught.value.facts["width_px"] == 120
    assert adult_vault.covered_copies() == ()


def test_without_a_box_nothing_is_made(adult_vault: Vault) -> None:
    chat(adult_vault)
    with pytest.raises(InvalidValueError):
        cover_exhibit(adult_vault, "1", (), no_nudity_visible=False)


def test_what_is_no_picture_cannot_be_covered(adult_vault: Vault) -> None:
    import_picture(adult_vault, b"words", "a.txt", Answers(route=Route.COMMAND_LINE))
    with pytest.raises(NotCoverableError):
        cover_exhibit(adult_vault, "1", (BOX,), no_nudity_visible=False)


def test_of_what_was_withdrawn_nothing_is_covered_or_said(adult_vault: Vault) -> None:
    chat(adult_vault)
    withdraw(adult_vault, "1", "by mistake")
    with pytest.raises(ItemWithdrawnError):
        cover_exhibit(adult_vault, "1", (BOX,), no_nudity_visible=False)
    with pytest.raises(ItemWithdrawnError):
        disclose(adult_vault, "1", DisclosureChoice.WITHHELD, "")


def test_a_copy_alone_cannot_go_out_before_there_is_one(adult_vault: Vault) -> None:
    chat(adult_vault)
    with pytest.raises(NoCoveredCopyError):
        disclose(adult_vault, "1", DisclosureChoice.COVERED, "")
    disclose(adult_vault, "1", DisclosureChoice.WITHHELD, "a friend")
    assert adult_vault.contents().disclosures[adult_vault.get_item("1").id].why == "a friend"


def test_where_others_can_be_seen_nothing_goes_out_before_they_are_covered(
    adult_vault: Vault,
) -> None:
    imported = taken_in(adult_vault)

    assert keep_for_others(adult_vault, imported)
    item = imported.item

    (going_out,) = as_it_goes_out(adult_vault.case_file()).items
    assert (going_out.label, going_out.original_name) == (item.label, "")
    copy = cover_exhibit(adult_vault, "1", (BOX,), no_nudity_visible=False)
    (going_out,) = as_it_goes_out(adult_vault.case_file()).items
    assert going_out.id == copy.item.id


def test_what_somebody_said_of_an_exhibit_before_stays(adult_vault: Vault) -> None:
    item = chat(adult_vault)
    disclose(adult_vault, "1", DisclosureChoice.WHOLE, "all of them agreed")
    disclose(adult_vault, "1", DisclosureChoice.WITHHELD, "")
    disclose(adult_vault, "1", DisclosureChoice.WHOLE, "all of them agreed")

    again = taken_in(adult_vault)
    assert (again.is_duplicate, keep_for_others(adult_vault, again)) == (True, False)
    assert adult_vault.contents().disclosures[item.id].choice is DisclosureChoice.WHOLE


def test_an_exhibit_in_which_others_can_be_seen_may_wait_for_its_copy(adult_vault: Vault) -> None:
    item = chat(adult_vault)
    disclose(adult_vault, "1", DisclosureChoice.COVERED, "", has_other_people=True)

    (going_out,) = as_it_goes_out(adult_vault.case_file()).items

    assert (going_out.label, going_out.original_name) == (item.label, "")
