"""What holds for every screen, day and night, at normal and at double size."""

from dataclasses import Field, fields, replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from evidence_kit.ui.theme import Theme
from tests.pictures.looking import Found, look_over
from tests.pictures.pseudo import PseudoWords
from tests.pictures.scenes import LOOKS, Scene, all_scenes

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
