"""What any test may ask for: a clock that stands, and an open vault with the cheapest legal key."""

import functools
import gc
import os
import shutil
from collections import Counter
from collections.abc import Callable, Iterator, Sized
from pathlib import Path

import pytest
from hypothesis import settings
from typing_extensions import override
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

from evidence_kit import keys
from evidence_kit.store import Unlocked, Vault, unlock
from tests.authority import Authority, running_authority
from tests.fakes import CHEAP_KDF, PASSPHRASE, StoppedClock, new_case
from tests.replacing import replaced

settings.register_profile("repeatable", deadline=None, derandomize=True, database=None)
settings.load_profile("repeatable")

MEMORY = Path("/dev/shm")
ROOM_BYTES = 4 << 30
"""More than what lies there at any moment, a film of 600 MiB and its copies included."""


def is_fit_for_tests(memory: Path) -> bool:
    """Return whether folders in memory have room, and may hold programs."""
    if not os.access(memory, os.W_OK) or not hasattr(os, "statvfs"):
        return False
    disk = os.statvfs(memory)
    is_large = disk.f_bavail * disk.f_frsize >= ROOM_BYTES
    return is_large and not disk.f_flag & getattr(os, "ST_NOEXEC", 0)


# A vault waits for the disk fifteen times in a small test, and no test learns anything from that.
if is_fit_for_tests(MEMORY):
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))

# What they load has keys of its own: only the processes they are for may import them.
collect_ignore = ["loaded.py", "journeys/starter.py"]

# What a terminal says is compared in English, whoever's computer the tests run on.
os.environ["LC_ALL"] = "C.UTF-8"


WINDOW_TESTS = ("tests/ui/", "tests/unit/ui/", "tests/pictures/")
"""Folders whose tests share one application, and so one process."""

LONG_TESTS = (
    "tests/faults/",
    "tests/journeys/",
    "tests/leaks/",
    "tests/properties/",
    "tests/store/",
)
"""Folders whose files take long for the number of their tests."""


class WindowTogether(LoadScopeScheduling):
    """Gives every file's tests to the next free process, but all those of the window to one.

    What a file prepares for its tests is then made once, in one process.

    WORKAROUND pytest-xdist 3.8.0: with pytest 9.2 its groups are silently ignored, because a test's
    name can no longer be written to. Remove with a version that reads groups again.
    """

    @override
    def _split_scope(self, nodeid: str) -> str:
        return "window" if nodeid.startswith(WINDOW_TESTS) else nodeid.partition("::")[0]


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> WindowTogether:
    # Its own order is by the number of tests, and leaves files of a few long ones to the end.
    config.option.loadscopereorder = False
    return WindowTogether(config, log)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes long: for a long file that comes last all but one process wait."""
    for item in items:
        for mark in item.iter_markers("twin"):
            # Such a test passes only where its twin is caught.
            item.user_properties.append(("twin", mark.args[0]))
    items.sort(
        key=lambda item: (
            not item.nodeid.startswith(WINDOW_TESTS),
            not item.nodeid.startswith(LONG_TESTS),
        )
    )


def pytest_collection_finish() -> None:
    """Leave what was collected to itself: the collector would walk it again and again."""
    gc.freeze()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say what the fault benches counted; each process told its own, and they are added up."""
    totals: dict[str, Counter[str]] = {}
    for reports in terminalreporter.stats.values():
        for report in reports:
            if getattr(report, "when", "") == "call":
                for name, counts in _counted(report):
                    totals.setdefault(name, Counter()).update(counts)
    if totals:
        terminalreporter.section("faults")
    for name, counts in sorted(totals.items()):
        terminalreporter.write_line(f"{name}: {_sentence(counts)}")


def _counted(report: pytest.TestReport) -> Iterator[tuple[str, dict[str, int]]]:
    for key, value in report.user_properties:
        match key, value:
            case "fault bench", [str() as name, dict() as counts]:
                yield name, counts
            case "twin", [str() as name, bool() as is_caught]:
                yield name, {"tried": 1, "caught": int(is_caught)}
            case "twin", str() as name:
                yield name, {"tried": 1, "caught": int(report.passed)}
            case _:
                pass


def _sentence(counts: Counter[str]) -> str:
    if "tried" in counts:
        return f"{counts['tried']:,} tried, {counts['caught']:,} caught"
    parts = [f"{counts['built']:,} made"]
    if "distinct" in counts:
        parts.append(f"{counts['distinct']:,} different ones opened and read")
        parts.append(f"{counts['told']:,} promises compared")
    return ", ".join([*parts, f"{counts['losses']:,} losses found"])


Count = Callable[[str, int, Sized], None]


@pytest.fixture
def count(record_property: Callable[[str, object], None]) -> Count:
    """Counts what a test did: its name, how many, and what it found; told when all are done."""

    def tell(name: str, built: int, losses: Sized) -> None:
        record_property("fault bench", [name, {"built": built, "losses": len(losses)}])

    return tell


DERIVED = functools.cache(keys.derive_key)
"""Every key that was derived in this process; each takes a sixth of a second, even the cheapest."""

DERIVING = frozenset({"test_keys.py", "test_proofs_of_computer.py"})
"""Where deriving itself is what is tried."""


@pytest.fixture(scope="module", autouse=True)
def each_key_is_derived_once(request: pytest.FixtureRequest) -> Iterator[None]:
    """The same words open vaults with the same salt again and again: the answer is remembered."""
    if request.path.name in DERIVING:
        yield
        return
    with replaced(keys, "derive_key", DERIVED):
        yield


@pytest.fixture
def clock() -> StoppedClock:
    return StoppedClock()


@pytest.fixture(scope="session")
def pristine_vault(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Unlocked]:
    """A vault made once; tests work on copies of it, so that no key is derived twice."""
    path = tmp_path_factory.mktemp("pristine") / "vault"
    Vault.create(path, new_case(), PASSPHRASE, clock=StoppedClock(), kdf=CHEAP_KDF).close()
    return path, unlock(path, PASSPHRASE)


@pytest.fixture
def unlocked(pristine_vault: tuple[Path, Unlocked]) -> Unlocked:
    return pristine_vault[1]


@pytest.fixture
def vault_path(tmp_path: Path, pristine_vault: tuple[Path, Unlocked]) -> Path:
    """A closed vault with a case and nothing else in it."""
    return Path(shutil.copytree(pristine_vault[0], tmp_path / "vault"))


@pytest.fixture
def vault(vault_path: Path, unlocked: Unlocked, clock: StoppedClock) -> Iterator[Vault]:
    opened = Vault.open_unlocked(vault_path, unlocked, clock=clock)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Authority]:
    """Return a time-stamping authority that runs on this computer."""
    with running_authority(tmp_path_factory.mktemp("authority")) as running:
        yield running
