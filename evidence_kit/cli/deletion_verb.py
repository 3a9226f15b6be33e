"""The verbs about a vault's end: on which day to ask for it, and deleting it."""

from pathlib import Path

import click

from evidence_kit.casework import deleting
from evidence_kit.casework.deleting import DeletionForeseen, delete_case, foresee_deletion
from evidence_kit.casework.opening import open_case
from evidence_kit.cli.asking import ask_line, can_ask, confirm
from evidence_kit.cli.case_verbs import JSON, VAULT
from evidence_kit.cli.output import emit, emit_document, say, working
from evidence_kit.cli.secrets_in import passphrase_option, read_passphrase
from evidence_kit.cli.whole_vault_documents import deletion_document, finished_document
from evidence_kit.clock import SystemClock, utc_text
from evidence_kit.errors import ReferenceNeededError
from evidence_kit.i18n import N_
from evidence_kit.store import Removed, finish_deletion, is_being_deleted
from evidence_kit.visible import visible

_NEVER = "never"
_MOST_LABELS = 20
"""More of them in one sentence nobody reads."""

_NOT_REACHED = N_(
    "Copies are not reached: backups, sticks, synchronised folders, packages that were handed "
    "over. On an SSD or a stick, what was removed may lie there for a while; without the keys it "
    "cannot be read."
)


@click.command("delete-vault")
@VAULT
@click.option(
    "--receipt",
    "receipt_path",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Also write a receipt to FILE, outside the vault: date, reference, ledger head, counts.",
)
@click.option(
    "--confirm",
    "confirmed",
    metavar="REFERENCE",
    help="The case's reference, for scripts; without it, it has to be typed.",
)
@click.option(
    "--yes", is_flag=True, help="Only for a deletion that was cut short: finish it without asking."
)
@JSON
@passphrase_option
def delete_vault(
    *,
    vault_path: Path,
    receipt_path: Path | None,
    confirmed: str | None,
    yes: bool,
    as_json: bool,
    passphrase_file: str | None,
) -> None:
    """Delete a vault for good: its keys first, then its files.

    Says first what never went out, and waits for the case's reference to be typed. A deletion that
    was cut short is finished without a passphrase, because nothing opens the vault any more.
    """
    if is_being_deleted(vault_path):
        _finish(vault_path, yes=yes, as_json=as_json)
        return
    secret = read_passphrase(passphrase_file)
    clock = SystemClock()
    with open_case(vault_path, secret, clock=clock) as vault:
        foreseen = foresee_deletion(vault)
        _say_what_would_go(foreseen)
        if confirmed is None:
            if not can_ask():
                raise ReferenceNeededError(reference=foreseen.reference)
            confirmed = ask_line(
                N_("Type the reference {reference} to delete it, or press Enter to keep it: "),
                reference=foreseen.reference,
            )
        if not confirmed.strip():
            say(N_("Nothing was deleted."))
            return
        with working(quiet=as_json) as (report, _cancel):
            deleted = delete_case(
                vault, confirmed=confirmed, clock=clock, receipt_path=receipt_path, report=report
            )
    if as_json:
        emit_document(deletion_document(deleted))
    else:
        emit(f"deleted {deleted.reference} {deleted.head.chain}")
        _emit_left(deleted.removed)
    _say_it_is_gone(vault_path, deleted.removed)
    if deleted.receipt_path is not None:
        say(N_("The receipt is in “{path}”."), path=str(deleted.receipt_path))
    elif receipt_path is not None:
        say(N_("The receipt could not be kept where it was to go. There is none."))


@click.command("keep-until")
@VAULT
@click.argument("day", metavar="[DAY|never]", default="")
@passphrase_option
def keep_until(*, vault_path: Path, day: str, passphrase_file: str | None) -> None:
    """Show or set the day on which to ask whether the vault is still needed.

    DAY is written 2027-11-28; “never” takes it back. On that day it is asked, and nothing is
    deleted: only “delete-vault” does that.
    """
    clock = SystemClock()
    with open_case(vault_path, read_passphrase(passphrase_file), clock=clock) as vault:
        if day:
            deleting.keep_until(vault, "" if day == _NEVER else day, clock=clock)
        until = deleting.find_kept_until(vault)
    emit("never" if until is None else until.isoformat())


def _finish(vault_path: Path, *, yes: bool, as_json: bool) -> None:
    say(N_("This vault was deleted before, and not all of its files are gone."))
    if not (yes or confirm(N_("Remove what is left now?"), default=False)):
        say(N_("What is left was not touched."))
        return
    removed = finish_deletion(vault_path)
    if as_json:
        emit_document(finished_document(removed))
    else:
        emit("deleted")
        _emit_left(removed)
    _say_it_is_gone(vault_path, removed)


def _emit_left(removed: Removed) -> None:
    for name in removed.left:
        emit(f"left {visible(name)}")


def _say_what_would_go(foreseen: DeletionForeseen) -> None:
    say(
        N_("This would delete the case {reference} with {pieces} pieces, {held} kept as files."),
        reference=foreseen.reference,
        pieces=foreseen.pieces,
        held=foreseen.held,
    )
    if foreseen.copies:
        say(N_("Covered copies that would go with it: {count}."), count=foreseen.copies)
    if foreseen.last_package_at is None:
        say(N_("No package was ever made of it: what is in it was never handed over."))
    else:
        say(N_("The last package was made on {at}."), at=utc_text(foreseen.last_package_at))
    if foreseen.never_packed:
        say(
            N_("{count} pieces are in no package: {labels}."),
            count=len(foreseen.never_packed),
            labels=", ".join(foreseen.never_packed[:_MOST_LABELS])
            + (" …" if len(foreseen.never_packed) > _MOST_LABELS else ""),
        )
    if foreseen.left_out:
        say(
            N_("{count} pieces were left out of the last package by its rules."),
            count=foreseen.left_out,
        )
    if foreseen.changed_since and foreseen.last_package_at is not None:
        say(N_("Something was added, said or changed after the last package."))
    if foreseen.is_under_18:
        say(
            N_(
                "The under-18 rules hold for this case. The police can still need what is in it. "
                "If a report is open, ask them first."
            )
        )
    else:
        say(N_("If a report to the police is open, ask them first: they may need it as it is."))
    say(N_("What is deleted cannot be brought back, by anybody."))
    say(_NOT_REACHED)


def _say_it_is_gone(vault_path: Path, removed: Removed) -> None:
    if removed.left:
        say(
            N_("The vault is deleted. Files that are not its own are still in “{path}”."),
            path=str(vault_path),
        )
    else:
        say(N_("The vault is deleted, and its folder is gone."))
    if removed.beside:
        say(
            N_(
                "A copy that was cut short still lies beside it: {names}. It opens with the same "
                "password. Remove it too, if nothing is to stay."
            ),
            names=", ".join(removed.beside),
        )
    say(_NOT_REACHED)
