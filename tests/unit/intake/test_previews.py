from pathlib import Path

from evidence_kit.intake.importing import Answers, import_file
from evidence_kit.intake.previews import make_previews
from evidence_kit.model import Route
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
