from dataclasses import replace

import pytest

from evidence_kit.model import (
    AgeInPicture,
    Ages,
    Disclosure,
    DisclosureChoice,
    ItemStatus,
    PaymentStatus,
    Sensitivity,
)
from evidence_kit.report.cover import ROOMS, child_words, cover_blocks, exhibit_counts
from tests.fakes import STARTED_AT


@pytest.fixture
def page_1(case_file, facts, words, all_texts):
    def say(room=ROOMS[0], case=case_file):
        return "\n".join(all_texts(cover_blocks(case, facts, "ab" * 32, words, room)))

    return say


@pytest.mark.parametrize(
    ("ages", "begins"),
    [
        (Ages(now=15, in_picture=AgeInPicture.UNDER_18), "Yes, as stated: the person"),
        (Ages(now=30, in_picture=AgeInPicture.UNDER_18), "Yes, as stated: someone"),
        (Ages(now=30, in_picture=AgeInPicture.NOT_SURE), "Not known."),
        (Ages(now=None, in_picture=AgeInPicture.ADULT), "Not known."),
        (Ages(now=None, in_picture=AgeInPicture.UNDER_18), "Yes, as stated: someone"),
        (Ages(now=30, in_picture=AgeInPicture.ADULT), "No, as stated"),
    ],
)
def test_not_sure_is_never_folded_into_no(ages, begins, words):
    assert child_words(ages, words).startswith(begins)


@pytest.mark.parametrize(
    ("now", "band"), [(17, "under 18"), (18, "18 or over"), (None, "not known")]
)
def test_the_person_appears_by_age_band_and_never_by_age(case_file, page_1, now, band):
    ages = Ages(now=now, in_picture=AgeInPicture.ADULT)
    said = page_1(case=replace(case_file, case=replace(case_file.case, ages=ages)))
    assert f"Age now: {band}." in said
    assert f"Age now: {now}." not in said


def test_page_1_says_that_names_can_stand_in_what_was_typed(page_1):
    said = page_1()
    assert "does not ask for name, address or telephone number" in said
    assert "can still stand in the person’s words, in device names and in exhibits" in said
    assert "never part of this report" not in said


def test_the_account_that_was_paid_is_the_first_on_page_1(case_file, page_1, make_payment):
    paid = make_payment(1, PaymentStatus.MADE, "200.00", "GBP", to="GB33 BUKB 2020 1555 5555 55")
    for room in ROOMS:
        said = page_1(room, replace(case_file, payments=(*case_file.payments, paid)))
        listed = said.partition("Accounts to preserve")[2].partition("Original devices")[0]
        lines = listed.strip().splitlines()
        assert lines[0] == "Payment accounts"
        assert "GB33 BUKB 2020 1555 5555 55" in lines
        assert listed.count("paid to:") >= 1


def test_a_wrong_number_is_said_to_be_wrong_on_page_1(case_file, page_1, make_payment):
    wrong = "IT60X0542811101000000123457"
    asked = make_payment(1, PaymentStatus.DEMANDED, "200.00", "EUR", to=wrong)
    card = make_payment(2, PaymentStatus.MADE, "200.00", "EUR", to="•••• 1112")
    case = replace(
        case_file,
        payments=(asked, card),
        details={2: {"receiver-check": "invalid"}},
    )

    listed = page_1(case=case).partition("Accounts to preserve")[2].partition("Original dev")[0]

    assert listed.count("(check digits wrong)") == 2
    assert wrong in listed


def test_with_little_room_every_platform_keeps_its_first_account(page_1):
    said = page_1(replace(ROOMS[0], account_lines=8))
    listed = said.partition("Accounts to preserve")[2].partition("Original devices")[0]
    for value in ("SI56 1910 0000 0123 438", "58912345678", "аnna_rоse95"):
        assert value in listed


def test_with_the_least_room_the_account_that_threatens_stands_beside_the_one_that_was_paid(page_1):
    said = page_1(ROOMS[-1])
    listed = said.partition("Accounts to preserve")[2].partition("Original devices")[0]
    for line in ("SI56 1910 0000 0123 438", "Instagram, numeric ID:", "58912345678"):
        assert line in listed


def test_an_account_alone_on_its_platform_names_it_in_its_own_line(page_1):
    listed = page_1().partition("Accounts to preserve")[2].partition("Original devices")[0]
    lines = listed.strip().splitlines()
    assert "Telegram, user name:" in " ".join(lines)
    assert "Telegram" not in lines
    assert "Instagram" in lines


def test_initials_that_were_not_given_are_said_as_not_named(case_file, page_1):
    said = page_1(case=replace(case_file, case=replace(case_file.case, initials="EX")))
    assert "not named. Age now" in said


def test_page_1_says_who_what_how_much_and_where(page_1):
    said = page_1()
    for part in (
        "EK-2026-482913",
        "Version 1, made 2026-11-21 00:12:05 UTC (2026-11-21 01:12:05 UTC+01:00)",
        "JS (initials only)",
        "Pay 500 euros in one hour",
        "Demanded: BTC 0.00312 · EUR 500.00 (2 entries)",
        "Paid: EUR 200.00 (1 entry)",
        "anna_rose95",
        "37 exhibits (JS-001 first): my phone (Samsung A54)",
        "abababab abababab abababab abababab",
        "First dated event: 2026-11-18 20:03:00 UTC, 2 days before this report.",
    ):
        assert part in said


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("", "Not stated. Please ask the person now"),
        ("yes", "Yes, as stated. Please ask the person now"),
        ("no", "No, as stated. It can change. Please ask the person now"),
        ("dont-know", "The person did not know. Please ask the person now"),
    ],
)
def test_every_answer_about_danger_leads_to_the_question(case_file, page_1, answer, said):
    answers = {**case_file.answers, "danger": answer}
    assert said in page_1(case=replace(case_file, answers=answers))


