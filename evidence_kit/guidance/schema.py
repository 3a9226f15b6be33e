"""The shape of the guidance data: what a row may say, and what it must.

Rows are TOML in ``assets/guidance/``; a field that is not described here is refused. The rules are:

* A sentence for people is one whole field, never glued together, so that it can be translated.
* A fact stands in one place. Rows of a parent jurisdiction hold for its children too.
* Every row says where it was read, when that page was dated, when it was recorded, and when it must
  be looked at again. ``checked_on`` is left out until a person has confirmed the live page.
* Telephone numbers stand in contacts and nowhere else.
"""

from dataclasses import dataclass
from enum import StrEnum

import msgspec

from evidence_kit.guidance.app_rows import App
from evidence_kit.guidance.helping import HelperPage, Sign
from evidence_kit.guidance.row import Row
from evidence_kit.guidance.situation import (
    AgeRule,
    Claim,
    PaidState,
    PublishedState,
    YesNoUnsure,
)

DAY_AND_NIGHT = "Day and night"
"""The hours of a line that is always open, in exactly these words."""

STEP_IDS = frozenset(f"ST{n:02d}" for n in range(15))
"""The canonical steps; a plan without one of them is not a plan."""

SAFETY_STEP = "ST00"
"""The step that asks whether the person is safe; it stands apart, before all others."""


class Phase(StrEnum):
    """The part of the way a step belongs to."""

    NOW = "now"
    EVIDENCE = "evidence"
    STOP = "stop"
    MONEY = "money"
    REPORT = "report"
    REMOVE = "remove"
    SUPPORT = "support"
    PREVENT = "prevent"


class Audience(StrEnum):
    """Who may use a contact."""

    MINOR = "minor"
    ADULT = "adult"
    PARENT = "parent"
    WORKER = "worker"
    ALL = "all"


class Slot(StrEnum):
    """What a contact is for."""

    EMERGENCY = "emergency"
    POLICE = "police"
    CHILD_REPORT = "child_report"
    """A reporting channel run by child-protection advisers."""
    CYBER_REPORT = "cyber_report"
    CHILD_HELP = "child_help"
    ADULT_HELP = "adult_help"
    """Crisis and support lines; those open to every age name the audience ``all``."""
    VICTIM_HELP = "victim_help"
    """Services for people harmed by a crime, and by violence."""
    NCII = "ncii"
    """Help with removing intimate pictures."""
    HOTLINE = "hotline"
    """Reports of pictures of people under 18 that are online."""
    BANK = "bank"
    """Help with money that moved, apart from the person's own bank."""
    PAYMENT = "payment"
    """A payment company, named by a rail."""
    ADVICE = "advice"


