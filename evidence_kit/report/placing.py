"""Every account of a case → the paper it belongs on: a platform's, or that of a way of paying.

The rules are: nothing is left out, and what nobody knows a place for has a paper of its own; what
belongs to money goes to whoever moves money, wherever it was seen; two spellings of one app are one
platform; values stay as they were written. An account of which nobody said the platform goes with
the exhibit it was found in, where that is from one app, and the sheet says so: beside it nothing
would be left to keep where it all happened. What no account there goes by – a number in a chat of
Instagram – stays on the sheet without a platform as well.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from evidence_kit.guidance.apps import find_app, key_of, own_app
from evidence_kit.guidance.planning import MoneyBox, Situation, money_box
from evidence_kit.guidance.schema import Guidance
from evidence_kit.guidance.seen_in import apps_of_items, goes_by, may_lead_to_account
from evidence_kit.guidance.situation import PaidState
from evidence_kit.i18n import N_
from evidence_kit.model import (
    MONEY_KINDS,
    CaseFile,
    Identifier,
    IdentifierKind,
    ItemId,
    Payment,
    Threat,
)
from evidence_kit.paying import METHOD_NOT_KNOWN, METHOD_WORDS, as_one_way
from evidence_kit.report.accounts import rank
from evidence_kit.report.preserving import Account, accounts

_METHODS = {
    IdentifierKind.IBAN: "bank",
    IdentifierKind.BANK_ACCOUNT: "bank",
    IdentifierKind.BIC: "bank",
    IdentifierKind.CARD: "card",
    IdentifierKind.BITCOIN: "bitcoin",
    IdentifierKind.ETHEREUM: "ethereum",
    IdentifierKind.TRON: "tron",
    IdentifierKind.LITECOIN: "litecoin",
    IdentifierKind.MONERO: "monero",
    IdentifierKind.SOLANA: "crypto",
    IdentifierKind.XRP: "crypto",
    IdentifierKind.TON: "crypto",
    IdentifierKind.TRANSACTION: "crypto",
    IdentifierKind.GIFT_CARD: "gift-card",
    IdentifierKind.TRANSFER_NUMBER: "cash-transfer",
    IdentifierKind.PAYMENT_HANDLE: "payment-app",
}
"""The way of paying that a kind of value belongs to."""

_OWN_NAMES = {
    "cash-transfer": N_("Cash transfer"),
    "payment-app": N_("Payment app"),
    METHOD_NOT_KNOWN: N_("Way not known"),
}
"""Ways of paying that the guidance has no row for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Platform:
    """A platform that occurs in a case, with what is known by which to find accounts there."""

    name: str
    """As it was first written; "" where nobody said which platform it is."""
    accounts: tuple[Account, ...]
    """What lasts comes first, what was only found in its exhibits last; links are among them."""
    threats: tuple[Threat, ...]
    """Those that were said there."""
    police: str
    """What the guidance says of whom the police ask there; English, marked; "" for nothing."""
    seen_in: Mapping[int, str]
    """Of accounts whose app nobody said, by their numbers: the app that their exhibit is from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A way of paying that occurs in a case."""

    methods: tuple[str, ...]
    """In the words of :attr:`model.Payment.method`."""
    name: str
    """What people call it. English, marked, or as the person wrote it."""
    money: MoneyBox
    """What the guidance says of it; without a rail where it knows none."""
    accounts: tuple[Account, ...]
    """What money went to, or was to go to, this way."""
    payments: tuple[Payment, ...]
    """In order of number."""


def platforms_of(case_file: CaseFile, guidance: Guidance, today: date) -> tuple[Platform, ...]:
    """Return the platforms that occur, as they were first named; what has none comes last."""
    names: dict[str, str] = {}
    found: dict[str, list[Account]] = {}
    said: dict[str, list[Threat]] = {}
    seen_in = _seen_in(case_file, guidance)

    def key_for(name: str) -> str:
        app = own_app(guidance, name)
        key = key_of(name) if app is None else app.id
        names.setdefault(key, name.strip())
        return key

    for account in accounts(case_file):
        if account.identifier is not None and not _is_of_money(account):
            for name in _places_of(account.identifier, seen_in, guidance):
                found.setdefault(key_for(name), []).append(account)
    for threat in case_file.threats:
        name = _place_of_threat(threat, case_file, seen_in)
        if name:
            said.setdefault(key_for(name), []).append(threat)
    by_number = {
        each.number: seen_in[each.item_id]
        for each in case_file.identifiers
        if each.item_id in seen_in and not each.platform.strip() and may_lead_to_account(each.kind)
    }
    # Sorting keeps the order of what was named.
    return tuple(
        Platform(
            name=names[key],
            accounts=tuple(sorted(found.get(key, ()), key=_rank_on_sheet)),
            threats=tuple(said.get(key, ())),
            police=_police_words(guidance, names[key], today),
            seen_in=by_number,
        )
        for key in sorted(names, key=lambda key: not key)
    )


