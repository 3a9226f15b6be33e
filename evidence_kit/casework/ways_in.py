"""Change what opens a case: the person's password, a support worker's, the spare key.

The rules are:

* Whoever changes something says first what opens the case now: an open window that somebody else
  sits down at must not give them the case for good. Only who opened it with the spare key need not
  say it again, for the first change: their password is what they have lost.
* A new passphrase has the floor that every passphrase has; too little memory is said, never
  answered with weaker parameters.
"""

from evidence_kit import files, keys
from evidence_kit.casework.case import RecoverySheet, require_sheet_place
from evidence_kit.errors import (
    KeyChangeUnsureError,
    KeyMemoryError,
    KeySlotsFullError,
    LastKeyError,
    NewKeyUnfinishedError,
    PersonsKeyNeededError,
    WrongPassphraseError,
)
from evidence_kit.model import Key, KeyKind
from evidence_kit.progress import Cancel, Report, silent
from evidence_kit.store import NewWay, Renewed, Vault


def change_password(
    vault: Vault,
    secret: str,
    passphrase: str,
    *,
    kdf: keys.KdfParameters = keys.PASSPHRASE_KDF,
) -> None:
    """Let a password open the case instead of the one that is given.

    Args:
        vault: The open case.
        secret: What opens it now; "" where it was opened with the spare key. The password that this
            is gets changed; with the spare key, the person's own.
        passphrase: The new one.
        kdf: Its Argon2id parameters.

    Raises:
        WeakPassphraseError: The new one is too short.
        WrongPassphraseError: What was given does not open the case.
        RecoveryCodeMistypedError: It is a recovery code with a typing mistake.
        SecretInUseError: The new one opens the case as somebody else's.
        KeyMemoryError: Too little memory to derive the key.
        StorageError: The medium refused; the one before may still open.
    """
    keys.require_strong_enough(passphrase)
    proven = _proven(vault, secret)
    if proven is None or proven.kind == KeyKind.RECOVERY:
        proven = _find(vault, KeyKind.PASSPHRASE)
    if proven is None:
        vault.add_key(passphrase, KeyKind.PASSPHRASE, kdf=kdf)
    else:
        vault.replace_key(proven.number, passphrase, kdf=kdf)


def renew_key(
    vault: Vault,
    secret: str,
    passphrase: str,
    *,
    recovery_code: str | None = None,
    sheet: RecoverySheet | None = None,
    kdf: keys.KdfParameters = keys.PASSPHRASE_KDF,
    report: Report = silent,
    cancel: Cancel | None = None,
) -> Renewed:
    """Give the case a new key and a new password, because somebody may have taken the old ones.

    Every other way in ends: which of them somebody took, nobody can tell.

    Args:
        vault: The open case.
        secret: The person's password or spare key; "" where it was opened with the spare key.
        passphrase: The new password.
        recovery_code: A new spare key, typed back; without one the case has none afterwards.
        sheet: A new spare key that is written down first.
        kdf: Argon2id parameters of the new password.
        report: Told about sealed files and pages.
        cancel: A stop leaves the case as it was, until the new key is in use.

    Raises:
        WeakPassphraseError: The new one is too short.
        RecoveryCodeMistypedError: The code, or what was given to prove oneself, is mistyped.
        InvalidValueError: The sheet would lie inside the case.
        TargetExistsError: The sheet's file exists already.
        WrongPassphraseError: What was given does not open the case.
        PersonsKeyNeededError: It is a support worker's.
        SecretInUseError: The new one opens the case already.
        KeyMemoryError: Too little memory to derive a key.
        DatabaseDamagedError: The database cannot be copied whole; nothing was changed.
        ReadBackError: What was made did not read back; nothing was changed.
        StorageError: The medium refused; nothing was changed.
        KeyChangeUnsureError: It refused so late that nobody can tell; close the case.
        NewKeyUnfinishedError: The new key is in use, and not all was moved to it; close the case.
        CancelledError: The person asked to stop; nothing was changed.
    """
    keys.require_strong_enough(passphrase)
    ways = [NewWay(secret=passphrase, kind=KeyKind.PASSPHRASE, kdf=kdf)]
    code = recovery_code if sheet is None else sheet.code
    if code is not None:
        ways.append(
            NewWay(
                secret=keys.require_recovery_code(code),
                kind=KeyKind.RECOVERY,
                kdf=keys.RECOVERY_KDF,
            )
        )
    proven = _proven(vault, secret)
    if proven is not None and proven.kind == KeyKind.WORKER:
        raise PersonsKeyNeededError
    if sheet is None:
        return vault.renew_key(ways, report=report, cancel=cancel)
    _write_sheet(vault, sheet)
    try:
        return vault.renew_key(ways, report=report, cancel=cancel)
    except (KeyChangeUnsureError, NewKeyUnfinishedError):
        # The new code may open the case, or does, and this is all there is of it.
        raise
    except BaseException:
        sheet.path.unlink(missing_ok=True)
        raise


