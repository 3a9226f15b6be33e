"""A ledger that hangs together, and what is done to it; each break has one place (FORMAT.md §5).

The entries stand once; a case is a list of edits of them. Entries are counted from 1, by their
place: ["set", 3, field, value], ["drop", 3], ["copy", 3, 5] (entry 3 once more, behind entry 5),
["swap", 3, 5], ["cut", 3] (what stands behind it is gone), ["renumber"], ["rechain"] (make every
hash fit again, which needs no key), ["head", 1, field, value] (of the signed heads),
["drop head", 1].
"""

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tests.vectors.composing import AT, VAULT_ID, Case, constant, written

WHOLE, UNREADABLE = "whole", "unreadable"
ENTRIES = 8
HEADS = (4, 7)
_ACTIONS = (
    *("case-created", "item-imported", "preview-made", "item-imported", "fact-recorded"),
    *("fact-changed", "exported", "checked"),
)
_OBJECTS = ("case", "item/a", "preview/a", "item/b", "payment/1", "item/a", "export/1", "vault")
_LATER = "2027-01-01T00:00:00Z"


def ledger_document() -> Case:
    entries = base_entries()
    return {
        "vault": VAULT_ID,
        "entries": entries,
        "heads": [head_of(entries, n) for n in HEADS],
        "cases": list(ledger_cases()),
    }


def base_entries() -> list[Case]:
    details: list[Case] = [{} for _ in range(ENTRIES)]
    details[0] = {"ledger_public_key": public_key(), "under_18": False, "vault": VAULT_ID}
    details[1] = {"label": "JS-001", "size_bytes": 4097}
    details[5] = {"label": "JS-001"}
    return rechained(
        [
            {
                "n": n,
                "at": AT,
                "offset_minutes": 60,
                "monotonic_ms": 1_000 * n,
                "boot_id": "",
                "app_version": "1",
                "actor": "passphrase" if n < ENTRIES else "recovery",
                "action": _ACTIONS[n - 1],
                "object": _OBJECTS[n - 1],
                "before": constant("before", 32).hex() if n == 6 else None,
                "after": None if n == ENTRIES else constant(f"after {n}", 32).hex(),
                "detail": written(details[n - 1]).decode(),
                "salt": constant(f"ledger entry {n}", 16).hex(),
                "chain": "",
            }
            for n in range(1, ENTRIES + 1)
        ]
    )


def rechained(entries: list[Case]) -> list[Case]:
    """Return the entries as they are, with every hash computed anew."""
    chain, made = "0" * 64, []
    for entry in entries:
        covered = {name: entry[name] for name in entry if name not in {"salt", "chain"}}
        covered["detail"] = json.loads(entry["detail"])
        committed = hashlib.sha256(b"EKc1" + bytes.fromhex(entry["salt"]) + written(covered))
        link = b"EKh1" + entry["n"].to_bytes(8, "big") + bytes.fromhex(chain) + committed.digest()
        chain = hashlib.sha256(link).hexdigest()
        made.append({**entry, "chain": chain})
    return made


def signing_key(name: str = "ledger key") -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(constant(name, 32))


def public_key(name: str = "ledger key") -> str:
    raw, encoding = serialization.PublicFormat.Raw, serialization.Encoding.Raw
    return signing_key(name).public_key().public_bytes(encoding, raw).hex()


def head_of(entries: list[Case], n: int, name: str = "ledger key") -> Case:
    chain = entries[n - 1]["chain"]
    message = b"EKcp1" + written({"vault": VAULT_ID, "n": n, "h": chain, "at": AT})
    return {"n": n, "chain": chain, "at": AT, "signature": signing_key(name).sign(message).hex()}


