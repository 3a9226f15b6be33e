"""The pages of the report as they would be made now, one at a time, to look at before making it.

The rules are: nothing is laid out before somebody asks; one page is held, and only while it is on
the screen – hiding, leaving, another language or a change of the case lets it go; an answer that
comes late shows nothing; each page carries its text as its description. Pressed, or by its button,
the page is opened large over this one (:mod:`evidence_kit.ui.pages.report_large`).
"""

from dataclasses import dataclass, replace
from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QImage, QKeySequence, QMouseEvent, QPixmap, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from evidence_kit import messages
from evidence_kit.i18n import Words
from evidence_kit.overriding import override
from evidence_kit.progress import Progress
from evidence_kit.ui.models.export_alerts import export_alert_for
from evidence_kit.ui.pages.page import Page
from evidence_kit.ui.pages.report_large import LargePage
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.vault_process import VaultProcess
from evidence_kit.ui.widgets.accessible import announce
from evidence_kit.ui.widgets.buttons import Button
from evidence_kit.ui.widgets.cards import Card
from evidence_kit.ui.widgets.labels import Heading, Label
from evidence_kit.ui.widgets.text_block import TextBlock

_LEAST_WIDTH_PX = 320
_MOST_WIDTH_PX = 2_400
"""What the vault process draws at most."""
_MARGIN_PX = 16


class SheetStage(StrEnum):
    """How far looking is."""

    CLOSED = "closed"
    DRAWING = "drawing"
    SHOWN = "shown"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetState:
    """What the sheet shows; the picture itself is not part of it."""

    stage: SheetStage = SheetStage.CLOSED
    page: int = 1
    pages: int = 0
    """0 until the first page came."""
    says: str = ""
    """Where laying out stands, or why there is no page."""


