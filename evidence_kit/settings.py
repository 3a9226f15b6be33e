"""What a person prefers, kept outside every vault: how the window looks, and when it locks.

What this is not for: anything about a case. The rules are:

* Nothing here says that there is a case, or where, unless the person asked for the folder to be
  remembered. There is no list of recent cases.
* A file that is damaged, or from another version, gives the defaults where it cannot be read, and
  that is said; it never keeps the window from opening.
* The file is replaced whole, so that a power cut leaves the old or the new one.
* Where a folder called ``preferences`` lies beside the frozen program, it lies in there: program,
  preferences and case can be on one stick, and the computer's own folders get none of them.
* What reads and writes it is loaded when there is something to read or to write: the first page
  waits for this module, and mostly there is neither.
"""

import os
import sys
from collections.abc import Callable, Mapping
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

SMALLEST_TEXT_PERCENT = 100
LARGEST_TEXT_PERCENT = 200
TEXT_STEP_PERCENT = 10

SHORTEST_LOCK_MINUTES = 1
LONGEST_LOCK_MINUTES = 15

PORTABLE_NAME = "preferences"
"""The folder beside the program that asks for everything to stay beside it."""

_FILE_NAME = "settings.toml"
_LARGEST_FILE_BYTES = 64 << 10
"""More than this is no settings file of ours."""


class ThemeChoice(StrEnum):
    """Which colours the window has."""

    FOLLOW = "follow"
    """As the system has them."""
    LIGHT = "light"
    DARK = "dark"


class Settings(NamedTuple):
    """Every preference; a fresh computer has the defaults."""

    text_percent: int | None = None
    """Size of the text, 100 to 200; ``None`` follows the system's font."""
    theme: ThemeChoice = ThemeChoice.FOLLOW
    language: str = ""
    """BCP 47 tag of the window's language; "" follows the system."""
    has_wide_spacing: bool = False
    """Letters, words and lines stand wider apart; it helps some who read with dyslexia."""
    lock_minutes: int = 5
    """Quiet minutes until a case locks itself, 1 to 15."""
    has_shift_exit: bool = True
    """Whether pressing Shift three times hides the window; in the way of sticky keys for some."""
    case_path: str = ""
    """The vault's folder; "" unless the person asked for it to be remembered."""
    was_hidden: bool = False
    """The window was hidden while the case that is remembered was open: the next start shows the
    lock screen."""


class SettingsRead(NamedTuple):
    """The preferences as far as they could be read."""

    settings: Settings
    is_damaged: bool
    """Something in the file could not be used; the defaults stand in its place."""


def frozen_program_path() -> Path | None:
    """Return the file of the frozen program that runs; ``None`` where Python runs the program."""
    return Path(sys.executable).resolve() if getattr(sys, "frozen", False) else None


def portable_path(program_path: Path | None, *, platform: str = sys.platform) -> Path | None:
    """Return the folder of preferences beside the program; ``None`` where nobody made one.

    Args:
        program_path: The file of the frozen program; ``None`` where there is none.
        platform: As ``sys.platform`` names it.
    """
    if program_path is None:
        return None
    # On macOS it lies in NAME.app/Contents/MacOS, and what is beside it is beside NAME.app.
    depth = 3 if platform == "darwin" else 0
    folder = program_path.parents[depth] / PORTABLE_NAME
    return folder if folder.is_dir() else None


def settings_path(
    environment: Mapping[str, str] | None = None,
    *,
    platform: str = sys.platform,
    home_path: Path | None = None,
    program_path: Path | None = None,
) -> Path:
    """Return where the preferences lie on this system.

    Args:
        environment: The process's environment, if another one than the real.
        platform: As ``sys.platform`` names it.
        home_path: The person's home, if another one than the real.
        program_path: The file of the frozen program; ``None`` where there is none.
    """
    beside = portable_path(program_path, platform=platform)
    if beside is not None:
        return beside / _FILE_NAME
    known = os.environ if environment is None else environment
    home = Path.home() if home_path is None else home_path
    match platform:
        case "win32":
            roaming = known.get("APPDATA")
            folder = Path(roaming) if roaming else home / "AppData" / "Roaming"
            return folder / "Evidence Kit" / _FILE_NAME
        case "darwin":
            return home / "Library" / "Application Support" / "Evidence Kit" / _FILE_NAME
        case _:
            given = known.get("XDG_CONFIG_HOME", "")
            # A relative path there is to be ignored (XDG Base Directory Specification 0.8).
            folder = Path(given) if given.startswith("/") else home / ".config"
            return folder / "evidence-kit" / _FILE_NAME


