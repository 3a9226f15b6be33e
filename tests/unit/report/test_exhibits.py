from dataclasses import replace

import pytest

from evidence_kit.errors import ReportError
from evidence_kit.exhibit_order import EXHIBIT_ORDER
from evidence_kit.model import FileTimes, ItemStatus, Provenance, Sensitivity, TypeMatch
from evidence_kit.report.document import Exhibit, Placeholder, Preview, Prose, Table
from evidence_kit.report.exhibits import exhibits_section, may_be_shown

SHOWN = "Chat with anna_rose95, part 1; the demand and the countdown are visible"


@pytest.fixture
def block_of(case_file, words):
    def find(label, of=case_file):
        blocks = exhibits_section(of, words).blocks
        return next(
            block for block in blocks if isinstance(block, Exhibit) and block.label == label
        )

    return find


def form(exhibit):
    return {field.label: "\n".join(text.text for text in field.value) for field in exhibit.fields}


def test_an_exhibit_says_everything_that_was_recorded(block_of, case_file):
    exhibit = block_of("JS-001")
    said = form(exhibit)
    item = case_file.items[0]
    assert said["Original name"] == item.original_name
    assert said["Size"] == "1\u00a0251\u00a0790 bytes"
    assert said["SHA-256"].replace("\n", "").replace(" ", "") == item.sha256
    assert said["Type, by content"] == "image/png\nname and content agree"
    assert said["Picture (camera’s clock)"] == (
        "1080 × 2340 pixels\n2026:11:20 21:14:05 +01:00\nsamsung SM-A546B\nCarries a position: no."
    )
    assert said["Taken in (this computer)"] == (
        "2026-11-20 22:06:11 UTC\n2026-11-20 23:06:11 UTC+01:00\ndragged into the window"
    )
    assert said["Original is on"] == "my phone (Samsung A54)"
    assert exhibit.short_hash == item.sha256[:12]


def test_a_position_is_said_to_be_there_and_not_printed(block_of):
    assert (
        "Carries a position: yes. It is not printed"
        in form(block_of("JS-005"))["Picture (camera’s clock)"]
    )


def test_what_was_not_said_is_listed_as_not_said(block_of):
    assert form(block_of("JS-005"))["Not said"] == (
        "What it shows; App or place; Time displayed; Original is on; How it was obtained"
    )


def test_a_name_that_disagrees_with_its_content_is_flagged(block_of):
    assert "name and content differ" in form(block_of("JS-005"))["Type, by content"]


def test_an_intimate_exhibit_is_a_grey_field_with_label_and_hash_only(block_of, all_texts, secrets):
    exhibit = block_of("JS-022")
    assert isinstance(exhibit.picture, Placeholder)
    assert list(form(exhibit)) == ["SHA-256"]
    assert not [text for text in all_texts(exhibit) if any(secret in text for secret in secrets)]


def test_an_image_not_held_is_said_in_words_and_has_no_hash(block_of):
    exhibit = block_of("JS-023")
    said = form(exhibit)
    assert exhibit.picture is None
    assert exhibit.short_hash == ""
    assert "never taken in" in said["Not held"]
    assert said["Original is on"] == "my old phone, in the drawer at my parents’"
    assert "SHA-256" not in said


def test_a_file_not_held_is_headed_by_its_type_and_never_called_an_image(
    block_of, case_file, make_item, all_texts, words
):
    item = make_item(
        1,
        status=ItemStatus.NOT_HELD,
        sha256=None,
        original_name="statement.pdf",
        media_type="application/pdf",
        provenance=Provenance(device="my laptop"),
    )
    of = replace(case_file, items=(item,))
    exhibit = block_of("JS-001", of)
    said = form(exhibit)
    assert exhibit.title == "file not held: application/pdf"
    assert exhibit.picture is None
    assert "was not taken in" in said["Not held"]
    assert said["File name"] == "statement.pdf"
    assert said["Size"] == "1\u00a0251\u00a0790 bytes"
    assert said["Original is on"] == "my laptop"
    assert "SHA-256" not in said
    section = exhibits_section(of, words)
    assert "file not held" in all_texts(section)
    assert not [text for text in all_texts(section) if "image not held" in text]


def test_a_file_not_held_without_a_name_is_said_to_have_none(block_of, case_file, make_item):
    item = make_item(1, status=ItemStatus.NOT_HELD, sha256=None, original_name="")
    said = form(block_of("JS-001", replace(case_file, items=(item,))))
    assert said["File name"] == "none"


