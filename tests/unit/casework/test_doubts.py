import contextlib
from dataclasses import replace
from pathlib import Path

import pytest

from evidence_kit.casework.case import change_ages, finish_ages
from evidence_kit.casework.covering import cover_exhibit, disclose, picture_to_cover
from evidence_kit.casework.doubts import doubt, doubt_unseen, is_doubted, settle, unseen_since
from evidence_kit.casework.items import extract
from evidence_kit.errors import (
    CoveringQuestionError,
    ItemWithdrawnError,
    NoCoveredCopyError,
    PerhapsIntimateError,
)
from evidence_kit.intake.importing import Answers, import_file
from evidence_kit.intake.previews import make_preview, make_previews, pictures_to_preview
from evidence_kit.model import (
    Action,
    AgeInPicture,
    Ages,
    Box,
    DisclosureChoice,
    Item,
    ItemStatus,
    Route,
)
from evidence_kit.questions import UNSEEN_LEFT, YES, doubt_about
from evidence_kit.report.going_out import as_it_goes_out
from evidence_kit.resources import asset_path
from evidence_kit.store import Vault

PICTURE = asset_path("sample", "evidence") / "received_447120261118.jpeg"
ADULT = Ages(now=30, in_picture=AgeInPicture.ADULT)
NOT_SURE = Ages(now=30, in_picture=AgeInPicture.NOT_SURE)
BOX = Box(x_px=10, y_px=10, width_px=60, height_px=30)


@pytest.fixture
def item(minor_vault: Vault) -> Item:
    """A picture of an under-18 case that has a preview and a covered copy with one."""
    import_file(minor_vault, PICTURE, Answers(route=Route.DROP, no_nudity_visible=True))
    make_previews(minor_vault)
    cover_exhibit(minor_vault, "1", (BOX,), no_nudity_visible=True)
    return minor_vault.get_item("1")


def take_in_as(vault: Vault, number: int) -> Item:
    """Take in a picture of its own; bytes after the end make it another file."""
    path = vault.path.parent / f"{number}.jpg"
    path.write_bytes(PICTURE.read_bytes() + bytes([number]))
    return import_file(vault, path, Answers(route=Route.DROP)).item


def previews(vault: Vault, item: Item) -> list[bytes | None]:
    copies = [copy.item for copy in vault.covered_copies()]
    return [vault.find_preview(each.id) for each in (item, *copies)]


def test_a_doubt_takes_every_small_picture_and_lets_nothing_out(
    minor_vault: Vault, item: Item
) -> None:
    assert all(previews(minor_vault, item))
    from_before = minor_vault.path / "backup" / "case.4.db"
    from_before.parent.mkdir(exist_ok=True)
    from_before.write_bytes(b"a copy from before a migration, which holds every small picture")

    said = doubt(minor_vault, "1", "not sure")

    assert previews(minor_vault, item) == [None, None]
    assert not from_before.exists()
    assert said.choice is DisclosureChoice.WITHHELD
    (going_out,) = as_it_goes_out(minor_vault.case_file()).items
    assert (going_out.label, going_out.sha256) == (item.label, None)
    gone = [entry for entry in minor_vault.ledger() if entry.object == f"preview/{item.id}"]
    assert [(entry.action, entry.after is None) for entry in gone] == [
        (Action.PREVIEW_MADE, False),
        (Action.FACT_CHANGED, True),
    ]
    assert not [each for each in minor_vault.check(is_full=False) if each.verdict.is_bad]


def test_no_new_small_picture_is_made_while_the_doubt_stands(
    minor_vault: Vault, item: Item
) -> None:
    doubt(minor_vault, "1", "")

    assert pictures_to_preview(minor_vault) == ()
    # One that was waiting already is not made either.
    assert make_preview(minor_vault, item) is not None
    assert previews(minor_vault, item) == [None, None]


