"""The evidence page: pieces, the question, the way in, what became of it."""

from dataclasses import replace

import msgspec
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QItemSelectionModel, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget

from evidence_kit import messages
from evidence_kit.exhibit_order import EXHIBIT_ORDER
from evidence_kit.messages import CaseSeen, FileRefused, FilesAdded, FileSaved, Problem
from evidence_kit.model import Finding, ItemStatus, Route, Sensitivity, Verdict
from evidence_kit.progress import Progress
from evidence_kit.progress import Stage as WorkStage
from evidence_kit.questions import Quality, quality_of
from evidence_kit.ui.pages.evidence import EvidencePage
from evidence_kit.ui.pages.evidence_drawing import ListLayout
from evidence_kit.ui.pages.evidence_question import Answer, Offered
from evidence_kit.ui.pages.evidence_state import Found
from tests.pictures.sample_case import empty_case, sample_case
from tests.pictures.scenes import Stage, scene
from tests.pictures.still_vault import StillVault

PAGE = (1032, 644)
"""What a window of 1280 × 800 leaves for the page."""
LARGE = (1024, 560)
"""What a window of 1024 × 700 leaves at 200 %."""

FILES = tuple(
    Offered(path=f"/Pictures/{name}", name=name, folder="Pictures", size_bytes=size)
    for name, size in (
        ("Screenshot_1411.png", 900_000),
        ("Screenshot_1412.png", 1_100_000),
        ("Screenshot_1413.png", 700_000),
    )
)


def page_of(stage: Stage, case: CaseSeen, vault: StillVault | None = None) -> EvidencePage:
    page = EvidencePage(stage.theme, vault or stage.vault, stage.words)
    page.render(case)
    return page


@scene("04-evidence", size=PAGE, large_size=LARGE)
def evidence(stage: Stage) -> QWidget:
    page = page_of(stage, stage.case)
    page.open_item(stage.case.items[3])
    return page


@scene("04-evidence-list", size=PAGE, large_size=LARGE)
def evidence_list(stage: Stage) -> QWidget:
    items = list(stage.case.items)
    items[2] = replace(items[2], status=ItemStatus.WITHDRAWN)
    items[3] = replace(items[3], sensitivity=Sensitivity.INTIMATE)
    page = page_of(stage, msgspec.structs.replace(stage.case, items=tuple(items)))
    page._pieces.layout_chosen.emit(ListLayout.ROWS)
    return page


@scene("04l-still-filling", size=PAGE, large_size=LARGE)
def still_filling(stage: Stage) -> QWidget:
    page = EvidencePage(stage.theme, stage.vault, stage.words)
    first = msgspec.structs.replace(stage.case, findings=())
    page.render_beginning(messages.CaseBegun(seen=first, count=10_000, held=9_998, not_held=0))
    return page


@scene("04k-looked-for", size=PAGE, large_size=LARGE)
def looked_for(stage: Stage) -> QWidget:
    page = page_of(stage, stage.case)
    line = page._pieces._search.line
    line.setText("500 euros")
    names = frozenset({"SK-004", "event/2", "payment/1"})
    page._on_search_answered(Found(text="500 euros", names=names, not_searched=("SK-006",)))
    stage.after(line.setFocus)
    return page


@scene("04-evidence-tiles", size=PAGE, large_size=LARGE)
def evidence_tiles(stage: Stage) -> QWidget:
    items = list(stage.case.items)
    items[2] = replace(items[2], status=ItemStatus.WITHDRAWN)
    items[3] = replace(items[3], sensitivity=Sensitivity.INTIMATE)
    items[5] = replace(items[5], provenance=replace(items[5].provenance, shows="x" * 400))
    items[6] = replace(
        items[6],
        provenance=replace(items[6].provenance, shows="\u202eرسالة تهديد من الحساب الأول"),
    )
    page = page_of(stage, msgspec.structs.replace(stage.case, items=tuple(items)))
    stage.after(lambda: focus(page))
    return page


def focus(page: EvidencePage) -> None:
    page.window().setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
    page.first_focus().setFocus(Qt.FocusReason.TabFocusReason)


