from dataclasses import replace

import pytest

from evidence_kit.model import Action, LedgerHead
from evidence_kit.report.document import Blanks, Table
from evidence_kit.report.ledger_pages import chain_words, custody_section, receipt_section


@pytest.fixture
def rows(case_file, is_disclosed, words):
    blocks = custody_section(case_file, is_disclosed, words).blocks
    (table,) = (block for block in blocks if isinstance(block, Table))
    return [["".join(text.text for text in cell) for cell in row] for row in table.rows]


def test_every_entry_is_printed_in_order(rows, case_file):
    assert [row[0] for row in rows] == [str(entry.n) for entry in case_file.ledger]
    assert [row[6] for row in rows] == [entry.chain[:8] for entry in case_file.ledger]


def test_an_entry_is_printed_with_utc_local_time_words_and_key(rows):
    assert rows[1][1:6] == [
        "2026-11-20 22:07:11",
        "23:07:11 UTC+01:00",
        "exhibit taken in",
        "JS-001",
        "passphrase",
    ]


def test_an_exhibit_and_its_small_picture_do_not_read_as_withdrawn_twice(
    case_file, is_disclosed, words, make_ledger
):
    first = case_file.items[0].id
    entries = make_ledger(
        [(Action.ITEM_WITHDRAWN, f"preview/{first}"), (Action.ITEM_WITHDRAWN, f"item/{first}")]
    )
    case = replace(case_file, ledger=entries)
    blocks = custody_section(case, is_disclosed, words).blocks
    (table,) = (block for block in blocks if isinstance(block, Table))
    told = [(row[3][0].text, row[4][0].text) for row in table.rows]
    assert told == [("preview removed", "JS-001"), ("exhibit withdrawn", "JS-001")]


def test_facts_are_called_by_their_kind_and_number(rows):
    assert "payment 2" in [row[4] for row in rows]


def test_a_whole_chain_is_said_to_hold(case_file, words):
    assert chain_words(case_file, words).endswith("holds, from end to end.")


def test_a_changed_entry_is_said_to_break_the_chain(case_file, words):
    entries = list(case_file.ledger)
    entries[6] = replace(entries[6], actor="recovery")
    said = chain_words(replace(case_file, ledger=tuple(entries)), words)
    assert "does NOT hold: it breaks at entry 7" in said


def test_entries_missing_at_the_end_are_said(case_file, words):
    said = chain_words(replace(case_file, ledger=case_file.ledger[:-1]), words)
    assert "entries are missing at its end" in said


def test_a_head_that_is_not_the_last_entry_is_said(case_file, words):
    other = LedgerHead(n=case_file.head.n, chain="f" * 64)
    assert "does NOT end" in chain_words(replace(case_file, head=other), words)


def test_what_the_package_only_commits_to_is_counted(case_file, is_disclosed, words, all_texts):
    said = " ".join(all_texts(custody_section(case_file, is_disclosed, words)))
    assert "Printed here: all 56 entries, by kind and time. In the package 52 stand in" in said
    assert "of 4 only the commitment is given" in said
    assert "own words, small pictures, contact data, steps, answers that are not" in said
    assert "is sealed or withheld, or is the original of a covered copy" in said


def test_a_ledger_that_goes_out_whole_is_said_to(case_file, words, all_texts):
    said = " ".join(all_texts(custody_section(case_file, lambda _entry: True, words)))
    assert "all 56 entries, by kind and time. In the package they stand in full." in said
    assert "commitment" not in said


def test_what_the_ledger_does_not_record_is_said(case_file, is_disclosed, words, all_texts):
    said = " ".join(all_texts(custody_section(case_file, is_disclosed, words)))
    assert "Opening and reading are not recorded." in said
    assert "The export of this report is recorded after it was made" in said
    assert "Everything that was done" not in said


def test_an_original_that_was_written_out_again_has_a_line(case_file, make_ledger, words):
    first = case_file.items[0]
    entries = make_ledger([(Action.ITEM_EXTRACTED, f"item/{first.id}")])
    section = custody_section(replace(case_file, ledger=entries), lambda _entry: True, words)
    (row,) = section.blocks[-1].rows
    assert [row[3][0].text, row[4][0].text] == ["original written out again", "JS-001"]


@pytest.mark.parametrize(
    ("about", "said"),
    [
        ("subject/2", "account S2"),
        ("attribution/3", "identifier 3: account"),
        ("sighting/3", "identifier 3: when it was seen"),
        ("detail/3/reference", "payment 3: Payment reference"),
        ("detail/3/of-a-later-version", "payment 3: of-a-later-version"),
        ("disclosure/" + "e" * 32, "What goes out of exhibits"),
        ("threat/1", "threat 1"),
        ("referral/1", "report to the police or others 1"),
        ("answer/removal/1/in-report", "answer"),
        ("step/tell-somebody", "step"),
        ("anchor/1", "anchor 1"),
        ("covering/" + "e" * 32, "Covered copy"),
    ],
)
def test_what_an_entry_is_about_is_said_in_words(case_file, make_ledger, words, about, said):
    entries = make_ledger([(Action.FACT_RECORDED, about)])
    section = custody_section(replace(case_file, ledger=entries), lambda _entry: True, words)
    (row,) = section.blocks[-1].rows
    assert row[4][0].text == said


def test_the_receipt_has_lines_for_both_hands(case_file, words):
    blanks = [
        block for block in receipt_section(case_file, words).blocks if isinstance(block, Blanks)
    ]
    assert [each.title for each in blanks] == ["Released by", "Received by"]
    assert all("Signature" in each.labels for each in blanks)
