import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QPalette, QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from evidence_kit.ui.theme import Look, Theme
from evidence_kit.ui.widgets.buttons import Button
from evidence_kit.ui.widgets.fields import NO_LEARNING, Area, Chooser, Field, sayable
from evidence_kit.ui.widgets.labels import Label
from tests.unit.ui.widgets.searched import search_in

COUNTRIES = [("SI", "Slovenia"), ("IT", "Italy"), ("GB-SCT", "Scotland")]


def test_a_field_is_labelled_by_its_buddy(qtbot: QtBot, theme: Theme) -> None:
    field = Field(theme, "Name & number", "As it stands in the app.")
    qtbot.addWidget(field)

    label = field.findChildren(QLabel)[0]

    assert label.buddy() is field.line
    assert label.text() == "Name && number"
    assert field.line.accessibleName() == "Name & number"
    assert field.line.accessibleDescription() == "As it stands in the app."


def test_no_field_takes_part_in_prediction(qtbot: QtBot, theme: Theme) -> None:
    field, area = Field(theme, "Account"), Area(theme, "What happened")
    secret = Field(theme, "Password", is_secret=True)
    chooser = Chooser(theme, "Country", COUNTRIES, search=search_in(COUNTRIES))
    for each in (field, area, secret, chooser):
        qtbot.addWidget(each)
    typed_into = (field.line, area.edit, secret.line, chooser.box.lineEdit())

    hints = [each.inputMethodHints() for each in typed_into]

    assert all(hint & NO_LEARNING == NO_LEARNING for hint in hints)


def test_typing_is_told_and_setting_is_not(qtbot: QtBot, theme: Theme) -> None:
    field = Field(theme, "Account")
    area = Area(theme, "What happened")
    qtbot.addWidget(field)
    qtbot.addWidget(area)
    heard: list[str] = []
    field.edited.connect(heard.append)
    area.edited.connect(heard.append)

    field.set_text("by hand")
    area.set_text("by hand")
    qtbot.keyClicks(field.line, "!")
    qtbot.keyClicks(area.edit, "A ")

    assert heard == ["by hand!", "Aby hand", "A by hand"]


def test_a_field_says_when_it_is_left(qtbot: QtBot, theme: Theme) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    field, area = Field(theme, "Account"), Area(theme, "What happened")
    column.addWidget(field)
    column.addWidget(area)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    field.setFocus()
    qtbot.keyClicks(field.line, "lena.k")

    with qtbot.waitSignal(field.left):
        area.setFocus()
    with qtbot.waitSignal(area.left):
        field.setFocus()

    assert field.line.hasFocus()


def test_tab_leaves_an_area(qtbot: QtBot, theme: Theme) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    area, after = Area(theme, "What happened"), Button(theme, "Continue")
    column.addWidget(area)
    column.addWidget(after)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    area.setFocus()

    qtbot.keyClick(area.edit, Qt.Key.Key_Tab)

    assert after.hasFocus()
    assert area.text() == ""


def test_a_note_stands_under_the_field_and_is_part_of_its_description(
    qtbot: QtBot, theme: Theme
) -> None:
    field = Field(theme, "The same again")
    qtbot.addWidget(field)

    field.set_note("The two are not the same yet", "soon")
    assert field.line.accessibleDescription() == "The two are not the same yet"

    field.set_note("")
    assert field.note() == field.line.accessibleDescription() == ""


def test_a_secret_is_readable_until_it_is_covered(qtbot: QtBot, theme: Theme) -> None:
    field = Field(theme, "Password", is_secret=True)
    qtbot.addWidget(field)
    field.show()
    toggle = field.findChild(Button)
    assert not field.is_covered()

    qtbot.mouseClick(toggle, Qt.MouseButton.LeftButton)
    assert field.is_covered()
    assert toggle.words() == "Show"

    qtbot.mouseClick(toggle, Qt.MouseButton.LeftButton)
    assert not field.is_covered()
    assert toggle.words() == "Cover"


