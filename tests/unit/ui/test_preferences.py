from pathlib import Path

from pytestqt.qtbot import QtBot

from evidence_kit.settings import Settings, ThemeChoice, read_settings
from evidence_kit.ui.preferences import Preferences


def test_a_change_is_in_force_and_kept_at_once(tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "settings.toml"
    preferences = Preferences(path)

    with qtbot.waitSignal(preferences.changed):
        preferences.change(theme=ThemeChoice.DARK, lock_minutes=2)

    assert preferences.settings == Settings(theme=ThemeChoice.DARK, lock_minutes=2)
    assert read_settings(path).settings == preferences.settings


def test_what_stays_as_it_was_is_not_told(tmp_path: Path, qtbot: QtBot) -> None:
    preferences = Preferences(tmp_path / "settings.toml")

    with qtbot.assertNotEmitted(preferences.changed):
        preferences.change(lock_minutes=5)


def test_a_place_that_cannot_be_written_is_told_and_stops_nobody(
    tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "file").write_bytes(b"")
    preferences = Preferences(tmp_path / "file" / "folder" / "settings.toml")

    with qtbot.waitSignal(preferences.not_kept) as told:
        preferences.change(lock_minutes=2)

    assert told.args[0].code == "EK-402"
    assert preferences.settings.lock_minutes == 2


def test_a_damaged_file_is_known_to_be_damaged(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_bytes(b"\xff")

    preferences = Preferences(path)

    assert preferences.is_damaged
    assert preferences.settings == Settings()
