from dataclasses import replace

from evidence_kit.model import Activity, IdentifierKind, PaymentStatus, Validity
from evidence_kit.report.accounts import (
    account_words,
    brief_section,
    by_platform,
    identifiers_section,
    links_section,
    sighting_cell,
    subject_blocks,
    value_cell,
)
from evidence_kit.report.document import Table
from evidence_kit.subjects import Subject


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


def test_the_dots_before_a_cards_last_digits_need_no_names(make_identifier, words):
    assert len(value_cell(make_identifier(1, IdentifierKind.CARD, "•••• 1111"), words)) == 1


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
    assert any(
        text.startswith("account S2, as reported")
        for text in all_texts(identifiers_section(case_file, words))
    )


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
    assert [account.value for account in groups["Instagram"]] == ["7", "a"]


def test_money_accounts_without_a_platform_stand_together(case_file, words):
    groups = by_platform(case_file, words)
    assert {each.identifier.kind for each in groups["Payment accounts"]} == {
        IdentifierKind.IBAN,
        IdentifierKind.BITCOIN,
    }


def test_where_money_went_stands_before_everything_else(case_file, make_payment, words):
    paid = make_payment(9, PaymentStatus.MADE, "200.00", "GBP", to="GB33 BUKB 2020 1555 5555 55")
    groups = by_platform(replace(case_file, payments=(paid,)), words)
    assert next(iter(groups)) == "Payment accounts"
    first = groups["Payment accounts"][0]
    assert (account_words(first, words), first.value) == ("paid to", "GB33 BUKB 2020 1555 5555 55")


def test_an_identifier_that_was_paid_says_both(case_file, words):
    groups = by_platform(case_file, words)
    said = {account_words(each, words): each.value for each in groups["Payment accounts"]}
    assert said == {
        "IBAN, paid to": "SI56 1910 0000 0123 438",
        "Bitcoin address, payment demanded to": "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq",
    }


def test_a_link_is_an_account_where_money_went_there(
    make_identifier, make_payment, case_file, words
):
    url = "https://pay.example/anna"
    link = make_identifier(1, IdentifierKind.URL, url)
    paid = make_payment(1, PaymentStatus.MADE, "5.00", "EUR", to=url)
    of = replace(case_file, identifiers=(link,), payments=())
    assert by_platform(of, words) == {}
    (group,) = by_platform(replace(of, payments=(paid,)), words).values()
    assert [each.value for each in group] == [url]


def test_the_brief_begins_with_the_account_that_was_paid(case_file, make_payment, words):
    paid = make_payment(9, PaymentStatus.MADE, "200.00", "GBP", to="GB33 BUKB 2020 1555 5555 55")
    table = brief_section(replace(case_file, payments=(paid,)), words).blocks[1]
    first = table.rows[0]
    assert [cell[0].text for cell in first] == ["–", "paid to, Bank transfer", paid.to]
    assert first[2][0].rest_is == "whole in section 6"


def test_the_brief_names_receivers_when_nothing_else_is_known(case_file, make_payment, words):
    paid = make_payment(1, PaymentStatus.MADE, "5.00", "EUR")
    table = brief_section(replace(case_file, identifiers=(), payments=(paid,)), words).blocks[1]
    assert [row[2][0].text for row in table.rows] == [paid.to]


def test_what_s1_means_stands_beside_the_table_that_has_it(case_file, words, all_texts):
    for made in (brief_section(case_file, words), identifiers_section(case_file, words)):
        said = " ".join(all_texts(made))
        assert "One number can have several profiles, telephone numbers and bank accounts" in said


def test_the_brief_lists_every_identifier_in_at_most_two_lines(case_file, words):
    table = brief_section(case_file, words).blocks[1]
    assert len(table.rows) == len(case_file.identifiers)
    assert all(row[2][0].most_lines == 2 for row in table.rows)


