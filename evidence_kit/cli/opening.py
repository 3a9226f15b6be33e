"""Open a vault for a verb: with the passphrase from a file or a prompt."""

from pathlib import Path

from evidence_kit.casework import opening
from evidence_kit.cli.secrets_in import read_passphrase
from evidence_kit.clock import SystemClock
from evidence_kit.store import Vault


def open_case(vault_path: Path, passphrase_file: str | None) -> Vault:
    """Return the vault, open, with the passphrase from a file or a prompt.

    Raises:
        SourceError: The passphrase file cannot be read.
        RecoveryCodeMistypedError: What was given is a recovery code with a typing mistake.
        VaultError: The vault does not open.
        click.UsageError: Nobody can be asked.
    """
    return opening.open_case(vault_path, read_passphrase(passphrase_file), clock=SystemClock())
