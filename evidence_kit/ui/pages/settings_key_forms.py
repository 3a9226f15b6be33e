"""The forms of the card about password and spare key; each says what it needs, and keeps nothing.

Whatever is typed leaves the fields before anything else happens with it.
"""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evidence_kit.i18n import N_, Words
from evidence_kit.overriding import override
from evidence_kit.ui.models.ways_in import WaysState
from evidence_kit.ui.pages.new_password import NewPassword
from evidence_kit.ui.pages.spare_key_file import SpareKeyFile
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.vault_process import VaultProcess
from evidence_kit.ui.widgets.buttons import Button
from evidence_kit.ui.widgets.cards import Card
from evidence_kit.ui.widgets.columns import Columns, Place, Plan
from evidence_kit.ui.widgets.fields import Field
from evidence_kit.ui.widgets.flow_layout import FlowLayout
from evidence_kit.ui.widgets.group_fields import GroupFields
from evidence_kit.ui.widgets.labels import Heading, Label
from evidence_kit.ui.widgets.scroll import reveal
from evidence_kit.ui.widgets.spare_key_sheet import SpareKeySheet
from evidence_kit.ui.widgets.text_block import TextBlock

_WRONG = N_("That was not it. Nothing is lost, try again.")
_LEAVE = N_("Leave it as it is")
_BUSY = N_("Changing it, a few seconds")


class KeyForm(Card):
    """What all forms have: a title, the password one has now, and two buttons.

    Args:
        theme: How it looks.
        words: The language it speaks.
        title: What it changes.
        line: What that means.
        do: What the first button says.
    """

    given = Signal()
    """The person wants it done."""
    closed = Signal()
    """The person leaves everything as it is."""

    def __init__(self, theme: Theme, words: Words, title: str, line: str, do: str) -> None:
        super().__init__(theme, "well", title)
        self._theme = theme
        self._words = words
        self._do = do
        self._is_busy = False
        self.body.setContentsMargins(20, 16, 20, 20)
        self.body.setSpacing(12)
        self.body.addWidget(Heading(theme, title, "label"))
        self.line = TextBlock(theme, line, "small", "soft")
        self.body.addWidget(self.line)
        if not line:
            self.line.hide()
        self.secret = Field(theme, words.gettext("The password you have now"), is_secret=True)
        self.secret.set_covered(is_covered=True)
        self.secret.submitted.connect(self._on_secret_submitted)
        # What was said of the try before is not said of the next one.
        self.secret.edited.connect(lambda _typed: self.secret.set_note(""))
        self.body.addWidget(self.secret)
        self.middle = QVBoxLayout()
        self.middle.setSpacing(12)
        self.body.addLayout(self.middle)
        self.hint = Label(theme, "", "small", "soon")
        self.hint.hide()
        self.body.addWidget(self.hint)
        row = FlowLayout(spacing=8)
        self.do = Button(theme, do)
        self.leave = Button(theme, words.gettext(_LEAVE), "quiet")
        self.do.clicked.connect(self._on_do_clicked)
        self.leave.clicked.connect(self.closed)
        row.addWidget(self.do)
        row.addWidget(self.leave)
        self.body.addLayout(row)

    @override
    def showEvent(self, event: QShowEvent, /) -> None:
        super().showEvent(event)
        # Its place is known, and the focus in it, once the page was laid out again.
        QTimer.singleShot(0, self, self._reveal)

    def _reveal(self) -> None:
        reveal(self)

    def missing(self) -> str:
        """Return what is still needed, in words; "" for nothing."""
        if self.secret.isHidden() or self.secret.text():
            return ""
        return self._words.gettext("Type the password you have now.")

    def first_focus(self) -> QWidget:
        """Return the first control."""
        return self.do if self.secret.isHidden() else self.secret.line

    def show_state(self, state: WaysState, *, has_to_prove: bool) -> None:
        """Show how far it is."""
        _ = self._words.gettext
        self.secret.setVisible(has_to_prove)
        self.secret.set_note(_(_WRONG) if state.is_wrong else "", "soon")
        self.do.set_text(_(_BUSY) if state.is_busy else self._do)
        self._is_busy = state.is_busy
        self.secret.setEnabled(not state.is_busy)

    def take_secret(self) -> str:
        """Return what was typed to prove oneself; it leaves the field."""
        typed = self.secret.text()
        self.secret.set_text("")
        return typed

    def forget(self) -> None:
        """Take what was typed out of the fields."""
        self.secret.set_text("")
        self._say_missing("")

    def _on_do_clicked(self) -> None:
        # A button that is disabled would pass the focus on, and Enter might press another one.
        if self._is_busy:
            return
        missing = self.missing()
        self._say_missing(missing)
        if not missing:
            self.given.emit()

    def _say_missing(self, missing: str) -> None:
        self.hint.setText(missing)
        self.hint.setVisible(bool(missing))

    def _on_secret_submitted(self) -> None:
        self._on_do_clicked()


