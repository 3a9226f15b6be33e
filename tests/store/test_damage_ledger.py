"""Thousands of changes of the ledger without its key: each is found, and its entry is named."""

import random
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from evidence_kit.errors import DatabaseDamagedError
from evidence_kit.model import CaseId, Finding
from evidence_kit.store import checking, ledger
from evidence_kit.store.connection import Database
from tests.conftest import Count
from tests.store.damage import History, answer_of, truth_of
from tests.store.ledger_damage import (
    CHECKPOINT_CHANGES,
    rechained,
    rows_of,
    tampered_ledger,
    write,
)
from tests.vaults import FilledVault

Fresh = Callable[[], FilledVault]


@contextmanager
def undone(database: Database) -> Iterator[None]:
    database.run("SAVEPOINT before")
    yield
    database.run("ROLLBACK TO before")


def bad(database: Database, vault: FilledVault) -> list[Finding]:
    """Return what a check says of the ledger as it stands in an open transaction."""
    try:
        found = checking.ledger_findings(database, CaseId(vault.unlocked.header.id))
        return [each for each in found if each.verdict.is_bad]
    except DatabaseDamagedError as problem:
        return [checking.unreadable("ledger", problem)]


def undetected(vault: FilledVault, seed: int, count: int) -> list[str]:
    """Change the ledger so many times; return which changes nobody was told of with an entry."""
    chance = random.Random(seed)
    unnoticed = []
    with vault.tampered() as database:
        rows = rows_of(database)
        heads = [each.n for each in ledger.checkpoints(database)]
        for turn in range(count):
            with undone(database):
                if turn % 10 == 0:
                    how = chance.choice(CHECKPOINT_CHANGES).format(n=chance.choice(heads))
                    database.run(how)
                else:
                    how, changed = tampered_ledger(rows, chance)
                    write(database, changed, rows)
                if not names_an_entry(bad(database, vault)):
                    unnoticed.append(f"{turn}: {how}")
    return unnoticed


def names_an_entry(findings: list[Finding]) -> bool:
    return any(
        each.subject == "ledger" and re.search(r"entry \d+", each.detail) for each in findings
    )


def test_hundreds_of_changes_of_the_ledger_are_found_and_their_entry_named(
    history: History, count: Count
) -> None:
    unnoticed = undetected(history.vault, 14, 240)

    count("changes of ledgers without the key", 240, unnoticed)
    assert unnoticed == []


@pytest.mark.deep
@pytest.mark.timeout(3600)
def test_thousands_of_changes_of_the_ledger_are_found_and_their_entry_named(
    history: History, count: Count
) -> None:
    unnoticed = undetected(history.vault, 15, 3_000)

    count("changes of ledgers without the key", 3_000, unnoticed)
    assert unnoticed == []


def through_the_door(fresh: Fresh, seed: int, count: int) -> None:
    chance = random.Random(seed)
    for _ in range(count):
        vault = fresh()
        with vault.unguarded() as database:
            rows = rows_of(database)
            how, changed = tampered_ledger(rows, chance)
            write(database, changed, rows)

        answer = answer_of(vault)

        assert "ledger" in answer.words, how
        assert re.search(r"entry \d+", answer.words), how


def test_a_changed_ledger_is_named_by_the_check_of_the_whole_vault(fresh: Fresh) -> None:
    through_the_door(fresh, 16, 6)


@pytest.mark.deep
@pytest.mark.timeout(3600)
def test_a_changed_ledger_is_named_by_the_check_of_the_whole_vault_hundreds_of_times(
    fresh: Fresh, count: Count
) -> None:
    through_the_door(fresh, 17, 400)

    count("changes of ledgers without the key", 400, ())


def test_an_entry_that_is_edited_is_the_one_that_is_named(history: History) -> None:
    with history.vault.tampered() as database:
        for row in rows_of(database):
            with undone(database):
                database.run("UPDATE ledger SET actor = 'nobody' WHERE n = ?", (row[0],))
                (finding,) = bad(database, history.vault)
                assert finding.detail == f"entry {row[0]} does not match its hash"


# --- behind the last signed head, and without heads


@pytest.fixture
def unsigned(fresh: Fresh) -> FilledVault:
    """The vault after a session that was cut: a fact and a check were recorded, nothing signed."""
    vault = fresh()
    opened = vault.open()
    opened.withdraw_fact("event/3", "said twice")
    opened.check(is_full=False)
    opened.close()
    return vault


def test_entries_cut_off_behind_the_last_signed_head_show_by_the_rows_they_changed(
    unsigned: FilledVault,
) -> None:
    with unsigned.unguarded() as database:
        last = ledger.head(database).n
        database.run("DELETE FROM ledger WHERE n > ?", (last - 2,))

    assert "event/3 not as last recorded" in answer_of(unsigned).words


def test_entries_without_a_row_behind_the_last_signed_head_can_be_cut_off_unseen(
    unsigned: FilledVault,
) -> None:
    with unsigned.unguarded() as database:
        last = ledger.head(database).n
        database.run("DELETE FROM ledger WHERE n = ?", (last,))

    answer = answer_of(unsigned)

    # That somebody checked is gone. What is said is up to where the ledger is signed.
    assert not answer.is_bad
    (said,) = [each.detail for each in answer.findings if each.subject == "ledger"]
    assert said == f"{last - 1} entries, signed up to entry {last - 2}"


def test_whoever_has_the_key_and_removes_the_signed_heads_can_rewrite_entries_without_a_row(
    fresh: Fresh,
) -> None:
    vault = fresh()
    with vault.unguarded() as database:
        before = rows_of(database)
        rows = rows_of(database)
        rows[1][1] = "2001-01-01T00:00:00Z"
        write(database, rechained(rows), before)
        assert "the signed head at entry" in bad(database, vault)[0].detail
        database.run("DELETE FROM checkpoint")

    answer = answer_of(vault)

    # FORMAT.md §7: only a head outside the vault shows this; the check says that nothing is signed.
    assert not answer.is_bad
    (said,) = [each.detail for each in answer.findings if each.subject == "ledger"]
    assert said.endswith("signed up to entry 0")
    assert truth_of(vault)[0].head != truth_of(fresh())[0].head
