"""The first page against a real vault: one next thing after the other."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from evidence_kit import messages
from evidence_kit.guidance.loading import load
from evidence_kit.i18n import Words
from evidence_kit.model import IdentifierKind, Provenance, StepState
from evidence_kit.questions import Question
from evidence_kit.resources import asset_path, assets_path
from evidence_kit.ui.models.apps import queue_of
from evidence_kit.ui.pages.home import HomePage
from evidence_kit.ui.pages.home_queue import QueueCard
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.vault_process import VaultProcess
from evidence_kit.ui.widgets.buttons import Button
from evidence_kit.ui.widgets.text_block import TextBlock
from tests.fakes import StoppedClock, run_python
from tests.unit.ui.seen import identifier, item, seen

PATIENCE_MS = 30_000

Ask = Callable[[VaultProcess, messages.Request], messages.Answer]
OpenCase = Callable[[VaultProcess], messages.CaseSeen]


@pytest.fixture
def page(
    qtbot: QtBot, theme: Theme, words: Words, vault: VaultProcess, open_case: OpenCase
) -> HomePage:
    made = HomePage(theme, vault, words, StoppedClock())
    qtbot.addWidget(made)
    made.resize(1000, 800)
    made.show()
    made.render(open_case(vault))
    return made


def press(qtbot: QtBot, page: HomePage, button: Button, open_case: OpenCase) -> None:
    with qtbot.waitSignal(page.case_changed, timeout=PATIENCE_MS):
        button.click()
    page.render(open_case(page.vault))


def on_snapchat(ask: Ask, vault: VaultProcess) -> None:
    ask(
        vault,
        messages.RecordIdentifier(
            kind=IdentifierKind.USERNAME, value="lenak.9421", platform="snapchat"
        ),
    )


def test_the_first_thing_is_whether_somebody_is_in_danger(qtbot: QtBot, page: HomePage) -> None:
    assert page._next.accessibleName() == "Are you safe right now?"
    assert page.first_focus() is page._next.go

    with qtbot.waitSignal(page.wants_page) as wanted:
        page._next.go.click()

    assert wanted.args == ["help"]


def test_after_that_an_empty_case_is_asked_for_the_app(
    qtbot: QtBot, page: HomePage, open_case: OpenCase
) -> None:
    press(qtbot, page, page._next.done, open_case)

    assert page._next.accessibleName() == "Tell us which app it happened in"
    assert not page._next.done.isVisible()


def test_whoever_says_that_they_are_safe_has_it_in_the_report_with_its_time(
    qtbot: QtBot, page: HomePage, open_case: OpenCase
) -> None:
    press(qtbot, page, page._next.done, open_case)

    said = open_case(page.vault).answers[Question.SAFE_AT]
    assert datetime.fromisoformat(said) == StoppedClock().now().replace(microsecond=0)


def test_whoever_puts_the_question_off_said_nothing_about_it(
    qtbot: QtBot, page: HomePage, open_case: OpenCase
) -> None:
    press(qtbot, page, page._next.not_now, open_case)

    assert Question.SAFE_AT not in open_case(page.vault).answers


def test_not_now_goes_on_without_a_comment(
    qtbot: QtBot, page: HomePage, open_case: OpenCase
) -> None:
    press(qtbot, page, page._next.done, open_case)
    press(qtbot, page, page._next.not_now, open_case)

    assert page._next.accessibleName() == "Save what proves it"


def test_who_answers_by_a_key_goes_on_with_the_next_thing(
    qtbot: QtBot, page: HomePage, open_case: OpenCase
) -> None:
    for button in (page._next.done, page._next.not_now):
        button.setFocus(Qt.FocusReason.TabFocusReason)
        press(qtbot, page, button, open_case)

        assert page.focusWidget() is page._next.go


def test_who_answers_elsewhere_is_not_led_away(
    qtbot: QtBot, page: HomePage, open_case: OpenCase
) -> None:
    page._path.open.setFocus(Qt.FocusReason.TabFocusReason)
    press(qtbot, page, page._next.done, open_case)

    assert page.focusWidget() is page._path.open


def test_saving_in_the_last_app_settles_the_step(
    qtbot: QtBot, page: HomePage, ask: Ask, vault: VaultProcess, open_case: OpenCase
) -> None:
    on_snapchat(ask, vault)
    page.render(open_case(vault))
    press(qtbot, page, page._next.done, open_case)
    assert page._next.accessibleName() == "Save the Snapchat chat"

    press(qtbot, page, page._next.done, open_case)

    steps = open_case(vault).steps
    assert steps["st05/app-snapchat"] is steps["st05"] is StepState.DONE
    assert page._next.accessibleName() == "Report them on Snapchat"


def test_the_queue_says_the_whole_row_and_takes_the_answer(
    qtbot: QtBot, page: HomePage, ask: Ask, vault: VaultProcess, open_case: OpenCase
) -> None:
    on_snapchat(ask, vault)
    page.render(open_case(vault))
    (row,) = page._queue.rows.rows
    assert row.button.accessibleName() == (
        "Snapchat, lenak.9421, can vanish today. "
        "Save: Do it now. Report: After step 1. Block: After step 2."
    )
    qtbot.keyClick(row.button, Qt.Key.Key_Right)
    saved = next(each for each in row.findChildren(Button) if each.words() == "It is saved")

    press(qtbot, page, saved, open_case)

    assert "Save: Done. Report: Do it now." in page._queue.rows.rows[0].button.accessibleName()


def test_the_queue_never_says_that_one_piece_is_the_whole_chat(
    qtbot: QtBot, theme: Theme, words: Words
) -> None:
    account = replace(identifier(IdentifierKind.USERNAME, "lenak.9421"), platform="Snapchat")
    piece = replace(item(), provenance=Provenance(app="Snapchat"))
    case = seen(identifiers=(account,), items=(piece,))
    card = QueueCard(theme, words)
    qtbot.addWidget(card)
    card.show_queue(queue_of(case, load(asset_path("guidance")), date(2026, 11, 28)))
    card.show()
    (row,) = card.rows.rows

    qtbot.keyClick(row.button, Qt.Key.Key_Right)

    said = {each.text().partition(":")[0]: each.text() for each in row.findChildren(TextBlock)}
    assert "user name" in said["Here already"]
    assert "The chat" in said["Something of it is here"]
    assert "The chat" not in said["Here already"] + said["Not here yet"]


PAGES = """
import sys
sys._MEIPASS = sys.argv[1]
from PySide6.QtWidgets import QApplication
from evidence_kit.i18n import Words
from evidence_kit.ui.pages.home import HomePage
from evidence_kit.ui.pages.money import MoneyPage
from evidence_kit.ui.pages.steps import StepsPage
from evidence_kit.ui.theme import Look, Theme
from evidence_kit.ui.vault_process import VaultProcess
from evidence_kit.ui.widgets.notice import Notice
application = QApplication([])
theme, vault = Theme(application, Look()), VaultProcess()
for kind in (HomePage, StepsPage, MoneyPage):
    page = kind(theme, vault, Words())
    page.show()
    for notice in page.findChildren(Notice):
        print(kind.__name__, notice.isVisible(), notice.accessibleName())
"""


def test_each_page_that_needs_the_help_says_that_a_part_of_it_is_not_there(tmp_path: Path) -> None:
    assets = tmp_path / "assets"
    assets.mkdir()
    for path in assets_path().iterdir():
        if path.name != "guidance":
            (assets / path.name).symlink_to(path)
    shutil.copytree(assets_path() / "guidance", assets / "guidance")
    (assets / "guidance" / "tools.toml").write_text("[[", "utf-8")

    told = run_python(PAGES, tmp_path).stdout.splitlines()

    title = "A part of the help in this program cannot be read."
    pages = ("HomePage", "StepsPage", "MoneyPage")
    assert [line for line in told if "help" in line] == [f"{each} True {title}" for each in pages]


def test_there_is_one_main_button(page: HomePage) -> None:
    shown = [
        button
        for button in page.findChildren(Button)
        if button.isVisible() and button.kind == "primary"
    ]

    assert len(shown) == 1
