from dataclasses import replace

import pytest

from evidence_kit.model import IdentifierKind, PaymentStatus, Validity
from evidence_kit.report.form_text import LENGTHS, line_text, variants_of
from tests.naughty import MARKUP


@pytest.fixture
def variants(case_file, facts, words):
    return variants_of(case_file, facts, words)


SENTENCES_EARLY = 1


def as_a_form_counts(variant):
    text = "".join(f"{line_text(line)}\r\n" for line in variant.lines)
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def test_no_text_is_longer_than_its_form_allows(variants):
    measured = [as_a_form_counts(each) for each in variants]
    assert measured == [each.used for each in variants]
    assert all(each.used <= each.most for each in variants if each.most is not None)


def test_an_account_is_there_whole_or_not_at_all(variants, case_file):
    for variant in variants:
        values = [line.text for line in variant.lines if line.exact]
        whole = {each.value for each in case_file.identifiers} | {
            each.to for each in case_file.payments
        }
        assert set(values) <= whole


def test_what_did_not_fit_is_counted(variants):
    *cut, whole = variants
    assert whole.left_out == 0
    # What is cut has the first sentences in lines of their own.
    for each in cut:
        assert each.left_out == len(whole.lines) + SENTENCES_EARLY - len(each.lines) + 1
        assert str(each.left_out) in each.lines[-1].text


def test_the_shortest_form_still_names_an_account_and_the_age(variants):
    assert [each.most for each in variants][: len(LENGTHS)] == list(LENGTHS)
    text = "\n".join(map(line_text, variants[0].lines))
    assert "anna_rose95" in text
    assert "under 18" in text


def test_what_moved_the_first_threat_and_the_case_come_before_accounts_and_demands(
    variants, case_file
):
    lines = [line_text(line) for line in variants[-1].lines]

    def place(text):
        return next(n for n, line in enumerate(lines) if text in line)

    order = [
        place("Child involved"),
        place("Danger now"),
        place(", made:"),
        place("Threat by S1"),
        place(f"Case: {case_file.case.reference}"),
        place(case_file.identifiers[0].value),
        place(", demanded:"),
    ]
    assert order == sorted(order)


def test_the_deadline_that_presses_stands_behind_the_first_account_in_its_own_words(
    case_file, facts, words, make_threat
):
    threats = (
        make_threat(1, "I send it to all of them.", deadline_text=""),
        make_threat(2, "", at_text="2026-11-20T23:00+01:00", deadline_text="by Friday 18:00"),
        make_threat(3, "", at_text="19 November", deadline_text="within the hour"),
    )
    *_, longest = variants_of(replace(case_file, threats=threats), facts, words)
    lines = [line_text(line) for line in longest.lines]
    deadlines = [line for line in lines if line.startswith("Deadline, said ")]

    first = next(n for n, line in enumerate(lines) if case_file.identifiers[0].value in line)
    assert lines[first + 1] == deadlines[0]
    assert sorted(deadlines) == [
        "Deadline, said 19 November: within the hour",
        "Deadline, said 2026-11-20T23:00+01:00: by Friday 18:00",
    ]
    assert not any("A time was set" in line for line in lines)


def test_the_account_is_headed_as_entered_because_who_typed_it_is_not_known(variants):
    text = "\n".join(map(line_text, variants[-1].lines))

    assert "What happened, as entered:" in text
    assert "in their own words" not in text


def test_remarks_that_tell_where_somebody_is_stay_out(variants, case_file):
    text = "\n".join(map(line_text, variants[-1].lines))
    assert case_file.answers["danger-note"] not in text
    assert case_file.answers["device-note"] not in text
    assert "voice messages" not in text


def test_a_case_that_fits_has_no_longer_text(empty_case_file, facts, words):
    (only,) = variants_of(empty_case_file, facts, words)
    assert (only.most, only.left_out) == (LENGTHS[0], 0)


def test_hostile_values_are_seen_and_keep_to_the_length(case_file, facts, words, make_identifier):
    kind = case_file.identifiers[0].kind
    named = tuple(
        make_identifier(n, kind, text)
        for n, text in enumerate(
            (*MARKUP, "invoice\u202egpj.exe", "half\udcff", "𝓐" * 300), start=1
        )
    )
    for each in variants_of(replace(case_file, identifiers=named), facts, words):
        assert as_a_form_counts(each) == each.used
        assert "\u202e" not in "".join(map(line_text, each.lines))


IBAN = "IT60 X054 2811 1010 0000 0123 456"
OPENING = "They wrote to me on Monday. They have a picture and want money by Friday."


@pytest.fixture
def paid_once(case_file, make_identifier, make_payment):
    """A paid account that is in the register too, another one, and a long account of it all."""
    paid = make_payment(1, PaymentStatus.MADE, "200.00", "EUR", to=IBAN)
    statement = replace(case_file.statement, facts=f"{OPENING} {'And it went on. ' * 60}\nThe end.")
    register = (
        make_identifier(1, IdentifierKind.IBAN, IBAN.replace(" ", "")),
        make_identifier(2, IdentifierKind.USERNAME, "anna_rose95"),
    )
    return replace(
        case_file, identifiers=register, payments=(paid,), threats=(), statement=statement
    )


def test_the_shortest_form_tells_what_happened_and_names_an_account_once(paid_once, facts, words):
    shortest, *_, whole = variants_of(paid_once, facts, words)

    text = "\n".join(map(line_text, shortest.lines))
    assert "What happened, as entered: They wrote to me on Monday.\nThey have a picture" in text
    assert "The end." not in text
    assert "anna_rose95" in text
    assert "".join(text.split()).count(IBAN.replace(" ", "")) == 1
    assert IBAN.replace(" ", "") in [line.text for line in whole.lines]


def test_the_whole_text_tells_what_happened_in_one_piece(paid_once, facts, words):
    whole = variants_of(paid_once, facts, words)[-1]

    lines = [line_text(line) for line in whole.lines]
    begins = lines.index("What happened, as entered:")
    assert lines[begins + 1].startswith(OPENING)
    assert lines[begins + 2] == "The end."
    assert whole.left_out == 0


@pytest.mark.parametrize(("last_digit", "count"), [("6", 0), ("7", 1)], ids=["right", "wrong"])
@pytest.mark.parametrize("is_paid", [True, False])
def test_a_wrong_number_is_said_before_it_is_copied(  # noqa: PLR0917 - pytest
    empty_case_file, make_identifier, make_payment, facts, words, is_paid, last_digit, count
):
    to = f"IT60X054281110100000012345{last_digit}"
    validity = Validity.INVALID if count else Validity.VALID
    iban = make_identifier(1, IdentifierKind.IBAN, to, validity=validity)
    paid = make_payment(1, PaymentStatus.MADE, "5", "EUR", method="bank", to=to)
    case = replace(
        empty_case_file,
        identifiers=() if is_paid else (iban,),
        payments=(paid,) if is_paid else (),
    )
    (line,) = [each for each in variants_of(case, facts, words)[-1].lines if each.text == to]
    assert line.lead.count("check digits wrong") == count
    assert line_text(line).endswith(f": {to}")