def ledger_cases() -> Iterator[Case]:
    def case(name: str, expected: str, *edits: list[Any]) -> Case:
        return {"name": name, "expected": expected, "edits": list(edits)}

    yield case("as it was written", WHOLE)
    yield case("what stands behind the last signed head cut off", WHOLE, ["cut", 7])
    yield case("no signed head left", WHOLE, ["drop head", 1], ["drop head", 1])
    for name, value in (
        *(("at", _LATER), ("offset_minutes", 120), ("monotonic_ms", 1), ("boot_id", "b")),
        *(("app_version", "2"), ("actor", "recovery"), ("action", "checked")),
        *(("object", "item/c"), ("before", "c" * 64), ("after", "c" * 64), ("after", None)),
        *(("detail", "{}"), ("salt", "00" * 16), ("chain", "c" * 64)),
    ):
        shown = "nothing" if value is None else name
        yield case(f"another {name} ({shown}) in entry 2", "breaks at 2", ["set", 2, name, value])
    yield case("another clock in the first entry", "breaks at 1", ["set", 1, "at", _LATER])
    yield case("another actor in the last entry", "breaks at 8", ["set", 8, "actor", "passphrase"])
    for n in (1, 4, 7):
        yield case(f"entry {n} removed", f"breaks at {n}", ["drop", n])
        yield case(f"entry {n} removed, renumbered", f"breaks at {n}", ["drop", n], ["renumber"])
    yield case("entry 3 once more", "breaks at 4", ["copy", 3, 3], ["renumber"])
    yield case("entry 2 once more at the end", "breaks at 9", ["copy", 2, 8], ["renumber"])
    yield case("two neighbours swapped", "breaks at 3", ["swap", 3, 4], ["renumber"])
    yield case("first and last swapped", "breaks at 1", ["swap", 1, 8], ["renumber"])
    for kept in (3, 4, 6):
        yield case(f"cut to {kept} entries", f"head {4 if kept < 4 else 7}", ["cut", kept])
    yield case("nothing left", UNREADABLE, ["cut", 0])
    yield case("the numbers begin at 0", "breaks at 1", ["set", 1, "n", 0])
    yield case("an edit, the chain made to fit", "head 4", ["set", 2, "at", _LATER], ["rechain"])
    yield case(
        "a later edit, the chain made to fit", "head 7", ["set", 6, "at", _LATER], ["rechain"]
    )
    yield case(
        "an edit behind the last head, made to fit", WHOLE, ["set", 8, "at", _LATER], ["rechain"]
    )
    yield case("one left out, made to fit", "head 4", ["drop", 3], ["renumber"], ["rechain"])
    yield case("one put in, made to fit", "head 7", ["copy", 5, 5], ["renumber"], ["rechain"])
    for name, value in (
        *(("signature", "00" * 64), ("at", _LATER), ("chain", "c" * 64)),
        ("signature", head_of(base_entries(), 4)["signature"]),
        ("signature", head_of(base_entries(), 7, "another key")["signature"]),
    ):
        yield case(f"another {name} of a head: {value[:8]}", "head 7", ["head", 2, name, value])
    yield case("a head of an entry that is not there", "head 20", ["head", 2, "n", 20])
    yield case("a head of another entry", "head 6", ["head", 2, "n", 6])
    other = written({"ledger_public_key": public_key("another key"), "vault": VAULT_ID}).decode()
    yield case(
        "another key in entry 1, made to fit", "head 4", ["set", 1, "detail", other], ["rechain"]
    )
    yield case("a detail with a space", UNREADABLE, ["set", 2, "detail", '{"a": 1}'])
    yield case("a detail with a key twice", UNREADABLE, ["set", 2, "detail", '{"a":1,"a":2}'])


def changed_ledger(document: Case, edits: list[list[Any]]) -> tuple[list[Case], list[Case]]:
    """Return the entries and heads of a case."""
    entries = [dict(each) for each in document["entries"]]
    heads = [dict(each) for each in document["heads"]]
    for edit in edits:
        if edit[0] in {"head", "drop head"}:
            _change_heads(heads, edit)
        else:
            entries = _changed_entries(entries, edit)
    return entries, heads


def _change_heads(heads: list[Case], edit: list[Any]) -> None:
    match edit:
        case ["head", place, name, value]:
            heads[place - 1][name] = value
        case ["drop head", place]:
            del heads[place - 1]
        case _:
            raise ValueError(edit)


def _changed_entries(entries: list[Case], edit: list[Any]) -> list[Case]:
    match edit:
        case ["set", n, name, value]:
            entries[n - 1][name] = value
        case ["drop", n]:
            del entries[n - 1]
        case ["copy", n, behind]:
            entries.insert(behind, dict(entries[n - 1]))
        case ["swap", one, two]:
            entries[one - 1], entries[two - 1] = entries[two - 1], entries[one - 1]
        case ["cut", kept]:
            del entries[kept:]
        case ["renumber"]:
            return [{**each, "n": n} for n, each in enumerate(entries, start=1)]
        case ["rechain"]:
            return rechained(entries)
        case _:
            raise ValueError(edit)
    return entries
