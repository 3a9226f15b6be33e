r"""The process that draws one page of a report and ends: locked in, as the picture decoder is.

Started fresh by :mod:`evidence_kit.sandbox.drawing`, never imported by it. The PDF is our own, but
what stands in it came from elsewhere, and a PDF library is large. The order is the point: the
library is loaded and used once on a page of its own, then the locks close, and only then is the
report read. Whatever goes wrong ends the process without an answer; its parent reports that.

FORMAT of the answer: ``EKPG1\n``; pages, width and height (16 bits each) and length of the text
(32 bits), all big-endian; width x height x 3 bytes, rows from the top; the text in UTF-8.
"""

import codecs
import os
import struct
import sys
from typing import Any, NoReturn

import pypdfium2

from evidence_kit.sandbox.lockdown import lock_down

MAGIC = b"EKPG1\n"
HEAD = struct.Struct(">HHHI")
MOST_TEXT_BYTES = 1 << 20
"""A page holds a few thousand characters."""

_STDIN = 0
_STDOUT = 1
_CHUNK_BYTES = 1 << 20
_MOST_INPUT_BYTES = 200 << 20
_SAMPLE_SIDE_PT = 20


def main(arguments: list[str]) -> NoReturn:
    """Draw a page of the PDF on standard input; the answer goes to standard output.

    Args:
        arguments: The page's number from 1, and its width in pixels.
    """
    page_number, width_px = (int(argument) for argument in arguments)
    _warm_up()
    lock_down()
    _write_all(_drawn(_read_all(), page_number, width_px))
    # Not sys.exit: the interpreter's tidying up makes system calls that are no longer allowed.
    os._exit(0)


def _warm_up() -> None:
    """Use every part once, while there still are files to load it from."""
    sample = pypdfium2.PdfDocument.new()
    page = sample.new_page(_SAMPLE_SIDE_PT, _SAMPLE_SIDE_PT)
    _rgb_of(page, _SAMPLE_SIDE_PT)
    _text_of(page)
    # The library reads texts in it; Python loads an encoding from a file when it is first used.
    codecs.lookup("utf-16-le")


def _drawn(pdf: bytes, page_number: int, width_px: int) -> bytes:
    document = pypdfium2.PdfDocument(pdf)
    page = document[page_number - 1]
    width, height, rgb = _rgb_of(page, width_px)
    text = _text_of(page)
    return MAGIC + HEAD.pack(len(document), width, height, len(text)) + rgb + text


def _rgb_of(page: Any, width_px: int) -> tuple[int, int, bytes]:
    bitmap = page.render(scale=width_px / page.get_width(), rev_byteorder=True)
    row_bytes = bitmap.width * 3
    data = memoryview(bytes(bitmap.buffer))
    rows = (data[start : start + row_bytes] for start in range(0, len(data), bitmap.stride))
    return bitmap.width, bitmap.height, b"".join(rows)


def _text_of(page: Any) -> bytes:
    text = page.get_textpage().get_text_bounded()
    return str(text).encode("utf-8", "replace")[:MOST_TEXT_BYTES]


def _read_all() -> bytes:
    data = bytearray()
    while chunk := os.read(_STDIN, _CHUNK_BYTES):
        data += chunk
        if len(data) > _MOST_INPUT_BYTES:
            os._exit(1)
    return bytes(data)


def _write_all(answer: bytes) -> None:
    rest = memoryview(answer)
    while rest:
        rest = rest[os.write(_STDOUT, rest) :]


if __name__ == "__main__":
    main(sys.argv[1:])
