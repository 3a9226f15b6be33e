r"""The bytes of a one-file backup: FORMAT.md §9, and nothing that touches a disk.

::

    prologue   "EKBACK1\n" | vault id 16 | first 8 bytes of the SHA-256 of these 24
    pieces     "EKpiece\n" | length 4 | canonical JSON | SHA-256 of these | up to 1 MiB of a file
    index      "EKindex\n" | length 8 | canonical JSON | HMAC | SHA-256 of all these
    end        where the index begins 8 | first 8 bytes of the SHA-256 of it | "EKBEND1\n"

The rules are: every byte is covered by a digest that stands near it, so that damage has a place;
each piece says by itself which bytes of which file it holds, so that a lost index loses nothing;
what comes before the index follows from the vault's files alone, so that an unfinished backup can
be compared byte for byte with what would be written now; names and sizes are those that the vault's
folder shows, and no time stands in it.
"""

import hashlib
import hmac
import re
from dataclasses import dataclass

import msgspec

from evidence_kit import canonical, keys

PROLOGUE_MAGIC = b"EKBACK1\n"
PIECE_MAGIC = b"EKpiece\n"
INDEX_MAGIC = b"EKindex\n"
END_MAGIC = b"EKBEND1\n"
VERSION = 1

PIECE_BYTES = 1 << 20
"""Content in one piece, at most."""
LONGEST_HEAD_BYTES = 1024
LONGEST_INDEX_BYTES = 1 << 28

_ID_BYTES = 16
_CHECK_BYTES = 8
_DIGEST_BYTES = 32
_POSITION_BYTES = 8
PROLOGUE_BYTES = len(PROLOGUE_MAGIC) + _ID_BYTES + _CHECK_BYTES
END_BYTES = _POSITION_BYTES + _CHECK_BYTES + len(END_MAGIC)
PIECE_START_BYTES = len(PIECE_MAGIC) + 4
INDEX_START_BYTES = len(INDEX_MAGIC) + 8

NAME = re.compile(
    r"header\.[ab]|case\.db|backup/case\.g?[0-9]{1,9}\.db|blobs/([0-9a-f]{2})/\1[0-9a-f]{30}"
)
"""The files of a vault. Nothing else is written anywhere, whatever a backup says."""


class BrokenBytesError(Exception):
    """Bytes are not what their own digest says, or not of this format."""


class NewerBytesError(Exception):
    """The bytes are whole and of a later format."""


