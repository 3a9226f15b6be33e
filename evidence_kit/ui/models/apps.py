"""The apps a case is about, and what can disappear there first.

For each app three things are done in this order: save, report in the app, block – because a report
or a block can make the chat disappear. The rules are: a cell is done when the person says so, never
because we counted files; an app of which nothing is known stands before those that stay and is
called not known; a name somebody typed never becomes part of a step's id, because ids are written
into the ledger and the ledger holds no words.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import chain

from evidence_kit.guidance.app_rows import Vanishing
from evidence_kit.guidance.apps import find_app, general_app, key_of, own_app
from evidence_kit.guidance.schema import Guidance
from evidence_kit.guidance.seen_in import apps_of_items, goes_by, known_app
from evidence_kit.i18n import N_
from evidence_kit.messages import CaseSeen
from evidence_kit.model import MONEY_KINDS, Identifier, IdentifierKind, ItemId, StepState
from evidence_kit.ui.models.path import (
    BLOCK,
    REPORT,
    SAVE,
    may_save,
    needs_plan_first,
    state_of,
)
from evidence_kit.ui.models.saved_parts import InApp, SavedPart, pieces_from, saved_parts

_BEST_NAMES = (IdentifierKind.USERNAME, IdentifierKind.PHONE, IdentifierKind.EMAIL)
"""Which of several identifiers names an account best in one line."""

_ID_DIGITS = 12

WORDS_ALONE = N_(
    "Skip every place where a nude or sexual picture can be seen: words are enough, and a gap is "
    "fine."
)
"""What is said with each chat to be saved in an under-18 case (product rules M3 and M4)."""


class CellState(StrEnum):
    """What is to be done in one cell of the queue."""

    DONE = "done"
    NOT_FOR_ME = "not-for-me"
    NOW = "now"
    AFTER_PLAN = "after-plan"
    """They know who threatens them: the plan for safety comes first."""
    AFTER_SAVE = "after-save"
    AFTER_REPORT = "after-report"


@dataclass(frozen=True, slots=True, kw_only=True)
class AppRow:
    """One app, what can happen to the chat, and how far it is."""

    app_id: str
    """Without any word a person typed; part of the ids of its steps."""
    name: str
    accounts: tuple[str, ...]
    """The accounts there exactly as written, the one that names it best first."""
    vanishing: Vanishing | None
    """``None`` when nothing is known that can be relied on."""
    what: str
    """What can happen to the chat; "" when not known."""
    how: str
    """How to save it there; what holds for any app where nothing is known."""
    care: str
    """What to leave out; "" where nobody in a picture may be under 18."""
    parts: tuple[SavedPart, ...]
    """What is to be saved there; each ticks itself, the cell never."""
    police: str
    """What the police can ask the company for; "" when not known."""
    report_how: str
    """How to report there; "" when not known."""
    block_how: str
    """What a block does there; "" when not known."""
    pieces: int
    """How many pieces of evidence are from there."""
    save: CellState
    report: CellState
    block: CellState
    is_put_off: frozenset[str]
    """The steps here of which the person said "not now"."""


def step_id_of(step_id: str, app_id: str) -> str:
    """Return the id under which a step's state for one app is remembered."""
    return f"{step_id}/{app_id}"


def queue_of(case: CaseSeen, guidance: Guidance, today: date) -> tuple[AppRow, ...]:
    """Return the apps of a case, what can disappear first before all others."""
    apps = _apps_of(case, guidance)
    rows = [
        _row(case, guidance, today, name, identifiers, is_alone=len(apps) == 1)
        for name, identifiers in apps
    ]
    return tuple(sorted(rows, key=lambda row: _SOONEST_FIRST.index(row.vanishing)))


_SOONEST_FIRST = (Vanishing.TODAY, Vanishing.DAYS, None, Vanishing.STAYS)
"""What nobody knows comes before what stays."""


def _apps_of(case: CaseSeen, guidance: Guidance) -> list[tuple[str, tuple[Identifier, ...]]]:
    """Return each app of a case, in order of appearance, with its identifiers.

    An app is named by an identifier, by what a piece was said to be from, or by a threat. A number
    in a piece from an app that goes by numbers is taken for one there.
    """
    found: dict[str, list[Identifier]] = {}
    names: dict[str, str] = {}
    keys: dict[str, str] = {}

    def key_for(name: str) -> str:
        if name not in keys:
            own = own_app(guidance, name)
            keys[name] = own.id if own is not None else key_of(name)
        return keys[name]

    pieces = apps_of_items(guidance, case.items, (each.platform for each in case.identifiers))
    for identifier in case.identifiers:
        if identifier.kind in MONEY_KINDS:
            continue
        name = identifier.platform.strip() or _app_of_piece(identifier, pieces, guidance)
        key = key_for(name)
        if key:
            names.setdefault(key, name)
            found.setdefault(key, []).append(identifier)
    for name in (
        *chain.from_iterable(pieces.values()),
        *(known_app(guidance, threat.platform) for threat in case.threats),
    ):
        key = key_for(name)
        if key:
            names.setdefault(key, name)
            found.setdefault(key, [])
    return [(names[key], tuple(group)) for key, group in found.items()]


