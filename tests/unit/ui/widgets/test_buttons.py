import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from evidence_kit.ui.theme import Look, Theme
from evidence_kit.ui.widgets.buttons import Button


def test_the_words_are_shown_and_are_the_name(qtbot: QtBot, theme: Theme) -> None:
    button = Button(theme, "People & accounts")
    qtbot.addWidget(button)

    assert button.text() == "People && accounts"
    assert button.accessibleName() == button.words() == "People & accounts"


def test_an_icon_alone_still_has_a_name(qtbot: QtBot, theme: Theme) -> None:
    button = Button(theme, "Close", "bare", "close")
    qtbot.addWidget(button)

    assert button.text() == ""
    assert button.accessibleName() == "Close"


@pytest.mark.parametrize(("kind", "height"), [("normal", 40), ("primary", 40), ("small", 32)])
def test_a_button_is_as_high_as_decided(kind: str, height: int, qtbot: QtBot, theme: Theme) -> None:
    button = Button(theme, "Do it", kind)
    qtbot.addWidget(button)

    assert button.maximumHeight() == height


def test_the_main_button_of_a_page_is_higher(qtbot: QtBot, theme: Theme) -> None:
    button = Button(theme, "Continue", "primary", is_large=True)
    qtbot.addWidget(button)

    assert button.maximumHeight() == 48


def test_a_button_grows_with_the_text(qtbot: QtBot, theme: Theme) -> None:
    button = Button(theme, "Do it", "normal", "lock")
    qtbot.addWidget(button)

    theme.set_look(Look(text_percent=200))

    assert button.maximumHeight() == theme.control_height() == 62
    assert button.font().pixelSize() == 32
    assert button.iconSize().height() == 40


def test_a_button_can_take_another_icon_and_kind(qtbot: QtBot, theme: Theme) -> None:
    button = Button(theme, "Keep", "normal", "check")
    qtbot.addWidget(button)

    button.set_icon("")
    button.set_kind("primary")

    assert button.icon().isNull()
    assert button.property("kind") == "primary"


def test_the_keyboard_presses_it(qtbot: QtBot, theme: Theme) -> None:
    button = Button(theme, "Do it")
    qtbot.addWidget(button)
    button.show()

    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, Qt.Key.Key_Space)


def test_links_are_underlined(qtbot: QtBot, theme: Theme) -> None:
    link = Button(theme, "Talk to someone", "link")
    qtbot.addWidget(link)

    assert link.font().underline()
