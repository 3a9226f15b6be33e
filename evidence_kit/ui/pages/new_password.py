"""A new password: typed twice, judged while it is typed, or suggested. Paste is allowed.

The rules are: what was suggested can be read whole, at every width, as long as it is not covered:
whoever writes down what the field shows must not miss a word.
"""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evidence_kit import messages
from evidence_kit.i18n import N_, Words
from evidence_kit.ui.models.languages import spoken_by
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.vault_process import VaultProcess
from evidence_kit.ui.widgets.buttons import Button
from evidence_kit.ui.widgets.cards import Card
from evidence_kit.ui.widgets.fields import Field
from evidence_kit.ui.widgets.labels import Label
from evidence_kit.ui.widgets.strength_meter import StrengthMeter
from evidence_kit.ui.widgets.text_block import TextBlock

_PAUSE_MS = 150
"""After the last key; judging takes a few milliseconds, and nobody reads faster."""

_GOOD = N_("Guessing this would take many years.")
_NOT_THE_SAME = N_("The two are not the same yet.")


class NewPassword(QWidget):
    """Two fields, a meter, and words for whoever has none.

    Args:
        theme: How it looks.
        vault: What judges and suggests; it opens nothing for that.
        words: The language it speaks.
        label: What the first field is called.
    """

    changed = Signal()
    """What was typed, or what is known of it, is another now."""
    submitted = Signal()
    """The person pressed Enter in the last field."""

    def __init__(self, theme: Theme, vault: VaultProcess, words: Words, label: str) -> None:
        super().__init__()
        self.words = words
        self._vault = vault
        self._judged = ""
        self._asked = ""
        self._suggested = ""
        _ = words.gettext
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.first = Field(theme, label, is_secret=True)
        self.meter = StrengthMeter(theme)
        self.again = Field(theme, _("The same again"), is_secret=True)
        self.again.set_covered(is_covered=True)
        # Translators: as many as are suggested in your language: five of English, six of Italian.
        self.suggest = Button(theme, _("Suggest five words"), "small", "changes")
        self.whole = Card(theme, "well", _("All the words"))
        self.whole.body.setContentsMargins(16, 12, 16, 12)
        self.whole.body.setSpacing(4)
        self.whole_words = TextBlock(theme, "", mono=True)
        self.whole.body.addWidget(Label(theme, _("All the words"), "label"))
        self.whole.body.addWidget(self.whole_words)
        self.whole.hide()
        for widget in (self.first, self.whole, self.meter, self.again):
            column.addWidget(widget)
        row = QHBoxLayout()
        row.addWidget(self.suggest)
        row.addStretch(1)
        column.addSpacing(4)
        column.addLayout(row)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self._judge)
        self.first.edited.connect(self._on_first_edited)
        self.first.submitted.connect(self._on_first_submitted)
        self.first.cover_changed.connect(self._show_whole)
        self.again.edited.connect(self._on_again_edited)
        self.again.left.connect(self._on_again_left)
        self.again.submitted.connect(self.submitted)
        self.suggest.clicked.connect(self._on_suggest_clicked)

    def text(self) -> str:
        """Return the password as it stands in the first field."""
        return self.first.text()

    def missing(self) -> str:
        """Return what is still needed before it can be used, in words; "" for nothing."""
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

    def is_waiting(self) -> bool:
        """Return whether it is not known yet how strong the password is."""
        typed = self.first.text()
        return bool(typed) and (self.meter.strength is None or self._judged != typed)

    def ask_again(self) -> None:
        """Let it be judged, unless that is under way."""
        if self.is_waiting() and self._asked != self.first.text():
            self._judge()

    def vault_ended(self) -> None:
        """Hear that the vault process ended: what it was asked is not answered any more."""
        self._asked = ""

    def forget(self) -> None:
        """Take the password out of the fields."""
        self.first.set_text("")
        self.again.set_text("")
        self.again.set_note("")
        self._judged = self._asked = ""
        self.meter.show_strength(None, "")
        self._show_whole()

    def _judge(self) -> None:
        self._timer.stop()
        asked = self.first.text()
        if not asked:
            self._judged = ""
            self.meter.show_strength(None, "")
            self.changed.emit()
            return

        self._asked = asked

        def on_done(answer: messages.Answer) -> None:
            # Somebody types on while it is judged; only the present text counts.
            if isinstance(answer, messages.PassphraseJudged) and self.first.text() == asked:
                self.show_judged(asked, answer)

        self._vault.ask(messages.JudgePassphrase(passphrase=asked), on_done=on_done)

    def show_judged(self, asked: str, judged: messages.PassphraseJudged) -> None:
        """Show how strong a password is."""
        _ = self.words.gettext
        self._judged, self._asked = asked, ""
        reason = _(judged.reason) if judged.reason else _(_GOOD)
        self.meter.show_strength(judged.strength, reason)
        self.changed.emit()

    def _on_first_edited(self, _text: str) -> None:
        self._timer.start()
        self._show_whole()
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
        asked = messages.SuggestPassphrase(language=spoken_by(self.words))
        self._vault.ask(asked, on_done=self._on_vault_suggested)

    def _on_vault_suggested(self, answer: messages.Answer) -> None:
        if not isinstance(answer, messages.PassphraseSuggested):
            return
        self._suggested = answer.passphrase
        self.first.set_text(answer.passphrase)
        self.first.set_covered(is_covered=False)
        self.again.set_text("")
        self.again.set_note(
            self.words.gettext("Write it down if you like, then type it here once."), "soft"
        )
        self._judge()
        self.again.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_whole(self) -> None:
        """Show what was suggested with all of its words, while it is readable and the same."""
        is_suggested = bool(self._suggested) and self.first.text() == self._suggested
        if not is_suggested:
            self._suggested = ""
        is_shown = is_suggested and not self.first.is_covered()
        self.whole_words.set_text(self._suggested if is_shown else "")
        self.whole.setVisible(is_shown)
