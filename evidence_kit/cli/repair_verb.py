"""The verb that writes a damaged vault anew, and what it says to whoever has to go on with it."""

import dataclasses
from pathlib import Path

import click

from evidence_kit.casework.repairing import CaseRepaired, repair_case
from evidence_kit.cli.answers import age_options, lost_answers, say_ages
from evidence_kit.cli.backup_verbs import choose_again_sentence, say_beside
from evidence_kit.cli.case_verbs import JSON, VAULT
from evidence_kit.cli.documents import repair_document
from evidence_kit.cli.output import emit, emit_document, finding_line, say, working
from evidence_kit.cli.secrets_in import passphrase_option, read_passphrase
from evidence_kit.clock import SystemClock, utc_text
from evidence_kit.i18n import N_
from evidence_kit.model import Origin
from evidence_kit.store import Repaired
from evidence_kit.visible import visible


@click.command()
@VAULT
@click.option(
    "-o",
    "new_path",
    metavar="NEWVAULT",
    required=True,
    type=click.Path(path_type=Path),
    help="The folder of the new vault, best on another disk.",
)
@age_options()
@click.option(
    "--no-nudity-visible",
    is_flag=True,
    help="Under 18: in none of the pictures anything nude or sexual is visible, even small.",
)
@JSON
@passphrase_option
def repair(
    *,
    vault_path: Path,
    new_path: Path,
    age_now: str,
    age_in_picture: str,
    no_nudity_visible: bool,
    as_json: bool,
    passphrase_file: str | None,
) -> None:
    """Write what is intact into a new vault; the damaged one is only read.

    The passphrase and the recovery sheet stay the same. The answers about age count where the
    database is lost with all its copies, and where they are stricter than those in it: then
    intimate exhibits do not come over. Exit status 1 when something could not be brought over.
    """
    answers = lost_answers(age_now, age_in_picture, no_nudity_visible=no_nudity_visible)
    secret = read_passphrase(passphrase_file)
    with working(quiet=as_json) as (report, cancel):
        done = repair_case(
            vault_path,
            new_path,
            secret,
            answers=answers,
            clock=SystemClock(),
            report=report,
            cancel=cancel,
        )
    if as_json:
        emit_document(repair_document(done))
    else:
        _emit(done)
    _say_what_was_found(done.repaired)
    _say_what_to_look_at(done)
    if done.repaired.problems:
        raise SystemExit(1)


def _emit(done: CaseRepaired) -> None:
    repaired = done.repaired
    emit(f"repaired {repaired.case.reference} {repaired.origin.value}")
    for finding in repaired.findings:
        subject, detail = visible(finding.subject), visible(finding.detail)
        emit(finding_line(dataclasses.replace(finding, subject=subject, detail=detail)))
    for item in repaired.rebuilt:
        emit(f"rebuilt {item.label} {item.sha256} {visible(item.original_name)}")
    for item in done.withdrawn:
        emit(f"withdrawn {item.label}")


def _say_what_was_found(repaired: Repaired) -> None:
    for name in repaired.damaged_header_copies:
        say(
            N_("{name} was damaged or missing; the new vault has it from the other copy."),
            name=name,
        )
    match repaired.origin:
        case Origin.DATABASE:
            say(N_("The database could be read, and every row of it came over."))
        case Origin.NEWER_COPY:
            say(
                N_(
                    "The database could be read, but a copy of it knows more. The copy was taken, "
                    "from {at}. Compare both before you go on with one: the old vault is as it was."
                ),
                at="?" if repaired.rows_until is None else utc_text(repaired.rows_until),
            )
        case Origin.BACKUP:
            say(
                N_(
                    "The database could not be read. A copy of it was taken, from {at}. What was "
                    "said, recorded, marked or taken back after that is not in the new vault."
                ),
                at="?" if repaired.rows_until is None else utc_text(repaired.rows_until),
            )
        case Origin.SEALED_FILES:
            say(
                N_(
                    "The database could not be read, and no copy of it. The exhibits were written "
                    "anew from their files: name, time and SHA-256 are there. What people said and "
                    "recorded is not, and the exhibits have new numbers."
                )
            )


def _say_what_to_look_at(done: CaseRepaired) -> None:
    repaired = done.repaired
    if repaired.origin in {Origin.BACKUP, Origin.SEALED_FILES}:
        say(choose_again_sentence(repaired.origin))
    if repaired.rebuilt:
        say(
            N_(
                "Look at every exhibit that was written anew before you make a report. One that "
                "was marked as intimate only after it came in is not marked now."
            )
        )
    if repaired.left_behind:
        say(
            N_("{count} files were not brought over. They are in the old vault alone."),
            count=len(repaired.left_behind),
        )
    if repaired.left_behind and repaired.case.ages.is_under_18_case:
        say(
            N_(
                "The under-18 rules hold, and nobody can say any more what was answered about "
                "these files. Keep the old vault as it is, and ask the police first."
            )
        )
    if repaired.origin is Origin.SEALED_FILES and repaired.case.ages.is_under_18_case:
        say(
            N_(
                "The answers about age were lost too, and “not sure” counts as under 18. If "
                "everyone in every picture was 18 or older, run it again into another folder with "
                "--age-now and --age-in-picture adult."
            )
        )
    say_ages(repaired.case.ages)
    say_beside(done.beside)
    say(N_("Nothing in the old vault was changed. Keep it until you have looked at the new one."))
