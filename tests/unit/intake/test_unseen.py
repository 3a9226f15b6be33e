import base64
import binascii
import json
import struct
import urllib.parse
import zlib
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence_kit.intake.unseen import (
    carries_embedded_data,
    picture_holds_more,
    text_carries_data,
)
from evidence_kit.resources import asset_path

EVIDENCE = asset_path("sample", "evidence")
JPEG = (EVIDENCE / "photo_2026-11-19_12-41-38.jpg").read_bytes()[:6000]
PNG = (EVIDENCE / "Screenshot_20261118-231117_Instagram.png").read_bytes()[:6000]
HEIC = (EVIDENCE / "IMG_0318.HEIC").read_bytes()[:6000]
WEBP = (EVIDENCE / "Invoice ex4471.webp").read_bytes()[:6000]
WHOLE_JPEG = (EVIDENCE / "Screenshot_20261119-075254.jpg").read_bytes()
MIDDLE = JPEG[3000:5000]
"""The inside of a picture: nothing in it says what it is."""

CHAT = "18.11.2026, 23:11 - Lena: pošlji 500 € 😡\n18.11.2026, 23:12 - Jo: prosim, ne\n"


def base64_of(data: bytes) -> str:
    return base64.b64encode(data).decode()


def folded(text: str, columns: int, between: str = "\n") -> str:
    return between.join(text[at : at + columns] for at in range(0, len(text), columns))


def uuencoded(data: bytes) -> str:
    lines = (binascii.b2a_uu(data[at : at + 45], backtick=True) for at in range(0, len(data), 45))
    return b"".join(lines).decode()


def hex_dump(data: bytes) -> str:
    return "".join(
        f"{at:08x}: {data[at : at + 16].hex(' ', 2)}  {'.' * 16}\n"
        for at in range(0, len(data), 16)
    )


IN_TEXT = {
    "one line": base64_of(MIDDLE),
    "as mail programs fold it": folded(base64_of(MIDDLE), 76, "\r\n"),
    "as PEM folds it": folded(base64_of(MIDDLE), 64),
    "folded narrowly": folded(base64_of(MIDDLE), 20),
    "indented, as vCard and iCalendar fold it": folded(base64_of(MIDDLE), 72, "\r\n "),
    "quoted in a reply": folded(base64_of(MIDDLE), 76, "\n> > "),
    "in JSON with escaped slashes": json.dumps(base64_of(MIDDLE)).replace("/", "\\/"),
    "in JSON in JSON": json.dumps(json.dumps(base64_of(MIDDLE)).replace("/", "\\/")),
    "in JSON with line ends": json.dumps(folded(base64_of(MIDDLE), 76, "\r\n")),
    "in JSON as a list of lines": json.dumps(folded(base64_of(MIDDLE), 60).split("\n"), indent=2),
    "in JSON with escaped signs": base64_of(MIDDLE).replace("+", "\\u002B").replace("/", "\\u002f"),
    "in HTML": base64_of(MIDDLE).replace("/", "&#x2F;").replace("=", "&#61;"),
    "in a program": '"' + folded(base64_of(MIDDLE), 60, '" +\n    "') + '"',
    "for addresses": base64.urlsafe_b64encode(MIDDLE).decode(),
    "in a link": urllib.parse.quote(base64_of(MIDDLE), safe=""),
    "in base32": folded(base64.b32encode(MIDDLE).decode(), 60),
    "in hex": folded(MIDDLE.hex(), 60),
    "in hex with spaces": MIDDLE.hex(" "),
    "in hex with colons": folded(MIDDLE.hex(":"), 45, "\n    "),
    "in hex with addresses": hex_dump(MIDDLE),
    "as a list of numbers": json.dumps(list(MIDDLE)),
    "as numbers by position": json.dumps({str(at): byte for at, byte in enumerate(MIDDLE)}),
    "uuencoded": f"begin 644 a.bin\n{uuencoded(MIDDLE)}end\n",
    "uuencoded without its beginning": uuencoded(MIDDLE),
    "yEnc": "=ybegin line=128 size=2000 name=a.bin\n",
    "a small JPEG": base64_of(JPEG[:120]),
    "a small JPEG in JSON": json.dumps({"thumb": base64_of(JPEG[:120])}).replace("/", "\\/"),
    "a small JPEG for addresses": base64.urlsafe_b64encode(JPEG[:120]).decode(),
    "a small JPEG in hex": JPEG[:120].hex(),
    "a small PNG": base64_of(PNG[:120]),
    "a small HEIC": base64_of(HEIC[:120]),
    "a small WebP": base64_of(WEBP[:120]),
    "a small GIF": base64_of(b"GIF89a" + MIDDLE[:60]),
    "a small BMP": base64_of(b"BM" + struct.pack("<IHHII", 4000, 0, 0, 54, 40) + MIDDLE[:60]),
    "a small ZIP": base64_of(b"PK\x03\x04" + MIDDLE[:60]),
    "a JPEG in a program": "b'\\xff\\xd8\\xff\\xe0\\x00'",
    "a JPEG in JSON escapes": '"\\u00FF\\u00D8\\u00FF\\u00E0"',
    "a JPEG in a quoted mail": "=FF=D8=FF=E0=00=10JFIF",
    "a data address": "see data:image/png;base64,iVBORw0KGgo=",
    "a data address in JSON": json.dumps("data:image/heic;base64,AA").replace("/", "\\/"),
    "a data address in a link": urllib.parse.quote("data:image/png;base64,AA", safe=""),
    "a data address without base64": "data:image/svg+xml,%3Csvg%3E",
    "a drawing": 'look <svg viewBox="0 0 9 9"><path d="M0 0"/></svg>',
    "an attachment": "Content-Transfer-Encoding: base64\r\n\r\n",
    "an attachment, written otherwise": "content-transfer-encoding:\tx-uuencode",
    "a calendar": "ATTACH;FMTTYPE=image/jpeg;ENCODING=BASE64;VALUE=BINARY:",
    "a card of today": "PHOTO;ENCODING=b;TYPE=JPEG:",
    "a card of yesterday": "PHOTO;JPEG;BASE64:",
    "bytes": JPEG.decode("utf-8", "surrogateescape"),
    "bytes read as letters": JPEG.decode("latin-1"),
    "bytes in JSON": json.dumps(JPEG.decode("latin-1")),
}

