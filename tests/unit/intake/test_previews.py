from pathlib import Path

import pytest

from evidence_kit.casework.case import change_ages
from evidence_kit.errors import CancelledError
from evidence_kit.intake.importing import Answers, import_file
from evidence_kit.intake.previews import make_preview, make_previews, pictures_to_preview
from evidence_kit.model import AgeInPicture, Ages, Route
from evidence_kit.resources import asset_path
from evidence_kit.store import Vault

SAMPLE = asset_path("sample", "evidence")


def test_pictures_get_previews_and_facts_after_they_are_saved(adult_vault: Vault) -> None:
    item = import_file(
        adult_vault, SAMPLE / "IMG_20261119_214812.jpg", Answers(route=Route.DROP)
    ).item

    assert make_previews(adult_vault) == ()

    preview = adult_vault.find_preview(item.id)
    assert preview is not None
    assert preview.startswith(b"\xff\xd8\xff")
    facts = adult_vault.case_file().pictures[item.id]
    assert facts.taken_at_text.startswith("2026:11:19")
    assert facts.has_location


def test_a_picture_that_cannot_be_decoded_stays_saved_and_is_named(
    adult_vault: Vault, tmp_path: Path
) -> None:
    path = tmp_path / "broken.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"nonsense" * 20)
    item = import_file(adult_vault, path, Answers(route=Route.DROP)).item

    (refused,) = make_previews(adult_vault)

    assert refused.item == item
    assert adult_vault.find_preview(item.id) is None
    assert b"".join(adult_vault.read_item(item)) == path.read_bytes()


def test_an_intimate_picture_is_never_decoded(adult_vault: Vault) -> None:
    answers = Answers(route=Route.DROP, is_intimate=True)
    item = import_file(adult_vault, SAMPLE / "received_447120261118.jpeg", answers).item

    assert make_previews(adult_vault) == ()
    assert adult_vault.find_preview(item.id) is None


def test_what_is_no_picture_is_left_alone(adult_vault: Vault) -> None:
    import_file(adult_vault, SAMPLE / "EXB-20261118-0004471.pdf", Answers(route=Route.DROP))

    assert make_previews(adult_vault) == ()
    assert adult_vault.case_file().pictures == {}


def test_what_came_in_before_the_under_18_rules_held_gets_none(adult_vault: Vault) -> None:
    before = import_file(adult_vault, SAMPLE / "IMG_20261119_214812.jpg", Answers(route=Route.DROP))
    change_ages(adult_vault, Ages(now=15, in_picture=AgeInPicture.UNDER_18))
    looked_at = Answers(route=Route.DROP, no_nudity_visible=True)
    after = import_file(adult_vault, SAMPLE / "Screenshot_20261119-075254.jpg", looked_at)

    assert make_previews(adult_vault) == ()
    assert adult_vault.find_preview(before.item.id) is None
    assert adult_vault.find_preview(after.item.id) is not None


def test_when_the_under_18_rules_no_longer_hold_every_picture_gets_one(minor_vault: Vault) -> None:
    looked_at = Answers(route=Route.DROP, no_nudity_visible=True)
    item = import_file(minor_vault, SAMPLE / "IMG_20261119_214812.jpg", looked_at).item

    waiting = pictures_to_preview(minor_vault)
    change_ages(minor_vault, Ages(now=24, in_picture=AgeInPicture.ADULT))

    assert waiting == (item,)
    assert pictures_to_preview(minor_vault) == (item,)


def test_a_preview_can_be_left_for_later(adult_vault: Vault) -> None:
    item = import_file(
        adult_vault, SAMPLE / "IMG_20261119_214812.jpg", Answers(route=Route.DROP)
    ).item

    def stop() -> None:
        raise CancelledError

    with pytest.raises(CancelledError):
        make_preview(adult_vault, item, while_waiting=stop)

    assert pictures_to_preview(adult_vault) == (item,)
    assert make_preview(adult_vault, item) is None
    assert pictures_to_preview(adult_vault) == ()
