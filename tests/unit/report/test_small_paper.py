from datetime import UTC, datetime

from evidence_kit.report.document import Blanks, Frame, Prose, Subheading, cell
from evidence_kit.report.small_paper import in_order, set_paper
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
