"""The verbs that take a case somewhere else and bring it back: backup, restore-backup, move."""

import dataclasses
from pathlib import Path

import click

from evidence_kit.casework.backing_up import (
    CaseMoved,
    CaseRestored,
    Place,
    look_at_place,
    move_case,
    restore_case,
)
from evidence_kit.casework.places import find_synchronised
from evidence_kit.cli.answers import age_options, lost_answers, say_ages
from evidence_kit.cli.backup_documents import backup_document, move_document, restore_document
from evidence_kit.cli.case_verbs import JSON, VAULT
from evidence_kit.cli.opening import open_case
from evidence_kit.cli.output import emit, emit_document, finding_line, say, working
from evidence_kit.cli.secrets_in import passphrase_option, read_passphrase
from evidence_kit.clock import SystemClock
from evidence_kit.i18n import N_
from evidence_kit.model import Finding, Origin
from evidence_kit.visible import visible

_MOST_NAMES = 20
"""More of them in one sentence nobody reads."""

_NEW_VAULT = click.option(
    "-o",
    "new_path",
    metavar="NEWVAULT",
    required=True,
    type=click.Path(path_type=Path),
    help="The folder of the vault in its new place.",
)


@click.command()
@VAULT
@click.option(
    "-o",
    "backup_path",
    metavar="FILE",
    required=True,
    type=click.Path(path_type=Path),
    help="The backup, best on another disk.",
)
@JSON
@passphrase_option
def backup(
    *, vault_path: Path, backup_path: Path, as_json: bool, passphrase_file: str | None
) -> None:
    """Write the whole case, encrypted, into one file, and read it back from there.

    It opens with the same passphrase and recovery code. Interrupted, it has “.partial” behind its
    name; call it again and it goes on. Exit status 1 when something of the case is not in it.
    """
    place = look_at_place(vault_path, backup_path)
    _say_of_place(place, backup_path)
    with (
        open_case(vault_path, passphrase_file) as vault,
        working(quiet=as_json) as (report, cancel),
    ):
        written = vault.write_backup(backup_path, report=report, cancel=cancel)
    if as_json:
        emit_document(backup_document(written, place))
    else:
        emit(f"backed-up {written.index_sha256} {written.files} {written.size_bytes}")
        _emit_findings(written.findings)
    if written.resumed_bytes:
        say(
            N_("{count} bytes of an interrupted backup were there, and were read and compared."),
            count=written.resumed_bytes,
        )
    say(
        N_(
            "The backup was read back and is what was written. It opens with the passphrases and "
            "recovery codes of today, also when you change them later."
        )
    )
    if written.findings:
        say(N_("Something of the case could not be read, and is not in the backup."))
        raise SystemExit(1)


@click.command("restore-backup")
@click.argument("backup_path", metavar="FILE", type=click.Path(path_type=Path))
@_NEW_VAULT
@age_options()
@click.option(
    "--no-nudity-visible",
    is_flag=True,
    help="Under 18: in none of the pictures anything nude or sexual is visible, even small.",
)
@JSON
@passphrase_option
def restore_backup(
    *,
    backup_path: Path,
    new_path: Path,
    age_now: str,
    age_in_picture: str,
    no_nudity_visible: bool,
    as_json: bool,
    passphrase_file: str | None,
) -> None:
    """Write a case from a backup into a new folder, and check all of it.

    A damaged backup gives what is whole in it, and what is not is named. The answers about age
    count where the database in it is lost with all its copies, and where they are stricter than
    those in it: then intimate exhibits are withdrawn. Exit status 1 when something is missing or
    not as it was.
    """
    answers = lost_answers(age_now, age_in_picture, no_nudity_visible=no_nudity_visible)
    secret = read_passphrase(passphrase_file)
    with working(quiet=as_json) as (report, cancel):
        done = restore_case(
            backup_path,
            new_path,
            secret,
            answers=answers,
            clock=SystemClock(),
            report=report,
            cancel=cancel,
        )
    if as_json:
        emit_document(restore_document(done))
    else:
        emit(f"restored {done.case.reference} {done.files}")
        _emit_findings(done.damages)
        _emit_findings(done.findings)
        for item in done.withdrawn:
            emit(f"withdrawn {item.label}")
    _say_restored(done)
    if done.problems:
        raise SystemExit(1)


@click.command()
@VAULT
@_NEW_VAULT
@click.option(
    "--remove-old", is_flag=True, help="Afterwards remove the old folder, if all is whole."
)
@JSON
@passphrase_option
def move(
    *,
    vault_path: Path,
    new_path: Path,
    remove_old: bool,
    as_json: bool,
    passphrase_file: str | None,
) -> None:
    """Copy a case to a stick or another folder, read it back and check all of it.

    The old folder stays unless --remove-old is given; it goes only when nothing in the new one is
    bad. Interrupted, call it again and it goes on. Exit status 1 when something is not as it was.
    """
    place = look_at_place(vault_path, new_path)
    _say_of_place(place, new_path)
    secret = read_passphrase(passphrase_file)
    with working(quiet=as_json) as (report, cancel):
        done = move_case(
            vault_path,
            new_path,
            secret,
            removes_old=remove_old,
            clock=SystemClock(),
            report=report,
            cancel=cancel,
        )
    if as_json:
        emit_document(move_document(done, place))
    else:
        emit(f"moved {done.case.reference} {done.files}")
        _emit_findings(done.findings)
    _say_moved(done, vault_path)
    if done.removal_problem is not None:
        raise done.removal_problem
    if done.problems:
        raise SystemExit(1)


