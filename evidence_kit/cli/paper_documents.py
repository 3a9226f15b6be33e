"""The JSON document of ``papers``; frozen like those in :mod:`evidence_kit.cli.documents`."""

from dataclasses import dataclass
from typing import Literal

from evidence_kit.casework.papers import PapersWritten


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperDocument:
    """One paper that was written."""

    kind: str
    name: str
    title: str
    """In the paper's language; a platform's name in it stands as it was recorded."""
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PapersDocument:
    """What ``papers --json`` prints."""

    format: Literal["evidence-kit/papers/1"] = "evidence-kit/papers/1"
    folder: str
    version: int
    papers: list[PaperDocument]


def papers_document(written: PapersWritten) -> PapersDocument:
    """Return what was written."""
    return PapersDocument(
        folder=str(written.folder_path),
        version=written.number,
        papers=[
            PaperDocument(
                kind=each.kind.value, name=each.path.name, title=each.title, sha256=each.sha256
            )
            for each in written.papers
        ],
    )
