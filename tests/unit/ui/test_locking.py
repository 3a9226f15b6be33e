"""What is shown while a case locks takes the keys, and does nothing with them."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from evidence_kit.i18n import Words
from evidence_kit.ui.locking import Locking
from evidence_kit.ui.theme import Theme


def test_no_key_that_is_typed_while_a_case_locks_does_anything(
    qtbot: QtBot, theme: Theme, words: Words
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    page = Locking(theme, words)
    QVBoxLayout(window).addWidget(page)
    heard: list[str] = []
    for keys in ("F1", "Ctrl+V"):
        QShortcut(QKeySequence(keys), window).activated.connect(lambda: heard.append("shortcut"))
    page.hide_requested.connect(lambda: heard.append("hide"))
    window.show()
    qtbot.waitExposed(window)
    page.setFocus()

    shown = window.windowHandle()
    qtbot.keyClick(shown, Qt.Key.Key_F1)
    qtbot.keyClick(shown, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_A):
        qtbot.keyClick(shown, key)

    assert heard == []
    assert page.first_focus() is page


def test_the_way_out_works_while_a_case_locks(qtbot: QtBot, theme: Theme, words: Words) -> None:
    page = Locking(theme, words)
    qtbot.addWidget(page)

    with qtbot.waitSignal(page.hide_requested):
        page.ways_out.hide_now.click()
