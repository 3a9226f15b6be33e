import gc

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.accessible import announce, set_role
from evidence_kit.ui.widgets.labels import Heading, Label
from tests.windows import destroy_deferred, settle


def role_of(widget: QWidget) -> QAccessible.Role:
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface is not None
    return interface.role()


def test_a_widget_has_the_role_it_was_given(qtbot: QtBot, theme: Theme) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)

    set_role(theme, widget, QAccessible.Role.Grouping)

    assert role_of(widget) is QAccessible.Role.Grouping


def test_a_heading_is_a_heading_with_its_words_as_name(qtbot: QtBot, theme: Theme) -> None:
    heading = Heading(theme, "What to do now", "display")
    qtbot.addWidget(heading)

    interface = QAccessible.queryAccessibleInterface(heading)

    assert interface is not None
    assert interface.role() is QAccessible.Role.Heading
    assert interface.text(QAccessible.Text.Name) == "What to do now"


def test_other_widgets_keep_the_role_that_qt_gives_them(qtbot: QtBot, theme: Theme) -> None:
    label = Label(theme, "words")
    qtbot.addWidget(label)

    assert role_of(label) is QAccessible.Role.StaticText


def test_many_headings_come_and_go_without_harm(theme: Theme) -> None:
    roles = set()
    for _ in range(200):
        page = QWidget()
        column = QVBoxLayout(page)
        heading = Heading(theme, "A title")
        column.addWidget(heading)
        roles.add(role_of(heading))
        page.deleteLater()
        del page, column, heading
        destroy_deferred()
    gc.collect()
    settle()

    assert roles == {QAccessible.Role.Heading}


def test_announcing_needs_no_screen_reader(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)

    announce(widget, "Two files are saved and verified.")

    assert widget.accessibleName() == ""
