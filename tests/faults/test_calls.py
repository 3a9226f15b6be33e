"""One call to the system goes wrong: the process dies at it, it is refused, it takes half, it lies.

Whatever happens, what was told as saved before is there, the vault opens and is sound, and takes
something in the next day; what a person is shown has words. Programs that are sabotaged must be
caught by the same comparison.
"""

import pytest

from tests.faults.conftest import Laboratory

KILLS = 15
REFUSALS = 30
LOST_WRITES = 12
DEEP_KILLS = 2_000
DEEP_REFUSALS = 5_000
PARTS = 5
IMPORTS = ("import one by one", "import a group")


def test_a_death_at_any_call_loses_nothing(laboratory: Laboratory) -> None:
    outcome = laboratory("deaths", bench="kill", count=KILLS, without_slow=True)

    assert outcome["losses"] == []
    assert outcome["built"] == KILLS


@pytest.mark.deep
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("part", range(PARTS))
def test_two_thousand_deaths_lose_nothing(laboratory: Laboratory, part: int) -> None:
    count = DEEP_KILLS // PARTS
    outcome = laboratory("deaths", bench="kill", count=count, seed=200 + part)

    assert outcome["losses"] == []
    assert outcome["built"] == count


def test_a_call_that_is_refused_loses_nothing_and_has_words(laboratory: Laboratory) -> None:
    outcome = laboratory("refused calls", bench="refuse", count=REFUSALS, without_slow=True)

    assert outcome["losses"] == []
    assert outcome["built"] == REFUSALS
    assert outcome["refused"] > REFUSALS // 4


@pytest.mark.deep
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("part", range(PARTS))
def test_five_thousand_refused_calls_lose_nothing_and_have_words(
    laboratory: Laboratory, part: int
) -> None:
    count = DEEP_REFUSALS // PARTS
    outcome = laboratory("refused calls", bench="refuse", count=count, seed=7, start=part * count)

    assert outcome["losses"] == []
    assert outcome["built"] == count


def test_a_write_that_never_reached_the_disk_is_noticed(laboratory: Laboratory) -> None:
    outcome = laboratory("lost writes", bench="lose", count=LOST_WRITES, flows=IMPORTS)

    assert outcome["losses"] == []
    assert outcome["built"] == LOST_WRITES


def test_a_vault_that_does_not_read_back_is_caught(laboratory: Laboratory) -> None:
    outcome = laboratory(
        "sabotaged twins",
        bench="lose",
        count=LOST_WRITES,
        flows=IMPORTS,
        sabotage="skip_the_reading_back",
    )

    assert any("told" in loss for loss in outcome["losses"])


def test_a_refusal_for_want_of_room_that_is_called_a_fault_of_the_disk_is_caught(
    laboratory: Laboratory,
) -> None:
    outcome = laboratory(
        "sabotaged twins",
        bench="refuse",
        count=12,
        flows=("edit",),
        sabotage="forget_why_the_system_refused",
    )

    assert any("although there was no room" in loss for loss in outcome["losses"])


def test_a_vault_that_tells_before_it_commits_is_caught(laboratory: Laboratory) -> None:
    outcome = laboratory(
        "sabotaged twins",
        bench="kill",
        count=KILLS,
        flows=IMPORTS,
        sabotage="acknowledge_before_the_commit",
    )

    assert any("told" in loss for loss in outcome["losses"])
