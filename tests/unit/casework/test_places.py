from pathlib import Path

import pytest

from evidence_kit.casework.places import find_synchronised


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/Users/ana/Library/Mobile Documents/com~apple~CloudDocs/x", "Mobile Documents"),
        ("/home/ana/OneDrive - School/x", "OneDrive - School"),
        ("/home/ana/Google Drive/My Drive/x", "Google Drive"),
        ("/home/ana/notes/x", None),
        ("/home/ana/my-dropbox-notes/x", None),
    ],
)
def test_a_synchronised_folder_is_known_by_its_name(path: str, expected: str | None) -> None:
    assert find_synchronised(Path(path)) == expected


def test_a_relative_path_is_looked_at_where_it_lies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "Dropbox").mkdir()
    monkeypatch.chdir(tmp_path / "Dropbox")

    assert find_synchronised(Path("case")) == "Dropbox"
