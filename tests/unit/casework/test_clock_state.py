"""What the system says of its clock: in step, alone, or nothing at all."""

import pytest

from evidence_kit.casework.clock_state import clock_state
from evidence_kit.model import ClockState


@pytest.mark.parametrize(
    ("answer", "status", "state"),
    [
        (0, 0x2001, ClockState.IN_STEP),
        (5, 0x0041, ClockState.NOT_IN_STEP),
        (-1, 0x0000, ClockState.CANNOT_TELL),
    ],
)
def test_the_kernel_is_taken_at_its_word(answer: int, status: int, state: ClockState) -> None:
    def kernel(told: object) -> int:
        told.status = status  # type: ignore[attr-defined]  # as the kernel fills it in
        return answer

    assert clock_state(kernel) is state


def test_nothing_is_set_only_read() -> None:
    modes = []

    def kernel(told: object) -> int:
        modes.append(told.modes)  # type: ignore[attr-defined]
        return 0

    clock_state(kernel)
    assert modes == [0]


def test_this_computer_gives_one_of_the_three_answers() -> None:
    assert clock_state() in set(ClockState)
