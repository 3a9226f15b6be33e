"""Run a seccomp filter as the kernel would, for a call and a processor that are not here.

Only what ``linux/bpf_common.h`` calls load word, jump-if-equal, jump-if-any-bit and return is
known; anything else is a mistake in the program. The rules of the kernel's own check are kept:
no jump leaves the program, every way through ends in a return, and there are at most 4096 steps.
"""

import struct
from collections.abc import Sequence

LOAD_WORD, JUMP_IF_EQUAL, JUMP_IF_ANY_BIT, RETURN = 0x20, 0x15, 0x45, 0x06
MOST_STEPS = 4096
_DATA = struct.Struct("<iIQ6Q")
"""``struct seccomp_data``: call number, architecture, instruction pointer, six arguments."""
_STEP = struct.Struct("=HBBI")


class BadProgramError(Exception):
    """The kernel would not take this program."""


def verdict(
    program: Sequence[bytes], *, audit: int, number: int, arguments: Sequence[int] = ()
) -> int:
    """Return what the filter answers to one call."""
    given = [*arguments, *[0] * (6 - len(arguments))]
    data = _DATA.pack(number if number < 1 << 31 else number - (1 << 32), audit, 0, *given)
    value = place = 0
    for _ in range(MOST_STEPS):
        operation, if_true, if_false, constant = _STEP.unpack(program[place])
        match operation:
            case 0x20:
                (value,) = struct.unpack_from("<I", data, constant)
                place += 1
            case 0x15:
                place += 1 + (if_true if value == constant else if_false)
            case 0x45:
                place += 1 + (if_true if value & constant else if_false)
            case 0x06:
                return constant
            case _:
                raise BadProgramError(f"operation {operation:#x}")
    raise BadProgramError("no end")


def check(program: Sequence[bytes]) -> None:
    """Refuse what the kernel's check of a filter refuses."""
    if not 0 < len(program) <= MOST_STEPS:
        raise BadProgramError(f"{len(program)} steps")
    for place, step in enumerate(program):
        operation, if_true, if_false, constant = _STEP.unpack(step)
        if operation not in {LOAD_WORD, JUMP_IF_EQUAL, JUMP_IF_ANY_BIT, RETURN}:
            raise BadProgramError(f"operation {operation:#x}")
        if operation == LOAD_WORD and (constant % 4 or constant >= _DATA.size):
            raise BadProgramError(f"step {place} loads from {constant}")
        if operation in {JUMP_IF_EQUAL, JUMP_IF_ANY_BIT} and place + 1 + max(
            if_true, if_false
        ) >= len(program):
            raise BadProgramError(f"step {place} jumps out of the program")
    if _STEP.unpack(program[-1])[0] != RETURN:
        raise BadProgramError("the last step does not return")
