r"""Sealed files: one item's bytes each, encrypted in chunks, readable without the database.

FORMAT.md §3. ``blobs/<first two digits>/<32 hex digits>``::

    fixed part   "EKBLOB1\0" | suite 1 | log2 of the chunk size | 0 0 | blob id 16 | salt 32
    wrapped key  nonce 12 | AES-256-GCM(file key) 48, under the vault's blob key, bound to the above
    record       nonce 12 | AES-256-GCM(4096 bytes: length 4, canonical JSON, zeros) 4112
    chunks       STREAM: AES-256-GCM, nonce = counter 11 bytes | 1 on the last chunk, else 0

The rules are: every file has a random key of its own; the last chunk is marked, so a cut, reordered
or extended file never reads as whole; content is padded (Padmé) so that its exact size does not
show; a file is synced, and the folder that names it, before any row says that it exists.
"""

import errno
import hashlib
import io
import os
import re
import secrets
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, cast

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from evidence_kit import canonical, files, keys
from evidence_kit.model import Digest, ItemId

MAGIC = b"EKBLOB1\0"
SUITE = 1
SMALL_CHUNK_LOG2 = 16
LARGE_CHUNK_LOG2 = 20
LARGE_FROM_BYTES = 1 << 20
RECORD_BYTES = 4096
SMALLEST_BYTES = 4096
"""No sealed content is shorter: the length of a few words says too much about them."""

_FIXED_BYTES = len(MAGIC) + 4 + 16 + 32
WRAPPED_BYTES = keys.NONCE_BYTES + keys.KEY_BYTES + keys.TAG_BYTES
"""How long a file's wrapped key is, its nonce in front."""
_SEALED_RECORD_BYTES = keys.NONCE_BYTES + RECORD_BYTES + keys.TAG_BYTES
_RECORD_AT = _FIXED_BYTES + WRAPPED_BYTES
CHUNKS_AT = _RECORD_AT + _SEALED_RECORD_BYTES
"""Where the chunks begin, in bytes from the start of the file."""

MISSING = "missing"
"""The reason given when the file is not there at all."""

_CONSTANT_TIME_NS = (0, 0)
_NAME = re.compile(r"[0-9a-f]{32}")
_NAMES = re.compile(r"[0-9a-f]{32}(?:\0[0-9a-f]{32})*")


class BlobDamagedError(Exception):
    """A sealed file is not what was sealed; internal, told to people as a finding or EK-110."""


class BlobUnreadableError(BlobDamagedError):
    """A sealed file is there, but the medium did not give it: nothing can be said about it."""


class Source(Protocol):
    """Where the bytes of a new sealed file come from."""

    @property
    def size_bytes(self) -> int:
        """How many bytes will come."""
        ...

    def read_into(self, buffer: memoryview) -> int:
        """Fill the buffer as far as the source goes; returns how many bytes, 0 at the end."""
        ...

    def require_unchanged(self) -> None:
        """Raise when the source is no longer what it was when reading began."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedFile:
    """What a new sealed file holds."""

    id: ItemId
    size_bytes: int
    sha256: Digest


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A new sealed file that has its name and may not have reached the medium."""

    sealed: SealedFile
    descriptor: int
    """Still open: the system tells of a write that came to nothing only where it was written."""


def path_of(folder_path: Path, blob_id: ItemId) -> Path:
    """Return where a sealed file lies under the ``blobs`` folder."""
    return folder_path / blob_id[:2] / blob_id


def new_id() -> ItemId:
    """Return a fresh random identity."""
    return ItemId(secrets.token_hex(16))


def padded_size(size_bytes: int) -> int:
    """Round a size up so that it tells little: Padmé (Nikitin et al., PETS 2019), at most 12 %.

    Below 4096 bytes Padmé would round by less than a word, so short texts all become one size.

    >>> padded_size(0), padded_size(5), padded_size(500_000), padded_size(1 << 30)
    (4096, 4096, 507904, 1073741824)
    """
    size_bytes = max(size_bytes, SMALLEST_BYTES)
    exponent = size_bytes.bit_length() - 1
    loose_bits = exponent - exponent.bit_length()
    mask = (1 << loose_bits) - 1
    return (size_bytes + mask) & ~mask


