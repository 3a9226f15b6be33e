"""What opens the case, changed on the settings page, with the real vault process."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from evidence_kit import messages
from evidence_kit.clock import SystemClock
from evidence_kit.i18n import Words
from evidence_kit.store import unlock
from evidence_kit.ui.models.ways_in import WaysPhase
from evidence_kit.ui.pages.settings_key_forms import PasswordForm
from evidence_kit.ui.pages.settings_keys import KeysCard
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.vault_process import VaultProcess
from tests.fakes import PASSPHRASE

PATIENCE_MS = 60_000
NEW = "lantern river copper seven"
LATER = "velvet orchard ninety canoe"

ReadCase = Callable[[VaultProcess], messages.CaseSeen]


@pytest.fixture
def card(
    qtbot: QtBot, theme: Theme, words: Words, vault: VaultProcess, open_case: ReadCase
) -> KeysCard:
    made = KeysCard(theme, vault, words, SystemClock(), lambda _groups: (2, 5))
    qtbot.addWidget(made)
    made.show_case(open_case(vault))
    made.changed.connect(lambda: made.show_case(open_case(vault)))
    made.resize(968, 700)
    made.show()
    return made


def type_new(qtbot: QtBot, card: KeysCard, password: str) -> None:
    form = card.form
    assert isinstance(form, PasswordForm)
    entry = form.entry
    entry.first.set_text(password)
    entry.first.edited.emit(password)
    qtbot.waitUntil(lambda: not entry.is_waiting(), timeout=PATIENCE_MS)
    entry.again.set_text(password)


def give(qtbot: QtBot, card: KeysCard, secret: str = PASSPHRASE) -> None:
    form = card.form
    assert form is not None
    form.secret.set_text(secret)
    qtbot.mouseClick(form.do, Qt.MouseButton.LeftButton)
    assert form.secret.text() == ""
    qtbot.waitUntil(lambda: not card.state.is_busy, timeout=PATIENCE_MS)


def kinds(card: KeysCard) -> list[str]:
    assert card._case is not None
    return [key.kind for key in card._case.keys]


def make_spare_key(qtbot: QtBot, card: KeysCard) -> str:
    card.spare_button.click()
    qtbot.waitUntil(lambda: bool(card.state.groups), timeout=PATIENCE_MS)
    code = "-".join(card.state.groups)
    card.spare_key.paper_button.click()
    for field, place in zip(card.spare_key.groups.fields, (2, 5), strict=True):
        field.set_text(code.split("-")[place])
    return code


def test_a_new_password_opens_the_case_and_the_one_before_does_not(
    qtbot: QtBot, card: KeysCard, case_path: Path
) -> None:
    card.password_button.click()
    type_new(qtbot, card, NEW)

    give(qtbot, card)

    assert card.state.done is WaysPhase.PASSWORD
    assert unlock(case_path, NEW).kind == "passphrase"
    assert card.password.entry.text() == ""
    assert card.spoken().startswith("The new password opens your case.")


def test_who_does_not_know_the_password_changes_nothing_and_may_try_again(
    qtbot: QtBot, card: KeysCard, case_path: Path
) -> None:
    card.password_button.click()
    type_new(qtbot, card, NEW)

    give(qtbot, card, "not this one at all")

    assert card.password.secret.note() == "That was not it. Nothing is lost, try again."
    assert card.password.entry.text() == NEW
    assert unlock(case_path, PASSPHRASE).kind == "passphrase"


def test_without_the_password_of_now_nothing_is_sent(qtbot: QtBot, card: KeysCard) -> None:
    card.password_button.click()
    type_new(qtbot, card, NEW)

    qtbot.mouseClick(card.password.do, Qt.MouseButton.LeftButton)

    assert card.password.hint.text() == "Type the password you have now."
    assert not card.state.is_busy


def test_an_older_spare_key_works_until_the_new_one_was_typed_from_paper(
    qtbot: QtBot, card: KeysCard, case_path: Path
) -> None:
    former = make_spare_key(qtbot, card)
    give(qtbot, card)
    code = make_spare_key(qtbot, card)
    assert unlock(case_path, former).kind == "recovery"
    card.spare_key.groups.fields[0].set_text("0000")
    card.spare_key.secret.set_text(PASSPHRASE)
    qtbot.mouseClick(card.spare_key.do, Qt.MouseButton.LeftButton)
    assert not card.state.is_busy
    assert unlock(case_path, former).kind == "recovery"

    card.spare_key.groups.fields[0].set_text(code.split("-")[2])
    give(qtbot, card)

    assert unlock(case_path, code).kind == "recovery"
    assert kinds(card) == ["passphrase", "recovery"]
    assert card.state.groups == ()


def test_a_support_worker_is_let_in_and_taken_out_again(
    qtbot: QtBot, card: KeysCard, case_path: Path
) -> None:
    card.worker_button.click()
    type_new(qtbot, card, NEW)
    give(qtbot, card)
    assert unlock(case_path, NEW).kind == "worker"
    assert card.remove_button.isVisible()

    card.remove_button.click()
    give(qtbot, card)

    assert card.state.done is WaysPhase.REMOVING
    assert kinds(card) == ["passphrase"]


def test_a_password_that_is_too_easy_is_not_sent(qtbot: QtBot, card: KeysCard) -> None:
    card.password_button.click()
    type_new(qtbot, card, "password1234")
    card.password.secret.set_text(PASSPHRASE)

    qtbot.mouseClick(card.password.do, Qt.MouseButton.LeftButton)

    assert card.password.hint.text() == "This one is too easy. Add a word or two."
    assert not card.state.is_busy


def test_leaving_a_form_forgets_what_was_typed(qtbot: QtBot, card: KeysCard) -> None:
    code = make_spare_key(qtbot, card)
    card.spare_key.secret.set_text(PASSPHRASE)

    card.spare_key.leave.click()

    assert card.state.groups == ()
    assert card.spare_key.secret.text() == ""
    assert all(field.text() == "" for field in card.spare_key.groups.fields)
    assert code not in str(card.state)


def let_in(qtbot: QtBot, card: KeysCard, password: str) -> None:
    card.worker_button.click()
    type_new(qtbot, card, password)
    give(qtbot, card)
    assert card.state.done is WaysPhase.WORKER


def test_of_two_support_workers_the_person_chooses_who_goes(
    qtbot: QtBot, card: KeysCard, case_path: Path
) -> None:
    let_in(qtbot, card, NEW)
    let_in(qtbot, card, LATER)
    card.remove_button.click()
    assert list(card.removal.lines) == [2, 3]
    card.removal.secret.set_text(PASSPHRASE)
    qtbot.mouseClick(card.removal.do, Qt.MouseButton.LeftButton)
    assert card.removal.hint.text() == "Choose which one goes."
    assert not card.state.is_busy

    card.removal.lines[2].click()
    give(qtbot, card)

    assert kinds(card) == ["passphrase", "worker"]
    assert unlock(case_path, LATER).kind == "worker"


def test_a_new_key_leaves_one_way_in_and_says_what_to_make_anew(
    qtbot: QtBot, card: KeysCard, case_path: Path
) -> None:
    make_spare_key(qtbot, card)
    give(qtbot, card)
    before = unlock(case_path, PASSPHRASE).vault_key
    card.new_key_button.click()
    assert "spare key sheet" in card.new_key.line.text()
    type_new(qtbot, card, NEW)

    give(qtbot, card)

    assert card.state.done is WaysPhase.NEW_KEY
    assert kinds(card) == ["passphrase"]
    assert unlock(case_path, NEW).vault_key != before
    assert "Make a new spare key next" in card.spoken()
    assert card.new_key.entry.text() == ""
