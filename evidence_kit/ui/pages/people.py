"""People and accounts: every name, number and link the other side uses, exactly as written.

The rules are: nobody has to know who it is; a value is never improved; what cannot be told is said
to be not known; links stand in a section of their own, and none of them can be opened from here.
"""

from dataclasses import dataclass, field, replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evidence_kit import messages
from evidence_kit.i18n import N_, Words
from evidence_kit.overriding import override
from evidence_kit.ui.models.icon_lines import IconLine
from evidence_kit.ui.models.joining import Accounts, accounts_of
from evidence_kit.ui.models.register import AccountRow, register_of
from evidence_kit.ui.models.remarks import pieces_of
from evidence_kit.ui.models.stubs import kept_lines, kept_spoken, stub_lines
from evidence_kit.ui.models.times import locale_of
from evidence_kit.ui.pages.begun_forms import find_half_made
from evidence_kit.ui.pages.drafts import Drafts
from evidence_kit.ui.pages.page import Page
from evidence_kit.ui.pages.people_form import PeopleForm
from evidence_kit.ui.pages.people_joining import PARTING, JoiningCard
from evidence_kit.ui.pages.people_rows import SEEN, WITHDRAWAL, Register
from evidence_kit.ui.pages.recording import AlertPlace, Recorder
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.vault_process import VaultProcess
from evidence_kit.ui.widgets.accessible import announce
from evidence_kit.ui.widgets.beside import Beside
from evidence_kit.ui.widgets.buttons import Button
from evidence_kit.ui.widgets.cards import Card, Rule
from evidence_kit.ui.widgets.columns import Columns, Place, Plan
from evidence_kit.ui.widgets.empty_card import EmptyCard
from evidence_kit.ui.widgets.icon_rows import IconRows
from evidence_kit.ui.widgets.labels import Heading, Icon, Label
from evidence_kit.ui.widgets.scroll import PageScroll
from evidence_kit.ui.widgets.stack import Stack

DRAFT = "people/form"
JOINING_DRAFT = "people/joining"

_SIDE_FROM_EM = 48
_SIDE_WIDTH = 304

