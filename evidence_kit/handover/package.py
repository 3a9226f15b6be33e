"""The package, made whole or not at all, and believed only after it was read back.

The order matters: exhibits first, hashed while they are copied and compared with what the vault
recorded; then the report, which prints those digests; then the tables; then the manifests, which
fix all of it; then the seal over the tag manifest. How it comes to the medium and is believed, says
:mod:`evidence_kit.handover.wrapping`.

The same inputs give the same bytes, apart from the seal: ECDSA signatures contain chance, and CMS
the time of signing.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from evidence_kit import custody
from evidence_kit.custody import times_brought_back
from evidence_kit.errors import DatabaseDamagedError, InvalidValueError, ItemDamagedError
from evidence_kit.handover import certificate, tables, timeline
from evidence_kit.handover.case_uco import CASE_NAME, case_jsonld
from evidence_kit.handover.custody_log import CUSTODY_LOG_NAME, custody_log
from evidence_kit.handover.editions import Edition, whole
from evidence_kit.handover.finishing import PackageOrder, finish
from evidence_kit.handover.head_stamp import HEAD_STAMP_NAME, newest_stamp
from evidence_kit.handover.package_stamp import AskForStamp
from evidence_kit.handover.readme import README_NAME, readme_text
from evidence_kit.handover.selection import Exhibit, LeftOut, disclosure
from evidence_kit.handover.verify_page import PAGE_NAME
from evidence_kit.handover.wrapping import BagOrder, Wrapping, WrittenBag, write_bag
from evidence_kit.handover.writing import BagWriter
from evidence_kit.hashing import Digests
from evidence_kit.i18n import N_
from evidence_kit.model import Action, CaseFile, Digest, Item, ItemId
from evidence_kit.progress import Cancel, Progress, Report, Stage

OpenItem: TypeAlias = Callable[[Item], Iterator[bytes]]
"""Gives an item's original bytes in chunks of at most a MiB; raises ``ItemDamagedError``."""

MakeReport: TypeAlias = Callable[[Mapping[ItemId, Digests]], bytes]
"""Makes the report's PDF from the digests of the exhibits as they were copied."""

CHECKLIST_NAME = "data/report/steps-checklist.pdf"
PAPERS_FOLDER = "data/papers/"


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageResult:
    """A package that was written, synced and read back."""

    bag: WrittenBag
    exhibits: int
    """How many originals are in it."""
    left_out: tuple[LeftOut, ...]
    """What is named in it but not in it, and why."""

    @property
    def folder_path(self) -> Path:
        """Where it lies: its folder, or its ZIP where there is no folder."""
        return self.bag.place_path

    @property
    def zip_path(self) -> Path | None:
        """Its ZIP, where there is one."""
        return self.bag.zip_path

    @property
    def hand_over_code(self) -> Digest:
        """SHA-256 of the tag manifest: the number that goes to the officer on another way."""
        return self.bag.code


