"""Is the vault as it was written? Each part answers by name.

SQLCipher authenticates pages but not their freshness: an old page put back passes its own check
and SQLite's. So every row is also compared with the digest that the ledger recorded for it, and the
ledger with itself. What no check inside the vault can show is a whole older copy of everything, or
a history rewritten by somebody who holds the key; only an anchor outside shows that.
"""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from evidence_kit import custody, hashing
from evidence_kit.errors import EvidenceKitError
from evidence_kit.model import (
    Action,
    CaseId,
    Digest,
    Finding,
    Item,
    ItemId,
    ItemStatus,
    LedgerEntry,
    PictureFacts,
    Verdict,
)
from evidence_kit.store import (
    anchors,
    answers,
    blobs,
    covered,
    details,
    disclosures,
    facts,
    header,
    items,
    ledger,
    migrations,
    register,
    secrets_table,
    sightings,
    underway,
)
from evidence_kit.store.connection import Database
from evidence_kit.store.session import record_digest

_COMINGS = frozenset({Action.ITEM_IMPORTED, Action.ITEM_DESCRIBED, Action.ITEM_COVERED})

PUBLIC_KEY_DETAIL = "ledger_public_key"
"""Where entry 1 keeps the Ed25519 public key, in hex."""


def header_findings(folder_path: Path, unlocked: header.Unlocked) -> tuple[Finding, ...]:
    """Say which copy of the header is not what it was when the vault was opened; only bad news."""
    return tuple(
        Finding(
            subject=name,
            verdict=Verdict.ALTERED if (folder_path / name).exists() else Verdict.MISSING,
            detail="the next opening writes it anew from the other copy",
        )
        for name in header.find_damaged(folder_path, unlocked)
    )


def page_findings(open_database: Callable[[], Database]) -> tuple[Finding, ...]:
    """Check every page and every structure of the database, each on a connection of its own.

    The working connection must be closed: it would lock these out, or answer from its cache. After
    one bad page a connection no longer answers reliably, hence one each.
    """
    problems: list[str] = []
    for pragma, sound in (
        ("PRAGMA cipher_integrity_check", []),
        ("PRAGMA integrity_check", [("ok",)]),
        ("PRAGMA foreign_key_check", []),
    ):
        try:
            database = open_database()
            try:
                found = database.rows(pragma)
            finally:
                database.close()
        except EvidenceKitError as problem:
            found = [(str(problem),)]
        if found != sound:
            problems += [" ".join(map(str, row)) for row in found]
    verdict = Verdict.ALTERED if problems else Verdict.INTACT
    return (Finding(subject="database", verdict=verdict, detail="; ".join(problems[:20])),)


def schema_findings(database: Database, expected_schema: migrations.Schema) -> tuple[Finding, ...]:
    """Compare tables, indexes and triggers with what this program would have made."""
    found = dict(migrations.schema_of(database))
    expected = dict(expected_schema)
    names = sorted(
        name for name in found.keys() | expected.keys() if found.get(name) != expected.get(name)
    )
    verdict = Verdict.ALTERED if names else Verdict.INTACT
    return (Finding(subject="schema", verdict=verdict, detail=", ".join(names)),)


def ledger_findings(database: Database, case_id: CaseId) -> tuple[Finding, ...]:
    """Recompute the whole chain, and every signed head against it."""
    entries = ledger.entries(database)
    broken = custody.find_break(entries)
    if broken is not None:
        return (Finding(subject="ledger", verdict=Verdict.ALTERED, detail=broken.reason),)
    unsigned = _checkpoint_problem(database, case_id, entries)
    if unsigned:
        return (Finding(subject="ledger", verdict=Verdict.ALTERED, detail=unsigned),)
    signed_to = max((each.n for each in ledger.checkpoints(database)), default=0)
    detail = f"{len(entries)} entries, signed up to entry {signed_to}"
    return (
        Finding(subject="ledger", verdict=Verdict.INTACT, detail=detail),
        *_row_findings(database, entries),
        *_key_findings(database, entries),
    )


