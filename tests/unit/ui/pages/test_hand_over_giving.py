from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from evidence_kit.i18n import Words
from evidence_kit.messages import (
    ExportSeen,
    LeftOut,
    PackageChecked,
    PackageMade,
    Problem,
    ReportMade,
)
from evidence_kit.model import Finding, Verdict
from evidence_kit.ui.models.hand_over import (
    HandOverState,
    Out,
    PackageOut,
    ReportOut,
    code_of,
    is_spoilt,
)
from evidence_kit.ui.pages.hand_over_giving import GivingPanel
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.labels import Label
from evidence_kit.ui.widgets.text_block import TextBlock
from tests.fakes import STARTED_AT
from tests.unit.ui.seen import finding, seen
from tests.windows import settle

CODE = "9d417c0eb2a853f608cde17b4490a3d2" * 2
REPORT = ReportOut(
    made=ReportMade(path="/x/report.pdf", sha256="ab" * 32, exhibits=2), at=STARTED_AT, pages=14
)
BEFORE = ExportSeen(version=2, kind="package", made_at=STARTED_AT, code=CODE)


def package(
    *findings: Finding,
    left_out: tuple[LeftOut, ...] = (),
    zip_path: str = "",
    passphrase: str = "",
) -> PackageOut:
    made = PackageMade(
        passphrase=passphrase,
        folder_path="/media/POLICE/EK",
        zip_path=zip_path,
        hand_over_code=CODE,
        exhibits=2,
        left_out=left_out,
    )
    checked = PackageChecked(
        findings=findings, is_intact=True, hand_over_code=CODE, is_code_compared=True
    )
    return PackageOut(made=made, at=STARTED_AT, pages=14, checked=checked if findings else None)


@pytest.fixture
def panel(qtbot: QtBot, theme: Theme, words: Words) -> GivingPanel:
    made = GivingPanel(theme, words)
    qtbot.addWidget(made)
    made.resize(1000, 900)
    made.show()
    return made


def shown(panel: GivingPanel, out: Out, **changes: object) -> set[str]:
    state = HandOverState(case=seen(), out=out)
    panel.show_state(replace(state, **changes))  # type: ignore[arg-type]
    settle()
    labels = {each.text() for each in panel.findChildren(Label) if each.isVisible()}
    return labels | {each.text() for each in panel.findChildren(TextBlock) if each.isVisible()}


def test_the_answer_comes_first(panel: GivingPanel) -> None:
    texts = shown(panel, package(finding("a"), finding("b")))

    assert "Complete. Nothing is missing." in texts
    assert {
        "2 pieces of evidence are in it",
        "14 pages of report",
        "No files that do not belong",
    } <= texts
    assert "2 of 2 points checked and right" in texts


def test_each_piece_that_is_not_in_it_is_named_with_its_reason(panel: GivingPanel) -> None:
    left_out = (LeftOut(label="JS-005", reason="image not held"),)

    texts = shown(panel, package(finding("a"), left_out=left_out))

    assert {"JS-005", "image not held"} <= texts
    assert "JS-005: image not held" in panel.spoken_answer()


def test_what_lies_there_otherwise_shows_no_code_to_hand_over(panel: GivingPanel) -> None:
    out = package(finding("a"), finding("data/x.png", Verdict.ALTERED))

    texts = shown(panel, out)

    assert is_spoilt(out)
    assert "data/x.png" in texts
    assert "2 pieces of evidence are in it" not in texts
    assert not panel.code_card.isVisible()
    assert panel.first_focus() is panel.again_button
    assert panel.again_button.kind == "primary"


def test_why_it_could_not_be_checked_is_said(panel: GivingPanel) -> None:
    out = replace(package(), obstacle=Problem(code="EK-702", facts={}))

    texts = shown(panel, out)

    assert "Made, but it could not be checked to the end." in texts
    assert any(text.startswith("You stopped the check at the end.") for text in texts)


def test_a_zip_is_named_where_there_is_one(panel: GivingPanel) -> None:
    assert "The same as one ZIP" in shown(panel, package(finding("a"), zip_path="/x.zip"))
    assert "The same as one ZIP" not in shown(panel, package(finding("a")))


def test_a_report_alone_speaks_of_no_package(panel: GivingPanel) -> None:
    texts = shown(panel, REPORT)

    assert "The report is written." in texts
    assert "Anybody can check it" not in texts
    assert code_of(REPORT) == ""


def test_a_package_from_before_is_not_said_to_be_checked(panel: GivingPanel) -> None:
    texts = shown(panel, BEFORE)

    assert "This is the code from then." in texts
    assert code_of(BEFORE) == CODE
    assert panel.code_card.isVisible()


OPEN_TO_ALL = "Anybody can check it"
OPEN_TO_SOME = "Whoever can open it can check it"


def test_what_is_locked_is_not_said_to_be_open_to_anybody(panel: GivingPanel) -> None:
    unlocked = shown(panel, package(finding("a")))
    locked = shown(panel, package(finding("a"), passphrase="river candle seven"))

    assert OPEN_TO_ALL in unlocked
    assert not {OPEN_TO_ALL} & locked
    assert OPEN_TO_SOME in locked
    assert any("on Windows, 7-Zip, WinZip or WinRAR" in text for text in locked)


def test_of_one_that_was_made_before_it_is_not_said_that_it_is_open(panel: GivingPanel) -> None:
    texts = shown(panel, BEFORE)

    assert OPEN_TO_SOME in texts
    assert OPEN_TO_ALL not in texts


def test_in_full_the_code_is_one_line_of_small_letters(panel: GivingPanel) -> None:
    texts = shown(panel, package(finding("a")), is_code_in_full=True)

    assert any(text.endswith(CODE) for text in texts)


def test_buttons_tell_what_is_wanted(qtbot: QtBot, panel: GivingPanel) -> None:
    shown(panel, package(finding("a")))

    for button, signal in (
        (panel.again_button, panel.again_wanted),
        (panel.check_button, panel.check_wanted),
        (panel.code_card.slip_button, panel.slip_wanted),
        (panel.code_card.full_button, panel.full_toggled),
    ):
        with qtbot.waitSignal(signal):
            qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
