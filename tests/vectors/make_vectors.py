"""Write the known-answer vectors of format EKV1: values in, bytes out, and what must be refused.

Composed from FORMAT.md with ``hashlib``, ``hmac`` and AES-GCM alone. Every key and nonce is a
constant, so a second run writes the same files. Section numbers (§) are those of FORMAT.md.

Usage, from the top folder: python -m tests.vectors.make_vectors
"""

import hashlib
import hmac
import json
import sys
import unicodedata
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tests.vectors.composing import (
    AT,
    PASSPHRASE,
    VAULT_ID,
    VAULT_KEY,
    Case,
    constant,
    derived,
    recovery_code,
    subkey,
    written,
)
from tests.vectors.header_cases import header_cases
from tests.vectors.ledger_cases import ledger_document
from tests.vectors.mac_cases import mac_cases
from tests.vectors.sealed_cases import sealed_cases, sealed_files

HERE = Path(__file__).resolve().parent


def documents() -> dict[str, bytes]:
    """Return every vector file by its path under this folder."""
    found = {
        "canonical.json": canonical_cases(),
        "keys.json": key_cases(),
        "recovery_code.json": recovery_cases(),
        "padded_size.json": padded_sizes(),
        "custody.json": custody_cases(),
        "header.json": list(header_cases()),
        "header_mac.json": list(mac_cases()),
        "ledger.json": ledger_document(),
        "sealed_file.json": list(sealed_cases()),
    }
    texts = {
        name: json.dumps(value, indent=1, sort_keys=True).encode("ascii") + b"\n"
        for name, value in found.items()
    }
    return {**texts, **{f"sealed/{name}": data for name, data in sealed_files().items()}}


