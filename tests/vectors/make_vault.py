"""Make the vault that is frozen for the present schema: every kind of thing a vault can hold.

The keys in it are random, so a second run makes another vault. It is run once for each schema,
while that schema is the newest; what it made is never made again, because only then does it prove
that a later version reads what this one wrote.

Usage: python tests/vectors/make_vault.py NEW_DIRECTORY
"""

import argparse
import hashlib
import json
import sys
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from evidence_kit import __version__, keys
from evidence_kit.casework import facts, register, threats
from evidence_kit.casework.case import NewCase, change_ages, create_case
from evidence_kit.intake.importing import MemorySource
from evidence_kit.model import (
    Activity,
    AgeInPicture,
    Ages,
    AnchorKind,
    Box,
    Demand,
    DisclosureChoice,
    FileTimes,
    IdentifierKind,
    Item,
    ItemKind,
    PaymentStatus,
    PictureFacts,
    Provenance,
    Route,
    Sensitivity,
    StepState,
    TypeMatch,
    Validity,
)
from evidence_kit.rails import PaymentField
from evidence_kit.sandbox.encoding import jpeg_of
from evidence_kit.store import Cover, Export, NewItem, Vault

PASSPHRASE = "correct horse čuvaj staple"
CHEAP_KDF = keys.KdfParameters(memory_kib=65_536, iterations=1, lanes=4)
STARTED_AT = datetime(2026, 11, 21, 8, 30, tzinfo=UTC)


class SteppingClock:
    """A clock that goes on a little with every look, so that no two instants are the same."""

    def __init__(self) -> None:
        self.steps = 0

    def now(self) -> datetime:
        self.steps += 1
        return STARTED_AT + timedelta(milliseconds=250 * self.steps)

    def offset_minutes(self) -> int:
        return 60

    def monotonic_ms(self) -> int:
        return 1_000_000 + 250 * self.steps

    def boot_id(self) -> str:
        return "9d3b0f7e-0000-4000-8000-000000000001"


@dataclass(frozen=True, kw_only=True)
class Thing:
    """One item of the frozen vault."""

    name: str
    data: bytes
    kind: ItemKind = ItemKind.FILE
    media_type: str = "application/octet-stream"
    sensitivity: Sensitivity = Sensitivity.ORDINARY


def noise(name: str, size_bytes: int) -> bytes:
    """Return bytes that look random and are the same every time."""
    return hashlib.shake_256(name.encode()).digest(size_bytes)


THREAT = "Imaš 24 ur. Pay 500 € to ex_4471 or everyone sees it 😡"

THINGS = (
    Thing(name="chat.jpg", data=jpeg_of(noise("chat", 36), 4, 3), media_type="image/jpeg"),
    Thing(name="pasted text", data=THREAT.encode(), kind=ItemKind.TEXT, media_type="text/plain"),
    # Bytes of a file name that are no text, as Python hands them on.
    Thing(name="Posnetek \udcff\udc80.png", data=noise("surrogate", 5_000)),
    Thing(name="empty.txt", data=b""),
    # The last chunk of 64 KiB is full, and so is the one before it.
    Thing(name="exactly two chunks.bin", data=noise("two chunks", 131_072)),
    # One chunk of 1 MiB and a part of a second.
    Thing(name="recording.mp4", data=noise("recording", (1 << 20) + 12_345)),
    Thing(name="IMG_2.heic", data=noise("intimate", 4_097), sensitivity=Sensitivity.INTIMATE),
    Thing(name="wrong file.txt", data=b"put in by mistake"),
)
WITHDRAWN = "wrong file.txt"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("directory", type=Path)
    directory: Path = parser.parse_args().directory
    directory.mkdir(parents=True)
    expected = make(directory / "vault")
    text = json.dumps(expected, indent=1, sort_keys=True) + "\n"
    (directory / "expected.json").write_text(text, encoding="ascii")
    sys.stdout.write(f"{directory}: {expected['ledger']['n']} ledger entries\n")
    return 0


def make(path: Path) -> dict[str, Any]:
    """Make the vault in two sessions; return what must be found in it for ever."""
    clock = SteppingClock()
    code = keys.new_recovery_code()
    new = NewCase(
        ages=Ages(now=23, in_picture=AgeInPicture.ADULT),
        country="SI",
        language="sl",
        initials="JS",
    )
    vault = create_case(path, new, PASSPHRASE, clock=clock, recovery_code=code, kdf=CHEAP_KDF)
    with vault:
        put_in(vault, clock)
    with Vault.open(path, code, clock=clock) as vault:
        change_ages(vault, Ages(now=24, in_picture=AgeInPicture.ADULT))
        problems = [each for each in vault.check(is_full=True) if each.verdict.is_bad]
        if problems:
            raise ValueError(problems)
        expected = description(vault)
    # Both are empty between sessions, and made anew by the next one.
    (path / "lock").unlink()
    (path / "case.db-journal").unlink()
    return {**expected, "passphrase": PASSPHRASE, "recovery_code": code}


