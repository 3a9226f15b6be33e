"""A drawing surface measured in points, with smooth edges and set type.

The sample's screenshots are drawn on it. It is for pictures that must come out the same, byte for
byte, every time: one font family that travels with the program, basic text layout, no chance.
Pillow draws type smoothly but shapes with jagged edges, so every curve is drawn four times too
large into a mask and reduced.
"""

import functools
from collections.abc import Callable, Sequence
from pathlib import Path

from icons import ICONS, Icon
from PIL import Image, ImageDraw, ImageFont

FONTS_PATH = Path(__file__).resolve().parent.parent / "fonts"

OVERSAMPLING = 4
"""How much larger than the picture a curve is drawn before it is reduced."""

Point = tuple[float, float]
Box = tuple[float, float, float, float]
"""Left, top, right, bottom, in points."""
Colour = str | tuple[int, int, int]
Corners = tuple[float, float, float, float]
"""Radii: top left, top right, bottom right, bottom left, in points."""

FACES = {
    "regular": "AtkinsonHyperlegibleNext-Regular.ttf",
    "bold": "AtkinsonHyperlegibleNext-SemiBold.ttf",
    "mono": "AtkinsonHyperlegibleMono-Regular.ttf",
}

SMILEY = "\N{SLIGHTLY SMILING FACE}"
"""The one sign the chats use and the font lacks; it is drawn."""


@functools.cache
def face(name: str, size_px: float) -> ImageFont.FreeTypeFont:
    """Return a face of the family in one size."""
    return ImageFont.truetype(
        FONTS_PATH / FACES[name], size_px, layout_engine=ImageFont.Layout.BASIC
    )


