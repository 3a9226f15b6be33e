from evidence_kit.report.qr_pictures import QR_WIDTH_PT, QrPicture
from evidence_kit.report.structure import Node, Tag


def test_a_code_is_as_wide_as_it_is_high():
    picture = QrPicture("https://takeitdown.ncmec.org/", Node(Tag.FIGURE))

    assert (picture.width, picture.height) == (QR_WIDTH_PT, QR_WIDTH_PT)
