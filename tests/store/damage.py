"""What is done to a vault, and what its check answers.

Everything here that changes a vault changes it behind the program's back: with nothing but the
right to write into its folder, or also with the database's key. What must come of it is always the
same: the check names what was hit, nobody is told that a passphrase is wrong, and whatever was not
hit still comes out byte for byte.
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from evidence_kit.errors import DatabaseDamagedError, EvidenceKitError
from evidence_kit.model import (
    AnchorKind,
    CaseFile,
    Finding,
    Item,
    ItemId,
    ItemStatus,
    Statement,
    StepState,
)
from evidence_kit.store import blobs, creation
from evidence_kit.store.blobs import CHUNKS_AT
from tests.fakes import BytesSource, new_item
from tests.vaults import FilledVault, event, fill, payment

PAGE_BYTES = 4096
CHUNK_BYTES = (1 << 16) + 16
LARGE_BYTES = 3 * (1 << 16) + 5000
FIRST, LARGE, OTHER = "JS-001", "JS-005", "JS-006"
"""A small picture, and two files of four chunks each."""

Truth = tuple[CaseFile, object]


@dataclass(frozen=True, kw_only=True)
class History:
    """A whole vault, and what it was before."""

    vault: FilledVault
    databases: tuple[bytes, ...]
    """The database after each session; the last one is that of the vault."""
    contents: dict[str, bytes]
    """The bytes of every held item, by label."""
    items: dict[str, Item]
    truth: Truth
    """Everything that a person or a court gets to see."""

    def blob(self, vault: FilledVault, label: str) -> Path:
        return blobs.path_of(vault.path / "blobs", self.items[label].id)


@dataclass(frozen=True, kw_only=True)
class Tampering:
    """One thing that is done to a closed vault."""

    name: str
    apply: Callable[[FilledVault], None]
    named: frozenset[str]
    """Each of these must stand in the answer."""
    harmed: frozenset[str] = frozenset()
    """Labels whose bytes are damaged; of all others they must still come out."""


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What opening and checking a vault said."""

    refused: EvidenceKitError | None
    findings: tuple[Finding, ...]
    repaired: tuple[str, ...] = ()

    @property
    def is_bad(self) -> bool:
        return self.refused is not None or any(each.verdict.is_bad for each in self.findings)

    @property
    def words(self) -> str:
        """Everything it says about what is not as it was."""
        said = [f"{type(self.refused).__name__} {self.refused}"] if self.refused else []
        if isinstance(self.refused, DatabaseDamagedError):
            said.append("database")
        said += [f"{each.subject} {each.detail}" for each in self.findings if each.verdict.is_bad]
        return "; ".join([*said, *self.repaired])


def grown(vault: FilledVault) -> History:
    """Fill a vault in several sessions and return it closed."""
    chance = random.Random(20261128)
    large = {LARGE: chance.randbytes(LARGE_BYTES), OTHER: chance.randbytes(LARGE_BYTES)}
    databases = []

    def session(work: Callable[..., object]) -> None:
        with vault.open() as opened:
            work(opened)
        databases.append(vault.database_path.read_bytes())

    session(fill)
    for label, data in large.items():
        session(lambda opened, data=data, label=label: opened.add_item(
            BytesSource(data), new_item(f"{label}.mp4", media_type="video/mp4")
        ))  # fmt: skip
    session(lambda opened: opened.change_case(replace(opened.case, country="HR")))
    session(lambda opened: [opened.record(make()) for make in (payment, event) for _ in range(8)])
    session(lambda opened: opened.set_step("save/instagram", StepState.DONE))
    session(lambda opened: opened.answer_case("police-reference", "PR 12/2026"))
    session(lambda opened: opened.add_anchor(AnchorKind.PAPER, opened.ledger_head(), "a witness"))
    session(lambda opened: opened.withdraw_fact("payment/5", "said twice"))
    session(lambda opened: opened.withdraw_item(opened.get_item("2"), "not about this"))
    session(
        lambda opened: opened.write_statement(
            Statement(facts="He wrote again.", feelings="", written_at=opened.case.created_at)
        )
    )
    with vault.open() as opened:
        items = {item.label: item for item in opened.items()}
        contents = {
            label: b"".join(opened.read_item(item))
            for label, item in items.items()
            if item.status is ItemStatus.HELD
        }
    return History(
        vault=vault,
        databases=tuple(databases),
        contents=contents,
        items=items,
        truth=truth_of(vault),
    )


def truth_of(vault: FilledVault) -> Truth:
    """Return everything that a vault says, except drafts and who signed when."""
    opened = vault.open()
    try:
        return opened.case_file(), (opened.exports(), opened.steps())
    finally:
        opened.close()


