"""Choose a folder or a file with Qt's own dialogue, which shows no thumbnails.

The system's dialogues show small pictures of what lies in a folder, and remember where one has
been. This one is opened beside the page and never waited for. Its icons are the theme's, for Qt's
own are black on a dark ground, and it is wide enough for the words and the path at every text size.
"""

from PySide6.QtCore import QFileInfo, QSize
from PySide6.QtGui import QAbstractFileIconProvider, QIcon
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QCompleter,
    QDialogButtonBox,
    QFileDialog,
    QLineEdit,
    QSplitter,
    QToolButton,
    QWidget,
)

from evidence_kit.overriding import override
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.traces import keep_no_traces

_TOOL_ICONS = {
    "backButton": "arrow-left",
    "forwardButton": "arrow-right",
    "toParentButton": "up",
    "newFolderButton": "plus",
    "listModeButton": "grid",
    "detailModeButton": "list",
}
"""What Qt calls the buttons above the list (qfiledialog.ui), and the icon of each."""
_SIZE_PX = (680, 400)
"""Width and height at 100 %, where the screen has room."""
_PLACES_PX = 140
"""How wide the list of places is at 100 %."""
_BESIDE_PX = 48
"""What of the screen is left free, together on both sides."""


class _PlainIcons(QAbstractFileIconProvider):
    """The same icon for every folder and for every file."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._folder = _icon(theme, "folder")
        self._file = _icon(theme, "file")
        self._place = _icon(theme, "laptop")

    @override
    def icon(self, which: QAbstractFileIconProvider.IconType | QFileInfo, /) -> QIcon:
        if isinstance(which, QFileInfo):
            return self._folder if which.isDir() else self._file
        match which:
            case QAbstractFileIconProvider.IconType.Folder:
                return self._folder
            case QAbstractFileIconProvider.IconType.File:
                return self._file
            case _:
                return self._place


def folder_dialog(theme: Theme, parent: QWidget, title: str) -> QFileDialog:
    """Return a dialogue for one folder, to be opened with ``open()``."""
    dialog = _dialog(theme, parent, title)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return dialog


def file_dialog(theme: Theme, parent: QWidget, title: str, pattern: str) -> QFileDialog:
    """Return a dialogue for one file, to be opened with ``open()``.

    Args:
        theme: How icons look.
        parent: Whose dialogue it is.
        title: What is chosen.
        pattern: Which files are shown, ``"ZIP (*.zip)"``.
    """
    dialog = _dialog(theme, parent, title)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilter(pattern)
    return dialog


def save_dialog(theme: Theme, parent: QWidget, title: str, name: str, pattern: str) -> QFileDialog:
    """Return a dialogue for a new file, to be opened with ``open()``.

    Whoever writes the file refuses one that is there; nobody is asked whether to replace it.

    Args:
        theme: How icons look.
        parent: Whose dialogue it is.
        title: What is chosen.
        name: The name that stands there first, with its ending.
        pattern: Which files are shown, ``"PDF (*.pdf)"``.
    """
    dialog = _dialog(theme, parent, title)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
    dialog.setNameFilter(pattern)
    dialog.setDefaultSuffix(name.rpartition(".")[2])
    dialog.selectFile(name)
    return dialog


def _dialog(theme: Theme, parent: QWidget, title: str) -> QFileDialog:
    keep_no_traces()
    dialog = QFileDialog(parent, title)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setViewMode(QFileDialog.ViewMode.List)
    icons = _PlainIcons(theme)
    dialog.setIconProvider(icons)
    # The dialogue does not own it; without a reference from here Python would take it away.
    dialog.setProperty("icons", icons)
    for line in dialog.findChildren(QLineEdit):
        completer: QCompleter | None = line.completer()
        popup = None if completer is None else completer.popup()
        if popup is not None:
            # A list of its own on the screen: the lists in pages have no ground.
            popup.setProperty("popup", "true")
    _dress(theme, dialog)
    return dialog


def _dress(theme: Theme, dialog: QFileDialog) -> None:
    """Give the dialogue the theme's icons, and room."""
    side = theme.px(20)
    for button in dialog.findChildren(QToolButton):
        name = _TOOL_ICONS.get(button.objectName())
        if name is not None:
            icon = QIcon(theme.icon(name, "ink"))
            icon.addPixmap(theme.icon(name, "border"), QIcon.Mode.Disabled)
            button.setIcon(icon)
            button.setIconSize(QSize(side, side))
    for box in dialog.findChildren(QDialogButtonBox):
        for choice in box.buttons():
            # Words alone, as on every other button of this kind; Qt's pictures know no dark ground.
            choice.setIcon(QIcon())
    for view in dialog.findChildren(QAbstractItemView):
        view.setIconSize(QSize(side, side))
    for combo in dialog.findChildren(QComboBox):
        combo.setIconSize(QSize(side, side))
    room = dialog.screen().availableGeometry().size() - QSize(_BESIDE_PX, _BESIDE_PX)
    wished = QSize(*(theme.px(each) for each in _SIZE_PX)).expandedTo(dialog.sizeHint())
    dialog.resize(wished.boundedTo(room))
    for splitter in dialog.findChildren(QSplitter):
        beside = theme.px(_PLACES_PX)
        splitter.setSizes([beside, dialog.width() - beside])


def _icon(theme: Theme, name: str) -> QIcon:
    icon = QIcon(theme.icon(name, "soft"))
    icon.addPixmap(theme.icon(name, "on_primary"), QIcon.Mode.Selected)
    return icon
