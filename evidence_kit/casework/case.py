"""Open a new case, and change the answers it was opened with."""

import dataclasses
import re
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from evidence_kit import files, keys
from evidence_kit.casework.doubts import doubt_unseen, settle_unseen
from evidence_kit.casework.drafts import forget_embedded
from evidence_kit.casework.second_look import words_to_look_at
from evidence_kit.clock import Clock
from evidence_kit.errors import InvalidValueError
from evidence_kit.guidance.countries import find_country
from evidence_kit.handover.certificate import make_certificate
from evidence_kit.i18n import N_
from evidence_kit.model import SAMPLE_MARK, Ages, Case, Item, ItemStatus, Sensitivity
from evidence_kit.questions import UNSEEN_LEFT, YES
from evidence_kit.store import Export, Vault, new_case_id

DEFAULT_INITIALS = "EX"
WITHDRAWN_FOR_AGE = N_("The case now concerns someone who is or may be under 18.")

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_INITIALS = re.compile(r"[A-Z]{1,4}")
_OLDEST_AGE = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCase:
    """What a person says when a case is opened; every field has an answer for "not said"."""

    ages: Ages
    country: str = ""
    """A country's code or name."""
    language: str = "en"
    initials: str = ""
    is_sample: bool = False
    """Whether it is the invented sample; its reference says so for ever."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoverySheet:
    """A recovery code on its way to paper."""

    path: Path
    """The file the sheet is written to; it must not exist, and lies outside the vault."""
    code: str
    """As :func:`keys.new_recovery_code` made it."""
    data: Callable[[Case, str], bytes]
    """The bytes of the sheet, for a case and a code."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgesForeseen:
    """What would follow from changed answers about age; nothing has happened yet."""

    begins: bool
    """The under-18 rules do not hold now and would."""
    ends: bool
    """They hold now and would not any more."""
    to_withdraw: tuple[Item, ...]
    """Intimate items that would go."""

    @property
    def needs_a_yes(self) -> bool:
        """Whether this is more than a correction that changes nothing."""
        return self.begins or self.ends or bool(self.to_withdraw)


@dataclass(frozen=True, slots=True, kw_only=True)
class AgesChanged:
    """What followed from changed answers about age."""

    case: Case
    withdrawn: tuple[Item, ...]
    """Intimate items that went; their numbered stubs stay."""
    to_look_at: tuple[Item, ...]
    """What came in before anybody was asked about nudity: withheld until a person looked at it."""
    words_to_look_at: tuple[str, ...]
    """Names of facts, answers and exhibits whose words may hold a picture written as text."""
    exports: tuple[Export, ...]
    """Reports and packages already made, which this does not reach."""
    backup_count: int
    """Copies of the database that were removed."""
    copied_at: datetime | None
    """Until when backups and other copies were made, which this does not reach either."""


def create_case(
    path: Path,
    new: NewCase,
    passphrase: str,
    *,
    clock: Clock,
    recovery_code: str | None = None,
    sheet: RecoverySheet | None = None,
    kdf: keys.KdfParameters = keys.PASSPHRASE_KDF,
) -> Vault:
    """Make a new vault for one person's matter and return it open.

    Args:
        path: The vault's folder.
        new: What the person said.
        passphrase: For the first key slot.
        clock: Where time comes from.
        recovery_code: A code for a second slot that is kept by the caller.
        sheet: A code for a second slot that is written down first: a code that opens the vault and
            stands nowhere would help nobody.
        kdf: Argon2id parameters of the passphrase slot.

    Raises:
        WeakPassphraseError: The passphrase is too short.
        InvalidValueError: An answer has the wrong form, or the sheet would lie inside the vault.
        TargetExistsError: The sheet's file exists already.
        VaultExistsError: The folder exists and holds something.
        StorageError: The medium refused; no vault was made.
    """
    keys.require_strong_enough(passphrase)
    created_at = clock.now()
    case = Case(
        id=new_case_id(),
        reference=_new_reference(created_at.year, is_sample=new.is_sample),
        created_at=created_at,
        created_offset_minutes=clock.offset_minutes(),
        ages=valid_ages(new.ages),
        country=valid_country(new.country),
        language=_valid(new.language, _LANGUAGE, N_("language"), N_("en, sl, it …")),
        initials=_valid(
            new.initials.upper() or DEFAULT_INITIALS,
            _INITIALS,
            N_("initials"),
            N_("one to four A–Z"),
        ),
    )
    if sheet is not None:
        require_sheet_place(path, sheet.path)
        files.write_whole(sheet.path, sheet.data(case, sheet.code))
        recovery_code = sheet.code
    try:
        return _with_certificate(
            Vault.create(path, case, passphrase, clock=clock, recovery_code=recovery_code, kdf=kdf)
        )
    except BaseException:
        if sheet is not None:
            sheet.path.unlink(missing_ok=True)
        raise