class Contact(Row, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Somebody to call, write to or visit."""

    jurisdiction: str
    also_in: tuple[str, ...] = ()
    """Further jurisdictions the same row holds for."""
    slots: tuple[Slot, ...]
    audience: tuple[Audience, ...]
    picture: AgeRule = AgeRule.ANY
    """For which pictures it is there, by the age of the person in them."""
    name: str
    phone: str = ""
    """As printed for people to dial."""
    text: str = ""
    """Where a text message goes; shown as carefully as :attr:`phone`."""
    url: str = ""
    email: str = ""
    hours: str = ""
    free: bool | None = None
    """Whether calling is free; left out when not known."""
    languages: tuple[str, ...] = ()
    """BCP 47 tags as far as known; empty when not known."""
    notes: str = ""
    """What it is and how it works, in plain words."""
    fallback: bool = False
    """Shown only where no nearer, confirmed contact fills the slot."""
    least_age: int = 0
    """In years; whoever is younger is turned away there. 0 where everybody is heard."""


class When(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The situations something is meant for; an empty list means all of them."""

    paid: tuple[PaidState, ...] = ()
    published: tuple[PublishedState, ...] = ()
    offender_known: tuple[YesNoUnsure, ...] = ()
    claim: tuple[Claim, ...] = ()
    age_now: AgeRule = AgeRule.ANY
    picture: AgeRule = AgeRule.ANY


ALWAYS = When()
"""No condition."""


class Note(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A paragraph that a step adds in some situations."""

    text: str
    when: When = ALWAYS
    is_vital: bool = False
    """Whether the two-page sheet must say it too."""


class Step(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One canonical step."""

    id: str
    """``ST00`` … ``ST12``; never used for something else. Their order is the order of the file."""
    phase: Phase
    title: str
    do: str
    """What to do, for everyone."""
    brief: str = ""
    """The same in a breath, for the two-page sheet; "" where :attr:`do` is short enough."""
    why: str = ""
    minor: str = ""
    """What to add for someone who is or may be under 18."""
    adult: str = ""
    parent: str = ""
    """What to tell a parent or carer who helps."""
    worker: str = ""
    """What to tell a teacher or support worker who helps."""
    notes: tuple[Note, ...] = ()
    when: When = ALWAYS
    """When the step belongs into a plan at all."""
    is_short: bool = False
    """Whether it is also read by somebody who got one e-mail that shows nothing (conflict K11)."""
    slots: tuple[Slot, ...] = ()
    """The contacts it needs, most important first."""
    shows_tools: bool = False
    shows_capture: bool = False
    shows_money: bool = False
    backed_by: tuple[str, ...]
    """Ids of the collected advice rows it rests on."""


class FirstLine(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One of the three things to do before anything else (product rule W2)."""

    title: str
    text: str


class Steps(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``steps.toml``."""

    first: tuple[FirstLine, ...]
    about: tuple[str, ...]
    """What this is, who does it, and whose fault it is; whole sentences."""
    closing: tuple[str, ...]
    """The last words of every plan."""
    step: tuple[Step, ...]


class Tool(Row, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A free service that stops or removes pictures."""

    jurisdiction: str
    name: str
    age_now: AgeRule
    """Who may use it, by age today."""
    picture: AgeRule
    """For which pictures, by the age of the person in them (conflict K14)."""
    published: tuple[PublishedState, ...] = ()
    """When it is of use; an empty list means always."""
    url: str = ""
    what: str
    how: str
    limits: str = ""
    minor: str = ""
    """What to add for someone who is or may be under 18."""
    helper: str = ""
    """What to tell somebody who helps."""
    keep: str = ""
    """What to write down, because the service cannot give it again."""


class Capture(Row, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One line of the list of what to save."""

    what: str
    why: str = ""
    when: When = ALWAYS
    keep_out: bool = False
    """This is what must not be saved."""


class Rail(Row, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One way money moves: what to write down, whom to call."""

    jurisdiction: str
    methods: tuple[str, ...]
    """The values of :attr:`model.Payment.method` it answers; a nearer row replaces a farther."""
    name: str
    note: tuple[str, ...]
    """What to write down."""
    call: str
    """Whom to contact first, and how."""
    chance: str
    """What may come of it, without a promise."""
    contacts: tuple[str, ...] = ()
    """Ids of contacts with the slot ``payment``."""
    asks_bank: bool = False
    """Whether the contacts of the slot ``bank`` belong here."""


class Payments(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``payments.toml``."""

    opening: str
    asks: tuple[str, ...]
    """The things to ask for in every call."""
    script: str
    """What to say, with the blanks a caller fills in aloud."""
    minor: str
    recovery_warning: str
    """Against firms that promise money or pictures back for a fee (product rule W6)."""
    rail: tuple[Rail, ...]


class Jurisdiction(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A country, a part of one, or a group, and whose rows hold there too."""

    id: str
    name: str
    parent: str = ""
    """The jurisdiction whose rows it inherits; "" for the one at the root."""
    codes: tuple[str, ...] = ()
    """Country codes that lead here, beside the id itself."""
    generic: bool = False
    """Stands for many countries, so that fallback contacts are enough."""
    not_known: tuple[Slot, ...] = ()
    """What was looked for and not confirmed: said to the person, and looked for again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Guidance:
    """All guidance data, as read."""

    jurisdictions: tuple[Jurisdiction, ...]
    steps: Steps
    contacts: tuple[Contact, ...]
    tools: tuple[Tool, ...]
    capture: tuple[Capture, ...]
    apps: tuple[App, ...]
    payments: Payments
    signs: tuple[Sign, ...]
    pages: tuple[HelperPage, ...]

    @property
    def rows(self) -> tuple[Row, ...]:
        """Every row that says where it comes from."""
        return (
            *self.contacts,
            *self.tools,
            *self.capture,
            *self.apps,
            *self.payments.rail,
            *self.signs,
        )
