"""One invented case with everything a package has to cope with, and the package made of it."""

import hashlib
import secrets
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from evidence_kit import canonical, custody
from evidence_kit.handover.certificate import make_certificate
from evidence_kit.handover.finishing import PackageOrder
from evidence_kit.handover.package import PackageResult, write_package
from evidence_kit.handover.package_stamp import AskForStamp
from evidence_kit.handover.verify_page import verify_page
from evidence_kit.handover.wrapping import Form, Wrapping
from evidence_kit.i18n import Words
from evidence_kit.model import (
    Action,
    AgeInPicture,
    Ages,
    Case,
    CaseFile,
    CaseId,
    Digest,
    Event,
    ExportFacts,
    FileTimes,
    Identifier,
    IdentifierKind,
    Item,
    ItemId,
    ItemKind,
    ItemStatus,
    LedgerEntry,
    LedgerHead,
    Payment,
    PaymentStatus,
    PictureFacts,
    Provenance,
    Removal,
    Route,
    Sensitivity,
    Statement,
    TypeMatch,
    Validity,
)
from evidence_kit.progress import Cancel, silent
from tests.sealed_pdfs import report_like

STARTED_AT = datetime(2026, 3, 1, 21, 14, 5, 123456, tzinfo=UTC)
MADE_AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
REMOVAL_PIN = "483920"
FEELINGS = "I could not sleep."
PAPERS = {"receipt.pdf": b"%PDF-1.7 stands for a paper\n"}


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """A case, its originals, and what a package of it is made of."""

    case_file: CaseFile
    originals: Mapping[ItemId, bytes]
    order: PackageOrder

    def open_item(self, item: Item) -> Iterator[bytes]:
        data = self.originals[item.id]
        for start in range(0, len(data), 1024 * 1024):
            yield data[start : start + 1024 * 1024]

    def write(
        self, target_path: Path, *, as_zip: bool = False, stamp: AskForStamp | None = None
    ) -> PackageResult:
        return write_package(
            self.order,
            open_item=self.open_item,
            make_report=lambda digests: report_like(self.order, digests),
            checklist_pdf=b"%PDF-1.7 stands for the checklist\n",
            papers=PAPERS,
            page=verify_page(Words(), "en"),
            target_path=target_path,
            wrapping=Wrapping(form=Form.FOLDER_AND_ZIP if as_zip else Form.FOLDER),
            report=silent,
            cancel=Cancel(),
            stamp=stamp,
        )


@pytest.fixture(scope="session")
def world() -> World:
    return make_world()


@pytest.fixture(scope="session")
def made(world: World, tmp_path_factory: pytest.TempPathFactory) -> PackageResult:
    return world.write(tmp_path_factory.mktemp("made"), as_zip=True)


@pytest.fixture
def package_path(made: PackageResult, tmp_path: Path) -> Path:
    """A fresh copy of the package, to be tampered with."""
    return Path(shutil.copytree(made.folder_path, tmp_path / made.folder_path.name))


def make_world() -> World:
    private_key_der, certificate_pem = make_certificate("EK-2026-000123", STARTED_AT)
    originals_by_number = {
        1: b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40,
        2: "Send 500 € or everybody sees it — Анна\r\n".encode(),
        6: b"\x00\x00\x00\x18ftypmp42" + bytes(range(251)) * 10_500,
    }
    items = _items(originals_by_number)
    facts = _facts(items)
    ledger = make_ledger(_told(items))
    case_file = CaseFile(
        case=Case(
            id=CaseId(secrets.token_hex(16)),
            reference="EK-2026-000123",
            created_at=STARTED_AT,
            created_offset_minutes=60,
            ages=Ages(now=24, in_picture=AgeInPicture.ADULT),
            country="SI",
            language="sl",
            initials="JS",
        ),
        items=items,
        pictures={
            items[0].id: PictureFacts(
                width_px=1170,
                height_px=2532,
                taken_at_text="2026:02:28 23:01:10+01:00",
                camera="",
                software="",
                has_location=False,
            )
        },
        ledger=ledger,
        head=LedgerHead(n=len(ledger), chain=ledger[-1].chain),
        certificate_pem=certificate_pem,
        **facts,
    )
    order = PackageOrder(
        case_file=case_file,
        facts=ExportFacts(
            version=1,
            made_at=MADE_AT,
            offset_minutes=60,
            app_version="0.1.0",
            system="Linux 6.1, Python 3.11.7",
            language="sl",
        ),
        private_key_der=private_key_der,
        certificate_pem=certificate_pem,
    )
    originals = {
        item.id: originals_by_number.get(item.number, b"never exported %d" % item.number)
        for item in items
    }
    return World(case_file=case_file, originals=originals, order=order)


def make_ledger(told: list[tuple[Action, str, dict[str, object]]]) -> tuple[LedgerEntry, ...]:
    """Chain entries as a vault does."""
    previous = custody.GENESIS
    entries = []
    for n, (action, about, detail) in enumerate(told, start=1):
        entry = LedgerEntry(
            n=n,
            at=STARTED_AT + timedelta(minutes=n),
            offset_minutes=60,
            monotonic_ms=1000 * n,
            boot_id="b7e5c1c0-0000-4000-8000-000000000001",
            app_version="0.1.0",
            actor="passphrase",
            action=action,
            object=about,
            before=None,
            after=canonical.digest_of({"n": n}),
            detail=detail,
            salt=secrets.token_bytes(custody.SALT_BYTES),
            chain=custody.GENESIS,
        )
        committed = custody.commitment(entry.salt, custody.entry_bytes(entry))
        previous = custody.link(n, previous, committed)
        entries.append(replace(entry, chain=previous))
    return tuple(entries)


