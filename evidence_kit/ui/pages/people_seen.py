"""When an account was seen, and whether it is still there, as far as somebody happens to know.

Nobody is asked to look (product rule W5); every field may stay empty, and is changed in place.
"""

from PySide6.QtCore import Signal

from evidence_kit import messages
from evidence_kit.i18n import N_, Words
from evidence_kit.model import Activity, Sighting
from evidence_kit.questions import Remark
from evidence_kit.ui.models.form_draft import packed, unpacked
from evidence_kit.ui.models.icon_lines import IconLine
from evidence_kit.ui.models.register import AccountRow
from evidence_kit.ui.models.remarks import SEEN_WITH_WORDS
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.fields import Chooser, Field
from evidence_kit.ui.widgets.inline_form import InlineForm
from evidence_kit.visible import visible

ACTIVITY_WORDS = {
    Activity.NOT_SAID: N_("Left open"),
    Activity.ACTIVE: N_("It is still there"),
    Activity.GONE: N_("It is gone"),
    Activity.DONT_KNOW: N_("I don’t know"),
}


class SeenForm(InlineForm):
    """First seen, last seen, still there, known from where, and what became of a report of it."""

    said = Signal(object)
    """The person wants it kept; the :class:`messages.SaySeen`."""
    changed = Signal(str, bool)
    """The form as a draft, and whether anything in it is another than what was kept."""

    def __init__(self, theme: Theme, words: Words, account: AccountRow) -> None:
        _ = words.gettext
        seen, remarks = account.seen, account.remarks
        super().__init__(
            theme,
            _("When was it seen?"),
            _("Only what you happen to know. You need not look again."),
            _("Keep it"),
            _("Not now"),
        )
        self._number = account.identifier.number
        self.keep.set_kind("normal")
        self.first = Field(theme, _("First seen"), _("Words are fine, such as “early November”."))
        self.last = Field(theme, _("Last seen"))
        self.activity = Chooser(
            theme,
            _("Is it still there?"),
            [(each, _(word)) for each, word in ACTIVITY_WORDS.items()],
        )
        self.how = Field(theme, _("Where do you know it from?"))
        self.add_line(self.first, self.last)
        self.title = Field(theme, _("Title of the page"))
        self.seen_with = Chooser(
            theme,
            _("Opened with"),
            [(each, _(word)) for each, word in SEEN_WITH_WORDS.items()],
        )
        self.kept_as = Chooser(
            theme, _("Kept as a piece of evidence"), [("", _("Left open")), *account.pieces]
        )
        self.reported = Field(
            theme, _("Reported to the app or site"), _("When, and the number they gave.")
        )
        self.outcome = Field(theme, _("What came of that?"))
        self.add_line(self.activity, self.how)
        if account.is_link:
            self.add_line(self.title)
            self.add_line(self.seen_with, self.kept_as)
        self.add_line(self.reported, self.outcome)
        for remark, field in self._fields_of_remarks().items():
            field.set_text(remarks.get(remark, ""))
        self.seen_with.choose(remarks.get(Remark.LINK_SEEN_WITH, ""))
        self.kept_as.choose(remarks.get(Remark.LINK_KEPT_AS, ""))
        if seen is not None:
            self.first.set_text(seen.first_seen_text)
            self.last.set_text(seen.last_seen_text)
            self.how.set_text(seen.how_known)
        self.activity.choose(Activity.NOT_SAID if seen is None else seen.activity)
        self._untouched = self.draft()
        self.submitted.connect(self._on_submitted)
        for field in self._fields().values():
            field.submitted.connect(self.submitted)
            field.edited.connect(self._on_anything_changed)
        for chooser in self._choosers().values():
            chooser.picked.connect(self._on_anything_changed)

    def draft(self) -> str:
        """Return what stands in the form, as a draft."""
        said = {name: field.text() for name, field in self._fields().items()}
        return packed(said | {name: chooser.chosen() for name, chooser in self._choosers().items()})

    def restore(self, draft: str) -> bool:
        """Put a draft back; returns whether there was anything in it."""
        fields = unpacked(draft)
        if not fields:
            return False
        for name, field in self._fields().items():
            field.set_text(fields.get(name, ""))
        for name, chooser in self._choosers().items():
            chooser.choose(fields.get(name, ""))
        return True

    def tell(self) -> None:
        """Tell how the form stands."""
        draft = self.draft()
        self.changed.emit(draft, draft != self._untouched)

    def tell_left(self) -> None:
        """Tell that it is closed: what was typed waits, and a form that is as it was does not."""
        draft = self.draft()
        is_changed = draft != self._untouched
        self.changed.emit(draft if is_changed else "", is_changed)

    def _fields(self) -> dict[str, Field]:
        of_remarks = {each.value: field for each, field in self._fields_of_remarks().items()}
        return {"first": self.first, "last": self.last, "how": self.how} | of_remarks

    def _choosers(self) -> dict[str, Chooser]:
        return {
            "activity": self.activity,
            "seen_with": self.seen_with,
            "kept_as": self.kept_as,
        }

    def _on_anything_changed(self, _text: str = "") -> None:
        self.tell()

    def _fields_of_remarks(self) -> dict[Remark, Field]:
        return {
            Remark.LINK_TITLE: self.title,
            Remark.LINK_REPORTED: self.reported,
            Remark.LINK_OUTCOME: self.outcome,
        }

    def _remarks(self) -> dict[Remark, str]:
        said = {each: field.text().strip() for each, field in self._fields_of_remarks().items()}
        said[Remark.LINK_SEEN_WITH] = self.seen_with.chosen()
        said[Remark.LINK_KEPT_AS] = self.kept_as.chosen()
        return said

    def _on_submitted(self) -> None:
        self.said.emit(
            messages.SaySeen(
                identifier=self._number,
                first_seen_text=self.first.text().strip(),
                last_seen_text=self.last.text().strip(),
                how_known=self.how.text().strip(),
                activity=Activity(self.activity.chosen() or Activity.NOT_SAID),
                remarks=self._remarks(),
            )
        )


def seen_lines(seen: Sighting | None, words: Words) -> tuple[IconLine, ...]:
    """Return what is said of when an account was seen, a line for each answer."""
    if seen is None:
        return ()
    _ = words.gettext
    answers = (
        (_("First seen: {text}"), seen.first_seen_text),
        (_("Last seen: {text}"), seen.last_seen_text),
        (_("Known from: {text}"), seen.how_known),
    )
    lines = [
        IconLine(icon="calendar", title=form.format(text=visible(text)), tone="soft")
        for form, text in answers
        if text
    ]
    if seen.activity is not Activity.NOT_SAID:
        title = _(ACTIVITY_WORDS[seen.activity])
        if seen.activity is Activity.DONT_KNOW:
            title = _("Whether it is still there is not known")
        lines.append(IconLine(icon="clock", title=title, tone="soft"))
    return tuple(lines)
