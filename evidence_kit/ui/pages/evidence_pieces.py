"""The pieces that are here: the way in above them, and one of them in full beside them.

The rules are: a page without a piece says that this is all right; a changed or missing piece is
said above everything else; a held Space looks at the piece that is open, and only there.
"""

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from evidence_kit.i18n import Words
from evidence_kit.model import Finding, Item
from evidence_kit.overriding import override
from evidence_kit.ui.frame import page_scroll
from evidence_kit.ui.models.evidence_items import EvidenceItems
from evidence_kit.ui.models.giving import kept_back_words
from evidence_kit.ui.models.item_words import FILTER_WORDS, KindFilter, findings_by_label
from evidence_kit.ui.models.item_words import was_set_back as clock_was_set_back
from evidence_kit.ui.pages.evidence_detail import DetailPanel
from evidence_kit.ui.pages.evidence_drawing import GAP_PX, RING_PX, ListLayout
from evidence_kit.ui.pages.evidence_empty import EmptyFace
from evidence_kit.ui.pages.evidence_list import EvidenceList
from evidence_kit.ui.pages.evidence_search import LONGEST_TEXT, found_words
from evidence_kit.ui.pages.evidence_several import SeveralPanel
from evidence_kit.ui.pages.evidence_state import PageState
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.buttons import Button
from evidence_kit.ui.widgets.choices import Segmented
from evidence_kit.ui.widgets.drop_area import DropArea
from evidence_kit.ui.widgets.fields import Chooser, Field
from evidence_kit.ui.widgets.flow_layout import FlowLayout
from evidence_kit.ui.widgets.labels import Label
from evidence_kit.ui.widgets.notice import Notice

_DETAIL_WIDTH = 376
_LEAST_WIDTH_FOR_BOTH = 840
"""Of the page, in pixels at 100 %: below it the detail stands instead of the list."""
_LEAST_WIDTH_FOR_TILES = 560


