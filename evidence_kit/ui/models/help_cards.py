"""What «Help now» says to one reader, as plain values: seven cards, most urgent first.

Whoever helps somebody reads a card for each kind of helper as well, and the signs; what is to be
called or done stands before what is to be read, and who is not there now behind who is.

The rules are: nothing of it is kept anywhere; what may be shown of a number was decided by the
guidance; a reader who may be under 18 is never pointed to tools for adults, and an adult who has
not said how old somebody in a picture was is told of both, each with what it is for.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from evidence_kit.guidance.helping import parts_for
from evidence_kit.guidance.opening_hours import Openness, openness_at
from evidence_kit.guidance.planning import (
    Plan,
    PlanStep,
    ShownContact,
    ShownTool,
    plan,
)
from evidence_kit.guidance.rendering import Phrase
from evidence_kit.guidance.schema import FirstLine, Guidance, Slot
from evidence_kit.guidance.situation import ADULT_AGE, Helper, Situation
from evidence_kit.i18n import N_
from evidence_kit.model import AgeInPicture, Ages, Case

_BANK, _POLICE, _SPREADING, _PERSON = "ST04", "ST08", "ST09", "ST02"


class Who(StrEnum):
    """Who is reading."""

    UNDER_18 = "under-18"
    ADULT = "adult"
    HELPING = "helping"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """What the view knows of its reader; for this view alone."""

    country: str = ""
    """As :attr:`model.Case.country`; "" for the international list."""
    who: Who = Who.UNDER_18
    ages: Ages | None = None
    """As an open case has them; ``None`` while nothing was said."""

    @classmethod
    def of_case(cls, case: Case) -> "Reader":
        """Return the reader an open case is about."""
        is_adult = case.ages.now is not None and case.ages.now >= ADULT_AGE
        who = Who.ADULT if is_adult else Who.UNDER_18
        return cls(country=case.country, who=who, ages=case.ages)


class CardKind(StrEnum):
    """How a card looks; the one red is for danger to a life."""

    DANGER = "danger"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Somebody to call or a tool to use, as a card shows it."""

    number: str
    """Large; "" where none may be shown."""
    name: str
    lines: tuple[str, ...]
    """When, how and what, in whole sentences."""
    address: str
    """As one would type it; "" for none."""
    url: str
    """For a QR code; "" where the address may not be relied on."""
    caution: Phrase | None
    recorded: str
    """The day it was recorded or checked, ISO 8601."""
    is_checked: bool
    """A person has confirmed it on the live page."""
    basis: Phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpCard:
    """One card."""

    title: str
    icon: str
    kind: CardKind = CardKind.PLAIN
    headline: str = ""
    """Large, where there is no number to say large."""
    opening: tuple[str, ...] = ()
    """Paragraphs before the entries."""
    entries: tuple[Entry, ...] = ()

    @property
    def recorded_once(self) -> Entry | None:
        """An entry whose day holds for all of them; ``None`` where days differ."""
        days = {(entry.recorded, entry.is_checked) for entry in self.entries}
        return self.entries[0] if len(days) == 1 else None


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpSheet:
    """Everything that «Help now» says."""

    first: tuple[FirstLine, ...]
    cards: tuple[HelpCard, ...]

    @property
    def sources(self) -> tuple[tuple[str, Phrase], ...]:
        """Name → where it was recorded, of every entry, once."""
        found = {entry.name: entry.basis for card in self.cards for entry in card.entries}
        return tuple(found.items())


def help_sheet(
    guidance: Guidance, reader: Reader, today: date, now: datetime | None = None
) -> HelpSheet:
    """Return what one reader is told on a day.

    Args:
        guidance: Everything there is.
        reader: Who reads.
        today: The day the numbers are shown on.
        now: The moment on the computer's clock: who surely does not answer now stands behind the
            others. ``None`` for paper, which is read later.
    """
    made = plan(guidance, _situation(reader), today)
    steps = {step.id: step for step in made.steps}
    return HelpSheet(
        first=made.first,
        cards=tuple(
            card
            for card in (
                _danger(made),
                _someone(made, now),
                _police(steps.get(_POLICE)),
                _money(steps.get(_BANK)),
                _spreading(made, _more_tools(guidance, reader, today)),
                _online(steps.get(_SPREADING)),
                *_pages(guidance, reader, made),
                _person(steps.get(_PERSON)),
                *_signs(guidance, reader),
            )
            if card is not None
        ),
    )


def _situation(reader: Reader) -> Situation:
    helper = Helper.PARENT if reader.who is Who.HELPING else Helper.SELF
    situation = Situation(country=reader.country, helper=helper)
    if reader.ages is not None:
        return replace(situation, ages=reader.ages)
    if reader.who is Who.ADULT:
        ages = Ages(now=ADULT_AGE, in_picture=AgeInPicture.ADULT)
        return replace(situation, ages=ages)
    return situation


def _more_tools(guidance: Guidance, reader: Reader, today: date) -> tuple[ShownTool, ...]:
    """Return the tools for the other age in the picture, where nobody has asked for it yet."""
    if reader.who is not Who.ADULT or reader.ages is not None:
        return ()
    ages = Ages(now=ADULT_AGE, in_picture=AgeInPicture.NOT_SURE)
    return plan(guidance, replace(_situation(reader), ages=ages), today).tools