def answer_of(vault: FilledVault, *, is_full: bool = True) -> Answer:
    """Open a vault and check it, as a person would.

    Whatever is raised here and is no damage of the database – a wrong passphrase, a crash – is no
    answer, and goes on to whoever asked.
    """
    try:
        opened = vault.open()
    except DatabaseDamagedError as problem:
        return Answer(refused=problem, findings=())
    try:
        findings = opened.check(is_full=is_full)
        return Answer(refused=None, findings=findings, repaired=opened.repaired_header_copies)
    finally:
        opened.close()


def unreadable_items(vault: FilledVault, history: History) -> set[str]:
    """Return the labels of held items whose bytes do not come out, through any door."""
    key = creation.blob_key(vault.unlocked.vault_key)
    lost = set()
    for label, data in history.contents.items():
        try:
            found = b"".join(blobs.read(vault.path / "blobs", key, history.items[label].id))
        except blobs.BlobDamagedError:
            found = b""
        if found != data:
            lost.add(label)
    return lost


def file_tamperings(history: History) -> Iterator[Tampering]:
    """Yield what can be done to sealed files by whoever can write into the folder."""

    def edit(name: str, change: Callable[[bytes, bytes], bytes], label: str = LARGE) -> Tampering:
        def apply(vault: FilledVault) -> None:
            path = history.blob(vault, label)
            path.write_bytes(change(path.read_bytes(), history.blob(vault, OTHER).read_bytes()))

        hit = frozenset({label})
        return Tampering(name=f"{label}: {name}", apply=apply, named=hit, harmed=hit)

    ends = [CHUNKS_AT + n * CHUNK_BYTES for n in range(4)]
    first, second, third, _ = ends
    for at in (0, 8, 9, 11, 12, 28, 60, 72, 119, 120, 4243, first, second - 1, third, -20, -1):
        yield edit(f"a bit flipped at {at}", lambda data, _, at=at: flipped(data, at))
        if at < CHUNKS_AT:
            yield edit(f"a bit flipped at {at}", lambda data, _, at=at: flipped(data, at), FIRST)
    for size in (0, 1, 60, 4244, second, third, -1, -17):
        yield edit(f"cut to {size}", lambda data, _, size=size: data[:size])
    yield edit("a sector of zeros", lambda data, _: put(data, 8192, bytes(512)))
    yield edit("all zeros", lambda data, _: bytes(len(data)))
    yield edit("a byte more", lambda data, _: data + b"\0")
    yield edit("the last chunk twice", lambda data, _: data + data[third:])
    yield edit("a chunk left out", lambda data, _: data[:second] + data[third:])
    yield edit("a chunk twice", lambda data, _: data[:third] + data[second:])
    yield edit(
        "two chunks swapped",
        lambda data, _: data[:first] + data[second:third] + data[first:second] + data[third:],
    )
    yield edit("a chunk of another file", lambda d, o: d[:second] + o[second:third] + d[third:])
    yield edit("the beginning of another file", lambda data, other: other[:120] + data[120:])
    yield edit("the key of another file", lambda d, o: d[:60] + o[60:120] + d[120:])
    yield edit("the record of another file", lambda d, o: d[:120] + o[120:first] + d[first:])
    yield edit("another file under its name", lambda _, other: other)
    yield from _whole_file_tamperings(history)


def _whole_file_tamperings(history: History) -> Iterator[Tampering]:
    def exchange(vault: FilledVault) -> None:
        one, other = history.blob(vault, LARGE), history.blob(vault, OTHER)
        data = one.read_bytes()
        one.write_bytes(other.read_bytes())
        other.write_bytes(data)

    def become_a_link(vault: FilledVault) -> None:
        path = history.blob(vault, LARGE)
        path.unlink()
        path.symlink_to(history.blob(vault, OTHER))

    def become_a_folder(vault: FilledVault) -> None:
        path = history.blob(vault, LARGE)
        path.unlink()
        path.mkdir()

    def move(vault: FilledVault) -> None:
        path = history.blob(vault, LARGE)
        path.rename(path.with_name(path.name + ".old"))

    one, both = frozenset({LARGE}), frozenset({LARGE, OTHER})
    for name, apply, hit in (
        ("two files exchanged", exchange, both),
        ("a link in its place", become_a_link, one),
        ("a folder in its place", become_a_folder, one),
        ("under another name", move, one),
        ("gone", lambda vault: history.blob(vault, LARGE).unlink(), one),
    ):
        yield Tampering(name=f"{LARGE}: {name}", apply=apply, named=hit, harmed=hit)