class Canvas:
    """A picture under way; every length is in points, ``scale`` pixels each."""

    def __init__(self, width: float, height: float, *, scale: float, ground: Colour) -> None:
        self.width = width
        self.height = height
        self.scale = scale
        self.image = Image.new("RGB", (self._px(width), self._px(height)), ground)
        self._draw = ImageDraw.Draw(self.image)

    def box(
        self, box: Box, fill: Colour, *, radius: float | Corners = 0, opacity: float = 1
    ) -> None:
        """Fill a box, with round corners where a radius is given."""
        left, top, right, bottom = (self._px(edge) for edge in box)
        corners = (radius,) * 4 if isinstance(radius, int | float) else radius
        mask = _rounded_mask(
            right - left, bottom - top, tuple(self._px(corner) for corner in corners)
        )
        if opacity < 1:
            mask = mask.point([round(level * opacity) for level in range(256)])
        self.image.paste(fill, (left, top), mask)

    def frame(self, box: Box, line: Colour, *, fill: Colour, radius: float, width: float) -> None:
        """Fill a box and draw a line around it."""
        left, top, right, bottom = box
        self.box(box, line, radius=radius)
        inner = (left + width, top + width, right - width, bottom - width)
        self.box(inner, fill, radius=max(0, radius - width))

    def rule(self, left: float, right: float, y: float, fill: Colour) -> None:
        """Draw a hairline."""
        thickness_px = max(1, round(self.scale / 2))
        top = self._px(y)
        self._draw.rectangle(
            (self._px(left), top, self._px(right) - 1, top + thickness_px - 1), fill=fill
        )

    def circle(self, centre: Point, radius: float, fill: Colour) -> None:
        """Fill a circle."""
        x, y = centre
        self.box((x - radius, y - radius, x + radius, y + radius), fill, radius=radius)

    def polygon(self, points: Sequence[Point], fill: Colour, *, opacity: float = 1) -> None:
        """Fill a polygon."""

        def paint(draw: ImageDraw.ImageDraw, place: Callable[[Point], Point]) -> None:
            draw.polygon([place(point) for point in points], fill=round(255 * opacity))

        self._through_mask(_bounds(points, margin=1), fill, paint)

    def stroke(
        self, points: Sequence[Point], fill: Colour, *, width: float, opacity: float = 1
    ) -> None:
        """Draw a line through points, round at its joints and ends."""

        def paint(draw: ImageDraw.ImageDraw, place: Callable[[Point], Point]) -> None:
            _round_line(
                draw,
                [place(point) for point in points],
                width_px=width * self.scale * OVERSAMPLING,
                level=round(255 * opacity),
            )

        self._through_mask(_bounds(points, margin=width), fill, paint)

    def icon(
        self, name: str, centre: Point, fill: Colour, *, size: float = 24, weight: float = 1.8
    ) -> None:
        """Draw an icon of the set, centred on a point."""
        x, y = centre
        unit = size / 24
        drawing: Icon = ICONS[name]

        def paint(draw: ImageDraw.ImageDraw, place: Callable[[Point], Point]) -> None:
            def spot(point: Point) -> Point:
                return place((x + (point[0] - 12) * unit, y + (point[1] - 12) * unit))

            for line in drawing.lines:
                _round_line(
                    draw,
                    [spot(point) for point in line],
                    width_px=weight * unit * self.scale * OVERSAMPLING,
                    level=255,
                )
            for shape in drawing.shapes:
                draw.polygon([spot(point) for point in shape], fill=255)

        half = size / 2 + weight
        self._through_mask((x - half, y - half, x + half, y + half), fill, paint)

    def text(
        self,
        place: Point,
        words: str,
        *,
        size: float,
        fill: Colour,
        style: str = "regular",
        align: str = "left",
    ) -> float:
        """Set one line of type with its baseline at a point; return its width."""
        x, y = place
        width = self.width_of(words, size=size, style=style)
        x -= {"left": 0, "centre": width / 2, "right": width}[align]
        start = x
        for run in _runs(words):
            if run == SMILEY:
                self._smiley((x + size * 0.62, y - size * 0.34), size)
            elif self.scale < 2:
                self._small_type((x, y), run, size=size, fill=fill, style=style)
            else:
                self._draw.text(
                    (round(x * self.scale), round(y * self.scale)),
                    run,
                    font=face(style, size * self.scale),
                    fill=fill,
                    anchor="ls",
                )
            x += self._run_width(run, size, style)
        return x - start

    def width_of(self, words: str, *, size: float, style: str = "regular") -> float:
        """Return how wide a line of type would be."""
        return sum(self._run_width(run, size, style) for run in _runs(words))

    def wrap(
        self, words: str, width: float, *, size: float, style: str = "regular"
    ) -> tuple[str, ...]:
        """Break words into lines no wider than a width; a word too long is broken where it must."""
        lines: list[str] = []
        for paragraph in words.split("\n"):
            line = ""
            for word in paragraph.split(" "):
                candidate = f"{line} {word}" if line else word
                if self.width_of(candidate, size=size, style=style) <= width:
                    line = candidate
                    continue
                if line:
                    lines.append(line)
                line = word
                while self.width_of(line, size=size, style=style) > width:
                    fitting = self._fitting(line, width, size, style)
                    lines.append(line[:fitting])
                    line = line[fitting:]
            lines.append(line)
        return tuple(lines)

    def paragraph(
        self,
        place: Point,
        words: str,
        width: float,
        *,
        size: float,
        fill: Colour,
        leading: float,
        style: str = "regular",
        align: str = "left",
    ) -> float:
        """Set words in lines; the first baseline is at the point. Return the last baseline."""
        x, y = place
        for line in self.wrap(words, width, size=size, style=style):
            self.text((x, y), line, size=size, fill=fill, style=style, align=align)
            y += leading
        return y - leading

    def picture(self, place: Point, picture: Image.Image, *, radius: float = 0) -> None:
        """Put a finished picture in, pixel for pixel, with round corners."""
        corner = self._px(radius)
        mask = _rounded_mask(picture.width, picture.height, (corner,) * 4)
        self.image.paste(picture, (self._px(place[0]), self._px(place[1])), mask)

    def _px(self, length: float) -> int:
        return round(length * self.scale)

    def _run_width(self, run: str, size: float, style: str) -> float:
        if run == SMILEY:
            return size * 1.24
        finer = OVERSAMPLING if self.scale < 2 else 1
        return face(style, size * self.scale * finer).getlength(run) / (self.scale * finer)

    def _small_type(self, place: Point, run: str, *, size: float, fill: Colour, style: str) -> None:
        """Set type for a coarse screen without snapping its widths to whole pixels."""

        def paint(draw: ImageDraw.ImageDraw, spot: Callable[[Point], Point]) -> None:
            font = face(style, size * self.scale * OVERSAMPLING)
            draw.text(spot(place), run, font=font, fill=255, anchor="ls")

        x, y = place
        width = self._run_width(run, size, style)
        self._through_mask((x - 2, y - size * 1.1, x + width + 2, y + size * 0.4), fill, paint)

    def _fitting(self, word: str, width: float, size: float, style: str) -> int:
        count = len(word)
        while count > 1 and self.width_of(word[:count], size=size, style=style) > width:
            count -= 1
        return count

    def _smiley(self, centre: Point, size: float) -> None:
        x, y = centre
        radius = size * 0.56
        self.circle(centre, radius, "#f6c945")
        for side in (-1, 1):
            self.circle((x + side * radius * 0.36, y - radius * 0.22), radius * 0.13, "#5b4214")
        smile = [(x + radius * t / 10, y + radius * (0.5 - (t / 10) ** 2)) for t in range(-5, 6)]
        self.stroke(smile, "#5b4214", width=radius * 0.16)

    def _through_mask(
        self,
        box: Box,
        fill: Colour,
        paint: Callable[[ImageDraw.ImageDraw, Callable[[Point], Point]], None],
    ) -> None:
        left, top, right, bottom = (self._px(edge) for edge in box)
        width, height = right - left, bottom - top
        large = Image.new("L", (width * OVERSAMPLING, height * OVERSAMPLING))

        def place(point: Point) -> Point:
            return (
                (point[0] * self.scale - left) * OVERSAMPLING,
                (point[1] * self.scale - top) * OVERSAMPLING,
            )

        paint(ImageDraw.Draw(large), place)
        self.image.paste(fill, (left, top), large.reduce(OVERSAMPLING))


