"""The steps against a real vault: ticks stay, the gate has its door, numbers are the guidance's."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from evidence_kit import messages
from evidence_kit.i18n import Words
from evidence_kit.model import IdentifierKind, StepState
from evidence_kit.ui.models.path import REMOVE
from evidence_kit.ui.pages.steps import StepsPage
from evidence_kit.ui.pages.steps_removal import RemovalForm, RemovalRow
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.vault_process import VaultProcess
from evidence_kit.ui.widgets.address_row import AddressRow
from evidence_kit.ui.widgets.buttons import Button
from evidence_kit.ui.widgets.choices import CheckRow
from evidence_kit.ui.widgets.contact_rows import ContactRow, ToolRow
from evidence_kit.ui.widgets.labels import Label
from evidence_kit.ui.widgets.qr_picture import QrPicture
from evidence_kit.ui.widgets.row import Row
from evidence_kit.ui.widgets.withdrawing import Withdrawing
from evidence_kit.ui.widgets.wrapped_link import WrappedLink
from tests.fakes import StoppedClock
from tests.windows import settle

PATIENCE_MS = 30_000

Ask = Callable[[VaultProcess, messages.Request], messages.Answer]
OpenCase = Callable[[VaultProcess], messages.CaseSeen]


def page_of(
    qtbot: QtBot, theme: Theme, words: Words, vault: VaultProcess, open_case: OpenCase
) -> StepsPage:
    made = StepsPage(theme, vault, words, StoppedClock())
    qtbot.addWidget(made)
    made.resize(1000, 800)
    made.show()
    made.render(open_case(vault))
    return made


@pytest.fixture
def page(
    qtbot: QtBot, theme: Theme, words: Words, vault: VaultProcess, open_case: OpenCase
) -> StepsPage:
    return page_of(qtbot, theme, words, vault, open_case)


def opened(page: StepsPage, step_id: str) -> Row:
    page._rows.open_row(step_id)
    row = page._rows.find_row(step_id)
    assert row is not None
    return row


def button(row: Row, words: str) -> Button:
    return next(each for each in row.findChildren(Button) if each.words() == words)


def press(qtbot: QtBot, page: StepsPage, pressed: Button | CheckRow, open_case: OpenCase) -> None:
    with qtbot.waitSignal(page.case_changed, timeout=PATIENCE_MS):
        pressed.click()
    page.render(open_case(page.vault))


def test_there_are_eight_rows_of_which_one_is_open_at_most(page: StepsPage) -> None:
    assert len(page._rows.rows) == 8

    opened(page, "st01")
    opened(page, "st08")

    assert [row.key for row in page._rows.rows if row.is_open] == ["st08"]


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        ("Done", StepState.DONE),
        ("Not now", StepState.NOT_NOW),
        ("Not for me", StepState.NOT_FOR_ME),
    ],
)
def test_an_answer_is_remembered_and_said_at_the_end_of_the_row(
    qtbot: QtBot, page: StepsPage, open_case: OpenCase, answer: str, state: StepState
) -> None:
    press(qtbot, page, button(opened(page, "st01"), answer), open_case)

    assert open_case(page.vault).steps == {"st01": state}
    row = page._rows.find_row("st01")
    assert row is not None
    assert row.button.accessibleName() == f"1. Don’t pay, don’t reply, {answer}"
    assert row.is_open


def test_what_was_done_can_be_opened_again(
    qtbot: QtBot, page: StepsPage, open_case: OpenCase
) -> None:
    press(qtbot, page, button(opened(page, "st01"), "Done"), open_case)
    press(qtbot, page, button(opened(page, "st01"), "Open it again"), open_case)

    assert open_case(page.vault).steps == {"st01": StepState.OPEN}


def test_the_gate_gives_its_reason_and_has_a_door(
    qtbot: QtBot, page: StepsPage, open_case: OpenCase
) -> None:
    row = opened(page, "st07")
    assert not [each for each in row.findChildren(Button) if each.words() == "Done"]
    (door,) = row.findChildren(WrappedLink)
    assert door.accessibleName() == "Too much right now? Block anyway. You can still get help."

    door.click()
    press(qtbot, page, button(opened(page, "st07"), "Done"), open_case)

    assert open_case(page.vault).steps == {"st07": StepState.DONE}


def test_after_saving_and_reporting_there_is_no_gate(
    page: StepsPage, ask: Ask, vault: VaultProcess, open_case: OpenCase
) -> None:
    for step_id in ("st05", "st06"):
        ask(vault, messages.SetStep(step_id=step_id, state=StepState.DONE))
    page.render(open_case(vault))

    row = opened(page, "st07")

    assert row.findChildren(WrappedLink) == []
    assert button(row, "Done").isVisible()


def test_a_step_done_is_done_in_every_app_named_so_far(
    qtbot: QtBot, page: StepsPage, ask: Ask, vault: VaultProcess, open_case: OpenCase
) -> None:
    for platform in ("Snapchat", "Instagram"):
        ask(
            vault,
            messages.RecordIdentifier(
                kind=IdentifierKind.USERNAME, value="lena", platform=platform
            ),
        )
    page.render(open_case(vault))

    press(qtbot, page, button(opened(page, "st05"), "Done"), open_case)

    assert set(open_case(vault).steps) == {"st05", "st05/app-snapchat", "st05/app-instagram"}


def test_a_part_under_an_app_ticks_itself_and_can_be_ticked(
    qtbot: QtBot, page: StepsPage, ask: Ask, vault: VaultProcess, open_case: OpenCase
) -> None:
    kept = messages.RecordIdentifier(
        kind=IdentifierKind.USERNAME, value="lena", platform="Snapchat"
    )
    ask(vault, kept)
    page.render(open_case(vault))
    parts = {each.accessibleName(): each for each in opened(page, "st05").findChildren(CheckRow)}
    assert parts["Snapchat: Their user name, number or address, written down"].isChecked()

    press(qtbot, page, parts["Snapchat: The threat and the demand, word for word"], open_case)

    assert open_case(vault).steps == {"st05/app-snapchat/demand": StepState.DONE}


def test_a_tick_keeps_the_focus_where_it_was(
    qtbot: QtBot, page: StepsPage, open_case: OpenCase
) -> None:
    tick = opened(page, "st05").findChildren(CheckRow)[0]
    tick.setFocus(Qt.FocusReason.TabFocusReason)

    press(qtbot, page, tick, open_case)

    focused = page.window().focusWidget()
    assert isinstance(focused, CheckRow)
    assert (focused.words(), focused.isChecked()) == (tick.words(), True)


def test_whoever_comes_back_finds_the_next_thing_open(
    page: StepsPage, ask: Ask, vault: VaultProcess, open_case: OpenCase
) -> None:
    ask(vault, messages.SetStep(step_id="st00", state=StepState.DONE))
    page.render(open_case(vault))
    assert page._rows.open_key == ""

    page.hide()
    page.render(open_case(vault))

    assert page._rows.open_key == "st05"


def test_a_case_number_is_kept_and_its_pin_covered(
    qtbot: QtBot, page: StepsPage, open_case: OpenCase
) -> None:
    form = opened(page, "st09").findChild(RemovalForm)
    for field, text in (
        (form.service, "StopNCII"),
        (form.case_number, "C-104"),
        (form.pin, "4839"),
    ):
        qtbot.keyClicks(field.line, text)
    press(qtbot, page, form.keep, open_case)

    shown = opened(page, "st09").findChild(RemovalRow)
    assert shown._shown_pin.text() == "••••"
    shown.look.click()
    assert shown._shown_pin.text() == "4839"
    assert opened(page, "st09").findChild(RemovalForm).service.text() == ""


def test_what_came_of_a_request_is_changed_and_it_goes_in_the_report_when_ticked(
    qtbot: QtBot, page: StepsPage, ask: Ask, vault: VaultProcess, open_case: OpenCase
) -> None:
    kept = messages.RecordRemoval(service="StopNCII", case_number="C-104", pin="4839")
    ask(vault, kept)
    page.render(open_case(vault))
    press(qtbot, page, opened(page, "st09").findChild(RemovalRow).in_report, open_case)
    assert open_case(vault).answers["removal/1/in-report"] == "yes"

    opened(page, "st09").findChild(RemovalRow).change.click()
    form = opened(page, "st09").findChild(RemovalForm)
    form.status.set_text("Taken down on 28 November")
    with qtbot.waitSignals([page.case_changed] * 2, timeout=PATIENCE_MS):
        form.keep.click()
    page.render(open_case(vault))

    case = open_case(vault)
    (removal,) = case.removals
    assert (removal.case_number, removal.pin) == ("C-104", "4839")
    assert removal.status == "Taken down on 28 November"
    assert case.answers["removal/2/in-report"] == "yes"
    assert opened(page, "st09").findChild(RemovalForm).service.text() == ""


def test_a_change_that_is_left_keeps_the_request(
    page: StepsPage, ask: Ask, vault: VaultProcess, open_case: OpenCase
) -> None:
    ask(vault, messages.RecordRemoval(service="StopNCII"))
    page.render(open_case(vault))
    opened(page, "st09").findChild(RemovalRow).change.click()

    opened(page, "st09").findChild(RemovalForm).later.click()

    assert opened(page, "st09").findChild(RemovalForm).service.text() == ""
    assert len(open_case(vault).removals) == 1


def test_numbers_to_call_stand_large_with_their_source(page: StepsPage) -> None:
    contacts = opened(page, "st08").findChildren(ContactRow)

    assert "Policija, police emergency line" in {each.accessibleName() for each in contacts}


def test_an_adult_is_shown_tools_for_adults(page: StepsPage) -> None:
    names = {each.accessibleName() for each in opened(page, "st09").findChildren(ToolRow)}

    assert "StopNCII" in names


def test_under_18_no_tool_for_adults_is_named(
    qtbot: QtBot, theme: Theme, words: Words, young_vault: VaultProcess, open_case: OpenCase
) -> None:
    page = page_of(qtbot, theme, words, young_vault, open_case)

    names = {each.accessibleName() for each in opened(page, "st09").findChildren(ToolRow)}

    assert names
    assert "StopNCII" not in names


def test_arrows_walk_the_rows_and_open_them(qtbot: QtBot, page: StepsPage) -> None:
    page._rows.open_row("")
    first = page._rows.rows[0].button
    first.setFocus(Qt.FocusReason.TabFocusReason)

    qtbot.keyClick(first, Qt.Key.Key_Down)
    second = page._rows.rows[1]
    qtbot.keyClick(second.button, Qt.Key.Key_Right)

    assert second.is_open
    assert second.button.focusPolicy() is Qt.FocusPolicy.StrongFocus
    assert first.focusPolicy() is Qt.FocusPolicy.ClickFocus

    qtbot.keyClick(second.button, Qt.Key.Key_Left)

    assert not second.is_open


def test_an_answer_about_the_situation_brings_the_plan_for_safety(
    qtbot: QtBot, page: StepsPage, vault: VaultProcess, open_case: OpenCase
) -> None:
    chooser = page._situation.questions["guidance/offender-known"]
    with qtbot.waitSignal(page.case_changed, timeout=PATIENCE_MS):
        chooser.picked.emit("yes")
    page.render(open_case(vault))

    assert chooser.chosen() == "yes"
    keep = opened(page, "st03")
    assert any(each.text() == "I have a plan" for each in keep.findChildren(CheckRow))


def test_an_answer_can_be_taken_back(
    qtbot: QtBot, page: StepsPage, vault: VaultProcess, open_case: OpenCase
) -> None:
    chooser = page._situation.questions["guidance/claim"]
    for answer in ("mass-mail", "not-sure"):
        with qtbot.waitSignal(page.case_changed, timeout=PATIENCE_MS):
            chooser.picked.emit(answer)
        page.render(open_case(vault))

    assert chooser.chosen() == "not-sure"
    assert page._rows.find_row("st05") is not None


def test_the_two_pages_are_asked_for_a_place_under_a_name_that_says_nothing(
    page: StepsPage,
) -> None:
    page._card.sheet_button.click()
    (dialog,) = page._card.findChildren(QFileDialog)

    assert [Path(each).name for each in dialog.selectedFiles()] == ["steps.pdf"]
    dialog.reject()


def test_the_card_is_saved_by_the_vault_process_and_its_addresses_open_nothing(
    qtbot: QtBot, page: StepsPage, tmp_path: Path
) -> None:
    path = tmp_path / "card.pdf"
    codes = [each.qr_button for each in page._card.findChildren(AddressRow) if each.qr_button]
    codes[0].click()
    assert len(page._card.findChildren(QrPicture)) == 1

    page._card.save(str(path))
    qtbot.waitUntil(lambda: str(path) in page._card.note.text(), timeout=PATIENCE_MS)
    sheet = tmp_path / "steps.pdf"
    page._card.save(str(sheet), is_sheet=True)
    qtbot.waitUntil(lambda: str(sheet) in page._card.note.text(), timeout=PATIENCE_MS)

    assert path.read_bytes().startswith(b"%PDF")
    assert sheet.read_bytes().startswith(b"%PDF")


def test_when_it_was_asked_and_answered_is_kept_and_changed_with_the_rest(
    qtbot: QtBot, page: StepsPage, vault: VaultProcess, open_case: OpenCase
) -> None:
    form = opened(page, "st09").findChild(RemovalForm)
    form.service.set_text("StopNCII")
    form.asked.set_text("15.11.2026")
    form.asked.left.emit()
    assert form.asked.note() == "Read as 15 Nov 2026."
    with qtbot.waitSignal(page.case_changed, timeout=PATIENCE_MS):
        form.keep.click()
    page.render(open_case(vault))
    assert open_case(vault).answers == {"removal/1/asked": "2026-11-15"}

    row = opened(page, "st09").findChild(RemovalRow)
    assert "Asked: 15 Nov 2026" in [each.text() for each in row.findChildren(Label)]
    row.change.click()
    form = opened(page, "st09").findChild(RemovalForm)
    form.answered.set_text("yesterday")
    with qtbot.waitSignals([page.case_changed] * 2, timeout=PATIENCE_MS):
        form.keep.click()

    answers = open_case(vault).answers
    assert (answers["removal/2/asked"], answers["removal/2/answered"]) == (
        "2026-11-15",
        "yesterday",
    )


def test_a_week_after_it_was_asked_the_step_says_to_look(
    page: StepsPage, ask: Ask, vault: VaultProcess, open_case: OpenCase
) -> None:
    ask(vault, messages.RecordRemoval(service="StopNCII", asked="2020-01-01"))
    page.render(open_case(vault))

    row = page._rows.find_row("st09")
    assert row is not None
    assert "Look how far it is" in row.button.accessibleName()


def test_what_can_be_printed_stands_under_the_steps(page: StepsPage) -> None:
    rows, printing = page._rows, page._card
    page.resize(1032, 900)
    settle()

    left = printing.mapTo(page, printing.rect().topLeft()).x()
    assert abs(left - rows.mapTo(page, rows.rect().topLeft()).x()) <= 2


def test_why_a_request_is_about_to_be_taken_back_comes_back(  # noqa: PLR0917 - pytest
    qtbot: QtBot,
    theme: Theme,
    words: Words,
    page: StepsPage,
    vault: VaultProcess,
    open_case: OpenCase,
    ask: Ask,
) -> None:
    ask(vault, messages.RecordRemoval(service="StopNCII", case_number="4471"))
    page.render(open_case(vault))
    asking = opened(page, REMOVE).findChild(Withdrawing)
    asking.ask.click()
    qtbot.keyClicks(asking.why.line, "the wrong num")
    assert page.unkept is not None
    with qtbot.waitSignal(page._drafts.saved, timeout=PATIENCE_MS):
        page.save_work()

    again = page_of(qtbot, theme, words, vault, open_case)
    assert REMOVE in again._rows.open_keys
    asking = opened(again, REMOVE).findChild(Withdrawing)
    assert asking.is_asking
    assert asking.why.text() == "the wrong num"
    press(qtbot, again, asking.confirm, open_case)
    assert again.unkept is None
    assert open_case(vault).removals == ()