HARMLESS = {
    "a chat": CHAT * 200,
    "a chat in JSON": json.dumps([{"from": "Lena", "text": CHAT}] * 200),
    "a chat in JSON without spaces": json.dumps(
        [{"id": n, "date_unixtime": "1795039860", "text": "ne\n"} for n in range(800)],
        separators=(",", ":"),
    ),
    "a chat in another alphabet, escaped": json.dumps("Пришли 500 евро или все увидят. " * 200),
    "a chat whose letters were read wrongly": json.dumps(
        CHAT.encode().decode("latin-1") * 100, ensure_ascii=True
    ),
    "a link": "https://example.com/" + "a-b." * 400,
    "a link with a token": "https://l.example.com/l.php?u=https%3A%2F%2Fexample.net&h="
    + "AT0x9" * 80,
    "a link in another alphabet": "https://wa.me/?text=" + urllib.parse.quote("Пришли евро " * 90),
    "many links": "".join(f"https://www.instagram.com/p/C1x{n:08d}/\n" for n in range(200)),
    "wallets": "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4\n" * 20,
    "a long wallet": "4" + "8Ab3" * 26,
    "a payment request": "lnbc" + "20m1pvjluezsp5zyg3" * 30,
    "transactions": f"{'ab12' * 16}\n" * 12,
    "bank accounts": "SI56 1910 0000 0123 438\nSI56191000000123438\n" * 60,
    "followers": "sofia_kranjc\nmarko.novak99\n" * 300,
    "dashes": ("-" * 78 + "\n") * 40,
    "laughter": "ha" * 2000,
    "a scream": "A" * 5000,
    "times": "23:11 23:12 23:13\n" * 400,
    "amounts": "500, 49.90, 1200.50, 300\n" * 200,
    "stray control characters": "a\x07b\x0bc\x15d" + CHAT,
    "an old encoding": "pošlji denar šele četrtek\n".encode("cp1250").decode(
        "utf-8", "surrogateescape"
    ),
    "half a smile": "ok \ud83d",
    "a mail's plain part": "Content-Transfer-Encoding: 8bit\r\n\r\nPošlji denar.",
    "words about data": "They have my data: photos and names; base 64 friends, PNG and JPEG.",
    "nothing": "",
}


@pytest.mark.parametrize("text", IN_TEXT.values(), ids=IN_TEXT.keys())
def test_a_picture_in_a_text_is_found(text: str) -> None:
    assert carries_embedded_data(text)
    assert carries_embedded_data(CHAT + text + "\n" + CHAT)


@pytest.mark.parametrize("text", HARMLESS.values(), ids=HARMLESS.keys())
def test_words_links_and_wallets_are_let_through(text: str) -> None:
    assert not carries_embedded_data(text)


@given(
    data=st.binary(min_size=1, max_size=400).map(lambda some: (some + MIDDLE)[:1500]),
    columns=st.integers(16, 200),
    between=st.sampled_from(["\n", "\r\n", "\r\n ", "\n> ", "\\n", "\\r\\n", '",\n    "', "\n\n"]),
)
def test_folding_hides_nothing(data: bytes, columns: int, between: str) -> None:
    assert carries_embedded_data(folded(base64_of(data), columns, between))


def pieces(data: bytes, size: int) -> Iterator[bytes]:
    return (data[at : at + size] for at in range(0, len(data), size))


