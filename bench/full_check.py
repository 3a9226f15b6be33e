"""Check a vault in full: at least nine tenths of the speed of decrypting and hashing it plainly.

Whoever is to hand a case over checks it first, perhaps on a slow stick; a check that takes twice as
long as it must is one that is left out. Beside it stands what other tools that keep files encrypted
take for the same promise, where they are installed; that is told, not gated.
"""

import functools
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

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
from measuring import Gate, Outcome, alternate, repeat

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

OTHERS = ("age", "7z", "borg", "restic")
"""Programs that keep files encrypted, and can be asked whether they still are what they were."""


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
            _tell_others(folder_path, sources, total_gib)


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


def _tell_others(folder_path: Path, sources: list[Path], total_gib: float) -> None:
    """Say what the same promise costs elsewhere: everything read, decrypted and compared."""
    checks: dict[str, Callable[[Path, list[Path]], list[str] | None]] = {"7z": _seven_zip}
    for name in OTHERS:
        if shutil.which(name) is None:
            say(f"{BENCH}: {name} is not installed, so it is not measured")
        elif name not in checks:
            say(f"{BENCH}: {name} is installed, and there is no way here yet to ask it")
        else:
            command = checks[name](folder_path, sources)
            if command is not None:
                best_s = min(seconds(functools.partial(_run, command)) for _ in range(3))
                say(f"{BENCH}: {name} takes {best_s / total_gib:.2f} s per GiB")


def _seven_zip(folder_path: Path, sources: list[Path]) -> list[str]:
    """Make an encrypted archive without compression; returns how it is tested."""
    archive_path = folder_path / "others.7z"
    words = ["-pbench", "-bso0", "-bsp0"]
    _run(["7z", "a", "-mx0", "-mhe=on", *words, os.fspath(archive_path), *map(str, sources)])
    return ["7z", "t", *words, os.fspath(archive_path)]


def _run(command: list[str]) -> None:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    sys.exit(main(__doc__ or BENCH, outcomes))
