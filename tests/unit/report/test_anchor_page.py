import dataclasses
from datetime import UTC, datetime

from evidence_kit.heads import head_groups
from evidence_kit.model import Digest, LedgerHead
from evidence_kit.report.anchor_page import AnchorPage, build_anchor_page
from tests.pdf_lint import lint

HEAD = LedgerHead(n=142, chain=Digest("0123abcd" * 8))
PAGE = AnchorPage(
    reference="EK-2026-482913",
    head=HEAD,
    made_at=datetime(2026, 11, 28, 9, 30, tzinfo=UTC),
    offset_minutes=60,
    language="en",
)


def test_the_page_is_a_sound_pdf_without_a_way_out(words, plain_pdf):
    plain = plain_pdf(build_anchor_page(PAGE, words=words))
    assert b"Helvetica" not in plain
    assert b"/URI" not in plain


def test_everything_stands_on_one_page_in_every_form(words, pages_of):
    (text,) = pages_of(build_anchor_page(PAGE, words=words))
    assert "EK-2026-482913, entry 142" in text
    assert "Signature of the witness" in text
    assert all(group in text for group in head_groups(HEAD))
    assert text.count("0123abcd 0123abcd 0123abcd 0123abcd") == 2


def test_the_longest_ledger_still_fits_on_one_page(words, pages_of):
    longest = dataclasses.replace(PAGE, head=dataclasses.replace(HEAD, n=10**10 - 1))
    assert len(pages_of(build_anchor_page(longest, words=words))) == 1


def test_the_same_head_gives_the_same_bytes(words):
    assert build_anchor_page(PAGE, words=words) == build_anchor_page(PAGE, words=words)


def test_the_page_breaks_no_rule_of_archives_and_screen_readers(words):
    assert lint(build_anchor_page(PAGE, words=words)) == []
