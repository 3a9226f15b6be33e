"""The whole journey, every call that writes watched; prints what was written, one JSON line.

``python -m tests.leaks.journey FOLDER CASE`` runs :mod:`tests.leaks.person` and then
:mod:`tests.leaks.terminal`; ``python -m tests.leaks.journey FOLDER twins`` does what a program
does that leaks, under the same watch.
"""

import json
import os
import select
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from tests.faults.calls import Call
from tests.faults.tracing import Answer, CannotTraceError, Pass, require_tracing, run_watched

_ABOUT_AN_OPEN_FILE = frozenset(
    {"write", "pwrite64", "writev", "pwritev", "pwritev2", "sendfile", "copy_file_range"}
)
_PAUSE_S = 0.05
"""Between two looks whether the lock screen's memory was looked into."""
_CHANGES_NOTHING_TO_READ = frozenset({"fsync", "fdatasync"})


@dataclass(slots=True)
class Watcher:
    """Writes down which file each call was about."""

    written: dict[str, str] = field(default_factory=dict)
    """The path, and the first call that changed it."""

    def on_call(self, call: Call) -> Answer:
        """Let everything happen."""
        if call.name in _ABOUT_AN_OPEN_FILE:
            paths = [call.opened_path]
        elif call.name in _CHANGES_NOTHING_TO_READ:
            paths = []
        else:
            paths = [os.fspath(path) for path in call.paths] or [call.opened_path]
        for path in paths:
            # Pipes, sockets and descriptors without a file have no path.
            if path.startswith("/"):
                self.written.setdefault(os.path.normpath(path), call.name)
        return Pass()

    def on_result(self, call: Call, result: int) -> None: ...

    def on_told(self, line: str) -> None: ...


def journey(folder: Path, case_path: Path) -> None:
    """Be at the window, then at the terminal."""
    person = subprocess.run(
        [sys.executable, "-m", "tests.leaks.person", str(folder)], check=False
    ).returncode
    # It ends well once another process shows the lock screen; else the journey broke off.
    if person != 0:
        raise SystemExit(f"the window ended with {person}")
    while not (folder / "seen").exists():
        select.select([], [], [], _PAUSE_S)
    terminal = [sys.executable, "-m", "tests.leaks.terminal", str(folder), str(case_path)]
    subprocess.run(terminal, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def keeps_a_temporary_file() -> None:
    import tempfile

    with tempfile.NamedTemporaryFile(prefix="preview", delete=False) as stream:
        stream.write(b"a picture")


def keeps_a_list_of_recent_files() -> None:
    path = Path.home() / ".local" / "share" / "recently-used.xbel"
    path.parent.mkdir(parents=True)
    path.write_text("<bookmark href='file:///home/ana/Papers'/>", encoding="utf-8")


def lets_qt_remember_folders() -> None:
    from PySide6.QtCore import QSettings

    settings = QSettings(QSettings.Scope.UserScope, "QtProject")
    settings.setValue("FileDialog/lastVisited", "file:///home/ana/Papers")
    settings.sync()


def moves_a_thumbnail_into_the_cache() -> None:
    path = Path.home() / ".cache"
    path.mkdir()
    (Path.home() / "Documents" / "Papers").mkdir()
    (Path.home() / "Documents" / "Papers" / "small.png").write_bytes(b"small")
    (Path.home() / "Documents" / "Papers" / "small.png").rename(path / "thumbnail.png")


def lets_a_child_write() -> None:
    subprocess.run(["/bin/sh", "-c", 'echo words > "$HOME/child.txt"'], check=True)


TWINS: dict[Callable[[], None], str] = {
    keeps_a_temporary_file: "/tmp/preview",
    keeps_a_list_of_recent_files: "recently-used.xbel",
    lets_qt_remember_folders: "QtProject.conf",
    moves_a_thumbnail_into_the_cache: ".cache/thumbnail.png",
    lets_a_child_write: "child.txt",
}
"""What a program does that leaks, and what is to be seen of it."""


def leak_everywhere() -> None:
    for each in TWINS:
        each()


def require_following() -> None:
    """Refuse where calls cannot be followed.

    Raises:
        CannotTraceError: With the reason.
    """
    require_tracing()
    if os.geteuid() != 0:
        # The names in the calls of a process that keeps its memory to itself are in its memory.
        raise CannotTraceError("only the superuser can follow a process that is not dumpable")


def main(folder: Path, case: str) -> None:
    """Watch the journey or the twins, and print what was written."""
    watcher = Watcher()
    outcome: dict[str, object] = {"impossible": "", "status": 0}
    work = leak_everywhere if case == "twins" else lambda: journey(folder, Path(case))
    try:
        require_following()
        outcome["status"] = run_watched(work, watcher)
    except CannotTraceError as problem:
        outcome["impossible"] = str(problem)
        # What is left on the disk can be looked at all the same.
        work()
    sys.stdout.write(json.dumps({**outcome, "written": watcher.written}) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
