import contextlib
import errno
import os
import socket
import stat
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from evidence_kit import files
from evidence_kit.errors import (
    DiskFullError,
    EvidenceKitError,
    NotWritableError,
    QuotaReachedError,
    SourceChangedError,
    SourceIsFolderError,
    SourceIsLinkError,
    SourceIsSpecialError,
    SourceMissingError,
    StorageFailedError,
    TargetExistsError,
)
from evidence_kit.files import SourceFile
from tests.fakes import run_python

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="POSIX names and kinds of files")
LINUX = pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs Linux's /proc")


def read_whole(source: SourceFile, piece_bytes: int = 1000) -> bytes:
    buffer, found = memoryview(bytearray(piece_bytes)), b""
    while count := source.read_into(buffer):
        found += bytes(buffer[:count])
    return found


@pytest.fixture
def source_path(tmp_path: Path) -> Path:
    path = tmp_path / "chat.txt"
    path.write_bytes(bytes(range(256)) * 20)
    return path


# --- reading a source


def test_a_file_is_read_byte_for_byte(source_path: Path) -> None:
    with SourceFile(source_path) as source:
        assert source.size_bytes == 5120
        assert read_whole(source, 777) == source_path.read_bytes()
        source.require_unchanged()


def test_looking_at_the_beginning_does_not_move_the_reading_position(source_path: Path) -> None:
    with SourceFile(source_path) as source:
        first = source.first_bytes(3)
        again = source.first_bytes(3)

        assert first == again == b"\x00\x01\x02"
        assert read_whole(source) == source_path.read_bytes()


def test_a_file_can_be_read_twice(source_path: Path) -> None:
    with SourceFile(source_path) as source:
        first = read_whole(source)
        source.rewind()

        assert read_whole(source) == first


def test_an_empty_file_is_a_file(tmp_path: Path) -> None:
    path = tmp_path / "empty"
    path.touch()

    with SourceFile(path) as source:
        assert source.size_bytes == 0
        assert read_whole(source) == b""
        source.require_unchanged()


def test_reading_leaves_the_source_as_it_was(source_path: Path) -> None:
    before = source_path.stat()

    with SourceFile(source_path) as source:
        read_whole(source)

    after = source_path.stat()
    assert (after.st_mtime_ns, after.st_ctime_ns, after.st_mode, after.st_size) == (
        before.st_mtime_ns,
        before.st_ctime_ns,
        before.st_mode,
        before.st_size,
    )


@pytest.mark.parametrize(
    ("nanoseconds", "expected"),
    [
        (0, datetime(1970, 1, 1, tzinfo=UTC)),
        (1_700_000_000_123_456_789, datetime(2023, 11, 14, 22, 13, 20, 123456, tzinfo=UTC)),
        (-1_000_000_000, datetime(1969, 12, 31, 23, 59, 59, tzinfo=UTC)),
        (-1_000, datetime(1969, 12, 31, 23, 59, 59, 999999, tzinfo=UTC)),
    ],
)
def test_the_files_own_time_is_kept_as_found(
    source_path: Path, nanoseconds: int, expected: datetime
) -> None:
    os.utime(source_path, ns=(nanoseconds, nanoseconds))

    with SourceFile(source_path) as source:
        assert source.times.modified_at == expected


def test_a_year_no_calendar_knows_does_not_keep_evidence_out() -> None:
    assert files._instant(10**21) is None
    assert files._instant(-(10**21)) is None


@POSIX
@pytest.mark.parametrize("target", ["chat.txt", "nowhere", "link", "."])
def test_a_link_is_never_followed(source_path: Path, target: str) -> None:
    link_path = source_path.with_name("link")
    link_path.symlink_to(target)

    with pytest.raises(SourceIsLinkError) as caught:
        SourceFile(link_path)

    assert caught.value.facts == {"name": "link"}


def test_a_folder_is_named_as_a_folder(tmp_path: Path) -> None:
    with pytest.raises(SourceIsFolderError):
        SourceFile(tmp_path)


