"""Folders that go to other computers are known by name, by mark or by mount; none is refused."""

import os
from pathlib import Path

import pytest

from evidence_kit.casework.places import (
    Mount,
    Place,
    find_network,
    find_synchronised,
    is_taken,
    known_mounts,
    look_at,
)

NOTHING: dict[str, str] = {}

MOUNT_TABLE = """\
22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw
40 22 0:40 / /mnt/school rw,relatime shared:2 - cifs //server/ana rw
41 22 0:41 / /mnt/with\\040space rw - fuse.sshfs ana@host: rw
42 40 8:1 / /mnt/school/stick rw - vfat /dev/sda1 rw
43 22 0:43 / /home/ana/nas rw master:3 shared:4 - nfs4 nas:/x rw
not a line of the table
"""


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/Users/ana/Library/Mobile Documents/com~apple~CloudDocs/x", "Mobile Documents"),
        ("/Users/ana/Library/CloudStorage/OneDrive-Personal/x", "OneDrive-Personal"),
        ("/Users/ana/Library/CloudStorage/Box-Box/x", "Box-Box"),
        ("/home/ana/OneDrive - School/x", "OneDrive - School"),
        ("/home/ana/Google Drive/My Drive/x", "Google Drive"),
        ("/home/ana/notes/x", None),
        ("/home/ana/my-dropbox-notes/x", None),
    ],
)
def test_a_synchronised_folder_is_known_by_its_name(path: str, expected: str | None) -> None:
    assert find_synchronised(Path(path), NOTHING) == expected


def test_a_relative_path_is_looked_at_where_it_lies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "Dropbox").mkdir()
    monkeypatch.chdir(tmp_path / "Dropbox")

    assert find_synchronised(Path("case"), NOTHING) == "Dropbox"


@pytest.mark.parametrize(
    ("mark", "service"),
    [
        (".dropbox", "Dropbox"),
        (".stfolder", "Syncthing"),
        (".849C9593-D756-4E56-8D6E-42412F2A707B", "OneDrive"),
        (".sync_0a1b2c3d4e5f.db", "Nextcloud"),
        ("._sync_0a1b2c3d4e5f.db", "Nextcloud"),
        (".owncloudsync.log", "ownCloud"),
        (".tmp.drivedownload", "Google Drive"),
        (".megaignore", "MEGA"),
    ],
)
def test_a_folder_of_any_name_is_known_by_what_the_service_puts_there(
    tmp_path: Path, mark: str, service: str
) -> None:
    (tmp_path / "files" / "papers").mkdir(parents=True)
    assert find_synchronised(tmp_path / "files" / "papers" / "case", NOTHING) is None

    (tmp_path / "files" / mark).write_text("")

    assert find_synchronised(tmp_path / "files" / "papers" / "case", NOTHING) == service
    assert find_synchronised(tmp_path / "elsewhere", NOTHING) is None


def test_dropboxs_settings_in_a_home_are_no_mark(tmp_path: Path) -> None:
    (tmp_path / ".dropbox").mkdir()

    assert find_synchronised(tmp_path / "papers", NOTHING) is None


def test_a_link_into_a_synchronised_folder_is_followed(tmp_path: Path) -> None:
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "papers").symlink_to(tmp_path / "Dropbox", target_is_directory=True)

    assert find_synchronised(tmp_path / "papers" / "case", NOTHING) == "Dropbox"


def test_onedrives_folder_is_known_by_what_windows_says(tmp_path: Path) -> None:
    surroundings = {"OneDriveConsumer": os.fspath(tmp_path / "cloud")}

    assert find_synchronised(tmp_path / "cloud" / "case", surroundings) == "OneDrive"
    assert find_synchronised(tmp_path / "case", surroundings) is None


@pytest.mark.skipif(os.name == "nt", reason="a table as Linux has it")
@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/mnt/school/ana/case", "cifs"),
        ("/mnt/school/stick/case", None),
        ("/mnt/with space/case", "fuse.sshfs"),
        ("/home/ana/nas/case", "nfs4"),
        ("/home/ana/case", None),
        ("/mnt/schoolbooks/case", None),
    ],
)
def test_a_network_drive_is_known_by_its_mount(
    tmp_path: Path, path: str, expected: str | None
) -> None:
    table = tmp_path / "mountinfo"
    table.write_text(MOUNT_TABLE)

    assert find_network(Path(path), known_mounts(table)) == expected


def test_a_mount_that_hides_another_one_counts() -> None:
    mounts = (Mount(path="/mnt", kind="nfs"), Mount(path="/mnt", kind="ext4"))

    assert find_network(Path("/mnt/case"), mounts) is None


def test_where_the_whole_system_lies_on_a_network_nothing_is_said() -> None:
    assert find_network(Path("/home/case"), (Mount(path="/", kind="9p"),)) is None


def test_without_a_table_nothing_is_claimed(tmp_path: Path) -> None:
    assert known_mounts(tmp_path / "none") == ()


def test_this_computers_own_folder_is_nobody_elses(tmp_path: Path) -> None:
    assert look_at(tmp_path / "case") == Place(synced_by="", network="")


def test_a_folder_is_taken_once_something_is_in_it(tmp_path: Path) -> None:
    folder, file = tmp_path / "Papers", tmp_path / "note"
    assert not is_taken(folder)
    folder.mkdir()
    assert not is_taken(folder)
    (folder / "letter.txt").write_bytes(b"mine")
    file.write_bytes(b"mine")

    assert is_taken(folder)
    assert is_taken(file)
