import dataclasses
import hashlib
import json

import pytest

from evidence_kit import custody
from evidence_kit.model import Action, Digest, LedgerEntry
from tests.fakes import STARTED_AT


def chain(count: int) -> tuple[LedgerEntry, ...]:
    previous, made = custody.GENESIS, []
    for n in range(1, count + 1):
        entry = LedgerEntry(
            n=n,
            at=STARTED_AT,
            offset_minutes=60,
            monotonic_ms=n,
            boot_id="b",
            app_version="1",
            actor="passphrase",
            action=Action.ITEM_IMPORTED,
            object=f"item/{n:032x}",
            before=None,
            after=Digest(f"{n:064x}"),
            detail={"label": f"JS-{n:03d}", "size_bytes": n},
            salt=bytes([n % 256]) * 16,
            chain=custody.GENESIS,
        )
        committed = custody.commitment(entry.salt, custody.entry_bytes(entry))
        previous = custody.link(n, previous, committed)
        made.append(dataclasses.replace(entry, chain=previous))
    return tuple(made)


def recomputed_by_hand(entries: tuple[LedgerEntry, ...]) -> list[str]:
    """The chain once more, from the format's words alone: JSON and SHA-256, nothing of ours."""
    previous, heads = bytes(32), []
    for entry in entries:
        body = {
            "n": entry.n,
            "at": entry.at.isoformat().replace("+00:00", "Z"),
            "offset_minutes": entry.offset_minutes,
            "monotonic_ms": entry.monotonic_ms,
            "boot_id": entry.boot_id,
            "app_version": entry.app_version,
            "actor": entry.actor,
            "action": entry.action.value,
            "object": entry.object,
            "before": entry.before,
            "after": entry.after,
            "detail": entry.detail,
        }
        text = json.dumps(body, sort_keys=True, separators=(",", ":")).encode("ascii")
        committed = hashlib.sha256(b"EKc1" + entry.salt + text).digest()
        number = entry.n.to_bytes(8, "big")
        previous = hashlib.sha256(b"EKh1" + number + previous + committed).digest()
        heads.append(previous.hex())
    return heads


def test_somebody_with_only_the_format_computes_the_same_chain() -> None:
    entries = chain(20)

    assert recomputed_by_hand(entries) == [entry.chain for entry in entries]


def test_a_whole_chain_has_no_break() -> None:
    assert custody.find_break(chain(50)) is None


def test_no_entries_are_no_break() -> None:
    assert custody.find_break(()) is None


def test_a_changed_entry_is_named_by_its_number() -> None:
    entries = list(chain(9))
    entries[4] = dataclasses.replace(entries[4], offset_minutes=0)

    found = custody.find_break(tuple(entries))

    assert found is not None
    assert found.n == 5


def test_a_removed_entry_is_named_by_its_number() -> None:
    entries = chain(9)

    found = custody.find_break(entries[:3] + entries[4:])

    assert found is not None
    assert found.n == 4
    assert "missing" in found.reason


def test_a_removed_and_renumbered_entry_is_noticed() -> None:
    entries = chain(9)
    shifted = tuple(dataclasses.replace(entry, n=entry.n - 1) for entry in entries[4:])

    found = custody.find_break(entries[:3] + shifted)

    assert found is not None
    assert found.n == 4


def test_two_swapped_entries_are_noticed() -> None:
    entries = list(chain(9))
    entries[2], entries[3] = entries[3], entries[2]

    assert custody.find_break(tuple(entries)) is not None


def test_entries_of_another_chain_cannot_follow() -> None:
    ours, theirs = chain(9), list(chain(9))
    theirs[0] = dataclasses.replace(theirs[0], salt=bytes(16))

    assert custody.find_break((theirs[0], *ours[1:])) is not None


def test_a_shortened_tail_cannot_show_in_the_chain_alone() -> None:
    # That is what signed heads and anchors outside the vault are for.
    assert custody.find_break(chain(9)[:5]) is None


@pytest.mark.parametrize("name", sorted(f.name for f in dataclasses.fields(LedgerEntry)))
def test_every_field_but_salt_and_chain_is_inside_the_commitment(name: str) -> None:
    body = json.loads(custody.entry_bytes(chain(1)[0]))

    assert (name in body) == (name not in {"salt", "chain"})


def test_the_salt_blinds_the_commitment() -> None:
    (entry,) = chain(1)
    body = custody.entry_bytes(entry)

    assert custody.commitment(bytes(16), body) != custody.commitment(bytes([1] * 16), body)


def test_the_number_is_part_of_the_link() -> None:
    committed = Digest("ab" * 32)

    assert custody.link(1, custody.GENESIS, committed) != custody.link(
        2, custody.GENESIS, committed
    )
