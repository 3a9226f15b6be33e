from dataclasses import replace

import pytest

from evidence_kit.model import IdentifierKind, Provenance
from evidence_kit.report.paper_text import paper_text
from evidence_kit.report.placing import platforms_of
from evidence_kit.report.preservation_sheet import preservation_blocks, preservation_title


@pytest.fixture
def text_for(make_order, words):
    def text(name, **changes):
        order = make_order()
        case_file = replace(order.case_file, **changes)
        found = platforms_of(case_file, order.guidance, order.today)
        platform = next(each for each in found if each.name == name)
        blocks = preservation_blocks(platform, case_file, order.facts, words)
        return paper_text(preservation_title(platform, words), blocks).decode()

    return text


def test_what_stays_with_an_account_is_marked(text_for):
    text = text_for("Instagram")
    # The report says of a profile link that its holder can change it, so it is not marked here.
    assert text.count("lasting\r\n") == 1
    assert "58912345678" in text
    assert "first seen: 18 November, evening" in text


def test_what_s1_means_is_said_to_the_company(text_for):
    said = " ".join(text_for("Instagram").split())
    assert "One number can have several profiles, telephone numbers and bank accounts" in said


def test_a_sheet_names_no_account_of_another_platform(text_for):
    assert "anna_rose95" not in text_for("Telegram")
    assert "58912345678" not in text_for("Telegram")


def test_the_period_and_the_messages_stand_in_utc_and_local_time(text_for):
    text = text_for("Telegram")
    assert "2026-11-18 20:03:00 UTC (2026-11-18 21:03:00 UTC+01:00)" in text
    assert "2026-11-20 22:31:00 UTC (2026-11-20 23:31:00 UTC+01:00)" in text


def test_a_time_without_a_zone_is_not_placed(text_for, make_threat):
    text = text_for("Telegram", threats=(make_threat(1, "words", at_text="Friday evening"),))
    assert "cannot be placed" in text


def test_without_a_dated_event_no_day_is_invented(text_for):
    text = text_for("Instagram", events=(), payments=(), threats=())
    assert "no dated event is known" in text


def test_a_day_that_was_given_without_its_zone_is_said_and_not_placed(text_for, make_threat):
    given = make_threat(1, "words", at_text="28. 11. 2026, 23:03")
    text = " ".join(text_for("Instagram", events=(), payments=(), threats=(given,)).split())

    assert "no event’s time zone is known" in text
    assert "no dated event is known" not in text
    assert "without its time zone: 28. 11. 2026, 23:03" in text
    assert "UTC" not in text[text.index("Period to ask for") : text.index("without its time zone")]


def test_a_day_before_the_first_dated_event_is_said_too(text_for, make_threat):
    earlier = make_threat(1, "words", at_text="17. 11. 2026, 23:03")
    text = " ".join(text_for("Instagram", threats=(earlier,)).split())

    assert "First dated event of the case: 2026-11-18 20:03:00 UTC" in text
    assert "without its time zone: 17. 11. 2026, 23:03" in text
    assert "without its time zone" not in text_for("Instagram")


def test_the_ninety_days_name_their_law_and_its_limits(text_for):
    text = text_for("Instagram")
    assert "18 U.S.C. § 2703(f)" in text
    assert "2023/1543" in text
    assert "depends on where the company and the authority are" in text


def test_no_address_is_given_and_the_sheet_says_who_may_ask(text_for):
    text = text_for("Instagram")
    assert "Nobody has sent this" in text
    assert "the company Meta" in text
    assert "No address is printed here" in text


def test_an_unknown_platform_has_a_sheet_that_says_so(text_for):
    assert "find out which platform it is" in text_for("")


def test_where_the_person_knows_an_account_from_is_not_for_the_company(text_for):
    text = text_for("Instagram")
    assert "last seen: 20 November, 23:52" in text
    assert "known from" not in text
    assert "she wrote to me there" not in text


def test_a_number_of_which_nobody_said_the_app_is_marked_on_the_sheet_of_its_exhibit(
    text_for, make_identifier, make_item
):
    exhibit = make_item(1, provenance=Provenance(app="WhatsApp"))
    number = make_identifier(1, IdentifierKind.PHONE, "+39 351 234 5678", item_id=exhibit.id)
    text = " ".join(text_for("WhatsApp", items=(exhibit,), identifiers=(number,)).split())

    assert "+39 351 234 5678" in text
    assert (
        f"Found in exhibit {exhibit.label}, which is from WhatsApp, as reported. Which app it "
        "belongs to was not said."
    ) in text
    assert "Nothing recorded" not in text
    # Of what somebody did say there is nothing to mark.
    assert "Which app it belongs to" not in text_for("Telegram")
