import pytest

from evidence_kit.i18n import Words
from evidence_kit.model import Box
from evidence_kit.ui.models.boxes import LEAST_SIDE_PX, MarkedBoxes

EMPTY = MarkedBoxes(width_px=100, height_px=200)
BOX = Box(x_px=10, y_px=20, width_px=30, height_px=40)


def test_a_new_box_is_the_chosen_one() -> None:
    marked = EMPTY.added(BOX).added(Box(x_px=0, y_px=0, width_px=20, height_px=20))
    assert (len(marked.boxes), marked.chosen) == (2, 1)


@pytest.mark.parametrize(
    ("way", "place"), [((-50, 0), (0, 20)), ((500, 0), (70, 20)), ((0, 500), (10, 160))]
)
def test_a_box_stops_at_the_edge_of_the_picture(
    way: tuple[int, int], place: tuple[int, int]
) -> None:
    box = EMPTY.added(BOX).moved(*way).chosen_box
    assert box is not None
    assert (box.x_px, box.y_px, box.width_px, box.height_px) == (*place, 30, 40)


def test_a_box_grows_to_the_edge_and_shrinks_to_a_fingers_tip() -> None:
    wide = EMPTY.added(BOX).resized(500, 500).chosen_box
    small = EMPTY.added(BOX).resized(-500, -500).chosen_box
    assert wide == Box(x_px=10, y_px=20, width_px=90, height_px=180)
    assert small == Box(x_px=10, y_px=20, width_px=LEAST_SIDE_PX, height_px=LEAST_SIDE_PX)


def test_each_change_is_taken_back_alone() -> None:
    marked = EMPTY.added(BOX).moved(5, 0).removed()
    assert marked.boxes == ()
    assert marked.taken_back().boxes == (Box(x_px=15, y_px=20, width_px=30, height_px=40),)
    assert marked.taken_back().taken_back().boxes == (BOX,)
    assert marked.taken_back().taken_back().taken_back().boxes == ()
    assert EMPTY.taken_back() == EMPTY


def test_a_move_that_goes_nowhere_is_nothing_to_take_back() -> None:
    marked = EMPTY.added(Box(x_px=0, y_px=0, width_px=30, height_px=40))
    assert marked.moved(-5, 0).before == marked.before


def test_behind_the_last_box_comes_the_first() -> None:
    marked = EMPTY.added(BOX).added(BOX).turned_to(2)
    assert marked.chosen == 0
    assert EMPTY.turned_to(1) == EMPTY


def test_of_two_boxes_at_a_point_the_uppermost_is_found() -> None:
    marked = EMPTY.added(BOX).added(Box(x_px=0, y_px=0, width_px=20, height_px=30))
    assert [marked.find_at(*at) for at in ((15, 25), (35, 50), (90, 90))] == [1, 0, -1]


def test_the_chosen_box_is_said_in_numbers() -> None:
    said = EMPTY.added(BOX).spoken(Words())
    assert said == "Box 1 of 1: 10 from the left, 20 from the top, 30 wide, 40 high"
    assert EMPTY.spoken(Words()) == "No box yet"


def test_without_a_box_no_key_does_anything() -> None:
    assert EMPTY.moved(1, 1) == EMPTY.resized(1, 1) == EMPTY.removed() == EMPTY