def restored_sentence(origin: Origin | None) -> str:
    """Return what a restored case was made from, untranslated.

    Args:
        origin: What its rows come from where it had to be repaired; ``None`` where it had not.
    """
    match origin:
        case None:
            return N_(
                "The case was restored and every exhibit was read. What came after the backup is "
                "not in it."
            )
        case Origin.DATABASE:
            return N_(
                "The database in the backup was not as it was. It was written anew, and every row "
                "of it came over. What came after the backup is not in it."
            )
        case Origin.NEWER_COPY:
            return N_(
                "The backup holds a copy of the database that knows more than the database itself. "
                "The copy was taken. What came after the backup is not in it."
            )
        case Origin.BACKUP:
            return N_(
                "The database in the backup is damaged. An older copy of it was taken; what was "
                "said after it is missing."
            )
        case Origin.SEALED_FILES:
            return N_(
                "The database in the backup is damaged. The exhibits were written anew from their "
                "files, with new numbers. Look at each before you make a report."
            )


def choose_again_sentence(origin: Origin | None) -> str:
    """Return what is lost of the choices about what goes out, untranslated.

    Args:
        origin: What the rows come from; ``None`` where they are those of a backup.
    """
    if origin is Origin.SEALED_FILES:
        return N_("What was withheld or covered must be chosen again, before anything goes out.")
    return N_(
        "What was withheld or covered after that must be chosen again, before anything goes out."
    )


def say_beside(names: tuple[str, ...]) -> None:
    """Name the folders that an attempt before this one left, if there are any."""
    if names:
        say(
            N_(
                "An attempt that was cut short left this beside it: {names}. It opens with the "
                "same passphrase. Remove it, unless another restoring is under way."
            ),
            names=", ".join(map(visible, names[:_MOST_NAMES])),
        )


def _emit_findings(findings: tuple[Finding, ...]) -> None:
    for finding in findings:
        subject, detail = visible(finding.subject), visible(finding.detail)
        emit(finding_line(dataclasses.replace(finding, subject=subject, detail=detail)))


def _say_of_place(place: Place, path: Path) -> None:
    """Say before anything is written what the place itself means."""
    if place.is_same_disk:
        say(
            N_(
                "This is the disk that the case lies on. If the disk breaks, both are lost; a "
                "stick or another disk is better."
            )
        )
    if place.file_system.keeps_owners is False:
        say(
            N_(
                "This disk ({kind}) keeps no rights: whoever has it sees the names of the files. "
                "What is in them stays encrypted."
            ),
            kind=place.file_system.kind,
        )
    if place.file_system.is_on_network:
        say(
            N_("This place ({kind}) is on another computer. Whoever looks after it can copy it."),
            kind=place.file_system.kind,
        )
    service = find_synchronised(path)
    if service is not None:
        say(
            N_("“{service}” looks like a synchronised folder: it is copied to other computers."),
            service=service,
        )


def _say_restored(done: CaseRestored) -> None:
    if done.damages:
        say(N_("The backup is damaged. What is named was not in it, or not as it was."))
    origin = None if done.repaired is None else done.repaired.repaired.origin
    say(restored_sentence(origin))
    say(choose_again_sentence(origin))
    say_ages(done.case.ages)
    if done.withdrawn:
        say(
            N_(
                "Intimate exhibits were withdrawn. The backup still holds them: if a report is "
                "open, ask the police before you remove it."
            )
        )
    say_beside(done.beside)
    say(N_("The backup itself was only read. Keep it until you have looked at the case."))


def _say_moved(done: CaseMoved, old_path: Path) -> None:
    if done.problems:
        say(
            N_(
                "Something in the copy is not as it was. The old folder was left as it is; run "
                "“check --full” on it."
            )
        )
    elif done.removal_problem is not None:
        say(
            N_(
                "The case was copied, read back and checked: it is whole in its new place. Go on "
                "there. The old folder could not be removed."
            )
        )
    elif done.removed is not None and done.removed.left:
        say(
            N_(
                "The case was copied, read back and checked, and removed from the old folder. "
                "Files that are not its own are still in “{path}”: {names}."
            ),
            path=str(old_path),
            names=", ".join(done.removed.left[:_MOST_NAMES])
            + (" …" if len(done.removed.left) > _MOST_NAMES else ""),
        )
    elif done.removed is not None:
        say(
            N_(
                "The case was copied, read back and checked, and the old folder is gone. What it "
                "held was encrypted. On an SSD parts of it may remain where nobody can reach them."
            )
        )
    else:
        say(
            N_(
                "The case was copied, read back and checked. The old folder is still there: go on "
                "in one of the two only."
            )
        )