def require_sheet_place(vault_path: Path, sheet_path: Path) -> None:
    """Refuse a recovery sheet that would replace a file, or lie where only it can lead.

    Raises:
        TargetExistsError: The file exists already.
        InvalidValueError: It would lie inside the vault.
    """
    require_place_outside(vault_path, sheet_path, N_("place of the recovery sheet"))


def require_place_outside(vault_path: Path, path: Path, field: str) -> None:
    """Refuse a new file that would replace one, or lie inside a vault.

    Args:
        vault_path: The vault's folder.
        path: The new file.
        field: What the file's place is called, as a marked constant.

    Raises:
        TargetExistsError: The file exists already.
        InvalidValueError: It would lie inside the vault.
    """
    files.require_free(path)
    if path.resolve().is_relative_to(vault_path.resolve()):
        raise InvalidValueError(
            value=str(path),
            field=field,
            expected=N_("a file outside the vault, best on another device"),
        )


def ensure_certificate(vault: Vault) -> tuple[bytes, bytes]:
    """Return the case's sealing key and certificate, making them if creation was cut short."""
    private_key, certificate = vault.certificate()
    if not private_key:
        private_key, certificate = make_certificate(vault.case.reference, vault.case.created_at)
        vault.keep_certificate(private_key, certificate)
    return private_key, certificate


def foresee_ages(vault: Vault, ages: Ages) -> AgesForeseen:
    """Return what :func:`change_ages` would do, so that a person can be asked first.

    Raises:
        InvalidValueError: The age cannot be one.
    """
    holds_now = vault.case.ages.is_under_18_case
    would_hold = valid_ages(ages).is_under_18_case
    return AgesForeseen(
        begins=would_hold and not holds_now,
        ends=holds_now and not would_hold,
        to_withdraw=_intimate(_held(vault)) if would_hold else (),
    )


def change_ages(vault: Vault, ages: Ages) -> AgesChanged:
    """Change the answers about age; if the under-18 rules now hold, intimate items go (rule M7).

    What else may show people came in before anybody was asked: it is withheld until somebody was.

    Raises:
        InvalidValueError: The age cannot be one.
        StorageError: The medium refused; calling it again goes on where it stopped.
    """
    case = dataclasses.replace(vault.case, ages=valid_ages(ages))
    was_under_18 = vault.case.ages.is_under_18_case
    if ages.is_under_18_case and not was_under_18:
        # Before the rules hold: a cut after that leaves behind that something is to be doubted.
        vault.answer_case(UNSEEN_LEFT, YES)
    vault.change_case(case)
    if not ages.is_under_18_case:
        vault.answer_case(UNSEEN_LEFT, "")
        settle_unseen(vault)
        return AgesChanged(
            case=case,
            withdrawn=(),
            to_look_at=(),
            words_to_look_at=(),
            exports=vault.exports(),
            backup_count=0,
            copied_at=vault.find_last_copied(),
        )
    held = _held(vault)
    intimate = _intimate(held)
    for item in intimate:
        vault.withdraw_item(item, WITHDRAWN_FOR_AGE)
    forget_embedded(vault)
    unasked = _unasked(vault) if _has_unseen(vault) else ()
    doubt_unseen(vault, unasked)
    backup_count = vault.drop_backups()
    vault.answer_case(UNSEEN_LEFT, "")
    return AgesChanged(
        case=case,
        withdrawn=intimate,
        to_look_at=unasked,
        words_to_look_at=words_to_look_at(vault, ages),
        exports=vault.exports(),
        backup_count=backup_count,
        copied_at=vault.find_last_copied(),
    )


