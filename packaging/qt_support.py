"""Unpack and compile the part of PySide that is written in Python, once, where it is installed.

PySide carries it in a ZIP inside a library and compiles it anew whenever a program starts: half of
the time that an empty window takes. ``SBK_EMBED=0`` is PySide's own switch for laying it down
beside the library; compiled as well, it is read like any other module. One of its files makes stubs
for those who write programs; a program reads it at every start and never calls it, so an empty one
stands in its place. Usage: python packaging/qt_support.py [--stock], in the environment that is
meant; with ``--stock`` it is taken away again.
"""

import argparse
import compileall
import os
import py_compile
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

FOLDER = "files.dir"
"""What PySide calls the folder, beside the library it comes out of."""
STUB_MAKER = "shibokensupport/signature/lib/pyi_generator.py"
"""In that folder, what ``pyside6-genpyi`` calls and nothing else does."""
_LEFT_OUT = '"""Left empty by packaging/qt_support.py: a program makes no stubs."""\n'


def folder() -> Path:
    """Return where this environment's PySide lays its support files down.

    Raises:
        ModuleNotFoundError: There is no PySide in this environment.
    """
    spec = find_spec("shiboken6")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("shiboken6")
    return Path(spec.origin).resolve().parent / FOLDER


def unpack() -> Path:
    """Lay the support files of this environment down, compiled; returns their folder.

    Raises:
        ModuleNotFoundError: There is no PySide in this environment.
        RuntimeError: This PySide does not know the switch, or a file of it cannot be compiled.
    """
    place = folder()
    shutil.rmtree(place, ignore_errors=True)
    environment = {**os.environ, "SBK_EMBED": "0", "PYTHONDONTWRITEBYTECODE": "1"}
    subprocess.run([sys.executable, "-c", "import PySide6.QtCore"], env=environment, check=True)
    stub_maker_path = place / STUB_MAKER
    if not stub_maker_path.is_file():
        raise RuntimeError(f"the support files of PySide were not unpacked into {place}")
    stub_maker_path.write_text(_LEFT_OUT, "utf-8")
    # By the content, so that two builds are alike; unchecked, because nobody changes the files.
    is_compiled = compileall.compile_dir(
        place,
        ddir=FOLDER,
        quiet=1,
        force=True,
        invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
    )
    if not is_compiled:
        raise RuntimeError(f"the support files of PySide in {place} cannot be compiled")
    return place


def main(arguments: list[str]) -> int:
    """Do what the arguments say; returns the exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--stock", action="store_true", help="take the files away again")
    if parser.parse_args(arguments).stock:
        shutil.rmtree(folder(), ignore_errors=True)
    else:
        sys.stdout.write(f"{unpack()}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
