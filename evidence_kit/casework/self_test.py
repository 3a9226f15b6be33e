"""Try everything that evidence rests on, on this computer, and say in plain words what holds."""

from collections.abc import Mapping
from pathlib import Path

from evidence_kit.casework.proofs import Proof
from evidence_kit.casework.proofs_of_computer import (
    prove_clock,
    prove_disk,
    prove_display,
    prove_fonts,
    prove_key_memory,
    prove_swap,
)
from evidence_kit.casework.proofs_of_crypto import prove_crypto
from evidence_kit.casework.proofs_of_locks import proofs_of_decoder, proofs_of_memory
from evidence_kit.clock import Clock
from evidence_kit.sandbox.decoding import protection
from evidence_kit.sandbox.hardening import harden


def run(
    *, clock: Clock, environment: Mapping[str, str], folder_path: Path | None = None
) -> tuple[Proof, ...]:
    """Try all of it; returns one proof each, in the order in which people care.

    Args:
        clock: The computer's.
        environment: Where a display is named.
        folder_path: Where something may be written and removed again; ``None`` writes nothing.
    """
    return (
        *prove_crypto(),
        prove_key_memory(),
        *prove_disk(folder_path),
        *proofs_of_decoder(protection()),
        *proofs_of_memory(harden()),
        *prove_clock(clock),
        prove_swap(),
        prove_fonts(),
        prove_display(environment),
    )


def protection_proofs() -> tuple[Proof, ...]:
    """Return what holds the picture decoder in and keeps this process's memory to itself."""
    return (*proofs_of_decoder(protection()), *proofs_of_memory(harden()))
