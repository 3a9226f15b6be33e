"""From a country and a situation to the rows that are meant for this person.

The rules are: the nearest jurisdiction speaks first; under-18 tools go to everyone who may be under
18 in a picture, tools for adults to nobody else; a fallback steps aside for anything nearer that is
confirmed; what is not meant for a person is left out, never shown with a warning.
"""

from evidence_kit.guidance.row import Confidence
from evidence_kit.guidance.schema import (
    Audience,
    Capture,
    Contact,
    Guidance,
    Jurisdiction,
    Rail,
    Slot,
    Tool,
    When,
)
from evidence_kit.guidance.situation import Helper, Situation

ROOT = "INT"
"""The jurisdiction whose rows hold everywhere."""

_FOR_CHILDREN = frozenset({Slot.CHILD_HELP, Slot.CHILD_REPORT})

Chain = tuple[str, ...]
"""A jurisdiction and its parents, nearest first, ending in ``INT``."""


def chain_for(guidance: Guidance, country: str) -> Chain:
    """Return whose rows hold for a country code.

    A part of a country that has no rows of its own (``GB-XYZ``) is treated as the country; a code
    nobody knows, or none, as ``INT``.
    """
    wanted = country.strip().upper().replace("_", "-")
    by_id = {each.id: each for each in guidance.jurisdictions}
    by_code = {code: each for each in guidance.jurisdictions for code in (each.id, *each.codes)}
    found = by_code.get(wanted) or by_code.get(wanted.partition("-")[0])
    return parents_of(by_id, found.id if found else ROOT)


def parents_of(by_id: dict[str, Jurisdiction], start: str) -> Chain:
    """Return a jurisdiction and its parents; stops at an unknown or repeated one."""
    chain: list[str] = []
    current = start
    while current in by_id and current not in chain:
        chain.append(current)
        current = by_id[current].parent
    return tuple(chain)


def contacts_for(
    guidance: Guidance, chain: Chain, situation: Situation, slot: Slot
) -> tuple[Contact, ...]:
    """Return the contacts that fill a slot for a person, nearest first.

    Emergency contacts come the other way round: the general number before special ones. Slots for
    children are empty for adults.
    """
    if slot in _FOR_CHILDREN and not situation.may_be_under_18:
        return ()
    suitable = [
        contact
        for contact in guidance.contacts
        if slot in contact.slots
        and holds_in(contact, chain)
        and _can_be_shown(contact)
        and _is_audience(contact, situation)
        and not _is_too_young(contact, situation)
        and contact.picture.allows(may_be_under_18=situation.picture_may_be_under_18)
    ]
    kept = [
        contact
        for contact in suitable
        if not (contact.fallback and _has_nearer(contact, suitable, chain))
    ]
    direction = -1 if slot is Slot.EMERGENCY else 1

    def place(contact: Contact) -> tuple[bool, int]:
        # Somebody who may be too young for it should find another one first.
        may_be_too_young = situation.ages.now is None and bool(contact.least_age)
        return may_be_too_young, direction * distance_of(contact, chain)

    return tuple(sorted(kept, key=place))


def is_confirmed_for(guidance: Guidance, chain: Chain, situation: Situation, slot: Slot) -> bool:
    """Return whether somebody nearer than a fallback fills a slot, and a page says so."""
    return any(
        not contact.fallback and contact.confidence is not Confidence.MEMORY
        for contact in contacts_for(guidance, chain, situation, slot)
    )


def tools_for(guidance: Guidance, chain: Chain, situation: Situation) -> tuple[Tool, ...]:
    """Return the removal tools a person may be pointed to, in the order of the file."""
    return tuple(
        tool
        for tool in guidance.tools
        if tool.jurisdiction in chain
        and tool.age_now.allows(may_be_under_18=situation.may_be_under_18)
        and tool.picture.allows(may_be_under_18=situation.picture_may_be_under_18)
        and (not tool.published or situation.published in tool.published)
    )


def rails_for(guidance: Guidance, chain: Chain, situation: Situation) -> tuple[Rail, ...]:
    """Return the payment rails of a person: those they named, or all when they named none.

    For each method the nearest rail speaks; methods without a rail of their own are left to the
    general words of the money box.
    """
    here = [rail for rail in guidance.payments.rail if rail.jurisdiction in chain]
    return tuple(
        rail
        for rail in here
        if not any(
            set(rail.methods) & set(other.methods)
            and chain.index(other.jurisdiction) < chain.index(rail.jurisdiction)
            for other in here
        )
        and rail.confidence is not Confidence.MEMORY
        and (not situation.methods or set(rail.methods) & set(situation.methods))
    )


def captures_for(guidance: Guidance, situation: Situation) -> tuple[Capture, ...]:
    """Return the lines of the capture list; a line nobody has confirmed waits."""
    return tuple(
        line
        for line in guidance.capture
        if line.confidence is not Confidence.MEMORY and fits(line.when, situation)
    )


def fits(when: When, situation: Situation) -> bool:
    """Return whether a condition holds in a situation."""
    return (
        (not when.paid or situation.paid in when.paid)
        and (not when.published or situation.published in when.published)
        and (not when.offender_known or situation.offender_known in when.offender_known)
        and (not when.claim or situation.claim in when.claim)
        and when.age_now.allows(may_be_under_18=situation.may_be_under_18)
        and when.picture.allows(may_be_under_18=situation.picture_may_be_under_18)
    )


def holds_in(contact: Contact, chain: Chain) -> bool:
    """Return whether a contact is one of a jurisdiction's own or inherited."""
    return not {contact.jurisdiction, *contact.also_in}.isdisjoint(chain)


def distance_of(contact: Contact, chain: Chain) -> int:
    """Return how far up the chain a contact stands; 0 is the jurisdiction itself.

    The contact must hold in the chain.
    """
    places = {contact.jurisdiction, *contact.also_in}
    return next(n for n, jurisdiction in enumerate(chain) if jurisdiction in places)


def _is_audience(contact: Contact, situation: Situation) -> bool:
    wanted = {Audience.ALL, Audience.MINOR if situation.may_be_under_18 else Audience.ADULT}
    match situation.helper:
        case Helper.SELF | Helper.FRIEND:
            pass
        case Helper.PARENT:
            wanted.add(Audience.PARENT)
        case Helper.TEACHER | Helper.WORKER:
            wanted.add(Audience.WORKER)
    return not wanted.isdisjoint(contact.audience)


def _is_too_young(contact: Contact, situation: Situation) -> bool:
    return situation.ages.now is not None and situation.ages.now < contact.least_age


def _can_be_shown(contact: Contact) -> bool:
    """Return whether there is more to show than a name that nobody confirmed."""
    return contact.confidence is not Confidence.MEMORY or bool(contact.url)


def _has_nearer(contact: Contact, others: list[Contact], chain: Chain) -> bool:
    # One fallback does not hide another: a list leads on where a number does not answer.
    return any(
        not other.fallback
        and other.confidence is not Confidence.MEMORY
        and distance_of(other, chain) < distance_of(contact, chain)
        for other in others
    )
