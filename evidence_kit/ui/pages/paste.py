"""Paste anything: what a text names is found, a person confirms, and only then it is kept.

The rules are:

* Nothing is kept before the button; nothing is looked up online; the text is no draft either.
* The text that is kept is the text as received, never what a widget made of it.
* "Clear" says that a number is well-formed, never whose it is.
* A picture on the clipboard is no text: the evidence page asks about it first.
"""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from evidence_kit import messages
from evidence_kit.found_groups import FoundGroup
from evidence_kit.i18n import Words
from evidence_kit.model import IdentifierKind, ItemId, Spoken
from evidence_kit.overriding import override
from evidence_kit.ui.alerts import alert_for
from evidence_kit.ui.frame import page_scroll
from evidence_kit.ui.pages.page import Page, Unkept
from evidence_kit.ui.pages.paste_above import AboveText
from evidence_kit.ui.pages.paste_finds import Finds, in_groups
from evidence_kit.ui.pages.paste_groups import GroupedRows
from evidence_kit.ui.pages.paste_keeping import Keeping, Kept, as_bytes
from evidence_kit.ui.pages.paste_left import left_in
from evidence_kit.ui.pages.paste_row import FindRow
from evidence_kit.ui.pages.paste_sayings import SayingsCard
from evidence_kit.ui.pages.paste_state import (
    PasteState,
    found_words,
    keep_words,
    state_after,
    too_long,
    waiting_words,
)
from evidence_kit.ui.pages.paste_text import ShownText
from evidence_kit.ui.pages.paste_view import PastedView
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.vault_process import VaultProcess
from evidence_kit.ui.widgets.accessible import announce
from evidence_kit.ui.widgets.buttons import Button
from evidence_kit.ui.widgets.cards import Card
from evidence_kit.ui.widgets.choices import CheckRow
from evidence_kit.ui.widgets.copying import is_ours
from evidence_kit.ui.widgets.drop_area import paths_in
from evidence_kit.ui.widgets.empty_card import EmptyCard
from evidence_kit.ui.widgets.labels import Heading, Icon, Label
from evidence_kit.ui.widgets.offering import AppField

LONGEST_TEXT = 400_000
"""Characters; a longer text is better added as a file."""
_LEAST_WIDTH_FOR_BOTH = 780
_LEAST_HEIGHT_FOR_BOTH = 380
"""At 100 %; with less, the text beside the finds would have no room above its own questions."""
_TEXT_WIDTH = 424
_TEXT_HEIGHT_ABOVE = 132


