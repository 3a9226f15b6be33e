"""Disks that are too small, and what must be true of a vault after anything went wrong."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from evidence_kit.model import ItemStatus
from evidence_kit.store import Unlocked, Vault
from tests.fakes import NoTinyDiskError, StoppedClock, tiny_disk


@pytest.fixture
def make_disk(tmp_path: Path) -> Iterator[Callable[[int], Path]]:
    """Makes a disk of so many KiB; skips where that is not possible."""
    with ExitStack() as disks:

        def make(size_kib: int) -> Path:
            try:
                return disks.enter_context(tiny_disk(tmp_path / "disk", size_kib=size_kib))
            except NoTinyDiskError as problem:
                pytest.skip(str(problem))

        yield make


@pytest.fixture
def problems_of() -> Callable[[Path, Unlocked, dict[str, bytes]], list[str]]:
    """Compares a vault with what was acknowledged; every answer is a sentence."""

    def compare(path: Path, unlocked: Unlocked, saved: dict[str, bytes]) -> list[str]:
        vault = Vault.open_unlocked(path, unlocked, clock=StoppedClock())
        try:
            problems = [
                f"{finding.subject} is {finding.verdict.value}: {finding.detail}"
                for finding in vault.check(is_full=True)
                if finding.verdict.is_bad
            ]
            held = {
                item.original_name: b"".join(vault.read_item(item))
                for item in vault.items()
                if item.status is ItemStatus.HELD
            }
        finally:
            vault.close()
        for name, data in saved.items():
            if name not in held:
                problems.append(f"{name} was reported as saved and is not there")
            elif held[name] != data:
                problems.append(f"{name} was reported as saved and is not the same")
        return problems

    return compare