def seal(
    folder_path: Path,
    blob_key: bytes,
    source: Source,
    *,
    record: dict[str, Any],
    on_bytes: Callable[[int], None],
) -> SealedFile:
    """Write a source's bytes into a new sealed file and sync it; nothing is left when it fails.

    Its name is durable only after :func:`sync_names`.

    Args:
        folder_path: The vault's ``blobs`` folder.
        blob_key: The key under which the file's own key is wrapped.
        source: The bytes; read once, compared with itself afterwards.
        record: What recovery without the database needs to know; size and digest are added.
        on_bytes: Told how many bytes are done, every chunk; may raise to cancel.

    Raises:
        SourceError: The source could not be read, or changed while it was.
        OSError: The medium refused; translate with ``files.storage_errors``.
    """
    written = write(folder_path, blob_key, source, record=record, on_bytes=on_bytes)
    settle(folder_path, written)
    return written.sealed


def write(
    folder_path: Path,
    blob_key: bytes,
    source: Source,
    *,
    record: dict[str, Any],
    on_bytes: Callable[[int], None],
) -> Written:
    """Write a new sealed file as :func:`seal` does, and leave it to :func:`settle` to sync it.

    Raises:
        SourceError: The source could not be read, or changed while it was.
        OSError: The medium refused; translate with ``files.storage_errors``.
    """
    blob_id = new_id()
    path = path_of(folder_path, blob_id)
    _make_folder(path.parent)
    descriptor = files.create_new(path)
    try:
        sealed = _write(
            descriptor, blob_id, blob_key=blob_key, source=source, record=record, on_bytes=on_bytes
        )
        os.utime(path, ns=_CONSTANT_TIME_NS)
        source.require_unchanged()
    except BaseException:
        os.close(descriptor)
        path.unlink()
        raise
    return Written(sealed=sealed, descriptor=descriptor)


def settle(folder_path: Path, written: Written) -> None:
    """Sync what was written and close it; nothing of it is left when the medium refuses.

    Raises:
        OSError: The medium refused; translate with ``files.storage_errors``.
    """
    try:
        try:
            files.sync(written.descriptor)
            # From here on reading comes from the medium, not from what we have just written.
            files.drop_cache(written.descriptor)
        finally:
            os.close(written.descriptor)
        # That it is gone, whoever reads it back is told.
        with suppress(FileNotFoundError):
            # Again: NTFS may note the time of the last write only when the file is closed.
            hide_times(folder_path, written.sealed.id)
    except BaseException:
        path_of(folder_path, written.sealed.id).unlink(missing_ok=True)
        raise


def bring_to_medium(folder_path: Path, blob_id: ItemId) -> None:
    """Sync a sealed file that an earlier run may not have synced, and forget what is in memory.

    Raises:
        BlobUnreadableError: The medium refused: nothing can be said about the file.
    """
    try:
        # Windows syncs only what was opened for writing.
        descriptor = files.open_for_overwriting(path_of(folder_path, blob_id))
        try:
            files.sync(descriptor)
            files.drop_cache(descriptor)
        finally:
            os.close(descriptor)
    except OSError as problem:
        raise BlobUnreadableError(problem.strerror or str(problem)) from problem


def discard(folder_path: Path, written: Written) -> None:
    """Close what was written and :func:`remove` it.

    Raises:
        OSError: The medium refused; translate with ``files.storage_errors``.
    """
    os.close(written.descriptor)
    remove(folder_path, written.sealed.id)


def make_place(folder_path: Path, blob_id: ItemId) -> None:
    """Make the shelf on which a sealed file will lie.

    Raises:
        OSError: The medium refused; translate with ``files.storage_errors``.
    """
    _make_folder(path_of(folder_path, blob_id).parent)


def hide_times(folder_path: Path, blob_id: ItemId) -> None:
    """Give a sealed file the times that all have: its own would say when it came in.

    Raises:
        OSError: The medium refused; translate with ``files.storage_errors``.
    """
    os.utime(path_of(folder_path, blob_id), ns=_CONSTANT_TIME_NS)


