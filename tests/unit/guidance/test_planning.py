import functools
import itertools
import re
from dataclasses import fields, is_dataclass, replace
from datetime import date

import msgspec
import pytest

from evidence_kit.guidance.loading import load
from evidence_kit.guidance.planning import (
    Claim,
    Helper,
    PaidState,
    PublishedState,
    Situation,
    YesNoUnsure,
    plan,
)
from evidence_kit.guidance.rendering import Phrase
from evidence_kit.guidance.wording import forbidden_in
from evidence_kit.model import AgeInPicture, Ages
from evidence_kit.resources import asset_path

GUIDANCE = load(asset_path("guidance"))
TODAY = date(2026, 11, 22)
NUMBER = re.compile(r"\+?\d(?:[\s./-]?\d){2,}")

CHILD_SI = Situation(country="SI", ages=Ages(now=14, in_picture=AgeInPicture.UNDER_18))
PAID_IT = Situation(
    country="IT",
    ages=Ages(now=34, in_picture=AgeInPicture.ADULT),
    paid=PaidState.PAID,
    methods=("bank",),
)
UNSURE_SCOTLAND = Situation(country="GB-SCT")
ADULT_ENGLAND = Situation(country="GB-EW", ages=Ages(now=41, in_picture=AgeInPicture.ADULT))
TEEN_PT = Situation(country="PT", ages=Ages(now=16, in_picture=AgeInPicture.UNDER_18))
ADULT_BR = Situation(country="BR", ages=Ages(now=52, in_picture=AgeInPicture.ADULT))
GROWN_UP_NI = Situation(country="GB-NIR", ages=Ages(now=25, in_picture=AgeInPicture.UNDER_18))
PERSONAS = (CHILD_SI, PAID_IT, UNSURE_SCOTLAND, ADULT_ENGLAND, TEEN_PT, ADULT_BR, GROWN_UP_NI)

EVERY_SITUATION = [
    Situation(
        country=country, ages=Ages(now=age, in_picture=picture), paid=paid, helper=helper,
        published=published, offender_known=known,
    )
    for country in ("SI", "IT", "GB-SCT", "GB-EW", "PT", "US", "BR")
    for age, picture in itertools.product((None, 12, 17, 18, 60), AgeInPicture)
    for paid, helper, published, known in (
        (PaidState.NO, Helper.SELF, PublishedState.NO, YesNoUnsure.NO),
        (PaidState.PAID, Helper.PARENT, PublishedState.ONLINE, YesNoUnsure.YES),
        (PaidState.ACCOUNT_USED, Helper.WORKER, PublishedState.SENT, YesNoUnsure.NOT_SURE),
        (PaidState.NOT_SURE, Helper.SELF, PublishedState.NOT_SURE, YesNoUnsure.NOT_SURE),
    )
]  # fmt: skip


@functools.cache
def made(situation, today=TODAY):
    return plan(GUIDANCE, situation, today)


def tools(situation):
    return {tool.id for tool in made(situation).tools}


def contacts(situation):
    return {contact.id for contact in made(situation).contacts}


def step(result, name):
    return next(each for each in (result.safety, *result.steps) if each.id == name)


def strings(value):
    """Every text a plan shows, phrases filled in."""
    match value:
        case str():
            return [value]
        case Phrase():
            return [value.in_english]
        case list() | tuple():
            return [text for item in value for text in strings(item)]
        case msgspec.Struct():
            return [text for item in msgspec.structs.astuple(value) for text in strings(item)]
        case _ if is_dataclass(value):
            return [text for f in fields(value) for text in strings(getattr(value, f.name))]
        case _:
            return []


EVERYTHING_SAID = {text for situation in EVERY_SITUATION for text in strings(made(situation))}


# Personas


def test_a_14_year_old_in_slovenia_gets_slovenian_help_and_tools_for_under_18():
    result = made(CHILD_SI)

    assert [c.phone for c in result.emergency] == ["112", "113"]
    assert step(result, "ST10").contacts[0].phone == "116 111"
    assert {"SI-1", "SI-3", "SI-4", "SI-5", "SI-7", "SI-8", "SI-10"} <= contacts(CHILD_SI)
    assert tools(CHILD_SI) == {"INT-3", "INT-8", "EU-8"}
    assert not any(c.startswith(("IT-", "UK-", "EW-", "SC-")) for c in contacts(CHILD_SI))