def change_country(vault: Vault, text: str) -> Case:
    """Change where the person is: what to do next, whom to call, how local numbers are read.

    Args:
        vault: The open vault.
        text: A country's code or name; "" where it shall not be said.

    Raises:
        InvalidValueError: There is no such country.
        StorageError: The medium refused; nothing was changed.
    """
    case = dataclasses.replace(vault.case, country=valid_country(text))
    if case != vault.case:
        vault.change_case(case)
    return case


def finish_ages(vault: Vault) -> tuple[Item, ...]:
    """Finish what an answer about age began and a cut kept from its end; returns what went now.

    Raises:
        StorageError: The medium refused; calling it again goes on where it stopped.
    """
    if not vault.case.ages.is_under_18_case:
        return ()
    is_left = bool(_intimate(_held(vault))) or _has_unseen(vault)
    return change_ages(vault, vault.case.ages).withdrawn if is_left else ()


def valid_ages(ages: Ages) -> Ages:
    """Return answers about age that can be true.

    Raises:
        InvalidValueError: The age cannot be one.
    """
    if ages.now is not None and not 0 <= ages.now <= _OLDEST_AGE:
        raise InvalidValueError(
            value=str(ages.now), field=N_("age"), expected=N_("a number of years, or not-sure")
        )
    return ages


def valid_country(text: str) -> str:
    """Return the code of a country that was given by code or name; "" when none was said.

    Raises:
        InvalidValueError: There is no such country.
    """
    if not text.strip():
        return ""
    found = find_country(text)
    if found is None:
        raise InvalidValueError(
            value=text,
            field=N_("country"),
            expected=N_("a country's code or name, like SI, Italy or Scotland; or leave it out"),
        )
    return found


def _new_reference(year: int, *, is_sample: bool) -> str:
    mark = SAMPLE_MARK if is_sample else "EK-"
    return f"{mark}{year}-{secrets.randbelow(1_000_000):06d}"


def _with_certificate(vault: Vault) -> Vault:
    """Return a new vault with its certificate, or leave nothing of it."""
    try:
        ensure_certificate(vault)
    except BaseException:
        # Nobody was told of it: what stayed would only be in the way of a second try.
        vault.close()
        vault.remove_new()
        raise
    return vault


def _held(vault: Vault) -> tuple[Item, ...]:
    return tuple(item for item in vault.items() if item.status is ItemStatus.HELD)


def _has_unseen(vault: Vault) -> bool:
    """Whether the under-18 rules began, and what came in before is not all in doubt yet."""
    return vault.find_case_answer(UNSEEN_LEFT) is not None


def _unasked(vault: Vault) -> tuple[Item, ...]:
    """Return what may show people and came in before anybody was asked about nudity."""
    ordinary = (item for item in _held(vault) if item.sensitivity is not Sensitivity.INTIMATE)
    return tuple(item for item in ordinary if _may_show_people(item))


def _intimate(held: tuple[Item, ...]) -> tuple[Item, ...]:
    return tuple(item for item in held if item.sensitivity is Sensitivity.INTIMATE)


def _may_show_people(item: Item) -> bool:
    return not item.media_type.startswith(("text/plain", "application/json"))


def _valid(value: str, pattern: re.Pattern[str], field: str, expected: str) -> str:
    if value and pattern.fullmatch(value) is None:
        raise InvalidValueError(value=value, field=field, expected=expected)
    return value
