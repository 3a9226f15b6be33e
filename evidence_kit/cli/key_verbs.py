"""The verbs about what opens a vault: passphrase, recovery, slots."""

from pathlib import Path

import click

from evidence_kit.casework import ways_in
from evidence_kit.casework.opening import open_case
from evidence_kit.cli.asking import confirm
from evidence_kit.cli.case_verbs import JSON, VAULT
from evidence_kit.cli.documents import slots_document
from evidence_kit.cli.output import emit, emit_document, say, usage_problem, words, working
from evidence_kit.cli.secrets_in import (
    new_passphrase_option,
    passphrase_option,
    read_passphrase,
    require_one_reader,
)
from evidence_kit.cli.sheets import new_sheet, say_where
from evidence_kit.clock import SystemClock, utc_text
from evidence_kit.i18n import N_
from evidence_kit.model import KeyKind
from evidence_kit.store import Renewed, Vault
from evidence_kit.visible import visible

_KIND_WORDS: dict[str, str] = {
    KeyKind.PASSPHRASE: N_("passphrase"),
    KeyKind.WORKER: N_("support worker's passphrase"),
    KeyKind.RECOVERY: N_("recovery code"),
}
"""What opens a vault, in words."""

_OLD_COPIES = N_(
    "Older copies of the vault, in backups or synchronised folders, still open as before. Replace "
    "them, if somebody else may know what opened them."
)


@click.command()
@VAULT
@passphrase_option
@new_passphrase_option
@click.option(
    "--new-key",
    is_flag=True,
    help="Also give the vault a new key. Only the new passphrase opens it afterwards, and the "
    "code of --recovery-file.",
)
@click.option(
    "--recovery-file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="With --new-key: write a sheet with a new recovery code to FILE, a .pdf or text, outside "
    "the vault.",
)
def passphrase(
    *,
    vault_path: Path,
    passphrase_file: str | None,
    new_passphrase_file: str | None,
    new_key: bool,
    recovery_file: Path | None,
) -> None:
    """Change the passphrase that opens the vault, and with --new-key its key as well.

    Changed is the passphrase that is given; with the recovery code, the person's own. A new key is
    for when somebody may have had the old one: copies they take from then on do not open with it.
    """
    require_one_reader(passphrase_file, new_passphrase_file)
    if recovery_file is not None and not new_key:
        raise usage_problem(N_("--recovery-file belongs to --new-key; “recovery” makes one alone"))
    clock = SystemClock()
    secret = read_passphrase(passphrase_file)
    renewed = None
    with open_case(vault_path, secret, clock=clock) as vault:
        new = read_passphrase(new_passphrase_file, is_new=True, prompt=N_("New passphrase"))
        if new_key:
            sheet = None if recovery_file is None else new_sheet(recovery_file, clock.now())
            with working() as (report, cancel):
                renewed = ways_in.renew_key(
                    vault, secret, new, sheet=sheet, report=report, cancel=cancel
                )
        else:
            ways_in.change_password(vault, secret, new)
    emit("changed passphrase")
    say(N_("From now on the new passphrase opens the vault, and the one before does not."))
    if renewed is not None:
        _say_renewed(renewed, recovery_file)
    say(_OLD_COPIES)


@click.command()
@VAULT
@click.option(
    "--recovery-file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    required=True,
    help="Write the sheet with the new recovery code to FILE, outside the vault. A .pdf gets a "
    "page with a QR code, anything else plain text.",
)
@passphrase_option
def recovery(*, vault_path: Path, recovery_file: Path, passphrase_file: str | None) -> None:
    """Make a new recovery code; the one before, if there is one, opens no more."""
    clock = SystemClock()
    sheet = new_sheet(recovery_file, clock.now())
    secret = read_passphrase(passphrase_file)
    with open_case(vault_path, secret, clock=clock) as vault:
        ways_in.write_spare_key(vault, secret, sheet)
    emit("changed recovery")
    say_where(recovery_file)
    say(_OLD_COPIES)


@click.command()
@VAULT
@JSON
@click.option(
    "--add-worker", is_flag=True, help="Let a support worker open it with a passphrase too."
)
@click.option(
    "--remove", "number", type=int, metavar="N", help="Take the slot of this number away."
)
@click.option("--yes", is_flag=True, help="Take it away without asking.")
@passphrase_option
@new_passphrase_option
def slots(
    *,
    vault_path: Path,
    as_json: bool,
    add_worker: bool,
    number: int | None,
    yes: bool,
    passphrase_file: str | None,
    new_passphrase_file: str | None,
) -> None:
    """Show what opens the vault; add a support worker's passphrase, or take a slot away."""
    require_one_reader(passphrase_file, new_passphrase_file)
    if new_passphrase_file is not None and not add_worker:
        raise usage_problem(N_("--new-passphrase-file belongs to --add-worker"))
    secret = read_passphrase(passphrase_file)
    with open_case(vault_path, secret, clock=SystemClock()) as vault:
        if add_worker:
            new = read_passphrase(
                new_passphrase_file, is_new=True, prompt=N_("The support worker's passphrase")
            )
            ways_in.add_worker_password(vault, secret, new)
        if number is not None and not _is_taken_away(vault, secret, number, yes=yes):
            say(N_("Nothing was taken away."))
        keys, opened_with = vault.known_keys(), vault.opened_with
    if as_json:
        emit_document(slots_document(keys, opened_with))
        return
    for key in keys:
        kind = words().gettext(_KIND_WORDS.get(key.kind, key.kind))
        emit(f"{key.number:>2}  {visible(kind)}  {utc_text(key.created_at)}")


def _say_renewed(renewed: Renewed, recovery_file: Path | None) -> None:
    emit(f"changed key {renewed.file_count}")
    for key in renewed.dropped:
        emit(f"dropped {key.number} {visible(key.kind)}")
    if renewed.dropped:
        say(
            N_(
                "What is listed as dropped opens the vault no more. Make it anew with “recovery” "
                "or “slots --add-worker”."
            )
        )
    for item_id in renewed.left:
        emit(f"left {item_id}")
    if renewed.left:
        say(
            N_(
                "What is listed as left could not be opened before and cannot be opened now. "
                "“check --full” says which exhibits these are."
            )
        )
    if recovery_file is not None:
        say_where(recovery_file)


def _is_taken_away(vault: Vault, secret: str, number: int, *, yes: bool) -> bool:
    kind = next((key.kind for key in vault.known_keys() if key.number == number), "")
    if kind and not yes:
        said = words().gettext(_KIND_WORDS.get(kind, kind))
        say(N_("Slot {number} ({kind}) would open the vault no more."), number=number, kind=said)
        if not confirm(N_("Take it away now?"), default=False):
            return False
    ways_in.remove(vault, secret, number)
    say(_OLD_COPIES)
    return True
