"""What is said when a report or package could not be made.

The same refusals mean something else here than while saving: the case holds everything, what could
not be written is a copy. So it is said of the stick, and that nothing half-made is left.
"""

import errno
import os
from collections.abc import Mapping
from dataclasses import dataclass, replace

from evidence_kit.i18n import N_, Words
from evidence_kit.messages import Problem
from evidence_kit.ui.alert_words.said import AlertKind
from evidence_kit.ui.alerts import Alert, alert_for

CANCELLED_CODE = "EK-702"
"""The person asked to stop."""

_GONE_CODE = "EK-403"

_STAMP_CODES = frozenset({"EK-141", "EK-142", "EK-143", "EK-144", "EK-145", "EK-146"})
"""No time stamp that holds came back."""

_SAFE = N_("Your case is not touched, and nothing half-made is left.")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    title: str
    remedy: str


_SAID: Mapping[str, _Said] = {
    "EK-401": _Said(
        title=N_("There is not enough room in that place."),
        remedy=N_("Make some room there, or choose another stick or folder."),
    ),
    "EK-165": _Said(
        title=N_("Your share of that place is used up."),
        remedy=N_("Take something else of yours off it, or choose another stick or folder."),
    ),
    "EK-402": _Said(
        title=N_("That place cannot be written to."),
        remedy=N_("Choose another place. Some sticks have a small switch that locks them."),
    ),
    _GONE_CODE: _Said(
        title=N_("The stick or folder is gone."),
        remedy=N_("Put the stick back to go on, or choose another place."),
    ),
    "EK-404": _Said(
        title=N_("Something of that name lies there already."),
        remedy=N_("It was left as it is. Choose another place, or move the other one away."),
    ),
    "EK-111": _Said(
        title=N_("What was written does not read back the same, so it was taken away again."),
        remedy=N_("This stick may be wearing out. Use another one."),
    ),
    CANCELLED_CODE: _Said(
        title=N_("Stopped, as you asked."),
        remedy=N_("Start again whenever you are ready."),
    ),
}


_GONE_REASONS = frozenset(
    os.strerror(number) for number in (errno.ENOENT, errno.ENOTDIR, errno.ENODEV, errno.ENXIO)
)
"""How this system says that a place is not there any more."""


def export_alert_for(problem: Problem, words: Words) -> Alert:
    """Return the words for a refusal while something was being made to hand over."""
    is_gone = problem.code == "EK-402" and problem.facts.get("reason") in _GONE_REASONS
    said = _SAID.get(_GONE_CODE if is_gone else problem.code)
    if problem.code in _STAMP_CODES:
        remedy = words.gettext("Try again later, or make it without a time stamp.")
        return replace(alert_for(problem, words), evidence=words.gettext(_SAFE), remedy=remedy)
    if said is None:
        return alert_for(problem, words)
    is_quiet = problem.code in {CANCELLED_CODE, "EK-404"}
    return Alert(
        kind=AlertKind.WELL if is_quiet else AlertKind.SOON,
        title=words.gettext(said.title),
        evidence=words.gettext(_SAFE),
        remedy=words.gettext(said.remedy),
        code=problem.code,
    )
