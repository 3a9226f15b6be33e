"""Choose a folder or a file with Qt's own dialogue, which shows no thumbnails.

The system's dialogues show small pictures of what lies in a folder, and remember where one has
been. This one is opened beside the page and never waited for.
"""

from PySide6.QtCore import QFileInfo
from PySide6.QtGui import QAbstractFileIconProvider, QIcon
from PySide6.QtWidgets import QCompleter, QFileDialog, QLineEdit, QWidget

from evidence_kit.overriding import override
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.traces import keep_no_traces


class _PlainIcons(QAbstractFileIconProvider):
    """The same icon for every folder and for every file."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._folder = QIcon(theme.icon("folder", "soft"))
        self._file = QIcon(theme.icon("file", "soft"))
        self._place = QIcon(theme.icon("laptop", "soft"))

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
    return dialog
