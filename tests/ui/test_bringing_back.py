"""A case out of a backup and out of a damaged case, with a real vault process and real vaults."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from evidence_kit.i18n import Words
from evidence_kit.model import AgeInPicture, Ages
from evidence_kit.store import Vault
from evidence_kit.ui.models.bringing_back import Way
from evidence_kit.ui.pages.bringing_back import BringingBackPage
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.vault_process import VaultProcess
from tests.fakes import PASSPHRASE, BytesSource, StoppedClock, new_item
from tests.ui.loaded_vault import NewVault

PATIENCE_MS = 60_000

Make = Callable[[Way, Path, Path], BringingBackPage]


@pytest.fixture(scope="module")
def other(dressed_application: QApplication, new_vault: NewVault) -> Iterator[VaultProcess]:
    """A vault process in which no case is open; nothing here opens one."""
    assert dressed_application
    process = new_vault()
    yield process
    process.kill()


@pytest.fixture
def make(qtbot: QtBot, theme: Theme, words: Words, other: VaultProcess) -> Make:
    def made(way: Way, source: Path, target: Path) -> BringingBackPage:
        page = BringingBackPage(
            theme,
            other,
            words,
            StoppedClock(),
            way=way,
            source_path=str(source),
            target_path=str(target),
        )
        qtbot.addWidget(page)
        page.resize(1280, 800)
        page.show()
        return page

    return made


@pytest.fixture
def filled(case_path: Path) -> Path:
    """A closed vault of an adult's case with one text in it."""
    with Vault.open(case_path, PASSPHRASE, clock=StoppedClock()) as vault:
        vault.add_item(BytesSource(b"pay"), new_item("chat.txt"))
    return case_path


@pytest.fixture
def backup(filled: Path, tmp_path: Path) -> Path:
    """A backup of that case."""
    path = tmp_path / "case.ekbackup"
    with Vault.open(filled, PASSPHRASE, clock=StoppedClock()) as vault:
        vault.write_backup(path)
    return path


def act(qtbot: QtBot, page: BringingBackPage, secret: str = PASSPHRASE) -> None:
    page.secret.set_text(secret)
    qtbot.mouseClick(page.act, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not page.state.is_running, timeout=PATIENCE_MS)


def said(page: BringingBackPage) -> str:
    return "" if page._notice is None else page._notice._to_say


def test_a_backup_becomes_a_case_that_is_checked_and_opens(
    qtbot: QtBot, make: Make, backup: Path, tmp_path: Path
) -> None:
    before = backup.read_bytes()
    page = make(Way.BACKUP, backup, tmp_path / "back" / "Papers")

    act(qtbot, page)

    assert "Every piece was read and checked" in said(page)
    assert page.secret.text() == ""
    assert backup.read_bytes() == before
    with qtbot.waitSignal(page.open_requested) as wanted:
        page.open_button.click()
    assert wanted.args == [str(tmp_path / "back" / "Papers")]
    with Vault.open(tmp_path / "back" / "Papers", PASSPHRASE, clock=StoppedClock()) as vault:
        assert [item.label for item in vault.contents().items] == ["SK-001"]


def test_a_wrong_password_costs_nothing(
    qtbot: QtBot, make: Make, backup: Path, tmp_path: Path
) -> None:
    page = make(Way.BACKUP, backup, tmp_path / "Papers")

    act(qtbot, page, "not this one at all")

    assert page.secret.note() == "That was not it. Nothing is lost, try again."
    assert not (tmp_path / "Papers").exists()
    act(qtbot, page)
    assert page.state.brought is not None


def test_nothing_that_is_there_is_replaced_and_another_name_stands_there(
    qtbot: QtBot, make: Make, backup: Path, tmp_path: Path
) -> None:
    (tmp_path / "Papers").mkdir()
    (tmp_path / "Papers" / "letter.txt").write_text("mine", encoding="utf-8")
    page = make(Way.BACKUP, backup, tmp_path / "Papers")

    act(qtbot, page)

    assert "Another name stands in the field now." in said(page)
    assert [each.name for each in (tmp_path / "Papers").iterdir()] == ["letter.txt"]
    act(qtbot, page)
    assert (tmp_path / "Papers 2" / "header.a").exists()


def test_a_file_that_is_no_backup_is_said_in_words(
    qtbot: QtBot, make: Make, tmp_path: Path
) -> None:
    (tmp_path / "letter.txt").write_text("mine", encoding="utf-8")
    page = make(Way.BACKUP, tmp_path / "letter.txt", tmp_path / "Papers")

    act(qtbot, page)

    assert page.state.alert is not None
    assert page.state.alert.code == "EK-130"
    assert not (tmp_path / "Papers").exists()


def test_the_backup_is_chosen_in_a_dialogue_without_small_pictures(
    qtbot: QtBot, make: Make, tmp_path: Path
) -> None:
    page = make(Way.BACKUP, Path(), tmp_path / "Papers")
    qtbot.mouseClick(page.choose_source, Qt.MouseButton.LeftButton)

    (dialog,) = page.findChildren(QFileDialog)

    assert dialog.testOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.reject()


def test_what_a_cut_attempt_left_is_named(
    qtbot: QtBot, make: Make, backup: Path, tmp_path: Path, case_path: Path
) -> None:
    (tmp_path / "new").mkdir()
    left = tmp_path / "new" / ".Papers.0a1b2c3d.partial"
    left.mkdir()
    shutil.copyfile(case_path / "header.a", left / "header.a")
    page = make(Way.BACKUP, backup, tmp_path / "new" / "Papers")

    act(qtbot, page)

    assert ".Papers.0a1b2c3d.partial" in said(page)
    assert left.exists()


def test_a_damaged_case_is_saved_into_a_new_place_and_stays_as_it_is(
    qtbot: QtBot, make: Make, filled: Path, tmp_path: Path
) -> None:
    damaged = filled / "case.db"
    damaged.write_bytes(b"\0" * damaged.stat().st_size)
    page = make(Way.DAMAGED, filled, tmp_path / "whole")

    act(qtbot, page)

    brought = page.state.brought
    assert brought is not None
    assert [finding.subject for finding in brought.bad] == ["database"]
    assert page.table.isVisible()
    assert "Nothing in the old folder was changed." in said(page)
    assert damaged.read_bytes() == b"\0" * damaged.stat().st_size


def test_lost_answers_about_age_are_asked_again_and_hold(
    qtbot: QtBot, make: Make, filled: Path, tmp_path: Path
) -> None:
    (filled / "case.db").unlink()
    shutil.rmtree(filled / "backup", ignore_errors=True)
    page = make(Way.DAMAGED, filled, tmp_path / "whole")
    act(qtbot, page)
    assert page.again.isVisible()

    page.again_button.click()
    page.ages.age.set_text("34")
    page.ages.in_picture.choose(AgeInPicture.ADULT)
    page.ages.nothing_visible.setChecked(True)
    act(qtbot, page)

    assert page.ages.find_answers() == Ages(now=34, in_picture=AgeInPicture.ADULT)
    assert page.state.brought is not None
    assert page.state.brought.path == str(tmp_path / "whole 2")
    assert not page.state.brought.is_under_18
    assert not page.again.isVisible()
