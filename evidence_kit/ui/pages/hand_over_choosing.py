"""The first stage of handing over: look at what goes in, choose how and where.

The rules are: the page says what the report and the package really hold; what usually helps and is
missing can be added and never holds anything back.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evidence_kit.clock import Clock
from evidence_kit.i18n import Words
from evidence_kit.messages import CaseSeen, ExportSeen
from evidence_kit.ui.models.changed_since import changed_words
from evidence_kit.ui.models.completeness import GAP_WORDS, Gap, gaps
from evidence_kit.ui.models.first_page import Line, first_page
from evidence_kit.ui.models.going_in import goes_in_lines, look_before_words, stays_out_lines
from evidence_kit.ui.models.hand_over import HandOverState, can_be_sensitive, packages_made
from evidence_kit.ui.models.languages import Language
from evidence_kit.ui.models.times import instant_words, locale_of
from evidence_kit.ui.pages.hand_over_contact import ContactCard
from evidence_kit.ui.pages.hand_over_controls import HandOverControls
from evidence_kit.ui.pages.hand_over_own import OwnAccountsCard
from evidence_kit.ui.pages.hand_over_reason import ReasonCard
from evidence_kit.ui.pages.report_sheet import ReportSheet
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.vault_process import VaultProcess
from evidence_kit.ui.widgets.buttons import Button
from evidence_kit.ui.widgets.cards import Card
from evidence_kit.ui.widgets.changed_card import ChangedCard
from evidence_kit.ui.widgets.columns import Columns, Place, Plan
from evidence_kit.ui.widgets.icon_rows import IconRows
from evidence_kit.ui.widgets.labels import Heading, Icon, Label
from evidence_kit.ui.widgets.text_block import TextBlock

_SIDE_PX = 256
_WIDE = Plan(
    from_em=55,
    widths=(_SIDE_PX + 24, 0, _SIDE_PX),
    places=(Place(row=0, column=0), Place(row=0, column=1), Place(row=0, column=2)),
)
_MIDDLE = Plan(
    from_em=38,
    widths=(0, _SIDE_PX),
    places=(Place(row=0, column=0), Place(row=1, column=0), Place(row=0, column=1, rows=2)),
)


class ChoosingPanel(QWidget):
    """Choose and look."""

    chosen = Signal(object)
    """The person chose something; the whole :class:`Choice` as it is now."""
    place_wanted = Signal()
    """The person wants to choose where it is written."""
    make_wanted = Signal()
    """The person wants it made now."""
    gap_chosen = Signal(str)
    """The person wants to add what is missing; the name of the page for it."""
    code_wanted = Signal(object)
    """The person wants the code of a package that was made before; its :class:`ExportSeen`."""

    def __init__(
        self,
        theme: Theme,
        vault: VaultProcess,
        words: Words,
        languages: tuple[Language, ...],
        *,
        clock: Clock,
    ) -> None:
        super().__init__()
        self._case: CaseSeen | None = None
        self._content = _Content(theme, words)
        self._first_page = _FirstPage(theme, words, clock)
        self.sheet = ReportSheet(theme, vault, words)
        self._gaps = _Gaps(theme, words)
        self._earlier = _Earlier(theme, words)
        self.controls = HandOverControls(theme, words, languages)
        self.contact = ContactCard(theme, words)
        self.own = OwnAccountsCard(theme, words)
        self.reason = ReasonCard(theme, words)
        self.changed = ChangedCard(theme)
        self._words = words
        middle = _stack(
            self.changed,
            self._first_page,
            self.reason,
            self.own,
            self.contact,
            self.sheet,
            self._gaps,
            self._earlier,
        )
        columns = Columns(theme, (self._content, middle, self.controls), (_WIDE, _MIDDLE))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(columns)
        layout.addStretch(1)
        self._gaps.chosen.connect(self.gap_chosen)
        self._earlier.chosen.connect(self.code_wanted)
        self.controls.chosen.connect(self.chosen)
        self.controls.place_wanted.connect(self.place_wanted)
        self.controls.make_wanted.connect(self.make_wanted)

    def gap_buttons(self) -> tuple[Button, ...]:
        """Return the buttons that add what is missing, in order."""
        shown = (button for button in self._gaps.findChildren(Button) if button.isVisible())
        return tuple(shown)

    def earlier_buttons(self) -> tuple[Button, ...]:
        """Return the buttons that show the codes of earlier packages, the latest first."""
        return tuple(self._earlier.findChildren(Button))

    def show_state(self, state: HandOverState) -> None:
        """Show the whole stage."""
        if state.case is None:
            return
        if state.case is not self._case:
            self._case = state.case
            self._show_case(state.case)
        self.sheet.show_for(state.case, state.choice.language)
        choice = state.choice
        self.contact.setVisible(choice.with_contact_sheet)
        self.controls.show_choice(
            choice, can_make=state.can_make, can_be_sensitive=can_be_sensitive(state.case)
        )

    def _show_case(self, case: CaseSeen) -> None:
        self._content.show_case(case)
        self._first_page.show_case(case)
        self.changed.show_words(changed_words(case, self._words, locale_of(self._words)))
        self.own.show_case(case)
        self.reason.show_case(case)
        self._gaps.show_gaps(gaps(case))
        self._earlier.show_exports(packages_made(case))
        self.contact.show_case(case)


class _Content(QWidget):
    """What goes in, and what always stays out."""

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        self._words = words
        goes_in, stays_out = words.gettext("Goes in"), words.gettext("Always stays out")
        self._in, self._out = IconRows(theme), IconRows(theme)
        card = Card(theme, "plain", goes_in)
        card.body.addWidget(Heading(theme, goes_in, "strong"))
        card.body.addWidget(self._in)
        well = Card(theme, "well", stays_out)
        well.body.addWidget(Heading(theme, stays_out, "strong"))
        well.body.addWidget(self._out)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addWidget(card)
        layout.addWidget(well)
        layout.addStretch(1)

    def show_case(self, case: CaseSeen) -> None:
        self._in.set_lines(goes_in_lines(case, self._words))
        self._out.set_lines(stays_out_lines(case, self._words))


class _FirstPage(QWidget):
    """A sheet of paper with what page 1 will say."""

    def __init__(self, theme: Theme, words: Words, clock: Clock) -> None:
        super().__init__()
        self._theme = theme
        self._words = words
        self._clock = clock
        self._lines: tuple[Line, ...] = ()
        title = words.gettext("Page 1, in short")
        self._sheet = Card(theme, "paper", title)
        self._sheet.body.setContentsMargins(28, 28, 28, 32)
        self._sheet.body.addWidget(Heading(theme, title, "strong", "paper_ink"))
        self._lines_layout = QVBoxLayout()
        self._lines_layout.setSpacing(12)
        self._sheet.body.addLayout(self._lines_layout)
        ground = Card(theme, "well", words.gettext("What the officer reads first"))
        ground.body.setContentsMargins(16, 16, 16, 16)
        ground.body.addWidget(self._sheet)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(Icon(theme, "eye", "soft"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(TextBlock(theme, look_before_words(words), "small", "soft"), 1)
        ground.body.addLayout(row)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(ground)

    def show_case(self, case: CaseSeen) -> None:
        lines = first_page(case, self._clock.now().astimezone(), self._words)
        if lines == self._lines:
            return
        self._lines = lines
        _clear(self._lines_layout)
        for line in lines:
            self._lines_layout.addWidget(self._row(line))

    def _row(self, line: Line) -> QWidget:
        row = QWidget()
        layout = QVBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(Label(self._theme, line.name, "caption", "paper_ink"))
        step = "label" if line.is_said else "small"
        layout.addWidget(TextBlock(self._theme, line.value, step, "paper_ink"))
        return row


class _Gaps(Card):
    """What usually helps and is not there, each with a way to add it."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, words: Words) -> None:
        title = words.gettext("What usually helps, and is not there yet")
        super().__init__(theme, "plain", title)
        self._theme = theme
        self._words = words
        self._gaps: tuple[Gap, ...] | None = None
        self.body.addWidget(Heading(theme, title, "strong"))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(12)
        self.body.addLayout(self._rows)
        self.body.addWidget(
            Label(theme, words.gettext("You can hand over without it."), "small", "soft")
        )

    def show_gaps(self, found: tuple[Gap, ...]) -> None:
        self.setVisible(bool(found))
        if found == self._gaps:
            return
        self._gaps = found
        _clear(self._rows)
        for gap in found:
            self._rows.addWidget(self._row(gap))

    def _row(self, gap: Gap) -> QWidget:
        said = GAP_WORDS[gap]
        title = self._words.gettext(said.title)
        button = Button(self._theme, self._words.gettext("Add"), "normal", "plus")
        # Translators: spoken name of an “Add” button; {thing} is what is added.
        spoken = self._words.gettext("Add: {thing}").format(thing=title)
        button.setAccessibleName(spoken)
        button.clicked.connect(lambda: self.chosen.emit(said.page))
        row = QWidget()
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(Label(self._theme, title))
        texts.addWidget(Label(self._theme, self._words.gettext(said.why), "small", "soft"))
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(texts, 1)
        layout.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return row