def put_in(vault: Vault, clock: SteppingClock) -> None:
    """Fill the vault with items and facts of every kind, some of them taken back."""
    items = {thing.name: add(vault, thing) for thing in THINGS}
    picture = items["chat.jpg"]
    seen = PictureFacts(
        width_px=4,
        height_px=3,
        taken_at_text="2026:11:18 23:11:17 +01:00",
        camera="Examplephone 7",
        software="",
        has_location=True,
    )
    vault.keep_preview(picture, seen, jpeg_of(noise("preview", 12), 2, 2))
    vault.amend_item(
        items["empty.txt"], Provenance(device="the tablet", shows="nothing, as received \udc80")
    )
    vault.withdraw_item(items[WITHDRAWN], "put in by mistake")
    vault.describe_item(
        new_item(Thing(name="", data=b"", kind=ItemKind.NOT_HELD, media_type="")), size_bytes=0
    )
    facts.record_identifier(
        vault,
        kind=IdentifierKind.USERNAME,
        value="ex_4471",
        platform="Instagram",
        item_id=picture.id,
    )
    facts.record_identifier(
        vault,
        kind=IdentifierKind.IBAN,
        value="SI56 2633 0001 2039 086",
        normalised="SI56263300012039086",
        validity=Validity.VALID,
        note="told from memory, spelling \udc80 unsure",
    )
    facts.record_payment(
        vault,
        facts.PaymentSaid(
            status=PaymentStatus.DEMANDED,
            method="bank",
            amount="500.00",
            currency="EUR",
            to="ex_4471",
            at_text="the evening before",
            item_id=items["pasted text"].id,
        ),
    )
    facts.record_payment(
        vault,
        facts.PaymentSaid(
            status=PaymentStatus.MADE, method="gift-card", amount="50", currency="EUR"
        ),
    )
    vault.withdraw_fact("payment/2", "typed twice")
    facts.record_event(vault, at_text="2026-11-18T23:11:17+01:00", text="First threat")
    facts.record_event(vault, at_text="the day after", text="Blocked the account")
    facts.record_removal(vault, service="StopNCII", case_number="EX-1", pin="1234", status="sent")
    facts.write_statement(vault, clock, facts="It began on Wednesday.", feelings="")
    facts.write_statement(vault, clock, facts=None, feelings="I slept badly.")
    vault.set_step("save/instagram", StepState.DONE)
    vault.set_step("block/instagram", StepState.NOT_NOW)
    vault.set_step("block/instagram", StepState.OPEN)
    vault.answer_case("retention-until", "2027-06-30")
    vault.answer_case("police-reference", "PR 12/2026, spelling \udc80 unsure")
    vault.answer_case("privacy", "names-only")
    vault.answer_case("privacy", "")
    put_anchors_in(vault)
    put_threats_in(vault, picture)
    put_copies_in(vault, items)
    put_register_in(vault)
    vault.save_draft("story/facts", "It began on Wed")
    vault.save_draft("story/facts", "It began on Wednes\udc80")
    vault.save_draft("paste", "sent, and so forgotten")
    vault.save_draft("paste", "")
    vault.record_export(
        Export(
            version=vault.next_export_version(),
            kind="report",
            made_at=clock.now(),
            code=hashlib.sha256(b"no real report").hexdigest(),
        ),
        detail={"exhibits": 7},
    )


def put_anchors_in(vault: Vault) -> None:
    """Pin the chain in each form, say more of one, and take one back."""
    vault.add_anchor(AnchorKind.PAPER, vault.ledger_head(), "")
    vault.add_anchor(AnchorKind.MESSAGE, vault.ledger_head(), "policija@example.si")
    authority = "http://authority.example/tsa"
    proof = b"no real reply, only its place"
    vault.add_anchor(AnchorKind.TIMESTAMP, vault.ledger_head(), authority, proof)
    vault.say_with_whom(1, "my sister \udc80, on the day")
    vault.withdraw_anchor(2, "not sent after all")


