r"""One frame around one message: four bytes of length, big endian, then one msgpack map.

What the messages are is :mod:`evidence_kit.messages`'s business; this knows bytes alone. The rules
are: what is longer than any honest frame is refused before a byte of it is sent, and a length
longer than that means that the framing broke; what arrives and is no message is said without its
value, which may be evidence; what UTF-8 cannot say is written as ``\udcXX``.
"""

from datetime import datetime
from typing import TypeVar

import msgspec

from evidence_kit.errors import TooMuchAtOnceError

LENGTH_BYTES = 4
LARGEST_FRAME_BYTES = 256 << 20
"""No honest frame is longer; a longer length means that the framing broke."""

_MIB = 1 << 20

Said = TypeVar("Said")

_encoder = msgspec.msgpack.Encoder()


class BrokenFrameError(ValueError):
    """What arrived is no frame of ours: another program answers, or the framing broke."""


def framed(message: msgspec.Struct, *, most_bytes: int = LARGEST_FRAME_BYTES) -> bytes:
    """Return a message as a frame.

    Raises:
        TooMuchAtOnceError: It is longer than the other end would take.
    """
    try:
        payload = _encoder.encode(message)
    except UnicodeEncodeError:
        plain = msgspec.to_builtins(message, builtin_types=(bytes, datetime))
        payload = _encoder.encode(_sayable(plain))
    if len(payload) > most_bytes:
        # Rounded up, so that it never says that as much as may be sent was too much.
        size_mib = -(-len(payload) // _MIB)
        raise TooMuchAtOnceError(size_mib=size_mib, most_mib=most_bytes // _MIB)
    return len(payload).to_bytes(LENGTH_BYTES, "big") + payload


def payload_length(length: bytes) -> int:
    """Return how many bytes follow a frame's first four.

    Raises:
        BrokenFrameError: It is too long to be one of ours.
    """
    found = int.from_bytes(length, "big")
    if found > LARGEST_FRAME_BYTES:
        raise BrokenFrameError(f"a frame of {found} bytes")
    return found


def decoded(decoder: msgspec.msgpack.Decoder[Said], payload: bytes) -> Said:
    """Return what a payload says.

    Raises:
        BrokenFrameError: It is no message; without its value, which may be evidence.
    """
    try:
        return decoder.decode(payload)
    except (msgspec.DecodeError, UnicodeDecodeError) as problem:
        raise BrokenFrameError(f"no message: {type(problem).__name__}") from None


def _sayable(value: object) -> object:
    r"""Write what UTF-8 cannot say as ``\udcXX``, wherever it stands."""
    match value:
        case str():
            return value.encode("utf-8", "backslashreplace").decode("utf-8")
        case dict():
            return {_sayable(key): _sayable(each) for key, each in value.items()}
        case list() | tuple():
            return [_sayable(each) for each in value]
        case _:
            return value
