from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.buttons import Button
from evidence_kit.ui.widgets.fields import Chooser
from tests.unit.ui.widgets.searched import NOTHING, SEVERAL, search_in
from tests.windows import settle

COUNTRIES = [("", "Any country"), ("SI", "Slovenia"), ("SK", "Slovakia"), ("IT", "Italy")]


@pytest.fixture
def page(qtbot: QtBot, theme: Theme) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    column = QVBoxLayout(made)
    chooser = Chooser(theme, "Country", COUNTRIES, search=search_in(COUNTRIES))
    chooser.choose("")
    column.addWidget(chooser)
    column.addStretch(1)
    column.addWidget(Button(theme, "Next", "normal"))
    made.resize(400, 500)
    made.show()
    made.activateWindow()
    return made


@pytest.fixture
def chooser(page: QWidget) -> Iterator[Chooser]:
    (made,) = page.findChildren(Chooser)
    yield made
    opened(made).hide()


@pytest.fixture
def picked(chooser: Chooser) -> list[str]:
    heard: list[str] = []
    chooser.picked.connect(heard.append)
    return heard


def line(chooser: Chooser) -> QLineEdit:
    found = chooser.box.lineEdit()
    assert found is not None
    return found


def opened(chooser: Chooser) -> QAbstractItemView:
    """Return the list that opens while one types."""
    completer = chooser.box.completer()
    assert completer is not None
    popup = completer.popup()
    assert isinstance(popup, QAbstractItemView)
    return popup


def click_and_type(chooser: Chooser, text: str) -> None:
    field = line(chooser)
    QTest.mouseClick(
        field,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        QPoint(field.width() - 30, field.height() // 2),
    )
    QTest.keyClicks(field, text)
    settle()


def press(chooser: Chooser, key: Qt.Key) -> None:
    """Press a key where the system sends it: to the open list, or to the field."""
    popup = opened(chooser)
    QTest.keyClick(popup if popup.isVisible() else chooser.box, key)
    settle()


def offered(chooser: Chooser) -> list[str]:
    model = opened(chooser).model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_typing_after_a_click_replaces_what_is_in_force(
    chooser: Chooser, picked: list[str]
) -> None:
    click_and_type(chooser, "slovenia")

    press(chooser, Qt.Key.Key_Return)

    assert picked == ["SI"]
    assert line(chooser).text() == "Slovenia"


def test_enter_takes_the_only_one_that_fits(chooser: Chooser, picked: list[str]) -> None:
    click_and_type(chooser, "ital")
    assert offered(chooser) == ["Italy"]

    press(chooser, Qt.Key.Key_Return)

    assert (picked, chooser.chosen(), chooser.note()) == (["IT"], "IT", "")


def test_leaving_takes_the_only_one_that_fits(chooser: Chooser, picked: list[str]) -> None:
    click_and_type(chooser, "ital")

    press(chooser, Qt.Key.Key_Tab)

    assert picked == ["IT"]
    assert not opened(chooser).isVisible()


def test_enter_takes_the_first_of_several_which_is_marked_while_one_types(
    chooser: Chooser, picked: list[str]
) -> None:
    click_and_type(chooser, "slov")
    popup = opened(chooser)
    marked = [index.data() for index in popup.selectionModel().selectedIndexes()]
    assert marked == ["Slovenia"]
    assert line(chooser).text() == "slov"

    press(chooser, Qt.Key.Key_Return)

    assert (picked, line(chooser).text(), chooser.note()) == (["SI"], "Slovenia", "")
    assert not popup.isVisible()


def test_enter_is_not_too_fast_for_the_list(chooser: Chooser, picked: list[str]) -> None:
    line(chooser).setFocus()
    line(chooser).selectAll()

    QTest.keyClicks(line(chooser), "slov")
    QTest.keyClick(line(chooser), Qt.Key.Key_Return)

    assert picked == ["SI"]


def test_a_click_on_the_words_opens_the_list_of_all(chooser: Chooser, picked: list[str]) -> None:
    click_and_type(chooser, "")

    assert opened(chooser).isVisible()
    assert offered(chooser) == [words for _code, words in COUNTRIES]
    press(chooser, Qt.Key.Key_Tab)
    assert (picked, line(chooser).text(), chooser.note()) == ([], "Any country", "")


def test_a_note_goes_as_soon_as_one_comes_back(chooser: Chooser) -> None:
    click_and_type(chooser, "slov")
    press(chooser, Qt.Key.Key_Tab)
    assert chooser.note() == SEVERAL

    click_and_type(chooser, "")

    assert chooser.note() == ""


def test_arrows_and_enter_take_one_of_several(chooser: Chooser, picked: list[str]) -> None:
    click_and_type(chooser, "slov")

    press(chooser, Qt.Key.Key_Down)
    press(chooser, Qt.Key.Key_Return)

    assert picked == ["SK"]
    assert line(chooser).text() == "Slovakia"


def test_a_click_in_the_list_takes_one_of_several(chooser: Chooser, picked: list[str]) -> None:
    click_and_type(chooser, "slov")
    popup = opened(chooser)

    place = popup.visualRect(popup.model().index(1, 0)).center()
    QTest.mouseClick(
        popup.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place
    )

    assert picked == ["SK"]
    assert line(chooser).text() == "Slovakia"


@pytest.mark.parametrize(("typed", "note"), [("slov", SEVERAL), ("atlantis", NOTHING)])
def test_once_left_the_line_shows_what_is_in_force_and_a_note_says_why(
    typed: str, note: str, chooser: Chooser, picked: list[str]
) -> None:
    click_and_type(chooser, typed)

    press(chooser, Qt.Key.Key_Tab)

    assert picked == []
    assert line(chooser).text() == "Any country"
    assert chooser.note() == note


def test_a_click_beside_the_open_list_leaves_nothing_that_is_not_in_force(
    page: QWidget, chooser: Chooser
) -> None:
    click_and_type(chooser, "slov")
    popup = opened(chooser)
    assert popup.isVisible()

    beside = popup.mapFromGlobal(page.mapToGlobal(QPoint(200, 450)))
    QTest.mouseClick(popup, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, beside)

    assert not popup.isVisible()
    assert line(chooser).text() == "Any country"
    assert chooser.note() == SEVERAL


def test_a_note_goes_as_soon_as_one_types_on(chooser: Chooser) -> None:
    click_and_type(chooser, "atlantis")
    press(chooser, Qt.Key.Key_Return)
    assert chooser.note() == NOTHING

    click_and_type(chooser, "i")

    assert chooser.note() == ""


def test_an_emptied_line_changes_nothing_and_says_nothing(
    chooser: Chooser, picked: list[str]
) -> None:
    line(chooser).selectAll()
    QTest.keyClick(line(chooser), Qt.Key.Key_Delete)

    chooser.settle()

    assert (picked, chooser.note(), line(chooser).text()) == ([], "", "Any country")
