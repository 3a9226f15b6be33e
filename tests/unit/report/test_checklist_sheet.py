from datetime import date

import pytest

from evidence_kit.guidance.loading import load
from evidence_kit.guidance.planning import plan
from evidence_kit.guidance.situation import Claim, Helper, PaidState, Situation, YesNoUnsure
from evidence_kit.model import AgeInPicture, Ages
from evidence_kit.report.checklist_sheet import sheet_blocks
from evidence_kit.report.document import Box, QrRow, TickBox
from evidence_kit.resources import asset_path

GUIDANCE = load(asset_path("guidance"))
CHILD = Ages(now=15, in_picture=AgeInPicture.UNDER_18)
ADULT = Ages(now=30, in_picture=AgeInPicture.ADULT)
TODAY = date(2026, 11, 28)


def made(**answers):
    return plan(GUIDANCE, Situation(**answers), TODAY)


def said(blocks, all_texts):
    return " ".join(all_texts(blocks))


def test_danger_stands_first_with_the_number_and_a_line_to_call(words):
    first = sheet_blocks(made(country="SI", ages=CHILD), words)[0]

    assert isinstance(first, Box)
    shown = [text.text for text in first.body]
    assert shown[0] == "112"
    assert any(text.startswith("116 111") for text in shown)


def test_then_stop_replying_dont_pay_dont_delete(words):
    blocks = sheet_blocks(made(country="IT", ages=ADULT), words)
    titles = [block.title for block in blocks if isinstance(block, TickBox)]

    assert titles[:2] == ["Stop replying, and don't pay", "Don't delete anything"]
    assert titles.index("Save the words that show it") < titles.index("Block them everywhere")


@pytest.mark.parametrize("country", ["", "SI", "GB-SCT", "IT", "US", "DE"])
@pytest.mark.parametrize("ages", [CHILD, ADULT])
def test_everything_that_is_vital_is_on_the_sheet(words, all_texts, country, ages):
    plan_of = made(country=country, ages=ages, paid=PaidState.PAID)
    shown = said(sheet_blocks(plan_of, words), all_texts)
    steps = (plan_of.safety, *plan_of.steps)
    expected = [
        *(step.title for step in plan_of.steps),
        *(text for step in steps for text in step.brief),
        *(text for step in steps for text in step.not_known),
        *(line.what for line in (*plan_of.capture, *plan_of.keep_out)),
        *(contact.phone for step in steps for contact in step.contacts if contact.phone),
        *(tool.name for tool in plan_of.tools),
    ]

    assert [text for text in expected if text not in shown] == []


def test_a_number_is_never_parted_by_the_end_of_a_line(words, all_texts):
    texts = all_texts(sheet_blocks(made(country="GB-SCT", ages=ADULT), words))

    assert "0800 83 85 87 · breathingspace.scot" in texts
    reminders = [text for text in texts if text.startswith("Named above:")]
    assert any("0345\u00a06000\u00a0459" in text for text in reminders)
    assert not any("0345 6000" in text for text in reminders)


def test_where_no_country_is_known_other_emergency_numbers_stand_beside_112(words, all_texts):
    shown = said(sheet_blocks(made(), words), all_texts)

    assert "In the US and Canada it is 911" in shown


def test_somebody_who_cannot_be_relied_on_is_left_out_beside_one_who_can(words, all_texts):
    shown = said(sheet_blocks(made(country="DE", ages=CHILD), words)[:-1], all_texts)

    assert "Any police station" in shown
    assert "Onlinewache" not in shown


def test_nothing_about_where_a_number_comes_from_stands_before_the_small_print(words, all_texts):
    *before, small = sheet_blocks(made(country="US", ages=CHILD), words)

    assert small.is_small
    assert "Recorded on" not in said(before, all_texts)
    assert all(each.name in said([small], all_texts) for each in made(country="US").tools)


def test_the_small_print_is_about_those_who_are_printed_and_nobody_else(words, all_texts):
    *before, small = sheet_blocks(made(country="DE", ages=CHILD), words)
    listed = said([small], all_texts)

    assert "TelefonSeelsorge" in listed
    assert "TelefonSeelsorge" in said(before, all_texts)
    assert "Onlinewache" not in listed


def test_codes_to_scan_have_the_address_beside_them_and_are_never_unconfirmed(words):
    for country in ("SI", "NZ", ""):
        plan_of = made(country=country, ages=CHILD)
        (row,) = (block for block in sheet_blocks(plan_of, words) if isinstance(block, QrRow))
        shown = {each.url for each in (*plan_of.contacts, *plan_of.tools) if each.url}
        assert 1 <= len(row.codes) <= 3
        assert {code.url for code in row.codes} <= shown
        assert all(code.address and code.address in code.url for code in row.codes)


def test_a_helper_has_their_page_before_the_steps(words, all_texts):
    shown = said(
        sheet_blocks(made(country="SI", ages=CHILD, helper=Helper.PARENT), words), all_texts
    )

    assert shown.index("For parents and carers") < shown.index("Stop replying, and don't pay")


def test_the_plan_for_safety_stands_before_saving(words):
    blocks = sheet_blocks(made(country="SI", ages=ADULT, offender_known=YesNoUnsure.YES), words)
    titles = [block.title for block in blocks if isinstance(block, TickBox)]

    assert titles.index("You know them? Make a plan first") < titles.index(
        "Save the words that show it"
    )


def test_one_e_mail_that_shows_nothing_makes_a_short_sheet(words):
    blocks = sheet_blocks(made(country="SI", ages=ADULT, claim=Claim.MASS_MAIL), words)
    titles = [block.title for block in blocks if isinstance(block, TickBox)]

    assert "One e-mail, and nothing shown?" in titles
    assert "Block them everywhere" not in titles
