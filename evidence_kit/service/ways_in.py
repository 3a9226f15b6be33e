"""Requests about what opens the case: passwords and the spare key."""

from pathlib import Path

from evidence_kit import messages
from evidence_kit.casework import ways_in
from evidence_kit.casework.spare_key import save_sheet_pdf
from evidence_kit.errors import KeyChangeUnsureError, NewKeyUnfinishedError
from evidence_kit.i18n import words_in
from evidence_kit.resources import assets_path
from evidence_kit.service.work import Work


def change_password(request: messages.ChangePassword, work: Work) -> messages.KeysChanged:
    """Let the case open with another password.

    Raises:
        NoVaultOpenError: No case is open.
        WeakPassphraseError: The new one is too short.
        WrongPassphraseError: What was given does not open the case.
        SecretInUseError: The new one opens the case as somebody else's.
        StorageError: The medium refused; the one before may still open.
    """
    ways_in.change_password(work.vault, request.secret, request.passphrase)
    return _as_it_is(work)


def replace_spare_key(request: messages.ReplaceSpareKey, work: Work) -> messages.KeysChanged:
    """Let a new spare key open the case.

    Raises:
        NoVaultOpenError: No case is open.
        RecoveryCodeMistypedError: What was typed back is no recovery code.
        WrongPassphraseError: What was given does not open the case.
        StorageError: The medium refused; the one before may still open.
    """
    ways_in.replace_spare_key(work.vault, request.secret, request.recovery_code)
    return _as_it_is(work)


def add_worker_password(request: messages.AddWorkerPassword, work: Work) -> messages.KeysChanged:
    """Let a support worker open the case.

    Raises:
        NoVaultOpenError: No case is open.
        WeakPassphraseError: The new one is too short.
        WrongPassphraseError: What was given does not open the case.
        SecretInUseError: The new one opens the case already.
        KeySlotsFullError: The case has as many ways in as it can.
        StorageError: The medium refused; every way from before still opens.
    """
    ways_in.add_worker_password(work.vault, request.secret, request.passphrase)
    return _as_it_is(work)


def remove(request: messages.RemoveKey, work: Work) -> messages.KeysChanged:
    """Take a password or spare key away.

    Raises:
        NoVaultOpenError: No case is open.
        WrongPassphraseError: What was given does not open the case.
        NoSuchKeyError: There is none with this number.
        LastKeyError: It is the only one.
        StorageError: The medium refused; it may still open.
    """
    ways_in.remove(work.vault, request.secret, request.number)
    return _as_it_is(work)


def renew_key(request: messages.RenewKey, work: Work) -> messages.KeysChanged:
    """Give the case a new key.

    Raises:
        NoVaultOpenError: No case is open.
        WeakPassphraseError: The new password is too short.
        WrongPassphraseError: What was given does not open the case.
        PersonsKeyNeededError: It is a support worker's.
        SecretInUseError: The new one opens the case already.
        StorageError: The medium refused; nothing was changed.
        KeyChangeUnsureError: Nobody can tell which one opens the case; it is closed.
        NewKeyUnfinishedError: The new key is in use, and the next opening goes on; it is closed.
        CancelledError: The person asked to stop; nothing was changed.
    """
    try:
        renewed = ways_in.renew_key(
            work.vault,
            request.secret,
            request.passphrase,
            report=work.report,
            cancel=work.cancel,
        )
    except (KeyChangeUnsureError, NewKeyUnfinishedError):
        # Some sealed files may be under a key that this process does not hold.
        work.held.let_go()
        raise
    return messages.KeysChanged(keys=work.vault.known_keys(), dropped=renewed.dropped)


def save_sheet(request: messages.SaveSpareKeySheet, work: Work) -> messages.SpareKeySheetSaved:
    """Write a sheet with a spare key to a file.

    Raises:
        RecoveryCodeMistypedError: It is no spare key.
        InvalidValueError: The file would lie inside the case.
        TargetExistsError: The file exists already.
        StorageError: The medium refused; nothing was written.
    """
    vault = work.held.find()
    save_sheet_pdf(
        Path(request.path),
        "-".join(request.groups),
        vault_path=None if vault is None else vault.path,
        made_at=work.clock.now(),
        words=words_in(request.language, assets_path() / "locale"),
    )
    return messages.SpareKeySheetSaved(path=request.path)


def _as_it_is(work: Work) -> messages.KeysChanged:
    return messages.KeysChanged(keys=work.vault.known_keys())
