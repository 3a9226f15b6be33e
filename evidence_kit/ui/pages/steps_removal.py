"""The numbers that a removal service gives once and cannot give again.

The rules are: the number goes in the report, the PIN never; a PIN is covered until somebody wants
to see it; nothing is sent anywhere from here.
"""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from evidence_kit import messages
from evidence_kit.i18n import Words
from evidence_kit.model import Removal
from evidence_kit.ui.models.form_draft import packed, unpacked
from evidence_kit.ui.models.removals import RemovalDates
from evidence_kit.ui.models.times import day_text, day_words, locale_of, time_words
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.buttons import Button
from evidence_kit.ui.widgets.choices import CheckRow
from evidence_kit.ui.widgets.fields import Field
from evidence_kit.ui.widgets.inline_form import InlineForm
from evidence_kit.ui.widgets.labels import Label
from evidence_kit.ui.widgets.text_block import TextBlock
from evidence_kit.ui.widgets.withdrawing import Withdrawing
from evidence_kit.visible import visible

DRAFT = "steps/removal"
"""The name of the form that was begun."""
WITHDRAWAL = "steps/withdraw/"
"""Begins the name of why a removal is about to be taken back; its number follows."""
_COVERED = "••••"


class RemovalForm(InlineForm):
    """Which service, and the numbers it gave."""

    changed = Signal(str)
    """Something was typed; the whole form as a draft."""

    def __init__(self, theme: Theme, words: Words) -> None:
        _ = words.gettext
        super().__init__(
            theme,
            _("Keep a case number"),
            _("The service cannot give it again. The PIN stays here and is never printed."),
            _("Keep it"),
            _("Not now"),
        )
        self._words = words
        self._replaces = ""
        self._is_for_report = False
        self.service = Field(theme, _("Which service?"), _("For example StopNCII or Take It Down"))
        self.case_number = Field(theme, _("Case number"), mono=True)
        self.pin = Field(theme, _("PIN, if there is one"), mono=True)
        self.status = Field(
            theme, _("How far is it?"), _("What came of it, and when. You can change it later.")
        )
        self.add_line(self.service, self.case_number)
        day = _("A day such as 15.11.2026, or words. It may stay empty.")
        self.asked = Field(theme, _("When did you ask?"), day)
        self.answered = Field(theme, _("When did they answer?"), _("Empty while they have not."))
        self.add_line(self.pin, self.status)
        self.add_line(self.asked, self.answered)
        for field in (self.asked, self.answered):
            field.left.connect(partial(self._say_how_it_is_read, field))
        for field in self._fields().values():
            field.edited.connect(self._on_field_edited)
            field.submitted.connect(self.submitted)

    def restore(self, draft: str) -> bool:
        """Put a draft back; returns whether there was anything in it."""
        fields = unpacked(draft)
        for name, field in self._fields().items():
            field.set_text(fields.get(name, ""))
            field.set_note("")
        self._replaces = fields.get("replaces", "")
        self._is_for_report = bool(fields.get("in_report", ""))
        _ = self._words.gettext
        self.set_title(_("Change what you kept") if self._replaces else _("Keep a case number"))
        self.later.setVisible(bool(self._replaces))
        return bool(fields)

    @property
    def replaces(self) -> str:
        """The name of what was kept before and is said again now; "" for something new."""
        return self._replaces

    def draft(self) -> str:
        """Return what was filled in so far."""
        said = {name: field.text() for name, field in self._fields().items()}
        also = {"replaces": self._replaces, "in_report": "yes" if self._is_for_report else ""}
        return packed(said | also) if any(said.values()) else ""

    def find_request(self) -> messages.RecordRemoval | None:
        """Return what to record; ``None``, with a note at the field, without a service."""
        if not self.service.text().strip():
            self.service.set_note(self._words.gettext("Write its name here."))
            self.service.setFocus()
            return None
        return messages.RecordRemoval(
            service=self.service.text().strip(),
            case_number=self.case_number.text().strip(),
            pin=self.pin.text().strip(),
            status=self.status.text().strip(),
            is_for_report=self._is_for_report,
            asked=day_text(self.asked.text()),
            answered=day_text(self.answered.text()),
        )

    def _fields(self) -> dict[str, Field]:
        return {
            "service": self.service,
            "case_number": self.case_number,
            "pin": self.pin,
            "status": self.status,
            "asked": self.asked,
            "answered": self.answered,
        }

    def _say_how_it_is_read(self, field: Field) -> None:
        text = field.text().strip()
        read = time_words(day_text(text), self._words, locale_of(self._words))
        said = self._words.gettext("Read as {time}.").format(time=read)
        field.set_note(said if text and read != text else "")

    def _on_field_edited(self, _text: str) -> None:
        self.service.set_note("")
        self.changed.emit(self.draft())


