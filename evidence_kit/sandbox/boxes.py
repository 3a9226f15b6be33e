"""Opaque boxes over a picture: how far they reach, which colour they have, whether they are there.

Both sides use this: the locked-down child draws by it, and the parent looks at what came back by
it. The rules are: a box is one solid colour; it reaches past what was marked on every side, because
edges of letters and traces of compression do; nothing of what was there stays under it.
"""

from evidence_kit.model import Box

COLOUR = (112, 112, 112)
"""A grey that is seen on white and on black, on paper and on screens."""

MOST_BOXES = 200
MOST_COVERED_PIXELS = 40_000_000
"""A screenshot of a chat sixteen times as high as a phone's screen has as many."""

_LEAST_MARGIN_PX = 8
"""One block of JPEG (ITU-T T.81): as far as its traces of an edge reach."""
_SIDE_TO_MARGIN = 200

Rectangle = tuple[int, int, int, int]
"""Left, top, right and bottom; right and bottom are outside."""


def margin_of(width_px: int, height_px: int) -> int:
    """Return how far boxes reach past what was marked, in a picture of this size.

    >>> margin_of(1080, 2400), margin_of(4000, 3000)
    (12, 20)
    """
    return max(_LEAST_MARGIN_PX, max(width_px, height_px) // _SIDE_TO_MARGIN)


def drawn(box: Box, width_px: int, height_px: int) -> Rectangle:
    """Return what a box covers in a picture of this size, with its margin.

    >>> drawn(Box(x_px=2, y_px=50, width_px=30, height_px=40), 100, 200)
    (0, 42, 40, 98)
    """
    margin = margin_of(width_px, height_px)
    return (
        max(0, box.x_px - margin),
        max(0, box.y_px - margin),
        min(width_px, box.x_px + box.width_px + margin),
        min(height_px, box.y_px + box.height_px + margin),
    )


def is_inside(box: Box, width_px: int, height_px: int) -> bool:
    """Whether a box has a size and lies in a picture whole."""
    return (
        box.width_px > 0
        and box.height_px > 0
        and box.x_px >= 0
        and box.y_px >= 0
        and box.x_px + box.width_px <= width_px
        and box.y_px + box.height_px <= height_px
    )


def is_covered(rgb: bytes, box: Box, width_px: int, height_px: int) -> bool:
    """Whether every pixel that a box covers has its colour, and no other.

    Args:
        rgb: Width x height x 3 bytes, rows from the top.
        box: As marked, without the margin.
        width_px: Of the picture.
        height_px: Of the picture.
    """
    left, top, right, bottom = drawn(box, width_px, height_px)
    solid = bytes(COLOUR) * (right - left)
    view = memoryview(rgb)
    return all(
        view[start : start + len(solid)] == solid
        for start in ((row * width_px + left) * 3 for row in range(top, bottom))
    )


def written(boxes: tuple[Box, ...]) -> tuple[str, ...]:
    """Return boxes as arguments of a process.

    >>> written((Box(x_px=1, y_px=2, width_px=3, height_px=4),))
    ('1,2,3,4',)
    """
    return tuple(f"{box.x_px},{box.y_px},{box.width_px},{box.height_px}" for box in boxes)


def read(arguments: list[str]) -> tuple[Box, ...]:
    """Return the boxes of a process's arguments."""
    return tuple(
        Box(x_px=x, y_px=y, width_px=width, height_px=height)
        for x, y, width, height in (map(int, each.split(",")) for each in arguments)
    )
