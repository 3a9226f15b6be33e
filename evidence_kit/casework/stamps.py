"""Time stamps over what goes out: asked for one at a time, when a person gave an address.

The rules are those of :mod:`~evidence_kit.casework.anchors`: this program knows no authority; the
very bytes that leave are shown before they do, and whoever looks on may say no; a reply counts only
once it was read, holds, and answers this request.
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass

from evidence_kit.handover.package_stamp import AskForStamp
from evidence_kit.model import Digest
from evidence_kit.progress import Cancel
from evidence_kit.timestamping.asking import Authority, Patience, ask
from evidence_kit.timestamping.replies import read_reply, require_answer
from evidence_kit.timestamping.requests import NONCE_BITS, StampRequest, new_request


@dataclass(frozen=True, slots=True, kw_only=True)
class StampWish:
    """Whom to ask for time stamps over what goes out, and who sees first what leaves."""

    authority: Authority
    require_yes: Callable[[StampRequest], None]
    """Shows a request; raises ``CancelledError`` when it must not be sent."""
    patience: Patience | None = None


def asking(wish: StampWish, cancel: Cancel) -> AskForStamp:
    """Return what gets a time stamp over a SHA-256.

    What it returns raises ``AnchorError`` when no time stamp that holds came back, and
    ``CancelledError`` when the person said no or asked to stop.
    """

    def stamp(imprint: Digest) -> bytes:
        request = new_request(imprint, secrets.randbits(NONCE_BITS))
        wish.require_yes(request)
        reply = ask(wish.authority, request, patience=wish.patience, cancel=cancel)
        require_answer(read_reply(reply), request)
        return reply

    return stamp
