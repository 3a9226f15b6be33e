"""Files on their way in, and what became of each of them.

The rules are: every file keeps a line with its name; a failed save is ochre, because nothing is
lost; what is not saved is named with its reason and with what to do, and can be tried again.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from evidence_kit.clock import Clock, SystemClock
from evidence_kit.i18n import Words
from evidence_kit.ui.alerts import alert_for
from evidence_kit.ui.models.item_words import size_words
from evidence_kit.ui.models.time_left import Pace, time_left_words
from evidence_kit.ui.models.transfer_rows import TransferLine
from evidence_kit.ui.pages.evidence_face import FaceScroll
from evidence_kit.ui.pages.evidence_intake import can_be_tried_again
from evidence_kit.ui.pages.evidence_rows import PortionedRows
from evidence_kit.ui.pages.evidence_transfer import Row, RowState, Transfer
from evidence_kit.ui.pages.evidence_transfer_list import TransferList
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.unseen import shown
from evidence_kit.ui.widgets.buttons import Button
from evidence_kit.ui.widgets.cards import Card
from evidence_kit.ui.widgets.labels import Heading
from evidence_kit.ui.widgets.notice import Notice
from evidence_kit.ui.widgets.progress import ProgressRow
from evidence_kit.ui.widgets.text_block import TextBlock

_MOST_NAMES = 3
"""More names in one sentence nobody reads."""
_TRY_AGAIN = "again"
_DESCRIBE = "describe"
_ALL_EVIDENCE = "all"


class TakingFace(FaceScroll):
    """Shows files on their way in; afterwards what was saved and what was not."""

    stop_requested = Signal()
    """The person asked to stop."""
    again_requested = Signal()
    """What was not saved shall be tried once more."""
    description_requested = Signal()
    """What was not saved shall be described in words for now."""
    pieces_requested = Signal()
    """The person has seen it and goes back to all pieces."""

    def __init__(self, theme: Theme, words: Words, clock: Clock | None = None) -> None:
        super().__init__(theme)
        self._theme = theme
        self._words = words
        self._clock = SystemClock() if clock is None else clock
        self._pace = Pace()
        self._notice: Notice | None = None
        self._refused: tuple[Row, ...] = ()
        self._build()

    def show_transfer(self, transfer: Transfer) -> None:
        """Show where every file stands."""
        if transfer.is_over:
            self._render_result(transfer)
        else:
            self._render_work(transfer)

    def first_control(self) -> QWidget:
        """Return what gets the focus when the work begins, or when it has ended."""
        if self._notice is not None:
            return self._notice.findChild(Button) or self._notice
        return self._progress.cancel

    def _build(self) -> None:
        _ = self._words.gettext
        self._work = Card(self._theme, "plain", _("Taking in files"))
        self._work.body.setContentsMargins(1, 1, 1, 1)
        self._work.body.setSpacing(0)
        top = QVBoxLayout()
        top.setContentsMargins(20, 18, 20, 18)
        self._progress = ProgressRow(self._theme)
        self._progress.note.setText(_("What is saved already stays saved."))
        self._progress.cancel_requested.connect(self.stop_requested)
        top.addWidget(self._progress)
        self._work.body.addLayout(top)
        self._lines = TransferList(self._theme, self._words, self._line)
        self._work.body.addWidget(self._lines)
        self._not_saved = Card(self._theme, "plain", _("Not saved"))
        self._not_saved.body.setContentsMargins(1, 1, 1, 1)
        self._not_saved.body.setSpacing(0)
        self._not_saved.body.addWidget(self._heading(_("Not saved, and why")))
        self._reasons = PortionedRows(self._theme, self._words, self._build_reason)
        self._not_saved.body.addWidget(self._reasons)
        self._added = Card(self._theme, "plain", _("Just added"))
        self._added.body.setContentsMargins(1, 1, 1, 1)
        self._added.body.setSpacing(0)
        self._added.body.addWidget(self._heading(_("Just added")))
        self._saved = TransferList(self._theme, self._words, self._line)
        self._added.body.addWidget(self._saved)
        for card in (self._work, self._not_saved, self._added):
            self.body.addWidget(card)
        self.body.addStretch(1)

    def _heading(self, text: str) -> Heading:
        heading = Heading(self._theme, text, "strong")
        heading.setContentsMargins(20, 14, 20, 14)
        return heading

    def _render_work(self, transfer: Transfer) -> None:
        _ = self._words.gettext
        self._work.show()
        self._not_saved.hide()
        self._added.hide()
        self._drop_notice()
        total = len(transfer.rows)
        self._progress.set(
            _("Stopping") if transfer.is_stopping else _("Taking in files"),
            transfer.over_count,
            total,
            self._words.ngettext("{done} of {total} file", "{done} of {total} files", total),
            self._time_left(transfer),
        )
        if transfer.is_stopping:
            self._progress.cancel.setEnabled(False)
        self._lines.show_rows(transfer.rows)

    def _time_left(self, transfer: Transfer) -> str:
        if transfer.is_stopping:
            return ""
        done, total = transfer.amount
        self._pace = self._pace.seen(self._clock.monotonic_ms(), done)
        return time_left_words(self._pace.seconds_left(total), self._words)

    def _render_result(self, transfer: Transfer) -> None:
        self._work.hide()
        self._refused = transfer.not_kept
        self._drop_notice()
        self._notice = self._build_notice(transfer)
        self._notice.chosen.connect(self._on_notice_chosen)
        self.body.insertWidget(0, self._notice)
        # One file's reason stands in the notice already.
        is_told_above = len(self._refused) == 1 and self._refused[0].problem is not None
        self._not_saved.setVisible(bool(self._refused) and not is_told_above)
        self._reasons.show_rows(0 if is_told_above else len(self._refused))
        self._added.setVisible(bool(transfer.kept))
        self._saved.show_rows(transfer.kept)

    def _build_notice(self, transfer: Transfer) -> Notice:
        _ = self._words.gettext
        actions = []
        if any(can_be_tried_again(row) for row in transfer.not_kept):
            actions.append((_("Try again"), _TRY_AGAIN))
        actions += [(_("All evidence"), _ALL_EVIDENCE)]
        if transfer.not_kept:
            actions.append((_("Describe it for now"), _DESCRIBE))
        kept, lost = len(transfer.kept), len(transfer.not_kept)
        problem = transfer.problem
        if lost == 1 and problem is None:
            problem = transfer.not_kept[0].problem
        alert = None if problem is None else alert_for(problem, self._words)
        title = self._title(kept, lost)
        return Notice(
            self._theme,
            "soon" if lost else "keep",
            title,
            _("Nothing is damaged. What is not saved is still where it was.")
            if alert is None and lost
            else ""
            if alert is None
            else alert.evidence,
            "" if alert is None else alert.remedy,
            "" if alert is None or transfer.was_stopped else alert.code,
            tuple(actions),
            line="" if alert is None else alert.title,
            has_main_action=True,
        )

    def _title(self, kept: int, lost: int) -> str:
        if not lost:
            return saved_words(kept, self._words)
        if lost == 1:
            return self._words.ngettext(
                "This file is not saved", "1 of {total} files is not saved", kept + 1
            ).format(total=kept + 1)
        return self._words.gettext(
            "{kept} saved and verified. {lost} not saved: they are where they were."
        ).format(kept=kept, lost=lost)

    def _build_reason(self, number: int) -> QWidget:
        """Build the line of a file that was not saved: its name, why, and what to do."""
        row = self._refused[number]
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(20, 12, 20, 12)
        column.setSpacing(2)
        column.addWidget(TextBlock(self._theme, row.name, "small", mono=True))
        column.addWidget(TextBlock(self._theme, reason_of(row, self._words), "small", "soft"))
        return part

    def _line(self, row: Row) -> TransferLine:
        words = state_of(row, self._words)
        icon, tone = ("alert", "soon") if row.is_empty else _MARKS[row.state]
        return TransferLine(name=row.name, state=words, icon=icon, tone=tone, label=row.label)

    def _drop_notice(self) -> None:
        if self._notice is not None:
            self.body.removeWidget(self._notice)
            self._notice.hide()
            self._notice.deleteLater()
            self._notice = None

    def _on_notice_chosen(self, action: str) -> None:
        match action:
            case "again":
                self.again_requested.emit()
            case "describe":
                self.description_requested.emit()
            case _:
                self.pieces_requested.emit()


def saved_words(count: int, words: Words) -> str:
    """Say how many files are saved and verified."""
    return words.ngettext(
        "{count} file is saved and verified", "{count} files are saved and verified", count
    ).format(count=count)


def taken_in_words(transfer: Transfer, words: Words) -> str:
    """Say what became of files that were all kept; an empty one is not called evidence."""
    said = saved_words(len(transfer.kept), words)
    empty = transfer.empty
    if not empty:
        return said
    names = ", ".join(shown(row.name) for row in empty[:_MOST_NAMES])
    about = words.ngettext(
        "Nothing is in {names}: better copy it again from where it came.",
        "Nothing is in {count} of them ({names}): better copy them again from where they came.",
        len(empty),
    ).format(count=len(empty), names=names)
    # Translators: two whole sentences: how many files are saved, and which of them are empty.
    return words.gettext("{saved}. {empty}").format(saved=said, empty=about)


def state_of(row: Row, words: Words) -> str:
    """Say where a file stands, with its own counts."""
    _ = words.gettext
    match row.state:
        case RowState.WAITING:
            return _("Waiting")
        case RowState.COPYING:
            if row.total_bytes is None:
                return _("Copying")
            return _("Copying {done} of {total}").format(
                done=size_words(row.done_bytes, words), total=size_words(row.total_bytes, words)
            )
        case RowState.READING_BACK:
            return _("Reading back")
        case RowState.SAVED:
            return _("Saved, but the file is empty") if row.is_empty else _("Saved and verified")
        case RowState.HELD_ALREADY:
            return _("Kept before, saved and verified")
        case RowState.REFUSED:
            return _("Not saved")
        case RowState.NOT_REACHED:
            return _("Not taken in")


def reason_of(row: Row, words: Words) -> str:
    """Say why a file was not saved, and what to do."""
    if row.problem is None:
        return words.gettext("The work ended before this file. It is still where it was.")
    alert = alert_for(row.problem, words)
    return " ".join(part for part in (alert.title, alert.evidence, alert.remedy) if part)


_MARKS = {
    RowState.WAITING: ("clock", "soft"),
    RowState.COPYING: ("import", "primary"),
    RowState.READING_BACK: ("search", "primary"),
    RowState.SAVED: ("check-circle", "keep"),
    RowState.HELD_ALREADY: ("check-circle", "keep"),
    RowState.REFUSED: ("alert", "soon"),
    RowState.NOT_REACHED: ("minus", "soft"),
}
"""Icon and colour of each state; the word stands beside them."""
