"""The time stamp in a package: an authority's word that the custody record was there at its time.

It is over a head of the record, not over the package: entry *n* and everything before it existed
then, as the custody log beside it shows. What came later rests on the word of whoever made the
package, and so does who the authority is, until somebody compares its certificate.
"""

from evidence_kit import canonical
from evidence_kit.clock import utc_text
from evidence_kit.errors import TimestampReplyError
from evidence_kit.handover.custody_log import CUSTODY_LOG_NAME, LogCheck
from evidence_kit.handover.listing import Found, obstacle_to
from evidence_kit.model import Anchor, CaseFile, Digest, Finding, Verdict
from evidence_kit.timestamping.replies import read_reply
from evidence_kit.visible import visible

HEAD_STAMP_NAME = "seal/ledger-head.tsr"


def newest_stamp(case_file: CaseFile) -> Anchor | None:
    """Return the time stamp that pins most of the record, or ``None`` without any."""
    stamps = (anchor for anchor in case_file.anchors if anchor.proof is not None)
    return max(stamps, key=lambda anchor: (anchor.n, anchor.number), default=None)


def head_stamp_findings(found: Found, log: LogCheck) -> list[Finding]:
    """Say what the time stamp in a package proves; nothing about a package without one."""
    if HEAD_STAMP_NAME not in found.files:
        return []
    obstacle = obstacle_to(HEAD_STAMP_NAME, found)
    if obstacle or HEAD_STAMP_NAME not in found.texts:
        return [_finding(Verdict.UNREADABLE, obstacle or "it is larger than any")]
    try:
        stamp = read_reply(found.texts[HEAD_STAMP_NAME])
    except TimestampReplyError as problem:
        return [_finding(Verdict.ALTERED, str(problem.facts["reason"]))]
    if log.verdict is not Verdict.INTACT:
        return [_finding(Verdict.NOT_CHECKED, "the custody log it belongs to does not hold")]
    n = _entry_of(stamp.imprint, found.texts[CUSTODY_LOG_NAME])
    if n is None:
        return [_finding(Verdict.ALTERED, "it stamps a head that this custody log never had")]
    return [
        _finding(
            Verdict.INTACT,
            f"entry {n} and all before it existed at {utc_text(stamp.stamped_at)}, by the clock "
            f"of “{visible(stamp.authority)}”; compare its certificate: {stamp.certificate_sha256}",
        )
    ]


def _finding(verdict: Verdict, detail: str) -> Finding:
    return Finding(subject=HEAD_STAMP_NAME, verdict=verdict, detail=detail)


def _entry_of(chain: Digest, log: bytes) -> int | None:
    """Return the entry of a sound log that has this chain value."""
    begins = b'{"chain":"%s"' % chain.encode("ascii")
    for line in log.split(b"\n"):
        if line.startswith(begins):
            return int(canonical.decode(line)["n"])
    return None
