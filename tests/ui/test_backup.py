"""A backup from Settings with the real vault process, and the quiet line on the first page."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from evidence_kit import messages
from evidence_kit.i18n import Words
from evidence_kit.model import Route
from evidence_kit.settings import Settings
from evidence_kit.ui.models.backup import LONG_DAYS
from evidence_kit.ui.pages.home import HomePage
from evidence_kit.ui.pages.settings import SettingsPage
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.vault_process import VaultProcess
from tests.fakes import StoppedClock

PATIENCE_MS = 60_000

Ask = Callable[[VaultProcess, messages.Request], messages.Answer]
ReadCase = Callable[[VaultProcess], messages.CaseSeen]


@pytest.fixture
def filled(vault: VaultProcess, ask: Ask, tmp_path: Path) -> VaultProcess:
    (tmp_path / "chat.txt").write_text("pay", encoding="utf-8")
    offers = (messages.FileOffer(path=str(tmp_path / "chat.txt")),)
    ask(vault, messages.AddFiles(offers=offers, route=Route.FILE_DIALOG))
    return vault


@pytest.fixture
def page(
    qtbot: QtBot, theme: Theme, words: Words, filled: VaultProcess, open_case: ReadCase
) -> SettingsPage:
    made = SettingsPage(theme, filled, words)
    qtbot.addWidget(made)
    made.set_settings(Settings())
    made.render(open_case(filled))
    made.resize(1032, 700)
    made.show()
    return made


def wait(qtbot: QtBot, page: SettingsPage) -> None:
    qtbot.waitUntil(lambda: not page.state.backup.is_running, timeout=PATIENCE_MS)


def test_a_backup_is_written_read_back_and_remembered(
    qtbot: QtBot, page: SettingsPage, tmp_path: Path, open_case: ReadCase
) -> None:
    (tmp_path / "stick").mkdir()
    assert page.backup_card.last.text() == "No backup of this case was made yet."

    with qtbot.waitSignal(page.case_changed, timeout=PATIENCE_MS):
        page.make_backup(str(tmp_path / "stick"))

    assert [each.name for each in (tmp_path / "stick").iterdir()] == ["case.ekbackup"]
    assert "Read back and verified" in page.backup_card.spoken()
    page.render(open_case(page.vault))
    assert page.backup_card.last.text().startswith("Last backup: ")


def test_a_place_that_is_gone_is_said_and_the_case_is_untouched(
    qtbot: QtBot, page: SettingsPage, tmp_path: Path
) -> None:
    qtbot.mouseClick(page.backup_card.make_button, Qt.MouseButton.LeftButton)
    (dialog,) = page.findChildren(QFileDialog)
    assert dialog.testOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.reject()

    page.make_backup(str(tmp_path / "no stick"))
    wait(qtbot, page)

    assert page.state.backup.problem is not None
    assert page.state.backup.problem.code == "EK-402"
    assert "That place cannot be written to." in page.backup_card.spoken()
    assert not page.backup_card.make_button.isHidden()


def test_the_first_page_offers_a_backup_quietly_and_takes_no_for_a_week(
    qtbot: QtBot, theme: Theme, words: Words, filled: VaultProcess, open_case: ReadCase
) -> None:
    clock = StoppedClock()
    home = HomePage(theme, filled, words, clock)
    qtbot.addWidget(home)
    home.render(open_case(filled))
    assert home._backup.isHidden()
    # The piece was saved by the computer's own clock.
    clock.advance(50 * 365 * 24 * 3600)
    home._answer_offer("never")
    qtbot.waitUntil(lambda: "spare-key-offer" in open_case(filled).drafts, timeout=PATIENCE_MS)
    home.render(open_case(filled))
    assert not home._backup.isHidden()

    with qtbot.waitSignal(home.case_changed, timeout=PATIENCE_MS):
        home._backup.not_now.click()

    home.render(open_case(filled))
    assert home._backup.isHidden()
    clock.advance(LONG_DAYS * 24 * 3600)
    home.render(open_case(filled))
    assert not home._backup.isHidden()
    with qtbot.waitSignal(home.wants_page) as wanted:
        home._backup.make.click()
    assert wanted.args == ["settings"]
