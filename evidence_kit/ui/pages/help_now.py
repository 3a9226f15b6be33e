"""11: help now. No case, no network; nothing said here is kept.

The rules are: the three first steps, then danger – the one red – and seven more cards; country and
age are for this view alone; no address opens by itself (product rule S8); going back finds the page
before as it was left.
"""

from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from evidence_kit.clock import Clock
from evidence_kit.guidance.bare import guidance_that_is_there
from evidence_kit.guidance.countries import find_meant, matching, name_in
from evidence_kit.guidance.schema import FirstLine
from evidence_kit.i18n import N_, Words
from evidence_kit.overriding import override
from evidence_kit.resources import assets_path
from evidence_kit.ui.alerts import alert_of_help
from evidence_kit.ui.frame import FrontPage, page_scroll
from evidence_kit.ui.models.help_cards import HelpCard, HelpSheet, Reader, Who, help_sheet
from evidence_kit.ui.pages.help_card import HelpCardView, recorded_words
from evidence_kit.ui.pages.help_manual import ManualCard
from evidence_kit.ui.paper import Line, Sheet, ask_and_print
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.accessible import announce
from evidence_kit.ui.widgets.buttons import Button
from evidence_kit.ui.widgets.cards import Card
from evidence_kit.ui.widgets.choices import Segmented
from evidence_kit.ui.widgets.columns import Columns, Place, Plan
from evidence_kit.ui.widgets.fields import Chooser
from evidence_kit.ui.widgets.flow_layout import FlowLayout
from evidence_kit.ui.widgets.labels import Heading, Label
from evidence_kit.ui.widgets.notice import Notice
from evidence_kit.ui.widgets.searching import Search
from evidence_kit.ui.widgets.text_block import TextBlock

INTERNATIONAL = "INT"
"""Stands for "no country said" in the list; no country has three letters."""

_LEAD = N_("It is not your fault. You don’t need a case, a password or proof to get help.")
_REACH = N_(
    "Can the person who threatens you reach this computer? Then another device is safer. To hide "
    "this window at once, press Shift three times."
)
_FOOT = N_("Works without internet. Nothing on this page is stored. You can stop here.")

_NAME_GAP_PX = 12

_ANY_COUNTRY = N_("Any country")
_NO_SUCH_COUNTRY = N_("No such country in the list.")
_SEVERAL_COUNTRIES = N_("Several countries begin like this. Choose one from the list.")


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpState:
    """What the page shows."""

    reader: Reader
    whole_cards: frozenset[str] = frozenset()
    """Titles of the cards that say everything."""
    qr_url: str = ""
    """The address that is shown as a QR code; "" for none."""
    shows_sources: bool = False


