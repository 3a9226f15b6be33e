"""The card that says what can disappear first, app by app.

Each row says three things – save, report, block – and which of them can be done now. Opened, it
says what can happen to the chat and how to save it there, and takes the answer that it is done.
"""

from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evidence_kit.guidance.app_rows import Vanishing
from evidence_kit.i18n import N_, Words
from evidence_kit.overriding import override
from evidence_kit.ui.models.apps import AppRow, CellState
from evidence_kit.ui.models.path import BLOCK, REPORT, SAVE
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.buttons import Button
from evidence_kit.ui.widgets.cards import Card, Rule
from evidence_kit.ui.widgets.column_titles import ColumnTitles, tag_width
from evidence_kit.ui.widgets.columns import EM_PX, Columns, Place, Plan
from evidence_kit.ui.widgets.flow_layout import FlowLayout
from evidence_kit.ui.widgets.labels import Heading, Icon, Label, Tag, TagTone
from evidence_kit.ui.widgets.row import Row
from evidence_kit.ui.widgets.row_list import RowList
from evidence_kit.ui.widgets.rows_in_view import Entry
from evidence_kit.ui.widgets.text_block import TextBlock
from evidence_kit.visible import visible

_WIDE_EM = 34
_GAP_PX = 8
_CELL_WIDTH = 100
_PLACES = tuple(Place(row=0, column=column) for column in range(5))
_TWO_LINES_PLAN = Plan(
    from_em=26,
    widths=(0, 0, 0),
    places=(
        Place(row=0, column=0, columns=2),
        Place(row=0, column=2),
        *(Place(row=1, column=column) for column in range(3)),
    ),
)

VANISHING_WORDS: dict[Vanishing | None, tuple[str, TagTone, str]] = {
    Vanishing.TODAY: (N_("Today"), "soon", "hourglass"),
    Vanishing.DAYS: (N_("In days"), "soon", "hourglass"),
    Vanishing.STAYS: (N_("Stays"), "neutral", "anchor"),
    None: (N_("Not known"), "neutral", "question"),
}
"""Word, tone and icon of how soon a chat can go."""

_VANISHING_NAMES = {
    Vanishing.TODAY: N_("can vanish today"),
    Vanishing.DAYS: N_("can vanish in days"),
    Vanishing.STAYS: N_("stays"),
    None: N_("not known whether it stays"),
}

_CELL_WORDS = {
    CellState.DONE: N_("Done"),
    CellState.NOT_FOR_ME: N_("Not for me"),
    CellState.NOW: N_("Do it now"),
    CellState.AFTER_PLAN: N_("After your plan"),
    CellState.AFTER_SAVE: N_("After step 1"),
    CellState.AFTER_REPORT: N_("After step 2"),
}
_CELL_ICONS = {
    CellState.DONE: ("check-circle", "keep"),
    CellState.NOT_FOR_ME: ("minus", "soft"),
    CellState.NOW: ("arrow-right", "primary"),
    CellState.AFTER_PLAN: ("lock", "soft"),
    CellState.AFTER_SAVE: ("lock", "soft"),
    CellState.AFTER_REPORT: ("lock", "soft"),
}
_COLUMNS = ((SAVE, N_("1. Save")), (REPORT, N_("2. Report")), (BLOCK, N_("3. Block")))
_DONE_WORDS = {SAVE: N_("It is saved"), REPORT: N_("It is reported"), BLOCK: N_("They are blocked")}


