import segno

from evidence_kit.report.qr import QrCode, _dark_runs
from evidence_kit.report.structure import Node, Tag


def test_runs_of_dark_squares_are_the_row_again():
    row = bytearray([1, 1, 0, 1, 0, 0, 1, 1, 1])
    assert _dark_runs(row) == [(0, 2), (3, 1), (6, 3)]
    assert _dark_runs(bytearray(4)) == []


def test_the_code_is_square_and_has_its_quiet_zone():
    text = "EKA1 EK-2026-482913 142 " + "0123ABCD" * 8 + " CC567C43"
    code = QrCode(text, Node(Tag.FIGURE))
    modules = len(segno.make_qr(text, error="m", boost_error=False).matrix)
    assert code.width == code.height
    assert round(code.width / (modules + 8), 3) == round(1.1 * 72 / 25.4, 3)
