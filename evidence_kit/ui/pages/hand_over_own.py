"""The person's own bank and wallet among what goes out: said before, and easily left out.

The rules are: it is said plainly that others may read it later; nothing is left out without a
tick; the tick changes what goes out and never what is kept.
"""

from PySide6.QtCore import Signal

from evidence_kit.i18n import Words
from evidence_kit.messages import CaseSeen
from evidence_kit.ui.models.own_accounts import are_own_accounts_left_out, own_account_lines
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.cards import Card
from evidence_kit.ui.widgets.choices import CheckRow
from evidence_kit.ui.widgets.labels import Heading
from evidence_kit.ui.widgets.text_block import TextBlock


class OwnAccountsCard(Card):
    """What names the person's own bank or wallet; no card at all where nothing does."""

    ticked = Signal(bool)
    """The person leaves it out, or lets it go out."""

    def __init__(self, theme: Theme, words: Words) -> None:
        _ = words.gettext
        title = _("Your own bank or wallet is named")
        super().__init__(theme, "plain", title)
        self._words = words
        self.body.addWidget(Heading(theme, title, "strong"))
        self._lines = TextBlock(theme, "", "small")
        self.body.addWidget(self._lines)
        self.body.addWidget(
            TextBlock(
                theme,
                _(
                    "It can help to follow the money. A report may be read by the other side "
                    "later. You can keep it to yourself and tell the police by word."
                ),
                "small",
                "soft",
            )
        )
        self.leave_out = CheckRow(
            theme,
            _("Leave it out"),
            " ".join(
                (
                    _("Of the report, the package and the papers. It stays in your case."),
                    _(
                        "Screenshots, texts and notes that name it go out as they are. Cover, "
                        "change or withhold those."
                    ),
                )
            ),
        )
        self.body.addWidget(self.leave_out)
        self.leave_out.clicked.connect(lambda is_ticked: self.ticked.emit(bool(is_ticked)))
        self.hide()

    def show_case(self, case: CaseSeen) -> None:
        """Show what a case holds of it."""
        lines = own_account_lines(case, self._words)
        is_left_out = are_own_accounts_left_out(case)
        # A tick that holds must be seen, or nobody can take it back.
        self.setVisible(bool(lines) or is_left_out)
        self._lines.set_text("\n".join(lines))
        self.leave_out.setChecked(is_left_out)