def put_threats_in(vault: Vault, picture: Item) -> None:
    """Say what was threatened, who was told, and when accounts were seen; take some back."""
    threats.record_threat(
        vault,
        text="everyone sees it 😡",
        audience="my class \udc80",
        demand=Demand.MONEY,
        at_text="2026-11-18T23:11:17+01:00",
        deadline_text="24 ur",
        platform="Instagram",
        subject="S1",
        item_id=picture.id,
    )
    threats.record_threat(vault, note="something was said, the words are gone")
    threats.record_threat(vault, text="typed twice", demand=Demand.DONT_KNOW)
    vault.withdraw_fact("threat/3", "typed twice")
    threats.record_referral(
        vault, force="Policija, PP Celje", reference="PR 12/2026", on_text="21 November"
    )
    threats.record_referral(vault, reference="CRID-EX-1", note="told to the bank \udc80")
    vault.withdraw_fact("referral/2", "another matter")
    threats.say_seen(vault, 1, first_seen_text="the 16th", how_known="she wrote to me \udc80")
    threats.say_seen(vault, 1, last_seen_text="20 November", activity=Activity.GONE)


def put_copies_in(vault: Vault, items: dict[str, Item]) -> None:
    """Keep two covered copies of one exhibit, withhold another, and say more of a third."""
    marked = (
        Box(x_px=0, y_px=0, width_px=1, height_px=2),
        Box(x_px=2, y_px=1, width_px=2, height_px=2),
    )
    for count in (1, 2):
        # Not real pictures: only what stands beside them matters here.
        source = MemorySource(noise(f"copy {count}", 3_000 * count))
        cover = Cover(width_px=4, height_px=3, margin_px=count, boxes=marked[:count])
        vault.keep_copy(items["chat.jpg"], source, cover)
    vault.disclose(items["chat.jpg"], DisclosureChoice.COVERED, "my sister is in it \udc80")
    vault.disclose(items["recording.mp4"], DisclosureChoice.WITHHELD, "somebody else's voice")
    vault.disclose(items["empty.txt"], DisclosureChoice.WITHHELD, "")
    vault.disclose(items["empty.txt"], DisclosureChoice.WHOLE, "")


def put_register_in(vault: Vault) -> None:
    """Set an identifier apart, say two accounts are one and part them again, tell of a payment."""
    register.attribute(vault, (1,), register.NEW)
    register.say_same(vault, "S2", "S1", note="same voice \udc80")
    register.attribute(vault, (1,), register.NEW)
    register.say_same(vault, "S3", "S1")
    register.say_apart(vault, "S3", note="no, two people")
    register.say_detail(vault, 1, PaymentField.BENEFICIARY, "Lena M. \udc80")
    register.say_detail(vault, 1, PaymentField.RECALL_AT, "2026-11-19")
    register.say_detail(vault, 1, PaymentField.RECALL_AT, "2026-11-20T09:00:00+01:00")


def add(vault: Vault, thing: Thing) -> Item:
    return vault.add_item(MemorySource(thing.data), new_item(thing)).item


def new_item(thing: Thing) -> NewItem:
    return NewItem(
        kind=thing.kind,
        sensitivity=thing.sensitivity,
        original_name=thing.name,
        media_type=thing.media_type,
        type_match=TypeMatch.CANNOT_TELL,
        times=FileTimes(modified_at=STARTED_AT - timedelta(days=1), created_at=None),
        route=Route.DROP,
        provenance=Provenance(
            device="my phone", how="screenshot", who="my sister", app="Instagram"
        ),
    )


def description(vault: Vault) -> dict[str, Any]:
    """Return what is in the vault, as the version that made it says."""
    case_file, head = vault.case_file(), vault.ledger_head()
    return {
        "app_version": __version__,
        "vault": case_file.case.id,
        "reference": case_file.case.reference,
        "ledger": {"n": head.n, "chain": head.chain},
        "items": [
            {
                "label": item.label,
                "id": item.id,
                "status": item.status.value,
                "name": item.original_name,
                "size_bytes": item.size_bytes,
                "sha256": item.sha256,
            }
            for item in (*case_file.items, *(copy.item for copy in case_file.copies))
        ],
        "standing": {
            "identifier/": len(case_file.identifiers),
            "payment/": len(case_file.payments),
            "event/": len(case_file.events),
            "removal/": len(case_file.removals),
            "step/": len(vault.steps()),
            "answer/": len(vault.case_answers()),
            "anchor/": len(case_file.anchors),
            "threat/": len(case_file.threats),
            "referral/": len(case_file.referrals),
            "sighting/": len(case_file.sightings),
            "covering/": len(case_file.copies),
            "disclosure/": len(case_file.disclosures),
            "subject/": len(case_file.subjects),
            "attribution/": len(case_file.recorded_subjects),
            "detail/": sum(map(len, case_file.details.values())),
        },
        "answers": case_file.answers,
        "drafts": vault.drafts(),
    }


if __name__ == "__main__":
    sys.exit(main())
