"""Money: what was asked for, what was paid, what came back – and whom to call about it.

The rules are: paying is nothing to be ashamed of, and the words work for those who paid; sums stand
apart by currency and are never converted; every field may be "don't know".
"""

from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evidence_kit import messages, resources
from evidence_kit.clock import Clock, SystemClock
from evidence_kit.guidance.bare import guidance_that_is_there
from evidence_kit.guidance.planning import MoneyBox, ShownContact, plan
from evidence_kit.guidance.situation import situation_of
from evidence_kit.i18n import Words
from evidence_kit.model import PaymentStatus, StepState
from evidence_kit.overriding import override
from evidence_kit.ui.alerts import alert_of_help
from evidence_kit.ui.frame import page_scroll
from evidence_kit.ui.models.bank import BankCard, bank_card
from evidence_kit.ui.models.home import BankWords, bank_words
from evidence_kit.ui.models.money import (
    PaymentRow,
    SumWords,
    payment_rows,
    sum_words,
)
from evidence_kit.ui.models.path import BANK, guidance_id
from evidence_kit.ui.models.stubs import kept_lines, kept_spoken, stub_lines
from evidence_kit.ui.models.times import locale_of
from evidence_kit.ui.pages.begun_forms import find_half_made
from evidence_kit.ui.pages.drafts import Drafts
from evidence_kit.ui.pages.money_bank import MoneyBankCard
from evidence_kit.ui.pages.money_form import MoneyForm
from evidence_kit.ui.pages.money_rows import CORRECTION, MORE, WITHDRAWAL, MoneyRows
from evidence_kit.ui.pages.money_sums import SumsCard
from evidence_kit.ui.pages.page import Page
from evidence_kit.ui.pages.recording import AlertPlace, Recorder
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.vault_process import VaultProcess
from evidence_kit.ui.widgets.accessible import announce
from evidence_kit.ui.widgets.beside import Beside
from evidence_kit.ui.widgets.buttons import Button
from evidence_kit.ui.widgets.cards import Card, Rule
from evidence_kit.ui.widgets.empty_card import EmptyCard
from evidence_kit.ui.widgets.flow_layout import FlowLayout
from evidence_kit.ui.widgets.icon_rows import IconRows
from evidence_kit.ui.widgets.labels import Heading, Icon
from evidence_kit.ui.widgets.text_block import TextBlock

