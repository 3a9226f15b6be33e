"""All of one piece: its state, a look while it is held, what it shows, its times, its fingerprint.

The rules are: nothing of a picture is here unless a hand holds the button; an intimate piece has no
such button; what is written is saved by itself; withdrawing asks nothing and leaves a stub.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evidence_kit.i18n import Words
from evidence_kit.model import DisclosureChoice, Finding, Item, ItemStatus, PictureFacts, Provenance
from evidence_kit.questions import Quality
from evidence_kit.ui.models.giving import Giving
from evidence_kit.ui.models.item_words import (
    Shown,
    came_as,
    clock_lines,
    has_words,
    is_empty,
    may_be_looked_at,
    shown,
    size_words,
    state_words,
    type_word,
)
from evidence_kit.ui.models.piece_order import Place
from evidence_kit.ui.pages.evidence_face import FaceScroll
from evidence_kit.ui.pages.evidence_giving import PieceGiving
from evidence_kit.ui.pages.evidence_look import LookArea
from evidence_kit.ui.pages.evidence_place import PiecePlace
from evidence_kit.ui.pages.evidence_provenance import ProvenanceForm
from evidence_kit.ui.pages.evidence_quality import QualityQuestions
from evidence_kit.ui.pages.evidence_withdrawing import PieceWithdrawing
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.buttons import Button
from evidence_kit.ui.widgets.cards import Rule
from evidence_kit.ui.widgets.clock_rows import ClockRows
from evidence_kit.ui.widgets.fingerprint import FingerprintRow
from evidence_kit.ui.widgets.flow_layout import FlowLayout
from evidence_kit.ui.widgets.labels import Heading, Icon, Label, Tag
from evidence_kit.ui.widgets.text_block import TextBlock


class DetailPanel(FaceScroll):
    """Shows one piece; beside the list where there is room, instead of it where there is not."""

    close_requested = Signal()
    """Back to all pieces."""
    look_started = Signal()
    """The button is held: the preview of this piece is wanted."""
    typed = Signal(object)
    """What stands in the fields now, as a :class:`Provenance`."""
    left = Signal()
    """A field was left: what was typed shall be saved now."""
    reason_typed = Signal(str)
    """Why the piece is about to be taken back, as far as it is typed."""
    withdraw_requested = Signal(str)
    """The piece shall be taken back; why, which may be empty."""
    words_requested = Signal()
    """The text of the piece shall be read, and looked through for what it names."""
    cover_requested = Signal()
    """Parts of the picture shall be covered."""
    quality_said = Signal(object, str)
    """What the picture shows was answered: a :class:`Quality`, and the answer or ""."""
    others_said = Signal()
    """Others can be seen or named in the piece."""
    clear_said = Signal()
    """Nothing nude or sexual is visible in the piece, and all of it goes out."""
    choice_requested = Signal(object)
    """What goes out of the piece shall be this :class:`DisclosureChoice`."""
    move_requested = Signal(int)
    """The piece shall stand so many places later; less than 0 for earlier."""
    by_number_requested = Signal()
    """Every piece shall stand in order of its number again."""

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._theme = theme
        self._words = words
        self._item: Item | None = None
        self.setAccessibleName(words.gettext("One piece of evidence"))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._build()
        self._connect()

    @property
    def item(self) -> Item | None:
        """The piece that is shown."""
        return self._item

    def show_item(
        self,
        item: Item,
        picture: PictureFacts | None,
        finding: Finding | None,
        *,
        was_set_back: bool,
        provenance: Provenance | None,
    ) -> None:
        """Show a piece.

        Args:
            item: The piece.
            picture: What was read in it, if it is a picture.
            finding: What the last check found wrong with it; ``None`` for nothing.
            was_set_back: Whether the computer's clock was set back before it was added.
            provenance: What stands in the fields; ``None`` leaves them as they are, because the
                person is typing there.
        """
        is_other = self._item is None or self._item.id != item.id
        self._item = item
        state = state_words(item, finding, self._words)
        self._heading.setText(item.label)
        self._tag.set_tag(state.word, state.tone, state.icon)  # type: ignore[arg-type] # a tag's tone
        is_here = item.status is not ItemStatus.WITHDRAWN
        self._look.show_item(item)
        self._name.setVisible(is_here and bool(came_as(item)))
        self._name.set_text(came_as(item))
        self._about.set_text(self._about_words(item))
        self._empty.setVisible(is_empty(item))
        self.read.setVisible(has_words(item))
        self._form.setVisible(is_here and shown(item) is not Shown.WITHDRAWN)
        if provenance is not None:
            self._form.show_provenance(provenance, is_other=is_other)
        lines = clock_lines(item, picture, self._words, was_set_back=was_set_back)
        self._clocks.set_rows([(line.name, line.time, line.where) for line in lines])
        self._fingerprint.setVisible(item.status is ItemStatus.HELD)
        if is_other:
            self._giving.ask_whether_clear(is_asked=False)
            self._quality.set_is_open(is_open=False)
            self._fingerprint.set_sha256(item.sha256 or "")
            self._show_more_about_times(is_open=False)
            self.verticalScrollBar().setValue(0)
        self._withdrawing.show_item(item, is_other=is_other)

    def show_quality(self, answers: dict[Quality, str]) -> None:
        """Show what was answered of the picture; for other pieces nothing is asked."""
        is_asked = self._item is not None and may_be_looked_at(self._item)
        self._quality.setVisible(is_asked)
        if is_asked:
            self._quality.show_answers(answers)

    def show_giving(self, giving: Giving) -> None:
        """Show what goes out of the piece."""
        self._giving.show_giving(giving)
        may = giving.is_open and giving.choice is not DisclosureChoice.WITHHELD
        self._withdrawing.show_may_be_withheld(may_be_withheld=may)

    def ask_whether_clear(self) -> None:
        """Offer to say that nothing nude or sexual is visible in the piece."""
        self._giving.ask_whether_clear(is_asked=True)

    def show_place(self, place: Place | None) -> None:
        """Show where the piece stands among all of them."""
        self._place.show_place(place)

    def show_withdrawn_at(self, moment: str) -> None:
        """Say when the piece was taken back."""
        if self._item is not None and self._item.status is ItemStatus.WITHDRAWN:
            self._withdrawing.show_withdrawn_at(moment)

    def restore_reason(self, why: str) -> None:
        """Ask whether the piece shall be taken back, with a reason that was begun; "" for none."""
        self._withdrawing.restore_reason(why)

    def ask_again(self) -> None:
        """Let the piece be withdrawn once more: it was not this time."""
        self._withdrawing.ask_again()

    def set_alone(self, *, is_alone: bool) -> None:
        """Stand instead of the list, with a way back, or beside it."""
        self._back.setVisible(is_alone)
        self._close.setVisible(not is_alone)
        self.setProperty("surface", "canvas" if is_alone else "panel")
        self.style().unpolish(self)
        self.style().polish(self)
        side = 32 if is_alone else 24
        self.body.setContentsMargins(side, 20, side, 24)

    def hold_by_keys(self) -> None:
        """Look as long as a key is held in the list."""
        self._look.hold_by_keys()

    def let_go(self) -> None:
        """Cover now, whoever holds it."""
        self._look.let_go()

    def show_preview(self, jpeg: bytes) -> None:
        """Show the preview, if it is still held; say so where there is none."""
        self._look.show_preview(jpeg)

    def say(self, text: str, tone: str = "soft") -> None:
        """Say what became of the words: saved, or why not."""
        self._form.say(text, tone)

    def first_control(self) -> QWidget:
        """Return what gets the focus when a piece is opened alone."""
        return self._back if self._back.isVisibleTo(self) else self._close

    def _build(self) -> None:
        _ = self._words.gettext
        self.body.setSpacing(16)
        self.body.addLayout(self._build_head())
        self._look = LookArea(self._theme, self._words)
        self.body.addWidget(self._look)
        facts = QVBoxLayout()
        facts.setSpacing(2)
        self._name = TextBlock(self._theme, "", "small", mono=True)
        self._about = TextBlock(self._theme, "", "small", "soft")
        facts.addWidget(self._name)
        facts.addWidget(self._about)
        self._empty = TextBlock(
            self._theme,
            _(
                "Nothing is in this file. Copying it may have broken off. Look whether the "
                "original opens on the phone, and copy it again. Please delete nothing there."
            ),
            "small",
            "soon",
        )
        facts.addWidget(self._empty)
        self.read = Button(self._theme, _("Read it, and find what it names"), "link")
        facts.addWidget(self.read)
        self.body.addLayout(facts)
        self._form = ProvenanceForm(self._theme, self._words)
        self.body.addWidget(self._form)
        self._quality = QualityQuestions(self._theme, self._words)
        self.body.addWidget(self._quality)
        self.body.addLayout(self._build_times())
        self._rule = Rule()
        self.body.addWidget(self._rule)
        self._fingerprint = FingerprintRow(self._theme)
        self.body.addWidget(self._fingerprint)
        self._giving = PieceGiving(self._theme, self._words)
        self.body.addWidget(self._giving)
        self._place = PiecePlace(self._theme, self._words)
        self.body.addWidget(self._place)
        self._withdrawing = PieceWithdrawing(self._theme, self._words)
        self.body.addWidget(self._withdrawing)
        self.body.addStretch(1)
        self.set_alone(is_alone=False)

    def _build_head(self) -> QHBoxLayout:
        _ = self._words.gettext
        row = QHBoxLayout()
        row.setSpacing(8)
        names = QWidget()
        flow = FlowLayout(names, spacing=12)
        self._back = Button(self._theme, _("All evidence"), "normal", "arrow-left")
        self._heading = Heading(self._theme)
        self._heading.setWordWrap(False)
        self._tag = Tag(self._theme, "")
        for each in (self._back, self._heading, self._tag):
            flow.addWidget(each)
        self._close = Button(self._theme, _("Close"), "bare", "close")
        row.addWidget(names, 1)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _build_times(self) -> QVBoxLayout:
        _ = self._words.gettext
        column = QVBoxLayout()
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Icon(self._theme, "clock", "soft", 16))
        head.addWidget(Label(self._theme, _("Times"), "label"), 1)
        self._what_each_tells = Button(self._theme, _("What each one tells"), "link")
        head.addWidget(self._what_each_tells)
        column.addLayout(head)
        self._told = TextBlock(
            self._theme,
            _(
                "In the picture, or in its content: the clock of the phone that showed the chat. "
                "It fits the messages best.\n"
                "In the file: when the file was last written. Copying can change it.\n"
                "Added here: when you put it in. From then on every change would be seen."
            ),
            "small",
            "soft",
        )
        column.addWidget(self._told)
        self._clocks = ClockRows(self._theme)
        column.addWidget(self._clocks)
        return column

    def _connect(self) -> None:
        self._back.clicked.connect(self.close_requested)
        self._close.clicked.connect(self.close_requested)
        self._look.look_started.connect(self.look_started)
        self.read.clicked.connect(self.words_requested)
        self._form.typed.connect(self.typed)
        self._form.left.connect(self.left)
        self._quality.answered.connect(self.quality_said)
        self._withdrawing.withdraw_requested.connect(self.withdraw_requested)
        self._withdrawing.reason_typed.connect(self.reason_typed)
        self._withdrawing.withhold_requested.connect(self._on_withhold_requested)
        self._giving.cover_requested.connect(self.cover_requested)
        self._giving.choice_requested.connect(self.choice_requested)
        self._giving.others_said.connect(self.others_said)
        self._giving.clear_said.connect(self.clear_said)
        self._place.move_requested.connect(self.move_requested)
        self._place.by_number_requested.connect(self.by_number_requested)
        self._what_each_tells.clicked.connect(self._on_what_each_tells_clicked)

    def _about_words(self, item: Item) -> str:
        kind = type_word(item, self._words)
        if item.status is not ItemStatus.HELD:
            return kind
        # Translators: what sort of file it is and how large: "Picture, 1.2 MB".
        return self._words.gettext("{kind}, {size}").format(
            kind=kind, size=size_words(item.size_bytes, self._words)
        )

    def _show_more_about_times(self, *, is_open: bool) -> None:
        self._told.setVisible(is_open)
        _ = self._words.gettext
        self._what_each_tells.set_text(_("Show less") if is_open else _("What each one tells"))

    def _on_withhold_requested(self) -> None:
        self.choice_requested.emit(DisclosureChoice.WITHHELD)

    def _on_what_each_tells_clicked(self) -> None:
        self._show_more_about_times(is_open=not self._told.isVisibleTo(self))
