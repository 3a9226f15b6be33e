import pytest

from evidence_kit.model import Box, ItemId
from evidence_kit.ui.models.drawn_boxes import boxes_drawn_on, packed_boxes

PIECE, OTHER = ItemId("0" * 32), ItemId("1" * 32)
BOXES = (
    Box(x_px=1, y_px=2, width_px=30, height_px=40),
    Box(x_px=0, y_px=0, width_px=8, height_px=9),
)


@pytest.mark.parametrize("boxes", [BOXES, ()])
def test_boxes_come_back_on_the_piece_they_were_drawn_on(boxes: tuple[Box, ...]) -> None:
    draft = packed_boxes(PIECE, boxes)

    assert boxes_drawn_on(PIECE, draft) == boxes
    assert boxes_drawn_on(OTHER, draft) is None


@pytest.mark.parametrize("boxes", ["[[1, 2, 3]]", '[["1", 2, 3, 4]]', "[[1, 2, 3, true]]", "{}"])
def test_what_cannot_be_read_is_nothing(boxes: str) -> None:
    draft = f'{{"piece": "{PIECE}", "boxes": {boxes}}}'

    assert boxes_drawn_on(PIECE, draft) is None
    assert boxes_drawn_on(PIECE, draft[:-3]) is None
    assert boxes_drawn_on(PIECE, "[]") is None
