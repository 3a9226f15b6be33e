"""Who was told: the police, a helpline, a school – with the number they gave.

The rules are: every field may stay empty; nothing is sent anywhere from here; a change is said
anew, and what was said before stays in the log.
"""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evidence_kit import messages
from evidence_kit.i18n import Words
from evidence_kit.model import Referral
from evidence_kit.ui.models.form_draft import packed, unpacked
from evidence_kit.ui.models.times import time_words
from evidence_kit.ui.pages.row_forms import RowForms
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.buttons import Button
from evidence_kit.ui.widgets.cards import Card, Rule
from evidence_kit.ui.widgets.fields import Field
from evidence_kit.ui.widgets.inline_form import InlineForm
from evidence_kit.ui.widgets.labels import Heading, Icon, Label
from evidence_kit.ui.widgets.row import Row
from evidence_kit.ui.widgets.row_list import RowList
from evidence_kit.ui.widgets.rows_in_view import Entry
from evidence_kit.ui.widgets.text_block import TextBlock
from evidence_kit.ui.widgets.when_field import WhenField
from evidence_kit.ui.widgets.withdrawing import Withdrawing
from evidence_kit.visible import visible

WITHDRAWAL = "story/withdraw/"
"""Begins the name of why something is about to be taken back; its own name follows."""


class ToldForm(InlineForm):
    """Who was told, when, and the number they gave."""

    changed = Signal(str)
    """Something was typed or picked; the whole form as a draft."""

    def __init__(self, theme: Theme, words: Words) -> None:
        _ = words.gettext
        super().__init__(
            theme,
            _("Add who was told"),
            _("Leave out whatever you don’t know."),
            _("Keep it"),
            _("Not now"),
        )
        self._words = words
        self._replaces = ""
        self.force = Field(theme, _("Who was told?"), _("Police, helpline, school, the app …"))
        self.reference = Field(theme, _("Their number for it"), mono=True)
        self.officer = Field(theme, _("Who deals with it there?"))
        self.reach = Field(
            theme, _("How can they be reached?"), _("A telephone number, an e-mail.")
        )
        self.when = WhenField(theme, words)
        self.note = Field(theme, _("Anything to add"))
        for line in (self.force, self.reference, self.officer, self.reach, self.when, self.note):
            self.add_line(line)
        for field in self._fields().values():
            field.edited.connect(self._on_anything_changed)
            field.submitted.connect(self.submitted)
        self.when.edited.connect(self._on_anything_changed)
        self.when.submitted.connect(self.submitted)

    @property
    def replaces(self) -> str:
        """The name of what was said before and is said again now; "" for something new."""
        return self._replaces

    def change(self, told: Referral, reach: str = "") -> None:
        """Fill in what was kept, to be said again."""
        self.restore("")
        self.force.set_text(told.force)
        self.reference.set_text(told.reference)
        self.officer.set_text(told.officer)
        self.reach.set_text(reach)
        self.note.set_text(told.note)
        self.when.set_said(told.on_text)
        self._say_what_it_is(f"referral/{told.number}")
        self._on_anything_changed()

    def restore(self, draft: str) -> bool:
        """Put a draft back; returns whether there was anything in it."""
        fields = unpacked(draft)
        for name, field in self._fields().items():
            field.set_text(fields.get(name, ""))
            field.set_note("")
        self.when.set_value(fields.get("precision", ""), fields.get("when", ""))
        if "said" in fields:
            self.when.set_said(fields["said"])
        self._say_what_it_is(fields.get("replaces", ""))
        return bool(fields)

    def draft(self) -> str:
        """Return what was filled in so far; "" when nothing was typed."""
        said = {name: field.text() for name, field in self._fields().items()}
        said["when"] = self.when.typed()
        if not any(said.values()):
            return ""
        also = {"precision": self.when.chosen().value, "replaces": self._replaces}
        if self.when.is_as_said:
            also["said"] = self.when.at_text()
        return packed(said | also)

    def find_request(self) -> messages.RecordReferral | None:
        """Return what to record; ``None``, with a note at the field, when nothing was said yet."""
        if not (self.force.text().strip() or self.reference.text().strip()):
            self.force.set_note(self._words.gettext("A name or a number is enough."))
            self.force.setFocus()
            return None
        return messages.RecordReferral(
            force=self.force.text().strip(),
            reference=self.reference.text().strip(),
            officer=self.officer.text().strip(),
            on_text=self.when.at_text() if self.when.is_known else "",
            note=self.note.text().strip(),
            reach=self.reach.text().strip(),
        )

    def _fields(self) -> dict[str, Field]:
        return {
            "force": self.force,
            "reference": self.reference,
            "officer": self.officer,
            "reach": self.reach,
            "note": self.note,
        }

    def _say_what_it_is(self, replaces: str) -> None:
        _ = self._words.gettext
        self._replaces = replaces
        self.set_title(_("Change what you added") if replaces else _("Add who was told"))

    def _on_anything_changed(self, _text: str = "") -> None:
        self.force.set_note("")
        self.changed.emit(self.draft())


