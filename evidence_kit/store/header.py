r"""The vault's header: what must be readable before any key is known.

Two identical copies, ``header.a`` and ``header.b``. FORMAT.md §2::

    "EKVAULT1\n" | length, 4 bytes big-endian | canonical JSON | HMAC-SHA-256 | SHA-256 of the rest

The rules are: the plain checksum tells *damaged* from *wrong passphrase*; the MAC, under a key made
from the vault key, catches whoever edits the header and recomputes the checksum; parameters are
checked before anything is derived with them; a copy is replaced whole, one after the other, so that
a power cut leaves at least one that opens.
"""

import hashlib
import hmac
import os
import re
import secrets
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec

from evidence_kit import canonical, files, keys
from evidence_kit.clock import utc_text
from evidence_kit.errors import (
    HeaderGoneError,
    KeySlotsFullError,
    NotAVaultError,
    VaultBeingDeletedError,
    VaultDamagedError,
    VaultTooNewError,
    WrongPassphraseError,
)
from evidence_kit.model import KeyKind

MAGIC = b"EKVAULT1\n"
FORMAT_VERSION = 1
MAXIMUM_BYTES = 65_536
MAXIMUM_SLOTS = 8
COPIES = ("header.a", "header.b")
NEXT_NAME = "header.next"
"""Waits beside the copies while a vault gets a new key; counts when ``case.db`` has its salt."""
DATABASE_NAME = "case.db"
"""Beside the copies; it begins with the salt that its header names."""
DELETED_MARK = b"EKVAULT-DELETED\n"
"""What stands over a copy whose keys were destroyed on purpose, before zeros; FORMAT.md §2.1."""
BESIDE = (DATABASE_NAME, "blobs")
"""What lies beside the header in every vault."""

PASSPHRASE_SLOT = KeyKind.PASSPHRASE.value
WORKER_SLOT = KeyKind.WORKER.value
RECOVERY_SLOT = KeyKind.RECOVERY.value

_LENGTH_BYTES = 4
_HEX = re.compile(r"[0-9a-f]*")
_DIGEST_BYTES = 32


