from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from evidence_kit import messages
from evidence_kit.i18n import Words
from evidence_kit.messages import AgesForeseen, Problem, VaultChecked
from evidence_kit.model import AgeInPicture, Ages, Verdict
from evidence_kit.progress import Progress, Stage
from evidence_kit.settings import Settings
from evidence_kit.ui.models.settings_page import AgesPhase
from evidence_kit.ui.pages.settings import SettingsPage
from evidence_kit.ui.theme import Theme
from tests.fakes import StoppedClock, new_case
from tests.pictures.still_vault import StillVault
from tests.unit.ui.seen import finding, item, seen
from tests.windows import settle


def page_with(
    qtbot: QtBot,
    theme: Theme,
    answers: dict[type, messages.Answer | messages.Problem] | None = None,
) -> tuple[SettingsPage, StillVault]:
    vault = StillVault(seen(), answers)
    page = SettingsPage(theme, vault, Words(), clock=StoppedClock())
    vault.setParent(page)
    qtbot.addWidget(page)
    page.set_settings(Settings())
    page.resize(1000, 800)
    page.show()
    return page, vault


def with_case(page: SettingsPage) -> None:
    page.render(seen(items=(item(1),)))
    page.set_place("/home/js/Papers", "")
    settle()


def test_without_a_case_there_is_nothing_about_one(qtbot: QtBot, theme: Theme) -> None:
    page, _vault = page_with(qtbot, theme)

    assert page.looks.isVisible()
    assert not page.check_card.isVisible()
    assert not page.ages_card.isVisible()
    assert not page.place_card.isVisible()


def test_with_a_case_it_can_be_checked(qtbot: QtBot, theme: Theme) -> None:
    page, vault = page_with(qtbot, theme)
    with_case(page)

    qtbot.mouseClick(page.check_card.check_button, Qt.MouseButton.LeftButton)
    vault.move(Progress(stage=Stage.CHECKING, done=1, total=1, name="JS-001"))

    assert vault.asked[-1] == messages.CheckVault(is_full=True)
    assert page.check_card.progress.counts() == "1 of 1 piece"


def test_a_check_ends_with_its_answer_and_a_new_reading(qtbot: QtBot, theme: Theme) -> None:
    found = VaultChecked(findings=(finding("JS-001", Verdict.ALTERED),))
    page, _vault = page_with(qtbot, theme, {messages.CheckVault: found})
    with_case(page)

    with qtbot.waitSignal(page.case_changed):
        qtbot.mouseClick(page.check_card.check_button, Qt.MouseButton.LeftButton)

    assert page.check_card.spoken() == "JS-001 is no longer what you saved"


def test_stopping_a_check_is_said(qtbot: QtBot, theme: Theme) -> None:
    stopped = Problem(code="EK-702", facts={})
    page, _vault = page_with(qtbot, theme, {messages.CheckVault: stopped})
    with_case(page)

    qtbot.mouseClick(page.check_card.check_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.state.check.problem is not None)

    assert page.check_card.spoken() == "Stopped, as you asked."


def test_nothing_is_changed_before_what_follows_was_said(qtbot: QtBot, theme: Theme) -> None:
    foreseen = AgesForeseen(begins=True, ends=False, to_withdraw=("JS-001",))
    page, vault = page_with(qtbot, theme, {messages.ForeseeAges: foreseen})
    with_case(page)
    qtbot.mouseClick(page.ages_card.change_button, Qt.MouseButton.LeftButton)
    card = page.ages_card.pictures[AgeInPicture.NOT_SURE]
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton)

    qtbot.mouseClick(page.ages_card.foresee_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.state.ages.phase is AgesPhase.FORESEEN)

    ages = Ages(now=34, in_picture=AgeInPicture.NOT_SURE)
    assert vault.asked[-1] == messages.ForeseeAges(ages=ages)
    assert not any(isinstance(each, messages.ChangeAges) for each in vault.asked)
    assert page.ages_card.yes_button.isVisible()


def test_a_yes_asks_for_the_change_once(qtbot: QtBot, theme: Theme) -> None:
    foreseen = AgesForeseen(begins=True, ends=False, to_withdraw=())
    page, vault = page_with(qtbot, theme, {messages.ForeseeAges: foreseen})
    with_case(page)
    qtbot.mouseClick(page.ages_card.change_button, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(page.ages_card.foresee_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.state.ages.phase is AgesPhase.FORESEEN)

    qtbot.mouseClick(page.ages_card.yes_button, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(page.ages_card.yes_button, Qt.MouseButton.LeftButton)

    assert sum(isinstance(each, messages.ChangeAges) for each in vault.asked) == 1


def test_remembering_the_folder_is_a_preference(qtbot: QtBot, theme: Theme) -> None:
    page, _vault = page_with(qtbot, theme)
    with_case(page)

    with qtbot.waitSignal(page.settings_changed) as heard:
        page.place_card.remember.click()

    assert heard.args == [Settings(case_path="/home/js/Papers")]
    with qtbot.waitSignal(page.settings_changed) as heard:
        page.place_card.remember.click()
    assert heard.args == [Settings()]


def test_another_case_begins_without_the_answers_of_the_first(qtbot: QtBot, theme: Theme) -> None:
    page, _vault = page_with(qtbot, theme)
    with_case(page)
    check = replace(page.state.check, findings=(finding("JS-001"),))
    page.show_state(replace(page.state, check=check))

    page.render(seen(case=new_case()))

    assert page.state.check.findings is None


@pytest.mark.parametrize(("percent", "name"), [(100, "Larger"), (150, "Smaller")])
def test_focus_begins_with_what_can_be_pressed(
    qtbot: QtBot, theme: Theme, percent: int, name: str
) -> None:
    page, _vault = page_with(qtbot, theme)
    page.set_settings(Settings(text_percent=percent))

    assert page.first_focus().accessibleName() == name
