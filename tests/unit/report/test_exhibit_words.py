from evidence_kit.model import ItemStatus
from evidence_kit.report.exhibit_words import (
    exhibit_anchor,
    exhibit_cell,
    grouped,
    hash_cell,
    is_file_not_held,
    short,
)

DIGEST = "0123456789abcdef" * 4


def test_a_digest_is_written_in_groups_of_eight_and_lines_of_four():
    assert grouped(DIGEST) == ("01234567 89abcdef 01234567 89abcdef",) * 2


def test_a_printed_digest_is_exact():
    assert all(text.exact for text in hash_cell(DIGEST))


def test_a_short_hash_is_the_beginning():
    assert short(DIGEST) == "0123456789ab"
    assert short(None) == ""


def test_a_fact_leads_to_its_exhibit_or_was_told(case_file, words):
    item = case_file.items[4]
    (found,) = exhibit_cell(case_file, item.id, words)
    assert (found.text, found.anchor) == ("JS-005", exhibit_anchor(item))
    (told,) = exhibit_cell(case_file, None, words)
    assert (told.text, told.anchor) == ("told", "")


def test_what_a_person_described_has_no_type_and_is_no_file(make_item):
    described = make_item(1, status=ItemStatus.NOT_HELD, media_type="", sha256=None)
    named = make_item(1, status=ItemStatus.NOT_HELD, media_type="video/mp4", sha256=None)
    assert [is_file_not_held(item) for item in (described, named, make_item(1))] == [
        False,
        True,
        False,
    ]
