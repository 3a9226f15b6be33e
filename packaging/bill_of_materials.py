"""Write what the program is made of, as a CycloneDX 1.6 list (a software bill of materials).

Usage: python packaging/bill_of_materials.py --out bom.cdx.json [--app build/app/evidence-kit]

It names the locked libraries with the hashes of every file that may be installed, the interpreter,
the fonts, and – with ``--app`` – each library of the building machine that the frozen folder
carries. The same sources give the same bytes: its time is SOURCE_DATE_EPOCH, and it has no number
of chance.
"""

import argparse
import datetime as dt
import hashlib
import json
import os
import platform
import re
import subprocess
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from typing import Any

import frozen_parts
import licences

ROOT = Path(__file__).resolve().parent.parent

_LOCKED = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", re.MULTILINE)
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
_DEBIAN_VERSION = re.compile(r"^(\S+?)(?::\S+)?\t(\S+)$")


def main() -> None:
    """Write the list."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--app", type=Path, help="the frozen folder, to name what it carries")
    arguments = parser.parse_args()
    text = json.dumps(bill(arguments.app), indent=1, sort_keys=True, ensure_ascii=False)
    arguments.out.parent.mkdir(parents=True, exist_ok=True)
    arguments.out.write_text(text + "\n", encoding="utf-8")


def bill(app_path: Path | None = None) -> dict[str, Any]:
    """Return the whole list.

    Args:
        app_path: The frozen folder, if what it carries is to be named too.
    """
    components = [*libraries(), _interpreter(), *fonts()]
    if app_path is not None:
        components += carried(app_path)
    name = {"type": "application", "name": "evidence-kit", "version": frozen_parts.version(ROOT)}
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "timestamp": _built_at().isoformat().replace("+00:00", "Z"),
            "component": {
                **name,
                "bom-ref": "evidence-kit",
                "licenses": [{"license": {"id": "Apache-2.0"}}],
            },
        },
        "components": components,
        "dependencies": [
            {
                "ref": "evidence-kit",
                "dependsOn": sorted(part["bom-ref"] for part in components),
            }
        ],
    }


def libraries() -> Iterator[dict[str, Any]]:
    """Yield every locked library that the program needs to run."""
    locked = (ROOT / "packaging" / "requirements.txt").read_text(encoding="utf-8")
    for block in re.split(r"\n(?=\S)", locked):
        found = _LOCKED.match(block)
        if found is None:
            continue
        name, version = found.groups()
        address = f"pkg:pypi/{name.lower()}@{version}"
        yield {
            "type": "library",
            "bom-ref": address,
            "name": name,
            "version": version,
            "purl": address,
            # What the frozen folder leaves out is still installed with the wheel.
            "scope": "optional" if _module_of(name) in frozen_parts.NEVER else "required",
            "licenses": [{"license": {"name": licences.licence_of(name)}}],
            # Which of these files it is depends on the system; pip takes no other.
            "properties": [
                {"name": "evidence-kit:sha-256-of-a-file-that-may-be-installed", "value": digest}
                for digest in _HASH.findall(block)
            ],
        }


def fonts() -> Iterator[dict[str, Any]]:
    """Yield every font that travels."""
    for path in sorted((ROOT / "assets" / "fonts").glob("*.ttf")):
        yield {
            "type": "file",
            "bom-ref": f"font:{path.name}",
            "name": path.name,
            "hashes": [_digest(path)],
            "licenses": [{"license": {"name": "see assets/fonts/README.md"}}],
        }


def carried(app_path: Path) -> Iterator[dict[str, Any]]:
    """Yield each library that was taken from the building machine into the frozen folder."""
    for path in sorted((app_path / "_internal").glob("lib*.so*")):
        if path.is_symlink():
            continue
        package, version = _debian_package(path.name)
        part = {
            "type": "library",
            "bom-ref": f"carried:{path.name}",
            "name": package or path.name,
            "hashes": [_digest(path)],
            "properties": [{"name": "evidence-kit:file", "value": path.name}],
        }
        if package:
            part |= {"version": version, "purl": f"pkg:deb/debian/{package}@{version}"}
        yield part


def _interpreter() -> dict[str, Any]:
    version = platform.python_version()
    return {
        "type": "platform",
        "bom-ref": f"pkg:generic/cpython@{version}",
        "name": "CPython",
        "version": version,
        "purl": f"pkg:generic/cpython@{version}",
        "licenses": [{"license": {"id": "PSF-2.0"}}],
    }


def _module_of(name: str) -> str:
    """Return the module that a distribution installs, as far as the two names differ by form."""
    try:
        tops = metadata.distribution(name).read_text("top_level.txt") or ""
    except metadata.PackageNotFoundError:
        tops = ""
    return tops.split()[0] if tops.split() else name.lower().replace("-", "_")


def _debian_package(library: str) -> tuple[str, str]:
    """Return the package and version of a library of the building machine, or two ""."""
    asked = _asked("dpkg-query", "-S", f"*/{library}")
    package = asked.partition(":")[0]
    if not package:
        return "", ""
    found = _DEBIAN_VERSION.match(
        _asked("dpkg-query", "-W", "-f", "${Package}\t${Version}\n", package).partition("\n")[0]
    )
    return (found[1], found[2]) if found else ("", "")


def _asked(*command: str) -> str:
    try:
        return subprocess.run(command, capture_output=True, text=True, check=False).stdout
    except FileNotFoundError:
        return ""  # not Debian


def _digest(path: Path) -> dict[str, str]:
    return {"alg": "SHA-256", "content": hashlib.sha256(path.read_bytes()).hexdigest()}


def _built_at() -> dt.datetime:
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if given is None:
        return dt.datetime.now(tz=dt.UTC).replace(microsecond=0)
    return dt.datetime.fromtimestamp(int(given), tz=dt.UTC)


if __name__ == "__main__":
    main()
