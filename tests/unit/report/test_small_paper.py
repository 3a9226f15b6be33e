from dataclasses import replace
from datetime import UTC, datetime

from evidence_kit.model import Action
from evidence_kit.report.document import Blanks, Frame, Prose, Subheading, cell
from evidence_kit.report.small_paper import in_order, set_paper, version_field
from tests.pdf_lint import lint

FRAME = Frame(
    running_title="",
    footer="",
    page_words="Page {page} of {total}",
    contents_title="",
    language="en",
    title="A small paper",
    author="",
    subject="A small paper",
)
BLOCKS = (
    Subheading(text="A heading"),
    Prose(texts=cell("One sentence.")),
    Blanks(title="To be filled in", labels=("Name",)),
)
MADE_AT = datetime(2026, 11, 28, 9, 30, tzinfo=UTC)


def test_a_paper_breaks_no_rule_of_archives_and_screen_readers(words):
    pdf = set_paper(FRAME, "Below the title", in_order(BLOCKS), made_at=MADE_AT, words=words)
    assert lint(pdf) == []


def test_blocks_stand_in_their_order_below_the_title(words, pages_of):
    pdf = set_paper(FRAME, "Below the title", in_order(BLOCKS), made_at=MADE_AT, words=words)
    (text,) = pages_of(pdf)
    places = [text.index(each) for each in ("A small paper", "Below", "A heading", "One", "Name")]
    assert places == sorted(places)


def version_of_sheet(case_file, facts, words):
    return version_field(case_file, facts, words).value[0].text


def test_the_first_sheet_replaces_none(case_file, facts, words, make_ledger):
    case = replace(case_file, ledger=make_ledger([(Action.CASE_CREATED, "case")]))

    said = version_of_sheet(case, replace(facts, version=1), words)

    assert said == "Goes with version 1 of the report."


def test_a_sheet_made_again_says_so_and_when_the_last_one_went_out(
    case_file, facts, words, make_ledger
):
    case = replace(
        case_file,
        ledger=make_ledger([(Action.CASE_CREATED, "case"), (Action.EXPORTED, "export/1")]),
    )

    beside = version_of_sheet(case, replace(facts, version=2), words)
    alone = version_of_sheet(case, replace(facts, papers_number=3), words)

    again = "It takes the place of earlier sheets like it. What went out last was made "
    assert beside.startswith(f"Goes with version 2 of the report. {again}20")
    assert alone.startswith(f"Made on its own, no. 3. {again}20")