def test_an_adult_in_italy_who_paid_gets_the_money_box_first_and_italian_contacts():
    result = made(PAID_IT)

    assert result.money is not None
    assert [rail.id for rail in result.money.rails] == ["P01"]
    assert result.money.minor == ""
    order = [each.id for each in result.steps]
    assert order.index("ST04") < order.index("ST05")
    assert {"EU-1", "IT-2", "IT-8", "IT-9"} <= contacts(PAID_IT)
    assert {"IT-4", "IT-5", "IT-6", "EU-2"}.isdisjoint(contacts(PAID_IT))
    assert tools(PAID_IT) == {"INT-1", "IT-3", "INT-8", "EU-8"}


def test_somebody_unsure_in_scotland_gets_under_18_tools_and_scottish_contacts():
    result = made(UNSURE_SCOTLAND)

    assert [c.phone for c in result.emergency] == ["999"]
    assert tools(UNSURE_SCOTLAND) == {"UK-4", "INT-3", "INT-8"}
    assert {"UK-2", "UK-3", "UK-5", "SC-1", "SC-2"} <= contacts(UNSURE_SCOTLAND)
    assert {"EW-1", "UK-6"}.isdisjoint(contacts(UNSURE_SCOTLAND))


def test_an_adult_in_england_gets_report_fraud_and_tools_for_adults():
    assert tools(ADULT_ENGLAND) == {"INT-1", "INT-8"}
    assert {"UK-1", "UK-2", "UK-6", "UK-9", "UK-11", "EW-1"} <= contacts(ADULT_ENGLAND)
    assert {"UK-3", "UK-5", "UK-8", "SC-1"}.isdisjoint(contacts(ADULT_ENGLAND))


def test_a_16_year_old_in_portugal_gets_the_european_rows():
    assert made(TEEN_PT).chain == ("EU", "INT")
    assert {"EU-1", "EU-2", "EU-5", "EU-6", "INT-5", "INT-9"} <= contacts(TEEN_PT)
    assert "INT-11" not in contacts(TEEN_PT)
    assert tools(TEEN_PT) == {"INT-3", "INT-8", "EU-8"}


def test_an_adult_in_brazil_gets_the_international_rows():
    result = made(ADULT_BR)

    assert result.chain == ("INT",)
    assert [c.id for c in result.emergency] == ["INT-11"]
    assert "INT-9" in contacts(ADULT_BR)
    assert tools(ADULT_BR) == {"INT-1", "INT-8"}


def test_an_adult_with_a_picture_from_childhood_gets_take_it_down_alone():
    assert tools(GROWN_UP_NI) == {"INT-3", "INT-8"}
    assert made(GROWN_UP_NI).under_18


def test_an_adult_with_a_picture_from_childhood_is_spoken_to_as_an_adult():
    texts = step(made(GROWN_UP_NI), "ST08").texts

    assert any(text.startswith("Adults are blackmailed too.") for text in texts)
    assert not any("Take somebody you trust with you" in text for text in texts)


def test_without_a_part_of_the_kingdom_the_uk_rows_alone_are_used():
    found = contacts(Situation(country="GB"))

    assert {"UK-1", "UK-2"} <= found
    assert not any(name.startswith(("EW-", "SC-", "NI-")) for name in found)


# Rules that hold for everybody


@pytest.mark.parametrize("situation", PERSONAS)
def test_danger_comes_first_then_stop_replying_dont_pay_dont_delete(situation):
    result = made(situation)

    assert result.emergency[0].phone
    assert result.safety.contacts[0] == result.emergency[0]
    assert [line.title for line in result.first] == [
        "Stop replying",
        "Don't pay, or don't pay again",
        "Don't delete anything",
    ]
    assert [each.id for each in result.steps[:2]] == ["ST01", "ST03"]


@pytest.mark.parametrize("situation", PERSONAS)
def test_blocking_comes_after_saving_and_reporting_and_has_a_way_out(situation):
    result = made(situation)

    order = [each.id for each in result.steps]
    assert order.index("ST05") < order.index("ST06") < order.index("ST07")
    block = " ".join(step(result, "ST07").texts)
    assert "Too much right now? Block anyway. You can still get help." in block
    assert "do not delete" in block