def write_package(
    order: PackageOrder,
    *,
    open_item: OpenItem,
    make_report: MakeReport,
    checklist_pdf: bytes | None,
    papers: Mapping[str, bytes],
    page: bytes | None,
    target_path: Path,
    wrapping: Wrapping,
    report: Report,
    cancel: Cancel,
    edition: Edition | None = None,
    stamp: AskForStamp | None = None,
) -> PackageResult:
    """Write the ordinary package of a case, or one part of it, and read it back.

    Args:
        order: The case, the facts of this export and the case's key.
        open_item: Gives an item's original bytes.
        make_report: Makes the report's PDF.
        checklist_pdf: The checklist of steps, or ``None`` to leave it out.
        papers: The papers beside the report, by their names.
        page: The page that checks the package in a browser, or ``None`` to leave it out.
        target_path: The existing folder in which the package is made.
        wrapping: As what it is written, and what opens it.
        report: Told about every chunk of exhibits, and about the reading back.
        cancel: Looked at before every chunk.
        edition: Which exhibits are in it; everything that may go out when not said.
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
    chosen = whole(order.case_file) if edition is None else edition
    require_sound_ledger(order.case_file, chosen.exhibits)
    name = package_name(order) + chosen.suffix

    def fill(writer: BagWriter) -> Digest:
        copied = copy_exhibits(writer, chosen.exhibits, open_item, report)
        digests = {**chosen.known, **copied}
        if chosen.is_first:
            writer.add(_report_name(order), make_report(digests))
            if checklist_pdf is not None:
                writer.add(CHECKLIST_NAME, checklist_pdf)
            for paper, data in papers.items():
                writer.add(f"{PAPERS_FOLDER}{paper}", data)
        if page is not None:
            writer.add(PAGE_NAME, page)
        _add_tables(writer, order, chosen, digests)
        readme = readme_text(
            order.case_file,
            chosen,
            order.facts,
            folder_name=name,
            certificate_fingerprint=certificate.fingerprint(order.certificate_pem),
            words=order.words,
            has_page=page is not None,
            is_stamped=stamp is not None,
        )
        writer.add(README_NAME, readme)
        return finish(writer, order, chosen.more_info, stamp=stamp)

    bag = write_bag(
        BagOrder(
            name=name,
            made_at=order.facts.made_at,
            originals_bytes=sum(each.item.size_bytes for each in chosen.exhibits),
            fill=fill,
        ),
        wrapping,
        target_path=target_path,
        report=report,
        cancel=cancel,
    )
    return PackageResult(bag=bag, exhibits=len(chosen.exhibits), left_out=chosen.left_out)


def package_name(order: PackageOrder) -> str:
    """Return the name of a package's folder; later versions never take an earlier one's name.

    A case that came back from a backup counts its versions anew from there: its packages have a
    name that none made before can have.

    Raises:
        InvalidValueError: The reference cannot stand in a file name on every system.
    """
    reference = order.case_file.case.reference
    if re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9-]{0,63}", reference) is None:
        raise InvalidValueError(
            value=reference,
            field=N_("case reference"),
            expected=N_("letters A–Z, digits and hyphens"),
        )
    back = times_brought_back(order.case_file.ledger)
    version = order.facts.version
    return "".join((reference, f"-r{back}" if back else "", "" if version == 1 else f"-v{version}"))


def require_sound_ledger(case_file: CaseFile, exhibits: tuple[Exhibit, ...]) -> None:
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
    for exhibit in exhibits:
        digest = recorded.get(f"item/{exhibit.item.id}")
        if digest is not None and digest != exhibit.item.sha256:
            raise ItemDamagedError(
                item=exhibit.item.label, reason="the custody ledger recorded another SHA-256"
            )


def copy_exhibits(
    writer: BagWriter, exhibits: tuple[Exhibit, ...], open_item: OpenItem, report: Report
) -> dict[ItemId, Digests]:
    """Copy every original, hashed on the way, and compare it with what was recorded at import.

    Raises:
        ItemDamagedError: An original is not the bytes that were recorded at import.
        StorageError: The disk refused.
        CancelledError: The person asked to stop.
    """
    total = sum(exhibit.item.size_bytes for exhibit in exhibits)
    done = 0
    digests: dict[ItemId, Digests] = {}
    for exhibit in exhibits:
        item = exhibit.item
        chunks = _told(open_item(item), item.label, done, total, report)
        written = writer.add_stream(exhibit.file, chunks, item.size_bytes)
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


def _add_tables(
    writer: BagWriter,
    order: PackageOrder,
    chosen: Edition,
    digests: Mapping[ItemId, Digests],
) -> None:
    """Write the tables; those about the whole case stand in its first part alone."""
    case_file = order.case_file
    exhibits = tables.exhibits_csv(case_file, digests, chosen.elsewhere)
    writer.add(tables.EXHIBITS_NAME, exhibits)
    writer.add(CUSTODY_LOG_NAME, custody_log(case_file.ledger, disclosure(case_file)))
    if chosen.beside:
        writer.add(tables.VOLUMES_NAME, tables.volumes_csv(chosen.beside))
    if not chosen.is_first:
        return
    for path, data in (
        (tables.IDENTIFIERS_NAME, tables.identifiers_csv(case_file)),
        (tables.PAYMENTS_NAME, tables.payments_csv(case_file)),
        (tables.THREATS_NAME, tables.threats_csv(case_file)),
        (timeline.TIMELINE_NAME, timeline.timeline_csv(case_file)),
        (CASE_NAME, case_jsonld(case_file, digests, order.facts, chosen.elsewhere)),
    ):
        writer.add(path, data)
    stamp = newest_stamp(case_file)
    if stamp is not None and stamp.proof is not None:
        writer.add(HEAD_STAMP_NAME, stamp.proof)


def _report_name(order: PackageOrder) -> str:
    return f"data/report/{order.case_file.case.reference}-report.pdf"
