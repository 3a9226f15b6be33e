"""The record pinned outside, on the settings page, with the real vault process."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from evidence_kit import messages
from evidence_kit.i18n import Words
from evidence_kit.ui.models.anchors import AnchorPhase
from evidence_kit.ui.pages.settings import SettingsPage
from evidence_kit.ui.pages.settings_anchors import AnchorsCard
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.vault_process import VaultProcess
from tests.authority import Authority

PATIENCE_MS = 60_000

ReadCase = Callable[[VaultProcess], messages.CaseSeen]


@pytest.fixture
def card(
    qtbot: QtBot, theme: Theme, words: Words, vault: VaultProcess, open_case: ReadCase
) -> AnchorsCard:
    made = AnchorsCard(theme, vault, words)
    qtbot.addWidget(made)
    made.show_case(open_case(vault))
    made.resize(968, 900)
    made.show()
    qtbot.waitUntil(lambda: made.state.seen is not None, timeout=PATIENCE_MS)
    return made


def press(qtbot: QtBot, card: AnchorsCard) -> None:
    assert card.form is not None
    qtbot.mouseClick(card.form.keep, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not card.state.is_busy, timeout=PATIENCE_MS)


def is_pinned(card: AnchorsCard) -> bool:
    return card.state.seen is not None and card.state.seen.pinned_to > 0


def test_a_message_counts_only_when_it_was_sent(qtbot: QtBot, card: AnchorsCard) -> None:
    qtbot.mouseClick(card.message_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: card.state.text is not None, timeout=PATIENCE_MS)
    qtbot.mouseClick(card.message.copy, Qt.MouseButton.LeftButton)
    copied = QGuiApplication.clipboard().text()
    assert "EKA1" in copied
    assert not is_pinned(card)

    press(qtbot, card)
    assert card.state.phase is AnchorPhase.MESSAGE
    card.message.with_whom.set_text("police@example.org")
    press(qtbot, card)
    qtbot.waitUntil(lambda: is_pinned(card), timeout=PATIENCE_MS)
    assert "It is noted." in card.spoken()

    qtbot.mouseClick(card.compare_button, Qt.MouseButton.LeftButton)
    card.compare.text.set_text(copied)
    press(qtbot, card)
    assert "It fits this record." in card.spoken()


def test_what_does_not_check_is_no_verdict(qtbot: QtBot, card: AnchorsCard) -> None:
    qtbot.mouseClick(card.compare_button, Qt.MouseButton.LeftButton)
    card.compare.text.set_text("12345")
    press(qtbot, card)
    assert card.state.problem is not None
    assert card.state.problem.code == "EK-148"
    assert card.state.phase is AnchorPhase.COMPARING


def test_a_page_is_saved_where_it_was_wanted(
    qtbot: QtBot, card: AnchorsCard, tmp_path: Path
) -> None:
    qtbot.mouseClick(card.paper_button, Qt.MouseButton.LeftButton)
    card.paper.with_whom.set_text("my aunt")
    card.save_page_in(str(tmp_path))
    qtbot.waitUntil(lambda: is_pinned(card), timeout=PATIENCE_MS)
    (page,) = tmp_path.glob("*-anchor-*.pdf")
    assert page.read_bytes().startswith(b"%PDF")
    assert card.state.seen is not None
    assert [each.with_whom for each in card.state.seen.recorded] == ["my aunt"]


def test_nothing_is_sent_before_it_was_shown_and_allowed(
    qtbot: QtBot, card: AnchorsCard, authority: Authority
) -> None:
    authority.received.clear()
    qtbot.mouseClick(card.stamp_button, Qt.MouseButton.LeftButton)
    card.stamp.address.set_text(authority.address())
    press(qtbot, card)
    assert card.state.phase is AnchorPhase.SENDING
    assert card.state.stamp is not None
    assert authority.received == []

    request = card.state.stamp.request
    press(qtbot, card)
    qtbot.waitUntil(lambda: is_pinned(card), timeout=PATIENCE_MS)
    assert [body for _, body in authority.received] == [request]
    assert "The time stamp holds." in card.spoken()


def test_not_now_sends_nothing(qtbot: QtBot, card: AnchorsCard, authority: Authority) -> None:
    authority.received.clear()
    qtbot.mouseClick(card.stamp_button, Qt.MouseButton.LeftButton)
    card.stamp.address.set_text(authority.address())
    press(qtbot, card)
    qtbot.mouseClick(card.send.later, Qt.MouseButton.LeftButton)
    assert card.state.phase is AnchorPhase.SHOWN
    assert authority.received == []


def test_a_lying_authority_is_named_and_the_form_stays(
    qtbot: QtBot, card: AnchorsCard, authority: Authority
) -> None:
    qtbot.mouseClick(card.stamp_button, Qt.MouseButton.LeftButton)
    card.stamp.address.set_text(authority.address("/other-hash"))
    press(qtbot, card)
    press(qtbot, card)
    assert card.state.problem is not None
    assert card.state.problem.code == "EK-146"
    assert not is_pinned(card)


def test_a_second_enter_sends_nothing_that_was_not_read(
    qtbot: QtBot, card: AnchorsCard, authority: Authority
) -> None:
    authority.received.clear()
    card.stamp_button.click()
    card.stamp.address.set_text(authority.address())
    card.stamp.address.submitted.emit()
    qtbot.waitUntil(lambda: card.state.phase is AnchorPhase.SENDING, timeout=PATIENCE_MS)

    assert card.send.later.hasFocus()
    assert authority.received == []


def test_what_was_copied_is_said_and_enter_says_who_has_it(qtbot: QtBot, card: AnchorsCard) -> None:
    card.message_button.click()
    qtbot.waitUntil(lambda: card.state.text is not None, timeout=PATIENCE_MS)
    card.message.copy.click()
    assert card.message.copied.isVisible()

    card.message.keep.click()
    assert card.message.with_whom.line.hasFocus()
    card.message.with_whom.set_text("desk@police.example")
    card.message.with_whom.submitted.emit()
    qtbot.waitUntil(lambda: isinstance(card.state.done, messages.Anchored), timeout=PATIENCE_MS)


def again(
    qtbot: QtBot, theme: Theme, words: Words, vault: VaultProcess, case: messages.CaseSeen
) -> SettingsPage:
    made = SettingsPage(theme, vault, words)
    qtbot.addWidget(made)
    made.resize(968, 900)
    made.show()
    made.render(case)
    return made


def test_a_text_that_was_copied_comes_back_as_it_was_copied(
    qtbot: QtBot, theme: Theme, words: Words, vault: VaultProcess, open_case: ReadCase
) -> None:
    page = again(qtbot, theme, words, vault, open_case(vault))
    card = page.anchors_card
    card.message_button.click()
    qtbot.waitUntil(lambda: card.state.text is not None, timeout=PATIENCE_MS)
    assert page.unkept is None, "it was only opened"
    card.message.copy.click()
    copied, shown = QGuiApplication.clipboard().text(), card.state.text
    assert page.unkept is not None
    assert page.unkept.page == "settings"
    qtbot.keyClicks(card.message.with_whom.line, "the polic")
    with qtbot.waitSignal(page._drafts.saved, timeout=PATIENCE_MS):
        page.save_work()
    vault.ask(messages.RecordReferral(force="Something that came in between"))

    page = again(qtbot, theme, words, vault, open_case(vault))
    card = page.anchors_card
    assert card.state.phase is AnchorPhase.MESSAGE
    assert card.state.text == shown
    assert card.message.text.text() == copied
    assert card.message.with_whom.text() == "the polic"
    press(qtbot, card)
    qtbot.waitUntil(lambda: is_pinned(card), timeout=PATIENCE_MS)
    assert shown is not None
    assert card.state.seen is not None
    assert [each.entry for each in card.state.seen.recorded] == [shown.entry]
    assert page.unkept is None
    assert open_case(vault).drafts == {}


def test_what_was_typed_to_compare_comes_back_and_is_done_with_once_compared(
    qtbot: QtBot, theme: Theme, words: Words, vault: VaultProcess, open_case: ReadCase
) -> None:
    page = again(qtbot, theme, words, vault, open_case(vault))
    card = page.anchors_card
    card.message_button.click()
    qtbot.waitUntil(lambda: card.state.text is not None, timeout=PATIENCE_MS)
    text = card.state.text
    assert text is not None
    card.message.later.click()
    card.compare_button.click()
    card.compare.text.edit.insertPlainText(text.text)
    assert page.unkept is not None
    with qtbot.waitSignal(page._drafts.saved, timeout=PATIENCE_MS):
        page.save_work()

    page = again(qtbot, theme, words, vault, open_case(vault))
    card = page.anchors_card
    assert card.state.phase is AnchorPhase.COMPARING
    press(qtbot, card)
    assert "It fits this record." in card.spoken()
    assert page.unkept is None


def test_not_now_leaves_no_text_that_waits_to_be_sent(
    qtbot: QtBot, theme: Theme, words: Words, vault: VaultProcess, open_case: ReadCase
) -> None:
    page = again(qtbot, theme, words, vault, open_case(vault))
    card = page.anchors_card
    card.message_button.click()
    qtbot.waitUntil(lambda: card.state.text is not None, timeout=PATIENCE_MS)
    card.message.copy.click()

    card.message.later.click()

    assert page.unkept is None