def read_settings(path: Path) -> SettingsRead:
    """Return the preferences in a file; the defaults where there is none."""
    try:
        with path.open("rb") as stream:
            data = stream.read(_LARGEST_FILE_BYTES + 1)
    except FileNotFoundError:
        return SettingsRead(settings=Settings(), is_damaged=False)
    except OSError:
        return SettingsRead(settings=Settings(), is_damaged=True)
    import tomllib

    try:
        found = tomllib.loads(data[:_LARGEST_FILE_BYTES].decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError):
        return SettingsRead(settings=Settings(), is_damaged=True)
    usable = {name: value for name, value in found.items() if _is_usable(name, value)}
    # A name from a later version is no damage, but what we know must have the right form.
    damaged = any(name in _USABLE and name not in usable for name in found)
    if "theme" in usable:
        usable["theme"] = ThemeChoice(usable["theme"])
    known = {name: value for name, value in usable.items() if name in _USABLE}
    return SettingsRead(settings=Settings(**known), is_damaged=damaged)


def write_settings(path: Path, settings: Settings) -> None:
    """Keep the preferences.

    Raises:
        DiskFullError: There is no room.
        NotWritableError: The place cannot be written to.
        StorageFailedError: The medium reported an error.
        TargetExistsError: Something that is no folder has the folder's name.
    """
    from evidence_kit import files

    with files.storage_errors(path.parent):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    files.replace_whole(path, _as_toml(settings).encode("utf-8"))


def _as_toml(settings: Settings) -> str:
    defaults = Settings()
    values = settings._asdict().items()
    # A default is left out: the file says no more than what was chosen.
    lines = [
        f"{name} = {_toml_value(value)}"
        for name, value in values
        if value != getattr(defaults, name) and _is_sayable(value)
    ]
    return "".join(f"{line}\n" for line in lines)


def _toml_value(value: object) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case _:
            import json

            # What JSON escapes, TOML escapes in the same way; it wants one character more.
            return json.dumps(str(value), ensure_ascii=False).replace("\x7f", "\\u007f")


def _is_sayable(value: object) -> bool:
    """Whether UTF-8 can say it: a folder's name may hold bytes that are no text."""
    return str(value).isascii() or str(value) == str(value).encode("utf-8", "replace").decode()


def _is_usable(name: str, value: object) -> bool:
    return name in _USABLE and _USABLE[name](value)


def _is_text_percent(value: object) -> bool:
    return (
        isinstance(value, int)
        and SMALLEST_TEXT_PERCENT <= value <= LARGEST_TEXT_PERCENT
        and value % TEXT_STEP_PERCENT == 0
    )


def _is_lock_minutes(value: object) -> bool:
    return (
        isinstance(value, int)
        and not isinstance(value, bool)
        and SHORTEST_LOCK_MINUTES <= value <= LONGEST_LOCK_MINUTES
    )


_USABLE: dict[str, Callable[[object], bool]] = {
    "text_percent": _is_text_percent,
    "theme": lambda value: isinstance(value, str) and value in set(ThemeChoice),
    "language": lambda value: isinstance(value, str),
    "has_wide_spacing": lambda value: isinstance(value, bool),
    "lock_minutes": _is_lock_minutes,
    "has_shift_exit": lambda value: isinstance(value, bool),
    "case_path": lambda value: isinstance(value, str),
    "was_hidden": lambda value: isinstance(value, bool),
}
"""Name → whether a value read from outside can be used."""
