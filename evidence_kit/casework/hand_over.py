"""Make what goes out: the report, and the package with everything an officer can check.

Both are made from one reading of the case, under a signed ledger head, and the ledger remembers
that they went out. Nothing leaves the computer by itself.
"""

import platform
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from evidence_kit import __version__, files, hashing
from evidence_kit.casework.case import ensure_certificate
from evidence_kit.casework.paper_making import package_papers
from evidence_kit.casework.plan import checklist_pdf_of
from evidence_kit.casework.stamps import StampWish, asking
from evidence_kit.clock import Clock
from evidence_kit.errors import DatabaseDamagedError
from evidence_kit.handover.attachments import report_attachments
from evidence_kit.handover.package import PackageOrder, PackageResult, write_package
from evidence_kit.handover.package_stamp import AskForStamp
from evidence_kit.handover.selection import disclosure, select
from evidence_kit.handover.verify_page import verify_page
from evidence_kit.hashing import Digests, MultiHash
from evidence_kit.i18n import Words, words_in
from evidence_kit.model import CaseFile, Digest, ExportFacts, ItemId, LedgerHead
from evidence_kit.progress import Cancel, Progress, Report, Stage, silent
from evidence_kit.report.going_out import as_it_goes_out
from evidence_kit.resources import assets_path
from evidence_kit.store import Export, Vault


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportWritten:
    """A report that was written."""

    path: Path
    sha256: Digest
    version: int
    exhibits: int


