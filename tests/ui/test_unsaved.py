"""Words that cannot be written: what the window says, and what is asked before they are lost."""

import resource
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from evidence_kit.clock import SystemClock
from evidence_kit.i18n import Words
from evidence_kit.store import Vault
from evidence_kit.ui.models.languages import Language
from evidence_kit.ui.pages.unlock import UnlockPage
from evidence_kit.ui.preferences import Preferences
from evidence_kit.ui.resuming import LockReason, Resume
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.window import Window
from tests.fakes import PASSPHRASE
from tests.ui.loaded_vault import NewVault
from tests.ui.person import PATIENCE_MS, Person

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="only there the disk of another process can be stopped"
)

SAID = "He wrote at night. He wanted 500 euros by Sunday."
WHAT = "What was said and done"
STILL_HERE = "What you typed is still here, not saved yet."
NOT_SAVED = "What you typed last is not saved yet."


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    return Preferences(tmp_path / "settings" / "settings.toml")


@pytest.fixture
def person(
    qtbot: QtBot,
    theme: Theme,
    words: Words,
    *,
    preferences: Preferences,
    new_vault: NewVault,
    case_path: Path,
) -> Iterator[Person]:
    """Somebody who has opened «What happened» of a case."""
    vault = new_vault()
    window = Window(
        theme,
        vault,
        words,
        preferences,
        languages=(Language(tag="en", name="English"),),
        make_clock=SystemClock,
        resume=Resume(reason=LockReason.ASKED, case_path=str(case_path)),
    )
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    window.answer_to_keys()
    window.activateWindow()
    made = Person(qtbot, window)
    lock_screen = window.shown
    assert isinstance(lock_screen, UnlockPage)
    lock_screen.secret.set_text(PASSPHRASE)
    made.presses("Open")
    made.waits_for("Paste anything")
    made.opens("story")
    yield made
    vault.kill()


class Disk:
    """What a case lies on, as its vault process finds it: it can stop taking anything."""

    def __init__(self, case_path: Path) -> None:
        lock_path = str(case_path / "lock")
        (self._process_id,) = {
            int(opened.parts[2])
            for opened in Path("/proc").glob("[0-9]*/fd/*")
            if opened.is_symlink() and _target(opened) == lock_path
        }
        self._before = resource.prlimit(self._process_id, resource.RLIMIT_FSIZE)

    def stops(self) -> None:
        """Let no file grow or change any more: every write of the vault process is refused."""
        resource.prlimit(self._process_id, resource.RLIMIT_FSIZE, (0, self._before[1]))

    def is_back(self) -> None:
        """Let the vault process write again."""
        resource.prlimit(self._process_id, resource.RLIMIT_FSIZE, self._before)


def _target(link: Path) -> str:
    try:
        return str(link.readlink())
    except OSError:
        # Its process has gone in the meantime.
        return ""


@pytest.fixture
def disk(person: Person, case_path: Path) -> Disk:
    """The disk of the open case."""
    assert person.window.has_case
    return Disk(case_path)


@pytest.fixture
def left(person: Person) -> list[Resume]:
    """Hear how the case was left."""
    heard: list[Resume] = []
    person.window.case_left.connect(heard.append)
    return heard


def foot_of(person: Person) -> str:
    assert person.window.shell is not None
    return person.window.shell.foot.line


def types_while_nothing_can_be_written(person: Person, disk: Disk) -> None:
    disk.stops()
    person.types(WHAT, SAID)
    person.qtbot.waitUntil(lambda: foot_of(person).startswith("Not saved yet"), timeout=PATIENCE_MS)


def kept_in(case_path: Path) -> str:
    with Vault.open(case_path, PASSPHRASE, clock=SystemClock()) as vault:
        kept = vault.contents()
        statement = kept.statement
        return " ".join((*vault.drafts().values(), "" if statement is None else statement.facts))


def test_nothing_is_called_saved_while_the_case_cannot_be_written_to(
    person: Person, disk: Disk
) -> None:
    types_while_nothing_can_be_written(person, disk)

    assert person.sees(STILL_HERE) is not None
    field = person.sees(WHAT, QPlainTextEdit)
    assert isinstance(field, QPlainTextEdit)
    assert field.toPlainText() == SAID


def test_what_was_refused_is_saved_by_itself_once_the_stick_is_back(
    person: Person, left: list[Resume], disk: Disk, case_path: Path
) -> None:
    types_while_nothing_can_be_written(person, disk)

    disk.is_back()

    person.qtbot.waitUntil(
        lambda: foot_of(person).startswith("Everything is saved."), timeout=PATIENCE_MS
    )
    assert person.sees(STILL_HERE) is None
    person.presses("Lock")
    assert [(each.reason, each.is_unsaved) for each in left] == [(LockReason.ASKED, False)]
    assert SAID in kept_in(case_path)


