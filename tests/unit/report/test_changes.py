from dataclasses import replace

import pytest

from evidence_kit.model import Action, CoveredCopy, Covering, ItemStatus, LedgerHead
from evidence_kit.questions import Remark, remark_on
from evidence_kit.report.changes import changes_blocks, last_export, replaces_words

FIRST = [(Action.CASE_CREATED, "case"), (Action.EXPORTED, "export/1")]


@pytest.fixture
def case_with(case_file, make_ledger):
    def make(*steps):
        entries = make_ledger([*FIRST, *steps])
        head = LedgerHead(n=len(entries), chain=entries[-1].chain)
        return replace(case_file, ledger=entries, head=head)

    return make


@pytest.fixture
def said(case_with, facts, words, all_texts):
    return lambda *steps: " ".join(all_texts(changes_blocks(case_with(*steps), facts, words)))


def test_a_first_export_says_that_it_is_one(case_file, facts, words, all_texts):
    assert last_export(case_file) is None
    assert replaces_words(case_file, words) == ""
    assert "first report or package" in " ".join(all_texts(changes_blocks(case_file, facts, words)))


def test_page_1_points_to_what_changed(case_with, words):
    assert replaces_words(case_with(), words) == "What changed since version 1 stands on page 2."


def test_exhibits_that_came_and_went_are_named(said):
    text = said(
        (Action.ITEM_IMPORTED, f"item/{5:032x}"),
        (Action.ITEM_DESCRIBED, f"item/{2:032x}"),
        (Action.ITEM_DESCRIBED, f"item/{2:032x}"),
        (Action.ITEM_WITHDRAWN, f"item/{24:032x}"),
    )
    assert "Exhibits added: JS-005." in text
    assert "Exhibits described anew: JS-002." in text
    assert "Exhibits withdrawn: JS-024." in text


def test_a_copy_that_another_took_the_place_of_is_no_exhibit_withdrawn(  # noqa: PLR0917 - pytest
    case_file, facts, make_ledger, make_item, words, all_texts
):
    stub = make_item(1_000_001, label="JS-001-C1", status=ItemStatus.WITHDRAWN)
    covering = Covering(
        item_id=stub.id,
        original_id=case_file.items[0].id,
        number=1,
        width_px=4,
        height_px=3,
        margin_px=0,
        boxes=(),
    )
    steps = [
        (Action.ITEM_COVERED, f"item/{stub.id}"),
        (Action.ITEM_WITHDRAWN, f"item/{stub.id}"),
        (Action.ITEM_WITHDRAWN, f"item/{24:032x}"),
    ]
    entries = make_ledger([*FIRST, *steps])
    covered = replace(
        case_file,
        ledger=entries,
        head=LedgerHead(n=len(entries), chain=entries[-1].chain),
        copies=(CoveredCopy(item=stub, covering=covering),),
    )

    text = " ".join(all_texts(changes_blocks(covered, facts, words)))

    assert "Exhibits withdrawn: JS-024." in text
    assert "Covered copies made: JS-001-C1." in text


def test_many_exhibits_are_counted(said):
    text = said(*((Action.ITEM_IMPORTED, f"item/{number:032x}") for number in range(1, 16)))
    assert "JS-012 and 3 more." in text


def test_facts_are_counted_by_kind(said):
    text = said(
        (Action.FACT_RECORDED, "payment/1"),
        (Action.FACT_RECORDED, "payment/2"),
        (Action.FACT_WITHDRAWN, "payment/1"),
        (Action.FACT_RECORDED, "statement/1"),
        (Action.CASE_CHANGED, "case"),
    )
    assert "Payments: 2 entered, 0 changed, 1 taken out." in text
    assert "Identifiers" not in text
    assert "The own words in section 2 were changed." in text
    assert "Answers about the case" in text


def test_nothing_changed_is_an_answer_too(said):
    assert "Nothing that this report prints" in said((Action.CHECKED, "case"))


def test_what_was_before_the_last_export_does_not_count(said):
    text = said((Action.ITEM_IMPORTED, f"item/{1:032x}"), (Action.EXPORTED, "export/2"))
    assert "JS-001" not in text
    assert "Changed since version 2" in text


def test_a_case_from_a_backup_says_that_its_numbers_may_stand_elsewhere(said):
    assert "brought back" not in said((Action.CHECKED, "case"))
    assert "exhibits with the same numbers, may exist" in said((Action.RESTORED, "case"))


def test_a_version_is_called_by_the_instant_that_stands_on_it(case_with, facts, words, all_texts):
    case = case_with((Action.CHECKED, "case"))
    first, made, *rest = case.ledger
    made = replace(made, detail={"made_at": "2026-11-20T20:00:07.000000Z"})
    case = replace(case, ledger=(first, made, *rest))

    said = " ".join(all_texts(changes_blocks(case, facts, words)))

    assert "Changed since version 1 of 2026-11-20 20:00:07 UTC" in said


@pytest.mark.parametrize("name", ["answer/retention-until", "step/stop-replying", "preview/1"])
def test_what_is_for_the_person_alone_changes_no_report(said, name):
    assert "Nothing that this report prints" in said((Action.FACT_CHANGED, name))


def test_an_answer_that_the_report_prints_is_counted(said):
    text = said(
        (Action.FACT_RECORDED, "answer/danger"), (Action.FACT_RECORDED, "answer/retention-until")
    )
    assert "Answers about the case: 1 entered, 0 changed, 0 taken out." in text


@pytest.mark.parametrize(
    ("reason", "printed"),
    [
        ("Two more screenshots turned up", "as entered: Two more screenshots turned up"),
        ("", "Why it was made again was not said."),
    ],
)
def test_why_a_report_is_made_again_is_printed_or_said_to_be_unsaid(  # noqa: PLR0917 - pytest
    case_with, facts, words, all_texts, reason, printed
):
    second = replace(facts, version=2)
    case = replace(case_with(), answers={remark_on(2, Remark.REPORT_REASON): reason})
    assert printed in " ".join(all_texts(changes_blocks(case, second, words)))


def test_the_reason_of_another_version_is_not_taken_for_this_one(
    case_with, facts, words, all_texts
):
    case = replace(case_with(), answers={remark_on(2, Remark.REPORT_REASON): "old reason"})
    said = " ".join(all_texts(changes_blocks(case, replace(facts, version=3), words)))
    assert "old reason" not in said