DRAFT = "money/form"


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyState:
    """The whole page."""

    payments: tuple[PaymentRow, ...] = ()
    sums: tuple[SumWords, ...] = ()
    bank: BankWords | None = None
    has_called: bool = False
    box: MoneyBox | None = None
    contacts: tuple[ShownContact, ...] = ()
    is_script_open: bool = False
    is_form_open: bool = False
    is_busy: bool = False
    withdrawn: tuple[str, ...] = ()
    """What was taken back while this page stood open, in words."""
    said_after: str = ""
    """What became of what was kept last, where it is not as it was typed."""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show yet."""
        return not self.payments and not self.is_form_open and not self.withdrawn


class MoneyPage(Page):
    """«Money»."""

    def __init__(
        self, theme: Theme, vault: VaultProcess, words: Words, clock: Clock | None = None
    ) -> None:
        super().__init__(theme, vault, words)
        _ = words.gettext
        self.title = _("Money")
        self.lead = _("What was asked for and what was paid. Paying is nothing to be ashamed of.")
        self._clock: Clock = SystemClock() if clock is None else clock
        found = guidance_that_is_there(resources.assets_path() / "guidance")
        self._guidance = found.guidance
        self._missing_help = AlertPlace(theme)
        self._recorder = Recorder(self)
        self._drafts = Drafts(self, vault)
        self._drafts.changed.connect(self._say_what_was_begun)
        self._state = MoneyState()
        self._is_restored = False
        self._build()
        self._missing_help.set_alert(alert_of_help(found.problems, words))
        self._connect()

    @override
    def render(self, case: messages.CaseSeen) -> None:  # type: ignore[override] # as in Page
        """Show the demands and payments of a case."""
        self._drafts.know(case.drafts)
        self._form.show_case(case)
        self._rows.know(case)
        self._drafts.forget_orphans(
            (CORRECTION, MORE, WITHDRAWAL), frozenset(str(each.number) for each in case.payments)
        )
        if not self._is_restored:
            self._is_restored = True
            has_draft = self._form.restore(case.drafts.get(DRAFT, ""))
            self._state = replace(self._state, is_form_open=has_draft)
        now = self._clock.now()
        locale = locale_of(self.words)
        card = bank_card(case, now)
        steps = plan(
            self._guidance, situation_of(case.case, case.payments, case.answers), now.date()
        )
        bank = [step for step in steps.steps if step.id == guidance_id(BANK)]
        self._change(
            payments=payment_rows(case, self.words, locale),
            sums=sum_words(case, self.words, locale),
            bank=None if card is None else self._bank_words(card, steps.money),
            has_called=card is not None and card.has_called,
            box=steps.money,
            contacts=bank[0].contacts if bank else (),
        )

    @override
    def first_focus(self) -> QWidget:
        """Return the first thing that can be done here."""
        if self._state.is_empty:
            return self._empty.buttons[0]
        if self._rows.is_correcting:
            return self._rows.rows.first_focus() or self._add_demand
        if self._state.bank is not None:
            return self._bank.what_to_say
        return self._add_demand

    def show_what_to_say(self) -> None:
        """Show what to say to a bank, to whoever asked for it on another page."""
        if self._state.bank is None:
            return
        self._change(is_script_open=True)
        self._bank.what_to_say.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say_what_was_begun(self) -> None:
        self.say_what_waits(find_half_made("money", self._drafts.texts, self.words))

    @override
    def save_work(self) -> None:
        """Keep a half-filled form."""
        self._drafts.send()

    def _build(self) -> None:
        theme, words = self.theme, self.words
        _ = words.gettext
        scroll = page_scroll(theme)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)
        self._alert = AlertPlace(theme)
        self._bank = MoneyBankCard(theme, words)
        self._sums = SumsCard(theme, words)
        self._empty = EmptyCard(
            theme,
            "money",
            _("It’s okay if you have nothing"),
            _("Nobody asked for money, or you don’t know: both are fine. Or add it here."),
            (
                (_("Add a demand"), "plus"),
                (_("Add a payment"), "plus"),
                (_("Paste anything"), "paste"),
            ),
        )
        self._form = MoneyForm(theme, words)
        self._add_demand = Button(theme, _("Add a demand"), "small", "plus")
        self._add_payment = Button(theme, _("Add a payment"), "small", "plus")
        self._rows = MoneyRows(theme, words)
        self._kept = IconRows(theme)
        self._rows_card = self._card_of_rows()
        self._stubs = IconRows(theme)
        parts = (
            self._alert,
            self._missing_help,
            self._bank,
            self._sums,
            self._empty,
            self._form,
            self._kept,
            self._rows_card,
            self._stubs,
            self._warning(),
        )
        for part in parts:
            scroll.body.addWidget(part)
        scroll.body.addStretch(1)

    def _connect(self) -> None:
        demand, made = PaymentStatus.DEMANDED, PaymentStatus.MADE
        self._recorder.changed.connect(self._on_recorder_changed)
        self._drafts.refused.connect(self._recorder.show_problem)
        self._drafts.saved.connect(self._recorder.hear_saved)
        for button, status in (
            (self._empty.buttons[0], demand),
            (self._empty.buttons[1], made),
            (self._add_demand, demand),
            (self._add_payment, made),
        ):
            button.clicked.connect(partial(self._on_add_clicked, status))
        self._empty.buttons[2].clicked.connect(partial(self.wants_page.emit, "paste"))
        self._form.changed.connect(partial(self._drafts.put, DRAFT))
        self._form.look_requested.connect(self._on_look_requested)
        self._form.closed.connect(self._on_form_closed)
        self._form.submitted.connect(self._on_form_submitted)
        self._rows.withdrawn.connect(self._on_rows_withdrawn)
        self._rows.told.connect(self._on_rows_told)
        self._rows.corrected.connect(self._on_rows_corrected)
        self._rows.begun.connect(self._on_rows_begun)
        self._rows.look_requested.connect(self._on_look_requested)
        self._bank.script_toggled.connect(self._on_bank_script_toggled)
        self._bank.called.connect(self._on_bank_called)

    def _change(self, **changes: object) -> None:
        self._state = replace(self._state, **changes)  # type: ignore[arg-type] # named by its callers
        self._render(self._state)

    def _render(self, state: MoneyState) -> None:
        # First: a correction that waits opens with its row, and its button is the main one then.
        self._rows.show_payments(state.payments)
        self._bank.show_card(
            state.bank,
            state.box,
            state.contacts,
            has_called=state.has_called,
            is_script_open=state.is_script_open,
            is_main=not (state.is_form_open or state.has_called or self._rows.is_correcting),
        )
        self._sums.setVisible(bool(state.payments))
        self._sums.show_sums(state.sums)
        self._empty.setVisible(state.is_empty)
        self._form.setVisible(state.is_form_open)
        self._form.set_busy(is_busy=state.is_busy)
        self._kept.setVisible(bool(state.said_after))
        self._kept.set_lines(kept_lines(state.said_after, self.words))
        self._rows_card.setVisible(bool(state.payments or state.withdrawn))
        self._stubs.setVisible(bool(state.withdrawn))
        self._stubs.set_lines(stub_lines(state.withdrawn, self.words))

    def _bank_words(self, card: BankCard, box: MoneyBox | None) -> BankWords:
        said = bank_words(card, self._guidance, self.words, locale_of(self.words))
        if box is None or card.has_called:
            return said
        return replace(said, line=self.words.gettext(box.opening))

    def _card_of_rows(self) -> Card:
        theme, _ = self.theme, self.words.gettext
        card = Card(theme, "plain", _("Every demand and payment"))
        card.body.setContentsMargins(0, 0, 0, 0)
        card.body.setSpacing(0)
        buttons = QWidget()
        flow = FlowLayout(buttons, spacing=8)
        flow.addWidget(self._add_demand)
        flow.addWidget(self._add_payment)
        heading = Heading(theme, _("Every demand and payment"), "strong")
        top = Beside(theme, heading, buttons, from_em=32)
        top.setContentsMargins(20, 12, 20, 12)
        card.body.addWidget(top)
        card.body.addWidget(Rule())
        card.body.addWidget(self._rows)
        return card

    def _warning(self) -> QWidget:
        theme = self.theme
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(4, 0, 4, 0)
        row.setSpacing(12)
        row.addWidget(Icon(theme, "alert", "soft", 16), 0, Qt.AlignmentFlag.AlignTop)
        text = self.words.gettext(self._guidance.payments.recovery_warning)
        row.addWidget(TextBlock(theme, text, "small", "soft"), 1)
        return line

    def _on_add_clicked(self, status: PaymentStatus) -> None:
        self._form.begin(status)
        self._change(is_form_open=True, said_after="")
        self._form.method.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_look_requested(self, look: messages.LookAtNumber) -> None:
        self.vault.ask(look, on_done=partial(self._on_looked_at, look))

    def _on_looked_at(self, look: messages.LookAtNumber, answer: messages.Answer) -> None:
        said = answer if isinstance(answer, messages.NumberLookedAt) else None
        # A correction may have been kept or left meanwhile; each form knows what stands in it.
        for form in self.findChildren(MoneyForm):
            form.say_look(look, said)

    def _on_form_closed(self) -> None:
        self._drafts.send()
        self._change(is_form_open=False)
        self.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_form_submitted(self) -> None:
        request = self._form.find_request()
        if request is not None and not self._state.is_busy:
            kept = partial(self._on_form_kept, self._form.number.said_after())
            self._recorder.send(request, then=kept)

    def _on_form_kept(self, said_after: str, _answer: messages.Answer) -> None:
        self._form.restore("")
        self._drafts.forget(DRAFT)
        self._change(is_form_open=False, said_after=said_after)
        self._add_demand.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self._add_demand, kept_spoken(said_after, self.words))

    def _on_rows_withdrawn(self, name: str, why: str) -> None:
        row = next((row for row in self._state.payments if row.name == name), None)
        what = name if row is None else f"{row.status_words}, {row.amount}"
        self._recorder.send(
            messages.Withdraw(name=name, why=why), then=partial(self._on_withdrawn, name, what)
        )

    def _on_rows_told(self, requests: tuple[messages.SayDetail, ...]) -> None:
        self._recorder.send(*requests, then=partial(self._on_told, requests[0].payment))

    def _on_told(self, number: int, _answer: messages.Answer) -> None:
        self._rows.forget_more(number)
        self._drafts.forget(f"{MORE}{number}")
        announce(self._rows, self.words.gettext("Kept."))

    def _on_rows_begun(self, name: str, draft: str) -> None:
        self._drafts.put(name, draft)
        # While a correction stands open, its button is the main one.
        self._render(self._state)

    def _on_rows_corrected(self, request: messages.CorrectPayment) -> None:
        if not self._state.is_busy:
            self._recorder.send(request, then=partial(self._on_corrected, request.number))

    def _on_corrected(self, number: int, _answer: messages.Answer) -> None:
        self._rows.forget(number)
        self._drafts.forget(f"{CORRECTION}{number}")
        # What became of a card number stands in the row, which is open.
        announce(self._rows, self.words.gettext("Kept."))

    def _on_withdrawn(self, name: str, what: str, _answer: messages.Answer) -> None:
        # Nothing waits of what is not there any more.
        for beginning in (CORRECTION, MORE, WITHDRAWAL):
            self._drafts.forget(f"{beginning}{name.rpartition('/')[2]}")
        self._change(withdrawn=(*self._state.withdrawn, what))

    def _on_bank_script_toggled(self) -> None:
        self._change(is_script_open=not self._state.is_script_open)

    def _on_bank_called(self) -> None:
        self._recorder.send(messages.SetStep(step_id=BANK, state=StepState.DONE))

    def _on_recorder_changed(self) -> None:
        self._alert.set_alert(self._recorder.alert)
        self._change(is_busy=self._recorder.is_busy)
