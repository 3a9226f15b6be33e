"""Tests for evidence_kit.ui.pages.report_large, opened from the sheet it belongs to."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout
from pytestqt.qtbot import QtBot

from evidence_kit import messages
from evidence_kit.i18n import Words
from evidence_kit.messages import Problem, ReportPage
from evidence_kit.ui.pages.page import Page
from evidence_kit.ui.pages.report_large import LargePage
from evidence_kit.ui.pages.report_sheet import ReportSheet, SheetStage
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.buttons import Button
from tests.pictures.still_vault import StillVault
from tests.unit.ui.seen import item, seen


class Answering(StillVault):
    """Draws whatever page and width was asked for."""

    refuses_next: Problem | None = None
    """What the next request is answered with instead."""

    def ask(self, request: messages.Request, **told: object) -> int:  # type: ignore[override]
        if isinstance(request, messages.LookAtReport):
            height = request.width_px * 2
            page = ReportPage(
                page=request.page,
                pages=3,
                width_px=request.width_px,
                height_px=height,
                rgb=b"\x30" * (request.width_px * height * 3),
                text=f"Words of page {request.page}",
            )
            self.answer_with(messages.LookAtReport, self.refuses_next or page)
            self.refuses_next = None
        return super().ask(request, **told)  # type: ignore[arg-type]


@pytest.fixture
def opened(qtbot: QtBot, theme: Theme) -> tuple[ReportSheet, Answering, Page, Button]:
    """A page of 900 pixels with a narrow sheet and a button on it, and its first page looked at."""
    vault = Answering(seen(), {})
    page = Page(theme, vault, Words())
    vault.setParent(page)
    qtbot.addWidget(page)
    sheet = ReportSheet(theme, vault, Words())
    sheet.setFixedWidth(400)
    other = Button(theme, "Another")
    column = QVBoxLayout(page)
    column.addWidget(sheet)
    column.addWidget(other)
    sheet.show_for(seen(items=(item(1),)), "en")
    page.resize(900, 700)
    page.show()
    sheet.look_button.click()
    still(qtbot, sheet)
    return sheet, vault, page, other


def enlarge(qtbot: QtBot, sheet: ReportSheet) -> LargePage:
    sheet.large_button.setFocus()
    qtbot.keyClick(sheet.large_button, Qt.Key.Key_Return)
    assert sheet.large is not None
    still(qtbot, sheet)
    return sheet.large


def still(qtbot: QtBot, sheet: ReportSheet) -> None:
    qtbot.waitUntil(lambda: sheet.state.stage is SheetStage.SHOWN)


def widths(vault: Answering) -> list[int]:
    return [each.width_px for each in vault.asked if isinstance(each, messages.LookAtReport)]


def test_a_page_is_opened_large_in_the_window_and_drawn_for_there(
    qtbot: QtBot, opened: tuple[ReportSheet, Answering, Page, Button]
) -> None:
    sheet, vault, page, other = opened
    large = enlarge(qtbot, sheet)

    assert not large.isWindow()
    assert large.geometry() == page.rect()
    assert large._picture.accessibleName() == "Page 1 of 3"
    assert large._picture.accessibleDescription() == "Words of page 1"
    small, *_, now = widths(vault)
    assert now == large.width_px > 2 * small
    assert not other.isEnabled()
    assert large._scroll.hasFocus()


def test_pressing_the_page_opens_it_too(
    qtbot: QtBot, opened: tuple[ReportSheet, Answering, Page, Button]
) -> None:
    sheet, *_ = opened
    qtbot.mouseClick(sheet.picture, Qt.MouseButton.LeftButton)
    assert sheet.large is not None


def test_arrows_turn_the_large_pages_also_from_a_button(
    qtbot: QtBot, opened: tuple[ReportSheet, Answering, Page, Button]
) -> None:
    sheet, *_ = opened
    large = enlarge(qtbot, sheet)
    qtbot.keyClick(large._scroll, Qt.Key.Key_Right)
    still(qtbot, sheet)
    assert (sheet.state.page, large._picture.accessibleDescription()) == (2, "Words of page 2")
    large.larger_button.setFocus()
    qtbot.keyClick(large.larger_button, Qt.Key.Key_Left)
    still(qtbot, sheet)
    assert sheet.state.page == 1
    qtbot.keyClick(large._scroll, Qt.Key.Key_Left)
    assert sheet.state.page == 1


def test_plus_and_minus_show_it_larger_and_smaller_and_drawn_anew(
    qtbot: QtBot, opened: tuple[ReportSheet, Answering, Page, Button]
) -> None:
    sheet, vault, *_ = opened
    large = enlarge(qtbot, sheet)
    before = large._picture.width()
    for _step in range(3):
        qtbot.keyClick(large._scroll, Qt.Key.Key_Plus)
    still(qtbot, sheet)
    assert large._picture.width() == pytest.approx(before * 2, abs=2)
    assert widths(vault)[-1] == large.width_px
    for _step in range(9):
        qtbot.keyClick(large._scroll, Qt.Key.Key_Minus)
    still(qtbot, sheet)
    assert large._picture.width() == pytest.approx(before / 2, abs=2)


def test_esc_closes_it_and_the_focus_is_back_with_the_page_that_was_turned_to(
    qtbot: QtBot, opened: tuple[ReportSheet, Answering, Page, Button]
) -> None:
    sheet, _vault, _page, other = opened
    large = enlarge(qtbot, sheet)
    qtbot.keyClick(large._scroll, Qt.Key.Key_Right)
    still(qtbot, sheet)
    qtbot.keyClick(large._scroll, Qt.Key.Key_Escape)
    still(qtbot, sheet)

    assert sheet.large is None
    assert other.isEnabled()
    assert sheet.large_button.hasFocus()
    assert sheet.picture.accessibleDescription() == "Words of page 2"
    assert sheet.picture.pixmap().width() < 400


def test_closing_it_while_it_is_drawn_is_no_refusal(
    qtbot: QtBot, opened: tuple[ReportSheet, Answering, Page, Button]
) -> None:
    sheet, vault, *_ = opened
    refused = Problem(code="EK-601", facts={"reason": "stopped"})
    vault.refuses_next = refused
    sheet.large_button.click()
    large = sheet.large
    assert large is not None
    large.close_page()
    still(qtbot, sheet)
    qtbot.wait(1)

    assert sheet.state.stage is SheetStage.SHOWN
    assert sheet.picture.pixmap().width() < 400


@pytest.mark.parametrize("leave", ["hide", "case"])
def test_no_large_page_stays_where_it_is_not_looked_at(
    qtbot: QtBot, opened: tuple[ReportSheet, Answering, Page, Button], leave: str
) -> None:
    sheet, _vault, page, other = opened
    large = enlarge(qtbot, sheet)
    if leave == "hide":
        page.hide()
    else:
        sheet.show_for(seen(items=(item(1), item(2))), "en")

    assert sheet.large is None
    assert large._picture.pixmap().isNull()
    assert large._picture.accessibleDescription() == ""
    assert other.isEnabled()


def test_the_large_page_follows_the_window(
    qtbot: QtBot, opened: tuple[ReportSheet, Answering, Page, Button]
) -> None:
    sheet, vault, page, _other = opened
    large = enlarge(qtbot, sheet)
    page.resize(700, 600)
    still(qtbot, sheet)

    assert large.geometry() == page.rect()
    assert widths(vault)[-1] == large.width_px < 700
