"""Marking what shall be covered on a copy of a picture, and what goes out of a piece."""

from dataclasses import replace

import msgspec
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QWidget

from evidence_kit.messages import CaseSeen, PictureToCover
from evidence_kit.messages import LookToCover as Look
from evidence_kit.model import (
    Box,
    CoveredCopy,
    Covering,
    Disclosure,
    DisclosureChoice,
    ItemId,
)
from evidence_kit.ui.pages.evidence import EvidencePage
from tests.pictures.sample_case import SHOWN_AT, sample_case
from tests.pictures.scenes import Stage, scene

PAGE = (1032, 644)
"""What a window of 1280 × 800 leaves for the page."""
LARGE = (1024, 560)
"""What a window of 1024 × 700 leaves at 200 %."""

WIDTH_PX, HEIGHT_PX = 720, 1280
BUBBLES = ((40, 90, 420, 90), (260, 220, 420, 60), (40, 320, 380, 140), (260, 500, 420, 90))
MARKED = (
    Box(x_px=40, y_px=20, width_px=250, height_px=44),
    Box(x_px=270, y_px=228, width_px=300, height_px=44),
)


def chat() -> bytes:
    """A chat without words: nobody's, and the same with every font."""
    image = QImage(WIDTH_PX, HEIGHT_PX, QImage.Format.Format_RGB32)
    image.fill(QColor("#f4f1ea"))
    painter = QPainter(image)
    painter.fillRect(QRect(0, 0, WIDTH_PX, 76), QColor("#dfe6ea"))
    for at, bubble in enumerate(BUBBLES):
        painter.fillRect(QRect(*bubble), QColor("#c9dcec" if at % 2 else "#ffffff"))
        for line in range(bubble[1] + 18, bubble[1] + bubble[3] - 16, 26):
            painter.fillRect(QRect(bubble[0] + 18, line, bubble[2] - 70, 10), QColor("#7d8790"))
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "JPEG", 90)  # type: ignore[call-overload] # the stubs want bytes
    return bytes(data.data())


def with_copy(case: CaseSeen, choice: DisclosureChoice) -> CaseSeen:
    """The sample case, in which one picture was covered."""
    original = case.items[3]
    copy = CoveredCopy(
        item=replace(
            original,
            id=ItemId("c" * 32),
            number=1_000_001,
            label=f"{original.label}-C1",
            media_type="image/png",
        ),
        covering=Covering(
            item_id=ItemId("c" * 32),
            original_id=original.id,
            number=1,
            width_px=WIDTH_PX,
            height_px=HEIGHT_PX,
            margin_px=8,
            boxes=MARKED,
        ),
    )
    said = Disclosure(item_id=original.id, choice=choice, why="", changed_at=SHOWN_AT)
    return msgspec.structs.replace(case, copies=(copy,), disclosures={original.id: said})


def editing(stage: Stage, case: CaseSeen) -> EvidencePage:
    answer = PictureToCover(width_px=WIDTH_PX, height_px=HEIGHT_PX, jpeg=chat())
    page = EvidencePage(stage.theme, stage.vault_answering({Look: answer}), stage.words)
    page.render(case)
    page.open_item(case.items[3])
    stage.after(page._pieces.detail.cover_requested.emit)
    return page


@scene("04g-covering", size=PAGE, large_size=LARGE)
def covering(stage: Stage) -> QWidget:
    return editing(stage, with_copy(stage.case, DisclosureChoice.COVERED))


@scene("04g-covering-empty", size=PAGE, large_size=LARGE)
def covering_empty(stage: Stage) -> QWidget:
    return editing(stage, stage.case)


@scene("04g-covering-question", size=PAGE, large_size=LARGE)
def covering_question(stage: Stage) -> QWidget:
    return editing(stage, sample_case(is_under_18=True))


@scene("04g-what-goes-out", size=PAGE, large_size=LARGE)
def what_goes_out(stage: Stage) -> QWidget:
    case = with_copy(stage.case, DisclosureChoice.WITHHELD)
    page = EvidencePage(stage.theme, stage.vault, stage.words)
    page.render(case)
    page.open_item(case.items[3])
    stage.after(lambda: scrolled_down(page))
    return page


def scrolled_down(page: EvidencePage) -> None:
    bar = page._pieces.detail.verticalScrollBar()
    bar.setValue(bar.maximum())
    page._pieces.detail._giving.cover.setFocus(Qt.FocusReason.TabFocusReason)
