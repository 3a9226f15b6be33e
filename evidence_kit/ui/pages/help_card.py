"""One card of «Help now»: a number that can be read across a room, and what to know about it."""

from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from evidence_kit.formats import formats_of
from evidence_kit.i18n import Words
from evidence_kit.ui.models.help_cards import CardKind, Entry, HelpCard
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.address_row import qr_view
from evidence_kit.ui.widgets.buttons import Button
from evidence_kit.ui.widgets.cards import Card, Rule
from evidence_kit.ui.widgets.flow_layout import FlowLayout
from evidence_kit.ui.widgets.labels import Heading, Icon, Label
from evidence_kit.ui.widgets.text_block import TextBlock


class HelpCardView(Card):
    """The first entry large and in full; the others short, until the person wants all of it.

    Args:
        theme: How it looks.
        words: The language it speaks.
        card: What it says.
        is_whole: Whether every entry is in full.
        qr_url: The address that is shown as a QR code; "" for none.
    """

    more_requested = Signal()
    """The person wants every entry in full, or short again."""
    qr_requested = Signal(str)
    """The person wants an address as a QR code, or not any more; the address, whole."""

    def __init__(
        self, theme: Theme, words: Words, card: HelpCard, *, is_whole: bool, qr_url: str = ""
    ) -> None:
        _ = words.gettext
        is_danger = card.kind is CardKind.DANGER
        super().__init__(theme, "danger" if is_danger else "plain", spoken(card, words))
        self.title = card.title
        """What the card is about, in English."""
        self._theme = theme
        self._words = words
        self._qr_url = qr_url
        self.more = Button(theme, _("Less") if is_whole else _("More"), "link")
        """Shows every entry in full, or short again; hidden where there is one."""
        self._has_own_days = card.recorded_once is None
        self._tone = "danger" if is_danger else "ink"
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.MinimumExpanding)
        self.body.setSpacing(10)
        head = QHBoxLayout()
        head.setSpacing(16)
        icon = Icon(theme, card.icon, "danger" if is_danger else "primary")
        head.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(Heading(theme, _(card.title), "strong"), 1)
        self.body.addLayout(head)
        if card.headline:
            self.body.addWidget(Label(theme, _(card.headline), "strong"))
        for entry in card.entries[:1]:
            self.body.addWidget(self._in_full(entry, is_first=True))
        for paragraph in card.opening:
            self.body.addWidget(TextBlock(theme, _(paragraph), "small"))
        self._add_others(card.entries[1:], is_whole=is_whole)
        self.body.addStretch(1)
        self.body.addLayout(self._bottom(card))

    def _add_others(self, others: tuple[Entry, ...], *, is_whole: bool) -> None:
        for entry in others:
            self.body.addWidget(Rule())
            if is_whole:
                self.body.addWidget(self._in_full(entry, is_first=False))
            else:
                self.body.addWidget(self._in_short(entry))

    def _bottom(self, card: HelpCard) -> QHBoxLayout:
        _ = self._words.gettext
        row = QHBoxLayout()
        once = card.recorded_once
        if once is not None:
            day = recorded_words(once, self._words)
            row.addWidget(Label(self._theme, day, "caption", "soft"), 1)
        else:
            row.addStretch(1)
        self.more.setAccessibleDescription(_(card.title))
        self.more.clicked.connect(self.more_requested)
        row.addWidget(self.more)
        # Hidden or left alone: what is shown before it has its place becomes a window of its own.
        if len(card.entries) <= 1:
            self.more.hide()
        return row

    def _in_full(self, entry: Entry, *, is_first: bool) -> QWidget:
        _ = self._words.gettext
        made, column = self._entry(entry)
        if entry.number:
            step = "title" if is_first else "strong"
            column.addWidget(self._exact(entry.number, step, self._tone))
        name_step = "small" if entry.number else "strong"
        column.addWidget(Label(self._theme, _(entry.name), name_step))
        facts, sentences = _facts_and_sentences(entry)
        self._add_facts(column, facts)
        for sentence in sentences:
            column.addWidget(TextBlock(self._theme, _(sentence), "small"))
        if entry.address:
            self._add_address(column, entry)
        self._add_tail(column, entry)
        return made

    def _add_facts(self, column: QVBoxLayout, facts: list[str]) -> None:
        if facts:
            text = " · ".join(self._words.gettext(fact) for fact in facts)
            column.addWidget(Label(self._theme, text, "small", "soft"))

    def _add_address(self, column: QVBoxLayout, entry: Entry) -> None:
        """Add an address as text, and the way to have it on another device: none opens here."""
        _ = self._words.gettext
        if not entry.url:
            column.addWidget(self._exact(entry.address, "small", "primary"))
            return
        is_shown = entry.url == self._qr_url
        line = FlowLayout(spacing=8)
        line.addWidget(self._exact(entry.address, "small", "primary"))
        button = Button(
            self._theme, _("Hide the QR") if is_shown else _("Show as QR"), "small", "qr"
        )
        button.setAccessibleDescription(entry.address)
        button.clicked.connect(partial(self.qr_requested.emit, entry.url))
        line.addWidget(button)
        column.addLayout(line)
        if is_shown:
            column.addWidget(qr_view(self._theme, self._words, entry.url))

    def _in_short(self, entry: Entry) -> QWidget:
        _ = self._words.gettext
        made, column = self._entry(entry)
        if entry.number:
            column.addWidget(self._exact(entry.number, "strong", self._tone))
        column.addWidget(Label(self._theme, _(entry.name), "small"))
        if entry.number:
            # Most people come at night: which of the numbers answers now is no detail.
            self._add_facts(column, _facts_and_sentences(entry)[0])
        if entry.address and not entry.number:
            column.addWidget(self._exact(entry.address, "small", "primary"))
        self._add_tail(column, entry)
        return made

    def _entry(self, entry: Entry) -> tuple[QWidget, QVBoxLayout]:
        made = QWidget()
        made.setAccessibleName(self._words.gettext(entry.name))
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        return made, column

    def _add_tail(self, column: QVBoxLayout, entry: Entry) -> None:
        """Add what may never be left out: what to do before relying on it, and its day."""
        if entry.caution is not None:
            column.addWidget(self._caution(entry.caution.in_words(self._words)))
        if self._has_own_days:
            day = recorded_words(entry, self._words)
            column.addWidget(Label(self._theme, day, "caption", "soft"))

    def _exact(self, text: str, step: str, tone: str) -> TextBlock:
        """Return a number or address that can be selected and copied by keys too."""
        block = TextBlock(self._theme, text, step, tone)
        block.set_is_reachable(is_reachable=True)
        return block

    def _caution(self, text: str) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        icon = Icon(self._theme, "alert", "soon", 16)
        row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Label(self._theme, text, "small", "soon"), 1)
        return line


def spoken(card: HelpCard, words: Words) -> str:
    """Return what a screen reader says of a card: title, first number, when, whether free."""
    _ = words.gettext
    parts = [_(card.title)]
    if card.entries:
        first = card.entries[0]
        facts, _sentences = _facts_and_sentences(first)
        parts += [part for part in (first.number, _(first.name), *map(_, facts)) if part]
    return ". ".join(parts)


def recorded_words(entry: Entry, words: Words) -> str:
    """Return when an entry was recorded or checked, as a date in the person's own writing."""
    written = formats_of(words).written_day(date.fromisoformat(entry.recorded))
    # Translators: {day} is a date such as 2 Nov 2026.
    if entry.is_checked:
        return words.gettext("Checked on {day}").format(day=written)
    return words.gettext("Recorded on {day}").format(day=written)


def _facts_and_sentences(entry: Entry) -> tuple[list[str], list[str]]:
    """Split what is said into short facts for one line, and sentences for their own."""
    facts = [line for line in entry.lines if not line.endswith((".", "?", "”"))]
    return facts, [line for line in entry.lines if line not in facts]