class _Earlier(Card):
    """Packages that were made before, with their codes."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, words: Words) -> None:
        title = words.gettext("Made before")
        super().__init__(theme, "well", title)
        self._theme = theme
        self._words = words
        self._exports: tuple[ExportSeen, ...] | None = None
        self.body.addWidget(Heading(theme, title, "strong"))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self.body.addLayout(self._rows)

    def show_exports(self, exports: tuple[ExportSeen, ...]) -> None:
        self.setVisible(bool(exports))
        if exports == self._exports:
            return
        self._exports = exports
        _clear(self._rows)
        for export in exports:
            self._rows.addWidget(self._row(export))

    def _row(self, export: ExportSeen) -> QWidget:
        at = instant_words(export.made_at.astimezone(), locale_of(self._words))
        said = self._words.gettext("Package, version {version}, {time}").format(
            version=export.version, time=at
        )
        button = Button(self._theme, self._words.gettext("Show its code"), "link")
        button.clicked.connect(lambda: self.chosen.emit(export))
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(Label(self._theme, said, "small"), 1)
        layout.addWidget(button)
        return row


def _stack(*widgets: QWidget) -> QWidget:
    part = QWidget()
    layout = QVBoxLayout(part)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(16)
    for widget in widgets:
        layout.addWidget(widget)
    layout.addStretch(1)
    return part


def _clear(layout: QVBoxLayout) -> None:
    """Take every row away."""
    while (taken := layout.takeAt(0)) is not None:
        row = taken.widget()
        if row is not None:
            row.hide()
            row.deleteLater()
