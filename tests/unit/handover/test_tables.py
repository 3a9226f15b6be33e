import csv
import io
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from evidence_kit.handover import tables, timeline
from evidence_kit.handover.selection import disclosure
from evidence_kit.handover.spreadsheet import read_table
from evidence_kit.hashing import Digests, MultiHash
from evidence_kit.model import PaymentCorrection, PaymentStatus

LATER = datetime(2026, 12, 1, 10, tzinfo=UTC)


@pytest.fixture(scope="module")
def digests(world) -> dict[str, Digests]:
    found = {}
    for item in world.case_file.items:
        hashes = MultiHash()
        hashes.update(world.originals[item.id])
        found[item.id] = hashes.digests()
    return found


@pytest.fixture(scope="module")
def exhibits(world, digests):
    return read_table(tables.exhibits_csv(world.case_file, digests))


def raw_rows(data):
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_tables_open_in_excel_with_a_mark_and_its_line_ends(world):
    data = tables.payments_csv(world.case_file)

    assert data.startswith(b"\xef\xbb\xbfnumber,status,")
    assert data.count(b"\r\n") == data.count(b"\n") == 2


def test_every_item_has_a_row_with_its_status(exhibits):
    assert [(row["exhibit"], row["file"], row["status"]) for row in exhibits] == [
        ("JS-001", "data/exhibits/JS-001.png", "held"),
        ("JS-002", "data/exhibits/JS-002.txt", "held"),
        ("JS-003", "", "withdrawn"),
        ("JS-004", "", "not-held"),
        ("JS-005", "", "held"),
        ("JS-006", "data/exhibits/JS-006.mp4", "held"),
    ]


def test_an_exhibit_row_says_what_was_recorded(world, exhibits, digests):
    item = world.case_file.items[0]

    row = exhibits[0]

    assert row["sha256"] == item.sha256
    assert row["md5"] == digests[item.id].md5
    assert row["sha1"] == digests[item.id].sha1
    assert row["size_bytes"] == "10248"
    assert row["original_name"] == "=HYPERLINK(1).png"
    assert row["modified_utc"] == "2026-02-28T21:14:05.123456Z"
    assert row["local_offset"] == "UTC+01:00"
    assert row["shows"] == "the profile"


def test_a_name_that_was_no_text_is_kept_as_an_escape(exhibits):
    assert exhibits[5]["original_name"] == "call\\udcff\u202e4pm.mp4"


def test_a_withdrawn_item_is_a_numbered_stub_with_its_reason(exhibits):
    row = exhibits[2]

    assert row["original_name"] == row["sha256"] == row["device"] == ""
    assert row["note"].endswith(
        "withdrawn 2026-03-01T21:22:05.123456Z (custody entry 8): the wrong file"
    )


def test_an_intimate_item_shows_label_and_digest_and_nothing_else(world, exhibits):
    row = exhibits[4]

    assert row["sha256"] == world.case_file.items[4].sha256
    assert row["original_name"] == row["shows"] == row["device"] == row["media_type"] == ""


def test_an_image_not_held_keeps_its_words(exhibits):
    row = exhibits[3]

    assert row["shows"] == "a picture in the chat"
    assert row["device"] == "my phone"
    assert "Instagram" in row["note"]
    assert row["note"].startswith("image not held")
    assert row["media_type"] == row["size_bytes"] == row["type_match"] == ""


def test_a_file_not_held_says_its_type_and_size_and_has_no_digest(world, digests):
    items = list(world.case_file.items)
    items[3] = replace(
        items[3], media_type="application/pdf", original_name="statement.pdf", size_bytes=4711
    )
    case_file = replace(world.case_file, items=tuple(items))

    row = read_table(tables.exhibits_csv(case_file, digests))[3]

    assert (row["original_name"], row["media_type"]) == ("statement.pdf", "application/pdf")
    assert (row["size_bytes"], row["sha256"], row["file"]) == ("4711", "", "")
    assert row["note"].startswith("file not held")


def test_no_cell_can_start_a_formula(world, digests):
    cells = [
        cell
        for data in (
            tables.exhibits_csv(world.case_file, digests),
            tables.identifiers_csv(world.case_file),
            tables.payments_csv(world.case_file),
            timeline.timeline_csv(world.case_file),
        )
        for row in raw_rows(data)
        for cell in row
    ]

    assert [cell for cell in cells if cell[:1] in set("=+-@\t\r\n＝＋－＠") and cell] == []
    assert "'=1+1" in cells


