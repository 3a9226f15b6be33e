"""Tests for evidence_kit.ui.models.half_made: what was begun is not called saved."""

import pytest

from evidence_kit.i18n import Words
from evidence_kit.ui.models.half_made import half_made_on, half_made_words


@pytest.mark.parametrize(
    ("name", "page"),
    [
        ("money/form", "money"),
        ("money/correct/12", "money"),
        ("people/joining", "people"),
        ("story/told", "story"),
        ("steps/removal", "steps"),
        ("evidence/several", "evidence"),
        ("evidence/withdraw/a-piece", "evidence"),
        ("people/seen/3", "people"),
        ("people/parting/s2", "people"),
        ("people/withdraw/3", "people"),
        ("money/withdraw/3", "money"),
        ("money/more/3", "money"),
        ("story/withdraw/event/3", "story"),
        ("steps/withdraw/3", "steps"),
        ("settings/anchors", "settings"),
    ],
)
def test_a_form_that_was_begun_waits_on_its_page(name: str, page: str) -> None:
    assert half_made_on({name: "begun"}) == (page,)
    assert half_made_on({name: ""}) == ()


def test_what_is_recorded_by_itself_and_what_is_no_form_waits_for_nothing() -> None:
    drafts = {"story/facts": "He wrote.", "window/page": "money", "evidence/waiting": "{}"}
    assert half_made_on(drafts) == ()


def test_it_is_said_where_it_waits(words: Words) -> None:
    said = half_made_words("money", words)
    assert said == "What you began on “Money” waits there and is not in your case yet."
    assert "“Settings”" in half_made_words("settings", words)