class HelpNowPage(FrontPage):
    """The numbers and the first steps.

    Args:
        theme: How it looks.
        words: The language it speaks.
        clock: The day the numbers are shown on.
        reader: What is known of the reader already.
    """

    back_requested = Signal()
    """The person wants to go back."""

    def __init__(self, theme: Theme, words: Words, clock: Clock, reader: Reader) -> None:
        _ = words.gettext
        super().__init__(
            theme,
            words,
            foot_link=_("Another country"),
            says_not_your_fault=False,
            has_help=False,
        )
        self._clock = clock
        self._today = clock.now().astimezone().date()
        found = guidance_that_is_there(assets_path() / "guidance")
        self._guidance = found.guidance
        self._alert = alert_of_help(found.problems, words)
        self._sheet = HelpSheet(first=found.guidance.steps.first, cards=())
        self._state = HelpState(reader=reader)
        self._views: dict[str, HelpCardView] = {}
        self.manual: ManualCard | None = None
        """How the page before works; made when it is first wanted."""
        self._manual_name = ""
        self._build()
        self._connect()
        self._render(self._state)

    @property
    def state(self) -> HelpState:
        """What the page shows now."""
        return self._state

    @property
    def sheet(self) -> HelpSheet:
        """What is said now."""
        return self._sheet

    @override
    def first_focus(self) -> QWidget:
        """Return the way back: from there Tab leads to country, age and the numbers."""
        return self.back

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.back_requested.emit()
        else:
            super().keyPressEvent(event)

    def set_manual(self, name: str) -> None:
        """Offer to say how a screen works, named as in the manual; "" for none."""
        self._manual_name = name
        self.manual_button.setVisible(bool(name))

    def print_page(self) -> None:
        """Print what is shown, on one sheet."""
        # Who is not there now may be there when the paper is read.
        sheet = help_sheet(self._guidance, self._state.reader, self._today)
        ask_and_print(self, printed_help(sheet, self.words), _nothing_more)

    def _build(self) -> None:
        _ = self.words.gettext
        self.back = Button(self.theme, _("Back"), "normal", "arrow-left")
        self.top_left.setSpacing(16)
        self.top_left.addWidget(self.back)
        self.top_left.addWidget(Heading(self.theme, _("Help now"), "display"), 1)
        self.foot.set_line(_(_FOOT), "info", "soft")
        self.page_scroll = page_scroll(self.theme)
        self.page_scroll.body.setContentsMargins(32, 0, 32, 24)
        self.page_scroll.body.addWidget(TextBlock(self.theme, _(_LEAD), "lead", "soft"))
        self.page_scroll.body.addWidget(TextBlock(self.theme, _(_REACH), "small", "soft"))
        self.page_scroll.body.addWidget(self._questions())
        self._manual_place = QVBoxLayout()
        self.page_scroll.body.addLayout(self._manual_place)
        self._content = QVBoxLayout()
        self._content.setSpacing(16)
        self.page_scroll.body.addLayout(self._content)
        self.page_scroll.body.addWidget(self._sources())
        self.page_scroll.body.addStretch(1)
        self.body.addWidget(self.page_scroll)

    def _questions(self) -> QWidget:
        _ = self.words.gettext
        made = QWidget()
        row = FlowLayout(made, spacing=16)
        offered = [(INTERNATIONAL, _(_ANY_COUNTRY))]
        offered += [(code, name_in(code, self.words)) for code in matching("", self.words)]
        search = Search(
            find=self._find_countries,
            find_meant=self._find_country,
            nothing=_(_NO_SUCH_COUNTRY),
            several=_(_SEVERAL_COUNTRIES),
        )
        self.country = Chooser(self.theme, "", offered, search=search)
        self.country.box.setAccessibleName(_("I am in"))
        self.who = Segmented(
            self.theme,
            (
                (Who.UNDER_18.value, _("Under 18"), ""),
                (Who.ADULT.value, _("18 or older"), ""),
                (Who.HELPING.value, _("I’m helping someone"), ""),
            ),
            _("I am"),
        )
        self.print_button = Button(self.theme, _("Print this page"), "normal", "print")
        row.addWidget(_beside(_bold(self.theme, _("I am in")), self.country))
        self._who_line = _NamedSegments(_bold(self.theme, _("I am")), self.who)
        row.addWidget(self._who_line)
        row.addWidget(self.print_button)
        self.manual_button = Button(self.theme, _("How this page works"), "link")
        row.addWidget(self.manual_button)
        self.manual_button.hide()
        return made

    def _sources(self) -> QWidget:
        _ = self.words.gettext
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        row = QHBoxLayout()
        self.sources_button = Button(self.theme, _("Where these come from"), "link")
        row.addWidget(self.sources_button)
        row.addStretch(1)
        column.addLayout(row)
        self._source_card = Card(self.theme, "well", _("Where these come from"))
        column.addWidget(self._source_card)
        return made

    def _connect(self) -> None:
        # A button takes this arrow for itself; what listens for keys is asked before it.
        back_keys = QShortcut(QKeySequence("Alt+Left"), self)
        back_keys.activated.connect(self.back_requested)
        self.back.clicked.connect(self.back_requested)
        self.country.picked.connect(self._on_country_picked)
        self.who.chosen.connect(self._on_who_chosen)
        self.print_button.clicked.connect(self.print_page)
        self.manual_button.clicked.connect(self._on_manual_button_clicked)
        self.sources_button.clicked.connect(self._on_sources_button_clicked)
        self.foot.link_requested.connect(self._on_foot_link_requested)
        self.theme.changed.connect(self._fit)

    def _render(self, state: HelpState) -> None:
        self._state = state
        self.country.choose(state.reader.country or INTERNATIONAL)
        self.who.choose(state.reader.who.value)
        now = self._clock.now() + timedelta(minutes=self._clock.offset_minutes())
        self._sheet = help_sheet(self._guidance, state.reader, self._today, now)
        _empty(self._content)
        alert = self._alert
        if alert is not None:
            self._content.addWidget(
                Notice(
                    self.theme,
                    alert.kind.value,
                    alert.title,
                    alert.evidence,
                    alert.remedy,
                    alert.code,
                )
            )
        self._content.addWidget(FirstSteps(self.theme, self.words, self._sheet.first))
        self._views = {card.title: self._card(card, state) for card in self._sheet.cards}
        cards = tuple(self._views.values())
        if cards:
            self._content.addWidget(Columns(self.theme, cards, _plans(len(cards))))
        self._render_sources(state)
        self._fit()

    def _card(self, card: HelpCard, state: HelpState) -> HelpCardView:
        is_whole = card.title in state.whole_cards
        view = HelpCardView(self.theme, self.words, card, is_whole=is_whole, qr_url=state.qr_url)
        view.more_requested.connect(partial(self._on_card_more_requested, card.title))
        view.qr_requested.connect(partial(self._on_card_qr_requested, card.title))
        return view

    def _render_sources(self, state: HelpState) -> None:
        _empty(self._source_card.body)
        for name, basis in self._sheet.sources:
            text = basis.in_words(self.words)
            block = TextBlock(self.theme, text, "small", lead=f"{self.words.gettext(name)}:")
            self._source_card.body.addWidget(block)
        self._source_card.setVisible(state.shows_sources)
        self.sources_button.setVisible(bool(self._sheet.sources))

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        # Wide enough for most names, and never wider than the window.
        width = min(self.theme.px(280), max(self.width() - 64, 160))
        self.country.setFixedWidth(width)
        self._who_line.fit(self.width() - 64)

    @override
    def mousePressEvent(self, event: QMouseEvent, /) -> None:
        # A click on nothing takes no focus, and what was half typed would go on standing there.
        self.country.settle()
        super().mousePressEvent(event)

    def _find_countries(self, typed: str) -> tuple[str, ...]:
        any_country = self.words.gettext(_ANY_COUNTRY).casefold()
        first = (INTERNATIONAL,) if any_country.startswith(typed.strip().casefold()) else ()
        return (*first, *matching(typed, self.words))

    def _find_country(self, typed: str) -> str | None:
        if typed.strip().casefold() == self.words.gettext(_ANY_COUNTRY).casefold():
            return INTERNATIONAL
        return find_meant(typed, self.words)

    def _on_country_picked(self, code: str) -> None:
        country = "" if code == INTERNATIONAL else code
        reader = replace(self._state.reader, country=country)
        self._render(replace(self._state, reader=reader))

    def _on_who_chosen(self, who: str) -> None:
        # Another reader than the case is about: what the case says of ages is not theirs.
        reader = replace(self._state.reader, who=Who(who), ages=None)
        self._render(replace(self._state, reader=reader))

    def _on_card_more_requested(self, title: str) -> None:
        at = self.page_scroll.verticalScrollBar().value()
        self._render(replace(self._state, whole_cards=self._state.whole_cards ^ {title}))
        # Once the new cards are shown: the one that was looked at stays where it was.
        QTimer.singleShot(0, self, partial(self._go_back_to, title, at))

    def _on_card_qr_requested(self, title: str, url: str) -> None:
        at = self.page_scroll.verticalScrollBar().value()
        qr_url = "" if url == self._state.qr_url else url
        self._render(replace(self._state, qr_url=qr_url))
        QTimer.singleShot(0, self, partial(self._go_back_to, title, at))

    def _go_back_to(self, title: str, at: int) -> None:
        self.page_scroll.verticalScrollBar().setValue(at)
        if title in self._views:
            self._views[title].more.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_manual_button_clicked(self) -> None:
        if self.manual is not None:
            self._close_manual()
            return
        self.manual = ManualCard(self.theme, self.words)
        self.manual.show_page(self._manual_name)
        self.manual.close_requested.connect(self._close_manual)
        self._manual_place.addWidget(self.manual)
        self.manual.other.box.setFocus(Qt.FocusReason.OtherFocusReason)
        # Its place is known once the page was laid out again.
        QTimer.singleShot(0, self, self._show_manual)
        announce(self.manual, self.manual.accessibleName())

    def _show_manual(self) -> None:
        if self.manual is not None:
            self.page_scroll.show_widget(self.manual)

    def _close_manual(self) -> None:
        if self.manual is not None:
            self._manual_place.removeWidget(self.manual)
            self.manual.hide()
            self.manual.deleteLater()
            self.manual = None
            self.manual_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_sources_button_clicked(self) -> None:
        self._render(replace(self._state, shows_sources=not self._state.shows_sources))

    def _on_foot_link_requested(self) -> None:
        self.page_scroll.verticalScrollBar().setValue(0)
        self.country.box.setFocus(Qt.FocusReason.TabFocusReason)


