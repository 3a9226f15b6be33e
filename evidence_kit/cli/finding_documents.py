"""One answer of a check in JSON; it stands in most other documents."""

from dataclasses import dataclass

from evidence_kit.model import (
    Finding,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingDocument:
    """One answer of a check."""

    subject: str
    verdict: str
    detail: str


def finding_document(finding: Finding) -> FindingDocument:
    """Return one answer of a check."""
    return FindingDocument(
        subject=finding.subject, verdict=finding.verdict.value, detail=finding.detail
    )