def test_tools_follow_the_two_ages_in_every_situation():
    for situation in EVERY_SITUATION:
        found = tools(situation)
        is_adult_case = not situation.picture_may_be_under_18
        assert ("INT-1" in found) is is_adult_case
        assert ("INT-3" in found) is not is_adult_case
        assert "UK-4" not in found or situation.may_be_under_18
        assert "IT-3" not in found or is_adult_case


def test_minors_never_read_of_stopncii_and_adults_never_of_report_remove():
    for situation in EVERY_SITUATION:
        shown = " ".join(strings(made(situation)))
        if situation.picture_may_be_under_18:
            assert "StopNCII" not in shown
            assert "Garante" not in shown
        if not situation.may_be_under_18:
            assert "Report Remove" not in shown
            assert "Childline" not in shown


def test_nobody_is_told_to_copy_an_intimate_picture():
    doing = re.compile(
        r"\b(copy|save|download|screenshot|upload|send|forward|print)\b", re.IGNORECASE
    )
    refusing = re.compile(r"\b(not|never|no|nobody|without|until|stop)\b", re.IGNORECASE)
    of_the_others = re.compile(r"^(They|Somebody) ")
    # Report Remove is where the Internet Watch Foundation may be given a picture, and says so.
    official = "You upload the picture, or give the address of a page."
    for text in EVERYTHING_SAID:
        for sentence in re.split(r"(?<=[.?:;])\s+", text):
            if sentence == official:
                continue
            if re.search(r"\bpictures?\b", sentence) and doing.search(sentence):
                assert refusing.search(sentence) or of_the_others.search(sentence), sentence


def test_the_one_service_that_takes_a_picture_says_that_it_is_the_exception():
    (tool,) = [each for each in GUIDANCE.tools if "upload the picture" in each.how]

    assert tool.name == "Report Remove"
    assert "the exception to “do not send it”" in tool.how


def test_under_18_originals_stay_on_the_device_and_the_police_are_told_which():
    for situation in EVERY_SITUATION:
        if not situation.picture_may_be_under_18:
            continue
        result = made(situation)
        keep = " ".join(step(result, "ST03").texts)
        police = " ".join(step(result, "ST08").texts)
        assert "Leave every picture on the phone or computer it is on." in keep
        assert "Tell the police which phone or computer the pictures and chats are on." in police
        assert [line.id for line in result.keep_out] == ["CAP-11"]


def test_adults_are_told_to_keep_intimate_pictures_out_too():
    assert [line.id for line in made(ADULT_BR).keep_out] == ["CAP-11-A"]


def test_the_step_about_money_is_left_out_when_no_money_moved_and_there_otherwise():
    for situation in EVERY_SITUATION:
        has_step = "ST04" in [each.id for each in made(situation).steps]
        assert has_step is (situation.paid is not PaidState.NO)


def test_the_money_box_waits_until_somebody_says_that_money_moved():
    for situation in EVERY_SITUATION:
        says_so = situation.paid in {PaidState.PAID, PaidState.ACCOUNT_USED}
        assert (made(situation).money is not None) is says_so


def test_somebody_who_did_not_say_whether_they_paid_gets_the_short_step_and_no_rail():
    short = step(made(Situation(country="IT")), "ST04")
    long = step(made(Situation(country="IT", paid=PaidState.PAID)), "ST04")
    other_ways = "Did it go another way, such as a gift card, an app or crypto?"

    assert made(Situation(country="IT")).money is None
    assert short.contacts == long.contacts
    assert any(text.startswith(other_ways) for text in short.texts)
    assert not any(text.startswith(other_ways) for text in long.texts)


def test_somebody_who_names_a_way_of_paying_gets_that_rail():
    result = made(Situation(country="IT", methods=("paypal",)))

    assert result.money is not None
    assert [rail.id for rail in result.money.rails] == ["P05"]


def test_somebody_who_paid_and_names_no_way_gets_every_rail():
    result = made(Situation(country="IT", paid=PaidState.PAID))

    assert result.money is not None
    assert len(result.money.rails) > 5


