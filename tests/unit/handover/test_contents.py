import io
import os
import stat
import struct
import zipfile
import zlib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from evidence_kit.errors import NotAPackageError, PackageLockedError
from evidence_kit.handover.contents import MAX_DIRECTORY_BYTES, MAX_FILES, open_contents
from evidence_kit.model import Verdict

MIB = 1024 * 1024
LISTS = {"bagit.txt": b"b", "manifest-sha256.txt": b"", "tagmanifest-sha256.txt": b""}


def a_zip(tmp_path, entries, *, top="EK/", method=zipfile.ZIP_STORED):
    """A ZIP from pairs of names (or ready entries) and bytes; lists are added under ``top``."""
    path = tmp_path / "x.zip"
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, data in [(top + name, data) for name, data in LISTS.items()] + list(entries):
            archive.writestr(name, data)
    return path


def read_all(path):
    with open_contents(path) as contents:
        return {
            name: b"".join(contents.read(name))
            for name, entry in contents.entries.items()
            if not entry.obstacle
        }


def reason_of(path):
    with pytest.raises(NotAPackageError) as refused, open_contents(path):
        pass
    return str(refused.value.facts["reason"])


@pytest.fixture
def folder_path(tmp_path):
    folder_path = tmp_path / "EK"
    (folder_path / "data/exhibits").mkdir(parents=True)
    for name, data in LISTS.items():
        (folder_path / name).write_bytes(data)
    (folder_path / "data/exhibits/x").write_bytes(b"x" * 3_000_000)
    return folder_path


def test_a_folder_and_its_zip_hold_the_same(made):
    assert made.zip_path is not None

    assert read_all(made.folder_path) == read_all(made.zip_path)


def test_hidden_files_and_odd_names_are_found(folder_path):
    (folder_path / ".hidden").write_bytes(b"1")
    (folder_path / "data/\u202e\n").write_bytes(b"2")
    (folder_path / "\udcff").write_bytes(b"3")

    found = read_all(folder_path)

    assert (found[".hidden"], found["data/\u202e\n"], found["\udcff"]) == (b"1", b"2", b"3")


def test_links_are_named_and_not_followed(folder_path, tmp_path):
    (tmp_path / "secret").write_bytes(b"s")
    (folder_path / "file-link").symlink_to(tmp_path / "secret")
    (folder_path / "folder-link").symlink_to(tmp_path)
    (folder_path / "loop").symlink_to(folder_path)

    with open_contents(folder_path) as contents:
        obstacles = {name: entry.obstacle for name, entry in contents.entries.items()}

    for name in ("file-link", "folder-link", "loop"):
        assert "link" in obstacles[name]
    assert not any(name.startswith(("folder-link/", "loop/")) for name in obstacles)


def test_pipes_are_named_and_not_opened(folder_path):
    os.mkfifo(folder_path / "pipe")

    with open_contents(folder_path) as contents:
        assert "pipe" in contents.entries["pipe"].obstacle
        with pytest.raises(OSError, match="ordinary"):
            list(contents.read("pipe"))


def test_a_file_that_became_a_link_is_not_followed(folder_path, tmp_path):
    with open_contents(folder_path) as contents:
        (folder_path / "bagit.txt").unlink()
        (folder_path / "bagit.txt").symlink_to(tmp_path)

        with pytest.raises(OSError, match=r".+"):
            list(contents.read("bagit.txt"))


@pytest.mark.parametrize("name", ["absent", "file", "folder", "pipe"])
def test_what_is_no_package_is_refused_with_its_reason(tmp_path, name):
    (tmp_path / "file").write_bytes(b"no ZIP")
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")

    assert reason_of(tmp_path / name)


@pytest.mark.deep
def test_a_folder_with_more_files_than_any_package_is_refused(tmp_path):
    folder_path = tmp_path / "many"
    folder_path.mkdir()
    for number in range(MAX_FILES + 1):
        os.close(os.open(folder_path / str(number), os.O_CREAT))

    assert "over" in reason_of(folder_path)


def test_names_that_lead_out_of_a_zip_are_strays(tmp_path):
    names = ["EK/../../evil", "/etc/passwd", "EK/a\\..\\b", "other/x", "EK//x", "C:/x"]
    path = a_zip(tmp_path, [(name, b"evil") for name in names])

    with open_contents(path) as contents:
        assert set(contents.entries) == set(LISTS)
        assert [finding.subject for finding in contents.strays] == names
        assert {finding.verdict for finding in contents.strays} == {Verdict.ADDED}


def test_a_name_that_hides_behind_a_zero_byte_is_a_stray(tmp_path):
    path = a_zip(tmp_path, [("EK/dataXevil", b"1")])
    path.write_bytes(path.read_bytes().replace(b"dataXevil", b"data\0evil"))

    with open_contents(path) as contents:
        assert [finding.subject for finding in contents.strays] == ["EK/data⟦U+0000⟧evil"]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_that_is_there_twice_is_named(tmp_path):
    path = a_zip(tmp_path, [("EK/bagit.txt", b"other")])

    with open_contents(path) as contents:
        (stray,) = contents.strays
        assert b"".join(contents.read("bagit.txt")) == b"b"

    assert stray.subject == "EK/bagit.txt"
    assert "twice" in stray.detail


