from datetime import date

import pytest

from evidence_kit.guidance.card import police_of, tool_of
from evidence_kit.guidance.loading import load
from evidence_kit.guidance.planning import plan
from evidence_kit.guidance.situation import Situation
from evidence_kit.model import AgeInPicture, Ages
from evidence_kit.resources import asset_path

GUIDANCE = load(asset_path("guidance"))
CHILD = Ages(now=15, in_picture=AgeInPicture.UNDER_18)
DAY = date(2026, 11, 28)


@pytest.mark.parametrize(("country", "tool"), [("SI", "Take It Down"), ("GB-SCT", "Report Remove")])
def test_the_tool_is_the_one_of_the_country_and_the_age(country: str, tool: str) -> None:
    found = tool_of(plan(GUIDANCE, Situation(country=country, ages=CHILD), DAY))

    assert found is not None
    assert tool in found.name


def test_the_police_on_the_card_are_not_the_emergency_number_again() -> None:
    made = plan(GUIDANCE, Situation(country="GB-SCT", ages=CHILD), DAY)
    police = police_of(made)

    assert police is not None
    assert police.id not in {each.id for each in made.emergency}
    assert police.phone or police.domain


def test_where_nothing_is_known_nobody_is_invented() -> None:
    made = plan(GUIDANCE, Situation(), DAY)
    police = police_of(made)

    assert police is None or police.id in {each.id for each in made.contacts}
