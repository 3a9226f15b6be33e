from pathlib import Path

import pytest

from evidence_kit.errors import NotWritableError
from evidence_kit.settings import (
    Settings,
    ThemeChoice,
    frozen_program_path,
    portable_path,
    read_settings,
    settings_path,
    write_settings,
)

HOME = Path("/home/ana")

CHOSEN = Settings(
    text_percent=150,
    has_wide_spacing=True,
    theme=ThemeChoice.DARK,
    language="sl",
    lock_minutes=3,
    has_shift_exit=False,
    case_path='C:\\Users\\Ana\\"Papers"\n',
    was_hidden=True,
)


def test_what_was_chosen_is_read_back(tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / "settings.toml"

    write_settings(path, CHOSEN)

    found = read_settings(path)
    assert found.settings == CHOSEN
    assert not found.is_damaged


def test_a_fresh_computer_has_the_defaults(tmp_path: Path) -> None:
    found = read_settings(tmp_path / "settings.toml")

    assert found.settings == Settings()
    assert not found.is_damaged


def test_the_defaults_leave_no_word_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"

    write_settings(path, Settings())

    assert path.read_bytes() == b""


def test_a_case_is_named_only_where_it_was_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    write_settings(path, CHOSEN)

    write_settings(path, Settings(text_percent=150))

    assert path.read_text(encoding="utf-8") == "text_percent = 150\n"


@pytest.mark.parametrize("content", [b"\x00\xff", b"theme = ", b"[[", b"theme = 'x'\n" * 10_000])
def test_a_damaged_file_gives_the_defaults_and_says_so(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "settings.toml"
    path.write_bytes(content)

    found = read_settings(path)

    assert found.settings == Settings()
    assert found.is_damaged


@pytest.mark.parametrize(
    "line",
    [
        "text_percent = 95",
        "text_percent = 105",
        "text_percent = 210",
        "text_percent = true",
        'theme = "pink"',
        "theme = ['dark']",
        "lock_minutes = 0",
        "lock_minutes = 16",
        "lock_minutes = true",
        "language = 3",
        "has_shift_exit = 'no'",
        "case_path = 1",
        "was_hidden = 0",
    ],
)
def test_a_value_that_cannot_be_one_leaves_the_others(tmp_path: Path, line: str) -> None:
    path = tmp_path / "settings.toml"
    other = 'language = "sl"' if "language" not in line else "lock_minutes = 3"
    path.write_text(f"{line}\n{other}\n", encoding="utf-8")

    found = read_settings(path)

    assert found.settings in {Settings(language="sl"), Settings(lock_minutes=3)}
    assert found.is_damaged


def test_a_name_from_a_later_version_is_no_damage(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text("lock_minutes = 2\ncolour_of_the_sky = 'blue'\n", encoding="utf-8")

    found = read_settings(path)

    assert found.settings == Settings(lock_minutes=2)
    assert not found.is_damaged


def test_a_folder_in_the_place_of_the_file_is_said(tmp_path: Path) -> None:
    found = read_settings(tmp_path)

    assert found.settings == Settings()
    assert found.is_damaged


def test_a_place_whose_name_is_no_text_is_not_remembered(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"

    write_settings(path, Settings(lock_minutes=2, case_path="/home/ana/half \udc80"))

    assert read_settings(path).settings == Settings(lock_minutes=2)


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")

    with pytest.raises(NotWritableError):
        write_settings(tmp_path / "file" / "folder" / "settings.toml", CHOSEN)


@pytest.mark.parametrize(
    ("environment", "platform", "expected"),
    [
        ({}, "linux", HOME / ".config/evidence-kit/settings.toml"),
        ({"XDG_CONFIG_HOME": "/c"}, "linux", Path("/c/evidence-kit/settings.toml")),
        ({"XDG_CONFIG_HOME": "c"}, "linux", HOME / ".config/evidence-kit/settings.toml"),
        ({}, "darwin", HOME / "Library/Application Support/Evidence Kit/settings.toml"),
        ({"APPDATA": "/r"}, "win32", Path("/r/Evidence Kit/settings.toml")),
        ({}, "win32", HOME / "AppData/Roaming/Evidence Kit/settings.toml"),
    ],
)
def test_each_system_has_its_place(
    environment: dict[str, str], platform: str, expected: Path
) -> None:
    assert settings_path(environment, platform=platform, home_path=HOME) == expected


@pytest.mark.parametrize(
    ("platform", "program"),
    [
        ("linux", "evidence-kit/evidence-kit"),
        ("win32", "evidence-kit/evidence-kit.exe"),
        ("darwin", "evidence-kit/Evidence Kit.app/Contents/MacOS/evidence-kit"),
    ],
)
def test_beside_a_program_on_a_stick_they_lie_on_the_stick(
    tmp_path: Path, platform: str, program: str
) -> None:
    program_path = tmp_path / program
    program_path.parent.mkdir(parents=True)

    before = settings_path({}, platform=platform, home_path=HOME, program_path=program_path)
    (tmp_path / "evidence-kit" / "preferences").mkdir()
    after = settings_path({}, platform=platform, home_path=HOME, program_path=program_path)

    assert before.is_relative_to(HOME)
    assert after == tmp_path / "evidence-kit" / "preferences" / "settings.toml"


def test_a_file_of_that_name_asks_for_nothing(tmp_path: Path) -> None:
    (tmp_path / "preferences").write_bytes(b"")

    assert portable_path(tmp_path / "program", platform="linux") is None
    assert portable_path(None) is None


def test_where_python_runs_the_program_nothing_lies_beside_it() -> None:
    assert frozen_program_path() is None
