"""Write everything that can be read of a damaged vault into a new one; never in place.

The damaged vault is only read: not one byte of it changes. The new one has the same header, so the
same passphrases and recovery sheets open it, and the same key, so sealed files come over as they
are; a change of keys that was cut off is finished in the copies. The rules are:

* The rows come from the vault's database, else from the copy of it that knows most, else from what
  the sealed files say about themselves (:mod:`evidence_kit.store.salvaging`).
* Sealed files come over as :mod:`evidence_kit.store.carrying` says.
* The ledger says that this was done, from what, and what is known of the database that was lost.
* The folder gets its name only when everything in it is complete and was checked.
"""

import contextlib
import dataclasses
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from evidence_kit import files
from evidence_kit.clock import Clock, utc_text
from evidence_kit.errors import (
    DatabaseDamagedError,
    InvalidValueError,
    VaultExistsError,
    VaultInUseError,
)
from evidence_kit.i18n import N_
from evidence_kit.model import Action, Ages, Case, Finding, Item, ItemId, Origin
from evidence_kit.progress import Cancel, Report, silent
from evidence_kit.store import (
    blobs,
    checking,
    creation,
    header,
    ledger,
    migrations,
    rekeying,
    secrets_table,
)
from evidence_kit.store.carrying import Carried, Carrier, MayComeIn
from evidence_kit.store.connection import Database
from evidence_kit.store.salvaging import Salvaged, salvage_database
from evidence_kit.store.session import (
    BLOBS_NAME,
    DATABASE_NAME,
    LOCK_NAME,
    Session,
)

