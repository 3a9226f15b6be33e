"""The evidence page: take in, see how it stands, say what it is.

What this is for: everything that can become a piece of evidence comes in here, and every piece can
be looked at, described and taken back here. The rules are:

* Nothing is opened or copied before the question about it was answered.
* "Saved and verified" is said of what the vault process told as saved, and of nothing else.
* One frozen value is shown; whatever happens makes another one, and the whole page follows it.
"""

from dataclasses import replace
from functools import partial

import msgspec
from PySide6.QtCore import QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QStackedLayout, QWidget

from evidence_kit import messages
from evidence_kit.exhibit_order import EXHIBIT_ORDER
from evidence_kit.i18n import Words
from evidence_kit.model import CoveredCopy, DisclosureChoice, Item, ItemId, Provenance, Route
from evidence_kit.overriding import override
from evidence_kit.ui.alerts import alert_of_typed
from evidence_kit.ui.models.drawn_boxes import BOXES_DRAFT
from evidence_kit.ui.models.giving import giving_of
from evidence_kit.ui.models.item_words import KindFilter
from evidence_kit.ui.models.left_out import LEFT_OUT_DRAFT, left_out_draft
from evidence_kit.ui.pages.begun_forms import find_half_made
from evidence_kit.ui.pages.drafts import Drafts
from evidence_kit.ui.pages.evidence_asking import QuestionFace
from evidence_kit.ui.pages.evidence_care import PieceCare
from evidence_kit.ui.pages.evidence_covering import CoveringFace
from evidence_kit.ui.pages.evidence_describing import (
    DRAFT_NAME,
    DescribingFace,
    Description,
    from_draft,
)
from evidence_kit.ui.pages.evidence_describing_many import DescribingMany
from evidence_kit.ui.pages.evidence_drawing import ListLayout
from evidence_kit.ui.pages.evidence_intake import Intake
from evidence_kit.ui.pages.evidence_offers import Gathering, picture_in
from evidence_kit.ui.pages.evidence_ordering import PieceOrdering
from evidence_kit.ui.pages.evidence_pieces import PiecesFace
from evidence_kit.ui.pages.evidence_question import Offered, Question
from evidence_kit.ui.pages.evidence_reasons import PieceReasons
from evidence_kit.ui.pages.evidence_search import PieceSearch, found_words
from evidence_kit.ui.pages.evidence_state import Face, Found, PageState, lead_of
from evidence_kit.ui.pages.evidence_taking import TakingFace, taken_in_words
from evidence_kit.ui.pages.evidence_transfer import Transfer
from evidence_kit.ui.pages.evidence_waiting import (
    WAITING_DRAFT,
    draft_of,
    unkept_of,
    waiting_of,
)
from evidence_kit.ui.pages.evidence_waiting import from_draft as waiting_from_draft
from evidence_kit.ui.pages.page import Page
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.vault_process import VaultProcess
from evidence_kit.ui.widgets.accessible import announce
from evidence_kit.ui.widgets.drop_area import paths_in
from evidence_kit.ui.widgets.place_dialog import file_dialog

_REMEMBER_AFTER_MS = 500
"""After the last answer; leaving the page does not wait for it."""
LAYOUT_DRAFT = "window/evidence"
"""Where it is kept whether the pieces stand as tiles or as a list."""