def _danger(made: Plan) -> HelpCard:
    return HelpCard(
        title=N_("In danger, or thinking about dying"),
        icon="danger",
        kind=CardKind.DANGER,
        entries=tuple(_entry(contact) for contact in made.emergency),
    )


def _someone(made: Plan, now: datetime | None) -> HelpCard:
    urgent = {contact.id for contact in made.emergency}
    lines = [contact for contact in made.safety.contacts if contact.id not in urgent]
    closed = [each for each in lines if _is_closed(each, now)]
    # Nobody who calls at night may hear first that nobody is there.
    answering = [each for each in lines if each not in closed]
    return HelpCard(
        title=N_("Someone to talk to"),
        icon="message",
        entries=(*map(_entry, answering), *map(_closed_entry, closed)),
    )


def _is_closed(contact: ShownContact, now: datetime | None) -> bool:
    if now is None or not (contact.phone or contact.text):
        return False
    return openness_at(contact.hours, now) is Openness.CLOSED


def _closed_entry(contact: ShownContact) -> Entry:
    entry = _entry(contact)
    return replace(entry, lines=(N_("Not open now"), *entry.lines))


def _pages(guidance: Guidance, reader: Reader, made: Plan) -> tuple[HelpCard, ...]:
    """Return a card for each kind of helper; nothing for whoever is concerned themselves."""
    if reader.who is not Who.HELPING:
        return ()
    return tuple(
        HelpCard(
            title=page.title,
            icon="heart",
            opening=(
                page.lead,
                *(
                    text
                    for part in parts_for(page, made.chain, may_be_under_18=made.under_18)
                    for text in part.texts
                ),
            ),
        )
        for page in guidance.pages
    )


def _signs(guidance: Guidance, reader: Reader) -> tuple[HelpCard, ...]:
    """Return how it often begins and goes on, for whoever helps; never for who is in it."""
    if reader.who is not Who.HELPING:
        return ()
    cards = (
        (N_("How it often begins"), [sign for sign in guidance.signs if not sign.is_later]),
        (N_("How it often goes on"), [sign for sign in guidance.signs if sign.is_later]),
    )
    return tuple(
        HelpCard(title=title, icon="info", opening=tuple(sign.text for sign in signs))
        for title, signs in cards
        if signs
    )


def _police(step: PlanStep | None) -> HelpCard | None:
    if step is None:
        return None
    removal = {Slot.NCII, Slot.HOTLINE}
    contacts = [each for each in step.contacts if removal.isdisjoint(each.slots)]
    return HelpCard(
        title=N_("Tell the police"),
        icon="shield",
        opening=(N_("You can report with little, and without this program."),),
        entries=tuple(_entry(contact) for contact in contacts),
    )


def _money(step: PlanStep | None) -> HelpCard | None:
    if step is None:
        return None
    return HelpCard(
        title=N_("Money moved?"),
        icon="bank",
        headline="" if any(each.phone for each in step.contacts) else N_("Call your bank today"),
        opening=(
            N_(
                "Say that you are being blackmailed, and ask them to stop it. In the last three "
                "days? Then call before anything else."
            ),
        ),
        entries=tuple(_entry(contact) for contact in step.contacts),
    )


def _spreading(made: Plan, more: tuple[ShownTool, ...]) -> HelpCard:
    by_id = {tool.id: tool for tool in (*made.tools, *more)}
    return HelpCard(
        title=N_("Stop the pictures spreading"),
        icon="picture",
        entries=tuple(_tool_entry(tool) for tool in by_id.values()),
    )


def _online(step: PlanStep | None) -> HelpCard | None:
    if step is None or not step.contacts:
        return None
    return HelpCard(
        title=N_("Something is online already"),
        icon="globe",
        opening=(
            N_("Copy the full address of the page first. Then ask for removal."),
            N_("Send the address, never the picture."),
        ),
        entries=tuple(_entry(contact) for contact in step.contacts),
    )


def _person(step: PlanStep | None) -> HelpCard | None:
    if step is None:
        return None
    return HelpCard(
        title=N_("Tell one person"),
        icon="users",
        headline=N_("You choose who"),
        opening=tuple(text for text in (*step.texts, step.helper_text) if text),
    )


def _entry(contact: ShownContact) -> Entry:
    values = dict(contact.basis.values)
    free = N_("Free to call") if contact.free and contact.phone else ""
    by_text = N_("By text message") if contact.text and not contact.phone else ""
    both = N_("Call or send a text message") if contact.text == contact.phone != "" else ""
    return Entry(
        number=contact.phone or contact.text,
        name=contact.name,
        lines=tuple(line for line in (contact.hours, free, by_text, both, contact.notes) if line),
        address=contact.domain or contact.email,
        url=contact.url,
        caution=contact.caution,
        recorded=str(values["checked_on"] or values["recorded_on"]),
        is_checked=bool(values["checked_on"]),
        basis=contact.basis,
    )


def _tool_entry(tool: ShownTool) -> Entry:
    values = dict(tool.basis.values)
    return Entry(
        number="",
        name=tool.name,
        lines=(*tool.texts[:2], *((tool.keep,) if tool.keep else ())),
        address=tool.domain,
        url=tool.url,
        caution=tool.caution,
        recorded=str(values["checked_on"] or values["recorded_on"]),
        is_checked=bool(values["checked_on"]),
        basis=tool.basis,
    )