def test_a_lock_asks_first_and_the_words_can_be_taken_along(
    person: Person, left: list[Resume], disk: Disk
) -> None:
    disk.stops()
    person.types(WHAT, SAID)

    # At once: what was typed in the last second was not even sent.
    person.presses("Lock")

    person.waits_for(NOT_SAVED)
    assert left == []
    person.presses("Copy the words")
    assert QGuiApplication.clipboard().text() == SAID
    # Nobody guards the clipboard here, and what lies on it at the end outlives the application.
    QGuiApplication.clipboard().clear()
    person.waits_for("The words are copied, for ten seconds.")
    person.presses("Lock all the same")
    assert [each.is_unsaved for each in left] == [True]


def test_the_question_goes_by_itself_once_the_words_are_saved(person: Person, disk: Disk) -> None:
    types_while_nothing_can_be_written(person, disk)
    person.presses("Lock")
    person.waits_for(NOT_SAVED)

    disk.is_back()

    person.qtbot.waitUntil(lambda: person.sees(NOT_SAVED) is None, timeout=PATIENCE_MS)
    assert person.window.has_case


def test_closing_asks_first_too_and_then_closes(person: Person, disk: Disk) -> None:
    types_while_nothing_can_be_written(person, disk)

    person.window.close()

    assert person.window.isVisible()
    person.presses("Close all the same")
    assert not person.window.isVisible()


def test_hiding_never_asks_and_the_next_start_does_not_say_that_all_is_saved(
    person: Person, preferences: Preferences, disk: Disk, case_path: Path
) -> None:
    preferences.change(case_path=str(case_path))
    types_while_nothing_can_be_written(person, disk)

    with person.qtbot.waitSignal(person.window.hidden, timeout=PATIENCE_MS):
        person.window.hide_now()
        assert not person.window.isVisible()

    assert not preferences.settings.was_hidden


def test_a_lock_that_nobody_asked_for_says_afterwards_that_not_everything_is_saved(
    person: Person, left: list[Resume], disk: Disk
) -> None:
    types_while_nothing_can_be_written(person, disk)

    person.window.lock(LockReason.SLEPT)

    assert [each.is_unsaved for each in left] == [True]
    person.window.fronts.begin(left[0])
    person.waits_for("Not everything could be saved. What you typed last may be missing.")


BEGUN = "What you began on “Money” waits there and is not in your case yet."


def begins_a_payment(person: Person) -> None:
    person.opens("money")
    person.presses("Add a payment")
    person.types("How much?", "150")
    person.qtbot.waitUntil(lambda: foot_of(person) == BEGUN, timeout=PATIENCE_MS)


def test_the_foot_says_on_every_page_that_a_form_was_begun(person: Person) -> None:
    begins_a_payment(person)

    person.opens("home")
    assert foot_of(person) == BEGUN


def test_a_lock_does_not_ask_about_a_form_and_the_lock_screen_says_that_it_waits(
    person: Person, left: list[Resume], case_path: Path
) -> None:
    begins_a_payment(person)

    person.presses("Lock")

    assert [(each.is_half_made, each.is_unsaved) for each in left] == [(True, False)]
    assert "150" in kept_in(case_path)


def test_closing_asks_once_about_a_form_and_shows_it(person: Person) -> None:
    begins_a_payment(person)
    person.opens("home")

    person.window.close()

    person.waits_for(BEGUN)
    person.presses("Show it")
    assert person.window.has_case
    field = person.waits_for("How much?", QLineEdit)
    assert isinstance(field, QLineEdit)
    assert field.text() == "150"
    person.window.close()
    assert person.window.has_case
    person.window.close()
    assert not person.window.isVisible()


def test_a_form_in_the_settings_is_named_everywhere_and_closing_leads_to_it(
    person: Person, left: list[Resume], case_path: Path
) -> None:
    assert person.window.shell is not None
    person.window.shell.show_page("settings")
    person.presses("Compare a page")
    person.types("What stands there", "12 345")
    begun = "What you began on “Settings” waits there and is not in your case yet."
    person.qtbot.waitUntil(lambda: foot_of(person) == begun, timeout=PATIENCE_MS)

    person.opens("home")
    assert foot_of(person) == begun
    person.window.close()
    person.presses("Show it")
    assert person.window.shell.page_name == "settings"
    assert person.sees("What stands there") is not None

    person.presses("Lock")
    assert [each.is_half_made for each in left] == [True]
    assert "12 345" in kept_in(case_path)
