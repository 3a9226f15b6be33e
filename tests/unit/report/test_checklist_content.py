from datetime import date

import pytest

from evidence_kit.guidance.loading import load
from evidence_kit.guidance.planning import plan
from evidence_kit.guidance.situation import Helper, PaidState, Situation
from evidence_kit.model import AgeInPicture, Ages
from evidence_kit.report.checklist_content import checklist_blocks, checklist_title, last_lines
from evidence_kit.report.document import Box, Bullets, Fields, Subheading, TickBox
from evidence_kit.resources import asset_path

CHILD = Ages(now=15, in_picture=AgeInPicture.UNDER_18)
ADULT = Ages(now=30, in_picture=AgeInPicture.ADULT)
TODAY = date(2026, 11, 21)


@pytest.fixture(scope="module")
def guidance():
    return load(asset_path("guidance"))


@pytest.fixture
def plan_for(guidance):
    def make(**answers):
        return plan(guidance, Situation(**answers), TODAY)

    return make


def test_the_emergency_contact_stands_first(plan_for, words):
    made = plan_for(country="SI", ages=CHILD)
    first = checklist_blocks(made, words)[0]
    assert isinstance(first, Box)
    assert made.emergency[0].phone in [text.text for text in first.body]


def test_then_stop_replying_pay_nothing_delete_nothing(plan_for, words):
    made = plan_for(country="IT", ages=ADULT)
    blocks = checklist_blocks(made, words)
    assert [block.title for block in blocks[1:4]] == [line.title for line in made.first]


@pytest.mark.parametrize("country", ["", "GB-SCT", "SI", "IT", "FR"])
@pytest.mark.parametrize("ages", [CHILD, ADULT])
def test_every_sentence_of_the_plan_is_on_the_sheet(plan_for, words, all_texts, country, ages):
    made = plan_for(country=country, ages=ages, paid=PaidState.PAID, helper=Helper.PARENT)
    said = all_texts(checklist_blocks(made, words))
    steps = (made.safety, *made.steps)
    expected = [
        *(step.title for step in steps),
        *(text for step in steps for text in (*step.texts, step.why, step.helper_text) if text),
        *(contact.phone for contact in made.contacts if contact.phone),
        *(contact.notes for contact in made.contacts if contact.notes),
        *(text for tool in made.tools for text in tool.texts),
        *(line.what for line in (*made.capture, *made.keep_out)),
        *made.closing,
        made.money.opening,
        made.money.script,
        made.money.recovery_warning,
        *made.money.asks,
        *(rail.call for rail in made.money.rails),
    ]
    assert [text for text in expected if text not in said] == []


def test_every_contact_says_where_it_comes_from_once(plan_for, words, all_texts):
    made = plan_for(country="GB-SCT", ages=CHILD)
    said = all_texts(checklist_blocks(made, words))
    childline = next(each for each in made.contacts if "Childline" in each.name)
    assert said.count(childline.notes) == 1
    assert said.count(childline.phone) >= 2


def test_no_source_note_stands_under_a_number_and_every_one_in_the_list_at_the_end(
    plan_for, words, all_texts
):
    for country in ("SI", "GB-SCT", "IT", "FR", ""):
        made = plan_for(country=country, ages=CHILD)
        blocks = checklist_blocks(made, words)
        *before, heading, sources, closing = blocks
        assert isinstance(heading, Subheading)
        assert isinstance(sources, Bullets)
        assert [text.text for text in closing.texts] == list(made.closing)
        assert not [text for text in all_texts(before) if "Recorded on" in text]
        listed = all_texts(sources)
        for each in (*made.contacts, *made.tools):
            (line,) = (text for text in listed if text.endswith(each.basis.in_english))
            assert each.name in line


def test_what_the_reader_must_do_first_stands_beside_the_number(plan_for, words, all_texts):
    made = plan_for(country="GB-SCT", ages=CHILD)
    (childline, *_) = (
        row.value
        for block in checklist_blocks(made, words)
        if isinstance(block, Fields)
        for row in block.rows
        if row.label == "Childline"
    )
    assert "Please confirm the number on childline.org.uk." in all_texts(childline)


def test_the_last_lines_are_the_emergency_number_and_one_line_to_call(plan_for, words):
    made = plan_for(country="GB-SCT", ages=CHILD)
    danger, talk = (text.text for text in last_lines(made, words))
    assert danger.endswith("Emergency number: 999")
    assert talk == "To talk to somebody: Childline: 0800 1111 · Day and night · childline.org.uk"


def test_where_no_country_is_known_112_is_not_promised(plan_for, words):
    (danger,) = (text.text for text in last_lines(plan_for(country="BR", ages=ADULT), words))
    assert danger.endswith("Call the emergency number where you are. In many countries it is 112.")


def test_without_a_line_to_call_the_emergency_number_stays(guidance, words):
    made = plan(guidance, Situation(country="SI"), date(2032, 1, 1))
    (danger,) = (text.text for text in last_lines(made, words))
    assert danger.endswith(made.emergency[0].phone)


def test_a_plan_without_money_has_no_money_on_the_sheet(plan_for, words, all_texts):
    made = plan_for(country="SI", ages=CHILD, paid=PaidState.NO)
    assert made.money is None
    assert "What you can say" not in all_texts(checklist_blocks(made, words))


def test_contacts_stand_in_a_form_of_name_and_way(plan_for, words):
    made = plan_for(country="SI", ages=CHILD)
    rows = [
        row
        for block in checklist_blocks(made, words)
        if isinstance(block, Fields)
        for row in block.rows
    ]
    assert {row.label for row in rows} >= {each.name for each in made.steps[2].contacts}


def test_a_language_is_named_as_its_speakers_name_it(plan_for, words, all_texts):
    made = plan_for(country="IT", ages=ADULT)
    spoken = {each for contact in made.contacts for each in contact.languages}

    said = " ".join(all_texts(checklist_blocks(made, words)))

    assert "ar" in spoken
    assert "languages: italiano, English, français, español, العربية" in said


def test_every_step_can_be_ticked(plan_for, words):
    made = plan_for(country="SI", ages=CHILD)
    titles = [block.title for block in checklist_blocks(made, words) if isinstance(block, TickBox)]
    assert [step.title for step in made.steps if step.title not in titles] == []


def test_the_sheet_has_a_title(words):
    assert checklist_title(words) == "What to do now"
