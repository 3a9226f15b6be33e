"""The ledger of demands and payments: a row for each, its details below it."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evidence_kit.i18n import Words
from evidence_kit.messages import CaseSeen, NumberLookedAt
from evidence_kit.model import PaymentStatus
from evidence_kit.rails import detail_lines
from evidence_kit.ui.models.icon_lines import IconLine
from evidence_kit.ui.models.money import CHECK_WORDS, PaymentRow, correcting_words
from evidence_kit.ui.models.register import CARD_DOT, VALIDITY_WORDS
from evidence_kit.ui.pages.money_correcting import Correcting
from evidence_kit.ui.pages.money_more import MoreOfPayment
from evidence_kit.ui.pages.number_look import prose_words
from evidence_kit.ui.pages.row_forms import RowForms
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.buttons import Button
from evidence_kit.ui.widgets.columns import Columns, Place, Plan
from evidence_kit.ui.widgets.icon_rows import IconRows
from evidence_kit.ui.widgets.labels import Icon, Label, Tag, TagTone
from evidence_kit.ui.widgets.row import Row
from evidence_kit.ui.widgets.row_list import RowList
from evidence_kit.ui.widgets.rows_in_view import Entry
from evidence_kit.ui.widgets.text_block import TextBlock
from evidence_kit.ui.widgets.withdrawing import Withdrawing
from evidence_kit.visible import visible

_WIDE_PLAN = Plan(
    from_em=46,
    widths=(152, 0, 168, 72, 108),
    places=tuple(Place(row=0, column=column) for column in range(5)),
)
_NARROW_PLAN = Plan(
    from_em=28,
    widths=(152, 0, 108),
    places=(
        Place(row=0, column=0),
        Place(row=0, column=1),
        Place(row=1, column=1),
        Place(row=1, column=2),
        Place(row=0, column=2),
    ),
)
_SMALL_PLAN = Plan(
    from_em=16,
    widths=(0, 116),
    places=(
        Place(row=0, column=0),
        Place(row=1, column=0, columns=2),
        Place(row=2, column=0),
        Place(row=2, column=1),
        Place(row=0, column=1),
    ),
)

_STATUS_TONES: dict[PaymentStatus, TagTone] = {
    PaymentStatus.DEMANDED: "neutral",
    PaymentStatus.ATTEMPTED: "primary",
    PaymentStatus.MADE: "primary",
    PaymentStatus.REFUNDED: "keep",
}


CORRECTION = "money/correct/"
"""Begins the name of what is being corrected; the payment's number follows."""
MORE = "money/more/"
"""Begins the name of what more is being said of a payment; its number follows."""
WITHDRAWAL = "money/withdraw/"
"""Begins the name of why a payment is about to be taken back; its number follows."""


