"""The verbs about a case as a whole: create, ages, list, log, check."""

from pathlib import Path

import click

from evidence_kit.casework.case import NewCase, change_ages, create_case
from evidence_kit.casework.places import find_synchronised
from evidence_kit.cli.documents import check_document, list_document, log_document
from evidence_kit.cli.output import emit, emit_document, say, working
from evidence_kit.cli.secrets_in import passphrase_option, read_passphrase
from evidence_kit.clock import SystemClock, utc_text
from evidence_kit.errors import InvalidValueError
from evidence_kit.files import require_free, write_whole
from evidence_kit.i18n import N_
from evidence_kit.keys import new_recovery_code
from evidence_kit.model import VERDICT_WORDS, AgeInPicture, Ages, ItemKind
from evidence_kit.store import Vault
from evidence_kit.visible import visible

VAULT = click.argument("vault_path", metavar="VAULT", type=click.Path(path_type=Path))
JSON = click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")

_AGE_NOW = click.option(
    "--age-now", default="not-sure", metavar="N|not-sure", help="How old the person is now."
)
_AGE_IN_PICTURE = click.option(
    "--age-in-picture",
    type=click.Choice([answer.value for answer in AgeInPicture]),
    default=AgeInPicture.NOT_SURE.value,
    help="Was anyone in any picture under 18 when it was taken?",
)

_RECOVERY_SHEET = """\
Evidence Kit - recovery sheet

Case    {reference}
Made    {made_at}

Recovery code

    {code}

This code opens the vault like the passphrase does. Print this sheet or copy the
code by hand, keep it apart from the computer, and delete the file.
The letters I, L, O and U do not occur in it.
"""

UNDER_18_SAID = N_(
    "The under-18 rules hold for this case: intimate pictures are never taken in. Text, profiles "
    "and screenshots in which nothing of that kind is visible are welcome."
)


@click.command()
@VAULT
@_AGE_NOW
@_AGE_IN_PICTURE
@click.option("--country", default="", metavar="CODE", help="SI, IT, GB-SCT, GB-EW …")
@click.option("--language", default="en", metavar="TAG", help="The person's language.")
@click.option("--initials", default="", metavar="JS", help="Stand before exhibit numbers.")
@click.option(
    "--recovery-file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Also make a recovery code and write its sheet to FILE.",
)
@passphrase_option
def create(
    *,
    vault_path: Path,
    age_now: str,
    age_in_picture: str,
    country: str,
    language: str,
    initials: str,
    recovery_file: Path | None,
    passphrase_file: str | None,
) -> None:
    """Make a new vault for one person's case."""
    new = NewCase(
        ages=_ages(age_now, age_in_picture), country=country, language=language, initials=initials
    )
    if recovery_file is not None:
        require_free(recovery_file)
    synchronised = find_synchronised(vault_path)
    if synchronised is not None:
        say(
            N_(
                "“{name}” looks like a folder that is copied to other computers. Whoever can read "
                "them gets a copy of the vault, and old copies open with old passphrases."
            ),
            name=synchronised,
        )
    code = None if recovery_file is None else new_recovery_code()
    passphrase = read_passphrase(passphrase_file, is_new=True)
    with create_case(vault_path, new, passphrase, clock=SystemClock(), recovery_code=code) as vault:
        case = vault.case
        if recovery_file is not None and code is not None:
            sheet = _RECOVERY_SHEET.format(
                reference=case.reference, made_at=utc_text(case.created_at), code=code
            )
            write_whole(recovery_file, sheet.encode("utf-8"))
            say(
                N_("The recovery sheet is in “{path}”. Print it, then delete it."),
                path=str(recovery_file),
            )
    emit(f"created {case.reference} {case.id}")
    if case.ages.is_under_18_case:
        say(UNDER_18_SAID)


@click.command()
@VAULT
@_AGE_NOW
@_AGE_IN_PICTURE
@passphrase_option
def ages(
    *, vault_path: Path, age_now: str, age_in_picture: str, passphrase_file: str | None
) -> None:
    """Change the answers about age; the under-18 rules then take effect at once."""
    secret = read_passphrase(passphrase_file)
    with Vault.open(vault_path, secret, clock=SystemClock()) as vault:
        changed = change_ages(vault, _ages(age_now, age_in_picture))
    emit(f"changed {'under-18' if changed.case.ages.is_under_18_case else 'adult'}")
    for item in changed.withdrawn:
        emit(f"withdrawn {item.label}")
    if changed.case.ages.is_under_18_case:
        say(UNDER_18_SAID)
        say(
            N_(
                "If a report to the police is already open, ask them before you change more. "
                "The ledger keeps the SHA-256 of what went."
            )
        )
    for item in changed.to_look_at:
        say(
            N_(
                "Look at {label} now. If anything nude or sexual is visible in it, take it out "
                "with “withdraw”."
            ),
            label=item.label,
        )
    for export in changed.exports:
        say(
            N_("A {kind} made on {made_at} may still hold what was in the case then."),
            kind=export.kind,
            made_at=utc_text(export.made_at),
        )


