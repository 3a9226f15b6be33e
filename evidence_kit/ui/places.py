"""Where a case lies when nobody says otherwise, and how a folder is chosen.

The name says nothing: it stands in lists of folders that others may see. The rules are: the window
asks for a name and reads no folder itself; Qt's own window is used for choosing, because the
systems' own ones show small pictures of what lies there and remember where somebody was.
"""

import os
from collections.abc import Callable

from PySide6.QtCore import QDir, QStandardPaths
from PySide6.QtWidgets import QAbstractItemView, QFileDialog, QWidget

from evidence_kit.i18n import Words

NEUTRAL_NAME = "Papers"
"""What a new case's folder is called. Not translated: it must be found again in any language."""


def default_case_path() -> str:
    """Return the folder a case is kept in when nobody chose another one."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return os.path.join(QDir.toNativeSeparators(documents), NEUTRAL_NAME)  # noqa: PTH118 - a name


def next_name(path: str) -> str:
    """Return the name to try after one that is taken.

    >>> next_name("/home/ana/Papers"), next_name("/home/ana/Papers 2")
    ('/home/ana/Papers 2', '/home/ana/Papers 3')
    """
    stem, _, number = path.rpartition(" ")
    if stem and number.isascii() and number.isdigit():
        return f"{stem} {int(number) + 1}"
    return f"{path} 2"


def choose_folder(
    parent: QWidget, words: Words, start: str, on_chosen: Callable[[str], None]
) -> QFileDialog:
    """Let the person choose a folder; nothing of it is remembered.

    Args:
        parent: The page that asks.
        words: The language it speaks.
        start: The folder to begin in.
        on_chosen: Called with the folder, unless the person leaves without one.
    """
    dialog = QFileDialog(parent, words.gettext("Choose a folder"), start)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog, True)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly, True)
    dialog.setOption(QFileDialog.Option.DontUseCustomDirectoryIcons, True)
    dialog.setViewMode(QFileDialog.ViewMode.List)
    dialog.setHistory([])
    for view in dialog.findChildren(QAbstractItemView):
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    dialog.fileSelected.connect(on_chosen)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog
