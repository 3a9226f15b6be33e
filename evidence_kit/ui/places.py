"""Where a case lies when nobody says otherwise, and how a folder is chosen.

The name says nothing: it stands in lists of folders that others may see. The window asks for a name
and reads no folder itself.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QDir, QStandardPaths, Qt
from PySide6.QtWidgets import QWidget

from evidence_kit.i18n import Words
from evidence_kit.settings import frozen_program_path, portable_path
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.place_dialog import folder_dialog

NEUTRAL_NAME = "Papers"
"""What a new case's folder is called. Not translated: it must be found again in any language."""

SAMPLE_NAME = f"{NEUTRAL_NAME} to try"
"""What the folder of the sample case is called, beside it; it says as little."""


def default_case_path(program_path: Path | None = None) -> str:
    """Return the folder a case is kept in when nobody chose another one.

    Args:
        program_path: The file of the program: where it keeps everything beside it, a case lies
            beside its folder. When not said, the frozen program that runs, if one does.
    """
    beside = portable_path(program_path or frozen_program_path())
    if beside is not None:
        return inside(str(beside.parent.parent))
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return inside(documents)


def sample_path(program_path: Path | None = None) -> str:
    """Return the folder of the sample case; no other case is ever made there.

    Args:
        program_path: As for :func:`default_case_path`.
    """
    return str(Path(default_case_path(program_path)).with_name(SAMPLE_NAME))


def inside(folder: str) -> str:
    """Return the folder of a new case inside another one."""
    return str(Path(QDir.toNativeSeparators(folder)) / NEUTRAL_NAME)


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
    theme: Theme, parent: QWidget, words: Words, on_chosen: Callable[[str], None]
) -> None:
    """Let the person choose a folder.

    Args:
        theme: How icons look.
        parent: The page that asks.
        words: The language it speaks.
        on_chosen: Called with the folder, unless the person leaves without one.
    """
    dialog = folder_dialog(theme, parent, words.gettext("Choose a folder"))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(on_chosen)
    dialog.open()
