"""Make what goes out: the report, and the package with everything an officer can check.

Both are made from one reading of the case, under a signed ledger head, and the ledger remembers
that they went out. Nothing leaves the computer by itself.
"""

from dataclasses import dataclass
from pathlib import Path

from evidence_kit import files, hashing
from evidence_kit.casework.case import ensure_certificate
from evidence_kit.casework.contact import contact_sheet_of
from evidence_kit.casework.going_out import (
    digests_of,
    facts_of,
    report_pdf,
    require_as_chosen,
    seen_from_outside,
    snapshot,
    taken_back_on_error,
    unsealed_pdf,
)
from evidence_kit.casework.handing_over import Wish, hand_over
from evidence_kit.casework.stamps import StampWish, asking
from evidence_kit.clock import Clock
from evidence_kit.handover.package import PackageResult
from evidence_kit.i18n import words_in
from evidence_kit.model import Digest, LedgerHead
from evidence_kit.progress import Cancel, Report, silent
from evidence_kit.resources import assets_path
from evidence_kit.store import Export, Vault


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportWritten:
    """A report that was written."""

    path: Path
    sha256: Digest
    version: int
    exhibits: int
    contact_sheet_path: Path | None = None
    """The contact sheet that was written beside it; ``None`` for none."""


def write_report(
    vault: Vault,
    path: Path,
    *,
    clock: Clock,
    language: str,
    report: Report = silent,
    cancel: Cancel | None = None,
    stamps: StampWish | None = None,
    contact_sheet_path: Path | None = None,
) -> ReportWritten:
    """Write the police report as a PDF; every exhibit is read and hashed on the way.

    Args:
        vault: The open vault.
        path: The file to make.
        clock: Where time comes from.
        language: BCP 47 tag of the report's language.
        report: Told of each exhibit and page.
        cancel: Looked at on the way.
        stamps: Whom to ask for a time stamp; ``None`` for nobody.
        contact_sheet_path: A second file to make, the contact sheet: apart from the report, which
            the defence may read (product rule O3). ``None`` for none.

    Raises:
        TargetExistsError: A file exists already.
        DatabaseDamagedError: The database is damaged; nothing was written.
        ItemDamagedError: An exhibit is not the bytes that were recorded.
        ReportError: The report could not be laid out.
        AnchorError: Time stamps were wished for, and none that holds came back.
        ChoiceChangedError: Something else was said meanwhile of what goes out; nothing stays.
        StorageError: The medium refused; nothing was written.
        CancelledError: The person asked to stop; nothing was written.
    """
    wanted = [path] if contact_sheet_path is None else [path, contact_sheet_path]
    for each in wanted:
        files.require_free(each)
    case_file, facts = snapshot(vault, clock, language)
    stop = cancel or Cancel()
    digests = digests_of(vault, case_file, report, stop)
    stamp = None if stamps is None else asking(stamps, stop)
    pdf = report_pdf(vault, case_file, facts, digests, report=report, cancel=stop, stamp=stamp)
    sha256 = hashing.sha256(pdf)
    detail: dict[str, int | str] = {"exhibits": len(digests)}
    with taken_back_on_error() as made:
        if contact_sheet_path is not None:
            words = words_in(language, assets_path() / "locale")
            sheet = contact_sheet_of(case_file, words, clock, stop)
            files.write_whole(contact_sheet_path, sheet)
            made.append(contact_sheet_path)
            detail["contact_sheet"] = hashing.sha256(sheet)
        files.write_whole(path, pdf)
        made.append(path)
        require_as_chosen(vault, case_file, language)
        vault.record_export(
            Export(version=facts.version, kind="report", made_at=facts.made_at, code=sha256),
            detail=detail,
        )
    return ReportWritten(
        path=path,
        sha256=sha256,
        version=facts.version,
        exhibits=len(digests),
        contact_sheet_path=contact_sheet_path,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewedReport:
    """A report to look at before it is made; it is held in memory and goes nowhere."""

    pdf: bytes
    head: LedgerHead
    """The end of the ledger it was made at; after that it shows an earlier case."""
    language: str

    def is_of(self, head: LedgerHead, language: str) -> bool:
        """Return whether it still is what a report made now would show."""
        return self.head == head and self.language == language


def preview_report(
    vault: Vault,
    *,
    clock: Clock,
    language: str,
    report: Report = silent,
    cancel: Cancel | None = None,
) -> PreviewedReport:
    """Lay out the report as it would be made now, without a seal; nothing is recorded or written.

    Raises:
        DatabaseDamagedError: The database is damaged.
        ItemDamagedError: An exhibit is not the bytes that were recorded.
        ReportError: The report could not be laid out.
        CancelledError: The person asked to stop.
    """
    ensure_certificate(vault)
    head = vault.ledger_head()
    facts = facts_of(vault, clock, language)
    case_file = seen_from_outside(vault, language)
    stop = cancel or Cancel()
    digests = digests_of(vault, case_file, report, stop)
    pdf = unsealed_pdf(vault, case_file, facts, digests, report=report, cancel=stop)
    return PreviewedReport(pdf=pdf, head=head, language=language)


def write_case_package(
    vault: Vault,
    target_path: Path,
    *,
    clock: Clock,
    language: str,
    as_zip: bool,
    report: Report = silent,
    cancel: Cancel | None = None,
    stamps: StampWish | None = None,
) -> PackageResult:
    """Write the package into a new folder under ``target_path`` and read it back.

    Raises:
        TargetExistsError: A package of this name is there already.
        DatabaseDamagedError: The database is damaged; nothing was written.
        ItemDamagedError: An exhibit is not the bytes that were recorded.
        ReportError: The report could not be laid out.
        ReadBackError: The package did not read back as written.
        StorageError: The medium refused; nothing half-written stays.
        CancelledError: The person asked to stop; nothing half-written stays.
    """
    wish = Wish(language=language, as_zip=as_zip, stamps=stamps)
    done = hand_over(vault, target_path, wish, clock=clock, report=report, cancel=cancel)
    return done.packages[0]
