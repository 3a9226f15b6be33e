"""A vault with one of everything in it, and an intruder who holds its key."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from evidence_kit.casework.case import NewCase, create_case
from evidence_kit.clock import Clock, SystemClock
from evidence_kit.handover.certificate import make_certificate
from evidence_kit.model import (
    Activity,
    Box,
    Demand,
    DisclosureChoice,
    Event,
    Finding,
    Identifier,
    IdentifierKind,
    Item,
    ItemKind,
    Payment,
    PaymentStatus,
    PictureFacts,
    Referral,
    Removal,
    Sighting,
    Statement,
    Threat,
    Validity,
)
from evidence_kit.store import Cover, Export, Fact, Unlocked, Vault, creation, unlock
from evidence_kit.store.connection import Database
from evidence_kit.store.session import DATABASE_NAME
from evidence_kit.subjects import Subject
from tests.fakes import CHEAP_KDF, STARTED_AT, BytesSource, StoppedClock, new_item

PICTURE = PictureFacts(
    width_px=1080,
    height_px=2400,
    taken_at_text="2026:11:20 23:41:02 +01:00",
    camera="Samsung A54",
    software="",
    has_location=False,
)


COVER = Cover(
    width_px=1080,
    height_px=2400,
    margin_px=4,
    boxes=(Box(x_px=20, y_px=40, width_px=300, height_px=60),),
)


def identifier(item: Item | None = None) -> Identifier:
    return Identifier(
        number=0,
        kind=IdentifierKind.USERNAME,
        subject="S1",
        platform="Instagram",
        value="anna_\u200b1999",
        normalised="anna_1999",
        validity=Validity.NO_CHECK_DIGITS,
        item_id=None if item is None else item.id,
        recorded_at=STARTED_AT,
        note="half \udc80",
    )


def payment(item: Item | None = None) -> Payment:
    return Payment(
        number=0,
        status=PaymentStatus.DEMANDED,
        method="bank",
        amount="500.00",
        currency="EUR",
        to="SI56 0510 0801 0486 080",
        at_text="the same night",
        item_id=None if item is None else item.id,
        recorded_at=STARTED_AT,
        note="",
    )


def event(item: Item | None = None) -> Event:
    return Event(
        number=0,
        at_text="2026-11-20T23:40:00+01:00",
        at=STARTED_AT,
        text="The first threat came.",
        item_id=None if item is None else item.id,
        recorded_at=STARTED_AT,
    )


def removal() -> Removal:
    return Removal(
        number=0,
        service="StopNCII",
        case_number="C-1",
        pin="4839",
        status="sent",
        recorded_at=STARTED_AT,
    )


def threat(item: Item | None = None) -> Threat:
    return Threat(
        number=0,
        subject="S1",
        platform="Instagram",
        text="I send it to everyone you know.",
        audience="my class",
        demand=Demand.MONEY,
        at_text="the same night",
        deadline_text="24 hours",
        item_id=None if item is None else item.id,
        recorded_at=STARTED_AT,
        note="half \udc80",
    )


def referral() -> Referral:
    return Referral(
        number=0,
        force="Policija, PP Celje",
        reference="PR 12/2026",
        on_text="21 November",
        officer="",
        recorded_at=STARTED_AT,
        note="",
    )


def sighting(number: int = 1) -> Sighting:
    return Sighting(
        number=number,
        first_seen_text="the evening of the 18th",
        last_seen_text="",
        how_known="he wrote to me, half \udc80",
        activity=Activity.DONT_KNOW,
        changed_at=STARTED_AT,
    )


def every_fact(item: Item) -> tuple[Fact, ...]:
    return identifier(item), payment(item), event(item), removal(), threat(item), referral()


def fill(vault: Vault) -> None:
    first = vault.add_item(BytesSource(b"one" * 1000), new_item("one.png")).item
    vault.keep_preview(first, PICTURE, b"\xff\xd8 preview")
    second = vault.add_item(
        BytesSource(b"two"), new_item("two.txt", kind=ItemKind.TEXT, media_type="text/plain")
    ).item
    third = vault.add_item(BytesSource(b"three" * 50_000), new_item("three.png")).item
    vault.keep_preview(third, PICTURE, b"\xff\xd8 other preview")
    vault.withdraw_item(third, "added by mistake")
    vault.describe_item(new_item("a picture on my phone", kind=ItemKind.NOT_HELD, media_type=""))
    for _ in range(2):
        for fact in every_fact(second):
            vault.record(fact)
    for table in ("identifier", "payment", "event", "removal", "threat", "referral"):
        vault.withdraw_fact(f"{table}/2", "a mistake")
    vault.say_seen(sighting())
    vault.say_subject(Subject(number=2, part_of=1, note="half \udc80", changed_at=STARTED_AT))
    vault.attribute(1, "S2")
    vault.say_detail(1, "transaction", "TX-1 \udc80")
    vault.keep_copy(first, BytesSource(b"covered" * 1000), COVER)
    vault.disclose(second, DisclosureChoice.WITHHELD, "names of friends, half \udc80")
    vault.write_statement(Statement(facts="He wrote.", feelings="Fear.", written_at=STARTED_AT))
    vault.write_statement(Statement(facts="He wrote it.", feelings="", written_at=STARTED_AT))
    vault.record_export(Export(version=1, kind="report", made_at=STARTED_AT, code="ab" * 32), {})
    vault.keep_certificate(*make_certificate(vault.case.reference, STARTED_AT))
    vault.change_case(replace(vault.case, country="IT"))
    vault.sign_head()


@dataclass(frozen=True, kw_only=True)
class FilledVault:
    """A closed vault with one of everything, and its key."""

    path: Path
    unlocked: Unlocked

    @property
    def database_path(self) -> Path:
        return self.path / DATABASE_NAME

    def open(self) -> Vault:
        return Vault.open_unlocked(self.path, self.unlocked, clock=StoppedClock())

    def check(self, *, is_full: bool = False) -> tuple[Finding, ...]:
        vault = self.open()
        try:
            return vault.check(is_full=is_full)
        finally:
            vault.close()

    def bad(self, *, is_full: bool = False) -> dict[str, str]:
        found = self.check(is_full=is_full)
        return {each.subject: each.verdict.value for each in found if each.verdict.is_bad}

    @contextmanager
    def database(self) -> Iterator[Database]:
        """The database alone, as whoever holds the key can open it."""
        header = self.unlocked.header
        database = Database(
            self.database_path,
            creation.database_key(self.unlocked.vault_key, header.db_gen),
            bytes.fromhex(header.db_salt),
        )
        try:
            yield database
        finally:
            database.close()

    @contextmanager
    def unguarded(self) -> Iterator[Database]:
        """The database as an intruder with the key uses it: no triggers, no checks, no ledger."""
        with self.database() as database:
            triggers = database.rows("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
            database.run("PRAGMA ignore_check_constraints = ON")
            database.run("PRAGMA foreign_keys = OFF")
            with database.transaction():
                for name, _ in triggers:
                    database.run(f"DROP TRIGGER {name}")
                yield database
                for _, sql in triggers:
                    database.run(sql)

    @contextmanager
    def tampered(self) -> Iterator[Database]:
        """The same for one look only: everything is as it was afterwards."""
        with self.database() as database:
            database.run("PRAGMA ignore_check_constraints = ON")
            database.run("PRAGMA foreign_keys = OFF")
            database.run("BEGIN")
            for (name,) in database.rows("SELECT name FROM sqlite_schema WHERE type = 'trigger'"):
                database.run(f"DROP TRIGGER {name}")
            yield database
            database.run("ROLLBACK")

    def intrude(self, *statements: str) -> None:
        """Change rows behind the ledger's back, and put every trigger back as it was."""
        with self.unguarded() as database:
            for statement in statements:
                database.run(statement)


@dataclass(frozen=True, kw_only=True)
class ClosedCase:
    """A case as it was made, closed; each test works on a copy, so that no key is derived twice."""

    path: Path
    unlocked: Unlocked

    def copied_to(self, path: Path) -> Path:
        """Copy it; returns where it lies now."""
        return Path(shutil.copytree(self.path, path))

    def opened_at(self, path: Path, clock: Clock) -> Vault:
        """Copy it and open the copy."""
        return Vault.open_unlocked(self.copied_to(path), self.unlocked, clock=clock)


def closed_case(path: Path, new: NewCase, passphrase: str) -> ClosedCase:
    """Make a case with the cheapest key, and close it."""
    create_case(path, new, passphrase, clock=SystemClock(), kdf=CHEAP_KDF).close()
    return ClosedCase(path=path, unlocked=unlock(path, passphrase))
