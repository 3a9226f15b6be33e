"""Draw the mark as the icons that Windows and macOS want: ``.ico`` and ``.icns``.

Usage: python packaging/program_icons.py OUT-FOLDER
"""

import os
import sys
from pathlib import Path

from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

_MARK_PATH = Path(__file__).resolve().parent / "linux" / "org.evidencekit.EvidenceKit.svg"
_LARGEST_PX = 1024
_ICO_PX = (16, 24, 32, 48, 64, 128, 256)


def main(arguments: list[str]) -> None:
    """Draw both."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    out = Path(arguments[0])
    out.mkdir(parents=True, exist_ok=True)
    application = QGuiApplication(sys.argv[:1])
    large = drawn(_LARGEST_PX)
    large.save(out / "evidence-kit.icns")
    large.save(out / "evidence-kit.ico", sizes=[(side, side) for side in _ICO_PX])
    application.quit()


def drawn(side_px: int) -> Image.Image:
    """Return the mark at that size."""
    image = QImage(side_px, side_px, QImage.Format.Format_RGBA8888)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(_MARK_PATH)).render(painter)
    painter.end()
    return Image.frombytes("RGBA", (side_px, side_px), bytes(image.constBits()))


if __name__ == "__main__":
    main(sys.argv[1:])
