"""Mark what shall be covered on a copy of a picture, and make that copy.

What this is for: hiding other people, or oneself, from those the case is handed to. The rules are:

* The piece itself is never changed; that is said first.
* The picture is here only while this face is seen: on leaving, locking and hiding it goes. The
  boxes stay as a draft until the copy is made, or somebody goes back without it.
* In an under-18 case nothing is shown before somebody answered that nothing nude or sexual is
  visible in it. Where that is not sure the piece is withheld at once, and can be taken out.
* Everything can be done by mouse and by keys; each box is said in numbers.
"""

from dataclasses import dataclass, replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QVBoxLayout, QWidget

from evidence_kit import messages
from evidence_kit.i18n import Words
from evidence_kit.model import Box, CoveredCopy, DisclosureChoice, Item
from evidence_kit.ui.alerts import alert_for
from evidence_kit.ui.models.boxes import MarkedBoxes
from evidence_kit.ui.models.drawn_boxes import boxes_drawn_on, packed_boxes
from evidence_kit.ui.models.taking_out import taking_out_words
from evidence_kit.ui.pages.evidence_face import FaceScroll
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.vault_process import VaultProcess
from evidence_kit.ui.widgets.box_editor import BoxEditor
from evidence_kit.ui.widgets.buttons import Button
from evidence_kit.ui.widgets.cards import Card
from evidence_kit.ui.widgets.flow_layout import FlowLayout
from evidence_kit.ui.widgets.labels import Heading, Label
from evidence_kit.ui.widgets.text_block import TextBlock
from evidence_kit.ui.widgets.withdrawing import Withdrawing


@dataclass(frozen=True, slots=True, kw_only=True)
class CoveringState:
    """This face at one instant."""

    item: Item | None = None
    boxes: tuple[Box, ...] = ()
    """What is covered on the copy there is."""
    drawn: tuple[Box, ...] | None = None
    """What was drawn before and is on no copy; ``None`` where nothing was."""
    is_asking: bool = False
    """Somebody has to look at the original first."""
    has_looked: bool = False
    is_shown: bool = False
    """The picture is here."""
    is_busy: bool = False
    is_withheld: bool = False
    """Something may be visible: nothing of the piece goes out any more."""
    why: str = ""
    """The reason that was given for what goes out of it; it is kept."""
    says: str = ""
    """What went wrong, or was done, in the person's language."""


