"""The cards of the first page: the strip, the next thing, the bank, the way, what is kept."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from evidence_kit.i18n import N_, Words
from evidence_kit.model import StepState
from evidence_kit.overriding import override
from evidence_kit.ui.models.home import BankWords, PathRow
from evidence_kit.ui.models.icon_lines import IconLine
from evidence_kit.ui.models.next_thing import NextKind, NextThing
from evidence_kit.ui.models.path import PATH
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.accessible import announce
from evidence_kit.ui.widgets.beside import Beside
from evidence_kit.ui.widgets.buttons import Button
from evidence_kit.ui.widgets.cards import Card, Rule
from evidence_kit.ui.widgets.columns import EM_PX, Columns, Place, Plan
from evidence_kit.ui.widgets.flow_layout import FlowLayout
from evidence_kit.ui.widgets.icon_rows import IconRows
from evidence_kit.ui.widgets.labels import Heading, Icon, Label, Tag
from evidence_kit.ui.widgets.text_block import TextBlock

_STRIP_FROM_EM = 42
_BANK_FROM_EM = 30

_STRIP = (
    ("message", N_("Don’t reply")),
    ("money", N_("Don’t pay, or pay more")),
    ("shield", N_("Don’t delete anything")),
)
"""The three things before everything else (product rule W2)."""

_STATE_ICONS = {
    StepState.OPEN: ("circle", "soft"),
    StepState.DONE: ("check-circle", "keep"),
    StepState.NOT_NOW: ("circle", "soft"),
    StepState.NOT_FOR_ME: ("minus", "soft"),
}
_STATE_TAILS = {StepState.NOT_NOW: N_("Not now"), StepState.NOT_FOR_ME: N_("Not for me")}


class Strip(Card):
    """The three things before everything else, always in sight."""

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__(theme, "plain", words.gettext("First of all"))
        self._theme = theme
        self.body.setContentsMargins(20, 12, 20, 12)
        self._rules: list[QWidget] = []
        parts = tuple(
            self._part(icon, words.gettext(text), is_first=position == 0)
            for position, (icon, text) in enumerate(_STRIP)
        )
        places = tuple(Place(row=0, column=column) for column in range(len(parts)))
        plan = Plan(from_em=_STRIP_FROM_EM, widths=(0,) * len(parts), places=places)
        self._columns = Columns(theme, parts, (plan,), gap_px=12)
        self.body.addWidget(self._columns)

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        if self.isVisible():
            # As in the queue: showing a part may not lay out what is being laid out.
            QTimer.singleShot(0, self, self._fit)
        else:
            self._fit()

    def _fit(self) -> None:
        is_wide = self._columns.width() >= self._theme.px(_STRIP_FROM_EM * EM_PX)
        for rule in self._rules:
            rule.setVisible(is_wide)

    def _part(self, icon: str, text: str, *, is_first: bool) -> QWidget:
        part = QWidget()
        row = QHBoxLayout(part)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(12)
        if not is_first:
            before = QWidget()
            beside = QHBoxLayout(before)
            beside.setContentsMargins(0, 0, 8, 0)
            beside.addWidget(Rule(is_upright=True))
            self._rules.append(before)
            row.addWidget(before)
        row.addWidget(Icon(self._theme, icon, "primary"))
        row.addWidget(Label(self._theme, text, "strong"), 1)
        return part


class NextCard(Card):
    """The one next thing."""

    def __init__(self, theme: Theme, words: Words) -> None:
        _ = words.gettext
        super().__init__(theme, "tint", _("Next"))
        self._theme = theme
        self._words = words
        self._shown: NextThing | None = None
        self._answered: NextThing | None = None
        """What was answered here by who had the focus here; they go on with the next thing."""
        self.body.setContentsMargins(24, 20, 24, 20)
        top = QHBoxLayout()
        top.setSpacing(16)
        titles = QVBoxLayout()
        titles.setSpacing(4)
        titles.addWidget(Label(theme, _("Next"), "label", "primary"))
        self._title = Heading(theme, "", "title")
        titles.addWidget(self._title)
        top.addLayout(titles, 1)
        self._minutes = Tag(theme, "", "surface", "clock")
        top.addWidget(self._minutes, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(top)
        self._why = TextBlock(theme)
        self.body.addWidget(self._why)
        buttons = FlowLayout(spacing=8)
        self.go = Button(theme, "", "primary")
        self.done = Button(theme, "", icon="check")
        self.not_now = Button(theme, _("Not now"), "quiet")
        for button in (self.go, self.done, self.not_now):
            buttons.addWidget(button)
        self.body.addSpacing(4)
        self.body.addLayout(buttons)

    def show_thing(self, thing: NextThing) -> None:
        """Show another thing; a screen reader hears of it."""
        _ = self._words.gettext
        is_new = self._shown is not None and self._shown.step_id != thing.step_id
        self._shown = thing
        title = thing.title.in_words(self._words)
        self._title.setText(title)
        self.setAccessibleName(title)
        self._why.set_text(thing.why_words(self._words))
        self._minutes.setVisible(thing.minutes is not None)
        if thing.minutes is not None:
            about = self._words.ngettext("About {n} minute", "About {n} minutes", thing.minutes)
            self._minutes.set_tag(about.format(n=thing.minutes), "surface", "clock")
        for button, text in ((self.go, thing.go), (self.done, thing.done)):
            button.setVisible(bool(text))
            if text:
                button.set_text(_(text))
        self.not_now.setVisible(thing.kind is not NextKind.NOTHING)
        if is_new and self.isVisible():
            announce(self, title)
        self._go_on()

    def set_busy(self, *, is_busy: bool) -> None:
        """While an answer is being recorded, no second one is taken."""
        if is_busy and (self.done.hasFocus() or self.not_now.hasFocus()):
            self._answered = self._shown
        self.done.setDisabled(is_busy)
        self.not_now.setDisabled(is_busy)
        self._go_on()

    def _go_on(self) -> None:
        """Give the focus to the next thing, once it is there and can be answered."""
        shown, answered = self._shown, self._answered
        if shown is None or answered is None or shown.step_id == answered.step_id:
            return
        if not self.not_now.isEnabled():
            return
        self._answered = None
        buttons = (self.go, self.done, self.not_now)
        first = next((each for each in buttons if not each.isHidden()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)


class BankCard(Card):
    """Whom to call about money that moved."""

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__(theme, "soon", words.gettext("Your bank"))
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
        self.what_to_say = Button(theme, words.gettext("What to say"), icon="phone")
        self.body.addWidget(Beside(theme, said, self.what_to_say, from_em=_BANK_FROM_EM))

    def show_words(self, said: BankWords | None) -> None:
        """Show the card's words, or no card."""
        self.setVisible(said is not None)
        if said is not None:
            self._title.setText(said.title)
            self._line.setText(said.line)
            self.setAccessibleName(said.title)


