import pytest
from PySide6.QtCore import QFileInfo
from PySide6.QtGui import QAbstractFileIconProvider
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.place_dialog import file_dialog, folder_dialog


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def test_it_is_never_the_systems_own(theme: Theme, parent: QWidget) -> None:
    dialogs = (
        folder_dialog(theme, parent, "Where?"),
        file_dialog(theme, parent, "Which?", "ZIP (*.zip)"),
    )

    assert all(each.testOption(QFileDialog.Option.DontUseNativeDialog) for each in dialogs)
    assert {each.viewMode() for each in dialogs} == {QFileDialog.ViewMode.List}


def test_a_folder_is_chosen_among_folders(theme: Theme, parent: QWidget) -> None:
    dialog = folder_dialog(theme, parent, "Where?")

    assert dialog.fileMode() is QFileDialog.FileMode.Directory
    assert dialog.testOption(QFileDialog.Option.ShowDirsOnly)


def test_a_picture_has_the_same_icon_as_any_file(theme: Theme, parent: QWidget) -> None:
    provider = folder_dialog(theme, parent, "Where?").iconProvider()
    assert isinstance(provider, QAbstractFileIconProvider)

    picture = provider.icon(QFileInfo("/nowhere/picture.jpg"))
    other = provider.icon(QFileInfo("/nowhere/notes.txt"))

    assert picture.cacheKey() == other.cacheKey()


def test_folders_and_drives_have_icons(theme: Theme, parent: QWidget) -> None:
    provider = folder_dialog(theme, parent, "Where?").iconProvider()
    kinds = QAbstractFileIconProvider.IconType

    icons = [provider.icon(kind) for kind in (kinds.Folder, kinds.File, kinds.Drive)]

    assert not any(icon.isNull() for icon in icons)


def test_what_a_typed_name_is_completed_from_has_a_ground(theme: Theme, parent: QWidget) -> None:
    dialog = folder_dialog(theme, parent, "Where?")

    popups = [
        line.completer().popup()
        for line in dialog.findChildren(QLineEdit)
        if line.completer() is not None
    ]

    assert popups
    assert {popup.property("popup") for popup in popups} == {"true"}
