"""A bench's arithmetic: what counts as best, when to stop, what a gate lets through."""

import dataclasses
from itertools import pairwise

import pytest

from bench import measuring
from bench.measuring import HONEST, Gate, Outcome, Rounds, Verdict

GATE = Gate(minimum_ratio=0.5)


def outcome(**changed: object) -> Outcome:
    whole = Outcome(
        bench="unlock",
        variant=HONEST,
        unit="ms",
        floor=30.0,
        measured=40.0,
        minimum_ratio=0.6,
        maximum=50.0,
        rounds=3,
        spread=1.2,
    )
    return dataclasses.replace(whole, **changed)


def test_the_ratio_is_the_floors_share_of_what_the_program_took():
    assert outcome(floor=30.0, measured=40.0).ratio == 0.75


def test_a_program_near_its_floor_passes():
    assert outcome().verdict is Verdict.HOLDS


def test_a_program_far_from_its_floor_fails():
    assert outcome(floor=10.0).verdict is Verdict.TOO_SLOW


def test_a_program_exactly_at_its_gate_passes():
    assert outcome(floor=30.0, measured=50.0).verdict is Verdict.HOLDS


def test_a_program_past_its_limit_fails_however_slow_the_floor_is():
    assert outcome(floor=60.0, measured=60.0).verdict is Verdict.TOO_SLOW


def test_a_gate_without_a_limit_asks_for_the_ratio_alone():
    assert outcome(floor=600.0, measured=600.0, maximum=None).verdict is Verdict.HOLDS


def test_a_twin_that_misses_the_gate_is_caught():
    assert outcome(variant="slowed", floor=10.0).verdict is Verdict.CAUGHT


def test_a_twin_that_passes_the_gate_is_not_caught():
    assert outcome(variant="slowed").verdict is Verdict.NOT_CAUGHT


def test_a_gate_that_lets_a_twin_through_fails_the_run():
    bad = {verdict for verdict in Verdict if verdict.is_bad}

    assert bad == {Verdict.TOO_SLOW, Verdict.NOT_CAUGHT}


def test_a_disturbance_in_another_part_of_each_round_leaves_no_trace():
    undisturbed = 4.0

    assert measuring.best([(9.0, 1.0, 2.0), (1.0, 9.0, 2.0), (1.0, 1.0, 9.0)]) == undisturbed


def test_rounds_of_different_length_are_refused():
    with pytest.raises(ValueError, match="shorter"):
        measuring.best([(1.0, 2.0), (1.0,)])


def test_floor_and_program_take_turns_and_so_does_who_begins():
    calls: list[str] = []

    def floor(part: int) -> float:
        calls.append(f"floor {part}")
        return 1.0

    def program(part: int) -> float:
        calls.append(f"program {part}")
        return 2.0

    pair = measuring.alternate(0, 3, floor, program)

    assert pair == ((1.0, 1.0, 1.0), (2.0, 2.0, 2.0))
    assert calls == ["floor 0", "program 0", "program 1", "floor 1", "floor 2", "program 2"]


def test_the_next_round_begins_with_the_other():
    calls: list[str] = []

    def floor(_part: int) -> float:
        calls.append("floor")
        return 1.0

    def program(_part: int) -> float:
        calls.append("program")
        return 1.0

    measuring.alternate(1, 1, floor, program)

    assert calls == ["program", "floor"]


def test_rounds_stop_when_a_second_one_confirms_the_best():
    found = measuring.repeat(lambda _number: ((1.0,), (2.0,)), most=10)

    assert len(found.floor) == measuring.LEAST_ROUNDS


def test_rounds_go_on_while_the_program_is_still_getting_faster():
    found = measuring.repeat(lambda number: ((1.0,), (10.0 - number,)), most=7)

    assert len(found.measured) == 7


def test_rounds_go_on_while_the_floor_is_still_getting_faster():
    found = measuring.repeat(lambda number: ((10.0 - number,), (1.0,)), most=7)

    assert len(found.floor) == 7


def test_short_rounds_that_agree_are_still_repeated_for_a_while():
    found = measuring.repeat(lambda _number: ((1.0,), (2.0,)), most=50, least_s=30)
    assert len(found.floor) == 10


def test_one_round_may_be_all():
    found = measuring.repeat(lambda _number: ((1.0,), (2.0,)), most=1)

    assert found == Rounds(floor=((1.0,),), measured=((2.0,),))


def test_rounds_reduce_to_the_best_in_the_unit_asked_for():
    rounds = Rounds(floor=((2.0, 1.0), (1.0, 3.0)), measured=((4.0, 4.0), (5.0, 2.0)))

    found = rounds.outcome("many files", HONEST, GATE, unit="ms", scale=1000)

    assert (found.floor, found.measured, found.rounds) == (2000.0, 6000.0, 2)


def test_the_spread_says_how_restless_the_computer_was():
    rounds = Rounds(floor=((2.0,), (3.0,)), measured=((1.0,), (1.0,)))

    assert rounds.outcome("unlock", HONEST, GATE, unit="s", scale=1).spread == 1.5


def test_the_table_names_every_verdict_and_limit():
    text = measuring.table([outcome(), outcome(variant="slowed", floor=10.0, maximum=None)])

    assert "≥ 0.60, ≤ 50" in text
    assert "slowed" in text
    assert text.splitlines()[1].endswith("holds")
    assert text.splitlines()[2].endswith("caught")


def test_the_tables_columns_stand_below_each_other():
    lines = measuring.table([outcome(), outcome(bench="one large file", floor=1.0)]).splitlines()

    starts = [line.index(word) for line, word in zip(lines, ("unit", "ms", "ms"), strict=True)]

    assert all(one == other for one, other in pairwise(starts))