@scene("04b-under-18-question", size=PAGE, large_size=LARGE)
def under_18_question(stage: Stage) -> QWidget:
    page = page_of(stage, sample_case(is_under_18=True))
    page._offer(FILES, Route.DROP)
    asking = page._asking
    asking.changed.emit(page.state.question.answered(0, Answer.NO))
    asking.changed.emit(page.state.question.answered(1, Answer.YES))
    return page


@scene("04b-adult-question", size=PAGE, large_size=LARGE)
def adult_question(stage: Stage) -> QWidget:
    page = page_of(stage, stage.case)
    page._offer(FILES, Route.DROP)
    asking = page._asking
    asking.changed.emit(page.state.question.answered(0, Answer.NO))
    asking.changed.emit(page.state.question.said_of_others(0, has_others=True))
    asking.changed.emit(page.state.question.answered(1, Answer.YES))
    return page


@scene("04b-many-files", size=PAGE, large_size=LARGE)
def many_files(stage: Stage) -> QWidget:
    page = page_of(stage, sample_case(is_under_18=True))
    offered = tuple(
        Offered(path=f"/a/{n}", name=f"IMG_{n:04d}.png", folder="Pictures", size_bytes=900_000)
        for n in range(36)
    )
    long = Offered(path="/a/long", name="n" * 396 + ".png", folder="Pictures", size_bytes=1)
    turned = Offered(path="/a/t", name="invoice\u202egpj.exe", folder="صور", size_bytes=1)
    folder = Offered(path="/a/f", name="Snapchat", folder="Pictures", is_folder=True)
    page._offer((turned, long, *offered, folder), Route.DROP)
    return page


@scene("04c-taking-in", size=PAGE, large_size=LARGE)
def taking_in(stage: Stage) -> QWidget:
    page = page_of(stage, stage.case)
    page._offer(FILES, Route.DROP)
    question = page.state.question.looked(has_looked=True).answered_no_for_all()
    page._asking.changed.emit(question)
    page._asking.take_requested.emit()
    saved = FileSaved(
        name=FILES[0].name,
        item=replace(stage.case.items[0], label="SK-009", original_name=FILES[0].name),
        is_duplicate=False,
    )
    page._intake._on_part(saved)
    page._intake._on_progress(
        Progress(stage=WorkStage.IMPORTING, done=500_000, total=1_100_000, name=FILES[1].name)
    )
    page._intake._on_telling_timeout()
    return page


@scene("12a-empty", size=PAGE, large_size=LARGE)
def empty(stage: Stage) -> QWidget:
    page = page_of(stage, empty_case())
    stage.after(lambda: focus(page))
    return page


def taken(stage: Stage, parts: tuple[messages.Part, ...], files: tuple[Offered, ...]) -> QWidget:
    page = page_of(stage, stage.case)
    page._offer(files, Route.DROP)
    question = page.state.question.looked(has_looked=True).answered_no_for_all()
    page._asking.changed.emit(question)
    page._asking.take_requested.emit()
    for part in parts:
        page._intake._on_part(part)
    page._intake._on_done(FilesAdded(saved=0, duplicates=0, refused=0))
    return page


def saved_part(stage: Stage, name: str, number: int) -> FileSaved:
    item = replace(stage.case.items[0], label=f"SK-{number:03d}", original_name=name)
    return FileSaved(name=name, item=item, is_duplicate=False)


@scene("12b-not-saved", size=PAGE, large_size=LARGE)
def not_saved(stage: Stage) -> QWidget:
    refused = FileRefused(
        name=FILES[2].name,
        path=FILES[2].path,
        problem=Problem(
            code="EK-202", facts={"name": FILES[2].name, "reason": "Input/output error"}
        ),
    )
    parts = (
        saved_part(stage, FILES[0].name, 9),
        saved_part(stage, FILES[1].name, 10),
        refused,
    )
    return taken(stage, parts, FILES)


