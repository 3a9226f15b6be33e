"""02e: a password made of words. Readable while it is first typed; paste is allowed."""

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from evidence_kit import messages
from evidence_kit.i18n import N_, Words
from evidence_kit.ui.pages.new_case.answers import Answers
from evidence_kit.ui.pages.new_case.question import Question, well
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.vault_process import VaultProcess
from evidence_kit.ui.widgets.buttons import Button
from evidence_kit.ui.widgets.columns import Columns, Place, Plan
from evidence_kit.ui.widgets.fields import Field
from evidence_kit.ui.widgets.strength_meter import StrengthMeter

_PAUSE_MS = 150
"""After the last key; judging takes a few milliseconds, and nobody reads faster."""

_GOOD = N_("Guessing this would take many years.")
_NOT_THE_SAME = N_("The two are not the same yet.")


class PasswordQuestion(Question):
    """Two fields, a meter, and words for whoever has none.

    Args:
        theme: How it looks.
        vault: What judges and suggests; it opens nothing for that.
        words: The language it speaks.
    """

    def __init__(self, theme: Theme, vault: VaultProcess, words: Words) -> None:
        super().__init__(theme, words)
        self._vault = vault
        self._judged = ""
        _ = words.gettext
        self.title = _("Choose a password made of words")
        self.lead = _("It locks the case on this computer. Spaces are fine.")
        self.short = _("Password")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        beside = Plan(
            from_em=42, widths=(0, 296), places=(Place(row=0, column=0), Place(row=0, column=1))
        )
        self.body.addWidget(
            Columns(theme, (self._fields(), self._good_to_know()), (beside,), gap_px=32)
        )
        self._timer.timeout.connect(self._judge)
        self.first.edited.connect(self._on_first_edited)
        self.first.submitted.connect(self._on_first_submitted)
        self.again.edited.connect(self._on_again_edited)
        self.again.left.connect(self._on_again_left)
        self.again.submitted.connect(self.submitted)
        self.suggest.clicked.connect(self._on_suggest_clicked)

    @override
    def first_focus(self) -> QWidget:
        """Return the field for the password."""
        return self.first.line

    @override
    def answered(self, answers: Answers) -> Answers:
        return replace(answers, passphrase=self.first.text())

    @override
    def missing(self) -> str:
        _ = self.words.gettext
        if not self.first.text():
            return _("Type a password, or let us suggest one.")
        if self.is_waiting():
            return _("One moment: we are looking how strong it is.")
        if self.meter.strength is messages.Strength.TOO_EASY:
            return _("This one is too easy. Add a word or two.")
        if self.again.text() != self.first.text():
            return _(_NOT_THE_SAME)
        return ""

    @override
    def is_waiting(self) -> bool:
        typed = self.first.text()
        return bool(typed) and (self.meter.strength is None or self._judged != typed)

    def forget(self) -> None:
        """Take the password out of the fields."""
        self.first.set_text("")
        self.again.set_text("")
        self._judged = ""
        self.meter.show_strength(None, "")

    def _fields(self) -> QWidget:
        _ = self.words.gettext
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.first = Field(self.theme, _("Password"), is_secret=True)
        self.meter = StrengthMeter(self.theme)
        self.again = Field(self.theme, _("The same again"), is_secret=True)
        self.again.set_covered(is_covered=True)
        self.suggest = Button(self.theme, _("Suggest five words"), "small", "changes")
        for widget in (self.first, self.meter, self.again):
            column.addWidget(widget)
        row = QHBoxLayout()
        row.addWidget(self.suggest)
        row.addStretch(1)
        column.addSpacing(4)
        column.addLayout(row)
        column.addStretch(1)
        return made

    def _good_to_know(self) -> QWidget:
        _ = self.words.gettext
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(
            well(
                self.theme,
                _("Good to know"),
                (
                    _(
                        "Four or five words that have nothing to do with you are strong and easy "
                        "to type."
                    ),
                    _(
                        "Nobody can reset it – not us, not the police. That is why the next step "
                        "makes a spare key."
                    ),
                    _("A wrong try never deletes anything."),
                ),
            )
        )
        column.addStretch(1)
        return made

    def _judge(self) -> None:
        asked = self.first.text()
        if not asked:
            self._judged = ""
            self.meter.show_strength(None, "")
            self.changed.emit()
            return

        def on_done(answer: messages.Answer) -> None:
            # Somebody types on while it is judged; only the present text counts.
            if isinstance(answer, messages.PassphraseJudged) and self.first.text() == asked:
                self._show(asked, answer)

        self._vault.ask(messages.JudgePassphrase(passphrase=asked), on_done=on_done)

    def _show(self, asked: str, judged: messages.PassphraseJudged) -> None:
        _ = self.words.gettext
        self._judged = asked
        reason = _(judged.reason) if judged.reason else _(_GOOD)
        self.meter.show_strength(judged.strength, reason)
        self.changed.emit()

    def _on_first_edited(self, _text: str) -> None:
        self._timer.start()
        self._check_again(is_done_typing=False)
        self.changed.emit()

    def _on_first_submitted(self) -> None:
        self.again.line.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_again_edited(self, _text: str) -> None:
        self._check_again(is_done_typing=False)
        self.changed.emit()

    def _on_again_left(self) -> None:
        self._check_again(is_done_typing=True)

    def _check_again(self, *, is_done_typing: bool) -> None:
        """Say whether the two are the same: good news at once, the other after leaving."""
        again = self.again.text()
        if again and again == self.first.text():
            self.again.set_note(self.words.gettext("The same."), "keep")
        elif again and is_done_typing:
            self.again.set_note(self.words.gettext(_NOT_THE_SAME), "soon")
        else:
            self.again.set_note("")

    def _on_suggest_clicked(self) -> None:
        self._vault.ask(messages.SuggestPassphrase(), on_done=self._on_vault_suggested)

    def _on_vault_suggested(self, answer: messages.Answer) -> None:
        if not isinstance(answer, messages.PassphraseSuggested):
            return
        self.first.set_text(answer.passphrase)
        self.first.set_covered(is_covered=False)
        self.again.set_text("")
        self.again.set_note(
            self.words.gettext("Write it down if you like, then type it here once."), "soft"
        )
        self._judge()
        self.again.line.setFocus(Qt.FocusReason.OtherFocusReason)