class FirstSteps(Card):
    """The three things before everything else, beside each other where there is room."""

    def __init__(self, theme: Theme, words: Words, first: tuple[FirstLine, ...]) -> None:
        super().__init__(theme, "tint", words.gettext("The first three steps"))
        self.body.setContentsMargins(20, 16, 20, 16)
        parts = tuple(_step(theme, words, n, line) for n, line in enumerate(first, 1))
        places = tuple(Place(row=0, column=column) for column in range(len(parts)))
        beside = Plan(from_em=46, widths=(0,) * len(parts), places=places)
        self.body.addWidget(Columns(theme, parts, (beside,)))


def printed_help(sheet: HelpSheet, words: Words) -> Sheet:
    """Return everything that is shown, for paper; the program's name is not on it."""
    _ = words.gettext
    lines = [Line(text=_("Help now"), step="title"), Line(text=_(_LEAD))]
    for number, first in enumerate(sheet.first, 1):
        lines.append(Line(text=f"{number}  {_(first.title)}. {_(first.text)}"))
    for card in sheet.cards:
        lines.append(Line(text=_(card.title), step="heading"))
        lines += [Line(text=_(text), step="small") for text in card.opening]
        for entry in card.entries:
            if entry.number:
                lines.append(Line(text=entry.number, step="number"))
            facts = " · ".join(part for part in (_(entry.name), *map(_, entry.lines)) if part)
            lines.append(Line(text=facts, step="small"))
            caution = "" if entry.caution is None else entry.caution.in_words(words)
            tail = (entry.address, caution, recorded_words(entry, words))
            lines.append(Line(text=" · ".join(part for part in tail if part), step="small"))
    return tuple(lines)


