"""The one answer a decoder process gives, as bytes and back.

FORMAT, all numbers big-endian::

    "EKp2"  status 1  held 1  missing 1  landlock ABI 1  refused 1  allowed 1
    status PICTURE:   width 4  height 4  preview width 4  preview height 4  has location 1
                      five texts (length 1, bytes), then preview width x height x 3 bytes of RGB
    status refusal:   one text (length 1, bytes)
    status TRIED:     nothing more

Whoever reads must take the writer for hostile: it may have been taken over by the picture. So
every field has a bound, texts are printable ASCII, and the length must be exact. What a lying
decoder can still do within these bounds is show a different picture; it never sees another file.
"""

import struct
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import TypeVar

from evidence_kit.sandbox.locks import Attempt, Lock, Locks

MOST_INPUT_BYTES = 200 << 20
"""A larger file is never shown; it is kept and hashed like any other."""
MOST_SIDE_PX = 30_000
MOST_PIXELS = 80_000_000
"""Above the 50 million of current phones; decoded it still fits the decoder's memory."""
MOST_PREVIEW_SIDE_PX = 2_048
MOST_TEXT_CHARS = 64
MOST_DETAIL_CHARS = 200

SELF_TEST = "self-test"
"""Argument that asks a decoder not for a picture but for what it can still do."""

COVER = "cover"
"""Argument that asks a decoder for the whole picture, covered; the boxes follow."""

_MAGIC = b"EKp2"
_HEAD = struct.Struct(">BBBBBB")
_SIZES = struct.Struct(">IIIIB")
_Named = TypeVar("_Named", Attempt, Lock)
_TEXTS = 5
_ATTEMPTS = tuple(Attempt)
_LOCKS = tuple(Lock)
"""Their places are their bits."""


class Reason(StrEnum):
    """Why there is no picture to show. The file itself is kept all the same."""

    NOT_A_PICTURE = "not-a-picture"
    """None of the formats that are shown: JPEG, PNG, GIF, WebP, BMP, HEIC."""
    TOO_LARGE = "too-large"
    DAMAGED = "damaged"
    """One of the formats, but it cannot be decoded to its end."""
    OUT_OF_MEMORY = "out-of-memory"
    TIMED_OUT = "timed-out"
    DIED = "died"
    """The decoder could not be started, was stopped by its locks, or crashed."""
    WRONG_ANSWER = "wrong-answer"
    """The decoder's answer was not one; nothing of it was used."""
    NOT_LOCKED_IN = "not-locked-in"
    """A lock around the decoder says that it holds and does not; nothing was read."""


class _Status(IntEnum):
    PICTURE = 0
    NOT_A_PICTURE = 1
    TOO_LARGE = 2
    DAMAGED = 3
    OUT_OF_MEMORY = 4
    TRIED = 5
    NOT_LOCKED_IN = 6


_REASONS = {
    _Status.NOT_A_PICTURE: Reason.NOT_A_PICTURE,
    _Status.TOO_LARGE: Reason.TOO_LARGE,
    _Status.DAMAGED: Reason.DAMAGED,
    _Status.OUT_OF_MEMORY: Reason.OUT_OF_MEMORY,
    _Status.NOT_LOCKED_IN: Reason.NOT_LOCKED_IN,
}
"""The reasons a decoder may give; the others are for its parent to find."""
_STATUSES = {reason: status for status, reason in _REASONS.items()}


class MalformedFrameError(ValueError):
    """The bytes are not an answer; the message is English, for the log."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture that was decoded, upright, and what its file says about it."""

    width_px: int
    """Of the original, after its orientation was applied."""
    height_px: int
    preview_width_px: int
    preview_height_px: int
    taken_at: str
    """EXIF DateTimeOriginal, printable ASCII, at most 64 characters; "" when absent."""
    utc_offset: str
    """EXIF OffsetTimeOriginal, likewise."""
    make: str
    model: str
    software: str
    has_location: bool
    """Whether a position was found; the position itself never leaves the decoder."""
    rgb: bytes
    """Preview width x height x 3 bytes, rows from the top."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """A picture that was not decoded."""

    reason: Reason
    detail: str
    """English, for the log: printable ASCII, at most 200 characters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """An answer and the locks it was given under."""

    locks: Locks
    body: Picture | Refusal | None
    """``None`` after a self-test: its result is in the locks."""


def most_bytes(longest_side_px: int) -> int:
    """Return the largest size an honest answer can have, for a preview of that size."""
    texts = max(_TEXTS * (1 + MOST_TEXT_CHARS), 1 + MOST_DETAIL_CHARS)
    return len(_MAGIC) + _HEAD.size + _SIZES.size + texts + longest_side_px * longest_side_px * 3


def encode(frame: Frame) -> bytes:
    """Return the bytes of an answer; the decoder's side."""
    match frame.body:
        case Picture() as picture:
            return _head(frame.locks, _Status.PICTURE) + _picture_bytes(picture)
        case Refusal() as refusal:
            status = _STATUSES[refusal.reason]
            return _head(frame.locks, status) + _text_bytes(refusal.detail, MOST_DETAIL_CHARS)
        case None:
            return _head(frame.locks, _Status.TRIED)


