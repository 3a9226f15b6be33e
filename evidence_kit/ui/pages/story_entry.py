"""Adding something that happened to the order of time."""

from PySide6.QtCore import Signal

from evidence_kit import messages
from evidence_kit.i18n import Words
from evidence_kit.messages import CaseSeen
from evidence_kit.model import Demand, ItemId
from evidence_kit.questions import Remark
from evidence_kit.ui.models.evidence_choices import evidence_choices, item_id_of
from evidence_kit.ui.models.form_draft import packed, unpacked
from evidence_kit.ui.models.remarks import ACTOR_WORDS, said_of
from evidence_kit.ui.models.threat_source import account_choices, source_of
from evidence_kit.ui.models.timeline import DEMAND_WORDS
from evidence_kit.ui.pages.number_look import NumberLook
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.choices import CheckRow
from evidence_kit.ui.widgets.fields import Area, Chooser, Field
from evidence_kit.ui.widgets.inline_form import InlineForm
from evidence_kit.ui.widgets.when_field import WhenField
from evidence_kit.visible import visible

_FEWEST_CARD_DIGITS = 12
"""ISO/IEC 7812; with fewer nothing has to be looked at."""


class EntryForm(InlineForm):
    """What happened, when, and where that was seen."""

    changed = Signal(str)
    """Something was typed or picked; the whole form as a draft."""
    look_requested = Signal(object)
    """What was typed may hold a card number: a request."""

    def __init__(self, theme: Theme, words: Words) -> None:
        _ = words.gettext
        super().__init__(theme, _("Add something that happened"), "", _("Keep it"), _("Not now"))
        self._words = words
        self._case: CaseSeen | None = None
        self._replaces = ""
        self.what = Area(theme, _("What happened?"), rows=2)
        self.when = WhenField(theme, words)
        self.seen_in = Chooser(theme, _("Seen in"))
        self.add_line(self.what)
        self.add_line(self.when)
        self.until = Field(theme, _("Until when did it go on?"))
        self.actor = Chooser(
            theme, _("Who did it?"), [(each, _(said)) for each, said in ACTOR_WORDS.items()]
        )
        self.add_line(self.seen_in)
        self.add_line(self.until, self.actor)
        self.is_threat = CheckRow(theme, _("It was a threat"))
        self.account = Chooser(theme, _("From which account?"))
        self.audience = Field(theme, _("To whom was it to be sent or shown?"))
        self.deadline = Field(theme, _("Until when?"), _("As it was said, such as “in 24 hours”."))
        self.demand = Chooser(
            theme,
            _("What did they want?"),
            [(each, _(said)) for each, said in DEMAND_WORDS.items()],
        )
        self.language = Field(theme, _("In which language?"))
        self.add_line(self.is_threat)
        for line in self._of_threat():
            self.add_line(line)
        self.is_threat.toggled.connect(self._on_threat_toggled)
        self.account.picked.connect(self._on_anything_changed)
        self.audience.edited.connect(self._on_anything_changed)
        self.deadline.edited.connect(self._on_anything_changed)
        self.demand.picked.connect(self._on_anything_changed)
        self.language.edited.connect(self._on_anything_changed)
        self.until.edited.connect(self._on_anything_changed)
        self.actor.picked.connect(self._on_anything_changed)
        self._on_threat_toggled(is_threat=False)
        self.what.edited.connect(self._on_anything_changed)
        self.number = NumberLook(self.what, words, self._look, is_prose=True)
        """What is said of a card number in the words."""
        self.number.requested.connect(self.look_requested)
        self.number.settled.connect(self.submitted)
        self.when.edited.connect(self._on_anything_changed)
        self.when.submitted.connect(self.submitted)
        self.seen_in.picked.connect(self._on_anything_changed)

    def show_case(self, case: CaseSeen) -> None:
        """Offer the pieces of evidence of a case."""
        self.seen_in.set_choices(evidence_choices(case, self._words))
        self.account.set_choices(account_choices(case, self._words))
        self._case = case

    @property
    def replaces(self) -> str:
        """The name of what was said before and is said again now; "" for something new."""
        return self._replaces

    def change(self, name: str) -> None:
        """Fill in an event or a threat that was kept, to be said again."""
        if self._case is None:
            return
        for threat in self._case.threats:
            if f"threat/{threat.number}" == name:
                self._fill(name, threat.text, threat.at_text, threat.item_id)
                self.is_threat.setChecked(True)
                self.account.choose(threat.platform)
                self.audience.set_text(threat.audience)
                self.deadline.set_text(threat.deadline_text)
                self.demand.choose(threat.demand)
                self.language.set_text(self._said(threat.number, Remark.THREAT_LANGUAGE))
        for event in self._case.events:
            if f"event/{event.number}" == name:
                self._fill(name, event.text, event.at_text, event.item_id)
                self.until.set_text(self._said(event.number, Remark.EVENT_UNTIL))
                self._choose_actor(self._said(event.number, Remark.EVENT_ACTOR))
        self.changed.emit(self.draft())

    def restore(self, draft: str) -> bool:
        """Put a draft back; returns whether there was anything in it."""
        fields = unpacked(draft)
        self.what.set_text(fields.get("what", ""))
        self.what.set_note("")
        self.number.make_room()
        self.when.set_value(fields.get("precision", ""), fields.get("when", ""))
        self.seen_in.choose(fields.get("seen_in", ""))
        self.audience.set_text(fields.get("audience", ""))
        self.deadline.set_text(fields.get("deadline", ""))
        self.language.set_text(fields.get("language", ""))
        self.until.set_text(fields.get("until", ""))
        self._choose_actor(fields.get("actor", ""))
        self.demand.choose(fields.get("demand", Demand.NOT_SAID))
        self.account.choose(fields.get("account", ""))
        self.is_threat.setChecked(bool(fields.get("threat", "")))
        self._say_what_it_is(fields.get("replaces", ""))
        if "said" in fields:
            self.when.set_said(fields["said"])
        return bool(fields)

    def draft(self) -> str:
        """Return what was filled in so far; "" when nothing was typed."""
        said = {
            "what": self.what.text(),
            "when": self.when.typed(),
            "seen_in": self.seen_in.chosen(),
            **(self._threat_draft() or self._event_draft()),
        }
        if not any(said.values()):
            return ""
        also = {"precision": self.when.chosen().value, "replaces": self._replaces}
        if self.when.is_as_said:
            also["said"] = self.when.at_text()
        return packed(said | also)

    def find_request(self) -> messages.RecordEvent | messages.RecordThreat | None:
        """Return what to record; ``None``, with a note at the field, when nothing was said yet."""
        if not self.what.text().strip():
            self.what.set_note(self._words.gettext("A few words are enough."))
            self.what.setFocus()
            return None
        if not self.number.is_settled():
            return None
        if self.is_threat.isChecked():
            return messages.RecordThreat(
                at_text=self.when.at_text(),
                text=self.what.text().strip(),
                **source_of(self._case, self.account.chosen()),
                audience=self.audience.text().strip(),
                deadline_text=self.deadline.text().strip(),
                demand=Demand(self.demand.chosen() or Demand.NOT_SAID),
                language=self.language.text().strip(),
                item_id=item_id_of(self.seen_in.chosen()),
            )
        return messages.RecordEvent(
            at_text=self.when.at_text(),
            text=self.what.text().strip(),
            item_id=item_id_of(self.seen_in.chosen()),
            until_text=self.until.text().strip(),
            actor=self.actor.chosen(),
        )

    def say_look(self, look: messages.LookAtNumber, answer: messages.NumberLookedAt | None) -> None:
        """Say what becomes of a card number in what was typed."""
        self.number.say(look, answer)

    def _look(self) -> messages.LookAtNumber | None:
        text = self.what.text().strip()
        if sum(sign.isdigit() for sign in text) < _FEWEST_CARD_DIGITS:
            return None
        return messages.LookAtNumber(text_utf8=text.encode("utf-8", "surrogatepass"))

    def _said(self, number: int, remark: Remark) -> str:
        return "" if self._case is None else said_of(self._case, number, remark)

    def _choose_actor(self, actor: str) -> None:
        """Choose who did it; an account that was named elsewhere stays a choice."""
        choices = [(each, self._words.gettext(said)) for each, said in ACTOR_WORDS.items()]
        if actor not in ACTOR_WORDS:
            account = self._words.gettext("Account {subject}, as reported")
            choices.append((actor, account.format(subject=visible(actor))))
        self.actor.set_choices(choices)
        self.actor.choose(actor)

    def _fill(self, name: str, what: str, at_text: str, item_id: ItemId | None) -> None:
        self.restore("")
        self._say_what_it_is(name)
        self.what.set_text(what)
        self.when.set_said(at_text)
        self.seen_in.choose("" if item_id is None else str(item_id))

    def _say_what_it_is(self, replaces: str) -> None:
        _ = self._words.gettext
        self._replaces = replaces
        self.set_title(_("Change what you added") if replaces else _("Add something that happened"))

    def _of_threat(self) -> tuple[Chooser | Field, ...]:
        return (self.account, self.audience, self.deadline, self.demand, self.language)

    def _of_event(self) -> tuple[Chooser | Field, ...]:
        return (self.until, self.actor)

    def _event_draft(self) -> dict[str, str]:
        return {"until": self.until.text(), "actor": self.actor.chosen()}

    def _threat_draft(self) -> dict[str, str]:
        if not self.is_threat.isChecked():
            return {}
        return {
            "threat": "yes",
            "account": self.account.chosen(),
            "audience": self.audience.text(),
            "deadline": self.deadline.text(),
            "demand": self.demand.chosen(),
            "language": self.language.text(),
        }

    def _on_threat_toggled(self, is_threat: bool) -> None:  # noqa: FBT001 - Qt calls it so
        for line in self._of_threat():
            line.setVisible(is_threat)
        for line in self._of_event():
            line.setVisible(not is_threat)
        self._on_anything_changed()

    def _on_anything_changed(self, _text: str = "") -> None:
        self.what.set_note("")
        self.changed.emit(self.draft())