def _plans(cards: int) -> tuple[Plan, ...]:
    """Return three columns, two, or one; a card alone in its row takes the whole of it."""
    return tuple(
        Plan(from_em=from_em, widths=(0,) * columns, places=_places(cards, columns))
        for from_em, columns in ((66, 3), (44, 2))
    )


def _places(cards: int, columns: int) -> tuple[Place, ...]:
    left_over = cards % columns
    return tuple(
        Place(
            row=position // columns,
            column=position % columns,
            columns=columns if left_over == 1 and position == cards - 1 else 1,
        )
        for position in range(cards)
    )


def _step(theme: Theme, words: Words, number: int, line: FirstLine) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(16)
    counter = Label(theme, str(number), "title", "primary")
    counter.setWordWrap(False)
    counter.setMinimumWidth(theme.px(14))
    row.addWidget(counter, 0, Qt.AlignmentFlag.AlignTop)
    texts = QVBoxLayout()
    texts.setSpacing(4)
    texts.addWidget(Label(theme, words.gettext(line.title), "strong"))
    texts.addWidget(Label(theme, words.gettext(line.text), "small", "soft"))
    texts.addStretch(1)
    row.addLayout(texts, 1)
    return made


class _NamedSegments(QWidget):
    """A choice with its name before it, or above it where both have no room in a line."""

    def __init__(self, name: Label, segments: Segmented) -> None:
        super().__init__()
        self._name = name
        self._segments = segments
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(_NAME_GAP_PX)
        self._line.addWidget(name)
        self._line.addWidget(segments)

    def fit(self, room_px: int) -> None:
        """Take as few lines as so much room allows."""
        # Asked of the two: what the line itself says can still be what it was before.
        beside_px = room_px - self._name.sizeHint().width() - _NAME_GAP_PX
        is_below = self._segments.width_in_a_row() > beside_px
        directions = QBoxLayout.Direction
        self._line.setDirection(directions.TopToBottom if is_below else directions.LeftToRight)
        self._line.setSpacing(4 if is_below else _NAME_GAP_PX)
        self._segments.fit(room_px if is_below else beside_px)


def _bold(theme: Theme, text: str) -> Label:
    label = Label(theme, text, "label")
    label.setWordWrap(False)
    return label


def _beside(name: Label, widget: QWidget) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(_NAME_GAP_PX)
    row.addWidget(name)
    row.addWidget(widget)
    return made


def _empty(layout: QVBoxLayout) -> None:
    while (taken := layout.takeAt(0)) is not None:
        widget = taken.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def _nothing_more() -> None:
    """Do nothing: what was printed speaks for itself."""
