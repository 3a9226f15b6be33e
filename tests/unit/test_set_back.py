from dataclasses import replace
from datetime import timedelta

import pytest

from evidence_kit.i18n import Words
from evidence_kit.model import LedgerEntry
from evidence_kit.set_back import LEAST, SetBack, set_back_words, set_backs
from evidence_kit.store import Vault
from tests.fakes import new_item


@pytest.fixture
def entry(vault: Vault) -> LedgerEntry:
    vault.describe_item(new_item())
    return vault.ledger()[-1]


def after(
    entry: LedgerEntry, wall: timedelta, counter: timedelta, *, boot_id: str | None = None
) -> LedgerEntry:
    """The entry that follows another, by so much on the clock and on the counter."""
    return replace(
        entry,
        n=entry.n + 1,
        at=entry.at + wall,
        monotonic_ms=entry.monotonic_ms + counter // timedelta(milliseconds=1),
        boot_id=entry.boot_id if boot_id is None else boot_id,
    )


def test_a_clock_that_falls_behind_the_counter_was_set_back(entry: LedgerEntry) -> None:
    second = timedelta(seconds=1)
    earlier = after(entry, timedelta(hours=-3), 6 * second)

    (found,) = set_backs((entry, earlier))

    assert found == SetBack(before=entry.n, by=timedelta(hours=3, seconds=6))
    # It stayed ahead of the last entry, and went back all the same.
    (found,) = set_backs((entry, after(entry, second, timedelta(hours=1))))
    assert found.by == timedelta(minutes=59, seconds=59)


def test_after_a_restart_only_a_time_before_the_last_one_shows(entry: LedgerEntry) -> None:
    restarted = {"counter": timedelta(seconds=-50), "boot_id": "another"}

    assert list(set_backs((entry, after(entry, timedelta(seconds=1), **restarted)))) == []
    (found,) = set_backs((entry, after(entry, timedelta(days=-2), **restarted)))
    assert found.by == timedelta(days=2)


def test_neither_sleep_nor_a_correction_of_seconds_is_taken_for_it(entry: LedgerEntry) -> None:
    slept = after(entry, timedelta(hours=9), timedelta(seconds=1))
    corrected = after(slept, timedelta(seconds=1) - LEAST, timedelta(0))

    assert list(set_backs((entry, slept, corrected))) == []


@pytest.mark.parametrize(
    ("by", "words"),
    [
        (timedelta(days=400), "400 days"),
        (timedelta(hours=47), "47 hours"),
        (timedelta(minutes=119), "119 minutes"),
        (LEAST, "1 minute"),
    ],
)
def test_how_far_is_said_in_the_unit_one_would_use(by: timedelta, words: str) -> None:
    assert set_back_words(SetBack(before=7, by=by), Words()).endswith(f"went back by {words}.")
