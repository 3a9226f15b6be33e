"""Open a vault for a verb: ask for the passphrase, and tell a mistyped recovery code apart."""

from pathlib import Path

from evidence_kit.cli.secrets_in import read_passphrase
from evidence_kit.clock import SystemClock
from evidence_kit.errors import RecoveryCodeMistypedError, WrongPassphraseError
from evidence_kit.keys import is_mistyped_recovery_code
from evidence_kit.store import Vault


def open_case(vault_path: Path, passphrase_file: str | None) -> Vault:
    """Return the vault, open, with the passphrase from a file or a prompt.

    Raises:
        SourceError: The passphrase file cannot be read.
        RecoveryCodeMistypedError: What was given is a recovery code with a typing mistake.
        VaultError: The vault does not open.
        click.UsageError: Nobody can be asked.
    """
    secret = read_passphrase(passphrase_file)
    try:
        return Vault.open(vault_path, secret, clock=SystemClock())
    except WrongPassphraseError as problem:
        # Only now: a passphrase may look like a code and still be the right one.
        if is_mistyped_recovery_code(secret):
            raise RecoveryCodeMistypedError from problem
        raise