class PieceHead(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Which bytes of which file a piece holds."""

    name: str
    offset: int
    """Where in the file its bytes begin."""
    sha256: str
    size: int
    total: int
    """The size of the whole file."""


class IndexedPiece(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A piece, as the index tells it."""

    at: int
    """Where in the backup it begins, with its head."""
    sha256: str
    size: int


class IndexedFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A file, with all its pieces in order."""

    name: str
    pieces: list[IndexedPiece]
    size: int


class Index(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Everything in a backup, in the order in which it lies there."""

    files: list[IndexedFile]
    v: int
    vault: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedIndex:
    """An index, and whether a key stands behind it."""

    index: Index
    body: bytes
    mac: bytes

    def is_made_with(self, vault_key: bytes) -> bool:
        """Whether somebody with the vault's key wrote exactly this index."""
        return hmac.compare_digest(self.mac, _mac(self.body, vault_key))


def prologue(vault_id: str) -> bytes:
    """Return the beginning of a backup."""
    start = PROLOGUE_MAGIC + bytes.fromhex(vault_id)
    return start + hashlib.sha256(start).digest()[:_CHECK_BYTES]


def find_vault_id(data: bytes) -> str | None:
    """Return whose backup begins like this, or ``None`` when it is none or damaged."""
    start, check = data[:-_CHECK_BYTES], data[-_CHECK_BYTES:]
    is_whole = (
        len(data) == PROLOGUE_BYTES
        and start.startswith(PROLOGUE_MAGIC)
        and hashlib.sha256(start).digest()[:_CHECK_BYTES] == check
    )
    return start[len(PROLOGUE_MAGIC) :].hex() if is_whole else None


def piece_start(head: PieceHead) -> bytes:
    """Return what stands before a piece's bytes."""
    body = canonical.encode(msgspec.to_builtins(head))
    start = PIECE_MAGIC + len(body).to_bytes(4, "big") + body
    return start + hashlib.sha256(start).digest()


def piece_start_bytes(data: bytes) -> int:
    """Return how long the start of a piece is, from its first bytes.

    Raises:
        BrokenBytesError: No piece begins like this.
    """
    length = int.from_bytes(data[len(PIECE_MAGIC) : PIECE_START_BYTES], "big")
    if not data.startswith(PIECE_MAGIC) or not 0 < length <= LONGEST_HEAD_BYTES:
        raise BrokenBytesError("no piece begins here")
    return PIECE_START_BYTES + length + _DIGEST_BYTES


def read_piece_start(data: bytes) -> PieceHead:
    """Read what stands before a piece's bytes.

    Raises:
        BrokenBytesError: It was damaged, or no program of this format wrote it.
    """
    if len(data) != piece_start_bytes(data):
        raise BrokenBytesError("cut")
    if hashlib.sha256(data[:-_DIGEST_BYTES]).digest() != data[-_DIGEST_BYTES:]:
        raise BrokenBytesError("changed")
    try:
        value = canonical.decode(data[PIECE_START_BYTES:-_DIGEST_BYTES])
        head = msgspec.convert(value, PieceHead)
    except ValueError as problem:
        raise BrokenBytesError("not of this format") from problem
    is_sound = (
        NAME.fullmatch(head.name) is not None
        and 0 <= head.offset <= head.total
        and 0 <= head.size <= min(PIECE_BYTES, head.total - head.offset)
    )
    if not is_sound:
        raise BrokenBytesError("not of this format")
    return head


def index_record(index: Index, vault_key: bytes) -> bytes:
    """Return the index as it is written."""
    body = canonical.encode(msgspec.to_builtins(index))
    start = INDEX_MAGIC + len(body).to_bytes(8, "big") + body + _mac(body, vault_key)
    return start + hashlib.sha256(start).digest()


def index_bytes(data: bytes) -> int:
    """Return how long an index is, from its first bytes.

    Raises:
        BrokenBytesError: No index begins like this.
    """
    length = int.from_bytes(data[len(INDEX_MAGIC) : INDEX_START_BYTES], "big")
    if not data.startswith(INDEX_MAGIC) or not 0 < length <= LONGEST_INDEX_BYTES:
        raise BrokenBytesError("no index begins here")
    return INDEX_START_BYTES + length + 2 * _DIGEST_BYTES


def read_index(data: bytes, at: int) -> SealedIndex:
    """Read an index; what it says is in itself consistent.

    Args:
        data: Its bytes, all of them.
        at: Where in the backup it begins.

    Raises:
        BrokenBytesError: It was damaged, or no program of this format wrote it.
        NewerBytesError: A later format.
    """
    if len(data) != index_bytes(data):
        raise BrokenBytesError("cut")
    if hashlib.sha256(data[:-_DIGEST_BYTES]).digest() != data[-_DIGEST_BYTES:]:
        raise BrokenBytesError("changed")
    body = data[INDEX_START_BYTES : -2 * _DIGEST_BYTES]
    mac = data[-2 * _DIGEST_BYTES : -_DIGEST_BYTES]
    try:
        value = canonical.decode(body)
    except ValueError as problem:
        raise BrokenBytesError("not of this format") from problem
    version = value.get("v") if isinstance(value, dict) else None
    if isinstance(version, int) and version > VERSION:
        raise NewerBytesError("a later format")
    try:
        index = msgspec.convert(value, Index)
    except ValueError as problem:
        raise BrokenBytesError("not of this format") from problem
    if not _is_consistent(index, at):
        raise BrokenBytesError("not of this format")
    return SealedIndex(index=index, body=body, mac=mac)


def end(index_at: int) -> bytes:
    """Return the last bytes of a backup."""
    position = index_at.to_bytes(_POSITION_BYTES, "big")
    return position + hashlib.sha256(position).digest()[:_CHECK_BYTES] + END_MAGIC


def read_end(data: bytes) -> int:
    """Return where the index begins.

    Raises:
        BrokenBytesError: These are not the last bytes of a backup.
    """
    position = int.from_bytes(data[:_POSITION_BYTES], "big")
    if data != end(position):
        raise BrokenBytesError("not the end of a backup")
    return position


def head_of(name: str, total: int, offset: int, piece: IndexedPiece) -> PieceHead:
    """Return the head that a piece has when nothing was changed."""
    return PieceHead(name=name, offset=offset, sha256=piece.sha256, size=piece.size, total=total)


def _is_consistent(index: Index, index_at: int) -> bool:
    """Whether the pieces lie one after the other, up to the index, and make up their files."""
    names = [each.name for each in index.files]
    if len(set(names)) != len(names) or not all(map(NAME.fullmatch, names)):
        return False
    at = PROLOGUE_BYTES
    for each in index.files:
        offset = 0
        for piece in each.pieces:
            if piece.at != at or not 0 <= piece.size <= PIECE_BYTES:
                return False
            at += len(piece_start(head_of(each.name, each.size, offset, piece))) + piece.size
            offset += piece.size
        if offset != each.size or not each.pieces:
            return False
    return at == index_at


def _mac(body: bytes, vault_key: bytes) -> bytes:
    return hmac.digest(keys.subkey(vault_key, b"ek1/backup"), body, "sha256")
