"""The papers beside the report, made from a case file: bytes with a name, written nowhere yet.

A file of the guidance that cannot be read stops no paper: what holds everywhere stands in for it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from evidence_kit.guidance.bare import guidance_that_is_there
from evidence_kit.guidance.situation import situation_of
from evidence_kit.handover.selection import select
from evidence_kit.i18n import Words, words_in
from evidence_kit.model import CaseFile, Digest, ExportFacts, ItemId, PaperKind
from evidence_kit.progress import Cancel
from evidence_kit.resources import assets_path
from evidence_kit.store import Export


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperMade:
    """One paper, as a file that was not written yet."""

    kind: PaperKind
    name: str
    title: str
    """In the paper's language; a platform's name in it stands as it was recorded."""
    data: bytes


def make_papers(
    case_file: CaseFile,
    facts: ExportFacts,
    kinds: tuple[PaperKind, ...],
    *,
    package: Export | None,
    cancel: Cancel | None = None,
    report_digest: Digest | None = None,
    elsewhere: Mapping[ItemId, str] | None = None,
) -> Iterator[PaperMade]:
    """Make the papers of some kinds; those for which the case holds nothing are not made.

    Args:
        case_file: The case, read at one instant.
        facts: What is said of this export; its language is the papers'.
        kinds: Which are wanted.
        package: What the receipt is for; ``None`` where its code is not known.
        cancel: Checked on every page.
        report_digest: SHA-256 of the report, where that is handed over on paper.
        elsewhere: Exhibits that are not in the bag the papers lie in, and where they are instead.

    Raises:
        ReportError: One could not be laid out.
        CancelledError: The person asked to stop.
    """
    from evidence_kit.report.papers import PaperOrder, papers
    from evidence_kit.report.receipt import PackageSaid

    words: Words = words_in(facts.language, assets_path() / "locale")
    order = PaperOrder(
        case_file=case_file,
        facts=facts,
        guidance=guidance_that_is_there(assets_path() / "guidance").guidance,
        situation=situation_of(case_file.case, case_file.payments, case_file.answers),
        today=facts.made_at.date(),
        file_of={each.item.id: each.file for each in select(case_file).exhibits},
        package=None
        if package is None
        else PackageSaid(
            version=package.version, made_at=package.made_at, code=Digest(package.code)
        ),
        report_digest=report_digest,
        elsewhere=elsewhere or {},
    )
    for paper in papers(order, kinds, words, cancel):
        yield PaperMade(kind=paper.kind, name=paper.name, title=paper.title, data=paper.data)


def package_papers(
    case_file: CaseFile,
    facts: ExportFacts,
    cancel: Cancel | None = None,
    *,
    elsewhere: Mapping[ItemId, str] | None = None,
    kinds: Iterable[PaperKind] = PaperKind,
) -> dict[str, bytes]:
    """Return the papers of a case by their names, for the package that is being made.

    The receipt among them has no code: the code fixes the receipt too.

    Args:
        case_file: The case, read at one instant.
        facts: What is said of this export.
        cancel: Checked on every page.
        elsewhere: Exhibits that are not in the bag the papers lie in, and where they are instead.
        kinds: Which papers; every one when not said.

    Raises:
        ReportError: One could not be laid out.
        CancelledError: The person asked to stop.
    """
    made = make_papers(
        case_file, facts, tuple(kinds), package=None, cancel=cancel, elsewhere=elsewhere
    )
    return {paper.name: paper.data for paper in made}


def print_papers(
    case_file: CaseFile, facts: ExportFacts, report_digest: Digest, cancel: Cancel | None = None
) -> dict[str, bytes]:
    """Return the papers beside a report on paper by their names.

    No file of an exhibit is handed over, so there is nothing to compare; the receipt names the
    report's SHA-256 in the place of a hand-over code.

    Raises:
        ReportError: One could not be laid out.
        CancelledError: The person asked to stop.
    """
    kinds = tuple(kind for kind in PaperKind if kind is not PaperKind.HASHES)
    made = make_papers(
        case_file, facts, kinds, package=None, cancel=cancel, report_digest=report_digest
    )
    return {paper.name: paper.data for paper in made}
