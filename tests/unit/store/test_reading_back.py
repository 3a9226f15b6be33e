import dataclasses
import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from evidence_kit.errors import CancelledError, ReadBackError, StorageError
from evidence_kit.store import Vault, blobs
from evidence_kit.store.reading_back import Unproven
from evidence_kit.store.session import Session
from tests.fakes import BytesSource, flip_bit

NAME = "first.png"


def ignore(_done: int) -> None:
    """Be told and do nothing."""


def written_in(vault: Vault) -> tuple[blobs.Written, Path]:
    session = vault._session
    written = blobs.write(
        session.blobs_path,
        session.blob_key,
        BytesSource(b"first"),
        record={"name": NAME},
        on_bytes=ignore,
    )
    return written, blobs.path_of(session.blobs_path, written.sealed.id)


def unproven(
    vault: Vault,
    written: blobs.Written,
    on_read: Callable[[int], None] = ignore,
    *,
    in_thread: bool,
) -> Unproven:
    found = Unproven(vault._session, written, NAME, on_read)
    if in_thread:
        found.begin()
    return found


def is_open(descriptor: int) -> bool:
    try:
        os.fstat(descriptor)
    except OSError:
        return False
    return True


@pytest.mark.parametrize("in_thread", [False, True])
def test_what_reads_back_stays(vault: Vault, *, in_thread: bool) -> None:
    written, path = written_in(vault)

    unproven(vault, written, in_thread=in_thread).require_same()

    assert path.exists()
    assert not is_open(written.descriptor)


@pytest.mark.parametrize("in_thread", [False, True])
@pytest.mark.parametrize(
    "spoil",
    [lambda path: flip_bit(path, 5000), lambda path: path.write_bytes(b""), Path.unlink],
    ids=["changed", "cut", "gone"],
)
def test_what_does_not_read_back_is_removed_and_named(
    vault: Vault, spoil: Callable[[Path], object], *, in_thread: bool
) -> None:
    written, path = written_in(vault)
    spoil(path)

    with pytest.raises(ReadBackError, match=NAME):
        unproven(vault, written, in_thread=in_thread).require_same()

    assert not path.exists()


def test_what_a_stop_reaches_while_it_is_read_is_removed(vault: Vault) -> None:
    written, path = written_in(vault)

    def stop(_done: int) -> None:
        raise CancelledError

    with pytest.raises(CancelledError):
        unproven(vault, written, stop, in_thread=False).require_same()

    assert not path.exists()


def test_a_thread_begun_twice_reads_once(vault: Vault) -> None:
    written, path = written_in(vault)
    found = unproven(vault, written, in_thread=True)

    found.begin()
    found.require_same()

    assert path.exists()


@pytest.mark.parametrize("in_thread", [False, True])
def test_what_the_medium_does_not_take_is_removed_and_named(
    vault: Vault, *, in_thread: bool
) -> None:
    written, path = written_in(vault)
    os.close(written.descriptor)
    # Nobody can bring a pipe to a medium.
    unread_end, other_end = os.pipe()
    os.close(other_end)
    unsynced = dataclasses.replace(written, descriptor=unread_end)

    with pytest.raises(StorageError, match=NAME):
        unproven(vault, unsynced, in_thread=in_thread).require_same()

    assert not path.exists()
    assert not is_open(unread_end)


def test_what_nobody_wants_is_closed_and_removed_once(vault: Vault) -> None:
    written, path = written_in(vault)
    found = unproven(vault, written, in_thread=False)

    found.drop()
    found.drop()

    assert not path.exists()
    assert not is_open(written.descriptor)


@dataclasses.dataclass(frozen=True, kw_only=True)
class SessionThatLosesItsShelves(Session):
    """A stick that is loose for a moment once a file was read: its folders are not there."""

    moments: list[None] = dataclasses.field(default_factory=list)

    @property
    def blobs_path(self) -> Path:
        if self.moments:
            self.moments.pop()
            return self.path / "gone"
        return self.path / "blobs"


def test_what_is_not_certain_to_be_found_on_its_shelf_is_removed(vault: Vault) -> None:
    written, path = written_in(vault)
    real = vault._session
    session = SessionThatLosesItsShelves(
        path=real.path,
        database=real.database,
        blob_key=real.blob_key,
        actor=real.actor,
        clock=real.clock,
    )
    found = Unproven(session, written, NAME, lambda _done: session.moments.append(None))

    with pytest.raises(StorageError):
        found.require_same()

    assert not path.exists()


@pytest.fixture
def no_more_threads() -> Iterator[None]:
    """The system has no room for another thread."""
    before = threading.stack_size(1 << 47)
    yield
    threading.stack_size(before)


@pytest.mark.usefixtures("no_more_threads")
def test_where_the_system_has_no_thread_to_spare_it_is_proven_all_the_same(vault: Vault) -> None:
    written, path = written_in(vault)

    unproven(vault, written, in_thread=True).require_same()

    assert path.exists()
    assert not is_open(written.descriptor)


def test_what_ends_a_thread_unforeseen_is_raised_and_not_blamed_on_the_medium(
    vault: Vault,
) -> None:
    written, path = written_in(vault)
    # No program of ours has such a key: it stands for whatever nobody thought of.
    session = dataclasses.replace(vault._session, blob_key=b"no key")
    found = Unproven(session, written, NAME, ignore)
    found.begin()

    with pytest.raises(ValueError, match="key"):
        found.require_same()

    assert not path.exists()
    assert not is_open(written.descriptor)
