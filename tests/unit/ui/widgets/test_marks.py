"""A mark is told by its shape as well as by its colour."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter

from evidence_kit.ui.theme import Look, Theme
from evidence_kit.ui.widgets.marks import draw_dot, draw_tick

MARKS = [draw_tick, draw_dot]


def drawn(mark: Callable[..., None], theme: Theme, *, is_on: bool) -> QImage:
    picture = QImage(40, 40, QImage.Format.Format_RGB32)
    picture.fill(theme.colour("surface"))
    painter = QPainter(picture)
    mark(theme, painter, QRect(10, 10, 20, 20), is_on=is_on)
    painter.end()
    return picture.convertToFormat(
        QImage.Format.Format_Mono, Qt.ImageConversionFlag.ThresholdDither
    )


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize("look", [Look(), Look(is_dark=True)])
def test_on_and_off_differ_without_any_colour(
    mark: Callable[..., None], look: Look, theme: Theme
) -> None:
    theme.set_look(look)

    assert drawn(mark, theme, is_on=True) != drawn(mark, theme, is_on=False)


@pytest.mark.parametrize("mark", MARKS)
def test_nothing_is_drawn_outside_its_place(mark: Callable[..., None], theme: Theme) -> None:
    picture = drawn(mark, theme, is_on=True)
    empty = picture.pixel(0, 0)

    outside = [(x, y) for x in range(40) for y in range(40) if not (9 <= x < 31 and 9 <= y < 31)]

    assert all(picture.pixel(x, y) == empty for x, y in outside)
