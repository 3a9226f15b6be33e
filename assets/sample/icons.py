"""The small drawings of the sample's invented apps, on a grid of 24 by 24.

They are drawn for this sample alone and stand for nothing else: no one's logo, no one's set.
"""

import math
from dataclasses import dataclass, field

Point = tuple[float, float]
Line = tuple[Point, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Icon:
    """One drawing."""

    lines: tuple[Line, ...] = field(default=())
    """Open or closed strokes, each through its points."""
    shapes: tuple[Line, ...] = field(default=())
    """Filled polygons."""


def arc(centre: Point, radius: float, start: float, end: float, *, steps: int = 24) -> Line:
    """Return points on an arc; degrees run clockwise from three o'clock, as on a screen."""
    x, y = centre
    angles = [math.radians(start + (end - start) * step / steps) for step in range(steps + 1)]
    return tuple((x + radius * math.cos(angle), y + radius * math.sin(angle)) for angle in angles)


def ring(centre: Point, radius: float) -> Line:
    """Return points all around a circle."""
    return arc(centre, radius, 0, 360, steps=48)


def rounded(left: float, top: float, right: float, bottom: float, radius: float) -> Line:
    """Return points around a box with round corners."""
    corners = (
        *arc((right - radius, top + radius), radius, -90, 0, steps=8),
        *arc((right - radius, bottom - radius), radius, 0, 90, steps=8),
        *arc((left + radius, bottom - radius), radius, 90, 180, steps=8),
        *arc((left + radius, top + radius), radius, 180, 270, steps=8),
    )
    return (*corners, corners[0])


ICONS = {
    "back": Icon(lines=(((15, 5), (8, 12), (15, 19)),)),
    "down": Icon(lines=(((6, 9.5), (12, 15.5), (18, 9.5)),)),
    "arrow-left": Icon(lines=(((20, 12), (4, 12)), ((11, 5), (4, 12), (11, 19)))),
    "arrow-right": Icon(lines=(((4, 12), (20, 12)), ((13, 5), (20, 12), (13, 19)))),
    "reload": Icon(lines=(arc((12, 12), 7.5, -40, 270), ((18.6, 3.6), (18, 8), (13.8, 7)))),
    "more": Icon(shapes=(ring((12, 5.5), 1.7), ring((12, 12), 1.7), ring((12, 18.5), 1.7))),
    "plus": Icon(lines=(((12, 5), (12, 19)), ((5, 12), (19, 12)))),
    "close": Icon(lines=(((6, 6), (18, 18)), ((18, 6), (6, 18)))),
    "check": Icon(lines=(((4.5, 12.5), (10, 18), (19.5, 7)),)),
    "ticks": Icon(
        lines=(((1.5, 13), (6, 17.5), (14.5, 8)), ((9.5, 15.4), (11.6, 17.5), (20.5, 8)))
    ),
    "search": Icon(lines=(ring((10.5, 10.5), 6), ((15, 15), (20, 20)))),
    "menu": Icon(lines=(((4, 7), (20, 7)), ((4, 12), (20, 12)), ((4, 17), (20, 17)))),
    "video": Icon(
        lines=(
            rounded(3, 6.5, 15.5, 17.5, 2.6),
            ((15.5, 10.8), (20.8, 7.6), (20.8, 16.4), (15.5, 13.2)),
        )
    ),
    "phone": Icon(
        lines=(
            (
                *arc((8, 4.5), 1.6, 250, 330, steps=6),
                (10.9, 8.2),
                (9.2, 10.4),
                *arc((15.6, 8.4), 6.5, 155, 115, steps=6),
                (15.8, 13.1),
                (19.8, 15.2),
                *arc((18.4, 17.2), 1.8, -20, 60, steps=6),
                (17.3, 20.3),
                *arc((17, 6.7), 13.6, 92, 178, steps=14),
                (5.2, 4.4),
                (7.5, 3),
            ),
        )
    ),
    "mic": Icon(
        lines=(rounded(9, 3.5, 15, 14, 3), arc((12, 11), 6, 0, 180), ((12, 17), (12, 20.5)))
    ),
    "picture": Icon(
        lines=(
            rounded(3.5, 4.5, 20.5, 19.5, 2.6),
            ((4, 17), (9.5, 11.5), (14, 16), (16.5, 13.5), (20, 17)),
        ),
        shapes=(ring((15.6, 9), 1.5),),
    ),
    "smile": Icon(
        lines=(ring((12, 12), 8.5), arc((12, 12.5), 4.4, 20, 160)),
        shapes=(ring((9, 9.8), 1.1), ring((15, 9.8), 1.1)),
    ),
    "send": Icon(
        shapes=(((3, 4), (21.5, 12), (3, 20), (5.6, 12.9), (14, 12), (5.6, 11.1)),),
    ),
    "info": Icon(
        lines=(ring((12, 12), 8.5), ((12, 11.2), (12, 16.4))), shapes=(ring((12, 7.9), 1.2),)
    ),
    "warning": Icon(
        lines=(((12, 3.8), (21.2, 19.8), (2.8, 19.8), (12, 3.8)), ((12, 9.6), (12, 14))),
        shapes=(ring((12, 16.9), 1.15),),
    ),
    "lock": Icon(
        lines=(
            rounded(5.5, 10.5, 18.5, 20, 2),
            ((8.5, 10.5), *arc((12, 8), 3.6, 180, 360), (15.5, 10.5)),
        )
    ),
    "bell": Icon(
        lines=(
            ((4.5, 17), (6.5, 14.5), *arc((12, 9.5), 5.5, 180, 360), (17.5, 14.5), (19.5, 17)),
            ((4.5, 17), (19.5, 17)),
            arc((12, 18), 2.4, 20, 160),
        )
    ),
    "person": Icon(lines=(ring((12, 8), 4), arc((12, 20.5), 7.8, 190, 350))),
    "grid": Icon(
        lines=(
            rounded(4, 4, 20, 20, 1.6),
            ((9.3, 4), (9.3, 20)),
            ((14.7, 4), (14.7, 20)),
            ((4, 9.3), (20, 9.3)),
            ((4, 14.7), (20, 14.7)),
        )
    ),
    "play": Icon(lines=(rounded(4, 4, 20, 20, 3.6),), shapes=(((10, 8.4), (16, 12), (10, 15.6)),)),
    "tag": Icon(
        lines=(
            rounded(4.5, 3.5, 19.5, 20.5, 2),
            ring((12, 10), 2.6),
            arc((12, 18.5), 4.8, 195, 345),
        )
    ),
    "link": Icon(
        lines=(
            ((10, 14), (14, 10)),
            ((8.6, 11), *arc((7.3, 16.7), 3.4, 225, 45, steps=10), (13, 15.4)),
            ((11, 8.6), *arc((16.7, 7.3), 3.4, 225, 405, steps=10), (15.4, 13)),
        )
    ),
    "inbox": Icon(
        lines=(
            ((4, 13), (6.5, 5), (17.5, 5), (20, 13), (20, 19), (4, 19), (4, 13)),
            ((4, 13), (8.5, 13), (9.8, 15.6), (14.2, 15.6), (15.5, 13), (20, 13)),
        )
    ),
    "star": Icon(
        lines=(
            tuple(
                (
                    12 + (8.8 if step % 2 == 0 else 3.9) * math.sin(math.radians(36 * step)),
                    12.6 - (8.8 if step % 2 == 0 else 3.9) * math.cos(math.radians(36 * step)),
                )
                for step in range(11)
            ),
        )
    ),
    "paper": Icon(
        lines=(
            ((6, 3.5), (14.5, 3.5), (18.5, 7.5), (18.5, 20.5), (6, 20.5), (6, 3.5)),
            ((9, 11), (15.5, 11)),
            ((9, 15), (15.5, 15)),
        )
    ),
    "bin": Icon(
        lines=(
            ((4.5, 6.5), (19.5, 6.5)),
            ((6.5, 6.5), (7.5, 20), (16.5, 20), (17.5, 6.5)),
            ((9.5, 6.5), (9.5, 4), (14.5, 4), (14.5, 6.5)),
        )
    ),
    "reply": Icon(
        lines=(
            ((9.5, 6), (4, 11.5), (9.5, 17)),
            ((4, 11.5), (14, 11.5), *arc((14, 17), 5.5, -90, 10, steps=10)),
        )
    ),
    "clock": Icon(lines=(ring((12, 12), 8.5), ((12, 6.8), (12, 12), (15.6, 14.2)))),
    "copy": Icon(
        lines=(
            rounded(8.5, 8.5, 20, 20, 2),
            ((15.5, 8.5), (15.5, 4), (4, 4), (4, 15.5), (8.5, 15.5)),
        )
    ),
    "share": Icon(
        lines=(
            ((12, 14.5), (12, 3.8)),
            ((8, 7.6), (12, 3.6), (16, 7.6)),
            ((8, 11), (5.5, 11), (5.5, 20.5), (18.5, 20.5), (18.5, 11), (16, 11)),
        )
    ),
}
