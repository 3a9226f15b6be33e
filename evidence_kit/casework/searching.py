"""Look for words in everything a case holds."""

from evidence_kit.errors import InvalidValueError
from evidence_kit.i18n import N_
from evidence_kit.model import SearchAnswer
from evidence_kit.progress import Cancel, Report, silent
from evidence_kit.store import Vault

LONGEST_TEXT = 1000
"""Of what is looked for, in characters: more was pasted by mistake."""


def search(
    vault: Vault, text: str, *, report: Report = silent, cancel: Cancel | None = None
) -> SearchAnswer:
    """Return everything in which all the words of a text occur, in any order.

    Raises:
        InvalidValueError: There is no word in it, or it is far too long.
        DatabaseDamagedError: The database cannot be read.
        CancelledError: The person asked to stop.
    """
    # What separates parts inside the index is no sign that anybody types.
    words = text.replace("\0", " ").split()
    if not words or len(text) > LONGEST_TEXT:
        raise InvalidValueError(
            value=text[:40], field=N_("words to look for"), expected=N_("a word or a few")
        )
    return vault.search(words, report=report, cancel=cancel)
