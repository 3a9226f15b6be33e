from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from pytestqt.qtbot import QtBot

from evidence_kit import messages
from evidence_kit.i18n import Words
from evidence_kit.messages import PackageChecked, Problem
from evidence_kit.model import Finding, Verdict
from evidence_kit.progress import Progress, Stage
from evidence_kit.ui.models.checking_package import Shown
from evidence_kit.ui.pages.check_package import CheckPackagePage
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.notice import Notice
from tests.fakes import STARTED_AT, StoppedClock
from tests.pictures.still_vault import StillVault
from tests.unit.ui.seen import finding, seen
from tests.windows import settle

CODE = "9d417c0eb2a853f608cde17b4490a3d2" * 2


def page_with(
    qtbot: QtBot, theme: Theme, answer: messages.Answer | Problem | None = None
) -> tuple[CheckPackagePage, StillVault]:
    answers = {} if answer is None else {messages.CheckPackage: answer}
    vault = StillVault(seen(), answers)  # type: ignore[arg-type]
    page = CheckPackagePage(theme, vault, Words(), clock=StoppedClock())
    vault.setParent(page)
    qtbot.addWidget(page)
    page.resize(1000, 800)
    page.show()
    return page, vault


def checked(*findings: Finding, code: str = CODE) -> PackageChecked:
    return PackageChecked(
        findings=findings, is_intact=True, hand_over_code=code, is_code_compared=True
    )


def press(qtbot: QtBot, page: CheckPackagePage) -> None:
    qtbot.mouseClick(page.check_button, Qt.MouseButton.LeftButton)
    settle()


def test_there_is_a_reason_why_nothing_can_be_checked_yet(qtbot: QtBot, theme: Theme) -> None:
    page, _vault = page_with(qtbot, theme)

    assert not page.check_button.isEnabled()
    assert page.reason.isVisible()
    assert page.first_focus() is page.folder_button


def test_what_is_typed_goes_as_digits_alone(qtbot: QtBot, theme: Theme) -> None:
    page, vault = page_with(qtbot, theme)
    page.choose("/x")
    qtbot.keyClicks(page.code.line, "9D41 7C0E-b2")

    press(qtbot, page)

    assert vault.asked[-1] == messages.CheckPackage(path="/x", code="9d417c0eb2")


def test_while_it_is_checked_there_are_counts_and_a_way_out(qtbot: QtBot, theme: Theme) -> None:
    page, vault = page_with(qtbot, theme)
    page.choose("/x")
    press(qtbot, page)

    vault.move(Progress(stage=Stage.VERIFYING, done=12_000_000, total=31_000_000))

    assert page.progress.counts() == "12 of 31 MB"
    assert not page.folder_button.isEnabled()
    qtbot.mouseClick(page.progress.cancel, Qt.MouseButton.LeftButton)
    assert page.state.check is not None
    assert page.state.check.is_stopping


def test_a_second_check_can_be_ended_like_the_first(qtbot: QtBot, theme: Theme) -> None:
    page, _vault = page_with(qtbot, theme)
    page.choose("/x")
    press(qtbot, page)
    qtbot.mouseClick(page.progress.cancel, Qt.MouseButton.LeftButton)
    page.show_state(page.state.refused(Problem(code="EK-702", facts={})))

    press(qtbot, page)

    assert page.progress.cancel.isEnabled()


def test_the_answer_and_the_code_are_said_apart(qtbot: QtBot, theme: Theme) -> None:
    page, _vault = page_with(qtbot, theme, checked(finding("a"), finding("b", Verdict.MISSING)))
    page.choose("/x")
    qtbot.keyClicks(page.code.line, CODE)

    press(qtbot, page)

    assert page.result.title() == "This is not what was handed over, or not all of it."
    assert "The hand-over code fits" in page.result.spoken()
    assert page.result.property("card") == "danger"


def test_an_added_file_alone_is_not_red(qtbot: QtBot, theme: Theme) -> None:
    page, _vault = page_with(qtbot, theme, checked(finding("a", Verdict.ADDED)))
    page.choose("/x")

    press(qtbot, page)

    assert page.result.property("card") == "plain"


def test_all_answers_or_those_to_look_at_can_be_listed(qtbot: QtBot, theme: Theme) -> None:
    page, _vault = page_with(qtbot, theme, checked(finding("a"), finding("b", Verdict.ALTERED)))
    page.choose("/x")
    press(qtbot, page)
    assert len(page.table_card.table.model.findings) == 1

    page.table_card.chosen.emit(Shown.EVERYTHING)

    assert len(page.table_card.table.model.findings) == 2


def test_a_refusal_is_said_in_words(qtbot: QtBot, theme: Theme) -> None:
    refused = Problem(code="EK-602", facts={"path": "/x", "reason": "y"})
    page, _vault = page_with(qtbot, theme, refused)
    page.choose("/x")

    press(qtbot, page)

    (notice,) = page.findChildren(Notice)
    assert "is not a package" in notice.accessibleName()


def test_a_short_code_is_said_after_leaving_the_field(qtbot: QtBot, theme: Theme) -> None:
    page, _vault = page_with(qtbot, theme)

    qtbot.keyClicks(page.code.line, "9D41")
    assert page.code.note() == ""

    qtbot.keyClick(page.code.line, Qt.Key.Key_Return)
    assert page.code.note().startswith("4 of 64 digits")


def test_another_package_takes_the_former_answer_away(qtbot: QtBot, theme: Theme) -> None:
    page, _vault = page_with(qtbot, theme, checked(finding("a")))
    page.choose("/x")
    press(qtbot, page)

    page.choose("/y")

    assert not page.result.isVisible()


def test_a_folder_can_be_let_go_on_the_page(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    page, _vault = page_with(qtbot, theme)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path))])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    actions = Qt.DropAction.MoveAction | Qt.DropAction.CopyAction
    entering = QDragEnterEvent(QPoint(5, 5), actions, data, buttons, keys)
    dropping = QDropEvent(QPointF(5, 5), actions, data, buttons, keys)

    page.dragEnterEvent(entering)
    page.dropEvent(dropping)

    assert entering.isAccepted()
    assert dropping.dropAction() is Qt.DropAction.CopyAction
    assert page.state.path == str(tmp_path)


@pytest.mark.parametrize("verdict", Verdict)
def test_each_verdict_is_listed_by_its_own_word(
    qtbot: QtBot, theme: Theme, verdict: Verdict
) -> None:
    page, _vault = page_with(qtbot, theme)
    state = replace(page.state, path="/x").begun()

    page.show_state(state.over(checked(finding("x", verdict)), STARTED_AT))

    shown = page.table_card.table.model.index(0, 0).data()
    assert shown.lower() == verdict.value.replace("-", " ")
