"""Find the files that travel with the program: in a checkout, in a wheel, in a frozen app."""

import sys
from pathlib import Path


def assets_path() -> Path:
    """Return the folder that holds fonts, guidance, catalogues and the sample case.

    Raises:
        FileNotFoundError: The installation is incomplete.
    """
    package_path = Path(__file__).resolve().parent
    candidates = [package_path / "_assets", package_path.parent / "assets"]
    frozen_root = getattr(sys, "_MEIPASS", None)
    if frozen_root is not None:
        candidates.insert(0, Path(frozen_root) / "assets")
    for candidate in candidates:
        if candidate.is_dir():
            return candidate
    raise FileNotFoundError("assets")


def asset_path(*parts: str) -> Path:
    """Return one file or folder of the assets.

    Raises:
        FileNotFoundError: The installation is incomplete.
    """
    path = assets_path().joinpath(*parts)
    if not path.exists():
        raise FileNotFoundError("/".join(parts))
    return path
