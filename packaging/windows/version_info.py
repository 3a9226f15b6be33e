"""Write what Windows shows as a program's properties, in PyInstaller's form.

Usage: python packaging/windows/version_info.py OUT
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import frozen_parts

_ROOT = Path(__file__).resolve().parents[2]


def main(arguments: list[str]) -> None:
    """Write the file."""
    out = Path(arguments[0])
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(version_info(frozen_parts.version(_ROOT)), encoding="utf-8")


def version_info(version: str) -> str:
    """Return the text for a version.

    >>> "(1, 2, 3, 0)" in version_info("1.2.3")
    True
    """
    numbers = (*(int(part) for part in version.split(".")), 0)
    strings = {
        "CompanyName": "The Evidence Kit contributors",
        "FileDescription": "Evidence Kit",
        "FileVersion": version,
        "InternalName": "evidence-kit",
        "LegalCopyright": "Apache License 2.0",
        "OriginalFilename": "evidence-kit.exe",
        "ProductName": "Evidence Kit",
        "ProductVersion": version,
    }
    lines = ",\n".join(f"    StringStruct({key!r}, {value!r})" for key, value in strings.items())
    return (
        "VSVersionInfo(\n"
        f"  ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}),\n"
        f"  kids=[StringFileInfo([StringTable('040904B0', [\n{lines}\n  ])]),\n"
        "    VarFileInfo([VarStruct('Translation', [1033, 1200])])]\n"
        ")\n"
    )


if __name__ == "__main__":
    main(sys.argv[1:])