class PasswordForm(KeyForm):
    """A new password, for the person or for a support worker."""

    def __init__(
        self,
        theme: Theme,
        vault: VaultProcess,
        words: Words,
        *,
        title: str,
        line: str,
        do: str,
        label: str,
    ) -> None:
        super().__init__(theme, words, title, line, do)
        self.entry = NewPassword(theme, vault, words, label)
        self.entry.changed.connect(self._on_entry_changed)
        self.entry.submitted.connect(self._on_do_clicked)
        self.middle.addWidget(self.entry)

    @override
    def missing(self) -> str:
        """Return what is still needed, in words; "" for nothing."""
        missing = super().missing() or self.entry.missing()
        if missing and self.entry.is_waiting():
            self.entry.ask_again()
        return missing

    @override
    def first_focus(self) -> QWidget:
        """Return the first control."""
        return self.entry.first.line if self.secret.isHidden() else self.secret.line

    @override
    def show_state(self, state: WaysState, *, has_to_prove: bool) -> None:
        """Show how far it is."""
        super().show_state(state, has_to_prove=has_to_prove)
        self.entry.setEnabled(not state.is_busy)

    @override
    def forget(self) -> None:
        """Take what was typed out of the fields."""
        super().forget()
        self.entry.forget()

    def _on_entry_changed(self) -> None:
        if self.hint.text() and not self.missing():
            self._say_missing("")

    @override
    def _on_secret_submitted(self) -> None:
        self.entry.first.line.setFocus(Qt.FocusReason.TabFocusReason)


class SpareKeyForm(KeyForm):
    """A sheet on the screen; then it is covered, and two of its groups are typed from paper."""

    print_requested = Signal()
    """The person wants the sheet on paper."""
    on_paper = Signal()
    """The person has it on paper."""
    show_again_requested = Signal()
    """The person wants to see the sheet again."""

    def __init__(self, theme: Theme, vault: VaultProcess, words: Words, date: str) -> None:
        _ = words.gettext
        super().__init__(theme, words, _("A new spare key"), "", _("Let it open my case"))
        self._shown: tuple[str, ...] = ()
        self.file = SpareKeyFile(theme, vault, words, lambda: self._shown)
        self.sheet = SpareKeySheet(theme, words, date)
        beside = Plan(
            from_em=42, widths=(344, 0), places=(Place(row=0, column=0), Place(row=0, column=1))
        )
        place = QWidget()
        upper = QVBoxLayout(place)
        upper.setContentsMargins(0, 0, 0, 0)
        upper.addWidget(self.sheet)
        upper.addStretch(1)
        self.middle.addWidget(Columns(theme, (place, self._side()), (beside,), gap_px=32))

    @override
    def missing(self) -> str:
        """Return what is still needed, in words; "" for nothing."""
        if not self.groups.all_fit:
            return self._words.gettext(
                "Type the two groups from your paper, or show the sheet again."
            )
        return super().missing()

    @override
    def first_focus(self) -> QWidget:
        """Return the first control."""
        return self.groups.fields[0].line if self._trying.isVisibleTo(self) else self.paper_button

    @override
    def show_state(self, state: WaysState, *, has_to_prove: bool) -> None:
        """Show the sheet, or that it is covered."""
        is_trying = bool(state.tried)
        super().show_state(state, has_to_prove=has_to_prove and is_trying)
        self._shown = () if is_trying else state.groups
        self.sheet.show_groups(state.groups, is_covered=is_trying)
        self._paper.setVisible(not is_trying)
        self._trying.setVisible(is_trying)
        self._trying.setEnabled(not state.is_busy)
        self.do.setVisible(is_trying)
        if is_trying:
            self.groups.ask(state.groups, state.tried)

    @override
    def forget(self) -> None:
        """Take what was typed out of the fields, and the key off the sheet."""
        super().forget()
        self.groups.clear()
        self.file.forget()

    def _side(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        self._paper = self._paper_part()
        self._trying = self._trying_part()
        column.addWidget(self._paper)
        column.addWidget(self._trying)
        column.addStretch(1)
        return side

    def _paper_part(self) -> QWidget:
        _ = self._words.gettext
        part, column = _part()
        column.addWidget(Label(self._theme, _("Get it onto paper"), "strong"))
        for paragraph in (
            _("It opens nothing yet. A sheet from before works until this one is tried."),
            _("No printer, or others can see it? Copy it by hand: eight groups of four."),
        ):
            column.addWidget(TextBlock(self._theme, paragraph, "body", "soft"))
        row = FlowLayout(spacing=8)
        self.print_button = Button(self._theme, _("Print"), "normal", "print")
        self.paper_button = Button(self._theme, _("I have it on paper"))
        self.print_button.clicked.connect(self.print_requested)
        self.paper_button.clicked.connect(self.on_paper)
        row.addWidget(self.print_button)
        row.addWidget(self.paper_button)
        column.addLayout(row)
        column.addWidget(self.file)
        return part

    def _trying_part(self) -> QWidget:
        _ = self._words.gettext
        part, column = _part()
        column.addWidget(Label(self._theme, _("Now try it once"), "strong"))
        column.addWidget(
            TextBlock(
                self._theme,
                _(
                    "Read two groups from your paper. The screen is covered so that we both know "
                    "the paper works."
                ),
                "body",
                "soft",
            )
        )
        self.groups = GroupFields(self._theme)
        self.groups.edited.connect(self._on_groups_edited)
        self.groups.submitted.connect(self._on_do_clicked)
        column.addWidget(self.groups)
        row = QHBoxLayout()
        self.show_again = Button(self._theme, _("Show the sheet again"), "small", "eye")
        self.show_again.clicked.connect(self.show_again_requested)
        row.addWidget(self.show_again)
        row.addStretch(1)
        column.addLayout(row)
        return part

    def _on_groups_edited(self) -> None:
        if self.groups.all_fit:
            self._say_missing("")


def _part() -> tuple[QWidget, QVBoxLayout]:
    part = QWidget()
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 8, 0, 0)
    column.setSpacing(16)
    return part, column