_SPARE_BYTES = 8 << 20
"""Room for what the new vault has that the old one had not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Repaired:
    """What became of a damaged vault."""

    case: Case
    """As it stands in the new vault."""
    origin: Origin
    is_stricter: bool
    """Whether answers about age hold that are stricter than those found."""
    rows_until: datetime | None
    """When the last entry of the rows was written that were found; ``None`` when none were."""
    findings: tuple[Finding, ...]
    """The database, each exhibit, and each sealed file that did not come over."""
    rebuilt: tuple[Item, ...]
    """Exhibits whose row was lost and was written anew from the sealed file."""
    left_behind: tuple[ItemId, ...]
    """Sealed files without a row that are in the old vault alone."""
    damaged_header_copies: tuple[str, ...]
    unlocked: header.Unlocked = field(repr=False)
    """The header of the new vault."""

    @property
    def problems(self) -> int:
        """How many things are not in the new vault as they were in the old one."""
        return sum(finding.verdict.is_bad for finding in self.findings)


def repair(
    source_path: Path,
    target_path: Path,
    unlocked: header.Unlocked,
    *,
    lost_case: Case,
    find_stricter: Callable[[Ages], Ages | None],
    may_come_in: MayComeIn,
    clock: Clock,
    report: Report = silent,
    cancel: Cancel | None = None,
) -> Repaired:
    """Write what can be read of a vault into a new folder; the vault itself is only read.

    Args:
        source_path: The damaged vault.
        target_path: The new vault's folder; it must not exist, or be empty.
        unlocked: The damaged vault's header, opened.
        lost_case: The case as it is to stand when no database says what it was.
        find_stricter: The answers about age that hold instead of the case's own, if any.
        may_come_in: The door that a sealed file passes whose row was lost.
        clock: Where time comes from.
        report: Told after each sealed file.
        cancel: Checked at least every MiB; a stop leaves no new vault.

    Raises:
        VaultExistsError: The new folder exists and holds something.
        InvalidValueError: One of the folders lies in the other.
        VaultInUseError: Somebody has the damaged vault open.
        VaultTooNewError: A later version made its database.
        ReadBackError: A copy did not read back as it was.
        StorageError: The new medium refused; no vault was made.
        CancelledError: The person asked to stop; no vault was made.
    """
    target_path = creation.absolute(target_path)
    _require_apart(source_path, target_path)
    stop = cancel or Cancel()
    with _nobody_else_in(source_path), files.storage_errors(target_path):
        if target_path.exists() and (not target_path.is_dir() or any(target_path.iterdir())):
            raise VaultExistsError(path=str(target_path))
        target_path.parent.mkdir(parents=True, exist_ok=True)
        files.require_room(
            target_path.parent, _size_bytes(source_path) + _SPARE_BYTES, target_path.name
        )
        building_path = target_path.with_name(f".{target_path.name}.{os.urandom(4).hex()}.partial")
        building_path.mkdir(mode=0o700)
        try:
            (building_path / BLOBS_NAME).mkdir(mode=0o700)
            repaired = _Work(
                source_path=source_path,
                path=building_path,
                unlocked=unlocked,
                clock=clock,
                find_stricter=find_stricter,
                may_come_in=may_come_in,
                report=report,
                cancel=stop,
            ).done(lost_case)
            if target_path.exists():
                target_path.rmdir()
            building_path.rename(target_path)
        except BaseException:
            shutil.rmtree(building_path, ignore_errors=True)
            raise
        files.sync_folder(target_path.parent)
    return repaired


@dataclass(frozen=True, slots=True, kw_only=True)
class _Work:
    """One repair, under the name that the new folder has until it is complete."""

    source_path: Path
    path: Path
    unlocked: header.Unlocked
    clock: Clock
    find_stricter: Callable[[Ages], Ages | None]
    may_come_in: MayComeIn
    report: Report
    cancel: Cancel

    def done(self, lost_case: Case) -> Repaired:
        salvaged = salvage_database(
            self.source_path, self.path, self.unlocked, lambda _done: self.cancel.check()
        )
        if salvaged.origin is Origin.SEALED_FILES:
            # The first entry says it: whoever reads this ledger must not take it for the first one.
            creation.fill_database(
                self.path,
                self.unlocked,
                lost_case,
                self.clock,
                {"rebuilt_from": salvaged.origin.value, **salvaged.pins},
            )
        with self._session() as session:
            if salvaged.origin is not Origin.SEALED_FILES:
                self._renew(session)
            self._log_repair(session, salvaged)
            # Before anything comes over: what these answers keep out is not copied at all.
            is_stricter = self._take_stricter(session)
            carried = Carrier(
                session=session,
                waiting=rekeying.take_waiting(session),
                source_path=self.source_path / BLOBS_NAME,
                may_come_in=self.may_come_in,
                report=self.report,
                cancel=self.cancel,
            ).carry()
            self._sync_names(session)
            case = session.case()
        findings = (salvaged.finding, *self._new_database_findings(case, carried))
        written = header.write(self.path, self.unlocked.header, self.unlocked.vault_key)
        return Repaired(
            case=case,
            origin=salvaged.origin,
            is_stricter=is_stricter,
            rows_until=salvaged.rows_until,
            findings=findings,
            rebuilt=tuple(carried.rebuilt),
            left_behind=tuple(carried.left_behind),
            damaged_header_copies=self.unlocked.damaged_copies,
            unlocked=dataclasses.replace(self.unlocked, header=written, damaged_copies=()),
        )

    @contextlib.contextmanager
    def _session(self) -> Iterator[Session]:
        session = Session(
            path=self.path,
            database=self._open_database(),
            blob_key=creation.blob_key(self.unlocked.vault_key),
            actor=self.unlocked.actor,
            clock=self.clock,
        )
        try:
            yield session
        finally:
            session.database.close()

    def _open_database(self) -> Database:
        return creation.open_database(self.path / DATABASE_NAME, self.unlocked)

    def _renew(self, session: Session) -> None:
        """Bring rows that were found to the newest schema."""

        def log_step(before: int, after: int) -> None:
            session.log(Action.MIGRATED, "vault", detail={"from": before, "to": after})

        migrations.migrate(session.database, migrations.steps(), session.backup_path, log_step)

    def _log_repair(self, session: Session, salvaged: Salvaged) -> None:
        detail = {"rows_from": salvaged.origin.value, **salvaged.pins}
        if salvaged.rows_until is not None:
            detail["rows_until"] = utc_text(salvaged.rows_until)
        with session.database.transaction():
            session.log(Action.REPAIRED, "vault", detail=detail)
            # A copy of the database has no previews; their entries must not miss them.
            for about, before in checking.previews_without_row(session.database):
                session.log(Action.FACT_CHANGED, about, before=before)

    def _take_stricter(self, session: Session) -> bool:
        case = session.case()
        stricter = self.find_stricter(case.ages)
        if stricter is None:
            return False
        session.change_case(dataclasses.replace(case, ages=stricter))
        return True

    def _sync_names(self, session: Session) -> None:
        with files.storage_errors(session.path):
            blobs.sync_names(session.blobs_path, blobs.listed(session.blobs_path))
            files.sync_folder(session.path)

    def _new_database_findings(self, case: Case, carried: Carried) -> list[Finding]:
        """Check the new database as a check of a vault does, and record and sign what was found."""
        findings = list(carried.findings)
        (pages,) = checking.page_findings(self._open_database)
        if pages.verdict.is_bad:
            raise DatabaseDamagedError(reason=pages.detail)
        with self._session() as session:
            found = checking.ledger_findings(session.database, case.id)
            findings += [finding for finding in found if finding.verdict.is_bad]
            bad_count = sum(finding.verdict.is_bad for finding in findings)
            private_key = secrets_table.find(session.database, secrets_table.LEDGER_KEY)
            if private_key is None:
                raise DatabaseDamagedError(reason="it holds no ledger key")
            with session.database.transaction():
                session.log(Action.CHECKED, "vault", detail={"full": True, "problems": bad_count})
                ledger.sign_head(session.database, case.id, private_key, self.clock.now())
        return findings


def _require_apart(source_path: Path, target_path: Path) -> None:
    source, target = source_path.resolve(), target_path.resolve()
    if target.is_relative_to(source) or source.is_relative_to(target):
        raise InvalidValueError(
            value=str(target_path),
            field=N_("place of the new vault"),
            expected=N_("a folder outside the damaged vault, best on another disk"),
        )


@contextlib.contextmanager
def _nobody_else_in(path: Path) -> Iterator[None]:
    """Hold a vault's lock without writing to its folder; a vault that never had one is not open.

    Raises:
        VaultInUseError: Another process has it open.
    """
    lock_path = path / LOCK_NAME
    if not lock_path.exists():
        yield
        return
    with files.storage_errors(lock_path):
        descriptor = files.take_lock(lock_path, is_reader=True)
    if descriptor is None:
        raise VaultInUseError
    try:
        yield
    finally:
        os.close(descriptor)


def _size_bytes(path: Path) -> int:
    """Return about how much there is; what the medium does not give does not count."""
    size_bytes = 0
    for folder, _, names in os.walk(path):
        for name in names:
            with contextlib.suppress(OSError):
                size_bytes += (Path(folder) / name).lstat().st_size
    return size_bytes
