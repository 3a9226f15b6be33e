"""A photograph of a laptop, as people take one when they cannot make a screenshot.

The page is put into perspective on a drawn laptop in a dark room, with the dull contrast, the fine
lines and the grain that such photographs have.
"""

import random

from canvas import Canvas, Point
from PIL import Image, ImageChops, ImageDraw, ImageFilter

WIDTH = 2000
HEIGHT = 1500

_SCREEN: tuple[Point, Point, Point, Point] = ((168, 142), (1846, 96), (1822, 1136), (206, 1206))
"""Where the corners of the page lie: top left, top right, bottom right, bottom left."""

_KEYBOARD: tuple[Point, Point, Point, Point] = ((196, 1330), (1850, 1258), (1975, 1530), (60, 1600))
"""The well the keys lie in, the same way round."""


def photographed(page: Image.Image) -> Image.Image:
    """Return a photograph of a laptop that shows a page."""
    scene = _room()
    seen = page.transform(
        (WIDTH, HEIGHT), Image.Transform.PERSPECTIVE, _perspective(page), Image.Resampling.BICUBIC
    )
    scene.paste(_as_a_screen_glows(seen), (0, 0), _screen_mask())
    scene = scene.filter(ImageFilter.GaussianBlur(0.7))
    return _grained(_darkened_corners(scene))


def _room() -> Image.Image:
    canvas = Canvas(WIDTH, HEIGHT, scale=1, ground="#2a2522")
    canvas.box((0, 0, WIDTH, 700), "#35302d")
    canvas.box((1500, 60, WIDTH, 720), "#4a3d30", opacity=0.5)
    canvas.polygon([(0, 880), (WIDTH, 820), (WIDTH, HEIGHT), (0, HEIGHT)], "#3d2e22")
    canvas.image = canvas.image.filter(ImageFilter.GaussianBlur(38))
    return _laptop(canvas.image)


def _laptop(room: Image.Image) -> Image.Image:
    canvas = Canvas(WIDTH, HEIGHT, scale=1, ground="#000000")
    canvas.image.paste(room)
    canvas.polygon([(-40, 1500), (150, 1262), (1900, 1190), (2040, 1440), (2040, 1500)], "#80848a")
    canvas.polygon(_KEYBOARD, "#26282b")
    for row in range(3):
        for key in range(15):
            _key(canvas, row, key)
    outline = [(134, 104), (1878, 56), (1856, 1206), (176, 1284)]
    canvas.polygon(outline, "#17181a")
    canvas.stroke([*outline, outline[0]], "#3a3c40", width=7)
    canvas.circle((1005, 98), 5, "#2b3440")
    canvas.stroke([(176, 1284), (1856, 1206)], "#0c0d0e", width=16)
    return canvas.image


def _key(canvas: Canvas, row: int, key: int) -> None:
    left, right = (key + 0.25) / 15.2, (key + 1.05) / 15.2
    top, bottom = (row + 0.2) / 3.1, (row + 0.98) / 3.1
    corners = ((left, top), (right, top), (right, bottom), (left, bottom))
    canvas.polygon([_on_keyboard(*corner) for corner in corners], "#34373b")


def _on_keyboard(across: float, down: float) -> Point:
    """Return a point of the keyboard's well, given as parts of its width and depth."""
    left_top, right_top, right_bottom, left_bottom = _KEYBOARD
    left = [a + (b - a) * down for a, b in zip(left_top, left_bottom, strict=True)]
    right = [a + (b - a) * down for a, b in zip(right_top, right_bottom, strict=True)]
    x, y = (a + (b - a) * across for a, b in zip(left, right, strict=True))
    return x, y


def _screen_mask() -> Image.Image:
    """Return where the page shows, a little inside its edge, where nothing is sampled beyond it."""
    large = Image.new("L", (WIDTH * 2, HEIGHT * 2))
    corners = []
    for x, y in _SCREEN:
        inward_x = 3 if x < WIDTH / 2 else -3
        inward_y = 3 if y < HEIGHT / 2 else -3
        corners.append((2 * (x + inward_x), 2 * (y + inward_y)))
    ImageDraw.Draw(large).polygon(corners, fill=255)
    return large.reduce(2)


def _as_a_screen_glows(seen: Image.Image) -> Image.Image:
    """Dull the whites towards blue, and lay the fine lines over that a camera sees."""
    red, green, blue = seen.split()
    seen = Image.merge(
        "RGB",
        (
            red.point([round(level * 0.86 + 10) for level in range(256)]),
            green.point([round(level * 0.90 + 11) for level in range(256)]),
            blue.point([round(level * 0.93 + 16) for level in range(256)]),
        ),
    )
    lines = Image.new("L", (1, 9))
    lines.putdata([255, 252, 248, 245, 243, 245, 248, 252, 255])
    column = Image.new("L", (1, HEIGHT))
    for y in range(0, HEIGHT, 9):
        column.paste(lines, (0, y))
    veil = column.resize((WIDTH, HEIGHT))
    return ImageChops.multiply(seen, Image.merge("RGB", (veil, veil, veil)))


def _darkened_corners(scene: Image.Image) -> Image.Image:
    light = Image.new("L", (WIDTH // 20, HEIGHT // 20), 150)
    ImageDraw.Draw(light).ellipse((-6, -8, WIDTH // 20 + 2, HEIGHT // 20 - 2), fill=255)
    light = light.filter(ImageFilter.GaussianBlur(14)).resize(scene.size, Image.Resampling.BICUBIC)
    return ImageChops.multiply(scene, Image.merge("RGB", (light, light, light)))


def _grained(scene: Image.Image) -> Image.Image:
    """Add the grain of a small sensor in poor light, the same each time."""
    chance = random.Random(4471)
    size = (WIDTH // 2, HEIGHT // 2)
    grain = Image.frombytes("L", size, chance.randbytes(size[0] * size[1]))
    grain = grain.resize(scene.size, Image.Resampling.BILINEAR)
    soft = grain.point([128 + round((level - 128) / 22) for level in range(256)])
    return ImageChops.add(scene, Image.merge("RGB", (soft, soft, soft)), scale=1, offset=-128)


def _perspective(page: Image.Image) -> tuple[float, ...]:
    """Return the eight coefficients that map the photograph's points to the page's.

    They solve x' = (a·x + b·y + c) / (g·x + h·y + 1) and y' = (d·x + e·y + f) / (g·x + h·y + 1)
    for the four corners.
    """
    corners = ((0, 0), (page.width, 0), (page.width, page.height), (0, page.height))
    rows: list[list[float]] = []
    for (x, y), (across, down) in zip(_SCREEN, corners, strict=True):
        rows.append([x, y, 1, 0, 0, 0, -across * x, -across * y, across])
        rows.append([0, 0, 0, x, y, 1, -down * x, -down * y, down])
    return _solved(rows)


def _solved(rows: list[list[float]]) -> tuple[float, ...]:
    """Solve linear equations, each row ending in its right-hand side (Gauss, with pivots)."""
    size = len(rows)
    for column in range(size):
        pivot = max(range(column, size), key=lambda row: abs(rows[row][column]))
        rows[column], rows[pivot] = rows[pivot], rows[column]
        head = rows[column][column]
        rows[column] = [value / head for value in rows[column]]
        for row in range(size):
            if row != column:
                factor = rows[row][column]
                rows[row] = [
                    value - factor * above
                    for value, above in zip(rows[row], rows[column], strict=True)
                ]
    return tuple(row[-1] for row in rows)
