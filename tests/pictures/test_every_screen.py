"""What holds for every screen, day and night, at normal and at double size."""

from dataclasses import Field, fields, replace

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

LOOKED_AT_ELSEWHERE = {"choices", "words"}
"""Of what is found, what ``test_languages.py`` has its rules for."""

WAYS = ("normal", "double", "mirrored")
"""At 100 %; at 200 %; and 40 % longer, from right to left."""

each_screen = pytest.mark.parametrize("scene", all_scenes(), ids=lambda scene: scene.name)
each_way = pytest.mark.parametrize("way", WAYS)


def found_in(scene: Scene, way: str, application: QApplication, theme: Theme) -> Found:
    """Look a screen over."""
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


def broken_rules(found: Found, way: str, *, is_gallery: bool) -> dict[str, list[str]]:
    """Return each rule that a screen breaks, and what breaks it."""
    rules = {
        "nothing scrolls sideways": found.sideways,
        "no words are cut": found.cut,
        "nothing reaches out of what holds it": found.outside,
    }
    if way == "normal":
        rules["everything shown is plain text"] = found.rich
        rules["everything the keyboard reaches has a name"] = found.nameless
        rules["a screen reader can say all of it"] = found.unsaid
        rules["no list is silent"] = found.silent
        rules["Tab leads out of everything"] = found.traps
        # A gallery shows every kind of button side by side.
        rules["there is one next thing at most"] = [] if is_gallery else found.primary[1:]
    if way == "mirrored":
        rules["a language that runs the other way mirrors the screen"] = found.unmirrored
    return {rule: breaking for rule, breaking in rules.items() if breaking}


@each_way
@each_screen
def test_a_screen_keeps_every_rule(
    scene: Scene, way: str, qapp: QApplication, theme: Theme
) -> None:
    found = found_in(scene, way, qapp, theme)

    assert broken_rules(found, way, is_gallery=scene.name.startswith("00")) == {}


@pytest.mark.parametrize("field", fields(Found), ids=lambda field: field.name)
def test_whatever_is_found_breaks_a_rule(field: Field[list[str]]) -> None:
    nothing = Found(**{each.name: [] for each in fields(Found)})
    # One next thing is allowed; the second is not.
    found = replace(nothing, **{field.name: ["first", "second"]})

    is_broken = any(broken_rules(found, way, is_gallery=False) for way in WAYS)

    assert is_broken is (field.name not in LOOKED_AT_ELSEWHERE)


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


DENSE = [scene for scene in all_scenes() if scene.name in {"03-home", "06a-people", "09a-choose"}]
SPACED = Look(is_spaced=True)


@pytest.mark.parametrize("scene", DENSE, ids=lambda scene: scene.name)
def test_wider_spacing_cuts_no_words(scene: Scene, qapp: QApplication, theme: Theme) -> None:
    found = look_over(scene, qapp, theme, SPACED, None)

    assert (found.cut, found.outside, found.sideways) == ([], [], [])