def write_report(
    vault: Vault,
    path: Path,
    *,
    clock: Clock,
    language: str,
    report: Report = silent,
    cancel: Cancel | None = None,
    stamps: StampWish | None = None,
) -> ReportWritten:
    """Write the police report as a PDF; every exhibit is read and hashed on the way.

    Raises:
        AnchorError: A time stamp was wished for, and none that holds came back.
        TargetExistsError: The file exists already.
        DatabaseDamagedError: The database is damaged; nothing was written.
        ItemDamagedError: An exhibit is not the bytes that were recorded.
        ReportError: The report could not be laid out.
        StorageError: The medium refused; nothing was written.
        CancelledError: The person asked to stop; nothing was written.
    """
    files.require_free(path)
    case_file, facts = snapshot(vault, clock, language)
    stop = cancel or Cancel()
    digests = _digests(vault, case_file, report, stop)
    stamp = None if stamps is None else asking(stamps, stop)
    pdf = _report_pdf(vault, case_file, facts, digests, report=report, cancel=stop, stamp=stamp)
    files.write_whole(path, pdf)
    sha256 = hashing.sha256(pdf)
    with taken_back_on_error(path):
        vault.record_export(
            Export(version=facts.version, kind="report", made_at=facts.made_at, code=sha256),
            detail={"exhibits": len(digests)},
        )
    return ReportWritten(path=path, sha256=sha256, version=facts.version, exhibits=len(digests))


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
    facts = _facts(vault, clock, language)
    case_file = as_it_goes_out(vault.case_file())
    stop = cancel or Cancel()
    digests = _digests(vault, case_file, report, stop)
    pdf = _unsealed_pdf(vault, case_file, facts, digests, report=report, cancel=stop)
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
        AnchorError: Time stamps were wished for, and none that holds came back.
        TargetExistsError: A package of this name is there already.
        DatabaseDamagedError: The database is damaged; nothing was written.
        ItemDamagedError: An exhibit is not the bytes that were recorded.
        ReportError: The report could not be laid out.
        ReadBackError: The package did not read back as written.
        StorageError: The medium refused; nothing half-written stays.
        CancelledError: The person asked to stop; nothing half-written stays.
    """
    case_file, facts = snapshot(vault, clock, language)
    private_key, certificate = ensure_certificate(vault)
    stop = cancel or Cancel()
    words = words_in(language, assets_path() / "locale")
    stamp = None if stamps is None else asking(stamps, stop)

    def make_report(digests: Mapping[ItemId, Digests]) -> bytes:
        return _report_pdf(
            vault, case_file, facts, digests, report=report, cancel=stop, stamp=stamp
        )

    result = write_package(
        PackageOrder(
            case_file=case_file,
            facts=facts,
            private_key_der=private_key,
            certificate_pem=certificate,
            words=words,
        ),
        open_item=vault.read_item,
        make_report=make_report,
        checklist_pdf=checklist_pdf_of(case_file, words, clock, stop),
        papers=package_papers(case_file, facts, stop),
        page=verify_page(words, language),
        target_path=target_path,
        as_zip=as_zip,
        report=report,
        cancel=stop,
        stamp=stamp,
    )
    with taken_back_on_error(result.folder_path, result.zip_path):
        vault.record_export(
            Export(
                version=facts.version,
                kind="package",
                made_at=facts.made_at,
                code=result.hand_over_code,
            ),
            detail={"exhibits": result.exhibits, "left_out": len(result.left_out)},
        )
    return result


def spoken_language(asked: str) -> str:
    """Return the language an export will be in: the one asked for, or English without its words."""
    has_words = type(words_in(asked, assets_path() / "locale")) is not Words
    return asked if has_words or asked.lower().partition("-")[0] == "en" else "en"


@contextmanager
def taken_back_on_error(*paths: Path | None) -> Iterator[None]:
    """Remove what the vault could not remember: readable evidence that nobody would look for."""
    try:
        yield
    except BaseException:
        for path in paths:
            if path is not None and path.is_dir():
                shutil.rmtree(path, ignore_errors=True)
            elif path is not None:
                # The first error is the one told.
                with suppress(OSError):
                    path.unlink()
        raise


def snapshot(vault: Vault, clock: Clock, language: str) -> tuple[CaseFile, ExportFacts]:
    """Check the vault, and read what goes out; the exhibits are read and compared on the way out.

    Raises:
        DatabaseDamagedError: The database is damaged; nothing goes out of it.
    """
    # What it finds stands in the ledger that goes out, and does not keep a report from anybody.
    vault.check(is_full=False)
    if vault.is_damaged:
        raise DatabaseDamagedError(reason="found before it went out")
    ensure_certificate(vault)
    vault.sign_head()
    facts = _facts(vault, clock, language)
    return as_it_goes_out(vault.case_file()), facts


def _facts(vault: Vault, clock: Clock, language: str) -> ExportFacts:
    return ExportFacts(
        version=vault.next_export_version(),
        made_at=clock.now().replace(microsecond=0),
        offset_minutes=clock.offset_minutes(),
        app_version=__version__,
        system=f"{platform.system()} {platform.release()}, Python {platform.python_version()}",
        language=language,
    )


def _digests(
    vault: Vault, case_file: CaseFile, report: Report, cancel: Cancel
) -> dict[ItemId, Digests]:
    exhibits = select(case_file).exhibits
    found = {}
    for done, exhibit in enumerate(exhibits, start=1):
        hasher = MultiHash()
        for chunk in vault.read_item(exhibit.item):
            cancel.check()
            hasher.update(chunk)
        found[exhibit.item.id] = hasher.digests()
        report(
            Progress(stage=Stage.CHECKING, done=done, total=len(exhibits), name=exhibit.item.label)
        )
    return found


def _report_pdf(
    vault: Vault,
    case_file: CaseFile,
    facts: ExportFacts,
    digests: Mapping[ItemId, Digests],
    *,
    report: Report,
    cancel: Cancel,
    stamp: AskForStamp | None,
) -> bytes:
    private_key, certificate = ensure_certificate(vault)
    pdf = _unsealed_pdf(vault, case_file, facts, digests, report=report, cancel=cancel)
    cancel.check()
    from evidence_kit.handover.pdf_seal import seal_pdf

    return seal_pdf(pdf, private_key, certificate, case_file.case, facts, stamp=stamp)


def _unsealed_pdf(
    vault: Vault,
    case_file: CaseFile,
    facts: ExportFacts,
    digests: Mapping[ItemId, Digests],
    *,
    report: Report,
    cancel: Cancel,
) -> bytes:
    words: Words = words_in(facts.language, assets_path() / "locale")
    from evidence_kit.report import police_report

    return police_report.build(
        case_file,
        facts,
        digests=digests,
        is_disclosed=disclosure(case_file),
        preview_of=vault.find_preview,
        words=words,
        report=report,
        cancel=cancel,
        attachments=report_attachments(case_file, digests, facts, words),
    )
