"""Files that somebody chose and that are in no case yet: remembered, counted and said.

What this is for: whoever locks in the middle of twenty questions finds the files and the answers
again. The rules are: only where the files lie is remembered, and what was answered, never a byte of
them; it is a draft in the case and stands nowhere else; nobody is told that such a file is saved.
"""

import json
from collections.abc import Mapping

from evidence_kit.i18n import Words

WAITING_DRAFT = "evidence/waiting"
"""Where it is kept in the case."""


def files_waiting(drafts: Mapping[str, str]) -> int:
    """Return how many remembered files are still meant to come in.

    >>> files_waiting({"evidence/waiting": '{"folders": {"/home": [["a.png", "no"]]}}'})
    1
    """
    return sum(is_meant(answer) for _folder, _name, answer in remembered(drafts))


def files_staying(drafts: Mapping[str, str]) -> int:
    """Return how many remembered files stay where they are and are not described yet.

    >>> files_staying({"evidence/waiting": '{"folders": {"/home": [["a.png", "stays"]]}}'})
    1
    """
    return sum(not is_meant(answer) for _folder, _name, answer in remembered(drafts))


def remembered(drafts: Mapping[str, str]) -> tuple[tuple[str, str, str], ...]:
    """Return folder, name and answer of each remembered file; what cannot be read is nothing."""
    folders = fields_of(drafts).get("folders")
    if not isinstance(folders, dict):
        return ()
    return tuple(
        (folder, row[0], row[1])
        for folder, rows in folders.items()
        if isinstance(rows, list)
        for row in rows
        if isinstance(row, list) and len(row) > 1 and all(isinstance(each, str) for each in row)
    )


def fields_of(drafts: Mapping[str, str]) -> dict[str, object]:
    """Return what is remembered as it was written down; empty where nothing can be read."""
    text = drafts.get(WAITING_DRAFT, "")
    try:
        found = json.loads(text) if text else {}
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def is_meant(answer: str) -> bool:
    """Return whether a file with this answer may still come in: one that stays out waits not."""
    return answer != STAYS


STAYS = "stays"
"""How it is written that a file stays where it is and is not described yet."""


def waiting_words(count: int, words: Words) -> str:
    """Say in a title how many files wait."""
    return words.ngettext(
        "{count} file is not in your case yet", "{count} files are not in your case yet", count
    ).format(count=count)


def home_words(drafts: Mapping[str, str], words: Words) -> str:
    """Say what the first page reminds of: what waits, or else what was left out and is in no words.

    Nothing is asked of anybody: one press on the page of the evidence ends it.
    """
    waiting, staying = files_waiting(drafts), files_staying(drafts)
    if waiting:
        return waiting_words(waiting, words)
    if not staying:
        return ""
    return words.ngettext(
        "{count} file stays where it is. A few words about it are enough.",
        "{count} files stay where they are. A few words about each are enough.",
        staying,
    ).format(count=staying)


def foot_words(count: int, words: Words) -> str:
    """Say the same at the foot, where it is otherwise said that everything is saved."""
    return words.ngettext(
        "{count} file waits and is not taken in yet.",
        "{count} files wait and are not taken in yet.",
        count,
    ).format(count=count)
