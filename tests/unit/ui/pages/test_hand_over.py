from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from evidence_kit import messages
from evidence_kit.i18n import Words
from evidence_kit.messages import ExportSeen, PackageChecked, PackageMade, Problem, ReportMade
from evidence_kit.progress import Progress, Stage
from evidence_kit.ui.models.hand_over import HandOverStage, PackageOut, ReportOut
from evidence_kit.ui.models.making import Shape
from evidence_kit.ui.models.verdicts import MadeAnswer
from evidence_kit.ui.pages.hand_over import HandOverPage
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.notice import Notice
from tests.fakes import STARTED_AT, StoppedClock
from tests.pictures.still_vault import StillVault
from tests.unit.ui.seen import finding, item, seen
from tests.windows import settle

CODE = "9d417c0eb2a853f608cde17b4490a3d2" * 2
MADE = PackageMade(
    folder_path="/media/POLICE/EK", zip_path="", hand_over_code=CODE, exhibits=1, left_out=()
)
CHECKED = PackageChecked(
    findings=(finding("a"),), is_intact=True, hand_over_code=CODE, is_code_compared=True
)
REPORT = ReportMade(path="/media/POLICE/report.pdf", sha256="ab" * 32, exhibits=1)


@pytest.fixture
def vault() -> Iterator[StillVault]:
    made = StillVault(seen())
    yield made
    made.deleteLater()


def page_with(
    qtbot: QtBot, theme: Theme, vault: StillVault, place: str = "/media/POLICE"
) -> HandOverPage:
    page = HandOverPage(theme, vault, Words(), clock=StoppedClock())
    qtbot.addWidget(page)
    page.render(seen(items=(item(1),)))
    if place:
        page.choose_place(place)
    page.resize(1032, 640)
    page.show()
    return page


def answering(
    answers: dict[type, messages.Answer | messages.Problem],
) -> StillVault:
    return StillVault(seen(), answers)


def make(qtbot: QtBot, page: HandOverPage) -> None:
    qtbot.mouseClick(page.choosing.controls.make_button, Qt.MouseButton.LeftButton)


def test_it_begins_with_choosing_and_nothing_can_be_made(
    qtbot: QtBot, theme: Theme, vault: StillVault
) -> None:
    page = page_with(qtbot, theme, vault, place="")

    assert page.state.stage is HandOverStage.CHOOSE
    assert not page.choosing.controls.make_button.isVisible()
    assert page.first_focus() is page.choosing.controls.shapes[Shape.FOLDER]


def test_choosing_a_place_opens_qts_own_dialogue(
    qtbot: QtBot, theme: Theme, vault: StillVault
) -> None:
    page = page_with(qtbot, theme, vault, place="")

    qtbot.mouseClick(page.choosing.controls.place_button, Qt.MouseButton.LeftButton)

    (dialog,) = page.findChildren(QFileDialog)
    assert dialog.testOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.fileSelected.emit("/media/POLICE")
    dialog.reject()
    assert page.state.choice.place == "/media/POLICE"


@pytest.mark.parametrize(
    ("shape", "request_type"),
    [
        (Shape.FOLDER, messages.MakePackage),
        (Shape.FOLDER_AND_ZIP, messages.MakePackage),
        (Shape.REPORT, messages.MakeReport),
    ],
)
def test_what_was_chosen_is_what_is_asked_for(
    qtbot: QtBot, theme: Theme, vault: StillVault, shape: Shape, request_type: type
) -> None:
    page = page_with(qtbot, theme, vault)
    qtbot.mouseClick(page.choosing.controls.shapes[shape], Qt.MouseButton.LeftButton)

    make(qtbot, page)

    request = vault.asked[-1]
    assert type(request) is request_type
    assert getattr(request, "as_zip", False) is (shape is Shape.FOLDER_AND_ZIP)
    assert page.state.stage is HandOverStage.MAKE


def test_progress_is_shown_with_its_counts(qtbot: QtBot, theme: Theme, vault: StillVault) -> None:
    page = page_with(qtbot, theme, vault)
    make(qtbot, page)

    vault.move(Progress(stage=Stage.EXPORTING, done=1_000_000, total=2_000_000, name="JS-001"))

    assert page.making.progress.counts() == "1 of 1 piece, 1 of 2 MB"


def test_what_was_made_is_checked_before_it_is_called_complete(qtbot: QtBot, theme: Theme) -> None:
    vault = answering({messages.MakePackage: MADE, messages.CheckPackage: CHECKED})
    page = page_with(qtbot, theme, vault)

    make(qtbot, page)
    qtbot.waitUntil(lambda: page.state.out is not None)

    assert vault.asked[-1] == messages.CheckPackage(path=MADE.folder_path, code=CODE)
    assert isinstance(page.state.out, PackageOut)
    assert page.state.out.answer is MadeAnswer.COMPLETE


def test_a_check_that_could_not_end_is_an_answer_of_its_own(qtbot: QtBot, theme: Theme) -> None:
    gone = Problem(code="EK-403", facts={})
    vault = answering({messages.MakePackage: MADE, messages.CheckPackage: gone})
    page = page_with(qtbot, theme, vault)

    make(qtbot, page)
    qtbot.waitUntil(lambda: page.state.out is not None)

    assert isinstance(page.state.out, PackageOut)
    assert page.state.out.answer is MadeAnswer.NOT_CHECKED
    assert page.giving.spoken_answer().startswith("Made, but it could not be checked to the end.")
    assert "The stick or folder is gone." in page.giving.spoken_answer()


