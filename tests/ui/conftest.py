"""Screens against a real vault process, which opens a real vault made with the cheapest key."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from evidence_kit import messages
from evidence_kit.casework.case import NewCase, create_case
from evidence_kit.clock import SystemClock
from evidence_kit.i18n import Words
from evidence_kit.model import AgeInPicture, Ages
from evidence_kit.ui.models.languages import Language
from evidence_kit.ui.preferences import Preferences
from evidence_kit.ui.resuming import Resume
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.vault_process import VaultProcess
from evidence_kit.ui.window import Window
from tests.fakes import CHEAP_KDF, PASSPHRASE, StoppedClock
from tests.ui.loaded_vault import IS_POSSIBLE, LoadedVaultProcess, NewVault, loaded_program
from tests.ui.person import Person
from tests.windows import dressed_application, no_window_is_left, theme, words

__all__ = ["dressed_application", "no_window_is_left", "theme", "words"]

ADULT = Ages(now=34, in_picture=AgeInPicture.ADULT)
YOUNG = Ages(now=15, in_picture=AgeInPicture.UNDER_18)
_PATIENCE_MS = 30_000
"""A process starts, derives a key and opens a vault; under load that takes seconds."""

Ask = Callable[[VaultProcess, messages.Request], messages.Answer]
AtTheWindow = Callable[[Resume | None], Person]


@pytest.fixture(scope="session")
def new_vault(tmp_path_factory: pytest.TempPathFactory) -> Iterator[NewVault]:
    """Makes vault processes that start in no time where that is possible; see the module."""
    if not IS_POSSIBLE:
        yield VaultProcess
        return
    with loaded_program(tmp_path_factory.mktemp("loaded")) as address:
        yield lambda: LoadedVaultProcess(address)


@pytest.fixture(scope="session")
def pristine_cases(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A closed vault for each kind of case; tests get copies."""
    made: dict[str, Path] = {}
    for name, ages in (("adult", ADULT), ("young", YOUNG)):
        path = tmp_path_factory.mktemp("cases") / name
        new = NewCase(ages=ages, country="SI", language="en", initials="SK")
        create_case(path, new, PASSPHRASE, clock=StoppedClock(), kdf=CHEAP_KDF).close()
        made[name] = path
    return made


@pytest.fixture
def ask(qtbot: QtBot) -> Ask:
    """Ask a vault process and wait for its answer; a refusal fails the test with its code."""

    def wait_for_answer(vault: VaultProcess, request: messages.Request) -> messages.Answer:
        heard: list[messages.Answer | messages.Problem] = []
        vault.ask(request, on_done=heard.append, on_refused=heard.append)
        qtbot.waitUntil(lambda: bool(heard), timeout=_PATIENCE_MS)
        assert not isinstance(heard[0], messages.Problem), heard[0].code
        return heard[0]

    return wait_for_answer


@pytest.fixture
def case_path(tmp_path: Path, pristine_cases: dict[str, Path]) -> Path:
    """A closed vault of an adult's case; its passphrase is ``fakes.PASSPHRASE``."""
    return Path(shutil.copytree(pristine_cases["adult"], tmp_path / "case"))


@pytest.fixture
def young_case_path(tmp_path: Path, pristine_cases: dict[str, Path]) -> Path:
    """A closed vault of an under-18 case; its passphrase is ``fakes.PASSPHRASE``."""
    return Path(shutil.copytree(pristine_cases["young"], tmp_path / "young case"))


@pytest.fixture
def vault(case_path: Path, ask: Ask, new_vault: NewVault) -> Iterator[VaultProcess]:
    """A vault process that has an adult's case open; nothing is in it yet."""
    process = new_vault()
    ask(process, messages.OpenCase(path=str(case_path), secret=PASSPHRASE))
    yield process
    process.kill()


@pytest.fixture
def young_vault(young_case_path: Path, ask: Ask, new_vault: NewVault) -> Iterator[VaultProcess]:
    """A vault process that has an under-18 case open; nothing is in it yet."""
    process = new_vault()
    ask(process, messages.OpenCase(path=str(young_case_path), secret=PASSPHRASE))
    yield process
    process.kill()


@pytest.fixture
def open_case(ask: Ask) -> Callable[[VaultProcess], messages.CaseSeen]:
    """Read the case that a vault process has open, as the window reads it for its pages."""

    def read(process: VaultProcess) -> messages.CaseSeen:
        answer = ask(process, messages.ReadCase())
        assert isinstance(answer, messages.CaseSeen)
        return answer

    return read


@pytest.fixture
def at_the_window(
    qtbot: QtBot,
    theme: Theme,
    words: Words,
    *,
    tmp_path: Path,
    new_vault: NewVault,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[AtTheWindow]:
    """Somebody at a window of a program that was started now, or goes on after a lock."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "home" / "config"))
    (tmp_path / "home" / "Documents").mkdir(parents=True)
    processes: list[VaultProcess] = []

    def sit_down(resume: Resume | None) -> Person:
        processes.append(new_vault())
        window = Window(
            theme,
            processes[-1],
            words,
            Preferences(tmp_path / "home" / "settings.toml"),
            languages=(Language(tag="en", name="English"),),
            make_clock=SystemClock,
            resume=resume,
        )
        qtbot.addWidget(window)
        window.resize(1280, 800)
        window.show()
        window.answer_to_keys()
        return Person(qtbot, window)

    yield sit_down
    for process in processes:
        process.kill()
