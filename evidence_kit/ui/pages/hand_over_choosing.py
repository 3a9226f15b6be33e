"""The first stage of handing over: look at what goes in, choose how and where.

The rules are: the page says what the report and the package really hold; what usually helps and is
missing can be added and never holds anything back; whether somebody else can get at the place is
asked once, quietly, and the answer changes the advice and nothing else (product rule S10).
"""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from evidence_kit.i18n import Words
from evidence_kit.messages import CaseSeen, ExportSeen
from evidence_kit.ui.models.completeness import GAP_WORDS, Gap, gaps
from evidence_kit.ui.models.first_page import Line, first_page
from evidence_kit.ui.models.going_in import goes_in_lines, look_before_words, stays_out_lines
from evidence_kit.ui.models.hand_over import Choice, HandOverState, Reach, packages_made
from evidence_kit.ui.models.languages import Language
from evidence_kit.ui.models.making import Shape
from evidence_kit.ui.models.times import instant_words, locale_of
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.buttons import Button
from evidence_kit.ui.widgets.cards import Card
from evidence_kit.ui.widgets.choices import ChoiceCard
from evidence_kit.ui.widgets.columns import Columns, Place, Plan
from evidence_kit.ui.widgets.fields import Chooser
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

    def __init__(self, theme: Theme, words: Words, languages: tuple[Language, ...]) -> None:
        super().__init__()
        self._content = _Content(theme, words)
        self._first_page = _FirstPage(theme, words)
        self._gaps = _Gaps(theme, words)
        self._earlier = _Earlier(theme, words)
        self.controls = _Controls(theme, words, languages)
        middle = _stack(self._first_page, self._gaps, self._earlier)
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
        self._content.show_case(state.case)
        self._first_page.show_case(state.case)
        self._gaps.show_gaps(gaps(state.case))
        self._earlier.show_exports(packages_made(state.case))
        self.controls.show_choice(state.choice, can_make=state.can_make)


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

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        self._theme = theme
        self._words = words
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
        lines = first_page(case, self._words)
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


