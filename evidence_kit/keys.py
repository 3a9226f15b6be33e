"""Passphrase or recovery code → key; one random vault key → every other key.

The rules are: a passphrase is normalised to NFC, so that the same words typed on another keyboard
open the vault; parameters read from a file are checked before anything is derived with them; too
little memory is said, never answered with weaker parameters. Python cannot wipe memory, so keys
live only as long as the process that holds them.
"""

import hashlib
import secrets
import unicodedata
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from evidence_kit.errors import (
    KeyMemoryError,
    RecoveryCodeMistypedError,
    RecoveryGroupMistypedError,
    WeakPassphraseError,
)

KEY_BYTES = 32
SALT_BYTES = 16
NONCE_BYTES = 12
TAG_BYTES = 16

MINIMUM_PASSPHRASE_CHARACTERS = 12
"""The floor for a new passphrase; advice on good ones is the caller's."""

_RECOVERY_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O or U, so handwriting cannot mislead."""

_RECOVERY_RANDOM_CHARACTERS = 30
_RECOVERY_CHECK_CHARACTERS = 2
_GROUP_CHARACTERS = 4
_RECOVERY_GROUPS = 8
_LOOK_ALIKES = str.maketrans({"I": "1", "L": "1", "O": "0"})


@dataclass(frozen=True, slots=True, kw_only=True)
class KdfParameters:
    """Argon2id parameters (RFC 9106)."""

    memory_kib: int
    iterations: int
    lanes: int

    def are_within_bounds(self) -> bool:
        """Whether parameters from a file may be used: 64 MiB–1 GiB, 1–16 passes, 1–8 lanes.

        Less would let an attacker downgrade the vault, more would let a file exhaust the computer.
        """
        return (
            64 * 1024 <= self.memory_kib <= 1024 * 1024
            and 1 <= self.iterations <= 16  # noqa: PLR2004 - the bounds above
            and 1 <= self.lanes <= 8  # noqa: PLR2004 - the bounds above
        )


PASSPHRASE_KDF = KdfParameters(memory_kib=256 * 1024, iterations=3, lanes=4)
"""0.44 s on a two-core EPYC; four times the memory of RFC 9106's second choice."""

RECOVERY_KDF = KdfParameters(memory_kib=64 * 1024, iterations=1, lanes=4)
"""Enough for a code with 150 random bits, which nobody can guess at any speed."""


