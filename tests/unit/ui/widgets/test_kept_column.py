"""Tests for evidence_kit.ui.widgets.kept_column: a height is asked for once at each width."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.kept_column import KeptColumn
from evidence_kit.ui.widgets.text_block import TextBlock

WORDS = "Some words that take several lines where there is little room. " * 4


class Measured(TextBlock):
    """Words that count how often they are asked for the room they need."""

    times = 0

    @override
    def heightForWidth(self, width: int, /) -> int:
        Measured.times += 1
        return super().heightForWidth(width)


def test_it_remembers_each_width_and_is_as_high_as_its_parts(qtbot: QtBot, theme: Theme) -> None:
    part = QWidget()
    qtbot.addWidget(part)
    column = KeptColumn(part)
    text = Measured(theme, WORDS)
    column.addWidget(text)
    heights = {width: column.heightForWidth(width) for width in (200, 400, 600)}
    Measured.times = 0

    again = {width: column.heightForWidth(width) for width in (200, 400, 600)}

    assert Measured.times == 0
    assert again == heights
    assert heights[200] == text.heightForWidth(200) > heights[600]


def test_what_changes_is_measured_anew(qtbot: QtBot, theme: Theme) -> None:
    part = QWidget()
    qtbot.addWidget(part)
    column = KeptColumn(part)
    text = TextBlock(theme, "Short")
    column.addWidget(text)
    before = column.heightForWidth(200)

    text.set_text(WORDS)
    column.invalidate()

    assert column.heightForWidth(200) > before