def sync_names(folder_path: Path, blob_ids: Iterable[ItemId]) -> None:
    """Make sure that new sealed files are found under their names after a power cut.

    Raises:
        OSError: The medium refused; translate with ``files.storage_errors``.
    """
    for blob_id in {blob_id[:2]: blob_id for blob_id in sorted(blob_ids)}.values():
        sync_name(folder_path, blob_id)
    sync_shelves(folder_path)


def sync_name(folder_path: Path, blob_id: ItemId) -> None:
    """Make sure that a sealed file is found on its shelf; the shelf's own name is another matter.

    Raises:
        OSError: The medium refused; translate with ``files.storage_errors``.
    """
    files.sync_folder(path_of(folder_path, blob_id).parent)


def sync_shelves(folder_path: Path) -> None:
    """Make sure that every shelf is found; whoever made one may have been cut before this.

    Raises:
        OSError: The medium refused; translate with ``files.storage_errors``.
    """
    files.sync_folder(folder_path)


def remove(folder_path: Path, blob_id: ItemId) -> None:
    """Overwrite a sealed file's wrapped key, then remove it; nothing happens if it is not there.

    Without its key the content cannot be read even if the drive kept a copy of the chunks. On SSDs
    nobody can promise that the old key block is gone.

    Raises:
        OSError: The medium refused; translate with ``files.storage_errors``.
    """
    path = path_of(folder_path, blob_id)
    try:
        # Never through a link: somebody may have put one here to have another file overwritten.
        descriptor = files.open_for_overwriting(path)
    except FileNotFoundError:
        return
    try:
        os.lseek(descriptor, _FIXED_BYTES, os.SEEK_SET)
        files.write_all(descriptor, bytes(WRAPPED_BYTES))
        files.sync(descriptor)
    finally:
        os.close(descriptor)
    path.unlink()
    files.sync_folder(path.parent)


def read(
    folder_path: Path, blob_key: bytes, blob_id: ItemId, wrapped: bytes | None = None
) -> Iterator[bytes]:
    """Yield an item's bytes, chunk by chunk, each one only after it was authenticated.

    The caller must read to the end: only there a missing tail shows.

    Args:
        folder_path: The folder of sealed files.
        blob_key: What its key is wrapped under.
        blob_id: Which one.
        wrapped: Its wrapped key, where another one holds than the file itself has.

    Raises:
        BlobDamagedError: The file is missing, cut, changed or of another vault.
    """
    with _opened(path_of(folder_path, blob_id)) as descriptor:
        fixed, file_key = _unwrap(descriptor, blob_key, blob_id, wrapped)
        size_bytes = int(_record(descriptor, fixed, file_key)["size_bytes"])
        for part in _content(descriptor, fixed, file_key, size_bytes):
            yield bytes(part)


def read_record(
    folder_path: Path, blob_key: bytes, blob_id: ItemId, wrapped: bytes | None = None
) -> dict[str, Any]:
    """Return what a sealed file says about itself; ``wrapped`` as in :func:`read`.

    Raises:
        BlobDamagedError: The file is missing, cut, changed or of another vault.
    """
    with _opened(path_of(folder_path, blob_id)) as descriptor:
        fixed, file_key = _unwrap(descriptor, blob_key, blob_id, wrapped)
        return _record(descriptor, fixed, file_key)


def digest(
    folder_path: Path,
    blob_key: bytes,
    blob_id: ItemId,
    on_bytes: Callable[[int], None],
    wrapped: bytes | None = None,
) -> SealedFile:
    """Read a sealed file to its end and return what it really holds; ``wrapped`` as above.

    Raises:
        BlobDamagedError: The file is missing, cut, changed or of another vault.
    """
    hasher = hashlib.sha256()
    done = 0
    with _opened(path_of(folder_path, blob_id)) as descriptor:
        fixed, file_key = _unwrap(descriptor, blob_key, blob_id, wrapped)
        size_bytes = int(_record(descriptor, fixed, file_key)["size_bytes"])
        for part in _content(descriptor, fixed, file_key, size_bytes):
            hasher.update(part)
            done += len(part)
            on_bytes(done)
    return SealedFile(id=blob_id, size_bytes=done, sha256=Digest(hasher.hexdigest()))


