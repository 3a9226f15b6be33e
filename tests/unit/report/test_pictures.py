import pytest

from evidence_kit.errors import ReportError
from evidence_kit.report.pictures import PreviewPicture, jpeg_size_px
from evidence_kit.report.structure import Node, Tag
from evidence_kit.report.styles import PREVIEW_HEIGHT_PT, PREVIEW_WIDTH_PT


def test_the_size_is_read_from_the_header(previews):
    assert jpeg_size_px(previews[f"{1:032x}"]) == (360, 780)


@pytest.mark.parametrize(
    "junk",
    [b"", b"\xff", b"\xff\xd8\xff", b"GIF89a", b"\xff\xd8\xff\xc0\x00\x11\x08\x00\x00\x00\x00\x03"],
)
def test_something_else_is_refused(junk):
    with pytest.raises(ReportError):
        jpeg_size_px(junk)


@pytest.mark.parametrize("size_px", [(360, 780), (400, 30), (1, 400), (400, 400)])
def test_a_picture_keeps_its_shape_inside_its_place(size_px):
    picture = PreviewPicture("0" * 32, size_px, lambda _item_id: None, Node(Tag.FIGURE))
    assert picture.width <= PREVIEW_WIDTH_PT + 0.01
    assert picture.height <= PREVIEW_HEIGHT_PT + 0.01
    assert picture.width / picture.height == pytest.approx(size_px[0] / size_px[1])
