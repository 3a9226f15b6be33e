"""The package, made whole or not at all, and believed only after it was read back.

The order matters: exhibits first, hashed while they are copied and compared with what the vault
recorded; then the report, which prints those digests; then the tables; then the manifests, which
fix all of it; then the seal over the tag manifest. Everything is written under ``<name>.partial``,
synced, read back from the medium with the very check an officer runs, and only then given its name.
An error or a stop takes the partial folder away again.

The same inputs give the same bytes, apart from the seal: ECDSA signatures contain chance, and CMS
the time of signing.
"""

import json
import os
import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from evidence_kit import custody, files
from evidence_kit.clock import offset_text, utc_text
from evidence_kit.errors import (
    DatabaseDamagedError,
    InvalidValueError,
    ItemDamagedError,
    NotAPackageError,
    ReadBackError,
    TargetExistsError,
)
from evidence_kit.handover import certificate, seal, tables
from evidence_kit.handover.archive import write_zip
from evidence_kit.handover.case_uco import CASE_NAME, case_jsonld
from evidence_kit.handover.custody_log import CUSTODY_LOG_NAME, custody_log
from evidence_kit.handover.head_stamp import HEAD_STAMP_NAME, newest_stamp
from evidence_kit.handover.package_stamp import AskForStamp
from evidence_kit.handover.readme import README_NAME, readme_text
from evidence_kit.handover.selection import LeftOut, Selection, disclosure, select
from evidence_kit.handover.verification import PackageVerdict, verify_package
from evidence_kit.handover.verify_page import PAGE_NAME
from evidence_kit.handover.writing import BagWriter
from evidence_kit.hashing import Digests, sha256
from evidence_kit.i18n import N_, Words
from evidence_kit.model import Action, CaseFile, Digest, ExportFacts, Item, ItemId
from evidence_kit.progress import Cancel, Progress, Report, Stage

OpenItem: TypeAlias = Callable[[Item], Iterator[bytes]]
"""Gives an item's original bytes in chunks of at most a MiB; raises ``ItemDamagedError``."""

MakeReport: TypeAlias = Callable[[Mapping[ItemId, Digests]], bytes]
"""Makes the report's PDF from the digests of the exhibits as they were copied."""

SOFTWARE_NAME = "metadata/software.json"
CHECKLIST_NAME = "data/report/steps-checklist.pdf"
PAPERS_FOLDER = "data/papers/"

