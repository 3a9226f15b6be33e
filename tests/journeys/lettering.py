"""The shapes our words have on a screen, so that a journey can read them there.

The program and the test draw with the same fonts and the same Qt, so a word has the same pixels in
both. What is compared is only which pixels are surely ink and which are surely paper: the colours
are the program's own business, and the edges of a letter are left out.
"""

from dataclasses import dataclass

from PIL import Image, ImageChops
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QImage, QPainter

from evidence_kit.ui.theme import STEPS, Theme

SIZES = tuple(step for step in STEPS if not step.startswith("mono"))
"""What our own words are written in; the others are for what came from outside."""
SURELY_INK = 70
SURELY_PAPER = 205
ROOM_PX = 3
"""So much paper on either side makes it a word, and not a part of a longer one."""
SCATTER = 7_919
"""A prime larger than any word is wide, so that every pixel has its turn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """Words in one size and weight: the pixels of which it is sure what they are."""

    width_px: int
    height_px: int
    ink: tuple[tuple[int, int], ...]
    paper: tuple[tuple[int, int], ...]
    """Each as a row and a column from the words' own corner, scattered."""


class Lettering:
    """Draws words as the program's theme does."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._drawn: dict[str, tuple[Shape, ...]] = {}

    def shapes_of(self, words: str) -> tuple[Shape, ...]:
        """Return every shape these words can have: each size, and each way of being centred."""
        if words not in self._drawn:
            # A word that is centred may begin at half a pixel, which gives it other edges.
            drawn = [
                self._draw(words, step, spare_px, flag)
                for step in SIZES
                for spare_px, flag in (
                    (0, Qt.AlignmentFlag.AlignLeft),
                    (0, Qt.AlignmentFlag.AlignHCenter),
                    (1, Qt.AlignmentFlag.AlignHCenter),
                )
            ]
            self._drawn[words] = tuple(dict.fromkeys(drawn))
        return self._drawn[words]

    def _draw(self, words: str, step: str, spare_px: int, flag: Qt.AlignmentFlag) -> Shape:
        font = self._theme.font(step)
        metrics = QFontMetrics(font)
        box = QRect(4, 4, metrics.horizontalAdvance(words) + 8 + spare_px, metrics.height())
        canvas = QImage(box.width() + 8, box.height() + 8, QImage.Format.Format_RGB32)
        canvas.fill(Qt.GlobalColor.white)
        painter = QPainter(canvas)
        painter.setFont(font)
        painter.setPen(Qt.GlobalColor.black)
        painter.drawText(box, flag | Qt.AlignmentFlag.AlignVCenter, words)
        painter.end()
        size = (canvas.width(), canvas.height())
        bits, line_bytes = canvas.constBits(), canvas.bytesPerLine()
        picture = Image.frombuffer("RGB", size, bits, "raw", "BGRX", line_bytes, 1).convert("L")
        left, top, right, bottom = ImageChops.invert(picture).getbbox()
        return _shape(picture.crop((left - ROOM_PX, top, right + ROOM_PX, bottom)))


def _shape(picture: Image.Image) -> Shape:
    width, height = picture.size
    greys = picture.tobytes()
    # In this order neighbours stand far apart: the first few tell most places that they are wrong.
    scattered = [at * SCATTER % len(greys) for at in range(len(greys))]
    return Shape(
        width_px=width,
        height_px=height,
        ink=tuple(divmod(at, width) for at in scattered if greys[at] < SURELY_INK),
        paper=tuple(divmod(at, width) for at in scattered if greys[at] > SURELY_PAPER),
    )
