from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar
from pytestqt.qtbot import QtBot

from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.progress import ProgressRow


def test_counts_are_always_said(qtbot: QtBot, theme: Theme) -> None:
    row = ProgressRow(theme)
    qtbot.addWidget(row)
    row.show()

    row.set("Originals copied", 5, 8, "{done} of {total} pieces", "About 20 seconds left")

    bar = row.findChild(QProgressBar)
    assert row.counts() == "5 of 8 pieces"
    assert bar.isVisible()
    assert bar.value() * 8 == bar.maximum() * 5
    assert bar.accessibleDescription() == "5 of 8 pieces"


def test_there_is_no_bar_while_the_total_is_not_known(qtbot: QtBot, theme: Theme) -> None:
    row = ProgressRow(theme)
    qtbot.addWidget(row)
    row.show()

    row.set("Looking at the folder", 12, None, "{done} files so far")

    assert row.counts() == "12 files so far"
    assert not row.findChild(QProgressBar).isVisible()


def test_bytes_beyond_four_billion_still_fit_the_bar(qtbot: QtBot, theme: Theme) -> None:
    row = ProgressRow(theme)
    qtbot.addWidget(row)
    row.show()

    row.set("Copying", 6 << 30, 12 << 30, "6 of 12 GB")

    bar = row.findChild(QProgressBar)
    assert bar.value() * 2 == bar.maximum()


def test_cancel_asks_once(qtbot: QtBot, theme: Theme) -> None:
    row = ProgressRow(theme)
    qtbot.addWidget(row)
    row.set("Copying", 1, 2, "{done} of {total}")
    row.show()
    asked: list[bool] = []
    row.cancel_requested.connect(lambda: asked.append(True))

    qtbot.mouseClick(row.cancel, Qt.MouseButton.LeftButton)
    row.set("Copying", 2, 2, "{done} of {total}")
    qtbot.mouseClick(row.cancel, Qt.MouseButton.LeftButton)

    assert asked == [True]


def test_other_work_can_be_cancelled_again(qtbot: QtBot, theme: Theme) -> None:
    row = ProgressRow(theme)
    qtbot.addWidget(row)
    row.show()
    qtbot.mouseClick(row.cancel, Qt.MouseButton.LeftButton)

    row.restart()

    assert row.cancel.isEnabled()
    assert row.note.text() == row.counts() == ""
