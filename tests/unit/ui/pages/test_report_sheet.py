import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from evidence_kit import messages
from evidence_kit.i18n import Words
from evidence_kit.messages import Problem, ReportPage
from evidence_kit.ui.pages.report_sheet import ReportSheet, SheetStage
from evidence_kit.ui.theme import Theme
from tests.pictures.still_vault import StillVault
from tests.unit.ui.seen import item, seen

PAGE = ReportPage(
    page=1, pages=3, width_px=40, height_px=56, rgb=b"\x30" * (40 * 56 * 3), text="Evidence report"
)


def sheet_with(
    qtbot: QtBot, theme: Theme, answer: messages.Answer | Problem | None
) -> tuple[ReportSheet, StillVault]:
    vault = StillVault(seen(), {} if answer is None else {messages.LookAtReport: answer})
    sheet = ReportSheet(theme, vault, Words())
    vault.setParent(sheet)
    qtbot.addWidget(sheet)
    sheet.show_for(seen(items=(item(1),)), "en")
    sheet.resize(600, 900)
    sheet.show()
    return sheet, vault


def look(qtbot: QtBot, sheet: ReportSheet, stage: SheetStage) -> None:
    qtbot.mouseClick(sheet.look_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: sheet.state.stage is stage)


def test_nothing_is_laid_out_before_somebody_asks(qtbot: QtBot, theme: Theme) -> None:
    sheet, vault = sheet_with(qtbot, theme, PAGE)

    assert vault.asked == []
    assert not sheet.picture.isVisible()


def test_a_page_is_shown_with_its_text_as_its_description(qtbot: QtBot, theme: Theme) -> None:
    sheet, vault = sheet_with(qtbot, theme, PAGE)
    look(qtbot, sheet, SheetStage.SHOWN)

    (asked,) = vault.asked
    assert isinstance(asked, messages.LookAtReport)
    assert (asked.page, asked.language) == (1, "en")
    assert sheet.picture.pixmap().width() == 40
    assert sheet.picture.accessibleName() == "Page 1 of 3"
    assert sheet.picture.accessibleDescription() == "Evidence report"
    assert not sheet.previous_button.isEnabled()


def test_page_down_asks_for_the_next_page_alone(qtbot: QtBot, theme: Theme) -> None:
    sheet, vault = sheet_with(qtbot, theme, PAGE)
    look(qtbot, sheet, SheetStage.SHOWN)

    qtbot.mouseClick(sheet.next_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: sheet.state.stage is SheetStage.SHOWN)

    assert [each.page for each in vault.asked if isinstance(each, messages.LookAtReport)] == [1, 2]


@pytest.mark.parametrize("leave", ["hide", "close", "language", "case"])
def test_no_page_stays_where_it_is_not_looked_at(qtbot: QtBot, theme: Theme, leave: str) -> None:
    sheet, _ = sheet_with(qtbot, theme, PAGE)
    look(qtbot, sheet, SheetStage.SHOWN)

    match leave:
        case "hide":
            sheet.hide()
        case "close":
            qtbot.mouseClick(sheet.close_button, Qt.MouseButton.LeftButton)
        case "language":
            sheet.show_for(seen(items=(item(1),)), "sl")
        case _:
            sheet.show_for(seen(items=(item(1), item(2))), "en")

    assert sheet.state.stage is SheetStage.CLOSED
    assert sheet.picture.pixmap().isNull()
    assert sheet.picture.accessibleDescription() == ""


def test_an_answer_that_comes_late_shows_nothing(qtbot: QtBot, theme: Theme) -> None:
    sheet, _ = sheet_with(qtbot, theme, None)
    look(qtbot, sheet, SheetStage.DRAWING)
    sheet.close_page()

    sheet._on_drawn(PAGE)

    assert sheet.state.stage is SheetStage.CLOSED
    assert sheet.picture.pixmap().isNull()


def test_why_there_is_no_page_is_said(qtbot: QtBot, theme: Theme) -> None:
    sheet, _ = sheet_with(qtbot, theme, Problem(code="EK-601", facts={"reason": "x"}))
    look(qtbot, sheet, SheetStage.REFUSED)

    assert "EK-601" in sheet.state.says
    assert sheet.look_button.isVisible()