def test_a_doubt_said_while_it_is_decoded_keeps_its_small_picture_out(minor_vault: Vault) -> None:
    answers = Answers(route=Route.DROP, no_nudity_visible=True)
    item = import_file(minor_vault, PICTURE, answers).item

    refused = make_preview(minor_vault, item, while_waiting=lambda: say_once(minor_vault, item))

    assert is_doubted(minor_vault, item)
    assert refused is not None
    assert minor_vault.find_preview(item.id) is None


def test_what_is_taken_out_while_it_is_decoded_gets_no_small_picture(adult_vault: Vault) -> None:
    item = import_file(adult_vault, PICTURE, Answers(route=Route.DROP)).item

    def take_out() -> None:
        if adult_vault.get_item(item.id).status is ItemStatus.HELD:
            adult_vault.withdraw_item(item, "mine alone")

    assert make_preview(adult_vault, item, while_waiting=take_out) is not None
    assert adult_vault.get_item(item.id).status is ItemStatus.WITHDRAWN
    assert adult_vault.find_preview(item.id) is None


@pytest.mark.parametrize("looked", [True, False])
def test_a_doubt_said_while_it_is_covered_makes_no_copy_and_shows_nothing(
    adult_vault: Vault, *, looked: bool
) -> None:
    item = import_file(adult_vault, PICTURE, Answers(route=Route.DROP)).item

    def doubting() -> None:
        say_once(adult_vault, item)

    with pytest.raises(PerhapsIntimateError):
        cover_exhibit(adult_vault, "1", (BOX,), no_nudity_visible=looked, while_waiting=doubting)
    settle(adult_vault, item)
    with pytest.raises(PerhapsIntimateError):
        picture_to_cover(adult_vault, "1", no_nudity_visible=looked, while_waiting=doubting)

    assert adult_vault.covered_copies() == ()


def say_once(vault: Vault, item: Item) -> None:
    if not is_doubted(vault, item):
        doubt(vault, item.label, "said while it was decoded")


def test_nothing_of_it_is_shown_or_handed_over_before_somebody_looked(
    minor_vault: Vault, item: Item
) -> None:
    doubt(minor_vault, "1", "")

    for choice in (DisclosureChoice.WHOLE, DisclosureChoice.COVERED):
        with pytest.raises(PerhapsIntimateError):
            disclose(minor_vault, "1", choice, "")
    with pytest.raises(CoveringQuestionError):
        picture_to_cover(minor_vault, "1", no_nudity_visible=False)
    assert is_doubted(minor_vault, item)


def test_the_doubt_ends_when_somebody_looked(minor_vault: Vault, item: Item) -> None:
    doubt(minor_vault, "1", "")

    picture_to_cover(minor_vault, "1", no_nudity_visible=True)

    assert not is_doubted(minor_vault, item)
    assert item in pictures_to_preview(minor_vault)
    # It stays withheld until somebody says that it shall go out.
    assert minor_vault.contents().disclosures[item.id].choice is DisclosureChoice.WITHHELD
    assert disclose(minor_vault, "1", DisclosureChoice.WHOLE, "").choice is DisclosureChoice.WHOLE


def test_of_what_was_taken_out_nothing_is_in_doubt(minor_vault: Vault, item: Item) -> None:
    minor_vault.withdraw_item(item, "mistake")

    with pytest.raises(ItemWithdrawnError):
        doubt(minor_vault, "1", "")


@pytest.mark.parametrize("choice", [DisclosureChoice.WITHHELD, DisclosureChoice.COVERED])
def test_a_doubt_ends_only_together_with_what_goes_out(
    adult_vault: Vault, choice: DisclosureChoice
) -> None:
    item = import_file(adult_vault, PICTURE, Answers(route=Route.DROP)).item
    doubt(adult_vault, "1", "")

    # Withheld needs nobody who looked, and there is no covered copy that could go out.
    with contextlib.suppress(NoCoveredCopyError):
        disclose(adult_vault, "1", choice, "", no_nudity_visible=True)

    assert is_doubted(adult_vault, item)


