"""Settings with the real vault process: the check of everything, and the answers about age."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from evidence_kit import messages
from evidence_kit.i18n import Words
from evidence_kit.model import AgeInPicture, ItemStatus, Route, Verdict
from evidence_kit.settings import Settings, ThemeChoice
from evidence_kit.ui.models.settings_page import AgesPhase
from evidence_kit.ui.pages.settings import SettingsPage
from evidence_kit.ui.theme import Look, Theme
from evidence_kit.ui.vault_process import VaultProcess
from evidence_kit.ui.widgets.labels import Label
from tests.fakes import flip_bit
from tests.windows import settle

PATIENCE_MS = 60_000

Ask = Callable[[VaultProcess, messages.Request], messages.Answer]
ReadCase = Callable[[VaultProcess], messages.CaseSeen]


@pytest.fixture
def filled(vault: VaultProcess, ask: Ask, tmp_path: Path) -> VaultProcess:
    """An adult's case with one ordinary piece and one that is kept sealed."""
    for name in ("chat.txt", "private.txt"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    offers = (
        messages.FileOffer(path=str(tmp_path / "chat.txt")),
        messages.FileOffer(path=str(tmp_path / "private.txt"), is_intimate=True),
    )
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


def check(qtbot: QtBot, page: SettingsPage) -> dict[str, Verdict]:
    qtbot.mouseClick(page.check_card.check_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not page.state.check.is_running, timeout=PATIENCE_MS)
    assert page.state.check.findings is not None, page.state.check.problem
    return {finding.subject: finding.verdict for finding in page.state.check.findings}


def answer_ages(qtbot: QtBot, page: SettingsPage, age: str, answer: AgeInPicture) -> None:
    card = page.ages_card
    qtbot.mouseClick(card.change_button, Qt.MouseButton.LeftButton)
    card.age.line.selectAll()
    qtbot.keyClicks(card.age.line, age)
    qtbot.mouseClick(card.pictures[answer], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(card.foresee_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.state.ages.phase is AgesPhase.FORESEEN, timeout=PATIENCE_MS)


def test_a_sound_case_is_exactly_as_it_was_saved(qtbot: QtBot, page: SettingsPage) -> None:
    found = check(qtbot, page)

    assert set(found.values()) == {Verdict.INTACT}
    assert {"SK-001", "SK-002"} <= found.keys()
    assert page.check_card.spoken() == "Everything is exactly as you saved it."


def test_a_changed_file_is_named_and_red(qtbot: QtBot, page: SettingsPage, case_path: Path) -> None:
    case = page.state.case
    assert case is not None
    (blob,) = (case_path / "blobs").glob(f"*/{case.items[0].id}")
    flip_bit(blob, blob.stat().st_size // 2)

    found = check(qtbot, page)

    assert found["SK-001"] is Verdict.ALTERED
    assert found["SK-002"] is Verdict.INTACT
    assert page.check_card.spoken() == "SK-001 is no longer what you saved"


def test_a_removed_file_is_called_missing(
    qtbot: QtBot, page: SettingsPage, case_path: Path
) -> None:
    case = page.state.case
    assert case is not None
    (blob,) = (case_path / "blobs").glob(f"*/{case.items[0].id}")
    blob.unlink()

    assert check(qtbot, page)["SK-001"] is Verdict.MISSING
    assert page.check_card.spoken() == "The stored file of SK-001 is missing"


def test_what_would_go_is_said_before_anything_goes(
    qtbot: QtBot, page: SettingsPage, filled: VaultProcess, open_case: ReadCase
) -> None:
    answer_ages(qtbot, page, "17", AgeInPicture.ADULT)

    assert "SK-002" in page.ages_card.spoken()
    assert "ask them first" in page.ages_card.spoken()
    statuses = {item.label: item.status for item in open_case(filled).items}
    assert statuses["SK-002"] is ItemStatus.HELD


def test_what_would_follow_is_read_from_its_beginning(
    qtbot: QtBot, page: SettingsPage, theme: Theme
) -> None:
    theme.set_look(Look(text_percent=200))
    page.resize(1032, 420)

    answer_ages(qtbot, page, "17", AgeInPicture.ADULT)
    settle()

    viewport = page._scroll.viewport()
    title = page.ages_card._outcome_title
    top = title.mapTo(viewport, title.rect().topLeft()).y()
    assert 0 <= top < viewport.height() // 2


def test_after_a_yes_what_was_named_is_gone(
    qtbot: QtBot, page: SettingsPage, filled: VaultProcess, open_case: ReadCase
) -> None:
    answer_ages(qtbot, page, "17", AgeInPicture.ADULT)
    with qtbot.waitSignal(page.case_changed, timeout=PATIENCE_MS):
        qtbot.mouseClick(page.ages_card.yes_button, Qt.MouseButton.LeftButton)

    case = open_case(filled)
    assert case.case.ages.is_under_18_case
    assert {item.label: item.status for item in case.items}["SK-002"] is ItemStatus.WITHDRAWN
    assert "Taken out: SK-002." in page.ages_card.spoken()


def test_leaving_them_changes_nothing(
    qtbot: QtBot, page: SettingsPage, filled: VaultProcess, open_case: ReadCase
) -> None:
    answer_ages(qtbot, page, "17", AgeInPicture.NOT_SURE)
    qtbot.mouseClick(page.ages_card.no_button, Qt.MouseButton.LeftButton)

    assert page.state.ages.phase is AgesPhase.SHOWN
    assert not open_case(filled).case.ages.is_under_18_case


def test_in_the_window_answers_do_not_become_looser(
    qtbot: QtBot,
    theme: Theme,
    words: Words,
    young_vault: VaultProcess,
    open_case: ReadCase,
) -> None:
    page = SettingsPage(theme, young_vault, words)
    qtbot.addWidget(page)
    page.render(open_case(young_vault))
    page.show()

    answer_ages(qtbot, page, "34", AgeInPicture.ADULT)

    assert "stricter, not looser" in page.ages_card.spoken()
    assert not page.ages_card.yes_button.isVisible()


def test_a_preference_is_told_whole(qtbot: QtBot, page: SettingsPage) -> None:
    with qtbot.waitSignal(page.settings_changed) as heard:
        qtbot.mouseClick(page.looks.larger, Qt.MouseButton.LeftButton)

    assert heard.args == [Settings(text_percent=110)]
    assert page.state.settings.theme is ThemeChoice.FOLLOW


def test_what_protects_this_computer_is_tried_and_said(qtbot: QtBot, page: SettingsPage) -> None:
    rows = page.protection_card.rows
    qtbot.waitUntil(lambda: rows.lines[0].icon != "hourglass", timeout=PATIENCE_MS)

    assert rows.lines[0].is_strong
    assert rows.lines[0].icon in {"check", "alert"}
    assert len(rows.lines) > 3


def test_a_wrong_country_is_changed_and_holds_from_then_on(
    qtbot: QtBot, page: SettingsPage, filled: VaultProcess, open_case: ReadCase
) -> None:
    card = page.country_card
    assert card.country.chosen() == "SI"
    line = card.country.box.lineEdit()
    line.selectAll()
    qtbot.keyClicks(line, "ital")
    with qtbot.waitSignal(page.case_changed, timeout=PATIENCE_MS):
        qtbot.keyClick(line, Qt.Key.Key_Return)

    case = open_case(filled)
    page.render(case)
    assert (case.case.country, card.country.chosen()) == ("IT", "IT")


def test_what_cannot_be_one_country_changes_nothing(
    qtbot: QtBot, page: SettingsPage, filled: VaultProcess, open_case: ReadCase
) -> None:
    line = page.country_card.country.box.lineEdit()
    line.selectAll()
    qtbot.keyClicks(line, "un")
    qtbot.keyClick(line, Qt.Key.Key_Tab)

    assert (open_case(filled).case.country, page.country_card.country.chosen()) == ("SI", "SI")


def test_the_record_of_changes_stands_there_in_words(qtbot: QtBot, page: SettingsPage) -> None:
    card = page.record_card

    card.button.click()
    qtbot.waitUntil(lambda: bool(card.rows.rows), timeout=PATIENCE_MS)

    said = [row.findChildren(Label)[0].text() for row in card.rows.rows]
    assert said[-4:] == [
        "exhibit taken in: SK-002",
        "exhibit taken in: SK-001",
        "keys changed",
        "case created",
    ]
    assert "UTC" in card.rows.rows[0].findChildren(Label)[1].text()
    assert card.note.text().startswith(f"{len(said)} entries, the newest first.")
    card.button.click()
    assert card.rows.rows == ()
