from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from evidence_kit.i18n import Words
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.buttons import Button
from evidence_kit.ui.widgets.offering import AppField
from tests.windows import settle


@pytest.fixture
def field(qtbot: QtBot, theme: Theme, words: Words) -> Iterator[AppField]:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    made = AppField(theme, words, "Which app is it from?")
    column.addWidget(made)
    column.addWidget(Button(theme, "Next", "normal"))
    page.resize(400, 300)
    page.show()
    page.activateWindow()
    made.line.setFocus()
    yield made
    page.hide()


def offered(field: AppField) -> list[str]:
    model = field.line.completer().completionModel()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_known_names_are_offered_by_their_beginnings(field: AppField) -> None:
    QTest.keyClicks(field.line, "t")
    settle()

    assert offered(field) == ["Telegram", "Threads", "Threema", "TikTok", "Tinder"]
    assert field.line.completer().popup().isVisible()
    assert field.text() == "t"


def test_a_name_is_taken_from_the_list_by_its_keys_and_heard_of(field: AppField) -> None:
    heard: list[str] = []
    field.edited.connect(heard.append)
    QTest.keyClicks(field.line, "whats")
    settle()

    popup = field.line.completer().popup()
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    settle()

    assert (field.text(), heard[-1]) == ("WhatsApp", "WhatsApp")
    assert not field.offer.isVisible()


def test_what_is_typed_stays_and_the_one_that_can_be_meant_is_a_button(field: AppField) -> None:
    QTest.keyClicks(field.line, "w")
    assert not field.offer.isVisible()
    QTest.keyClicks(field.line, "hats")
    field.line.completer().popup().hide()
    QTest.keyClick(field.line, Qt.Key.Key_Return)

    assert field.text() == "whats"
    assert field.offer.isVisible()
    assert field.offer.words() == "Write “WhatsApp”"
    field.offer.click()
    assert field.text() == "WhatsApp"
    assert not field.offer.isVisible()


def test_any_other_name_stays_as_it_was_typed(field: AppField) -> None:
    QTest.keyClicks(field.line, "a forum")
    QTest.keyClick(field.line, Qt.Key.Key_Return)

    assert field.text() == "a forum"
    assert not field.offer.isVisible()


def test_a_known_name_gets_its_own_letters(field: AppField) -> None:
    QTest.keyClicks(field.line, "tik tok")
    QTest.keyClick(field.line, Qt.Key.Key_Return)

    assert field.text() == "TikTok"


@pytest.mark.parametrize("typed", ["whats", "whatsapp", "w", "a forum"])
def test_leaving_the_line_moves_nothing_below_it(qtbot: QtBot, field: AppField, typed: str) -> None:
    QTest.keyClicks(field.line, typed)
    field.line.completer().popup().hide()
    settle()
    height = field.height()

    with qtbot.waitSignal(field.left):
        QTest.keyClick(field.line, Qt.Key.Key_Return)
    settle()

    assert field.height() == height
