import itertools

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from evidence_kit.resources import asset_path
from evidence_kit.ui.theme import DARK, LIGHT, STEPS, Look, Theme, repolish

GROUNDS = ("canvas", "surface", "sunken")
TEXT_PAIRS = (
    *itertools.product(("ink", "soft", "primary"), GROUNDS),
    ("on_primary", "primary"),
    ("on_primary", "primary_hover"),
    ("ink", "primary_tint"),
    ("primary", "primary_tint"),
    ("keep", "keep_tint"),
    ("soon", "soon_tint"),
    ("ink", "soon_tint"),
    ("danger", "danger_tint"),
    ("ink", "danger_tint"),
    ("cover_ink", "cover"),
    ("paper_ink", "paper"),
)


def luminance(colour: str) -> float:
    """WCAG 2.2, relative luminance."""
    parts = QColor(colour).getRgbF()[:3]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: str, second: str) -> float:
    bright, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), TEXT_PAIRS)
def test_every_text_can_be_read_on_its_ground(
    ink: str, ground: str, colours: dict[str, str]
) -> None:
    assert contrast(colours[ink], colours[ground]) >= 5.3


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ground", GROUNDS)
def test_the_edge_of_every_control_can_be_seen(ground: str, colours: dict[str, str]) -> None:
    assert contrast(colours["border"], colours[ground]) >= 3
    assert contrast(colours["focus"], colours[ground]) >= 3


def test_day_and_night_have_the_same_tokens() -> None:
    assert LIGHT.keys() == DARK.keys()


def test_another_look_is_told_once_and_in_force_at_once(qtbot: QtBot, theme: Theme) -> None:
    with qtbot.waitSignal(theme.changed):
        theme.set_look(Look(is_dark=True, text_percent=150))

    assert theme.colour("canvas") == QColor(DARK["canvas"])
    assert theme.px(16) == 24
    assert theme.font("title").pixelSize() == 33


def test_the_same_look_again_is_not_told(qtbot: QtBot, theme: Theme) -> None:
    with qtbot.assertNotEmitted(theme.changed):
        theme.set_look(Look())


def test_of_wishes_that_follow_each_other_the_last_is_put_in_force(
    qtbot: QtBot, theme: Theme
) -> None:
    for percent in (110, 120, 130):
        theme.wish_look(Look(text_percent=percent))

    assert theme.look == Look()
    assert theme.wanted == Look(text_percent=130)
    with qtbot.waitSignal(theme.changed):
        pass
    assert theme.look == Look(text_percent=130)


def test_a_wish_taken_back_in_time_and_one_overtaken_change_nothing(
    qtbot: QtBot, theme: Theme
) -> None:
    theme.wish_look(Look(text_percent=200))
    theme.set_look(Look(is_dark=True))
    with qtbot.assertNotEmitted(theme.changed, wait=300):
        theme.wish_look(Look(text_percent=200))
        theme.wish_look(Look(is_dark=True))

    assert theme.look == theme.wanted == Look(is_dark=True)


def test_what_lies_deep_in_a_page_is_dressed_no_more_often_than_the_page(
    qtbot: QtBot, theme: Theme
) -> None:
    page = deepest = Dressed(None)
    qtbot.addWidget(page)
    for _depth in range(12):
        deepest = Dressed(deepest)
        QVBoxLayout(deepest.parentWidget()).addWidget(deepest)
    page.show()
    page.times = deepest.times = 0

    theme.set_look(Look(text_percent=150))

    assert deepest.times == page.times


def test_the_palette_follows(theme: Theme, qapp: QApplication) -> None:
    theme.set_look(Look(is_dark=True))

    palette = qapp.palette()

    assert palette.color(QPalette.ColorRole.Window) == QColor(DARK["canvas"])
    assert palette.color(QPalette.ColorRole.PlaceholderText) == QColor(DARK["soft"])


def test_more_contrast_makes_edges_and_second_text_strong(theme: Theme) -> None:
    theme.set_look(Look(has_more_contrast=True))

    assert theme.colour("line") == theme.colour("border")
    assert theme.colour("soft") == theme.colour("ink")


