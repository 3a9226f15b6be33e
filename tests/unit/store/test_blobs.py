import os
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from evidence_kit import canonical
from evidence_kit.errors import CancelledError, EvidenceKitError, SourceChangedError
from evidence_kit.hashing import sha256
from evidence_kit.model import ItemId
from evidence_kit.store import blobs
from evidence_kit.store.blobs import CHUNKS_AT, BlobDamagedError, SealedFile
from tests.conftest import Count
from tests.fakes import (
    BytesSource,
    ChangingSource,
    FailingSource,
    ShrinkingSource,
    StutteringSource,
    flip_bit,
)

KEY = bytes(range(32))
OTHER_KEY = bytes(range(1, 33))
MIB = 1 << 20
SMALL = 1 << 16
TAG = 16
SIZES = [0, 1, 2, 65535, 65536, 65537, MIB - 1, MIB, MIB + 1, 3 * MIB]


def content(size_bytes: int, seed: int = 0) -> bytes:
    return random.Random(seed).randbytes(size_bytes)


def seal(folder: Path, data: bytes, key: bytes = KEY) -> SealedFile:
    return blobs.seal(
        folder, key, BytesSource(data), record={"name": "chat.png"}, on_bytes=lambda _: None
    )


def unsealed(folder: Path, blob_id: ItemId, key: bytes = KEY) -> bytes:
    return b"".join(blobs.read(folder, key, blob_id))


def yielded_before_error(folder: Path, blob_id: ItemId) -> bytes:
    """Everything a reader got before the damage was said; reading on must not be possible."""
    found = b""
    chunks = blobs.read(folder, KEY, blob_id)
    with pytest.raises(BlobDamagedError):  # noqa: PT012 - what came before counts too
        for chunk in chunks:
            found += chunk
    assert list(chunks) == []
    return found


def chunk_bytes(size_bytes: int) -> int:
    return (MIB if size_bytes >= MIB else SMALL) + TAG


def found_files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


# --- round trip


@pytest.mark.parametrize("size_bytes", SIZES)
def test_bytes_come_back_as_they_went_in(tmp_path: Path, size_bytes: int) -> None:
    data = content(size_bytes)

    sealed = seal(tmp_path, data)

    assert unsealed(tmp_path, sealed.id) == data
    assert (sealed.size_bytes, sealed.sha256) == (size_bytes, sha256(data))
    assert blobs.digest(tmp_path, KEY, sealed.id, lambda _: None) == sealed


@pytest.mark.parametrize("size_bytes", SIZES)
def test_the_file_says_enough_about_itself_to_be_restored_without_a_database(
    tmp_path: Path, size_bytes: int
) -> None:
    sealed = seal(tmp_path, content(size_bytes))

    record = blobs.read_record(tmp_path, KEY, sealed.id)

    assert record == {"name": "chat.png", "size_bytes": size_bytes, "sha256": sealed.sha256}


def test_a_name_of_255_hostile_bytes_fits_the_record(tmp_path: Path) -> None:
    name = os.fsdecode(b"\xff" * 255)

    sealed = blobs.seal(
        tmp_path, KEY, BytesSource(b"x"), record={"name": name}, on_bytes=lambda _: None
    )

    assert blobs.read_record(tmp_path, KEY, sealed.id)["name"] == name


def test_a_record_that_does_not_fit_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="too long"):
        blobs.seal(
            tmp_path, KEY, BytesSource(b"x"), record={"name": "x" * 5000}, on_bytes=lambda _: None
        )

    assert found_files(tmp_path) == []


def test_the_listener_hears_of_every_chunk(tmp_path: Path) -> None:
    heard: list[int] = []

    blobs.seal(tmp_path, KEY, BytesSource(content(3 * MIB)), record={}, on_bytes=heard.append)

    assert heard == [MIB, 2 * MIB, 3 * MIB]


# --- what can be seen from outside


def test_the_exact_size_does_not_show(tmp_path: Path) -> None:
    sizes = [100_000 + step * 50 for step in range(40)]

    shown = {
        blobs.path_of(tmp_path, seal(tmp_path, content(size)).id).stat().st_size for size in sizes
    }

    assert len(shown) <= 2


