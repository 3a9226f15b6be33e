from evidence_kit.qr_code import QUIET_MODULES, qr_code
from evidence_kit.report.qr import MODULE_PT, QR_WIDTH_PT, QrPicture
from evidence_kit.report.structure import Node, Tag


def test_the_code_is_square_and_has_its_quiet_zone():
    text = "EKA1 EK-2026-482913 142 " + "0123ABCD" * 8 + " CC567C43"
    code = QrPicture(text, Node(Tag.FIGURE))
    assert code.width == code.height
    assert round(code.width / (len(qr_code(text)) + 2 * QUIET_MODULES), 3) == round(MODULE_PT, 3)


def test_a_code_beside_an_address_is_as_wide_as_its_place():
    picture = QrPicture("https://takeitdown.ncmec.org/", Node(Tag.FIGURE), width_pt=QR_WIDTH_PT)
    assert round(picture.width, 6) == round(picture.height, 6) == QR_WIDTH_PT
