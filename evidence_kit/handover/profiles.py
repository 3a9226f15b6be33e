"""How a case is handed over, and what that asks of a package.

* **print** – paper: the report and the sheets as PDF files, no originals.
* **usb** – a stick or disk: the package as a folder, and as one ZIP on wish.
* **portal** – a web page of the police that takes files: the report, and ZIP parts that are small
  enough, each a whole package that can be checked alone. Portals differ; the limits are options.
* **e-mail** – one ZIP without what e-mail programs stop: no HTML, no archive inside the archive, no
  program. The tool sends nothing (product rule S7).

A file is never cut in two: half an original proves nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from evidence_kit.errors import PartTooSmallError
from evidence_kit.handover.editions import Beside, Edition, Kind, labels_of
from evidence_kit.handover.selection import Exhibit, LeftOutReason, select
from evidence_kit.hashing import Digests
from evidence_kit.model import CaseFile, ItemId


class Profile(StrEnum):
    """How a case is handed over."""

    PRINT = "print"
    USB = "usb"
    PORTAL = "portal"
    E_MAIL = "e-mail"


_MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a portal takes; the defaults stay below what is common (2 GB a file)."""

    most_files: int = 1_000
    """Files in a part, its lists and tables counted."""
    most_mb: int = 1_900
    """Megabytes a part may have, in powers of ten."""

    @property
    def most_bytes(self) -> int:
        """Bytes a part may have."""
        return self.most_mb * _MEGABYTE


_FIRST_PART_FILES = 26
_LATER_PART_FILES = 16
"""Files a part has beside its exhibits, rounded up."""

_LISTS_BYTES = 1_000_000
_ITEM_BYTES = 4_000
_ENTRY_BYTES = 2_000
"""Room for the tables, for each item in them, and for each entry of the custody log."""

_STOPPED_BY_MAIL = (
    "application/gzip",
    "application/vnd.android.package-archive",
    "application/vnd.microsoft.portable-executable",
    "application/vnd.rar",
    "application/x-7z-compressed",
    "application/x-bzip2",
    "application/x-executable",
    "application/x-tar",
    "application/x-xz",
    "application/zip",
    "application/zstd",
    "image/svg",
    "text/html",
)
"""Beginnings of the types that common e-mail programs refuse, also inside a ZIP."""

_ENCODED = 4 / 3
"""An attachment grows by a third on its way (base64, RFC 2045 §6.8)."""


def stopped_by_mail(case_file: CaseFile) -> dict[ItemId, LeftOutReason]:
    """Return the exhibits that would keep an e-mail from arriving."""
    return {
        each.item.id: LeftOutReason.STOPPED_BY_MAIL
        for each in select(case_file).exhibits
        if each.item.media_type.startswith(_STOPPED_BY_MAIL)
    }


def attached_bytes(size_bytes: int) -> int:
    """Return how large a file becomes as an attachment.

    >>> attached_bytes(3_000_000)
    4000000
    """
    return round(size_bytes * _ENCODED)


def split(
    chosen: Edition,
    case_file: CaseFile,
    limits: Limits,
    *,
    papers_bytes: int,
    digests: Mapping[ItemId, Digests],
    name: str,
    is_locked: bool,
    papers: int = 0,
) -> tuple[Edition, ...]:
    """Divide a package into parts that are small enough, in the order of the exhibits.

    Args:
        chosen: What goes out in all parts together.
        case_file: The case.
        limits: What one part may have.
        papers_bytes: What the first part holds beside exhibits and lists.
        digests: The digests of all exhibits.
        name: The package's name, for the parts to name each other.
        is_locked: Whether each part is a locked ZIP.
        papers: How many papers lie beside the report.

    Raises:
        PartTooSmallError: An exhibit, or the report, does not fit into a part.
    """
    lists_bytes = (
        _LISTS_BYTES + _ITEM_BYTES * len(case_file.items) + _ENTRY_BYTES * len(case_file.ledger)
    )
    groups: list[list[Exhibit]] = [[]]
    files, size_bytes = _FIRST_PART_FILES + papers, lists_bytes + papers_bytes
    _require_fits(f"{case_file.case.reference}-report.pdf", files, size_bytes, limits)
    for exhibit in chosen.exhibits:
        room_bytes = exhibit.item.size_bytes + _ITEM_BYTES
        if files + 1 > limits.most_files or size_bytes + room_bytes > limits.most_bytes:
            groups.append([])
            files, size_bytes = _LATER_PART_FILES, lists_bytes
        files, size_bytes = files + 1, size_bytes + room_bytes
        _require_fits(exhibit.item.label, files, size_bytes, limits)
        groups[-1].append(exhibit)
    parts = tuple(
        replace(chosen, exhibits=tuple(group), part=number, parts=len(groups))
        for number, group in enumerate(groups, start=1)
    )
    return tuple(_knowing_others(part, parts, digests, name, is_locked) for part in parts)


def _require_fits(name: str, files: int, size_bytes: int, limits: Limits) -> None:
    if files > limits.most_files or size_bytes > limits.most_bytes:
        raise PartTooSmallError(name=name, most_files=limits.most_files, most_mb=limits.most_mb)


def _knowing_others(
    part: Edition,
    parts: tuple[Edition, ...],
    digests: Mapping[ItemId, Digests],
    name: str,
    is_locked: bool,  # noqa: FBT001 - the same for all parts
) -> Edition:
    """Let a part say where the exhibits are that it does not hold."""
    others = [other for other in parts if other.part != part.part]
    elsewhere = dict(part.elsewhere)
    for other in others:
        note = f"in part {other.part} of {other.parts}: {name}{other.suffix}.zip"
        elsewhere |= {each.item.id: note for each in other.exhibits}
    beside = tuple(
        Beside(
            name=f"{name}{other.suffix}",
            kind=Kind.ORDINARY,
            is_locked=is_locked,
            labels=labels_of(other.exhibits),
        )
        for other in others
    )
    known = {item_id: digests[item_id] for item_id in digests if item_id not in _ids(part)}
    return replace(part, elsewhere=elsewhere, known=known, beside=(*part.beside, *beside))


def _ids(part: Edition) -> set[ItemId]:
    return {each.item.id for each in part.exhibits}
