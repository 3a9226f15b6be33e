from evidence_kit.report.document import Text
from evidence_kit.report.landmarks import ExhibitMark, Journal, Landmark, Square
from evidence_kit.report.structure import Node, Tag
from evidence_kit.report.styles import BODY
from evidence_kit.report.text import paragraphs


def paragraph(fonts, words):
    node = Node(Tag.SECTION)
    return paragraphs(Text(text="Title"), BODY, fonts=fonts, words=words, width_pt=400, node=node)[
        0
    ]


def test_a_heading_notes_its_page_and_ends_the_exhibits(fonts, words):
    journal = Journal(is_rehearsal=True, last_exhibit="JS-001 abc")
    mark = Landmark(paragraph(fonts, words), anchor="part-8", title="8. Method", level=0)
    mark._note(journal, 7, is_first_here=True)
    assert journal.pages == {"part-8": 7}
    assert journal.running_section == "8. Method"
    assert journal.last_exhibit == ""


def test_a_section_begun_down_the_page_runs_from_the_next_page_on(fonts, words):
    journal = Journal(is_rehearsal=True, running_section="9. Not done")
    mark = Landmark(paragraph(fonts, words), anchor="part-10", title="10. Ledger", level=0)
    mark._note(journal, 7, is_first_here=False)
    assert journal.running_section == "9. Not done"
    journal.turn_page()
    assert journal.running_section == "10. Ledger"


def test_an_exhibit_notes_its_page_and_its_footer(fonts, words):
    journal = Journal(is_rehearsal=True, running_section="7. Exhibits", last_section="7. Exhibits")
    mark = ExhibitMark(
        paragraph(fonts, words), anchor="exhibit-1", title="JS-001", footer="JS-001 ab"
    )
    mark._note(journal, 9, is_first_here=False)
    assert journal.exhibits_here == ["JS-001 ab"]
    assert journal.running_section == "7. Exhibits"
    journal.turn_page()
    assert (journal.exhibits_here, journal.last_exhibit) == ([], "JS-001 ab")


def test_a_bookmark_shows_hidden_characters(fonts, words):
    mark = Landmark(paragraph(fonts, words), anchor="a", title="a\u202eb", level=0)
    assert mark._title == "a⟦U+202E⟧b"


def test_a_square_to_tick_is_large_enough_for_a_pen():
    width, height = Square().wrap(100, 100)
    assert min(width, height) >= 11
