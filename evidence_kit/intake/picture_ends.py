"""Where a picture ends, found without decoding it, and whether its file goes on after that.

Some programs that crop a picture write the smaller one over the larger one and leave what was
behind it: the old picture can be made out of that again (CVE-2023-21036 and its like in Windows).
Nobody who looks at the picture sees it. The rules are: the file is read once, piece by piece; zeros
at the end are nothing; what cannot be followed to its end counts as going on, because nobody can
say what it holds.
"""

import re
from collections.abc import Iterable, Iterator

_PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_PNG_HEADER_BYTES, _PNG_CHECK_BYTES = 8, 4
_PNG_KIND = re.compile(rb"[A-Za-z]{4}")
_PNG_ANIMATED = b"acTL"
"""The animation control chunk, PNG (third edition) §11.3.6.1."""
_PNG_END = b"IEND"

_JPEG_START, _JPEG_END, _JPEG_SCAN = 0xD8, 0xD9, 0xDA
_JPEG_ALONE = frozenset({0x01, *range(0xD0, 0xD8), _JPEG_START})
"""Markers without a length after them, ITU-T T.81 §B.1.1.3."""
_JPEG_AFTER_SCAN = re.compile(rb"\xff+[^\x00\xd0-\xd7\xff]")
"""The first marker that ends the data of a scan."""
_SAMSUNG_END = b"SEFT"
"""The end of a list of names and numbers that Samsung's cameras and screenshots add."""
_PICTURES_BEGIN = re.compile(rb"\xff\xd8\xff|\x89PNG|ftyp|RIFF|GIF8")

_RIFF_HEADER_BYTES, _BMP_HEADER_BYTES = 8, 6


def goes_on_after_its_end(media_type: str, pieces: Iterable[bytes]) -> bool:
    """Whether a PNG, JPEG, WebP or BMP, read piece by piece, has bytes after the picture's end.

    An animated PNG counts as well: it shows one picture and holds others. Of every other kind the
    answer is no.

    >>> png = bytes.fromhex("89504e470d0a1a0a 00000000 49454e44 ae426082")
    >>> [goes_on_after_its_end("image/png", [png + rest]) for rest in (b"", bytes(9), b"old")]
    [False, False, True]
    """
    stream = _Stream(pieces)
    match media_type:
        case "image/png":
            return _png_goes_on(stream)
        case "image/jpeg":
            return _jpeg_goes_on(stream)
        case "image/webp":
            said_bytes = int.from_bytes(stream.take(_RIFF_HEADER_BYTES)[4:], "little")
            return _is_longer(stream, said_bytes)
        case "image/bmp":
            said_bytes = int.from_bytes(stream.take(_BMP_HEADER_BYTES)[2:], "little")
            # Many programs write none.
            return bool(said_bytes) and _is_longer(stream, said_bytes - _BMP_HEADER_BYTES)
        case _:
            return False


class _Stream:
    """Pieces of bytes, taken and left out by their number."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._pieces = iter(pieces)
        self._rest = b""

    def take(self, count: int) -> bytes:
        """Return so many bytes, or as many as there are."""
        while len(self._rest) < count:
            piece = next(self._pieces, b"")
            if not piece:
                break
            self._rest += piece
        taken, self._rest = self._rest[:count], self._rest[count:]
        return taken

    def leave_out(self, count: int) -> None:
        """Go on behind so many bytes."""
        while count > len(self._rest):
            count -= len(self._rest)
            self._rest = next(self._pieces, b"")
            if not self._rest:
                return
        self._rest = self._rest[count:]

    def leave_out_scan(self) -> int:
        """Go on behind the next JPEG marker; returns it, or 0 at the end."""
        while True:
            found = _JPEG_AFTER_SCAN.search(self._rest)
            if found is not None:
                self._rest = self._rest[found.end() :]
                return found[0][-1]
            piece = next(self._pieces, b"")
            if not piece:
                self._rest = b""
                return 0
            # A marker may lie across the seam.
            is_cut = self._rest.endswith(b"\xff")
            self._rest = (b"\xff" if is_cut else b"") + piece

    def pieces(self) -> Iterator[bytes]:
        """Yield what was not taken."""
        yield self._rest
        yield from self._pieces


def _png_goes_on(stream: _Stream) -> bool:
    signature = stream.take(len(_PNG_SIGNATURE))
    if signature != _PNG_SIGNATURE:
        return bool(signature)
    while len(header := stream.take(_PNG_HEADER_BYTES)) == _PNG_HEADER_BYTES:
        kind = header[4:]
        if _PNG_KIND.fullmatch(kind) is None:
            return bool(header.strip(b"\0")) or _is_more_than_zeros(stream)
        if kind == _PNG_ANIMATED:
            return True
        stream.leave_out(int.from_bytes(header[:4], "big") + _PNG_CHECK_BYTES)
        if kind == _PNG_END:
            return _is_more_than_zeros(stream)
    # It was cut off: less is there than was, not more.
    return False


def _jpeg_goes_on(stream: _Stream) -> bool:
    marker = _next_marker(stream)
    while marker:
        if marker == _JPEG_END:
            return _is_more_than_names(stream)
        if marker in _JPEG_ALONE:
            marker = _next_marker(stream)
            continue
        stream.leave_out(int.from_bytes(stream.take(2), "big") - 2)
        marker = stream.leave_out_scan() if marker == _JPEG_SCAN else _next_marker(stream)
    return marker is None


def _next_marker(stream: _Stream) -> int | None:
    """Return the marker that must follow; 0 at the end, ``None`` where something else stands."""
    if not (begun := stream.take(1)):
        return 0
    while begun == b"\xff":
        begun = stream.take(1)
        if begun != b"\xff":
            return begun[0] if begun else 0
    return None


def _is_longer(stream: _Stream, size_bytes: int) -> bool:
    stream.leave_out(size_bytes)
    return _is_more_than_zeros(stream)


def _is_more_than_zeros(stream: _Stream) -> bool:
    return any(piece.strip(b"\0") for piece in stream.pieces())


def _is_more_than_names(stream: _Stream) -> bool:
    rest = b"".join(stream.pieces()).rstrip(b"\0")
    if rest.endswith(_SAMSUNG_END):
        return _PICTURES_BEGIN.search(rest) is not None
    return bool(rest)
