"""The third stage of handing over: the answer, the code, and what to say at the desk.

The rules are: the answer comes first; the code is shown whole, and not at all where what lies there
is not what was made.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from evidence_kit.i18n import Words
from evidence_kit.ui.models.changed_since import changed_words
from evidence_kit.ui.models.hand_over import (
    HandOverState,
    Out,
    PackageOut,
    ReportOut,
    code_of,
    is_spoilt,
)
from evidence_kit.ui.models.icon_lines import IconLine
from evidence_kit.ui.models.times import locale_of
from evidence_kit.ui.pages.hand_over_answer import AnswerCard, PlacesCard
from evidence_kit.ui.pages.hand_over_words import SpokenWordsCard
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.buttons import Button
from evidence_kit.ui.widgets.cards import Card
from evidence_kit.ui.widgets.changed_card import ChangedCard
from evidence_kit.ui.widgets.code_groups import CodeGroups
from evidence_kit.ui.widgets.columns import Columns, Place, Plan
from evidence_kit.ui.widgets.fields import Field
from evidence_kit.ui.widgets.flow_layout import FlowLayout
from evidence_kit.ui.widgets.icon_rows import IconRows
from evidence_kit.ui.widgets.labels import Heading, Label
from evidence_kit.ui.widgets.text_block import TextBlock

_WIDE = Plan(from_em=50, widths=(0, 440), places=(Place(row=0, column=0), Place(row=0, column=1)))


class GivingPanel(QWidget):
    """Hand it over."""

    copy_wanted = Signal(str)
    """The person wants the code on the clipboard."""
    full_toggled = Signal()
    """The person wants the code in one line, or in groups again."""
    slip_wanted = Signal()
    """The person wants the slip on paper."""
    again_wanted = Signal()
    """The person wants to go back and make another one."""
    check_wanted = Signal()
    """The person wants to check a package that lies somewhere."""

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        self._words = words
        _ = words.gettext
        again = _("Make another one")
        # What lies there is whole, and still not what the case is now: whoever hands it over knows.
        self.changed = ChangedCard(theme, way=again)
        self._answer = AnswerCard(theme, words)
        self._places = PlacesCard(theme, words)
        self.code_card = CodeCard(theme, words)
        self.desk = DeskCard(theme, words)
        self.again_button = Button(theme, again, "normal", "package")
        self.check_button = Button(theme, _("Check a package"), "quiet", "shield-check")
        row = QWidget()
        buttons = FlowLayout(row, spacing=12)
        buttons.addWidget(self.again_button)
        buttons.addWidget(self.check_button)
        left = _stacked(self._answer, self._places, row)
        self.words_card = SpokenWordsCard(theme, words)
        right = _stacked(self.words_card, self.code_card, self.desk)
        columns = Columns(theme, (left, right), (_WIDE,))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.changed)
        layout.addWidget(columns)
        layout.addStretch(1)
        self.changed.wanted.connect(self.again_wanted)
        self.code_card.copy_wanted.connect(self.copy_wanted)
        self.code_card.full_toggled.connect(self.full_toggled)
        self.code_card.slip_wanted.connect(self.slip_wanted)
        self.again_button.clicked.connect(self.again_wanted)
        self.check_button.clicked.connect(self.check_wanted)

    def show_state(self, state: HandOverState) -> None:
        """Show the whole stage."""
        if state.out is None:
            return
        if state.case is not None:
            said = changed_words(state.case, self._words, locale_of(self._words))
            self.changed.show_words(said)
        self._answer.show_out(state.out)
        self._places.show_out(state.out)
        self.words_card.show_out(state.out)
        code = code_of(state.out)
        is_as_made = not is_spoilt(state.out)
        self.code_card.setVisible(bool(code) and is_as_made)
        self.desk.setVisible(is_as_made)
        self.desk.show_out(state.out)
        # Where it must be made again, that is the one thing to do.
        self.again_button.set_kind("normal" if is_as_made else "primary")
        self.code_card.show_code(code, is_in_full=state.is_code_in_full, slip=state.slip)

    def first_focus(self) -> QWidget:
        """Return the first thing to do."""
        is_hidden = self.code_card.isHidden()
        return self.again_button if is_hidden else self.code_card.copy_button

    def spoken_answer(self) -> str:
        """Return the answer as it is announced."""
        return self._answer.spoken()


class CodeCard(Card):
    """The hand-over code, whole, to be read out, copied or printed."""

    copy_wanted = Signal(str)
    full_toggled = Signal()
    slip_wanted = Signal()

    def __init__(self, theme: Theme, words: Words) -> None:
        _ = words.gettext
        title = _("The hand-over code")
        super().__init__(theme, "tint", title)
        self._words = words
        self.body.setContentsMargins(24, 24, 24, 24)
        self.body.setSpacing(16)
        self.body.addWidget(Heading(theme, title, "title"))
        self.body.addWidget(
            TextBlock(
                theme,
                _(
                    "Give it to the officer by another way than the package: read it out, or hand "
                    "over the slip. If one dot changes later, the code no longer fits."
                ),
            )
        )
        self.groups = CodeGroups(theme, title)
        self.body.addWidget(self.groups)
        self._full = TextBlock(theme, "", "small", mono=True)
        self._full.set_is_reachable(is_reachable=True)
        self.body.addWidget(self._full)
        row = FlowLayout(spacing=12)
        self.full_button = Button(theme, "", "link")
        self.copy_button = Button(theme, _("Copy"), "normal", "copy")
        self.slip_button = Button(theme, _("Print the slip"), "primary", "print")
        for button in (self.full_button, self.copy_button, self.slip_button):
            row.addWidget(button)
        self.body.addLayout(row)
        self._note = Label(theme, "", "small", "soft")
        self.body.addWidget(self._note)
        self.full_button.clicked.connect(self.full_toggled)
        self.copy_button.clicked.connect(lambda: self.copy_wanted.emit(self.groups.code))
        self.slip_button.clicked.connect(self.slip_wanted)

    def show_code(self, code: str, *, is_in_full: bool, slip: str) -> None:
        """Show a code in groups, and perhaps as the one line that computers print."""
        _ = self._words.gettext
        if code != self.groups.code:
            self.groups.set_code(code)
        self._full.set_text(
            _("SHA-256 of tagmanifest-sha256.txt:") + f"\n{code}" if is_in_full else ""
        )
        self._full.setVisible(is_in_full)
        self.full_button.set_text(_("Show less") if is_in_full else _("Show in full"))
        self._note.setText(slip)
        self._note.setVisible(bool(slip))


class DeskCard(Card):
    """What to say at the desk, and the number one gets there."""

    def __init__(self, theme: Theme, words: Words) -> None:
        _ = words.gettext
        title = _("At the desk")
        super().__init__(theme, "plain", title)
        self._words = words
        self.body.setContentsMargins(24, 20, 24, 24)
        self.body.addWidget(Heading(theme, title, "strong"))
        self._rows = IconRows(theme)
        self.body.addWidget(self._rows)
        self.reference = Field(
            theme,
            _("Reference number"),
            _("Kept in your case. It is in no report."),
            mono=True,
        )
        self.reference.line.setPlaceholderText(_("When you have it"))
        self.body.addWidget(self.reference)

    def show_out(self, out: Out) -> None:
        """Say what to say about what is handed over."""
        _ = self._words.gettext
        is_package = not isinstance(out, ReportOut)
        where = _("It lies in data, then report. Page 1 says what matters.")
        report = IconLine(
            icon="file-text",
            title=_("Begin with the report"),
            line=where if is_package else _("Page 1 says what matters."),
        )
        check = self._check_line(out)
        device = IconLine(
            icon="device",
            title=_("The originals are on your device"),
            line=_("This is a copy of what you saved. Ask before anybody resets it."),
        )
        number = IconLine(
            icon="number",
            title=_("Ask for a reference number"),
            line=_("You need it when you call again."),
        )
        self._rows.set_lines((report, *((check,) if is_package else ()), device, number))

    def _check_line(self, out: Out) -> IconLine:
        """Say who can check it; what is locked takes more than a computer brings along."""
        _ = self._words.gettext
        is_locked = isinstance(out, PackageOut) and bool(out.made.passphrase)
        # Of one that was made before nobody here knows whether it is locked.
        is_open = isinstance(out, PackageOut) and not is_locked
        title = _("Anybody can check it") if is_open else _("Whoever can open it can check it")
        if not is_locked:
            line = _("READ-ME-FIRST.txt says how, with what a computer brings along.")
        else:
            line = _(
                "It opens with your words and, on Windows, 7-Zip, WinZip or WinRAR. "
                "READ-ME-FIRST.txt in it says how to check it then."
            )
        return IconLine(icon="shield-check", title=title, line=line)


def _stacked(*widgets: QWidget) -> QWidget:
    part = QWidget()
    layout = QVBoxLayout(part)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(16)
    for widget in widgets:
        layout.addWidget(widget)
    layout.addStretch(1)
    return part
