"""The papers beside the report: for platforms, banks, forms, examiners, and the hand-over itself.

They go into the package, and out alone where somebody needs one before there is a package. The
custody record remembers that they went out; a report still tells what changed since the last report
or package, not since the last paper.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from evidence_kit import files, hashing
from evidence_kit.casework.going_out import require_as_chosen, snapshot, taken_back_on_error
from evidence_kit.casework.paper_making import PaperMade, make_papers
from evidence_kit.clock import Clock
from evidence_kit.errors import NoPaperError
from evidence_kit.model import Digest, PaperKind, number_of_export
from evidence_kit.progress import Cancel, Progress, Report, Stage, silent
from evidence_kit.store import Export, Vault


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperWritten:
    """One paper that was written."""

    kind: PaperKind
    path: Path
    sha256: Digest
    title: str
    """In the paper's language; a platform's name in it stands as it was recorded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PapersWritten:
    """The papers that were written, and the folder that holds them."""

    folder_path: Path
    number: int
    """1 for the first papers of a case that went out alone, counting up."""
    papers: tuple[PaperWritten, ...]


def write_papers(
    vault: Vault,
    folder_path: Path,
    kinds: Iterable[PaperKind],
    *,
    clock: Clock,
    language: str,
    report: Report = silent,
    cancel: Cancel | None = None,
) -> PapersWritten:
    """Write papers into a new folder; the receipt carries the code of the newest package.

    Args:
        vault: The open vault.
        folder_path: The folder to make.
        kinds: Which papers; those for which the case holds nothing are not made.
        clock: Where time comes from.
        language: BCP 47 tag of the papers' language.
        report: Told each finished paper.
        cancel: Checked on every page.

    Raises:
        NoPaperError: The case holds nothing for any of them.
        TargetExistsError: Something of the folder's name exists already.
        DatabaseDamagedError: The database is damaged; nothing was written.
        ReportError: One could not be laid out.
        ChoiceChangedError: Something else was said meanwhile of what goes out; nothing stays.
        StorageError: The medium refused; nothing stays.
        CancelledError: The person asked to stop; nothing stays.
    """
    files.require_free(folder_path)
    case_file, facts = snapshot(vault, clock, language)
    number = vault.next_papers_number()
    facts = replace(facts, papers_number=number_of_export(number))
    wanted = tuple(dict.fromkeys(kinds))
    made: list[PaperMade] = []
    for paper in make_papers(
        case_file, facts, wanted, package=_newest_package(vault), cancel=cancel
    ):
        made.append(paper)
        report(Progress(stage=Stage.REPORTING, done=len(made), total=0, name=paper.name))
    if not made:
        raise NoPaperError(kinds=", ".join(kind.value for kind in wanted))
    written = _written(made, folder_path)
    with taken_back_on_error(folder_path):
        require_as_chosen(vault, case_file, language)
        vault.record_export(
            Export(version=number, kind="papers", made_at=facts.made_at, code=_code_of(written)),
            detail={"papers": len(written)},
        )
    return PapersWritten(folder_path=folder_path, number=number_of_export(number), papers=written)


def papers_folder_name(vault: Vault) -> str:
    """Return the name of the next folder of papers; later ones never take an earlier one's name."""
    return f"{vault.case.reference}-papers-{number_of_export(vault.next_papers_number())}"


def _written(made: Sequence[PaperMade], folder_path: Path) -> tuple[PaperWritten, ...]:
    """Write the papers under another name, and give the folder its own once all are there."""
    partial_path = folder_path.with_name(f"{folder_path.name}.partial")
    files.require_free(partial_path)
    with files.storage_errors(partial_path):
        partial_path.mkdir(mode=0o700)
    with taken_back_on_error(partial_path):
        for paper in made:
            files.write_whole(partial_path / paper.name, paper.data)
        files.require_free(folder_path)
        with files.storage_errors(folder_path):
            partial_path.rename(folder_path)
            files.sync_folder(folder_path.parent)
    return tuple(
        PaperWritten(
            kind=paper.kind,
            path=folder_path / paper.name,
            sha256=hashing.sha256(paper.data),
            title=paper.title,
        )
        for paper in made
    )


def _newest_package(vault: Vault) -> Export | None:
    packages = [export for export in vault.exports() if export.kind == "package"]
    return packages[-1] if packages else None


def _code_of(written: Iterable[PaperWritten]) -> Digest:
    """Return one number for all of them: the SHA-256 of their list, as ``sha256sum`` prints it."""
    lines = "".join(f"{each.sha256}  {each.path.name}\n" for each in written)
    return hashing.sha256(lines.encode("ascii"))
