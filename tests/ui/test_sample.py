"""The sample case through the window: opened, marked on every page, gone in one step."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QLineEdit
from pytestqt.qtbot import QtBot

from evidence_kit.casework.case import NewCase, create_case
from evidence_kit.casework.sample import TOLD_ANSWER
from evidence_kit.casework.trying_out import SAMPLE_PASSPHRASE
from evidence_kit.clock import SystemClock
from evidence_kit.i18n import Words
from evidence_kit.questions import YES
from evidence_kit.settings import read_settings
from evidence_kit.ui.models.languages import Language
from evidence_kit.ui.models.parts import PARTS
from evidence_kit.ui.pages.deleted import DeletedPage
from evidence_kit.ui.pages.sample import SAMPLE_PASSWORD, SamplePage
from evidence_kit.ui.preferences import Preferences
from evidence_kit.ui.resuming import LockReason, Resume
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.vault_process import VaultProcess
from evidence_kit.ui.window import Window
from tests.fakes import CHEAP_KDF, PASSPHRASE, StoppedClock
from tests.ui.conftest import ADULT
from tests.ui.test_whole_story import Person

ENGLISH = (Language(tag="en", name="English"),)

Show = Callable[[Resume | None], Person]


@pytest.fixture
def sample_path(tmp_path: Path) -> Path:
    """A sample with an empty story, closed, where the window looks for it."""
    path = tmp_path / "home" / "Documents" / "Papers to try"
    new = NewCase(ages=ADULT, is_sample=True)
    with create_case(path, new, SAMPLE_PASSPHRASE, clock=StoppedClock(), kdf=CHEAP_KDF) as vault:
        vault.answer_case(TOLD_ANSWER, YES)
    return path


@pytest.fixture
def show(
    qtbot: QtBot, theme: Theme, words: Words, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Show]:
    home = tmp_path / "home"
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "config"))
    (home / "Documents").mkdir(parents=True, exist_ok=True)
    processes: list[VaultProcess] = []

    def made(resume: Resume | None) -> Person:
        vault = VaultProcess()
        processes.append(vault)
        window = Window(
            theme,
            vault,
            words,
            Preferences(home / "settings.toml"),
            languages=ENGLISH,
            make_clock=SystemClock,
            resume=resume,
        )
        qtbot.addWidget(window)
        window.resize(1280, 800)
        window.show()
        window.answer_to_keys()
        return Person(qtbot, window)

    yield made
    for process in processes:
        process.kill()


def test_the_window_shows_the_password_that_opens_it() -> None:
    assert SAMPLE_PASSWORD == SAMPLE_PASSPHRASE


def test_it_is_marked_on_every_page_and_goes_in_one_step(show: Show, sample_path: Path) -> None:
    person = show(None)
    person.presses("No")
    person.presses("Try a made-up case")
    person.presses("Open the sample case")
    person.waits_for("Paste anything", QAbstractButton)
    for part in (*(part.page for part in PARTS), "paste", "settings"):
        person.opens(part)
        assert person.sees("Sample case. Nothing in it is real.") is not None, part
    left: list[Resume] = []
    person.window.case_left.connect(left.append)

    person.presses("Delete the sample")

    person.qtbot.waitUntil(lambda: bool(left), timeout=25_000)
    assert not sample_path.exists()
    assert left[0].reason is LockReason.DELETED
    assert left[0].is_sample
    assert isinstance(show(left[0]).window.shown, DeletedPage)


def test_what_was_put_into_it_keeps_it_and_says_why(show: Show, sample_path: Path) -> None:
    person = show(None)
    person.presses("No")
    person.presses("Try a made-up case")
    person.presses("Open the sample case")
    person.waits_for("Paste anything", QAbstractButton)
    person.opens("story")
    person.types("What was said and done", "They wrote on Friday.")
    person.opens("home")

    person.presses("Delete the sample")

    person.waits_for("Something was added to the sample case")
    assert sample_path.exists()


def test_what_is_just_being_typed_keeps_it_too(show: Show, sample_path: Path) -> None:
    person = show(None)
    person.presses("No")
    person.presses("Try a made-up case")
    person.presses("Open the sample case")
    person.waits_for("Paste anything", QAbstractButton)
    person.opens("story")
    person.types("What was said and done", "They wrote on Friday.")

    person.presses("Delete the sample")

    person.waits_for("Something was added to the sample case")
    assert sample_path.exists()


def test_after_a_lock_the_sample_explains_itself_again(show: Show, sample_path: Path) -> None:
    locked = Resume(reason=LockReason.ASKED, case_path=str(sample_path))

    person = show(locked)

    assert isinstance(person.window.shown, SamplePage)


def test_after_hiding_the_sample_no_start_asks_for_the_password_of_another_case(
    show: Show, sample_path: Path, tmp_path: Path
) -> None:
    person = show(None)
    person.presses("No")
    person.presses("Try a made-up case")
    person.presses("Open the sample case")
    person.waits_for("Paste anything", QAbstractButton)

    with person.qtbot.waitSignal(person.window.hidden, timeout=25_000):
        person.window.hide_now()

    assert sample_path.exists()
    assert not read_settings(tmp_path / "home" / "settings.toml").settings.was_hidden


def test_an_ordinary_case_has_no_such_line(show: Show, case_path: Path) -> None:
    person = show(Resume(reason=LockReason.ASKED, case_path=str(case_path)))
    field = person.waits_for("Password", QLineEdit)
    assert isinstance(field, QLineEdit)
    # It holds letters that no key of this keyboard has.
    field.insert(PASSPHRASE)
    person.presses("Open")

    person.waits_for("Paste anything", QAbstractButton)

    assert person.sees("Delete the sample") is None
