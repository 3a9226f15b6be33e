"""What holds for every screen, day and night, at normal and at double size."""

import functools

import pytest
from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import (
    QApplication,
    QListView,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from evidence_kit.ui.theme import Look, Theme
from tests.pictures.looking import Found, look_over
from tests.pictures.pseudo import PseudoWords
from tests.pictures.scenes import LOOKS, Scene, all_scenes
from tests.pictures.walking import silent_lists, traps, unsaid

PAGES = [scene for scene in all_scenes() if not scene.name.startswith("00")]
"""All but the galleries, which show every kind of button side by side."""

each_screen = pytest.mark.parametrize("scene", all_scenes(), ids=lambda scene: scene.name)
each_size = pytest.mark.parametrize("way", ["normal", "double", "mirrored"])
"""At 100 %; at 200 %; and 40 % longer, from right to left."""


@functools.cache
def found_in(scene: Scene, way: str, application: QApplication, theme: Theme) -> Found:
    """Look a screen over; each stands once for all the tests below."""
    directions = Qt.LayoutDirection
    is_mirrored = way == "mirrored"
    look = LOOKS["-200" if way == "double" else ""]
    words = PseudoWords() if is_mirrored else None
    application.setLayoutDirection(
        directions.RightToLeft if is_mirrored else directions.LeftToRight
    )
    try:
        return look_over(scene, application, theme, look, words)
    finally:
        application.setLayoutDirection(directions.LeftToRight)


@each_screen
def test_everything_shown_is_plain_text(scene: Scene, qapp: QApplication, theme: Theme) -> None:
    assert found_in(scene, "normal", qapp, theme).rich == []


@each_screen
def test_everything_the_keyboard_reaches_has_a_name(
    scene: Scene, qapp: QApplication, theme: Theme
) -> None:
    assert found_in(scene, "normal", qapp, theme).nameless == []


@each_screen
def test_a_screen_reader_can_say_all_of_it(scene: Scene, qapp: QApplication, theme: Theme) -> None:
    found = found_in(scene, "normal", qapp, theme)

    assert (found.unsaid, found.silent) == ([], [])


@each_screen
def test_tab_leads_out_of_everything(scene: Scene, qapp: QApplication, theme: Theme) -> None:
    assert found_in(scene, "normal", qapp, theme).traps == []


@pytest.mark.usefixtures("dressed_application")
def test_what_says_nothing_or_keeps_the_keyboard_is_found(qtbot: QtBot) -> None:
    screen = QWidget()
    qtbot.addWidget(screen)
    column = QVBoxLayout(screen)
    model = QStringListModel([""])
    view = QListView()
    view.setModel(model)
    view.setTabKeyNavigation(True)
    for each in (QPushButton(), QPlainTextEdit(), view):
        column.addWidget(each)
    screen.show()

    assert len(unsaid(screen)) == 3
    assert traps(screen) == ["QPlainTextEdit", "QListView"]
    assert silent_lists(screen) == ["QListView has no name", "QListView row 0"]


@pytest.mark.parametrize("scene", PAGES, ids=lambda scene: scene.name)
def test_there_is_one_next_thing_at_most(scene: Scene, qapp: QApplication, theme: Theme) -> None:
    assert len(found_in(scene, "normal", qapp, theme).primary) <= 1


@each_size
@each_screen
def test_nothing_scrolls_sideways(scene: Scene, way: str, qapp: QApplication, theme: Theme) -> None:
    assert found_in(scene, way, qapp, theme).sideways == []


@each_size
@each_screen
def test_no_words_are_cut(scene: Scene, way: str, qapp: QApplication, theme: Theme) -> None:
    assert found_in(scene, way, qapp, theme).cut == []


@each_size
@each_screen
def test_nothing_reaches_out_of_what_holds_it(
    scene: Scene, way: str, qapp: QApplication, theme: Theme
) -> None:
    assert found_in(scene, way, qapp, theme).outside == []


@each_screen
def test_a_language_that_runs_the_other_way_mirrors_the_screen(
    scene: Scene, qapp: QApplication, theme: Theme
) -> None:
    assert found_in(scene, "mirrored", qapp, theme).unmirrored == []


DENSE = [scene for scene in PAGES if scene.name in {"03-home", "06a-people", "09a-choose"}]
SPACED = Look(is_spaced=True)


@pytest.mark.parametrize("scene", DENSE, ids=lambda scene: scene.name)
def test_wider_spacing_cuts_no_words(scene: Scene, qapp: QApplication, theme: Theme) -> None:
    found = look_over(scene, qapp, theme, SPACED, None)

    assert (found.cut, found.outside, found.sideways) == ([], [], [])
