"""Our own pixels → a PNG that holds its size and its pixels, and not a byte besides.

Written here, not by a library, for two reasons: what is in the file is known to the byte, and the
process that writes it gets to other things between the strips. Every row has the filter "Up"
(ISO/IEC 15948 §9.2): screenshots are flat, and so most of it is zeros.
"""

import struct
import zlib
from collections.abc import Callable, Iterator

from PIL import Image, ImageChops

SIGNATURE = b"\x89PNG\r\n\x1a\n"

_BARE_CHUNKS = frozenset({b"IHDR", b"IDAT", b"IEND"})
"""The chunks that hold size and pixels (ISO/IEC 15948 §11.2), and no other."""
_RGB_8_BIT = (8, 2, 0, 0, 0)
"""Bit depth, colour type, and the only compression, filter method and interlacing there is here."""
_UP = b"\x02"
_STRIP_BYTES = 1 << 18
_CHUNK_OVERHEAD_BYTES = 12


def bare_png(
    rgb: bytes, width_px: int, height_px: int, *, while_working: Callable[[], None]
) -> bytes:
    """Return a PNG of these pixels.

    Args:
        rgb: Width x height x 3 bytes, rows from the top.
        width_px: At least 1.
        height_px: At least 1.
        while_working: Called between strips of a quarter of a megabyte; may raise to end it.
    """
    row_bytes = width_px * 3
    rows = max(1, _STRIP_BYTES // row_bytes)
    stream = zlib.compressobj()
    parts = [
        SIGNATURE,
        _chunk(b"IHDR", struct.pack(">II5B", width_px, height_px, *_RGB_8_BIT)),
    ]
    above = bytes(row_bytes)
    for top in range(0, height_px, rows):
        strip = rgb[top * row_bytes : (top + rows) * row_bytes]
        packed = stream.compress(_filtered(strip, above, width_px))
        above = strip[-row_bytes:]
        if packed:
            parts.append(_chunk(b"IDAT", packed))
        while_working()
    parts += [_chunk(b"IDAT", stream.flush()), _chunk(b"IEND", b"")]
    return b"".join(parts)


def is_bare(png: bytes, *, while_working: Callable[[], None]) -> bool:
    """Whether a PNG holds its size and its pixels, and not a byte besides."""
    if not png.startswith(SIGNATURE):
        return False
    stream = zlib.decompressobj()
    names, end = [], len(SIGNATURE)
    for name, content, after in _chunks(png):
        names.append(name)
        end = after
        if name == b"IDAT":
            rest = content
            while rest:
                # What comes out is thrown away piece by piece: only its end is looked for.
                stream.decompress(rest, 4 * _STRIP_BYTES)
                rest = stream.unconsumed_tail
                while_working()
            if stream.unused_data:
                return False
    is_in_order = names[:1] == [b"IHDR"] and names[-1:] == [b"IEND"]
    is_nothing_else = set(names) == _BARE_CHUNKS and names.count(b"IHDR") == 1
    return (
        is_in_order
        and is_nothing_else
        and names.count(b"IEND") == 1
        and end == len(png)
        and stream.eof
    )


def _filtered(strip: bytes, above: bytes, width_px: int) -> bytes:
    row_bytes = width_px * 3
    size = (width_px, len(strip) // row_bytes)
    shifted = above + strip[:-row_bytes]
    differences = ImageChops.subtract_modulo(
        Image.frombytes("RGB", size, strip), Image.frombytes("RGB", size, shifted)
    ).tobytes()
    return b"".join(
        _UP + differences[start : start + row_bytes]
        for start in range(0, len(differences), row_bytes)
    )


def _chunk(name: bytes, content: bytes) -> bytes:
    check = zlib.crc32(name + content)
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", check)


def _chunks(png: bytes) -> Iterator[tuple[bytes, bytes, int]]:
    """Yield name, content and end of each whole chunk; where one is cut, no more come."""
    at = len(SIGNATURE)
    while at + _CHUNK_OVERHEAD_BYTES <= len(png):
        length = int.from_bytes(png[at : at + 4], "big")
        end = at + _CHUNK_OVERHEAD_BYTES + length
        if end > len(png):
            return
        yield png[at + 4 : at + 8], png[at + 8 : end - 4], end
        at = end
