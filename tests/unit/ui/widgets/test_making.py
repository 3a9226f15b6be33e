"""Tests for evidence_kit.ui.widgets.making: parts that come into a page that stands."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.cards import Card
from evidence_kit.ui.widgets.making import BEGAN, ENDED, find_places, laid_out_once, making
from evidence_kit.ui.widgets.scroll import PageScroll
from evidence_kit.ui.widgets.text_block import TextBlock
from tests.windows import settle


class Told(QWidget):
    """Notes what it is told of makings."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[QEvent.Type] = []

    @override
    def customEvent(self, event: QEvent, /) -> None:
        self.heard.append(event.type())


def test_the_window_is_told_before_and_after(qtbot: QtBot) -> None:
    window = Told()
    qtbot.addWidget(window)
    part = QWidget(window)

    with making(part):
        assert window.heard == [BEGAN]

    assert window.heard == [BEGAN, ENDED]


def test_what_comes_into_a_page_has_its_place_in_the_same_turn(qtbot: QtBot, theme: Theme) -> None:
    page = PageScroll(theme)
    qtbot.addWidget(page)
    card, inner = Card(theme), QWidget()
    column = QVBoxLayout(inner)
    card.body.addWidget(inner)
    page.body.addWidget(card)
    page.resize(500, 300)
    page.show()
    settle()

    texts = [TextBlock(theme, "Some words that need a line or two of it. " * 5) for _ in range(9)]
    with laid_out_once(column):
        for text in texts:
            column.addWidget(text)
            text.show()
    find_places(inner)

    assert all(text.height() >= text.heightForWidth(text.width()) for text in texts)
    assert page.verticalScrollBar().maximum() > page.height()
