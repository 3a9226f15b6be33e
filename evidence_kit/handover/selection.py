"""What goes out in the ordinary package, under which name, and what stays behind.

The rules are:

* Only held, ordinary items go out. Withdrawn items, images and files not held, intimate items and
  what is withheld stay behind; each is named with its reason, never left out silently (product
  rules M2, A1, S11). A covered copy stands in the place of its exhibit before anything is chosen
  (:mod:`evidence_kit.report.going_out`); an exhibit that was to go out covered never goes itself.
* The digest of a withdrawn item goes out nowhere, neither in the report nor in a table; the ledger
  keeps it.
* An exhibit's file is named by its label in ASCII and by its content's type. The source's own name
  is text from outside and stands in the table alone. Types that a double click would run (HTML,
  SVG, programs, scripts) get the ending ``.bin``.
* A custody entry is disclosed when what it is about goes out too. The others stay a commitment,
  which can be opened later: they may hold digests of things the person took out or did not hand
  over, and a digest lets somebody who has such a thing recognise it.
"""

import re
import unicodedata
from collections.abc import Callable, Container
from dataclasses import dataclass
from enum import StrEnum

from evidence_kit.correcting import CorrectedField, correction_name
from evidence_kit.exhibit_order import EXHIBIT_ORDER
from evidence_kit.i18n import N_
from evidence_kit.model import (
    Action,
    CaseFile,
    Item,
    ItemStatus,
    LedgerEntry,
    Sensitivity,
)
from evidence_kit.paying import RECEIVER_CHECK
from evidence_kit.questions import ANSWER, Quality, Question, Remark, find_remarked, quality_of
from evidence_kit.rails import PaymentField
from evidence_kit.report.exhibit_words import is_file_not_held

EXHIBIT_FOLDER = "data/exhibits/"

_ENDINGS = {
    "application/json": "json",
    "application/msword": "doc",
    "application/pdf": "pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
    "application/zip": "zip",
    "audio/aac": "aac",
    "audio/amr": "amr",
    "audio/flac": "flac",
    "audio/mp4": "m4a",
    "audio/mpeg": "mp3",
    "audio/ogg": "ogg",
    "audio/wav": "wav",
    "audio/x-wav": "wav",
    "image/avif": "avif",
    "image/bmp": "bmp",
    "image/gif": "gif",
    "image/heic": "heic",
    "image/heif": "heif",
    "image/jpeg": "jpg",
    "image/png": "png",
    "image/tiff": "tif",
    "image/webp": "webp",
    "message/rfc822": "eml",
    "text/csv": "csv",
    "text/plain": "txt",
    "video/3gpp": "3gp",
    "video/mp4": "mp4",
    "video/mpeg": "mpg",
    "video/quicktime": "mov",
    "video/webm": "webm",
    "video/x-matroska": "mkv",
    "video/x-msvideo": "avi",
}
_UNKNOWN_ENDING = "bin"

_ALWAYS_DISCLOSED = frozenset(
    {
        Action.CASE_CREATED,
        Action.CASE_CHANGED,
        Action.EXPORTED,
        Action.CHECKED,
        Action.KEYS_CHANGED,
        Action.MIGRATED,
        Action.SWEPT,
        Action.REPAIRED,
        Action.ANCHORED,
        Action.BACKED_UP,
        Action.RESTORED,
        Action.MOVED,
    }
)
"""What happened to the case as a whole; such entries hold counts and codes alone."""


class LeftOutReason(StrEnum):
    """Why an item is named in a package but not in it."""

    WITHDRAWN = "withdrawn"
    NOT_HELD = "not-held"
    """Described in words by a person."""
    FILE_NOT_HELD = "file-not-held"
    """A file that can carry pictures unseen; it was looked at for its type and named."""
    INTIMATE = "intimate"
    WITHHELD = "withheld"
    """The person keeps it back, as for somebody else's sake; nothing but its number goes out."""
    IN_SENSITIVE = "in-sensitive"
    """Intimate, and in the locked volume that was made with this package."""
    STOPPED_BY_MAIL = "stopped-by-mail"
    """An archive, a program or a web page; e-mail programs stop what holds one."""
    ON_PAPER = "on-paper"
    """Nothing but papers was made."""


LEFT_OUT_WORDS = {
    LeftOutReason.WITHDRAWN: N_("taken out of the case again; only its number stays"),
    LeftOutReason.NOT_HELD: N_("image not held: described in words, never copied"),
    LeftOutReason.FILE_NOT_HELD: N_("file not held: named, never copied"),
    LeftOutReason.INTIMATE: N_("intimate; it stays in the vault until the police ask for it"),
    LeftOutReason.WITHHELD: N_("withheld for now; it stays unchanged in the vault"),
    LeftOutReason.IN_SENSITIVE: N_("intimate; it is in the separate, locked volume"),
    LeftOutReason.STOPPED_BY_MAIL: N_("e-mail programs would stop it; it stays in the vault"),
    LeftOutReason.ON_PAPER: N_("paper holds no originals; it stays in the vault"),
}
"""The words people read for each reason."""

