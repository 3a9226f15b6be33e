"""Open a vault for a verb: with the passphrase from a file or a prompt."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from evidence_kit.casework import opening
from evidence_kit.casework.deleting import find_kept_until
from evidence_kit.casework.places import look_at
from evidence_kit.cli.output import say
from evidence_kit.cli.secrets_in import read_passphrase
from evidence_kit.clock import SystemClock
from evidence_kit.errors import DatabaseDamagedError, ReadBackError, StorageError
from evidence_kit.i18n import N_
from evidence_kit.store import Vault


@contextmanager
def open_case(vault_path: Path, passphrase_file: str | None) -> Iterator[Vault]:
    """Hold the vault open, with the passphrase from a file or a prompt.

    When the verb is done, a copy of the database is made if one is due.

    Raises:
        SourceError: The passphrase file cannot be read.
        RecoveryCodeMistypedError: What was given is a recovery code with a typing mistake.
        VaultError: The vault does not open.
        click.UsageError: Nobody can be asked.
    """
    secret = read_passphrase(passphrase_file)
    say_who_else_gets_it(vault_path)
    with opening.open_case(vault_path, secret, clock=SystemClock()) as vault:
        _ask_if_still_needed(vault)
        yield vault
        _copy_if_due(vault)


def say_who_else_gets_it(vault_path: Path) -> None:
    """Say so where the vault lies, or is to lie, in a folder that goes to other computers."""
    place = look_at(vault_path)
    if place.synced_by:
        say(
            N_(
                "“{name}” looks like a folder that is copied to other computers. Whoever can read "
                "them gets a copy of the vault, and old copies open with old passphrases. If you "
                "do not want that, move the whole vault folder elsewhere, then delete its copies "
                "there."
            ),
            name=place.synced_by,
        )
    if place.network:
        say(
            N_(
                "The vault lies on a network drive ({kind}): on another computer, with whoever "
                "looks after that one. When the connection breaks, nobody can promise what was "
                "kept there. A folder on this computer or on a stick is safer."
            ),
            kind=place.network,
        )


def _ask_if_still_needed(vault: Vault) -> None:
    until = find_kept_until(vault)
    if until is not None and until <= SystemClock().now().date():
        say(
            N_(
                "You wanted to be asked on {day}: is this vault still needed? Nothing is deleted "
                "by itself. “keep-until” sets another day, “delete-vault” deletes it."
            ),
            day=until.isoformat(),
        )


def _copy_if_due(vault: Vault) -> None:
    if vault.is_damaged:
        return
    try:
        if vault.is_backup_due():
            vault.back_up(_nobody_waits)
    except (StorageError, DatabaseDamagedError, ReadBackError) as problem:
        say(
            N_("Everything is saved, but no spare copy of the database could be made ({code})."),
            code=problem.code,
        )


def _nobody_waits() -> None:
    """Do nothing: this program has nobody else to answer."""