@pytest.mark.parametrize(
    ("percent", "height"), [(100, 40), (120, 48), (150, 60), (160, 60), (200, 62)]
)
def test_controls_grow_with_the_text_and_then_as_far_as_it_needs(
    percent: int, height: int, theme: Theme
) -> None:
    theme.set_look(Look(text_percent=percent))

    assert theme.control_height() == height


@pytest.mark.parametrize("percent", range(100, 201, 10))
def test_a_control_never_shrinks_and_always_holds_its_line(percent: int, theme: Theme) -> None:
    theme.set_look(Look(text_percent=percent))

    assert theme.control_height(32) >= theme.px(14) * 1.3
    assert theme.control_height(48) >= theme.control_height() >= theme.control_height(32)


@pytest.mark.parametrize("step", STEPS)
def test_every_step_uses_a_bundled_face_and_nothing_is_smaller_than_a_caption(
    step: str, theme: Theme
) -> None:
    font = theme.font(step)

    assert font.families()[0].startswith("Atkinson Hyperlegible")
    assert font.pixelSize() >= 13


def test_an_icon_is_drawn_in_the_colour_of_its_token(theme: Theme) -> None:
    picture = theme.icon("check-circle", "keep", 20).toImage()

    seen = {
        picture.pixelColor(x, y).name()
        for x in range(picture.width())
        for y in range(picture.height())
        if picture.pixelColor(x, y).alpha() == 255
    }

    assert seen == {QColor(LIGHT["keep"]).name()}


def test_an_icon_is_drawn_once_and_again_in_another_look(theme: Theme) -> None:
    first = theme.icon("lock")
    again = theme.icon("lock")
    theme.set_look(Look(is_dark=True))

    assert first.cacheKey() == again.cacheKey()
    assert theme.icon("lock").cacheKey() != first.cacheKey()


def test_the_gap_beside_an_icon_stays_clear(theme: Theme) -> None:
    pixmap = theme.icon("lock", gap=4)

    picture = pixmap.toImage()

    assert (pixmap.width(), pixmap.height()) == (24, 20)
    assert all(picture.pixelColor(x, y).alpha() == 0 for x in range(20, 24) for y in range(20))


def test_icons_that_point_turn_with_the_line_of_reading(theme: Theme, qapp: QApplication) -> None:
    right = theme.icon("arrow-right").toImage()
    lock = theme.icon("lock").toImage()
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        turned = theme.icon("arrow-right").toImage()
        same = theme.icon("lock").toImage()
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)

    assert turned != right
    assert same == lock


def test_every_icon_takes_the_colour_of_its_text() -> None:
    drawings = sorted(asset_path("icons").glob("*.svg"))

    wrong = [
        path.name
        for path in drawings
        if "currentColor" not in path.read_text(encoding="utf-8")
        or 'stroke-width="1.75"' not in path.read_text(encoding="utf-8")
    ]

    assert len(drawings) > 70
    assert wrong == []


def test_a_repolished_widget_keeps_its_font(qtbot: QtBot, theme: Theme) -> None:
    label = QLabel("words")
    label.setFont(theme.font("display"))
    qtbot.addWidget(label)
    label.show()

    label.setProperty("tone", "soft")
    repolish(label)

    assert label.font().pixelSize() == 30


def test_wide_spacing_reaches_letters_words_and_lines(theme: Theme) -> None:
    theme.set_look(Look(is_spaced=True))

    font = theme.font("body")
    assert font.letterSpacing() >= 0.12 * font.pixelSize()
    assert font.wordSpacing() >= 0.16 * font.pixelSize()
    assert theme.line_spacing > 1


def test_an_exact_value_keeps_its_own_even_width(theme: Theme) -> None:
    usual = theme.font("mono").letterSpacing()

    theme.set_look(Look(is_spaced=True))

    assert theme.font("mono").letterSpacing() == usual


@pytest.mark.parametrize("step", ["body", "mono"])
def test_spacing_that_was_wide_is_usual_again(step: str, theme: Theme) -> None:
    usual = theme.font(step)

    theme.set_look(Look(is_spaced=True))
    theme.set_look(Look())

    spaced = theme.font(step)
    assert (spaced.letterSpacing(), spaced.wordSpacing()) == (
        usual.letterSpacing(),
        usual.wordSpacing(),
    )


class Dressed(QWidget):
    """Counts how often it is dressed."""

    times = 0

    @override
    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        self.times += event.type() == QEvent.Type.StyleChange
