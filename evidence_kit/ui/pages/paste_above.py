"""What stands above a pasted text: a refusal, what was kept of it, the ways on and the way back.

The rules are: one thing at a time, the most pressing one; the way back reads the text as it is
kept, and whoever pasted something else meanwhile keeps that before the eyes.
"""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from evidence_kit import messages
from evidence_kit.i18n import Words
from evidence_kit.model import ItemId
from evidence_kit.ui.pages.paste_state import AGAIN, PasteState, note_actions
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.vault_process import VaultProcess
from evidence_kit.ui.widgets.notice import Notice


class AboveText(QObject):
    """The notice of the page.

    Args:
        theme: How it looks.
        vault: What reads a kept text again.
        words: The language it speaks.
        page: The page; owns this.
    """

    page_wanted = Signal(str)
    """The person goes on to where something can be seen: the page's name."""
    read_again = Signal(messages.WordsRead)
    """The person goes back to a text in which something was left, and it was read."""
    refused = Signal(messages.Problem)
    """It could not be read."""

    def __init__(self, theme: Theme, vault: VaultProcess, words: Words, page: QWidget) -> None:
        super().__init__(page)
        self._theme = theme
        self._vault = vault
        self._words = words
        self._state = PasteState()
        self._shown: object = None
        self.beside_nothing = QVBoxLayout()
        """Where it stands while there is no text."""
        self.beside_text = QVBoxLayout()
        """Where it stands above what was found."""
        self.notice: Notice | None = None
        """What stands there; ``None`` for nothing."""

    def show_state(self, state: PasteState) -> None:
        """Show what is to be said of a state of the page."""
        self._state = state
        note = (state.note, state.note_line, state.note_pages)
        about = (state.alert, note, state.finds.odd_characters, state.received is None)
        if about == self._shown:
            return
        self._shown = about
        if self.notice is not None:
            self.notice.hide()
            self.notice.deleteLater()
        self.notice = self._build(state)
        if self.notice is not None:
            place = self.beside_nothing if state.received is None else self.beside_text
            place.addWidget(self.notice)
            self.notice.chosen.connect(self._on_notice_chosen)

    def _build(self, state: PasteState) -> Notice | None:
        _ = self._words.gettext
        odd = state.finds.odd_characters
        if state.alert is not None:
            alert = state.alert
            return Notice(
                self._theme, alert.kind.value, alert.title, alert.evidence, alert.remedy, alert.code
            )
        if state.note:
            actions = note_actions(state.note_pages, self._words)
            return Notice(self._theme, "keep", state.note, line=state.note_line, actions=actions)
        if odd:
            title = self._words.ngettext(
                "{count} character in this text is not what it seems",
                "{count} characters in this text are not what they seem",
                odd,
            ).format(count=odd)
            line = _("It cannot be seen, or looks like another. The text is kept exactly as it is.")
            return Notice(self._theme, "soon", title, line=line)
        return None

    def _on_notice_chosen(self, page: str) -> None:
        piece = self._state.note_piece
        if page != AGAIN:
            self.page_wanted.emit(page)
        elif piece is not None:
            self._vault.ask(
                messages.ReadWords(item_id=piece),
                on_done=partial(self._on_words_read, piece),
                on_refused=self.refused.emit,
            )

    def _on_words_read(self, piece: ItemId, answer: messages.Answer) -> None:
        if isinstance(answer, messages.WordsRead) and self._state.note_piece == piece:
            self.read_again.emit(answer)
