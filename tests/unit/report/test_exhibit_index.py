from dataclasses import replace

from evidence_kit.model import IdentifierKind
from evidence_kit.report.exhibit_index import index_fields


def test_an_exhibit_names_the_rows_that_were_taken_from_it(case_file, make_identifier, words):
    item, other = case_file.items[:2]
    kind = IdentifierKind
    of_case = replace(
        case_file,
        identifiers=(
            replace(make_identifier(1, kind.USERNAME, "a"), item_id=item.id),
            replace(make_identifier(2, kind.URL, "u"), item_id=item.id),
            replace(make_identifier(3, kind.USERNAME, "b"), item_id=other.id),
            replace(make_identifier(4, kind.PHONE, "c"), item_id=item.id),
        ),
        payments=(replace(case_file.payments[0], number=7, item_id=item.id),),
        threats=(),
        events=(),
    )
    (field,) = index_fields(of_case, item, words)

    assert [text.text for text in field.value] == [
        "accounts and numbers: no. 1, 4 in section 4",
        "links: no. 2 in section 7",
        "demands and payments: no. 7 in section 6",
    ]


def test_an_exhibit_nothing_was_taken_from_says_nothing(empty_case_file, case_file, words):
    assert index_fields(empty_case_file, case_file.items[0], words) == ()
