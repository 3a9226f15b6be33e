from pathlib import Path

import pytest

from evidence_kit.casework.going_out import spoken_language, taken_back_on_error


def test_a_language_without_words_is_spoken_in_english() -> None:
    assert (spoken_language("en-GB"), spoken_language("xx")) == ("en-GB", "en")


def test_what_was_made_before_an_error_is_taken_back(tmp_path: Path) -> None:
    folder_path, file_path = tmp_path / "folder", tmp_path / "file"

    def fail() -> None:
        with taken_back_on_error() as made:
            folder_path.mkdir()
            file_path.write_bytes(b"x")
            made += [folder_path, file_path, tmp_path / "never made"]
            raise ValueError("the first error")

    with pytest.raises(ValueError, match="first"):
        fail()

    assert list(tmp_path.iterdir()) == []


def test_without_an_error_everything_stays(tmp_path: Path) -> None:
    with taken_back_on_error() as made:
        (tmp_path / "file").write_bytes(b"x")
        made.append(tmp_path / "file")

    assert (tmp_path / "file").exists()