_LASTING_LINES = (
    IconLine(
        icon="anchor",
        title=N_("Stays the same"),
        line=N_("An account number or a wallet. It leads to the same place later."),
        tone="keep",
    ),
    IconLine(
        icon="changes",
        title=N_("Can be changed"),
        line=N_("A user name or a phone number. A number beside it helps."),
        tone="soft",
    ),
    IconLine(
        icon="hourglass",
        title=N_("Can vanish"),
        line=N_("A web page. Copy its address as text, with the time."),
        tone="soon",
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleState:
    """The whole page."""

    accounts: tuple[AccountRow, ...] = ()
    subjects: Accounts = field(default_factory=Accounts)
    """The accounts as reported, and which are said to be one."""
    is_form_open: bool = False
    is_busy: bool = False
    withdrawn: tuple[str, ...] = ()
    """What was taken back while this page stood open, in words."""
    said_after: str = ""
    """What became of what was kept last, where it is not as it was typed."""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show yet."""
        return not self.accounts and not self.is_form_open and not self.withdrawn


class PeoplePage(Page):
    """«People & accounts»."""

    def __init__(self, theme: Theme, vault: VaultProcess, words: Words) -> None:
        super().__init__(theme, vault, words)
        _ = words.gettext
        self.title = _("People & accounts")
        self.lead = _("Names and numbers the other side uses. We keep them exactly as they were.")
        self._recorder = Recorder(self)
        self._drafts = Drafts(self, vault)
        self._drafts.changed.connect(self._say_what_was_begun)
        self._state = PeopleState()
        self._pieces: tuple[tuple[str, str], ...] = ()
        """What can keep a page; the same tuple while it is equal, for rows to be compared by it."""
        self._is_restored = False
        self._build()
        self._connect()

    @override
    def render(self, case: messages.CaseSeen) -> None:  # type: ignore[override] # as in Page
        """Show the accounts of a case."""
        self._drafts.know(case.drafts)
        self._form.show_case(case)
        for register in (self._register, self._links):
            register.know(case.drafts)
        self._drafts.forget_orphans(
            (SEEN, WITHDRAWAL), frozenset(str(each.number) for each in case.identifiers)
        )
        if not self._is_restored:
            self._is_restored = True
            has_draft = self._form.restore(case.drafts.get(DRAFT, ""))
            self._state = replace(self._state, is_form_open=has_draft)
            self._joining.restore(case.drafts.get(JOINING_DRAFT, ""))
            self._joining.know(case.drafts)
        subjects = accounts_of(case)
        self._drafts.forget_orphans(
            (PARTING,), frozenset(each.subject.lower() for each in subjects.joined)
        )
        pieces = pieces_of(case)
        if pieces != self._pieces:
            self._pieces = pieces
        self._change(accounts=register_of(case, self._pieces), subjects=subjects)

    @override
    def first_focus(self) -> QWidget:
        """Return the first row, or the way to the first one."""
        if self._state.is_empty:
            return self._empty.buttons[0]
        return self._register.rows.first_focus() or self._add

    def _say_what_was_begun(self) -> None:
        self.say_what_waits(find_half_made("people", self._drafts.texts, self.words))

    @override
    def save_work(self) -> None:
        """Keep a half-filled form."""
        self._drafts.send()

    def _build(self) -> None:
        theme, words = self.theme, self.words
        _ = words.gettext
        scroll = PageScroll(theme)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)
        self._alert = AlertPlace(theme)
        self._empty = EmptyCard(
            theme,
            "at",
            _("It’s okay if you have nothing"),
            _("Paste a message, and we find names and numbers in it. Or add one by hand."),
            ((_("Paste anything"), "paste"), (_("Add by hand"), "plus")),
        )
        self._form = PeopleForm(theme, words)
        self._kept = IconRows(theme)
        self._add = Button(theme, _("Add"), icon="plus")
        self._register = Register(theme, words, _("Accounts and numbers"))
        self._links = Register(theme, words, _("Links"))
        self._accounts_card = self._card_of_accounts()
        self._links_card = self._card_of_links()
        self._joining = JoiningCard(theme, words)
        self._stubs = IconRows(theme)
        self._side = self._side_card()
        main = Stack(
            self._accounts_card, self._joining, self._links_card, self._stubs, self._hint()
        )
        plan = Plan(
            from_em=_SIDE_FROM_EM,
            widths=(0, _SIDE_WIDTH),
            places=(Place(row=0, column=0), Place(row=0, column=1)),
        )
        self._columns = Columns(theme, (main, self._side), (plan,))
        scroll.body.addWidget(self._alert)
        scroll.body.addWidget(self._empty)
        scroll.body.addWidget(self._form)
        scroll.body.addWidget(self._kept)
        scroll.body.addWidget(self._columns)
        scroll.body.addStretch(1)

    def _connect(self) -> None:
        self._recorder.changed.connect(self._on_recorder_changed)
        self._drafts.refused.connect(self._recorder.show_problem)
        self._drafts.saved.connect(self._recorder.hear_saved)
        self._empty.buttons[0].clicked.connect(partial(self.wants_page.emit, "paste"))
        self._empty.buttons[1].clicked.connect(self._on_add_clicked)
        self._add.clicked.connect(self._on_add_clicked)
        self._form.changed.connect(partial(self._drafts.put, DRAFT))
        self._form.look_requested.connect(self._on_look_requested)
        self._form.closed.connect(self._on_form_closed)
        self._form.submitted.connect(self._on_form_submitted)
        self._register.withdrawn.connect(self._on_register_withdrawn)
        for register in (self._register, self._links):
            register.seen_said.connect(self._on_register_seen_said)
            register.begun.connect(self._drafts.put)
        self._links.withdrawn.connect(self._on_register_withdrawn)
        self._register.told.connect(self._on_register_told)
        self._links.told.connect(self._on_register_told)
        self._joining.told.connect(self._on_joining_told)
        self._joining.changed.connect(partial(self._drafts.put, JOINING_DRAFT))
        self._joining.parting_typed.connect(self._drafts.put)

    def _change(self, **changes: object) -> None:
        self._state = replace(self._state, **changes)  # type: ignore[arg-type] # named by its callers
        self._render(self._state)

    def _render(self, state: PeopleState) -> None:
        locale = locale_of(self.words)
        accounts = tuple(row for row in state.accounts if not row.is_link)
        links = tuple(row for row in state.accounts if row.is_link)
        self._empty.setVisible(state.is_empty)
        self._form.setVisible(state.is_form_open)
        self._form.set_busy(is_busy=state.is_busy)
        self._add.setDisabled(state.is_form_open)
        self._kept.setVisible(bool(state.said_after))
        self._kept.set_lines(kept_lines(state.said_after, self.words))
        self._columns.setVisible(bool(state.accounts or state.withdrawn))
        self._register.show_accounts(accounts, locale)
        self._register.setVisible(bool(accounts))
        self._links.show_accounts(links, locale)
        self._links_card.setVisible(bool(links))
        self._joining.show_accounts(state.subjects)
        self._joining.set_busy(is_busy=state.is_busy)
        self._stubs.setVisible(bool(state.withdrawn))
        self._stubs.set_lines(stub_lines(state.withdrawn, self.words))

    def _card_of_accounts(self) -> Card:
        theme, _ = self.theme, self.words.gettext
        card = Card(theme, "plain", _("The person who threatens me"))
        card.body.setContentsMargins(0, 16, 0, 0)
        card.body.setSpacing(12)
        who = QWidget()
        row = QHBoxLayout(who)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(Icon(theme, "user", "primary", 24), 0, Qt.AlignmentFlag.AlignTop)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(Heading(theme, _("The person who threatens me"), "strong"))
        line = _("You don’t have to know who this is. Finding out is the job of the police.")
        texts.addWidget(Label(theme, line, "small", "soft"))
        row.addLayout(texts, 1)
        top = Beside(theme, who, self._add, from_em=28)
        top.setContentsMargins(20, 0, 20, 0)
        card.body.addWidget(top)
        card.body.addWidget(Rule())
        card.body.addWidget(self._register)
        return card

    def _card_of_links(self) -> Card:
        theme, _ = self.theme, self.words.gettext
        card = Card(theme, "plain", _("Links"))
        card.body.setContentsMargins(0, 16, 0, 0)
        card.body.setSpacing(12)
        top = QVBoxLayout()
        top.setContentsMargins(20, 0, 20, 0)
        top.setSpacing(2)
        top.addWidget(Heading(theme, _("Links"), "strong"))
        line = _("You don’t have to open them again. The address alone is enough.")
        top.addWidget(Label(theme, line, "small", "soft"))
        card.body.addLayout(top)
        card.body.addWidget(Rule())
        card.body.addWidget(self._links)
        return card

    def _side_card(self) -> QWidget:
        theme, _ = self.theme, self.words.gettext
        card = Card(theme, "well", _("How lasting?"))
        card.body.addWidget(Heading(theme, _("How lasting?"), "strong"))
        rows = IconRows(theme)
        rows.set_lines(
            tuple(replace(line, title=_(line.title), line=_(line.line)) for line in _LASTING_LINES)
        )
        card.body.addWidget(rows)
        return Stack(card)

    def _hint(self) -> QWidget:
        theme, _ = self.theme, self.words.gettext
        hint = QWidget()
        row = QHBoxLayout(hint)
        row.setContentsMargins(4, 0, 4, 0)
        row.setSpacing(12)
        row.addWidget(Icon(theme, "info", "soft", 16), 0, Qt.AlignmentFlag.AlignTop)
        text = _("Leave out whatever you don’t know. “Don’t know” is an answer too.")
        row.addWidget(Label(theme, text, "small", "soft"), 1)
        return hint

    def _on_add_clicked(self) -> None:
        self._change(is_form_open=True, said_after="")
        self._form.value.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_form_closed(self) -> None:
        self._drafts.send()
        self._change(is_form_open=False)
        self.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_look_requested(self, look: messages.LookAtNumber) -> None:
        self.vault.ask(look, on_done=partial(self._on_looked_at, look))

    def _on_looked_at(self, look: messages.LookAtNumber, answer: messages.Answer) -> None:
        said = answer if isinstance(answer, messages.NumberLookedAt) else None
        self._form.say_look(look, said)

    def _on_form_submitted(self) -> None:
        request = self._form.find_request()
        if request is not None and not self._state.is_busy:
            kept = partial(self._on_form_kept, self._form.number.said_after())
            self._recorder.send(request, then=kept)

    def _on_form_kept(self, said_after: str, _answer: messages.Answer) -> None:
        self._form.restore("")
        self._drafts.forget(DRAFT)
        self._change(is_form_open=False, said_after=said_after)
        self._add.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self._add, kept_spoken(said_after, self.words))

    def _on_register_withdrawn(self, name: str, why: str) -> None:
        what = next((row.value for row in self._state.accounts if row.name == name), name)
        self._recorder.send(
            messages.Withdraw(name=name, why=why), then=partial(self._on_withdrawn, name, what)
        )

    def _on_register_seen_said(self, request: messages.SaySeen) -> None:
        if not self._state.is_busy:
            self._recorder.send(request, then=partial(self._on_seen_kept, request.identifier))

    def _on_seen_kept(self, number: int, _answer: messages.Answer) -> None:
        for register in (self._register, self._links):
            register.forget_seen(number)
        self._drafts.forget(f"{SEEN}{number}")

    def _on_register_told(self, requests: tuple[messages.Request, ...]) -> None:
        self._recorder.send(*requests, then=self._on_told)

    def _on_joining_told(self, requests: tuple[messages.Request, ...]) -> None:
        is_join = any(isinstance(each, messages.SaySame) for each in requests)
        self._recorder.send(*requests, then=self._on_joined if is_join else self._on_told)

    def _on_joined(self, answer: messages.Answer) -> None:
        self._joining.restore("")
        self._drafts.forget(JOINING_DRAFT)
        self._on_told(answer)

    def _on_told(self, _answer: messages.Answer) -> None:
        announce(self._register, self.words.gettext("Kept."))

    def _on_withdrawn(self, name: str, what: str, _answer: messages.Answer) -> None:
        # Nothing waits of what is not there any more.
        for beginning in (SEEN, WITHDRAWAL):
            self._drafts.forget(f"{beginning}{name.rpartition('/')[2]}")
        self._change(withdrawn=(*self._state.withdrawn, what))

    def _on_recorder_changed(self) -> None:
        self._alert.set_alert(self._recorder.alert)
        self._change(is_busy=self._recorder.is_busy)
