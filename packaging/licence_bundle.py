"""Write the licences of everything that travels into one text, to go along with the program.

Usage: python packaging/licence_bundle.py --out LICENCES.txt [--debian] [--app FOLDER]

With ``--debian`` the texts that every Debian system has are named, not repeated. With ``--app`` the
libraries of the building machine that the frozen folder carries are in it too.
"""

import argparse
import platform
import re
import sys
import sysconfig
from collections.abc import Callable
from importlib import metadata
from pathlib import Path

import bill_of_materials
import licences

ROOT = Path(__file__).resolve().parent.parent
_TEXTS_PATH = ROOT / "packaging" / "licence_texts"
_LICENCE_FILE = re.compile(r"(licen[cs]e|copying|notice|authors)", re.IGNORECASE)
_RULE = "=" * 78
_PYTHON = f"Python {platform.python_version()}"

_WITHOUT_A_FILE = {
    "pyside6-essentials": "Qt for Python and Qt 6, under the GNU Lesser General Public License 3 "
    "(text below). Unchanged. Their sources: https://download.qt.io/official_releases/. "
    "Their libraries lie as files of their own in the folder and may be replaced by others.",
    "shiboken6": "Part of Qt for Python, see pyside6-essentials.",
}
"""What travels without a licence file of its own."""


def main() -> int:
    """Write the text; returns 1 when a licence is missing, and names it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--debian", action="store_true")
    parser.add_argument("--app", type=Path, help="the frozen folder, for what it carries")
    arguments = parser.parse_args()
    text, missing = bundle(is_debian=arguments.debian, app_path=arguments.app)
    arguments.out.parent.mkdir(parents=True, exist_ok=True)
    arguments.out.write_text(text, encoding="utf-8")
    for name in missing:
        print(f"no licence text: {name}", file=sys.stderr)  # noqa: T201 - a script
    return int(bool(missing))


def bundle(
    *,
    is_debian: bool,
    texts_of: Callable[[str], list[str]] | None = None,
    app_path: Path | None = None,
) -> tuple[str, tuple[str, ...]]:
    """Return the text, and the libraries for which no licence text was found.

    Args:
        is_debian: Whether the texts that every Debian system has are left out.
        texts_of: Finds the texts of a library, if not in what is installed.
        app_path: The frozen folder, if the licences of what it carries belong in it.
    """
    find = _texts_of if texts_of is None else texts_of
    parts = [_head(is_debian=is_debian)]
    missing = []
    for name in licences.locked_names():
        texts = find(name)
        if not texts:
            missing.append(name)
        parts += [f"{_RULE}\n{name}: {licences.licence_of(name)}\n{_RULE}", *texts]
    carried = [] if app_path is None else [(_PYTHON, _python_licence())]
    carried += [] if app_path is None else _carried(app_path)
    for name, found in carried:
        if not found:
            missing.append(name)
        parts += [f"{_RULE}\n{name}\n{_RULE}", found]
    for path in sorted((ROOT / "assets" / "fonts").glob("OFL*.txt")):
        parts += [f"{_RULE}\nfonts: {path.name}\n{_RULE}", path.read_text(encoding="utf-8")]
    words_text = (ROOT / "assets" / "words" / "MIT.txt").read_text(encoding="utf-8")
    parts += [f"{_RULE}\nwords for suggested passwords, Italian: MIT\n{_RULE}", words_text]
    parts += [f"{_RULE}\nwhich font is whose\n{_RULE}", _font_table()]
    if not is_debian:
        for path in sorted(_TEXTS_PATH.glob("*.txt")):
            parts += [f"{_RULE}\n{path.stem}\n{_RULE}", path.read_text(encoding="utf-8")]
    return "\n\n".join(part.strip("\n") for part in parts) + "\n", tuple(missing)


def _head(*, is_debian: bool) -> str:
    own = (
        "On Debian systems the texts of Apache-2.0, GPL-3 and LGPL-3 are in "
        "/usr/share/common-licenses/."
        if is_debian
        else (ROOT / "LICENSE").read_text(encoding="utf-8")
    )
    return f"Evidence Kit\nCopyright: the Evidence Kit contributors\nLicense: Apache-2.0\n\n{own}"


def _texts_of(name: str) -> list[str]:
    if name.lower() in _WITHOUT_A_FILE:
        return [_WITHOUT_A_FILE[name.lower()]]
    try:
        distribution = metadata.distribution(name)
    except metadata.PackageNotFoundError:
        return ["Not part of the program on this system."]
    texts: dict[str, None] = {}
    for file in distribution.files or []:
        if ".dist-info" in str(file) and _LICENCE_FILE.search(str(file)) and file.suffix != ".py":
            path = Path(str(distribution.locate_file(file)))
            if path.is_file():
                texts[path.read_text(encoding="utf-8", errors="replace")] = None
    return list(texts)


def _python_licence() -> str:
    """Return the licence of the interpreter that travels."""
    library = Path(sysconfig.get_paths()["stdlib"])
    places = (
        library / "LICENSE.txt",
        library.parent / "LICENSE.txt",  # Windows
        library.parents[1] / "LICENSE.txt",
        Path("/usr/share/doc") / f"libpython3.{sys.version_info.minor}-minimal" / "copyright",
    )
    return next((_read(path) for path in places if path.is_file()), "")


def _carried(app_path: Path) -> list[tuple[str, str]]:
    """Return the licence of each Debian package whose libraries the folder carries."""
    parts = (part["name"] for part in bill_of_materials.carried(app_path) if "purl" in part)
    names = sorted(set(parts))
    paths = [Path("/usr/share/doc") / name / "copyright" for name in names]
    return [
        (name, _read(path) if path.is_file() else "")
        for name, path in zip(names, paths, strict=True)
    ]


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace")


def _font_table() -> str:
    lines = (ROOT / "assets" / "fonts" / "README.md").read_text(encoding="utf-8").splitlines()
    return "\n".join(line for line in lines if line.startswith("|"))


if __name__ == "__main__":
    sys.exit(main())
