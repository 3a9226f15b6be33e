"""The end of a case in the window: asked about, deleted, and finished where it was cut."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from evidence_kit import messages
from evidence_kit.casework.deleting import keep_until
from evidence_kit.i18n import Words
from evidence_kit.store import Vault, deleting
from evidence_kit.ui.models.deletion import DeletionPhase
from evidence_kit.ui.models.languages import Language
from evidence_kit.ui.pages.deleted import DeletedPage
from evidence_kit.ui.pages.settings import SettingsPage
from evidence_kit.ui.pages.settings_deletion import DeletionCard
from evidence_kit.ui.pages.unlock import UnlockPage
from evidence_kit.ui.pages.welcome import WelcomePage
from evidence_kit.ui.preferences import Preferences
from evidence_kit.ui.resuming import LockReason, Resume
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.vault_process import VaultProcess
from evidence_kit.ui.widgets.notice import Notice
from evidence_kit.ui.window import Window
from tests.fakes import PASSPHRASE, StoppedClock
from tests.ui.loaded_vault import NewVault

PATIENCE_MS = 60_000
TODAY = StoppedClock().now().date().isoformat()

ReadCase = Callable[[VaultProcess], messages.CaseSeen]


@pytest.fixture
def card(
    qtbot: QtBot, theme: Theme, words: Words, vault: VaultProcess, open_case: ReadCase
) -> DeletionCard:
    made = DeletionCard(theme, vault, words)
    qtbot.addWidget(made)
    made.show_case(open_case(vault))
    made.resize(968, 900)
    made.show()
    made.begin_button.click()
    qtbot.waitUntil(lambda: made.state.phase is DeletionPhase.FORESEEN, timeout=PATIENCE_MS)
    return made


def press_delete(qtbot: QtBot, card: DeletionCard, secret: str = PASSPHRASE) -> None:
    assert card.state.foreseen is not None
    card.reference.set_text(card.state.foreseen.reference.lower())
    card.secret.set_text(secret)
    qtbot.mouseClick(card.delete_button, Qt.MouseButton.LeftButton)
    assert card.secret.text() == ""


def test_keeping_the_case_is_where_the_keys_are(card: DeletionCard, case_path: Path) -> None:
    assert card.leave_button.hasFocus()
    assert "handed over" in card.spoken()

    card.leave_button.click()

    assert card.state.phase is DeletionPhase.SHOWN
    assert (case_path / "header.a").exists()


def test_without_the_reference_or_the_password_nothing_is_asked(
    qtbot: QtBot, card: DeletionCard, vault: VaultProcess, case_path: Path
) -> None:
    qtbot.mouseClick(card.delete_button, Qt.MouseButton.LeftButton)
    assert card.reference.note() == "Not the same. Nothing is deleted."
    assert card.state.foreseen is not None
    card.reference.set_text(card.state.foreseen.reference)
    qtbot.mouseClick(card.delete_button, Qt.MouseButton.LeftButton)

    assert card.secret.note() == "Type the password you have now."
    assert not vault.is_busy
    assert (case_path / "header.a").exists()


def test_a_wrong_password_deletes_nothing(
    qtbot: QtBot, card: DeletionCard, case_path: Path
) -> None:
    press_delete(qtbot, card, "not this one")
    qtbot.waitUntil(lambda: card.state.is_wrong, timeout=PATIENCE_MS)

    assert card.state.phase is DeletionPhase.FORESEEN
    assert (case_path / "header.a").exists()


def test_a_receipt_is_written_only_where_a_folder_was_chosen(
    qtbot: QtBot, card: DeletionCard, case_path: Path, tmp_path: Path
) -> None:
    card.take_receipt_folder(str(tmp_path))
    assert card.receipt.isChecked()

    with qtbot.waitSignal(card.deleted, timeout=PATIENCE_MS) as deleted:
        press_delete(qtbot, card)

    assert not case_path.exists()
    assert Path(deleted.args[0].receipt_path).parent == tmp_path
    assert Path(deleted.args[0].receipt_path).exists()


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    return Preferences(tmp_path / "settings.toml")


@pytest.fixture
def process(new_vault: NewVault) -> Iterator[VaultProcess]:
    made = new_vault()
    yield made
    made.kill()


@pytest.fixture
def make_window(
    qtbot: QtBot, theme: Theme, words: Words, preferences: Preferences, process: VaultProcess
) -> Callable[[Resume], Window]:
    def make(resume: Resume) -> Window:
        made = Window(
            theme,
            process,
            words,
            preferences,
            languages=(Language(tag="en", name="English"),),
            make_clock=StoppedClock,
            resume=resume,
        )
        qtbot.addWidget(made)
        made.resize(1280, 800)
        made.show()
        made.answer_to_keys()
        return made

    return make


MakeWindow = Callable[[Resume], Window]


def type_password(window: Window) -> UnlockPage:
    page = window.shown
    assert isinstance(page, UnlockPage)
    page.secret.set_text(PASSPHRASE)
    page.open_button.click()
    return page


def test_a_deleted_case_leaves_the_window_with_nothing_of_it(
    qtbot: QtBot, make_window: MakeWindow, preferences: Preferences, case_path: Path
) -> None:
    with Vault.open(case_path, PASSPHRASE, clock=StoppedClock()) as opened:
        keep_until(opened, TODAY, clock=StoppedClock())
    preferences.change(case_path=str(case_path))
    window = make_window(Resume(reason=LockReason.ASKED, case_path=str(case_path)))
    left: list[Resume] = []
    window.case_left.connect(left.append)
    type_password(window)
    qtbot.waitUntil(lambda: window.shell is not None, timeout=PATIENCE_MS)
    assert window.shell is not None
    # The day has come: it is asked, and nothing else happens.
    assert any(
        "still needed" in each.accessibleName() for each in window.shell.findChildren(Notice)
    )

    window.show_page("settings")
    page = window.shell.page
    assert isinstance(page, SettingsPage)
    assert page.state.case is not None
    assert page.state.case.kept_until == TODAY
    card = page.deletion_card
    card.begin_button.click()
    qtbot.waitUntil(lambda: card.state.phase is DeletionPhase.FORESEEN, timeout=PATIENCE_MS)
    press_delete(qtbot, card)
    qtbot.waitUntil(lambda: bool(left), timeout=PATIENCE_MS)

    assert not case_path.exists()
    assert left[0].reason is LockReason.DELETED
    assert preferences.settings.case_path == ""
    assert window.shell is None
    again = make_window(left[0])
    assert isinstance(again.shown, DeletedPage)
    again.shown.start_button.click()
    assert isinstance(again.shown, WelcomePage)


def test_a_deletion_that_was_cut_is_finished_on_the_lock_screen(
    qtbot: QtBot, make_window: MakeWindow, case_path: Path
) -> None:
    (case_path / "holiday.txt").write_text("mine")
    deleting.destroy_keys(case_path)
    window = make_window(Resume(reason=LockReason.ASKED, case_path=str(case_path)))
    page = type_password(window)
    qtbot.waitUntil(lambda: page.state.alert is not None, timeout=PATIENCE_MS)
    assert page.state.alert is not None
    assert page.state.alert.code == "EK-150"

    (notice,) = page.findChildren(Notice)
    notice.chosen.emit("finish")
    qtbot.waitUntil(lambda: isinstance(window.shown, DeletedPage), timeout=PATIENCE_MS)

    assert [each.name for each in case_path.iterdir()] == ["holiday.txt"]
    assert isinstance(window.shown, DeletedPage)
    assert "1 file that was not the case’s own stays" in window.shown.text.text()


def test_a_day_is_chosen_and_taken_back_in_settings(
    qtbot: QtBot, theme: Theme, words: Words, vault: VaultProcess, open_case: ReadCase
) -> None:
    page = SettingsPage(theme, vault, words)
    qtbot.addWidget(page)
    page.render(open_case(vault))
    page.case_changed.connect(lambda: page.render(open_case(vault)))
    card = page.retention_card

    card.day.set_text("2031-02-30")
    card.keep_button.click()
    qtbot.waitUntil(lambda: bool(card.day.note()), timeout=PATIENCE_MS)
    card.day.set_text("2031-02-28")
    with qtbot.waitSignal(page.case_changed, timeout=PATIENCE_MS):
        card.keep_button.click()
    assert open_case(vault).kept_until == "2031-02-28"
    with qtbot.waitSignal(page.case_changed, timeout=PATIENCE_MS):
        card.never_button.click()

    assert open_case(vault).kept_until == ""