@scene("12b-many-not-saved", size=PAGE, large_size=LARGE)
def many_not_saved(stage: Stage) -> QWidget:
    files = tuple(
        Offered(path=f"/a/{n}", name=f"IMG_{n:04d}.png", folder="Pictures", size_bytes=900_000)
        for n in range(50)
    )
    long = Offered(path="/a/long", name="n" * 396 + ".png", folder="Pictures", size_bytes=1)
    parts = [saved_part(stage, each.name, 9 + n) for n, each in enumerate(files[20:])]
    parts += [
        FileRefused(
            name=each.name,
            path=each.path,
            problem=Problem(code="EK-201", facts={"name": each.name}),
        )
        for each in (long, *files[:20])
    ]
    return taken(stage, tuple(parts), (long, *files))


@scene("12c-evidence-changed", size=PAGE, large_size=LARGE)
def changed(stage: Stage) -> QWidget:
    finding = Finding(subject="SK-006", verdict=Verdict.ALTERED, detail="SHA-256 is " + "c4" * 32)
    case = msgspec.structs.replace(stage.case, findings=(finding,))
    return page_of(stage, case)


@scene("04d-describe", size=PAGE, large_size=LARGE)
def describe(stage: Stage) -> QWidget:
    page = page_of(stage, stage.case)
    page._pieces.description_requested.emit()
    return page


@scene("04e-withdraw", size=PAGE, large_size=LARGE)
def withdraw(stage: Stage) -> QWidget:
    page = page_of(stage, stage.case)
    page.open_item(stage.case.items[0])
    stage.after(lambda: open_withdrawing(page))
    return page


def open_withdrawing(page: EvidencePage) -> None:
    asking = page._pieces.detail._withdrawing._asking
    assert asking is not None
    asking.ask.click()
    bar = page._pieces.detail.verticalScrollBar()
    bar.setValue(bar.maximum())


@scene("04f-look", size=PAGE, large_size=LARGE)
def look(stage: Stage) -> QWidget:
    vault = stage.vault_answering({messages.LookAt: messages.Preview(jpeg=jpeg())})
    page = page_of(stage, stage.case, vault)
    page.open_item(stage.case.items[0])
    stage.after(page._pieces.detail.hold_by_keys)
    return page


def jpeg() -> bytes:
    image = QImage(300, 500, QImage.Format.Format_RGB32)
    image.fill(QColor("#3366aa"))
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "JPG")
    return bytes(held.data())


@scene("04h-several", size=PAGE, large_size=LARGE)
def several(stage: Stage) -> QWidget:
    page = page_of(stage, stage.case)
    page._pieces.several_requested.emit(True)
    stage.after(lambda: several_chosen(page))
    return page


def several_chosen(page: EvidencePage) -> None:
    pieces = page._pieces.list
    for row in (1, 2, 4):
        flags = QItemSelectionModel.SelectionFlag
        pieces.selectionModel().select(pieces.model().index(row, 0), flags.Select)


@scene("04h-several-replacing", size=(1280, 1000), large_size=LARGE)
def several_replacing(stage: Stage) -> QWidget:
    page = page_of(stage, stage.case)
    page._pieces.several_requested.emit(True)

    def ask_once_more() -> None:
        several_chosen(page)
        several = page._pieces.several
        several._form._shows.set_text("The threat")
        several._form._shows.edited.emit("The threat")
        several.replaces.setChecked(True)
        several.say_button.click()

    stage.after(ask_once_more)
    return page


@scene("04j-place-in-report", size=(1032, 1300), large_size=(1024, 2400))
def place_in_report(stage: Stage) -> QWidget:
    answers = {**stage.case.answers, EXHIBIT_ORDER: "4 2"}
    case = msgspec.structs.replace(stage.case, answers=answers, exports=())
    page = page_of(stage, case)
    page.open_item(case.items[1])
    return page


@scene("04i-what-it-shows", size=(1032, 1300), large_size=(1024, 2400))
def quality(stage: Stage) -> QWidget:
    answers = {quality_of(stage.case.items[3].id, Quality.DATE): "no"}
    page = page_of(stage, msgspec.structs.replace(stage.case, answers=answers))
    page.open_item(stage.case.items[3])
    stage.after(page._pieces.detail._quality.more.click)
    return page
