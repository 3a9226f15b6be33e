"""How other parts of the report point to an exhibit and write its hash."""

from evidence_kit.i18n import Words
from evidence_kit.model import CaseFile, Digest, Item, ItemId, ItemStatus
from evidence_kit.report.document import Cell, Text, Tone, exact

_HEX_PER_GROUP = 8
_GROUPS_PER_LINE = 4
_SHORT_HEX = 12


def exhibit_anchor(item: Item) -> str:
    """Return the name of the place where an exhibit's block stands."""
    return f"exhibit-{item.number}"


def every_label(case_file: CaseFile) -> dict[ItemId, str]:
    """Return the labels of exhibits and of covered copies, also of those that do not go out."""
    known = (
        *case_file.items,
        *case_file.covered_from.values(),
        *(copy.item for copy in case_file.copies),
    )
    return {item.id: item.label for item in known}


def exhibit_cell(case_file: CaseFile, item_id: ItemId | None, words: Words) -> Cell:
    """Return the label of the exhibit a fact was found in, leading to it, or "told"."""
    for item in case_file.items:
        if item.id == item_id:
            return (Text(text=item.label, anchor=exhibit_anchor(item)),)
    # Translators: in a table, where a fact comes from memory and not out of an exhibit.
    return (Text(text=words.gettext("told"), tone=Tone.QUIET),)


def exhibit_label(case_file: CaseFile, item_id: ItemId | None, words: Words) -> str:
    """Return the label of the exhibit a fact was found in, or "told"; it leads nowhere."""
    # Translators: in a table, where a fact comes from memory and not out of an exhibit.
    return case_file.label_of(item_id) or words.gettext("told")


def is_file_not_held(item: Item) -> bool:
    """Return whether an item is a file that was named and not taken in.

    What a person describes in words has no type; only a file that was looked at has one.
    """
    return item.status is ItemStatus.NOT_HELD and bool(item.media_type)


def hash_cell(digest: Digest) -> Cell:
    """Return a digest in groups that an eye can follow, four to a line."""
    return tuple(exact(line) for line in grouped(digest))


def grouped(digest: str) -> tuple[str, ...]:
    """Write a digest as lines of four groups of eight digits.

    >>> grouped("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    ('ba7816bf 8f01cfea 414140de 5dae2223', 'b00361a3 96177a9c b410ff61 f20015ad')
    """
    groups = [
        digest[start : start + _HEX_PER_GROUP] for start in range(0, len(digest), _HEX_PER_GROUP)
    ]
    return tuple(
        " ".join(groups[start : start + _GROUPS_PER_LINE])
        for start in range(0, len(groups), _GROUPS_PER_LINE)
    )


def short(digest: Digest | None) -> str:
    """Return the beginning of a digest, for a running footer; "" for none."""
    return digest[:_SHORT_HEX] if digest else ""
