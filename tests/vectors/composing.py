"""Parts the known-answer vectors are composed of: constant keys, canonical text, key derivation.

Written from FORMAT.md, with no code of Evidence Kit, so that a vector is an answer of its own.
"""

import functools
import hashlib
import json
import unicodedata
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
PASSPHRASE = "five unrelated words čuvaj me"
VAULT_ID = "00112233445566778899aabbccddeeff"
AT = "2026-11-21T08:30:00Z"

Case = dict[str, Any]


def constant(name: str, size_bytes: int) -> bytes:
    """Return the key, salt or nonce of this name, the same every time."""
    return hashlib.shake_256(b"EKV1 vectors " + name.encode()).digest(size_bytes)


def written(value: object) -> bytes:
    return json.dumps(value, sort_keys=True, separators=(",", ":")).encode("ascii")


def subkey(key: bytes, info: bytes) -> bytes:
    return HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=info).derive(key)


VAULT_KEY = constant("vault key", 32)
BLOB_KEY = subkey(VAULT_KEY, b"ek1/blob-kek")


@functools.cache
def derived(secret: str, salt: bytes) -> bytes:
    kdf = Argon2id(salt=salt, length=32, iterations=1, lanes=4, memory_cost=65_536)
    return kdf.derive(unicodedata.normalize("NFC", secret).encode("utf-8", "surrogatepass"))


def recovery_code(name: str) -> str:  # §2
    body = "".join(ALPHABET[byte & 31] for byte in constant(name, 30))
    bits = int.from_bytes(hashlib.sha256(b"EKrc1" + body.encode()).digest()[:2], "big") >> 6
    return body + ALPHABET[bits >> 5] + ALPHABET[bits & 31]
