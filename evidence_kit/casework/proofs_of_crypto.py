"""Compare every primitive that evidence rests on with the answer its standard prints.

A library that was built wrongly or swapped would otherwise be noticed by nobody: a vault that it
made would open with it again.
"""

import hmac
from collections.abc import Callable, Mapping

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from evidence_kit import hashing, keys
from evidence_kit.casework.proofs import Answer, Proof
from evidence_kit.i18n import N_

_DISAGREEMENTS = (
    InvalidSignature,
    InvalidTag,
    ValueError,
    TypeError,
    MemoryError,
    RuntimeError,
)
"""What a library raises that does not do what its standard says."""

_RIGHT = N_("This gives the answer that its standard prints.")
_WRONG = N_("This gives another answer than its standard prints. Do not use this installation.")


def prove_crypto(checks: Mapping[str, Callable[[], bool]] | None = None) -> tuple[Proof, ...]:
    """Return a proof for every primitive.

    Args:
        checks: What to try, by name; all of :data:`CHECKS` when not said.
    """
    return tuple(
        _proof(name, check) for name, check in (CHECKS if checks is None else checks).items()
    )


def _proof(name: str, check: Callable[[], bool]) -> Proof:
    try:
        is_right, detail = check(), ""
    except _DISAGREEMENTS as problem:
        is_right, detail = False, type(problem).__name__
    return Proof(
        subject=f"crypto/{name}",
        answer=Answer.GOOD if is_right else Answer.BAD,
        words=_RIGHT if is_right else _WRONG,
        detail=detail,
    )


def _sha256() -> bool:
    expected = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    return hashing.sha256(b"abc") == expected


def _hmac_sha256() -> bool:
    expected = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
    return hmac.digest(b"Jefe", b"what do ya want for nothing?", "sha256").hex() == expected


def _hkdf_sha256() -> bool:
    expected = "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf"
    salt, info = bytes(range(0x0D)), bytes(range(0xF0, 0xFA))
    return keys.subkey(b"\x0b" * 22, info, salt).hex() == expected


def _argon2id() -> bool:
    expected = "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659"
    kdf = Argon2id(
        salt=b"\x02" * 16,
        length=32,
        iterations=3,
        lanes=4,
        memory_cost=32,
        secret=b"\x03" * 8,
        ad=b"\x04" * 12,
    )
    return kdf.derive(b"\x01" * 32).hex() == expected


def _aes_256_gcm() -> bool:
    sealed = bytes.fromhex("cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919")
    cipher, nonce = AESGCM(bytes(32)), bytes(12)
    if cipher.encrypt(nonce, bytes(16), None) != sealed:
        return False
    try:
        cipher.decrypt(nonce, sealed[:-1] + bytes([sealed[-1] ^ 1]), None)
    except InvalidTag:
        return cipher.decrypt(nonce, sealed, None) == bytes(16)
    return False


def _ed25519() -> bool:
    seed = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"
    public = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"
    signature = (
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
        "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"
    )
    key = ed25519.Ed25519PrivateKey.from_private_bytes(bytes.fromhex(seed))
    return key.public_key().public_bytes_raw().hex() == public and key.sign(b"").hex() == signature


def _ecdsa_p256() -> bool:
    x = 0x60FED4BA255A9D31C961EB74C6356D68C049B8923B61FA6CE669622E60F29FB6
    y = 0x7903FE1008B8BC99A41AE9E95628BC64F2F1B20C2D7E9F5177A3C294D4462299
    r = 0xEFD48B2AACB6A8FD1140DD9CD45E81D69D2C877B56AAF991C34D0EA84EAF3716
    s = 0xF7CB1C942D657C41D436C7A1B6E29F65F3E900DBB9AFF4064DC4AB2F843ACDA8
    key = ec.EllipticCurvePublicNumbers(x, y, ec.SECP256R1()).public_key()
    signature = encode_dss_signature(r, s)
    key.verify(signature, b"sample", ec.ECDSA(hashes.SHA256()))
    try:
        key.verify(signature, b"another sample", ec.ECDSA(hashes.SHA256()))
    except InvalidSignature:
        return True
    return False


CHECKS: Mapping[str, Callable[[], bool]] = {
    "sha-256": _sha256,  # FIPS 180-4, example "abc"
    "hmac-sha-256": _hmac_sha256,  # RFC 4231 §4.3
    "hkdf-sha-256": _hkdf_sha256,  # RFC 5869 A.1, its first 32 bytes
    "argon2id": _argon2id,  # RFC 9106 §5.3
    "aes-256-gcm": _aes_256_gcm,  # The Galois/Counter Mode (McGrew, Viega), test case 14
    "ed25519": _ed25519,  # RFC 8032 §7.1, test 1
    "ecdsa-p-256": _ecdsa_p256,  # RFC 6979 A.2.5, SHA-256, "sample"
}
"""Name → whether it gives its standard's answer."""