def test_an_e_mail_file_is_asked_for_only_where_it_can_be_taken_in():
    for situation in EVERY_SITUATION:
        asked = [line.what for line in made(situation).capture if "mail" in line.what.lower()]
        if situation.picture_may_be_under_18:
            assert "The text of e-mails, with sender, day and time" in asked
            assert not [what for what in asked if "as a file" in what]
        else:
            assert [what for what in asked if what.startswith("E-mails as a file")]


@pytest.mark.parametrize("situation", [each for each in PERSONAS if each is not ADULT_BR])
def test_the_one_line_to_call_is_no_emergency_number_and_can_be_called(situation):
    result = made(situation)

    line = result.line_to_call
    assert line is not None
    assert line.phone
    assert line in result.safety.contacts
    assert line not in result.emergency


def test_a_line_that_is_always_open_goes_before_a_nearer_one_that_sleeps():
    nearest = step(made(CHILD_SI), "ST10").contacts[0]

    assert nearest.hours == "Every day 12:00–20:00"
    assert made(CHILD_SI).line_to_call.hours == "Day and night"


def test_where_no_line_is_always_open_the_first_with_a_number_is_named():
    line = made(TEEN_PT).line_to_call

    assert line == next(
        each
        for each in made(TEEN_PT).safety.contacts
        if each.phone and each not in made(TEEN_PT).emergency
    )


def test_where_no_confirmed_line_is_known_none_is_named():
    result = made(ADULT_BR)

    assert result.line_to_call is None
    assert [each.phone for each in result.safety.contacts if each not in result.emergency] == [""]


def test_years_later_there_is_no_line_to_call():
    assert made(CHILD_SI, date(2032, 1, 1)).line_to_call is None


def test_a_minor_is_asked_to_call_the_bank_with_an_adult():
    ages = Ages(now=15, in_picture=AgeInPicture.UNDER_18)
    result = made(Situation(ages=ages, paid=PaidState.PAID))

    assert result.money is not None
    assert "an adult you trust" in result.money.minor


@pytest.mark.parametrize("situation", PERSONAS)
def test_everybody_is_warned_of_paid_recovery(situation):
    assert "for a fee" in " ".join(step(made(situation), "ST11").texts)


def test_whoever_paid_is_warned_of_paid_recovery_beside_the_money():
    result = made(PAID_IT)

    assert result.money is not None
    assert "Do not pay them" in result.money.recovery_warning


def test_a_known_offender_adds_a_warning_before_blocking():
    known = Situation(offender_known=YesNoUnsure.YES)
    stranger = Situation(offender_known=YesNoUnsure.NO)
    warning = "Do you know them? Blocking can be noticed. Talk to a helpline first."

    assert warning in step(made(known), "ST07").texts
    assert warning not in step(made(stranger), "ST07").texts


def test_a_helper_gets_words_of_their_own_and_nobody_else_does():
    parent = made(Situation(helper=Helper.PARENT))
    worker = made(Situation(helper=Helper.WORKER))
    alone = made(Situation())

    assert "Let them keep the phone." in step(parent, "ST03").helper_text
    assert "safeguarding lead" in step(worker, "ST03").helper_text
    assert {each.helper_text for each in (alone.safety, *alone.steps)} == {""}


def test_it_ends_with_not_your_fault_and_you_can_stop_here():
    closing = made(Situation()).closing

    assert closing[0].startswith("It is not your fault.")
    assert closing[1].startswith("You can stop here")


def test_nothing_that_must_not_be_said_is_said_to_anybody():
    assert [text for text in EVERYTHING_SAID if forbidden_in(text)] == []


def test_every_number_shown_stands_in_a_contact_with_a_source():
    sourced = {
        re.sub(r"\D", "", found)
        for contact in GUIDANCE.contacts
        if contact.source
        for found in NUMBER.findall(f"{contact.phone} {contact.notes}")
    }
    for situation in EVERY_SITUATION:
        result = made(situation)
        told = [contact.phone for contact in result.contacts if contact.phone]
        told += [c.notes for c in result.contacts]
        told += [text for each in (result.safety, *result.steps) for text in each.texts]
        for text in told:
            for found in NUMBER.findall(text):
                assert re.sub(r"\D", "", found) in sourced, text


