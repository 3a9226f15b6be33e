"""Qt's own window for choosing files writes down where somebody was; this keeps it from doing so.

It keeps the last folders in settings that every Qt program shares (``QtProject``, group
``FileDialog``): on Linux a file, on Windows the registry, on macOS a preferences file. The file can
be led nowhere; of the others what was written is taken out again.
"""

import os

from PySide6.QtCore import QSettings

_SHARED = "QtProject"
_GROUP = "FileDialog"


def keep_no_traces() -> None:
    """Lead the shared settings nowhere; to be called before a window for choosing files is made."""
    nowhere = os.devnull
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, nowhere)


def forget_places() -> None:
    """Take out what was written all the same, where the settings cannot be led nowhere."""
    settings = QSettings(QSettings.Scope.UserScope, _SHARED)
    settings.remove(_GROUP)
    settings.sync()
