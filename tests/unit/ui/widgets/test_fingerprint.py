from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.fingerprint import FingerprintRow

SHA256 = "a3f941c0" + "5e07" * 12 + "9d077e2b"


def test_it_is_short_until_asked_for(qtbot: QtBot, theme: Theme) -> None:
    row = FingerprintRow(theme, SHA256)
    qtbot.addWidget(row)
    row.show()
    assert row.shown_text() == "a3f9 41c0 … 9d07 7e2b"
    assert not row.copy_button.isVisible()

    qtbot.mouseClick(row.toggle, Qt.MouseButton.LeftButton)

    digits = row.shown_text().removeprefix("SHA-256").split()
    assert "".join(digits) == SHA256
    assert {len(group) for group in digits} == {8}
    assert row.toggle.words() == "Show less"


def test_copy_puts_the_64_digits_on_the_clipboard(
    qtbot: QtBot, theme: Theme, qapp: QApplication
) -> None:
    row = FingerprintRow(theme, SHA256)
    qtbot.addWidget(row)
    row.show()
    qtbot.mouseClick(row.toggle, Qt.MouseButton.LeftButton)

    with qtbot.waitSignal(row.copied):
        qtbot.mouseClick(row.copy_button, Qt.MouseButton.LeftButton)

    assert qapp.clipboard().text() == SHA256


def test_another_item_begins_folded_up(qtbot: QtBot, theme: Theme) -> None:
    row = FingerprintRow(theme, SHA256)
    qtbot.addWidget(row)
    row.show()
    qtbot.mouseClick(row.toggle, Qt.MouseButton.LeftButton)

    row.set_sha256("ab" * 32)

    assert row.shown_text() == "abab abab … abab abab"


def test_where_no_file_is_kept_it_says_so(qtbot: QtBot, theme: Theme) -> None:
    row = FingerprintRow(theme, "")
    qtbot.addWidget(row)
    row.show()

    assert row.shown_text() == "No file is kept, so there is none."
    assert not row.toggle.isVisible()