def test_a_report_alone_needs_no_check(qtbot: QtBot, theme: Theme) -> None:
    page = page_with(qtbot, theme, answering({messages.MakeReport: REPORT}))
    qtbot.mouseClick(page.choosing.controls.shapes[Shape.REPORT], Qt.MouseButton.LeftButton)

    with qtbot.waitSignal(page.case_changed):
        make(qtbot, page)

    assert isinstance(page.state.out, ReportOut)


def test_a_refusal_leads_back_with_its_words(qtbot: QtBot, theme: Theme) -> None:
    full = Problem(code="EK-401", facts={"name": "x"})
    page = page_with(qtbot, theme, answering({messages.MakePackage: full}))

    make(qtbot, page)
    qtbot.waitUntil(lambda: page.state.problem is not None)
    settle()

    (notice,) = page.findChildren(Notice)
    assert notice.accessibleName() == "There is not enough room in that place."
    assert page.state.stage is HandOverStage.CHOOSE


def test_another_place_takes_the_message_away(qtbot: QtBot, theme: Theme) -> None:
    page = page_with(qtbot, theme, answering({}))
    page.show_state(replace(page.state, problem=Problem(code="EK-401", facts={})))

    page.choose_place("/media/OTHER")

    assert page.state.problem is None


def package_shown(qtbot: QtBot, theme: Theme, vault: StillVault) -> HandOverPage:
    page = page_with(qtbot, theme, vault)
    out = PackageOut(made=MADE, at=STARTED_AT, pages=14, checked=CHECKED)
    page.show_state(replace(page.state, stage=HandOverStage.HAND_OVER, out=out))
    return page


def test_what_lies_there_is_said_to_be_older_than_the_case_beside_the_answer(
    qtbot: QtBot, theme: Theme, vault: StillVault
) -> None:
    page = package_shown(qtbot, theme, vault)
    assert page.giving.changed.isHidden()

    made = ExportSeen(version=1, kind="package", made_at=STARTED_AT, code=CODE)
    page.render(seen(items=(item(1),), exports=(made,), changed_since=("correction",)))

    assert page.giving.changed.isVisible()
    assert "a payment was corrected" in page.giving.changed.text()
    qtbot.mouseClick(page.giving.changed.go, Qt.MouseButton.LeftButton)
    assert page.state.stage is HandOverStage.CHOOSE


def test_copying_puts_the_whole_code_on_the_clipboard(
    qtbot: QtBot, theme: Theme, vault: StillVault
) -> None:
    page = package_shown(qtbot, theme, vault)

    with qtbot.waitSignal(page.copy_requested) as heard:
        qtbot.mouseClick(page.giving.code_card.copy_button, Qt.MouseButton.LeftButton)

    assert heard.args == [CODE]
    assert QGuiApplication.clipboard().text() == CODE
    QGuiApplication.clipboard().clear()


def test_the_code_can_be_shown_in_one_line(qtbot: QtBot, theme: Theme, vault: StillVault) -> None:
    page = package_shown(qtbot, theme, vault)

    qtbot.mouseClick(page.giving.code_card.full_button, Qt.MouseButton.LeftButton)

    assert page.state.is_code_in_full
    assert page.giving.code_card.full_button.words() == "Show less"


def test_the_slip_says_what_the_page_says(qtbot: QtBot, theme: Theme, vault: StillVault) -> None:
    page = package_shown(qtbot, theme, vault)
    slip = page.slip()

    assert slip is not None
    assert page.state.case is not None
    assert (slip.code, slip.reference) == (CODE, page.state.case.case.reference)


def test_printing_is_asked_for_in_a_dialogue_that_nobody_waits_for(
    qtbot: QtBot, theme: Theme, vault: StillVault
) -> None:
    page = package_shown(qtbot, theme, vault)

    qtbot.mouseClick(page.giving.code_card.slip_button, Qt.MouseButton.LeftButton)

    (dialog,) = page.findChildren(QPrintDialog)
    assert dialog.isVisible()
    dialog.reject()
    assert page.state.slip == ""


def test_after_a_lock_the_code_is_found_again(qtbot: QtBot, theme: Theme) -> None:
    page = page_with(qtbot, theme, answering({}))
    export = ExportSeen(version=1, kind="package", made_at=STARTED_AT, code=CODE)
    page.render(seen(items=(item(1),), exports=(export,)))

    (button,) = page.choosing.earlier_buttons()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    assert page.giving.code_card.groups.code == CODE
    assert "not looked at now" in page.giving.spoken_answer()


def test_what_is_missing_leads_to_its_page(qtbot: QtBot, theme: Theme, vault: StillVault) -> None:
    page = page_with(qtbot, theme, vault)
    settle()

    with qtbot.waitSignal(page.wants_page) as heard:
        qtbot.mouseClick(page.choosing.gap_buttons()[0], Qt.MouseButton.LeftButton)

    assert heard.args == ["story"]


def test_a_reference_number_is_kept_as_it_is_typed(
    qtbot: QtBot, theme: Theme, vault: StillVault
) -> None:
    page = package_shown(qtbot, theme, vault)

    qtbot.keyClicks(page.giving.desk.reference.line, "K-17")
    page.save_work()
    page.save_work()

    drafts = [each for each in vault.asked if isinstance(each, messages.SaveDraft)]
    assert drafts == [messages.SaveDraft(name="handover.reference", text="K-17")]


def test_a_reading_of_the_case_takes_no_typed_letter_away(
    qtbot: QtBot, theme: Theme, vault: StillVault
) -> None:
    page = package_shown(qtbot, theme, vault)
    qtbot.keyClicks(page.giving.desk.reference.line, "K-17")

    page.render(seen(items=(item(1),), drafts={"handover.reference": "K"}))

    assert page.giving.desk.reference.text() == "K-17"
