"""Whether exhibits, their table and the custody log tell the same story.

Whoever alters an exhibit can write new manifests and seal them again. The table of exhibits and the
custody log hold the same digests once more, and the log's chain cannot be continued from the middle
without all of it; an alteration that forgets one of them is found here even without the hand-over
code. One that remembers them all is found by the code alone.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from evidence_kit.handover import bag
from evidence_kit.handover.bag import Manifest
from evidence_kit.handover.custody_log import LogCheck
from evidence_kit.handover.editions import KEPT_BACK_NOTES
from evidence_kit.handover.listing import Found
from evidence_kit.handover.selection import EXHIBIT_FOLDER, LeftOutReason
from evidence_kit.handover.spreadsheet import read_table
from evidence_kit.handover.tables import EXHIBITS_NAME
from evidence_kit.model import Finding, Verdict
from evidence_kit.visible import visible

TABLE_SUBJECT = "exhibits.csv and the exhibits"
CUSTODY_SUBJECT = "custody log and the exhibits"

_BY_MAIL = KEPT_BACK_NOTES[LeftOutReason.STOPPED_BY_MAIL]
_COLUMNS = ("exhibit", "file", "size_bytes", "sha256", "sha1", "md5")


def agreement_findings(
    found: Found, payload: Manifest, log: LogCheck, *, is_sure: bool = True
) -> list[Finding]:
    """Compare the table of exhibits with the files, and both with the custody log.

    Args:
        found: What is there.
        payload: The list of the payload.
        log: What the custody log said of itself.
        is_sure: Whether that list is known to be the one that was handed over.
    """
    data = found.texts.get(EXHIBITS_NAME)
    if data is None:
        return [_table_not_checked("the table is not there or cannot be read")]
    try:
        rows = read_table(data)
    except ValueError as problem:
        return [_table_not_checked(str(problem))]
    if any(column not in row for row in rows for column in _COLUMNS):
        return [_table_not_checked("a column is missing")]
    return [*_table_findings(rows, found, payload, is_sure=is_sure), *_custody_findings(rows, log)]


def named_elsewhere(rows: Iterable[Mapping[str, str]], found: Found) -> list[dict[str, str]]:
    """Return the rows of what the table says is in another part, or was stopped by mail.

    An empty cell alone says nothing: whoever takes an exhibit out can empty it. What the row says
    beyond its cells stands in ``place``, word for word.
    """
    count = bag.read_info(found.texts.get(bag.INFO_NAME) or b"").get("Bag-Count", "")
    parts = re.escape(count.partition(" of ")[2])
    places = re.escape(_BY_MAIL)
    if parts:
        places += rf"|in part [0-9]{{1,6}} of {parts}: [A-Za-z0-9-]+\.zip"
    told = ((row, re.match(places, row.get("note", ""))) for row in rows if not row.get("file"))
    return [{**row, "place": place[0]} for row, place in told if place is not None]


def _table_not_checked(detail: str) -> Finding:
    return Finding(subject=TABLE_SUBJECT, verdict=Verdict.NOT_CHECKED, detail=visible(detail))


def _table_findings(
    rows: list[dict[str, str]], found: Found, payload: Manifest, *, is_sure: bool
) -> list[Finding]:
    named = Counter(row["file"] for row in rows if row["file"])
    faults = [
        f"no row for {path}"
        for path in payload.digests
        if path.startswith(EXHIBIT_FOLDER) and path not in named
    ]
    faults += [f"more than one row for {path}" for path, rows_of in named.items() if rows_of > 1]
    faults += [
        fault
        for row in rows
        if row["file"]
        for fault in _row_faults(row, found, payload, is_sure=is_sure)
    ]
    if not faults:
        places = (f"{row['exhibit']} is {row['place']}" for row in named_elsewhere(rows, found))
        detail = visible("; ".join(places))
        return [Finding(subject=TABLE_SUBJECT, verdict=Verdict.INTACT, detail=detail)]
    return [
        Finding(subject=TABLE_SUBJECT, verdict=Verdict.ALTERED, detail=visible(fault))
        for fault in faults
    ]


def _row_faults(
    row: Mapping[str, str], found: Found, payload: Manifest, *, is_sure: bool
) -> list[str]:
    label, path = row["exhibit"], row["file"]
    if path not in payload.digests:
        return [f"{label}: no manifest lists {path}"]
    measured = found.files.get(path)
    if measured is None or measured.digests is None:
        return []
    digests = measured.digests
    if is_sure and digests.sha256 != payload.digests[path]:
        # The file itself is altered and named so; its row may well be right.
        return []
    expected = (
        ("size_bytes", str(measured.size_bytes)),
        ("sha256", digests.sha256),
        ("sha1", digests.sha1),
        ("md5", digests.md5),
    )
    return [
        f"{label}: {column} is not that of {path}"
        for column, value in expected
        if row[column] != value
    ]


def _custody_findings(rows: list[dict[str, str]], log: LogCheck) -> list[Finding]:
    if log.verdict is not Verdict.INTACT:
        detail = "the custody log could not be recomputed"
        return [Finding(subject=CUSTODY_SUBJECT, verdict=Verdict.NOT_CHECKED, detail=detail)]
    tabled = {row["sha256"] for row in rows if row["sha256"]}
    findings = [
        Finding(
            subject=CUSTODY_SUBJECT,
            verdict=Verdict.ALTERED,
            detail=f"an import of SHA-256 {digest} was recorded, but no row of the table has it",
        )
        for digest in sorted(log.imported - tabled)
    ]
    findings += [
        Finding(
            subject=CUSTODY_SUBJECT,
            verdict=Verdict.NOT_CHECKED,
            detail=f"{visible(row['exhibit'])}: no disclosed entry records its import",
        )
        for row in rows
        if row["file"] and row["sha256"] not in log.imported
    ]
    return findings or [Finding(subject=CUSTODY_SUBJECT, verdict=Verdict.INTACT)]
