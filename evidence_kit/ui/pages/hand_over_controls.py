"""What is chosen before handing over: language, where, how, who else gets there – and the button.

The rules are: the one main button is what comes next, the place first and then the making; whether
somebody else can get at the place is asked once, quietly, with no answer given before, and the
answer changes the advice and nothing else (product rule S10).
"""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QVBoxLayout, QWidget

from evidence_kit.i18n import N_, Words
from evidence_kit.ui.models.hand_over import Choice, Reach
from evidence_kit.ui.models.languages import Language
from evidence_kit.ui.models.making import Shape
from evidence_kit.ui.pages.hand_over_also import AlsoPart
from evidence_kit.ui.pages.hand_over_stamp import StampPart
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.buttons import Button
from evidence_kit.ui.widgets.cards import Card
from evidence_kit.ui.widgets.choices import ChoiceCard
from evidence_kit.ui.widgets.fields import Chooser
from evidence_kit.ui.widgets.labels import Heading, Label
from evidence_kit.ui.widgets.text_block import TextBlock

_MOST_MB = (1000, 500, 250, 100, 50, 25, 10)
"""What web pages that take files set as their limits, in megabytes."""
_MOST_FILES = (500, 250, 100, 50)
"""The least leaves room for the lists and papers of the first part, and some pieces."""
_REACH = N_(
    "Can the person who threatens you reach this computer? Then make it on another device, at the "
    "police station or with somebody you trust, and leave no copy here."
)


class HandOverControls(QWidget):
    """Language, where, how, who else – and the one main button."""

    chosen = Signal(object)
    """The person chose something; the whole :class:`Choice` as it is now."""
    place_wanted = Signal()
    """The person wants to choose where it is written."""
    make_wanted = Signal()
    """The person wants it made now."""

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
        layout.addWidget(TextBlock(theme, words.gettext(_REACH), "small", "soft"))
        layout.addSpacing(4)
        self.place_button, self._place = self._place_part(layout)
        layout.addSpacing(8)
        self.shapes = self._shape_part(layout)
        self.most_mb = self._size_part()
        layout.addWidget(self.most_mb)
        self.most_files = self._count_part()
        layout.addWidget(self.most_files)
        self.also = AlsoPart(theme, words)
        self.also.ticked.connect(lambda field, is_ticked: self._choose(**{field: is_ticked}))
        layout.addWidget(self.also)
        self.stamp = StampPart(theme, words)
        self.stamp.changed.connect(lambda field, value: self._choose(**{field: value}))
        layout.addWidget(self.stamp)
        layout.addSpacing(2)
        self._reach_part, self.reaches = self._reach_question(layout)
        self.advice = self._advice_card(layout)
        layout.addSpacing(4)
        self.make_button = Button(theme, "", "primary", "package", is_large=True)
        self.make_button.clicked.connect(self.make_wanted)
        self.make_button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        layout.addWidget(self.make_button)
        layout.addSpacing(4)
        foot = [words.gettext("What you make is not sent from here. You carry it.")]
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

    def show_choice(
        self, choice: Choice, *, can_make: bool, can_be_sensitive: bool = False
    ) -> None:
        """Show what is chosen, and what that makes possible."""
        self._choice = choice
        if self.language is not None:
            self.language.choose(choice.language)
        self.shapes[choice.shape].setChecked(True)
        self.most_mb.choose(str(choice.most_mb))
        self.most_mb.setVisible(choice.shape is Shape.PORTAL)
        self.most_files.choose(str(choice.most_files))
        self.most_files.setVisible(choice.shape is Shape.PORTAL)
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
        is_report = choice.shape is Shape.REPORT
        self.also.show_choice(choice, can_be_sensitive=can_be_sensitive)
        self.stamp.show_choice(choice)
        is_open = is_report or not choice.is_locked
        self.advice.setVisible(has_place and choice.reach is Reach.SOMEBODY and is_open)
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
            Shape.PORTAL: ChoiceCard(
                self._theme,
                self._words.gettext("A web page of the police"),
                self._words.gettext("The report, and parts it can take"),
            ),
            Shape.E_MAIL: ChoiceCard(
                self._theme,
                self._words.gettext("By e-mail"),
                self._words.gettext("One ZIP that arrives"),
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

    def _size_part(self) -> Chooser:
        """Ask how large a file may be; the page of the police says so where files are chosen."""
        _ = self._words.gettext
        choices = [("0", _("The page does not say"))]
        choices += [(str(mb), _("{size} MB").format(size=mb)) for mb in _MOST_MB]
        chooser = Chooser(self._theme, _("How large may one file be?"), choices)
        chooser.picked.connect(lambda mb: self._choose(most_mb=int(mb)))
        return chooser

    def _count_part(self) -> Chooser:
        """Ask how many files a ZIP may hold; few pages say so."""
        _ = self._words.gettext
        choices = [("0", _("The page does not say"))]
        choices += [(str(count), str(count)) for count in _MOST_FILES]
        chooser = Chooser(self._theme, _("How many files may be in one ZIP?"), choices)
        chooser.picked.connect(lambda count: self._choose(most_files=int(count)))
        return chooser

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
