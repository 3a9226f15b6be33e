import io

import pytest
from reportlab.platypus import Flowable, SimpleDocTemplate

from evidence_kit.report.grids import LongGrid, Row, Ruling, grid_of, height_pt, parted
from evidence_kit.report.styles import TALLEST_ROW_PT

pytestmark = pytest.mark.usefixtures("fonts")


class Block(Flowable):
    """A number with a height, that knows how often it was measured and where it was drawn."""

    def __init__(self, number, tall_pt=10.0):
        super().__init__()
        self.number = number
        self.tall_pt = tall_pt
        self.measured = 0
        self.drawn = []

    def wrap(self, _width, _height):
        self.measured += 1
        return 20, self.tall_pt

    def split(self, _width, height):
        return [Block(self.number, height), Block(self.number, self.tall_pt - height)]

    def draw(self):
        self.drawn.append(self.canv.getPageNumber())
        self.canv.rect(0, 0, self.number, 5)


@pytest.fixture
def set_pages():
    def build(*flowables):
        target = io.BytesIO()
        SimpleDocTemplate(target, invariant=1, pageCompression=0).build(list(flowables))
        return target.getvalue()

    return build


def rows_of(count):
    return [Row(cells=[[Block(number)]]) for number in range(count)]


@pytest.fixture
def ruling():
    return Ruling(widths_pt=[100.0], head=[[Block(999)]], is_ruled=True)


@pytest.mark.parametrize("is_ruled", [True, False])
@pytest.mark.parametrize("has_head", [True, False])
def test_a_long_table_looks_as_reportlab_parts_it(set_pages, has_head, is_ruled):
    head = [[Block(999)]] if has_head else None
    ruling = Ruling(widths_pt=[100.0], head=head, is_ruled=is_ruled)
    by_reportlab = set_pages(ruling.grid(rows_of(300)))
    assert set_pages(grid_of(ruling, rows_of(300))) == by_reportlab


def test_every_row_of_a_long_table_is_drawn_once(set_pages, ruling):
    rows = rows_of(500)
    set_pages(grid_of(ruling, rows))
    assert [len(row.cells[0][0].drawn) for row in rows] == [1] * 500


def test_four_times_the_rows_are_measured_four_times_as_often(set_pages, ruling):
    few, many = rows_of(600), rows_of(2_400)
    for rows in (few, many):
        set_pages(grid_of(ruling, rows))
    measured = [sum(row.cells[0][0].measured for row in rows) for rows in (few, many)]
    assert measured[1] <= measured[0] * 4.5


def test_a_long_table_that_fits_is_drawn_whole(set_pages):
    rows = [Row(cells=[[Block(number, 1.0)]]) for number in range(150)]
    ruling = Ruling(widths_pt=[100.0], head=None, is_ruled=False)
    set_pages(LongGrid(ruling, rows))
    assert [row.cells[0][0].drawn for row in rows] == [[1]] * 150


def test_a_short_table_is_left_to_reportlab(ruling):
    assert not isinstance(grid_of(ruling, rows_of(5)), LongGrid)


def test_a_row_taller_than_allowed_is_set_as_several():
    rows = list(parted([[Block(1, TALLEST_ROW_PT * 2.5)], [Block(2)]], [100.0, 50.0]))
    assert [(row.is_begun, row.is_ended) for row in rows] == [
        (True, False),
        (False, False),
        (False, True),
    ]
    assert max(height_pt(cell[0], 100) for row in rows for cell in row.cells if cell) == (
        TALLEST_ROW_PT
    )
