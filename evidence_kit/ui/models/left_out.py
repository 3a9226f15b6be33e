"""Files that were looked at, stay where they are, and are in no words yet.

What this is for: whoever left an intimate picture out and pressed “Done” is offered once more,
before a report, to say a few words about it: it is what the police ask for. The rules are: only how
many there were is remembered, never a name or a place; nothing is asked of anybody; each
description counts for one of them, and a report that was made without it ends the offer.
"""

import json

from evidence_kit.messages import CaseSeen
from evidence_kit.model import ItemStatus

LEFT_OUT_DRAFT = "evidence/left-out"
"""Where it is kept in the case."""


def left_out_count(case: CaseSeen) -> int:
    """Return how many are in no words yet, before a report is made; 0 where nothing is known."""
    try:
        found = json.loads(case.drafts.get(LEFT_OUT_DRAFT, "") or "[]")
    except ValueError:
        return 0
    if not isinstance(found, list) or [type(each) for each in found] != [int, int, int]:
        return 0
    count, described, reports = map(int, found)
    if _reports(case) != reports:
        return 0
    return max(0, count - max(0, _described(case) - described))


def left_out_draft(case: CaseSeen, more: int) -> str:
    """Return what to remember once some more stay where they are."""
    return json.dumps([left_out_count(case) + more, _described(case), _reports(case)])


def _described(case: CaseSeen) -> int:
    return sum(item.status is ItemStatus.NOT_HELD for item in case.items)


def _reports(case: CaseSeen) -> int:
    return sum(export.kind != "papers" for export in case.exports)
