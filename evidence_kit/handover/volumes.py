"""The two volumes beside the ordinary package: who to reach, and what is intimate.

The rules are:

* The contact sheet is a bag of its own, never a file in the package that the defence may read
  (product rule O3).
* Intimate exhibits leave the vault only in a locked ZIP, on request, and only in a case of adults:
  :func:`sensitive_exhibits` is the one way to them, and it refuses for anybody who is or may be
  under 18, whatever was asked for (product rules M2, A1).
* Both are whole bags with a custody log, so that every check of a package works on them too.
"""

from pathlib import Path

from evidence_kit.errors import NothingSensitiveError, SensitiveUnderAgeError
from evidence_kit.handover import certificate, tables
from evidence_kit.handover.custody_log import CUSTODY_LOG_NAME, custody_log
from evidence_kit.handover.editions import Kind, Main, intimate_items
from evidence_kit.handover.finishing import PackageOrder, finish
from evidence_kit.handover.package import (
    OpenItem,
    copy_exhibits,
    package_name,
    require_sound_ledger,
)
from evidence_kit.handover.readme import README_NAME
from evidence_kit.handover.selection import Exhibit, disclosing, exhibit_of
from evidence_kit.handover.volume_readme import volume_readme
from evidence_kit.handover.wrapping import BagOrder, Form, Wrapping, WrittenBag, write_bag
from evidence_kit.handover.writing import BagWriter
from evidence_kit.model import CaseFile, Digest
from evidence_kit.progress import Cancel, Report

_SUFFIXES = {Kind.ORDINARY: "", Kind.CONFIDENTIAL: "-CONFIDENTIAL", Kind.SENSITIVE: "-SENSITIVE"}


def volume_name(order: PackageOrder, kind: Kind) -> str:
    """Return the name of one of a case's bags."""
    return package_name(order) + _SUFFIXES[kind]


def sensitive_exhibits(case_file: CaseFile) -> tuple[Exhibit, ...]:
    """Return the intimate exhibits that may go into the locked volume.

    Raises:
        SensitiveUnderAgeError: Somebody is or may be under 18; nothing intimate goes out.
        NothingSensitiveError: Nothing is marked as intimate, or what is stays behind.
    """
    if case_file.case.ages.is_under_18_case:
        raise SensitiveUnderAgeError
    exhibits = tuple(map(exhibit_of, intimate_items(case_file)))
    if not exhibits:
        raise NothingSensitiveError
    return exhibits


def write_sensitive(
    order: PackageOrder,
    *,
    open_item: OpenItem,
    wrapping: Wrapping,
    target_path: Path,
    report: Report,
    cancel: Cancel,
    main: Main = Main.WHOLE,
) -> WrittenBag:
    """Write the intimate exhibits of an adults' case into a locked ZIP, and read it back.

    Raises:
        SensitiveUnderAgeError: Somebody is or may be under 18; nothing was written.
        NothingSensitiveError: Nothing is marked as intimate; nothing was written.
        TargetExistsError: Something of that name is there already.
        ItemDamagedError: An original is not the bytes that were recorded at import.
        DatabaseDamagedError: The custody ledger does not hold together.
        StorageError: The medium refused; nothing is left.
        ReadBackError: What was written does not read back as it was written.
        CancelledError: The person asked to stop; nothing is left.
    """
    if wrapping.form is not Form.LOCKED_ZIP:
        raise ValueError("intimate exhibits leave the vault locked, or not at all")
    exhibits = sensitive_exhibits(order.case_file)
    require_sound_ledger(order.case_file, exhibits)

    def fill(writer: BagWriter) -> Digest:
        digests = copy_exhibits(writer, exhibits, open_item, report)
        writer.add(tables.EXHIBITS_NAME, tables.sensitive_csv(order.case_file, exhibits, digests))
        shown = {f"item/{each.item.id}" for each in exhibits}
        return _ended(writer, order, Kind.SENSITIVE, shown, len(exhibits), main)

    bag = BagOrder(
        name=volume_name(order, Kind.SENSITIVE),
        made_at=order.facts.made_at,
        originals_bytes=sum(each.item.size_bytes for each in exhibits),
        fill=fill,
    )
    return write_bag(bag, wrapping, target_path=target_path, report=report, cancel=cancel)


def write_confidential(
    order: PackageOrder,
    contact_sheet: bytes,
    *,
    wrapping: Wrapping,
    target_path: Path,
    report: Report,
    cancel: Cancel,
    main: Main = Main.WHOLE,
) -> WrittenBag:
    """Write the contact sheet as a bag of its own, and read it back.

    Args:
        order: The case, the facts of this export and the case's key.
        contact_sheet: The sheet as a PDF.
        wrapping: As what it is written, and what opens it.
        target_path: The existing folder in which it is made.
        report: Told about the reading back.
        cancel: Looked at before every chunk.
        main: What holds the report and the evidence.

    Raises:
        TargetExistsError: Something of that name is there already.
        DatabaseDamagedError: The custody ledger does not hold together.
        StorageError: The medium refused; nothing is left.
        ReadBackError: What was written does not read back as it was written.
        CancelledError: The person asked to stop; nothing is left.
    """
    require_sound_ledger(order.case_file, ())

    def fill(writer: BagWriter) -> Digest:
        writer.add(contact_sheet_name(order.case_file), contact_sheet)
        # An empty table: a check sees that there are no exhibits, rather than that a table is gone.
        writer.add(tables.EXHIBITS_NAME, tables.sensitive_csv(order.case_file, (), {}))
        return _ended(writer, order, Kind.CONFIDENTIAL, set(), 0, main)

    bag = BagOrder(
        name=volume_name(order, Kind.CONFIDENTIAL),
        made_at=order.facts.made_at,
        originals_bytes=len(contact_sheet),
        fill=fill,
    )
    return write_bag(bag, wrapping, target_path=target_path, report=report, cancel=cancel)


def contact_sheet_name(case_file: CaseFile) -> str:
    """Return the contact sheet's path in its bag."""
    return f"data/contact/{case_file.case.reference}-CONFIDENTIAL-contact-sheet.pdf"


def _ended(  # noqa: PLR0917 - one bag, and what lies beside it
    writer: BagWriter, order: PackageOrder, kind: Kind, shown: set[str], exhibits: int, main: Main
) -> Digest:
    """Write what both volumes end with; returns the hand-over code."""
    writer.add(CUSTODY_LOG_NAME, custody_log(order.case_file.ledger, disclosing(shown)))
    readme = volume_readme(
        order.case_file,
        order.facts,
        kind,
        folder_name=volume_name(order, kind),
        main=main,
        other_name=volume_name(order, Kind.ORDINARY),
        exhibits=exhibits,
        certificate_fingerprint=certificate.fingerprint(order.certificate_pem),
        words=order.words,
    )
    writer.add(README_NAME, readme)
    return finish(writer, order)
