"""One file of the question: its name, where it lies, and two answers of which none is given.

What comes in has one thing more to tick, which nobody has to: whether others can be seen in it.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from evidence_kit.i18n import Words
from evidence_kit.ui.models.item_words import size_words
from evidence_kit.ui.pages.evidence_question import Answer, Offered
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.unseen import shown
from evidence_kit.ui.widgets.beside import Beside
from evidence_kit.ui.widgets.cards import Card
from evidence_kit.ui.widgets.choices import CheckRow
from evidence_kit.ui.widgets.labels import Icon
from evidence_kit.ui.widgets.plain_boxes import Dot
from evidence_kit.ui.widgets.text_block import TextBlock


class QuestionRow(QWidget):
    """Asks about one file."""

    answered = Signal(object)
    """The person's :class:`Answer`."""
    others_said = Signal(bool)
    """Whether others, who have nothing to do with it, can be seen or named in the file."""

    def __init__(self, theme: Theme, words: Words, offered: Offered, *, is_under_18: bool) -> None:
        super().__init__()
        self._theme = theme
        self._words = words
        _ = words.gettext
        name = shown(offered.name)
        yes = _("Yes, or not sure") if is_under_18 else _("Yes")
        self.setAccessibleName(name)
        self.no = Dot(theme, _("No"))
        self.yes = Dot(theme, yes)
        for button in (self.no, self.yes):
            button.setFont(theme.font("body"))
            # Translators: how a radio button is read aloud: the answer, then the file's name.
            button.setAccessibleName(_("{answer}, {name}").format(answer=button.text(), name=name))
        self._group = QButtonGroup(self)
        self._group.addButton(self.no)
        self._group.addButton(self.yes)
        self._group.buttonClicked.connect(self._on_group_clicked)
        self.others = CheckRow(theme, "")
        policy = self.others.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.others.setSizePolicy(policy)
        self.others.clicked.connect(self.others_said)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 20, 12)
        file, answers = self._build_file(offered, words), self._build_answers()
        column.addWidget(Beside(theme, file, answers, from_em=35, gap_px=12))
        column.addWidget(self.others)
        self._show_others(is_asked=False, has_others=False)
        theme.changed.connect(self._dress)

    def show_answer(self, answer: Answer, *, has_others: bool = False) -> None:
        """Show what was answered, or that nothing was."""
        self._show_others(is_asked=answer is Answer.NO, has_others=has_others)
        if answer is Answer.NONE_YET:
            # An exclusive group keeps one of its buttons down for ever.
            self._group.setExclusive(False)
            self.no.setChecked(False)
            self.yes.setChecked(False)
            self._group.setExclusive(True)
        else:
            (self.no if answer is Answer.NO else self.yes).setChecked(True)

    @property
    def is_answered(self) -> bool:
        """Whether one of the answers was given."""
        return self.no.isChecked() or self.yes.isChecked()

    @property
    def stop(self) -> QWidget:
        """The answer given, or else the first: a key that nobody meant changes nothing there."""
        return self.yes if self.yes.isChecked() else self.no

    def _show_others(self, *, is_asked: bool, has_others: bool) -> None:
        """Show the tick for what comes in; what it means is said where it is set.

        Its place is there from the start: a row that grows moves the next answer from under the
        hand that is about to give it.
        """
        _ = self._words.gettext
        self.others.setVisible(is_asked)
        self.others.setChecked(has_others)
        self.others.set_words(
            # Translators: friends or family, say, but not the one who threatens.
            _("It shows or names people who are not involved"),
            _("Nothing of it goes out until they are covered. You can change that any time.")
            if has_others
            else "",
        )

    def _build_file(self, offered: Offered, words: Words) -> QWidget:
        part = QWidget()
        row = QHBoxLayout(part)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        self._cover = Card(self._theme, "cover")
        self._cover.body.setContentsMargins(0, 0, 0, 0)
        inner = QHBoxLayout()
        inner.addStretch(1)
        inner.addWidget(
            Icon(self._theme, "folder" if offered.is_folder else "eye-off", "cover_ink")
        )
        inner.addStretch(1)
        self._cover.body.addLayout(inner)
        row.addWidget(self._cover)
        lines = QVBoxLayout()
        lines.setSpacing(2)
        lines.addStretch(1)
        lines.addWidget(TextBlock(self._theme, offered.name, "small", mono=True))
        meta = _where(offered, words)
        if meta:
            lines.addWidget(TextBlock(self._theme, meta, "caption", "soft"))
        if offered.size_bytes == 0:
            empty = words.gettext("Nothing is in this file. Better copy it from the phone again.")
            lines.addWidget(TextBlock(self._theme, empty, "caption", "soon"))
        lines.addStretch(1)
        row.addLayout(lines, 1)
        self._dress()
        return part

    def _build_answers(self) -> QWidget:
        part = QWidget()
        row = QHBoxLayout(part)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(24)
        row.addWidget(self.no)
        row.addWidget(self.yes)
        row.addStretch(1)
        part.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        return part

    def _on_group_clicked(self) -> None:
        self.answered.emit(Answer.NO if self.no.isChecked() else Answer.YES)

    def _dress(self) -> None:
        self._cover.setFixedSize(self._theme.px(56), self._theme.px(48))
        for button in (self.no, self.yes):
            button.setFont(self._theme.font("body"))


def _where(offered: Offered, words: Words) -> str:
    """Say where a file lies and how large it is, as far as that is known."""
    size = None if offered.size_bytes is None else size_words(offered.size_bytes, words)
    if offered.data is not None:
        return words.gettext("From the clipboard, {size}").format(size=size)
    if offered.is_folder:
        return words.gettext("A whole folder. The answer counts for everything in it.")
    if size is None:
        return words.gettext("From the folder {folder}").format(folder=offered.folder)
    return words.gettext("From the folder {folder}, {size}").format(
        folder=offered.folder, size=size
    )
