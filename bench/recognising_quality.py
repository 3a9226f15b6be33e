"""Measure precision and recall of recognising on the labelled sets, type by type.

The sets (``tests/recognising_set``) were written before the recogniser was tuned, and are never
edited: one from the list of types, one of deadlines alone, one of sums as asked for or as paid.
Their README says when a finding counts as right. The exit status is 1 when one misses a gate.
"""

import argparse
import json
import sys
import tomllib
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from evidence_kit.model import IdentifierKind, Spoken
from evidence_kit.recognising import reasons
from evidence_kit.recognising.findings import Recognised, Recognition
from evidence_kit.recognising.text import recognise

LEAST_PRECISION = 0.98
LEAST_RECALL = 0.95

SET_PATH = Path(__file__).resolve().parent.parent / "tests" / "recognising_set"

_PASSAGES = frozenset({"threat", "demand", "deadline"})
_SAID = {
    "defanged": {reasons.DEFANGED_ADDRESS},
    "shortened": {reasons.SHORTENED_ADDRESS},
    "homoglyphs": {
        reasons.MIXED_ALPHABETS,
        reasons.INVISIBLE_AND_MIXED,
        reasons.WEB_ADDRESS_OTHER_LETTERS,
    },
    "mixed-scripts": {reasons.MIXED_ALPHABETS, reasons.INVISIBLE_AND_MIXED},
    "zero-width": {reasons.INVISIBLE_SIGNS, reasons.INVISIBLE_AND_MIXED},
    "corrected": {reasons.CORRECTED},
}
_SPOKEN = {Spoken.ASKED: "asked", Spoken.PAID: "paid", Spoken.CANNOT_TELL: "unclear"}
_SUMS = frozenset({"amount", *_SPOKEN.values()})
_SETS: tuple[tuple[str, frozenset[str]], ...] = (
    ("labelled.jsonl", frozenset()),
    ("deadlines.jsonl", frozenset({"deadline"})),
    ("paid.jsonl", _PASSAGES | frozenset(_SPOKEN.values())),
)
"""Each set with the types it labels; with none where it labels all of them."""
_CODES = frozenset(
    {"uk-account", "us-account", "gift-card", "transfer-number", "payment-handle", "card"}
)
"""Types whose values are compared by their signs alone, without what stands between them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One finding, in the words of the set."""

    types: frozenset[str]
    start: int
    end: int
    normalised: str
    platform: str = ""
    account: str = ""
    validity: str = ""
    tag: str = ""
    reason: str = ""


@dataclass(slots=True)
class Tally:
    """How often one type was right, missed, and found where it is not."""

    right: int = 0
    missed: int = 0
    wrong: int = 0
    notes: list[str] = field(default_factory=list)


def found_in(recognition: Recognition, *, tells_spoken: bool = False) -> list[Found]:
    """Return what was recognised, in the words of the set.

    Args:
        recognition: What was found.
        tells_spoken: Whether the set tells sums apart by how the text speaks of them.
    """
    found = [
        Found(
            types=_types(each),
            start=each.start,
            end=each.end,
            normalised=each.normalised,
            platform=each.platform,
            account=each.handle,
            validity=each.validity.value,
            tag=each.tag,
            reason=each.reason,
        )
        for each in recognition.identifiers
    ]
    found += [
        Found(
            types=frozenset({_SPOKEN[each.spoken] if tells_spoken else "amount"}),
            start=each.start,
            end=each.end,
            normalised=f"{each.currency} {each.amount}",
        )
        for each in recognition.amounts
    ]
    found += [
        Found(
            types=frozenset({each.kind.value}),
            start=each.start,
            end=each.end,
            normalised=each.normalised,
        )
        for each in recognition.passages
    ]
    return found


def _types(found: Recognised) -> frozenset[str]:
    match found.kind:
        case IdentifierKind.PROFILE_URL if found.reason == reasons.INVITE_ADDRESS:
            return frozenset({"invite-url"})
        case IdentifierKind.BANK_ACCOUNT:
            return frozenset({"uk-account" if found.normalised.startswith("GB:") else "us-account"})
        case IdentifierKind.IP_ADDRESS:
            return frozenset({"ip"})
        case _:
            return frozenset({found.kind.value})


def score(
    records: Iterable[dict[str, Any]],
    excused: set[tuple[str, str]],
    *,
    only: Collection[str] = (),
) -> dict[str, Tally]:
    """Return the tally of every type over a set.

    Args:
        records: The texts with their labels.
        excused: (text, type) of labels that proved wrong; they count neither way.
        only: The types the set labels; none where it labels all of them.
    """
    tallies: dict[str, Tally] = defaultdict(Tally)
    for record in records:
        recognition = recognise(record["text"], country=record["country"])
        all_found = found_in(recognition, tells_spoken="asked" in only)
        found = [each for each in all_found if not only or not each.types.isdisjoint(only)]
        used: set[int] = set()
        for label in record["expected"]:
            main_type = label["type"].partition("|")[0]
            at_place = [place for place, each in enumerate(found) if _stands_at(each, label)]
            used.update(at_place)
            if (record["id"], main_type) in excused:
                continue
            tally = tallies[main_type]
            faults = [_fault(found[place], label) for place in at_place]
            if "" in faults:
                tally.right += 1
            else:
                tally.missed += 1
                tally.wrong += bool(at_place)
                about = f"{label['written']!r}: {faults[0] if faults else 'not found'}"
                tally.notes.append(f"{record['id']} {main_type} {about}")
        for place, each in enumerate(found):
            (kind,) = each.types
            if place not in used and (record["id"], kind) not in excused:
                tallies[kind].wrong += 1
                stretch = record["text"][each.start : each.end]
                tallies[kind].notes.append(f"{record['id']} {kind} {stretch!r}: not labelled")
        _check_cards(record, recognition)
    return dict(sorted(tallies.items()))


