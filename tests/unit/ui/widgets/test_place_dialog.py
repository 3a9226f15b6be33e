import pytest
from PySide6.QtCore import QFileInfo
from PySide6.QtGui import QAbstractFileIconProvider, QColor, QIcon, QImage
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QLineEdit, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from evidence_kit.ui.theme import Look, Theme
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


def colours_of(icon: QIcon) -> set[str]:
    """Return the colours of what is fully drawn of an icon."""
    image = icon.pixmap(20, 20).toImage().convertToFormat(QImage.Format.Format_ARGB32)
    drawn = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {QColor(each.rgb()).name() for each in drawn if each.alpha() == 255}


@pytest.mark.parametrize("is_dark", [False, True])
def test_the_buttons_above_the_list_can_be_seen_on_every_ground(
    theme: Theme, parent: QWidget, *, is_dark: bool
) -> None:
    theme.set_look(Look(is_dark=is_dark))
    buttons = file_dialog(theme, parent, "Which?", "ZIP (*.zip)").findChildren(QToolButton)

    seen = [each for each in buttons if each.objectName().endswith("Button")]

    assert len(seen) == 6
    assert {colour for each in seen for colour in colours_of(each.icon())} == {
        theme.colour("ink").name()
    }


def test_open_and_cancel_are_words_alone(theme: Theme, parent: QWidget) -> None:
    dialog = file_dialog(theme, parent, "Which?", "ZIP (*.zip)")
    (box,) = dialog.findChildren(QDialogButtonBox)

    assert box.buttons()
    assert all(each.icon().isNull() for each in box.buttons())


def test_it_grows_with_the_text_as_far_as_the_screen_has_room(
    theme: Theme, parent: QWidget
) -> None:
    before = file_dialog(theme, parent, "Which?", "ZIP (*.zip)").size()
    theme.set_look(Look(text_percent=110))
    larger = file_dialog(theme, parent, "Which?", "ZIP (*.zip)").size()
    theme.set_look(Look(text_percent=200))
    largest = file_dialog(theme, parent, "Which?", "ZIP (*.zip)")

    assert before.width() < larger.width()
    room = largest.screen().availableGeometry()
    assert largest.width() <= room.width()
    assert largest.height() <= room.height()
