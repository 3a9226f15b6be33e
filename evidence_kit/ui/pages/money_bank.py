"""The card about the bank: whom to call, what to say, and that somebody called.

The rules are: paying is nothing to be ashamed of; nothing is promised; what to say opens in place,
with the numbers of this country and of the ways money went.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evidence_kit.guidance.planning import MoneyBox, ShownContact, ShownRail
from evidence_kit.i18n import Words
from evidence_kit.ui.models.home import BankWords
from evidence_kit.ui.models.icon_lines import IconLine
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.beside import Beside
from evidence_kit.ui.widgets.buttons import Button
from evidence_kit.ui.widgets.cards import Card, Rule
from evidence_kit.ui.widgets.contact_rows import ContactRow
from evidence_kit.ui.widgets.flow_layout import FlowLayout
from evidence_kit.ui.widgets.icon_rows import IconRows
from evidence_kit.ui.widgets.labels import Heading, Icon, Label
from evidence_kit.ui.widgets.text_block import TextBlock

_BESIDE_FROM_EM = 44


class MoneyBankCard(Card):
    """Call the bank, and what to say."""

    script_toggled = Signal()
    """The person wants to see what to say, or to put it away."""
    called = Signal()
    """The person says that they called."""

    def __init__(self, theme: Theme, words: Words) -> None:
        _ = words.gettext
        super().__init__(theme, "soon", _("Your bank"))
        self._theme = theme
        self._words = words
        self._shown: tuple[MoneyBox, tuple[ShownContact, ...]] | None = None
        self.body.setContentsMargins(20, 16, 20, 16)
        said = QWidget()
        row = QHBoxLayout(said)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(Icon(theme, "bank", "soon"))
        texts = QVBoxLayout()
        texts.setSpacing(2)
        self._title = Heading(theme, "", "strong")
        self._line = Label(theme, "", "small")
        texts.addWidget(self._title)
        texts.addWidget(self._line)
        row.addLayout(texts, 1)
        buttons = QWidget()
        flow = FlowLayout(buttons, spacing=12)
        self.what_to_say = Button(theme, _("What to say"), "primary", "phone")
        self.i_called = Button(theme, _("I called"), icon="check")
        flow.addWidget(self.what_to_say)
        flow.addWidget(self.i_called)
        self.body.addWidget(Beside(theme, said, buttons, from_em=_BESIDE_FROM_EM))
        self._script = QWidget()
        self._script_column = QVBoxLayout(self._script)
        self._script_column.setContentsMargins(0, 8, 0, 0)
        self._script_column.setSpacing(16)
        self.body.addWidget(self._script)
        self.what_to_say.clicked.connect(self.script_toggled)
        self.i_called.clicked.connect(self.called)

    def show_card(
        self,
        said: BankWords | None,
        box: MoneyBox | None,
        contacts: tuple[ShownContact, ...],
        *,
        has_called: bool,
        is_script_open: bool,
        is_main: bool,
    ) -> None:
        """Show the card, or none.

        Args:
            said: Its first words; ``None`` for no card.
            box: What the guidance says about money.
            contacts: Whom to call about it in this country.
            has_called: Whether somebody called already.
            is_script_open: Whether what to say is seen.
            is_main: Whether its button is the page's main one.
        """
        _ = self._words.gettext
        self.setVisible(said is not None)
        if said is None:
            return
        self.setAccessibleName(said.title)
        self._title.setText(said.title)
        self._line.setText(said.line)
        self.what_to_say.set_kind("primary" if is_main else "normal")
        self.what_to_say.set_text(_("Close it again") if is_script_open else _("What to say"))
        self.what_to_say.set_icon("up" if is_script_open else "phone")
        self.i_called.setVisible(not has_called)
        if box is not None and (box, contacts) != self._shown:
            self._shown = (box, contacts)
            self._fill(box, contacts)
        self._script.setVisible(is_script_open and box is not None)

    def _fill(self, box: MoneyBox, contacts: tuple[ShownContact, ...]) -> None:
        while (taken := self._script_column.takeAt(0)) is not None:
            widget = taken.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        _ = self._words.gettext
        theme, column = self._theme, self._script_column
        script = TextBlock(theme, _(box.script), "lead")
        script.set_is_reachable(is_reachable=True)
        column.addWidget(script)
        asks = IconRows(theme, gap_px=8)
        asks.set_lines(tuple(IconLine(icon="check", title=_(ask), tone="soon") for ask in box.asks))
        column.addWidget(asks)
        if box.minor:
            column.addWidget(TextBlock(theme, _(box.minor)))
        for contact in contacts:
            column.addWidget(ContactRow(theme, self._words, contact))
        for rail in box.rails:
            column.addWidget(Rule())
            column.addWidget(self._rail(rail, {contact.id for contact in contacts}))

    def _rail(self, rail: ShownRail, said: set[str]) -> QWidget:
        _ = self._words.gettext
        theme = self._theme
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Heading(theme, _(rail.name), "strong"))
        column.addWidget(TextBlock(theme, _(rail.call)))
        column.addWidget(TextBlock(theme, _(rail.chance), "small"))
        column.addWidget(Label(theme, _("Have this at hand, if you can:"), "small"))
        notes = IconRows(theme, gap_px=4)
        notes.set_lines(
            tuple(IconLine(icon="note", title=_(note), tone="soon") for note in rail.note)
        )
        column.addWidget(notes)
        for contact in rail.contacts:
            if contact.id not in said:
                column.addWidget(ContactRow(theme, self._words, contact))
        column.addWidget(
            Label(theme, rail.basis.in_words(self._words), "caption", "soft"),
            0,
            Qt.AlignmentFlag.AlignTop,
        )
        return holder