def _items(originals: Mapping[int, bytes]) -> tuple[Item, ...]:
    def item(number: int, **changes: object) -> Item:
        data = originals.get(number, b"never exported %d" % number)
        values: dict[str, object] = {
            "id": ItemId(secrets.token_hex(16)),
            "number": number,
            "label": f"JS-{number:03d}",
            "kind": ItemKind.FILE,
            "status": ItemStatus.HELD,
            "sensitivity": Sensitivity.ORDINARY,
            "original_name": f"Screenshot {number}.png",
            "size_bytes": len(data),
            "sha256": Digest(hashlib.sha256(data).hexdigest()),
            "media_type": "image/png",
            "type_match": TypeMatch.AGREE,
            "times": FileTimes(modified_at=STARTED_AT - timedelta(days=1), created_at=None),
            "imported_at": STARTED_AT + timedelta(minutes=number),
            "imported_offset_minutes": 60,
            "route": Route.FILE_DIALOG,
            "provenance": Provenance(device="my phone", how="screenshot taken by me"),
        }
        return Item(**{**values, **changes})  # type: ignore[arg-type]

    return (
        item(1, original_name="=HYPERLINK(1).png", provenance=Provenance(shows="the profile")),
        item(2, kind=ItemKind.TEXT, media_type="text/plain", original_name="pasted text"),
        item(
            3,
            status=ItemStatus.WITHDRAWN,
            original_name="private holiday.png",
            withdrawn_why="the wrong file",
        ),
        item(
            4,
            kind=ItemKind.NOT_HELD,
            status=ItemStatus.NOT_HELD,
            original_name="",
            size_bytes=0,
            sha256=None,
            media_type="",
            type_match=TypeMatch.CANNOT_TELL,
            provenance=Provenance(
                device="my phone", shows="a picture in the chat", app="Instagram"
            ),
        ),
        item(5, sensitivity=Sensitivity.INTIMATE, original_name="of me.png"),
        item(6, media_type="video/mp4", original_name="call\udcff\u202e4pm.mp4"),
    )


def _told(items: tuple[Item, ...]) -> list[tuple[Action, str, dict[str, object]]]:
    told: list[tuple[Action, str, dict[str, object]]] = [(Action.CASE_CREATED, "case", {})]
    for item in items:
        about = f"item/{item.id}"
        if item.sha256 is None:
            told.append((Action.ITEM_DESCRIBED, about, {}))
        else:
            detail = {"sha256": item.sha256, "size_bytes": item.size_bytes}
            told.append((Action.ITEM_IMPORTED, about, detail))
    told += [
        (Action.ITEM_WITHDRAWN, f"item/{items[2].id}", {"sha256": items[2].sha256}),
        (Action.FACT_RECORDED, "identifier/1", {}),
        (Action.FACT_RECORDED, "payment/1", {}),
        (Action.FACT_RECORDED, "event/1", {}),
        (Action.FACT_RECORDED, "statement/1", {}),
        (Action.FACT_RECORDED, "removal/1", {}),
        (Action.EXPORTED, "export/1", {"kind": "report"}),
    ]
    return told


def _facts(items: tuple[Item, ...]) -> dict[str, object]:
    values = {
        IdentifierKind.USERNAME: "@an\u202ena_01",
        IdentifierKind.DISPLAY_NAME: "Anna ❤",
        IdentifierKind.NUMERIC_ID: "58912345678",
        IdentifierKind.PROFILE_URL: "https://www.instagram.com/anna_01/",
        IdentifierKind.URL: "hxxp://example.test/a?b=1",
        IdentifierKind.EMAIL: "anna@example.test",
        IdentifierKind.PHONE: "+386 40 000 000",
        IdentifierKind.IBAN: "SI56 1910 0000 0123 438",
        IdentifierKind.BITCOIN: "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq",
        IdentifierKind.BANK_ACCOUNT: "12-34-56 00000000",
        IdentifierKind.PAYMENT_HANDLE: "'$anna",
        IdentifierKind.OTHER: "=1+1",
    }
    identifiers = tuple(
        Identifier(
            number=number,
            kind=kind,
            subject="S1",
            platform="Instagram" if number < 5 else "",
            value=value,
            normalised=value,
            validity=Validity.NO_CHECK_DIGITS,
            item_id=items[0].id if number != 2 else None,
            recorded_at=STARTED_AT,
        )
        for number, (kind, value) in enumerate(values.items(), start=1)
    )
    payment = Payment(
        number=1,
        status=PaymentStatus.DEMANDED,
        method="bitcoin",
        amount="500.00",
        currency="EUR",
        to="bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq",
        at_text="Saturday evening",
        item_id=items[1].id,
        recorded_at=STARTED_AT,
    )
    event = Event(
        number=1,
        at_text="2026-02-28T23:01:10+01:00",
        at=datetime(2026, 2, 28, 22, 1, 10, tzinfo=UTC),
        text="First message",
        item_id=items[0].id,
        recorded_at=STARTED_AT,
    )
    return {
        "identifiers": identifiers,
        "payments": (payment,),
        "events": (
            event,
            replace(event, number=2, at_text="some weeks before", at=None, text="They wrote"),
        ),
        "statement": Statement(
            facts="They asked for money.", feelings=FEELINGS, written_at=STARTED_AT
        ),
        "removals": (
            Removal(
                number=1,
                service="StopNCII",
                case_number="C-77",
                pin=REMOVAL_PIN,
                status="requested",
                recorded_at=STARTED_AT,
            ),
        ),
    }
