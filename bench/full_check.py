"""Check a vault in full: at least nine tenths of the speed of decrypting and hashing it plainly.

Whoever is to hand a case over checks it first, perhaps on a slow stick; a check that takes twice as
long as it must is one that is left out. Beside it stands what other tools that keep files encrypted
take to keep and to check the same files, where they are installed; that is told, not gated.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

import other_tools
from floors import check_plainly, keep_plainly
from loads import (
    ANSWERS,
    CLOCK,
    PASSPHRASE,
    Options,
    main,
    new_vault,
    random_file,
    say,
    scratch_folder,
    seconds,
)
from measuring import HONEST, Gate, Outcome, alternate, repeat

from evidence_kit.intake.importing import import_file
from evidence_kit.store import Unlocked, Vault, blobs, unlock

BENCH = "full check"
GATE = Gate(minimum_ratio=0.9)

READ_TWICE = "every file read twice"
BYTE_BY_BYTE = "hashed in small pieces"
TWINS = (READ_TWICE, BYTE_BY_BYTE)

_COUNT = 8
_FULL_BYTES, _FULL_ROUNDS = 64 << 20, 10
_QUICK_BYTES, _QUICK_ROUNDS = 16 << 20, 6
_SMALL_PIECE_BYTES = 256


def outcomes(options: Options) -> Iterator[Outcome]:
    """Yield the outcome of each variant."""
    size_bytes = _QUICK_BYTES if options.is_quick else _FULL_BYTES
    with scratch_folder(options.scratch_path) as folder_path:
        sources = [random_file(folder_path / f"{n}.bin", size_bytes) for n in range(_COUNT)]
        plain = [folder_path / f"{n}.plain" for n in range(_COUNT)]
        for source_path, target_path in zip(sources, plain, strict=True):
            keep_plainly(source_path, target_path, bytes(32))
        vault_path = folder_path / "vault"
        with new_vault(vault_path) as vault:
            for source_path in sources:
                import_file(vault, source_path, ANSWERS)
        unlocked = unlock(vault_path, PASSPHRASE)
        total_gib = _COUNT * size_bytes / (1 << 30)
        for variant in options.variants(TWINS):
            say(f"{BENCH}, {_COUNT} files of {size_bytes >> 20} MiB, {variant}")
            rounds = _QUICK_ROUNDS if options.is_quick else _FULL_ROUNDS
            yield _measured(vault_path, unlocked, plain, variant, rounds, 1 / total_gib)
        if options.wants_honest:
            tools = (_OURSELVES, *other_tools.TOOLS)
            for line in other_tools.table(folder_path, sources, tools, seconds):
                say(line)


def _measured(  # noqa: PLR0917 - one load, named by its parts
    vault_path: Path,
    unlocked: Unlocked,
    plain: list[Path],
    variant: str,
    most_rounds: int,
    per_gib: float,
) -> Outcome:
    def floor(_part: int) -> float:
        return seconds(lambda: [check_plainly(path, bytes(32)) for path in plain])

    def measured(_part: int) -> float:
        with Vault.open_unlocked(vault_path, unlocked, clock=CLOCK) as vault:
            return seconds(lambda: _check(vault, variant))

    found = repeat(lambda number: alternate(number, 1, floor, measured), most=most_rounds)
    return found.outcome(BENCH, variant, GATE, unit="s per GiB", scale=per_gib)


def _check(vault: Vault, variant: str) -> None:
    with _small_pieces() if variant == BYTE_BY_BYTE else nullcontext():
        findings = vault.check(is_full=True)
        if variant == READ_TWICE:
            findings = vault.check(is_full=True)
    if any(finding.verdict.is_bad for finding in findings):
        raise OSError("the vault that is measured is not in order")


@contextmanager
def _small_pieces() -> Iterator[None]:
    # The wrong way, where it would be done: every reader gets its content from this function.
    kept = blobs._content  # noqa: SLF001 - the twin spoils what is inside

    def content(
        descriptor: int, fixed: bytes, file_key: bytes, size_bytes: int
    ) -> Iterator[memoryview]:
        for part in kept(descriptor, fixed, file_key, size_bytes):
            for start in range(0, len(part), _SMALL_PIECE_BYTES):
                yield part[start : start + _SMALL_PIECE_BYTES]

    blobs._content = content  # noqa: SLF001 - likewise
    try:
        yield
    finally:
        blobs._content = kept  # noqa: SLF001 - likewise


def _keep_here(place: Path, sources: list[Path]) -> None:
    with new_vault(place / "vault") as vault:
        for path in sources:
            import_file(vault, path, ANSWERS)


def _check_here(place: Path, _sources: list[Path]) -> None:
    with Vault.open(place / "vault", PASSPHRASE, clock=CLOCK) as vault:
        _check(vault, HONEST)


_OURSELVES = other_tools.Tool(name="Evidence Kit", program="", keep=_keep_here, check=_check_here)
"""With deriving the key twice, as for the others."""


if __name__ == "__main__":
    sys.exit(main(__doc__ or BENCH, outcomes))