def test_every_contact_and_tool_says_when_it_was_recorded():
    for situation in PERSONAS:
        result = made(situation)
        assert all(" Nov 2026" in contact.basis.in_english for contact in result.contacts)
        assert all("21 Nov 2026" in tool.basis.in_english for tool in result.tools)


def test_no_plan_shows_a_contact_from_memory_with_more_than_name_and_domain():
    found = {c.id: c for situation in EVERY_SITUATION for c in made(situation).contacts}

    assert found["SI-6"].domain == "varninainternetu.si"
    assert found["SI-6"].phone == found["SI-6"].url == found["SI-6"].notes == ""


def test_years_later_the_emergency_number_is_the_one_number_left():
    for situation in PERSONAS:
        result = made(situation, date(2032, 1, 1))
        emergency = {contact.id for contact in result.emergency}
        assert result.emergency[0].phone
        assert all(not c.phone for c in result.contacts if c.id not in emergency)
        assert all(tool.url == "" for tool in result.tools)


def test_a_plan_for_somebody_who_says_nothing_at_all_is_complete():
    result = made(Situation())

    assert result.emergency
    assert "ST04" in [each.id for each in result.steps]
    assert result.capture
    assert len(result.steps) == 12


# Special situations


def test_one_e_mail_that_shows_nothing_leads_to_the_short_way():
    result = made(replace(PAID_IT, claim=Claim.MASS_MAIL, paid=PaidState.NO, methods=()))

    assert [each.id for each in result.steps] == ["ST01", "ST14", "ST10", "ST12"]
    assert "Keep it in your mailbox." in step(result, "ST14").texts[0]


def test_such_an_e_mail_stays_where_it_is_and_a_file_of_it_is_for_adults():
    adult = replace(PAID_IT, claim=Claim.MASS_MAIL, paid=PaidState.NO, methods=())
    young = replace(adult, ages=CHILD_SI.ages)
    of_adult, of_young = (" ".join(step(made(each), "ST14").brief) for each in (adult, young))

    assert "Save it as a file once" in of_adult
    assert "Copy its text" in of_young
    assert "Save it as a file" not in of_young
    assert "spam" not in f"{of_adult} {of_young}"


def test_whoever_paid_after_such_an_e_mail_still_finds_the_bank():
    result = made(replace(PAID_IT, claim=Claim.MASS_MAIL))

    assert "ST04" in [each.id for each in result.steps]


@pytest.mark.parametrize("published", [PublishedState.SENT, PublishedState.ONLINE])
def test_what_is_out_is_no_bluff(published):
    result = made(replace(PAID_IT, claim=Claim.MASS_MAIL, published=published))

    assert {"ST05", "ST08", "ST09"} <= {each.id for each in result.steps}


def test_nobody_else_reads_of_such_e_mails_as_a_step():
    assert all("ST14" not in [each.id for each in made(s).steps] for s in EVERY_SITUATION)


def test_somebody_from_everyday_life_means_a_plan_before_saving_and_blocking():
    result = made(replace(UNSURE_SCOTLAND, offender_known=YesNoUnsure.YES))

    order = [each.id for each in result.steps]
    assert order.index("ST13") < order.index("ST05") < order.index("ST07")
    assert "SC-5" in [each.id for each in step(result, "ST13").contacts]
    assert "ST13" not in [each.id for each in made(UNSURE_SCOTLAND).steps]


def test_made_up_pictures_are_said_to_count_where_they_are_taken_down():
    made_up = (
        "Made-up (AI) pictures can be taken down too. Say in the form that the picture is not real."
    )

    assert made_up in step(made(replace(PAID_IT, claim=Claim.AI_MADE)), "ST09").texts
    assert made_up not in step(made(PAID_IT), "ST09").texts


@pytest.mark.parametrize("helper", [each for each in Helper if each is not Helper.SELF])
def test_whoever_helps_has_a_page_of_their_own(helper):
    page = made(replace(CHILD_SI, helper=helper)).page

    assert page is not None
    assert page.parts
    assert bool(page.signs) is (helper is not Helper.FRIEND)