class ToldCard(Card):
    """Everybody who was told, and adding one."""

    change_wanted = Signal(str)
    """The person wants to say it again: its name for the vault."""
    withdrawn = Signal(str, str)
    """The person takes it back: its name for the vault, and the reason or ""."""
    begun = Signal(str, str)
    """A reason was begun: the draft's name, and the reason so far; "" while there is none."""

    def __init__(self, theme: Theme, words: Words) -> None:
        _ = words.gettext
        title = _("Who was told")
        super().__init__(theme, "plain", title)
        self._theme = theme
        self._words = words
        self._shown: tuple[Referral, ...] | None = None
        self._reaches: Mapping[int, str] = {}
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        top = QHBoxLayout()
        top.setContentsMargins(20, 16, 20, 12)
        top.setSpacing(16)
        top.addWidget(Heading(theme, title, "strong"), 1)
        self.add = Button(theme, _("Add"), "small", "plus")
        self.add.setAccessibleName(_("Add who was told"))
        top.addWidget(self.add)
        self.body.addLayout(top)
        self._rule = Rule()
        self.body.addWidget(self._rule)
        line = _("Did the police or a helpline give you a number? Here it is not lost.")
        self._empty = Label(theme, line, "small", "soft")
        self._empty.setContentsMargins(20, 0, 20, 20)
        self.body.addWidget(self._empty)
        self.rows = RowList(theme, title)
        self.body.addWidget(self.rows)
        self._forms = RowForms(self.rows, (WITHDRAWAL,), lambda name: name.removeprefix(WITHDRAWAL))
        self._forms.typed.connect(self.begun)

    def know(self, drafts: Mapping[str, str]) -> None:
        """Take over at first what was typed and not kept."""
        self._forms.know(drafts)

    def show_told(
        self, told: tuple[Referral, ...], locale: QLocale, reaches: Mapping[int, str]
    ) -> None:
        """Show who was told, and how they can be reached, by number."""
        if (told, reaches) == (self._shown, self._reaches):
            return
        self._shown = told
        self._reaches = reaches
        self._empty.setVisible(not told)
        self._rule.setVisible(bool(told))
        self.rows.setVisible(bool(told))
        self.rows.set_rows([self._entry(each, locale) for each in told])
        self._forms.open_what_waits()

    def _entry(self, told: Referral, locale: QLocale) -> Entry:
        return Entry(
            key=f"referral/{told.number}",
            make=partial(self._row, told, locale),
            content=(told, self._reaches.get(told.number, "")),
        )

    def _row(self, told: Referral, locale: QLocale) -> Row:
        name = ", ".join(filter(None, (self._title(told), visible(told.reference))))
        head = self._head(told, locale)
        return Row(self._theme, f"referral/{told.number}", name, head, partial(self._body, told))

    def _head(self, told: Referral, locale: QLocale) -> QWidget:
        theme = self._theme
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(Icon(theme, "message", "primary"), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(2)
        when = time_words(told.on_text, self._words, locale)
        column.addWidget(Label(theme, visible(when), "small", "soft"))
        column.addWidget(TextBlock(theme, self._title(told)))
        if told.reference:
            column.addWidget(TextBlock(theme, told.reference, mono=True))
        row.addLayout(column, 1)
        return head

    def _body(self, told: Referral) -> QWidget:
        _ = self._words.gettext
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(52, 4, 20, 16)
        column.setSpacing(8)
        for text in (told.officer, self._reaches.get(told.number, ""), told.note):
            if text:
                column.addWidget(TextBlock(self._theme, text, "small"))
        name = f"referral/{told.number}"
        change = Button(self._theme, _("Change"), "small", "changes")
        change.clicked.connect(partial(self.change_wanted.emit, name))
        withdrawing = Withdrawing(self._theme, change)
        withdrawing.withdrawn.connect(partial(self.withdrawn.emit, name))
        why = f"{WITHDRAWAL}{name}"
        withdrawing.restore(self._forms.draft(why))
        withdrawing.typed.connect(partial(self._forms.put, why))
        column.addWidget(withdrawing)
        return body

    def _title(self, told: Referral) -> str:
        return told.force or self._words.gettext("Who it was is not said")
