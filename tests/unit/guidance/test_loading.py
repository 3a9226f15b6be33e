import shutil

import pytest

from evidence_kit.errors import GuidanceDataError
from evidence_kit.guidance.loading import load
from evidence_kit.guidance.schema import STEP_IDS
from evidence_kit.resources import asset_path


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(asset_path("guidance"), tmp_path / "guidance")


def edit(path, part, instead):
    text = path.read_text(encoding="utf-8")
    assert part in text
    path.write_text(text.replace(part, instead, 1), encoding="utf-8")


def refusal(folder):
    with pytest.raises(GuidanceDataError) as caught:
        load(folder)
    return str(caught.value.facts["reason"])


def test_the_guidance_that_travels_with_the_program_loads():
    guidance = load(asset_path("guidance"))

    assert {step.id for step in guidance.steps.step} == STEP_IDS
    assert {c.jurisdiction for c in guidance.contacts} == {
        each.id for each in guidance.jurisdictions
    }


@pytest.mark.parametrize(
    "name",
    [
        "jurisdictions.toml",
        "steps.toml",
        "tools.toml",
        "capture.toml",
        "apps.toml",
        "payments.toml",
        "signs.toml",
        "helpers.toml",
    ],
)
def test_a_missing_file_is_named(folder, name):
    (folder / name).unlink()

    assert name in refusal(folder)


def test_a_folder_without_contacts_is_refused(folder):
    for path in folder.glob("contacts-*.toml"):
        path.unlink()

    assert "contacts-" in refusal(folder)


def test_a_country_without_its_file_is_refused(folder):
    (folder / "contacts-IT.toml").unlink()

    assert refusal(folder) == "contacts-IT.toml: missing"


def test_broken_toml_is_refused_with_its_file(folder):
    edit(folder / "tools.toml", "[[tool]]", "[[tool")

    assert "tools.toml" in refusal(folder)


def test_bytes_that_are_no_text_are_refused_with_their_file(folder):
    (folder / "capture.toml").write_bytes(b"\xff\xfe")

    assert "capture.toml" in refusal(folder)


def test_an_unknown_slot_is_refused_with_its_place(folder):
    edit(folder / "contacts-SI.toml", 'slots = ["police"]', 'slots = ["polise"]')

    reason = refusal(folder)

    assert "contacts-SI.toml" in reason
    assert "polise" in reason


def test_an_unknown_field_is_refused(folder):
    edit(folder / "payments.toml", "opening =", "greeting = 'x'\nopening =")

    assert "greeting" in refusal(folder)


def test_a_contact_in_the_wrong_file_is_refused(folder):
    edit(folder / "contacts-IT.toml", 'jurisdiction = "IT"', 'jurisdiction = "SI"')

    assert "IT-2 belongs to SI" in refusal(folder)


def test_a_missing_canonical_step_is_refused(folder):
    edit(folder / "steps.toml", 'id = "ST07"', 'id = "ST77"')

    assert "ST77" in refusal(folder)


def test_the_safety_step_may_not_depend_on_anything(folder):
    edit(
        folder / "steps.toml",
        'title = "Are you safe right now?"',
        'title = "Are you safe right now?"\nwhen = { paid = ["paid"] }',
    )

    assert "ST00" in refusal(folder)
