"""The two questions about age, asked once more where a damaged case lost the answers.

"Not sure" counts as under 18, and stands there first (product rule M1).
"""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from evidence_kit.i18n import N_, Words
from evidence_kit.model import AgeInPicture, Ages
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.choices import CheckRow
from evidence_kit.ui.widgets.fields import Chooser, Field
from evidence_kit.ui.widgets.labels import Heading

OLDEST_AGE = 120

_ANSWERS = {
    AgeInPicture.NOT_SURE: N_("I’m not sure"),
    AgeInPicture.ADULT: N_("Everyone was 18 or older when it was taken."),
    AgeInPicture.UNDER_18: N_("At least one person was under 18 when it was taken."),
}


class AgesAgain(QWidget):
    """How old now, and was anyone in a picture under 18."""

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        _ = words.gettext
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(Heading(theme, _("Two questions about age"), "strong"))
        self.age = Field(
            theme, _("How old are you now?"), _("Leave it empty if you’d rather not say.")
        )
        self.age.line.setMaxLength(len(str(OLDEST_AGE)))
        self.in_picture = Chooser(
            theme,
            _("Was anyone in the pictures or videos under 18 when they were taken?"),
            [(answer.value, _(text)) for answer, text in _ANSWERS.items()],
        )
        self.nothing_visible = CheckRow(
            theme,
            _("In none of the saved pictures anything nude or sexual is visible, even small."),
            _("Tick it only if you know each of them."),
        )
        for line in (self.age, self.in_picture, self.nothing_visible):
            column.addWidget(line)

    @property
    def is_nothing_visible(self) -> bool:
        """Whether the person said that nothing nude or sexual is visible in any picture."""
        return self.nothing_visible.isChecked()

    def find_answers(self) -> Ages | None:
        """Return the two answers; ``None`` where the age is no number of years."""
        typed = self.age.text().strip()
        in_picture = AgeInPicture(self.in_picture.chosen() or AgeInPicture.NOT_SURE)
        if not typed:
            return Ages(now=None, in_picture=in_picture)
        if not (typed.isascii() and typed.isdigit() and int(typed) <= OLDEST_AGE):
            return None
        return Ages(now=int(typed), in_picture=in_picture)