class WaitingCard(Card):
    """Files that somebody chose before a lock, and that are not taken in yet."""

    def __init__(self, theme: Theme, words: Words) -> None:
        _ = words.gettext
        super().__init__(theme, "soon", _("Not taken in yet"))
        self.body.setContentsMargins(20, 16, 20, 16)
        said = QWidget()
        row = QHBoxLayout(said)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(Icon(theme, "hourglass", "soon"))
        texts = QVBoxLayout()
        texts.setSpacing(2)
        self._title = Heading(theme, "", "strong")
        texts.addWidget(self._title)
        line = _("They lie where they were. Your answers are remembered.")
        texts.addWidget(Label(theme, line, "small"))
        row.addLayout(texts, 1)
        self.go_on = Button(theme, _("Go on there"), icon="import")
        self.body.addWidget(Beside(theme, said, self.go_on, from_em=_BANK_FROM_EM))

    def show_title(self, title: str) -> None:
        """Show how many there are, or no card."""
        self.setVisible(bool(title))
        self._title.setText(title)
        self.setAccessibleName(title)


class SetTimesCard(Card):
    """That those who threaten set a time: one quiet line, and nothing that counts."""

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__(theme, "well", words.gettext("A time they set"))
        self.body.setContentsMargins(20, 12, 20, 12)
        self._line = TextBlock(theme, "", "small", "soft")
        self.body.addWidget(self._line)
        self.hide()

    def show_line(self, line: str) -> None:
        """Show the line, or no card."""
        self.setVisible(bool(line))
        self._line.set_text(line)