def _app_of_piece(
    identifier: Identifier, pieces: Mapping[ItemId, tuple[str, ...]], guidance: Guidance
) -> str:
    """Return the app of an account that nobody named: that of its piece, where it goes by these."""
    apps = () if identifier.item_id is None else pieces.get(identifier.item_id, ())
    is_there = len(apps) == 1 and goes_by(apps[0], identifier.kind, guidance)
    return apps[0] if is_there else ""


def _row(
    case: CaseSeen,
    guidance: Guidance,
    today: date,
    name: str,
    identifiers: tuple[Identifier, ...],
    *,
    is_alone: bool,
) -> AppRow:
    known = find_app(guidance, name, today)
    own = own_app(guidance, name)
    told = known or general_app(guidance, today)
    is_under_18 = case.case.ages.is_under_18_case
    how = told.how if told else ""
    app_id = app_id_of(guidance, name)
    save, report, block = _cells(case, app_id)
    here = InApp(app_id=app_id, name=name, known=known, identifiers=identifiers, is_alone=is_alone)
    return AppRow(
        app_id=app_id,
        name=own.name if known and own else name,
        accounts=tuple(each.value for each in sorted(identifiers, key=_names_best)),
        vanishing=known.vanishing if known else None,
        what=known.what if known else "",
        how=(told.how_under_18 or how) if told and is_under_18 else how,
        care=WORDS_ALONE if is_under_18 else "",
        parts=saved_parts(case, guidance, here),
        police=known.police if known else "",
        report_how=known.report if known else "",
        block_how=known.block if known else "",
        pieces=len(pieces_from(case, name, identifiers)),
        save=save,
        report=report,
        block=block,
        is_put_off=frozenset(
            step_id
            for step_id in (SAVE, REPORT, BLOCK)
            if StepState.NOT_NOW
            in {state_of(case, step_id), state_of(case, step_id_of(step_id, app_id))}
        ),
    )


def app_id_of(guidance: Guidance, name: str) -> str:
    """Return an app's id: the guidance's own, or digits that say nothing."""
    own = own_app(guidance, name)
    if own is not None:
        return own.id.lower()
    key = key_of(name)
    return f"app-{hashlib.sha256(key.encode('utf-8', 'surrogatepass')).hexdigest()[:_ID_DIGITS]}"


def _cells(case: CaseSeen, app_id: str) -> tuple[CellState, CellState, CellState]:
    """Return how far saving, reporting and blocking are, each behind its gate."""
    save, report, block = (_cell(case, step_id, app_id) for step_id in (SAVE, REPORT, BLOCK))
    is_saved, is_reported = save is not CellState.NOW, report is not CellState.NOW
    needs_plan = needs_plan_first(case)
    if not is_saved and not may_save(case):
        save = CellState.AFTER_PLAN
    if not is_reported and (needs_plan or not is_saved):
        report = CellState.AFTER_PLAN if needs_plan else CellState.AFTER_SAVE
    if block is CellState.NOW and (needs_plan or not (is_saved and is_reported)):
        block = CellState.AFTER_PLAN if needs_plan else CellState.AFTER_REPORT
    return save, report, block


def _cell(case: CaseSeen, step_id: str, app_id: str) -> CellState:
    here = state_of(case, step_id_of(step_id, app_id))
    if here is StepState.DONE:
        return CellState.DONE
    if here is StepState.NOT_FOR_ME or state_of(case, step_id) is StepState.NOT_FOR_ME:
        return CellState.NOT_FOR_ME
    return CellState.NOW


def _names_best(identifier: Identifier) -> tuple[int, int]:
    kinds = _BEST_NAMES
    place = kinds.index(identifier.kind) if identifier.kind in kinds else len(kinds)
    return place, identifier.number


def answers_for_app(
    rows: tuple[AppRow, ...], step_id: str, app_id: str, state: StepState
) -> tuple[tuple[str, StepState], ...]:
    """Return which steps an answer about one app sets: the last app settles the step itself."""
    here = (step_id_of(step_id, app_id), state)
    others = [cell_of(row, step_id) for row in rows if row.app_id != app_id]
    settled = {CellState.DONE, CellState.NOT_FOR_ME}
    if state is StepState.DONE and all(cell in settled for cell in others):
        return here, (step_id, StepState.DONE)
    return (here,)


def answers_for_step(
    rows: tuple[AppRow, ...], step_id: str, state: StepState
) -> tuple[tuple[str, StepState], ...]:
    """Return which steps an answer about a whole step sets: done, it is done in every app of now.

    An app that is named later is not among them, and waits.
    """
    whole = (step_id, state)
    if state is not StepState.DONE or step_id not in {SAVE, REPORT, BLOCK}:
        return (whole,)
    waiting = [row for row in rows if cell_of(row, step_id) is not CellState.DONE]
    return (*((step_id_of(step_id, row.app_id), state) for row in waiting), whole)


def cell_of(row: AppRow, step_id: str) -> CellState:
    """Return the cell of an app's row that belongs to a step.

    Raises:
        KeyError: It is not one of the three that are done app by app.
    """
    return {SAVE: row.save, REPORT: row.report, BLOCK: row.block}[step_id]
