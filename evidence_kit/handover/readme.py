"""READ-ME-FIRST.txt: what an officer who has five minutes does with a package.

The rules are: ASCII and CRLF, so that it opens the same everywhere, and therefore English (the
report beside it speaks the case's language); every command can be pasted as it stands and needs
only what the system brings; nothing is promised that a hash cannot show. The hand-over code is not
in it and cannot be: the code fixes this file too.
"""

import textwrap

from evidence_kit.clock import utc_text
from evidence_kit.handover.editions import Beside, Edition, Kind
from evidence_kit.handover.head_stamp import HEAD_STAMP_NAME, newest_stamp
from evidence_kit.handover.selection import (
    LeftOutReason,
    disclosure,
    neutral_label,
)
from evidence_kit.model import CaseFile, Digest, ExportFacts

README_NAME = "READ-ME-FIRST.txt"

_REASONS = {
    LeftOutReason.WITHDRAWN: "withdrawn; only the number is left",
    LeftOutReason.NOT_HELD: "image not held: described in words, never copied into the case",
    LeftOutReason.FILE_NOT_HELD: "file not held: named, never copied into the case",
    LeftOutReason.INTIMATE: "marked as intimate: kept in the vault, available on request",
    LeftOutReason.IN_SENSITIVE: "marked as intimate: in the separate, locked volume",
    LeftOutReason.STOPPED_BY_MAIL: "an archive, program or web page: kept in the vault, because\n"
    "    e-mail programs stop what holds one",
}
_BESIDE = {
    Kind.ORDINARY: "exhibits and tables",
    Kind.CONFIDENTIAL: "contact sheet; not for the file that the defence may read",
    Kind.SENSITIVE: "exhibits that the person marked as intimate",
}

_OPENING = """\
EVIDENCE PACKAGE {reference}, version {version}{which}
made {made_at} (UTC, by the clock of the computer it was made on)

WHAT THIS IS
  Material about online blackmail, put together with Evidence Kit {app_version}
  on the computer of the person concerned or of somebody who helps. The
  program does not record who sat at the computer, or consent. This is not
  the work of an examiner and not a forensic acquisition.

{report}
  data\\exhibits\\   {exhibits} original file(s), byte for byte as they were added
{tables}

  Nothing in here needs to be installed or run.
{left_out}{beside}
"""

_CHECKING = """\
HAS ANYTHING CHANGED? THE HAND-OVER CODE
  1. Ask the person for the hand-over code (64 digits, on their slip of
     paper or on their screen). Do not take it from this package.
  2. Compute the SHA-256 of the file tagmanifest-sha256.txt (below).
  3. Compare all 64 digits. Capital letters make no difference.
  4. Run the check of all files (below). It must find no problem.

  Both match: every file here is what was handed over.
  Without the code the package can only be seen to agree with itself:
  whoever changes a package can make new lists and a new seal.

{page}WINDOWS (PowerShell; paste line by line, with the folder's own path)
  cd "C:\\path\\to\\{folder}"
  (Get-FileHash -Algorithm SHA256 -LiteralPath tagmanifest-sha256.txt).Hash
  $listed = Get-Content manifest-sha256.txt, tagmanifest-sha256.txt
  $listed | ForEach-Object {{ $sum, $name = $_ -split '  ', 2; if (-not (Test-Path -LiteralPath $name)) {{ "MISSING $name" }} elseif ((Get-FileHash -Algorithm SHA256 -LiteralPath $name).Hash -ne $sum) {{ "CHANGED $name" }} }}
  $names = $listed | ForEach-Object {{ ($_ -split '  ', 2)[1] }}
  Get-ChildItem -Recurse -Force -File | ForEach-Object {{ $_.FullName.Substring($PWD.Path.Length + 1).Replace('\\', '/') }} | Where-Object {{ $names -notcontains $_ }}

  The fourth line prints only what is missing or changed: nothing is good.
  The last line prints files that no list names. Exactly two are right:
    tagmanifest-sha256.txt
    seal/tagmanifest-sha256.txt.p7s

MACOS (Terminal, in the package's folder)
  shasum -a 256 tagmanifest-sha256.txt
  shasum -a 256 -c manifest-sha256.txt tagmanifest-sha256.txt | grep -v ': OK$'
  comm -13 <(cut -c67- manifest-sha256.txt tagmanifest-sha256.txt | sort) <(find . ! -type d | cut -c3- | sort)

LINUX (in the package's folder, with bash)
  sha256sum tagmanifest-sha256.txt
  sha256sum --quiet -c manifest-sha256.txt tagmanifest-sha256.txt
  comm -13 <(cut -c67- manifest-sha256.txt tagmanifest-sha256.txt | sort) <(find . ! -type d | cut -c3- | sort)

  On both systems the second line prints only problems, and the third
  prints exactly the two names above.
  macOS adds a file .DS_Store to a folder that was opened in its Finder;
  Windows may add Thumbs.db or desktop.ini. They are not part of it.

THE SEAL (with OpenSSL, where it is installed)
  openssl cms -verify -binary -inform DER -in seal/tagmanifest-sha256.txt.p7s -content tagmanifest-sha256.txt -CAfile seal/case-certificate.pem -purpose any -out /dev/null

  It must say "CMS Verification successful". On Windows write NUL instead
  of /dev/null. The certificate is the case's own key and names nobody; a
  viewer that calls it "not trusted" is right. Its SHA-256 fingerprint,
  which the report prints as well, is
    {fingerprint}
{stamp}
WITH EVIDENCE KIT OR A BAGIT PROGRAM
  evidence-kit verify {folder} --code THE-64-DIGITS
  The folder is a BagIt 1.0 bag (RFC 8493). manifest-md5.txt can be taken
  as a hash set; MD5 and SHA-1 are for look-up in databases only.
"""  # noqa: E501 - a command that is broken over two lines cannot be pasted