@functools.cache
def _rounded_mask(width_px: int, height_px: int, corners_px: tuple[int, ...]) -> Image.Image:
    mask = Image.new("L", (width_px, height_px), 255)
    limit = min(width_px, height_px) // 2
    for index, wanted in enumerate(corners_px):
        radius = min(wanted, limit)
        if radius == 0:
            continue
        quarter = _quarter_mask(radius, index)
        x = width_px - radius if index in {1, 2} else 0
        y = height_px - radius if index in {2, 3} else 0
        mask.paste(quarter, (x, y))
    return mask


@functools.cache
def _quarter_mask(radius_px: int, index: int) -> Image.Image:
    large = radius_px * OVERSAMPLING
    mask = Image.new("L", (large, large))
    x = 0 if index in {0, 3} else -large
    y = 0 if index in {0, 1} else -large
    ImageDraw.Draw(mask).ellipse((x, y, x + 2 * large - 1, y + 2 * large - 1), fill=255)
    return mask.reduce(OVERSAMPLING)


def _round_line(
    draw: ImageDraw.ImageDraw, points: Sequence[Point], *, width_px: float, level: int
) -> None:
    draw.line(list(points), fill=level, width=max(1, round(width_px)))
    radius = width_px / 2
    for x, y in points:
        draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=level)


def _bounds(points: Sequence[Point], *, margin: float) -> Box:
    across = [point[0] for point in points]
    down = [point[1] for point in points]
    return (
        min(across) - margin,
        min(down) - margin,
        max(across) + margin,
        max(down) + margin,
    )


def _runs(words: str) -> tuple[str, ...]:
    runs: list[str] = [""]
    for character in words:
        if character == SMILEY:
            runs += [character, ""]
        else:
            runs[-1] += character
    return tuple(run for run in runs if run)