class EvidencePage(Page):
    """Page 04: the pieces, the question before they come in, and their way in."""

    words_read = Signal(messages.WordsRead)
    """A kept text was read, to be looked through where that is done."""

    def __init__(self, theme: Theme, vault: VaultProcess, words: Words) -> None:
        super().__init__(theme, vault, words)
        self.title = words.gettext("Evidence")
        self._state = PageState()
        self._has_news = False
        self._moved: ItemId | None = None
        self._remembered: tuple[Question | None, bool] = (None, False)
        # Of ten thousand files it takes a moment: not between two answers.
        self._remembering = QTimer(self)
        self._remembering.setSingleShot(True)
        self._remembering.setInterval(_REMEMBER_AFTER_MS)
        self._intake = Intake(vault, self)
        self._gathering = Gathering(self)
        self._drafts = Drafts(self, vault)
        self._drafts.changed.connect(self._render_unkept)
        self._build()
        self._connect()
        self._render(self._state)

    @property
    def state(self) -> PageState:
        """All that the page shows, as one value."""
        return self._state

    @override
    def render(self, case: messages.CaseSeen) -> None:  # type: ignore[override] # QWidget has one too
        """Show a case that was read again."""
        self._know_drafts(case)
        self._reasons.forget_gone(case.items)
        self._render(self._state.seen(case))
        if self._state.face is Face.PIECES and self._state.opened is None:
            begun = self._reasons.find_first(case.items)
            if begun is not None:
                self._open(begun)
        # A piece that came in meanwhile may have the words too.
        self._search.look_again()

    @override
    def render_beginning(self, begun: messages.CaseBegun) -> None:
        """Show the first pieces of a case whose others follow in a moment."""
        self._know_drafts(begun.seen)
        self._render(self._state.begun(begun))

    @override
    def first_focus(self) -> QWidget:
        """Return the first control of the face that is shown."""
        match self._state.face:
            case Face.PIECES:
                return self._pieces.first_control()
            case Face.QUESTION:
                return self._asking.first_control()
            case Face.DESCRIBING:
                return self._describing.first_control()
            case Face.COVERING:
                return self._covering.first_control()
            case Face.TAKING_IN | Face.TAKEN_IN:
                return self._taking.first_control()

    @override
    def save_work(self) -> None:
        """Send what is being typed, and cover everything."""
        self._care.save_work()
        self._stop_covering()
        self._remember_waiting()
        self._drafts.send()
        self._tell_case_changed()

    def offer_paths(self, paths: list[str], route: Route = Route.DROP) -> None:
        """Ask about files and folders that were dropped or chosen anywhere in the window."""
        self._gathering.gather(paths, route)

    def offer_clipboard(self) -> bool:
        """Ask about the picture or files on the clipboard; returns whether there were any."""
        data: QMimeData | None = QGuiApplication.clipboard().mimeData()
        if data is None:
            return False
        paths = paths_in(data)
        if paths:
            self._gathering.gather(paths, Route.PASTE)
            return True
        picture = picture_in(data, self.words.gettext("picture from the clipboard"))
        if picture is not None:
            self._offer((picture,), Route.PASTE)
        return picture is not None

    def open_item(self, item: Item) -> None:
        """Show one piece in full."""
        self._open(item)

    def choose_files(self) -> None:
        """Let the person choose files."""
        _ = self.words.gettext
        # Translators: the filter of a file dialogue; keep the brackets and the star.
        dialog = file_dialog(self.theme, self, _("Choose files"), _("All files (*)"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setHistory([])
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(lambda paths: self.offer_paths(paths, Route.FILE_DIALOG))
        dialog.open()

    def _build(self) -> None:
        self._pieces = PiecesFace(self.theme, self.words, self)
        self._asking = QuestionFace(self.theme, self.words)
        self._describing = DescribingFace(self.theme, self.words)
        self._taking = TakingFace(self.theme, self.words)
        self._covering = CoveringFace(self.theme, self.vault, self.words)
        self._care = PieceCare(self.vault, self.words, self._pieces.detail)
        self._ordering = PieceOrdering(self.vault, self)
        self._search = PieceSearch(self.vault, self)
        self._reasons = PieceReasons(self._pieces.detail, self._covering, self._drafts)
        self._many = DescribingMany(self.vault, self.words, self._pieces.several, self._drafts)
        self._faces = QStackedLayout(self)
        for face in (
            *(self._pieces, self._asking, self._describing),
            *(self._taking, self._covering),
        ):
            self._faces.addWidget(face)
        self._pieces.drop_area.take_drops_of(self)
        self._add_shortcut = QShortcut(QKeySequence("Ctrl+N"), self)
        self._add_shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _connect(self) -> None:
        self._gathering.gathered.connect(self._offer)
        self._intake.moved.connect(self._on_intake_moved)
        self._intake.ended.connect(self._on_intake_ended)
        self._connect_pieces()
        self._connect_faces()
        self._remembering.timeout.connect(self._remember_waiting)
        self._add_shortcut.activated.connect(self.choose_files)
        self._care.amended.connect(self._on_care_amended)
        self._care.withdrawn.connect(self._on_care_withdrawn)
        for asker in (self._care, self._ordering, self._search):
            asker.refused.connect(self._on_refused)
        self._care.disclosed.connect(self._record_happened)
        self._many.recorded.connect(self._record_happened)
        self._pieces.several.say_requested.connect(self._on_several_say_requested)
        self._pieces.detail.words_requested.connect(self._on_detail_words_requested)
        self._pieces.detail.cover_requested.connect(self._on_detail_cover_requested)
        self._pieces.move_requested.connect(self._on_pieces_move_requested)
        self._pieces.detail.move_requested.connect(self._on_detail_move_requested)
        self._pieces.detail.by_number_requested.connect(self._ordering.put_by_number)
        self._ordering.kept.connect(self._on_ordering_kept)
        self._pieces.words_wanted.connect(self._search.look_for)
        self._search.answered.connect(self._on_search_answered)

    def _connect_faces(self) -> None:
        self._covering.covered.connect(self._on_covering_covered)
        self._covering.drawn.connect(partial(self._drafts.put, BOXES_DRAFT))
        self._covering.disclosed.connect(self._on_covering_disclosed)
        self._covering.withdrawn.connect(self._on_covering_withdrawn)
        self._covering.back_requested.connect(self._on_covering_back_requested)
        asking = self._asking
        asking.changed.connect(self._on_asking_changed)
        asking.take_requested.connect(self._on_asking_take_requested)
        asking.cancel_requested.connect(self._on_asking_cancel_requested)
        asking.description_requested.connect(self._on_asking_description_requested)
        self._describing.keep_requested.connect(self._on_describing_keep_requested)
        self._describing.draft_changed.connect(self._on_describing_draft_changed)
        self._describing.back_requested.connect(self._on_describing_back_requested)
        taking = self._taking
        taking.stop_requested.connect(self._on_taking_stop_requested)
        taking.again_requested.connect(self._on_taking_again_requested)
        taking.description_requested.connect(self._on_pieces_description_requested)
        taking.pieces_requested.connect(self._on_taking_pieces_requested)

    def _connect_pieces(self) -> None:
        pieces = self._pieces
        pieces.drop_area.dropped.connect(self.offer_paths)
        pieces.files_requested.connect(self.choose_files)
        pieces.paste_requested.connect(self._on_pieces_paste_requested)
        pieces.description_requested.connect(self._on_pieces_description_requested)
        pieces.several_requested.connect(self._on_pieces_several_requested)
        pieces.opened.connect(self._open)
        pieces.closed.connect(self._on_pieces_closed)
        pieces.kind_chosen.connect(self._on_pieces_kind_chosen)
        pieces.layout_chosen.connect(self._on_pieces_layout_chosen)
        pieces.notice_chosen.connect(self._on_pieces_notice_chosen)

    # --- showing ---------------------------------------------------------------------------

    def _know_drafts(self, case: messages.CaseSeen) -> None:
        if self._state.case is None:
            kept = case.drafts.get(LAYOUT_DRAFT, "")
            layout = ListLayout(kept) if kept in set(ListLayout) else self._state.layout
            waiting = waiting_from_draft(case.drafts)
            self._state = replace(self._state, layout=layout).remembering(waiting)
        self._drafts.know(case.drafts)

    def _render(self, state: PageState) -> None:
        """Show a state; everything that is seen and enabled follows from it."""
        before, self._state = self._state, state
        match state.face:
            case Face.PIECES:
                self._pieces.show_state(state, is_typing=self._care.is_typing)
                self._faces.setCurrentWidget(self._pieces)
            case Face.QUESTION:
                if state.question is not None:
                    self._asking.show_question(state.question)
                self._faces.setCurrentWidget(self._asking)
            case Face.DESCRIBING:
                self._faces.setCurrentWidget(self._describing)
            case Face.COVERING:
                self._faces.setCurrentWidget(self._covering)
            case Face.TAKING_IN | Face.TAKEN_IN:
                if state.transfer is not None:
                    self._taking.show_transfer(state.transfer)
                self._faces.setCurrentWidget(self._taking)
        self._render_lead(state)
        self._render_unkept()
        self._care.turn_to(state.opened_item)
        if state.opened_item is not None:
            self._pieces.detail.show_quality(state.quality_of_opened)
            self._pieces.detail.show_giving(giving_of(state.case, state.opened_item))
            self._pieces.detail.show_place(state.place_of_opened)
        if before.face is not state.face and self.isVisible():
            self.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def _render_lead(self, state: PageState) -> None:
        lead = lead_of(state, self.words)
        if lead != self.lead:
            self.lead = lead
            self.head_changed.emit()

    def _render_unkept(self) -> None:
        """Say what is in no case yet, and remember it once it is another."""
        state = self._state
        form = find_half_made("evidence", self._drafts.texts, self.words)
        files = unkept_of(state, self.words)
        self.say_what_waits(files.with_form(form) if files and form else files or form)
        # While files come in there are several answers a second; leaving and the end count them.
        waits_for = (state.question, state.is_working)
        if waits_for != self._remembered:
            self._remembered = waits_for
            self._remembering.start()

    def _remember_waiting(self) -> None:
        self._remembering.stop()
        if self._state.case is not None:
            self._drafts.put(WAITING_DRAFT, draft_of(waiting_of(self._state)))
            self._has_news = self._has_news or self._drafts.is_waiting

    def _on_search_answered(self, found: Found | None) -> None:
        if found == self._state.found:
            return
        self._render(replace(self._state, found=found))
        said = found_words(self._state, self.words)
        if said:
            announce(self, said)

    # --- the question ----------------------------------------------------------------------

    def _offer(self, offered: tuple[Offered, ...], route: Route) -> None:
        if not offered:
            return
        asked = Question.about(offered, is_under_18=self._state.is_under_18, route=route)
        waiting = self._state.question
        question = asked if waiting is None else waiting.with_more(asked)
        # Work under way goes on undisturbed; the question comes after it.
        is_working = self._state.face is Face.TAKING_IN
        face = self._state.face if is_working else Face.QUESTION
        self._render(replace(self._state, question=question, face=face, alert=None, note=""))

    def _on_asking_changed(self, question: Question) -> None:
        if question.is_empty:
            self._on_asking_cancel_requested()
        else:
            self._render(replace(self._state, question=question))

    def _on_asking_cancel_requested(self) -> None:
        self._render(replace(self._state, question=None, face=Face.PIECES))

    def _on_asking_take_requested(self) -> None:
        question = self._state.question
        if question is None:
            return
        rest = question.rest()
        state = replace(self._state, question=None if rest.is_empty else rest)
        if question.ready:
            self._take_in(state, question)
        else:
            if rest.is_empty:
                self._remember_left_out(len(question.intimate))
            self._render(replace(state, face=Face.PIECES))

    def _remember_left_out(self, count: int) -> None:
        """Remember how many were looked at and stay where they are, to offer a description once."""
        case = self._state.case
        if case is not None and count:
            self._drafts.put(LEFT_OUT_DRAFT, left_out_draft(case, count))
            self._has_news = self._has_news or self._drafts.is_waiting

    # --- taking in -------------------------------------------------------------------------

    def _take_in(self, state: PageState, question: Question) -> None:
        transfer = self._intake.take(question)
        self._render(replace(state, transfer=transfer, taken=question, face=Face.TAKING_IN))

    def _on_intake_moved(self, transfer: Transfer) -> None:
        self._render(replace(self._state, transfer=transfer))

    def _on_intake_ended(self, transfer: Transfer) -> None:
        note = ""
        face = Face.TAKEN_IN
        if not transfer.not_kept:
            face = self._face_after()
            note = taken_in_words(transfer, self.words)
            announce(self, note)
        self._render(replace(self._state, transfer=transfer, face=face, note=note))
        self._record_happened()

    def _on_taking_stop_requested(self) -> None:
        self._render(replace(self._state, transfer=self._intake.stop()))

    def _on_taking_again_requested(self) -> None:
        again = self._intake.again()
        if again is not None and again.ready:
            self._take_in(self._state, again)

    def _on_taking_pieces_requested(self) -> None:
        self._render(replace(self._state, face=self._face_after(), transfer=None, taken=None))

    def _face_after(self) -> Face:
        """Return where the page goes when something is finished: to what still waits."""
        return Face.PIECES if self._state.question is None else Face.QUESTION

    # --- describing ------------------------------------------------------------------------

    def _on_pieces_description_requested(self) -> None:
        self._open_description(None)

    def _on_asking_description_requested(self, at: int) -> None:
        self._open_description(at)

    def _open_description(self, at: int | None) -> None:
        drafts = {} if self._state.case is None else self._state.case.drafts
        if self._describing.description().is_empty:
            self._describing.set_description(from_draft(drafts.get(DRAFT_NAME, "")))
        self._render(replace(self._state, face=Face.DESCRIBING, described_at=at, note=""))

    def _on_describing_draft_changed(self, text: str) -> None:
        self._drafts.put(DRAFT_NAME, text)

    def _on_describing_back_requested(self) -> None:
        self._render(replace(self._state, face=self._face_after(), described_at=None))

    def _on_describing_keep_requested(self, description: Description) -> None:
        self.vault.ask(
            messages.DescribeItem(
                description=description.what, provenance=description.provenance()
            ),
            on_done=self._on_described,
            on_refused=self._on_refused,
        )

    def _on_described(self, answer: messages.Answer) -> None:
        if not isinstance(answer, messages.ItemChanged):
            return
        self._drafts.forget(DRAFT_NAME)
        self._describing.set_description(Description())
        state = self._state
        question = state.question
        if question is not None and state.described_at is not None:
            question = question.without(state.described_at)
            question = None if question.is_empty else question
        note = self.words.gettext("Your description is saved as {label}.").format(
            label=answer.item.label
        )
        announce(self, note)
        face = Face.PIECES if question is None else Face.QUESTION
        self._render(replace(state, question=question, described_at=None, note=note, face=face))
        self._record_happened()

    # --- one piece -------------------------------------------------------------------------

    def _open(self, item: Item) -> None:
        if item.id != self._state.opened:
            self._tell_case_changed()
        self._render(replace(self._state, face=Face.PIECES, opened=item.id))
        self._reasons.bring_back(item)
        if self._state.case is not None:
            self._care.bring_back(item, self._state.case.drafts)

    def _on_pieces_closed(self) -> None:
        self._render(replace(self._state, opened=None))
        self._tell_case_changed()

    def _on_pieces_several_requested(self, is_several: bool) -> None:  # noqa: FBT001 - a signal's
        if is_several:
            self._tell_case_changed()
        self._render(replace(self._state, is_several=is_several, opened=None, note="", alert=None))
        if is_several and self._state.case is not None:
            self._many.bring_back(self._state.case.drafts)
        wanted = self._pieces.several if is_several else self._pieces
        wanted.first_control().setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_several_say_requested(self, said: Provenance, replaces: bool) -> None:  # noqa: FBT001 - a signal's
        chosen = [item.id for item in self._pieces.list.several()]
        self._many.say(chosen, said, replaces=replaces)

    def _on_pieces_kind_chosen(self, kind: KindFilter) -> None:
        self._render(replace(self._state, kind=kind))

    def _on_pieces_layout_chosen(self, layout: ListLayout) -> None:
        # How somebody likes their list is kept in the case, not beside it.
        self.vault.ask(messages.SaveDraft(name=LAYOUT_DRAFT, text=layout.value))
        self._render(replace(self._state, layout=layout))

    def _on_pieces_notice_chosen(self, action: str) -> None:
        if action == "add-again":
            self.choose_files()
        self._render(replace(self._state, alert=None, note=""))

    def _on_pieces_paste_requested(self) -> None:
        if not self.offer_clipboard():
            self.wants_page.emit("paste")

    def _on_care_amended(self, item: Item) -> None:
        self._has_news = True
        case = self._state.case
        if case is not None:
            items = tuple(item if each.id == item.id else each for each in case.items)
            changed = msgspec.structs.replace(case, items=items)
            self._render(replace(self._state, case=changed))
        if not self.isVisible():
            self._tell_case_changed()

    def _on_pieces_move_requested(self, item: Item, by: int) -> None:
        self._moved = item.id
        self._ordering.move(item.id, by)

    def _on_detail_move_requested(self, by: int) -> None:
        if self._state.opened_item is not None:
            self._on_pieces_move_requested(self._state.opened_item, by)

    def _on_ordering_kept(self, order: str) -> None:
        self._has_news = True
        case = self._state.case
        if case is None:
            return
        # Whoever presses again at once finds it done; the case is read when they go on.
        answers = {**case.answers, EXHIBIT_ORDER: order}
        self._render(replace(self._state, case=msgspec.structs.replace(case, answers=answers)))
        if self._moved is not None:
            self._pieces.list.turn_to(self._moved)
        place = self._state.place_of_opened
        if place is not None:
            announce(self, place.sentence(self.words))
        if not self.isVisible():
            self._tell_case_changed()

    def _on_care_withdrawn(self, label: str) -> None:
        note = self.words.gettext("{label} is withdrawn. Its number stays.").format(label=label)
        announce(self, note)
        self._render(replace(self._state, note=note))
        self._record_happened()

    def _on_detail_words_requested(self) -> None:
        item = self._state.opened_item
        if item is not None:
            self.vault.ask(
                messages.ReadWords(item_id=item.id),
                on_done=self._on_words_read,
                on_refused=self._on_refused,
            )

    def _on_words_read(self, answer: messages.Answer) -> None:
        # Whoever went on meanwhile is not led away.
        is_meant = self.isVisible() and self._state.opened_item is not None
        if isinstance(answer, messages.WordsRead) and is_meant:
            self.words_read.emit(answer)

    def _on_detail_cover_requested(self) -> None:
        item = self._state.opened_item
        if item is not None:
            self._render(replace(self._state, face=Face.COVERING, alert=None, note=""))
            giving = giving_of(self._state.case, item)
            self._covering.begin(
                item,
                giving.copy,
                is_under_18=self._state.is_under_18,
                why=giving.why,
                draft=self._drafts.texts.get(BOXES_DRAFT, ""),
            )
            self.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def _stop_covering(self) -> None:
        """Go back to the pieces; the picture goes at once."""
        if self._state.face is Face.COVERING:
            self._covering.let_go()
            self._render(replace(self._state, face=Face.PIECES))
            if self._state.opened_item is not None:
                self._reasons.bring_back(self._state.opened_item)

    def _on_covering_back_requested(self) -> None:
        self._drafts.forget(BOXES_DRAFT)
        self._stop_covering()

    def _on_covering_disclosed(self) -> None:
        self._drafts.forget(BOXES_DRAFT)
        self._record_happened()

    def _on_covering_covered(self, copy: CoveredCopy) -> None:
        self._drafts.forget(BOXES_DRAFT)
        said = {item.id: giving_of(self._state.case, item) for item in self._state.items}
        giving = said.get(copy.covering.original_id)
        # A copy does not undo what was said: of what is withheld nothing goes out before that.
        is_withheld = giving is not None and giving.choice is DisclosureChoice.WITHHELD
        _ = self.words.gettext
        form = (
            _("{label} is saved and verified. The piece stays withheld: nothing of it goes out.")
            if is_withheld
            else _("{label} is saved and verified. From now on only this covered copy goes out.")
        )
        note = form.format(label=copy.item.label)
        announce(self, note)
        self._render(replace(self._state, face=Face.PIECES, note=note))
        self._record_happened()

    def _on_covering_withdrawn(self, label: str) -> None:
        self._drafts.forget(BOXES_DRAFT)
        self._stop_covering()
        self._on_care_withdrawn(label)

    def _on_refused(self, problem: messages.Problem) -> None:
        alert = alert_of_typed(problem, self.words)
        face = Face.PIECES if self._state.face is Face.DESCRIBING else self._state.face
        self._render(replace(self._state, alert=alert, note="", face=face))

    def _record_happened(self) -> None:
        self._has_news = True
        self._tell_case_changed()

    def _tell_case_changed(self) -> None:
        """Let the window read the case again, once, after something was recorded."""
        if self._has_news:
            self._has_news = False
            self.case_changed.emit()
