"""Which support worker's password is taken away: the person says it, line by line.

Nobody's name is known here, only the day on which each password was set; so none is chosen for the
person where there are several.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup

from evidence_kit.i18n import Words
from evidence_kit.overriding import override
from evidence_kit.ui.models.ways_in import WaysState
from evidence_kit.ui.pages.settings_key_forms import KeyForm
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.choices import ChoiceCard


class RemovalForm(KeyForm):
    """One line for each support worker's password."""

    chosen = Signal(int)
    """The person chose a line; the argument is the password's number."""

    def __init__(self, theme: Theme, words: Words) -> None:
        _ = words.gettext
        super().__init__(
            theme,
            words,
            _("Take a support worker’s password away"),
            _(
                "What they did in the case stays in the record. Copies of the case made before "
                "still open with it."
            ),
            _("Take it away"),
        )
        self._removing = 0
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self.chosen)
        self.lines: dict[int, ChoiceCard] = {}
        """Each line by its password's number."""

    def set_lines(self, lines: tuple[tuple[int, str], ...]) -> None:
        """Show which passwords there are: each one's number, and its words."""
        for former in self.lines.values():
            self._group.removeButton(former)
            self.middle.removeWidget(former)
            former.deleteLater()
        self.lines = {}
        for number, text in lines:
            line = ChoiceCard(self._theme, self._words.gettext("A support worker’s password"), text)
            self._group.addButton(line, number)
            self.middle.addWidget(line)
            self.lines[number] = line

    @override
    def missing(self) -> str:
        """Return what is still needed, in words; "" for nothing."""
        if self._removing == 0:
            return self._words.gettext("Choose which one goes.")
        return super().missing()

    @override
    def show_state(self, state: WaysState, *, has_to_prove: bool) -> None:
        """Show which one is chosen."""
        super().show_state(state, has_to_prove=has_to_prove)
        self._removing = state.removing
        for number, line in self.lines.items():
            line.setEnabled(not state.is_busy)
            line.setChecked(number == state.removing)
        if state.removing:
            self._say_missing("")
