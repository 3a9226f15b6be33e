"""The pages of the report as they would be made now, one at a time, to look at before making it.

The rules are: nothing is laid out before somebody asks; one page is held, and only while it is on
the screen – hiding, leaving, another language or a change of the case lets it go; an answer that
comes late shows nothing; each page carries its text as its description.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QImage, QKeySequence, QPixmap, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from evidence_kit import messages
from evidence_kit.i18n import Words
from evidence_kit.progress import Progress
from evidence_kit.ui.models.export_alerts import export_alert_for
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
        self.state = SheetState()
        """What is shown now."""
        self._build()
        self._connect()
        self._render()

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
        self.picture.clear()
        self.picture.setAccessibleDescription("")
        self.state = SheetState()
        self._render()

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
        self.picture = QLabel()
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
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
        card.body.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(card)

    def _connect(self) -> None:
        self.look_button.clicked.connect(lambda: self._ask(1))
        self.previous_button.clicked.connect(lambda: self._turn(-1))
        self.next_button.clicked.connect(lambda: self._turn(1))
        self.close_button.clicked.connect(self._on_close_clicked)
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

    def _turn(self, step: int) -> None:
        page = self.state.page + step
        if self.state.stage is SheetStage.SHOWN and 1 <= page <= self.state.pages:
            self._ask(page)

    def _ask(self, page: int) -> None:
        says = self._words.gettext("Laying out the report. It takes a moment.")
        self.state = replace(self.state, stage=SheetStage.DRAWING, page=page, says=says)
        self._render()
        self._request_id = self._vault.ask(
            messages.LookAtReport(language=self._language, page=page, width_px=self._width_px()),
            on_done=self._on_drawn,
            on_refused=self._on_refused,
            on_progress=self._on_progress,
        )

    def _width_px(self) -> int:
        wanted = round((self.width() - 4 * _MARGIN_PX) * self.devicePixelRatioF())
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
        self.picture.setPixmap(pixmap)
        self.picture.setAccessibleDescription(answer.text)
        self.state = SheetState(stage=SheetStage.SHOWN, page=answer.page, pages=answer.pages)
        self._render()
        announce(self, self._place.text())

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
