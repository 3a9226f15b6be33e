"""What waits on the evidence page, as a draft of the case and as words for the foot.

The rules are those of :mod:`evidence_kit.ui.models.waiting`. A picture from the clipboard has no
place to come back from: it is said that it is not kept, and it is kept nowhere. Of files on their
way in, those still wait that no answer was heard of, or that may be tried again.
"""

import json
import os
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from json.encoder import encode_basestring_ascii
from pathlib import PurePath

from evidence_kit.i18n import Words
from evidence_kit.model import Route
from evidence_kit.ui.models.waiting import (
    STAYS,
    WAITING_DRAFT,
    fields_of,
    foot_words,
    remembered,
    waiting_words,
)
from evidence_kit.ui.pages.evidence_intake import can_be_tried_again
from evidence_kit.ui.pages.evidence_offers import offers_of
from evidence_kit.ui.pages.evidence_question import Answer, Fate, Offered, Question
from evidence_kit.ui.pages.evidence_state import PageState
from evidence_kit.ui.pages.evidence_transfer import Row, RowState
from evidence_kit.ui.pages.page import Unkept

LONGEST_DRAFT = 900_000
"""Characters. A draft may have a million; so many names are some ten thousand files."""
_MORE_THAN_A_NAME = (os.sep, os.altsep or os.sep, ":")
"""Where one of these stands before the last stroke, that stroke belongs to the folder."""
_ROW_SIGNS = 32
"""Of an answer, the mark of others in a picture, and what stands around them; none takes more."""

_NO, _YES = "no", "yes"
_READ = {_NO: Answer.NO, _YES: Answer.YES, "": Answer.NONE_YET, STAYS: Answer.YES}


def waiting_of(state: PageState) -> Question | None:
    """Return everything that was offered and is in no case yet, with its answers."""
    asked, taken = state.question, _on_the_way(state)
    if taken is None or not taken.offered:
        return asked
    return taken if asked is None else _joined(taken, asked)


def draft_of(waiting: Question | None) -> str:
    """Return what is remembered of it; "" where there is nothing to come back to."""
    if waiting is None:
        return ""
    folders: dict[str, list[list[str]]] = {}
    # Of ten thousand files: nothing here may take more than some microseconds for each.
    for at in range(_how_many_fit(tuple(offered.path for offered in waiting.offered))):
        offered = waiting.offered[at]
        if not offered.path:
            continue
        folder, name = _split(offered.path)
        row = [name, _written(waiting, at)]
        if waiting.others_in and waiting.has_others(at):
            row.append("others")
        folders.setdefault(folder, []).append(row)
    if not folders:
        return ""
    return json.dumps(
        {
            "is_under_18": waiting.is_under_18,
            "route": waiting.route.value,
            "fate": waiting.fate.value,
            "folders": folders,
        }
    )


def from_draft(drafts: Mapping[str, str]) -> Question | None:
    """Return what was remembered, asked about once more; nothing of the files is read."""
    fields, rows = fields_of(drafts), remembered(drafts)
    try:
        route, fate = Route(str(fields.get("route"))), Fate(str(fields.get("fate")))
    except ValueError:
        return None
    paths = [str(PurePath(folder) / name) for folder, name, _answer in rows]
    offered = offers_of(paths)
    if not offered or len(offered) != len(rows):
        return None
    answers = tuple(_READ.get(answer, Answer.NONE_YET) for _folder, _name, answer in rows)
    is_under_18 = fields.get("is_under_18") is not False
    question = Question(
        is_under_18=is_under_18, route=route, offered=offered, answers=answers, fate=fate
    )
    for at in _with_others(fields):
        question = question.said_of_others(at, has_others=True)
    return question


def unkept_of(state: PageState, words: Words) -> Unkept | None:
    """Say what waits; nothing where everything offered came in or stays where it is."""
    waiting = waiting_of(state)
    if waiting is None:
        return None
    meant = _meant_in(waiting)
    if not meant:
        return None
    files = sum(offered.data is None for _at, offered in meant)
    line, short = foot_words(len(meant), words), waiting_words(len(meant), words)
    if state.is_working:
        line = short = words.gettext("Still saving. What was saved before is safe.")
    fit = _how_many_of(waiting, state)
    remembered_files = sum(at < fit and offered.data is None for at, offered in meant)
    if remembered_files < files:
        line = f"{line} {_cut_words(remembered_files, words)}"
    return Unkept(
        line=line,
        short=short,
        files=files,
        has_clipboard=files < len(meant),
        is_rest_saved=not state.is_working,
    )


