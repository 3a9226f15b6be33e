import re
from dataclasses import replace

import pytest

from evidence_kit.model import Digest, IdentifierKind, PaperKind
from evidence_kit.report.papers import papers
from evidence_kit.report.receipt import PackageSaid
from tests.naughty import MARKUP
from tests.pdf_lint import lint

COPIED = (PaperKind.PRESERVATION, PaperKind.MONEY)


@pytest.fixture(scope="module")
def made(make_order, words):
    code = PackageSaid(version=2, made_at=make_order().facts.made_at, code=Digest("0123abcd" * 8))
    return tuple(papers(make_order(package=code), PaperKind, words))


def pdfs(made, *kinds):
    return [each.data for each in made if each.kind in kinds and each.name.endswith(".pdf")]


def texts(made, *kinds):
    return [each.data.decode() for each in made if each.kind in kinds and ".txt" in each.name]


def test_no_paper_breaks_a_rule_of_archives_and_screen_readers(made):
    assert {each.name: lint(each.data) for each in made if each.name.endswith(".pdf")} == {
        each.name: [] for each in made if each.name.endswith(".pdf")
    }


def test_names_of_files_say_nothing_of_the_case(made):
    assert [
        each.name for each in made if not re.fullmatch(r"[a-z0-9-]+\.(pdf|txt)", each.name)
    ] == []
    assert len({each.name for each in made}) == len(made)


def test_the_papers_hold_every_identifier_of_the_case_letter_by_letter(made, case_file, pages_of):
    printed = "".join(
        "".join(page.split()) for pdf in pdfs(made, *COPIED) for page in pages_of(pdf)
    )
    copied = "\n".join(texts(made, *COPIED))
    shaped = {IdentifierKind.DISPLAY_NAME}
    wanted = [each.value for each in case_file.identifiers if each.kind not in shaped]
    assert [value for value in wanted if "".join(value.split()) not in printed] == []
    assert [each.value for each in case_file.identifiers if each.value not in copied] == []


def test_an_identifier_that_is_missing_from_a_paper_is_noticed(make_order, words):
    order = make_order()
    fewer = replace(order.case_file, identifiers=order.case_file.identifiers[:-1])
    short = "\n".join(texts(papers(make_order(fewer), COPIED, words), *COPIED))
    assert order.case_file.identifiers[-1].value not in short


def test_every_payment_stands_on_a_sheet_with_its_amount(made, case_file):
    copied = "\n".join(texts(made, PaperKind.MONEY))
    assert all(each.amount in copied for each in case_file.payments)


def test_nothing_private_and_nothing_of_a_picture_is_on_any_paper(made, pages_of, secrets):
    printed = "\n".join(page for pdf in pdfs(made, *PaperKind) for page in pages_of(pdf))
    everything = printed + "\n".join(texts(made, *PaperKind))
    assert [secret for secret in secrets if secret in everything] == []
    assert not any(b"/Subtype /Image" in pdf for pdf in pdfs(made, *PaperKind))


def test_a_request_to_a_platform_holds_no_word_of_a_threat_and_no_remark(made, case_file):
    copied = "\n".join(texts(made, PaperKind.PRESERVATION))
    assert not any(each.text in copied for each in case_file.threats)
    assert "looks the same" not in copied


def test_the_receipt_and_its_slip_carry_the_code(made, pages_of):
    (page,) = [page for pdf in pdfs(made, PaperKind.RECEIPT) for page in pages_of(pdf)]
    assert page.count("0123abcd " * 4) + page.count("0123abcd" + " 0123abcd" * 3) >= 4
    assert "Released by" in page
    assert "Received by" in page
    assert "Cut along the line" in page


def test_a_receipt_inside_a_package_leaves_room_for_the_code(make_order, words, pages_of):
    (receipt,) = papers(make_order(), (PaperKind.RECEIPT,), words)
    text = " ".join(pages_of(receipt.data))
    assert "Not printed here" in text
    assert "Cut along the line" not in text


def test_the_statement_is_unsigned_and_lists_each_exhibit_with_its_hash(made, case_file, pages_of):
    text = "".join("".join(page.split()) for page in pages_of(*pdfs(made, PaperKind.HASHES)))
    assert "Nobodyhassignedit" in text
    assert all(each.sha256 in text for each in case_file.items[:3])
    assert case_file.items[3].sha256 not in text


def test_a_case_with_nothing_in_it_has_the_papers_that_need_nothing(
    make_order, empty_case_file, words
):
    made = tuple(papers(make_order(empty_case_file, file_of={}), PaperKind, words))
    assert {each.kind for each in made} == {
        PaperKind.FORM_TEXT,
        PaperKind.HASHES,
        PaperKind.RECEIPT,
    }


def test_every_paper_of_the_sample_says_that_it_is_not_real(
    make_order, empty_case_file, words, pages_of
):
    case = replace(empty_case_file.case, reference="SAMPLE-2026-000001")
    order = make_order(replace(empty_case_file, case=case), file_of={})

    made = tuple(papers(order, PaperKind, words))

    for each in made:
        pages = pages_of(each.data) if each.name.endswith(".pdf") else [each.data.decode()]
        assert all("Not real" in page for page in pages), each.name


def test_the_same_case_gives_the_same_bytes(make_order, words):
    kinds = (PaperKind.PRESERVATION, PaperKind.FORM_TEXT)
    assert tuple(papers(make_order(), kinds, words)) == tuple(papers(make_order(), kinds, words))


def test_hostile_values_are_printed_and_obeyed_nowhere(
    make_order, make_identifier, words, pages_of
):
    values = (*MARKUP[:8], "invoice\u202egpj.exe", "half\udcff", "W" * 5_000)
    named = tuple(
        make_identifier(n, IdentifierKind.USERNAME, value, platform=value[:40])
        for n, value in enumerate(values, start=1)
    )
    hostile = replace(make_order().case_file, identifiers=named, payments=(), threats=())
    made = tuple(papers(make_order(hostile), (PaperKind.PRESERVATION,), words))
    printed = "".join(
        "".join(page.split()) for each in pdfs(made, *COPIED) for page in pages_of(each)
    )
    assert {
        each.name: lint(each.data) for each in made if ".pdf" in each.name and lint(each.data)
    } == {}
    assert "".join(MARKUP[4].split()) in printed
    assert "\u202e" not in "".join(texts(made, *COPIED))
    assert not any(b"/URI" in pdf or b"/JavaScript" in pdf for pdf in pdfs(made, *COPIED))
