"""Rows under the headings a person would look for them by: accounts, links, money.

The rules are: no group hides another, so each shows its first rows and a button for its next ones;
a row stays where it was found, also when it is taken for something else: what moves under a hand is
lost; "tick all" is a wish about one group and never about everything.
"""

from collections.abc import Callable, Collection, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evidence_kit.found_groups import FOUND_GROUP_WORDS, FoundGroup
from evidence_kit.i18n import Words
from evidence_kit.ui.pages.evidence_rows import PortionedRows
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.buttons import Button
from evidence_kit.ui.widgets.cards import Rule
from evidence_kit.ui.widgets.labels import Heading, Label

GROUP_PORTION = 20
"""So many rows of one group are built at once."""

Groups = Mapping[FoundGroup, tuple[int, ...]]
"""Each group with the places of its rows, in the order in which they are shown."""


class GroupedRows(QWidget):
    """Every group with its heading and its rows.

    Args:
        theme: How it looks.
        words: The person's language.
        build: Makes the row of a place, from 0.
        can_tick_all: Whether a group can be ticked at once.
    """

    all_ticked = Signal(object, bool)
    """Every row of a :class:`FoundGroup` shall be ticked, or none."""

    def __init__(
        self,
        theme: Theme,
        words: Words,
        build: Callable[[int], QWidget],
        *,
        can_tick_all: bool = False,
    ) -> None:
        super().__init__()
        self._theme = theme
        self._words = words
        self._build = build
        self._can_tick_all = can_tick_all
        self._groups: list[_Group] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)

    @property
    def rows(self) -> dict[int, QWidget]:
        """The rows that are built so far, by their places, in the order in which they stand."""
        return {place: row for group in self._groups for place, row in group.rows.items()}

    @property
    def headings(self) -> dict[FoundGroup, "GroupHead"]:
        """The heading of each group."""
        return {group.head.group: group.head for group in self._groups}

    def show_groups(self, groups: Groups) -> None:
        """Begin anew, with these groups."""
        for gone in self._groups:
            self._layout.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        self._groups = []
        for group, places in groups.items():
            head = GroupHead(
                self._theme, self._words, group, len(places), can_tick_all=self._can_tick_all
            )
            head.all_ticked.connect(
                lambda is_ticked, which=group: self.all_ticked.emit(which, is_ticked)
            )
            made = _Group(self._theme, self._words, head, places, self._build)
            self._layout.addWidget(made)
            self._groups.append(made)

    def show_ticked(self, ticked: Collection[int]) -> None:
        """Say of every group whether all of it is ticked."""
        for group in self._groups:
            group.head.show_all_ticked(is_all=all(place in ticked for place in group.places))

    def row_at(self, place: int) -> QWidget | None:
        """Return the row of a place, built now where it was not; ``None`` where there is none."""
        group = next((each for each in self._groups if place in each.places), None)
        return None if group is None else group.row_at(place)


class GroupHead(QWidget):
    """The words of a group, how many there are, and a way to tick them all."""

    all_ticked = Signal(bool)
    """All of them shall be ticked, or none."""

    def __init__(
        self, theme: Theme, words: Words, group: FoundGroup, count: int, *, can_tick_all: bool
    ) -> None:
        super().__init__()
        self.group = group
        self._words = words
        self._name = words.gettext(FOUND_GROUP_WORDS[group])
        self._is_all = False
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("surface", "sunken")
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 8, 20, 8)
        row.setSpacing(12)
        self.heading = Heading(theme, self._name, "label")
        # The number is no word of the heading, and a heading without it says too little aloud.
        self.heading.setAccessibleName(
            # Translators: {group} is a heading such as “Links”, {count} how many stand below it.
            words.gettext("{group}, {count}").format(group=self._name, count=count)
        )
        self.button = Button(theme, "", "link")
        self.button.setVisible(False)
        number = Label(theme, str(count), "small", "soft")
        number.setWordWrap(False)
        row.addWidget(self.heading)
        row.addWidget(number)
        row.addStretch(1)
        row.addWidget(self.button)
        self._can_show = can_tick_all and count > 1
        self.button.clicked.connect(self._on_button_clicked)
        self.show_all_ticked(is_all=False)

    def show_all_ticked(self, *, is_all: bool) -> None:
        """Offer to tick what is left, or to untick all of it."""
        self._is_all = is_all
        _ = self._words.gettext
        self.button.set_text(_("Untick all") if is_all else _("Tick all"))
        # Translators: {what} is “Tick all”, {group} a heading such as “Links”.
        spoken = _("{what}: {group}").format(what=self.button.text(), group=self._name)
        self.button.setAccessibleName(spoken)
        self.button.setVisible(self._can_show)

    def _on_button_clicked(self) -> None:
        self.all_ticked.emit(not self._is_all)


class _Group(QWidget):
    """One group: its heading, its rows, and which places they have."""

    def __init__(
        self,
        theme: Theme,
        words: Words,
        head: GroupHead,
        places: tuple[int, ...],
        build: Callable[[int], QWidget],
    ) -> None:
        super().__init__()
        self.head = head
        self.places = places
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Rule())
        column.addWidget(head)
        self._rows = PortionedRows(
            theme, words, lambda number: build(places[number]), portion=GROUP_PORTION
        )
        column.addWidget(self._rows)
        self._rows.show_rows(len(places))

    @property
    def rows(self) -> dict[int, QWidget]:
        return dict(zip(self.places, self._rows.rows, strict=False))

    def row_at(self, place: int) -> QWidget:
        return self._rows.row_at(self.places.index(place))
