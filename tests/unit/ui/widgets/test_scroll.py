from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from evidence_kit.ui.theme import Look, Theme
from evidence_kit.ui.widgets.scroll import Column, PageScroll, reveal, reveal_from_top
from evidence_kit.ui.widgets.text_block import TextBlock
from tests.windows import settle


def test_a_page_never_scrolls_sideways(qtbot: QtBot, theme: Theme) -> None:
    scroll = PageScroll(theme)
    scroll.body.addWidget(TextBlock(theme, "x" * 500))
    qtbot.addWidget(scroll)
    scroll.resize(400, 300)
    scroll.show()
    settle()

    assert scroll.horizontalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    assert scroll.widget().width() <= scroll.viewport().width()


def test_what_has_the_focus_is_brought_into_sight(qtbot: QtBot, theme: Theme) -> None:
    scroll = PageScroll(theme)
    scroll.body.addSpacing(2000)
    last = QWidget()
    last.setFixedHeight(40)
    scroll.body.addWidget(last)
    qtbot.addWidget(scroll)
    scroll.resize(400, 300)
    scroll.show()
    settle()

    scroll.show_widget(last)

    assert scroll.verticalScrollBar().value() > 1500


def test_a_column_is_never_wider_than_can_be_read(qtbot: QtBot, theme: Theme) -> None:
    column = Column(theme, 720)
    block = TextBlock(theme, "word " * 200)
    column.body.addWidget(block)
    qtbot.addWidget(column)
    column.resize(1600, 400)
    column.show()
    settle()
    before = block.width()

    theme.set_look(Look(text_percent=200))
    settle()

    assert before == 720
    assert block.width() == 1440


def test_a_column_can_stand_in_the_middle(qtbot: QtBot, theme: Theme) -> None:
    column = Column(theme, 400, is_centred=True)
    block = TextBlock(theme, "word " * 200)
    column.body.addWidget(block)
    qtbot.addWidget(column)
    column.resize(1000, 400)
    column.show()
    settle()

    assert abs(block.mapTo(column, block.rect().center()).x() - 500) <= 2


def test_what_opens_is_brought_into_sight_only_where_the_focus_is_in_it(
    qtbot: QtBot, theme: Theme
) -> None:
    scroll = PageScroll(theme)
    first, form = QLineEdit(), QWidget()
    field = QLineEdit()
    QVBoxLayout(form).addWidget(field)
    for part in (first, form):
        scroll.body.addWidget(part)
        scroll.body.addSpacing(2000)
    qtbot.addWidget(scroll)
    scroll.resize(400, 300)
    scroll.show()
    settle()
    first.setFocus(Qt.FocusReason.OtherFocusReason)
    scroll.verticalScrollBar().setValue(0)

    reveal(form)
    stayed = scroll.verticalScrollBar().value()
    field.setFocus(Qt.FocusReason.OtherFocusReason)
    scroll.verticalScrollBar().setValue(0)
    reveal(form)

    assert stayed == 0
    assert scroll.verticalScrollBar().value() > 1500


def test_what_is_higher_than_the_page_is_shown_from_its_beginning(
    qtbot: QtBot, theme: Theme
) -> None:
    scroll = PageScroll(theme)
    scroll.body.addSpacing(1000)
    warning = QWidget()
    warning.setFixedHeight(900)
    scroll.body.addWidget(warning)
    scroll.body.addSpacing(1000)
    qtbot.addWidget(scroll)
    scroll.resize(400, 300)
    scroll.show()
    settle()
    scroll.verticalScrollBar().setValue(scroll.verticalScrollBar().maximum())

    reveal_from_top(warning)

    assert warning.mapTo(scroll.viewport(), warning.rect().topLeft()).y() == 24