def test_a_secret_does_not_come_back_by_undoing(qtbot: QtBot, theme: Theme) -> None:
    field = Field(theme, "Password", is_secret=True)
    qtbot.addWidget(field)
    field.show()
    qtbot.keyClicks(field.line, "lantern river")

    field.line.selectAll()
    qtbot.keyClick(field.line, Qt.Key.Key_Delete)
    qtbot.keyClick(field.line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert field.text() == ""


def test_setting_a_text_forgets_the_former_one(qtbot: QtBot, theme: Theme) -> None:
    field = Field(theme, "Account")
    qtbot.addWidget(field)
    field.show()
    qtbot.keyClicks(field.line, "lena.k")

    field.set_text("")
    qtbot.keyClick(field.line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert field.text() == ""


def test_covering_another_field_does_nothing(qtbot: QtBot, theme: Theme) -> None:
    field = Field(theme, "Account")
    qtbot.addWidget(field)

    field.set_covered(is_covered=True)

    assert field.line.echoMode() is QLineEdit.EchoMode.Normal


def test_half_a_character_is_shown_as_its_number(qtbot: QtBot, theme: Theme) -> None:
    field, area = Field(theme, "Name"), Area(theme, "Text")
    qtbot.addWidget(field)
    qtbot.addWidget(area)

    field.set_text("half \udc80")
    area.set_text("half \udc80")

    assert field.text() == area.text() == sayable("half \udc80") == "half \\udc80"


def test_a_chooser_answers_with_the_id_of_what_is_picked(qtbot: QtBot, theme: Theme) -> None:
    chooser = Chooser(theme, "Country", COUNTRIES)
    qtbot.addWidget(chooser)
    chooser.show()
    heard: list[str] = []
    chooser.picked.connect(heard.append)

    qtbot.keyClick(chooser.box, Qt.Key.Key_Down)

    assert chooser.chosen() == "IT"
    assert heard == ["IT"]


def test_choosing_from_code_is_not_told(qtbot: QtBot, theme: Theme) -> None:
    chooser = Chooser(theme, "Country", COUNTRIES)
    qtbot.addWidget(chooser)
    heard: list[str] = []
    chooser.picked.connect(heard.append)

    chooser.choose("GB-SCT")
    chooser.set_choices(COUNTRIES[1:])

    assert chooser.chosen() == "GB-SCT"
    assert heard == []


@pytest.mark.parametrize(("percent", "height"), [(100, 40), (150, 60), (200, 62)])
def test_fields_grow_with_the_text(percent: int, height: int, qtbot: QtBot, theme: Theme) -> None:
    field, chooser = Field(theme, "Account"), Chooser(theme, "Country", COUNTRIES)
    qtbot.addWidget(field)
    qtbot.addWidget(chooser)

    theme.set_look(Look(text_percent=percent))

    assert field.line.maximumHeight() == chooser.box.maximumHeight() == height


def test_a_placeholder_can_be_read(qtbot: QtBot, theme: Theme) -> None:
    field, area = Field(theme, "Account"), Area(theme, "Text")
    qtbot.addWidget(field)
    qtbot.addWidget(area)
    field.show()
    area.show()

    shades = {
        each.palette().color(QPalette.ColorRole.PlaceholderText).name()
        for each in (field.line, area.edit)
    }

    assert shades == {theme.colour("soft").name()}


def test_everything_a_field_says_is_plain_text(qtbot: QtBot, theme: Theme) -> None:
    field = Field(theme, "<b>Account</b>", "<i>hint</i>")
    field.set_note("<u>note</u>")
    qtbot.addWidget(field)

    formats = {label.textFormat() for label in field.findChildren(Label)}

    assert formats == {Qt.TextFormat.PlainText}


@pytest.mark.parametrize("is_searchable", [False, True])
def test_scrolling_a_page_over_a_chooser_changes_no_answer(
    qtbot: QtBot, theme: Theme, *, is_searchable: bool
) -> None:
    search = search_in(COUNTRIES) if is_searchable else None
    chooser = Chooser(theme, "Country", COUNTRIES, search=search)
    qtbot.addWidget(chooser)
    chooser.choose(COUNTRIES[0][0])
    chooser.show()
    at = QPointF(chooser.box.rect().center())
    turned = QWheelEvent(
        at,
        chooser.box.mapToGlobal(at),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(chooser.box, turned)

    assert chooser.chosen() == COUNTRIES[0][0]
    # With the focus, the keys that are meant for the page next would change it.
    assert chooser.box.focusPolicy() is Qt.FocusPolicy.StrongFocus


@pytest.mark.parametrize("key", [Qt.Key.Key_PageDown, Qt.Key.Key_End, Qt.Key.Key_Home])
def test_keys_that_scroll_a_page_change_no_answer(qtbot: QtBot, theme: Theme, key: Qt.Key) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    chooser = Chooser(theme, "Country", COUNTRIES)
    QVBoxLayout(page).addWidget(chooser)
    chooser.choose(COUNTRIES[1][0])
    page.show()

    press = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(chooser.box, press)

    assert chooser.chosen() == COUNTRIES[1][0]
    # The page gets them.
    assert not press.isAccepted()


def test_in_an_open_list_they_lead_through_it(qtbot: QtBot, theme: Theme) -> None:
    chooser = Chooser(theme, "Country", COUNTRIES)
    qtbot.addWidget(chooser)
    chooser.show()
    chooser.box.showPopup()

    qtbot.keyClick(chooser.box.view(), Qt.Key.Key_End)
    qtbot.keyClick(chooser.box.view(), Qt.Key.Key_Return)

    assert chooser.chosen() == COUNTRIES[-1][0]


def test_a_click_on_the_words_above_is_meant_for_the_field(qtbot: QtBot, theme: Theme) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    column.addWidget(Field(theme, "Account"))
    field = Field(theme, "How much?")
    column.addWidget(field)
    page.show()
    page.activateWindow()

    qtbot.mouseClick(field.findChildren(QLabel)[0], Qt.MouseButton.LeftButton)

    assert page.focusWidget() is field.line