def test_two_packages_in_one_zip_are_refused(tmp_path):
    assert "more than one" in reason_of(a_zip(tmp_path, [("other/bagit.txt", b"b")]))


def test_a_zip_without_lists_is_no_package(tmp_path):
    path = tmp_path / "x.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("EK/deep/bagit.txt", b"b")

    assert "lists" in reason_of(path)


def test_a_package_without_a_top_folder_can_be_read(tmp_path):
    assert read_all(a_zip(tmp_path, [], top="")) == LISTS


def test_compressed_entries_are_read_like_stored_ones(tmp_path):
    path = a_zip(tmp_path, [("EK/data/x", b"x" * 5_000_000)], method=zipfile.ZIP_DEFLATED)

    assert read_all(path)["data/x"] == b"x" * 5_000_000


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_an_entry_that_could_fill_the_memory_at_once_is_not_unpacked(tmp_path, method):
    path = a_zip(tmp_path, [])
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("EK/data/x", b"x" * 5_000_000, method)
        archive.writestr("EK/data/y", b"y")

    with open_contents(path) as contents:
        assert b"".join(contents.read("data/y")) == b"y"
        with pytest.raises(OSError, match="not supported"):
            list(contents.read("data/x"))


def test_a_zip_that_claims_far_more_than_it_holds_is_refused(tmp_path):
    path = a_zip(tmp_path, [])
    packing = zlib.compressobj(9, zlib.DEFLATED, -15)
    # One MiB again and again: packing a thousand of them takes seven seconds.
    one_mib = packing.compress(bytes(MIB)) + packing.flush(zlib.Z_FULL_FLUSH)
    with zipfile.ZipFile(path, "a") as archive:
        bomb = zipfile.ZipInfo("EK/data/bomb")
        archive.writestr(bomb, one_mib * 1_050 + packing.flush())
        bomb.compress_type, bomb.file_size = zipfile.ZIP_DEFLATED, 1_050 * MIB
    with zipfile.ZipFile(path) as archive, archive.open("EK/data/bomb") as stream:
        assert stream.read(3 * MIB) == bytes(3 * MIB)

    assert path.stat().st_size < 2_000_000
    assert "more than it can" in reason_of(path)


def test_an_entry_gives_no_more_than_it_claims(tmp_path):
    path = a_zip(tmp_path, [("EK/data/x", b"x" * 100_000)], method=zipfile.ZIP_DEFLATED)
    claimed = struct.pack("<L", 100_000)
    data = path.read_bytes()
    assert data.count(claimed) == 2
    path.write_bytes(data.replace(claimed, struct.pack("<L", 10)))

    assert read_all(path)["data/x"] == b"x" * 10


def test_entries_that_share_their_bytes_are_refused(tmp_path):
    path = a_zip(tmp_path, [(f"EK/data/{n}", bytes(50_000) if n == 0 else b"") for n in range(3)])
    data = bytearray(path.read_bytes())
    for marker in (b"EK/data/1", b"EK/data/2"):
        header = data.rindex(marker) - 46
        data[header + 20 : header + 28] = struct.pack("<LL", 50_000, 50_000)
    path.write_bytes(data)

    assert "overlap" in reason_of(path)


def test_an_entry_that_reaches_into_the_next_is_refused_however_small(tmp_path):
    path = a_zip(tmp_path, [("EK/data/1", b"x" * 100), ("EK/data/2", b"y" * 100)])
    data = bytearray(path.read_bytes())
    header = data.rindex(b"EK/data/1") - 46
    data[header + 20 : header + 28] = struct.pack("<LL", 101, 101)
    path.write_bytes(data)

    assert "overlap" in reason_of(path)


def test_two_entries_for_the_same_bytes_are_refused(tmp_path):
    path = a_zip(tmp_path, [("EK/data/1", b"x" * 100), ("EK/data/2", b"x" * 100)])
    data = bytearray(path.read_bytes())
    first, second = (data.rindex(name) - 46 for name in (b"EK/data/1", b"EK/data/2"))
    data[second + 42 : second + 46] = data[first + 42 : first + 46]
    path.write_bytes(data)

    assert "overlap" in reason_of(path)


def test_an_entry_that_reaches_into_the_directory_is_refused(tmp_path):
    path = a_zip(tmp_path, [("EK/data/1", b"x" * 100)])
    data = bytearray(path.read_bytes())
    header = data.rindex(b"EK/data/1") - 46
    data[header + 20 : header + 28] = struct.pack("<LL", 101, 101)
    path.write_bytes(data)

    assert "overlap" in reason_of(path)


ZIP64_LOCATOR = struct.Struct("<4sLQL")


