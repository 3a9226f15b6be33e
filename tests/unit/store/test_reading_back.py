from collections.abc import Callable
from pathlib import Path

import pytest

from evidence_kit.errors import CancelledError, ReadBackError
from evidence_kit.store import Vault, blobs
from evidence_kit.store.reading_back import Unread
from tests.fakes import BytesSource, flip_bit

NAME = "first.png"


def ignore(_done: int) -> None:
    """Be told and do nothing."""


def sealed_in(vault: Vault) -> tuple[blobs.SealedFile, Path]:
    session = vault._session
    sealed = blobs.seal(
        session.blobs_path,
        session.blob_key,
        BytesSource(b"first"),
        record={"name": NAME},
        on_bytes=ignore,
    )
    return sealed, blobs.path_of(session.blobs_path, sealed.id)


def unread(
    vault: Vault,
    sealed: blobs.SealedFile,
    on_read: Callable[[int], None] = ignore,
    *,
    in_thread: bool,
) -> Unread:
    found = Unread(vault._session, sealed, NAME, on_read)
    if in_thread:
        found.begin()
    return found


@pytest.mark.parametrize("in_thread", [False, True])
def test_what_reads_back_stays(vault: Vault, *, in_thread: bool) -> None:
    sealed, path = sealed_in(vault)

    unread(vault, sealed, in_thread=in_thread).require_same()

    assert path.exists()


@pytest.mark.parametrize("in_thread", [False, True])
@pytest.mark.parametrize(
    "spoil",
    [lambda path: flip_bit(path, 5000), lambda path: path.write_bytes(b""), Path.unlink],
    ids=["changed", "cut", "gone"],
)
def test_what_does_not_read_back_is_removed_and_named(
    vault: Vault, spoil: Callable[[Path], object], *, in_thread: bool
) -> None:
    sealed, path = sealed_in(vault)
    spoil(path)

    with pytest.raises(ReadBackError, match=NAME):
        unread(vault, sealed, in_thread=in_thread).require_same()

    assert not path.exists()


def test_what_a_stop_reaches_while_it_is_read_is_removed(vault: Vault) -> None:
    sealed, path = sealed_in(vault)

    def stop(_done: int) -> None:
        raise CancelledError

    with pytest.raises(CancelledError):
        unread(vault, sealed, stop, in_thread=False).require_same()

    assert not path.exists()


def test_a_thread_begun_twice_reads_once(vault: Vault) -> None:
    sealed, path = sealed_in(vault)
    found = unread(vault, sealed, in_thread=True)

    found.begin()
    found.require_same()

    assert path.exists()
