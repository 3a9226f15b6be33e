"""Boxes that were drawn over a picture and are on no copy yet, as one text that is kept as a draft.

The rules are: only where the boxes lie is kept, and on which piece, never a pixel; what cannot be
read is nothing – then somebody draws them once more, and no error is shown.
"""

import json

from evidence_kit.model import Box, ItemId

BOXES_DRAFT = "evidence/covering"
"""Where they are kept in the case."""
_SIDES = 4


def packed_boxes(item_id: ItemId, boxes: tuple[Box, ...]) -> str:
    """Return the boxes on a piece as one text.

    >>> packed_boxes(ItemId("a"), (Box(x_px=1, y_px=2, width_px=30, height_px=40),))
    '{"piece": "a", "boxes": [[1, 2, 30, 40]]}'
    """
    sides = [[box.x_px, box.y_px, box.width_px, box.height_px] for box in boxes]
    return json.dumps({"piece": item_id, "boxes": sides})


def boxes_drawn_on(item_id: ItemId, draft: str) -> tuple[Box, ...] | None:
    """Return the boxes of a draft that are on a piece; ``None`` where it holds none about it.

    >>> boxes_drawn_on(ItemId("a"), '{"piece": "b", "boxes": []}') is None
    True
    """
    try:
        found = json.loads(draft) if draft else None
    except ValueError:
        return None
    if not isinstance(found, dict) or found.get("piece") != item_id:
        return None
    sides = found.get("boxes")
    if not isinstance(sides, list) or not all(map(_is_box, sides)):
        return None
    return tuple(Box(x_px=x, y_px=y, width_px=w, height_px=h) for x, y, w, h in sides)


def _is_box(sides: object) -> bool:
    return (
        isinstance(sides, list)
        and len(sides) == _SIDES
        and all(type(each) is int for each in sides)
    )