def _stands_at(found: Found, label: dict[str, Any]) -> bool:
    if not found.types & set(label["type"].split("|")):
        return False
    if label["type"] in _PASSAGES:
        return bool(found.start < label["end"] and label["start"] < found.end)
    written = label["written"]
    starts = {label["start"], label["start"] + (written[0] in "@$")}
    ends = {label["end"], label["end"] - written.endswith("/")}
    return bool(found.start in starts and found.end in ends)


def _fault(found: Found, label: dict[str, Any]) -> str:
    """Return what is wrong with a finding that stands where a label stands; "" for nothing."""
    kind = label["type"].partition("|")[0]
    checks = {
        "normalised": _same(kind, found, label.get("normalised", "")),
        "platform": "platform" not in label
        or _plain(found.platform) in {_plain(name) for name in label["platform"].split("|")},
        "account": "account" not in label
        or found.account.lstrip("+") == label["account"].lstrip("+"),
        "validity": label.get("validity", found.validity) == found.validity,
        "tag": label.get("tag", found.tag) == found.tag,
        "said": all(found.reason in _SAID[said] for said in label.get("said", ())),
    }
    wrong = [name for name, is_right in checks.items() if not is_right]
    return f"{', '.join(wrong)} wrong in {found}" if wrong else ""


def _same(kind: str, found: Found, expected: str) -> bool:
    if not expected:
        return True
    if kind in _SUMS:
        currency, _space, number = found.normalised.partition(" ")
        wanted_currency, _space, wanted = expected.partition(" ")
        return currency == wanted_currency and Decimal(number) == Decimal(wanted)
    if kind == "card":
        return found.normalised.endswith(expected)
    if kind in _CODES:
        account = found.account or found.normalised
        return _plain(expected) in {_plain(account), _plain(found.normalised)[2:]}
    return expected in {found.normalised, found.account}


def _plain(text: str) -> str:
    return "".join(sign for sign in text.lower() if sign.isalnum())


def _check_cards(record: dict[str, Any], recognition: Recognition) -> None:
    for label in record["expected"]:
        if label["type"] == "card" and _plain(label["written"]) in _plain(repr(recognition)):
            raise AssertionError(f"{record['id']} tells a whole card number")


def main() -> int:
    """Print the table; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--notes", action="store_true", help="print every miss and false finding")
    arguments = parser.parse_args()
    errata = tomllib.loads((SET_PATH / "errata.toml").read_text("utf-8")).get("erratum", [])
    excused = {(erratum["id"], erratum["type"]) for erratum in errata}
    is_good = [
        _print_table(_records(name), excused, only=only, wants_notes=arguments.notes)
        for name, only in _SETS
    ]
    return int(not all(is_good))


def _records(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (SET_PATH / name).read_text("utf-8").splitlines()]


def _print_table(
    records: list[dict[str, Any]],
    excused: set[tuple[str, str]],
    *,
    only: Collection[str],
    wants_notes: bool,
) -> bool:
    """Print how well one set is read; returns whether that is well enough."""
    tallies = score(records, excused, only=only)
    print(f"{'type':<18}{'labels':>8}{'right':>8}{'wrong':>8}{'precision':>11}{'recall':>9}")
    for kind, tally in tallies.items():
        print(_row(kind, tally))
    total = Tally(
        right=sum(tally.right for tally in tallies.values()),
        missed=sum(tally.missed for tally in tallies.values()),
        wrong=sum(tally.wrong for tally in tallies.values()),
    )
    print(_row("all", total))
    ids = {record["id"] for record in records}
    count = sum(record_id in ids for record_id, _kind in excused)
    print(f"{len(records)} texts, {count} labels excused as errata")
    if wants_notes:
        for tally in tallies.values():
            print(*tally.notes, sep="\n", end="\n" if tally.notes else "")
    precision, recall = _rates(total)
    return precision >= LEAST_PRECISION and recall >= LEAST_RECALL


def _rates(tally: Tally) -> tuple[float, float]:
    reported, labels = tally.right + tally.wrong, tally.right + tally.missed
    return (
        tally.right / reported if reported else 1.0,
        tally.right / labels if labels else 1.0,
    )


def _row(kind: str, tally: Tally) -> str:
    precision, recall = _rates(tally)
    labels = tally.right + tally.missed
    return f"{kind:<18}{labels:>8}{tally.right:>8}{tally.wrong:>8}{precision:>11.3f}{recall:>9.3f}"


if __name__ == "__main__":
    sys.exit(main())
