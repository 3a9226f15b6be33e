from collections.abc import Iterator

import pytest
from PySide6.QtGui import QClipboard, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from evidence_kit.ui.safety.clipboard import OwnClipboard


@pytest.fixture
def clipboard(qapp: QApplication) -> Iterator[QClipboard]:
    qapp.clipboard().clear()
    yield qapp.clipboard()
    qapp.clipboard().clear()


@pytest.fixture
def own(qapp: QApplication, clipboard: QClipboard) -> Iterator[OwnClipboard]:
    """Every copy in these tests is ours: without a display the clipboard itself cannot tell."""
    watcher = OwnClipboard(clipboard, qapp, kept_ms=20, owns=lambda: True)
    yield watcher
    clipboard.dataChanged.disconnect(watcher._on_clipboard_data_changed)


@pytest.fixture
def beside_another(qapp: QApplication, clipboard: QClipboard) -> Iterator[OwnClipboard]:
    """Nothing on the clipboard is ours."""
    watcher = OwnClipboard(clipboard, qapp, owns=lambda: False)
    yield watcher
    clipboard.dataChanged.disconnect(watcher._on_clipboard_data_changed)


@pytest.mark.usefixtures("own")
def test_what_was_copied_leaves_by_itself(clipboard: QClipboard, qtbot: QtBot) -> None:
    clipboard.setText("SI56 2633 0001 2039 086")

    assert clipboard.text() == "SI56 2633 0001 2039 086"
    qtbot.waitUntil(lambda: clipboard.text() == "")


@pytest.mark.usefixtures("own")
def test_what_was_copied_stays_out_of_histories(clipboard: QClipboard) -> None:
    clipboard.setText("the hand-over code")

    names = clipboard.mimeData().formats()
    assert "x-kde-passwordManagerHint" in names
    assert any("ExcludeClipboardContentFromMonitorProcessing" in name for name in names)
    assert any("CanIncludeInClipboardHistory" in name for name in names)
    assert any("CanUploadToCloudClipboard" in name for name in names)


@pytest.mark.usefixtures("own")
def test_the_words_themselves_are_not_changed(clipboard: QClipboard) -> None:
    clipboard.setText("a\u202e<b>\n")

    assert clipboard.text() == "a\u202e<b>\n"


def test_it_can_be_cleared_at_once(own: OwnClipboard, clipboard: QClipboard) -> None:
    clipboard.setText("words")

    own.clear()

    assert clipboard.text() == ""


@pytest.mark.usefixtures("own")
def test_a_picture_is_not_turned_into_words(clipboard: QClipboard) -> None:
    clipboard.setImage(QImage(2, 2, QImage.Format.Format_RGB32))

    assert clipboard.mimeData().hasImage()


def test_what_another_program_copies_is_left_as_it_is(
    beside_another: OwnClipboard, clipboard: QClipboard
) -> None:
    clipboard.setText("somebody else's")

    beside_another.clear()

    assert clipboard.text() == "somebody else's"
    assert clipboard.mimeData().formats() == ["text/plain"]


def test_hiding_takes_what_another_program_copied_off_too(
    beside_another: OwnClipboard, clipboard: QClipboard
) -> None:
    clipboard.setText("copied in a chat, pasted here")

    beside_another.empty()

    assert clipboard.text() == ""
