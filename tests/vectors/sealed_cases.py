"""Sealed files and what is done to them; every change must be noticed (FORMAT.md §3)."""

import hashlib
from collections.abc import Iterator

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from tests.vectors.composing import AT, BLOB_KEY, Case, constant, subkey, written


def sealed_file(
    blob_id: str, content: bytes, record: bytes, *, reserved: bytes = b"\0\0", padded_bytes: int
) -> bytes:  # §3
    fixed = b"EKBLOB1\0\x01\x10" + reserved + bytes.fromhex(blob_id) + constant(blob_id, 32)
    file_key, nonce = constant("file key " + blob_id, 32), constant("wrap " + blob_id, 12)
    data = fixed + nonce + AESGCM(BLOB_KEY).encrypt(nonce, file_key, fixed)
    nonce = constant("record " + blob_id, 12)
    padded = (len(record).to_bytes(4, "big") + record).ljust(4096, b"\0")
    data += nonce + AESGCM(subkey(file_key, b"ek1/blob-record" + fixed)).encrypt(
        nonce, padded, None
    )
    plain = content.ljust(padded_bytes, b"\0")
    cipher = AESGCM(subkey(file_key, b"ek1/blob-stream" + fixed))
    starts = range(0, padded_bytes, 65_536)
    for counter, start in enumerate(starts):
        nonce = counter.to_bytes(11, "big") + bytes([counter == len(starts) - 1])
        data += cipher.encrypt(nonce, plain[start : start + 65_536], None)
    return data


def record_of(content: bytes, **changes: object) -> Case:
    return {
        "name": "Posnetek \udcff.png",
        "media_type": "image/png",
        "kind": "file",
        "sensitivity": "ordinary",
        "imported_at": AT,
        "size_bytes": len(content),
        "sha256": hashlib.sha256(content).hexdigest(),
        **changes,
    }


SHORT = constant("short content", 700)
LONG = constant("long content", 135_000)
SHORT_ID, LONG_ID, RESERVED_ID, LOOSE_ID, LESS_ID = (f"{n:02x}" * 16 for n in (1, 2, 3, 4, 5))


def sealed_files() -> dict[str, bytes]:
    short = written(record_of(SHORT))
    loose = short.replace(b'"kind"', b' "kind"')
    too_long = written(record_of(SHORT, size_bytes=4_097))
    return {
        SHORT_ID: sealed_file(SHORT_ID, SHORT, short, padded_bytes=4_096),
        LONG_ID: sealed_file(LONG_ID, LONG, written(record_of(LONG)), padded_bytes=135_168),
        RESERVED_ID: sealed_file(RESERVED_ID, SHORT, short, reserved=b"\7\7", padded_bytes=4_096),
        LOOSE_ID: sealed_file(LOOSE_ID, SHORT, loose, padded_bytes=4_096),
        LESS_ID: sealed_file(LESS_ID, SHORT, too_long, padded_bytes=4_096),
    }


def sealed_cases() -> Iterator[Case]:
    """Yield edits of the sealed files: [position, "xor", hex], ["cut", size], ["append", hex] …"""

    def case(name: str, *edits: list[object], file: str = LONG_ID, **changes: object) -> Case:
        return {
            "name": name,
            "file": file,
            "as": file,
            "edits": list(edits),
            "opens": False,
            "blob_key": BLOB_KEY.hex(),
            **changes,
        }

    for file, content in ((SHORT_ID, SHORT), (LONG_ID, LONG), (RESERVED_ID, SHORT)):
        yield case("as it was sealed", file=file, opens=True, record=record_of(content))
    yield case("a record that is not canonical", file=LOOSE_ID)
    yield case("a record that promises more than there is", file=LESS_ID)
    yield case("under the name of another", **{"as": SHORT_ID})
    yield case("with another key", blob_key=constant("another key", 32).hex())
    chunk, first = 65_552, 4_244
    second, last, end = first + chunk, first + 2 * chunk, first + 135_168 + 3 * 16
    parts = {
        "magic": 0,
        "suite": 8,
        "chunk size": 9,
        "reserved bytes": 10,
        "id": 12,
        "salt": 28,
        "key nonce": 60,
        "key": 72,
        "key tag": 119,
        "record nonce": 120,
        "record": 132,
        "record's zeros": 4_000,
        "record tag": 4_243,
        "first chunk": first,
        "first tag": second - 1,
        "last chunk": last,
        "padding": end - 17,
        "last tag": end - 1,
    }
    for part, position in parts.items():
        yield case(f"a bit of the {part} flipped", ["flip", position])
    for size in (
        0,
        8,
        59,
        60,
        119,
        120,
        4_243,
        first,
        first + 15,
        first + 16,
        second,
        last,
        end - 1,
    ):
        yield case(f"cut to {size} bytes", ["cut", size])
    yield case("a byte more", ["append", end - 1, end])
    yield case("the last chunk twice", ["append", last, end])
    yield case("the first chunk again at the end", ["append", first, second])
    yield case("two chunks swapped", ["swap", first, second, chunk])
    yield case("the first chunk in the place of the second", ["copy", first, second, chunk])
    yield case("the second chunk left out", ["drop", second, last])