def a_zip64(tmp_path, remark=b""):
    """A ZIP with a Zip64 end to its directory, and the place of the locator of that end."""
    path = a_zip(tmp_path, [("EK/data/1", b"x" * 100)])
    data = path.read_bytes()
    end_at = len(data) - 22
    count, _, size, place = struct.unpack("<HHLL", data[end_at + 8 : end_at + 20])
    end = struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, count, count, size, place)
    locator = ZIP64_LOCATOR.pack(b"PK\x06\x07", 0, end_at, 1)
    short_end = data[end_at:-2] + struct.pack("<H", len(remark))
    path.write_bytes(data[:end_at] + end + locator + short_end + remark)
    return path, end_at + len(end)


@pytest.mark.parametrize("remark", [b"", b"a remark"])
def test_a_zip64_package_is_read(tmp_path, remark):
    path, _ = a_zip64(tmp_path, remark)

    assert read_all(path)["data/1"] == b"x" * 100


@pytest.mark.parametrize("remark", [b"", b"a remark"])
def test_a_directory_that_other_programs_look_for_elsewhere_is_refused(tmp_path, remark):
    path, locator_at = a_zip64(tmp_path, remark)
    data = bytearray(path.read_bytes())
    ZIP64_LOCATOR.pack_into(data, locator_at, b"PK\x06\x07", 0, 4, 1)
    path.write_bytes(data)

    assert "where its directory is" in reason_of(path)


def test_a_directory_larger_than_any_is_refused_before_it_is_read(tmp_path):
    path = tmp_path / "x.zip"
    size = MAX_DIRECTORY_BYTES + 1
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 1, 1, size, 0, 0)
    path.write_bytes(bytes(size) + end)

    assert "directory" in reason_of(path)


def test_a_zip_with_more_entries_than_any_package_is_refused(tmp_path):
    path = tmp_path / "x.zip"
    entry = struct.pack("<4s6H3L5H2L", b"PK\1\2", *[0] * 9, 1, *[0] * 6) + b"x"
    directory = entry * (MAX_FILES + 1)
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 1, 1, len(directory), 0, 0)
    path.write_bytes(directory + end)

    assert "files" in reason_of(path)


def test_links_in_a_zip_are_named_and_not_followed(tmp_path):
    link = zipfile.ZipInfo("EK/data/link")
    link.create_system = 3
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    path = a_zip(tmp_path, [(link, b"/etc/passwd")])

    with open_contents(path) as contents:
        assert "link" in contents.entries["data/link"].obstacle


def encrypted(path, marks):
    """Set the flag that says an entry is encrypted, in both of its headers."""
    data = bytearray(path.read_bytes())
    for mark in marks:
        first, last = data.index(mark), data.rindex(mark)
        data[first - 30 + 6] |= 1
        data[last - 46 + 8] |= 1
    path.write_bytes(data)
    return path


def test_an_encrypted_entry_is_named(tmp_path):
    path = encrypted(a_zip(tmp_path, [("EK/data/x", b"x")]), [b"EK/data/x"])

    with open_contents(path) as contents:
        assert contents.entries["data/x"].obstacle == "encrypted"
        with pytest.raises(OSError, match="encrypted"):
            list(contents.read("data/x"))


def test_a_locked_zip_asks_for_its_passphrase(tmp_path):
    marks = [b"EK/bagit.txt", b"EK/manifest-sha256.txt", b"EK/tagmanifest-sha256.txt"]
    path = encrypted(a_zip(tmp_path, []), marks)

    with pytest.raises(PackageLockedError), open_contents(path):
        pass


def test_a_changed_byte_is_read_as_it_is_for_the_digest_to_find(tmp_path):
    path = a_zip(tmp_path, [("EK/data/x", b"original bytes")])
    path.write_bytes(path.read_bytes().replace(b"original bytes", b"altered! bytes"))

    assert read_all(path)["data/x"] == b"altered! bytes"


def test_a_damaged_compressed_entry_is_an_error_of_that_entry_alone(tmp_path):
    path = a_zip(tmp_path, [("EK/data/x", os.urandom(500) * 9)], method=zipfile.ZIP_DEFLATED)
    data = bytearray(path.read_bytes())
    start = data.index(b"EK/data/x") + 9
    data[start : start + 200] = b"\xff" * 200
    path.write_bytes(data)

    with open_contents(path) as contents:
        with pytest.raises(OSError, match="ZIP"):
            list(contents.read("data/x"))
        assert b"".join(contents.read("bagit.txt")) == b"b"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.data())
def test_hostile_archives_are_refused_or_read_and_never_crash(tmp_path, data):
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in LISTS.items():
            archive.writestr("EK/" + name, content * 20)
    blob = bytearray(memory.getvalue())
    for _ in range(data.draw(st.integers(1, 8))):
        blob[data.draw(st.integers(0, len(blob) - 1))] = data.draw(st.integers(0, 255))
    path = tmp_path / "hostile.zip"
    path.write_bytes(blob[: data.draw(st.integers(0, len(blob)))] or b"PK")

    try:
        with open_contents(path) as contents:
            for name, entry in contents.entries.items():
                try:
                    assert sum(len(chunk) for chunk in contents.read(name)) <= entry.size_bytes
                except OSError as problem:
                    assert str(problem)  # noqa: PT017 - either answer is right, a crash is not
    except NotAPackageError as refused:
        assert refused.facts["reason"]  # noqa: PT017 - either answer is right, a crash is not
