"""A situation → the plan: what to do, in which order, with whom, and nothing else.

The plan is pure data. Its sentences are English, whole, and translated where they are shown
(:class:`~evidence_kit.i18n.Words`); nothing is read, stored or sent. The rules are:

* The emergency contact comes first; then stop replying, don't pay, don't delete (product rule W2).
* The box about money is shown when somebody said that money moved. Who has not said so gets the
  step alone: eight ways of paying are no help to somebody who paid in none of them.
* Blocking comes after saving and after reporting in the app, with its way out (conflict K1).
* Where nobody confirmed a contact, the plan says so; it never leaves a gap without a word.
* One e-mail that shows nothing leads to the short way (conflict K11); somebody from everyday life,
  to a plan for safety before anything is saved, reported or blocked.
* The signs and the pages for helpers are read by helpers alone.
* Whoever may be under 18 is never pointed to tools for adults, and nobody to a tool that will turn
  them away (conflict K14).
"""

from dataclasses import dataclass
from datetime import date

from evidence_kit.guidance.choosing import (
    Chain,
    captures_for,
    chain_for,
    contacts_for,
    fits,
    is_confirmed_for,
    rails_for,
    tools_for,
)
from evidence_kit.guidance.helping import parts_for
from evidence_kit.guidance.rendering import (
    Phrase,
    ShownContact,
    basis_of,
    caution_of,
    domain_of,
    is_confirmed,
    show,
)
from evidence_kit.guidance.schema import (
    DAY_AND_NIGHT,
    SAFETY_STEP,
    Contact,
    FirstLine,
    Guidance,
    Phase,
    Rail,
    Slot,
    Step,
    Tool,
)
from evidence_kit.guidance.situation import (
    AgeRule,
    Claim,
    Helper,
    PaidState,
    PublishedState,
    Situation,
    YesNoUnsure,
)
from evidence_kit.i18n import N_

