"""Two accounts that turn out to be one, and one that is parted again.

The rules are: nothing is recorded before a button whose words say what will be; both numbers stay;
nobody is asked to find out whose an account is (product rules W5, S11).
"""

import json
from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from evidence_kit import messages
from evidence_kit.i18n import Words
from evidence_kit.overriding import override
from evidence_kit.ui.models.joining import (
    Accounts,
    Joined,
    account_words,
    joined_words,
    joining_words,
    parting_words,
)
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.buttons import Button
from evidence_kit.ui.widgets.cards import Card, Rule
from evidence_kit.ui.widgets.fields import Chooser, Field
from evidence_kit.ui.widgets.flow_layout import FlowLayout
from evidence_kit.ui.widgets.inline_form import side_by_side
from evidence_kit.ui.widgets.labels import Heading, Label
from evidence_kit.ui.widgets.text_block import TextBlock

PARTING = "people/parting/"
"""Begins the name of why two accounts are about to be parted; the number of the second follows."""


class JoiningCard(Card):
    """Which accounts are said to be one, and the way to say it."""

    told = Signal(object)
    """The person says that two are one, or apart: a tuple of requests."""
    changed = Signal(str)
    """What stands in the form, as a draft; "" when nothing is written."""
    parting_typed = Signal(str, str)
    """Why two are about to be parted: the draft's name, and the reason so far."""

    def __init__(self, theme: Theme, words: Words) -> None:
        title = words.gettext("Are two of them the same?")
        super().__init__(theme, "plain", title)
        self._theme = theme
        self._words = words
        self._shown: Accounts | None = None
        self._draft = ""
        self._partings: dict[str, str] = {}
        line = words.gettext(
            "A person can use several accounts. If you know that two belong together, you can say "
            "so. If not, leave it."
        )
        self.body.addWidget(Heading(theme, title, "strong"))
        self.body.addWidget(Label(theme, line, "small", "soft"))
        self._place = QVBoxLayout()
        self._place.setSpacing(12)
        self.body.addLayout(self._place)
        self.joining: JoiningForm | None = None
        """Says that two are one; ``None`` while there are not two."""
        self.rows: tuple[JoinedRow, ...] = ()
        """Those that are said to be one."""
        self.hide()

    def know(self, drafts: Mapping[str, str]) -> None:
        """Take over at first why two were about to be parted when the case was closed."""
        self._partings = {name: text for name, text in drafts.items() if name.startswith(PARTING)}

    def restore(self, draft: str) -> None:
        """Fill in what was being written when the case was closed; "" empties the words."""
        self._draft = draft
        if self.joining is not None:
            self.joining.restore(draft)

    def show_accounts(self, accounts: Accounts) -> None:
        """Show the accounts of a case."""
        self.setVisible(accounts.is_worth_showing)
        if accounts == self._shown:
            return
        self._shown = accounts
        while (taken := self._place.takeAt(0)) is not None:
            widget = taken.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.rows = tuple(JoinedRow(self._theme, self._words, each) for each in accounts.joined)
        for row in self.rows:
            row.told.connect(self.told)
            row.restore(self._partings.get(row.draft_name, ""))
            row.typed.connect(partial(self._on_row_typed, row.draft_name))
            self._place.addWidget(row)
            self._place.addWidget(Rule())
        there = {row.draft_name for row in self.rows}
        self._partings = {name: why for name, why in self._partings.items() if name in there}
        self.joining = None
        if len(accounts.standing) > 1:
            self.joining = JoiningForm(self._theme, self._words, accounts)
            self.joining.restore(self._draft)
            self.joining.told.connect(self.told)
            self.joining.changed.connect(self._on_joining_changed)
            self._place.addWidget(self.joining)

    def set_busy(self, *, is_busy: bool) -> None:
        """While the answer is awaited, nothing is sent twice."""
        if self.joining is not None:
            self.joining.set_busy(is_busy=is_busy)
        for row in self.rows:
            row.confirm.setDisabled(is_busy)

    def _on_row_typed(self, name: str, why: str) -> None:
        self._partings[name] = why
        self.parting_typed.emit(name, why)

    def _on_joining_changed(self, draft: str) -> None:
        # Another account makes the form anew, and it may be half-filled.
        self._draft = draft
        self.changed.emit(draft)


