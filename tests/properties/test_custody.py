"""Whatever is done to a chain without recomputing it, it no longer is one."""

import dataclasses
from datetime import UTC

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from evidence_kit import custody
from evidence_kit.model import Action, Digest, LedgerEntry

HEX = st.text("0123456789abcdef", min_size=64, max_size=64).map(Digest)
FIELDS = {
    "at": st.datetimes(timezones=st.just(UTC)),
    "offset_minutes": st.integers(-840, 840),
    "monotonic_ms": st.integers(0, 2**40),
    "boot_id": st.text(max_size=5),
    "app_version": st.text(max_size=5),
    "actor": st.sampled_from(["passphrase", "recovery"]),
    "action": st.sampled_from(Action),
    "object": st.text(max_size=10),
    "before": st.none() | HEX,
    "after": st.none() | HEX,
    "detail": st.dictionaries(
        st.text(max_size=3), st.none() | st.integers() | st.text(max_size=3), max_size=2
    ),
    "salt": st.binary(min_size=16, max_size=16),
}
ENTRIES = st.builds(LedgerEntry, n=st.just(0), chain=st.just(custody.GENESIS), **FIELDS)


def chained(loose: list[LedgerEntry]) -> tuple[LedgerEntry, ...]:
    previous, made = custody.GENESIS, []
    for n, entry in enumerate(loose, start=1):
        numbered = dataclasses.replace(entry, n=n)
        committed = custody.commitment(numbered.salt, custody.entry_bytes(numbered))
        previous = custody.link(n, previous, committed)
        made.append(dataclasses.replace(numbered, chain=previous))
    return tuple(made)


CHAINS = st.lists(ENTRIES, min_size=2, max_size=5).map(chained)
MANY = settings(max_examples=150)


@given(CHAINS)
def test_an_untouched_chain_is_whole(entries: tuple[LedgerEntry, ...]) -> None:
    assert custody.find_break(entries) is None


@MANY
@given(CHAINS, st.data())
def test_an_edit_of_any_field_of_any_entry_is_found_where_it_is(
    entries: tuple[LedgerEntry, ...], data: st.DataObject
) -> None:
    position = data.draw(st.integers(0, len(entries) - 1))
    name = data.draw(st.sampled_from(sorted(FIELDS)))
    value = data.draw(FIELDS[name])
    assume(value != getattr(entries[position], name))
    edited = list(entries)
    edited[position] = dataclasses.replace(edited[position], **{name: value})

    found = custody.find_break(tuple(edited))

    assert found is not None
    assert found.n == position + 1


@MANY
@given(CHAINS, st.data())
def test_an_edited_hash_is_found(entries: tuple[LedgerEntry, ...], data: st.DataObject) -> None:
    position = data.draw(st.integers(0, len(entries) - 1))
    chain = data.draw(HEX)
    assume(chain != entries[position].chain)
    edited = list(entries)
    edited[position] = dataclasses.replace(edited[position], chain=chain)

    found = custody.find_break(tuple(edited))

    assert found is not None
    assert found.n == position + 1


@MANY
@given(CHAINS, st.data())
def test_a_removed_entry_is_found_unless_it_was_the_last(
    entries: tuple[LedgerEntry, ...], data: st.DataObject
) -> None:
    position = data.draw(st.integers(0, len(entries) - 2))

    found = custody.find_break(entries[:position] + entries[position + 1 :])

    assert found is not None
    assert found.n == position + 1


@MANY
@given(CHAINS, st.data())
def test_a_removed_and_renumbered_entry_is_found(
    entries: tuple[LedgerEntry, ...], data: st.DataObject
) -> None:
    position = data.draw(st.integers(0, len(entries) - 2))
    rest = entries[:position] + entries[position + 1 :]

    renumbered = tuple(dataclasses.replace(entry, n=n) for n, entry in enumerate(rest, start=1))

    assert custody.find_break(renumbered) is not None


@MANY
@given(CHAINS, st.data())
def test_another_order_is_found_also_after_renumbering(
    entries: tuple[LedgerEntry, ...], data: st.DataObject
) -> None:
    order = data.draw(st.permutations(entries))
    assume(tuple(order) != entries)

    renumbered = tuple(dataclasses.replace(entry, n=n) for n, entry in enumerate(order, start=1))

    assert custody.find_break(tuple(order)) is not None
    assert custody.find_break(renumbered) is not None


@given(CHAINS, CHAINS, st.data())
def test_the_tail_of_another_chain_does_not_fit(
    ours: tuple[LedgerEntry, ...], theirs: tuple[LedgerEntry, ...], data: st.DataObject
) -> None:
    position = data.draw(st.integers(1, min(len(ours), len(theirs)) - 1))
    assume(ours[position - 1].chain != theirs[position - 1].chain)

    assert custody.find_break(ours[:position] + theirs[position:]) is not None


@given(CHAINS, st.data())
def test_only_a_shortened_tail_stays_a_chain_and_its_head_is_another(
    entries: tuple[LedgerEntry, ...], data: st.DataObject
) -> None:
    kept = entries[: data.draw(st.integers(1, len(entries) - 1))]

    assert custody.find_break(kept) is None
    assert (kept[-1].n, kept[-1].chain) != (entries[-1].n, entries[-1].chain)


@given(CHAINS)
def test_commitments_alone_are_enough_to_follow_the_chain(entries: tuple[LedgerEntry, ...]) -> None:
    previous = custody.GENESIS
    for entry in entries:
        committed = custody.commitment(entry.salt, custody.entry_bytes(entry))
        previous = custody.link(entry.n, previous, committed)

    assert previous == entries[-1].chain


@given(st.binary(min_size=32, max_size=32), st.text(), st.text(), st.integers(), st.integers())
def test_records_with_other_names_or_values_have_other_digests(
    key: bytes, one_name: str, other_name: str, one: int, other: int
) -> None:
    same = (one_name, one) == (other_name, other)

    first = custody.record_digest(key, one_name, one)

    assert (first == custody.record_digest(key, other_name, other)) == same