@click.command("list")
@VAULT
@JSON
@passphrase_option
def list_items(*, vault_path: Path, as_json: bool, passphrase_file: str | None) -> None:
    """Show every exhibit and fact of the case."""
    secret = read_passphrase(passphrase_file)
    with Vault.open(vault_path, secret, clock=SystemClock()) as vault:
        case_file = vault.case_file()
    if as_json:
        emit_document(list_document(case_file))
        return
    emit(f"case {case_file.case.reference}")
    for item in case_file.items:
        digest = item.sha256 or "-"
        name = visible(item.original_name or item.provenance.shows)
        kind = "image not held" if item.kind is ItemKind.NOT_HELD else item.media_type
        emit(f"{item.label}  {item.status.value}  {digest}  {kind}  {name}")
    document = list_document(case_file)
    for identifier in document.identifiers:
        value = visible(identifier.value)
        emit(f"{identifier.name}  {identifier.kind}  {identifier.validity}  {value}")
    for payment in document.payments:
        to = visible(payment.to)
        emit(
            f"{payment.name}  {payment.status}  {payment.method}  "
            f"{payment.amount} {payment.currency}  {to}"
        )
    for event in document.events:
        emit(f"{event.name}  {visible(event.at)}  {visible(event.text)}")
    for removal in document.removals:
        emit(f"{removal.name}  {visible(removal.service)}  {visible(removal.case_number)}")


@click.command()
@VAULT
@JSON
@passphrase_option
def log(*, vault_path: Path, as_json: bool, passphrase_file: str | None) -> None:
    """Show the custody ledger, oldest entry first."""
    secret = read_passphrase(passphrase_file)
    with Vault.open(vault_path, secret, clock=SystemClock()) as vault:
        entries = vault.ledger()
    if as_json:
        emit_document(log_document(entries))
        return
    for entry in entries:
        label = entry.detail.get("label", entry.object)
        emit(
            f"{entry.n:>6}  {utc_text(entry.at)}  {entry.action.value}  {label}  {entry.chain[:16]}"
        )


@click.command()
@VAULT
@click.option("--full", is_flag=True, help="Also decrypt and hash every exhibit.")
@JSON
@passphrase_option
def check(*, vault_path: Path, full: bool, as_json: bool, passphrase_file: str | None) -> None:
    """Compare the vault with itself; exit status 1 when something is not as it was."""
    secret = read_passphrase(passphrase_file)
    with (
        Vault.open(vault_path, secret, clock=SystemClock()) as vault,
        working(quiet=as_json) as (report, cancel),
    ):
        repaired = vault.repaired_header_copies
        findings = vault.check(is_full=full, report=report, cancel=cancel)
    if as_json:
        emit_document(check_document(findings, is_full=full))
    else:
        for finding in findings:
            subject = visible(finding.subject)
            detail = visible(finding.detail)
            emit(f"{VERDICT_WORDS[finding.verdict]}  {subject}  {detail}".rstrip())
        for name in repaired:
            say(N_("{name} was damaged and has been written anew from the other copy."), name=name)
    if any(finding.verdict.is_bad for finding in findings):
        say(N_("Something is not as it was. What is named intact is not affected."))
        raise SystemExit(1)
    if not full:
        say(N_("The exhibits themselves were not read; --full does that."))


def _ages(age_now: str, age_in_picture: str) -> Ages:
    answer = age_now.strip().lower()
    if answer == "not-sure":
        return Ages(now=None, in_picture=AgeInPicture(age_in_picture))
    if not (answer.isascii() and answer.isdigit() and len(answer) <= 3):  # noqa: PLR2004 - years
        raise InvalidValueError(
            value=age_now, field=N_("age"), expected=N_("a number of years, or not-sure")
        )
    return Ages(now=int(answer), in_picture=AgeInPicture(age_in_picture))
