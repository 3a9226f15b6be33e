import pytest

from evidence_kit.store import backup_format
from evidence_kit.store.backup_format import (
    BrokenBytesError,
    Index,
    IndexedFile,
    IndexedPiece,
    NewerBytesError,
    PieceHead,
)

VAULT = "0123456789abcdef0123456789abcdef"
KEY = bytes(range(32))
HEAD = PieceHead(name="case.db", offset=0, sha256="ab" * 32, size=5, total=5)


def index_of(*, version: int = 1, name: str = "case.db", at: int = 32) -> tuple[Index, int]:
    piece = IndexedPiece(at=at, sha256="ab" * 32, size=5)
    index = Index(files=[IndexedFile(name=name, pieces=[piece], size=5)], v=version, vault=VAULT)
    head = PieceHead(name=name, offset=0, sha256="ab" * 32, size=5, total=5)
    return index, 32 + len(backup_format.piece_start(head)) + 5


def test_every_bit_of_the_beginning_counts() -> None:
    data = backup_format.prologue(VAULT)

    assert backup_format.find_vault_id(data) == VAULT
    assert not any(map(backup_format.find_vault_id, every_flip(data)))


def test_every_bit_before_a_piece_counts() -> None:
    data = backup_format.piece_start(HEAD)

    assert backup_format.read_piece_start(data) == HEAD
    for flipped in every_flip(data):
        with pytest.raises(BrokenBytesError):
            backup_format.read_piece_start(flipped)


def test_every_bit_of_an_index_counts() -> None:
    index, at = index_of()
    data = backup_format.index_record(index, KEY)

    assert backup_format.read_index(data, at).index == index
    for flipped in every_flip(data):
        with pytest.raises(BrokenBytesError):
            backup_format.read_index(flipped, at)


def test_every_bit_of_the_end_counts() -> None:
    data = backup_format.end(123_456)

    assert backup_format.read_end(data) == 123_456
    for flipped in every_flip(data):
        with pytest.raises(BrokenBytesError):
            backup_format.read_end(flipped)


def test_an_index_made_without_the_key_is_known_for_it() -> None:
    index, at = index_of()

    forged = backup_format.read_index(backup_format.index_record(index, bytes(32)), at)

    assert not forged.is_made_with(KEY)
    assert forged.is_made_with(bytes(32))


def test_a_later_format_is_told_apart_from_damage() -> None:
    index, at = index_of(version=2)

    with pytest.raises(NewerBytesError):
        backup_format.read_index(backup_format.index_record(index, KEY), at)


@pytest.mark.parametrize(
    "name",
    ["../case.db", "/etc/passwd", "blobs/ab/../x", "case.db\n", "blobs/ab/cd" + "0" * 30, "lock"],
)
def test_a_name_that_no_vault_has_is_refused(name: str) -> None:
    index, at = index_of(name=name)
    head = PieceHead(name=name, offset=0, sha256="ab" * 32, size=5, total=5)

    with pytest.raises(BrokenBytesError):
        backup_format.read_index(backup_format.index_record(index, KEY), at)
    with pytest.raises(BrokenBytesError):
        backup_format.read_piece_start(backup_format.piece_start(head))


def test_pieces_that_do_not_lie_one_after_the_other_are_refused() -> None:
    index, at = index_of(at=33)

    with pytest.raises(BrokenBytesError):
        backup_format.read_index(backup_format.index_record(index, KEY), at + 1)


def every_flip(data: bytes) -> list[bytes]:
    return [
        data[:place] + bytes([data[place] ^ 1 << bit]) + data[place + 1 :]
        for place in range(len(data))
        for bit in range(8)
    ]