class QueueCard(Card):
    """The card with one row for each app."""

    step_done = Signal(str, str)
    """The person says that a step is done in an app: the step's id without it, and the app's."""
    page_wanted = Signal(str)
    """The person asked for another page."""

    def __init__(self, theme: Theme, words: Words) -> None:
        _ = words.gettext
        super().__init__(theme, "plain", _("What can disappear first"))
        self._theme = theme
        self._words = words
        self._shown: tuple[AppRow, ...] | None = None
        self.body.setContentsMargins(0, 16, 0, 0)
        self.body.setSpacing(0)
        top = QHBoxLayout()
        top.setContentsMargins(20, 0, 20, 8)
        top.setSpacing(16)
        top.addWidget(Heading(theme, _("What can disappear first"), "strong"), 1)
        add = Button(theme, _("Add an app"), "link")
        add.clicked.connect(partial(self.page_wanted.emit, "people"))
        top.addWidget(add)
        self.body.addLayout(top)
        self._empty = Label(
            theme,
            _("No app yet. When you add an account, we can say what to save first."),
            "small",
            "soft",
        )
        self._empty.setContentsMargins(20, 0, 20, 16)
        self.body.addWidget(self._empty)
        words_of_tags = [_(word) for word, _tone, _icon in VANISHING_WORDS.values()]
        widths = (0, tag_width(theme, words_of_tags), *((_CELL_WIDTH,) * len(_COLUMNS)))
        self._plan = Plan(from_em=_WIDE_EM, widths=widths, places=_PLACES)
        titles = ("", "", *(_(title) for _step_id, title in _COLUMNS))
        self._titles = ColumnTitles(theme, titles, self._plan, gap_px=_GAP_PX)
        self.body.addWidget(self._titles)
        self._rule = Rule()
        self.body.addWidget(self._rule)
        self.rows = RowList(theme, _("What can disappear first"))
        self.body.addWidget(self.rows)

    def show_queue(self, queue: tuple[AppRow, ...]) -> None:
        """Show the apps of a case, soonest first."""
        if queue == self._shown:
            return
        self._shown = queue
        self._empty.setVisible(not queue)
        self._titles.setVisible(bool(queue))
        self._rule.setVisible(bool(queue))
        self.rows.setVisible(bool(queue))
        self.rows.set_rows(
            [Entry(key=app.app_id, make=partial(self._row, app), content=app) for app in queue]
        )

    def _row(self, app: AppRow) -> Row:
        head = _Head(self._theme, self._words, app, self._plan)
        return Row(
            self._theme, app.app_id, _row_name(app, self._words), head, partial(self._details, app)
        )

    def _details(self, app: AppRow) -> QWidget:
        _ = self._words.gettext
        details = QWidget()
        column = QVBoxLayout(details)
        column.setContentsMargins(20, 4, 20, 16)
        column.setSpacing(12)
        said = " ".join(self._words.gettext(text) for text in (app.what, app.how, app.care) if text)
        column.addWidget(
            TextBlock(self._theme, said or _("We do not know whether it stays."), "small")
        )
        for text in _parts_words(app, self._words):
            column.addWidget(TextBlock(self._theme, text, "small"))
        if app.pieces:
            count = self._words.ngettext(
                "{count} piece of evidence is from here. Is that all you want to save?",
                "{count} pieces of evidence are from here. Is that all you want to save?",
                app.pieces,
            ).format(count=app.pieces)
            column.addWidget(Label(self._theme, count, "small", "soft"))
        if len(app.accounts) > 1:
            more = ", ".join(visible(value) for value in app.accounts)
            column.addWidget(TextBlock(self._theme, more, "small", mono=True))
        buttons = FlowLayout(spacing=8)
        how = Button(self._theme, _("Show me how"))
        how.clicked.connect(partial(self.page_wanted.emit, "steps"))
        buttons.addWidget(how)
        for step_id, cell in ((SAVE, app.save), (REPORT, app.report), (BLOCK, app.block)):
            if cell is CellState.NOW:
                done = Button(self._theme, _(_DONE_WORDS[step_id]), icon="check")
                done.clicked.connect(partial(self.step_done.emit, step_id, app.app_id))
                buttons.addWidget(done)
        column.addLayout(buttons)
        return details


