"""The verbs about what goes out: report, package, verify, checklist."""

import textwrap
from pathlib import Path

import click

from evidence_kit.casework.case import valid_country
from evidence_kit.casework.hand_over import write_report
from evidence_kit.casework.plan import (
    plan_for,
    unreadable_guidance,
    write_card,
    write_checklist,
)
from evidence_kit.cli.answers import (
    age_options,
    ages_of,
    country_option,
    coverage_sentence,
    language_spoken,
)
from evidence_kit.cli.asking import can_ask
from evidence_kit.cli.case_verbs import JSON, VAULT
from evidence_kit.cli.documents import verify_document
from evidence_kit.cli.opening import open_case
from evidence_kit.cli.output import (
    READ_BEFORE,
    emit,
    emit_document,
    finding_line,
    say,
    usage_problem,
    words,
    words_of,
    working,
)
from evidence_kit.cli.reason import REASON, take_reason
from evidence_kit.cli.secrets_in import passphrase_option, read_passphrase
from evidence_kit.cli.stamping import TIMESTAMP_URL, YES, stamp_wish
from evidence_kit.clock import SystemClock, utc_text
from evidence_kit.errors import PackageLockedError
from evidence_kit.finding_words import said_detail
from evidence_kit.guidance.situation import (
    Claim,
    Helper,
    PaidState,
    PublishedState,
    Situation,
    YesNoUnsure,
)
from evidence_kit.handover.agreement import TABLE_SUBJECT
from evidence_kit.handover.verification import (
    PACKAGE_WORDS,
    PackageVerdict,
    PackageVerification,
    code_sentence,
    verify_package,
)
from evidence_kit.i18n import N_
from evidence_kit.model import Verdict

_TERMINAL_COLUMNS = 78

_LANGUAGE = click.option("--language", default="en", metavar="L", help="Of it: en, it or sl.")


@click.command()
@VAULT
@click.option(
    "-o", "--out", "out_path", required=True, metavar="FILE.pdf", type=click.Path(path_type=Path)
)
@_LANGUAGE
@REASON
@TIMESTAMP_URL
@YES
@passphrase_option
def report(
    *,
    vault_path: Path,
    out_path: Path,
    language: str,
    reason: str | None,
    stamp_address: str | None,
    yes: bool,
    passphrase_file: str | None,
) -> None:
    """Write the police report as a PDF."""
    language = language_spoken(language)
    stamps = stamp_wish(stamp_address, yes=yes)
    clock = SystemClock()
    with open_case(vault_path, passphrase_file) as vault:
        take_reason(vault, reason, passphrase_file)
        with working() as (tell, cancel):
            written = write_report(
                vault,
                out_path,
                clock=clock,
                language=language,
                report=tell,
                cancel=cancel,
                stamps=stamps,
            )
    emit(f"report {written.sha256} {written.path}")
    say(READ_BEFORE)
    say(
        N_(
            "The report is not encrypted. Give it to the police, and keep no copy on a shared "
            "computer."
        )
    )


@click.command()
@click.argument("package_path", metavar="PACKAGE", type=click.Path(path_type=Path))
@click.option("--code", metavar="CODE", help="The hand-over code, as told by the person.")
@click.option(
    "--encrypt-passphrase-file",
    "encrypt_file",
    metavar="FILE",
    help="Read what opens a locked ZIP from FILE; “-” is standard input.",
)
@JSON
def verify(
    *, package_path: Path, code: str | None, encrypt_file: str | None, as_json: bool
) -> None:
    """Check a package; needs no vault. Exit status 1 when it is not what was handed over."""
    passphrase = None if encrypt_file is None else read_passphrase(encrypt_file)
    try:
        checked = _verified(package_path, code, passphrase, quiet=as_json)
    except PackageLockedError:
        if not can_ask():
            raise
        checked = _verified(package_path, code, read_passphrase(None), quiet=as_json)
    if as_json:
        emit_document(verify_document(checked, SystemClock().now()))
    else:
        emit_verification(checked)
    if checked.overall not in {PackageVerdict.INTACT, PackageVerdict.CONSISTENT}:
        raise SystemExit(1)


def _verified(
    path: Path, code: str | None, passphrase: str | None, *, quiet: bool
) -> PackageVerification:
    with working(quiet=quiet) as (tell, cancel):
        return verify_package(path, code=code, passphrase=passphrase, report=tell, cancel=cancel)


