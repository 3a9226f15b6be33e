"""Threats and who was told, against a real vault: kept, changed, taken back."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from evidence_kit import messages
from evidence_kit.i18n import Words
from evidence_kit.model import Demand, IdentifierKind
from evidence_kit.ui.models.times import Precision
from evidence_kit.ui.pages.story import StoryPage
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.vault_process import VaultProcess
from evidence_kit.ui.widgets.buttons import Button
from evidence_kit.ui.widgets.row import Row
from evidence_kit.ui.widgets.row_list import RowList
from evidence_kit.ui.widgets.withdrawing import Withdrawing

PATIENCE_MS = 30_000

OpenCase = Callable[[VaultProcess], messages.CaseSeen]


@pytest.fixture
def page(
    qtbot: QtBot, theme: Theme, words: Words, vault: VaultProcess, open_case: OpenCase
) -> StoryPage:
    lena = messages.RecordIdentifier(
        kind=IdentifierKind.USERNAME, value="lena.9", platform="Snapchat"
    )
    # Answered before the case is read below: answers come in order.
    vault.ask(lena)
    made = StoryPage(theme, vault, words)
    qtbot.addWidget(made)
    made.resize(1000, 800)
    made.show()
    made.render(open_case(vault))
    return made


def keep(qtbot: QtBot, page: StoryPage, pressed: Button, times: int = 1) -> messages.CaseSeen:
    with qtbot.waitSignals([page.case_changed] * times, timeout=PATIENCE_MS):
        pressed.click()
    heard: list[messages.Answer] = []
    page.vault.ask(messages.ReadCase(), on_done=heard.append)
    qtbot.waitUntil(lambda: bool(heard), timeout=PATIENCE_MS)
    (case,) = heard
    assert isinstance(case, messages.CaseSeen)
    page.render(case)
    return case


def press_in(rows: RowList, key: str, words: str) -> None:
    rows.open_row(key)
    row = rows.find_row(key)
    assert isinstance(row, Row)
    next(each for each in row.findChildren(Button) if each.words() == words).click()


def test_a_threat_is_kept_with_its_account_and_changed_without_losing_its_time(
    qtbot: QtBot, page: StoryPage
) -> None:
    page._time.add.click()
    page._form.what.set_text("Pay or everybody sees it.")
    page._form.when.set_value(Precision.ABOUT, "Friday evening")
    page._form.is_threat.setChecked(True)
    page._form.account.choose("Snapchat, lena.9")
    page._form.demand.choose(Demand.MONEY)
    first = keep(qtbot, page, page._form.keep)

    press_in(page._time.rows, "threat/1", "Change")
    page._form.what.set_text("Pay 500 or everybody sees it.")
    case = keep(qtbot, page, page._form.keep, times=2)

    assert (first.threats[0].platform, first.threats[0].subject) == ("Snapchat, lena.9", "S1")
    (threat,) = case.threats
    assert (threat.number, threat.text) == (2, "Pay 500 or everybody sees it.")
    assert (threat.at_text, threat.demand) == ("about Friday evening", Demand.MONEY)
    assert "story/entry" not in case.drafts


def test_a_change_that_is_left_changes_nothing(qtbot: QtBot, page: StoryPage) -> None:
    page._time.add.click()
    page._form.what.set_text("He called.")
    keep(qtbot, page, page._form.keep)

    press_in(page._time.rows, "event/1", "Change")
    page._form.later.click()
    page._time.add.click()

    assert page._form.what.text() == ""
    assert page._form.heading.text() == "Add something that happened"


def test_words_that_were_begun_are_not_lost_to_a_change(qtbot: QtBot, page: StoryPage) -> None:
    page._time.add.click()
    page._form.what.set_text("He called.")
    keep(qtbot, page, page._form.keep)
    page._time.add.click()
    page._form.what.set_text("Half a sent")

    press_in(page._time.rows, "event/1", "Change")

    assert page._form.what.text() == "Half a sent"
    assert page._form.what.note().startswith("Keep this first")


def test_who_was_told_is_kept_changed_and_taken_back(qtbot: QtBot, page: StoryPage) -> None:
    page._told.add.click()
    page._told_form.force.set_text("Police, Ljubljana")
    page._told_form.reference.set_text("PR 12/2026")
    page._told_form.officer.set_text("M. Novak")
    kept = keep(qtbot, page, page._told_form.keep)

    press_in(page._told.rows, "referral/1", "Change")
    page._told_form.reference.set_text("PR 13/2026")
    changed = keep(qtbot, page, page._told_form.keep, times=2)
    page._told.rows.open_row("referral/2")
    with qtbot.waitSignal(page.case_changed, timeout=PATIENCE_MS):
        page._told.withdrawn.emit("referral/2", "not needed")
    page._recorder.changed.emit()

    assert (kept.referrals[0].reference, kept.referrals[0].officer) == ("PR 12/2026", "M. Novak")
    assert [each.reference for each in changed.referrals] == ["PR 13/2026"]
    assert page._state.withdrawn == ("Police, Ljubljana",)


def test_nothing_said_is_not_kept(page: StoryPage) -> None:
    page._told.add.click()

    page._told_form.keep.click()

    assert page._told_form.force.note() == "A name or a number is enough."


def test_why_something_is_about_to_be_taken_back_comes_back(  # noqa: PLR0917 - pytest
    qtbot: QtBot,
    theme: Theme,
    words: Words,
    page: StoryPage,
    vault: VaultProcess,
    open_case: OpenCase,
) -> None:
    vault.ask(messages.RecordReferral(force="Police station"))
    vault.ask(messages.RecordEvent(at_text="2026-11-15", text="He wrote."))
    page.render(open_case(vault))
    for rows, key in ((page._told.rows, "referral/1"), (page._time.rows, "event/1")):
        press_in(rows, key, "Withdraw")
        qtbot.keyClicks(reason_in(rows, key).why.line, f"begun for {key}")
    assert page.unkept is not None
    with qtbot.waitSignal(page._drafts.saved, timeout=PATIENCE_MS):
        page.save_work()

    again = StoryPage(theme, vault, words)
    qtbot.addWidget(again)
    again.show()
    again.render(open_case(vault))

    told, event = again._told.rows, again._time.rows
    assert reason_in(told, "referral/1").why.text() == "begun for referral/1"
    assert reason_in(event, "event/1").why.text() == "begun for event/1"
    for rows, key in ((told, "referral/1"), (event, "event/1")):
        keep(qtbot, again, reason_in(rows, key).confirm)
    assert again.unkept is None


def reason_in(rows: RowList, key: str) -> Withdrawing:
    row = rows.find_row(key)
    assert isinstance(row, Row)
    found = row.findChild(Withdrawing)
    assert isinstance(found, Withdrawing)
    return found