class _Head(QWidget):
    """What is always seen of one app."""

    def __init__(self, theme: Theme, words: Words, app: AppRow, plan: Plan) -> None:
        super().__init__()
        self._theme = theme
        _ = words.gettext
        names = QWidget()
        column = QVBoxLayout(names)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(Label(theme, visible(app.name), "strong"))
        if app.accounts:
            column.addWidget(TextBlock(theme, app.accounts[0], "small", "soft", mono=True))
        word, tone, icon = VANISHING_WORDS[app.vanishing]
        tag = _left(Tag(theme, _(word), tone, icon))
        self._cells = tuple(
            _Cell(theme, _(title), _cell_words(step_id, cell, app, words), cell)
            for (step_id, title), cell in zip(
                _COLUMNS, (app.save, app.report, app.block), strict=True
            )
        )
        columns = Columns(
            theme, (names, tag, *self._cells), (plan, _TWO_LINES_PLAN), gap_px=_GAP_PX
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(columns)

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        if self.isVisible():
            # To show something lays everything out at once, also what is being laid out right now.
            QTimer.singleShot(0, self, self._fit)
        else:
            self._fit()

    def _fit(self) -> None:
        is_wide = self.width() >= self._theme.px(_WIDE_EM * EM_PX)
        for cell in self._cells:
            cell.set_titled(is_titled=not is_wide)


class _Cell(QWidget):
    """One of the three things, with its state."""

    def __init__(self, theme: Theme, title: str, words: str, cell: CellState) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._title = Label(theme, title, "small", "soft")
        self._title.hide()
        column.addWidget(self._title)
        row = QHBoxLayout()
        row.setSpacing(8)
        column.addLayout(row)
        icon, tone = _CELL_ICONS[cell]
        row.addWidget(Icon(theme, icon, tone, 16))
        label = Label(theme, words, "label" if cell is CellState.NOW else "small", tone)
        row.addWidget(label, 1)

    def set_titled(self, *, is_titled: bool) -> None:
        """Say above it which thing it is, where no column says it."""
        self._title.setVisible(is_titled)


def _parts_words(app: AppRow, words: Words) -> tuple[str, ...]:
    """Say what of an app the case holds, and what it does not, while saving is to be done."""
    if app.save not in {CellState.NOW, CellState.AFTER_PLAN}:
        return ()
    _ = words.gettext
    some = [part for part in app.parts if part.is_perhaps_more]
    done = [part for part in app.parts if part.is_done and part not in some]
    left = [part for part in app.parts if not part.is_done]
    said = (
        # Translators: goes before a list of things, divided by semicolons.
        (_("Here already: {things}."), done),
        # Translators: goes before a list of things, divided by semicolons; of each thing the case
        # holds a part, perhaps not the whole.
        (_("Something of it is here: {things}."), some),
        # Translators: goes before a list of things, divided by semicolons.
        (_("Not here yet: {things}."), left),
    )
    return tuple(
        form.format(things="; ".join(_(part.text) for part in parts))
        for form, parts in said
        if parts
    )


def _left(widget: QWidget) -> QWidget:
    """Let a widget be as wide as it wants, on the side where reading begins."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(widget)
    row.addStretch(1)
    return holder


def _cell_words(step_id: str, cell: CellState, app: AppRow, words: Words) -> str:
    if step_id == SAVE and cell is CellState.DONE and app.pieces:
        return words.gettext("{count} saved").format(count=app.pieces)
    return words.gettext(_CELL_WORDS[cell])


def _row_name(app: AppRow, words: Words) -> str:
    _ = words.gettext
    cells = [
        # Translators: read aloud, "Save: do it now."
        _("{step}: {state}.").format(
            step=_(title).partition(". ")[2], state=_cell_words(step_id, cell, app, words)
        )
        for (step_id, title), cell in zip(_COLUMNS, (app.save, app.report, app.block), strict=True)
    ]
    names = ", ".join((visible(app.name), *(visible(value) for value in app.accounts[:1])))
    return " ".join((f"{names}, {_(_VANISHING_NAMES[app.vanishing])}.", *cells))
