import pytest

from evidence_kit.model import Digest
from evidence_kit.report.receipt import PackageSaid, Receipt, receipt_title
from evidence_kit.report.small_paper import set_paper
from tests.unit.report.test_small_paper import FRAME

CODE = Digest("89abcdef" * 8)


@pytest.fixture
def page(case_file, facts, words, pages_of):
    def set_receipt(package, report_digest=None):
        receipt = Receipt(case_file, facts, package, words, report_digest)
        pdf = set_paper(FRAME, "", receipt.draw, made_at=facts.made_at, words=words)
        return pages_of(pdf)

    return set_receipt


def test_receipt_and_slip_share_one_page(page, facts):
    (text,) = page(PackageSaid(version=9_999, made_at=facts.made_at, code=CODE))
    assert text.count("89abcdef") == 16
    assert text.index("Signature") < text.index("Cut along the line")


def test_the_slip_names_nobody(page, facts, case_file):
    (text,) = page(PackageSaid(version=1, made_at=facts.made_at, code=CODE))
    slip = text[text.rindex("Hand-over code") :]
    assert case_file.case.initials not in slip.replace("SHA", "")


def test_without_a_package_there_is_no_slip_and_room_for_the_code(page):
    (text,) = page(None)
    assert "Cut along the line" not in text
    assert "____" in text


def test_its_title_says_what_it_is(words):
    assert receipt_title(words) == "Receipt of a hand-over"


def test_for_paper_it_names_the_report_and_asks_for_no_code(page):
    (text,) = page(None, CODE)
    assert text.count("89abcdef") == 8
    assert "SHA-256 of the report" in text
    assert "Hand-over code" not in text
