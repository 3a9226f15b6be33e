"""Adding a demand or a payment by hand, and setting one right.

The rules are: every field may be "don't know"; an amount that could mean two numbers is asked about
and never guessed; nothing is converted and nothing is looked up.
"""

from PySide6.QtCore import Signal

from evidence_kit import messages
from evidence_kit.i18n import N_, Words
from evidence_kit.messages import CaseSeen
from evidence_kit.model import ItemId, Payment, PaymentStatus
from evidence_kit.paying import METHOD_NOT_KNOWN, METHOD_WORDS, as_one_way, method_words
from evidence_kit.ui.models.evidence_choices import evidence_choices, item_id_of
from evidence_kit.ui.models.form_draft import packed, unpacked
from evidence_kit.ui.models.sums import find_amount, find_currency, sign_in
from evidence_kit.ui.pages.number_look import NumberLook
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.fields import Chooser, Field
from evidence_kit.ui.widgets.inline_form import InlineForm
from evidence_kit.ui.widgets.when_field import WhenField
from evidence_kit.visible import visible

_STATUS_CHOICES = (
    (PaymentStatus.DEMANDED, N_("They asked for it")),
    (PaymentStatus.MADE, N_("I paid")),
    (PaymentStatus.ATTEMPTED, N_("I tried to pay")),
    (PaymentStatus.REFUNDED, N_("It came back")),
)


