import json
from dataclasses import replace

import pytest
import pyzipper

from evidence_kit.errors import NothingSensitiveError, SensitiveUnderAgeError
from evidence_kit.handover.editions import Main
from evidence_kit.handover.finishing import PackageOrder
from evidence_kit.handover.spreadsheet import read_table
from evidence_kit.handover.tables import EXHIBITS_NAME
from evidence_kit.handover.verification import PackageVerdict, verify_package
from evidence_kit.handover.volumes import write_confidential, write_sensitive
from evidence_kit.handover.wrapping import Form, Wrapping, locked
from evidence_kit.model import AgeInPicture, Ages, Disclosure, DisclosureChoice
from evidence_kit.progress import Cancel, silent

PASSPHRASE = "purple lantern seven kayak"
SHEET = b"%PDF-1.7 stands for the contact sheet\n"


def order_of(world, **changes) -> PackageOrder:
    return replace(world.order, case_file=replace(world.case_file, **changes))


def sensitive(world, target_path, order=None, wrapping=None):
    return write_sensitive(
        order or world.order,
        open_item=world.open_item,
        wrapping=wrapping or locked(PASSPHRASE),
        target_path=target_path,
        report=silent,
        cancel=Cancel(),
    )


def confidential(world, target_path, wrapping=None, main=Main.WHOLE):
    return write_confidential(
        world.order,
        SHEET,
        wrapping=wrapping or Wrapping(form=Form.FOLDER),
        target_path=target_path,
        report=silent,
        cancel=Cancel(),
        main=main,
    )


def unlocked(bag):
    with pyzipper.AESZipFile(bag.zip_path) as archive:
        archive.setpassword(PASSPHRASE.encode())
        return {info.filename.partition("/")[2]: archive.read(info) for info in archive.infolist()}


def checked(path, bag):
    return verify_package(
        path, code=bag.code, passphrase=PASSPHRASE, report=silent, cancel=Cancel()
    )


def test_the_sensitive_volume_is_one_locked_file_that_can_be_checked_alone(world, tmp_path):
    bag = sensitive(world, tmp_path)

    assert [path.name for path in tmp_path.iterdir()] == ["EK-2026-000123-SENSITIVE.zip"]
    assert checked(bag.zip_path, bag).overall is PackageVerdict.INTACT


def test_it_holds_the_intimate_original_and_nothing_of_the_others(world, tmp_path):
    files = unlocked(sensitive(world, tmp_path))

    assert files["data/exhibits/JS-005.png"] == world.originals[world.case_file.items[4].id]
    assert [name for name in files if name.startswith("data/exhibits/")] == [
        "data/exhibits/JS-005.png"
    ]
    assert [row["exhibit"] for row in read_table(files[EXHIBITS_NAME])] == ["JS-005"]
    told = b"".join(files.values())
    assert world.case_file.items[0].sha256.encode() not in told
    assert b"anna@example.test" not in told


def test_its_custody_log_opens_the_entry_of_that_exhibit(world, tmp_path):
    files = unlocked(sensitive(world, tmp_path))
    lines = [json.loads(line) for line in files["data/index/custody-log.jsonl"].splitlines()]

    imported = [
        line["entry"]["object"]
        for line in lines
        if line.get("entry", {}).get("action") == "item-imported"
    ]
    assert imported == [f"item/{world.case_file.items[4].id}"]


@pytest.mark.parametrize(
    "ages",
    [
        Ages(now=17, in_picture=AgeInPicture.ADULT),
        Ages(now=None, in_picture=AgeInPicture.ADULT),
        Ages(now=40, in_picture=AgeInPicture.UNDER_18),
        Ages(now=40, in_picture=AgeInPicture.NOT_SURE),
    ],
)
def test_nothing_intimate_leaves_a_case_that_is_or_may_be_under_18(world, tmp_path, ages):
    order = order_of(world, case=replace(world.case_file.case, ages=ages))

    with pytest.raises(SensitiveUnderAgeError):
        sensitive(world, tmp_path, order)

    assert list(tmp_path.iterdir()) == []


def test_an_intimate_exhibit_that_is_withheld_stays_behind(world, tmp_path):
    intimate = next(item for item in world.case_file.items if item.sensitivity.value == "intimate")
    said = Disclosure(
        item_id=intimate.id,
        choice=DisclosureChoice.WITHHELD,
        why="",
        changed_at=intimate.imported_at,
    )

    with pytest.raises(NothingSensitiveError) as refused:
        sensitive(world, tmp_path, order_of(world, disclosures={intimate.id: said}))
    assert "is withheld" in refused.value.summary

    assert list(tmp_path.iterdir()) == []


def test_without_an_intimate_exhibit_there_is_no_such_volume(world, tmp_path):
    items = (*world.case_file.items[:4], world.case_file.items[5])

    with pytest.raises(NothingSensitiveError):
        sensitive(world, tmp_path, order_of(world, items=items))


@pytest.mark.parametrize("form", [Form.FOLDER, Form.FOLDER_AND_ZIP, Form.ZIP])
def test_intimate_exhibits_are_never_written_in_the_open(world, tmp_path, form):
    with pytest.raises(ValueError, match="locked"):
        sensitive(world, tmp_path, wrapping=Wrapping(form=form))

    assert list(tmp_path.iterdir()) == []


def test_the_contact_sheet_is_a_bag_of_its_own_that_can_be_checked_alone(world, tmp_path):
    bag = confidential(world, tmp_path)

    sheet = bag.folder_path / "data/contact/EK-2026-000123-CONFIDENTIAL-contact-sheet.pdf"
    assert sheet.read_bytes() == SHEET
    assert bag.folder_path.name == "EK-2026-000123-CONFIDENTIAL"
    assert checked(bag.folder_path, bag).overall is PackageVerdict.INTACT


def test_the_contact_sheet_can_be_locked_too(world, tmp_path):
    bag = confidential(world, tmp_path, locked(PASSPHRASE))

    assert checked(bag.zip_path, bag).overall is PackageVerdict.INTACT


def test_the_contact_bag_holds_nothing_of_the_evidence(world, tmp_path):
    bag = confidential(world, tmp_path)

    everything = b"".join(
        path.read_bytes() for path in bag.folder_path.rglob("*") if path.is_file()
    )
    digests = [item.sha256 for item in world.case_file.items if item.sha256]
    assert [each for each in digests if each.encode() in everything] == []


def test_each_says_in_plain_ascii_what_it_is_and_where_the_rest_is(world, tmp_path):
    for bag, files in (
        (None, unlocked(sensitive(world, tmp_path))),
        (confidential(world, tmp_path), None),
    ):
        data = files["READ-ME-FIRST.txt"] if files else b""
        data = data or (bag.folder_path / "READ-ME-FIRST.txt").read_bytes()
        text = data.decode("ascii")
        assert "another package: EK-2026-000123." in " ".join(text.split())
        assert "HAS ANYTHING CHANGED" in text
        assert "verify.html" not in text


@pytest.mark.parametrize(
    ("main", "said", "not_said"),
    [
        (Main.WHOLE, "in another package: EK-2026-000123.", "part 1"),
        (Main.PARTS, "of that package, or of its part 1.", "in another package:"),
        (Main.PAPER, "stands in no file.", "volumes.csv"),
    ],
)
def test_a_volume_names_no_package_that_is_not_made(world, tmp_path, main, said, not_said):
    bag = confidential(world, tmp_path, main=main)

    text = " ".join((bag.folder_path / "READ-ME-FIRST.txt").read_text().split())
    assert said in text
    assert not_said not in text
