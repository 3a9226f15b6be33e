"""The verbs about what goes out: report, package, verify, checklist."""

from pathlib import Path

import click

from evidence_kit.casework.hand_over import write_case_package, write_report
from evidence_kit.casework.plan import plan_for, write_checklist
from evidence_kit.cli.case_verbs import JSON, VAULT
from evidence_kit.cli.documents import verify_document
from evidence_kit.cli.output import emit, emit_document, say, words, working
from evidence_kit.cli.secrets_in import passphrase_option, read_passphrase
from evidence_kit.clock import SystemClock, utc_text
from evidence_kit.guidance.situation import PaidState, Situation
from evidence_kit.handover.code import grouped
from evidence_kit.handover.package import PackageResult
from evidence_kit.handover.selection import LEFT_OUT_WORDS
from evidence_kit.handover.verification import (
    CODE_WORDS,
    PACKAGE_WORDS,
    PackageVerdict,
    PackageVerification,
    verify_package,
)
from evidence_kit.i18n import N_
from evidence_kit.model import VERDICT_WORDS, AgeInPicture, Ages, Verdict
from evidence_kit.report.checklist import checklist_text
from evidence_kit.store import Vault
from evidence_kit.visible import visible

_LANGUAGE = click.option("--language", default="en", metavar="L", help="en for now.")


@click.command()
@VAULT
@click.option(
    "-o", "--out", "out_path", required=True, metavar="FILE.pdf", type=click.Path(path_type=Path)
)
@_LANGUAGE
@passphrase_option
def report(*, vault_path: Path, out_path: Path, language: str, passphrase_file: str | None) -> None:
    """Write the police report as a PDF."""
    secret = read_passphrase(passphrase_file)
    clock = SystemClock()
    with (
        Vault.open(vault_path, secret, clock=clock) as vault,
        working() as (tell, cancel),
    ):
        written = write_report(
            vault, out_path, clock=clock, language=language, report=tell, cancel=cancel
        )
    emit(f"report {written.sha256} {written.path}")
    say(
        N_(
            "The report is not encrypted. Give it to the police, and keep no copy on a shared "
            "computer."
        )
    )


@click.command()
@VAULT
@click.option(
    "-o", "--out", "out_path", required=True, metavar="DIR", type=click.Path(path_type=Path)
)
@click.option("--zip", "as_zip", is_flag=True, help="Also write it as one ZIP beside the folder.")
@_LANGUAGE
@passphrase_option
def package(
    *,
    vault_path: Path,
    out_path: Path,
    as_zip: bool,
    language: str,
    passphrase_file: str | None,
) -> None:
    """Write the package for the police into DIR and read it back."""
    secret = read_passphrase(passphrase_file)
    clock = SystemClock()
    with (
        Vault.open(vault_path, secret, clock=clock) as vault,
        working() as (tell, cancel),
    ):
        result = write_case_package(
            vault,
            out_path,
            clock=clock,
            language=language,
            as_zip=as_zip,
            report=tell,
            cancel=cancel,
        )
    emit_package(result)


def emit_package(result: PackageResult) -> None:
    """Say where a package lies, what is not in it, and its hand-over code."""
    emit(f"package {result.folder_path}")
    if result.zip_path is not None:
        emit(f"zip {result.zip_path}")
    emit(f"code {result.hand_over_code}")
    for left_out in result.left_out:
        say(
            N_("{label} is named in the package but not in it: {reason}."),
            label=left_out.label,
            reason=words().gettext(LEFT_OUT_WORDS[left_out.reason]),
        )
    say(
        N_(
            "Tell the officer the hand-over code by another way than the package, by voice or on "
            "paper: {code}"
        ),
        code=grouped(result.hand_over_code),
    )
    say(N_("The package is not encrypted. Keep no copy on a shared computer."))


@click.command()
@click.argument("package_path", metavar="PACKAGE", type=click.Path(path_type=Path))
@click.option("--code", metavar="CODE", help="The hand-over code, as told by the person.")
@JSON
def verify(*, package_path: Path, code: str | None, as_json: bool) -> None:
    """Check a package; needs no vault. Exit status 1 when it is not what was handed over."""
    with working(quiet=as_json) as (tell, cancel):
        checked = verify_package(package_path, code=code, report=tell, cancel=cancel)
    if as_json:
        emit_document(verify_document(checked, SystemClock().now()))
    else:
        emit_verification(checked)
    if checked.overall not in {PackageVerdict.INTACT, PackageVerdict.CONSISTENT}:
        raise SystemExit(1)


def emit_verification(checked: PackageVerification) -> None:
    """Print every finding that is not good, then what was checked and the answer."""
    for finding in checked.findings:
        if finding.verdict is not Verdict.INTACT:
            subject = visible(finding.subject)
            detail = visible(finding.detail)
            emit(f"{VERDICT_WORDS[finding.verdict]}  {subject}  {detail}".rstrip())
    intact = sum(finding.verdict is Verdict.INTACT for finding in checked.findings)
    emit(f"case {checked.reference}")
    emit(f"checked {utc_text(SystemClock().now())} by Evidence Kit {checked.app_version}")
    emit(f"intact {intact} of {len(checked.findings)}")
    emit(f"computed-code {checked.hand_over_code or '-'}")
    emit(f"code: {CODE_WORDS[checked.code]}")
    emit(f"{checked.overall.value}: {PACKAGE_WORDS[checked.overall]}")


@click.command()
@click.option("--country", default="", metavar="C", help="SI, IT, GB-SCT, GB-EW …")
@click.option("--age", default="not-sure", metavar="A", help="Years, or not-sure.")
@click.option("--paid", is_flag=True, help="Money has already been sent.")
@_LANGUAGE
@click.option(
    "-o", "--out", "out_path", metavar="FILE.pdf", type=click.Path(path_type=Path), default=None
)
def checklist(*, country: str, age: str, paid: bool, language: str, out_path: Path | None) -> None:
    """Show the next steps for a person; needs no vault."""
    years = int(age) if age.isascii() and age.isdigit() else None
    is_adult = years is not None and years >= 18  # noqa: PLR2004 - the age that decides
    in_picture = AgeInPicture.ADULT if is_adult else AgeInPicture.UNDER_18
    situation = Situation(
        country=country,
        ages=Ages(now=years, in_picture=in_picture if years is not None else AgeInPicture.NOT_SURE),
        paid=PaidState.PAID if paid else PaidState.NOT_SURE,
        language=language,
    )
    clock = SystemClock()
    steps = plan_for(situation, clock)
    if out_path is None:
        click.echo(checklist_text(steps, words()))
    else:
        write_checklist(steps, out_path, words(), clock)
        emit(f"checklist {out_path}")
