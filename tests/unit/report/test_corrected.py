from dataclasses import replace

import pytest

from evidence_kit.model import Action, LedgerHead, PaymentCorrection
from evidence_kit.report.changes import changes_blocks
from evidence_kit.report.corrected import is_correction, versions_before
from evidence_kit.report.document import Table
from evidence_kit.report.keeping_back import keep_back
from evidence_kit.report.money import payments_section

RECORDED = [(Action.CASE_CREATED, "case"), (Action.FACT_RECORDED, "payment/1")]
EXPORTED = (Action.EXPORTED, "export/1")
SET_RIGHT = (Action.FACT_RECORDED, "detail/1/corrected-1-amount")


@pytest.fixture
def case_after(case_file, make_payment, make_ledger):
    from evidence_kit.model import PaymentStatus

    first = make_payment(1, PaymentStatus.MADE, "1500.00", "EUR", at_text="2026-11-18")

    def make(*steps, afters=("150.00",)):
        standing, done = first, []
        for nth, amount in enumerate(afters, 1):
            after = replace(standing, amount=amount)
            done.append(PaymentCorrection(nth=nth, before=standing, after=after))
            standing = after
        entries = make_ledger([*RECORDED, *steps])
        return replace(
            case_file,
            payments=(standing,),
            corrections={1: tuple(done)},
            ledger=entries,
            head=LedgerHead(n=len(entries), chain=entries[-1].chain),
        )

    return make


def way_of(case, words):
    (table,) = [block for block in payments_section(case, words).blocks if isinstance(block, Table)]
    return [text.text for text in table.rows[0][3]]


def test_what_was_set_right_before_anything_went_out_is_on_no_page(case_after, words):
    case = case_after(SET_RIGHT)
    assert versions_before(case, case.payments[0], words) == ()
    assert "1500.00" not in " ".join(way_of(case, words))


def test_what_was_set_right_after_a_version_went_out_is_said_with_what_that_version_said(
    case_after, facts, words, all_texts
):
    case = case_after(EXPORTED, SET_RIGHT)

    assert "Version 1 said: Amount: EUR 1,500.00" in way_of(case, words)
    text = " ".join(all_texts(changes_blocks(case, facts, words)))
    assert "Payment 1 was corrected. Amount: EUR 1,500.00, now EUR 150.00." in text
    assert "Details of payments" not in text


def test_each_version_that_said_otherwise_is_named(case_after, words):
    case = case_after(
        EXPORTED,
        SET_RIGHT,
        (Action.EXPORTED, "export/2"),
        (Action.FACT_RECORDED, "detail/1/corrected-2-amount"),
        (Action.EXPORTED, "export/3"),
        afters=("150.00", ""),
    )
    assert versions_before(case, case.payments[0], words) == (
        "Version 1 said: Amount: EUR 1,500.00",
        "Version 2 said: Amount: EUR 150.00",
    )


def test_a_sum_that_was_put_back_is_not_said_to_have_changed(case_after, facts, words, all_texts):
    case = case_after(
        EXPORTED,
        SET_RIGHT,
        (Action.FACT_RECORDED, "detail/1/corrected-2-amount"),
        afters=("150.00", "1500.00"),
    )
    assert versions_before(case, case.payments[0], words) == ()
    assert "was corrected" not in " ".join(all_texts(changes_blocks(case, facts, words)))


def test_a_paper_that_went_out_alone_is_no_version(case_after, words):
    case = case_after(EXPORTED, SET_RIGHT)
    papers = tuple(
        replace(entry, detail={"kind": "papers"}) if entry.action is Action.EXPORTED else entry
        for entry in case.ledger
    )
    assert versions_before(replace(case, ledger=papers), case.payments[0], words) == ()


def test_a_withheld_exhibit_is_not_quoted_by_what_stood_before(case_after, case_file, words):
    item = case_file.items[0].id
    case = case_after(EXPORTED, SET_RIGHT)
    before = replace(case.corrections[1][0].before, note="secret-name", item_id=item)
    done = replace(case.corrections[1][0], before=before)
    told = keep_back(replace(case, corrections={1: (done,)}), {item}, (), words)

    assert "secret-name" not in str(told.corrections)


@pytest.mark.parametrize(
    ("name", "is_one"),
    [
        ("detail/3/corrected-1-amount", True),
        ("detail/3/receipt", False),
        ("detail/3/corrected-1-colour", False),
        ("answer/3/corrected-1-amount", False),
    ],
)
def test_a_correction_is_told_from_other_details(name, is_one):
    assert is_correction(name) is is_one