def unreadable(subject: str, problem: EvidenceKitError) -> Finding:
    """Return the finding about a part that could not be read at all."""
    return Finding(subject=subject, verdict=Verdict.UNREADABLE, detail=str(problem))


def item_finding(
    item: Item,
    blob_folder_path: Path,
    blob_key: bytes,
    on_bytes: Callable[[int], None],
    wrapped: bytes | None = None,
) -> Finding:
    """Read one item's sealed file to its end and compare it with its row.

    Args:
        item: Its row.
        blob_folder_path: Where its sealed file lies.
        blob_key: What its key is wrapped under.
        on_bytes: Told how far it is; may raise to cancel.
        wrapped: Its wrapped key, where another one holds than the file itself has.
    """
    if item.status is not ItemStatus.HELD:
        return Finding(subject=item.label, verdict=Verdict.NOT_CHECKED, detail=item.status.value)
    try:
        sealed = blobs.digest(blob_folder_path, blob_key, item.id, on_bytes, wrapped)
    except blobs.BlobUnreadableError as problem:
        return Finding(subject=item.label, verdict=Verdict.UNREADABLE, detail=str(problem))
    except blobs.BlobDamagedError as problem:
        reason = str(problem)
        verdict = Verdict.MISSING if reason == blobs.MISSING else Verdict.ALTERED
        return Finding(subject=item.label, verdict=verdict, detail=reason)
    if sealed.sha256 != item.sha256:
        return Finding(
            subject=item.label, verdict=Verdict.ALTERED, detail=f"SHA-256 is {sealed.sha256}"
        )
    return Finding(subject=item.label, verdict=Verdict.INTACT, detail=sealed.sha256)


def presence_findings(*, missing: Iterable[Item], unknown: Iterable[ItemId]) -> tuple[Finding, ...]:
    """Say which sealed files should be there and are not, and which are there and no row knows.

    The first is bad. The second nobody can judge from here: an import that was cut off before it
    was reported as saved looks like this, and so does a database that is older than the files.
    """
    gone = (
        Finding(subject=item.label, verdict=Verdict.MISSING, detail=blobs.MISSING)
        for item in missing
    )
    unfinished = (
        Finding(
            subject=f"sealed file {item_id}",
            verdict=Verdict.NOT_CHECKED,
            detail="an import that was cut off and never reported as saved, or the database is an "
            "older copy than the files",
        )
        for item_id in sorted(unknown)
    )
    return (*gone, *unfinished)


def records(database: Database) -> Iterator[tuple[str, object]]:
    """Yield everything the ledger records, by name, as it stands in the database now."""
    case = facts.find_case(database)
    if case is not None:
        yield "case", case
    certificate = secrets_table.find(database, secrets_table.CERTIFICATE)
    if certificate is not None:
        yield "certificate", certificate
    pictures = items.pictures(database)
    for item in items.every(database):
        yield f"item/{item.id}", item
        jpeg = items.find_preview(database, item.id)
        if jpeg is not None:
            yield f"preview/{item.id}", preview_record(pictures[item.id], hashing.sha256(jpeg))
    for covering in covered.every(database):
        yield covered.covering_name(covering), covering
    for export in facts.exports(database):
        yield f"export/{export.version}", export
    yield from _said(database)


def previews_without_row(database: Database) -> Iterator[tuple[str, Digest]]:
    """Yield each preview that the ledger expects and the database has not, with its last digest."""
    latest = {entry.object: entry.after for entry in ledger.entries(database)}
    there = {f"preview/{item_id}" for item_id in items.pictures(database)}
    for about, after in latest.items():
        if about.startswith("preview/") and after is not None and about not in there:
            yield about, after


def preview_record(picture: PictureFacts, jpeg: Digest) -> object:
    """Return what the ledger records of a preview."""
    return {"picture": picture, "jpeg": jpeg}


def withdrawn_record(fact: facts.Fact, why: str) -> object:
    """Return what the ledger records of a fact that was taken back: the fact, and the reason."""
    return {"fact": fact, "withdrawn_why": why}