def test_the_signs_are_never_shown_to_the_person_concerned():
    assert made(CHILD_SI).page is None
    told = set(strings(made(CHILD_SI)))
    assert told.isdisjoint({sign.text for sign in GUIDANCE.signs})


def test_where_nobody_is_confirmed_the_plan_says_so():
    croatia = made(Situation(country="HR", ages=ADULT_ENGLAND.ages, paid=PaidState.PAID))

    assert step(croatia, "ST04").not_known == (
        "We have no confirmed bank line there. Use the number on your card or in your bank's app.",
    )
    assert any("where somebody listens" in text for text in step(croatia, "ST10").not_known)
    assert any("The police take the report." in text for text in step(croatia, "ST08").not_known)


def test_where_everybody_is_known_nothing_is_said_to_be_missing():
    result = made(replace(ADULT_ENGLAND, country="NL", paid=PaidState.NO))

    assert [text for each in (result.safety, *result.steps) for text in each.not_known] == []


def test_a_child_with_a_place_of_their_own_to_report_misses_nothing():
    assert step(made(replace(CHILD_SI, country="GB-EW")), "ST08").not_known == ()


@pytest.mark.parametrize("place", [each.id for each in GUIDANCE.jurisdictions])
@pytest.mark.parametrize("ages", [CHILD_SI.ages, ADULT_ENGLAND.ages])
def test_every_country_has_an_answer_in_every_step(place, ages):
    result = made(Situation(country=place, ages=ages, paid=PaidState.PAID))

    for name in ("ST00", "ST08", "ST10"):
        assert step(result, name).contacts
    bank = step(result, "ST04")
    assert bank.contacts or bank.not_known
    assert result.tools


def test_a_name_alone_that_nobody_confirmed_is_shown_to_nobody():
    ids = {contact.id for contact in made(Situation(country="IE")).contacts}

    assert "IE-6" not in ids
    assert "DE-7" in {c.id for c in made(Situation(country="DE", ages=PAID_IT.ages)).contacts}


@pytest.mark.parametrize(("country", "expected"), [("CA", {"CA-2", "CA-3"}), ("US", {"US-4"})])
def test_an_adult_whose_picture_is_from_before_18_finds_who_helps_with_such_pictures(
    country, expected
):
    then = Ages(now=30, in_picture=AgeInPicture.UNDER_18)
    today = Ages(now=30, in_picture=AgeInPicture.ADULT)

    assert expected <= {c.id for c in made(Situation(country=country, ages=then)).contacts}
    assert expected.isdisjoint(c.id for c in made(Situation(country=country, ages=today)).contacts)


@pytest.mark.parametrize(
    ("country", "ages", "expected"),
    [
        ("DE", PAID_IT.ages, "0800 1110111"),
        ("FR", PAID_IT.ages, "3114"),
        ("ES", PAID_IT.ages, "024"),
        ("SE", PAID_IT.ages, "90101"),
        ("NZ", PAID_IT.ages, "1737"),
        ("SE", CHILD_SI.ages, "116 111"),
        ("NZ", CHILD_SI.ages, "1737"),
    ],
)
def test_whoever_needs_a_voice_finds_a_number(country, ages, expected):
    line = made(Situation(country=country, ages=ages)).line_to_call

    assert line is not None
    assert line.phone == expected


@pytest.mark.parametrize(("method", "name"), [("postepay", "Postepay"), ("satispay", "Satispay")])
def test_whoever_paid_the_italian_way_is_told_whom_to_ask_and_given_no_invented_number(
    method: str, name: str
):
    (rail,) = made(Situation(country="IT", methods=(method,))).money.rails
    bank = made(PAID_IT).money.rails[0].contacts

    assert rail.name == name
    assert rail.call
    assert rail.note
    # Nobody confirmed an address of the company: there is none, only what any bank has there.
    assert rail.contacts == bank
    assert NUMBER.search(" ".join((rail.call, rail.chance, *rail.note))) is None


def test_these_ways_stand_in_italy_alone():
    rails = made(Situation(country="SI", paid=PaidState.PAID)).money.rails
    assert {"P20", "P21"}.isdisjoint(rail.id for rail in rails)