NEVER_TAKEN_IN = frozenset({LeftOutReason.NOT_HELD, LeftOutReason.FILE_NOT_HELD})
"""The reasons that hide nothing: what was recorded of such items goes out whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exhibit:
    """An item whose bytes go out, and where they lie in the package."""

    item: Item
    file: str
    """The path in the package: neutral, ASCII, forward slashes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """An item that is named in the package but not in it."""

    label: str
    reason: LeftOutReason


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """What of a case goes out and what does not; together they are all of its items."""

    exhibits: tuple[Exhibit, ...]
    left_out: tuple[LeftOut, ...]


def select(case_file: CaseFile) -> Selection:
    """Decide for every item whether its bytes go into the ordinary package."""
    exhibits: list[Exhibit] = []
    left_out: list[LeftOut] = []
    for item in case_file.items:
        reason = left_out_reason(case_file, item)
        if reason is None:
            exhibits.append(exhibit_of(item))
        else:
            left_out.append(LeftOut(label=item.label, reason=reason))
    return Selection(exhibits=tuple(exhibits), left_out=tuple(left_out))


def left_out_reason(case_file: CaseFile, item: Item) -> LeftOutReason | None:
    """Return why an item stays behind, or ``None`` when it goes out."""
    if item.status is ItemStatus.WITHDRAWN:
        return LeftOutReason.WITHDRAWN
    if case_file.is_withheld(item):
        return LeftOutReason.WITHHELD
    if item.status is ItemStatus.NOT_HELD:
        return LeftOutReason.FILE_NOT_HELD if is_file_not_held(item) else LeftOutReason.NOT_HELD
    if item.sensitivity is not Sensitivity.ORDINARY:
        return LeftOutReason.INTIMATE
    return None


def disclosure(case_file: CaseFile) -> Callable[[LedgerEntry], bool]:
    """Return the rule that says which custody entries this package shows in full."""
    shown = {
        f"item/{item.id}"
        for item in case_file.items
        if left_out_reason(case_file, item) in {None, *NEVER_TAKEN_IN}
    }
    shown.update(f"covering/{item_id}" for item_id in case_file.covered_from)
    shown.update(f"identifier/{each.number}" for each in case_file.identifiers)
    shown.update(f"payment/{each.number}" for each in case_file.payments)
    shown.update(f"event/{each.number}" for each in case_file.events)
    shown.update(f"threat/{each.number}" for each in case_file.threats)
    shown.update(f"referral/{each.number}" for each in case_file.referrals)
    shown.update(f"sighting/{each.number}" for each in case_file.identifiers)
    shown.update(f"attribution/{each.number}" for each in case_file.identifiers)
    shown.update(f"subject/{number}" for number in case_file.subjects_in_use)
    shown.update(
        f"detail/{each.number}/{field.value}"
        for each in case_file.payments
        for field in PaymentField
    )
    shown.update(f"detail/{each.number}/{RECEIVER_CHECK}" for each in case_file.payments)
    shown.update(
        f"detail/{number}/{correction_name(each.nth, field)}"
        for number, done in case_file.corrections.items()
        for each in done
        for field in CorrectedField
    )
    shown.update(f"{ANSWER}{question.value}" for question in Question)
    shown.add(f"{ANSWER}{EXHIBIT_ORDER}")
    shown.update(
        f"{ANSWER}{quality_of(item.id, quality)}"
        for item in case_file.items
        if left_out_reason(case_file, item) is None
        for quality in Quality
    )
    shown.update(entry.object for entry in case_file.ledger if _says_more_of(shown, entry.object))
    return disclosing(shown)


def _says_more_of(shown: Container[str], name: str) -> bool:
    """Return whether an entry is about a remark on something that is shown, or on the report."""
    remarked = find_remarked(name.removeprefix(ANSWER)) if name.startswith(ANSWER) else None
    if remarked is None:
        return False
    fact, remark = remarked
    return fact in shown or remark is Remark.REPORT_REASON


def disclosing(shown: Container[str]) -> Callable[[LedgerEntry], bool]:
    """Return the rule that shows what is about these objects, and the case as a whole."""

    def is_disclosed(entry: LedgerEntry) -> bool:
        return entry.action in _ALWAYS_DISCLOSED or entry.object in shown

    return is_disclosed


def neutral_label(item: Item) -> str:
    """Return an item's label as ASCII that is safe in a file name on every system.

    Initials may be of any alphabet; where nothing is left of them, the number stays.
    """
    folded = unicodedata.normalize("NFKD", item.label).encode("ascii", "ignore").decode("ascii")
    safe = re.sub(r"[^A-Za-z0-9-]", "", folded)
    end = re.search(r"-([0-9]+(-C[0-9]+)?)$", safe)
    if end is None:
        return f"EX-{item.number:03d}"
    return safe if re.fullmatch(r"[A-Za-z0-9]+", safe[: end.start()]) else f"EX-{end[1]}"


def exhibit_of(item: Item) -> Exhibit:
    """Return an item as an exhibit, with its place in a bag."""
    ending = _ENDINGS.get(item.media_type, _UNKNOWN_ENDING)
    return Exhibit(item=item, file=f"{EXHIBIT_FOLDER}{neutral_label(item)}.{ending}")
