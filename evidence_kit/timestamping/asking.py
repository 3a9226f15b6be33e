"""Ask one authority for one time stamp, through a process that has nothing else in it.

The address is the person's: this program knows no authority and names none.
"""

import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass

import msgspec

from evidence_kit.errors import (
    AnchorError,
    AuthorityAddressError,
    AuthorityRedirectsError,
    AuthorityRefusedError,
    AuthorityReplyTooLargeError,
    AuthorityTooSlowError,
    AuthorityUnreachableError,
)
from evidence_kit.progress import Cancel
from evidence_kit.sandbox.children import Conversation, Ending, converse
from evidence_kit.timestamping.orders import FROZEN_ARGUMENT, Heard, Order
from evidence_kit.timestamping.replies import LARGEST_REPLY_BYTES
from evidence_kit.timestamping.requests import StampRequest

_IS_FROZEN: bool = getattr(sys, "frozen", False)
"""Set by PyInstaller."""
_SPARE_BYTES = 4096
"""For what is told beside the reply."""
_LONGEST_ADDRESS = 500
_ADDRESS = re.compile(
    r"(?P<scheme>https?)://(?P<host>[A-Za-z0-9.-]{1,253}|\[[0-9A-Fa-f:.]{2,45}\])"
    r"(?::(?P<port>[0-9]{1,5}))?(?P<path>/[!-\"$-~]*)?",
    re.ASCII,
)
_PORTS = range(1, 65_536)


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority:
    """Where one authority is asked."""

    address: str
    """As the person gave it."""
    is_secure: bool
    host: str
    port: int
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """How long an authority may take."""

    step_s: float = 15.0
    """For each step of the connection."""
    whole_s: float = 30.0
    """For all of it, the start of the process included."""


def authority_at(address: str) -> Authority:
    """Return the authority at an address a person gave.

    Raises:
        AuthorityAddressError: It is no address of the form ``http://…`` or ``https://…``.

    >>> authority_at("http://tsa.example/query").port
    80
    """
    given = address.strip()
    found = _ADDRESS.fullmatch(given) if len(given) <= _LONGEST_ADDRESS else None
    if found is None:
        raise AuthorityAddressError(address=address)
    is_secure = found["scheme"] == "https"
    port = int(found["port"] or (443 if is_secure else 80))
    if port not in _PORTS:
        raise AuthorityAddressError(address=address)
    return Authority(
        address=given,
        is_secure=is_secure,
        host=found["host"].strip("[]"),
        port=port,
        path=found["path"] or "/",
    )


def ask(
    authority: Authority,
    request: StampRequest,
    *,
    patience: Patience | None = None,
    cancel: Cancel | None = None,
) -> bytes:
    """Send one request to one authority; returns the bytes it answered, unread.

    Raises:
        AuthorityUnreachableError: There is no connection to it.
        AuthorityTooSlowError: It did not answer in time.
        AuthorityRedirectsError: It points to another address, which was not asked.
        AuthorityRefusedError: It answered with an error.
        AuthorityReplyTooLargeError: It sends more than any reply.
        CancelledError: The person asked to stop.
    """
    allowed = patience or Patience()
    order = Order(
        request=request.der,
        is_secure=authority.is_secure,
        host=authority.host,
        port=authority.port,
        path=authority.path,
        timeout_s=allowed.step_s,
        most_bytes=LARGEST_REPLY_BYTES,
    )
    conversation = converse(
        caller_command(is_frozen=_IS_FROZEN),
        msgspec.msgpack.encode(order),
        most_answer_bytes=LARGEST_REPLY_BYTES + _SPARE_BYTES,
        wall_clock_s=allowed.whole_s,
        while_waiting=(cancel or Cancel()).check,
    )
    heard = _heard_in(conversation)
    if heard.outcome == "reply":
        return heard.body
    raise _refusal(authority.address, heard, allowed)


def caller_command(*, is_frozen: bool) -> Sequence[str]:
    """Return how the calling process is started here."""
    if is_frozen:
        return (sys.executable, FROZEN_ARGUMENT)
    return (sys.executable, "-I", "-m", "evidence_kit.timestamping.calling")


def _heard_in(conversation: Conversation) -> Heard:
    if conversation.ending is Ending.TIMED_OUT:
        return Heard(outcome="slow", detail=conversation.detail)
    if conversation.ending is not Ending.ANSWERED:
        return Heard(outcome="unreachable", detail=conversation.detail)
    try:
        return msgspec.msgpack.decode(conversation.answer, type=Heard)
    except msgspec.DecodeError as problem:
        return Heard(outcome="unreachable", detail=f"the calling process made no sense: {problem}")


def _refusal(address: str, heard: Heard, allowed: Patience) -> AnchorError:
    match heard.outcome:
        case "slow":
            return AuthorityTooSlowError(address=address, seconds=round(allowed.whole_s))
        case "redirect":
            return AuthorityRedirectsError(address=address, other=heard.detail[:200])
        case "status":
            return AuthorityRefusedError(address=address, reason=heard.detail[:200])
        case "too-large":
            return AuthorityReplyTooLargeError(address=address, bytes=LARGEST_REPLY_BYTES)
        case _:
            return AuthorityUnreachableError(address=address, reason=heard.detail[:200])