def canonical_cases() -> Case:  # §5
    accepted: list[object] = [
        {"b": 1, "a": ["č", None, True, False]},
        {'quote"back\\slash/': "\b\f\n\r\t\x00\x1f\x7f"},
        {"é": "A\u0301", "z": "\U0001f600", "Z": "\udcff\udc80"},
        [0, -1, 9_007_199_254_740_993, []],
        {},
    ]
    refused = {
        "a space": '{"a": 1}',
        "keys not in order": '{"b":1,"a":2}',
        "a key twice": '{"a":1,"a":2}',
        "a key twice, the same value": '{"a":1,"a":1}',
        "a float": '{"a":1.0}',
        "an exponent": '{"a":1e3}',
        "not a number": '{"a":NaN}',
        "infinity": "[Infinity]",
        "minus zero": "[-0]",
        "a capital escape": '["\\u010D"]',
        "an escape that is not needed": '["\\u0061"]',
        "an escaped slash": '["\\/"]',
        "raw UTF-8": '["č"]',
        "a line feed at the end": "{}\n",
        "two values": "{}{}",
        "nothing": "",
        "cut": '{"a":',
        "nested too deep": "[" * 100_000,
    }
    return {
        "accepted": [{"value": value, "text": written(value).decode()} for value in accepted],
        "refused": [
            # A long run is written as what repeats and how often, to keep the file readable.
            {"name": name, "text": text[:40], "times": max(1, len(text) // 40)}
            for name, text in refused.items()
        ],
    }


def key_cases() -> Case:  # §2
    infos = {
        "header MAC": b"ek1/hdr",
        "database": b"ek1/db/1",
        "sealed files": b"ek1/blob-kek",
    }
    return {
        "vault_key": VAULT_KEY.hex(),
        "subkeys": [
            {"use": use, "info": info.decode(), "key": subkey(VAULT_KEY, info).hex()}
            for use, info in infos.items()
        ],
        "derived": [
            {
                "secret": secret,
                "salt": constant("kdf salt", 16).hex(),
                "m": 65_536,
                "t": 1,
                "p": 4,
                "key": derived(secret, constant("kdf salt", 16)).hex(),
            }
            for secret in (PASSPHRASE, unicodedata.normalize("NFD", PASSPHRASE), " ", "\udcff")
        ],
    }


def recovery_cases() -> list[Case]:
    codes = [recovery_code(f"code {number}") for number in range(20)]
    # One that has 0 and 1 in it, so that the letters mistaken for them can be tried.
    code = next(each for each in codes if "0" in each and each.count("1") > 1)
    other = "Z" if code[7] != "Z" else "Y"
    typed: dict[str, str | None] = {each: each for each in codes}
    typed |= {
        code.lower(): code,
        "-".join(code[start : start + 4] for start in range(0, 32, 4)): code,
        f" {code[:9]} \t{code[9:20]}\n{code[20:]}\r\n": code,
        code.replace("0", "O").replace("1", "I", 1).replace("1", "l"): code,
        code[:7] + other + code[8:]: None,
        code[:-1] + ("Z" if code[-1] != "Z" else "Y"): None,
        code[1] + code[0] + code[2:]: None,
        code[:-1]: None,
        code + "0": None,
        "U" + code[1:]: None,
        code[:31] + "é": None,
        "": None,
    }
    return [{"typed": text, "code": found} for text, found in typed.items()]


def padded_sizes() -> list[list[int]]:  # §3
    small = [(0, 4096), (1, 4096), (4095, 4096), (4096, 4096)]
    # By hand: above 2^12 the unit is 2^(12-4) = 256 bytes, above 2^16 it is 2^(16-5) = 2048,
    # above 2^20 2^(20-5) = 32 768, above 2^32 2^(32-6) = 67 108 864.
    larger = [
        *((4097, 4352), (4352, 4352), (8191, 8192), (8192, 8192), (8193, 8704)),
        *((65_536, 65_536), (65_537, 67_584), (131_071, 131_072), (500_000, 507_904)),
        *((1_048_575, 1_048_576), (1_048_576, 1_048_576), (1_048_577, 1_081_344)),
        *((4_294_967_296, 4_294_967_296), (4_294_967_297, 4_362_076_160)),
    ]
    return [list(pair) for pair in (*small, *larger)]


def custody_cases() -> Case:  # §5
    key = Ed25519PrivateKey.from_private_bytes(constant("ledger key", 32))
    public = key.public_key().public_bytes(
        serialization.Encoding.Raw, serialization.PublicFormat.Raw
    )
    record_key = constant("record key", 32)
    records: list[tuple[str, object]] = [
        ("case", {}),
        ("statement/1", {"facts": "Čutim \udcff", "feelings": "", "written_at": AT}),
        ("statement/2", {"facts": "Čutim \udcff", "feelings": "", "written_at": AT}),
    ]
    details: list[dict[str, Any]] = [
        {"ledger_public_key": public.hex(), "under_18": False, "vault": VAULT_ID},
        {"label": "JS-001", "size_bytes": 4097},
        {},
    ]
    chain, entries = "0" * 64, []
    for n, detail in enumerate(details, start=1):
        entry = {
            "n": n,
            "at": AT if n == 1 else "2026-11-21T08:30:00.250000Z",
            "offset_minutes": 60,
            "monotonic_ms": 1_000 * n,
            "boot_id": "",
            "app_version": "1",
            "actor": "passphrase",
            "action": ("case-created", "item-imported", "checked")[n - 1],
            "object": ("case", "item/" + "ab" * 16, "vault")[n - 1],
            "before": None,
            "after": None if n == len(details) else constant("after", 32).hex(),
            "detail": detail,
        }
        salt = constant(f"entry {n}", 16)
        committed = hashlib.sha256(b"EKc1" + salt + written(entry)).hexdigest()
        head = n.to_bytes(8, "big") + bytes.fromhex(chain) + bytes.fromhex(committed)
        chain = hashlib.sha256(b"EKh1" + head).hexdigest()
        entries.append(
            {"entry": entry, "salt": salt.hex(), "commitment": committed, "chain": chain}
        )
    message = b"EKcp1" + written({"vault": VAULT_ID, "n": 3, "h": chain, "at": AT})
    return {
        "entries": entries,
        "records": [
            {
                "key": record_key.hex(),
                "object": about,
                "record": record,
                "digest": hmac.digest(record_key, written(["EKr1", about, record]), "sha256").hex(),
            }
            for about, record in records
        ],
        "checkpoint": {
            "vault": VAULT_ID,
            "n": 3,
            "chain": chain,
            "at": AT,
            "message": message.hex(),
            "public_key": public.hex(),
            "signature": key.sign(message).hex(),
        },
    }


def main() -> int:
    for name, data in documents().items():
        path = HERE / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
        sys.stdout.write(f"{name} {len(data)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