def rewrapped(
    folder_path: Path,
    blob_key: bytes,
    new_blob_key: bytes,
    blob_id: ItemId,
    known: bytes | None = None,
) -> bytes:
    """Return a sealed file's own key, wrapped under another one; the file stays as it is.

    Args:
        folder_path: The vault's ``blobs`` folder.
        blob_key: What its key is wrapped under now.
        new_blob_key: What it shall be wrapped under.
        blob_id: Which file.
        known: Its wrapped key, where another one holds than the file itself has.

    Raises:
        BlobDamagedError: The file is missing, or its key does not open.
    """
    with _opened(path_of(folder_path, blob_id)) as descriptor:
        fixed, file_key = _unwrap(descriptor, blob_key, blob_id, known)
    nonce, ciphertext = keys.wrap(file_key, new_blob_key, fixed)
    return nonce + ciphertext


def put_wrapped(folder_path: Path, blob_id: ItemId, wrapped: bytes) -> None:
    """Write a wrapped key into a sealed file and read it back; an absent file is left alone.

    It lies within the first 512 bytes, which no medium writes by halves; and whoever calls this
    keeps ``wrapped`` until it returned, and does it again after a cut.

    Raises:
        OSError: The medium refused, or did not keep it; translate with ``files.storage_errors``.
    """
    path = path_of(folder_path, blob_id)
    try:
        descriptor = files.open_for_overwriting(path)
    except FileNotFoundError:
        return
    try:
        os.lseek(descriptor, _FIXED_BYTES, os.SEEK_SET)
        files.write_all(descriptor, wrapped)
        os.utime(path, ns=_CONSTANT_TIME_NS)
        files.sync(descriptor)
        files.drop_cache(descriptor)
    finally:
        os.close(descriptor)
    # Again: NTFS may note the time of the last write only when the file is closed.
    hide_times(folder_path, blob_id)
    with path.open("rb") as stream:
        stream.seek(_FIXED_BYTES)
        if stream.read(WRAPPED_BYTES) != wrapped:
            raise OSError(errno.EIO, "it did not read back the same", os.fspath(path))


def listed(folder_path: Path) -> frozenset[ItemId]:
    """Return the identities of all sealed files, whole or not; what others put there is no one.

    Raises:
        OSError: The folder cannot be read; translate with ``files.storage_errors``.
    """
    found: set[ItemId] = set()
    with os.scandir(folder_path) as shelves:
        for shelf in shelves:
            if shelf.is_dir(follow_symlinks=False):
                found.update(_on_shelf(shelf))
    return frozenset(found)


def listed_as_far_as_readable(folder_path: Path) -> tuple[frozenset[ItemId], tuple[str, ...]]:
    """Return the identities on every shelf the medium gives, and the names of what it does not.

    A failing disk is why somebody repairs; one shelf of it must not keep the others from them.
    """
    found: set[ItemId] = set()
    unreadable: list[str] = []
    try:
        with os.scandir(folder_path) as shelves:
            for shelf in shelves:
                try:
                    if shelf.is_dir(follow_symlinks=False):
                        found.update(_on_shelf(shelf))
                except OSError:
                    unreadable.append(f"{folder_path.name}/{shelf.name}")
    except FileNotFoundError:
        """The folder itself was lost: every item's own finding says so."""
    except OSError:
        unreadable.append(folder_path.name)
    return frozenset(found), tuple(sorted(unreadable))


def _on_shelf(shelf: os.DirEntry[str]) -> Iterable[ItemId]:
    names = os.listdir(shelf.path)  # noqa: PTH208 - ten times faster
    return cast("Iterable[ItemId]", _sealed_names(shelf.name, names))


def _sealed_names(shelf: str, names: list[str]) -> Iterable[str]:
    """Return which names of a shelf are those of sealed files."""
    # Nearly always all of them: one look at the whole shelf costs a tenth of one look at each.
    are_names = bool(names) and _NAMES.fullmatch("\0".join(names)) is not None
    # Whatever sorts between two names with the same beginning begins like them.
    if are_names and min(names).startswith(shelf) and max(names).startswith(shelf):
        return names
    return [name for name in names if name.startswith(shelf) and _NAME.fullmatch(name)]