def page_tamperings(history: History, chance: random.Random, count: int) -> Iterator[Tampering]:
    """Yield damage of the database's file that needs no key; the answer must name the database."""

    def edit(name: str, change: Callable[[bytes], bytes]) -> Tampering:
        def apply(vault: FilledVault) -> None:
            vault.database_path.write_bytes(change(vault.database_path.read_bytes()))

        return Tampering(name=f"database: {name}", apply=apply, named=frozenset({"database"}))

    size = len(history.databases[-1])
    pages = size // PAGE_BYTES

    def page(data: bytes, n: int) -> bytes:
        return data[n * PAGE_BYTES : (n + 1) * PAGE_BYTES]

    yield edit("gone empty", lambda _: b"")
    yield edit("a page more", lambda data: data + data[-PAGE_BYTES:])
    yield edit("a byte more", lambda data: data + b"\0")
    yield edit("half", lambda data: data[: size // 2])
    yield edit("the last page gone", lambda data: data[:-PAGE_BYTES])
    yield edit("the last byte gone", lambda data: data[:-1])
    for n in range(pages):
        at = n * PAGE_BYTES + chance.randrange(PAGE_BYTES)
        yield edit(f"a bit of page {n} flipped", lambda data, at=at: flipped(data, at))
    for _ in range(count):
        at, one, other = chance.randrange(size), *chance.sample(range(pages), 2)
        cut = chance.randrange(1, size)
        yield edit(f"a bit flipped at {at}", lambda data, at=at: flipped(data, at))
        yield edit(f"cut to {cut}", lambda data, cut=cut: data[:cut])
        yield edit(
            f"page {one} also as page {other}",
            lambda data, one=one, other=other: put(data, other * PAGE_BYTES, page(data, one)),
        )
        yield edit(
            f"page {one} of zeros",
            lambda data, one=one: put(data, one * PAGE_BYTES, bytes(PAGE_BYTES)),
        )


def row_tamperings(history: History) -> Iterator[Tampering]:
    """Yield changes of rows by somebody who has the database's key and goes round the ledger."""

    def intrude(sql: str, *named: str) -> Tampering:
        return Tampering(name=sql, apply=lambda vault: vault.intrude(sql), named=frozenset(named))

    large = history.items[LARGE].id
    yield intrude("UPDATE item SET shows = x'41' WHERE label = 'JS-005'", LARGE, f"item/{large}")
    yield intrude("UPDATE item SET label = 'JS-999' WHERE number = 1", FIRST)
    yield intrude("UPDATE item SET imported_at = '2001-01-01T00:00:00Z' WHERE number = 1", FIRST)
    yield intrude("DELETE FROM item WHERE label = 'JS-005'", LARGE)
    yield intrude("UPDATE preview SET jpeg = x'41' WHERE rowid = 1", FIRST, "preview/")
    yield intrude("DELETE FROM preview", FIRST)
    yield intrude("UPDATE payment SET amount = '5.00' WHERE number = 4", "payment/4")
    yield intrude("DELETE FROM payment WHERE number = 4", "payment/4")
    yield intrude("UPDATE event SET text = x'41' WHERE number = 1", "event/1")
    yield intrude("UPDATE statement SET facts = x'41' WHERE number = 1", "statement/1")
    yield intrude("UPDATE removal SET pin = x'41' WHERE number = 1", "removal/1")
    yield intrude("UPDATE identifier SET value = x'41' WHERE number = 1", "identifier/1")
    yield intrude("UPDATE case_file SET age_now = 12", "case")
    yield intrude("UPDATE step SET state = 'not-now'", "step/save/instagram")
    yield intrude("UPDATE case_answer SET value = x'41'", "answer/police-reference")
    yield intrude("UPDATE anchor SET with_whom = x'41' WHERE number = 1", "anchor/1")
    yield intrude("UPDATE anchor SET n = 2 WHERE number = 1", "anchor/1")
    yield intrude("DELETE FROM anchor", "anchor/1")
    yield intrude("UPDATE threat SET text = x'41' WHERE number = 1", "threat/1")
    yield intrude("UPDATE referral SET reference = x'41' WHERE number = 1", "referral/1")
    yield intrude("UPDATE sighting SET activity = 'active'", "sighting/1")
    yield intrude("UPDATE subject SET part_of = 3", "subject/2")
    yield intrude("UPDATE attribution SET subject = x'5331'", "attribution/1")
    yield intrude("DELETE FROM payment_detail", "detail/1/transaction")
    yield intrude("UPDATE payment_detail SET value = x'41'", "detail/1/transaction")
    yield intrude("UPDATE covering SET margin_px = 0", "covering/")
    yield intrude("UPDATE covering SET boxes = '[]'", "covering/")
    yield intrude("DELETE FROM covering", "covering/")
    yield intrude("UPDATE disclosure SET choice = 'whole'", "disclosure/")
    yield intrude("UPDATE secret SET value = zeroblob(32) WHERE name LIKE 'ledger%'", "ledger key")
    yield intrude("DELETE FROM secret WHERE name LIKE '%pkcs8'", "sealing key")


def flipped(data: bytes, at: int, bit: int = 3) -> bytes:
    changed = bytearray(data)
    changed[at] ^= 1 << bit
    return bytes(changed)


def put(data: bytes, at: int, piece: bytes) -> bytes:
    return data[:at] + piece + data[at + len(piece) :]


def item_id_of(history: History, label: str) -> ItemId:
    return history.items[label].id
