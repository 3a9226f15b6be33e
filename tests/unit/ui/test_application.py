"""How the look is chosen; the window is tried in tests/ui."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSize

from evidence_kit.settings import Settings, ThemeChoice
from evidence_kit.ui.application import System, look_of, usual_size
from tests.fakes import run_python

LIGHT = System(is_dark=False, has_more_contrast=False, font_pt=10.0, platform="linux")
DARK = System(is_dark=True, has_more_contrast=True, font_pt=10.0, platform="linux")


def test_the_system_decides_until_a_person_does() -> None:
    assert look_of(Settings(), DARK).is_dark
    assert not look_of(Settings(), LIGHT).is_dark
    assert not look_of(Settings(theme=ThemeChoice.LIGHT), DARK).is_dark
    assert look_of(Settings(theme=ThemeChoice.DARK), LIGHT).is_dark


def test_more_contrast_is_taken_over() -> None:
    assert look_of(Settings(), DARK).has_more_contrast


@pytest.mark.parametrize(
    ("platform", "font_pt", "percent"),
    [
        ("linux", 10.0, 100),
        ("linux", 11.0, 110),
        ("linux", 15.0, 150),
        ("linux", 6.0, 100),
        ("linux", 40.0, 200),
        ("win32", 9.0, 100),
        ("darwin", 13.0, 100),
    ],
)
def test_text_is_as_large_as_the_system_has_it_between_100_and_200(
    platform: str, font_pt: float, percent: int
) -> None:
    system = System(is_dark=False, has_more_contrast=False, font_pt=font_pt, platform=platform)

    assert look_of(Settings(), system).text_percent == percent


def test_a_small_screen_has_room_for_the_title_of_the_window() -> None:
    assert usual_size(QSize(1280, 800)) == QSize(1280, 752)
    assert usual_size(QSize(1024, 768)) == QSize(1024, 720)
    assert usual_size(QSize(2560, 1400)) == QSize(1280, 800)


def test_a_chosen_size_stands() -> None:
    assert look_of(Settings(text_percent=170), LIGHT).text_percent == 170


LOADED_FOR_THE_FIRST_PAGE = """
import importlib, os, sys
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["XDG_CONFIG_HOME"] = os.environ["HOME"] = sys.argv[1]
for name in sys.argv[2:]:
    importlib.import_module(name)
from PySide6.QtCore import QAbstractEventDispatcher
from evidence_kit.ui import application

# Pages stand for whatever is shown later; the others take longer to define than the page to draw.
NOT_YET = {
    "evidence_kit.messages", "evidence_kit.model", "evidence_kit.files", "evidence_kit.guidance",
    "evidence_kit.progress", "evidence_kit.ui.alerts", "evidence_kit.ui.conversation",
    "evidence_kit.ui.case_shell", "evidence_kit.ui.tab_order", "evidence_kit.ui.places",
    "evidence_kit.ui.paper", "evidence_kit.ui.models.parts",
    "evidence_kit.ui.safety.bus_signals", "evidence_kit.ui.safety.windows_messages",
    "evidence_kit.clock", "evidence_kit.ui.guard",
    # What defines a frozen value in a millisecond each, and a mark that nothing reads at run time.
    "dataclasses", "typing_extensions",
    "msgspec", "json", "tomllib", "ctypes", "uuid", "decimal", "datetime", "PySide6.QtDBus",
    "PySide6.QtPrintSupport", "PySide6.QtNetwork",
}
FIRST = {"evidence_kit.ui.pages.page", "evidence_kit.ui.pages.welcome"}

started = application.start()

def look():
    pages = {name for name in sys.modules if name.startswith("evidence_kit.ui.pages.")}
    print(*sorted((NOT_YET & set(sys.modules)) | (pages - FIRST)))
    started.application.quit()

QAbstractEventDispatcher.instance().aboutToBlock.connect(look)
started.application.exec()
print(type(started.window.shown).__name__)
"""


def test_the_first_page_is_shown_before_anything_of_a_case_is_loaded(tmp_path: Path) -> None:
    answer = run_python(LOADED_FOR_THE_FIRST_PAGE, str(tmp_path))

    assert answer.stdout.splitlines() == ["", "WelcomePage"], answer.stderr


@pytest.mark.parametrize(
    "early", ["evidence_kit.messages", "evidence_kit.ui.pages.unlock", "dataclasses"]
)
def test_what_is_loaded_too_early_is_found(tmp_path: Path, early: str) -> None:
    answer = run_python(LOADED_FOR_THE_FIRST_PAGE, str(tmp_path), early)

    assert early in answer.stdout.splitlines()[0].split(), answer.stderr
