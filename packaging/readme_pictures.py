"""Make the small pictures in README from those that ``make pictures`` draws.

Usage: python packaging/readme_pictures.py [--from build/pictures] [--out docs/pictures]
"""

import argparse
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
WIDTH_PX = 560
_COLOURS = 64
"""Grounds and letters have few; more would triple the size."""

PICTURES = {
    "first-page": "screens/01-welcome.png",
    "case": "screens/03-home.png",
    "report": "*-report-01.png",
}
"""Name in README → where it lies among the pictures."""


def main() -> None:
    """Shrink each of them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--from", type=Path, default=ROOT / "build" / "pictures", dest="source")
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "pictures")
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    for name, place in PICTURES.items():
        # Of several reports the last one drawn.
        path = max(arguments.source.glob(place))
        shrink(path, arguments.out / f"{name}.png")


def shrink(path: Path, target: Path) -> None:
    """Write a picture anew, narrower and in few colours."""
    with Image.open(path) as picture:
        height = round(picture.height * WIDTH_PX / picture.width)
        small = picture.convert("RGB").resize((WIDTH_PX, height), Image.Resampling.LANCZOS)
    small.quantize(_COLOURS, dither=Image.Dither.NONE).save(target, optimize=True)


if __name__ == "__main__":
    main()