def test_a_withdrawn_exhibit_leaves_its_number_reason_and_times(block_of, case_file, all_texts):
    exhibit = block_of("JS-024")
    said = form(exhibit)
    assert exhibit.short_hash == ""
    assert case_file.items[23].sha256[:8] not in "".join(all_texts(exhibit))
    assert "stays in the vault’s ledger" in said["Withdrawn"]
    assert said["Reason given"] == "It showed my sister’s telephone number."
    assert said["Taken out (this computer)"].startswith("2026-11-20 22:31:11 UTC")
    assert "Original name" not in said


def test_a_withdrawal_the_ledger_does_not_know_is_said(block_of, case_file):
    said = form(block_of("JS-024", replace(case_file, ledger=())))
    assert said["Taken out (this computer)"] == "not in the ledger"


def test_a_pasted_text_has_no_name_to_compare_with_its_type(block_of):
    exhibit = block_of("JS-021")
    assert exhibit.title == "Pasted text"
    assert form(exhibit)["Type, by content"] == "text/plain; charset=utf-8"
    assert "Original name" not in form(exhibit)


def test_a_picture_that_was_not_read_is_said_as_not_read(block_of, case_file):
    assert form(block_of("JS-001", replace(case_file, pictures={})))["Picture"] == "not read"


def test_file_times_that_were_not_found_are_said(block_of, case_file, make_item):
    item = make_item(1, times=FileTimes(modified_at=None, created_at=None))
    said = form(block_of("JS-001", replace(case_file, items=(item,))))
    assert said["File (source’s clock)"] == "none found"


def test_a_type_nobody_can_tell_is_said_as_cannot_tell(block_of, case_file, make_item):
    item = make_item(1, type_match=TypeMatch.CANNOT_TELL, provenance=Provenance())
    said = form(block_of("JS-001", replace(case_file, items=(item,))))
    assert "cannot tell whether" in said["Type, by content"]


def test_a_held_exhibit_without_a_hash_stops_the_report(block_of, case_file, make_item):
    with pytest.raises(ReportError, match="JS-001"):
        block_of("JS-001", replace(case_file, items=(make_item(1, sha256=None),)))


def test_the_overview_points_to_every_exhibit(case_file, words):
    (table,) = (
        block for block in exhibits_section(case_file, words).blocks if isinstance(block, Table)
    )
    assert [row[3][0].page_of for row in table.rows] == [
        f"exhibit-{item.number}" for item in case_file.items
    ]
    assert [row[2][0].text for row in table.rows[21:24]] == [
        "held, sealed, not shown",
        "image not held",
        "withdrawn",
    ]


def test_only_ordinary_exhibits_that_were_not_withdrawn_may_be_shown(case_file, make_item):
    assert may_be_shown(case_file, make_item(1))
    assert not may_be_shown(case_file, make_item(1, sensitivity=Sensitivity.INTIMATE))
    assert not may_be_shown(case_file, make_item(1, status=ItemStatus.WITHDRAWN))


def test_a_preview_is_named_and_not_read(block_of, case_file):
    picture = block_of("JS-001").picture
    assert isinstance(picture, Preview)
    assert picture.item_id == case_file.items[0].id
    assert picture.says == f"Small picture of exhibit JS-001, as described: {SHOWN}"


def test_a_preview_of_something_undescribed_says_so(block_of):
    assert block_of("JS-005").picture.says == "Small picture of exhibit JS-005, not described."


def test_what_stays_in_the_vault_is_not_called_the_original_in_the_package(
    case_file, words, all_texts
):
    said = " ".join(all_texts(exhibits_section(case_file, words)))
    assert "byte for byte, unless its block calls it a covered copy" in said
    assert "The exhibit itself is the original file in the package" not in said


def test_a_chosen_order_is_said_once_with_what_the_numbers_tell(case_file, words):
    said = [
        text.text
        for answers in ({}, {EXHIBIT_ORDER: "2"})
        for block in exhibits_section(replace(case_file, answers=answers), words).blocks
        if isinstance(block, Prose)
        for text in block.texts
        if "the order that was chosen" in text.text
    ]

    assert len(said) == 1
    assert "Their numbers tell in which order they were put in" in said[0]