def _write(
    descriptor: int,
    blob_id: ItemId,
    *,
    blob_key: bytes,
    source: Source,
    record: dict[str, Any],
    on_bytes: Callable[[int], None],
) -> SealedFile:
    chunk_log2 = LARGE_CHUNK_LOG2 if source.size_bytes >= LARGE_FROM_BYTES else SMALL_CHUNK_LOG2
    fixed = (
        MAGIC + bytes([SUITE, chunk_log2, 0, 0]) + bytes.fromhex(blob_id) + secrets.token_bytes(32)
    )
    file_key = secrets.token_bytes(keys.KEY_BYTES)
    nonce, wrapped = keys.wrap(file_key, blob_key, fixed)
    # The record's place is kept free: the digest it holds is only known at the end.
    files.write_all(descriptor, fixed + nonce + wrapped + bytes(_SEALED_RECORD_BYTES))
    size_bytes, sha256 = _write_chunks(descriptor, fixed, file_key, source, on_bytes)
    content = canonical.encode({**record, "size_bytes": size_bytes, "sha256": sha256})
    sealed_record = _seal_record(fixed, file_key, content)
    os.lseek(descriptor, _RECORD_AT, os.SEEK_SET)
    files.write_all(descriptor, sealed_record)
    return SealedFile(id=blob_id, size_bytes=size_bytes, sha256=sha256)