def decode(data: bytes, *, longest_side_px: int) -> Frame:
    """Read an answer, believing nothing; the parent's side.

    Raises:
        MalformedFrameError: It is not an answer, or breaks a bound.
    """
    reader = _Reader(data)
    magic = reader.take(len(_MAGIC))
    status_code, held, missing, landlock_abi, refused, allowed = reader.unpack(_HEAD)
    if magic != _MAGIC or status_code not in set(_Status):
        raise MalformedFrameError("unknown magic or status")
    locks = Locks(
        held=_of_bits(held, _LOCKS),
        missing=_of_bits(missing, _LOCKS),
        landlock_abi=landlock_abi,
        refused=_of_bits(refused, _ATTEMPTS),
        allowed=_of_bits(allowed, _ATTEMPTS),
    )
    status = _Status(status_code)
    body: Picture | Refusal | None = None
    if status is _Status.PICTURE:
        body = _read_picture(reader, longest_side_px)
    elif status in _REASONS:
        body = Refusal(reason=_REASONS[status], detail=reader.text(MOST_DETAIL_CHARS))
    reader.expect_end()
    return Frame(locks=locks, body=body)


def printable(text: str, most_chars: int) -> str:
    r"""Reduce any text to printable ASCII of a bounded length.

    >>> printable("Kam\u00e9ra\x1b[31m", 64)
    'Kam?ra?[31m'
    """
    return "".join(char if " " <= char <= "~" else "?" for char in text[:most_chars])


def _head(locks: Locks, status: _Status) -> bytes:
    return _MAGIC + _HEAD.pack(
        status,
        _bits(locks.held, _LOCKS),
        _bits(locks.missing, _LOCKS),
        min(locks.landlock_abi, 0xFF),
        _bits(locks.refused, _ATTEMPTS),
        _bits(locks.allowed, _ATTEMPTS),
    )


def _bits(chosen: tuple[_Named, ...], places: tuple[_Named, ...]) -> int:
    return sum(1 << places.index(each) for each in chosen)


def _of_bits(bits: int, places: tuple[_Named, ...]) -> tuple[_Named, ...]:
    return tuple(each for place, each in enumerate(places) if bits >> place & 1)


def _picture_bytes(picture: Picture) -> bytes:
    texts = (picture.taken_at, picture.utc_offset, picture.make, picture.model, picture.software)
    return b"".join(
        (
            _SIZES.pack(
                picture.width_px,
                picture.height_px,
                picture.preview_width_px,
                picture.preview_height_px,
                picture.has_location,
            ),
            *(_text_bytes(text, MOST_TEXT_CHARS) for text in texts),
            picture.rgb,
        )
    )


def _text_bytes(text: str, most_chars: int) -> bytes:
    data = printable(text, most_chars).encode("ascii")
    return bytes([len(data)]) + data


def _read_picture(reader: "_Reader", longest_side_px: int) -> Picture:
    width_px, height_px, preview_width_px, preview_height_px, location = reader.unpack(_SIZES)
    if not (0 < width_px <= MOST_SIDE_PX and 0 < height_px <= MOST_SIDE_PX):
        raise MalformedFrameError("a side is out of bounds")
    if width_px * height_px > MOST_PIXELS:
        raise MalformedFrameError("more pixels than are ever decoded")
    if not (
        0 < preview_width_px <= min(width_px, longest_side_px)
        and 0 < preview_height_px <= min(height_px, longest_side_px)
    ):
        raise MalformedFrameError("the preview is larger than asked for or than the picture")
    if location not in {0, 1}:
        raise MalformedFrameError("the location flag is neither yes nor no")
    taken_at, utc_offset, make, model, software = (
        reader.text(MOST_TEXT_CHARS) for _ in range(_TEXTS)
    )
    return Picture(
        width_px=width_px,
        height_px=height_px,
        preview_width_px=preview_width_px,
        preview_height_px=preview_height_px,
        taken_at=taken_at,
        utc_offset=utc_offset,
        make=make,
        model=model,
        software=software,
        has_location=location == 1,
        rgb=reader.take(preview_width_px * preview_height_px * 3),
    )


class _Reader:
    """Takes bytes from the front and never past the end."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._place = 0

    def take(self, count: int) -> bytes:
        taken = self._data[self._place : self._place + count]
        if len(taken) != count:
            raise MalformedFrameError("the answer ends too early")
        self._place += count
        return taken

    def unpack(self, layout: struct.Struct) -> tuple[int, ...]:
        return layout.unpack(self.take(layout.size))

    def text(self, most_chars: int) -> str:
        data = self.take(self.take(1)[0])
        if len(data) > most_chars or not all(0x20 <= byte <= 0x7E for byte in data):  # noqa: PLR2004 - printable ASCII, ISO/IEC 646
            raise MalformedFrameError("a text is too long or not printable ASCII")
        return data.decode("ascii")

    def expect_end(self) -> None:
        if self._place != len(self._data):
            raise MalformedFrameError("the answer goes on after its end")