__all__ = [
    "AgeRule",
    "CaptureLine",
    "Claim",
    "FirstLine",
    "Helper",
    "MoneyBox",
    "PaidState",
    "Plan",
    "PlanStep",
    "PublishedState",
    "ShownContact",
    "ShownPage",
    "ShownRail",
    "ShownTool",
    "Situation",
    "YesNoUnsure",
    "money_box",
    "plan",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownTool:
    """A removal tool this person may use."""

    id: str
    name: str
    url: str
    """"" where the address is not confirmed."""
    domain: str
    texts: tuple[str, ...]
    """What it does, how to use it, what it cannot do; whole paragraphs."""
    keep: str
    """What to write down; "" for nothing."""
    caution: Phrase | None
    """What must stand beside the address; ``None`` for nothing."""
    basis: Phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanStep:
    """One step for this person."""

    id: str
    phase: Phase
    title: str
    texts: tuple[str, ...]
    """What to do, most important first; whole paragraphs."""
    brief: tuple[str, ...]
    """What the two-page sheet says of it."""
    why: str
    helper_text: str
    """What to tell the parent or worker who helps; "" when nobody does."""
    contacts: tuple[ShownContact, ...]
    not_known: tuple[str, ...]
    """What was looked for where this person is and not confirmed, and what to do instead."""
    tools: tuple[ShownTool, ...]
    shows_capture: bool
    """Whether :attr:`Plan.capture` belongs here."""
    shows_money: bool
    """Whether :attr:`Plan.money` belongs here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaptureLine:
    """One thing to save, or to keep out."""

    id: str
    what: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownRail:
    """One way money moved, and what to do about it."""

    id: str
    name: str
    note: tuple[str, ...]
    call: str
    chance: str
    contacts: tuple[ShownContact, ...]
    basis: Phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyBox:
    """What to do when money moved."""

    opening: str
    asks: tuple[str, ...]
    script: str
    minor: str
    """"" for adults."""
    rails: tuple[ShownRail, ...]
    recovery_warning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownPage:
    """What somebody reads who helps."""

    title: str
    lead: str
    parts: tuple[tuple[str, tuple[str, ...]], ...]
    """A heading and the sentences under it."""
    signs: tuple[str, ...]
    """How it often begins."""
    later_signs: tuple[str, ...]
    """How it often goes on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Everything to show one person."""

    chain: Chain
    """Whose rows were used, nearest first."""
    language: str
    under_18: bool
    """Whether the under-18 rules hold."""
    emergency: tuple[ShownContact, ...]
    safety: PlanStep
    first: tuple[FirstLine, ...]
    """Stop replying, don't pay, don't delete."""
    about: tuple[str, ...]
    """What this is, and whose fault it is."""
    page: ShownPage | None
    """For somebody who helps; ``None`` for the person concerned."""
    steps: tuple[PlanStep, ...]
    money: MoneyBox | None
    """``None`` until somebody says that money moved; the step about money is enough before."""
    capture: tuple[CaptureLine, ...]
    keep_out: tuple[CaptureLine, ...]
    """What must not be saved."""
    closing: tuple[str, ...]

    @property
    def line_to_call(self) -> ShownContact | None:
        """The one number for somebody who needs a voice now, or ``None``.

        It is the first line beside the safety question that is always open; where none is, the
        first that has a number.
        """
        urgent = {contact.id for contact in self.emergency}
        lines = [each for each in self.safety.contacts if each.phone and each.id not in urgent]
        always_open = [each for each in lines if each.hours == DAY_AND_NIGHT]
        return next(iter([*always_open, *lines]), None)

    @property
    def contacts(self) -> tuple[ShownContact, ...]:
        """Every contact anywhere in the plan, once."""
        found = list(self.emergency)
        for step in (self.safety, *self.steps):
            found.extend(step.contacts)
        for rail in self.money.rails if self.money else ():
            found.extend(rail.contacts)
        return tuple({contact.id: contact for contact in found}.values())

    @property
    def tools(self) -> tuple[ShownTool, ...]:
        """Every tool anywhere in the plan."""
        return tuple(tool for step in self.steps for tool in step.tools)


def plan(guidance: Guidance, situation: Situation, today: date) -> Plan:
    """Make the plan for a situation, as it may be shown on a day."""
    chain = chain_for(guidance, situation.country)
    steps = {
        step.id: _step(guidance, chain, situation, step, today)
        for step in guidance.steps.step
        if fits(step.when, situation) and (step.is_short or not situation.is_mass_mail)
    }
    lines = captures_for(guidance, situation)
    has_money = situation.says_money_moved and any(step.shows_money for step in steps.values())
    return Plan(
        chain=chain,
        language=situation.language,
        under_18=situation.picture_may_be_under_18,
        emergency=_shown(contacts_for(guidance, chain, situation, Slot.EMERGENCY), today),
        safety=steps.pop(SAFETY_STEP),
        first=guidance.steps.first,
        about=guidance.steps.about,
        page=_page(guidance, chain, situation),
        steps=tuple(steps.values()),
        money=_money(guidance, chain, situation, today) if has_money else None,
        capture=tuple(
            CaptureLine(id=line.id, what=line.what, why=line.why)
            for line in lines
            if not line.keep_out
        ),
        keep_out=tuple(
            CaptureLine(id=line.id, what=line.what, why=line.why) for line in lines if line.keep_out
        ),
        closing=guidance.steps.closing,
    )


def money_box(guidance: Guidance, situation: Situation, today: date) -> MoneyBox:
    """Return what to do about the ways of paying that a situation names, whatever its steps are."""
    return _money(guidance, chain_for(guidance, situation.country), situation, today)


_NOT_KNOWN = {
    Slot.POLICE: N_("We have no confirmed police number there. Any police station takes a report."),
    Slot.CYBER_REPORT: N_(
        "We know of no separate place there to report online crime. The police take the report."
    ),
    Slot.CHILD_HELP: N_(
        "We have no confirmed helpline for young people there yet. The list here leads to one."
    ),
    Slot.ADULT_HELP: N_(
        "We have no confirmed line there yet where somebody listens. The list here leads to one."
    ),
    Slot.VICTIM_HELP: N_(
        "We have no confirmed service there yet for people harmed by a crime. Ask the police."
    ),
    Slot.BANK: N_(
        "We have no confirmed bank line there. Use the number on your card or in your bank's app."
    ),
}
"""What is said where a slot has no confirmed contact of its own."""

_FOR_ADULTS = frozenset({Slot.ADULT_HELP})
_FOR_UNDER_18 = frozenset({Slot.CHILD_HELP})


def _not_known(
    guidance: Guidance, chain: Chain, situation: Situation, step: Step
) -> tuple[str, ...]:
    """Return what must be said of the slots that nobody nearer than a fallback fills."""
    others = set(_FOR_ADULTS if situation.may_be_under_18 else _FOR_UNDER_18)
    if is_confirmed_for(guidance, chain, situation, Slot.CHILD_REPORT):
        others.add(Slot.CYBER_REPORT)
    if any(each.generic for each in guidance.jurisdictions if each.id == chain[0]):
        # No country was named, so what stands in for its police says so itself.
        others |= {Slot.POLICE, Slot.CYBER_REPORT}
    return tuple(
        _NOT_KNOWN[slot]
        for slot in step.slots
        if slot in _NOT_KNOWN
        and slot not in others
        and not is_confirmed_for(guidance, chain, situation, slot)
    )


def _page(guidance: Guidance, chain: Chain, situation: Situation) -> ShownPage | None:
    page = next((each for each in guidance.pages if each.helper is situation.helper), None)
    if page is None:
        return None
    is_minor = situation.picture_may_be_under_18
    signs = guidance.signs if page.shows_signs else ()
    return ShownPage(
        title=page.title,
        lead=page.lead,
        parts=tuple(
            (part.title, part.texts) for part in parts_for(page, chain, may_be_under_18=is_minor)
        ),
        signs=tuple(sign.text for sign in signs if not sign.is_later),
        later_signs=tuple(sign.text for sign in signs if sign.is_later),
    )


def _step(
    guidance: Guidance, chain: Chain, situation: Situation, step: Step, today: date
) -> PlanStep:
    contacts = [
        contact for slot in step.slots for contact in contacts_for(guidance, chain, situation, slot)
    ]
    tools = tools_for(guidance, chain, situation) if step.shows_tools else ()
    for_age = step.minor if situation.may_be_under_18 else step.adult
    notes = [note for note in step.notes if fits(note.when, situation)]
    texts = (step.do, for_age, *(note.text for note in notes))
    brief = (step.brief or step.do, for_age, *(note.text for note in notes if note.is_vital))
    return PlanStep(
        id=step.id,
        phase=step.phase,
        title=step.title,
        texts=tuple(text for text in texts if text),
        brief=tuple(text for text in brief if text),
        why=step.why,
        helper_text=_helper_text(step, situation.helper),
        contacts=_shown(tuple(contacts), today),
        not_known=_not_known(guidance, chain, situation, step),
        tools=tuple(_tool(tool, situation, today) for tool in tools),
        shows_capture=step.shows_capture,
        shows_money=step.shows_money,
    )


def _helper_text(step: Step, helper: Helper) -> str:
    match helper:
        case Helper.SELF | Helper.FRIEND:
            return ""
        case Helper.PARENT:
            return step.parent
        case Helper.TEACHER | Helper.WORKER:
            return step.worker


def _tool(tool: Tool, situation: Situation, today: date) -> ShownTool:
    is_open = is_confirmed(tool, today)
    domain = domain_of(tool.url)
    texts = (
        tool.what,
        tool.how,
        tool.minor if situation.may_be_under_18 else "",
        tool.helper if situation.helper is not Helper.SELF else "",
        tool.limits,
    )
    return ShownTool(
        id=tool.id,
        name=tool.name,
        url=tool.url if is_open else "",
        domain=domain,
        texts=tuple(text for text in texts if text),
        keep=tool.keep,
        caution=caution_of(domain, is_open=is_open, confirm=False),
        basis=basis_of(tool, today, domain=domain, is_open=is_open, confirm=False),
    )


def _money(guidance: Guidance, chain: Chain, situation: Situation, today: date) -> MoneyBox:
    payments = guidance.payments
    bank = contacts_for(guidance, chain, situation, Slot.BANK)
    companies = contacts_for(guidance, chain, situation, Slot.PAYMENT)
    return MoneyBox(
        opening=payments.opening,
        asks=payments.asks,
        script=payments.script,
        minor=payments.minor if situation.may_be_under_18 else "",
        rails=tuple(
            _rail(rail, bank, companies, today) for rail in rails_for(guidance, chain, situation)
        ),
        recovery_warning=payments.recovery_warning,
    )


def _rail(
    rail: Rail, bank: tuple[Contact, ...], companies: tuple[Contact, ...], today: date
) -> ShownRail:
    named = tuple(contact for contact in companies if contact.id in rail.contacts)
    return ShownRail(
        id=rail.id,
        name=rail.name,
        note=rail.note,
        call=rail.call,
        chance=rail.chance,
        contacts=_shown((*named, *(bank if rail.asks_bank else ())), today),
        basis=basis_of(rail, today, domain="", is_open=is_confirmed(rail, today), confirm=False),
    )


def _shown(contacts: tuple[Contact, ...], today: date) -> tuple[ShownContact, ...]:
    once = {contact.id: contact for contact in contacts}
    return tuple(show(contact, today) for contact in once.values())
