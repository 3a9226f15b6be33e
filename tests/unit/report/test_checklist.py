from datetime import UTC, date, datetime

import pytest

from evidence_kit.errors import CancelledError
from evidence_kit.guidance.loading import load
from evidence_kit.guidance.planning import plan
from evidence_kit.guidance.situation import PaidState, Situation
from evidence_kit.model import AgeInPicture, Ages
from evidence_kit.progress import Cancel
from evidence_kit.report.checklist import build_card, build_checklist, checklist_text
from evidence_kit.resources import asset_path

CHILD = Ages(now=15, in_picture=AgeInPicture.UNDER_18)
ADULT = Ages(now=30, in_picture=AgeInPicture.ADULT)
MADE_AT = datetime(2026, 11, 21, 0, 12, 5, tzinfo=UTC)


@pytest.fixture(scope="module")
def made_plan():
    situation = Situation(
        country="GB-SCT",
        ages=Ages(now=15, in_picture=AgeInPicture.UNDER_18),
        paid=PaidState.PAID,
    )
    return plan(load(asset_path("guidance")), situation, date(2026, 11, 21))


def test_the_sheet_is_a_sound_pdf_without_a_way_out(made_plan, words, plain_pdf):
    plain = plain_pdf(build_checklist(made_plan, made_at=MADE_AT, words=words))
    assert b"Helvetica" not in plain
    assert b"/URI" not in plain


def test_the_same_plan_gives_the_same_bytes(made_plan, words):
    first = build_checklist(made_plan, made_at=MADE_AT, words=words)
    assert first == build_checklist(made_plan, made_at=MADE_AT, words=words)


def test_the_first_page_names_whom_to_call(made_plan, words, pages_of):
    pages = pages_of(build_checklist(made_plan, made_at=MADE_AT, words=words))
    assert made_plan.emergency[0].phone in pages[0]
    assert "Stop replying" in pages[0]
    assert "Don't delete anything" in pages[0]


@pytest.mark.parametrize(
    "situation",
    [
        Situation(country="SI", ages=CHILD),
        Situation(country="GB-SCT", ages=ADULT),
        Situation(country="IT", ages=ADULT),
        Situation(country="US", ages=CHILD),
        Situation(),
        Situation(country="DE", ages=CHILD, paid=PaidState.PAID),
    ],
)
def test_somebody_takes_two_pages_with_them_and_no_more(situation, words, pages_of):
    made = plan(load(asset_path("guidance")), situation, date(2026, 11, 21))

    assert len(pages_of(build_checklist(made, made_at=MADE_AT, words=words))) == 2


def test_an_address_that_can_be_scanned_is_read_aloud_and_stands_beside_it(made_plan, words):
    plain = build_checklist(made_plan, made_at=MADE_AT, words=words)

    assert plain.count(b"/Figure") >= 3


def test_a_card_to_cut_out_is_one_page_with_the_numbers(made_plan, words, plain_pdf, pages_of):
    pdf = build_card(made_plan, made_at=MADE_AT, words=words)
    (page,) = pages_of(pdf)

    assert "999" in page
    assert "0800 1111" in page
    assert b"/URI" not in plain_pdf(pdf)


def test_every_page_says_that_it_is_not_their_fault(made_plan, words, pages_of):
    pages = pages_of(build_checklist(made_plan, made_at=MADE_AT, words=words))
    for number, text in enumerate(pages, start=1):
        assert "This is not your fault. You can stop here at any time." in text
        assert f"Page {number} of {len(pages)}" in text


def test_the_text_holds_the_same_words_as_the_plan(made_plan, words):
    said = "".join("".join(checklist_text(made_plan, words).split()).split("!"))
    for step in made_plan.steps:
        for text in (step.title, *step.texts):
            assert "".join(text.split()) in said


def test_the_text_fits_a_terminal(made_plan, words):
    lines = checklist_text(made_plan, words).splitlines()
    assert max(len(line) for line in lines) <= 78
    assert lines[0] == "What to do now"


def test_the_text_names_every_telephone_number(made_plan, words):
    said = checklist_text(made_plan, words)
    assert [each.phone for each in made_plan.contacts if each.phone not in said] == []


def test_the_text_ends_with_the_numbers_to_call(made_plan, words):
    last = checklist_text(made_plan, words).splitlines()[-2:]
    assert last[0].endswith(": 999")
    assert "Childline: 0800 1111" in last[1]
    assert all(line.startswith("! ") for line in last)


def test_no_text_says_where_a_number_comes_from_before_the_last_list(made_plan, words):
    said = checklist_text(made_plan, words)
    before, heading, after = said.partition("Where these numbers and addresses come from")
    assert heading
    assert "Recorded on" not in before
    assert "Recorded on 21 Nov 2026" in after


def test_the_sheet_stops_when_asked(made_plan, words):
    cancel = Cancel()
    cancel.request()
    with pytest.raises(CancelledError):
        build_checklist(made_plan, made_at=MADE_AT, words=words, cancel=cancel)
