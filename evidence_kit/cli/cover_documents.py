"""The JSON documents about covered copies and what goes out of an exhibit.

They are frozen like all others, see :mod:`evidence_kit.cli.documents`, which lists them.
"""

from dataclasses import dataclass
from typing import Literal

from evidence_kit.model import CaseFile, CoveredCopy, Disclosure


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyDocument:
    """One covered copy; where it was withdrawn, its stub."""

    label: str
    original: str
    """The exhibit's label."""
    status: str
    sha256: str | None
    size_bytes: int
    media_type: str
    width_px: int
    height_px: int
    margin_px: int
    boxes: list[list[int]]
    """X, Y, width and height of each, as marked; the copy's boxes reach the margin further."""
    withdrawn_why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DisclosureDocument:
    """What was said of what goes out of one exhibit."""

    exhibit: str
    choice: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverDocument:
    """What ``cover --json`` prints."""

    format: Literal["evidence-kit/cover/1"] = "evidence-kit/cover/1"
    copy: CopyDocument
    original_sha256: str | None


def copy_document(copy: CoveredCopy, original: str) -> CopyDocument:
    """Return one covered copy, under the label of its exhibit."""
    item, made = copy.item, copy.covering
    return CopyDocument(
        label=item.label,
        original=original,
        status=item.status.value,
        sha256=item.sha256,
        size_bytes=item.size_bytes,
        media_type=item.media_type,
        width_px=made.width_px,
        height_px=made.height_px,
        margin_px=made.margin_px,
        boxes=[[box.x_px, box.y_px, box.width_px, box.height_px] for box in made.boxes],
        withdrawn_why=item.withdrawn_why,
    )


def copy_documents(case_file: CaseFile) -> list[CopyDocument]:
    """Return every covered copy of a case, in the order they were made."""
    return [
        copy_document(copy, case_file.label_of(copy.covering.original_id))
        for copy in case_file.copies
    ]


def disclosure_documents(case_file: CaseFile) -> list[DisclosureDocument]:
    """Return what was said of what goes out, in the order of the exhibits."""

    def of(each: Disclosure) -> DisclosureDocument:
        return DisclosureDocument(
            exhibit=case_file.label_of(each.item_id), choice=each.choice.value, why=each.why
        )

    said = case_file.disclosures
    return [of(said[item.id]) for item in case_file.items if item.id in said]
