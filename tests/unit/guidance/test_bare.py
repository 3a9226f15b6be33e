import shutil
from datetime import date
from pathlib import Path

import pytest

from evidence_kit.guidance.bare import BARE, guidance_that_is_there
from evidence_kit.guidance.loading import load
from evidence_kit.guidance.planning import plan
from evidence_kit.guidance.situation import PaidState, Situation
from evidence_kit.guidance.wording import forbidden_in, longest_sentence_words, texts
from evidence_kit.i18n import Words
from evidence_kit.report.checklist import checklist_text
from evidence_kit.resources import asset_path
from evidence_kit.ui.models.help_cards import Reader, Who, help_sheet
from evidence_kit.ui.models.home import home_state
from evidence_kit.ui.models.steps import steps_state
from evidence_kit.ui.models.times import locale_of
from tests.fakes import STARTED_AT
from tests.unit.ui.seen import identifier, payment, seen

WHOLE = load(asset_path("guidance"))
TODAY = date(2026, 11, 28)
FAR_AWAY = date(2099, 1, 1)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return shutil.copytree(asset_path("guidance"), tmp_path / "guidance")


def test_what_is_whole_is_read_as_it_is(folder):
    found = guidance_that_is_there(folder)

    assert found.guidance == WHOLE
    assert found.problems == ()


@pytest.mark.parametrize(
    "name",
    [
        "jurisdictions.toml",
        "steps.toml",
        "tools.toml",
        "capture.toml",
        "apps.toml",
        "payments.toml",
        "signs.toml",
        "helpers.toml",
        "contacts-IT.toml",
    ],
)
def test_a_file_that_is_broken_is_named_and_everybody_else_is_still_there(folder, name):
    (folder / name).write_text("[[", "utf-8")

    found = guidance_that_is_there(folder)
    made = plan(found.guidance, Situation(country="SI"), TODAY)

    assert [str(each.facts["reason"]).partition(":")[0] for each in found.problems] == [name]
    assert made.emergency[0].phone == "112"
    assert made.steps


def test_a_country_whose_file_is_broken_gets_what_holds_there_too(folder):
    (folder / "contacts-IT.toml").unlink()

    found = guidance_that_is_there(folder)
    guidance = found.guidance
    italian = plan(guidance, Situation(country="IT"), TODAY)
    slovenian = plan(guidance, Situation(country="SI"), TODAY)

    assert [each.facts["reason"] for each in found.problems] == ["contacts-IT.toml: missing"]
    assert italian.line_to_call is not None
    assert italian.line_to_call.phone == "116 111"
    assert slovenian == plan(WHOLE, Situation(country="SI"), TODAY)


def test_without_the_general_contacts_the_emergency_numbers_stand_in(folder):
    (folder / "contacts-INT.toml").write_text("contact = 5", "utf-8")

    made = plan(guidance_that_is_there(folder).guidance, Situation(), FAR_AWAY)

    assert made.emergency[0].phone == "112"
    assert "In the US and Canada it is 911" in made.emergency[0].notes


def test_with_nothing_at_all_there_is_still_a_sheet_that_helps(tmp_path):
    found = guidance_that_is_there(tmp_path / "nowhere")
    text = checklist_text(plan(found.guidance, Situation(country="US"), FAR_AWAY), Words())

    assert len(found.problems) == 9
    for piece in (
        "112",
        "911",
        "findahelpline.com",
        "Stop replying",
        "Don't delete anything",
        "Tell the police",
    ):
        assert piece in text
    assert "It is not your fault." in text


@pytest.mark.parametrize("who", list(Who))
def test_with_nothing_at_all_help_now_says_what_to_do_in_danger(who):
    sheet = help_sheet(BARE, Reader(country="SI", who=who), TODAY)

    assert sheet.cards[0].entries[0].number == "112"
    assert len(sheet.first) == 3


def test_with_nothing_at_all_a_case_still_opens():
    case = seen(
        identifiers=(identifier(),), payments=(payment(),), answers={"guidance/paid": "paid"}
    )

    steps = steps_state(case, BARE, STARTED_AT, Words())
    home = home_state(case, BARE, STARTED_AT, Words(), locale_of(Words()))
    made = plan(BARE, Situation(paid=PaidState.PAID), TODAY)

    assert [row.step_id for row in steps.rows] == ["st01", "st03", "st08", "st10"]
    assert home.next.title.in_english == "Are you safe right now?"
    assert made.money is None


def test_every_word_that_stands_in_is_one_of_the_guidance_itself():
    own = {text for _subject, text in texts(WHOLE)}
    bare = {text for _subject, text in texts(BARE)}

    assert bare <= own
    assert [text for text in bare if forbidden_in(text)] == []
    assert max(map(longest_sentence_words, bare)) <= 22