def emit_verification(checked: PackageVerification) -> None:
    """Print every finding that is not good, then what was checked and the answer."""
    for finding in checked.findings:
        if finding.verdict is not Verdict.INTACT:
            emit(finding_line(finding))
        elif finding.subject == TABLE_SUBJECT and finding.detail:
            # Which exhibits are in another part: good, and worth knowing.
            emit(said_detail(finding.detail, words()))
    intact = sum(finding.verdict is Verdict.INTACT for finding in checked.findings)
    _emit_said(N_("Case: {reference}"), reference=checked.reference)
    _emit_said(
        N_("Checked at {time} by Evidence Kit {version}"),
        time=utc_text(SystemClock().now()),
        version=checked.app_version,
    )
    _emit_said(N_("Intact: {count} of {total}"), count=intact, total=len(checked.findings))
    # Translators: the hand-over code as it was computed now, of the package that is here.
    _emit_said(N_("Computed code: {code}"), code=checked.hand_over_code or "–")
    emit(words().gettext(code_sentence(checked.overall, checked.code)))
    emit(words().gettext(PACKAGE_WORDS[checked.overall]))


def _emit_said(sentence: str, **facts: str | int) -> None:
    emit(words().gettext(sentence).format(**facts))


@click.command()
@country_option
@age_options(now="--age")
@click.option("--paid/--not-paid", default=None, help="Whether money has already been sent.")
@click.option(
    "--published",
    type=click.Choice([each.value for each in PublishedState]),
    default=PublishedState.NOT_SURE.value,
    help="Whether pictures reached anybody.",
)
@click.option(
    "--known",
    type=click.Choice([each.value for each in YesNoUnsure]),
    default=YesNoUnsure.NOT_SURE.value,
    help="Whether it is somebody from everyday life.",
)
@click.option(
    "--shown",
    type=click.Choice([each.value for each in Claim]),
    default=Claim.NOT_SURE.value,
    help="What they have shown so far; mass-mail is one e-mail that shows nothing.",
)
@click.option(
    "--helping",
    type=click.Choice([each.value for each in Helper if each is not Helper.SELF]),
    default=None,
    help="Who reads, when it is somebody who helps.",
)
@click.option("--card", is_flag=True, help="With -o: a card to cut out, as large as a bank card.")
@_LANGUAGE
@click.option(
    "-o", "--out", "out_path", metavar="FILE.pdf", type=click.Path(path_type=Path), default=None
)
def checklist(
    *,
    country: str,
    age_now: str,
    age_in_picture: str,
    paid: bool | None,
    published: str,
    known: str,
    shown: str,
    helping: str | None,
    card: bool,
    language: str,
    out_path: Path | None,
) -> None:
    """Show the next steps for a person; needs no vault."""
    situation = Situation(
        country=valid_country(country),
        ages=ages_of(age_now, age_in_picture),
        paid=_paid_state(paid),
        published=PublishedState(published),
        offender_known=YesNoUnsure(known),
        claim=Claim(shown),
        helper=Helper.SELF if helping is None else Helper(helping),
        language=language_spoken(language),
    )
    if card and out_path is None:
        raise usage_problem(N_("--card needs -o FILE.pdf"))
    clock = SystemClock()
    steps = plan_for(situation, clock)
    coverage = coverage_sentence(situation.country)
    if out_path is not None:
        write = write_card if card else write_checklist
        write(steps, out_path, words_of(situation.language), clock)
        emit(f"checklist {out_path}")
        if coverage:
            say("{text}", text=coverage)
        _say_what_is_missing()
        return
    if coverage:
        click.echo(textwrap.fill(coverage, width=_TERMINAL_COLUMNS) + "\n")
    from evidence_kit.report.checklist import checklist_text

    click.echo(checklist_text(steps, words_of(situation.language)))
    _say_what_is_missing()


def _say_what_is_missing() -> None:
    """Say, after all that could be said, that the installation is not whole.

    Raises:
        GuidanceDataError: A file of the guidance could not be read.
    """
    for problem in unreadable_guidance():
        raise problem


def _paid_state(answer: bool | None) -> PaidState:  # noqa: FBT001 - the answer is the question
    match answer:
        case None:
            return PaidState.NOT_SURE
        case True:
            return PaidState.PAID
        case False:
            return PaidState.NO