class CoveringFace(FaceScroll):
    """The picture with its boxes, and what can be done with them."""

    covered = Signal(object)
    """The :class:`CoveredCopy` is kept and was read back."""
    drawn = Signal(str)
    """Other boxes are drawn than are on a copy: the draft; "" for the same."""
    disclosed = Signal()
    """Something may be visible: the piece is withheld from now on."""
    reason_typed = Signal(str)
    """Why the piece is about to be taken back, as far as it is typed."""
    withdrawn = Signal(str)
    """The piece was taken out of the case; its label."""
    back_requested = Signal()
    """The person goes back without making a copy."""

    def __init__(self, theme: Theme, vault: VaultProcess, words: Words) -> None:
        super().__init__(theme)
        self._vault = vault
        self._words = words
        self._state = CoveringState()
        self._build()
        self._connect()
        self._render(self._state)

    @property
    def editor(self) -> BoxEditor:
        """The picture."""
        return self._editor

    def begin(
        self,
        item: Item,
        copy: CoveredCopy | None,
        *,
        is_under_18: bool,
        why: str = "",
        draft: str = "",
    ) -> None:
        """Turn to a piece; its picture is asked for at once, or after the question.

        Args:
            item: The piece.
            copy: Its covered copy that is held.
            is_under_18: Whether somebody has to look at the original first.
            why: The reason that was given for what goes out of it.
            draft: Boxes that were drawn before, on this piece or another one; "" for none.
        """
        drawn = boxes_drawn_on(item.id, draft)
        boxes = () if copy is None else copy.covering.boxes
        self._editor.let_go()
        self._render(
            CoveringState(item=item, boxes=boxes, drawn=drawn, is_asking=is_under_18, why=why)
        )
        if not is_under_18:
            self._ask_for_picture()

    def let_go(self) -> None:
        """Cover now: the picture goes; what was marked and not made is a draft by then."""
        self._editor.let_go()
        self._render(CoveringState())

    def first_control(self) -> QWidget:
        """Return what gets the focus when this face opens."""
        if self._state.is_asking:
            return self._nothing_visible
        return self._editor.canvas if self._state.is_shown else self._back

    def _build(self) -> None:
        _ = self._words.gettext
        column = self.body
        column.setContentsMargins(32, 8, 32, 16)
        column.setSpacing(12)
        self._heading = Heading(self._theme, "", "title")
        column.addWidget(self._heading)
        self._intro = Label(
            self._theme,
            _(
                "Draw a box over what others shall not see. The piece itself stays as it is; the "
                "boxes are on a copy, opaque, and a little larger than you draw them."
            ),
            "small",
            "soft",
        )
        column.addWidget(self._intro)
        column.addWidget(self._build_question())
        self._says = TextBlock(self._theme, "", "small", "soon")
        column.addWidget(self._says)
        column.addWidget(self._build_taking_out())
        column.addWidget(self._build_tools())
        self._editor = BoxEditor(self._theme)
        column.addWidget(self._editor, 1000)
        self._where = Label(self._theme, "", "small", "soft")
        column.addWidget(self._where)
        row = QWidget()
        flow = FlowLayout(row, spacing=12)
        self._make = Button(self._theme, _("Make the covered copy"), "primary")
        self._back = Button(self._theme, _("Back"), "quiet")
        for button in (self._make, self._back):
            flow.addWidget(button)
        column.addWidget(row)
        column.addStretch(1)

    def _build_question(self) -> QWidget:
        _ = self._words.gettext
        card = Card(self._theme, "soon", _("One question first"))
        card.body.setSpacing(12)
        card.body.addWidget(
            TextBlock(
                self._theme,
                _(
                    "Look at the picture on the device it comes from. Is any nude or sexual "
                    "picture visible in it, even a small one?"
                ),
            )
        )
        row = QWidget()
        flow = FlowLayout(row, spacing=12)
        self._nothing_visible = Button(self._theme, _("No, nothing like that"), "normal")
        self._perhaps = Button(self._theme, _("Yes, or I am not sure"), "quiet")
        flow.addWidget(self._nothing_visible)
        flow.addWidget(self._perhaps)
        card.body.addWidget(row)
        self._question = card
        return card

    def _build_taking_out(self) -> QWidget:
        _ = self._words.gettext
        self._taking_out = QWidget()
        inner = QVBoxLayout(self._taking_out)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(12)
        words = _(
            "What is taken out cannot be brought back. Is a report to the police already open? "
            "Then ask them first."
        )
        inner.addWidget(Label(self._theme, words, "small", "soft"))
        self._asking: Withdrawing | None = None
        return self._taking_out

    def _build_tools(self) -> QWidget:
        _ = self._words.gettext
        self._tools = QWidget()
        flow = FlowLayout(self._tools, spacing=8)
        self._add = Button(self._theme, _("Add a box"), "small", "plus")
        self._next = Button(self._theme, _("Next box"), "small", "right")
        self._remove = Button(self._theme, _("Remove the box"), "small", "close")
        self._undo = Button(self._theme, _("Take back"), "small", "undo")
        self._larger = Button(self._theme, _("Larger"), "small", "search")
        self._smaller = Button(self._theme, _("Smaller"), "small", "minus")
        self._whole = Button(self._theme, _("Whole picture"), "small", "picture")
        # Translators: one pixel of a picture as one pixel of the screen.
        self._actual = Button(self._theme, _("Actual size"), "small", "eye")
        for button in (
            *(self._add, self._next, self._remove, self._undo),
            *(self._larger, self._smaller, self._whole, self._actual),
        ):
            flow.addWidget(button)
        return self._tools

    def _connect(self) -> None:
        editor = self._editor
        editor.changed.connect(self._on_editor_changed)
        self._add.clicked.connect(editor.add_box)
        self._next.clicked.connect(self._on_next_clicked)
        self._remove.clicked.connect(lambda: self._show_marked(editor.marked.removed()))
        self._undo.clicked.connect(lambda: self._show_marked(editor.marked.taken_back()))
        self._larger.clicked.connect(lambda: editor.zoom(1))
        self._smaller.clicked.connect(lambda: editor.zoom(-1))
        self._whole.clicked.connect(editor.show_whole)
        self._actual.clicked.connect(editor.show_actual)
        self._make.clicked.connect(self._on_make_clicked)
        self._back.clicked.connect(self.back_requested)
        self._perhaps.clicked.connect(self._on_perhaps_clicked)
        self._nothing_visible.clicked.connect(self._on_nothing_visible_clicked)

    def _render(self, state: CoveringState) -> None:
        """Show a state; everything that is seen and enabled follows from it."""
        _ = self._words.gettext
        self._state = state
        label = "" if state.item is None else state.item.label
        # Translators: heading; {label} is the number of a piece of evidence.
        self._heading.setText(_("Cover parts of {label}").format(label=label))
        self._question.setVisible(state.is_asking)
        self._says.setVisible(bool(state.says))
        self._says.set_text(state.says)
        self._show_taking_out(is_open=state.is_withheld)
        for part in (self._tools, self._editor, self._where):
            part.setVisible(state.is_shown)
        marked = self._editor.marked
        has_box = marked.chosen_box is not None
        self._next.setEnabled(len(marked.boxes) > 1)
        self._remove.setEnabled(has_box)
        self._undo.setEnabled(bool(marked.before))
        is_new = marked.boxes != state.boxes
        self._make.setEnabled(state.is_shown and not state.is_busy and has_box and is_new)
        self._make.setVisible(not state.is_asking and not state.is_withheld)
        for button in (self._nothing_visible, self._perhaps):
            button.setEnabled(not state.is_busy)
        self._where.setText(self._where_words(marked))

    def _show_taking_out(self, *, is_open: bool) -> None:
        """Offer to take the piece out; what was typed about another piece does not stay."""
        self._taking_out.setVisible(is_open)
        layout = self._taking_out.layout()
        if layout is None or is_open == (self._asking is not None):
            return
        if self._asking is not None:
            layout.removeWidget(self._asking)
            self._asking.hide()
            self._asking.deleteLater()
            self._asking = None
            return
        item = self._state.item
        says = () if item is None else taking_out_words(item, self._words, may_be_withheld=False)
        self._asking = Withdrawing(self._theme, says=says)
        self._asking.withdrawn.connect(self._on_withdraw_requested)
        self._asking.typed.connect(self.reason_typed)
        layout.addWidget(self._asking)

    def _where_words(self, marked: MarkedBoxes) -> str:
        _ = self._words.gettext
        keys = _(
            "Keys: N new box, arrows move, Shift and arrows resize, Ctrl for single pixels, Space "
            "next, Delete removes, Ctrl Z takes back, + and − zoom, 0 whole picture, 1 actual size."
        )
        mouse = _(
            "With the mouse: begin beside the picture to reach its edge; Ctrl and the wheel zoom "
            "where you point."
        )
        return f"{marked.spoken(self._words)}. {keys} {mouse}"

    def _ask_for_picture(self) -> None:
        item = self._state.item
        if item is None:
            return
        self._render(replace(self._state, is_busy=True, says=""))
        self._vault.ask(
            messages.LookToCover(item_id=item.id, no_nudity_visible=self._state.has_looked),
            on_done=lambda answer: self._on_picture_came(item, answer),
            on_refused=self._on_refused,
        )

    def _on_picture_came(self, item: Item, answer: messages.Answer) -> None:
        # Whoever left meanwhile sees nothing of it.
        is_here = self.isVisible() and self._state.item == item
        if not is_here or not isinstance(answer, messages.PictureToCover):
            return
        picture = QPixmap()
        if not picture.loadFromData(answer.jpeg):
            said = self._words.gettext("This picture cannot be shown here.")
            self._render(replace(self._state, is_busy=False, says=said))
            return
        state = self._state
        boxes = state.boxes if state.drawn is None else state.drawn
        marked = MarkedBoxes(width_px=answer.width_px, height_px=answer.height_px)
        for box in boxes:
            # Each is fitted: nobody knows who wrote a draft.
            marked = marked.added(box)
        self._render(replace(self._state, is_busy=False, is_shown=True))
        self._editor.show_picture(picture, replace(marked.turned_to(0), before=()))
        self._editor.canvas.setFocus()

    def _on_editor_changed(self, marked: MarkedBoxes) -> None:
        self._render(self._state)
        item = self._state.item
        if item is not None and self._state.is_shown:
            is_new = marked.boxes != self._state.boxes
            self.drawn.emit(packed_boxes(item.id, marked.boxes) if is_new else "")

    def _on_next_clicked(self) -> None:
        marked = self._editor.marked
        self._show_marked(marked.turned_to(marked.chosen + 1))

    def _show_marked(self, marked: MarkedBoxes) -> None:
        self._editor.show_marked(marked)
        self._editor.show_chosen()

    def _on_nothing_visible_clicked(self) -> None:
        self._render(replace(self._state, is_asking=False, has_looked=True))
        self._ask_for_picture()

    def _on_perhaps_clicked(self) -> None:
        item = self._state.item
        if item is None:
            return
        self._render(replace(self._state, is_busy=True, says=""))
        self._vault.ask(
            messages.Disclose(
                item_id=item.id,
                choice=DisclosureChoice.WITHHELD,
                why=self._state.why,
                is_perhaps_intimate=True,
            ),
            on_done=lambda answer: self._on_withheld(item, answer),
            on_refused=self._on_refused,
        )

    def _on_withheld(self, item: Item, answer: messages.Answer) -> None:
        if not isinstance(answer, messages.Disclosed):
            return
        # The record was made, also where the person left meanwhile.
        self.disclosed.emit()
        if self._state.item != item:
            return
        said = self._words.gettext(
            "It is withheld from now on and not shown here, and its small picture is gone. Tell "
            "the police which device it is on. It is not your fault."
        )
        self._render(
            replace(self._state, is_asking=False, is_busy=False, is_withheld=True, says=said)
        )
        self._back.setFocus()

    def _on_withdraw_requested(self, why: str) -> None:
        item = self._state.item
        if item is not None:
            self._vault.ask(
                messages.Withdraw(name=item.label, why=why),
                on_done=self._on_withdrawn,
                on_refused=self._on_withdrawal_refused,
            )

    def _on_withdrawn(self, answer: messages.Answer) -> None:
        if isinstance(answer, messages.Withdrawn):
            self.withdrawn.emit(answer.name)

    def _on_withdrawal_refused(self, problem: messages.Problem) -> None:
        if self._asking is not None:
            self._asking.confirm.setEnabled(True)
        self._on_refused(problem)

    def _on_make_clicked(self) -> None:
        item = self._state.item
        if item is None:
            return
        self._render(replace(self._state, is_busy=True, says=""))
        self._vault.ask(
            messages.CoverPicture(
                item_id=item.id,
                boxes=self._editor.marked.boxes,
                no_nudity_visible=self._state.has_looked,
            ),
            on_done=self._on_covered,
            on_refused=self._on_refused,
        )

    def _on_covered(self, answer: messages.Answer) -> None:
        if isinstance(answer, messages.Covered):
            self.let_go()
            self.covered.emit(answer.copy)

    def _on_refused(self, problem: messages.Problem) -> None:
        alert = alert_for(problem, self._words)
        says = f"{alert.title} {alert.remedy}"
        self._render(replace(self._state, is_busy=False, says=says))