@POSIX
def test_a_pipe_is_refused_and_nobody_waits_for_a_writer(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")

    with pytest.raises(SourceIsSpecialError):
        SourceFile(tmp_path / "pipe")


@POSIX
def test_a_socket_is_named_as_something_that_is_no_file(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as listening, contextlib.chdir(tmp_path):
        # The short name: the address of a socket holds some 100 bytes only.
        listening.bind("sock")

        with pytest.raises(SourceIsSpecialError):
            SourceFile(tmp_path / "sock")


@POSIX
@pytest.mark.parametrize("name", ["/dev/null", "/dev/zero", "/dev/tty"])
def test_a_device_is_refused(name: str) -> None:
    if not Path(name).exists():
        pytest.skip(f"this system has no {name}")

    with pytest.raises(SourceIsSpecialError):
        SourceFile(Path(name))


@pytest.mark.parametrize("name", ["gone.png", "gone/inside.png", "chat.txt/inside.png", "a\0b"])
def test_what_is_not_there_is_named_missing(source_path: Path, name: str) -> None:
    with pytest.raises(SourceMissingError):
        SourceFile(source_path.parent / name)


def test_a_name_no_system_can_hold_is_an_error_with_words(tmp_path: Path) -> None:
    with pytest.raises(EvidenceKitError):
        SourceFile(tmp_path / ("x" * 5000))


@POSIX
def test_a_file_without_the_right_to_read_is_unreadable(source_path: Path) -> None:
    source_path.chmod(0)
    for folder in source_path.parents:
        if folder.stat().st_uid == os.geteuid() and folder.name:
            folder.chmod(folder.stat().st_mode | 0o711)
    script = """
import os, sys
from pathlib import Path
from evidence_kit.files import SourceFile
if os.geteuid() == 0:
    os.seteuid(65534)
try:
    SourceFile(Path(sys.argv[1]))
except Exception as problem:
    print(type(problem).__name__)
"""

    assert run_python(script, source_path).stdout.strip() == "SourceUnreadableError"


@pytest.mark.parametrize("addition", [b"", b"x", b"x" * 100_000])
def test_a_file_written_to_while_it_is_read_is_refused(source_path: Path, addition: bytes) -> None:
    with SourceFile(source_path) as source:
        read_whole(source)
        source_path.write_bytes(source_path.read_bytes()[:100] + addition)

        with pytest.raises(SourceChangedError):
            source.require_unchanged()


def test_a_changed_time_alone_is_a_change(source_path: Path) -> None:
    with SourceFile(source_path) as source:
        os.utime(source_path, ns=(1, 1))

        with pytest.raises(SourceChangedError):
            source.require_unchanged()


@POSIX
def test_another_file_under_the_same_name_is_a_change(source_path: Path) -> None:
    other_path = source_path.with_name("other")
    other_path.write_bytes(source_path.read_bytes())
    stamp = source_path.stat().st_mtime_ns
    os.utime(other_path, ns=(stamp, stamp))

    with SourceFile(source_path) as source:
        other_path.replace(source_path)

        with pytest.raises(SourceChangedError):
            source.require_unchanged()


@POSIX
def test_a_name_that_became_a_link_to_the_same_file_is_a_change(source_path: Path) -> None:
    with SourceFile(source_path) as source:
        moved_path = source_path.rename(source_path.with_name("moved"))
        source_path.symlink_to(moved_path)

        with pytest.raises(SourceChangedError):
            source.require_unchanged()


@POSIX
def test_a_name_that_is_gone_afterwards_is_said(source_path: Path) -> None:
    with SourceFile(source_path) as source:
        source_path.unlink()

        with pytest.raises((SourceMissingError, SourceChangedError)):
            source.require_unchanged()


@LINUX
def test_a_file_that_holds_more_than_it_says_is_refused_and_not_cut() -> None:
    # Made-up file systems report 0 bytes and give more; phones are mounted through such ones.
    with SourceFile(Path("/proc/self/status")) as source:
        assert source.size_bytes == 0

        with pytest.raises(SourceChangedError):
            source.require_unchanged()


@POSIX
@pytest.mark.parametrize(
    "raw",
    [
        b"half\xff\x80.jpg",
        b"line\nfeed\x1b[31m.png",
        "invoice\u202egpj.exe".encode(),
        b"\xed\xa0\xbd.png",
        b"-rf",
        b" . ",
        b"%s{0}\\",
    ],
)
def test_a_strange_name_is_kept_verbatim(tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / os.fsdecode(raw)
    path.write_bytes(b"x")

    with SourceFile(path) as source:
        assert os.fsencode(source.name) == raw


def test_a_source_is_closed_at_the_end_also_after_an_error(source_path: Path) -> None:
    with pytest.raises(KeyError), SourceFile(source_path) as source:  # noqa: PT012 - left early
        descriptor = source._descriptor
        raise KeyError

    with pytest.raises(OSError, match="Bad file descriptor"):
        os.fstat(descriptor)


@LINUX
def test_refused_sources_leave_no_descriptor_open(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    before = len(list(Path("/proc/self/fd").iterdir()))

    for path in (tmp_path, tmp_path / "pipe", Path("/dev/null")):
        with pytest.raises(EvidenceKitError):
            SourceFile(path)

    assert len(list(Path("/proc/self/fd").iterdir())) == before


# --- writing


def test_a_new_file_is_written_whole(tmp_path: Path) -> None:
    files.write_whole(tmp_path / "report.pdf", b"%PDF")

    assert (tmp_path / "report.pdf").read_bytes() == b"%PDF"
    assert [path.name for path in tmp_path.iterdir()] == ["report.pdf"]


def test_a_new_file_is_written_from_pieces(tmp_path: Path) -> None:
    files.write_whole(tmp_path / "x.bin", iter([b"a", b"", b"bc"]))

    assert (tmp_path / "x.bin").read_bytes() == b"abc"


@POSIX
def test_what_is_written_belongs_to_its_owner_alone(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        files.write_whole(tmp_path / "x.bin", b"x")
        files.replace_whole(tmp_path / "y.bin", b"x")
    finally:
        os.umask(before)

    for name in ("x.bin", "y.bin"):
        assert stat.S_IMODE((tmp_path / name).stat().st_mode) == 0o600


def test_pieces_that_fail_leave_nothing_behind(tmp_path: Path) -> None:
    def pieces() -> Iterator[bytes]:
        yield b"half"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        files.write_whole(tmp_path / "x.bin", pieces())

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("kind", ["file", "folder", "dangling link"])
def test_nothing_that_is_there_is_replaced(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "report.pdf"
    match kind:
        case "file":
            path.write_bytes(b"mine")
        case "folder":
            path.mkdir()
        case _:
            path.symlink_to("nowhere")

    with pytest.raises(TargetExistsError):
        files.write_whole(path, b"new")

    assert [found.name for found in tmp_path.iterdir()] == ["report.pdf"]
    assert kind != "file" or path.read_bytes() == b"mine"


def test_a_file_that_appears_while_we_write_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"

    def pieces() -> Iterator[bytes]:
        yield b"new"
        path.write_bytes(b"somebody else's")

    with pytest.raises(TargetExistsError):
        files.write_whole(path, pieces())

    assert path.read_bytes() == b"somebody else's"
    assert [found.name for found in tmp_path.iterdir()] == ["report.pdf"]


def test_a_left_over_part_is_what_the_error_names(tmp_path: Path) -> None:
    left_path = tmp_path / "report.pdf.partial"
    left_path.write_bytes(b"half")

    with pytest.raises(TargetExistsError) as caught:
        files.write_whole(tmp_path / "report.pdf", b"new")

    assert caught.value.facts == {"path": str(left_path)}
    assert left_path.read_bytes() == b"half"


def test_a_folder_that_is_not_there_is_not_writable(tmp_path: Path) -> None:
    with pytest.raises(NotWritableError):
        files.write_whole(tmp_path / "nowhere" / "x.bin", b"x")


def test_a_replacement_replaces_whole(tmp_path: Path) -> None:
    path = tmp_path / "header.a"
    path.write_bytes(b"old" * 1000)

    files.replace_whole(path, b"new")

    assert path.read_bytes() == b"new"
    assert [found.name for found in tmp_path.iterdir()] == ["header.a"]


def test_a_replacement_cut_short_earlier_does_not_stop_the_next(tmp_path: Path) -> None:
    (tmp_path / "header.a.new").write_bytes(b"half")

    files.replace_whole(tmp_path / "header.a", b"new")

    assert (tmp_path / "header.a").read_bytes() == b"new"
    assert not (tmp_path / "header.a.new").exists()


@POSIX
def test_missing_folders_are_made_and_those_that_are_there_left_alone(tmp_path: Path) -> None:
    (tmp_path / "there" / "already").mkdir(parents=True)

    files.make_folders(tmp_path / "there" / "new" / "newer")
    files.make_folders(tmp_path / "there" / "already")

    found = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*")}
    assert found == {"there", "there/already", "there/new", "there/new/newer"}


def test_a_file_where_a_folder_should_be_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"x")

    with pytest.raises(NotADirectoryError):
        files.make_folders(tmp_path / "file" / "folder")

    assert (tmp_path / "file").read_bytes() == b"x"


def test_a_planted_link_does_not_lead_a_write_elsewhere(tmp_path: Path) -> None:
    victim_path = tmp_path / "precious"
    victim_path.write_bytes(b"precious")
    (tmp_path / "header.a.new").symlink_to(victim_path)
    (tmp_path / "lock").symlink_to(victim_path)

    files.replace_whole(tmp_path / "header.a", b"new")

    with pytest.raises(OSError, match="symbolic link"):
        files.take_lock(tmp_path / "lock")
    assert victim_path.read_bytes() == b"precious"


def test_a_lock_is_held_once_and_free_after_release(tmp_path: Path) -> None:
    first = files.take_lock(tmp_path / "lock")
    assert first is not None
    assert files.take_lock(tmp_path / "lock") is None

    os.close(first)

    again = files.take_lock(tmp_path / "lock")
    assert again is not None
    os.close(again)


def test_a_lock_and_a_new_file_are_not_handed_to_child_processes(tmp_path: Path) -> None:
    lock = files.take_lock(tmp_path / "lock")
    assert lock is not None
    new = files.create_new(tmp_path / "new")

    inherited = [os.get_inheritable(descriptor) for descriptor in (lock, new)]

    os.close(lock)
    os.close(new)
    assert inherited == [False, False]


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (errno.ENOSPC, DiskFullError),
        (errno.EFBIG, DiskFullError),
        (errno.EDQUOT, QuotaReachedError),
        (errno.EEXIST, TargetExistsError),
        (errno.EACCES, NotWritableError),
        (errno.EPERM, NotWritableError),
        (errno.EROFS, NotWritableError),
        (errno.ENOTDIR, NotWritableError),
        (errno.ENOENT, NotWritableError),
        (errno.EIO, StorageFailedError),
        (errno.ENAMETOOLONG, StorageFailedError),
        (errno.EMFILE, StorageFailedError),
        (None, StorageFailedError),
    ],
)
def test_what_the_system_says_becomes_an_error_with_a_remedy(
    tmp_path: Path, code: int | None, kind: type[EvidenceKitError]
) -> None:
    problem = OSError("unplugged") if code is None else OSError(code, os.strerror(code))

    with pytest.raises(kind) as caught, files.storage_errors(tmp_path / "x.bin"):
        raise problem

    assert caught.value.__cause__ is problem
    caught.value.summary.format(**caught.value.facts)


def test_errors_of_ours_pass_the_translation_unchanged(tmp_path: Path) -> None:
    ours = SourceChangedError(name="x")

    with pytest.raises(SourceChangedError) as caught, files.storage_errors(tmp_path):
        raise ours

    assert caught.value is ours


def test_no_room_is_said_before_anything_is_written(tmp_path: Path) -> None:
    files.require_room(tmp_path, 1, "small")

    with pytest.raises(DiskFullError):
        files.require_room(tmp_path, 1 << 62, "large")


def test_every_byte_is_written_also_where_the_system_takes_parts() -> None:
    reading, writing = os.pipe()
    os.set_blocking(writing, True)
    data = os.urandom(60_000)
    try:
        files.write_all(writing, data)
        assert os.read(reading, len(data)) == data
    finally:
        os.close(reading)
        os.close(writing)