class PiecesFace(QWidget):
    """The list of pieces, the way in, and the detail."""

    files_requested = Signal()
    """The person wants to choose files."""
    paste_requested = Signal()
    """What is on the clipboard shall come in."""
    description_requested = Signal()
    """Something shall be described in words."""
    opened = Signal(object)
    """A piece shall be shown in full: its :class:`Item`."""
    closed = Signal()
    """No piece shall be shown in full."""
    kind_chosen = Signal(object)
    """Another :class:`KindFilter`."""
    layout_chosen = Signal(object)
    """Another :class:`ListLayout`."""
    move_requested = Signal(object, int)
    """An :class:`Item` shall stand so many places later; less than 0 for earlier."""
    several_requested = Signal(bool)
    """Whether several pieces shall be described at once."""
    words_wanted = Signal(str)
    """The person looks for pieces with these words; "" for all of them again."""
    notice_chosen = Signal(str)
    """The person pressed a button of the message at the top; its id."""

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._words = words
        self._state = PageState()
        self._notice: Notice | None = None
        self._notice_of: object = None
        self._build()
        self._connect()

    @property
    def detail(self) -> DetailPanel:
        """The panel that shows one piece in full."""
        return self._detail

    @property
    def several(self) -> SeveralPanel:
        """The panel that describes several pieces at once."""
        return self._several

    @property
    def list(self) -> EvidenceList:
        """The pieces as a list."""
        return self._list

    @property
    def drop_area(self) -> DropArea:
        """Where files are let go."""
        return self._drop

    def show_state(self, state: PageState, *, is_typing: bool) -> None:
        """Show the pieces, and the one that is open."""
        before, self._state = self._state, state
        self._render_notice(state)
        is_empty = not state.items
        self._empty.setVisible(is_empty)
        for each in (self._drop, self._tools, self._list):
            each.setVisible(not is_empty)
        if state.is_several:
            self._drop.hide()
        # Before there is a piece the words take the whole page; afterwards nothing is drawn apart.
        self._main.body.setStretch(0, _FAR_MORE if is_empty else 0)
        findings = () if state.case is None else state.case.findings
        self._model.show_items(state.listed, findings, state.kind)
        if before.case is not state.case:
            said_of = {} if state.case is None else kept_back_words(state.case, self._words)
            self._model.show_going_out(said_of)
        said = found_words(state, self._words)
        self._found.setText(said)
        self._found.setVisible(bool(said))
        _ = self._words.gettext
        self._order.setText(_("In your order") if state.is_order_chosen else _("Newest last"))
        self._segments.choose(state.layout.value)
        self._kinds.choose(state.kind.value)
        # Of pieces that are still to come nobody knows the kind.
        has_other_kinds = bool(state.listed) and not self._model.rowCount() and not state.is_filling
        self._nothing.setVisible(not is_empty and has_other_kinds)
        self._list.set_chooses_several(chooses_several=state.is_several)
        may_be_several = len(state.items) > 1 and not state.is_several and not state.is_filling
        self._describe_several.setVisible(may_be_several)
        if state.is_several and not before.is_several:
            self._several.begin()
        if state.is_several:
            self._several.show_chosen(self._list.several())
        self._render_detail(before, state, is_typing=is_typing)
        self._arrange()

    def first_control(self) -> QWidget:
        """Return what gets the focus when the page opens."""
        return self._empty.choose if not self._state.items else self._choose

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the detail stand beside the list, or instead of it."""
        super().resizeEvent(event)
        self._arrange()

    def _build(self) -> None:
        _ = self._words.gettext
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        # Parts are put where they stay before they are filled: the style sheet dresses all that is
        # in a part once more whenever it moves, and that took two thirds of making the page.
        self._main = page_scroll(self._theme)
        row.addWidget(self._main, 1)
        self._empty = EmptyFace(self._theme, self._words)
        self._drop = self._build_drop()
        self._tools = self._build_tools()
        self._model = EvidenceItems(self._words, self)
        self._list = EvidenceList(self._theme, self._words, self._model)
        self._nothing = Label(self._theme, _("Nothing of this kind is here."), tone="soft")
        self._found = Label(self._theme, "", tone="soft")
        self._notices = QVBoxLayout()
        # A tile ends with a gap, and its focus ring lies outside it: the list is wider than the
        # column by both.
        column = QVBoxLayout()
        self._column = column
        column.setSpacing(16)
        self._main.body.addLayout(column)
        column.addLayout(self._notices)
        column.addWidget(self._empty, 1)
        column.addWidget(self._drop)
        column.addWidget(self._tools)
        column.addWidget(self._found)
        column.addWidget(self._nothing)
        self._main.body.setSpacing(16 - RING_PX)
        self._main.body.addWidget(self._list)
        self._main.body.addStretch(1)
        self._detail = DetailPanel(self._theme, self._words, self)
        self._several = SeveralPanel(self._theme, self._words, self)
        row.addWidget(self._detail)
        row.addWidget(self._several)
        self._row = row

    def _build_drop(self) -> DropArea:
        _ = self._words.gettext
        drop = DropArea(
            self._theme,
            _("Drop screenshots or files here"),
            _("An exact copy is kept. Nothing to drop?"),
        )
        self._describe = Button(self._theme, _("Describe it in words"), "link")
        # Else the ring of the focus runs through the words above.
        drop.words.addSpacing(4)
        drop.words.addWidget(self._describe, 0, Qt.AlignmentFlag.AlignLeading)
        self._choose = Button(self._theme, _("Choose files"), "primary")
        self._paste = Button(self._theme, _("Paste"), "normal", "paste")
        drop.row.addWidget(self._choose)
        drop.row.addWidget(self._paste)
        return drop

    def _build_tools(self) -> QWidget:
        _ = self._words.gettext
        tools = QWidget()
        row = FlowLayout(tools, spacing=12)
        self._segments = Segmented(
            self._theme,
            [
                (ListLayout.TILES.value, _("Tiles"), "grid"),
                (ListLayout.ROWS.value, _("List"), "list"),
            ],
            _("How the pieces are shown"),
        )
        self._kinds = Chooser(
            self._theme, "", [(kind.value, _(FILTER_WORDS[kind])) for kind in KindFilter]
        )
        self._kinds.box.setAccessibleName(_("Which kinds are shown"))
        self._order = Label(self._theme, _("Newest last"), "small", "soft")
        self._order.setWordWrap(False)
        self._describe_several = Button(self._theme, _("Describe several"), "link")
        self._search = Field(self._theme, "")
        self._search.line.setAccessibleName(_("Look for words in every piece"))
        self._search.line.setPlaceholderText(_("Look for words"))
        self._search.line.setMaxLength(LONGEST_TEXT)
        for each in (
            *(self._segments, self._kinds, self._search),
            *(self._describe_several, self._order),
        ):
            row.addWidget(each)
        return tools

    def _connect(self) -> None:
        for button in (self._choose, self._empty.choose):
            button.clicked.connect(self.files_requested)
        for button in (self._paste, self._empty.paste):
            button.clicked.connect(self.paste_requested)
        for button in (self._describe, self._empty.describe):
            button.clicked.connect(self.description_requested)
        self._segments.chosen.connect(lambda name: self.layout_chosen.emit(ListLayout(name)))
        self._kinds.picked.connect(lambda name: self.kind_chosen.emit(KindFilter(name)))
        self._search.edited.connect(self.words_wanted)
        self._describe_several.clicked.connect(lambda: self.several_requested.emit(True))
        self._several.close_requested.connect(lambda: self.several_requested.emit(False))
        self._several.all_requested.connect(self._list.choose_all)
        self._list.several_chosen.connect(self._on_list_several_chosen)
        self._list.chosen.connect(self._on_list_chosen)
        self._list.opened.connect(self._on_list_opened)
        self._list.move_requested.connect(self.move_requested)
        self._list.look_started.connect(self._detail.hold_by_keys)
        self._list.look_ended.connect(self._detail.let_go)
        self._detail.close_requested.connect(self._on_detail_close_requested)
        self._theme.changed.connect(self._arrange)

    def _render_notice(self, state: PageState) -> None:
        """Say what is wrong, or what was not done, or what was done; in this order."""
        about = (state.wrong, state.alert, state.note)
        if about == self._notice_of:
            return
        self._notice_of = about
        if self._notice is not None:
            self._notices.removeWidget(self._notice)
            self._notice.hide()
            self._notice.deleteLater()
            self._notice = None
        made = self._build_notice(state)
        if made is not None:
            made.chosen.connect(self.notice_chosen)
            self._notices.addWidget(made)
            self._notice = made
            # Once it has its place, and after the focus went where it goes next.
            QTimer.singleShot(0, self, self._show_notice)

    def _show_notice(self) -> None:
        if self._notice is not None:
            self._main.verticalScrollBar().setValue(self._notice.y())

    def _build_notice(self, state: PageState) -> Notice | None:
        _ = self._words.gettext
        if state.wrong:
            labels = ", ".join(each.subject for each in state.wrong)
            return Notice(
                self._theme,
                "danger",
                self._words.ngettext(
                    "{labels} is no longer what you saved",
                    "{labels} are no longer what you saved",
                    len(state.wrong),
                ).format(labels=labels),
                _(
                    "The number, your description and the first fingerprint are here. The report "
                    "will say that the file changed. This is not your doing."
                ),
                _("If you still have the original, add it again. It gets a number of its own."),
                actions=((_("Add the original again"), "add-again"),),
            )
        if state.alert is not None:
            alert = state.alert
            return Notice(
                self._theme,
                alert.kind.value,
                alert.title,
                alert.evidence,
                alert.remedy,
                alert.code,
                ((_("All right"), "seen"),),
            )
        if state.note:
            return Notice(self._theme, "keep", state.note, actions=((_("All right"), "seen"),))
        return None

    def _render_detail(self, before: PageState, state: PageState, *, is_typing: bool) -> None:
        item = state.opened_item
        if item is None or state.case is None:
            self._list.select(None)
            self._detail.let_go()
            return
        self._list.select(item.id)
        is_same = before.opened == item.id
        self._detail.show_item(
            item,
            state.case.pictures.get(item.id),
            self._finding_of(item),
            was_set_back=clock_was_set_back(item, state.items),
            provenance=None if is_same and is_typing else item.provenance,
        )

    def _finding_of(self, item: Item) -> Finding | None:
        findings = () if self._state.case is None else self._state.case.findings
        return findings_by_label(findings).get(item.label)

    def _arrange(self) -> None:
        """Set the parts out for the width there is."""
        width = self.width()
        has_both = width >= self._theme.px(_LEAST_WIDTH_FOR_BOTH)
        is_several = self._state.is_several
        directions = QBoxLayout.Direction
        is_below = is_several and not has_both
        self._row.setDirection(directions.TopToBottom if is_below else directions.LeftToRight)
        self._row.setStretchFactor(self._several, 1 if is_below else 0)
        is_open = self._state.opened_item is not None and not is_several
        self._detail.setVisible(is_open)
        self._several.setVisible(is_several)
        self._detail.set_alone(is_alone=not has_both)
        for panel in (self._detail, self._several):
            if has_both:
                panel.setFixedWidth(self._theme.px(_DETAIL_WIDTH))
            else:
                panel.setMinimumWidth(0)
                panel.setMaximumWidth(_ENDLESS)
        self._main.setVisible(has_both or not is_open)
        is_open |= is_several
        has_tiles = width >= self._theme.px(_LEAST_WIDTH_FOR_TILES)
        self._list.set_layout_kind(self._state.layout if has_tiles else ListLayout.ROWS)
        self._segments.setVisible(has_tiles)
        self._order.setVisible(has_tiles)
        right = 12 if has_both and is_open else 32
        _set_margins(self._column, RING_PX, 0, GAP_PX + RING_PX, 0)
        _set_margins(self._main.body, 32 - RING_PX, 8, right - GAP_PX - RING_PX, 24)

    @property
    def is_detail_beside(self) -> bool:
        """Whether the detail has room beside the list."""
        return self.width() >= self._theme.px(_LEAST_WIDTH_FOR_BOTH)

    def _on_list_several_chosen(self) -> None:
        self._several.show_chosen(self._list.several())

    def _on_list_chosen(self, item: Item) -> None:
        self._show_current()
        opened = self._state.opened
        if self.is_detail_beside and opened is not None and opened != item.id:
            self.opened.emit(item)

    def _on_list_opened(self, item: Item) -> None:
        self.opened.emit(item)
        if not self.is_detail_beside:
            self._detail.first_control().setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_detail_close_requested(self) -> None:
        self.closed.emit()
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_current(self) -> None:
        """Let the page scroll so that the current piece is seen."""
        content = self._main.widget()
        if content is None:
            return
        rect: QRect = self._list.current_rect()
        top = self._list.mapTo(content, rect.center())
        self._main.ensureVisible(top.x(), top.y(), 0, rect.height() // 2 + 16)


def _set_margins(layout: QVBoxLayout, leading: int, top: int, trailing: int, bottom: int) -> None:
    """Set margins counted from the side where reading begins; Qt counts from the left."""
    parent = layout.parentWidget()
    if parent is not None and parent.isRightToLeft():
        leading, trailing = trailing, leading
    layout.setContentsMargins(leading, top, trailing, bottom)


_ENDLESS = 16_777_215
"""Qt's largest size."""
_FAR_MORE = 1000
"""A stretch beside which another one does not count."""
