"""The eight steps of the way, and how far each of them is.

The guidance has more steps than a frightened person can hold in their head; these eight rows stand
for them. The rules are: a row is done when the person says so, and nothing done is ever un-ticked
by us; "not now" and "not for me" are answers, not gaps.
"""

from dataclasses import dataclass

from evidence_kit.i18n import N_
from evidence_kit.messages import CaseSeen
from evidence_kit.model import StepState

SAFETY = "ST00"
STOP = "ST01"
KEEP = "ST03"
BANK = "ST04"
SAVE = "ST05"
REPORT = "ST06"
BLOCK = "ST07"
POLICE = "ST08"
REMOVE = "ST09"
SUPPORT = "ST10"


@dataclass(frozen=True, slots=True, kw_only=True)
class PathStep:
    """One row of the way."""

    step_id: str
    """The guidance step whose state it shows, and that ``SetStep`` sets."""
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
        step_id=KEEP, title=N_("Don’t delete anything"), short_title=N_("Don’t delete anything")
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
        also=("ST02",),
    ),
)
"""In the order that protects best: saving and reporting stand before blocking."""


def state_of(case: CaseSeen, step_id: str) -> StepState:
    """Return how far a step is, as the person said; open until they say anything."""
    return case.steps.get(step_id, StepState.OPEN)


def is_settled(case: CaseSeen, step_id: str) -> bool:
    """Return whether a step needs nothing more: it is done, or not for this person."""
    return state_of(case, step_id) in {StepState.DONE, StepState.NOT_FOR_ME}


def done_count(case: CaseSeen) -> int:
    """Return how many of the eight are done."""
    return sum(state_of(case, step.step_id) is StepState.DONE for step in PATH)
