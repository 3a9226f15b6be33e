"""A process that imports is killed at random moments; what it reported as saved must be there.

The sabotaged twin reports an item when its bytes are read and sealed, but before the vault said
that it is kept. If the same comparison did not catch it, the comparison would be worthless.
"""

import random
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from evidence_kit.store import Unlocked, Vault
from tests.conftest import Count
from tests.fakes import StoppedClock, start_python

HONEST = """
import sys
from pathlib import Path
from evidence_kit.clock import SystemClock
from evidence_kit.intake.importing import Answers, Offered, import_files
from evidence_kit.model import Route
from evidence_kit.store import Vault
from tests.fakes import PASSPHRASE

vault = Vault.open(Path(sys.argv[1]), PASSPHRASE, clock=SystemClock())
print("ready", flush=True)
paths = sorted(Path(sys.argv[2]).iterdir())
answers = Answers(route=Route.COMMAND_LINE)
while paths:
    # Sizes that leave a group with one, with some, and with as many as it holds.
    offered = [Offered(path=path, answers=answers) for path in paths[: 1 + len(paths) * 7 % 40]]
    count = len(offered)
    del paths[:count]
    for number, imported in enumerate(import_files(vault, offered), start=1):
        if number < count:
            print("saved", imported.source_name, flush=True)
        else:
            vault.withdraw_item(imported.item, "by mistake")
            print("withdrawn", imported.source_name, flush=True)
"""

SABOTAGED = """
import sys
from pathlib import Path
from evidence_kit.clock import SystemClock
from evidence_kit.files import SourceFile
from evidence_kit.store import Vault
from tests.fakes import PASSPHRASE, new_item

class EagerSource(SourceFile):
    def require_unchanged(self):
        super().require_unchanged()
        print("saved", self.name, flush=True)

vault = Vault.open(Path(sys.argv[1]), PASSPHRASE, clock=SystemClock())
print("ready", flush=True)
for path in sorted(Path(sys.argv[2]).iterdir()):
    with EagerSource(path) as source:
        vault.add_item(source, new_item(path.name))
"""

RUNS = 12
MOST_LINES = 40
LONGEST_WAIT_S = 0.05
"""After the last of the lines; what is waited for alone says nothing on a busy computer."""


@pytest.fixture(scope="module")
def sources_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sources")
    chance = random.Random(40)
    for n in range(300):
        size_bytes = chance.choice((0, 1, 500, 5_000, 70_000, 200_000)) + n
        (path / f"{n:03d}.bin").write_bytes(chance.randbytes(size_bytes))
    return path


def run_and_kill(
    script: str, vault_path: Path, sources_path: Path, chance: random.Random
) -> list[str]:
    """Let a process import for a number of lines and a moment; returns what it had printed."""
    lines, wait_s = chance.randrange(MOST_LINES), chance.uniform(0, LONGEST_WAIT_S)
    with start_python(script, vault_path, sources_path) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "ready\n"
        said = [child.stdout.readline() for _ in range(lines)]
        try:
            child.wait(timeout=wait_s)
        except subprocess.TimeoutExpired:
            child.kill()
        said += child.stdout.read().splitlines(keepends=True)
    # A kill can come in the middle of a line: what has no end was not reported yet.
    return [line[:-1] for line in said if line.endswith("\n")]


def saved_by(lines: list[str], sources_path: Path) -> dict[str, bytes]:
    names = [line.removeprefix("saved ") for line in lines if line.startswith("saved ")]
    return {name: (sources_path / name).read_bytes() for name in names}


Compare = Callable[[Path, Unlocked, dict[str, bytes]], list[str]]


def assert_nothing_is_ever_lost(
    runs: int,
    tmp_path: Path,
    pristine: tuple[Path, Unlocked],
    sources_path: Path,
    problems_of: Compare,
) -> None:
    chance = random.Random(9)
    original_path, unlocked = pristine
    saved_in_all = 0
    for run in range(runs):
        vault_path = Path(shutil.copytree(original_path, tmp_path / f"vault {run}"))

        lines = run_and_kill(HONEST, vault_path, sources_path, chance)

        saved = saved_by(lines, sources_path)
        assert problems_of(vault_path, unlocked, saved) == [], f"run {run}"
        assert_withdrawn_are_gone(vault_path, unlocked, lines)
        saved_in_all += len(saved)
        shutil.rmtree(vault_path)
    assert saved_in_all > runs, "the runs were too short to test anything"


def assert_withdrawn_are_gone(path: Path, unlocked: Unlocked, lines: list[str]) -> None:
    withdrawn = {line.removeprefix("withdrawn ") for line in lines if line.startswith("withdrawn")}
    vault = Vault.open_unlocked(path, unlocked, clock=StoppedClock())
    stubs = [item for item in vault.items() if item.original_name in withdrawn]
    vault.close()
    assert {item.original_name for item in stubs} == withdrawn
    for item in stubs:
        assert item.withdrawn_why == "by mistake"
        assert not (path / "blobs" / item.id[:2] / item.id).exists()


def test_what_was_reported_as_saved_survives_a_kill(
    tmp_path: Path,
    pristine_vault: tuple[Path, Unlocked],
    sources_path: Path,
    problems_of: Compare,
    count: Count,
) -> None:
    assert_nothing_is_ever_lost(RUNS, tmp_path, pristine_vault, sources_path, problems_of)

    count("imports killed at random moments", RUNS, ())


@pytest.mark.deep
@pytest.mark.timeout(1800)
def test_what_was_reported_as_saved_survives_hundreds_of_kills(
    tmp_path: Path,
    pristine_vault: tuple[Path, Unlocked],
    sources_path: Path,
    problems_of: Compare,
    count: Count,
) -> None:
    assert_nothing_is_ever_lost(30 * RUNS, tmp_path, pristine_vault, sources_path, problems_of)

    count("imports killed at random moments", 30 * RUNS, ())


def test_a_vault_killed_again_and_again_goes_on(
    tmp_path: Path,
    pristine_vault: tuple[Path, Unlocked],
    sources_path: Path,
    problems_of: Compare,
) -> None:
    original_path, unlocked = pristine_vault
    vault_path = Path(shutil.copytree(original_path, tmp_path / "vault"))
    chance = random.Random(3)
    saved: dict[str, bytes] = {}

    for _ in range(5):
        lines = run_and_kill(HONEST, vault_path, sources_path, chance)
        saved |= saved_by(lines, sources_path)

    assert problems_of(vault_path, unlocked, saved) == []


@pytest.mark.twin("sabotaged twins")
def test_a_program_that_reports_too_early_is_caught(
    tmp_path: Path,
    pristine_vault: tuple[Path, Unlocked],
    sources_path: Path,
    problems_of: Compare,
) -> None:
    chance = random.Random(5)
    original_path, unlocked = pristine_vault
    for run in range(RUNS):
        vault_path = Path(shutil.copytree(original_path, tmp_path / f"vault {run}"))
        lines = run_and_kill(SABOTAGED, vault_path, sources_path, chance)
        problems = problems_of(vault_path, unlocked, saved_by(lines, sources_path))
        if problems:
            assert all(problem.endswith("is not there") for problem in problems)
            return
    pytest.fail(f"a program that reports too early was not caught in {RUNS} runs")
