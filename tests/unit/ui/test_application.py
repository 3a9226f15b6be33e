"""How the look is chosen; the window is tried in tests/ui."""

import pytest

from evidence_kit.settings import Settings, ThemeChoice
from evidence_kit.ui.application import System, look_of

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


def test_a_chosen_size_stands() -> None:
    assert look_of(Settings(text_percent=170), LIGHT).text_percent == 170