def _said(database: Database) -> Iterator[tuple[str, object]]:
    """Yield what a person said, did or handed on."""
    for number, statement in facts.statements(database).items():
        yield f"statement/{number}", statement
    for fact, why in facts.every(database):
        record = fact if why is None else withdrawn_record(fact, why)
        yield f"{facts.table_of(type(fact))}/{fact.number}", record
    for step in underway.steps(database):
        yield f"step/{step.id}", step
    for answer in answers.every(database):
        yield answers.answer_name(answer), answer
    for anchor, why in anchors.every(database):
        pinned = anchor if why is None else anchors.withdrawn_record(anchor, why)
        yield anchors.anchor_name(anchor.number), pinned
    for sighting in sightings.every(database):
        yield sightings.sighting_name(sighting), sighting
    yield from _said_later(database)
    for disclosure in disclosures.every(database):
        yield disclosures.disclosure_name(disclosure), disclosure


def _said_later(database: Database) -> Iterator[tuple[str, object]]:
    """Yield what was said of identifiers and payments beside their rows."""
    for subject in register.subjects(database):
        yield register.subject_name(subject), subject
    for attribution in register.attributions(database):
        yield register.attribution_name(attribution), attribution
    for detail in details.every(database):
        yield details.detail_name(detail), detail


def _row_findings(database: Database, entries: tuple[LedgerEntry, ...]) -> Iterator[Finding]:
    latest = {entry.object: entry.after for entry in entries}
    expected = {about: after for about, after in latest.items() if after is not None}
    found = {about: record_digest(database, about, each) for about, each in records(database)}
    labels = _labels(entries)
    for about in sorted(expected.keys() | found.keys()):
        if about not in found:
            verdict, detail = Verdict.MISSING, "the ledger knows it"
        elif about not in expected:
            verdict, detail = Verdict.ADDED, "the ledger does not know it"
        elif found[about] != expected[about]:
            verdict, detail = Verdict.ALTERED, "not as last recorded"
        else:
            continue
        label = labels.get(about.partition("/")[2], "")
        yield Finding(
            subject=about, verdict=verdict, detail=f"{label}: {detail}" if label else detail
        )


def _labels(entries: tuple[LedgerEntry, ...]) -> dict[str, str]:
    """Return the labels under which items came in, by id: a row may lie about its own."""
    return {
        entry.object.partition("/")[2]: str(entry.detail["label"])
        for entry in entries
        if entry.action in _COMINGS and "label" in entry.detail
    }


def _key_findings(database: Database, entries: tuple[LedgerEntry, ...]) -> Iterator[Finding]:
    """Compare the private keys with what the ledger knows of them: no digest covers them."""
    signing = secrets_table.find(database, secrets_table.LEDGER_KEY)
    if signing is None or ledger.public_half(signing) != _public_key(entries):
        verdict = Verdict.MISSING if signing is None else Verdict.ALTERED
        yield Finding(subject="ledger key", verdict=verdict, detail="not the one of entry 1")
    certificate = secrets_table.find(database, secrets_table.CERTIFICATE)
    sealing = secrets_table.find(database, secrets_table.CERTIFICATE_KEY)
    if certificate is not None and (
        sealing is None or not secrets_table.is_pair(sealing, certificate)
    ):
        verdict = Verdict.MISSING if sealing is None else Verdict.ALTERED
        yield Finding(subject="sealing key", verdict=verdict, detail="not the certificate's")


def _public_key(entries: tuple[LedgerEntry, ...]) -> bytes:
    try:
        return bytes.fromhex(str(entries[0].detail.get(PUBLIC_KEY_DETAIL, "")))
    except ValueError:
        # Whoever holds the key can write anything here; no signature fits it.
        return b""


def _checkpoint_problem(
    database: Database, case_id: CaseId, entries: tuple[LedgerEntry, ...]
) -> str:
    if not entries:
        return "the ledger is empty"
    public_key = _public_key(entries)
    for checkpoint in ledger.checkpoints(database):
        if checkpoint.n > len(entries) or entries[checkpoint.n - 1].chain != checkpoint.chain:
            return f"the signed head at entry {checkpoint.n} is of another chain"
        if not ledger.is_signed_by(checkpoint, case_id, public_key):
            return f"the signature at entry {checkpoint.n} does not hold"
    return ""
