"""Two groups of a spare key, typed from paper: the paper works before anybody relies on it."""

import secrets

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.fields import Field

GROUP_CHARACTERS = 4
TRIED_GROUPS = 2

_LOOK_ALIKES = str.maketrans({"I": "1", "L": "1", "O": "0"})
"""Read as what they were meant to be, as the vault does it."""


class GroupFields(QWidget):
    """A field for each group that is tried; each says by itself whether it fits."""

    edited = Signal()
    """Something was typed."""
    submitted = Signal()
    """The person pressed Enter."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._words = theme.words
        self._wanted: tuple[str, ...] = ()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        self.fields = tuple(Field(theme, "", mono=True) for _n in range(TRIED_GROUPS))
        for field in self.fields:
            field.line.setMaxLength(GROUP_CHARACTERS)
            field.edited.connect(self._on_group_edited)
            field.submitted.connect(self.submitted)
            row.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)

    def ask(self, groups: tuple[str, ...], places: tuple[int, ...]) -> None:
        """Ask for the groups at these places of a sheet."""
        self._wanted = tuple(groups[place] for place in places)
        for field, place in zip(self.fields, places, strict=False):
            # Translators: {number} is 1 to 8, the place of a group of four on the sheet.
            field.set_label(self._words.gettext("Group {number}").format(number=place + 1))

    def clear(self) -> None:
        """Forget what was typed."""
        for field in self.fields:
            field.set_text("")
            field.set_note("")

    @property
    def all_fit(self) -> bool:
        """Whether every group that is asked for is typed as it stands on the sheet."""
        return bool(self._wanted) and all(self._fits(place) for place in range(len(self._wanted)))

    def _fits(self, place: int) -> bool:
        typed = self.fields[place].text().strip().upper().translate(_LOOK_ALIKES)
        return typed == self._wanted[place]

    def _on_group_edited(self, _text: str) -> None:
        for place, field in enumerate(self.fields[: len(self._wanted)]):
            field.set_note(*self._note(place, len(field.text().strip())))
        self.edited.emit()

    def _note(self, place: int, typed: int) -> tuple[str, str]:
        missing = GROUP_CHARACTERS - typed
        if typed == 0:
            return "", "soft"
        if missing > 0:
            # Translators: {count} is how many characters of a group of four are not typed yet.
            words = self._words.ngettext(
                "{count} more character", "{count} more characters", missing
            )
            return words.format(count=missing), "soft"
        if self._fits(place):
            return self._words.gettext("Fits"), "keep"
        return self._words.gettext("Not the same as on the sheet. Look again."), "soon"


def by_chance(groups: int) -> tuple[int, ...]:
    """Return the places of two different groups, in the order of the sheet."""
    return tuple(sorted(secrets.SystemRandom().sample(range(groups), TRIED_GROUPS)))