def _how_many_of(waiting: Question, state: PageState) -> int:
    """Return how many of what waits a draft has room for.

    Where it has room for all that was offered, it has room for what is left of that: while ten
    thousand files come in, what is left is asked about many times a second.
    """
    taken, asked = state.taken, state.question
    everything = (taken.offered if taken else ()) + (asked.offered if asked else ())
    paths = tuple(offered.path for offered in everything)
    if _how_many_fit(paths) == len(paths):
        return len(waiting.offered)
    return _how_many_fit(tuple(offered.path for offered in waiting.offered))


@lru_cache(maxsize=2)
def _how_many_fit(paths: tuple[str, ...]) -> int:
    """Return how many of the files, from the first on, a draft has room for.

    Remembered, because it is asked at every answer and ten thousand names take some hundredths of a
    second.
    """
    length = _ROW_SIGNS * 4
    folders: set[str] = set()
    for at, text in enumerate(paths):
        if not text:
            continue
        folder, name = _split(text)
        # Everything outside ASCII is a number.
        length += len(encode_basestring_ascii(name)) + _ROW_SIGNS
        if folder not in folders:
            folders.add(folder)
            length += len(encode_basestring_ascii(folder)) + _ROW_SIGNS
        if length > LONGEST_DRAFT:
            return at
    return len(paths)


def _cut_words(count: int, words: Words) -> str:
    return words.ngettext(
        "After a lock, only the first {count} file is asked about again.",
        "After a lock, only the first {count} files are asked about again.",
        count,
    ).format(count=count)


def _split(path: str) -> tuple[str, str]:
    """Return the folder and the name of a path, the name of a folder that ends in a stroke too."""
    cut = path.rfind(os.sep)
    if os.altsep:
        cut = max(cut, path.rfind(os.altsep))
    if cut > 0 and path[cut - 1] not in _MORE_THAN_A_NAME and cut < len(path) - 1:
        # What nearly every path is, in a tenth of the time.
        return path[:cut], path[cut + 1 :]
    folder, name = os.path.split(path)
    return (folder, name) if name else (str(PurePath(path).parent), PurePath(path).name)


def _meant_in(question: Question) -> list[tuple[int, Offered]]:
    """Return what is not said to stay where it is, each with its place."""
    everything = enumerate(question.offered)
    if not _is_left_out(question):
        return list(everything)
    return [each for each in everything if question.answers[each[0]] is not Answer.YES]


def _written(question: Question, at: int) -> str:
    # Asked for each of ten thousand files: to look an answer up takes five times as long.
    answer = question.answers[at]
    if answer is Answer.NO:
        return _NO
    if answer is Answer.NONE_YET:
        return ""
    return STAYS if _is_left_out(question) else _YES


def _is_left_out(question: Question) -> bool:
    return question.is_under_18 or question.fate is Fate.LEAVE_OUT


def _with_others(fields: Mapping[str, object]) -> list[int]:
    """Return the places of the files in which others can be seen, in the order they are read."""
    folders = fields.get("folders")
    rows = [row for rows in folders.values() for row in rows] if isinstance(folders, dict) else []
    return [at for at, row in enumerate(rows) if "others" in row[2:]]


def _on_the_way(state: PageState) -> Question | None:
    """Return what was said of the files that are being taken in and are in no case yet."""
    taken, transfer = state.taken, state.transfer
    if taken is None or transfer is None:
        return None
    left = {
        row.path
        for row in transfer.rows
        # Most of ten thousand wait or are saved, and this is asked many times a second.
        if row.path
        and row.state is not RowState.SAVED
        and (row.state is RowState.WAITING or _still_waits(row))
    }
    # A picture from the clipboard has no path, and its row says nothing that tells it from others.
    left_at = [at for at in taken.ready if taken.offered[at].path in left]
    return replace(
        taken,
        offered=tuple(taken.offered[at] for at in left_at),
        answers=tuple(taken.answers[at] for at in left_at),
    )


def _still_waits(row: Row) -> bool:
    return not row.state.is_kept and (not row.state.is_over or can_be_tried_again(row))


def _joined(taken: Question, asked: Question) -> Question:
    both = taken.with_more(asked)
    said = dict(zip(asked.offered, asked.answers, strict=True))
    answers = tuple(
        said.get(offered, answer)
        for offered, answer in zip(both.offered, both.answers, strict=True)
    )
    return replace(both, answers=answers, others_in=taken.others_in | asked.others_in)


__all__ = ["WAITING_DRAFT", "draft_of", "from_draft", "unkept_of", "waiting_of"]
