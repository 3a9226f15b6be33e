"""What is to be saved of the chat in one app, and what of it the case holds already.

The rules are: a part ticks itself as soon as what belongs to it stands in the case – a name, a
link, a piece that was said to be from there, a threat, a place for the money; what was typed from
memory or pasted shows no profile, is no copy that the app made, and an amount alone is nobody's
words; what the person said of a part stands above this; a piece of a chat is never called the whole
of it, and no part opens the gate before a report or a block: that is for the person to say.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from evidence_kit.guidance.app_rows import App
from evidence_kit.guidance.apps import key_of
from evidence_kit.guidance.schema import Guidance
from evidence_kit.i18n import N_
from evidence_kit.messages import CaseSeen
from evidence_kit.model import (
    MONEY_KINDS,
    Identifier,
    IdentifierKind,
    Item,
    ItemId,
    ItemKind,
    ItemStatus,
    PaymentStatus,
)
from evidence_kit.ui.models.path import SAVE, is_settled

_NAMES = frozenset({IdentifierKind.USERNAME, IdentifierKind.PHONE, IdentifierKind.EMAIL})
_LASTING = frozenset({IdentifierKind.PROFILE_URL, IdentifierKind.NUMERIC_ID})


class PartKind(StrEnum):
    """One of the things to save; its value ends the id of its step."""

    PROFILE = "profile"
    NAME = "name"
    LINK = "link"
    CHAT = "chat"
    DEMAND = "demand"
    MONEY = "money"
    COPY = "copy"


LINES = {
    PartKind.PROFILE: ("CAP-01",),
    PartKind.LINK: ("CAP-02",),
    PartKind.CHAT: ("CAP-03", "CAP-03-M"),
    PartKind.DEMAND: ("CAP-04",),
    PartKind.MONEY: ("CAP-05",),
}
"""The lines of the guidance that are said app by app where an app is known.

Of several, one is meant for the age of a case.
"""

_OWN_WORDS = {
    PartKind.NAME: N_("Their user name, number or address, written down"),
    PartKind.COPY: N_("A copy of the chat that the app itself makes"),
}
_IS_THERE = N_("It is in your case.")
_SOME_ARE_THERE = N_("Something of it is in your case. You alone know whether that is all.")


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedPart:
    """One thing to save in one app."""

    kind: PartKind
    step_id: str
    """What ``SetStep`` sets."""
    text: str
    """English, marked for translation, as is the hint."""
    hint: str
    is_there: bool
    """Whether the case holds something of it."""
    is_done: bool
    """As the person said, or else as the case holds it."""
    is_perhaps_more: bool
    """Whether it ticked itself though the case may hold only something of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InApp:
    """What of a case belongs to one app."""

    app_id: str
    name: str
    """As it was typed."""
    known: App | None
    identifiers: tuple[Identifier, ...]
    is_alone: bool
    """Whether the case is about no other app, so that what names none is from here."""


def saved_parts(case: CaseSeen, guidance: Guidance, app: InApp) -> tuple[SavedPart, ...]:
    """Return what is to be saved in an app; a copy where the app makes one that may be had."""
    there = _there(case, app)
    is_under_18 = case.case.ages.is_under_18_case
    lines = {
        line.id: line
        for line in guidance.capture
        if line.when.picture.allows(may_be_under_18=is_under_18)
    }
    found = []
    for kind in PartKind:
        line = next((lines[name] for name in LINES.get(kind, ()) if name in lines), None)
        text = _OWN_WORDS.get(kind, line.what if line else "")
        hint = _hint_of(kind, app.known) or (line.why if line else "")
        if not text or (kind is PartKind.COPY and not _may_be_copied(case, app.known)):
            continue
        found.append(_part(case, app, kind, text=text, hint=hint, is_there=kind in there))
    return tuple(found)


def pieces_from(case: CaseSeen, name: str, identifiers: tuple[Identifier, ...]) -> tuple[Item, ...]:
    """Return the pieces that were said to be from an app, or that show an account there."""
    key = key_of(name)
    shown = {identifier.item_id for identifier in identifiers}
    return tuple(
        item
        for item in case.items
        if item.status is not ItemStatus.WITHDRAWN
        and (item.id in shown or _names_app(item.provenance.app, key))
    )