def reason_name(removal: Removal) -> str:
    """Return the draft's name of why a removal is about to be taken back."""
    return f"{WITHDRAWAL}{removal.number}"


def draft_of(removal: Removal, dates: RemovalDates, *, is_in_report: bool) -> str:
    """Return a request that was kept as the draft of a form that changes it."""
    return packed(
        {
            "service": removal.service,
            "case_number": removal.case_number,
            "pin": removal.pin,
            "status": removal.status,
            "asked": dates.asked,
            "answered": dates.answered,
            "replaces": f"removal/{removal.number}",
            "in_report": "yes" if is_in_report else "",
        }
    )


class RemovalRow(QWidget):
    """One request that was made, with its numbers."""

    withdrawn = Signal(str, str)
    """The person takes it back: its name for the vault, and the reason or ""."""
    reason_typed = Signal(str, str)
    """Why it is about to be taken back, as far as it is typed: the draft's name, and the reason."""
    change_wanted = Signal(str)
    """The person wants to change it; all of it as a draft."""
    report_ticked = Signal(int, bool)
    """The person puts it into the report or takes it out: its number, and whether it goes in."""

    def __init__(
        self,
        theme: Theme,
        words: Words,
        removal: Removal,
        *,
        dates: RemovalDates | None = None,
        is_waiting: bool = False,
        is_in_report: bool = False,
        why: str = "",
    ) -> None:
        """Build it.

        Args:
            theme: How it looks.
            words: The person's language.
            removal: What was asked for, and the numbers.
            dates: When it was asked for and answered, as far as that was said.
            is_waiting: Whether nothing was said of it for a week.
            is_in_report: Whether its service and number go into the report.
            why: Why it is about to be taken back, as far as that was typed before.
        """
        super().__init__()
        _ = words.gettext
        self._words = words
        self._pin = removal.pin
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(TextBlock(theme, removal.service, "strong"))
        if removal.case_number:
            column.addWidget(Label(theme, _("Case number"), "caption", "soft"))
            number = TextBlock(theme, removal.case_number, mono=True)
            number.set_is_reachable(is_reachable=True)
            column.addWidget(number)
        before: list[QWidget] = []
        if removal.pin:
            column.addWidget(Label(theme, _("PIN"), "caption", "soft"))
            self._shown_pin = TextBlock(theme, _COVERED, mono=True)
            column.addWidget(self._shown_pin)
            self.look = Button(theme, _("Show the PIN"), "small", "eye")
            self.look.clicked.connect(self._on_look_clicked)
            before.append(self.look)
        if removal.status:
            column.addWidget(TextBlock(theme, removal.status, "small"))
        locale = locale_of(words)
        known = dates or RemovalDates()
        day = day_words(removal.recorded_at, locale)
        lines = (
            # Translators: {day} is a date, or a time in somebody's words.
            (_("Asked: {day}"), known.asked),
            (_("Answered: {day}"), known.answered),
        )
        said = [
            form.format(day=visible(time_words(text, words, locale)))
            for form, text in lines
            if text
        ]
        # Translators: {day} is a date.
        for line in (*said, _("Kept on {day}").format(day=day)):
            column.addWidget(Label(theme, line, "caption", "soft"))
        if is_waiting:
            column.addWidget(
                Label(theme, _("A week has passed. Look there how far it is."), "small")
            )
        self.in_report = CheckRow(
            theme,
            _("Put this into the police report"),
            _("The service and its number. The PIN is never printed."),
        )
        self.in_report.setChecked(is_in_report)
        self.in_report.toggled.connect(partial(self.report_ticked.emit, removal.number))
        column.addWidget(self.in_report)
        self.change = Button(theme, _("Change"), "small", "changes")
        self.change.clicked.connect(
            partial(self.change_wanted.emit, draft_of(removal, known, is_in_report=is_in_report))
        )
        before.append(self.change)
        withdrawing = Withdrawing(theme, *before)
        withdrawing.withdrawn.connect(partial(self.withdrawn.emit, f"removal/{removal.number}"))
        withdrawing.restore(why)
        withdrawing.typed.connect(partial(self.reason_typed.emit, reason_name(removal)))
        column.addWidget(withdrawing)

    def _on_look_clicked(self) -> None:
        _ = self._words.gettext
        is_covered = self._shown_pin.text() == _COVERED
        self._shown_pin.set_text(self._pin if is_covered else _COVERED)
        self.look.set_text(_("Cover the PIN") if is_covered else _("Show the PIN"))
        self.look.set_icon("eye-off" if is_covered else "eye")
