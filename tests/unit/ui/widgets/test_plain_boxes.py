"""Plain boxes are marked like everything else that is chosen."""

import pytest
from PySide6.QtWidgets import QStyle
from pytestqt.qtbot import QtBot

from evidence_kit.ui.theme import Look, Theme
from evidence_kit.ui.widgets.plain_boxes import Dot, Tick


@pytest.mark.parametrize("kind", [Tick, Dot])
def test_plain_boxes_are_drawn_in_our_colours_too(
    kind: type[Tick | Dot], qtbot: QtBot, theme: Theme
) -> None:
    box = kind(theme, "Words")
    qtbot.addWidget(box)
    box.setChecked(True)
    box.resize(160, 40)
    box.show()

    picture = box.grab().toImage()
    seen = {picture.pixelColor(x, 20).name() for x in range(24)}

    assert theme.colour("primary").name() in seen


@pytest.mark.parametrize("percent", [100, 200])
def test_boxes_are_as_large_as_the_text(percent: int, qtbot: QtBot, theme: Theme) -> None:
    theme.set_look(Look(text_percent=percent))
    box = Tick(theme, "Words")
    qtbot.addWidget(box)

    size = box.style().pixelMetric(QStyle.PixelMetric.PM_IndicatorWidth, None, box)

    assert size == theme.px(20)
