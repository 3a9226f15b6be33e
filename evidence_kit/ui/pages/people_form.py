"""Adding an account, a number or a link by hand.

The rules are: the value is taken exactly as typed, and what is odd about it is said after the field
is left; the kind may be "don't know"; nothing is looked up.
"""

from PySide6.QtCore import Signal

from evidence_kit import messages
from evidence_kit.i18n import Words
from evidence_kit.messages import CaseSeen
from evidence_kit.model import IdentifierKind
from evidence_kit.ui.models.evidence_choices import evidence_choices, item_id_of
from evidence_kit.ui.models.form_draft import packed, unpacked
from evidence_kit.ui.models.register import KIND_WORDS, odd_in, odd_words
from evidence_kit.ui.pages.number_look import NumberLook
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.fields import Chooser, Field
from evidence_kit.ui.widgets.inline_form import InlineForm
from evidence_kit.ui.widgets.offering import AppField


class PeopleForm(InlineForm):
    """What an account is, exactly as written, and where it was seen."""

    changed = Signal(str)
    """Something was typed or picked; the whole form as a draft."""
    look_requested = Signal(object)
    """What was typed should be looked at: a request."""

    def __init__(self, theme: Theme, words: Words) -> None:
        _ = words.gettext
        super().__init__(
            theme,
            _("Add an account, a number or a link"),
            _("Leave out whatever you don’t know."),
            _("Keep it"),
            _("Not now"),
        )
        self._words = words
        kinds = [
            (kind.value, _(KIND_WORDS[kind]))
            for kind in IdentifierKind
            if kind is not IdentifierKind.OTHER
        ]
        self.value = Field(
            theme, _("Exactly as written"), _("Copy it if you can, letter by letter."), mono=True
        )
        self.kind = Chooser(
            theme,
            _("What is it?"),
            [(IdentifierKind.OTHER.value, _("Don’t know, or something else")), *kinds],
        )
        self.platform = AppField(theme, words, _("App or service"))
        self.platform.line.setPlaceholderText(_("Don’t know"))
        self.seen_in = Chooser(theme, _("Seen in"))
        self.note = Field(theme, _("Anything to add"))
        self.add_line(self.value)
        self.add_line(self.kind, self.platform)
        self.add_line(self.seen_in, self.note)
        for field in (self.value, self.platform, self.note):
            field.edited.connect(self._on_anything_changed)
            field.submitted.connect(self.submitted)
        for chooser in (self.kind, self.seen_in):
            chooser.picked.connect(self._on_anything_changed)
        self.number = NumberLook(
            self.value, words, self._look, self._what_is_odd, is_pressed=self.keep.isDown
        )
        """What is said of the value."""
        self.kind.picked.connect(self.number.begin)
        self.number.requested.connect(self.look_requested)
        self.number.settled.connect(self.submitted)
        self.number.stopped.connect(self.show_buttons)

    def show_case(self, case: CaseSeen) -> None:
        """Offer the pieces of evidence of a case."""
        self.seen_in.set_choices(evidence_choices(case, self._words))

    def restore(self, draft: str) -> bool:
        """Put a draft back; returns whether there was anything in it."""
        fields = unpacked(draft)
        self.value.set_text(fields.get("value", ""))
        self.platform.set_text(fields.get("platform", ""))
        self.note.set_text(fields.get("note", ""))
        self.kind.choose(fields.get("kind", IdentifierKind.OTHER.value))
        self.seen_in.choose(fields.get("seen_in", ""))
        self._say_what_is_odd()
        self.number.make_room()
        return bool(fields)

    def draft(self) -> str:
        """Return what was filled in so far."""
        kind = self.kind.chosen()
        return packed(
            {
                "value": self.value.text(),
                "platform": self.platform.text(),
                "note": self.note.text(),
                "kind": "" if kind == IdentifierKind.OTHER.value else kind,
                "seen_in": self.seen_in.chosen(),
            }
        )

    def find_request(self) -> messages.RecordIdentifier | None:
        """Return what to record; ``None``, said beside the field, where there is nothing yet."""
        if not self.value.text().strip():
            self.value.set_note(self._words.gettext("Write the name, number or link here."))
            self.value.setFocus()
            return None
        if not self.number.is_settled():
            return None
        return messages.RecordIdentifier(
            kind=IdentifierKind(self.kind.chosen() or IdentifierKind.OTHER),
            value=self.value.text(),
            platform=self.platform.text().strip(),
            item_id=item_id_of(self.seen_in.chosen()),
            note=self.note.text(),
        )

    def say_look(self, look: messages.LookAtNumber, answer: messages.NumberLookedAt | None) -> None:
        """Say what was found about the value."""
        self.number.say(look, answer)

    def _on_anything_changed(self, _text: str) -> None:
        self.changed.emit(self.draft())

    def _look(self) -> messages.LookAtNumber | None:
        value = self.value.text().strip()
        if not value:
            return None
        # A frame carries bytes, so that no character is lost.
        return messages.LookAtNumber(
            text_utf8=value.encode("utf-8", "surrogatepass"),
            kind=IdentifierKind(self.kind.chosen() or IdentifierKind.OTHER),
        )

    def _what_is_odd(self) -> str:
        odd = odd_in(self.value.text())
        return odd_words(odd, self._words) if odd else ""

    def _say_what_is_odd(self) -> None:
        odd = self._what_is_odd()
        self.value.set_note(odd, "soon")
