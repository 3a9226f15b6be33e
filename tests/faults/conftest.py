"""Disks that are too small, and what must be true of a vault after anything went wrong."""

import json
import os
import secrets
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from evidence_kit.model import ItemStatus
from evidence_kit.store import Unlocked, Vault
from tests.fakes import ROOT_PATH, NoTinyDiskError, StoppedClock, tiny_disk

Laboratory: TypeAlias = Callable[..., dict[str, Any]]

MEMORY = Path("/dev/shm")
"""A disk in memory: thousands of small vaults are laid out, and none is worth keeping."""


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


@pytest.fixture
def scratch_path(tmp_path: Path) -> Iterator[Path]:
    """A folder for what is thrown away, in memory where that is possible."""
    is_in_memory = MEMORY.is_dir() and os.access(MEMORY, os.W_OK)
    path = (MEMORY if is_in_memory else tmp_path) / f"faults-{secrets.token_hex(8)}"
    path.mkdir(mode=0o700)
    yield path
    shutil.rmtree(path)


@pytest.fixture
def laboratory(scratch_path: Path, record_property: Callable[[str, object], None]) -> Laboratory:
    """Does a job in a process of its own; what it counted is printed when all tests are done."""

    def do(name: str, *, folder: Path = scratch_path, **job: object) -> dict[str, Any]:
        answer = subprocess.run(
            [sys.executable, "-m", "tests.faults.laboratory", str(folder), json.dumps(job)],
            cwd=ROOT_PATH,
            capture_output=True,
            text=True,
            check=False,
        )
        assert answer.returncode == 0, answer.stderr
        outcome: dict[str, Any] = json.loads(answer.stdout)
        if outcome["impossible"]:
            pytest.skip(outcome["impossible"])
        if job.get("sabotage"):
            record_property("twin", [name, bool(outcome["losses"])])
            return outcome
        counts = {key: value for key, value in outcome.items() if isinstance(value, int)}
        record_property("fault bench", [name, {**counts, "losses": len(outcome["losses"])}])
        return outcome

    return do
