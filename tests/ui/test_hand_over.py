"""Hand over with the real vault process: what the page says is what lies there."""

import zipfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import msgspec
import pypdfium2
import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from pytestqt.qtbot import QtBot

from evidence_kit import messages
from evidence_kit.contact import ContactField
from evidence_kit.i18n import Words
from evidence_kit.model import PaymentStatus, Provenance, Route
from evidence_kit.rails import PaymentField
from evidence_kit.ui.models.export_alerts import export_alert_for
from evidence_kit.ui.models.hand_over import HandOverStage, PackageOut, ReportOut, request_for
from evidence_kit.ui.models.making import Shape
from evidence_kit.ui.models.verdicts import MadeAnswer
from evidence_kit.ui.pages.hand_over import HandOverPage
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.vault_process import VaultProcess
from evidence_kit.ui.widgets.text_block import TextBlock
from tests.authority import Authority
from tests.fakes import NoTinyDiskError, make_read_only, tiny_disk
from tests.windows import settle

PATIENCE_MS = 60_000

Ask = Callable[[VaultProcess, messages.Request], messages.Answer]
ReadCase = Callable[[VaultProcess], messages.CaseSeen]


@pytest.fixture
def filled(vault: VaultProcess, ask: Ask, tmp_path: Path) -> VaultProcess:
    """A case with two pieces, a demand and words."""
    for name, text in (("chat.txt", "pay or I send it"), ("more.txt", "until Sunday")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    offers = tuple(
        messages.FileOffer(path=str(tmp_path / name)) for name in ("chat.txt", "more.txt")
    )
    ask(
        vault,
        messages.AddFiles(
            offers=offers, route=Route.FILE_DIALOG, provenance=Provenance(device="my phone")
        ),
    )
    ask(
        vault,
        messages.RecordPayment(
            status=PaymentStatus.DEMANDED, method="bank", amount="500.00", currency="EUR"
        ),
    )
    ask(vault, messages.WriteStatement(facts="They want money.", feelings="I am afraid."))
    return vault


@pytest.fixture
def page(
    qtbot: QtBot, theme: Theme, words: Words, filled: VaultProcess, open_case: ReadCase
) -> HandOverPage:
    made = HandOverPage(theme, filled, words)
    qtbot.addWidget(made)
    made.render(open_case(filled))
    made.resize(1032, 700)
    made.show()
    return made


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    path = tmp_path / "POLICE"
    path.mkdir()
    return path


def make(qtbot: QtBot, page: HandOverPage, place: Path, shape: Shape = Shape.FOLDER) -> None:
    """Choose a place and a shape as a person does, and press the main button."""
    controls = page.choosing.controls
    qtbot.mouseClick(controls.shapes[shape], Qt.MouseButton.LeftButton)
    page.choose_place(str(place))
    qtbot.mouseClick(controls.make_button, Qt.MouseButton.LeftButton)


def made_package(qtbot: QtBot, page: HandOverPage) -> PackageOut:
    qtbot.waitUntil(
        lambda: page.state.stage is HandOverStage.HAND_OVER or page.state.problem is not None,
        timeout=PATIENCE_MS,
    )
    assert isinstance(page.state.out, PackageOut), page.state.problem
    return page.state.out


def test_a_package_is_made_checked_and_its_code_shown(
    qtbot: QtBot, page: HandOverPage, filled: VaultProcess, ask: Ask, stick: Path
) -> None:
    make(qtbot, page, stick)
    out = made_package(qtbot, page)

    # The code on the page is the one that the package itself gives.
    checked = ask(filled, messages.CheckPackage(path=out.made.folder_path))
    assert isinstance(checked, messages.PackageChecked)
    assert page.giving.code_card.groups.code == checked.hand_over_code
    assert out.made.exhibits == 2
    assert out.pages > 0


def test_the_main_button_is_in_sight_wherever_the_page_is_scrolled_to(
    page: HandOverPage, stick: Path
) -> None:
    button = page.choosing.controls.make_button
    assert not button.isVisible()

    page.choose_place(str(stick))
    settle()

    bar = page._scroll.verticalScrollBar()
    assert bar.maximum() > page.height()
    for value in (0, bar.maximum()):
        bar.setValue(value)
        place = QRect(button.mapTo(page, QPoint(0, 0)), button.size())
        assert page.rect().contains(place)
        assert not button.visibleRegion().isEmpty()


def test_without_anything_left_out_it_is_complete(
    qtbot: QtBot, page: HandOverPage, stick: Path
) -> None:
    make(qtbot, page, stick)

    assert made_package(qtbot, page).answer is MadeAnswer.COMPLETE
    assert page.giving.spoken_answer() == "Complete. Nothing is missing."


def test_what_is_described_is_named_and_not_called_complete(
    qtbot: QtBot, page: HandOverPage, filled: VaultProcess, ask: Ask, stick: Path
) -> None:
    ask(filled, messages.DescribeItem(description="a picture they sent, still in the chat"))

    make(qtbot, page, stick)
    out = made_package(qtbot, page)

    assert out.answer is MadeAnswer.NOT_COMPLETE
    assert [each.label for each in out.made.left_out] == ["SK-003"]
    assert "SK-003" in page.giving.spoken_answer()


def test_a_zip_lies_beside_the_folder_where_it_was_asked_for(
    qtbot: QtBot, page: HandOverPage, stick: Path
) -> None:
    make(qtbot, page, stick, Shape.FOLDER_AND_ZIP)
    out = made_package(qtbot, page)

    assert Path(out.made.zip_path).is_file()
    assert sorted(path.name for path in stick.iterdir()) == sorted(
        [Path(out.made.folder_path).name, Path(out.made.zip_path).name]
    )


def test_a_locked_package_opens_with_the_words_on_the_page_and_with_nothing_beside_it(
    qtbot: QtBot, page: HandOverPage, filled: VaultProcess, ask: Ask, stick: Path
) -> None:
    also = page.choosing.controls.also
    for row in (also.contact_sheet, also.lock):
        qtbot.mouseClick(row, Qt.MouseButton.LeftButton, pos=row.rect().center())
    qtbot.keyClicks(page.choosing.contact.fields[ContactField.NAME].line, "Ana Novak")

    make(qtbot, page, stick)
    out = made_package(qtbot, page)

    package_words, sheet_words = (block.text() for block in page.giving.words_card.blocks)
    (sheet,) = out.made.volumes
    assert package_words != sheet_words
    made = messages.CheckPackage(
        path=out.made.folder_path, code=out.made.hand_over_code, passphrase=package_words
    )
    checked = ask(filled, made)
    assert isinstance(checked, messages.PackageChecked)
    assert checked.is_intact
    opened = ask(filled, messages.CheckPackage(path=sheet.path, passphrase=sheet_words))
    assert isinstance(opened, messages.PackageChecked)
    assert out.answer is MadeAnswer.COMPLETE
    assert Path(sheet.path).suffix == ".zip"
    assert [path.name for path in stick.iterdir() if path.is_dir()] == []


@pytest.mark.deep
def test_a_portal_gets_the_report_and_parts(qtbot: QtBot, page: HandOverPage, stick: Path) -> None:
    make(qtbot, page, stick, Shape.PORTAL)
    out = made_package(qtbot, page)

    assert out.answer is MadeAnswer.COMPLETE
    assert sorted(path.suffix for path in Path(out.made.folder_path).iterdir()) == [".pdf", ".zip"]


def test_a_web_page_may_take_files_of_a_size_only(page: HandOverPage) -> None:
    controls = page.choosing.controls
    before = controls.most_mb.isVisibleTo(page)
    controls.shapes[Shape.PORTAL].click()
    asked_for = controls.most_mb.isVisibleTo(page)
    controls.most_mb.picked.emit("25")
    controls.most_files.picked.emit("50")
    choice, case = page.state.choice, page.state.case
    assert case is not None
    request = request_for(case, choice)

    assert (before, asked_for) == (False, True)
    assert isinstance(request, messages.MakePackage)
    assert (request.way, request.most_mb, request.most_files) == (messages.Way.PORTAL, 25, 50)
    on_a_stick = request_for(case, replace(choice, shape=Shape.FOLDER))
    assert isinstance(on_a_stick, messages.MakePackage)
    assert (on_a_stick.most_mb, on_a_stick.most_files) == (0, 0)


@pytest.mark.deep
def test_no_part_holds_more_files_than_the_web_page_takes(  # noqa: PLR0917 - fixtures
    qtbot: QtBot,
    page: HandOverPage,
    filled: VaultProcess,
    ask: Ask,
    open_case: ReadCase,
    tmp_path: Path,
    stick: Path,
) -> None:
    paths = [tmp_path / f"more-{number}.txt" for number in range(24)]
    for path in paths:
        path.write_text(f"they wrote again: {path.name}", encoding="utf-8")
    offers = tuple(messages.FileOffer(path=str(path)) for path in paths)
    ask(filled, messages.AddFiles(offers=offers, route=Route.FILE_DIALOG))
    page.render(open_case(filled))
    page.choosing.controls.shapes[Shape.PORTAL].click()
    page.choosing.controls.most_files.picked.emit("50")

    make(qtbot, page, stick, Shape.PORTAL)
    out = made_package(qtbot, page)

    counts = [
        len(zipfile.ZipFile(path).namelist()) for path in Path(out.made.folder_path).glob("*.zip")
    ]
    assert out.answer is MadeAnswer.COMPLETE
    assert (out.made.parts, len(counts), max(counts) <= 50) == (2, 2, True)


def test_a_report_alone_is_a_pdf_and_has_no_code(
    qtbot: QtBot, page: HandOverPage, stick: Path
) -> None:
    make(qtbot, page, stick, Shape.REPORT)
    qtbot.waitUntil(lambda: page.state.stage is HandOverStage.HAND_OVER, timeout=PATIENCE_MS)

    out = page.state.out
    assert isinstance(out, ReportOut)
    assert Path(out.made.path).read_bytes().startswith(b"%PDF")
    assert not page.giving.code_card.isVisible()
    assert page.slip() is None


def test_a_report_alone_can_have_its_contact_sheet_beside_it_and_not_in_it(
    qtbot: QtBot, page: HandOverPage, stick: Path
) -> None:
    controls = page.choosing.controls
    controls.shapes[Shape.REPORT].click()
    assert not controls.also.lock.isVisibleTo(page)
    controls.also.contact_sheet.click()
    qtbot.keyClicks(page.choosing.contact.fields[ContactField.NAME].line, "Ana Novak")

    make(qtbot, page, stick, Shape.REPORT)
    qtbot.waitUntil(lambda: page.state.stage is HandOverStage.HAND_OVER, timeout=PATIENCE_MS)

    out = page.state.out
    assert isinstance(out, ReportOut)
    report, sheet = Path(out.made.path), Path(out.made.contact_sheet_path)
    assert sorted(stick.iterdir()) == sorted([report, sheet])
    assert "CONFIDENTIAL" in sheet.name
    assert ("Ana Novak" in words_of(sheet), "Ana Novak" in words_of(report)) == (True, False)
    assert str(sheet) in page.giving._places.shown_path()


def words_of(pdf_path: Path) -> str:
    document = pypdfium2.PdfDocument(pdf_path)
    return "".join(each.get_textpage().get_text_bounded() for each in document)


def test_cancelling_leaves_nothing_half_made_behind(
    qtbot: QtBot, page: HandOverPage, stick: Path
) -> None:
    make(qtbot, page, stick)
    qtbot.mouseClick(page.making.progress.cancel, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.state.making is None, timeout=PATIENCE_MS)

    assert page.state.stage is HandOverStage.CHOOSE
    assert page.state.problem is not None
    assert page.state.problem.code == "EK-702"
    assert list(stick.iterdir()) == []


@pytest.fixture
def make_disk(tmp_path: Path) -> Iterator[Callable[[int], Path]]:
    """Makes a medium of its own of so many KiB; skips where that is not possible."""
    with ExitStack() as disks:

        def make(size_kib: int) -> Path:
            try:
                return disks.enter_context(tiny_disk(tmp_path / "disk", size_kib=size_kib))
            except NoTinyDiskError as problem:
                pytest.skip(str(problem))

        yield make


def test_a_full_stick_is_said_and_left_empty(
    qtbot: QtBot, page: HandOverPage, make_disk: Callable[[int], Path]
) -> None:
    full = make_disk(4_096)

    make(qtbot, page, full)
    qtbot.waitUntil(lambda: page.state.problem is not None, timeout=PATIENCE_MS)

    assert page.state.problem is not None
    assert page.state.problem.code == "EK-401"
    assert list(full.iterdir()) == []


def test_a_place_that_cannot_be_written_to_is_said(
    qtbot: QtBot, page: HandOverPage, make_disk: Callable[[int], Path]
) -> None:
    locked = make_disk(64 * 1024)
    make_read_only(locked)

    make(qtbot, page, locked)
    qtbot.waitUntil(lambda: page.state.problem is not None, timeout=PATIENCE_MS)

    assert page.state.problem is not None
    assert page.state.problem.code == "EK-402"
    assert page.state.stage is HandOverStage.CHOOSE
    assert page.state.can_make


def test_a_stick_that_is_gone_is_said(qtbot: QtBot, page: HandOverPage, tmp_path: Path) -> None:
    make(qtbot, page, tmp_path / "pulled out")
    qtbot.waitUntil(lambda: page.state.problem is not None, timeout=PATIENCE_MS)

    assert page.state.problem is not None
    alert = export_alert_for(page.state.problem, Words())
    assert alert.title == "The stick or folder is gone."


def test_something_of_that_name_is_left_as_it_is(
    qtbot: QtBot, page: HandOverPage, stick: Path
) -> None:
    assert page.state.case is not None
    in_the_way = stick / page.state.case.case.reference
    in_the_way.write_text("mine", encoding="utf-8")

    make(qtbot, page, stick)
    qtbot.waitUntil(lambda: page.state.problem is not None, timeout=PATIENCE_MS)

    assert page.state.problem is not None
    assert page.state.problem.code == "EK-404"
    assert in_the_way.read_text(encoding="utf-8") == "mine"


def test_the_code_of_an_earlier_package_can_be_shown_again(
    qtbot: QtBot, page: HandOverPage, filled: VaultProcess, open_case: ReadCase, stick: Path
) -> None:
    make(qtbot, page, stick)
    code = made_package(qtbot, page).made.hand_over_code
    qtbot.mouseClick(page.giving.again_button, Qt.MouseButton.LeftButton)

    page.render(open_case(filled))
    (shown,) = page.choosing.earlier_buttons()
    qtbot.mouseClick(shown, Qt.MouseButton.LeftButton)

    assert page.giving.code_card.groups.code == code
    slip = page.slip()
    assert slip is not None
    assert slip.code == code


def test_why_it_is_made_again_is_asked_from_the_second_one_on(
    qtbot: QtBot, page: HandOverPage, filled: VaultProcess, open_case: ReadCase
) -> None:
    case = open_case(filled)
    page.render(case)
    assert page.choosing.reason.isHidden()
    earlier = messages.ExportSeen(version=1, kind="report", made_at=case.case.created_at, code="")
    page.render(msgspec.structs.replace(case, exports=(earlier,)))
    assert not page.choosing.reason.isHidden()

    page.choosing.reason.reason.set_text("two more screenshots")
    with qtbot.waitSignal(page.case_changed, timeout=PATIENCE_MS):
        page.save_work()

    assert "two more screenshots" in open_case(filled).answers.values()


def test_the_reference_number_is_kept_in_the_case(
    qtbot: QtBot, page: HandOverPage, filled: VaultProcess, open_case: ReadCase, stick: Path
) -> None:
    make(qtbot, page, stick)
    made_package(qtbot, page)

    qtbot.keyClicks(page.giving.desk.reference.line, "K-17/2026")
    page.save_work()

    qtbot.waitUntil(
        lambda: open_case(filled).drafts.get("handover.reference") == "K-17/2026",
        timeout=PATIENCE_MS,
    )


def test_the_report_speaks_the_language_that_was_chosen_for_the_police(  # noqa: PLR0917 - fixtures
    qtbot: QtBot, theme: Theme, words: Words, filled: VaultProcess, open_case: ReadCase, ask: Ask
) -> None:
    ask(filled, messages.SaveDraft(name="report-language", text="it"))
    page = HandOverPage(theme, filled, words)
    qtbot.addWidget(page)

    page.render(open_case(filled))

    assert page.state.choice.language == "it"


@pytest.mark.parametrize(("country", "language"), [("IT", "it"), ("SI", "sl"), ("", "en")])
def test_a_case_begun_in_a_terminal_speaks_the_language_of_its_country(  # noqa: PLR0917 - fixtures
    qtbot: QtBot,
    theme: Theme,
    words: Words,
    filled: VaultProcess,
    open_case: ReadCase,
    country: str,
    language: str,
) -> None:
    seen = open_case(filled)
    assert "report-language" not in seen.drafts
    page = HandOverPage(theme, filled, words)
    qtbot.addWidget(page)

    page.render(msgspec.structs.replace(seen, case=replace(seen.case, country=country)))

    assert page.state.choice.language == language


def test_a_language_chosen_here_is_there_again_the_next_time(
    qtbot: QtBot, page: HandOverPage, filled: VaultProcess, open_case: ReadCase
) -> None:
    chooser = page.choosing.controls.language
    assert chooser is not None

    chooser.picked.emit("it")

    qtbot.waitUntil(
        lambda: open_case(filled).drafts.get("report-language") == "it", timeout=PATIENCE_MS
    )


def wish_for_stamp(qtbot: QtBot, page: HandOverPage, address: str) -> None:
    controls = page.choosing.controls
    controls.stamp.row.click()
    qtbot.keyClicks(controls.stamp.address.line, address)


def test_a_time_stamp_is_sent_only_after_its_bytes_were_shown_and_agreed_to(
    qtbot: QtBot, page: HandOverPage, stick: Path, authority: Authority
) -> None:
    authority.received.clear()
    wish_for_stamp(qtbot, page, authority.address())
    make(qtbot, page, stick)
    question = page.making.question
    shown: list[str] = []
    while page.state.stage is HandOverStage.MAKE:
        qtbot.waitUntil(
            lambda: page.state.asked is not None or page.state.stage is not HandOverStage.MAKE,
            timeout=PATIENCE_MS,
        )
        if page.state.asked is None:
            break
        assert len(authority.received) == len(shown)
        shown.append(page.state.asked.request.hex(" ", -4))
        assert question.leaves.bytes.text().endswith(shown[-1])
        question.send.click()

    assert isinstance(page.state.out, PackageOut), page.state.problem
    assert [body.hex(" ", -4) for _, body in authority.received] == shown
    assert len(shown) == 2


def test_whoever_does_not_let_it_be_sent_finds_nothing_made(
    qtbot: QtBot, page: HandOverPage, stick: Path, authority: Authority
) -> None:
    authority.received.clear()
    wish_for_stamp(qtbot, page, authority.address())
    make(qtbot, page, stick, Shape.REPORT)
    qtbot.waitUntil(lambda: page.state.asked is not None, timeout=PATIENCE_MS)
    assert page.making.question.stop.hasFocus()

    page.making.question.stop.click()
    qtbot.waitUntil(lambda: page.state.problem is not None, timeout=PATIENCE_MS)

    assert page.state.problem is not None
    assert page.state.problem.code == "EK-702"
    assert authority.received == []
    assert list(stick.iterdir()) == []


def test_without_an_address_nobody_is_asked_for_a_time_stamp(
    page: HandOverPage, stick: Path
) -> None:
    page.choosing.controls.stamp.row.click()
    page.choose_place(str(stick))

    assert not page.state.can_make
    assert not page.choosing.controls.make_button.isEnabled()


def test_the_own_bank_is_named_before_it_goes_out_and_can_stay(
    qtbot: QtBot, page: HandOverPage, filled: VaultProcess, ask: Ask, open_case: ReadCase
) -> None:
    own = page.choosing.own
    assert own.isHidden()
    ask(
        filled,
        messages.SayDetail(payment=1, field=PaymentField.OWN_BANK, value="My Bank Ltd"),
    )
    page.render(open_case(filled))
    assert not own.isHidden()
    assert own._lines.text() == "Sent through: My Bank Ltd"
    assert "that name it go out as they are" in own.leave_out.accessibleDescription()

    with qtbot.waitSignal(page.case_changed, timeout=PATIENCE_MS):
        own.leave_out.click()
    page.render(open_case(filled))

    assert own.leave_out.isChecked()
    case = open_case(filled)
    assert case.answers["own-accounts-left-out"] == "yes"
    assert case.details == {1: {"own-bank": "My Bank Ltd"}}


def test_before_a_place_is_chosen_it_is_asked_whether_this_computer_can_be_reached(
    page: HandOverPage,
) -> None:
    said = [block.text() for block in page.choosing.findChildren(TextBlock)]
    (line,) = [each for each in said if "reach this computer?" in each]

    assert "leave no copy here" in line
