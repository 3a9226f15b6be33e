"""Open a case with what was typed, and tell a mistyped recovery code from a wrong passphrase."""

from pathlib import Path

from evidence_kit.casework.case import finish_ages
from evidence_kit.casework.sample import ENTERED_ANSWER, TOLD_ANSWER
from evidence_kit.clock import Clock
from evidence_kit.errors import WrongPassphraseError
from evidence_kit.keys import is_mistyped_recovery_code, mistyped
from evidence_kit.questions import YES
from evidence_kit.store import Vault


def open_case(path: Path, secret: str, *, clock: Clock) -> Vault:
    """Return the vault, open; a switch to the under-18 rules that was cut off is finished.

    Half a sample case keeps that somebody came in: what stands in it from then on may be theirs.

    Raises:
        RecoveryCodeMistypedError: What was given is a recovery code with a typing mistake.
        VaultError: The vault does not open.
        StorageError: The medium refused what had to be finished first.
    """
    try:
        vault = Vault.open(path, secret, clock=clock)
    except WrongPassphraseError as problem:
        # Only now: a passphrase may look like a code and still be the right one.
        if is_mistyped_recovery_code(secret):
            raise mistyped(secret) from problem
        raise
    try:
        finish_ages(vault)
        _note_entered(vault)
    except BaseException:
        vault.close()
        raise
    return vault


def _note_entered(vault: Vault) -> None:
    is_half = vault.case.is_sample and vault.find_case_answer(TOLD_ANSWER) is None
    if is_half and vault.find_case_answer(ENTERED_ANSWER) is None:
        vault.answer_case(ENTERED_ANSWER, YES)
