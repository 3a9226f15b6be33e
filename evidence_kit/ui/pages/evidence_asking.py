"""The question before anything is opened or copied: one line per file, and what follows from it.

The rules are those of :mod:`evidence_kit.ui.pages.evidence_question`; here they get words. Nobody
is asked why, nothing is called forbidden, and "yes" always has a way on. One answer for all is an
answer about each (product rule M4), so every name is listed first; of more than anybody reads, the
sentence itself says how many are not. What takes the files in stands below what scrolls: it is in
sight however many there are, and no answer moves it.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from evidence_kit.i18n import Words
from evidence_kit.overriding import override
from evidence_kit.ui.pages.evidence_answers import FateCard, StaysCard
from evidence_kit.ui.pages.evidence_face import FaceScroll
from evidence_kit.ui.pages.evidence_question import Answer, Fate, Question
from evidence_kit.ui.pages.evidence_question_row import QuestionRow
from evidence_kit.ui.pages.evidence_rows import PortionedRows
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.buttons import Button
from evidence_kit.ui.widgets.cards import Card
from evidence_kit.ui.widgets.choices import CheckRow
from evidence_kit.ui.widgets.flow_layout import FlowLayout
from evidence_kit.ui.widgets.labels import Heading, Icon, Label
from evidence_kit.ui.widgets.text_block import TextBlock

MANY = 4
"""From so many files on, one answer for all of them is offered."""
MOST_LISTED = 500
"""Up to so many, all are listed before one answer is given for all."""
_LEAST_WIDTH_FOR_BOTH = 460
"""Of the face at 100 %, in px: below it the hint stands above the buttons."""


class QuestionFace(QWidget):
    """Asks about files, and says what becomes of each answer."""

    changed = Signal(object)
    """The person answered: the :class:`Question` as it stands now."""
    take_requested = Signal()
    """What was answered with no, or is to be sealed, shall come in."""
    cancel_requested = Signal()
    """Nothing of this shall come in now."""
    description_requested = Signal(int)
    """A file stays where it is and shall be described: its place in the question."""

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        self._theme = theme
        self._words = words
        self._question: Question | None = None
        self._build()
        self._connect()

    def show_question(self, question: Question) -> None:
        """Show a question and what was answered so far."""
        before, self._question = self._question, question
        is_other = (
            before is None
            or before.offered != question.offered
            or before.is_under_18 != question.is_under_18
        )
        if is_other:
            self._render_words(question)
            self._rows.show_rows(len(question.offered))
        self._rows.change_rows(lambda number, row: _show(row, question, number))
        self._render_all_at_once(question)
        self._render_folders(question)
        self._stays.show_question(question)
        self._fate.show_question(question)
        self._render_end(question)

    def first_control(self) -> QWidget:
        """Return what gets the focus when the question appears: the first answer not given."""
        rows = [row for row in self._rows.rows if isinstance(row, QuestionRow)]
        if not rows:
            return self._cancel
        return next((row for row in rows if not row.is_answered), rows[0]).stop

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand the hint beside the buttons, or above them."""
        super().resizeEvent(event)
        self._arrange()

    def _build(self) -> None:
        _ = self._words.gettext
        theme = self._theme
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._scroll = FaceScroll(theme)
        column.addWidget(self._scroll, 1)
        card = Card(theme)
        card.body.setContentsMargins(1, 1, 1, 1)
        card.body.setSpacing(0)
        top = QVBoxLayout()
        top.setContentsMargins(20, 18, 20, 18)
        top.setSpacing(8)
        self._heading = Heading(theme)
        self._lead = TextBlock(theme, "", tone="soft")
        top.addWidget(self._heading)
        top.addWidget(self._lead)
        self._all = QWidget()
        all_row = FlowLayout(self._all, spacing=16)
        self._looked = CheckRow(theme, "")
        self._none_shows = Button(theme, "", "normal", "check")
        self._list_all = Button(theme, "", "normal", "down")
        self._listed = Label(theme, "", "small", "soft")
        top.addWidget(self._listed)
        all_row.addWidget(self._list_all)
        all_row.addWidget(self._looked)
        all_row.addWidget(self._none_shows)
        top.addWidget(self._all)
        card.body.addLayout(top)
        self._rows = PortionedRows(theme, self._words, self._build_row)
        card.body.addWidget(self._rows)
        self._card = card
        self._folders = Card(theme, "soon")
        self._folders_title = Label(theme, "", "strong")
        self._folders_text = TextBlock(theme, "")
        self._folders.body.addWidget(self._folders_title)
        self._folders.body.addWidget(self._folders_text)
        self._stays = StaysCard(theme, self._words)
        self._fate = FateCard(theme, self._words)
        for part in (card, self._folders, self._stays, self._fate):
            self._scroll.body.addWidget(part)
        self._scroll.body.addStretch(1)
        # Last, as the Tab key goes.
        column.addLayout(self._build_end())
        self._cancel.set_text(_("Cancel"))

    def _build_row(self, number: int) -> QWidget:
        question = self._question
        if question is None:
            return QWidget()
        row = QuestionRow(
            self._theme, self._words, question.offered[number], is_under_18=question.is_under_18
        )
        _show(row, question, number)
        row.answered.connect(lambda answer, at=number: self._on_row_answered(at, answer))
        row.others_said.connect(lambda has, at=number: self._on_row_others_said(at, has))
        return row

    def _build_end(self) -> QBoxLayout:
        self._end = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._end.setContentsMargins(32, 12, 32, 16)
        self._end.setSpacing(12)
        said = QHBoxLayout()
        said.setSpacing(12)
        self._hint = Label(self._theme, "", "small", "soft")
        said.addWidget(Icon(self._theme, "info", "soft", 16))
        said.addWidget(self._hint, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        self._cancel = Button(self._theme, "", "quiet")
        self._take = Button(self._theme, "", "primary")
        buttons.addStretch(1)
        buttons.addWidget(self._cancel, 0, Qt.AlignmentFlag.AlignBottom)
        buttons.addWidget(self._take, 0, Qt.AlignmentFlag.AlignBottom)
        self._end.addLayout(said, 1)
        self._end.addLayout(buttons)
        return self._end

    def _arrange(self) -> None:
        directions = QBoxLayout.Direction
        is_wide = self.width() >= self._theme.px(_LEAST_WIDTH_FOR_BOTH)
        self._end.setDirection(directions.LeftToRight if is_wide else directions.TopToBottom)

    def _connect(self) -> None:
        self._theme.changed.connect(self._arrange)
        self._list_all.clicked.connect(self._rows.show_all)
        self._rows.grown.connect(self._on_rows_grown)
        self._looked.clicked.connect(self._on_looked_clicked)
        self._none_shows.clicked.connect(self._on_none_shows_clicked)
        for card in (self._stays, self._fate):
            card.describe_requested.connect(self._on_describe_requested)
        self._stays.retake_requested.connect(self._on_stays_retake_requested)
        self._fate.decided.connect(self._on_fate_decided)
        self._cancel.clicked.connect(self.cancel_requested)
        self._take.clicked.connect(self.take_requested)

    def _render_words(self, question: Question) -> None:
        _ = self._words.gettext
        if question.is_under_18:
            heading = _("Is any nude or sexual picture visible, even a small one?")
            lead = self._where_to_look(question)
        else:
            heading = _("Does it show something intimate?")
            lead = _(
                "Nothing has been opened or copied yet. Nude or sexual pictures count, small ones "
                "in a chat too. Threats and demands prove enough without them."
            )
        self._heading.setText(heading)
        self._lead.set_text(lead)
        self._card.setAccessibleName(heading)
        self._card.setVisible(bool(question.offered))

    def _where_to_look(self, question: Question) -> str:
        """Say where a child looks, which is never here: a file may lie on this computer alone."""
        _ = self._words.gettext
        is_copied = not any(each.path for each in question.offered)
        if is_copied:
            return _(
                "Nothing has been opened or copied yet, and this program shows no picture. Look "
                "where you copied it from. Tiny pictures in a chat count too."
            )
        return _(
            "Nothing has been opened or copied yet, and this program shows no picture. Look where "
            "they are kept: on your phone, or in their folder on this computer. Tiny pictures in a "
            "chat count too."
        )

    def _render_all_at_once(self, question: Question) -> None:
        count = len(question.offered)
        self._all.setVisible(count >= MANY)
        listed = self._rows.listed
        is_folded = listed < count <= MOST_LISTED and not question.has_looked
        had_focus = self._list_all.hasFocus()
        self._looked.setVisible(not is_folded)
        self._none_shows.setVisible(not is_folded)
        self._list_all.setVisible(is_folded)
        if had_focus and not is_folded:
            self._looked.setFocus(Qt.FocusReason.OtherFocusReason)
        self._render_listed(listed, count, is_folded=is_folded)
        self._looked.set_words(self._looked_words(listed, count))
        self._looked.setChecked(question.has_looked)
        open_count = question.open_count
        none_shows = self._words.ngettext(
            "None of these {count} shows it", "None of these {count} shows it", open_count
        ).format(count=open_count)
        # The button keeps its place: were it gone, every row would move.
        all_said = self._words.gettext("Every file has an answer")
        self._none_shows.set_text(none_shows if open_count else all_said)
        self._none_shows.setEnabled(question.has_looked and open_count > 0)

    def _render_listed(self, listed: int, count: int, *, is_folded: bool) -> None:
        """Say how many names are folded away, and offer to show them."""
        ngettext = self._words.ngettext
        self._listed.setVisible(is_folded)
        # Translators: {listed} of {count} files have a row with their name on the page.
        said = ngettext(
            "{listed} of {count} files are listed so far. One answer for all is possible once you "
            "have seen every name.",
            "{listed} of {count} files are listed so far. One answer for all is possible once you "
            "have seen every name.",
            count,
        )
        self._listed.setText(said.format(listed=listed, count=count))
        list_all = ngettext("List all {count} files", "List all {count} files", count)
        self._list_all.set_text(list_all.format(count=count))

    def _looked_words(self, listed: int, count: int) -> str:
        if count > MOST_LISTED and listed < count:
            # Translators: {count} files in all; {folded} of them have no row on the page.
            said = self._words.ngettext(
                "I have looked at all {count} of them, also at the {folded} that are not listed "
                "below.",
                "I have looked at all {count} of them, also at the {folded} that are not listed "
                "below.",
                count,
            )
            return said.format(count=count, folded=count - listed)
        return self._words.ngettext(
            "I have looked at all {count} of them.",
            "I have looked at all {count} of them.",
            count,
        ).format(count=count)

    def _render_folders(self, question: Question) -> None:
        folders = question.refused_folders
        self._folders.setVisible(bool(folders))
        if not folders:
            return
        self._folders_title.setText(
            self._words.ngettext(
                "A folder is not taken in whole here.",
                "Folders are not taken in whole here.",
                len(folders),
            )
        )
        names = "\n".join(each.name for each in folders)
        self._folders.setAccessibleName(self._folders_title.text())
        self._folders_text.set_text(
            self._words.gettext(
                "{names}\nChoose the screenshots in it one by one, so that each can be looked at "
                "first."
            ).format(names=names)
        )

    def _render_end(self, question: Question) -> None:
        _ = self._words.gettext
        count = len(question.ready)
        self._take.setVisible(bool(question.offered))
        self._take.set_text(
            self._words.ngettext("Take in {count} file", "Take in {count} files", count).format(
                count=count
            )
            if count or not question.is_settled
            else _("Done")
        )
        self._take.setEnabled(count > 0 or question.is_settled)
        self._take.set_kind("normal" if question.waits_for_fate else "primary")
        if not count and not question.is_settled:
            hint = _("Answer for a file first. Without an answer it stays where it is.")
        elif question.open_count:
            hint = self._words.ngettext(
                "{count} file has no answer yet. It waits here.",
                "{count} files have no answer yet. They wait here.",
                question.open_count,
            ).format(count=question.open_count)
        else:
            hint = _("A description counts. It gets its own number and prints in the report.")
        self._hint.setText(hint)

    def _on_row_answered(self, at: int, answer: Answer) -> None:
        if self._question is not None:
            self.changed.emit(self._question.answered(at, answer))

    def _on_row_others_said(self, at: int, has_others: bool) -> None:  # noqa: FBT001 - a signal's
        if self._question is not None:
            self.changed.emit(self._question.said_of_others(at, has_others=has_others))

    def _on_rows_grown(self) -> None:
        if self._question is not None:
            self._render_all_at_once(self._question)

    def _on_looked_clicked(self, is_checked: bool) -> None:  # noqa: FBT001 - Qt's signal
        if self._question is not None:
            self.changed.emit(self._question.looked(has_looked=is_checked))

    def _on_none_shows_clicked(self) -> None:
        if self._question is not None:
            self.changed.emit(self._question.answered_no_for_all())

    def _on_describe_requested(self) -> None:
        if self._question is not None and self._question.intimate:
            self.description_requested.emit(self._question.intimate[0])

    def _on_stays_retake_requested(self) -> None:
        if self._question is not None and self._question.intimate:
            self.changed.emit(self._question.without(self._question.intimate[0]))

    def _on_fate_decided(self, fate: Fate) -> None:
        if self._question is not None:
            self.changed.emit(self._question.decided(fate))


def _show(row: QWidget, question: Question, number: int) -> None:
    if isinstance(row, QuestionRow):
        row.show_answer(question.answers[number], has_others=question.has_others(number))
