from dataclasses import replace

import pytest

from evidence_kit.model import AgeInPicture, Ages, PaymentStatus
from evidence_kit.report.cover import ROOMS, child_words, cover_blocks, exhibit_counts


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


def test_immediate_danger_is_said_as_not_stated(page_1):
    assert "Not stated; this tool does not record it. Please ask the person now" in page_1()


def test_exhibits_are_counted_by_what_became_of_them(case_file, words):
    assert exhibit_counts(case_file, words) == (
        "40 numbers given: 38 held, 1 not held (described in words), 1 withdrawn."
    )


def test_what_page_1_leaves_out_is_counted(page_1):
    shortest = page_1(ROOMS[-1])
    assert "and 6 more in section 4" in shortest
    assert "and 1 more device, section 7" in shortest
    assert "and 1 more payment, section 5" in shortest


def test_money_that_never_moved_is_not_urgent(case_file, page_1):
    only_demands = tuple(
        payment for payment in case_file.payments if payment.status is PaymentStatus.DEMANDED
    )
    said = page_1(case=replace(case_file, payments=only_demands))
    assert "stop or recall" not in said
    assert "Paid: nothing recorded" in said
