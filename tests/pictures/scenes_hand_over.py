"""Report & hand over: its three stages, and what can come of them."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import msgspec
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QWidget

from evidence_kit import messages
from evidence_kit.messages import LeftOut, PackageChecked, PackageMade, Problem, VolumeMade
from evidence_kit.model import Finding, PaperKind, Verdict
from evidence_kit.progress import Progress
from evidence_kit.progress import Stage as WorkStage
from evidence_kit.ui.models.hand_over import HandOverStage, PackageOut, Reach, ReportOut
from evidence_kit.ui.models.left_out import LEFT_OUT_DRAFT, left_out_draft
from evidence_kit.ui.models.making import Shape, begin
from evidence_kit.ui.pages.hand_over import HandOverPage
from tests.pictures.sample_case import empty_case, exported_case
from tests.pictures.scenes import Stage, scene

PAGE = (1032, 644)
LARGE = (1024, 560)

PLACE = "/media/sk/POLICE"
CODE = "9d417c0eb2a853f608cde17b4490a3d2" * 2
AT = datetime(2026, 11, 21, 13, 26, tzinfo=UTC).astimezone(timezone(timedelta(hours=1)))
FOLDER = f"{PLACE}/EK-2026-000417"
FILES = tuple(
    Finding(subject=f"data/exhibits/SK-{number:03d}.png", verdict=Verdict.INTACT)
    for number in range(1, 24)
)
NOT_IN_IT = (
    LeftOut(label="SK-005", reason="image not held: described in words, never copied"),
    LeftOut(label="SK-007", reason="intimate; it stays in the vault until the police ask for it"),
)


def page_of(stage: Stage, case: messages.CaseSeen, place: str = PLACE) -> HandOverPage:
    page = HandOverPage(stage.theme, stage.vault, stage.words, clock=stage.clock)
    page.render(case)
    if place:
        page.choose_place(place)
    return page


def handed(stage: Stage, out: PackageOut | ReportOut | messages.ExportSeen) -> HandOverPage:
    page = page_of(stage, stage.case)
    page.show_state(replace(page.state, stage=HandOverStage.HAND_OVER, out=out))
    stage.after(lambda: page.first_focus().setFocus())
    return page


def package(
    *left_out: LeftOut,
    findings: tuple[Finding, ...] | None = FILES,
    obstacle: str = "",
    passphrase: str = "",
    volumes: tuple[VolumeMade, ...] = (),
) -> PackageOut:
    made = PackageMade(
        passphrase=passphrase,
        volumes=volumes,
        folder_path=FOLDER,
        zip_path="",
        hand_over_code=CODE,
        exhibits=7,
        left_out=left_out,
    )
    checked = findings and PackageChecked(
        findings=findings, is_intact=True, hand_over_code=CODE, is_code_compared=True
    )
    problem = Problem(code=obstacle, facts={}) if obstacle else None
    return PackageOut(made=made, at=AT, pages=14, checked=checked or None, obstacle=problem)


@scene("09a-choose", size=PAGE, large_size=LARGE)
def choose(stage: Stage) -> QWidget:
    page = page_of(stage, stage.case, place="")
    stage.after(lambda: page.first_focus().setFocus())
    return page


@scene("09a-place-chosen", size=PAGE, large_size=LARGE)
def place_chosen(stage: Stage) -> QWidget:
    return page_of(stage, stage.case)


@scene("09a-whole-page", size=(1032, 1200), large_size=(1024, 2600))
def whole_page(stage: Stage) -> QWidget:
    page = page_of(stage, exported_case())
    choice = replace(page.state.choice, reach=Reach.SOMEBODY)
    page.show_state(replace(page.state, choice=choice))
    return page


@scene("09a-changed", size=(1032, 2400), large_size=(1024, 2600))
def changed_since(stage: Stage) -> QWidget:
    case = exported_case()
    left_out = {LEFT_OUT_DRAFT: left_out_draft(case, 2)}
    case = msgspec.structs.replace(
        case, changed_since=("correction", "threat"), drafts=case.drafts | left_out
    )
    return page_of(stage, case)


@scene("09a-web-page", size=(1032, 1200), large_size=(1024, 2600))
def web_page(stage: Stage) -> QWidget:
    page = page_of(stage, stage.case)
    choice = replace(page.state.choice, shape=Shape.PORTAL, most_mb=25, most_files=50)
    page.show_state(replace(page.state, choice=choice))
    return page


@scene("09a-report-and-sheet", size=(1032, 1200), large_size=(1024, 2900))
def report_and_sheet(stage: Stage) -> QWidget:
    page = page_of(stage, stage.case)
    choice = replace(page.state.choice, shape=Shape.REPORT, with_contact_sheet=True)
    page.show_state(replace(page.state, choice=choice))
    return page


@scene("09a-more-volumes", size=(1032, 1500), large_size=(1024, 3600))
def more_volumes(stage: Stage) -> QWidget:
    page = page_of(stage, stage.case)
    choice = replace(page.state.choice, with_contact_sheet=True, is_locked=True)
    page.show_state(replace(page.state, choice=choice))
    return page


@scene("09a-page-shown", size=(1032, 1400), large_size=(1024, 2600))
def page_shown(stage: Stage) -> QWidget:
    page = page_of(stage, stage.case)
    sheet = page.choosing.sheet
    stage.vault.answer_with(messages.LookAtReport, drawn_page())
    stage.after(sheet.look_button.click)
    return page


@scene("09a-page-large", size=PAGE, large_size=LARGE)
def page_large(stage: Stage) -> QWidget:
    page = page_of(stage, stage.case)
    sheet = page.choosing.sheet
    stage.vault.answer_with(messages.LookAtReport, drawn_page(1.8))
    stage.after(sheet.look_button.click)
    stage.after(sheet.large_button.click)
    return page


def drawn_page(scale: float = 1) -> messages.ReportPage:
    """A page with a heading and lines, as wide as the column it stands in."""
    image = QImage(round(392 * scale), round(554 * scale), QImage.Format.Format_RGB888)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.scale(scale, scale)
    painter.fillRect(46, 48, 130, 14, QColor("#1E4E4D"))
    for line in range(26):
        painter.fillRect(46, 84 + 16 * line, 300 - 37 * (line % 4), 5, QColor("#B5B0A8"))
    painter.end()
    return messages.ReportPage(
        page=2,
        pages=14,
        width_px=image.width(),
        height_px=image.height(),
        rgb=b"".join(
            bytes(image.constScanLine(row))[: image.width() * 3] for row in range(image.height())
        ),
        text="Evidence report, page 2",
    )


@scene("09a-empty", size=PAGE, large_size=LARGE)
def empty(stage: Stage) -> QWidget:
    return page_of(stage, empty_case(), place="")


@scene("09a-no-room", size=PAGE, large_size=LARGE)
def no_room(stage: Stage) -> QWidget:
    page = page_of(stage, stage.case)
    page.show_state(replace(page.state, problem=Problem(code="EK-401", facts={})))
    return page


@scene("09a-cancelled", size=PAGE, large_size=LARGE)
def cancelled(stage: Stage) -> QWidget:
    page = page_of(stage, stage.case)
    page.show_state(replace(page.state, problem=Problem(code="EK-702", facts={})))
    return page


@scene("09b-making", size=PAGE, large_size=LARGE)
def making(stage: Stage) -> QWidget:
    page = page_of(stage, stage.case)
    made = begin(Shape.FOLDER_AND_ZIP, stage.case)
    made = made.moved(Progress(stage=WorkStage.REPORTING, done=14, total=14), 0)
    for look in range(14):
        progress = Progress(stage=WorkStage.VERIFYING, done=look * 1_000_000, total=31_000_000)
        made = made.moved(progress, look * 500)
    page.show_state(replace(page.state, stage=HandOverStage.MAKE, making=made))
    return page


@scene("09b-originals", size=PAGE, large_size=LARGE)
def originals(stage: Stage) -> QWidget:
    page = page_of(stage, stage.case)
    made = begin(Shape.FOLDER, stage.case)
    progress = Progress(
        stage=WorkStage.EXPORTING, done=12_000_000, total=31_000_000, name=made.exhibits[4]
    )
    moved = made.moved(progress, 0)
    page.show_state(replace(page.state, stage=HandOverStage.MAKE, making=moved))
    return page


@scene("09c-complete", size=PAGE, large_size=LARGE)
def complete(stage: Stage) -> QWidget:
    return handed(stage, package())


@scene("09c-not-complete", size=(1032, 900), large_size=(1024, 2400))
def not_complete(stage: Stage) -> QWidget:
    page = handed(stage, package(*NOT_IN_IT))
    page.show_state(replace(page.state, is_code_in_full=True))
    return page


@scene("09c-not-checked", size=PAGE, large_size=LARGE)
def not_checked(stage: Stage) -> QWidget:
    return handed(stage, package(findings=None, obstacle="EK-403"))


@scene("09c-not-as-made", size=PAGE, large_size=LARGE)
def not_as_made(stage: Stage) -> QWidget:
    changed = Finding(
        subject="data/exhibits/SK-003.png",
        verdict=Verdict.ALTERED,
        detail="SHA-256 is " + "c4" * 32,
    )
    return handed(stage, package(findings=(*FILES, changed)))


@scene("09c-report-alone", size=PAGE, large_size=LARGE)
def report_alone(stage: Stage) -> QWidget:
    made = messages.ReportMade(
        path=f"{PLACE}/EK-2026-000417-report-1.pdf",
        sha256="a3f941c0" * 8,
        exhibits=7,
        contact_sheet_path=f"{PLACE}/EK-2026-000417-CONFIDENTIAL-contact-sheet-1.pdf",
    )
    return handed(stage, ReportOut(made=made, at=AT, pages=14))


@scene("09c-from-before", size=PAGE, large_size=LARGE)
def from_before(stage: Stage) -> QWidget:
    export = messages.ExportSeen(version=1, kind="package", made_at=AT, code=CODE)
    return handed(stage, export)


@scene("09a-papers", size=(1032, 720), large_size=(1024, 1400))
def papers(stage: Stage) -> QWidget:
    page = page_of(stage, exported_case())
    made = messages.PapersMade(
        folder_path=f"{PLACE}/EK-2026-000417-papers-3", names=("receipt.pdf", "form-text.txt")
    )
    stage.vault.answer_with(messages.MakePapers, made)
    stage.after(page.papers.rows[PaperKind.RECEIPT].click)
    stage.after(page.papers.rows[PaperKind.FORM_TEXT].click)
    stage.after(lambda: page.papers.make(PLACE))
    stage.after(lambda: show_last(page, page.papers))
    return page


def show_last(page: HandOverPage, card: QWidget) -> None:
    """Scroll to the end of a card."""
    page._scroll.ensureWidgetVisible(card, 0, 0)
    bar = page._scroll.verticalScrollBar()
    bar.setValue(bar.maximum())


@scene("09c-locked-volumes", size=(1032, 1100), large_size=(1024, 2600))
def locked_volumes(stage: Stage) -> QWidget:
    volumes = (
        VolumeMade(kind="confidential", path=f"{FOLDER}-CONFIDENTIAL.zip"),
        VolumeMade(
            kind="sensitive",
            path=f"{FOLDER}-SENSITIVE.zip",
            passphrase="river candle seven orange museum kettle",
        ),
    )
    words = "purple lantern sideways kayak marble sunday"
    return handed(stage, package(NOT_IN_IT[1], passphrase=words, volumes=volumes))


@scene("09a-stamp-and-own-bank", size=(1032, 1500), large_size=(1024, 3600))
def stamp_and_own_bank(stage: Stage) -> QWidget:
    details = {stage.case.payments[0].number: {"own-bank": "Example Bank, Ljubljana"}}
    page = page_of(stage, msgspec.structs.replace(stage.case, details=details))
    choice = replace(
        page.state.choice, with_stamp=True, stamp_address="https://tsa.example/rfc3161"
    )
    page.show_state(replace(page.state, choice=choice))
    return page


@scene("09b-stamp-asked", size=(1032, 900), large_size=(1024, 1900))
def stamp_asked(stage: Stage) -> QWidget:
    page = page_of(stage, stage.case)
    choice = replace(
        page.state.choice, with_stamp=True, stamp_address="https://tsa.example/rfc3161"
    )
    asked = messages.StampAsked(hash=CODE, request=bytes.fromhex("30390201013031300d") + b"Z" * 50)
    page.show_state(
        replace(
            page.state,
            choice=choice,
            stage=HandOverStage.MAKE,
            making=begin(Shape.FOLDER, stage.case),
            asked=asked,
        )
    )
    return page