class SpareKeyCard(Card):
    """A second offer of a spare key, quiet, and gone with one press."""

    def __init__(self, theme: Theme, words: Words) -> None:
        _ = words.gettext
        title = _("A spare key for your case")
        super().__init__(theme, "well", title)
        self.body.setContentsMargins(20, 16, 20, 16)
        self.body.addWidget(Heading(theme, title, "strong"))
        line = _("If the password is lost, nobody can open the case. A sheet of paper can.")
        self.body.addWidget(Label(theme, line, "small", "soft"))
        row = FlowLayout(spacing=8)
        self.make = Button(theme, _("Make a spare key"), icon="key")
        self.not_now = Button(theme, _("Not now"), "quiet")
        self.never = Button(theme, _("I don’t want one"), "quiet")
        for button in (self.make, self.not_now, self.never):
            row.addWidget(button)
        self.body.addLayout(row)


class BackupOffer(Card):
    """One quiet line: some of the case lies on this disk alone."""

    def __init__(self, theme: Theme, words: Words) -> None:
        _ = words.gettext
        title = _("A backup of your case")
        super().__init__(theme, "well", title)
        self.body.setContentsMargins(20, 12, 20, 12)
        line = _(
            "What is new here lies on this disk alone. A backup puts it on a stick, encrypted."
        )
        self.body.addWidget(Label(theme, line, "small", "soft"))
        row = FlowLayout(spacing=8)
        self.make = Button(theme, _("Make a backup"), "link")
        self.not_now = Button(theme, _("Not now"), "link")
        for button in (self.make, self.not_now):
            row.addWidget(button)
        self.body.addLayout(row)


class PathCard(Card):
    """The eight steps and how far they are."""

    def __init__(self, theme: Theme, words: Words) -> None:
        _ = words.gettext
        super().__init__(theme, "plain", _("Your path"))
        self._words = words
        top = QHBoxLayout()
        top.addWidget(Heading(theme, _("Your path"), "strong"), 1)
        self._count = Label(theme, "", "small", "soft")
        self._count.setWordWrap(False)
        top.addWidget(self._count)
        self.body.addLayout(top)
        self._bar = QProgressBar()
        self._bar.setRange(0, len(PATH))
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(_("Your path"))
        self.body.addWidget(self._bar)
        self.body.addSpacing(4)
        self._rows = IconRows(theme, gap_px=16)
        self.body.addWidget(self._rows)
        self.open = Button(theme, _("Open the steps"), "link")
        self.body.addWidget(self.open)

    def show_path(self, path: tuple[PathRow, ...], done: int) -> None:
        """Show the way."""
        _ = self._words.gettext
        count = _("{done} of {total} done").format(done=done, total=len(PATH))
        self._count.setText(count)
        self._bar.setValue(done)
        self._bar.setAccessibleDescription(count)
        self._rows.set_lines(tuple(self._line(row) for row in path))

    def _line(self, row: PathRow) -> IconLine:
        icon, tone = _STATE_ICONS[row.state]
        # What is done stays ticked, and a tick in bold would be two answers to "where am I".
        is_now = row.is_now and row.state is not StepState.DONE
        if is_now:
            icon, tone = "circle-dot", "primary"
        tail = _STATE_TAILS.get(row.state, "")
        return IconLine(
            icon=icon,
            title=row.title,
            tail=row.reminder or (self._words.gettext(tail) if tail and not row.is_now else ""),
            tone=tone,
            is_strong=is_now,
        )


class KeptCard(Card):
    """What is kept so far."""

    def __init__(self, theme: Theme, words: Words) -> None:
        _ = words.gettext
        super().__init__(theme, "plain", _("Kept so far"))
        self.body.addWidget(Heading(theme, _("Kept so far"), "strong"))
        self._rows = IconRows(theme)
        self.body.addWidget(self._rows)
        self._empty = Label(theme, _("Nothing yet, and that is okay."), "body", "soft")
        self.body.addWidget(self._empty)

    def show_kept(self, kept: tuple[tuple[str, str], ...]) -> None:
        """Show the counts."""
        self._rows.set_lines(
            tuple(
                IconLine(icon=icon, title=text, tone="keep" if icon == "check-circle" else "soft")
                for icon, text in kept
            )
        )
        self._rows.setVisible(bool(kept))
        self._empty.setVisible(not kept)
