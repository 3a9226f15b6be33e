import hashlib
import threading

import pytest

from evidence_kit.hashing import (
    MOST_WAITING,
    SPREAD_FROM_BYTES,
    KnownHash,
    MultiHash,
    SpreadHash,
    sha256,
)

# FIPS 180-4 and RFC 1321 example values.
VECTORS = [
    (
        b"",
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "da39a3ee5e6b4b0d3255bfef95601890afd80709",
        "d41d8cd98f00b204e9800998ecf8427e",
    ),
    (
        b"abc",
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        "a9993e364706816aba3e25717850c26c9cd0d89d",
        "900150983cd24fb0d6963f7d28e17f72",
    ),
    (
        b"a" * 1_000_000,
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0",
        "34aa973cd4c4daa4f61eeb2bdbad27316534016f",
        "7707d6ae4e027c70eea2a935c2296f21",
    ),
]


@pytest.mark.parametrize(("data", "sha256_hex", "sha1_hex", "md5_hex"), VECTORS)
def test_published_examples_come_out(
    data: bytes, sha256_hex: str, sha1_hex: str, md5_hex: str
) -> None:
    hashes = MultiHash()
    hashes.update(data)

    found = hashes.digests()

    assert (found.sha256, found.sha1, found.md5) == (sha256_hex, sha1_hex, md5_hex)
    assert sha256(data) == sha256_hex


@pytest.mark.parametrize("sizes", [[1], [SPREAD_FROM_BYTES], [SPREAD_FROM_BYTES, 5, 0] * 9])
def test_sums_taken_side_by_side_are_those_taken_one_after_the_other(sizes: list[int]) -> None:
    pieces = [bytes([number]) * size for number, size in enumerate(sizes)]
    plain = MultiHash()
    plain.update(b"".join(pieces))

    with SpreadHash() as spread:
        for piece in pieces:
            spread.update(piece)
        in_between = spread.digests()
        spread.update(b"more")

        assert in_between == plain.digests()
        assert spread.digests() != in_between


def test_a_long_stream_has_two_threads_and_leaves_none() -> None:
    before = threading.active_count()

    with SpreadHash() as spread:
        for _ in range(3 * MOST_WAITING):
            spread.update(bytes(SPREAD_FROM_BYTES))
        during = threading.active_count()

    assert (during, threading.active_count()) == (before + 2, before)


def test_a_stream_that_is_stopped_leaves_no_thread() -> None:
    before = threading.active_count()

    def stopped() -> None:
        with SpreadHash() as spread:
            spread.update(bytes(SPREAD_FROM_BYTES))
            raise InterruptedError

    with pytest.raises(InterruptedError):
        stopped()

    assert threading.active_count() == before


def test_the_size_of_the_pieces_does_not_matter() -> None:
    data = bytes(range(256)) * 999
    whole, pieces = MultiHash(), MultiHash()

    whole.update(data)
    for start in range(0, len(data), 777):
        pieces.update(memoryview(data)[start : start + 777])

    assert pieces.digests() == whole.digests()


def test_digests_can_be_asked_for_in_between() -> None:
    hashes = MultiHash()
    hashes.update(b"ab")
    hashes.digests()
    hashes.update(b"c")

    assert hashes.digests().sha256 == hashlib.sha256(b"abc").hexdigest()


def test_bytes_of_a_known_sha256_have_the_look_up_values_computed_before() -> None:
    whole = MultiHash()
    whole.update(b"abc")
    known = {whole.digests().sha256: whole.digests()}
    same, other = KnownHash(known), KnownHash(known)
    same.update(b"ab")
    same.update(b"c")
    other.update(b"abd")

    assert same.digests() == whole.digests()
    assert (other.digests().sha256, other.digests().md5) == (hashlib.sha256(b"abd").hexdigest(), "")
