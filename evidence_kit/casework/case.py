"""Open a new case, and change the answers it was opened with."""

import dataclasses
import re
import secrets
from dataclasses import dataclass
from pathlib import Path

from evidence_kit import keys
from evidence_kit.clock import Clock
from evidence_kit.errors import InvalidValueError
from evidence_kit.handover.certificate import make_certificate
from evidence_kit.i18n import N_
from evidence_kit.model import Ages, Case, Item, ItemStatus, Sensitivity
from evidence_kit.store import Export, Vault, new_case_id

DEFAULT_INITIALS = "EX"
WITHDRAWN_FOR_AGE = N_("The case now concerns someone who is or may be under 18.")

_COUNTRY = re.compile(r"[A-Z]{2}(-[A-Z]{2,3})?")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_INITIALS = re.compile(r"[A-Z]{1,4}")
_OLDEST_AGE = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCase:
    """What a person says when a case is opened; every field has an answer for "not said"."""

    ages: Ages
    country: str = ""
    language: str = "en"
    initials: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgesChanged:
    """What followed from changed answers about age."""

    case: Case
    withdrawn: tuple[Item, ...]
    """Intimate items that went; their numbered stubs stay."""
    to_look_at: tuple[Item, ...]
    """What came in before anybody was asked about nudity; a person must look at each."""
    exports: tuple[Export, ...]
    """Reports and packages already made, which this does not reach."""
    backup_count: int
    """Copies of the database that were removed."""


def create_case(
    path: Path,
    new: NewCase,
    passphrase: str,
    *,
    clock: Clock,
    recovery_code: str | None = None,
    kdf: keys.KdfParameters = keys.PASSPHRASE_KDF,
) -> Vault:
    """Make a new vault for one person's matter and return it open.

    Raises:
        WeakPassphraseError: The passphrase is too short.
        InvalidValueError: An answer has the wrong form.
        VaultExistsError: The folder exists and holds something.
        StorageError: The medium refused; no vault was made.
    """
    keys.require_strong_enough(passphrase)
    created_at = clock.now()
    case = Case(
        id=new_case_id(),
        reference=f"EK-{created_at.year}-{secrets.randbelow(1_000_000):06d}",
        created_at=created_at,
        created_offset_minutes=clock.offset_minutes(),
        ages=_valid_ages(new.ages),
        country=_valid(new.country, _COUNTRY, "country", N_("SI, IT, GB-SCT, GB-EW …")),
        language=_valid(new.language, _LANGUAGE, "language", N_("en, sl, it …")),
        initials=_valid(
            new.initials.upper() or DEFAULT_INITIALS, _INITIALS, "initials", N_("one to four A–Z")
        ),
    )
    vault = Vault.create(path, case, passphrase, clock=clock, recovery_code=recovery_code, kdf=kdf)
    try:
        ensure_certificate(vault)
    except BaseException:
        vault.close()
        raise
    return vault


def ensure_certificate(vault: Vault) -> tuple[bytes, bytes]:
    """Return the case's sealing key and certificate, making them if creation was cut short."""
    private_key, certificate = vault.certificate()
    if not private_key:
        private_key, certificate = make_certificate(vault.case.reference, vault.case.created_at)
        vault.keep_certificate(private_key, certificate)
    return private_key, certificate


def change_ages(vault: Vault, ages: Ages) -> AgesChanged:
    """Change the answers about age; if the under-18 rules now hold, intimate items go (rule M7).

    Raises:
        InvalidValueError: The age cannot be one.
        StorageError: The medium refused; calling it again goes on where it stopped.
    """
    case = dataclasses.replace(vault.case, ages=_valid_ages(ages))
    was_under_18 = vault.case.ages.is_under_18_case
    vault.change_case(case)
    if not ages.is_under_18_case:
        return AgesChanged(
            case=case, withdrawn=(), to_look_at=(), exports=vault.exports(), backup_count=0
        )
    held = tuple(item for item in vault.items() if item.status is ItemStatus.HELD)
    intimate = tuple(item for item in held if item.sensitivity is Sensitivity.INTIMATE)
    for item in intimate:
        vault.withdraw_item(item, WITHDRAWN_FOR_AGE)
    unasked = tuple(item for item in held if item not in intimate and _may_show_people(item))
    return AgesChanged(
        case=case,
        withdrawn=intimate,
        to_look_at=() if was_under_18 else unasked,
        exports=vault.exports(),
        backup_count=vault.drop_backups(),
    )


def _may_show_people(item: Item) -> bool:
    return not item.media_type.startswith(("text/plain", "audio/", "application/json"))


def _valid_ages(ages: Ages) -> Ages:
    if ages.now is not None and not 0 <= ages.now <= _OLDEST_AGE:
        raise InvalidValueError(
            value=str(ages.now), field=N_("age"), expected=N_("a number of years, or not-sure")
        )
    return ages


def _valid(value: str, pattern: re.Pattern[str], field: str, expected: str) -> str:
    if value and pattern.fullmatch(value) is None:
        raise InvalidValueError(value=value, field=field, expected=expected)
    return value
