"""The eight steps of the way, and how far each of them is.

The guidance has more steps than a frightened person can hold in their head; these eight rows stand
for them. The rules are: a row is done when the person says so, and nothing done is ever un-ticked
by us; "not now" and "not for me" are answers, not gaps. The vault remembers steps by the names of
the guidance in small letters.
"""

from dataclasses import dataclass

from evidence_kit.guidance.situation import OFFENDER_ANSWER, YesNoUnsure
from evidence_kit.i18n import N_
from evidence_kit.messages import CaseSeen
from evidence_kit.model import StepState

SAFETY = "st00"
STOP = "st01"
KEEP = "st03"
BANK = "st04"
SAVE = "st05"
REPORT = "st06"
BLOCK = "st07"
POLICE = "st08"
REMOVE = "st09"
SUPPORT = "st10"
SAFETY_PLAN = "st13"
MAIL = "st14"


@dataclass(frozen=True, slots=True, kw_only=True)
class PathStep:
    """One row of the way."""

    step_id: str
    """The guidance step whose state it shows, as ``SetStep`` names it."""
    title: str
    short_title: str
    """For narrow places."""
    also: tuple[str, ...] = ()
    """Further guidance steps that are read under this row."""


PATH = (
    PathStep(
        step_id=STOP, title=N_("Don’t pay, don’t reply"), short_title=N_("Don’t pay, don’t reply")
    ),
    PathStep(
        step_id=KEEP,
        title=N_("Don’t delete anything"),
        short_title=N_("Don’t delete anything"),
        also=(MAIL, SAFETY_PLAN),
    ),
    PathStep(step_id=SAVE, title=N_("Save what proves it"), short_title=N_("Save what proves it")),
    PathStep(
        step_id=REPORT,
        title=N_("Report the accounts in the app"),
        short_title=N_("Report in the app"),
    ),
    PathStep(step_id=BLOCK, title=N_("Block"), short_title=N_("Block")),
    PathStep(step_id=POLICE, title=N_("Tell the police"), short_title=N_("Tell the police")),
    PathStep(
        step_id=REMOVE,
        title=N_("Stop the pictures spreading"),
        short_title=N_("Stop the pictures spreading"),
    ),
    PathStep(
        step_id=SUPPORT,
        title=N_("Talk to someone"),
        short_title=N_("Talk to someone"),
        also=("st02",),
    ),
)
"""In the order that protects best: saving and reporting stand before blocking."""


def guidance_id(step_id: str) -> str:
    """Return how the guidance calls a step, whichever app it is about.

    >>> guidance_id("st05/app-snapchat")
    'ST05'
    """
    return step_id.partition("/")[0].upper()


def row_of(step_id: str) -> str:
    """Return the row under which a step is read; itself where it is read under none.

    >>> row_of("st13"), row_of("st05")
    ('st03', 'st05')
    """
    return next((row.step_id for row in PATH if step_id in row.also), step_id)


def state_of(case: CaseSeen, step_id: str) -> StepState:
    """Return how far a step is, as the person said; open until they say anything."""
    return case.steps.get(step_id, StepState.OPEN)


def is_settled(case: CaseSeen, step_id: str) -> bool:
    """Return whether a step needs nothing more: it is done, or not for this person."""
    return state_of(case, step_id) in {StepState.DONE, StepState.NOT_FOR_ME}


def needs_plan_first(case: CaseSeen) -> bool:
    """Return whether a plan for safety comes before reporting and blocking: they know them."""
    is_known = case.answers.get(OFFENDER_ANSWER) == YesNoUnsure.YES
    return is_known and not is_settled(case, SAFETY_PLAN)


def may_save(case: CaseSeen) -> bool:
    """Return whether saving is offered: a plan that was put off does not hold it up any longer.

    What vanishes would else be lost to somebody who cannot make a plan today.
    """
    return not needs_plan_first(case) or state_of(case, SAFETY_PLAN) is StepState.NOT_NOW


def done_count(case: CaseSeen) -> int:
    """Return how many of the eight are done."""
    return sum(state_of(case, step.step_id) is StepState.DONE for step in PATH)
