"""Look for words in all the pieces: stands between the evidence page and the vault process.

The rules are: what is looked for is kept nowhere; only the answer to the latest words counts; what
could not be looked through is told along, so that nobody takes silence for "it is not there".
"""

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from evidence_kit import messages
from evidence_kit.i18n import Words
from evidence_kit.ui.pages.evidence_state import Found, PageState
from evidence_kit.ui.vault_process import VaultProcess

LONGEST_TEXT = 200
"""Of what is looked for, in characters: more was pasted by mistake."""

_PAUSE_MS = 300
"""After the last key: whoever types a word does not look for each of its letters."""

_MOST_NAMED = 12


class PieceSearch(QObject):
    """One search at a time."""

    answered = Signal(object)
    """Where the words stand, a :class:`Found`; ``None`` when nothing is looked for."""
    refused = Signal(object)
    """The :class:`Problem` because of which nothing could be looked for."""

    def __init__(self, vault: VaultProcess, parent: QObject) -> None:
        super().__init__(parent)
        self._vault = vault
        self._text = ""
        self._request_id = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self.look_again)

    def look_for(self, text: str) -> None:
        """Look for these words soon, unless others come before; for "" show everything again."""
        self._text = text.strip()
        self._timer.stop()
        self._vault.stop(self._request_id)
        if self._text:
            self._timer.start()
        else:
            self.answered.emit(None)

    def look_again(self) -> None:
        """Look for the same words in the case as it is now."""
        if not self._text:
            return
        text = self._text
        self._request_id = self._vault.ask(
            messages.Search(text=text),
            on_done=partial(self._on_done, text),
            on_refused=partial(self._on_refused, text),
        )

    def _on_done(self, text: str, answer: messages.Answer) -> None:
        if text == self._text and isinstance(answer, messages.Searched):
            names = frozenset(hit.name for hit in answer.hits)
            self.answered.emit(Found(text=text, names=names, not_searched=answer.not_searched))

    def _on_refused(self, text: str, problem: messages.Problem) -> None:
        # What was stopped for the sake of other words is no news.
        if text == self._text:
            self.refused.emit(problem)


def found_words(state: PageState, words: Words) -> str:
    """Say how much was found, and what was not looked through; "" when nothing is looked for.

    While pieces are still to come, it is said how many are here.
    """
    if state.is_filling:
        # Translators: {shown} of the {count} pieces stand in the list already.
        return words.gettext(
            "Listed so far: {shown} of {count}. The others follow in a moment."
        ).format(shown=len(state.items), count=state.count)
    if state.found is None:
        return ""
    count = len(state.listed)
    elsewhere = state.found_elsewhere
    said = [
        words.ngettext(
            "{count} piece has these words.", "{count} pieces have these words.", count
        ).format(count=count)
    ]
    if elsewhere:
        form = words.ngettext(
            "They also stand at {count} place in what you wrote down.",
            "They also stand at {count} places in what you wrote down.",
            elsewhere,
        )
        said.append(form.format(count=elsewhere))
    if state.found.not_searched:
        labels = ", ".join(state.found.not_searched[:_MOST_NAMED])
        said.append(
            # Translators: {labels} are numbers of pieces, "SK-003, SK-007".
            words.gettext("Not looked through to the end: {labels}").format(labels=labels)
        )
    return " ".join(said)
