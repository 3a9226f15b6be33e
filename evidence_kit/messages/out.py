"""Reports and packages, made and checked: requests and answers."""

from enum import StrEnum

import msgspec

from evidence_kit.contact import ContactField
from evidence_kit.messages.message import Message
from evidence_kit.model import Finding, PaperKind


class MakeReport(Message, frozen=True, kw_only=True):
    """Write the police report → :class:`ReportMade`."""

    path: str
    language: str
    contact_sheet_path: str = ""
    """Where the contact sheet is written, a file of its own; "" for none."""
    stamp_address: str = ""
    """The authority to ask for a time stamp, each after a :class:`StampAsked`; "" for nobody."""


class Way(StrEnum):
    """How a package is handed over."""

    USB = "usb"
    PORTAL = "portal"
    """Through a web page that takes files: the report, and ZIP parts of a limited size."""
    E_MAIL = "e-mail"
    """One ZIP without what e-mail programs stop."""


class MakePackage(Message, frozen=True, kw_only=True):
    """Write the package and read it back → :class:`PackageMade`."""

    target_path: str
    """The folder in which the package gets a folder of its own."""
    language: str
    as_zip: bool
    way: Way = Way.USB
    most_mb: int = 0
    """Megabytes one part for a portal may have; 0 for what most of them take."""
    most_files: int = 0
    """Files one part for a portal may hold, its lists counted; 0 where the portal does not say."""
    is_locked: bool = False
    """Lock the package and the contact sheet, each with words that are made for it."""
    with_contact_sheet: bool = False
    with_sensitive: bool = False
    """Also the intimate pieces of an adults' case, as a locked ZIP of their own."""
    stamp_address: str = ""
    """The authority to ask for time stamps, each after a :class:`StampAsked`; "" for nobody."""


class StampAsked(Message, frozen=True, kw_only=True):
    """What would be sent for a time stamp over what is being made; nothing was.

    The work goes on when it was answered with :class:`AnswerStamp`, and ends unsent after a while.
    """

    hash: str
    """The SHA-256 that is to be time-stamped."""
    request: bytes
    """All that would be sent."""


class AnswerStamp(Message, frozen=True, kw_only=True):
    """Send what was shown, or send nothing and end the work → :class:`Recorded`."""

    request: bytes
    """Exactly what was shown."""
    is_sent: bool


class SayContact(Message, frozen=True, kw_only=True):
    """Say one line of the contact sheet; "" takes it back → :class:`Recorded`."""

    field: ContactField
    value: str


class SayReason(Message, frozen=True, kw_only=True):
    """Say why the next version of the report is made; "" takes it back → :class:`Recorded`."""

    reason: str


class MakePapers(Message, frozen=True, kw_only=True):
    """Write papers beside the report into a folder of their own → :class:`PapersMade`."""

    target_path: str
    """The folder in which the papers get a folder of their own."""
    kinds: tuple[PaperKind, ...]
    language: str


class SaveCard(Message, frozen=True, kw_only=True):
    """Write the card of the size of a bank card, or the steps, as a PDF → :class:`CardSaved`."""

    path: str
    language: str
    is_sheet: bool = False
    """The steps on two pages instead of the card; neither says anything of the case."""


class LookAtReport(Message, frozen=True, kw_only=True):
    """Draw a page of the report as it would be made now, in memory → :class:`ReportPage`."""

    language: str
    page: int
    """From 1."""
    width_px: int


class CheckPackage(Message, frozen=True, kw_only=True):
    """Check a package; needs no vault → :class:`PackageChecked`."""

    path: str
    code: str = ""
    """The hand-over code from outside the package; "" when there is none to compare."""
    passphrase: str = ""
    """What opens a locked ZIP; "" when nothing was told."""


class ReportMade(Message, frozen=True, kw_only=True):
    """The report is written."""

    path: str
    sha256: str
    exhibits: int
    contact_sheet_path: str = ""
    """Where the contact sheet lies; "" when none was asked for."""


class PapersMade(Message, frozen=True, kw_only=True):
    """The papers are written."""

    folder_path: str
    names: tuple[str, ...]
    """Of the files in it."""


class CardSaved(Message, frozen=True, kw_only=True):
    """The card is written."""

    path: str


class ReportPage(Message, frozen=True, kw_only=True):
    """A page of a report that was not made yet, to be looked at."""

    page: int
    pages: int
    width_px: int
    height_px: int
    rgb: bytes
    """Width x height x 3 bytes, rows from the top."""
    text: str
    """What stands on the page, for those who do not see it."""


class LeftOut(msgspec.Struct, frozen=True, kw_only=True):
    """An exhibit that is not in the package, and why."""

    label: str
    reason: str
    """English, marked for translation."""


class VolumeMade(msgspec.Struct, frozen=True, kw_only=True):
    """What was made beside the package, or what of it is locked."""

    kind: str
    """``ordinary``, ``confidential`` or ``sensitive``."""
    path: str
    passphrase: str = ""
    """The words that open it, to be said by voice; "" when it is not locked."""


class PackageMade(Message, frozen=True, kw_only=True):
    """The package is written and was read back from where it lies."""

    folder_path: str
    """Its folder, or its file where there is no folder; of several parts, the folder of all."""
    zip_path: str
    """"" when none was asked for."""
    hand_over_code: str
    exhibits: int
    left_out: tuple[LeftOut, ...]
    check_path: str = ""
    """What the hand-over code belongs to, where that is not :attr:`folder_path`: the first part."""
    passphrase: str = ""
    """The words that open it, to be said by voice; "" when it is not locked."""
    parts: int = 1
    size_bytes: int = 0
    """Of the file that is to be attached to an e-mail; else 0."""
    volumes: tuple[VolumeMade, ...] = ()
    """What was made beside it."""


class PackageChecked(Message, frozen=True, kw_only=True):
    """Every answer of a check of a package."""

    findings: tuple[Finding, ...]
    is_intact: bool
    """Nothing bad was found. Without a code: only consistent with itself."""
    hand_over_code: str
    """The code of what lies there, to be compared; "" where it cannot be computed."""
    is_code_compared: bool