class MoneyForm(InlineForm):
    """What happened with money.

    Args:
        theme: How it looks.
        words: The language.
        title: What it does; "" for adding something.
        line: What must be known before filling it in; "" for the usual sentence.
        later: The words that close it; "" for the usual ones.
    """

    changed = Signal(str)
    """Something was typed or picked; the whole form as a draft."""
    look_requested = Signal(object)
    """What stands in the field for where money went should be looked at: a request."""

    def __init__(
        self, theme: Theme, words: Words, *, title: str = "", line: str = "", later: str = ""
    ) -> None:
        _ = words.gettext
        super().__init__(
            theme,
            title or _("Add a demand or a payment"),
            line or _("Empty means “don’t know”. That is an answer too."),
            _("Keep it"),
            later or _("Not now"),
        )
        self._words = words
        self._said: Payment | None = None
        self.status = Chooser(
            theme, _("What happened?"), [(each.value, _(text)) for each, text in _STATUS_CHOICES]
        )
        self.method = Chooser(
            theme,
            _("How?"),
            self._methods(),
        )
        self.amount = Field(theme, _("How much?"))
        self.currency = Field(theme, _("Currency"), _("EUR, GBP, BTC or another one"))
        self.to = Field(theme, _("To which account, wallet or name?"), mono=True)
        self.when = WhenField(theme, words)
        self.seen_in = Chooser(theme, _("Seen in"))
        self.note = Field(theme, _("Anything to add"))
        for field in (self.amount, self.currency, self.to):
            field.line.setPlaceholderText(_("Don’t know"))
        self.add_line(self.status, self.method)
        self.add_line(self.amount, self.currency)
        self.add_line(self.to)
        self.add_line(self.when)
        self.add_line(self.seen_in, self.note)
        for field in (self.amount, self.currency, self.to, self.note):
            field.edited.connect(self._on_anything_changed)
            field.submitted.connect(self.submitted)
        for chooser in (self.status, self.method, self.seen_in):
            chooser.picked.connect(self._on_anything_changed)
        self.when.edited.connect(self._on_anything_changed)
        self.when.submitted.connect(self.submitted)
        self.amount.left.connect(self._on_amount_left)
        self.currency.left.connect(self._say_currency)
        self.number = NumberLook(self.to, words, self._look, is_pressed=self.keep.isDown)
        """What is said of where the money went."""
        self.method.picked.connect(self.number.begin)
        self.number.requested.connect(self.look_requested)
        self.number.settled.connect(self.submitted)
        self.number.stopped.connect(self.show_buttons)

    def show_case(self, case: CaseSeen) -> None:
        """Offer the pieces of evidence of a case."""
        self.seen_in.set_choices(evidence_choices(case, self._words))

    def show_payment(self, payment: Payment) -> None:
        """Put in what was written down of a payment; left alone, it stays exactly as it is."""
        self._said = payment
        self.status.choose(payment.status.value)
        known = dict(self._methods())
        method = as_one_way(payment.method)
        if method not in known:
            # A way that nobody chooses here was found in a text, or came from the command line.
            said = (method, visible(method_words(method, self._words)))
            self.method.set_choices([*self._methods(), said])
        self.method.choose(method)
        self.seen_in.choose(payment.item_id or "")
        for field, text in (
            (self.amount, payment.amount),
            (self.currency, payment.currency),
            (self.to, payment.to),
            (self.note, payment.note),
        ):
            field.set_text(text)
        self.when.set_said(payment.at_text)
        self.number.make_room()

    def begin(self, status: PaymentStatus) -> None:
        """Begin with what happened; what was typed stays."""
        self.status.choose(status.value)

    def restore(self, draft: str) -> bool:
        """Put a draft back; returns whether there was anything in it."""
        fields = unpacked(draft)
        self.status.choose(fields.get("status", PaymentStatus.DEMANDED.value))
        self.method.choose(fields.get("method", METHOD_NOT_KNOWN))
        self.seen_in.choose(fields.get("seen_in", ""))
        for name, field in self._typed().items():
            field.set_text(fields.get(name, ""))
            field.set_note("")
        how, when = fields.get("precision", ""), fields.get("when", "")
        if (how, when) != (self.when.chosen().value, self.when.typed()):
            self.when.set_value(how, when)
        self.number.make_room()
        return bool(fields)

    def draft(self) -> str:
        """Return what was filled in so far; "" when nothing was typed."""
        typed = {name: field.text() for name, field in self._typed().items()}
        method = self.method.chosen()
        said = packed(
            typed
            | {
                "method": "" if method == METHOD_NOT_KNOWN else method,
                "seen_in": self.seen_in.chosen(),
                "when": self.when.typed(),
            }
        )
        if not said:
            return ""
        return packed(
            unpacked(said) | {"status": self.status.chosen(), "precision": self.when.chosen().value}
        )

    def say_look(self, look: messages.LookAtNumber, answer: messages.NumberLookedAt | None) -> None:
        """Say what was found about where money went."""
        self.number.say(look, answer)

    def find_request(self) -> messages.RecordPayment | None:
        """Return what to record; ``None``, with a note at the field, where it is not clear.

        ``None`` also while the number is looked at: :attr:`submitted` follows, unless something
        has to be read first.
        """
        said = self._said
        amount, currency = find_amount(self.amount.text()), find_currency(self.currency.text())
        if said is not None and self.amount.text() == said.amount:
            # Three digits after the mark are asked about where somebody types them.
            amount = said.amount
        if said is not None and self.currency.text() == said.currency:
            currency = said.currency
        if amount is None:
            self._say_amount()
            self.amount.setFocus()
            return None
        if currency is None:
            self._say_currency()
            self.currency.setFocus()
            return None
        if not self.number.is_settled():
            return None
        return messages.RecordPayment(
            status=PaymentStatus(self.status.chosen() or PaymentStatus.DEMANDED),
            method=self._method(),
            amount=amount,
            currency=currency or sign_in(self.amount.text()),
            to=self.to.text(),
            at_text=self.when.at_text() if self.when.is_known or self.when.is_as_said else "",
            item_id=self._item_id(),
            note=self.note.text(),
        )

    def _method(self) -> str:
        chosen = self.method.chosen() or METHOD_NOT_KNOWN
        # Left alone, it stays as it was noted, though it goes by another name here.
        said = "" if self._said is None else self._said.method
        return said if said and as_one_way(said) == chosen else chosen

    def _item_id(self) -> ItemId | None:
        if self._said is not None and self.seen_in.box.currentIndex() < 0:
            # It is shown by a piece that was withdrawn, which nobody can choose any more.
            return self._said.item_id
        return item_id_of(self.seen_in.chosen())

    def _methods(self) -> list[tuple[str, str]]:
        _ = self._words.gettext
        chosen = ((method, _(text)) for method, text in METHOD_WORDS.items())
        return [(METHOD_NOT_KNOWN, _("Don’t know")), *chosen]

    def _typed(self) -> dict[str, Field]:
        return {
            "amount": self.amount,
            "currency": self.currency,
            "to": self.to,
            "note": self.note,
        }

    def _on_anything_changed(self, _text: str = "") -> None:
        self.changed.emit(self.draft())

    def _look(self) -> messages.LookAtNumber | None:
        to = self.to.text().strip()
        if not to:
            return None
        # A frame carries bytes, so that no character is lost.
        return messages.LookAtNumber(
            text_utf8=to.encode("utf-8", "surrogatepass"),
            method=self.method.chosen() or METHOD_NOT_KNOWN,
        )

    def _on_amount_left(self) -> None:
        if self._said is None or self.amount.text() != self._said.amount:
            self._say_amount()
        sign = sign_in(self.amount.text())
        if sign and not self.currency.text().strip():
            self.currency.set_text(sign)
            self.changed.emit(self.draft())

    def _say_amount(self) -> None:
        is_unclear = find_amount(self.amount.text()) is None
        said = self._words.gettext("Write it with digits, like 1300 or 49.90.")
        self.amount.set_note(said if is_unclear else "", "soon")

    def _say_currency(self) -> None:
        is_unclear = find_currency(self.currency.text()) is None
        said = self._words.gettext("Write its three letters, like EUR or USD.")
        self.currency.set_note(said if is_unclear else "", "soon")
