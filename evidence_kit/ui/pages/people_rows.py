"""The register of accounts: a row for each, its details below it.

A row shows the value exactly as it was written. Opened, it says letter by letter what is odd about
it, what its check digits say, where it was seen – and takes it back.
"""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evidence_kit.i18n import N_, Words
from evidence_kit.model import Validity
from evidence_kit.ui.models.icon_lines import IconLine
from evidence_kit.ui.models.register import (
    LASTING_WORDS,
    VALIDITY_WORDS,
    AccountRow,
    kind_icon,
    kind_words,
    letter_words,
    subject_words,
)
from evidence_kit.ui.models.remarks import remark_lines
from evidence_kit.ui.models.times import day_words
from evidence_kit.ui.pages.people_seen import SeenForm, seen_lines
from evidence_kit.ui.pages.people_whose import WhoseAccount
from evidence_kit.ui.pages.row_forms import RowForms
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.buttons import Button
from evidence_kit.ui.widgets.column_titles import ColumnTitles, tag_width
from evidence_kit.ui.widgets.columns import Columns, Place, Plan
from evidence_kit.ui.widgets.icon_rows import IconRows
from evidence_kit.ui.widgets.labels import Icon, Label, Tag
from evidence_kit.ui.widgets.row import Row
from evidence_kit.ui.widgets.row_list import RowList
from evidence_kit.ui.widgets.rows_in_view import Entry
from evidence_kit.ui.widgets.text_block import TextBlock
from evidence_kit.ui.widgets.withdrawing import Withdrawing
from evidence_kit.visible import visible

_GAP_PX = 8
_PLACES = tuple(Place(row=0, column=column) for column in range(4))
_TITLES = (N_("Exactly as written"), N_("How lasting?"), N_("Seen in"), N_("Written down"))

_VALIDITY_ICONS = {
    Validity.VALID: ("check-circle", "keep"),
    Validity.INVALID: ("alert", "soon"),
    Validity.NO_CHECK_DIGITS: ("minus", "soft"),
}


SEEN = "people/seen/"
"""Begins the name of what is being said of when an account was seen; its number follows."""
WITHDRAWAL = "people/withdraw/"
"""Begins the name of why an account is about to be taken back; its number follows."""


