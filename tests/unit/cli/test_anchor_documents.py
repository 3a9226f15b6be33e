from datetime import UTC, datetime

from evidence_kit.casework.anchor_check import AnchorsChecked, AnchorVerdict, CheckedAnchor
from evidence_kit.cli.anchor_documents import anchors_document
from evidence_kit.model import AnchorKind, Digest
from evidence_kit.timestamping.replies import Stamp

AT = datetime(2026, 11, 21, 8, 30, tzinfo=UTC)
LATER = datetime(2026, 11, 21, 8, 31, tzinfo=UTC)
STAMP = Stamp(
    stamped_at=LATER,
    imprint=Digest("ab" * 32),
    nonce=7,
    serial="1",
    authority="Common Name: Test",
    certificate_sha256=Digest("cd" * 32),
)


def test_a_time_stamp_is_dated_by_its_authority():
    stamped = CheckedAnchor(
        verdict=AnchorVerdict.HOLDS,
        number=1,
        kind=AnchorKind.TIMESTAMP,
        n=12,
        with_whom="http://a.example/",
        made_at=AT,
        stamp=STAMP,
    )
    document = anchors_document(
        AnchorsChecked(recorded=(stamped,), outside=None, last_entry=20, pinned=stamped)
    )
    assert (document.pinned_to, document.pinned_since) == (12, "2026-11-21T08:31:00Z")
    assert document.recorded[0].made_at == "2026-11-21T08:30:00Z"
    assert document.recorded[0].authority == "Common Name: Test"
    assert document.outside is None


def test_an_anchor_from_outside_says_no_more_than_is_known():
    outside = CheckedAnchor(verdict=AnchorVerdict.ROLLED_BACK, number=None, kind=None, n=30)
    document = anchors_document(
        AnchorsChecked(recorded=(), outside=outside, last_entry=20, pinned=None)
    )
    assert document.outside is not None
    assert (document.outside.number, document.outside.kind) == (None, None)
    assert (document.pinned_to, document.pinned_since) == (0, None)
