from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from evidence_kit import __version__
from evidence_kit.guidance.wording import forbidden_in
from evidence_kit.i18n import Words
from evidence_kit.settings import Settings
from evidence_kit.ui.models.languages import Language
from evidence_kit.ui.models.releases import RELEASES
from evidence_kit.ui.models.settings_page import SettingsState
from evidence_kit.ui.pages.settings_about import AboutCard, PlaceCard
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.labels import Label
from evidence_kit.ui.widgets.text_block import TextBlock
from tests.unit.ui.seen import seen

LANGUAGES = (Language(tag="en", name="English"), Language(tag="sl", name="slovenščina"))
STATE = SettingsState(case=seen(), place="/home/js/Dropbox/Papers", synced_by="Dropbox")


@pytest.fixture
def place(qtbot: QtBot, theme: Theme, words: Words) -> PlaceCard:
    made = PlaceCard(theme, words)
    qtbot.addWidget(made)
    made.show()
    return made


def texts(card: PlaceCard | AboutCard) -> str:
    labels = [each.text() for each in card.findChildren(Label) if each.isVisible()]
    blocks = [each.text() for each in card.findChildren(TextBlock) if each.isVisible()]
    return "\n".join(labels + blocks)


def test_a_folder_that_is_copied_elsewhere_is_said(place: PlaceCard) -> None:
    place.show_state(STATE)

    assert "It seems to lie in a folder of Dropbox." in texts(place)


def test_any_other_folder_has_no_warning(place: PlaceCard) -> None:
    place.show_state(replace(STATE, synced_by=""))

    assert "copied elsewhere" not in texts(place)


def test_the_folder_is_remembered_only_where_it_was_asked_for(place: PlaceCard) -> None:
    place.show_state(STATE)
    assert not place.remember.isChecked()

    place.show_state(replace(STATE, settings=Settings(case_path=STATE.place)))
    assert place.remember.isChecked()


def test_about_says_the_version_and_what_is_not_done(
    qtbot: QtBot, theme: Theme, words: Words
) -> None:
    about = AboutCard(theme, words, LANGUAGES)
    qtbot.addWidget(about)
    about.show()

    said = texts(about)
    assert f"Version {__version__}" in said
    assert "No helpline has reviewed the texts yet" in said
    assert "gives no legal advice" in said
    assert forbidden_in(said) == ""


def test_about_says_what_is_new_in_this_version(qtbot: QtBot, theme: Theme, words: Words) -> None:
    about = AboutCard(theme, words, LANGUAGES)
    qtbot.addWidget(about)
    about.show()

    said = texts(about)
    assert f"New in version {__version__}" in said
    assert [line for line in RELEASES[0].lines if line not in said] == []


def test_about_says_what_alone_is_sent(qtbot: QtBot, theme: Theme, words: Words) -> None:
    about = AboutCard(theme, words, LANGUAGES)
    qtbot.addWidget(about)
    about.show()

    said = texts(about)
    assert "A time stamp that you ask for sends" in said
    assert "no network" not in said


def test_about_names_the_languages_that_no_native_reader_has_read(
    qtbot: QtBot, theme: Theme, words: Words
) -> None:
    about = AboutCard(theme, words, LANGUAGES)
    qtbot.addWidget(about)
    about.show()

    assert "No native reader has read these languages yet: slovenščina." in texts(about)


def test_about_names_none_where_all_were_read(qtbot: QtBot, theme: Theme, words: Words) -> None:
    about = AboutCard(theme, words, LANGUAGES[:1])
    qtbot.addWidget(about)
    about.show()

    assert "native reader" not in texts(about)
