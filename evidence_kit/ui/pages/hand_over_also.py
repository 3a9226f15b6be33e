"""What else is made beside the package: contact sheet, intimate pieces, a lock.

The rules are: nothing of it is chosen before; what a receiver needs for a lock is said before it is
chosen, because some may install nothing; intimate pieces are offered in a case of adults that
has some, and in no other, not even as something that cannot be chosen (product rule M2).
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from evidence_kit.i18n import Words
from evidence_kit.ui.models.hand_over import Choice
from evidence_kit.ui.models.making import Shape
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.choices import CheckRow
from evidence_kit.ui.widgets.labels import Label


class AlsoPart(QWidget):
    """Three things to tick."""

    ticked = Signal(str, bool)
    """The person ticked something or took it back: the field of :class:`Choice`, and whether."""

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        _ = words.gettext
        name = _("Anything else?")
        self.setAccessibleName(name)
        self.contact_sheet = CheckRow(
            theme, _("A contact sheet"), _("How to reach you. Apart from the report.")
        )
        self.lock = CheckRow(
            theme,
            _("Lock it with words"),
            _(
                "You say them by voice. Nobody opens it without. On Windows it takes 7-Zip, WinZip "
                "or WinRAR: ask first whether they have one."
            ),
        )
        self.sensitive = CheckRow(
            theme,
            _("The intimate pieces too"),
            _("Only if the police ask. Apart, and always locked: it takes the same programs."),
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(Label(theme, name, "label"))
        for row, field in (
            (self.contact_sheet, "with_contact_sheet"),
            (self.lock, "is_locked"),
            (self.sensitive, "with_sensitive"),
        ):
            layout.addWidget(row)
            row.clicked.connect(
                lambda is_ticked, field=field: self.ticked.emit(field, bool(is_ticked))
            )

    def show_choice(self, choice: Choice, *, can_be_sensitive: bool) -> None:
        """Show what is ticked; a report alone is for paper: it has no lock and no originals."""
        is_package = choice.shape is not Shape.REPORT
        self.contact_sheet.setChecked(choice.with_contact_sheet)
        self.lock.setVisible(is_package)
        self.lock.setChecked(choice.is_locked)
        self.sensitive.setVisible(can_be_sensitive and is_package)
        self.sensitive.setChecked(choice.with_sensitive and can_be_sensitive)