class MoneyRows(QWidget):
    """The rows."""

    withdrawn = Signal(str, str)
    """The person takes a payment back: its name for the vault, and the reason or ""."""

    told = Signal(object)
    """The person says more of a payment: a tuple of requests."""

    corrected = Signal(object)
    """The person sets a payment right: a request."""

    begun = Signal(str, str)
    """A form was begun in a row: the draft's name, and the form as a draft; "" while none is."""

    look_requested = Signal(object)
    """Where money went was typed in a correction."""

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        self._theme = theme
        self._words = words
        self._shown: tuple[PaymentRow, ...] | None = None
        self._case: CaseSeen | None = None
        self._forgotten = 0
        """How many corrections were closed."""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.rows = RowList(theme, words.gettext("Every demand and payment"))
        column.addWidget(self.rows)
        self._forms = RowForms(
            self.rows,
            (CORRECTION, MORE, WITHDRAWAL),
            lambda name: f"payment/{name.rpartition('/')[2]}",
        )
        self._forms.typed.connect(self.begun)
        self.rows.open_changed.connect(self._show_main_button)

    @property
    def is_correcting(self) -> bool:
        """Whether a payment is being set right in an open row."""
        numbers = (key.rpartition("/")[2] for key in self.rows.open_keys)
        return any(self._forms.draft(f"{CORRECTION}{number}") for number in numbers)

    def know(self, case: CaseSeen) -> None:
        """Take over what a correction chooses from, and at first what was typed and not kept."""
        self._case = case
        self._forms.know(case.drafts)

    def forget(self, number: int) -> None:
        """Close a correction that was kept."""
        self._forms.forget(f"{CORRECTION}{number}")
        # What it was about may stand as it did before: the form would stay.
        self._shown = None
        self._forgotten += 1

    def forget_more(self, number: int) -> None:
        """Let nothing wait of what more was said of a payment: it was kept."""
        self._forms.forget(f"{MORE}{number}")

    def show_payments(self, payments: tuple[PaymentRow, ...]) -> None:
        """Show the payments of a case."""
        if payments == self._shown:
            return
        self._shown = payments
        self.rows.set_rows([self._entry(payment) for payment in payments])
        self._forms.open_what_waits()
        self._show_main_button()

    def _entry(self, payment: PaymentRow) -> Entry:
        return Entry(
            key=payment.name,
            make=partial(self._row, payment),
            content=(payment, self._forgotten),
        )

    def _row(self, payment: PaymentRow) -> Row:
        return Row(
            self._theme,
            payment.name,
            payment.spoken(self._words),
            self._head(payment),
            partial(self._details, payment),
            least_height=72,
        )

    def _head(self, payment: PaymentRow) -> QWidget:
        theme = self._theme
        when = QWidget()
        left = QVBoxLayout(when)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(4)
        left.addWidget(Label(theme, visible(payment.when)))
        tone = _STATUS_TONES[payment.status]
        left.addWidget(Tag(theme, payment.status_words, tone), 0, Qt.AlignmentFlag.AlignLeading)
        how = QWidget()
        row = QHBoxLayout(how)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(Icon(theme, payment.icon, "soft"), 0, Qt.AlignmentFlag.AlignTop)
        texts = QVBoxLayout()
        texts.setSpacing(4)
        texts.addWidget(Label(theme, visible(payment.method)))
        if payment.to:
            texts.addWidget(TextBlock(theme, payment.to, "small", mono=True))
        else:
            unknown = self._words.gettext("To whom: not known")
            texts.addWidget(Label(theme, unknown, "small", "soft"))
        row.addLayout(texts, 1)
        label = payment.label or self._words.gettext("From memory")
        seen = Label(theme, label, "small", "primary" if payment.label else "soft")
        amount = Label(theme, payment.amount, "strong")
        amount.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        parts = (when, how, self._check(payment), seen, amount)
        return Columns(theme, parts, (_WIDE_PLAN, _NARROW_PLAN, _SMALL_PLAN), gap_px=8)

    def _check(self, payment: PaymentRow) -> QWidget:
        check = QWidget()
        row = QHBoxLayout(check)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        said = CHECK_WORDS.get(payment.validity) if payment.validity else None
        if said is not None:
            text, icon, tone = said
            row.addWidget(Icon(self._theme, icon, tone, 16))
            row.addWidget(Label(self._theme, self._words.gettext(text), "small", tone), 1)
        return check

    def _details(self, payment: PaymentRow) -> QWidget:
        _ = self._words.gettext
        details = QWidget()
        column = QVBoxLayout(details)
        column.setContentsMargins(20, 4, 20, 20)
        column.setSpacing(12)
        buttons: list[QWidget] = []
        if payment.to:
            exact = TextBlock(self._theme, payment.to, mono=True)
            exact.set_is_reachable(is_reachable=True)
            column.addWidget(exact)
            copy = Button(self._theme, _("Copy"), "small", "copy")
            copy.clicked.connect(exact.copy)
            buttons.append(copy)
        rows = IconRows(self._theme, gap_px=8)
        rows.set_lines(self._lines(payment))
        column.addWidget(rows)
        more = MoreOfPayment(self._theme, self._words, payment)
        more.told.connect(self.told)
        more.restore(self._forms.draft(f"{MORE}{payment.recorded.number}"))
        more.typed.connect(partial(self._forms.put, f"{MORE}{payment.recorded.number}"))
        column.addWidget(more)
        correcting = self._correcting(payment)
        if correcting is not None:
            buttons.append(correcting.ask)
        withdrawing = Withdrawing(self._theme, *buttons)
        withdrawing.withdrawn.connect(partial(self.withdrawn.emit, payment.name))
        why = f"{WITHDRAWAL}{payment.recorded.number}"
        withdrawing.restore(self._forms.draft(why))
        withdrawing.typed.connect(partial(self._forms.put, why))
        column.addWidget(withdrawing)
        if correcting is not None:
            column.addWidget(correcting)
            # Two buttons that keep something, and nobody knows which keeps what.
            more.setVisible(correcting.form is None)
            correcting.typed.connect(lambda: more.setVisible(correcting.form is None))
        return details

    def _correcting(self, payment: PaymentRow) -> Correcting | None:
        if self._case is None:
            return None
        name = f"{CORRECTION}{payment.recorded.number}"
        correcting = Correcting(
            self._theme,
            self._words,
            payment,
            self._case,
            correcting_words(self._case, self._words),
            self._forms.draft(name),
        )
        correcting.told.connect(self.corrected)
        correcting.look_requested.connect(self.look_requested)
        correcting.typed.connect(partial(self._on_correcting_typed, name))
        return correcting

    def _on_correcting_typed(self, name: str, draft: str, is_changed: bool) -> None:  # noqa: FBT001 - from a signal
        # The rows are made again when anything else of them changes; the form must come back.
        self._show_main_button()
        self._forms.put(name, draft, is_changed=is_changed)

    def _show_main_button(self, _opened: str = "") -> None:
        """Of several corrections that stand open the button of the first is the main one."""
        bodies = [row.body for row in self.rows.rows if row.body is not None]
        opened = [each for body in bodies for each in body.findChildren(Correcting)]
        forms = [each.form for each in opened if each.form is not None]
        for position, form in enumerate(forms):
            form.keep.set_kind("normal" if position else "primary")

    def _lines(self, payment: PaymentRow) -> tuple[IconLine, ...]:
        _ = self._words.gettext
        seen = (
            _("Shown in {label}").format(label=payment.label)
            if payment.label
            else _("Told from memory")
        )
        lines = [IconLine(icon="evidence", title=seen, tone="soft")]
        if payment.validity is not None:
            said = CHECK_WORDS.get(payment.validity)
            icon, tone = (said[1], said[2]) if said else ("minus", "soft")
            title = _(VALIDITY_WORDS[payment.validity])
            lines.insert(0, IconLine(icon=icon, title=title, tone=tone))
        if CARD_DOT in payment.to:
            masked = prose_words(NumberLookedAt(kept=payment.to), self._words)[0]
            lines.append(IconLine(icon="info", title=masked, tone="soft"))
        if payment.is_corrected:
            done = _("Corrected. What was written down first stays in the case.")
            lines.append(IconLine(icon="pen", title=done, tone="soft"))
        lines += [
            IconLine(icon="note", title=visible(line), tone="soft")
            for line in detail_lines(payment.details, self._words)
        ]
        if payment.note:
            lines.append(IconLine(icon="note", title=visible(payment.note), tone="soft"))
        return tuple(lines)
