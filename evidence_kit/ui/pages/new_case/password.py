"""02e: a password made of words. Readable while it is first typed; paste is allowed."""

from dataclasses import replace

from PySide6.QtWidgets import QVBoxLayout, QWidget

from evidence_kit.i18n import Words
from evidence_kit.overriding import override
from evidence_kit.ui.pages.new_case.answers import Answers
from evidence_kit.ui.pages.new_case.question import Question, at_the_top, well
from evidence_kit.ui.pages.new_password import NewPassword
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.vault_process import VaultProcess
from evidence_kit.ui.widgets.columns import Columns, Place, Plan


class PasswordQuestion(Question):
    """Two fields, a meter, and words for whoever has none.

    Args:
        theme: How it looks.
        vault: What judges and suggests; it opens nothing for that.
        words: The language it speaks.
    """

    def __init__(self, theme: Theme, vault: VaultProcess, words: Words) -> None:
        super().__init__(theme, words)
        _ = words.gettext
        self.title = _("Choose a password made of words")
        self.lead = _("It locks the case on this computer. Spaces are fine.")
        self.short = _("Password")
        self.entry = NewPassword(theme, vault, words, _("Password"))
        self.first, self.again = self.entry.first, self.entry.again
        self.meter, self.suggest = self.entry.meter, self.entry.suggest
        beside = Plan(
            from_em=42, widths=(0, 296), places=(Place(row=0, column=0), Place(row=0, column=1))
        )
        self.body.addWidget(
            Columns(theme, (at_the_top(self.entry), self._good_to_know()), (beside,), gap_px=32)
        )
        self.entry.changed.connect(self.changed)
        self.entry.submitted.connect(self.submitted)

    @override
    def first_focus(self) -> QWidget:
        """Return the field for the password."""
        return self.first.line

    @override
    def answered(self, answers: Answers) -> Answers:
        return replace(answers, passphrase=self.entry.text())

    @override
    def kept(self, answers: Answers) -> Answers:
        # It stays in its fields, and nowhere else before it is needed.
        return answers

    @override
    def missing(self) -> str:
        return self.entry.missing()

    @override
    def is_waiting(self) -> bool:
        return self.entry.is_waiting()

    @override
    def ask_again(self) -> None:
        self.entry.ask_again()

    @override
    def vault_ended(self) -> None:
        self.entry.vault_ended()

    def forget(self) -> None:
        """Take the password out of the fields."""
        self.entry.forget()

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
                    # Translators: as many as are suggested in your language: five, of Italian six.
                    _("Five words that have nothing to do with you are strong and easy to type."),
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
