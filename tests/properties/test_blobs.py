"""A sealed file gives back what went in, or says that it cannot; it never gives anything else."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from evidence_kit.store import blobs
from evidence_kit.store.blobs import CHUNKS_AT, BlobDamagedError, SealedFile
from tests.fakes import BytesSource

KEY = bytes(range(32))
SMALL = 1 << 16
TAG = 16
SIZES = st.integers(0, 200) | st.sampled_from([4095, 4096, 4097, 65535, 65536, 65537, 140_000])
SHARED = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
MANY = settings(SHARED, max_examples=150)


@contextmanager
def sealed_file(folder: Path, data: bytes) -> Iterator[tuple[SealedFile, Path]]:
    sealed = blobs.seal(folder, KEY, BytesSource(data), record={}, on_bytes=lambda _: None)
    path = blobs.path_of(folder, sealed.id)
    yield sealed, path
    path.unlink(missing_ok=True)


def read_until_error(folder: Path, sealed: SealedFile) -> tuple[bytes, bool]:
    found = b""
    try:
        for chunk in blobs.read(folder, KEY, sealed.id):
            found += chunk
    except BlobDamagedError:
        return found, False
    return found, True


@SHARED
@given(SIZES, st.integers(0, 2**32))
def test_what_went_in_comes_out(tmp_path: Path, size_bytes: int, seed: int) -> None:
    data = random.Random(seed).randbytes(size_bytes)

    with sealed_file(tmp_path, data) as (sealed, _):
        assert read_until_error(tmp_path, sealed) == (data, True)


@MANY
@given(SIZES, st.data())
def test_no_changed_byte_goes_unnoticed(
    tmp_path: Path, size_bytes: int, drawn: st.DataObject
) -> None:
    data = random.Random(1).randbytes(size_bytes)
    with sealed_file(tmp_path, data) as (sealed, path):
        whole = bytearray(path.read_bytes())
        for _ in range(drawn.draw(st.integers(1, 4))):
            position = drawn.draw(st.integers(0, len(whole) - 1))
            whole[position] ^= drawn.draw(st.integers(1, 255))
        assume(bytes(whole) != path.read_bytes())
        path.write_bytes(whole)

        found, is_whole = read_until_error(tmp_path, sealed)

        assert not is_whole
        assert data.startswith(found)


@MANY
@given(SIZES, st.data())
def test_no_other_length_reads_as_whole(
    tmp_path: Path, size_bytes: int, drawn: st.DataObject
) -> None:
    data = random.Random(2).randbytes(size_bytes)
    with sealed_file(tmp_path, data) as (sealed, path):
        whole = path.read_bytes()
        added = drawn.draw(st.binary(max_size=50), label="added")
        kept = drawn.draw(st.integers(0, len(whole)), label="kept")
        assume(whole[:kept] + added != whole)
        path.write_bytes(whole[:kept] + added)

        found, is_whole = read_until_error(tmp_path, sealed)

        assert not is_whole
        assert data.startswith(found)


@SHARED
@given(st.lists(st.integers(0, 3), max_size=6))
def test_no_other_sequence_of_chunks_reads_as_whole(tmp_path: Path, order: list[int]) -> None:
    assume(order != [0, 1, 2, 3])
    data = random.Random(3).randbytes(3 * SMALL + 5000)
    with sealed_file(tmp_path, data) as (sealed, path):
        whole = path.read_bytes()
        chunks = [whole[at : at + SMALL + TAG] for at in range(CHUNKS_AT, len(whole), SMALL + TAG)]
        assert len(chunks) == 4
        path.write_bytes(whole[:CHUNKS_AT] + b"".join(chunks[n] for n in order))

        found, is_whole = read_until_error(tmp_path, sealed)

        assert not is_whole
        assert data.startswith(found)


@given(st.integers(0, 2**50))
def test_padding_hides_without_wasting(size_bytes: int) -> None:
    padded = blobs.padded_size(size_bytes)

    assert size_bytes <= padded
    assert padded <= max(4096, size_bytes * 1.12)
    assert blobs.padded_size(padded) == padded


@given(st.integers(0, 2**50), st.integers(0, 2**50))
def test_a_longer_source_is_never_shown_as_a_shorter_one(one: int, other: int) -> None:
    shorter, longer = sorted((one, other))

    assert blobs.padded_size(shorter) <= blobs.padded_size(longer)


def test_reading_half_a_file_verifies_nothing_and_the_caller_can_know(tmp_path: Path) -> None:
    data = random.Random(4).randbytes(2 * SMALL)
    with sealed_file(tmp_path, data) as (sealed, path):
        path.write_bytes(path.read_bytes()[:-1])
        chunks = blobs.read(tmp_path, KEY, sealed.id)

        assert next(chunks) == data[:SMALL]
        with pytest.raises(BlobDamagedError):
            next(chunks)
