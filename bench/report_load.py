"""An invented case of any size for the report, and the same exhibits set by ReportLab alone.

The floor is what the same paper costs with nothing of ours: ReportLab's own paragraphs and tables,
its built-in font, the same fields and the same pictures, one exhibit after the other.
"""

import hashlib
import io
from datetime import UTC, datetime
from typing import Any
from xml.sax.saxutils import escape

from PIL import Image as Picture
from PIL import ImageDraw
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Image, KeepTogether, Paragraph, SimpleDocTemplate, Table

from evidence_kit import custody
from evidence_kit.handover.certificate import make_certificate
from evidence_kit.hashing import Digests, MultiHash
from evidence_kit.i18n import Words
from evidence_kit.model import (
    AgeInPicture,
    Ages,
    Case,
    CaseFile,
    CaseId,
    ExportFacts,
    FileTimes,
    Item,
    ItemId,
    ItemKind,
    ItemStatus,
    LedgerHead,
    Provenance,
    Route,
    Sensitivity,
    TypeMatch,
)
from evidence_kit.report.content import content_of
from evidence_kit.report.document import Exhibit
from evidence_kit.report.police_report import build

MADE_AT = datetime(2026, 11, 21, 0, 12, 5, tzinfo=UTC)
FACTS = ExportFacts(
    version=1, made_at=MADE_AT, offset_minutes=60, app_version="0", system="", language="en"
)
_PICTURE_PX = (360, 640)


def make_case(count: int) -> CaseFile:
    """Return a case of so many exhibits."""
    _key, certificate_pem = make_certificate("EK-2026-000001", MADE_AT)
    return CaseFile(
        case=Case(
            id=CaseId("a" * 32),
            reference="EK-2026-000001",
            created_at=MADE_AT,
            created_offset_minutes=60,
            ages=Ages(now=30, in_picture=AgeInPicture.ADULT),
            country="",
            language="en",
            initials="JS",
        ),
        items=tuple(_item(number) for number in range(1, count + 1)),
        pictures={},
        identifiers=(),
        payments=(),
        events=(),
        statement=None,
        removals=(),
        ledger=(),
        head=LedgerHead(n=0, chain=custody.GENESIS),
        certificate_pem=certificate_pem,
    )


def preview_of(item_id: ItemId) -> bytes:
    """Draw an exhibit's small picture; no two are the same."""
    number = int(item_id, 16)
    picture = Picture.new("RGB", _PICTURE_PX, (247, 243, 236))
    draw = ImageDraw.Draw(picture)
    for row in range(8):
        shade = (number * 7 + row * 31) % 200
        draw.rectangle((20, 20 + row * 76, 300, 80 + row * 76), fill=(shade, shade, 255 - shade))
        draw.text((30, 40 + row * 76), f"{number}: pay in one hour", fill=(250, 250, 250))
    target = io.BytesIO()
    picture.save(target, "JPEG", quality=75)
    return target.getvalue()


def digests_of(case_file: CaseFile) -> dict[ItemId, Digests]:
    """Return the digests that the case's exhibits were recorded with."""
    return {item.id: _digests(item.number) for item in case_file.items}


def our_report(case_file: CaseFile, previews: dict[ItemId, bytes]) -> bytes:
    """Make the report as people get it, without the signature."""
    return build(
        case_file,
        FACTS,
        digests=digests_of(case_file),
        is_disclosed=lambda _entry: True,
        preview_of=previews.get,
        words=Words(),
    )


def bare_report(case_file: CaseFile, previews: dict[ItemId, bytes]) -> bytes:
    """Set the same exhibits with ReportLab alone."""
    content = content_of(case_file, FACTS, digests_of(case_file), lambda _entry: True, Words())
    exhibits = [
        block
        for section in content.sections
        for block in section.blocks
        if isinstance(block, Exhibit)
    ]
    styles = getSampleStyleSheet()
    story: list[Any] = []
    for exhibit, item in zip(exhibits, case_file.items, strict=True):
        rows = [
            [
                Paragraph(escape(field.label), styles["Normal"]),
                [Paragraph(escape(text.text), styles["Normal"]) for text in field.value],
            ]
            for field in exhibit.fields
        ]
        picture = Image(io.BytesIO(previews[item.id]), width=140, height=249)
        form = Table(rows, colWidths=[100, 180])
        beside = Table([[[form], [picture]]], colWidths=[290, 150])
        story.append(KeepTogether([Paragraph(exhibit.label, styles["Heading2"]), beside]))
    target = io.BytesIO()
    SimpleDocTemplate(target).build(story)
    return target.getvalue()


def _item(number: int) -> Item:
    return Item(
        id=ItemId(f"{number:032x}"),
        number=number,
        label=f"JS-{number:03d}",
        kind=ItemKind.FILE,
        status=ItemStatus.HELD,
        sensitivity=Sensitivity.ORDINARY,
        original_name=f"Screenshot 2026-11-20 at 21.14.{number:02d}.png",
        size_bytes=1_203_577 + number,
        sha256=_digests(number).sha256,
        media_type="image/png",
        type_match=TypeMatch.AGREE,
        times=FileTimes(modified_at=MADE_AT, created_at=None),
        imported_at=MADE_AT,
        imported_offset_minutes=60,
        route=Route.DROP,
        provenance=Provenance(
            device="my phone",
            how="screenshot taken by me",
            shows=f"The chat, part {number}; the demand and the countdown are visible",
            app="Telegram",
            seen_at_text=f"20 November, 23:{number % 60:02d}",
        ),
    )


def _digests(number: int) -> Digests:
    hasher = MultiHash()
    hasher.update(hashlib.sha256(str(number).encode("ascii")).digest())
    return hasher.digests()
