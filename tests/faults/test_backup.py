"""Backups, restorings and moves meet power cuts, deaths, refusals and writes that never arrive.

A name without ``.partial`` promises that everything under it is whole; the same comparison must
catch a program that gives the name too early.
"""

import pytest

from tests.faults.conftest import Laboratory

FLOWS = ("backup", "backup after a cut one", "restore", "move")
COUNTS = {"power": 40, "lose": 6}
"""Deaths and refusals of these flows are in test_calls.py, with those of all the others."""
DEEP_COUNTS = {"power": 3_000, "kill": 400, "refuse": 800, "lose": 60}
TWIN_STATES = 40


@pytest.mark.parametrize("bench", COUNTS)
def test_whatever_interrupts_a_backup_a_restoring_or_a_move_nothing_is_lost(
    laboratory: Laboratory, bench: str
) -> None:
    outcome = laboratory("backups", bench=bench, count=COUNTS[bench], flows=FLOWS, seed=12)

    assert outcome["losses"] == []
    assert outcome["built"] >= COUNTS[bench]


@pytest.mark.deep
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("bench", DEEP_COUNTS)
def test_thousands_of_interruptions_lose_nothing(laboratory: Laboratory, bench: str) -> None:
    count = DEEP_COUNTS[bench]
    outcome = laboratory("backups", bench=bench, count=count, flows=FLOWS, seed=13)

    assert outcome["losses"] == []
    assert outcome["built"] > 0


def test_a_backup_that_is_not_read_back_is_caught(laboratory: Laboratory) -> None:
    outcome = laboratory(
        "sabotaged twins",
        bench="lose",
        count=COUNTS["lose"],
        flows=("backup",),
        sabotage="name_a_backup_unread",
    )

    assert any("damaged" in loss for loss in outcome["losses"])


@pytest.mark.deep
def test_a_backup_that_is_named_before_it_is_synced_is_caught(laboratory: Laboratory) -> None:
    outcome = laboratory(
        "sabotaged twins",
        bench="power",
        count=TWIN_STATES,
        flows=("backup",),
        sabotage="skip_the_sync_of_files",
    )

    assert any("case.ekbackup" in loss for loss in outcome["losses"])