def test_when_an_account_was_seen_stands_below_its_value(case_file, words, all_texts):
    said = all_texts(identifiers_section(case_file, words))
    for line in (
        "first seen: 18 November, evening",
        "last seen: 20 November, 23:52",
        "known from: she wrote to me there",
        "no longer there, as far as the person knows (noted 2026-11-20 22:05:11 UTC)",
    ):
        assert said.count(line) == 1


def test_what_nobody_said_of_an_account_takes_no_room(make_sighting, words):
    unsaid = make_sighting(
        1, first_seen_text="", last_seen_text="", how_known="", activity=Activity.NOT_SAID
    )
    assert sighting_cell(unsaid, words) == ()
    assert sighting_cell(None, words) == ()


def test_a_removal_request_stands_in_the_report_only_when_the_person_wants_it(
    case_file, words, all_texts
):
    said = all_texts(links_section(replace(case_file, answers={}), words))
    assert not [text for text in said if "c-2026-99812" in text or "StopNCII" in text]
    assert [text for text in said if text.startswith("1 request is noted in the case")]


def test_accounts_said_to_be_one_are_named_with_how_that_is_known(case_file, words):
    at = case_file.case.created_at
    subjects = {
        2: Subject(number=2, part_of=1, note="same voice", changed_at=at),
        3: Subject(number=3, part_of=None, note="", changed_at=at),
    }
    said = replace(case_file, subjects=subjects, subjects_in_use=frozenset({1, 2, 3}))
    blocks = subject_blocks(said, words)

    assert [text.text for text in blocks[-1].items] == [
        "S2 is the same account as S1, as reported. How that is known: same voice"
    ]
    assert subject_blocks(case_file, words) == ()


def test_what_was_said_of_an_account_goes_when_all_of_it_was_taken_back(case_file, words):
    at = case_file.case.created_at
    subjects = {2: Subject(number=2, part_of=1, note="same voice", changed_at=at)}
    left = replace(case_file, subjects=subjects, subjects_in_use=frozenset({1}))

    assert subject_blocks(left, words) == ()


def test_an_identifier_says_the_account_it_was_recorded_with(case_file, words):
    moved = replace(case_file, recorded_subjects={case_file.identifiers[0].number: "S4"})
    table = next(
        each for each in identifiers_section(moved, words).blocks if isinstance(each, Table)
    )

    assert "first recorded as S4" in " ".join(text.text for text in table.rows[0][2])


def test_a_removal_request_says_when_it_was_asked_for_and_answered(case_file, words):
    number = case_file.removals[0].number
    answers = {
        f"removal/{number}/in-report": "yes",
        f"removal/{number}/asked": "2026-11-12",
        f"removal/{number}/answered": "on Friday",
    }
    told = repr(links_section(replace(case_file, answers=answers), words))

    assert "asked for: 2026-11-12" in told
    assert "answered: on Friday" in told


def test_a_number_that_is_missing_among_identifiers_is_said_to_be_a_link(
    case_file, make_identifier, words, all_texts
):
    kinds = (IdentifierKind.USERNAME, IdentifierKind.URL, IdentifierKind.PHONE)
    chosen = tuple(make_identifier(n, kind, f"value{n}") for n, kind in enumerate(kinds, start=1))

    said = " ".join(all_texts(identifiers_section(replace(case_file, identifiers=chosen), words)))

    assert "No. 2 is a link and stands in section 7." in said
    without = replace(case_file, identifiers=chosen[:1])
    assert "stands in section 7" not in " ".join(all_texts(identifiers_section(without, words)))


def test_nobody_claims_to_have_read_an_identifier_in_its_source(case_file, words, all_texts):
    said = " ".join(
        all_texts(
            (*identifiers_section(case_file, words).blocks, *links_section(case_file, words).blocks)
        )
    )

    assert "Exactly as entered, letter by letter; please compare with the exhibit." in said
    assert "as written in the source" not in said
