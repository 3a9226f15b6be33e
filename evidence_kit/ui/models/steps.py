"""The eight rows of the way with everything that is read under them.

The guidance's plan for this person stands behind each row. The rules are: blocking has a gate –
save and report first – and the gate has a door beside it; what somebody said is done stays done;
the step about the bank is read under Money, the next days stand beside the rows.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from evidence_kit.guidance.planning import CaptureLine, Plan, PlanStep, plan
from evidence_kit.guidance.schema import Guidance
from evidence_kit.guidance.situation import situation_of
from evidence_kit.i18n import N_, Words
from evidence_kit.messages import CaseSeen
from evidence_kit.model import Removal, StepState
from evidence_kit.ui.models.already_there import lines_already_there
from evidence_kit.ui.models.apps import AppRow, CellState, cell_of, queue_of
from evidence_kit.ui.models.next_thing import next_thing
from evidence_kit.ui.models.path import (
    BANK,
    BLOCK,
    KEEP,
    PATH,
    POLICE,
    REMOVE,
    REPORT,
    SAFETY_PLAN,
    SAVE,
    STOP,
    PathStep,
    done_count,
    guidance_id,
    is_settled,
    needs_plan_first,
    row_of,
    state_of,
)
from evidence_kit.ui.models.removals import (
    RemovalDates,
    removal_dates,
    removals_in_report,
    waiting_removals,
)
from evidence_kit.ui.models.saved_parts import LINES
from evidence_kit.ui.models.wallet_card import WalletCard, wallet_card

NEXT_DAYS = "st11"
LATER = "st12"

_IN_APPS = (SAVE, REPORT, BLOCK)

_STATE_WORDS = {
    StepState.DONE: N_("Done"),
    StepState.NOT_NOW: N_("Not now"),
    StepState.NOT_FOR_ME: N_("Not for me"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """One thing under a row that can be ticked."""

    step_id: str
    """What ``SetStep`` sets."""
    text: str
    line: str
    is_done: bool
    is_there: bool = False
    """Whether it ticked itself, because the case holds it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StepRow:
    """One of the eight rows."""

    step_id: str
    title: str
    """With its number."""
    state: StepState
    is_now: bool
    """Whether the next thing belongs to it."""
    tail: str
    """How far it is, in a few words; "" for nothing to say."""
    read: tuple[PlanStep, ...]
    """The guidance's steps that are read under it."""
    ticks: tuple[Tick, ...] = ()
    """What to save."""
    keep_out: tuple[CaptureLine, ...] = ()
    """What must not be saved."""
    apps: tuple[AppRow, ...] = ()
    """The apps it is done in, one by one."""
    is_gated: bool = False
    """Whether something else should come first."""
    shows_bank: bool = False
    """Whether the way to the bank stands here."""
    removals: tuple[Removal, ...] = ()
    waiting: frozenset[int] = frozenset()
    """Numbers of the removals of which nothing was said for a week."""
    in_report: frozenset[int] = frozenset()
    """Numbers of the removals that go into the police report."""
    dates: Mapping[int, RemovalDates] = field(default_factory=dict)
    """By number: when each removal was asked for and answered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StepsState:
    """The whole page, apart from what is open."""

    rows: tuple[StepRow, ...]
    done: int
    now_id: str
    """The row the next thing belongs to; "" for none."""
    next_days: PlanStep | None
    later: PlanStep | None
    card: WalletCard
    """The card to cut out, as it would be made now."""


def steps_state(case: CaseSeen, guidance: Guidance, now: datetime, words: Words) -> StepsState:
    """Return what the page shows of a case."""
    steps = plan(guidance, situation_of(case.case, case.payments, case.answers), now.date())
    by_id = {step.id: step for step in steps.steps}
    apps = queue_of(case, guidance, now.date())
    now_id = row_of(next_thing(case, guidance, now).path_step)
    seen = _Seen(case=case, plan=steps, apps=apps, now_id=now_id, now=now)
    return StepsState(
        rows=tuple(
            _row(number, step, seen, words) for number, step in enumerate(_path_of(steps), start=1)
        ),
        done=done_count(case),
        now_id=now_id,
        next_days=by_id.get(guidance_id(NEXT_DAYS)),
        later=by_id.get(guidance_id(LATER)),
        card=wallet_card(steps),
    )


def spoken(row: StepRow, words: Words) -> str:
    """Return a row as one sentence, ending with its state."""
    known = _STATE_WORDS.get(row.state)
    state = words.pgettext("a step", "Open") if known is None else words.gettext(known)
    tail = "" if row.tail == state else row.tail
    return ", ".join(part for part in (row.title, tail, state) if part)


def _path_of(steps: Plan) -> tuple[PathStep, ...]:
    """Return the rows that have something to read: on the short way not all of them do."""
    planned = {step.id for step in steps.steps}
    return tuple(
        step
        for step in PATH
        if planned & {guidance_id(step_id) for step_id in (step.step_id, *step.also)}
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Seen:
    """What every row is made from."""

    case: CaseSeen
    plan: Plan
    apps: tuple[AppRow, ...]
    now_id: str
    now: datetime


def _row(number: int, step: PathStep, seen: _Seen, words: Words) -> StepRow:
    case, steps = seen.case, seen.plan
    wanted = {guidance_id(step_id) for step_id in (step.step_id, *step.also)}
    is_gated = step.step_id == BLOCK and _is_gated(case, seen.apps)
    here = seen.apps if step.step_id in _IN_APPS else ()
    return StepRow(
        step_id=step.step_id,
        # Translators: "3. Save what proves it".
        title=words.gettext("{number}. {title}").format(
            number=number, title=words.gettext(step.title)
        ),
        state=state_of(case, step.step_id),
        is_now=step.step_id == seen.now_id,
        tail=_tail(seen, step.step_id, here, words, is_gated=is_gated),
        read=tuple(each for each in steps.steps if each.id in wanted),
        ticks=_ticks_of(step.step_id, seen, words),
        keep_out=steps.keep_out if step.step_id == SAVE else (),
        apps=here,
        is_gated=is_gated,
        shows_bank=step.step_id == STOP and steps.money is not None and not is_settled(case, BANK),
        removals=case.removals if step.step_id == REMOVE else (),
        waiting=_waiting(case, seen.now) if step.step_id == REMOVE else frozenset(),
        in_report=removals_in_report(case) if step.step_id == REMOVE else frozenset(),
        dates=removal_dates(case) if step.step_id == REMOVE else {},
    )


def _ticks_of(step_id: str, seen: _Seen, words: Words) -> tuple[Tick, ...]:
    if step_id == SAVE:
        return _ticks(seen, words)
    return _plan_tick(seen.case, seen.plan, words) if step_id == KEEP else ()


def _is_gated(case: CaseSeen, apps: tuple[AppRow, ...]) -> bool:
    """Return whether saving or reporting should come before blocking, wherever it could be done."""
    if is_settled(case, BLOCK):
        return False
    if needs_plan_first(case):
        return True
    if apps:
        return all(row.block is not CellState.NOW for row in apps)
    return not (is_settled(case, SAVE) and is_settled(case, REPORT))


def _ticks(seen: _Seen, words: Words) -> tuple[Tick, ...]:
    case = seen.case
    there = lines_already_there(case)
    # Where an app is known, these are said and ticked under it.
    said_by_app = {name for names in LINES.values() for name in names} if seen.apps else set()
    return tuple(
        Tick(
            step_id=f"{SAVE}/{line.id.lower()}",
            text=words.gettext(line.what),
            line=words.gettext(N_("It is in your case.") if line.id in there else line.why),
            is_done=_is_ticked(case, f"{SAVE}/{line.id.lower()}", is_there=line.id in there),
            is_there=line.id in there,
        )
        for line in seen.plan.capture
        if line.id not in said_by_app
    )


def _is_ticked(case: CaseSeen, step_id: str, *, is_there: bool) -> bool:
    """Return whether a line is done: as the person said, or else as the case holds it."""
    return is_settled(case, step_id) if step_id in case.steps else is_there


def _waiting(case: CaseSeen, now: datetime) -> frozenset[int]:
    return frozenset(removal.number for removal in waiting_removals(case, now))


def _plan_tick(case: CaseSeen, steps: Plan, words: Words) -> tuple[Tick, ...]:
    """Return the tick of the plan for safety, where there should be one."""
    if all(guidance_id(SAFETY_PLAN) != step.id for step in steps.steps):
        return ()
    text = words.gettext("I have a plan")
    return (Tick(step_id=SAFETY_PLAN, text=text, line="", is_done=is_settled(case, SAFETY_PLAN)),)


def _tail(
    seen: _Seen, step_id: str, apps: tuple[AppRow, ...], words: Words, *, is_gated: bool
) -> str:
    case, now = seen.case, seen.now
    state = state_of(case, step_id)
    if is_gated and state is not StepState.NOT_FOR_ME:
        return (
            words.gettext("After your plan")
            if needs_plan_first(case)
            else words.gettext("After saving and reporting")
        )
    if step_id == REMOVE and waiting_removals(case, now):
        return words.gettext("Look how far it is")
    if step_id == REMOVE and case.removals:
        return words.ngettext(
            "{count} number kept", "{count} numbers kept", len(case.removals)
        ).format(count=len(case.removals))
    if state in _STATE_WORDS:
        return words.gettext(_STATE_WORDS[state])
    if apps:
        done = sum(cell_of(row, step_id) is CellState.DONE for row in apps)
        return words.ngettext("{done} of {total} app", "{done} of {total} apps", len(apps)).format(
            done=done, total=len(apps)
        )
    if step_id == POLICE:
        return (
            words.gettext("Report made")
            if _was_reported(case)
            else words.gettext("Report not made yet")
        )
    return ""


def _was_reported(case: CaseSeen) -> bool:
    """Return whether a report or a package was made; a single paper is neither."""
    return any(export.kind in {"report", "package"} for export in case.exports)