_SPARE_BYTES = 16 * 1024 * 1024
"""Room for report, tables and manifests, beside the exhibits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageOrder:
    """What a package is made of."""

    case_file: CaseFile
    facts: ExportFacts
    private_key_der: bytes
    """The case's signing key (PKCS #8); leaves no trace in the package but its signature."""
    certificate_pem: bytes
    words: Words = field(default_factory=Words)
    """The package's language."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageResult:
    """A package that was written, synced and read back."""

    folder_path: Path
    zip_path: Path | None
    hand_over_code: Digest
    """SHA-256 of the tag manifest: the number that goes to the officer on another way."""
    exhibits: int
    """How many originals are in it."""
    left_out: tuple[LeftOut, ...]
    """What is named in it but not in it, and why."""


def write_package(
    order: PackageOrder,
    *,
    open_item: OpenItem,
    make_report: MakeReport,
    checklist_pdf: bytes | None,
    papers: Mapping[str, bytes],
    page: bytes | None,
    target_path: Path,
    as_zip: bool,
    report: Report,
    cancel: Cancel,
    stamp: AskForStamp | None = None,
) -> PackageResult:
    """Write the ordinary package of a case into a new folder, and read it back.

    Args:
        order: The case, the facts of this export and the case's key.
        open_item: Gives an item's original bytes.
        make_report: Makes the report's PDF.
        checklist_pdf: The checklist of steps, or ``None`` to leave it out.
        papers: The papers beside the report, by their names.
        page: The page that checks the package in a browser, or ``None`` to leave it out.
        target_path: The existing folder in which the package's folder is made.
        as_zip: Whether to write a ZIP beside the folder too.
        report: Told about every chunk of exhibits, and about the reading back.
        cancel: Looked at before every chunk.
        stamp: Asks for a time stamp over the whole package; ``None`` for one without.

    Raises:
        TargetExistsError: A package of that name, or a half-written one, is there already.
        DiskFullError: There is no room.
        NotWritableError: The place cannot be written to.
        StorageFailedError: The medium reported an error.
        ReadBackError: What was written does not read back as it was written.
        ItemDamagedError: An original is not the bytes that were recorded at import.
        DatabaseDamagedError: The custody ledger does not hold together.
        ReportError: The report could not be made.
        CancelledError: The person asked to stop; nothing is left.
    """
    selection = select(order.case_file)
    _require_sound_ledger(order.case_file, selection)
    places = _places(order, target_path, as_zip=as_zip)
    _remove_leftovers(places)
    _require_free_names(places)
    originals_bytes = sum(exhibit.item.size_bytes for exhibit in selection.exhibits)
    needed_bytes = originals_bytes * (2 if as_zip else 1) + _SPARE_BYTES
    files.require_room(target_path, needed_bytes, places.name)
    with ExitStack() as undo:
        with files.storage_errors(places.partial_folder_path):
            places.partial_folder_path.mkdir(mode=0o700)
        # What cannot be removed keeps a name that says what it is; the first error is the one told.
        undo.callback(shutil.rmtree, places.partial_folder_path, ignore_errors=True)
        writer = BagWriter(places.partial_folder_path, made_at=order.facts.made_at, cancel=cancel)
        digests = _copy_exhibits(writer, selection, open_item, report)
        writer.add(_report_name(order), make_report(digests))
        if checklist_pdf is not None:
            writer.add(CHECKLIST_NAME, checklist_pdf)
        for paper, data in papers.items():
            writer.add(f"{PAPERS_FOLDER}{paper}", data)
        if page is not None:
            writer.add(PAGE_NAME, page)
        code = _add_everything_else(
            writer, order, selection, digests, name=places.name, stamp=stamp
        )
        _read_back(places.partial_folder_path, code, writer.known, report, cancel)
        if as_zip:
            undo.callback(_remove, places.partial_zip_path)
            _zip(writer, places, order, cancel)
            _read_back(places.partial_zip_path, code, writer.known, report, cancel)
        _give_names(places, undo, as_zip=as_zip)
        undo.pop_all()
    return PackageResult(
        folder_path=places.folder_path,
        zip_path=places.zip_path if as_zip else None,
        hand_over_code=code,
        exhibits=len(selection.exhibits),
        left_out=selection.left_out,
    )


def package_name(reference: str, version: int) -> str:
    """Return the name of a package's folder; later versions never take an earlier one's name.

    Raises:
        InvalidValueError: The reference cannot stand in a file name on every system.

    >>> package_name("EK-2026-000123", 1), package_name("EK-2026-000123", 2)
    ('EK-2026-000123', 'EK-2026-000123-v2')
    """
    if re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9-]{0,63}", reference) is None:
        raise InvalidValueError(
            value=reference,
            field=N_("case reference"),
            expected=N_("letters A–Z, digits and hyphens"),
        )
    return reference if version == 1 else f"{reference}-v{version}"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Places:
    """The names a package has while it is made and when it is whole."""

    name: str
    target_path: Path
    folder_path: Path
    partial_folder_path: Path
    zip_path: Path
    partial_zip_path: Path
    wanted: tuple[Path, ...]
    """Those that must be free before and are taken after."""


def _places(order: PackageOrder, target_path: Path, *, as_zip: bool) -> _Places:
    name = package_name(order.case_file.case.reference, order.facts.version)
    folder_path, zip_path = target_path / name, target_path / f"{name}.zip"
    partial_folder_path = target_path / f"{name}.partial"
    partial_zip_path = target_path / f"{name}.zip.partial"
    zips = (zip_path, partial_zip_path) if as_zip else ()
    return _Places(
        name=name,
        target_path=target_path,
        folder_path=folder_path,
        partial_folder_path=partial_folder_path,
        zip_path=zip_path,
        partial_zip_path=partial_zip_path,
        wanted=(folder_path, partial_folder_path, *zips),
    )


def _remove_leftovers(places: _Places) -> None:
    """Remove what an export of this very package left when it was killed: plain evidence.

    The name holds the case's reference and version, so nobody else has one like it; anything that
    is not a folder or file of our making is left alone and refused by name afterwards.
    """
    with files.storage_errors(places.partial_folder_path):
        folder_path, zip_path = places.partial_folder_path, places.partial_zip_path
        if folder_path.is_dir() and not folder_path.is_symlink():
            shutil.rmtree(folder_path)
        if zip_path.is_file() and not zip_path.is_symlink():
            zip_path.unlink()


def _require_free_names(places: _Places) -> None:
    for path in places.wanted:
        with files.storage_errors(path):
            if os.path.lexists(path):
                raise TargetExistsError(path=str(path))


def _require_sound_ledger(case_file: CaseFile, selection: Selection) -> None:
    """Refuse to hand over a custody log that an officer's check would find broken.

    Raises:
        DatabaseDamagedError: The chain does not hold together.
        ItemDamagedError: The ledger recorded other bytes for an exhibit than the item does.
    """
    broken = custody.find_break(case_file.ledger)
    if broken is not None:
        raise DatabaseDamagedError(reason=f"custody ledger: {broken.reason}")
    recorded = {
        entry.object: entry.detail.get("sha256")
        for entry in case_file.ledger
        if entry.action in {Action.ITEM_IMPORTED, Action.ITEM_COVERED}
    }
    for exhibit in selection.exhibits:
        digest = recorded.get(f"item/{exhibit.item.id}")
        if digest is not None and digest != exhibit.item.sha256:
            raise ItemDamagedError(
                item=exhibit.item.label, reason="the custody ledger recorded another SHA-256"
            )


def _copy_exhibits(
    writer: BagWriter, selection: Selection, open_item: OpenItem, report: Report
) -> dict[ItemId, Digests]:
    """Copy every original, hashed on the way, and compare it with what was recorded at import."""
    total = sum(exhibit.item.size_bytes for exhibit in selection.exhibits)
    done = 0
    digests: dict[ItemId, Digests] = {}
    for exhibit in selection.exhibits:
        item = exhibit.item
        chunks = _told(open_item(item), item.label, done, total, report)
        written = writer.add_stream(exhibit.file, chunks)
        if written.digests.sha256 != item.sha256:
            raise ItemDamagedError(
                item=item.label, reason="its SHA-256 is not the one recorded at import"
            )
        done += written.size_bytes
        digests[item.id] = written.digests
    return digests


def _told(
    chunks: Iterator[bytes], name: str, done: int, total: int, report: Report
) -> Iterator[bytes]:
    """Pass a stream on and tell how far all exhibits are."""
    for chunk in chunks:
        yield chunk
        done += len(chunk)
        report(Progress(stage=Stage.EXPORTING, done=done, total=total, name=name))


def _add_everything_else(
    writer: BagWriter,
    order: PackageOrder,
    selection: Selection,
    digests: Mapping[ItemId, Digests],
    *,
    name: str,
    stamp: AskForStamp | None,
) -> Digest:
    """Write tables, instructions, lists and seal; returns the hand-over code."""
    case_file, facts = order.case_file, order.facts
    log = custody_log(case_file.ledger, disclosure(case_file))
    readme = readme_text(
        case_file,
        selection,
        facts,
        folder_name=name,
        certificate_fingerprint=certificate.fingerprint(order.certificate_pem),
        words=order.words,
        is_stamped=stamp is not None,
    )
    for path, data in (
        (tables.EXHIBITS_NAME, tables.exhibits_csv(case_file, digests)),
        (tables.IDENTIFIERS_NAME, tables.identifiers_csv(case_file)),
        (tables.PAYMENTS_NAME, tables.payments_csv(case_file)),
        (tables.THREATS_NAME, tables.threats_csv(case_file)),
        (tables.TIMELINE_NAME, tables.timeline_csv(case_file)),
        (CUSTODY_LOG_NAME, log),
        (CASE_NAME, case_jsonld(case_file, digests, facts)),
        (README_NAME, readme),
        (SOFTWARE_NAME, _software(facts)),
        (seal.CERTIFICATE_NAME, order.certificate_pem),
    ):
        writer.add(path, data)
    anchor = newest_stamp(case_file)
    if anchor is not None and anchor.proof is not None:
        writer.add(HEAD_STAMP_NAME, anchor.proof)
    tagmanifest = writer.add_manifests(
        reference=case_file.case.reference, version=facts.version, app_version=facts.app_version
    )
    signature = seal.make_seal(tagmanifest, order.private_key_der, order.certificate_pem)
    writer.add(seal.SEAL_NAME, signature)
    if stamp is not None:
        writer.add(seal.TIMESTAMP_NAME, stamp(sha256(tagmanifest)))
    writer.sync_folders()
    return sha256(tagmanifest)


def _report_name(order: PackageOrder) -> str:
    return f"data/report/{order.case_file.case.reference}-report.pdf"


def _software(facts: ExportFacts) -> bytes:
    said = {
        "tool": "Evidence Kit",
        "version": facts.app_version,
        "system": facts.system,
        "package_version": facts.version,
        "made_at": utc_text(facts.made_at),
        "local_offset": offset_text(facts.offset_minutes),
        "clock": "the computer Evidence Kit ran on; it may be wrong",
        "language": facts.language,
        "formats": ["BagIt 1.0 (RFC 8493)", "CMS (RFC 5652)", "CASE 1.5.0", "UCO 1.5.0"],
        "integrity": "SHA-256",
        "for_look_up_only": ["SHA-1", "MD5"],
    }
    return json.dumps(said, ensure_ascii=True, indent=1).encode("ascii") + b"\n"


def _zip(writer: BagWriter, places: _Places, order: PackageOrder, cancel: Cancel) -> None:
    write_zip(
        writer.folder_path,
        writer.paths,
        places.partial_zip_path,
        top_folder=places.name,
        made_at=order.facts.made_at,
        cancel=cancel,
    )


def _read_back(
    path: Path, code: Digest, known: Mapping[Digest, Digests], report: Report, cancel: Cancel
) -> None:
    """Run the officer's check over what has just been written.

    Raises:
        ReadBackError: It does not find everything as it was written.
    """
    name = path.name.removesuffix(".partial")
    try:
        check = verify_package(path, code=code, report=report, cancel=cancel, known=known)
    except NotAPackageError as problem:
        raise ReadBackError(name=name, reason=str(problem)) from problem
    if check.overall not in {PackageVerdict.INTACT, PackageVerdict.INCOMPLETE}:
        worst = next(
            (f"{each.subject}: {each.detail}" for each in check.findings if each.verdict.is_bad),
            "hand-over code",
        )
        raise ReadBackError(name=name, reason=worst)


def _give_names(places: _Places, undo: ExitStack, *, as_zip: bool) -> None:
    """Give the whole package its names, or take all of them back."""
    _require_still_free(places, as_zip=as_zip)
    with files.storage_errors(places.folder_path):
        if as_zip:
            places.partial_zip_path.rename(places.zip_path)
            undo.callback(_remove, places.zip_path)
        places.partial_folder_path.rename(places.folder_path)
        undo.callback(shutil.rmtree, places.folder_path, ignore_errors=True)
        files.sync_folder(places.target_path)


def _require_still_free(places: _Places, *, as_zip: bool) -> None:
    # A rename would silently replace a file that appeared while the package was being written.
    for path in (places.folder_path, places.zip_path) if as_zip else (places.folder_path,):
        if os.path.lexists(path):
            raise TargetExistsError(path=str(path))


def _remove(path: Path) -> None:
    with suppress(OSError):
        path.unlink()
