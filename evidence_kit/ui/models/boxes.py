"""The boxes that are being marked on a picture: one value, and what each key does to it.

The rules are: a box never leaves the picture and is never smaller than a finger's tip; every change
can be taken back, one after the other; one box is the chosen one, unless there is none.
"""

from dataclasses import dataclass, replace
from typing import Self

from evidence_kit.i18n import Words
from evidence_kit.model import Box

LEAST_SIDE_PX = 8
"""A smaller box is a slip of the hand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedBoxes:
    """Boxes on a picture of a size, and what they were before."""

    width_px: int
    height_px: int
    boxes: tuple[Box, ...] = ()
    chosen: int = -1
    """Which one is moved and removed; -1 while there is none."""
    before: tuple[tuple[Box, ...], ...] = ()
    """What stood before each change that can be taken back, the last one at the end."""

    @property
    def chosen_box(self) -> Box | None:
        """The box that keys move."""
        return self.boxes[self.chosen] if 0 <= self.chosen < len(self.boxes) else None

    def added(self, box: Box) -> Self:
        """Return these with one more box, which is the chosen one."""
        boxes = (*self.boxes, self._fitted(box))
        return self._changed(boxes, chosen=len(boxes) - 1)

    def moved(self, right_px: int, down_px: int) -> Self:
        """Return these with the chosen box moved."""
        box = self.chosen_box
        if box is None:
            return self
        return self.placed(replace(box, x_px=box.x_px + right_px, y_px=box.y_px + down_px))

    def resized(self, wider_px: int, higher_px: int) -> Self:
        """Return these with the right and bottom edges of the chosen box moved."""
        box = self.chosen_box
        if box is None:
            return self
        wider = min(box.width_px + wider_px, self.width_px - box.x_px)
        higher = min(box.height_px + higher_px, self.height_px - box.y_px)
        return self.placed(replace(box, width_px=wider, height_px=higher))

    def placed(self, box: Box) -> Self:
        """Return these with the chosen box somewhere else; all of it stays in the picture."""
        if self.chosen_box is None:
            return self
        fitted = self._fitted(box)
        boxes = tuple(fitted if at == self.chosen else each for at, each in enumerate(self.boxes))
        return self._changed(boxes, chosen=self.chosen)

    def removed(self) -> Self:
        """Return these without the chosen box."""
        if self.chosen_box is None:
            return self
        boxes = tuple(each for at, each in enumerate(self.boxes) if at != self.chosen)
        return self._changed(boxes, chosen=min(self.chosen, len(boxes) - 1))

    def taken_back(self) -> Self:
        """Return what stood before the last change."""
        if not self.before:
            return self
        boxes = self.before[-1]
        chosen = min(max(self.chosen, 0), len(boxes) - 1)
        return replace(self, boxes=boxes, chosen=chosen, before=self.before[:-1])

    def turned_to(self, at: int) -> Self:
        """Return these with another box chosen; behind the last one is the first."""
        return replace(self, chosen=at % len(self.boxes)) if self.boxes else self

    def find_at(self, x_px: int, y_px: int) -> int:
        """Return which box lies at a point, the uppermost of several; -1 for none."""
        for at in reversed(range(len(self.boxes))):
            box = self.boxes[at]
            is_across = box.x_px <= x_px < box.x_px + box.width_px
            if is_across and box.y_px <= y_px < box.y_px + box.height_px:
                return at
        return -1

    def spoken(self, words: Words) -> str:
        """Return the chosen box in words, for those who do not see it."""
        box = self.chosen_box
        if box is None:
            return words.gettext("No box yet")
        # Translators: read aloud; all numbers after the first two are pixels of the picture.
        return words.gettext(
            "Box {number} of {count}: {left} from the left, {top} from the top, {width} wide, "
            "{height} high"
        ).format(
            number=self.chosen + 1,
            count=len(self.boxes),
            left=box.x_px,
            top=box.y_px,
            width=box.width_px,
            height=box.height_px,
        )

    def _changed(self, boxes: tuple[Box, ...], *, chosen: int) -> Self:
        if boxes == self.boxes:
            return replace(self, chosen=chosen)
        return replace(self, boxes=boxes, chosen=chosen, before=(*self.before, self.boxes))

    def _fitted(self, box: Box) -> Box:
        width = min(max(box.width_px, LEAST_SIDE_PX), self.width_px)
        height = min(max(box.height_px, LEAST_SIDE_PX), self.height_px)
        return Box(
            x_px=min(max(box.x_px, 0), self.width_px - width),
            y_px=min(max(box.y_px, 0), self.height_px - height),
            width_px=width,
            height_px=height,
        )