class PastePage(Page):
    """Page 05: a pasted text on the left, what it names on the right."""

    clipboard_offered = Signal()
    """The clipboard holds a picture or files: the evidence page asks about them."""

    def __init__(self, theme: Theme, vault: VaultProcess, words: Words) -> None:
        super().__init__(theme, vault, words)
        _ = words.gettext
        self.title = _("Paste anything")
        self.lead = _("A chat, an account, a payment request, a link. You decide what is kept.")
        self._state = PasteState()
        self._shown: ShownText | None = None
        self._looking_id = 0
        self._told_of: frozenset[ItemId] = frozenset()
        self._case: messages.CaseSeen | None = None
        self._keeping = Keeping(vault, words, self)
        self._above = AboveText(theme, vault, words, self)
        self._build()
        self._connect()
        self._render(self._state)

    @property
    def state(self) -> PasteState:
        """All that the page shows, as one value."""
        return self._state

    @override
    def render(self, case: messages.CaseSeen) -> None:  # type: ignore[override] # QWidget has one too
        """Take note of a case that was read again: what of a text stands in it already."""
        pieces = (
            *(each.item_id for each in case.identifiers),
            *(each.item_id for each in case.payments),
            *(each.item_id for each in case.events),
            *(each.item_id for each in case.threats),
        )
        self._told_of = frozenset(piece for piece in pieces if piece is not None)
        self._case = case

    @override
    def first_focus(self) -> QWidget:
        """Return the first find's box, or the button that pastes."""
        if self._state.received is None:
            return self._empty.buttons[0]
        first = next(iter(self._find_rows.values()), None)
        return self._view if first is None else first.tick

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Take what is on the clipboard, when the person comes here to paste."""
        super().showEvent(event)
        if self._state.received is None and not is_ours(QGuiApplication.clipboard().mimeData()):
            # After the page stands: the clipboard may lead to another page at once.
            QTimer.singleShot(0, self, self._paste_if_empty)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand text and finds beside each other, or below each other."""
        super().resizeEvent(event)
        self._arrange()

    def paste(self) -> None:
        """Take what is on the clipboard."""
        data: QMimeData | None = QGuiApplication.clipboard().mimeData()
        if data is None:
            # An empty clipboard has nothing at all to say on some systems.
            return
        if data.hasImage() or paths_in(data):
            self.wants_page.emit("evidence")
            self.clipboard_offered.emit()
        elif data.hasText() and data.text().strip():
            self.take_text(data.text())

    def take_text(self, received: str) -> None:
        """Show a text and look for what it names; nothing is kept."""
        self._stop_looking()
        if len(received) > LONGEST_TEXT:
            self._render(PasteState(alert=too_long(self.words)))
            return
        self._render(PasteState(received=received, is_looking=True))
        self._looking_id = self.vault.ask(
            messages.LookForFacts(text_utf8=as_bytes(received)),
            on_done=partial(self._on_facts_found, received),
            on_refused=partial(self._on_looking_refused, received),
        )

    def take_kept(self, read: messages.WordsRead, *, is_again: bool = False) -> None:
        """Show a text that is a piece of evidence already, and look for what it names.

        Args:
            read: The text.
            is_again: Whether things of it were recorded just now, so that nothing is ticked.
        """
        self.take_text(read.text_utf8.decode("utf-8", "surrogatepass"))
        note = (
            ""
            if read.is_whole
            else self.words.gettext(
                "This text is long: only its beginning is here. All of it is kept."
            )
        )
        state = replace(
            self._state,
            keeps_text=False,
            kept_as=read.item_id,
            is_again=is_again or read.item_id in self._told_of,
            note=note,
            note_pages=("evidence",) if note else (),
        )
        self._render(state)

    def _stop_looking(self) -> None:
        """End a look that nobody waits for any more."""
        if self._state.is_looking:
            self.vault.stop(self._looking_id)

    # --- building --------------------------------------------------------------------------

    def _build(self) -> None:
        _ = self.words.gettext
        self._faces = QStackedLayout(self)
        self._empty_face = page_scroll(self.theme)
        self._empty_face.body.addLayout(self._above.beside_nothing)
        self._empty = EmptyCard(
            self.theme,
            "paste",
            _("Nothing to paste yet"),
            _("Copy a message, then come back. Nothing is kept before you say so."),
            ((_("Paste"), "paste"),),
        )
        self._empty_face.body.addWidget(self._empty)
        self._empty_face.body.addStretch(1)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._parts = QHBoxLayout()
        self._parts.setContentsMargins(0, 0, 0, 0)
        self._parts.setSpacing(0)
        self._left = self._build_left()
        self._right = page_scroll(self.theme)
        self._right.body.addLayout(self._above.beside_text)
        self._right.body.addWidget(self._build_finds())
        self._sayings = SayingsCard(self.theme, self.words)
        self._right.body.addWidget(self._sayings)
        self._right.body.addStretch(1)
        self._parts.addWidget(self._left)
        self._parts.addWidget(self._right, 1)
        column.addLayout(self._parts, 1)
        column.addLayout(self._build_end())
        self._faces.addWidget(self._empty_face)
        self._faces.addWidget(whole)

    def _build_left(self) -> QWidget:
        _ = self.words.gettext
        left = QWidget()
        column = QVBoxLayout(left)
        column.setSpacing(8)
        self._left_column = column
        label = self._whose_text = Label(self.theme, _("What you pasted"), "label")
        self._view = PastedView(self.theme, self.words)
        label.setBuddy(self._view)
        column.addWidget(label)
        column.addWidget(self._view, 1)
        self._keeps_text = CheckRow(self.theme, _("Keep the whole text as evidence too"))
        self._app = AppField(self.theme, self.words, _("Which app is it from?"))
        column.addWidget(self._keeps_text)
        column.addWidget(self._app)
        return left

    def _build_finds(self) -> Card:
        _ = self.words.gettext
        card = Card(self.theme, "plain", _("What was found"))
        card.body.setContentsMargins(1, 1, 1, 1)
        card.body.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(20, 14, 20, 14)
        head.setSpacing(12)
        self._count = Heading(self.theme, "", "strong")
        self._untick = Label(self.theme, _("Untick what does not belong"), "small", "soft")
        self._untick.setWordWrap(False)
        head.addWidget(self._count, 1)
        head.addWidget(self._untick)
        card.body.addLayout(head)
        self._rows = GroupedRows(self.theme, self.words, self._build_row, can_tick_all=True)
        card.body.addWidget(self._rows)
        return card

    @property
    def _find_rows(self) -> dict[int, FindRow]:
        """The rows that are built so far, by the numbers of their finds."""
        rows = self._rows.rows.items()
        return {number: row for number, row in rows if isinstance(row, FindRow)}

    def _build_row(self, number: int) -> QWidget:
        row = FindRow(self.theme, self.words, self._state.finds.all[number])
        row.ticked.connect(lambda is_on, at=number: self._on_row_ticked(at, is_ticked=is_on))
        row.kind_picked.connect(lambda kind, at=number: self._on_row_kind_picked(at, kind))
        row.corrected.connect(lambda typed, at=number: self._on_row_corrected(at, typed))
        row.answered.connect(lambda answer, at=number: self._on_row_answered(at, answer))
        row.pointed_at.connect(lambda at=number: self._select(at))
        return row

    def _build_end(self) -> QBoxLayout:
        _ = self.words.gettext
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.setContentsMargins(32, 12, 32, 16)
        row.setSpacing(12)
        said = QHBoxLayout()
        said.setSpacing(8)
        said.addWidget(Icon(self.theme, "info", "soft", 16), 0, Qt.AlignmentFlag.AlignTop)
        lines = QVBoxLayout()
        lines.setSpacing(2)
        line = _("Nothing is kept until you press the button. Nothing is looked up online.")
        lines.addWidget(Label(self.theme, line, "small", "soft"))
        self._waiting = Label(self.theme, "", "small", "soft")
        lines.addWidget(self._waiting)
        said.addLayout(lines, 1)
        # One line or two, they stand in the middle beside the buttons.
        middle = QVBoxLayout()
        middle.addStretch(1)
        middle.addLayout(said)
        middle.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        self._nothing = Button(self.theme, _("Keep nothing"), "quiet")
        self._keep = Button(self.theme, "", "primary")
        buttons.addStretch(1)
        buttons.addWidget(self._nothing)
        buttons.addWidget(self._keep)
        row.addLayout(middle, 1)
        row.addLayout(buttons)
        self._end = row
        return row

    def _connect(self) -> None:
        self._empty.buttons[0].clicked.connect(self.paste)
        self._rows.all_ticked.connect(self._on_rows_all_ticked)
        self._view.find_pointed_at.connect(self._on_view_find_pointed_at)
        self._view.saying_pointed_at.connect(self._on_view_saying_pointed_at)
        self._sayings.ticked.connect(self._on_sayings_ticked)
        self._sayings.pointed_at.connect(self._select_saying)
        self._keeps_text.clicked.connect(self._on_keeps_text_clicked)
        self._nothing.clicked.connect(self._on_nothing_clicked)
        self._keep.clicked.connect(self._on_keep_clicked)
        self._keeping.kept.connect(self._on_keeping_kept)
        self._keeping.refused.connect(self._on_keeping_refused)
        self._above.page_wanted.connect(self.wants_page)
        self._above.read_again.connect(self._on_above_read_again)
        self._above.refused.connect(self._on_keeping_refused)
        self.theme.changed.connect(self._arrange)

    # --- showing ---------------------------------------------------------------------------

    def _render(self, state: PasteState) -> None:
        """Show a state; everything that is seen and enabled follows from it."""
        before, self._state = self._state, state
        if state.received != before.received:
            self._shown = None if state.received is None else ShownText.of(state.received)
            self._view.show_text(self._shown)
            if state.received is None:
                self._app.set_text("")
        if [find.places for find in state.finds.all] != [f.places for f in before.finds.all]:
            self._rows.show_groups(in_groups(state.finds.all))
        for number, row in self._find_rows.items():
            row.show_find(state.finds.all[number], is_selected=number == state.selected)
        self._rows.show_ticked(
            {number for number, find in enumerate(state.finds.all) if find.is_ticked}
        )
        self._view.show_finds(state.finds, state.selected, state.selected_saying)
        self._sayings.show_sayings(state.finds.sayings, state.selected_saying)
        self._keeps_text.setChecked(state.keeps_text)
        self._keeps_text.setVisible(state.kept_as is None)
        self._render_words(state)
        self._render_unkept(state)
        self._above.show_state(state)
        self._faces.setCurrentIndex(0 if state.received is None else 1)

    def _render_words(self, state: PasteState) -> None:
        _ = self.words.gettext
        count = len(state.finds.all)
        self._count.setText(found_words(state, self.words))
        is_kept = state.kept_as is not None
        self._whose_text.setText(_("What stands in it") if is_kept else _("What you pasted"))
        self._untick.setVisible(count > 0)
        self._keep.set_text(keep_words(state, self.words))
        self._keep.setEnabled(state.can_keep)
        waiting = waiting_words(state.finds, self.words)
        self._waiting.setText(waiting)
        self._waiting.setVisible(bool(waiting))
        self._keep.setAccessibleDescription(waiting)
        self._nothing.setEnabled(not state.is_keeping)

    def _render_unkept(self, state: PasteState) -> None:
        """Let nobody read "everything is saved" beside a text that is kept nowhere."""
        _ = self.words.gettext
        line = _("What you pasted is not kept yet.")
        has_text = state.received is not None and state.kept_as is None
        unkept = Unkept(line=line, short=line, has_clipboard=True, is_rest_saved=True)
        self.say_what_waits(unkept if has_text else None)

    def _arrange(self) -> None:
        """Set text and finds out for the room there is."""
        is_wide = self.width() >= self.theme.px(
            _LEAST_WIDTH_FOR_BOTH
        ) and self.height() >= self.theme.px(_LEAST_HEIGHT_FOR_BOTH)
        is_beside = self._parts.indexOf(self._left) >= 0
        if is_wide is not is_beside:
            self._move_text(self._parts if is_wide else self._right.body)
        if is_wide:
            self._left.setFixedWidth(self.theme.px(_TEXT_WIDTH) + 32)
            self._left_column.setContentsMargins(32, 8, 0, 0)
            self._view.setMinimumHeight(self.theme.px(_TEXT_HEIGHT_ABOVE))
            self._view.setMaximumHeight(_ENDLESS)
        else:
            self._left.setMinimumWidth(0)
            self._left.setMaximumWidth(_ENDLESS)
            self._left_column.setContentsMargins(0, 0, 0, 0)
            self._view.setFixedHeight(self.theme.px(_TEXT_HEIGHT_ABOVE))
        self._right.body.setContentsMargins(24 if is_wide else 32, 8, 32, 16)
        directions = QBoxLayout.Direction
        self._end.setDirection(directions.LeftToRight if is_wide else directions.TopToBottom)

    def _move_text(self, layout: QBoxLayout) -> None:
        """Set the text out elsewhere, and leave the focus in it: Qt would hand it to a button."""
        focused: QWidget | None = self.window().focusWidget()
        layout.insertWidget(0, self._left)
        if focused is not None and self._left.isAncestorOf(focused):
            # What is not shown yet takes no focus, and a layout shows it a turn later.
            self._left.show()
            focused.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- what happens ----------------------------------------------------------------------

    def _paste_if_empty(self) -> None:
        if self._state.received is None and self.isVisible():
            self.paste()

    def _on_facts_found(self, looked_at: str, answer: messages.Answer) -> None:
        # The offsets in an answer are those of the text it was asked about, and of no other.
        if isinstance(answer, messages.FactsFound) and self._is_looking_at(looked_at):
            finds = Finds.of(answer)
            finds = finds.unticked() if self._state.is_again else finds
            piece = self._state.kept_as
            if piece is not None and self._case is not None:
                finds = left_in(finds, self._case, piece)
            self._render(replace(self._state, finds=finds, is_looking=False))
            announce(self._count, self._count.text())

    def _on_looking_refused(self, looked_at: str, problem: messages.Problem) -> None:
        if not self._is_looking_at(looked_at):
            return
        alert = alert_for(problem, self.words)
        self._render(replace(self._state, is_looking=False, alert=alert))

    def _is_looking_at(self, text: str) -> bool:
        return self._state.is_looking and self._state.received is text

    def _on_row_ticked(self, at: int, *, is_ticked: bool) -> None:
        finds = self._state.finds.ticked(at, is_ticked=is_ticked)
        self._render(replace(self._state, finds=finds))

    def _on_rows_all_ticked(self, group: FoundGroup, is_ticked: bool) -> None:  # noqa: FBT001 - Qt's signal
        finds = self._state.finds.group_ticked(group, is_ticked=is_ticked)
        self._render(replace(self._state, finds=finds))
        announce(self._keep, self._keep.words())

    def _on_sayings_ticked(self, at: int, is_ticked: bool) -> None:  # noqa: FBT001 - Qt's signal
        finds = self._state.finds.said(at, is_ticked=is_ticked)
        self._render(replace(self._state, finds=finds))

    def _on_row_kind_picked(self, at: int, kind: IdentifierKind) -> None:
        self._render(replace(self._state, finds=self._state.finds.taken_for(at, kind)))

    def _on_row_corrected(self, at: int, typed: str) -> None:
        self._render(replace(self._state, finds=self._state.finds.corrected(at, typed)))

    def _on_row_answered(self, at: int, answer: Spoken) -> None:
        self._render(replace(self._state, finds=self._state.finds.answered(at, answer)))

    def _select(self, at: int) -> None:
        # Rows that go hand the focus on, one to the next, when their finds are gone already.
        if at != self._state.selected and at < len(self._state.finds.all):
            self._render(replace(self._state, selected=at, selected_saying=None))

    def _select_saying(self, at: int) -> None:
        if at != self._state.selected_saying and at < len(self._state.finds.sayings):
            self._render(replace(self._state, selected=None, selected_saying=at))

    def _on_view_find_pointed_at(self, at: int) -> None:
        row = self._rows.row_at(at)
        self._select(at)
        self._show_row(row)

    def _on_view_saying_pointed_at(self, at: int) -> None:
        row = self._sayings.row_at(at)
        self._select_saying(at)
        self._show_row(row)

    def _show_row(self, row: QWidget | None) -> None:
        if row is not None:
            # A row that was built just now has its place only after the next layout.
            QTimer.singleShot(0, row, lambda: self._right.ensureWidgetVisible(row, 0, 24))

    def _on_keeps_text_clicked(self, is_checked: bool) -> None:  # noqa: FBT001 - Qt's signal
        self._render(replace(self._state, keeps_text=is_checked))

    def _on_nothing_clicked(self) -> None:
        self._stop_looking()
        self._render(PasteState())
        self.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_keep_clicked(self) -> None:
        state = self._state
        if state.received is None or not state.can_keep:
            return
        self._render(replace(state, is_keeping=True, alert=None))
        self._keeping.keep(
            state.received,
            state.finds,
            self._app.text(),
            keeps_text=state.keeps_text,
            kept_as=state.kept_as,
        )

    def _on_keeping_kept(self, kept: Kept) -> None:
        if kept.piece is not None and self._case is not None:
            # Of a text that came once more, what was kept the first time was not left now.
            left = left_in(self._state.finds, self._case, kept.piece)
            kept = replace(
                kept,
                unanswered=left.count_unanswered,
                unticked=left.count_unticked,
                unticked_deadlines=left.count_unticked_deadlines,
            )
        state = state_after(kept, self.words)
        self._render(state)
        announce(self, f"{state.note} {state.note_line}".strip())
        self.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)
        self.case_changed.emit()

    def _on_keeping_refused(self, problem: messages.Problem) -> None:
        alert = alert_for(problem, self.words)
        self._render(replace(self._state, is_keeping=False, alert=alert))
        self.case_changed.emit()

    def _on_above_read_again(self, read: messages.WordsRead) -> None:
        self.take_kept(read, is_again=True)


_ENDLESS = 16_777_215
"""Qt's largest size."""
