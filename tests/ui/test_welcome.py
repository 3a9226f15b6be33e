"""01: safety first, then three doors; nothing on this page is stored."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from evidence_kit.i18n import Words
from evidence_kit.messages import Problem
from evidence_kit.settings import ThemeChoice
from evidence_kit.ui.alerts import alert_for
from evidence_kit.ui.models.languages import Language
from evidence_kit.ui.pages.welcome import Reach, WelcomePage
from evidence_kit.ui.pages.welcome_panels import safer_sheet
from evidence_kit.ui.preferences import Preferences
from evidence_kit.ui.tab_order import next_stop, stops_in
from evidence_kit.ui.theme import Theme

LANGUAGES = (Language(tag="en", name="English"), Language(tag="sl", name="slovenščina"))


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    return Preferences(tmp_path / "settings.toml")


@pytest.fixture
def page(qtbot: QtBot, theme: Theme, words: Words, preferences: Preferences) -> WelcomePage:
    made = WelcomePage(theme, words, preferences, LANGUAGES)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    return made


def test_the_first_thing_asked_is_whether_this_computer_is_safe(page: WelcomePage) -> None:
    assert page.first_focus() is page.no
    assert page.state.reach is Reach.UNSAID
    assert not page.no.isChecked()
    assert not page.maybe.isChecked()


def test_help_needs_no_answer(page: WelcomePage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.help_requested):
        page.help_door.click()


@pytest.mark.parametrize("name", ["start_door", "open_door"])
def test_a_door_without_an_answer_leads_to_the_question(
    page: WelcomePage, qtbot: QtBot, name: str
) -> None:
    page.activateWindow()
    assert not page.asked_for.isVisible()
    door = getattr(page, name)

    with (
        qtbot.assertNotEmitted(page.new_case_requested),
        qtbot.assertNotEmitted(page.open_requested),
    ):
        door.click()

    qtbot.waitUntil(page.no.hasFocus)
    assert page.asked_for.isVisible()
    page.no.click()
    assert not page.asked_for.isVisible()


def test_after_no_the_doors_open(page: WelcomePage, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.no, Qt.MouseButton.LeftButton)

    with qtbot.waitSignal(page.new_case_requested):
        page.start_door.click()
    with qtbot.waitSignal(page.open_requested):
        page.open_door.click()


def test_yes_puts_a_safer_device_in_the_place_of_the_doors(page: WelcomePage, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.maybe, Qt.MouseButton.LeftButton)

    assert page.safer is not None
    assert page.safer.isVisible()
    assert not page.doors.isVisible()
    with qtbot.waitSignal(page.help_requested):
        page.safer.help.click()


def test_the_person_decides_and_may_go_on_here(page: WelcomePage, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.maybe, Qt.MouseButton.LeftButton)

    assert page.safer is not None
    page.safer.go_on.click()

    assert page.doors.isVisible()
    assert not page.safer.isVisible()
    with qtbot.waitSignal(page.new_case_requested):
        page.start_door.click()


def test_an_officer_finds_the_check_without_any_case(page: WelcomePage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.check_requested):
        page.check.click()


def test_what_cannot_be_hidden_is_said_and_can_be_put_away(page: WelcomePage) -> None:
    page.foot.link.click()
    assert page.limits is not None
    assert page.limits.isVisible()

    page.limits.close_limits.click()
    assert not page.limits.isVisible()


def test_a_computer_that_cannot_write_is_said_and_help_still_opens(
    page: WelcomePage, words: Words, qtbot: QtBot
) -> None:
    problem = Problem(code="EK-402", facts={"path": "/readonly", "reason": "read only"})

    page.show_alert(alert_for(problem, words))

    with qtbot.waitSignal(page.help_requested):
        page.help_door.click()


def test_the_way_out_is_the_first_stop_and_answers_are_one(page: WelcomePage) -> None:
    regions = page.regions()

    assert next_stop(regions, None, forwards=True) is page.ways_out.hide_now
    stops = list(stops_in(page))
    assert page.no in stops
    assert page.maybe not in stops


def test_light_and_dark_are_kept(page: WelcomePage, preferences: Preferences) -> None:
    page.look_choices.dark.click()

    assert preferences.settings.theme is ThemeChoice.DARK


def test_the_printed_lines_do_not_name_the_program(words: Words) -> None:
    assert not any("evidence" in line.text.lower() for line in safer_sheet(words))