def _rank_on_sheet(account: Account) -> tuple[int, bool, tuple[int, int, int]]:
    is_said = account.identifier is not None and bool(account.identifier.platform.strip())
    return account.urgency, not is_said, rank(account)


def _seen_in(case_file: CaseFile, guidance: Guidance) -> dict[ItemId | None, str]:
    """Return the app of each exhibit that is from one app, and from one only."""
    named = (each.platform for each in case_file.identifiers)
    apps = apps_of_items(guidance, case_file.items, named)
    return {item_id: names[0] for item_id, names in apps.items() if len(names) == 1}


def _places_of(
    identifier: Identifier, seen_in: Mapping[ItemId | None, str], guidance: Guidance
) -> tuple[str, ...]:
    """Return the platforms whose sheets an account belongs on; "" is the one without a platform."""
    if identifier.platform.strip():
        return (identifier.platform,)
    seen = seen_in.get(identifier.item_id, "")
    if not seen or not may_lead_to_account(identifier.kind):
        return ("",)
    return (seen,) if goes_by(seen, identifier.kind, guidance) else (seen, "")


def _place_of_threat(
    threat: Threat, case_file: CaseFile, seen_in: Mapping[ItemId | None, str]
) -> str:
    """Return the platform a threat was said on: what was chosen for it may be an account there."""
    for each in case_file.identifiers:
        whole = ", ".join(part for part in (each.platform.strip(), each.value) if part)
        if threat.platform == whole:
            return each.platform.strip() or seen_in.get(each.item_id, "")
    return threat.platform.strip() or seen_in.get(threat.item_id, "")


def ways_of(
    case_file: CaseFile, guidance: Guidance, situation: Situation, today: date
) -> tuple[Way, ...]:
    """Return the ways of paying that occur, those through which money went first."""
    known = {method for rail in guidance.payments.rail for method in rail.methods}
    by_method: dict[str, list[Account]] = {}
    for account in accounts(case_file):
        if _is_of_money(account):
            for method in _methods_of(account, known):
                by_method.setdefault(method, []).append(account)
    for payment in case_file.payments:
        by_method.setdefault(as_one_way(payment.method), [])
    grouped: dict[tuple[str, ...], list[str]] = {}
    boxes: dict[tuple[str, ...], MoneyBox] = {}
    for method in by_method:
        box = _box_of(method, guidance, situation, today)
        key = tuple(rail.id for rail in box.rails) or (method,)
        grouped.setdefault(key, []).append(method)
        boxes.setdefault(key, box)
    ways = [
        Way(
            methods=tuple(methods),
            name=_name_of(methods[0], boxes[key]),
            money=boxes[key],
            accounts=_once(
                sorted((each for method in methods for each in by_method[method]), key=rank)
            ),
            payments=tuple(
                each for each in case_file.payments if as_one_way(each.method) in methods
            ),
        )
        for key, methods in grouped.items()
    ]
    return tuple(sorted(ways, key=_urgency))


def _is_of_money(account: Account) -> bool:
    identifier = account.identifier
    if identifier is None or identifier.kind in MONEY_KINDS:
        return True
    # Where it was paid and nobody said which app it is in, it is known as a receiver alone.
    return bool(account.payments) and not identifier.platform.strip()


def _methods_of(account: Account, known: set[str]) -> tuple[str, ...]:
    paid = tuple(dict.fromkeys(as_one_way(payment.method) for payment in account.payments))
    if paid or account.identifier is None:
        return paid
    platform = "-".join(account.identifier.platform.casefold().split())
    return (platform if platform in known else _METHODS[account.identifier.kind],)


def _box_of(method: str, guidance: Guidance, situation: Situation, today: date) -> MoneyBox:
    return money_box(guidance, replace(situation, methods=(method,), paid=PaidState.PAID), today)


def _name_of(method: str, box: MoneyBox) -> str:
    if box.rails:
        return box.rails[0].name
    return _OWN_NAMES.get(method) or METHOD_WORDS.get(method, method)


def _urgency(way: Way) -> int:
    return min((account.urgency for account in way.accounts), default=2)


def _once(found: Iterable[Account]) -> tuple[Account, ...]:
    return tuple(dict.fromkeys(found))


def _police_words(guidance: Guidance, name: str, today: date) -> str:
    app = find_app(guidance, name, today) if name else None
    return "" if app is None else app.police
