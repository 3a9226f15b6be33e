"""Reports and packages, made and checked: requests and answers."""

import msgspec

from evidence_kit.messages.message import Message
from evidence_kit.model import Finding, PaperKind


class MakeReport(Message, frozen=True, kw_only=True):
    """Write the police report → :class:`ReportMade`."""

    path: str
    language: str


class MakePackage(Message, frozen=True, kw_only=True):
    """Write the package and read it back → :class:`PackageMade`."""

    target_path: str
    """The folder in which the package gets a folder of its own."""
    language: str
    as_zip: bool


class MakePapers(Message, frozen=True, kw_only=True):
    """Write papers beside the report into a folder of their own → :class:`PapersMade`."""

    target_path: str
    """The folder in which the papers get a folder of their own."""
    kinds: tuple[PaperKind, ...]
    language: str


class SaveCard(Message, frozen=True, kw_only=True):
    """Write the card of the size of a bank card as a PDF → :class:`CardSaved`."""

    path: str
    language: str


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


class ReportMade(Message, frozen=True, kw_only=True):
    """The report is written."""

    path: str
    sha256: str
    exhibits: int


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


class PackageMade(Message, frozen=True, kw_only=True):
    """The package is written and was read back from where it lies."""

    folder_path: str
    zip_path: str
    """"" when none was asked for."""
    hand_over_code: str
    exhibits: int
    left_out: tuple[LeftOut, ...]


class PackageChecked(Message, frozen=True, kw_only=True):
    """Every answer of a check of a package."""

    findings: tuple[Finding, ...]
    is_intact: bool
    """Nothing bad was found. Without a code: only consistent with itself."""
    hand_over_code: str
    """The code of what lies there, to be compared; "" where it cannot be computed."""
    is_code_compared: bool
