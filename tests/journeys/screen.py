"""A display without a monitor, and what can be read on it."""

import mmap
import os
import struct
import subprocess
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image, ImageChops

from tests.journeys.lettering import Lettering, Shape

WIDTH_PX, HEIGHT_PX = 1280, 800
DARK_BELOW = 150
"""Our inks are darker by day and lighter by night, what lies behind them is the other way round."""
SIEVE = 16
EVERYWHERE = (1 << WIDTH_PX * HEIGHT_PX) - 1
_HEADER = struct.Struct(">25I")
_COLOUR_BYTES = 12
_PIXEL_BYTES = 4


class Screen:
    """What a display shows, read from the memory that its server draws in.

    Args:
        path: The server's memory, as an X window dump (``XWDFile.h``).
        lettering: How words look.
    """

    def __init__(self, path: Path, lettering: Lettering) -> None:
        with path.open("rb") as file:
            self._memory = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        header = _HEADER.unpack_from(self._memory)
        # The header's own size, the bytes of a line, and the colours that stand before the pixels.
        self._line_bytes = header[12]
        self._start = header[0] + header[19] * _COLOUR_BYTES
        self._lettering = lettering

    def picture(self) -> bytes:
        """Return every pixel as it is now."""
        return self._memory[self._start : self._start + self._line_bytes * HEIGHT_PX]

    def is_bare(self) -> bool:
        """Say whether the middle line is black from edge to edge: no window stands there."""
        middle = self._start + self._line_bytes * (HEIGHT_PX // 2)
        line = self._memory[middle : middle + WIDTH_PX * _PIXEL_BYTES]
        return not any(line[colour::_PIXEL_BYTES].strip(b"\0") for colour in range(3))

    def save(self, path: Path) -> None:
        """Keep what is shown as a picture."""
        self._image().save(path)

    def places_of(self, words: str) -> list[tuple[int, int]]:
        """Return the middle of everywhere these words stand."""
        return places_in(self._image(), self._lettering.shapes_of(words))

    def _image(self) -> Image.Image:
        size = (WIDTH_PX, HEIGHT_PX)
        return Image.frombuffer("RGB", size, self.picture(), "raw", "BGRX", self._line_bytes, 1)


def places_in(picture: Image.Image, shapes: Iterable[Shape]) -> list[tuple[int, int]]:
    """Return the middle of everywhere one of these stands, dark on light or light on dark."""
    dark = picture.convert("L").point(lambda value: 255 * (value < DARK_BELOW))
    sides = (Side(dark), Side(ImageChops.invert(dark)))
    return sorted(
        {
            (left + shape.width_px // 2, top + shape.height_px // 2)
            for shape in shapes
            for ink, paper in (sides, sides[::-1])
            for left, top in _places(shape, ink, paper)
        }
    )


class Side:
    """The dark pixels of a picture, or the light ones: as one number, and one by one."""

    def __init__(self, picture: Image.Image) -> None:
        self._bits = int.from_bytes(picture.convert("1", dither=Image.Dither.NONE).tobytes())
        self._pixels = picture.tobytes()

    def moved(self, by: tuple[int, int]) -> int:
        """Return a bit for every place, set where the pixel so far from it is one of these."""
        row, column = by
        return self._bits << (row * WIDTH_PX + column)

    def has(self, row: int, column: int) -> bool:
        return bool(self._pixels[row * WIDTH_PX + column])


def _places(shape: Shape, ink: Side, paper: Side) -> Iterator[tuple[int, int]]:
    """Return where a shape stands: a few of its pixels are tried everywhere, the others there."""
    fits = EVERYWHERE
    for dark, light in zip(shape.ink[:SIEVE], shape.paper[:SIEVE], strict=False):
        fits &= ink.moved(dark)
        fits &= paper.moved(light)
        if not fits:
            return
    while fits:
        last = fits.bit_length() - 1
        fits ^= 1 << last
        top, left = divmod(WIDTH_PX * HEIGHT_PX - 1 - last, WIDTH_PX)
        if left + shape.width_px <= WIDTH_PX and all(
            side.has(top + row, left + column)
            for side, pixels in ((ink, shape.ink), (paper, shape.paper))
            for row, column in pixels
        ):
            yield left, top


def screen_of(folder: Path, lettering: Lettering) -> Screen:
    """Return the screen of the display that draws into this folder."""
    return Screen(folder / "Xvfb_screen0", lettering)


@contextmanager
def display(folder: Path) -> Iterator[str]:
    """Run a display whose pixels lie in a file of that folder; gives its name."""
    reader, writer = os.pipe()
    command = ["Xvfb", "-displayfd", str(writer), "-screen", "0", f"{WIDTH_PX}x{HEIGHT_PX}x24"]
    # A display resets itself when its last program goes; ours goes and comes back when it locks.
    command += ["-fbdir", str(folder), "-noreset", "-nolisten", "tcp"]
    with subprocess.Popen(
        command, pass_fds=(writer,), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as server:
        os.close(writer)
        try:
            with os.fdopen(reader) as told:
                number = told.readline().strip()
            yield f":{number}"
        finally:
            server.terminate()
