"""Requests about what goes out: the report, the package, and the check of a package."""

from pathlib import Path

from evidence_kit import messages
from evidence_kit.casework.hand_over import spoken_language, write_case_package, write_report
from evidence_kit.handover.selection import LEFT_OUT_WORDS
from evidence_kit.handover.verification import CodeVerdict, PackageVerdict, verify_package
from evidence_kit.service.work import Work


def make_report(request: messages.MakeReport, work: Work) -> messages.ReportMade:
    """Write the police report.

    Raises:
        NoVaultOpenError: No case is open.
        TargetExistsError: The file exists already.
        ItemDamagedError: An exhibit is not the bytes that were recorded.
        ReportError: The report could not be laid out.
        StorageError: The medium refused; nothing was written.
        CancelledError: The person asked to stop; nothing was written.
    """
    written = write_report(
        work.vault,
        Path(request.path),
        clock=work.clock,
        language=spoken_language(request.language),
        report=work.report,
        cancel=work.cancel,
    )
    return messages.ReportMade(
        path=str(written.path), sha256=written.sha256, exhibits=written.exhibits
    )


def make_package(request: messages.MakePackage, work: Work) -> messages.PackageMade:
    """Write the package and read it back.

    Raises:
        NoVaultOpenError: No case is open.
        TargetExistsError: A package of this name is there already.
        ItemDamagedError: An exhibit is not the bytes that were recorded.
        ReportError: The report could not be laid out.
        ReadBackError: The package did not read back as written.
        StorageError: The medium refused; nothing half-written stays.
        CancelledError: The person asked to stop; nothing half-written stays.
    """
    made = write_case_package(
        work.vault,
        Path(request.target_path),
        clock=work.clock,
        language=spoken_language(request.language),
        as_zip=request.as_zip,
        report=work.report,
        cancel=work.cancel,
    )
    return messages.PackageMade(
        folder_path=str(made.folder_path),
        zip_path="" if made.zip_path is None else str(made.zip_path),
        hand_over_code=made.hand_over_code,
        exhibits=made.exhibits,
        left_out=tuple(
            messages.LeftOut(label=each.label, reason=LEFT_OUT_WORDS[each.reason])
            for each in made.left_out
        ),
    )


def check_package(request: messages.CheckPackage, work: Work) -> messages.PackageChecked:
    """Check a package; needs no vault.

    Raises:
        NotAPackageError: The path is none.
        HandOverCodeError: What was given is no whole code.
        CancelledError: The person asked to stop.
    """
    checked = verify_package(
        Path(request.path),
        code=request.code or None,
        report=work.report,
        cancel=work.cancel,
    )
    return messages.PackageChecked(
        findings=checked.findings,
        is_intact=checked.overall in {PackageVerdict.INTACT, PackageVerdict.CONSISTENT},
        hand_over_code=checked.hand_over_code or "",
        is_code_compared=checked.code in {CodeVerdict.MATCHES, CodeVerdict.DIFFERS},
    )
