"""The time stamp over a whole package: an authority's word that it was there at its time.

It is over the tag manifest, and so over the hand-over code and every file. It shows when the
package existed at the latest, by the authority's clock; who that authority is, is shown by
comparing its certificate. The request it answers did not travel along: its random number was
compared when the answer came, and no longer says anything.

No list can name it, because it is made over the last one. So ``bag-info.txt`` says beforehand that
there will be one: a stamp that was not said is *added*, and one that was said and is not there is
*missing*.
"""

import hashlib
from collections.abc import Callable
from typing import TypeAlias

from evidence_kit.clock import utc_text
from evidence_kit.errors import TimestampReplyError
from evidence_kit.handover import bag
from evidence_kit.handover.listing import Found, obstacle_to
from evidence_kit.handover.seal import TIMESTAMP_NAME
from evidence_kit.model import Digest, Finding, Verdict
from evidence_kit.timestamping.replies import read_reply
from evidence_kit.visible import visible

AskForStamp: TypeAlias = Callable[[Digest], bytes]
"""Gets a SHA-256, returns an authority's reply over it that was read and holds (RFC 3161)."""

STAMPED_INFO = ("Time-Stamp", TIMESTAMP_NAME)
"""The field of ``bag-info.txt`` in a package that is stamped."""


def is_said_to_be_stamped(found: Found) -> bool:
    """Say whether the package itself says that a time stamp is in it."""
    name, value = STAMPED_INFO
    return bag.read_info(found.texts.get(bag.INFO_NAME, b"")).get(name) == value


def package_stamp_findings(found: Found) -> list[Finding]:
    """Say what a time stamp over the tag manifest proves; nothing about a package without one."""
    if not is_said_to_be_stamped(found):
        return []
    obstacle = obstacle_to(TIMESTAMP_NAME, found)
    if not obstacle and TIMESTAMP_NAME not in found.files:
        return [_of_timestamp(Verdict.MISSING, "")]
    if obstacle or TIMESTAMP_NAME not in found.texts:
        return [_of_timestamp(Verdict.UNREADABLE, obstacle or "it is larger than any")]
    tagmanifest = found.texts.get(bag.TAG_MANIFEST_NAME)
    if tagmanifest is None:
        return [_of_timestamp(Verdict.NOT_CHECKED, "the tag manifest cannot be read")]
    try:
        stamp = read_reply(found.texts[TIMESTAMP_NAME])
    except TimestampReplyError as problem:
        return [_of_timestamp(Verdict.ALTERED, str(problem.facts["reason"]))]
    if stamp.imprint != hashlib.sha256(tagmanifest).hexdigest():
        return [_of_timestamp(Verdict.ALTERED, "it stamps another tag manifest")]
    detail = (
        f"the package existed at {utc_text(stamp.stamped_at)}, by the clock of "
        f"“{visible(stamp.authority)}”; compare its certificate: {stamp.certificate_sha256}"
    )
    return [_of_timestamp(Verdict.INTACT, detail)]


def _of_timestamp(verdict: Verdict, detail: str) -> Finding:
    return Finding(subject=TIMESTAMP_NAME, verdict=verdict, detail=detail)
