"""The check digits of wallet addresses.

Base58Check (Bitcoin, Litecoin, TRON), segregated witness addresses (BIP-173 and BIP-350),
mixed-case hex (EIP-55) and Monero's block-wise Base58. python-stdnum supplies the Base58 and Bech32
arithmetic; its own Bitcoin validation knows BIP-173 only and so refuses every taproot address.
"""

import hashlib
from functools import reduce

from Cryptodome.Hash import keccak
from stdnum import bitcoin
from stdnum.exceptions import ValidationError

BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"

_BASE58_VALUES = {sign: value for value, sign in enumerate(BASE58)}
_BECH32_VALUES = {sign: value for value, sign in enumerate(BECH32)}

_VERSIONED_HASH_BYTES = 25
"""One version byte, a 20-byte hash, four check bytes."""

_BECH32_RESIDUE = 1
"""BIP-173, for witness version 0."""
_BECH32M_RESIDUE = 0x2BC830A3
"""BIP-350, for witness versions 1 to 16."""
_BECH32_MAXIMUM_SIGNS = 90
_BECH32_CHECK_SIGNS = 6
_WITNESS_VERSIONS = range(17)
_WITNESS_PROGRAM_BYTES = range(2, 41)
_WITNESS_V0_PROGRAM_BYTES = frozenset({20, 32})

_MONERO_BLOCK_SIGNS = 11
_MONERO_BLOCK_BYTES = {0: 0, 2: 1, 3: 2, 5: 3, 6: 4, 7: 5, 9: 6, 10: 7, 11: 8}
"""Signs of a block → bytes it stands for (CryptoNote standard 7, Monero's base58.cpp)."""
_CHECK_BYTES = 4


def base58check_version(address: str) -> int | None:
    """Return the version byte of a Base58Check address, or ``None`` when it does not check.

    >>> base58check_version("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa")
    0
    >>> base58check_version("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb") is None
    True
    """
    if not _BASE58_VALUES.keys() >= set(address):
        return None
    data = bitcoin.b58decode(address)
    if len(data) != _VERSIONED_HASH_BYTES:
        return None
    payload, check = data[:-_CHECK_BYTES], data[-_CHECK_BYTES:]
    if hashlib.sha256(hashlib.sha256(payload).digest()).digest()[:_CHECK_BYTES] != check:
        return None
    return payload[0]


def is_segwit_address(address: str, *, prefix: str) -> bool:
    """Return whether an address is right by BIP-173 (witness version 0) or BIP-350 (1 to 16).

    Args:
        address: The address as written; all lower or all upper case.
        prefix: The human-readable part, lower case: ``bc``, ``ltc``.
    """
    lower = address.lower()
    if address not in {lower, address.upper()} or len(address) > _BECH32_MAXIMUM_SIGNS:
        return False
    data = [_BECH32_VALUES.get(sign, -1) for sign in lower.removeprefix(f"{prefix}1")]
    if len(data) <= _BECH32_CHECK_SIGNS or -1 in data or not lower.startswith(f"{prefix}1"):
        return False
    version = data[0]
    expanded = [ord(sign) >> 5 for sign in prefix] + [0] + [ord(sign) & 31 for sign in prefix]
    residue = _BECH32M_RESIDUE if version else _BECH32_RESIDUE
    if version not in _WITNESS_VERSIONS or bitcoin.bech32_checksum(expanded + data) != residue:
        return False
    try:
        program_bytes = len(bitcoin.b32decode(data[1:-_BECH32_CHECK_SIGNS]))
    except ValidationError:
        return False
    allowed = _WITNESS_PROGRAM_BYTES if version else _WITNESS_V0_PROGRAM_BYTES
    return program_bytes in allowed


def eip55(address: str) -> str:
    """Return an Ethereum address with its check digits, which are the letters' cases (EIP-55).

    >>> eip55("0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed")
    '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed'
    """
    digits = address[2:].lower()
    nibbles = keccak.new(digest_bits=256, data=digits.encode("ascii")).hexdigest()
    return "0x" + "".join(
        digit.upper() if int(nibble, 16) >= 8 else digit  # noqa: PLR2004 - the nibble's top bit
        for digit, nibble in zip(digits, nibbles, strict=False)
    )


def monero_network(address: str) -> int | None:
    """Return the network byte of a Monero address, or ``None`` when it does not check."""
    blocks = [
        _monero_block(address[start : start + _MONERO_BLOCK_SIGNS])
        for start in range(0, len(address), _MONERO_BLOCK_SIGNS)
    ]
    data = b"".join(block for block in blocks if block is not None)
    if None in blocks or len(data) <= _CHECK_BYTES:
        return None
    payload, check = data[:-_CHECK_BYTES], data[-_CHECK_BYTES:]
    if keccak.new(digest_bits=256, data=payload).digest()[:_CHECK_BYTES] != check:
        return None
    return payload[0]


def _monero_block(signs: str) -> bytes | None:
    size = _MONERO_BLOCK_BYTES.get(len(signs))
    if size is None or not _BASE58_VALUES.keys() >= set(signs):
        return None
    value = reduce(lambda total, sign: total * 58 + _BASE58_VALUES[sign], signs, 0)
    return value.to_bytes(size, "big") if value < 1 << 8 * size else None