def add_worker_password(
    vault: Vault,
    secret: str,
    passphrase: str,
    *,
    kdf: keys.KdfParameters = keys.PASSPHRASE_KDF,
) -> None:
    """Let a support worker open the case with a password of their own.

    Raises:
        WeakPassphraseError: The new one is too short.
        WrongPassphraseError: What was given does not open the case.
        RecoveryCodeMistypedError: It is a recovery code with a typing mistake.
        SecretInUseError: The new one opens the case already.
        KeySlotsFullError: The case has as many ways in as it can.
        KeyMemoryError: Too little memory to derive the key.
        StorageError: The medium refused; every way from before still opens.
    """
    keys.require_strong_enough(passphrase)
    _proven(vault, secret)
    vault.add_key(passphrase, KeyKind.WORKER, kdf=kdf)


def replace_spare_key(vault: Vault, secret: str, recovery_code: str) -> None:
    """Let a new recovery code open the case; the one before opens no more.

    Raises:
        RecoveryCodeMistypedError: The code, or what was given to prove oneself, is mistyped.
        WrongPassphraseError: What was given does not open the case.
        KeySlotsFullError: The case has as many ways in as it can.
        KeyMemoryError: Too little memory to derive the key.
        StorageError: The medium refused; the one before may still open.
    """
    code = keys.require_recovery_code(recovery_code)
    _proven(vault, secret)
    _put_spare_key(vault, code)


def write_spare_key(vault: Vault, secret: str, sheet: RecoverySheet) -> None:
    """Write a sheet with a new recovery code to a file, then let it open the case.

    A code that opens the case and stands nowhere would help nobody, so the file comes first.

    Raises:
        RecoveryCodeMistypedError: The sheet's code is none, or what was given is mistyped.
        InvalidValueError: The sheet would lie inside the case.
        TargetExistsError: The sheet's file exists already.
        WrongPassphraseError: What was given does not open the case.
        KeySlotsFullError: The case has as many ways in as it can.
        StorageError: The medium refused.
    """
    code = keys.require_recovery_code(sheet.code)
    _proven(vault, secret)
    _write_sheet(vault, sheet)
    try:
        _put_spare_key(vault, code)
    except (KeySlotsFullError, KeyMemoryError):
        # After any other refusal the new code may open the case, and then this is all there is.
        sheet.path.unlink(missing_ok=True)
        raise


def remove(vault: Vault, secret: str, number: int) -> None:
    """Take a password or spare key away.

    Raises:
        WrongPassphraseError: What was given does not open the case.
        RecoveryCodeMistypedError: It is a recovery code with a typing mistake.
        NoSuchKeyError: There is none with this number.
        LastKeyError: It is the only one, or the only one that is not a support worker's.
        StorageError: The medium refused; it may still open.
    """
    _proven(vault, secret)
    others = [key.kind for key in vault.known_keys() if key.number != number]
    if not {KeyKind.PASSPHRASE, KeyKind.RECOVERY}.intersection(others):
        # A support worker alone could open what is the person's.
        raise LastKeyError
    vault.remove_key(number)


def _proven(vault: Vault, secret: str) -> Key | None:
    """Return the way in that was said, or ``None`` where it need not be said again."""
    if not secret and vault.is_spare_key_proof:
        return None
    key = vault.find_key(secret)
    if key is not None:
        return key
    if keys.is_mistyped_recovery_code(secret):
        raise keys.mistyped(secret)
    raise WrongPassphraseError


def _write_sheet(vault: Vault, sheet: RecoverySheet) -> None:
    require_sheet_place(vault.path, sheet.path)
    files.write_whole(sheet.path, sheet.data(vault.case, sheet.code))


def _put_spare_key(vault: Vault, code: str) -> None:
    former = _find(vault, KeyKind.RECOVERY)
    if former is None:
        vault.add_key(code, KeyKind.RECOVERY, kdf=keys.RECOVERY_KDF)
    else:
        vault.replace_key(former.number, code, kdf=keys.RECOVERY_KDF)


def _find(vault: Vault, kind: KeyKind) -> Key | None:
    return next((key for key in vault.known_keys() if key.kind == kind), None)
