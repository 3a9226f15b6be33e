"""Settings: what pins the record outside, and each way to do it."""

from datetime import UTC, datetime

from PySide6.QtWidgets import QWidget

from evidence_kit.casework.anchor_check import ANCHOR_WORDS, AnchorVerdict
from evidence_kit.heads import head_text
from evidence_kit.messages import AnchorSeen, AnchorsSeen, AnchorText, Problem, Stamped, StampShown
from evidence_kit.model import AnchorKind, Digest, LedgerHead
from evidence_kit.timestamping.requests import new_request
from evidence_kit.ui.models.anchors import AnchorPhase, AnchorsState
from evidence_kit.ui.pages.settings_anchors import AnchorsCard
from evidence_kit.ui.widgets.stack import Stack
from tests.pictures.scenes import Stage, scene

SIZE = (968, 760)
LARGE = (960, 1600)
AT = datetime(2026, 11, 21, 8, 30, tzinfo=UTC)
HEAD = LedgerHead(n=142, chain=Digest("0123abcd" * 8))
ADDRESS = "https://stamps.example/query"


def anchor_seen(number: int, kind: AnchorKind, entry: int, whom: str) -> AnchorSeen:
    return AnchorSeen(
        number=number,
        kind=kind,
        entry=entry,
        with_whom=whom,
        since=AT,
        is_good=True,
        says=ANCHOR_WORDS[AnchorVerdict.HOLDS],
    )


SEEN = AnchorsSeen(
    last_entry=150,
    pinned_to=142,
    pinned_since=AT,
    recorded=(
        anchor_seen(1, AnchorKind.PAPER, 98, "my aunt"),
        anchor_seen(2, AnchorKind.MESSAGE, 120, "police@example.org"),
        anchor_seen(3, AnchorKind.TIMESTAMP, 142, ADDRESS),
    ),
    outside=None,
)
NONE_YET = AnchorsSeen(last_entry=150, pinned_to=0, pinned_since=None, recorded=(), outside=None)
TEXT = "Please keep this message with case EK-2026-482913. It holds no evidence."


def shown(name: str, state: AnchorsState, address: str = "") -> None:
    @scene(f"16c-anchors-{name}", size=SIZE, large_size=LARGE)
    def build(stage: Stage) -> QWidget:
        card = AnchorsCard(stage.theme, stage.vault, stage.words)
        card.show_case(stage.case)
        card.show_state(state)
        card.stamp.address.set_text(address)
        # On the page it stands in a column that leaves the rest empty.
        return Stack(card)


shown("none", AnchorsState(seen=NONE_YET))
shown("some", AnchorsState(seen=SEEN))
shown("paper", AnchorsState(seen=NONE_YET, phase=AnchorPhase.PAPER))
shown(
    "message",
    AnchorsState(
        seen=NONE_YET,
        phase=AnchorPhase.MESSAGE,
        text=AnchorText(text=f"{TEXT}\n\n{head_text('EK-2026-482913', HEAD)}\n", entry=142),
    ),
)
shown("stamp", AnchorsState(seen=NONE_YET, phase=AnchorPhase.STAMP), ADDRESS)
shown(
    "sending",
    AnchorsState(
        seen=NONE_YET,
        phase=AnchorPhase.SENDING,
        address=ADDRESS,
        stamp=StampShown(
            entry=142, hash=HEAD.chain, request=new_request(HEAD.chain, 0x1234567890ABCDEF).der
        ),
    ),
)
shown("comparing", AnchorsState(seen=SEEN, phase=AnchorPhase.COMPARING))
shown(
    "stamped",
    AnchorsState(
        seen=SEEN,
        done=Stamped(
            number=3,
            entry=142,
            stamped_at=AT,
            authority="Common Name: Example stamps",
            certificate_sha256="ab" * 32,
        ),
    ),
)
shown(
    "other-record",
    AnchorsState(
        seen=SEEN,
        phase=AnchorPhase.COMPARING,
        done=AnchorSeen(
            number=0,
            kind=None,
            entry=180,
            with_whom="",
            since=None,
            is_good=False,
            says=ANCHOR_WORDS[AnchorVerdict.ROLLED_BACK],
        ),
    ),
)
shown(
    "refused",
    AnchorsState(
        seen=SEEN,
        phase=AnchorPhase.STAMP,
        problem=Problem(code="EK-142", facts={"address": ADDRESS, "seconds": 30}),
    ),
    ADDRESS,
)
