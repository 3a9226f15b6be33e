from dataclasses import replace

import msgspec
import pytest

from evidence_kit.guidance.choosing import (
    captures_for,
    chain_for,
    contacts_for,
    fits,
    rails_for,
    tools_for,
)
from evidence_kit.guidance.loading import load
from evidence_kit.guidance.row import Confidence
from evidence_kit.guidance.schema import Slot, When
from evidence_kit.guidance.situation import Helper, PaidState, PublishedState, Situation
from evidence_kit.model import AgeInPicture, Ages
from evidence_kit.resources import asset_path

GUIDANCE = load(asset_path("guidance"))
CHILD = Ages(now=14, in_picture=AgeInPicture.UNDER_18)
ADULT = Ages(now=30, in_picture=AgeInPicture.ADULT)


def ids(rows):
    return [row.id for row in rows]


@pytest.mark.parametrize(
    ("country", "chain"),
    [
        ("SI", ("SI", "EU", "INT")),
        ("it", ("IT", "EU", "INT")),
        ("GB-SCT", ("GB-SCT", "GB", "INT")),
        ("gb_sct", ("GB-SCT", "GB", "INT")),
        ("GB-ENG", ("GB-EW", "GB", "INT")),
        ("GB-WLS", ("GB-EW", "GB", "INT")),
        ("GB-NIR", ("GB-NIR", "GB", "INT")),
        ("GB", ("GB", "INT")),
        ("UK", ("GB", "INT")),
        ("GB-XYZ", ("GB", "INT")),
        ("FR", ("FR", "EU", "INT")),
        ("FR-75", ("FR", "EU", "INT")),
        ("PT", ("EU", "INT")),
        ("NZ", ("NZ", "INT")),
        ("EU", ("EU", "INT")),
        ("BR", ("INT",)),
        ("CH", ("INT",)),
        ("", ("INT",)),
        ("somewhere", ("INT",)),
    ],
)
def test_a_country_leads_to_its_own_rows_and_those_it_inherits(country, chain):
    assert chain_for(GUIDANCE, country) == chain


def test_every_state_of_the_union_inherits_its_rows():
    members = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK"

    assert all("EU" in chain_for(GUIDANCE, country) for country in members.split())


def test_the_general_emergency_number_stands_before_special_ones():
    chain = chain_for(GUIDANCE, "SI")

    found = contacts_for(GUIDANCE, chain, Situation(ages=ADULT), Slot.EMERGENCY)

    assert ids(found) == ["EU-1", "SI-1"]


def test_a_fallback_steps_aside_for_something_nearer():
    found = contacts_for(
        GUIDANCE, chain_for(GUIDANCE, "SI"), Situation(ages=CHILD), Slot.CHILD_HELP
    )

    assert ids(found) == ["SI-7"]


@pytest.mark.parametrize("country", ["HR", "BE", "PT", "GR"])
def test_a_list_that_leads_on_stays_where_nothing_nearer_is_confirmed(country):
    chain = chain_for(GUIDANCE, country)

    assert "INT-6" in ids(contacts_for(GUIDANCE, chain, Situation(ages=ADULT), Slot.ADULT_HELP))


@pytest.mark.parametrize(("age", "place"), [(15, None), (16, 0), (40, 0), (None, -1)])
def test_a_line_that_turns_the_young_away_is_not_offered_to_them(age, place):
    situation = Situation(ages=Ages(now=age, in_picture=AgeInPicture.UNDER_18))

    found = ids(contacts_for(GUIDANCE, chain_for(GUIDANCE, "GB-SCT"), situation, Slot.ADULT_HELP))

    assert len(found) > 1
    assert ("SC-2" not in found) if place is None else (found[place] == "SC-2")


def test_a_fallback_does_not_step_aside_for_something_nobody_confirmed():
    contacts = tuple(
        msgspec.structs.replace(row, confidence=Confidence.MEMORY) if row.id == "SI-7" else row
        for row in GUIDANCE.contacts
    )
    guidance = replace(GUIDANCE, contacts=contacts)

    found = contacts_for(
        guidance, chain_for(guidance, "SI"), Situation(ages=CHILD), Slot.CHILD_HELP
    )

    assert "EU-2" in ids(found)