class Register(QWidget):
    """Rows of accounts, under the heads of their columns."""

    seen_said = Signal(object)
    """The person says when an account was seen; the :class:`messages.SaySeen`."""
    withdrawn = Signal(str, str)
    """The person takes an account back: its name for the vault, and the reason or ""."""

    told = Signal(object)
    """The person says more of an account: a tuple of requests."""
    begun = Signal(str, str)
    """A form was begun in a row: the draft's name, and the form as a draft; "" while none is."""

    def __init__(self, theme: Theme, words: Words, name: str) -> None:
        super().__init__()
        self._theme = theme
        self._words = words
        self._locale = QLocale()
        self._shown: tuple[AccountRow, ...] | None = None
        lasting = [words.gettext(each.word) for each in LASTING_WORDS.values()]
        widths = (0, tag_width(theme, lasting), 72, 96)
        self._plan = Plan(from_em=33, widths=widths, places=_PLACES)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        titles = [words.gettext(title) for title in _TITLES]
        column.addWidget(ColumnTitles(theme, titles, self._plan, gap_px=_GAP_PX))
        self.rows = RowList(theme, name)
        column.addWidget(self.rows)
        self._forms = RowForms(
            self.rows,
            (SEEN, WITHDRAWAL),
            lambda name: f"identifier/{name.rpartition('/')[2]}",
        )
        self._forms.typed.connect(self.begun)

    def know(self, drafts: Mapping[str, str]) -> None:
        """Take over at first what was typed and not kept."""
        self._forms.know(drafts)

    def forget_seen(self, number: int) -> None:
        """Close a form about when an account was seen: it was kept."""
        self._forms.forget(f"{SEEN}{number}")
        # What it was about may stand as it did before: the form would stay.
        self._shown = None

    def show_accounts(self, accounts: tuple[AccountRow, ...], locale: QLocale) -> None:
        """Show the accounts of a case."""
        if accounts == self._shown:
            return
        self._shown = accounts
        self._locale = locale
        self.rows.set_rows(
            [
                Entry(key=account.name, make=partial(self._row, account), content=account)
                for account in accounts
            ]
        )
        self._forms.open_what_waits()

    def _row(self, account: AccountRow) -> Row:
        return Row(
            self._theme,
            account.name,
            self._name(account),
            self._head(account),
            partial(self._details, account),
            least_height=64,
        )

    def _name(self, account: AccountRow) -> str:
        _ = self._words.gettext
        return ", ".join(
            (
                visible(account.value),
                kind_words(account, self._words),
                _(LASTING_WORDS[account.lasting].word),
                self._seen_in(account),
                self._day(account),
            )
        )

    def _head(self, account: AccountRow) -> QWidget:
        theme = self._theme
        lead = QWidget()
        row = QHBoxLayout(lead)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(Icon(theme, kind_icon(account.kind), "soft"))
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(TextBlock(theme, account.value, mono=True))
        texts.addWidget(Label(theme, self._second_line(account), "small", "soft"))
        row.addLayout(texts, 1)
        lasting = LASTING_WORDS[account.lasting]
        tag = QWidget()
        beside = QHBoxLayout(tag)
        beside.setContentsMargins(0, 0, 0, 0)
        word = self._words.gettext(lasting.word)
        beside.addWidget(Tag(theme, word, lasting.tone, lasting.icon))
        beside.addStretch(1)
        seen = Label(theme, account.label or self._words.gettext("From memory"), "small", "soft")
        seen.set_tone("primary" if account.label else "soft")
        day = Label(theme, self._day(account), "small", "soft")
        return Columns(theme, (lead, tag, seen, day), (self._plan,), gap_px=_GAP_PX)

    def _second_line(self, account: AccountRow) -> str:
        kind = kind_words(account, self._words)
        if not account.odd:
            return kind
        odd = self._words.ngettext(
            "one odd character", "{count} odd characters", len(account.odd)
        ).format(count=len(account.odd))
        # Translators: "Web address, one odd character".
        return self._words.gettext("{kind}, {odd}").format(kind=kind, odd=odd)

    def _details(self, account: AccountRow) -> QWidget:
        _ = self._words.gettext
        details = QWidget()
        column = QVBoxLayout(details)
        column.setContentsMargins(52, 4, 20, 20)
        column.setSpacing(12)
        exact = TextBlock(self._theme, account.value, mono=True)
        exact.set_is_reachable(is_reachable=True)
        column.addWidget(exact)
        rows = IconRows(self._theme, gap_px=8)
        rows.set_lines(self._lines(account))
        column.addWidget(rows)
        whose = WhoseAccount(self._theme, self._words, account)
        whose.told.connect(self.told)
        column.addWidget(whose)
        copy = Button(self._theme, _("Copy"), "small", "copy")
        copy.clicked.connect(exact.copy)
        more = _("Say more of it") if account.is_link else _("Say when it was seen")
        seen = Button(self._theme, more, "small", "calendar")
        form = SeenForm(self._theme, self._words, account)
        form.said.connect(self.seen_said)
        number = account.identifier.number
        is_begun = form.restore(self._forms.draft(f"{SEEN}{number}"))
        (seen if is_begun else form).hide()
        form.changed.connect(partial(self._on_form_changed, f"{SEEN}{number}"))
        seen.clicked.connect(partial(_open, form, seen))
        form.closed.connect(partial(_close, form, seen))
        withdrawing = Withdrawing(self._theme, copy, seen)
        withdrawing.withdrawn.connect(partial(self.withdrawn.emit, account.name))
        withdrawing.restore(self._forms.draft(f"{WITHDRAWAL}{number}"))
        withdrawing.typed.connect(partial(self._forms.put, f"{WITHDRAWAL}{number}"))
        column.addWidget(form)
        column.addWidget(withdrawing)
        return details

    def _on_form_changed(self, name: str, draft: str, is_changed: bool) -> None:  # noqa: FBT001 - from a signal
        self._forms.put(name, draft, is_changed=is_changed)

    def _lines(self, account: AccountRow) -> tuple[IconLine, ...]:
        _ = self._words.gettext
        icon, tone = _VALIDITY_ICONS[account.validity]
        lines = [
            IconLine(
                icon="alert" if account.odd else "check-circle",
                title=letter_words(account, self._words),
                tone="soon" if account.odd else "keep",
            ),
            IconLine(icon=icon, title=_(VALIDITY_WORDS[account.validity]), tone=tone),
            IconLine(icon="evidence", title=self._seen_in(account), tone="soft"),
            IconLine(icon="user", title=subject_words(account, self._words), tone="soft"),
        ]
        lines += seen_lines(account.seen, self._words)
        lines += remark_lines(account.remarks, account.pieces, self._words)
        if account.tag:
            # Translators: a number that XRP payments carry; it says which customer is meant.
            tag = _("Destination tag {tag}").format(tag=visible(account.tag))
            lines.append(IconLine(icon="number", title=tag, tone="soft"))
        if account.identifier.note:
            lines.append(IconLine(icon="note", title=visible(account.identifier.note), tone="soft"))
        return tuple(lines)

    def _seen_in(self, account: AccountRow) -> str:
        _ = self._words.gettext
        if not account.label:
            return _("Told from memory")
        return _("Seen in {label}").format(label=account.label)

    def _day(self, account: AccountRow) -> str:
        return day_words(account.identifier.recorded_at, self._locale)


def _open(form: SeenForm, button: Button) -> None:
    form.tell()
    form.show()
    button.hide()
    form.first.line.setFocus(Qt.FocusReason.OtherFocusReason)


def _close(form: SeenForm, button: Button) -> None:
    form.tell_left()
    form.hide()
    button.show()
    button.setFocus(Qt.FocusReason.OtherFocusReason)
