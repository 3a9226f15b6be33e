"""Pictures that somebody made to hurt: mutants of sound ones, bombs, and odd files found around.

The sound ones are those of the sample case, and small ones in every format that is shown. The same
count and seed give the same files. Nothing here is ever decoded in the process that makes it, but
for the sound pictures, which are our own.
"""

import io
import os
import random
import struct
import sysconfig
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

from PIL import Image

from evidence_kit.resources import asset_path
from tests.unit.sandbox.test_decoding import HEIC_PHOTO

PNG_START = b"\x89PNG\r\n\x1a\n"
PICTURE_ENDINGS = frozenset(
    {".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp", ".heic", ".tiff", ".ras", ".exr", ".sgi"}
)
LARGEST_ODD_BYTES = 1 << 20
HUGE = (0, 1, 0x7FFF, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFF)

Mutate = Callable[[bytes, random.Random], bytes]
Named = tuple[str, bytes]


def hostile(count: int, seed: int) -> Iterator[Named]:
    """Yield so many files with a name each: every bomb, then odd ones, then mutants."""
    chance = random.Random(seed)
    made = 0
    for name, data in (*bombs(), *odd_files(count // 10, chance)):
        if made < count:
            made += 1
            yield name, data
    sound = sound_pictures()
    while made < count:
        made += 1
        name, data = sound[made % len(sound)]
        yield mutant_of(name, data, chance)


def mutant_of(name: str, data: bytes, chance: random.Random) -> Named:
    """Return a picture that was changed once or several times, and how."""
    how = []
    for _ in range(chance.choice((1, 1, 1, 2, 4))):
        mutate = chance.choice((*ANYWHERE, *BY_FORMAT.get(name.rpartition(".")[2], ())))
        data = mutate(data, chance)
        how.append(mutate.__name__)
    return f"{name} {' '.join(how)}", data


def sound_pictures() -> list[Named]:
    """Return small pictures in each format, and, less often, those of the sample case."""
    folder_path = asset_path("sample", "evidence")
    small: list[Named] = [("photo.heic", HEIC_PHOTO)]
    source = Image.effect_mandelbrot((96, 64), (-2.0, -1.5, 1.0, 1.5), 40).convert("RGB")
    formats = ("png", "jpeg", "gif", "webp", "bmp")
    small += [(f"small.{each}", _saved(source, each)) for each in formats]
    small.append(("palette.png", _saved(source.convert("P"), "png")))
    small.append(("progressive.jpeg", _saved(source, "jpeg", progressive=True)))
    small.append(("frames.gif", _saved(source, "gif", save_all=True, append_images=[source] * 5)))
    large = [
        (path.name.lower(), path.read_bytes())
        for path in sorted(folder_path.iterdir())
        if path.suffix.lower() in PICTURE_ENDINGS
    ]
    return small * 4 + [(name.replace(".jpg", ".jpeg"), data) for name, data in large]


def odd_files(most: int, chance: random.Random) -> list[Named]:
    """Return pictures of any kind that came with Python and with installed packages."""
    endings = (*PICTURE_ENDINGS, ".ico", ".ppm", ".xbm", ".svg", ".tga")
    found = sorted(
        Path(folder, name)
        for root in (sysconfig.get_path("stdlib"), sysconfig.get_path("purelib"))
        for folder, _, names in os.walk(root)  # a quarter of the time of Path.rglob
        for name in names
        if name.lower().endswith(endings)
    )
    small = [path for path in found if path.stat().st_size <= LARGEST_ODD_BYTES]
    chosen = small if len(small) <= most else chance.sample(small, most)
    return [(path.name, path.read_bytes()) for path in chosen]


# --- anywhere in the file


def flip_bits(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.choice((1, 2, 8, 64)) if changed else 0):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def repeat_a_part(data: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(data) + 1)
    end = min(len(data), start + chance.choice((4, 64, 4096)))
    return data[:end] + data[start:end] * chance.choice((1, 2, 50)) + data[end:]


def take_out_a_part(data: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(data) + 1)
    return data[:start] + data[start + chance.choice((1, 4, 100)) :]


def noise(data: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(data) + 1)
    part = chance.randbytes(chance.choice((1, 4, 32)))
    return data[:start] + part + data[start + len(part) :]


def huge_number(data: bytes, chance: random.Random) -> bytes:
    """Put a number that is too large where the headers are."""
    start = chance.randrange(max(1, min(len(data), 200)))
    number = chance.choice(HUGE)
    layout = chance.choice((">I", "<I", ">H", "<H"))
    part = struct.pack(layout, number & (0xFFFF if layout[1] == "H" else 0xFFFFFFFF))
    return data[:start] + part + data[start + len(part) :]


ANYWHERE: tuple[Mutate, ...] = (
    flip_bits,
    cut,
    repeat_a_part,
    take_out_a_part,
    noise,
    huge_number,
)


# --- part by part, with sums that fit


def png_chunks(data: bytes, chance: random.Random) -> bytes:
    """Change, repeat, reorder or remove a chunk; its sum fits again."""
    chunks = _chunks_of(data)
    if not chunks:
        return data
    place = chance.randrange(len(chunks))
    kind, body = chunks[place]
    match chance.randrange(5):
        case 0:
            chunks[place] = (kind, huge_number(body, chance) if body else b"\xff" * 13)
        case 1:
            chunks[place:place] = [(kind, body)] * chance.choice((1, 3, 500))
        case 2:
            chance.shuffle(chunks)
        case 3:
            del chunks[place]
        case _:
            other = chance.choice((b"tRNS", b"PLTE", b"acTL", b"fdAT", b"iCCP", b"eXIf", b"IEND"))
            chunks[place:place] = [(other, chance.randbytes(chance.choice((0, 1, 13, 999))))]
    return PNG_START + b"".join(_chunk(*each) for each in chunks)


def jpeg_segments(data: bytes, chance: random.Random) -> bytes:
    """Put a segment with a length, a table or a size of its own behind the start."""
    marker = chance.choice((0xC0, 0xC2, 0xC4, 0xDB, 0xDD, 0xE0, 0xE1, 0xE2, 0xED, 0xFE))
    body = chance.randbytes(chance.choice((0, 2, 17, 300)))
    if marker in {0xC0, 0xC2}:
        body = struct.pack(">BHHB", 8, 65_535, 65_535, 3) + body
    length = chance.choice((len(body) + 2, 0, 1, 65_535))
    segment = bytes((0xFF, marker)) + struct.pack(">H", length) + body
    return data[:2] + segment * chance.choice((1, 1, 200)) + data[2:]


def boxes(data: bytes, chance: random.Random) -> bytes:
    """Change the length or the kind of a box of a HEIC picture."""
    kinds = (b"ftyp", b"meta", b"iloc", b"iinf", b"iprp", b"ipco", b"ispe", b"hvcC", b"mdat")
    at = data.find(chance.choice(kinds))
    if at < 4:
        return data
    number = struct.pack(">I", chance.choice((0, 1, 7, len(data), 0x7FFFFFFF, 0xFFFFFFFF)))
    where = at - 4 if chance.randrange(2) else at + 4 + 4 * chance.randrange(4)
    return data[:where] + number + data[where + 4 :]


def riff_parts(data: bytes, chance: random.Random) -> bytes:
    """Change the lengths or the canvas of a WebP picture."""
    where = chance.choice((4, 16, 20, 24, 27))
    return data[:where] + struct.pack("<I", chance.choice(HUGE)) + data[where + 4 :]


def gif_sizes(data: bytes, chance: random.Random) -> bytes:
    """Claim another canvas, or another size of the first picture."""
    at = chance.choice((6, 8, max(0, data.find(b",")) + 5))
    return data[:at] + struct.pack("<H", chance.choice((0, 1, 30_000, 65_535))) + data[at + 2 :]


def bmp_header(data: bytes, chance: random.Random) -> bytes:
    at = chance.choice((2, 10, 14, 18, 22, 26, 28, 30, 46))
    return data[:at] + struct.pack("<I", chance.choice(HUGE)) + data[at + 4 :]


BY_FORMAT: dict[str, tuple[Mutate, ...]] = {
    "png": (png_chunks, png_chunks),
    "jpeg": (jpeg_segments, jpeg_segments),
    "heic": (boxes, boxes),
    "webp": (riff_parts, riff_parts),
    "gif": (gif_sizes, gif_sizes),
    "bmp": (bmp_header, bmp_header),
}


# --- bombs


def bombs() -> Iterator[Named]:
    """Yield small files that ask for a great deal."""
    yield "memory.png", memory_bomb()
    yield "claims.png", _png(60_000, 60_000, b"")
    yield "ribbon.png", _png(1, 2**31 - 1, b"")
    yield "rows.png", _png(4_000, 4_000, zlib.compress(bytes(4_001 * 1_000)))
    zeros = _zeros(200 << 20)
    for kind, start in ((b"zTXt", b"Comment\0\0"), (b"iCCP", b"p\0\0")):
        yield f"{kind.decode()}.png", _png(1, 1, zlib.compress(bytes(2)), (kind, start + zeros))
    text = b"XML:com.adobe.xmp\0\1\0\0\0"
    yield "xmp.png", _png(1, 1, zlib.compress(bytes(2)), (b"iTXt", text + zeros))
    yield "exif.png", _png(1, 1, zlib.compress(bytes(2)), (b"eXIf", exif_that_loops()))
    yield "exif.jpeg", _with_app1(b"Exif\0\0" + exif_that_loops())
    yield "xmp.jpeg", _with_app1(b"http://ns.adobe.com/xap/1.0/\0" + b"<x>" * 20_000)
    small = _saved(Image.new("RGB", (8, 8)), "jpeg")
    yield "segments.jpeg", small[:2] + b"\xff\xfe\0\x02" * 200_000 + small[2:]
    yield "scans.jpeg", _many_scans()
    frames = [Image.new("RGB", (64, 64), (number % 256, 0, 0)) for number in range(300)]
    yield "frames.gif", _saved(frames[0], "gif", save_all=True, append_images=frames[1:])
    yield "canvas.gif", b"GIF89a" + struct.pack("<HHBBB", 65_535, 65_535, 0xF7, 0, 0)
    yield "nested.heic", HEIC_PHOTO[:28] + b"".join(_nested(5_000)) + HEIC_PHOTO[28:]
    yield "canvas.webp", b"RIFF\x1e\0\0\0WEBPVP8X\x0a\0\0\0\x02\0\0\0" + b"\xff" * 6 + bytes(4)
    yield (
        "negative.bmp",
        b"BM" + struct.pack("<IIIIii", 54, 0, 54, 40, 30_000, -(2**31)) + bytes(28),
    )
    yield "empty", b""


def memory_bomb() -> bytes:
    """Return a picture within all bounds of size that needs more memory than the decoder gets."""
    side_px = 8_900
    return _png(side_px, side_px, _zeros(side_px * (1 + 2 * side_px)), color_type=_GREY_AND_ALPHA)


def exif_that_loops() -> bytes:
    """Return a directory of metadata whose every entry leads back to itself."""
    entries = [struct.pack(">HHII", tag, 13, 1, 8) for tag in (0x8769, 0x8825, 0x014A, 0xA005)]
    entries.append(struct.pack(">HHII", 0x010F, 2, 0xFFFFFFFF, 8))
    directory = struct.pack(">H", len(entries)) + b"".join(entries) + struct.pack(">I", 8)
    return b"MM\0*" + struct.pack(">I", 8) + directory


def _saved(image: Image.Image, name: str, **parameters: object) -> bytes:
    target = io.BytesIO()
    image.save(target, name, **parameters)
    return target.getvalue()


def _chunks_of(data: bytes) -> list[tuple[bytes, bytes]]:
    found = []
    at = len(PNG_START)
    while at + 8 <= len(data):
        length, kind = struct.unpack(">I4s", data[at : at + 8])
        found.append((kind, data[at + 8 : at + 8 + length]))
        at += 12 + length
    return found


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def _zeros(count: int) -> bytes:
    """Return so many zero bytes, compressed, without ever having them all in memory."""
    block = zlib.compressobj(9, zlib.DEFLATED, -15)
    one_mib = block.compress(bytes(1 << 20)) + block.flush(zlib.Z_FULL_FLUSH)
    rest = zlib.compressobj(9, zlib.DEFLATED, -15)
    tail = rest.compress(bytes(count % (1 << 20))) + rest.flush()
    # RFC 1950 §8.2, Adler-32 of zeros: the first sum stays 1, the second counts them.
    check = struct.pack(">HH", count % 65_521, 1)
    return b"\x78\xda" + one_mib * (count >> 20) + tail + check


_GREY = 0
_GREY_AND_ALPHA = 4
"""PNG's colour types, ISO/IEC 15948 §11.2.2."""


def _png(
    width_px: int,
    height_px: int,
    rows: bytes,
    *more: tuple[bytes, bytes],
    color_type: int = _GREY,
) -> bytes:
    size = struct.pack(">IIBBBBB", width_px, height_px, 8, color_type, 0, 0, 0)
    chunks = [(b"IHDR", size), *more, (b"IDAT", rows), (b"IEND", b"")]
    return PNG_START + b"".join(_chunk(*each) for each in chunks)


def _with_app1(body: bytes) -> bytes:
    small = _saved(Image.new("RGB", (8, 8)), "jpeg")
    body = body[:65_000]
    return small[:2] + b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body + small[2:]


def _many_scans() -> bytes:
    """Return a JPEG whose last scan is said again and again; each costs a pass over the picture."""
    data = _saved(Image.new("RGB", (2_000, 2_000), (9, 99, 199)), "jpeg", progressive=True)
    last = data.rfind(b"\xff\xda")
    return data[:last] + data[last:-2] * 400 + data[-2:]


def _nested(depth: int) -> Iterator[bytes]:
    for level in range(depth):
        yield struct.pack(">I4s", 8 * (depth - level), b"moov")
