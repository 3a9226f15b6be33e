from pathlib import Path

import pytest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from evidence_kit.i18n import Words
from evidence_kit.settings import ThemeChoice
from evidence_kit.ui.look_choices import LookChoices
from evidence_kit.ui.models.languages import Language
from evidence_kit.ui.preferences import Preferences
from evidence_kit.ui.theme import Look, Theme
from evidence_kit.ui.widgets.buttons import Button
from tests.languages import spoken

LANGUAGES = (Language(tag="en", name="English"), Language(tag="sl", name="slovenščina"))


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    return Preferences(tmp_path / "settings.toml")


@pytest.fixture
def choices(qtbot: QtBot, theme: Theme, words: Words, preferences: Preferences) -> LookChoices:
    made = LookChoices(theme, words, preferences, LANGUAGES)
    qtbot.addWidget(made)
    made.show()
    return made


def opened_by(button: Button) -> QMenu:
    button.click()
    (menu,) = button.findChildren(QMenu)
    return menu


def texts_of(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions()]


def test_languages_are_called_as_their_speakers_call_them(
    choices: LookChoices, qtbot: QtBot
) -> None:
    menu = opened_by(choices.language)
    assert texts_of(menu) == ["English", "slovenščina"]
    assert [action.isChecked() for action in menu.actions()] == [True, False]

    with qtbot.waitSignal(choices.language_chosen) as chosen:
        menu.actions()[1].trigger()

    assert chosen.args == ["sl"]


def test_the_language_that_is_spoken_is_shown_though_nobody_chose_it(
    qtbot: QtBot, theme: Theme, preferences: Preferences
) -> None:
    made = LookChoices(theme, spoken("sl"), preferences, LANGUAGES)
    qtbot.addWidget(made)

    assert made.language.words() == "slovenščina"


def test_text_sizes_go_from_100_to_200(choices: LookChoices, preferences: Preferences) -> None:
    menu = opened_by(choices.text_size)

    assert texts_of(menu) == ["100 %", "120 %", "140 %", "160 %", "180 %", "200 %"]
    menu.actions()[-1].trigger()
    assert preferences.settings.text_percent == 200


def test_the_button_says_what_it_leads_to(
    choices: LookChoices, preferences: Preferences, theme: Theme
) -> None:
    assert choices.dark.words() == "Dark"

    theme.set_look(Look(is_dark=True))
    assert choices.dark.words() == "Light"

    choices.dark.click()
    assert preferences.settings.theme is ThemeChoice.LIGHT


def test_large_words_take_a_second_line_and_leave_room_for_the_way_out(
    choices: LookChoices,
) -> None:
    in_one_line = choices.sizeHint()
    narrow = in_one_line.width() * 2 // 3

    assert choices.minimumSizeHint().width() < narrow
    assert choices.heightForWidth(narrow) > choices.heightForWidth(in_one_line.width())
