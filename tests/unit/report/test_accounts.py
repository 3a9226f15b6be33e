from dataclasses import replace

from evidence_kit.model import IdentifierKind, Validity
from evidence_kit.report.accounts import (
    brief_section,
    by_platform,
    identifiers_section,
    links_section,
    value_cell,
)
from evidence_kit.report.document import Table


def test_an_exact_value_is_printed_monospaced_and_untouched(make_identifier, words):
    value = "  anna\u200b_rose "
    first = value_cell(make_identifier(1, IdentifierKind.USERNAME, value), words)[0]
    assert (first.text, first.exact) == (value, True)


def test_letters_that_look_alike_are_named_with_their_places(make_identifier, words):
    cell = value_cell(make_identifier(1, IdentifierKind.USERNAME, "аnna"), words)
    assert [text.text for text in cell[1:]] == [
        "Letters of more than one alphabet: Cyrillic, Latin.",
        "1. U+0430 CYRILLIC SMALL LETTER A",
    ]


def test_an_invisible_character_is_named(make_identifier, words):
    cell = value_cell(make_identifier(1, IdentifierKind.USERNAME, "a\u202eb\x07"), words)
    assert [text.text for text in cell[1:]] == [
        "2. U+202E RIGHT-TO-LEFT OVERRIDE",
        "4. U+0007 no name",
    ]


def test_plain_letters_need_no_names(make_identifier, words):
    assert len(value_cell(make_identifier(1, IdentifierKind.USERNAME, "anna_rose95"), words)) == 1


def test_more_than_forty_characters_are_counted(make_identifier, words):
    cell = value_cell(make_identifier(1, IdentifierKind.USERNAME, "я" * 45), words)
    assert len(cell) == 1 + 40 + 1
    assert cell[-1].text.startswith("and 5 more characters")


def test_the_machine_form_is_printed_where_it_differs(make_identifier, words):
    identifier = make_identifier(1, IdentifierKind.IBAN, "SI56 19", normalised="SI5619")
    assert value_cell(identifier, words)[1].text == "SI5619"


def test_every_identifier_but_links_has_a_row(case_file, words):
    (table,) = (
        block for block in identifiers_section(case_file, words).blocks if isinstance(block, Table)
    )
    assert [row[0][0].text for row in table.rows] == list("12345678")


def test_an_account_is_called_as_reported(case_file, words, all_texts):
    assert "account S2, as reported" in all_texts(identifiers_section(case_file, words))


def test_check_digits_that_tell_nothing_are_not_called_wrong(make_identifier, case_file, words):
    rows = {}
    for validity in Validity:
        one = make_identifier(1, IdentifierKind.IBAN, "X", validity=validity)
        section = identifiers_section(replace(case_file, identifiers=(one,)), words)
        rows[validity] = section.blocks[-1].rows[0][3][0].text
    assert rows == {
        Validity.VALID: "check digits right",
        Validity.INVALID: "check digits wrong",
        Validity.NO_CHECK_DIGITS: "cannot tell: has none",
    }


def test_links_and_removal_requests_stand_together_without_the_pin(
    case_file, words, all_texts, secrets
):
    said = all_texts(links_section(case_file, words))
    assert case_file.identifiers[8].value in said
    assert "c-2026-99812" in said
    assert not [text for text in said if any(secret in text for secret in secrets)]


def test_accounts_to_preserve_come_most_lasting_first_and_once(make_identifier, case_file, words):
    kind = IdentifierKind
    same = tuple(
        make_identifier(number, kind_of, value, platform="Instagram")
        for number, (kind_of, value) in enumerate(
            [(kind.USERNAME, "a"), (kind.NUMERIC_ID, "7"), (kind.USERNAME, "a"), (kind.URL, "u")]
        )
    )
    groups = by_platform(replace(case_file, identifiers=same), words)
    assert [identifier.value for identifier in groups["Instagram"]] == ["7", "a"]


def test_money_accounts_without_a_platform_stand_together(case_file, words):
    groups = by_platform(case_file, words)
    assert {each.kind for each in groups["Payment accounts"]} == {
        IdentifierKind.IBAN,
        IdentifierKind.BITCOIN,
    }


def test_the_brief_lists_every_identifier_in_at_most_two_lines(case_file, words):
    table = brief_section(case_file, words).blocks[1]
    assert len(table.rows) == len(case_file.identifiers)
    assert all(row[2][0].most_lines == 2 for row in table.rows)
