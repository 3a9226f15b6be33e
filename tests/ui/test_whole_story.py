"""The whole story through the window, as somebody tells it who knows only what stands on it."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from evidence_kit.casework.ways_in import replace_spare_key
from evidence_kit.clock import SystemClock
from evidence_kit.errors import WrongPassphraseError
from evidence_kit.handover.verification import PackageVerdict, verify_package
from evidence_kit.i18n import Words
from evidence_kit.keys import new_recovery_code
from evidence_kit.progress import Cancel, silent
from evidence_kit.store import Vault, unlock
from evidence_kit.ui.models.languages import Language
from evidence_kit.ui.pages.hand_over import HandOverPage
from evidence_kit.ui.pages.unlock import UnlockPage
from evidence_kit.ui.preferences import Preferences
from evidence_kit.ui.resuming import LockReason, Resume
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.vault_process import VaultProcess
from evidence_kit.ui.window import Window
from tests.fakes import PASSPHRASE, ROOT_PATH
from tests.ui.person import PASSWORD, PATIENCE_MS, Person, makes_a_case

SAMPLE = ROOT_PATH / "assets" / "sample" / "evidence"
CHAT = (
    "Lena: pay 500 EUR by Sunday 18:00 or everybody sees it\n"
    "IBAN SI56 1910 0000 0123 438, my name there is @lena.k_9421 on Instagram\n"
)
ENGLISH = (Language(tag="en", name="English"),)


MakeWindow = Callable[[Resume | None], Window]


@pytest.fixture
def make_window(
    qtbot: QtBot, theme: Theme, words: Words, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[MakeWindow]:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "home" / "config"))
    (tmp_path / "home" / "Documents").mkdir(parents=True)
    processes: list[VaultProcess] = []

    def make(resume: Resume | None) -> Window:
        vault = VaultProcess()
        processes.append(vault)
        window = Window(
            theme,
            vault,
            words,
            Preferences(tmp_path / "home" / "settings.toml"),
            languages=ENGLISH,
            make_clock=SystemClock,
            resume=resume,
        )
        qtbot.addWidget(window)
        window.resize(1280, 800)
        window.show()
        window.answer_to_keys()
        return window

    yield make
    for process in processes:
        process.kill()


def test_from_the_first_question_to_a_package_that_verifies(
    qtbot: QtBot, make_window: MakeWindow, tmp_path: Path
) -> None:
    window = make_window(None)
    person = Person(qtbot, window)
    makes_a_case(person, age="24")

    screenshot = Path(
        shutil.copy(SAMPLE / "Screenshot_20261118-231117_Instagram.png", tmp_path / "threat.png")
    )
    person.drops(screenshot)
    person.presses("No")
    person.presses("Take in 1 file")
    person.waits_for("1 piece, saved and verified")
    person.copies(CHAT)
    person.presses("Paste anything")
    person.presses("Keep")
    stick = tmp_path / "stick"
    stick.mkdir()
    page = person.opens("handover")
    assert isinstance(page, HandOverPage)
    page.choose_place(str(stick))
    person.presses("Make the package")
    person.waits_for("Print the slip")
    (package_path,) = stick.iterdir()
    code = page.giving.code_card.groups.code
    checked = verify_package(package_path, code=code, report=silent, cancel=Cancel())
    assert checked.overall is PackageVerdict.INTACT
    assert (package_path / "data" / "exhibits" / "EX-001.png").read_bytes() == (
        screenshot.read_bytes()
    )


def test_after_a_lock_the_case_is_there_again(qtbot: QtBot, make_window: MakeWindow) -> None:
    window = make_window(None)
    person = Person(qtbot, window)
    makes_a_case(person, age="24")
    person.opens("story")
    person.types("What was said and done", "They wrote on Friday.")
    left: list[Resume] = []
    window.case_left.connect(left.append)

    person.presses("Lock")
    window.close()
    again = Person(qtbot, make_window(left[0]))
    assert isinstance(again.window.shown, UnlockPage)
    again.types("Password", "not this one")
    again.presses("Open")
    again.waits_for("That was not it")
    again.types("Password", PASSWORD)
    again.presses("Open")
    again.waits_for("Paste anything", QAbstractButton)

    again.opens("story")
    field = again.waits_for("What was said and done", QPlainTextEdit)
    assert isinstance(field, QPlainTextEdit)
    assert field.toPlainText() == "They wrote on Friday."


def test_a_lost_passphrase_is_recovered_from_the_sheet(
    qtbot: QtBot, make_window: MakeWindow, case_path: Path
) -> None:
    code = new_recovery_code()
    with Vault.open(case_path, PASSPHRASE, clock=SystemClock()) as vault:
        replace_spare_key(vault, PASSPHRASE, code)
    left: list[Resume] = []
    locked = Resume(reason=LockReason.ASKED, case_path=str(case_path))

    person = Person(qtbot, make_window(locked))
    person.presses("Use the spare key sheet")
    person.types("Spare key", code.lower())
    person.presses("Open")
    person.presses("Set a new password")
    assert person.sees("The password you have now", QLineEdit) is None
    person.types("The new password", PASSWORD)
    person.types("The same again", PASSWORD)
    person.waits_for("Password strength")
    person.presses("Change the password")
    person.waits_for("The new password opens your case.")
    person.window.case_left.connect(left.append)
    person.presses("Lock")
    person.window.close()

    with pytest.raises(WrongPassphraseError):
        unlock(case_path, PASSPHRASE)
    again = Person(qtbot, make_window(left[0]))
    again.types("Password", PASSWORD)
    again.presses("Open")
    again.waits_for("Paste anything", QAbstractButton)
    assert again.sees("You opened the case with the spare key.") is None


def test_the_offer_of_a_spare_key_goes_and_does_not_come_back(
    qtbot: QtBot, make_window: MakeWindow
) -> None:
    person = Person(qtbot, make_window(None))
    makes_a_case(person, age="24")

    person.presses("I don’t want one")

    qtbot.waitUntil(lambda: person.sees("Make a spare key") is None, timeout=PATIENCE_MS)
    person.opens("story")
    person.opens("home")
    assert person.sees("Make a spare key") is None


def test_a_picture_nobody_looked_at_stays_where_it_is_under_18(
    qtbot: QtBot, make_window: MakeWindow, tmp_path: Path
) -> None:
    window = make_window(None)
    person = Person(qtbot, window)
    makes_a_case(person, age="15")
    picture = Path(
        shutil.copy(SAMPLE / "Screenshot_20261118-231117_Instagram.png", tmp_path / "x.png")
    )

    person.drops(picture)
    person.presses("Yes, or not sure")
    person.presses("Done")

    page = person.opens("evidence")
    assert person.sees("1 piece, saved and verified") is None
    assert page.isVisible()
    assert picture.exists()