class ReportSheet(QWidget):
    """Look at the report page by page."""

    def __init__(self, theme: Theme, vault: VaultProcess, words: Words) -> None:
        super().__init__()
        self._theme = theme
        self._vault = vault
        self._words = words
        self._case: messages.CaseSeen | None = None
        self._language = ""
        self._request_id = 0
        self._large: LargePage | None = None
        self._is_width_wanted = False
        self._drawn_page = 0
        self._asked = 0
        self.state = SheetState()
        """What is shown now."""
        self._build()
        self._connect()
        self._render()

    @property
    def large(self) -> LargePage | None:
        """The page, large, while it is open."""
        return self._large

    def show_for(self, case: messages.CaseSeen, language: str) -> None:
        """Be about this case and language; whatever was shown of another goes."""
        if case != self._case or language != self._language:
            self._case, self._language = case, language
            self.close_page()

    def close_page(self) -> None:
        """Let the page go, and end what is being drawn."""
        if self._request_id:
            self._vault.stop(self._request_id)
            self._request_id = 0
        self._is_width_wanted = False
        self._drawn_page = 0
        self.picture.clear()
        self.picture.setAccessibleDescription("")
        self.state = SheetState()
        self._render()
        if self._large is not None:
            self._large.close_page()

    @override
    def hideEvent(self, event: QHideEvent, /) -> None:
        if self.state.stage is not SheetStage.CLOSED:
            self.close_page()
        super().hideEvent(event)

    def _build(self) -> None:
        _ = self._words.gettext
        title = _("The pages themselves")
        self._note = TextBlock(self._theme, "", "small", "soft")
        self.look_button = Button(self._theme, _("Look at the pages"), "normal", "eye")
        self.picture = _PagePicture()
        self.large_button = Button(self._theme, _("Open it large"), "small", "search")
        self.previous_button = Button(self._theme, "", "small", "left")
        self.previous_button.setAccessibleName(_("The page before"))
        self.next_button = Button(self._theme, "", "small", "right")
        self.next_button.setAccessibleName(_("The page after"))
        self._place = Label(self._theme, "", "label")
        self._place.setWordWrap(False)
        self.close_button = Button(self._theme, _("Close the pages"), "link")
        self._turning = QWidget()
        turning = QHBoxLayout(self._turning)
        turning.setContentsMargins(0, 0, 0, 0)
        turning.addStretch(1)
        turning.addWidget(self.previous_button)
        turning.addWidget(self._place)
        turning.addWidget(self.next_button)
        turning.addStretch(1)
        card = Card(self._theme, "well", title)
        card.body.setContentsMargins(_MARGIN_PX, _MARGIN_PX, _MARGIN_PX, _MARGIN_PX)
        card.body.addWidget(Heading(self._theme, title, "strong"))
        card.body.addWidget(self._note)
        card.body.addWidget(self.look_button, 0, Qt.AlignmentFlag.AlignLeft)
        card.body.addWidget(self.picture)
        card.body.addWidget(self._turning)
        card.body.addWidget(self.large_button, 0, Qt.AlignmentFlag.AlignHCenter)
        card.body.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(card)

    def _connect(self) -> None:
        self.look_button.clicked.connect(lambda: self._ask(1))
        self.previous_button.clicked.connect(lambda: self._turn(-1))
        self.next_button.clicked.connect(lambda: self._turn(1))
        self.close_button.clicked.connect(self._on_close_clicked)
        self.large_button.clicked.connect(self._open_large)
        self.picture.pressed.connect(self._open_large)
        for key, step in ((Qt.Key.Key_PageUp, -1), (Qt.Key.Key_PageDown, 1)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda step=step: self._turn(step))

    def _render(self) -> None:
        _ = self._words.gettext
        state = self.state
        is_shown = state.pages > 0 and state.stage is not SheetStage.REFUSED
        is_still = state.stage in {SheetStage.CLOSED, SheetStage.REFUSED}
        self.look_button.setVisible(is_still)
        self.picture.setVisible(is_shown)
        self._turning.setVisible(is_shown)
        self.large_button.setVisible(is_shown)
        self.close_button.setVisible(not is_still)
        self.close_button.setText(_("Close the pages") if is_shown else _("Stop"))
        says = state.says
        if state.stage is SheetStage.CLOSED:
            says = _("See every page as the officer will read it. Nothing is written for that.")
        self._note.setVisible(not is_shown)
        self._note.set_text(says)
        place = _("Page {page} of {pages}").format(page=state.page, pages=state.pages)
        self._place.setText(place)
        self.picture.setAccessibleName(place)
        can_turn = state.stage is SheetStage.SHOWN
        self.previous_button.setEnabled(can_turn and state.page > 1)
        self.next_button.setEnabled(can_turn and state.page < state.pages)
        self.large_button.setEnabled(can_turn)
        if self._large is not None:
            self._large.show_place(
                place,
                is_first=state.page <= 1,
                is_last=state.page >= state.pages,
                is_still=can_turn,
            )

    def _turn(self, step: int) -> None:
        page = self.state.page + step
        if self.state.stage is SheetStage.SHOWN and 1 <= page <= self.state.pages:
            self._ask(page)

    def _open_large(self) -> None:
        if self.state.stage is not SheetStage.SHOWN or self._large is not None:
            return
        large = LargePage(self._theme, self._words, _room_of(self))
        large.turn_wanted.connect(self._turn)
        large.width_wanted.connect(self._on_width_wanted)
        large.closed.connect(self._on_large_closed)
        large.open_page()
        large.show_picture(
            self.picture.pixmap(), self.picture.accessibleDescription(), is_turned=True
        )
        self._large = large
        # As small as it stood here it cannot be read: the same page is drawn again for there.
        self._ask(self.state.page)

    def _on_width_wanted(self) -> None:
        # Whoever zooms by three steps waits for one drawing: the last one.
        if self.state.stage is SheetStage.SHOWN and self._large is not None:
            self._ask(self.state.page)
        else:
            self._is_width_wanted = True

    def _on_large_closed(self) -> None:
        large, self._large = self._large, None
        if large is not None:
            large.deleteLater()
        if self.state.stage in {SheetStage.SHOWN, SheetStage.DRAWING} and self.isVisible():
            if self._request_id:
                self._vault.stop(self._request_id)
                self._request_id = 0
            # What was turned to there stands here now, in the size of this place.
            self._ask(self.state.page)
            self.large_button.setEnabled(True)
            self.large_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask(self, page: int) -> None:
        says = self._words.gettext("Laying out the report. It takes a moment.")
        self.state = replace(self.state, stage=SheetStage.DRAWING, page=page, says=says)
        self._render()
        self._asked += 1
        asked = self._asked
        self._request_id = self._vault.ask(
            messages.LookAtReport(language=self._language, page=page, width_px=self._width_px()),
            on_done=lambda answer: self._on_drawn(answer) if asked == self._asked else None,
            # One that was stopped, because the same page is drawn in another size, is no refusal.
            on_refused=lambda problem: self._on_refused(problem) if asked == self._asked else None,
            on_progress=self._on_progress,
        )

    def _width_px(self) -> int:
        wanted = round((self.width() - 4 * _MARGIN_PX) * self.devicePixelRatioF())
        if self._large is not None:
            wanted = self._large.width_px
        return min(max(wanted, _LEAST_WIDTH_PX), _MOST_WIDTH_PX)

    def _on_progress(self, progress: Progress) -> None:
        if self.state.stage is SheetStage.DRAWING and not self.state.pages:
            form = self._words.gettext("Laying out the report: {done} of {total}.")
            says = form.format(done=progress.done, total=progress.total)
            self.state = replace(self.state, says=says)
            self._render()

    def _on_drawn(self, answer: messages.Answer) -> None:
        if self.state.stage is not SheetStage.DRAWING or not isinstance(
            answer, messages.ReportPage
        ):
            return
        self._request_id = 0
        image = QImage(
            answer.rgb,
            answer.width_px,
            answer.height_px,
            answer.width_px * 3,
            QImage.Format.Format_RGB888,
        )
        pixmap = QPixmap.fromImage(image)
        pixmap.setDevicePixelRatio(self.devicePixelRatioF())
        is_turned = answer.page != self._drawn_page
        self._drawn_page = answer.page
        self.state = SheetState(stage=SheetStage.SHOWN, page=answer.page, pages=answer.pages)
        if self._large is None:
            self.picture.setPixmap(pixmap)
            self.picture.setAccessibleDescription(answer.text)
        self._render()
        if self._large is not None:
            self._large.show_picture(pixmap, answer.text, is_turned=is_turned)
        if is_turned:
            announce(self._large or self, self._place.text())
        if self._is_width_wanted and self._large is not None:
            self._is_width_wanted = False
            self._ask(answer.page)

    def _on_refused(self, problem: messages.Problem) -> None:
        if self.state.stage is not SheetStage.DRAWING:
            return
        self.close_page()
        alert = export_alert_for(problem, self._words)
        self.state = SheetState(
            stage=SheetStage.REFUSED, says=f"{alert.title}\n{alert.remedy}\n{alert.code}"
        )
        self._render()

    def _on_close_clicked(self) -> None:
        self.close_page()
        self.look_button.setFocus()


class _PagePicture(QLabel):
    """A page that can be pressed; the button below it does the same for the keyboard."""

    pressed = Signal()
    """The person pressed the page."""

    def __init__(self) -> None:
        super().__init__()
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent, /) -> None:
        is_on_it = self.rect().contains(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and is_on_it:
            self.pressed.emit()


def _room_of(sheet: QWidget) -> QWidget:
    """Return the page of the window that a sheet stands on: navigation and «Hide now» stay seen."""
    room = sheet
    while not isinstance(room, Page):
        parent = room.parentWidget()
        if parent is None:
            break
        room = parent
    return room
