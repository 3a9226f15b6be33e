"""Two timings → one ratio, one gate, one line of a table.

A bare time says more about the computer than about the program. Every bench therefore measures a
floor – the least that the same promise costs on this computer, in this run – and the program, in
turn, and divides. The rules are: floor and program alternate, so that whatever else the computer is
doing hits both; the best of several rounds counts, because noise only ever adds, and rounds go on
until a second one confirms the best; every gate has twins, slowed on purpose, which it must not let
through.

This module is pure: no clock, no file, no argument list.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

HONEST = "as it is"
"""The variant that is the program as people use it; every other name is a twin."""

LEAST_ROUNDS = 3
SETTLED_WITHIN = 0.03
"""How near the second best must come to the best until the best is believed."""

Pair = tuple[tuple[float, ...], tuple[float, ...]]
"""What floor and program took in one round, one value each for every part of the load."""


class Verdict(StrEnum):
    """What became of one variant at its gate."""

    HOLDS = "holds"
    TOO_SLOW = "FAILS"
    CAUGHT = "caught"
    NOT_CAUGHT = "NOT CAUGHT"

    @property
    def is_bad(self) -> bool:
        """Whether the run as a whole has failed."""
        return self in {Verdict.TOO_SLOW, Verdict.NOT_CAUGHT}


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """What a bench asks for."""

    minimum_ratio: float
    """Floor divided by measured, at least; 1 would mean that the program adds nothing."""
    maximum: float | None = None
    """A limit that holds whatever the floor is, in the outcome's unit; ``None`` for none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What one variant of one bench came to. Less is better, for floor and measured alike."""

    bench: str
    variant: str
    """:data:`HONEST`, or what was done to slow the twin down."""
    unit: str
    floor: float
    measured: float
    minimum_ratio: float
    maximum: float | None
    rounds: int
    spread: float
    """The floor's worst round divided by its best: 1 on a computer that does nothing else."""

    @property
    def ratio(self) -> float:
        """The floor's share of what the program took."""
        return self.floor / self.measured

    @property
    def is_within(self) -> bool:
        """Whether the gate lets this through."""
        is_short_enough = self.maximum is None or self.measured <= self.maximum
        return self.ratio >= self.minimum_ratio and is_short_enough

    @property
    def verdict(self) -> Verdict:
        """Whether the program passed, or its twin was stopped."""
        if self.variant == HONEST:
            return Verdict.HOLDS if self.is_within else Verdict.TOO_SLOW
        return Verdict.NOT_CAUGHT if self.is_within else Verdict.CAUGHT


@dataclass(frozen=True, slots=True, kw_only=True)
class Rounds:
    """What floor and program took, round by round; in each round one value per part of the load."""

    floor: tuple[tuple[float, ...], ...]
    measured: tuple[tuple[float, ...], ...]

    @classmethod
    def of(cls, pairs: Sequence[Pair]) -> Self:
        """Gather what :func:`alternate` returned, round by round."""
        floor, measured = zip(*pairs, strict=True)
        return cls(floor=tuple(floor), measured=tuple(measured))

    @property
    def is_settled(self) -> bool:
        """Whether another round is unlikely to find a better best, for floor and program alike."""
        if len(self.floor) < LEAST_ROUNDS:
            return False
        return all(
            best(side, place=1) <= best(side) * (1 + SETTLED_WITHIN)
            for side in (self.floor, self.measured)
        )

    def outcome(self, bench: str, variant: str, gate: Gate, *, unit: str, scale: float) -> Outcome:
        """Reduce the rounds to their best and hold them against a gate.

        Args:
            bench: The name of what was measured.
            variant: :data:`HONEST`, or the twin's name.
            gate: What is asked.
            unit: What one unit of the result is called ("ms per file").
            scale: How many such units one unit of the rounds is.
        """
        totals = [sum(parts) for parts in self.floor]
        return Outcome(
            bench=bench,
            variant=variant,
            unit=unit,
            floor=best(self.floor) * scale,
            measured=best(self.measured) * scale,
            minimum_ratio=gate.minimum_ratio,
            maximum=gate.maximum,
            rounds=len(self.floor),
            spread=max(totals) / min(totals),
        )


def best(rounds: Sequence[Sequence[float]], *, place: int = 0) -> float:
    """Return the sum, over the parts of the load, of each part's best round.

    A disturbance lasts for some parts of a round, not for all of them: taken part by part, fewer
    rounds are needed until each part was once left alone.

    Args:
        rounds: For each round, what each part took.
        place: 0 for the best round of each part, 1 for the second best.

    >>> best([(1.0, 5.0), (3.0, 2.0)])
    3.0
    >>> best([(1.0, 5.0), (3.0, 2.0)], place=1)
    8.0
    """
    return sum((sorted(part)[place] for part in zip(*rounds, strict=True)), 0.0)


def repeat(one_round: Callable[[int], Pair], *, most: int, least_s: float = 0) -> Rounds:
    """Run rounds until they have settled, or as many as there may be at most.

    Args:
        one_round: Runs the round of this number.
        most: When to stop although they have not settled.
        least_s: What all of them together take at least. A computer is slow for seconds on end: a
            few short rounds can all fall into that, and agree with each other.
    """
    pairs = [one_round(0)]
    while len(pairs) < most and not (Rounds.of(pairs).is_settled and _total(pairs) >= least_s):
        pairs.append(one_round(len(pairs)))
    return Rounds.of(pairs)


def _total(pairs: Sequence[Pair]) -> float:
    return sum(sum(floor) + sum(measured) for floor, measured in pairs)


def alternate(
    number: int, parts: int, floor: Callable[[int], float], measured: Callable[[int], float]
) -> Pair:
    """Measure part by part, floor and program in turn; returns what each part took.

    Args:
        number: Counts the rounds; who goes first changes from part to part and round to round.
        parts: How many parts the load has.
        floor: Does one part plainly and returns what it took.
        measured: Does the same part with the program and returns what it took.
    """
    floors: list[float] = []
    times: list[float] = []
    for part in range(parts):
        if (number + part) % 2:
            times.append(measured(part))
            floors.append(floor(part))
        else:
            floors.append(floor(part))
            times.append(measured(part))
    return tuple(floors), tuple(times)


def table(outcomes: Sequence[Outcome]) -> str:
    """Return the outcomes as a table in plain text."""
    rows = [
        ("bench", "variant", "floor", "measured", "unit", "ratio", "gate", "rounds", "spread", "")
    ]
    rows += [
        (
            outcome.bench,
            outcome.variant,
            _number(outcome.floor),
            _number(outcome.measured),
            outcome.unit,
            f"{outcome.ratio:.2f}",
            _gate_text(outcome),
            str(outcome.rounds),
            f"{outcome.spread:.1f}",
            outcome.verdict.value,
        )
        for outcome in outcomes
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = (
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        for row in rows
    )
    return "\n".join(line.rstrip() for line in lines)


def _gate_text(outcome: Outcome) -> str:
    text = f"≥ {outcome.minimum_ratio:.2f}"
    return text if outcome.maximum is None else f"{text}, ≤ {_number(outcome.maximum)}"


def _number(value: float) -> str:
    return f"{value:.3g}" if value < 100 else f"{value:.0f}"