def test_a_doubted_picture_is_not_even_written_to_the_persons_own_disk(
    minor_vault: Vault, item: Item, tmp_path: Path
) -> None:
    doubt(minor_vault, "1", "not sure")

    for name in ("1", "JS-001-C1"):
        with pytest.raises(PerhapsIntimateError):
            extract(minor_vault, name, tmp_path / "out", is_intimate_wanted=True)

    assert not (tmp_path / "out").exists()
    settle(minor_vault, item)
    extract(minor_vault, "1", tmp_path / "out")


def take_in(vault: Vault) -> Item:
    return import_file(vault, PICTURE, Answers(route=Route.DROP)).item


def test_when_the_rules_begin_late_nothing_unseen_goes_out_until_somebody_looked(
    adult_vault: Vault,
) -> None:
    item = take_in(adult_vault)
    make_previews(adult_vault)

    changed = change_ages(adult_vault, NOT_SURE)

    assert changed.to_look_at == (item,)
    assert (is_doubted(adult_vault, item), adult_vault.find_preview(item.id)) == (True, None)
    (going_out,) = as_it_goes_out(adult_vault.case_file()).items
    assert going_out.sha256 is None
    with pytest.raises(PerhapsIntimateError):
        disclose(adult_vault, item.label, DisclosureChoice.WHOLE, "")

    disclose(adult_vault, item.label, DisclosureChoice.WHOLE, "", no_nudity_visible=True)
    (going_out,) = as_it_goes_out(adult_vault.case_file()).items
    assert going_out.sha256 == item.sha256


def test_an_answer_about_age_that_was_a_slip_brings_back_what_held(adult_vault: Vault) -> None:
    whole, covered, kept_back, doubted = (take_in_as(adult_vault, n) for n in range(4))
    cover_exhibit(adult_vault, covered.label, (BOX,), no_nudity_visible=False)
    disclose(adult_vault, kept_back.label, DisclosureChoice.WITHHELD, "my sister is in it")
    doubt(adult_vault, doubted.label, "not sure")
    before = adult_vault.contents().disclosures

    change_ages(adult_vault, NOT_SURE)
    everything = adult_vault.contents().disclosures.values()
    assert {said.choice for said in everything} == {DisclosureChoice.WITHHELD}
    change_ages(adult_vault, ADULT)

    after = adult_vault.contents().disclosures
    assert {id_: (said.choice, said.why) for id_, said in after.items() if id_ in before} == {
        id_: (said.choice, said.why) for id_, said in before.items()
    }
    assert after[whole.id].choice is DisclosureChoice.WHOLE
    assert [is_doubted(adult_vault, each) for each in (whole, covered, kept_back, doubted)] == [
        False,
        False,
        False,
        True,
    ]


def test_a_switch_that_was_cut_is_finished_when_the_case_is_opened_again(
    adult_vault: Vault,
) -> None:
    item = take_in(adult_vault)
    # As a cut leaves it once the rules hold.
    adult_vault.answer_case(UNSEEN_LEFT, YES)
    adult_vault.change_case(replace(adult_vault.case, ages=NOT_SURE))

    finish_ages(adult_vault)

    assert is_doubted(adult_vault, item)
    assert adult_vault.find_case_answer(UNSEEN_LEFT) is None
    assert finish_ages(adult_vault) == ()


def test_a_switch_that_was_cut_withholds_all_the_same_when_it_is_said_again(
    adult_vault: Vault,
) -> None:
    item = take_in(adult_vault)
    # As a cut leaves it between the first thing that is recorded and the second.
    adult_vault.answer_case(doubt_about(item.id), unseen_since(DisclosureChoice.WHOLE))

    doubt_unseen(adult_vault, (item,))

    assert adult_vault.contents().disclosures[item.id].choice is DisclosureChoice.WITHHELD