@pytest.mark.parametrize("size_bytes", SIZES)
def test_the_length_on_disk_is_the_padded_one(tmp_path: Path, size_bytes: int) -> None:
    sealed = seal(tmp_path, content(size_bytes))
    padded = blobs.padded_size(size_bytes)
    chunks = max(1, -(-padded // (chunk_bytes(size_bytes) - TAG)))

    length = blobs.path_of(tmp_path, sealed.id).stat().st_size

    assert length == CHUNKS_AT + padded + chunks * TAG


def test_no_time_of_import_shows(tmp_path: Path) -> None:
    for size_bytes in SIZES:
        path = blobs.path_of(tmp_path, seal(tmp_path, content(size_bytes)).id)

        assert (path.stat().st_mtime_ns, path.stat().st_atime_ns) == (0, 0)


def test_a_time_that_the_system_notes_when_the_file_is_closed_does_not_show(
    tmp_path: Path,
) -> None:
    written = blobs.write(
        tmp_path, KEY, BytesSource(b"x"), record={"name": "chat.png"}, on_bytes=lambda _: None
    )
    path = blobs.path_of(tmp_path, written.sealed.id)
    # As NTFS does, which keeps what was set by hand only until the writer closes the file.
    os.utime(path)

    blobs.settle(tmp_path, written)

    assert (path.stat().st_mtime_ns, path.stat().st_atime_ns) == (0, 0)


def test_the_same_bytes_look_different_every_time(tmp_path: Path) -> None:
    data = content(200)
    first, second = (
        blobs.path_of(tmp_path, seal(tmp_path, data).id).read_bytes() for _ in range(2)
    )

    # Apart from magic, suite and chunk size, nothing but chance agrees.
    same = sum(a == b for a, b in zip(first[12:], second[12:], strict=True))
    assert same < len(first) // 64


def test_nothing_readable_stands_in_a_sealed_file(tmp_path: Path) -> None:
    sealed = seal(tmp_path, b"she wrote: pay or I send it" * 100)

    data = blobs.path_of(tmp_path, sealed.id).read_bytes()

    assert b"pay or" not in data
    assert b"chat.png" not in data
    assert bytes.fromhex(sealed.sha256) not in data


def test_sealed_files_belong_to_their_owner_alone(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        path = blobs.path_of(tmp_path, seal(tmp_path, b"x").id)
    finally:
        os.umask(before)

    if os.name == "posix":
        assert (path.stat().st_mode & 0o777, path.parent.stat().st_mode & 0o777) == (0o600, 0o700)


# --- damage


def assert_every_flip_is_noticed(
    folder: Path, data: bytes, sealed: SealedFile, positions: Iterator[int]
) -> None:
    path = blobs.path_of(folder, sealed.id)
    step = chunk_bytes(len(data))
    for position in positions:
        flip_bit(path, position, position % 8)

        got = yielded_before_error(folder, sealed.id)

        # What was handed out lies wholly before the damaged chunk, and is the truth.
        damaged_chunk = max(0, position - CHUNKS_AT) // step
        assert len(got) <= damaged_chunk * (step - TAG)
        assert data.startswith(got)
        flip_bit(path, position, position % 8)


def test_every_flip_in_the_head_of_a_file_is_noticed(tmp_path: Path) -> None:
    data = content(5000)
    sealed = seal(tmp_path, data)
    head = list(range(CHUNKS_AT - 4128)) + list(range(CHUNKS_AT - 4128, CHUNKS_AT, 13))

    assert_every_flip_is_noticed(tmp_path, data, sealed, iter(head))


@pytest.mark.parametrize("size_bytes", [1, 2, 5000, 65537, 200_000])
def test_flips_anywhere_in_the_chunks_are_noticed(tmp_path: Path, size_bytes: int) -> None:
    data = content(size_bytes)
    sealed = seal(tmp_path, data)
    length = blobs.path_of(tmp_path, sealed.id).stat().st_size
    step = max(1, (length - CHUNKS_AT) // 150)

    assert_every_flip_is_noticed(
        tmp_path, data, sealed, iter([*range(CHUNKS_AT, length, step), length - 1])
    )


def test_a_flip_in_the_padding_is_noticed(tmp_path: Path) -> None:
    data = content(100_001)
    sealed = seal(tmp_path, data)
    assert blobs.padded_size(len(data)) > len(data) + 100
    flip_bit(blobs.path_of(tmp_path, sealed.id), CHUNKS_AT + len(data) + TAG + 50)

    yielded_before_error(tmp_path, sealed.id)


@pytest.mark.deep
@pytest.mark.timeout(1800)
def test_every_flip_in_a_file_of_three_chunks_is_noticed(tmp_path: Path, count: Count) -> None:
    data = content(130_000)
    sealed = seal(tmp_path, data)
    length = blobs.path_of(tmp_path, sealed.id).stat().st_size

    assert_every_flip_is_noticed(tmp_path, data, sealed, iter(range(length)))

    count("flips and cuts of sealed files", length, ())


@pytest.mark.parametrize("size_bytes", SIZES)
def test_a_file_cut_at_any_border_never_reads_as_whole(tmp_path: Path, size_bytes: int) -> None:
    data = content(size_bytes)
    sealed = seal(tmp_path, data)
    path = blobs.path_of(tmp_path, sealed.id)
    whole = path.read_bytes()
    borders = range(CHUNKS_AT, len(whole), chunk_bytes(size_bytes))
    cuts = {0, 1, 8, 12, 60, 120, CHUNKS_AT - 1, len(whole) - 1, len(whole) - TAG}
    cuts |= {border + slack for border in borders for slack in (-1, 0, 1, TAG)}

    for cut in sorted(cut for cut in cuts if 0 <= cut < len(whole)):
        path.write_bytes(whole[:cut])

        assert data.startswith(yielded_before_error(tmp_path, sealed.id))


@pytest.mark.parametrize("size_bytes", [0, 1, 65536, 65537, MIB])
@pytest.mark.parametrize("addition", ["byte", "tag", "zeros", "last chunk", "whole"])
def test_an_extended_file_never_reads_as_whole(
    tmp_path: Path, size_bytes: int, addition: str
) -> None:
    data = content(size_bytes)
    sealed = seal(tmp_path, data)
    path = blobs.path_of(tmp_path, sealed.id)
    whole = path.read_bytes()
    added = {
        "byte": b"\0",
        "tag": bytes(TAG),
        "zeros": bytes(chunk_bytes(size_bytes)),
        "last chunk": whole[CHUNKS_AT:][-chunk_bytes(size_bytes) :],
        "whole": whole,
    }

    path.write_bytes(whole + added[addition])

    assert yielded_before_error(tmp_path, sealed.id) != data or not data


def test_chunks_in_another_order_do_not_open(tmp_path: Path) -> None:
    data = content(4 * SMALL)
    sealed = seal(tmp_path, data)
    path = blobs.path_of(tmp_path, sealed.id)
    whole = path.read_bytes()
    head = whole[:CHUNKS_AT]
    step = SMALL + TAG
    chunks = [whole[at : at + step] for at in range(CHUNKS_AT, len(whole), step)]
    assert len(chunks) == 4

    for order, safe in (((1, 0, 2, 3), 0), ((0, 2, 1, 3), 1), ((0, 1, 3, 2), 2), ((0, 1, 1, 3), 2)):
        path.write_bytes(head + b"".join(chunks[n] for n in order))
        assert yielded_before_error(tmp_path, sealed.id) == data[: safe * SMALL]
    for kept in ((0,), (0, 1, 2), (3,), (1, 2, 3), (0, 1, 3)):
        path.write_bytes(head + b"".join(chunks[n] for n in kept))
        assert len(yielded_before_error(tmp_path, sealed.id)) <= 2 * SMALL


def test_two_files_that_changed_places_do_not_open(tmp_path: Path) -> None:
    first, second = seal(tmp_path, content(100, 1)), seal(tmp_path, content(100, 2))
    paths = [blobs.path_of(tmp_path, sealed.id) for sealed in (first, second)]
    ones, twos = (path.read_bytes() for path in paths)
    paths[0].write_bytes(twos)
    paths[1].write_bytes(ones)

    for sealed in (first, second):
        assert yielded_before_error(tmp_path, sealed.id) == b""


@pytest.mark.parametrize("parts", ["fixed", "key", "record", "chunks"])
def test_no_part_of_one_file_fits_another(tmp_path: Path, parts: str) -> None:
    ours, theirs = seal(tmp_path, content(100, 1)), seal(tmp_path, content(100, 2))
    path = blobs.path_of(tmp_path, ours.id)
    whole = path.read_bytes()
    other = blobs.path_of(tmp_path, theirs.id).read_bytes()
    start, end = {
        "fixed": (0, 60),
        "key": (60, 120),
        "record": (120, CHUNKS_AT),
        "chunks": (CHUNKS_AT, len(whole)),
    }[parts]

    path.write_bytes(whole[:start] + other[start:end] + whole[end:])

    assert yielded_before_error(tmp_path, ours.id) == b""


def test_a_file_of_another_vault_does_not_open_even_under_its_own_name(tmp_path: Path) -> None:
    theirs = seal(tmp_path, b"theirs", OTHER_KEY)

    with pytest.raises(BlobDamagedError, match="key"):
        unsealed(tmp_path, theirs.id)
    with pytest.raises(BlobDamagedError, match="key"):
        blobs.read_record(tmp_path, KEY, theirs.id)


def test_the_head_of_another_vaults_file_does_not_open_our_chunks(tmp_path: Path) -> None:
    ours, theirs = seal(tmp_path, b"ours"), seal(tmp_path, b"them", OTHER_KEY)
    path = blobs.path_of(tmp_path, ours.id)
    whole, other = path.read_bytes(), blobs.path_of(tmp_path, theirs.id).read_bytes()

    path.write_bytes(whole[:12] + whole[12:28] + other[28:120] + whole[120:])

    with pytest.raises(BlobDamagedError):
        unsealed(tmp_path, ours.id)


@pytest.mark.parametrize(
    ("position", "value"), [(8, 0), (8, 2), (9, 0), (9, 15), (9, 63), (9, 255), (0, 0)]
)
def test_a_chunk_size_from_the_file_cannot_exhaust_memory(
    tmp_path: Path, position: int, value: int
) -> None:
    sealed = seal(tmp_path, b"x")
    path = blobs.path_of(tmp_path, sealed.id)
    changed = bytearray(path.read_bytes())
    changed[position] = value
    path.write_bytes(changed)

    with pytest.raises(BlobDamagedError, match="does not begin"):
        unsealed(tmp_path, sealed.id)


def test_a_record_is_not_read_from_a_file_whose_record_was_changed(tmp_path: Path) -> None:
    sealed = seal(tmp_path, b"x")
    flip_bit(blobs.path_of(tmp_path, sealed.id), CHUNKS_AT - 1)

    with pytest.raises(BlobDamagedError, match="record"):
        blobs.read_record(tmp_path, KEY, sealed.id)


def test_a_file_that_is_not_there_is_missing_and_a_folder_is_damage(tmp_path: Path) -> None:
    absent = blobs.new_id()
    with pytest.raises(BlobDamagedError) as caught:
        unsealed(tmp_path, absent)
    assert str(caught.value) == blobs.MISSING

    path = blobs.path_of(tmp_path, absent)
    path.mkdir(parents=True)
    with pytest.raises(BlobDamagedError) as caught:
        unsealed(tmp_path, absent)
    assert str(caught.value) != blobs.MISSING


# --- a seal that does not come about


@pytest.mark.parametrize("after_bytes", [0, 1, SMALL, 3 * SMALL])
def test_nothing_is_left_of_a_source_that_fails(tmp_path: Path, after_bytes: int) -> None:
    source = FailingSource(content(4 * SMALL), after_bytes=after_bytes)

    with pytest.raises(EvidenceKitError):
        blobs.seal(tmp_path, KEY, source, record={}, on_bytes=lambda _: None)

    assert found_files(tmp_path) == []


def test_nothing_is_left_of_a_source_that_changed(tmp_path: Path) -> None:
    with pytest.raises(SourceChangedError):
        blobs.seal(tmp_path, KEY, ChangingSource(content(100)), record={}, on_bytes=lambda _: None)

    assert found_files(tmp_path) == []


@pytest.mark.parametrize("problem", [CancelledError, KeyboardInterrupt, MemoryError])
def test_nothing_is_left_when_somebody_stops_it(
    tmp_path: Path, problem: type[BaseException]
) -> None:
    def stop(done: int) -> None:
        if done > SMALL:
            raise problem

    with pytest.raises(problem):
        blobs.seal(tmp_path, KEY, BytesSource(content(4 * SMALL)), record={}, on_bytes=stop)

    assert found_files(tmp_path) == []


def test_a_source_that_ends_early_is_sealed_with_the_bytes_it_gave(tmp_path: Path) -> None:
    source = ShrinkingSource(content(70_000), promised_bytes=200_000)

    sealed = blobs.seal(tmp_path, KEY, source, record={}, on_bytes=lambda _: None)

    assert (sealed.size_bytes, unsealed(tmp_path, sealed.id)) == (70_000, source.data)


def test_a_source_with_a_gap_in_it_does_not_read_back_as_what_was_hashed(tmp_path: Path) -> None:
    # The zeros in the gap would be evidence nobody sent; the read-back must see it.
    source = StutteringSource(content(2 * SMALL))

    sealed = blobs.seal(tmp_path, KEY, source, record={}, on_bytes=lambda _: None)

    assert blobs.digest(tmp_path, KEY, sealed.id, lambda _: None) != sealed


# --- padding, names, removal


def test_padding_only_ever_adds_and_at_most_an_eighth() -> None:
    for size_bytes in (*range(4096, 20_000), 10**6, 2**31 - 1, 2**40 + 1):
        padded = blobs.padded_size(size_bytes)

        assert size_bytes <= padded <= size_bytes * 1.12
        assert blobs.padded_size(padded) == padded


def test_short_words_are_all_of_one_length() -> None:
    assert {blobs.padded_size(size) for size in range(4097)} == {4096}


def test_padding_leaves_few_sizes_to_tell_apart() -> None:
    assert len({blobs.padded_size(size) for size in range(500_000, 1_000_000)}) <= 64


def test_sealed_files_are_listed_whole_or_not(tmp_path: Path) -> None:
    ids = {seal(tmp_path, content(n)).id for n in range(5)}
    os.truncate(blobs.path_of(tmp_path, min(ids)), 10)

    assert blobs.listed(tmp_path) == ids


def test_what_lies_beside_the_shelves_is_not_listed(tmp_path: Path) -> None:
    sealed = seal(tmp_path, b"x")
    (tmp_path / ".DS_Store").write_bytes(b"x")
    (tmp_path / "Thumbs.db").write_bytes(b"x")

    assert blobs.listed(tmp_path) == {sealed.id}


def test_a_file_on_the_wrong_shelf_is_not_where_it_would_be_read(tmp_path: Path) -> None:
    sealed = seal(tmp_path, b"x")
    path = blobs.path_of(tmp_path, sealed.id)
    shelf_path = tmp_path / ("ff" if sealed.id[:2] != "ff" else "00")
    shelf_path.mkdir()

    path.rename(shelf_path / path.name)

    assert sealed.id not in blobs.listed(tmp_path)


def test_a_removed_file_is_gone_and_its_key_was_overwritten_first(tmp_path: Path) -> None:
    sealed = seal(tmp_path, b"x")
    path = blobs.path_of(tmp_path, sealed.id)
    os.link(path, tmp_path / "what the drive kept")

    blobs.remove(tmp_path, sealed.id)

    assert not path.exists()
    kept = (tmp_path / "what the drive kept").read_bytes()
    assert kept[60:120] == bytes(60)
    path.write_bytes(kept)
    with pytest.raises(BlobDamagedError, match="key"):
        unsealed(tmp_path, sealed.id)


def test_removing_what_is_not_there_is_no_error(tmp_path: Path) -> None:
    blobs.remove(tmp_path, blobs.new_id())


def test_a_cut_file_can_still_be_removed(tmp_path: Path) -> None:
    sealed = seal(tmp_path, b"x")
    os.truncate(blobs.path_of(tmp_path, sealed.id), 5)

    blobs.remove(tmp_path, sealed.id)

    assert blobs.listed(tmp_path) == frozenset()


def test_identities_are_random_hex_and_never_repeat() -> None:
    ids = {blobs.new_id() for _ in range(1000)}

    assert len(ids) == 1000
    assert all(len(bytes.fromhex(each)) == 16 for each in ids)


def test_the_record_is_canonical_so_that_anybody_can_write_it(tmp_path: Path) -> None:
    sealed = seal(tmp_path, b"x")
    record = blobs.read_record(tmp_path, KEY, sealed.id)

    assert canonical.decode(canonical.encode(record)) == record