def test_slots_for_children_are_empty_for_adults_everywhere():
    for jurisdiction in GUIDANCE.jurisdictions:
        chain = chain_for(GUIDANCE, jurisdiction.id)
        for slot in (Slot.CHILD_HELP, Slot.CHILD_REPORT):
            assert contacts_for(GUIDANCE, chain, Situation(ages=ADULT), slot) == ()


def test_a_parent_finds_the_line_for_parents_and_a_child_does_not():
    chain = chain_for(GUIDANCE, "GB")

    for_parent = contacts_for(
        GUIDANCE, chain, Situation(ages=CHILD, helper=Helper.PARENT), Slot.ADULT_HELP
    )
    for_child = contacts_for(GUIDANCE, chain, Situation(ages=CHILD), Slot.ADULT_HELP)

    assert "UK-15" in ids(for_parent)
    assert "UK-15" not in ids(for_child)


def test_one_row_may_hold_in_two_places():
    northern_ireland = contacts_for(
        GUIDANCE, chain_for(GUIDANCE, "GB-NIR"), Situation(ages=ADULT), Slot.CYBER_REPORT
    )
    scotland = contacts_for(
        GUIDANCE, chain_for(GUIDANCE, "GB-SCT"), Situation(ages=ADULT), Slot.CYBER_REPORT
    )

    assert "EW-1" in ids(northern_ireland)
    assert "EW-1" not in ids(scotland)


@pytest.mark.parametrize(
    ("ages", "expected"),
    [
        (CHILD, {"UK-4", "INT-3"}),
        (Ages(now=None, in_picture=AgeInPicture.NOT_SURE), {"UK-4", "INT-3"}),
        (Ages(now=None, in_picture=AgeInPicture.ADULT), {"UK-4", "INT-3"}),
        (Ages(now=16, in_picture=AgeInPicture.ADULT), {"UK-4", "INT-3"}),
        (Ages(now=25, in_picture=AgeInPicture.UNDER_18), {"INT-3"}),
        (Ages(now=25, in_picture=AgeInPicture.NOT_SURE), {"INT-3"}),
        (ADULT, {"INT-1"}),
    ],
)
def test_the_two_ages_decide_which_tool_is_offered(ages, expected):
    situation = Situation(ages=ages, published=PublishedState.NO)

    found = tools_for(GUIDANCE, chain_for(GUIDANCE, "GB-EW"), situation)

    assert set(ids(found)) == expected


def test_search_removal_is_offered_when_something_may_be_online():
    situation = Situation(ages=ADULT, published=PublishedState.ONLINE)

    assert "INT-8" in ids(tools_for(GUIDANCE, ("INT",), situation))


def test_the_nearest_rail_answers_for_a_method():
    situation = Situation(methods=("bank",))

    assert ids(rails_for(GUIDANCE, chain_for(GUIDANCE, "GB"), situation)) == ["P02"]
    assert ids(rails_for(GUIDANCE, chain_for(GUIDANCE, "SI"), situation)) == ["P01"]


def test_without_a_named_method_every_rail_is_offered_once():
    found = rails_for(GUIDANCE, chain_for(GUIDANCE, "GB"), Situation())

    methods = [method for rail in found for method in rail.methods]
    assert len(methods) == len(set(methods))
    assert {
        "bank", "card", "paypal", "crypto", "gift-card", "western-union", "moneygram",
        "paysafecard", "revolut",
    } <= set(methods)  # fmt: skip


def test_a_coin_by_its_name_leads_to_the_crypto_rail():
    assert ids(rails_for(GUIDANCE, ("INT",), Situation(methods=("bitcoin",)))) == ["P10"]


def test_a_capture_line_nobody_confirmed_waits():
    assert "CAP-12" not in ids(captures_for(GUIDANCE, Situation()))


def test_an_address_to_capture_is_asked_for_where_something_may_be_posted():
    nothing = captures_for(GUIDANCE, Situation(published=PublishedState.NO))
    unsure = captures_for(GUIDANCE, Situation(published=PublishedState.NOT_SURE))

    assert "CAP-07" not in ids(nothing)
    assert "CAP-07" in ids(unsure)


def test_a_condition_holds_when_all_its_parts_hold():
    when = When(paid=(PaidState.PAID,), published=(PublishedState.ONLINE,))

    assert fits(when, Situation(paid=PaidState.PAID, published=PublishedState.ONLINE))
    assert not fits(when, Situation(paid=PaidState.PAID, published=PublishedState.NO))
    assert fits(When(), Situation())