@pytest.mark.parametrize("before", range(0, 40_000, 1111))
def test_no_seam_hides_a_picture(before: int) -> None:
    picture = folded(base64_of(MIDDLE), 20, "\r\n          > ")
    data = ("a " * (before // 2) + "\n" + picture).encode()

    assert text_carries_data(pieces(data, 20_000))


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig"])
@pytest.mark.parametrize(
    ("text", "expected"), [(folded(base64_of(MIDDLE), 76), True), (CHAT * 900, False)]
)
def test_a_text_is_decoded_before_it_is_looked_at(
    encoding: str, text: str, *, expected: bool
) -> None:
    mark = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}.get(encoding, b"")

    assert text_carries_data(pieces(mark + text.encode(encoding), 4097)) is expected


@pytest.mark.parametrize(
    "data",
    [
        CHAT.encode() * 100 + JPEG,
        CHAT.encode() * 100 + HEIC,
        b"\xff\xfe" + JPEG,
        b"\xff\xfe" + CHAT.encode("utf-16-le") * 100 + PNG,
        b"\xff\xfe" + CHAT.encode("utf-16-le") + b"a",
    ],
)
def test_a_text_is_text_to_its_end(data: bytes) -> None:
    assert text_carries_data(pieces(data, 20_000))


def png(*chunks: tuple[bytes, bytes]) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        crc = zlib.crc32(kind + data)
        return len(data).to_bytes(4, "big") + kind + data + crc.to_bytes(4, "big")

    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(*each) for each in chunks)


def webp(flags: int) -> bytes:
    return b"RIFF\x20\0\0\0WEBPVP8X\x0a\0\0\0" + bytes([flags]) + bytes(9)


def heic(*brands: bytes) -> bytes:
    box = b"ftyp" + brands[0] + bytes(4) + b"".join(brands[1:])
    return (4 + len(box)).to_bytes(4, "big") + box + b"\0\0\0\x08mdat" + b"hevc"


MOTION = b'\xff\xd8\xff\xe1<x:xmpmeta GCamera:MotionPhoto="1"/>'
ANIMATED = png((b"IHDR", bytes(13)), (b"tEXt", bytes(70_000)), (b"acTL", bytes(8)))


@pytest.mark.parametrize(
    ("media_type", "data", "expected"),
    [
        ("image/png", ANIMATED, True),
        ("image/png", png((b"IHDR", bytes(13)), (b"IDAT", b"acTL")), False),
        ("image/png", PNG, False),
        ("image/webp", webp(0x02), True),
        ("image/webp", webp(0x10), False),
        ("image/webp", webp(0x02)[:20], False),
        ("image/webp", WEBP, False),
        ("image/heic", heic(b"heic", b"mif1", b"hevc"), True),
        ("image/heif", heic(b"mif1", b"msf1"), True),
        ("image/avif", heic(b"avif", b"avis"), True),
        ("image/heic", heic(b"heic", b"mif1", b"heic"), False),
        ("image/heic", HEIC + MOTION, True),
        ("image/heic", HEIC, False),
        ("image/jpeg", MOTION, True),
        ("image/jpeg", JPEG + b"<Camera:MicroVideo>1</Camera:MicroVideo>", True),
        ("image/jpeg", JPEG + b"MotionPhoto_Data\0\0\0\x18ftypmp42", True),
        ("image/jpeg", MOTION.replace(b'"1"', b'"0"'), False),
        ("image/jpeg", JPEG, False),
        ("image/bmp", b"BM", False),
        ("image/png", png((b"IHDR", bytes(13)), (b"IEND", b"")), False),
        ("image/png", png((b"IHDR", bytes(13)), (b"IEND", b"")) + bytes(99), False),
        ("image/png", png((b"IHDR", bytes(13)), (b"IEND", b"")) + MIDDLE, True),
        ("image/png", PNG[:8] + MIDDLE, True),
        ("image/webp", webp(0x10) + bytes(11), False),
        ("image/webp", webp(0x10) + bytes(11) + MIDDLE, True),
        ("image/bmp", b"BM" + (70).to_bytes(4, "little") + bytes(64), False),
        ("image/bmp", b"BM" + (70).to_bytes(4, "little") + bytes(64) + MIDDLE, True),
        ("image/bmp", b"BM" + bytes(4) + MIDDLE, False),
        ("image/jpeg", WHOLE_JPEG, False),
        ("image/jpeg", WHOLE_JPEG + bytes(99), False),
        ("image/jpeg", WHOLE_JPEG + MIDDLE, True),
        ("image/jpeg", WHOLE_JPEG + WHOLE_JPEG, True),
        ("image/jpeg", WHOLE_JPEG + b"Image_UTC_DataSEFH" + bytes(8) + b"SEFT", False),
        ("image/jpeg", WHOLE_JPEG + WHOLE_JPEG + b"SEFH" + bytes(8) + b"SEFT", True),
        ("image/jpeg", b"\xff\xd8\xff\xe0\0\x04ab" + MIDDLE, True),
    ],
)
@pytest.mark.parametrize("size", [1 << 20, 97])
def test_further_pictures_in_a_picture_are_found(
    media_type: str, data: bytes, size: int, *, expected: bool
) -> None:
    assert picture_holds_more(media_type, pieces(data, size)) is expected


@pytest.mark.parametrize("media_type", ["image/png", "image/jpeg", "image/heic", "image/webp"])
def test_a_picture_of_no_bytes_holds_no_more(media_type: str) -> None:
    assert not picture_holds_more(media_type, iter(()))