def _part(
    case: CaseSeen, app: InApp, kind: PartKind, *, text: str, hint: str, is_there: bool
) -> SavedPart:
    step_id = f"{SAVE}/{app.app_id}/{kind}"
    # Ticked before any app was named: it was about this one only while there is no other.
    before = [f"{SAVE}/{name.lower()}" for name in LINES.get(kind, ())]
    was_done = app.is_alone and any(is_settled(case, each) for each in before)
    is_done = is_settled(case, step_id) if step_id in case.steps else is_there or was_done
    may_be_more = kind in {PartKind.CHAT, PartKind.PROFILE}
    said = _SOME_ARE_THERE if may_be_more else _IS_THERE
    return SavedPart(
        kind=kind,
        step_id=step_id,
        text=text,
        hint=said if is_there else hint,
        is_there=is_there,
        is_done=is_done,
        is_perhaps_more=is_done and may_be_more and not was_done and step_id not in case.steps,
    )


def _may_be_copied(case: CaseSeen, known: App | None) -> bool:
    """Return whether the app makes a copy, and one that may be had in this case.

    A copy with everything in it holds pictures: in an under-18 case they stay where they are
    (product rules M2 and M3).
    """
    if known is None or not known.export:
        return False
    return known.can_export_words_alone or not case.case.ages.is_under_18_case


def _hint_of(kind: PartKind, known: App | None) -> str:
    if known is None:
        return ""
    return {PartKind.NAME: known.names, PartKind.COPY: known.export}.get(kind, "")


def _there(case: CaseSeen, app: InApp) -> frozenset[PartKind]:
    pieces = pieces_from(case, app.name, app.identifiers)
    ids = frozenset(item.id for item in pieces)
    # A name in a text that was pasted is no picture of the profile.
    pictures = frozenset(item.id for item in pieces if item.kind is not ItemKind.TEXT)
    kinds = {identifier.kind for identifier in app.identifiers}
    found = {
        PartKind.PROFILE: any(each.item_id in pictures for each in app.identifiers),
        PartKind.NAME: bool(kinds & _NAMES),
        PartKind.LINK: bool(kinds & _LASTING),
        PartKind.CHAT: any(_may_be_talk(case, app, item) for item in pieces),
        PartKind.DEMAND: _has_demand(case, app, ids),
        PartKind.MONEY: _has_target(case, app, ids),
        PartKind.COPY: any(_is_copy(item) for item in pieces),
    }
    return frozenset(kind for kind, is_there in found.items() if is_there)


def _may_be_talk(case: CaseSeen, app: InApp, item: Item) -> bool:
    """Return whether a piece may hold something of a chat; a list of names that was pasted cannot.

    Of a text only what was recorded of it is known here: who said that it is from the app, or found
    a threat or a sum in it, has more before them than names.
    """
    if item.kind is not ItemKind.TEXT or _names_app(item.provenance.app, key_of(app.name)):
        return True
    is_in_a_threat = any(threat.item_id == item.id for threat in case.threats)
    return is_in_a_threat or any(payment.item_id == item.id for payment in case.payments)


def _has_demand(case: CaseSeen, app: InApp, ids: frozenset[ItemId]) -> bool:
    subjects = _subjects(app)
    key = key_of(app.name)
    demanded = [each for each in case.payments if each.status is PaymentStatus.DEMANDED]
    if app.is_alone:
        held = {item.id for item in case.items if item.status is not ItemStatus.WITHDRAWN}
        # An amount that was typed is not what they wrote; a piece that shows it is.
        return bool(case.threats) or any(each.item_id in held for each in demanded)
    return any(
        _names_app(threat.platform, key) or threat.subject in subjects or threat.item_id in ids
        for threat in case.threats
    ) or any(payment.item_id in ids for payment in demanded)


def _has_target(case: CaseSeen, app: InApp, ids: frozenset[ItemId]) -> bool:
    subjects = _subjects(app)
    places = [each for each in case.identifiers if each.kind in MONEY_KINDS]
    paid = [each for each in case.payments if each.to]
    if app.is_alone and (places or paid):
        return True
    return any(each.subject in subjects or each.item_id in ids for each in places) or any(
        each.item_id in ids for each in paid
    )


def _subjects(app: InApp) -> frozenset[str]:
    return frozenset(identifier.subject for identifier in app.identifiers) - {""}


def _is_copy(item: Item) -> bool:
    """Return whether a piece is a file and no screenshot: what an app makes, nobody pastes."""
    is_picture = item.media_type.startswith(("image/", "video/", "audio/"))
    return item.kind is ItemKind.FILE and not is_picture


def _names_app(text: str, key: str) -> bool:
    """Return whether a text names an app as a word of its own: an X is in no “text”."""
    return key_of(text) == key or key in {key_of(word) for word in re.findall(r"\w+", text)}