class Slot(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One way to open the vault: the vault key, wrapped under a passphrase or recovery code."""

    n: int
    kind: str
    m: int
    t: int
    p: int
    salt: str
    nonce: str
    ct: str
    created: str

    @property
    def kdf(self) -> keys.KdfParameters:
        """The Argon2id parameters of this slot."""
        return keys.KdfParameters(memory_kib=self.m, iterations=self.t, lanes=self.p)


class Header(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What the header says; hex and UTC text, as stored."""

    v: int
    gen: int
    """Counts every rewrite; the copy with the higher one wins."""
    id: str
    created: str
    db_salt: str
    """The database's first 16 bytes, kept here because the raw key needs them."""
    db_gen: int
    """Which database key is in use."""
    db_gen_next: int
    """Differs from ``db_gen`` only while a re-key is under way."""
    slots: list[Slot]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unlocked:
    """A header, the vault key it gave up, and who opened it."""

    header: Header
    vault_key: bytes = field(repr=False)
    slot: int
    """The number of the slot that opened."""
    damaged_copies: tuple[str, ...]
    """Copies that are damaged, missing or behind; :func:`mend` writes them anew."""

    @property
    def kind(self) -> str:
        """The kind of slot that opened; "" when that slot was removed since."""
        return next((slot.kind for slot in self.header.slots if slot.n == self.slot), "")

    @property
    def actor(self) -> str:
        """Who acts, for the ledger: the kind of slot, with its number where there are several."""
        alike = sum(slot.kind == self.kind for slot in self.header.slots)
        return f"{self.kind}/{self.slot}" if alike > 1 else self.kind


def new_header(vault_id: str, created_at: datetime) -> Header:
    """Return the header of a vault that has no slot yet."""
    return Header(
        v=FORMAT_VERSION,
        gen=0,
        id=vault_id,
        created=utc_text(created_at),
        db_salt=secrets.token_bytes(keys.SALT_BYTES).hex(),
        db_gen=1,
        db_gen_next=1,
        slots=[],
    )


def with_slot(
    header: Header,
    *,
    vault_key: bytes,
    secret: str,
    kind: str,
    kdf: keys.KdfParameters,
    created_at: datetime,
) -> Header:
    """Return the header with one more way to open it.

    Raises:
        KeySlotsFullError: It holds as many as it can.
        KeyMemoryError: Too little memory for the parameters.
    """
    if len(header.slots) >= MAXIMUM_SLOTS:
        raise KeySlotsFullError(maximum=MAXIMUM_SLOTS)
    n = 1 + max((slot.n for slot in header.slots), default=0)
    filled = new_slot(
        header.id,
        n,
        vault_key=vault_key,
        secret=secret,
        kind=kind,
        kdf=kdf,
        created_at=created_at,
    )
    return msgspec.structs.replace(header, slots=[*header.slots, filled])


def new_slot(
    vault_id: str,
    n: int,
    *,
    vault_key: bytes,
    secret: str,
    kind: str,
    kdf: keys.KdfParameters,
    created_at: datetime,
) -> Slot:
    """Return a slot that opens with a secret.

    Raises:
        KeyMemoryError: Too little memory for the parameters.
    """
    salt = secrets.token_bytes(keys.SALT_BYTES)
    slot = Slot(
        n=n,
        kind=kind,
        m=kdf.memory_kib,
        t=kdf.iterations,
        p=kdf.lanes,
        salt=salt.hex(),
        nonce="",
        ct="",
        created=utc_text(created_at),
    )
    nonce, wrapped = keys.wrap(
        vault_key, keys.derive_key(secret, salt, kdf), _slot_binding(vault_id, slot)
    )
    return msgspec.structs.replace(slot, nonce=nonce.hex(), ct=wrapped.hex())


def write(folder_path: Path, header: Header, vault_key: bytes) -> Header:
    """Write both copies with the next generation, one after the other; returns what was written.

    Raises:
        StorageError: The medium refused; at least one copy still opens.
    """
    following = msgspec.structs.replace(header, gen=header.gen + 1)
    data = encode(following, vault_key)
    for name in COPIES:
        files.replace_whole(folder_path / name, data)
    return following


def encode(header: Header, vault_key: bytes) -> bytes:
    """Return the bytes of a header copy."""
    body = canonical.encode(msgspec.to_builtins(header))
    mac = hmac.digest(keys.subkey(vault_key, b"ek1/hdr"), body, "sha256")
    sealed = MAGIC + len(body).to_bytes(_LENGTH_BYTES, "big") + body + mac
    return sealed + hashlib.sha256(sealed).digest()


def unlock(folder_path: Path, secret: str) -> Unlocked:
    """Open the vault's header with a passphrase or recovery code; nothing is written.

    Raises:
        NotAVaultError: Neither copy exists.
        VaultBeingDeletedError: Its keys were destroyed on purpose.
        VaultDamagedError: No copy is whole, or one was changed without the key.
        VaultTooNewError: A later format.
        WrongPassphraseError: A copy is whole, but no slot opens.
        KeyMemoryError: Too little memory to derive the key.
    """
    require_vault(folder_path)
    copies = {name: read_copy(folder_path / name) for name in (*COPIES, NEXT_NAME)}
    salt = read_copy(folder_path / DATABASE_NAME, keys.SALT_BYTES)
    try:
        return unlock_copies(copies, secret, salt)
    except (VaultDamagedError, VaultTooNewError, WrongPassphraseError) as problem:
        if says_deleted(copies.values()):
            raise VaultBeingDeletedError(path=str(folder_path)) from problem
        raise


def unlock_copies(copies: dict[str, bytes | None], secret: str, salt: bytes | None) -> Unlocked:
    """Open a header whose copies were read from somewhere.

    Args:
        copies: By their names; ``None`` where there is none.
        secret: A passphrase or recovery code.
        salt: The first bytes of the database beside them, as far as they are known.

    Raises:
        VaultDamagedError: No copy is whole, or one was changed without the key.
        VaultTooNewError: A later format.
        WrongPassphraseError: A copy is whole, but no slot opens.
        KeyMemoryError: Too little memory to derive the key.
    """
    opened, problems = _first_that_opens(copies, secret, salt or b"")
    if opened is None:
        raise _worst(problems)
    data = encode(opened.header, opened.vault_key)
    behind = tuple(name for name in COPIES if copies[name] != data)
    return replace(opened, damaged_copies=behind)


def require_vault(folder_path: Path) -> None:
    """Refuse a folder that is no vault at all, or holds nothing any more that could open it.

    Raises:
        NotAVaultError: Neither copy of a header exists.
        HeaderGoneError: Neither copy exists, but what they belong to does.
    """
    try:
        is_vault = any((folder_path / name).is_file() for name in COPIES) or _has_next(folder_path)
        is_rest_of_one = all((folder_path / name).exists() for name in BESIDE)
    except OSError as problem:
        raise NotAVaultError(path=str(folder_path)) from problem
    if not is_vault:
        if is_rest_of_one:
            raise HeaderGoneError(path=str(folder_path))
        raise NotAVaultError(path=str(folder_path))


def find_damaged(folder_path: Path, unlocked: Unlocked) -> tuple[str, ...]:
    """Return the copies that are not byte for byte what an open vault's header is."""
    data = encode(unlocked.header, unlocked.vault_key)
    return tuple(name for name in COPIES if read_copy(folder_path / name) != data)


def mend(folder_path: Path, unlocked: Unlocked) -> None:
    """Write the copies anew that were damaged, missing or behind; the vault must be locked.

    Raises:
        StorageError: The medium refused; the copy that opened is untouched.
    """
    data = encode(unlocked.header, unlocked.vault_key)
    if unlocked.damaged_copies:
        with files.storage_errors(folder_path):
            # A database that a new key belongs to must have its name for good before they do.
            files.sync_folder(folder_path)
    for name in unlocked.damaged_copies:
        files.replace_whole(folder_path / name, data)


def find_opened(header: Header, secret: str) -> tuple[Slot, bytes] | None:
    """Return the first slot that a passphrase or recovery code opens, and the vault key in it.

    Raises:
        KeyMemoryError: Too little memory to derive the key.
    """
    code = keys.find_recovery_code(secret)
    for slot in header.slots:
        typed = code if slot.kind == RECOVERY_SLOT else secret
        if typed is None:
            continue
        key = keys.derive_key(typed, bytes.fromhex(slot.salt), slot.kdf)
        vault_key = keys.find_unwrapped(
            bytes.fromhex(slot.nonce), bytes.fromhex(slot.ct), key, _slot_binding(header.id, slot)
        )
        if vault_key is not None:
            return slot, vault_key
    return None


def read_copy(path: Path, most_bytes: int = MAXIMUM_BYTES + 1) -> bytes | None:
    """Return the beginning of a file; ``None`` where there is none, b"" where it is unreadable."""
    try:
        descriptor = files.open_regular(path)
        try:
            return os.read(descriptor, most_bytes)
        finally:
            os.close(descriptor)
    except FileNotFoundError:
        return None
    except OSError:
        # There but unreadable: damaged, not absent, so that the other copy is asked.
        return b""


def is_whole(data: bytes) -> bool:
    """Whether these bytes are a copy that may open, with this version or a later one."""
    try:
        _parse(data)
    except VaultTooNewError:
        return True
    except VaultDamagedError:
        return False
    return True


def find_id(data: bytes) -> str | None:
    """Return the vault's id that a copy names, or ``None`` where it is not whole."""
    try:
        return _parse(data).id
    except (VaultDamagedError, VaultTooNewError):
        return None


def says_deleted(copies: Iterable[bytes | None]) -> bool:
    """Whether the keys were destroyed on purpose: one copy says so, and none is whole."""
    found = [data for data in copies if data is not None]
    return any(data.startswith(DELETED_MARK) for data in found) and not any(map(is_whole, found))


def _has_next(folder_path: Path) -> bool:
    """Whether the header that waits for a new key is whole, and the database has that key."""
    data = read_copy(folder_path / NEXT_NAME) or b""
    salt = read_copy(folder_path / DATABASE_NAME, keys.SALT_BYTES) or b""
    try:
        return _parse(data).db_salt == salt.hex()
    except VaultTooNewError:
        return True
    except VaultDamagedError:
        return False


def _first_that_opens(
    copies: dict[str, bytes | None], secret: str, salt: bytes
) -> tuple[Unlocked | None, list[VaultDamagedError | VaultTooNewError | WrongPassphraseError]]:
    problems: list[VaultDamagedError | VaultTooNewError | WrongPassphraseError] = []
    whole: list[tuple[Header, bytes]] = []
    for data in dict.fromkeys(data for data in copies.values() if data is not None):
        try:
            whole.append((_parse(data), data))
        except (VaultDamagedError, VaultTooNewError) as problem:
            problems.append(problem)
    if any(isinstance(problem, VaultTooNewError) for problem in problems):
        # A newer program has been here: opening its older copy would undo what it wrote.
        return None, [each for each in problems if isinstance(each, VaultTooNewError)]
    # Where a copy belongs to this database, one that does not is of no use: it is of another vault
    # with the same passphrase, or of the key that this vault had before, or is about to get.
    fitting = [pair for pair in whole if pair[0].db_salt == salt.hex()]
    for header, data in sorted(fitting or whole, key=lambda pair: -pair[0].gen):
        try:
            return _open(header, data, secret), problems
        except (VaultDamagedError, WrongPassphraseError) as problem:
            problems.append(problem)
    return None, problems


def _worst(
    problems: list[VaultDamagedError | VaultTooNewError | WrongPassphraseError],
) -> VaultDamagedError | VaultTooNewError | WrongPassphraseError:
    # A sound copy that no slot opens answers the question; damage is said when no copy was sound.
    for kind in (WrongPassphraseError, VaultTooNewError, VaultDamagedError):
        for problem in problems:
            if isinstance(problem, kind):
                return problem
    return VaultDamagedError(reason="no copy")


def _parse(data: bytes) -> Header:
    start = len(MAGIC) + _LENGTH_BYTES
    if not MAXIMUM_BYTES >= len(data) > start + 2 * _DIGEST_BYTES:
        raise VaultDamagedError(reason="size")
    if not data.startswith(MAGIC):
        raise VaultDamagedError(reason="magic")
    length = int.from_bytes(data[len(MAGIC) : start], "big")
    if start + length + 2 * _DIGEST_BYTES != len(data):
        raise VaultDamagedError(reason="length")
    if hashlib.sha256(data[:-_DIGEST_BYTES]).digest() != data[-_DIGEST_BYTES:]:
        raise VaultDamagedError(reason="checksum")
    try:
        value = canonical.decode(data[start : start + length])
    except ValueError as problem:
        raise VaultDamagedError(reason="not canonical") from problem
    return _checked(value)


def _checked(value: Any) -> Header:
    found = value.get("v") if isinstance(value, dict) else None
    if isinstance(found, int) and found > FORMAT_VERSION:
        raise VaultTooNewError(found=found, known=FORMAT_VERSION)
    try:
        header = msgspec.convert(value, Header)
    except ValueError as problem:
        raise VaultDamagedError(reason="fields") from problem
    numbers = [slot.n for slot in header.slots]
    is_sound = (
        header.v == FORMAT_VERSION
        and all(_is_hex(text, keys.SALT_BYTES) for text in (header.id, header.db_salt))
        and 1 <= len(numbers) <= MAXIMUM_SLOTS
        and len(set(numbers)) == len(numbers)
        and all(_is_hex(slot.salt, keys.SALT_BYTES) for slot in header.slots)
        and all(_is_hex(slot.nonce, keys.NONCE_BYTES) for slot in header.slots)
        and all(_is_hex(slot.ct, keys.KEY_BYTES + keys.TAG_BYTES) for slot in header.slots)
    )
    if not is_sound:
        raise VaultDamagedError(reason="fields")
    if not all(slot.kdf.are_within_bounds() for slot in header.slots):
        raise VaultDamagedError(reason="key derivation parameters outside their bounds")
    return header


def _is_hex(text: str, size_bytes: int) -> bool:
    # Not bytes.fromhex: it reads spaces and capitals, so one value could be written in many ways.
    return len(text) == 2 * size_bytes and _HEX.fullmatch(text) is not None


def _open(header: Header, data: bytes, secret: str) -> Unlocked:
    found = find_opened(header, secret)
    if found is None:
        raise WrongPassphraseError
    slot, vault_key = found
    if not hmac.compare_digest(encode(header, vault_key), data):
        raise VaultDamagedError(reason="changed without the key")
    return Unlocked(header=header, vault_key=vault_key, slot=slot.n, damaged_copies=())


def _slot_binding(vault_id: str, slot: Slot) -> bytes:
    # Everything that gives the slot its meaning is authenticated with the wrapped key.
    return canonical.encode(
        ["EK-slot-1", vault_id, slot.n, slot.kind, slot.m, slot.t, slot.p, slot.salt, slot.created]
    )
