"""The three parts of what is said of a refusal, how it looks, and the sentences several share."""

from dataclasses import dataclass
from enum import StrEnum

from evidence_kit.i18n import N_


class AlertKind(StrEnum):
    """How an alert looks; the names are those of the cards."""

    WELL = "well"
    SOON = "soon"
    DANGER = "danger"


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What is said of one code, in English, marked for translation."""

    title: str
    """What happened."""
    evidence: str
    """What it means for the evidence; "" where it means nothing."""
    remedy: str
    """What to do now."""
    kind: AlertKind = AlertKind.SOON


WELL = AlertKind.WELL
DANGER = AlertKind.DANGER

NOT_TAKEN = N_("It was not taken in. It is still where it was.")
UNCHANGED = N_("Nothing was changed.")
COPY_FIRST = N_(
    "Copy the whole case folder to another disk first. If you made a copy before, open that one."
)
