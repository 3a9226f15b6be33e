"""What a journey takes for read: it must not see words that are not there, nor wait for ever."""

import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.buttons import Button
from evidence_kit.ui.widgets.labels import Heading
from tests.journeys.desk import Desk, needs_display
from tests.journeys.lettering import Lettering
from tests.journeys.screen import HEIGHT_PX, WIDTH_PX, display, places_in, screen_of
from tests.windows import dressed_application, no_window_is_left, theme

__all__ = ["dressed_application", "no_window_is_left", "theme"]


@pytest.fixture
def page(qtbot: QtBot, theme: Theme) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(WIDTH_PX, HEIGHT_PX)
    column = QVBoxLayout(made)
    column.addWidget(Heading(theme, "Nothing is missing."))
    column.addWidget(Button(theme, "Take in 1 file", "primary"))
    column.addWidget(Button(theme, "Without a spare key", "quiet"))
    return made


def places(page: QWidget, theme: Theme, words: str) -> list[tuple[int, int]]:
    shown = page.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    picture = Image.frombuffer(
        "RGB", (WIDTH_PX, HEIGHT_PX), shown.constBits(), "raw", "BGRX", shown.bytesPerLine(), 1
    )
    return places_in(picture, Lettering(theme).shapes_of(words))


@pytest.mark.parametrize("words", ["Nothing is missing.", "Take in 1 file", "Without a spare key"])
def test_words_are_read_where_they_stand(page: QWidget, theme: Theme, words: str) -> None:
    [child] = [
        each
        for each in page.findChildren(QWidget)
        if words in {each.accessibleName(), each.property("text")}
    ]
    found = places(page, theme, words)

    assert found
    assert all(child.geometry().contains(*place) for place in found)


@pytest.mark.parametrize(
    "words",
    ["Nothing is missing", "Take in 2 file", "Without a spare keg", "spare ke", "No", "Anything"],
)
def test_other_words_and_parts_of_words_are_not_read(
    page: QWidget, theme: Theme, words: str
) -> None:
    assert places(page, theme, words) == []


@needs_display
def test_waiting_ends_with_the_program_and_keeps_what_was_shown(
    dressed_application: Theme, tmp_path: Path
) -> None:
    with (
        display(tmp_path) as name,
        subprocess.Popen([sys.executable, "-c", "raise SystemExit(7)"]) as program,
    ):
        screen = screen_of(tmp_path, Lettering(dressed_application))
        desk = Desk(display=name, screen=screen, home_path=tmp_path / "home", program=program)
        with pytest.raises(pytest.fail.Exception, match="ended with 7 before “Never” stands"):
            desk.sees("Never")

    with Image.open(tmp_path / "screen.png") as kept:
        assert kept.size == (WIDTH_PX, HEIGHT_PX)


@needs_display
def test_waiting_for_what_never_comes_ends(dressed_application: Theme, tmp_path: Path) -> None:
    with (
        display(tmp_path) as name,
        subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as program,
    ):
        screen = screen_of(tmp_path, Lettering(dressed_application))
        desk = Desk(
            display=name, screen=screen, home_path=tmp_path / "home", program=program, looks=3
        )
        with pytest.raises(pytest.fail.Exception, match="never came: there is a window “Never”"):
            desk.turns_to("Never")
        program.kill()
