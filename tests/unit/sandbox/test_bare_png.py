import io
import random
import struct
import zlib

import pytest
from PIL import Image

from evidence_kit.sandbox.bare_png import SIGNATURE, bare_png, is_bare
from evidence_kit.sandbox.children import patiently


def png_of(width_px: int, height_px: int) -> tuple[bytes, bytes]:
    rgb = random.Random(7).randbytes(width_px * height_px * 3)
    return bare_png(rgb, width_px, height_px, while_working=patiently), rgb


def chunk(name: bytes, content: bytes) -> bytes:
    check = struct.pack(">I", zlib.crc32(name + content))
    return struct.pack(">I", len(content)) + name + content + check


@pytest.mark.parametrize("size", [(1, 1), (3, 500), (500, 3), (331, 417)])
def test_another_reader_finds_every_pixel_as_it_was(size: tuple[int, int]) -> None:
    png, rgb = png_of(*size)
    with Image.open(io.BytesIO(png)) as image:
        found = (image.format, image.size, image.mode, image.info, image.tobytes())
    assert found == ("PNG", size, "RGB", {}, rgb)


def test_it_is_bare() -> None:
    assert is_bare(png_of(40, 30)[0], while_working=patiently)


@pytest.mark.parametrize("name", [b"tEXt", b"eXIf", b"iCCP", b"tIME", b"pHYs", b"caBX"])
def test_metadata_that_was_kept_is_seen(name: bytes) -> None:
    png, _ = png_of(40, 30)
    at = len(SIGNATURE) + 25
    assert not is_bare(png[:at] + chunk(name, b"kept") + png[at:], while_working=patiently)


def test_bytes_behind_the_end_are_seen() -> None:
    assert not is_bare(png_of(40, 30)[0] + b"original", while_working=patiently)


def test_bytes_behind_the_end_of_the_pixels_are_seen() -> None:
    png, _ = png_of(40, 30)
    end = len(png) - 12
    assert not is_bare(png[:end] + chunk(b"IDAT", b"original") + png[end:], while_working=patiently)


@pytest.mark.parametrize("cut", [0, 7, 20, 60, -1, -12])
def test_what_is_cut_is_no_such_file(cut: int) -> None:
    assert not is_bare(png_of(40, 30)[0][:cut], while_working=patiently)


def test_whoever_has_something_better_to_do_gets_to_it_between_strips() -> None:
    times: list[int] = []
    bare_png(bytes(700 * 700 * 3), 700, 700, while_working=lambda: times.append(1))
    assert len(times) > 4