class _Controls(QWidget):
    """Language, how, where, who else – and the one main button."""

    chosen = Signal(object)
    place_wanted = Signal()
    make_wanted = Signal()

    def __init__(self, theme: Theme, words: Words, languages: tuple[Language, ...]) -> None:
        super().__init__()
        self._theme = theme
        self._words = words
        self._choice = Choice()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        self.language = self._language_part(languages)
        if self.language is not None:
            layout.addWidget(self.language)
            layout.addSpacing(8)
        self.shapes = self._shape_part(layout)
        self.place_button, self._place = self._place_part(layout)
        self._reach_part, self.reaches = self._reach_question(layout)
        self.advice = self._advice_card(layout)
        layout.addSpacing(4)
        self.make_button = Button(theme, "", "primary", "package", is_large=True)
        self.make_button.clicked.connect(self.make_wanted)
        self.make_button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        layout.addWidget(self.make_button)
        layout.addSpacing(4)
        foot = [words.gettext("Nothing is sent from here. You carry it.")]
        if self.language is None:
            # One language is no choice; it is said, so that nobody looks for another.
            foot.append(
                words.gettext("The report is in {language}.").format(language=languages[0].name)
            )
        layout.addWidget(Label(theme, " ".join(foot), "small", "soft"))
        layout.addStretch(1)

    def first_focus(self) -> QWidget:
        """Return the first control."""
        return self.shapes[self._choice.shape]

    def show_choice(self, choice: Choice, *, can_make: bool) -> None:
        """Show what is chosen, and what that makes possible."""
        self._choice = choice
        if self.language is not None:
            self.language.choose(choice.language)
        self.shapes[choice.shape].setChecked(True)
        has_place = bool(choice.place)
        self._place.set_text(choice.place)
        self._place.setVisible(has_place)
        # The one main button is what comes next: the place first, then the making.
        self.place_button.set_kind("normal" if has_place else "primary")
        self.place_button.set_text(
            self._words.gettext("Another place")
            if has_place
            else self._words.gettext("Choose a place")
        )
        self._reach_part.setVisible(has_place)
        self._mark_reach(choice.reach)
        self.advice.setVisible(has_place and choice.reach is Reach.SOMEBODY)
        is_report = choice.shape is Shape.REPORT
        self.make_button.set_text(
            self._words.gettext("Make the report")
            if is_report
            else self._words.gettext("Make the package")
        )
        self.make_button.setVisible(has_place)
        self.make_button.setEnabled(can_make)

    def _language_part(self, languages: tuple[Language, ...]) -> Chooser | None:
        if len(languages) == 1:
            return None
        chooser = Chooser(
            self._theme,
            self._words.gettext("Language of the report"),
            [(language.tag, language.name) for language in languages],
        )
        chooser.picked.connect(lambda tag: self._choose(language=tag))
        return chooser

    def _shape_part(self, layout: QVBoxLayout) -> dict[Shape, ChoiceCard]:
        name = self._words.gettext("How will you hand it over?")
        cards = {
            Shape.FOLDER: ChoiceCard(
                self._theme,
                self._words.gettext("Stick or disk"),
                self._words.gettext("Report, originals, tables"),
            ),
            Shape.FOLDER_AND_ZIP: ChoiceCard(
                self._theme,
                self._words.gettext("Folder and ZIP"),
                self._words.gettext("To pass on as one file, too"),
            ),
            Shape.REPORT: ChoiceCard(
                self._theme,
                self._words.gettext("The report alone"),
                self._words.gettext("A PDF to read or to print"),
            ),
        }
        layout.addWidget(self._choices(name, tuple(cards.values())))
        for shape, card in cards.items():
            card.clicked.connect(lambda _checked, shape=shape: self._choose(shape=shape))
        layout.addSpacing(2)
        return cards

    def _place_part(self, layout: QVBoxLayout) -> tuple[Button, TextBlock]:
        layout.addWidget(Label(self._theme, self._words.gettext("Where to"), "label"))
        place = TextBlock(self._theme, "", "small", mono=True)
        layout.addWidget(place)
        button = Button(self._theme, self._words.gettext("Choose a place"), "normal", "usb")
        button.clicked.connect(self.place_wanted)
        layout.addWidget(button)
        return button, place

    def _reach_question(self, layout: QVBoxLayout) -> tuple[QWidget, dict[Reach, ChoiceCard]]:
        name = self._words.gettext("Can somebody else get at that place?")
        cards = {
            Reach.NOBODY_ELSE: ChoiceCard(self._theme, self._words.gettext("No")),
            Reach.SOMEBODY: ChoiceCard(self._theme, self._words.gettext("Yes, or maybe")),
        }
        part = self._choices(name, tuple(cards.values()))
        for reach, card in cards.items():
            card.clicked.connect(lambda _checked, reach=reach: self._choose(reach=reach))
        layout.addWidget(part)
        return part, cards

    def _advice_card(self, layout: QVBoxLayout) -> Card:
        title = self._words.gettext("What you make is not locked")
        card = Card(self._theme, "soon", title)
        card.body.setContentsMargins(16, 16, 16, 16)
        card.body.addWidget(Heading(self._theme, title, "label"))
        card.body.addWidget(
            TextBlock(
                self._theme,
                self._words.gettext(
                    "Whoever finds it can read it. A stick that you carry with you is better. You "
                    "can also make it at the police station, or with somebody you trust."
                ),
                "small",
            )
        )
        layout.addWidget(card)
        return card

    def _choices(self, name: str, cards: tuple[ChoiceCard, ...]) -> QWidget:
        part = QWidget()
        part.setAccessibleName(name)
        group = QButtonGroup(part)
        layout = QVBoxLayout(part)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(Label(self._theme, name, "label"))
        for card in cards:
            group.addButton(card)
            layout.addWidget(card)
        return part

    def _mark_reach(self, reach: Reach) -> None:
        if reach in self.reaches:
            self.reaches[reach].setChecked(True)
            return
        # Not said is no answer, and a group lets nobody take the last mark away.
        for card in self.reaches.values():
            group = card.group()
            group.setExclusive(False)
            card.setChecked(False)
            group.setExclusive(True)

    def _choose(self, **changes: object) -> None:
        self.chosen.emit(replace(self._choice, **changes))  # type: ignore[arg-type]


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