def _write_chunks(
    descriptor: int,
    fixed: bytes,
    file_key: bytes,
    source: Source,
    on_bytes: Callable[[int], None],
) -> tuple[int, Digest]:
    chunk_bytes = 1 << fixed[len(MAGIC) + 1]
    cipher = _stream_cipher(file_key, fixed)
    total = padded_size(source.size_bytes)
    count = max(1, -(-total // chunk_bytes))
    plain = memoryview(bytearray(chunk_bytes))
    sealed = memoryview(bytearray(chunk_bytes + keys.TAG_BYTES))
    hasher = hashlib.sha256()
    size_bytes = 0
    for counter in range(count):
        wanted = min(chunk_bytes, total - counter * chunk_bytes)
        filled = source.read_into(plain[:wanted])
        hasher.update(plain[:filled])
        size_bytes += filled
        plain[filled:wanted] = bytes(wanted - filled)
        length = cipher.encrypt_into(
            _nonce(counter, is_last=counter == count - 1),
            plain[:wanted],
            None,
            sealed[: wanted + keys.TAG_BYTES],
        )
        files.write_all(descriptor, sealed[:length])
        on_bytes(size_bytes)
    return size_bytes, Digest(hasher.hexdigest())


def _seal_record(fixed: bytes, file_key: bytes, content: bytes) -> bytes:
    length = len(content).to_bytes(4, "big")
    padded = (length + content).ljust(RECORD_BYTES, b"\0")
    if len(padded) != RECORD_BYTES:
        raise ValueError("the record is too long")
    nonce = secrets.token_bytes(keys.NONCE_BYTES)
    return nonce + _record_cipher(file_key, fixed).encrypt(nonce, padded, None)


def _record(descriptor: int, fixed: bytes, file_key: bytes) -> dict[str, Any]:
    data = _read_exactly(descriptor, _SEALED_RECORD_BYTES, "record")
    nonce, sealed = data[: keys.NONCE_BYTES], data[keys.NONCE_BYTES :]
    try:
        padded = _record_cipher(file_key, fixed).decrypt(nonce, sealed, None)
        length = int.from_bytes(padded[:4], "big")
        value: dict[str, Any] = canonical.decode(padded[4 : 4 + length])
    except (InvalidTag, ValueError) as problem:
        raise BlobDamagedError("its record does not open") from problem
    return value


def _content(
    descriptor: int, fixed: bytes, file_key: bytes, size_bytes: int
) -> Iterator[memoryview]:
    """Yield the content, each part after it was authenticated; the next one overwrites it."""
    remaining = size_bytes
    for chunk in _chunks(descriptor, fixed, file_key):
        # What lies beyond the size is padding; it was authenticated all the same.
        yield chunk[:remaining]
        remaining -= min(remaining, len(chunk))
    if remaining:
        raise BlobDamagedError("shorter than its record says")


def _chunks(descriptor: int, fixed: bytes, file_key: bytes) -> Iterator[memoryview]:
    # Three buffers for the whole file: fresh ones for each chunk would take a fifth of the time.
    chunk_bytes = 1 << fixed[len(MAGIC) + 1]
    cipher = _stream_cipher(file_key, fixed)
    plain = memoryview(bytearray(chunk_bytes))
    data = memoryview(bytearray(chunk_bytes + keys.TAG_BYTES))
    following = memoryview(bytearray(chunk_bytes + keys.TAG_BYTES))
    length = _read_into(descriptor, data)
    counter = 0
    while True:
        following_length = _read_into(descriptor, following)
        is_last = not following_length
        if length < keys.TAG_BYTES:
            raise BlobDamagedError(f"chunk {counter} was changed or the file was cut")
        opened = plain[: length - keys.TAG_BYTES]
        try:
            cipher.decrypt_into(_nonce(counter, is_last=is_last), data[:length], None, opened)
        except InvalidTag as problem:
            raise BlobDamagedError(f"chunk {counter} was changed or the file was cut") from problem
        yield opened
        if is_last:
            return
        data, following, length = following, data, following_length
        counter += 1


def _unwrap(
    descriptor: int, blob_key: bytes, blob_id: ItemId, known: bytes | None = None
) -> tuple[bytes, bytes]:
    fixed = _read_exactly(descriptor, _FIXED_BYTES, "beginning")
    lying = _read_exactly(descriptor, WRAPPED_BYTES, "key")
    wrapped = lying if known is None else known
    is_ours = (
        fixed.startswith(MAGIC)
        and fixed[len(MAGIC)] == SUITE
        and fixed[len(MAGIC) + 1] in {SMALL_CHUNK_LOG2, LARGE_CHUNK_LOG2}
        and fixed[len(MAGIC) + 4 : len(MAGIC) + 20].hex() == blob_id
    )
    if not is_ours:
        raise BlobDamagedError("it does not begin as this sealed file does")
    nonce, ciphertext = wrapped[: keys.NONCE_BYTES], wrapped[keys.NONCE_BYTES :]
    file_key = keys.find_unwrapped(nonce, ciphertext, blob_key, fixed)
    if file_key is None:
        raise BlobDamagedError("its key does not open")
    return fixed, file_key


class _opened:  # noqa: N801 - used like a function, in a with statement
    """Open a sealed file for reading; an absent or unreadable one is damage, not a crash."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> int:
        try:
            self._descriptor = files.open_regular(self._path)
        except FileNotFoundError as problem:
            raise BlobDamagedError(MISSING) from problem
        except OSError as problem:
            raise BlobUnreadableError(problem.strerror or str(problem)) from problem
        return self._descriptor

    def __exit__(self, *_exception: object) -> None:
        os.close(self._descriptor)


def _read_exactly(descriptor: int, count: int, part: str) -> bytes:
    data = _read_up_to(descriptor, count)
    if len(data) != count:
        raise BlobDamagedError(f"its {part} is cut")
    return data


def _read_into(descriptor: int, buffer: memoryview) -> int:
    """Fill a buffer as far as the file goes; returns how many bytes."""
    source = io.FileIO(descriptor, closefd=False)
    filled = 0
    try:
        # One read is the rule; a short one happens at the end and on some file systems.
        while filled < len(buffer) and (count := source.readinto(buffer[filled:])):
            filled += count
    except OSError as problem:
        raise BlobUnreadableError(problem.strerror or str(problem)) from problem
    return filled


def _read_up_to(descriptor: int, count: int) -> bytes:
    try:
        data = os.read(descriptor, count)
        # One read is the rule; a short one happens at the end and on some file systems.
        while 0 < len(data) < count:
            more = os.read(descriptor, count - len(data))
            if not more:
                break
            data += more
    except OSError as problem:
        raise BlobUnreadableError(problem.strerror or str(problem)) from problem
    return data


def _stream_cipher(file_key: bytes, fixed: bytes) -> AESGCM:
    return AESGCM(keys.subkey(file_key, b"ek1/blob-stream" + fixed))


def _record_cipher(file_key: bytes, fixed: bytes) -> AESGCM:
    return AESGCM(keys.subkey(file_key, b"ek1/blob-record" + fixed))


def _nonce(counter: int, *, is_last: bool) -> bytes:
    return counter.to_bytes(11, "big") + bytes([is_last])


def _make_folder(path: Path) -> None:
    path.mkdir(mode=0o700, exist_ok=True)
