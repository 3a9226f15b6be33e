"""The pieces of evidence a fact can have been seen in, for a list to choose from."""

from evidence_kit.i18n import Words
from evidence_kit.messages import CaseSeen
from evidence_kit.model import ItemId, ItemStatus
from evidence_kit.visible import visible

_LONGEST = 48
"""Characters of what a piece shows; the label names it, the words help to find it."""


def evidence_choices(case: CaseSeen, words: Words) -> tuple[tuple[str, str], ...]:
    """Return ``(item id, words)`` of every piece, "from memory" first."""
    pieces = tuple(
        (str(item.id), _words_of(item.label, item.provenance.shows))
        for item in case.items
        if item.status is not ItemStatus.WITHDRAWN
    )
    return (("", words.gettext("From memory")), *pieces)


def item_id_of(chosen: str) -> ItemId | None:
    """Return the item that was chosen, or ``None`` for "from memory"."""
    return ItemId(chosen) if chosen else None


def _words_of(label: str, shows: str) -> str:
    text = visible(" ".join(shows.split()))
    if not text:
        return label
    return f"{label}: {text[:_LONGEST]}…" if len(text) > _LONGEST else f"{label}: {text}"
