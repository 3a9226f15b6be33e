"""Draw the marks as the icons that Windows and macOS want: ``.ico`` and ``.icns``.

Usage: python packaging/program_icons.py OUT-FOLDER
"""

import os
import sys
from pathlib import Path

from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

_LINUX_PATH = Path(__file__).resolve().parent / "linux"
_MARK_PATH = _LINUX_PATH / "org.evidencekit.EvidenceKit.svg"
_NEUTRAL_PATH = _LINUX_PATH / "neutral.svg"
"""The mark of whoever wants another name in the menu."""
_LARGEST_PX = 1024
_ICO_PX = (16, 24, 32, 48, 64, 128, 256)


def main(arguments: list[str]) -> None:
    """Draw all of them."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    out = Path(arguments[0])
    out.mkdir(parents=True, exist_ok=True)
    application = QGuiApplication(sys.argv[:1])
    sizes = [(side, side) for side in _ICO_PX]
    mark = drawn(_MARK_PATH, _LARGEST_PX)
    mark.save(out / "evidence-kit.icns")
    mark.save(out / "evidence-kit.ico", sizes=sizes)
    drawn(_NEUTRAL_PATH, _LARGEST_PX).save(out / "neutral.ico", sizes=sizes)
    application.quit()


def drawn(mark_path: Path, side_px: int) -> Image.Image:
    """Return a mark at that size."""
    image = QImage(side_px, side_px, QImage.Format.Format_RGBA8888)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(mark_path)).render(painter)
    painter.end()
    return Image.frombytes("RGBA", (side_px, side_px), bytes(image.constBits()))


if __name__ == "__main__":
    main(sys.argv[1:])
