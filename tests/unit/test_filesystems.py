from pathlib import Path

import pytest

from evidence_kit import filesystems
from evidence_kit.errors import DiskFullError, FileTooLargeError
from evidence_kit.filesystems import FAT32_LARGEST_BYTES, described, kind_under

MOUNTS = """\
/dev/nvme0n1p2 / ext4 rw,relatime 0 0
/dev/sda1 /media/ana/USB\\040STICK vfat rw,nosuid 0 0
/dev/sdb1 /media/ana/USB\\040STICK/inner exfat rw 0 0
server:/home /home/ana/school nfs4 rw 0 0
tmpfs / tmpfs rw 0 0

broken line
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/media/ana/USB STICK", "vfat"),
        ("/media/ana/USB STICK/case.ekbackup", "vfat"),
        ("/media/ana/USB STICK/inner/x", "exfat"),
        ("/media/ana/USB STICKER", "tmpfs"),
        ("/home/ana/school/x", "nfs4"),
        ("/etc", "tmpfs"),
    ],
)
def test_the_disk_under_a_path_is_the_one_mounted_nearest_and_last(path: str, kind: str) -> None:
    assert kind_under(Path(path), MOUNTS) == kind


@pytest.mark.parametrize(
    ("kind", "largest", "answers"),
    [
        ("vfat", FAT32_LARGEST_BYTES, (False, False)),
        ("exfat", None, (False, False)),
        ("ext4", None, (True, False)),
        ("cifs", None, (True, True)),
        ("", None, (None, None)),
    ],
)
def test_what_a_disk_can_hold_is_known_by_its_kind_or_not_at_all(
    kind: str, largest: int | None, answers: tuple[bool | None, bool | None]
) -> None:
    found = described(kind)

    assert found.largest_file_bytes == largest
    assert (found.keeps_owners, found.is_on_network) == answers


def test_a_file_of_four_gibibytes_is_refused_on_fat32_and_one_byte_less_is_not() -> None:
    filesystems.require_file_fits(described("vfat"), FAT32_LARGEST_BYTES, "case.ekbackup")
    filesystems.require_file_fits(described("ext4"), 1 << 50, "case.ekbackup")
    filesystems.require_file_fits(described(""), 1 << 50, "case.ekbackup")

    with pytest.raises(FileTooLargeError) as refused:
        filesystems.require_file_fits(described("vfat"), FAT32_LARGEST_BYTES + 1, "case.ekbackup")
    assert refused.value.facts["kind"] == "FAT32"


def test_what_no_disk_has_room_for_is_refused(tmp_path: Path) -> None:
    filesystems.require_place(tmp_path / "not there yet", 1, 1, "vault")

    with pytest.raises(DiskFullError):
        filesystems.require_place(tmp_path, 1 << 60, 1, "vault")


def test_the_disk_here_is_told_also_for_a_folder_that_is_not_there_yet(tmp_path: Path) -> None:
    found = filesystems.find_file_system(tmp_path / "new" / "newer")

    assert found == filesystems.find_file_system(tmp_path)
    assert filesystems.is_same_disk(tmp_path, tmp_path / "new") is True
