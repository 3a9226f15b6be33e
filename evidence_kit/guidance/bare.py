"""What is still said when a file of the guidance cannot be read.

What this is for: an installation that lost a file must not leave anybody with an empty page. The
rules are: a file that is whole is used, whatever happened to the others; where the steps or the
general emergency number are gone, the words here stand in, each of them one of the guidance's own;
what could not be read is returned too, so that it is said. A release is checked by ``loading``,
which refuses the first thing that is wrong.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from evidence_kit.errors import GuidanceDataError
from evidence_kit.guidance.choosing import ROOT
from evidence_kit.guidance.loading import load_what_is_there
from evidence_kit.guidance.row import Confidence
from evidence_kit.guidance.schema import (
    Audience,
    Contact,
    FirstLine,
    Guidance,
    Jurisdiction,
    Payments,
    Phase,
    Slot,
    Step,
    Steps,
)
from evidence_kit.i18n import N_

_FIRST = (
    FirstLine(title=N_("Stop replying"), text=N_("No last message, no excuse. Silence.")),
    FirstLine(
        title=N_("Don't pay, or don't pay again"), text=N_("Paid already? You can still stop now.")
    ),
    FirstLine(
        title=N_("Don't delete anything"),
        text=N_("Keep the chat, the app and the account exactly as they are."),
    ),
)

_STEPS = (
    Step(
        id="ST00",
        phase=Phase.NOW,
        title=N_("Are you safe right now?"),
        do=N_(
            "Take a breath. You can do this one step at a time. Are you in danger, or thinking "
            "about dying? Call the emergency number now. Call it too if they want to meet you, "
            "are near you, or tell you to hurt yourself."
        ),
        is_short=True,
        slots=(Slot.EMERGENCY, Slot.CHILD_HELP, Slot.ADULT_HELP),
        backed_by=("A01",),
    ),
    Step(
        id="ST01",
        phase=Phase.STOP,
        title=N_("Stop replying, and don't pay"),
        do=N_(
            "Do not answer any more. No last message, no excuse, no bargain. Do nothing more that "
            "they ask, and send nothing more. Do not pay, or do not pay again. If you paid "
            "already, you can still stop now."
        ),
        is_short=True,
        backed_by=("A05", "A06"),
    ),
    Step(
        id="ST03",
        phase=Phase.EVIDENCE,
        title=N_("Don't delete anything"),
        do=N_(
            "Keep the chat, the app and your account as they are, and stay logged in. Do messages "
            "disappear by themselves? Switch that off if the other side is not told. If you are "
            "not sure, save the words first."
        ),
        backed_by=("A13",),
    ),
    Step(
        id="ST08",
        phase=Phase.REPORT,
        title=N_("Tell the police"),
        do=N_(
            "You can report even if you have little, and even if you are not sure. They are not "
            "there to judge you. Ask them who else will be told. Bring the report you made here, "
            "or tell it in your own words. Ask for a reference number and write it down."
        ),
        slots=(Slot.CHILD_REPORT, Slot.POLICE, Slot.CYBER_REPORT),
        backed_by=("A25",),
    ),
    Step(
        id="ST10",
        phase=Phase.SUPPORT,
        title=N_("Talk to someone"),
        do=N_(
            "This is a lot for anyone. Tell somebody today how you feel, even if it is quiet now. "
            "Plan tonight: who can be near you, and whom you will call if it gets heavy."
        ),
        is_short=True,
        slots=(Slot.CHILD_HELP, Slot.ADULT_HELP, Slot.VICTIM_HELP),
        backed_by=("A38",),
    ),
)

BARE_STEPS = Steps(
    first=_FIRST,
    about=(),
    closing=(
        N_("It is not your fault. What they do is a crime."),
        N_("You can stop here and come back at any time."),
    ),
    step=_STEPS,
)
"""What nobody may be left without: safety, silence, keeping it, the police, somebody to talk to."""

BARE_EMERGENCY = Contact(
    id="INT-11",
    jurisdiction=ROOT,
    slots=(Slot.EMERGENCY,),
    audience=(Audience.ALL,),
    name=N_("Emergency number"),
    phone="112",
    free=True,
    notes=N_(
        "112 works in all EU countries and in many others. In the US and Canada it is 911, in the "
        "UK 999, in Australia 000, in New Zealand 111. If none of these works, ask anyone near you "
        "to call for you."
    ),
    fallback=True,
    source="assets/guidance/contacts-INT.toml",
    confidence=Confidence.OWN_PAGE,
    recorded_on=date(2026, 11, 21),
    review_after=date(2027, 11, 21),
)
"""The general emergency numbers, for a program whose list of contacts is gone."""

BARE_HELPLINES = Contact(
    id="INT-6",
    jurisdiction=ROOT,
    slots=(Slot.CHILD_HELP, Slot.ADULT_HELP),
    audience=(Audience.ALL,),
    name=N_("Find A Helpline"),
    url="https://findahelpline.com/",
    free=True,
    notes=N_(
        "A list of helplines by country: choose yours there. They are free, by phone or chat."
    ),
    fallback=True,
    source="assets/guidance/contacts-INT.toml",
    confidence=Confidence.OWN_PAGE,
    recorded_on=date(2026, 11, 28),
    review_after=date(2027, 11, 28),
)
"""A list that leads everywhere to somebody who listens."""

_BARE_PAYMENTS = Payments(
    opening=N_(
        "Paying is nothing to be ashamed of. Call today, even if it was small. It may not work, "
        "but the report helps the police."
    ),
    asks=(),
    script="",
    minor=N_("Ask an adult you trust to make the call with you."),
    recovery_warning="",
    rail=(),
)
BARE = Guidance(
    jurisdictions=(Jurisdiction(id=ROOT, name=N_("Any other country"), generic=True),),
    steps=BARE_STEPS,
    contacts=(BARE_EMERGENCY, BARE_HELPLINES),
    tools=(),
    capture=(),
    apps=(),
    payments=_BARE_PAYMENTS,
    signs=(),
    pages=(),
)
"""What stands in for each file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatIsThere:
    """The guidance as far as it can be read."""

    guidance: Guidance
    problems: tuple[GuidanceDataError, ...]
    """What was wrong with each file that could not be read; empty when everything is there."""


def guidance_that_is_there(folder: Path) -> WhatIsThere:
    """Read the guidance for somebody who needs it now, whatever is missing."""
    guidance, problems = load_what_is_there(folder, BARE)
    return WhatIsThere(guidance=guidance, problems=problems)
