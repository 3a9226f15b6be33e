"""The preferences in force, and the one way to change them.

A change takes effect at once and is kept at once. Where it cannot be kept it holds until the window
closes, and that is said: a preference is no reason to stop anybody.
"""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from evidence_kit.settings import Settings, read_settings, write_settings


class Preferences(QObject):
    """Holds the settings of this window.

    Args:
        path: The file they are kept in.
        parent: The Qt object that owns this one.
    """

    changed = Signal()
    """Other settings are in force."""
    not_kept = Signal(object)
    """They could not be written down; the :class:`messages.Problem` says why."""

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        found = read_settings(path)
        self._settings = found.settings
        self.is_damaged = found.is_damaged
        """Something in the file could not be used when the program started."""

    @property
    def settings(self) -> Settings:
        """The settings in force."""
        return self._settings

    def change(self, **fields: Any) -> None:
        """Change some of the settings, named as in :class:`settings.Settings`."""
        self.put(self._settings._replace(**fields))

    def put(self, changed: Settings) -> None:
        """Put other settings in force."""
        if changed == self._settings:
            return
        self._settings = changed
        self.changed.emit()
        from evidence_kit.errors import StorageError

        try:
            write_settings(self._path, changed)
        except StorageError as error:
            from evidence_kit.messages import Problem

            self.not_kept.emit(Problem(code=error.code, facts=error.facts))