def test_an_identifier_stands_exactly_and_visibly(world):
    rows = read_table(tables.identifiers_csv(world.case_file))

    assert rows[0]["value"] == "@an\u202ena_01"
    assert rows[0]["value_visible"] == "@an⟦U+202E⟧na_01"
    assert rows[0]["account_as_reported"] == "S1"
    assert rows[0]["exhibit"] == "JS-001"
    assert rows[1]["exhibit"] == ""


def test_where_money_went_stands_among_the_identifiers_without_a_number(world):
    paid = replace(
        world.case_file.payments[0],
        number=2,
        status=PaymentStatus.MADE,
        to="GB33 BUKB 2020 1555 5555 55",
    )
    payments = (*world.case_file.payments, paid)

    rows = read_table(tables.identifiers_csv(replace(world.case_file, payments=payments)))

    receiver = rows[-1]
    assert (receiver["number"], receiver["kind"]) == ("", "payment-receiver")
    assert receiver["value"] == receiver["value_visible"] == "GB33 BUKB 2020 1555 5555 55"
    assert receiver["payments"] == "2 made"
    assert receiver["exhibit"] == "JS-002"


def test_an_identifier_that_a_payment_names_says_so_and_stands_once(world):
    rows = read_table(tables.identifiers_csv(world.case_file))

    assert len(rows) == len(world.case_file.identifiers)
    assert [row["kind"] for row in rows if row["payments"] == "1 demanded"] == ["bitcoin"]


def test_a_payment_is_written_as_reported(world):
    (row,) = read_table(tables.payments_csv(world.case_file))

    assert (row["status"], row["amount"], row["currency"]) == ("demanded", "500.00", "EUR")
    assert row["when_as_told"] == "Saturday evening"
    assert row["exhibit"] == "JS-002"


def test_feelings_and_pins_are_in_no_table(world, digests):
    everything = b"".join(
        (
            tables.exhibits_csv(world.case_file, digests),
            tables.identifiers_csv(world.case_file),
            tables.payments_csv(world.case_file),
            timeline.timeline_csv(world.case_file),
        )
    ).decode()

    assert world.case_file.statement.feelings not in everything
    assert world.case_file.removals[0].pin not in everything
    assert "of me.png" not in everything
    assert "private holiday" not in everything


def test_an_amount_can_be_added_up_and_stands_once_more_as_no_day(world):
    paid = replace(world.case_file.payments[0], amount="12.05", currency="EUR")
    case = replace(world.case_file, payments=(paid, replace(paid, number=9, amount="")))

    data = tables.payments_csv(case)
    row, unknown = read_table(data)

    assert ",12.05,EUR," in data.decode()
    assert row["amount_as_text"] == "12.05 EUR"
    assert unknown["amount_as_text"] == ""


def test_what_a_cards_check_digits_said_outlives_its_number(world):
    paid = replace(world.case_file.payments[0], to="•••• 1112")
    case = replace(
        world.case_file, payments=(paid,), details={paid.number: {"receiver-check": "invalid"}}
    )

    (row,) = read_table(tables.payments_csv(case))

    assert (row["to"], row["check_digits"]) == ("•••• 1112", "invalid")


@pytest.mark.parametrize(
    ("to", "check"),
    [
        ("IT60 X054 2811 1010 0000 0123 456", "valid"),
        ("IT60 X054 2811 1010 0000 0123 457", "invalid"),
        ("Anna from the gym", ""),
    ],
)
def test_what_check_digits_say_stands_beside_where_money_went(world, to, check):
    paid = replace(world.case_file.payments[0], to=to)
    case = replace(world.case_file, payments=(paid,))
    (row,) = read_table(tables.payments_csv(case))
    receivers = [row for row in read_table(tables.identifiers_csv(case)) if not row["number"]]

    assert row["check_digits"] == check
    assert [each["check_digits"] for each in receivers] == [check]


def test_when_a_payment_was_set_right_stands_in_its_row(world):
    (paid,) = world.case_file.payments
    done = PaymentCorrection(nth=1, before=paid, after=replace(paid, amount="50"))
    entry = replace(
        world.case_file.ledger[-1], object=f"detail/{paid.number}/corrected-1-amount", at=LATER
    )
    case = replace(
        world.case_file,
        payments=(done.after,),
        corrections={paid.number: (done,)},
        ledger=(*world.case_file.ledger, entry),
    )
    (row,) = read_table(tables.payments_csv(case))
    (before,) = read_table(tables.payments_csv(world.case_file))

    assert (row["amount"], row["corrected_utc"]) == ("50", "2026-12-01T10:00:00Z")
    assert before["corrected_utc"] == ""
    assert disclosure(case)(entry)
