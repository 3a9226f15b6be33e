"""The sample case from end to end: in, kept, out, checked – without a display.

Nothing here is a shortcut: a real vault with the real key derivation, every file of the sample
through the one door, and the package checked the way an officer would.
"""

from dataclasses import dataclass
from pathlib import Path

from evidence_kit import files
from evidence_kit.casework.hand_over import write_case_package
from evidence_kit.casework.trying_out import SAMPLE_PASSPHRASE, Told, make_sample
from evidence_kit.clock import Clock
from evidence_kit.errors import TargetExistsError
from evidence_kit.handover.package import PackageResult
from evidence_kit.handover.verification import (
    PackageVerdict,
    PackageVerification,
    verify_package,
)
from evidence_kit.model import Finding
from evidence_kit.progress import Cancel, Report
from evidence_kit.store import Vault


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoResult:
    """What the demonstration made and what its checks said."""

    vault_path: Path
    report_path: Path
    package: PackageResult
    vault_findings: tuple[Finding, ...]
    checked_folder: PackageVerification
    checked_zip: PackageVerification

    @property
    def is_verified(self) -> bool:
        """Whether vault, folder and ZIP are all exactly what they should be."""
        return (
            not any(finding.verdict.is_bad for finding in self.vault_findings)
            and self.checked_folder.overall is PackageVerdict.INTACT
            and self.checked_zip.overall is PackageVerdict.INTACT
        )


def run(
    out_path: Path, *, clock: Clock, on_saved: Told, report: Report, cancel: Cancel
) -> DemoResult:
    """Put the sample case through everything into a new folder.

    Args:
        out_path: The folder to make; it must not exist, or be empty.
        clock: Where time comes from.
        on_saved: Told about each item as soon as it is saved and verified.
        report: Told about progress.
        cancel: Checked throughout.

    Raises:
        TargetExistsError: The folder holds something already.
        EvidenceKitError: Whatever a use case can raise.
    """
    if out_path.exists() and (not out_path.is_dir() or any(out_path.iterdir())):
        raise TargetExistsError(path=str(out_path))
    with files.storage_errors(out_path):
        out_path.mkdir(parents=True, exist_ok=True)
    vault_path = out_path / "vault"
    make_sample(vault_path, clock=clock, on_saved=on_saved, report=report, cancel=cancel).close()
    # Closed and opened again, so that everything that follows comes from the disk.
    with Vault.open(vault_path, SAMPLE_PASSPHRASE, clock=clock) as vault:
        reference = vault.case.reference
        findings = vault.check(is_full=True, report=report, cancel=cancel)
        package = write_case_package(
            vault, out_path, clock=clock, language="en", as_zip=True, report=report, cancel=cancel
        )
    zip_path = package.zip_path or package.folder_path
    return DemoResult(
        vault_path=vault_path,
        report_path=package.folder_path / "data" / "report" / f"{reference}-report.pdf",
        package=package,
        vault_findings=findings,
        checked_folder=verify_package(
            package.folder_path, code=package.hand_over_code, report=report, cancel=cancel
        ),
        checked_zip=verify_package(
            zip_path, code=package.hand_over_code, report=report, cancel=cancel
        ),
    )
