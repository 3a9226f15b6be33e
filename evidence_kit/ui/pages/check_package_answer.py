"""What a check of a package says: the one answer, the code, and every answer by name."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from evidence_kit.i18n import Words
from evidence_kit.model import Finding
from evidence_kit.ui.models.checking_package import Answered, CheckPackageState, Shown
from evidence_kit.ui.models.package_saying import saying_of
from evidence_kit.ui.models.times import instant_words, locale_of
from evidence_kit.ui.models.verdicts import FindingWords, count_words, package_words
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.buttons import Button
from evidence_kit.ui.widgets.cards import Card
from evidence_kit.ui.widgets.choices import Segmented
from evidence_kit.ui.widgets.code_groups import CodeGroups
from evidence_kit.ui.widgets.copying import copy_text
from evidence_kit.ui.widgets.findings_table import FindingsTable
from evidence_kit.ui.widgets.labels import Heading, Icon, Label
from evidence_kit.ui.widgets.text_block import TextBlock


class ResultCard(Card):
    """The answer about the package, and about its code."""

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__(theme, "plain")
        self._words = words
        self.body.setContentsMargins(24, 24, 24, 24)
        self.body.setSpacing(12)
        self._icon = Icon(theme, "shield", "soon", 32)
        self._title = Heading(theme, "", "title")
        self._when = Label(theme, "", "small", "soft")
        texts = QVBoxLayout()
        texts.setSpacing(4)
        texts.addWidget(self._title)
        texts.addWidget(self._when)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(texts, 1)
        self.body.addLayout(head)
        self._means = TextBlock(theme, "")
        self.body.addWidget(self._means)
        self._code_icon = Icon(theme, "question", "soon")
        self._code_title = Label(theme, "", "strong")
        self._code_line = TextBlock(theme, "", "small", "soft")
        code_texts = QVBoxLayout()
        code_texts.setSpacing(2)
        code_texts.addWidget(self._code_title)
        code_texts.addWidget(self._code_line)
        code_row = QHBoxLayout()
        code_row.setSpacing(12)
        code_row.addWidget(self._code_icon, 0, Qt.AlignmentFlag.AlignTop)
        code_row.addLayout(code_texts, 1)
        self.body.addSpacing(4)
        self.body.addLayout(code_row)
        name = words.gettext("The code of this package")
        self._groups_title = Label(theme, name, "label")
        self.groups = CodeGroups(theme, name)
        self.body.addWidget(self._groups_title)
        self.body.addWidget(self.groups)
        self.copy_button = Button(theme, words.gettext("Copy"), "normal", "copy")
        self.copy_button.clicked.connect(lambda: copy_text(self.groups.code))
        self.body.addWidget(self.copy_button)

    def show_answered(self, answered: Answered) -> None:
        """Show the answers of a check."""
        _ = self._words.gettext
        saying = saying_of(answered.checked, answered.given)
        said, code = saying.answer, saying.code
        is_red = answered.is_red
        self.set_kind("danger" if is_red else "plain")
        is_quiet = said.tone != "danger" or is_red
        self._icon.set_icon(said.icon if is_quiet else "alert", said.tone if is_quiet else "soon")
        self._title.setText(_(said.title))
        self.setAccessibleName(_(said.title))
        self._when.setText(
            # Translators: {counts} is “1 altered, 26 intact”.
            _("Checked {time}: {counts}").format(
                time=instant_words(answered.at, locale_of(self._words)),
                counts=count_words(answered.checked.findings, self._words),
            )
        )
        self._means.set_text(_(said.means))
        self._code_icon.set_icon(code.icon, code.tone)
        self._code_title.setText(_(code.title))
        self._code_line.set_text(_(code.means) if code.means else "")
        self._code_line.setVisible(bool(code.means))
        computed = answered.checked.hand_over_code
        for widget in (self._groups_title, self.groups, self.copy_button):
            widget.setVisible(bool(computed))
        if computed != self.groups.code:
            self.groups.set_code(computed)

    def title(self) -> str:
        """Return the one answer as it stands there."""
        return self._title.text()

    def spoken(self) -> str:
        """Return the answers as they are announced."""
        parts = (self._title.text(), self._when.text(), self._code_title.text())
        return " ".join(parts)


class FindingsCard(Card):
    """Every answer by name, or what is not right alone."""

    chosen = Signal(object)
    """The person chose which answers are listed; a :class:`Shown`."""

    def __init__(self, theme: Theme, words: Words) -> None:
        _ = words.gettext
        title = _("Every answer")
        super().__init__(theme, "plain", title)
        self._words = words
        self._listed: tuple[Finding, ...] | None = None
        self.body.setContentsMargins(0, 16, 0, 16)
        head = QHBoxLayout()
        head.setContentsMargins(20, 0, 20, 0)
        head.setSpacing(12)
        head.addWidget(Heading(theme, title, "strong"), 1)
        self.segments = Segmented(
            theme,
            (
                (Shown.NOT_RIGHT.value, _("To look at"), ""),
                (Shown.EVERYTHING.value, _("All"), ""),
            ),
            _("Which answers are listed"),
        )
        self.segments.chosen.connect(lambda name: self.chosen.emit(Shown(name)))
        head.addWidget(self.segments)
        self.body.addLayout(head)
        self.table = FindingsTable(theme, words, title, self._say)
        self.body.addWidget(self.table)

    def show_findings(self, state: CheckPackageState) -> None:
        """Show the answers that are listed now."""
        has_both = state.answered is not None and bool(state.answered.not_right)
        self.segments.setVisible(has_both)
        self.segments.choose(state.shown.value)
        if state.listed != self._listed:
            self._listed = state.listed
            self.table.set_findings(state.listed)

    def _say(self, finding: Finding) -> FindingWords:
        return package_words(finding, self._words)