_READING = """\

READING THE TABLES
  A cell that begins with an apostrophe (') got it so that a spreadsheet
  does not run text from a stranger as a formula, and does not round or
  rewrite a number. Take that one apostrophe away and the cell is exact.
  data/index/case.jsonld holds the recorded identifiers without it.
  Columns that end in _visible write hidden characters as their number in
  double brackets, such as U+202E.

THE CUSTODY LOG
{custody}

WHAT A MATCH SHOWS
  That these bytes are the ones that were handed over, and that each
  exhibit has not changed since it was added to the case.

WHAT IT DOES NOT SHOW
  That what a picture or a message says is true, who wrote it, or what
  happened to a file before it was added. Times come from the clocks of
  the devices and may be wrong. A screenshot is a picture of a screen; ask
  for the original device. Accounts are named as they were reported.
"""

_PAGE = """\
A QUICK LOOK IN A BROWSER
  Open verify.html and choose this folder or its ZIP. The page works
  without a network and sends nothing. Whoever changes a package can
  change the page too: the steps above decide.

"""
_REPORT = """\
  data\\report\\     the report: start here
  data\\papers\\     requests to platforms, sheets for banks, text for forms,
                   a template for comparing hashes, a receipt: as needed"""
_REPORT_ELSEWHERE = "  The report is in part 1, and beside the parts as a PDF: start there."
_TABLES = """\
  data\\index\\      tables: exhibits, identifiers, payments, timeline,
                   custody log, and CASE/UCO for other programs"""
_PART_TABLES = """\
  data\\index\\      tables: exhibits (all parts) and custody log"""

_CONFIDENTIAL = """\
CONTACT SHEET, CONFIDENTIAL: {reference}, version {version}
made {made_at} (UTC, by the clock of the computer it was made on)

WHAT THIS IS
  Who the person is, who helps, and how to reach them, as they wrote it
  with Evidence Kit {app_version}. Nobody checked it.

  data\\contact\\    the sheet
  data\\index\\      custody log; this volume has no exhibits

  The evidence is in another package: {other}.
  Please keep this sheet apart from it: what is in that package may be
  read by the defence, and this should not.
  Its hand-over code stands in data/index/volumes.csv of that package, too.

"""
_SENSITIVE = """\
SENSITIVE VOLUME: {reference}, version {version}
made {made_at} (UTC, by the clock of the computer it was made on)

WHAT THIS IS
  {exhibits} exhibit(s) that the person, an adult, marked as intimate, byte for
  byte as they were added with Evidence Kit {app_version}, and handed over on
  request. By the answers in the case nobody in any picture was under 18.
  Open them only where that is needed, and keep no copy in the open.

  data\\exhibits\\   the originals
  data\\index\\      their table and the custody log

  The report and the other exhibits are in another package: {other}.
  This one is a locked ZIP; after unpacking, the check is the same. Its
  hand-over code stands in data/index/volumes.csv of that package, too.

"""