def derive_key(secret: str, salt: bytes, parameters: KdfParameters) -> bytes:
    """Return the 32-byte key-encryption key for a passphrase or canonical recovery code.

    Raises:
        KeyMemoryError: The computer has too little free memory for these parameters.
    """
    kdf = Argon2id(
        salt=salt,
        length=KEY_BYTES,
        iterations=parameters.iterations,
        lanes=parameters.lanes,
        memory_cost=parameters.memory_kib,
    )
    normal = unicodedata.normalize("NFC", secret)
    try:
        return kdf.derive(normal.encode("utf-8", "surrogatepass"))
    except MemoryError as problem:
        raise KeyMemoryError(needed_mib=parameters.memory_kib // 1024) from problem


def subkey(key: bytes, info: bytes, salt: bytes | None = None) -> bytes:
    """Return a 32-byte key for one purpose: HKDF-SHA-256 (RFC 5869)."""
    return HKDF(algorithm=hashes.SHA256(), length=KEY_BYTES, salt=salt, info=info).derive(key)


def wrap(key: bytes, under: bytes, bound_to: bytes) -> tuple[bytes, bytes]:
    """Encrypt a key under another with AES-256-GCM; returns (nonce, ciphertext with tag)."""
    nonce = secrets.token_bytes(NONCE_BYTES)
    return nonce, AESGCM(under).encrypt(nonce, key, bound_to)


def find_unwrapped(nonce: bytes, wrapped: bytes, under: bytes, bound_to: bytes) -> bytes | None:
    """Return the wrapped key, or ``None`` when it does not open under this key."""
    try:
        return AESGCM(under).decrypt(nonce, wrapped, bound_to)
    except InvalidTag:
        return None


def require_strong_enough(passphrase: str) -> None:
    """Refuse a new passphrase that is too short to protect anything.

    Raises:
        WeakPassphraseError: It has fewer than the minimum number of characters.
    """
    if len(unicodedata.normalize("NFC", passphrase)) < MINIMUM_PASSPHRASE_CHARACTERS:
        raise WeakPassphraseError(minimum=MINIMUM_PASSPHRASE_CHARACTERS)


def new_recovery_code() -> str:
    """Return a fresh recovery code: 150 random bits and 10 check bits in eight groups of four."""
    body = "".join(secrets.choice(_RECOVERY_ALPHABET) for _ in range(_RECOVERY_RANDOM_CHARACTERS))
    return grouped_recovery_code(body + _check_characters(body))


def grouped_recovery_code(code: str) -> str:
    """Write a canonical code the way the sheet prints it.

    >>> grouped_recovery_code("ABCD" * 8)
    'ABCD-ABCD-ABCD-ABCD-ABCD-ABCD-ABCD-ABCD'
    """
    return "-".join(
        code[start : start + _GROUP_CHARACTERS] for start in range(0, len(code), _GROUP_CHARACTERS)
    )


def find_recovery_code(text: str) -> str | None:
    """Return the canonical code that was typed, or ``None`` if this is not a recovery code.

    Spaces, dashes and case do not matter, I and L are read as 1, O as 0. ``None`` for a code whose
    check characters do not fit, so that a typing mistake is told apart from a wrong vault.
    """
    typed = "".join(character for character in text.upper() if character.isalnum())
    code = typed.translate(_LOOK_ALIKES)
    if len(code) != _RECOVERY_RANDOM_CHARACTERS + _RECOVERY_CHECK_CHARACTERS:
        return None
    if any(character not in _RECOVERY_ALPHABET for character in code):
        return None
    body, check = code[:_RECOVERY_RANDOM_CHARACTERS], code[_RECOVERY_RANDOM_CHARACTERS:]
    return code if check == _check_characters(body) else None


def is_mistyped_recovery_code(text: str) -> bool:
    """Return whether something that opens no vault is most likely a recovery code copied wrongly.

    A letter too many or too few counts too. Hardly any passphrase has this length, no other signs
    than spaces and dashes, and a digit; a code without a digit is one in a hundred thousand.

    >>> is_mistyped_recovery_code("ABC1-ABC1-ABC1-ABC1-ABC1-ABC1-ABC1-ABC1")
    True
    >>> is_mistyped_recovery_code("five unrelated words and one more word")
    False
    """
    typed = "".join(text.replace("-", "").split())
    whole = _RECOVERY_RANDOM_CHARACTERS + _RECOVERY_CHECK_CHARACTERS
    return (
        abs(len(typed) - whole) <= 1
        and typed.isascii()
        and typed.isalnum()
        and any(character.isdigit() for character in typed)
        and find_recovery_code(text) is None
    )


def find_odd_group(text: str) -> int | None:
    """Return which of the eight groups of a mistyped code cannot be one, or ``None``.

    ``None`` also where the groups were not kept apart, or where each could be one: the check
    characters say that a code is mistyped, not where.

    >>> find_odd_group("ABCD-ABCD-ABCU-ABCD-ABCD-ABCD-ABCD-ABCD")
    3
    >>> find_odd_group("ABCD ABCD ABCD ABCD ABCD ABCD ABC ABCD")
    7
    """
    groups = text.upper().translate(_LOOK_ALIKES).replace("-", " ").split()
    if len(groups) != _RECOVERY_GROUPS:
        return None
    for number, group in enumerate(groups, start=1):
        if len(group) != _GROUP_CHARACTERS or set(group) - set(_RECOVERY_ALPHABET):
            return number
    return None


def require_recovery_code(text: str) -> str:
    """Return the canonical code that was typed.

    Raises:
        RecoveryGroupMistypedError: One of its groups cannot be one.
        RecoveryCodeMistypedError: It is none.
    """
    code = find_recovery_code(text)
    if code is None:
        raise mistyped(text)
    return code


def mistyped(text: str) -> RecoveryCodeMistypedError | RecoveryGroupMistypedError:
    """Return the error about a mistyped recovery code, with the group that is wrong if one is."""
    group = find_odd_group(text)
    if group is None:
        return RecoveryCodeMistypedError()
    return RecoveryGroupMistypedError(group=group)


def _check_characters(body: str) -> str:
    digest = hashlib.sha256(b"EKrc1" + body.encode("ascii")).digest()
    bits = int.from_bytes(digest[:2], "big") >> 6
    return _RECOVERY_ALPHABET[bits >> 5] + _RECOVERY_ALPHABET[bits & 31]
