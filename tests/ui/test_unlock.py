"""10: the lock screen with a real vault process and a real vault."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from evidence_kit.i18n import Words
from evidence_kit.ui.pages.unlock import Key, OpenedCase, UnlockPage
from evidence_kit.ui.resuming import LockReason
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.vault_process import VaultProcess
from evidence_kit.ui.widgets.notice import Notice
from tests.fakes import PASSPHRASE, flip_bit
from tests.pictures.still_vault import StillVault
from tests.ui.loaded_vault import NewVault
from tests.unit.ui.seen import seen

PATIENCE_MS = 60_000


@pytest.fixture
def closed_vault(new_vault: NewVault) -> Iterator[VaultProcess]:
    process = new_vault()
    yield process
    process.kill()


@pytest.fixture
def page(
    qtbot: QtBot, theme: Theme, words: Words, closed_vault: VaultProcess, case_path: Path
) -> UnlockPage:
    made = UnlockPage(
        theme,
        closed_vault,
        words,
        reason=LockReason.IDLE,
        case_path=str(case_path),
        quiet_minutes=5,
    )
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    return made


def try_to_open(qtbot: QtBot, page: UnlockPage, secret: str) -> None:
    page.secret.set_text(secret)
    qtbot.mouseClick(page.open_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not page.state.is_busy, timeout=PATIENCE_MS)


def test_the_password_opens_the_case_and_leaves_the_field(page: UnlockPage, qtbot: QtBot) -> None:
    page.secret.set_text(PASSPHRASE)

    with qtbot.waitSignal(page.opened, timeout=PATIENCE_MS) as opened:
        page.secret.submitted.emit()

    assert isinstance(opened.args[0], OpenedCase)
    assert opened.args[0].answer.case.initials == "SK"
    # The password has left; the dots stay until the case is shown, or it would look refused.
    assert set(page.secret.text()) == {"•"}
    assert page.secret.is_covered()
    assert not page.open_button.isEnabled()


def test_whoever_waits_longer_than_was_said_is_told_that_nothing_is_wrong(
    page: UnlockPage,
) -> None:
    page._vault = StillVault(seen())
    page.secret.set_text(PASSPHRASE)
    page.open_button.click()
    assert page.secret.note() == ""

    page._patience.timeout.emit()

    assert page.secret.note() == "Still opening. Slow computers take longer. Nothing is wrong."


def test_it_says_one_reason_and_nothing_of_the_case(page: UnlockPage) -> None:
    assert "5 quiet minutes" in page.why.text()
    assert not page.place_card.isVisible()
    assert "EK-2026" not in page.why.text()
    assert page.secret.is_covered()


def test_a_wrong_password_loses_nothing_and_may_be_tried_again(
    page: UnlockPage, qtbot: QtBot
) -> None:
    try_to_open(qtbot, page, "not this one at all")

    assert page.secret.note() == "That was not it. Nothing is lost, try again."
    # It may be the password of another case.
    assert page.place_card.isVisible()
    with qtbot.waitSignal(page.opened, timeout=PATIENCE_MS):
        page.secret.set_text(PASSPHRASE)
        page.open_button.click()


def test_from_the_fifth_wrong_try_the_sheet_is_offered(page: UnlockPage, qtbot: QtBot) -> None:
    for number in range(5):
        try_to_open(qtbot, page, f"wrong password {number}")

    assert "spare key sheet" in page.secret.note()


def test_a_mistyped_spare_key_is_told_apart_from_a_wrong_one(
    page: UnlockPage, qtbot: QtBot
) -> None:
    page.other_key.click()

    try_to_open(qtbot, page, "ABC1-ABC1-ABC1-ABC1-ABC1-ABC1-ABC1-ABC1")

    assert page.state.key is Key.SPARE
    assert page.state.alert is not None
    assert page.state.alert.code == "EK-114"


def test_a_damaged_case_is_not_blamed_on_the_password(
    page: UnlockPage, qtbot: QtBot, case_path: Path
) -> None:
    for name in ("header.a", "header.b"):
        flip_bit(case_path / name, 200)

    try_to_open(qtbot, page, PASSPHRASE)

    (notice,) = page.findChildren(Notice)
    assert notice.accessibleName() == ("The case file is damaged. Your password is not the reason.")
    assert not page.why.isVisible()


def test_a_case_that_is_not_there_lets_another_place_be_chosen(
    page: UnlockPage, qtbot: QtBot, tmp_path: Path
) -> None:
    page.place.set_text(str(tmp_path / "nowhere"))

    try_to_open(qtbot, page, PASSPHRASE)

    assert page.state.alert is not None
    assert page.place_card.isVisible()


def test_capital_letters_are_noticed_where_shift_is_not_held(
    page: UnlockPage, qtbot: QtBot
) -> None:
    qtbot.keyClick(page.secret.line, "A", Qt.KeyboardModifier.ShiftModifier)
    assert page.secret.note() == ""

    qtbot.keyClick(page.secret.line, "B")
    assert page.secret.note() == "Capital letters are on."

    qtbot.keyClick(page.secret.line, "c")
    assert page.secret.note() == ""


def test_a_different_case_asks_for_its_place_then_leads_to_the_start(
    page: UnlockPage, qtbot: QtBot
) -> None:
    page.other_case.click()
    assert page.place_card.isVisible()

    with qtbot.waitSignal(page.other_requested):
        page.other_case.click()


def test_a_place_is_remembered_only_if_that_was_asked_for(page: UnlockPage, qtbot: QtBot) -> None:
    page.secret.set_text(PASSPHRASE)

    with qtbot.waitSignal(page.opened, timeout=PATIENCE_MS) as opened:
        page.open_button.click()

    assert not opened.args[0].is_remembered


def test_a_case_that_cannot_be_read_offers_what_is_whole_and_a_backup(
    page: UnlockPage, qtbot: QtBot, case_path: Path
) -> None:
    (case_path / "case.db").write_bytes(b"\0" * 8192)
    try_to_open(qtbot, page, PASSPHRASE)
    (notice,) = page.findChildren(Notice)

    with qtbot.waitSignal(page.repair_requested) as wanted:
        notice.chosen.emit("repair")

    assert wanted.args == [str(case_path)]
    with qtbot.waitSignal(page.backup_requested):
        notice.chosen.emit("restore")
