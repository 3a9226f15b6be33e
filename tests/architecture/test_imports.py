"""Who may know whom: the contracts hold, and the core starts where no window toolkit exists."""

import shutil
import subprocess
import sys
from pathlib import Path

from tests.fakes import ROOT_PATH, run_python

PACKAGE_PATH = ROOT_PATH / "evidence_kit"

WITHOUT_QT = """
import importlib, sys

class NoQt:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {"PySide6", "shiboken6", "PyQt6", "PyQt5"}:
            raise ModuleNotFoundError(f"no module named {name}", name=name)
        return None

sys.meta_path.insert(0, NoQt())
for name in sys.argv[1:]:
    try:
        importlib.import_module(name)
    except Exception as problem:
        print(f"{name}: {type(problem).__name__}: {problem}")
"""


def core_modules() -> list[str]:
    paths = sorted(PACKAGE_PATH.rglob("*.py"))
    names = [
        ".".join(path.relative_to(ROOT_PATH).with_suffix("").parts).removesuffix(".__init__")
        for path in paths
    ]
    return [name for name in names if not name.startswith("evidence_kit.ui")]


def test_every_module_of_the_core_imports_where_qt_cannot_be_found() -> None:
    answer = run_python(WITHOUT_QT, *core_modules())

    assert answer.stdout.splitlines() == [], answer.stderr


def test_importing_the_core_says_nothing_and_opens_nothing() -> None:
    script = """
import sys
events = []
watched = ("socket.", "subprocess.", "os.system", "os.fork", "os.posix_spawn", "urllib.")
sys.addaudithook(lambda name, _: events.append(name) if name.startswith(watched) else None)
import evidence_kit.cli.main
print(sorted(set(events)))
"""

    answer = run_python(script)

    assert (answer.stdout.strip(), answer.stderr) == ("[]", "")


def test_the_import_contracts_hold() -> None:
    program = shutil.which("lint-imports", path=str(Path(sys.executable).parent))
    assert program is not None, "import-linter is part of the development environment"

    answer = subprocess.run(
        [program, "--no-cache"], cwd=ROOT_PATH, capture_output=True, text=True, check=False
    )

    assert answer.returncode == 0, answer.stdout[-3000:]