def readme_text(
    case_file: CaseFile,
    chosen: Edition,
    facts: ExportFacts,
    *,
    folder_name: str,
    certificate_fingerprint: Digest,
    has_page: bool = True,
) -> bytes:
    """Write the text for one ordinary bag."""
    which = "" if chosen.parts == 1 else f", part {chosen.part} of {chosen.parts}"
    opening = _OPENING.format(
        which=which,
        exhibits=len(chosen.exhibits),
        report=_REPORT if chosen.is_first else _REPORT_ELSEWHERE,
        tables=_TABLES if chosen.is_first else _PART_TABLES,
        left_out=_left_out(case_file, chosen),
        beside=_beside(chosen.beside),
        **_common(case_file, facts),
    )
    checking = _checking(
        folder_name,
        certificate_fingerprint,
        page=_PAGE if has_page else "",
        stamp=_stamp(case_file) if chosen.is_first else "",
    )
    return _encoded(opening + checking + _READING.format(custody=_custody(case_file)))


def volume_readme(
    case_file: CaseFile,
    facts: ExportFacts,
    kind: Kind,
    *,
    folder_name: str,
    other_name: str,
    exhibits: int,
    certificate_fingerprint: Digest,
) -> bytes:
    """Write the text for a contact sheet's bag or for the locked volume."""
    form = _SENSITIVE if kind is Kind.SENSITIVE else _CONFIDENTIAL
    opening = form.format(exhibits=exhibits, other=other_name, **_common(case_file, facts))
    return _encoded(opening + _checking(folder_name, certificate_fingerprint, page="", stamp=""))


def _common(case_file: CaseFile, facts: ExportFacts) -> dict[str, str | int]:
    return {
        "reference": case_file.case.reference,
        "version": facts.version,
        "made_at": utc_text(facts.made_at.replace(microsecond=0)),
        "app_version": facts.app_version,
    }


def _checking(folder_name: str, fingerprint: Digest, *, page: str, stamp: str) -> str:
    return _CHECKING.format(folder=folder_name, fingerprint=fingerprint, page=page, stamp=stamp)


def _encoded(text: str) -> bytes:
    return text.replace("\n", "\r\n").encode("ascii")


def _beside(beside: tuple[Beside, ...]) -> str:
    if not beside:
        return ""
    lines = ["", "  Made at the same time, each a package of its own:"]
    for each in beside:
        locked = ", locked" if each.is_locked else ""
        lines.append(f"  {each.name}: {_BESIDE[each.kind]}{locked}")
    if any(each.code for each in beside):
        lines.append("  Their hand-over codes stand in data/index/volumes.csv.")
    return "\n".join([*lines, ""])


def _stamp(case_file: CaseFile) -> str:
    anchor = newest_stamp(case_file)
    if anchor is None:
        return ""
    return (
        "\nTHE TIME STAMP (RFC 3161, with OpenSSL and the authority's own certificate)\n"
        f"  openssl ts -verify -digest {anchor.chain} "
        f"-in {HEAD_STAMP_NAME} -CAfile AUTHORITY.pem\n\n"
        f"  It is over entry {anchor.n} of the custody log and all before it, not over this\n"
        "  package. It shows that they existed at the time in it, by the clock of\n"
        "  whoever signed it; get that authority's certificate from its own page.\n"
    )


def _left_out(case_file: CaseFile, chosen: Edition) -> str:
    if not chosen.left_out:
        return ""
    names = {item.label: neutral_label(item) for item in case_file.items}
    lines = [f"  {names[each.label]}: {_REASONS[each.reason]}" for each in chosen.left_out]
    return "\n".join(["", "  Named in the tables, but not in this package:", *lines, ""])


def _custody(case_file: CaseFile) -> str:
    total = len(case_file.ledger)
    shown = sum(map(disclosure(case_file), case_file.ledger))
    text = (
        f"The custody ledger has {total} entries. The report prints all of them, by kind and time. "
        f"In data/index/custody-log.jsonl {shown} stand in full"
    )
    if shown < total:
        text += (
            f"; of {total - shown} (own words, small pictures, requests to take images down, and "
            "what was withdrawn or is sealed) only the commitment is given, so the chain can still "
            "be computed"
        )
    return textwrap.fill(
        f"{text}.", width=72, initial_indent="  ", subsequent_indent="  ", break_on_hyphens=False
    )
