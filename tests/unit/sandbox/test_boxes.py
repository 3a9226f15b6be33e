import pytest

from evidence_kit.model import Box
from evidence_kit.sandbox import boxes

WIDTH_PX, HEIGHT_PX = 60, 40
BOX = Box(x_px=20, y_px=12, width_px=10, height_px=6)


def painted(*, short_px: int = 0) -> bytes:
    left, top, right, bottom = boxes.drawn(BOX, WIDTH_PX, HEIGHT_PX)
    rows = []
    for y in range(HEIGHT_PX):
        row = bytearray(b"\xff" * WIDTH_PX * 3)
        if top <= y < bottom:
            right_end = right - short_px
            row[left * 3 : right_end * 3] = bytes(boxes.COLOUR) * (right_end - left)
        rows.append(bytes(row))
    return b"".join(rows)


def test_a_box_reaches_past_what_was_marked_on_every_side() -> None:
    assert boxes.drawn(BOX, WIDTH_PX, HEIGHT_PX) == (12, 4, 38, 26)


def test_at_an_edge_it_ends_with_the_picture() -> None:
    whole = Box(x_px=0, y_px=0, width_px=WIDTH_PX, height_px=HEIGHT_PX)
    assert boxes.drawn(whole, WIDTH_PX, HEIGHT_PX) == (0, 0, WIDTH_PX, HEIGHT_PX)


def test_a_covered_box_is_seen_as_covered() -> None:
    assert boxes.is_covered(painted(), BOX, WIDTH_PX, HEIGHT_PX)


def test_one_column_too_few_is_seen() -> None:
    assert not boxes.is_covered(painted(short_px=1), BOX, WIDTH_PX, HEIGHT_PX)


def test_one_pixel_that_differs_by_one_is_seen() -> None:
    rgb = bytearray(painted())
    rgb[(5 * WIDTH_PX + 13) * 3] += 1
    assert not boxes.is_covered(bytes(rgb), BOX, WIDTH_PX, HEIGHT_PX)


@pytest.mark.parametrize(
    "box",
    [
        Box(x_px=0, y_px=0, width_px=0, height_px=5),
        Box(x_px=0, y_px=0, width_px=5, height_px=0),
        Box(x_px=-1, y_px=0, width_px=5, height_px=5),
        Box(x_px=56, y_px=0, width_px=5, height_px=5),
        Box(x_px=0, y_px=36, width_px=5, height_px=5),
    ],
)
def test_what_has_no_size_or_lies_elsewhere_is_not_inside(box: Box) -> None:
    assert not boxes.is_inside(box, WIDTH_PX, HEIGHT_PX)
    assert boxes.is_inside(BOX, WIDTH_PX, HEIGHT_PX)


def test_boxes_come_back_from_a_processs_arguments() -> None:
    marked = (BOX, Box(x_px=0, y_px=1, width_px=2, height_px=3))
    assert boxes.read(list(boxes.written(marked))) == marked
