from datetime import UTC, datetime, timedelta, timezone

import pytest
from reportlab.platypus import Flowable, PageBreak, Spacer

from evidence_kit.errors import ReportError
from evidence_kit.progress import Cancel, silent
from evidence_kit.report.document import Frame, Text
from evidence_kit.report.landmarks import Landmark
from evidence_kit.report.pages import typeset
from evidence_kit.report.styles import BODY, FRAME_HEIGHT_PT
from evidence_kit.report.text import paragraphs

MADE_AT = datetime(2026, 11, 21, 0, 12, 5, tzinfo=UTC)


@pytest.fixture
def printed(fonts):
    frame = Frame(
        running_title="Running title",
        footer="Footer words",
        page_words="Page {page} of {total}",
        contents_title="Contents",
        language="sl",
        title="Title",
        author="Author",
        subject="Subject",
    )

    def make(story, made_at=MADE_AT, report=silent):
        return typeset(frame, story, fonts=fonts, made_at=made_at, report=report, cancel=Cancel())

    return make


@pytest.fixture
def heading(fonts, words):
    def make(title, anchor, root):
        (line,) = paragraphs(
            Text(text=title), BODY, fonts=fonts, words=words, width_pt=400, node=root
        )
        return Landmark(line, anchor=anchor, title=title, level=0)

    return make


@pytest.fixture
def line(fonts, words):
    def make(text, root):
        return paragraphs(Text(text=text), BODY, fonts=fonts, words=words, width_pt=400, node=root)[
            0
        ]

    return make


def test_a_page_number_is_known_before_its_page_is_drawn(printed, heading, line, pages_of):
    pages = pages_of(
        printed(
            lambda page_of, root: [
                line(f"It stands on {page_of('there')}", root),
                PageBreak(),
                PageBreak(),
                heading("There", "there", root),
            ]
        )
    )
    assert "It stands on 3" in pages[0]


def test_the_header_stands_on_every_page_but_the_first(printed, heading, pages_of):
    pages = pages_of(
        printed(
            lambda _page_of, root: [
                heading("One", "1", root),
                PageBreak(),
                heading("Two", "2", root),
            ]
        )
    )
    assert "Running title" not in pages[0]
    assert "Running title Two" in pages[1]
    assert all("Footer words" in page for page in pages)


def test_the_date_is_the_callers_whatever_its_zone(printed, line):
    zoned = MADE_AT.astimezone(timezone(timedelta(hours=5)))

    def story(_page_of, root):
        return [line("words", root)]

    assert printed(story) == printed(story, made_at=zoned)
    assert printed(story) != printed(story, made_at=MADE_AT + timedelta(seconds=1))


def test_the_language_is_named_for_screen_readers(printed, line, plain_pdf):
    assert b"/Lang (sl)" in plain_pdf(printed(lambda _page_of, root: [line("beseda", root)]))


def test_something_too_tall_for_a_page_is_a_report_error(printed):
    with pytest.raises(ReportError, match="does not fit"):
        printed(lambda _page_of, _root: [Tall()])


def test_page_numbers_that_do_not_settle_are_a_report_error(printed, heading):
    def restless(page_of, root):
        height = 10 if page_of("there") == "000" else FRAME_HEIGHT_PT - 1
        return [Spacer(0, height), heading("There", "there", root)] if height == 10 else [
            PageBreak(), PageBreak(), heading("There", "there", root)]  # fmt: skip

    with pytest.raises(ReportError, match="settle"):
        printed(restless)


class Tall(Flowable):
    def wrap(self, _width, _height):
        return 10, FRAME_HEIGHT_PT * 2

    def draw(self):
        raise AssertionError("it must not be drawn")


def test_what_stands_on_later_pages_is_not_made_before_the_first_ones_are_drawn(printed, line):
    made = []
    ahead = []

    def story(_page_of, root):
        made.clear()
        for page in range(200):
            made.append(page)
            yield line("a page", root)
            yield PageBreak()

    printed(story, report=lambda progress: ahead.append(len(made) - progress.done))
    assert len(ahead) == 200
    assert max(ahead) < 40