class JoiningForm(QWidget):
    """Two accounts, how the person knows, and what will be recorded."""

    told = Signal(object)
    """The person says that they are one: a tuple of requests."""
    changed = Signal(str)
    """What stands here, as a draft; "" when nothing is written."""

    def __init__(self, theme: Theme, words: Words, accounts: Accounts) -> None:
        super().__init__()
        _ = words.gettext
        self._words = words
        self._is_busy = False
        choices = [
            (subject, account_words(subject, first, words)) for subject, first in accounts.standing
        ]
        self.subject = Chooser(theme, _("This account"), choices)
        self.whole = Chooser(theme, _("is the same as"), choices)
        self.subject.choose(accounts.standing[-1][0])
        self.whole.choose(accounts.standing[0][0])
        self.note = Field(theme, _("How do you know?"), _("This may stay empty."))
        self.says = TextBlock(theme, "", "small")
        self.keep = Button(theme, _("They are the same"), "normal", "link")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(side_by_side(theme, self.subject, self.whole))
        column.addWidget(self.note)
        column.addWidget(self.says)
        buttons = FlowLayout(spacing=8)
        buttons.addWidget(self.keep)
        column.addLayout(buttons)
        self.subject.picked.connect(self._on_picked)
        self.whole.picked.connect(self._on_picked)
        self.note.edited.connect(self._on_note_edited)
        self.note.submitted.connect(self._on_keep_clicked)
        self.keep.clicked.connect(self._on_keep_clicked)
        self._render()

    def restore(self, draft: str) -> None:
        """Fill in a draft; of one that cannot be read, nothing."""
        try:
            found = json.loads(draft)
        except ValueError:
            found = None
        match found:
            case [str() as subject, str() as whole, str() as note]:
                self.subject.choose(subject)
                self.whole.choose(whole)
                self.note.set_text(note)
            case _:
                self.note.set_text("")
        self._render()

    def set_busy(self, *, is_busy: bool) -> None:
        """While the answer is awaited, nothing is sent twice."""
        self._is_busy = is_busy
        self._render()

    def _render(self) -> None:
        subject, whole = self.subject.chosen(), self.whole.chosen()
        is_two = subject != whole
        self.keep.setEnabled(is_two and not self._is_busy)
        self.says.set_text(
            joining_words(subject, whole, self._words)
            if is_two
            else self._words.gettext("Choose two different accounts.")
        )

    def _on_picked(self, _subject: str) -> None:
        self._render()
        self._tell_changed()

    def _on_note_edited(self, _note: str) -> None:
        self._tell_changed()

    def _tell_changed(self) -> None:
        note = self.note.text()
        said = [self.subject.chosen(), self.whole.chosen(), note]
        self.changed.emit(json.dumps(said) if note.strip() else "")

    def _on_keep_clicked(self) -> None:
        if not self.keep.isEnabled():
            return
        self.told.emit(
            (
                messages.SaySame(
                    subject=self.subject.chosen(),
                    whole=self.whole.chosen(),
                    note=self.note.text().strip(),
                ),
            )
        )


class JoinedRow(QWidget):
    """Two accounts that are said to be one, and the way to part them."""

    told = Signal(object)
    """The person parts them: a tuple of requests."""
    typed = Signal(str)
    """Why, as far as it is typed; "" once they are left so."""

    def __init__(self, theme: Theme, words: Words, joined: Joined) -> None:
        super().__init__()
        _ = words.gettext
        self._joined = joined
        self.draft_name = f"{PARTING}{joined.subject.lower()}"
        said = joined_words(joined, words)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(TextBlock(theme, said))
        if joined.note:
            column.addWidget(TextBlock(theme, joined.note, "small", "soft"))
        self.part = Button(theme, _("Part them again"), "small", "undo")
        # Translators: spoken name of a “Part them again” button; {joined} is a whole sentence.
        self.part.setAccessibleName(_("Part them again: {joined}").format(joined=said))
        first = FlowLayout(spacing=8)
        first.addWidget(self.part)
        column.addLayout(first)
        self._question = QWidget()
        question = QVBoxLayout(self._question)
        question.setContentsMargins(0, 0, 0, 0)
        question.setSpacing(8)
        question.addWidget(TextBlock(theme, parting_words(joined, words), "small"))
        self.note = Field(theme, _("Why? You don’t have to say."))
        question.addWidget(self.note)
        self.confirm = Button(theme, _("They are two"), "normal", "check")
        self.leave = Button(theme, _("Leave it so"), "quiet")
        buttons = FlowLayout(spacing=8)
        buttons.addWidget(self.confirm)
        buttons.addWidget(self.leave)
        question.addLayout(buttons)
        self._question.hide()
        column.addWidget(self._question)
        self.part.clicked.connect(partial(self._ask, is_asking=True))
        self.leave.clicked.connect(partial(self._ask, is_asking=False))
        self.confirm.clicked.connect(self._on_confirm_clicked)
        self.note.submitted.connect(self._on_confirm_clicked)
        self.note.edited.connect(self.typed)

    def restore(self, why: str) -> None:
        """Ask with a reason that was begun; "" leaves it as it is."""
        if why:
            self.note.set_text(why)
            self._question.show()
            self.part.hide()

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Escape and not self._question.isHidden():
            self._ask(is_asking=False)
            return
        super().keyPressEvent(event)

    def _ask(self, _is_checked: object = None, *, is_asking: bool) -> None:
        self._question.setVisible(is_asking)
        self.part.setVisible(not is_asking)
        if not is_asking and self.note.text():
            self.note.set_text("")
            self.typed.emit("")
        where = self.note if is_asking else self.part
        where.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_confirm_clicked(self) -> None:
        if not self.confirm.isEnabled():
            return
        self.told.emit(
            (messages.SayApart(subject=self._joined.subject, note=self.note.text().strip()),)
        )
