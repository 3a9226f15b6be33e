"""Which app a piece of evidence is from, and what of an account that follows from it.

A telephone number in a chat of WhatsApp is most of the time the number of an account there, though
nobody said so. The rules are: an app counts where a piece was said to be from it, and where the
words name one app only; a word that means other things too ("x", "phone") is an app only where it
stands alone; what an app's accounts go by is taken for one of its own, and whoever prints it says
that this was not said.
"""

import re
from collections.abc import Iterable, Mapping

from evidence_kit.guidance.apps import key_of, own_app
from evidence_kit.guidance.schema import Guidance
from evidence_kit.model import IdentifierKind, Item, ItemId, ItemStatus

_BY_NUMBER = frozenset({"whatsapp", "telegram", "signal", "viber", "phoneandtextmessages"})
"""Apps whose accounts are telephone numbers, as :func:`key_of` writes their names."""
_BY_ADDRESS = frozenset({"e-mail", "gmail", "outlook"})
_WITHOUT_A_ROW = ("Viber",)
"""Of these the guidance says nothing, and they are apps all the same."""
_OTHER_MEANINGS = frozenset({"x", "phone", "telephone", "mail", "game"})

_NAMES_OF_ACCOUNTS = frozenset(
    {IdentifierKind.USERNAME, IdentifierKind.DISPLAY_NAME, IdentifierKind.NUMERIC_ID}
)
_ACCOUNT_KINDS = _NAMES_OF_ACCOUNTS | {IdentifierKind.PHONE, IdentifierKind.EMAIL}


def apps_of_items(
    guidance: Guidance, items: Iterable[Item], named: Iterable[str] = ()
) -> Mapping[ItemId, tuple[str, ...]]:
    """Return the apps that pieces were said to be from, of those that were said to be from one.

    Args:
        guidance: What is known of apps.
        items: The pieces of a case.
        named: The apps that the case names elsewhere; one of them counts where it is all that was
            said, for nothing else tells it from the name of a place.
    """
    known = _known_names(guidance)
    others = {key_of(name): name.strip() for name in named if name.strip()}
    # Thousands of pieces may be from one app.
    read: dict[str, tuple[str, ...]] = {"": ()}
    found = {}
    for item in items:
        text = item.provenance.app.strip()
        if item.status is ItemStatus.WITHDRAWN:
            continue
        if text not in read:
            name = known.get(key_of(text)) or others.get(key_of(text))
            read[text] = (name,) if name else _named_in(known, text)
        if read[text]:
            found[item.id] = read[text]
    return found


def known_app(guidance: Guidance, text: str) -> str:
    """Return the app that a text is the name of, and nothing else; "" for none that is known."""
    return _known_names(guidance).get(key_of(text), "")


def goes_by(app: str, kind: IdentifierKind, guidance: Guidance) -> bool:
    """Return whether the accounts of an app go by identifiers of a kind."""
    own = own_app(guidance, app)
    key = key_of(app if own is None else own.name)
    if kind is IdentifierKind.PHONE:
        return key in _BY_NUMBER
    if kind is IdentifierKind.EMAIL:
        return key in _BY_ADDRESS
    return kind in _NAMES_OF_ACCOUNTS and key not in _BY_ADDRESS


def may_lead_to_account(kind: IdentifierKind) -> bool:
    """Return whether an account of an app can be found by an identifier of a kind."""
    return kind in _ACCOUNT_KINDS


def _named_in(known: Mapping[str, str], text: str) -> tuple[str, ...]:
    words = [key_of(word) for word in re.findall(r"\w+", text)]
    return tuple(
        dict.fromkeys(
            known[word] for word in words if word in known and word not in _OTHER_MEANINGS
        )
    )


def _known_names(guidance: Guidance) -> dict[str, str]:
    """Return every name of an app → the app's own."""
    names = {key_of(name): name for name in _WITHOUT_A_ROW}
    for app in guidance.apps:
        if not app.is_general:
            names |= {key_of(name): name for name in app.covers}
    for app in guidance.apps:
        if not app.is_general:
            names |= {key_of(name): app.name for name in (app.name, *app.also)}
    return names