def test_having_been_safe_is_told_with_its_time_and_is_no_answer_about_danger(case_file, page_1):
    answers = {**case_file.answers, "danger": "", "safe-at": "2026-11-21T00:40:00+01:00"}

    said = page_1(case=replace(case_file, answers=answers))

    assert (
        "Not stated. At 2026-11-20 23:40:00 UTC “I am safe right now” was chosen; "
        "it can have changed. Please ask the person now"
    ) in said


def test_page_1_tells_the_threats_word_for_word(page_1):
    said = page_1()
    for part in (
        "Pay 500 euros in one hour or I send this to everybody, your mother first.",
        "wanted: money · 2026-11-20 23:31:00 UTC+01:00 · to: everybody on my list, my mother first",
        "Sent or shown to others already: yes, as stated. “one picture to my cousin, on WhatsApp”",
        "Deadline of threat 1, still to come: 2026-11-21 22:31:00 UTC",
        "Deadline named in threat 2: dieci minuti.",
        "“He wrote that he knows where my school is”",
        "Police reference: Policija, PP Celje, PR 12/2026, 21 November, by telephone",
        "As stated: with the person concerned. “my phone, not reset”",
        "Chose to appear by initials only.",
    ):
        assert part in said
    assert "and 1 more threat, section 5" in page_1(ROOMS[-1])


def test_where_the_device_is_said_even_without_an_exhibit(case_file, page_1):
    said = page_1(case=replace(case_file, items=(), pictures={}))
    assert "As stated: with the person concerned." in said
    unsaid = page_1(case=replace(case_file, items=(), pictures={}, answers={}))
    assert "Not said. Please ask, and secure them" in unsaid


def test_who_chose_the_reference_alone_appears_without_initials(case_file, page_1):
    said = page_1(case=replace(case_file, answers={"privacy": "reference"}))
    assert "not named. Age now" in said
    assert "JS (initials only)" not in said
    assert "Exhibit numbers begin with the initials that were given." in said


@pytest.mark.parametrize("room", [ROOMS[0], ROOMS[-1]])
def test_what_is_said_of_the_person_is_never_cut_off(case_file, facts, words, room):
    case = replace(case_file, answers={"privacy": "reference"})
    rows = cover_blocks(case, facts, "ab" * 32, words, room)[0].rows
    (who,) = next(row.value for row in rows if row.label == "Person concerned")
    assert who.text.endswith("read before you pass this on.")
    assert who.most_lines is None


def test_accounts_keep_their_place_longer_than_advice():
    without_advice = [room.account_lines for room in ROOMS if not room.has_advice]
    with_advice = [room.account_lines for room in ROOMS if room.has_advice]
    assert max(without_advice) >= min(with_advice)


def test_exhibits_are_counted_by_what_became_of_them(case_file, words):
    assert exhibit_counts(case_file, words) == (
        "40 numbers given: 38 held, 1 of them intimate and sealed, 1 image not held (described in "
        "words), 1 withdrawn."
    )


def test_nobody_can_count_out_that_what_is_withheld_is_intimate(case_file, words):
    (intimate,) = (
        item
        for item in case_file.items
        if item.status is ItemStatus.HELD and item.sensitivity is Sensitivity.INTIMATE
    )
    said = Disclosure(
        item_id=intimate.id, choice=DisclosureChoice.WITHHELD, why="", changed_at=STARTED_AT
    )
    case = replace(case_file, disclosures={intimate.id: said})

    assert exhibit_counts(case, words) == (
        "40 numbers given: 38 held, 1 withheld, 1 image not held (described in words), 1 withdrawn."
    )


def test_files_that_were_named_only_are_not_counted_as_images(case_file, make_item, words):
    named = make_item(41, status=ItemStatus.NOT_HELD, sha256=None, media_type="application/pdf")
    assert exhibit_counts(replace(case_file, items=(*case_file.items, named)), words) == (
        "41 numbers given: 38 held, 1 of them intimate and sealed, 1 image not held (described in "
        "words), 1 file not held (named only), 1 withdrawn."
    )


def test_demands_that_were_added_up_may_replace_each_other(case_file, page_1, make_payment):
    again = make_payment(5, PaymentStatus.DEMANDED, "300.00", "EUR")
    said = page_1(case=replace(case_file, payments=(*case_file.payments, again)))
    assert "EUR 800.00 (3 entries)" in said
    assert "Added up; entries may repeat or replace each other, see section 6." in said
    assert "Added up" not in page_1()


def test_what_page_1_leaves_out_is_counted(page_1):
    shortest = page_1(ROOMS[-1])
    assert "and 6 more in section 1" in shortest
    assert "and 1 more device, section 8" in shortest
    assert "and 1 more payment, section 6" in shortest


def test_money_that_never_moved_is_not_urgent(case_file, page_1):
    only_demands = tuple(
        payment for payment in case_file.payments if payment.status is PaymentStatus.DEMANDED
    )
    said = page_1(case=replace(case_file, payments=only_demands))
    assert "stop or recall" not in said
    assert "Paid: nothing recorded" in said


def test_page_1_says_that_the_persons_words_are_in_their_own_language(case_file, page_1):
    slovenian = replace(case_file, case=replace(case_file.case, language="sl"))

    said = page_1(case=slovenian)

    assert "This report is in English; when the case was begun, slovenščina was chosen." in said
    assert "nothing was translated" in said


def test_page_1_says_nothing_of_languages_where_there_is_one(case_file, page_1):
    british = replace(case_file, case=replace(case_file.case, language="en-GB"))

    assert "nothing was translated" not in page_1(case=british)
