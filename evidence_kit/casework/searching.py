"""Look for words in everything a case holds, and read those of one kept text."""

from dataclasses import dataclass

from evidence_kit.errors import InvalidValueError
from evidence_kit.i18n import N_
from evidence_kit.model import ItemId, SearchAnswer
from evidence_kit.progress import Cancel, Report, silent
from evidence_kit.store import Vault

LONGEST_TEXT = 1000
"""Of what is looked for, in characters: more was pasted by mistake."""

LONGEST_READ = 400_000
"""Of a kept text, in characters: more than a person reads, and as much as is looked through for
accounts at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsRead:
    """The words of a kept text."""

    text: str
    is_whole: bool
    """Whether these are all of them."""


def read_words(vault: Vault, item_id: ItemId) -> WordsRead:
    """Return the words of a kept text, as far as a person reads; of anything else there are none.

    Raises:
        NoSuchItemError: The case has no such item.
    """
    text, is_whole = vault.words_of(vault.get_item(item_id))
    return WordsRead(text=text[:LONGEST_READ], is_whole=is_whole and len(text) <= LONGEST_READ)


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
