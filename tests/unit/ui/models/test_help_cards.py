from dataclasses import replace
from datetime import date, datetime

import pytest

from evidence_kit.guidance.loading import load
from evidence_kit.guidance.schema import Guidance
from evidence_kit.guidance.wording import (
    LONGEST_SENTENCE_WORDS,
    forbidden_in,
    longest_sentence_words,
)
from evidence_kit.model import AgeInPicture, Ages
from evidence_kit.resources import asset_path
from evidence_kit.ui.models.help_cards import CardKind, HelpSheet, Reader, Who, help_sheet
from tests.fakes import new_case

TODAY = date(2026, 11, 28)
LATE = date(2031, 1, 1)


@pytest.fixture(scope="module")
def guidance() -> Guidance:
    return load(asset_path("guidance"))


def card(sheet: HelpSheet, title: str) -> list[str]:
    """The numbers, or names where there is no number, that a card says."""
    (found,) = [each for each in sheet.cards if each.title == title]
    return [entry.number or entry.name for entry in found.entries]


def names(sheet: HelpSheet) -> set[str]:
    return {entry.name for each in sheet.cards for entry in each.entries}


def test_danger_comes_first_and_is_the_only_red(guidance: Guidance) -> None:
    for country in ("", "SI", "IT", "GB-SCT", "DE", "US"):
        sheet = help_sheet(guidance, Reader(country=country), TODAY)
        red = [each.kind is CardKind.DANGER for each in sheet.cards]

        assert red == [True] + [False] * (len(red) - 1)
        assert sheet.cards[0].entries[0].number


def test_the_first_three_are_stop_replying_do_not_pay_do_not_delete(guidance: Guidance) -> None:
    titles = [line.title for line in help_sheet(guidance, Reader(), TODAY).first]

    assert titles == ["Stop replying", "Don't pay, or don't pay again", "Don't delete anything"]


def test_a_country_has_its_own_numbers(guidance: Guidance) -> None:
    sheet = help_sheet(guidance, Reader(country="SI"), TODAY)

    assert card(sheet, "In danger, or thinking about dying")[:2] == ["112", "113"]
    assert card(sheet, "Someone to talk to")[0] == "116 111"
    assert card(sheet, "Tell the police")[0] == "113"


@pytest.mark.parametrize(("hour", "first"), [(2, "116 123"), (13, "116 111"), (21, "116 123")])
def test_who_is_not_there_now_stands_behind_who_is(
    guidance: Guidance, hour: int, first: str
) -> None:
    now = datetime(2026, 11, 29, hour, 15)  # noqa: DTZ001 - a wall clock
    sheet = help_sheet(guidance, Reader(country="SI"), TODAY, now)

    (talk,) = [each for each in sheet.cards if each.title == "Someone to talk to"]
    always = help_sheet(guidance, Reader(country="SI"), TODAY)
    assert talk.entries[0].number == first
    assert sorted(card(sheet, talk.title)) == sorted(card(always, talk.title))
    closed = [each.number for each in talk.entries if "Not open now" in each.lines]
    assert closed == ([] if first == "116 111" else ["116 111"])


def test_a_child_is_never_pointed_to_tools_for_adults(guidance: Guidance) -> None:
    for who in (Who.UNDER_18, Who.HELPING):
        sheet = help_sheet(guidance, Reader(country="SI", who=who), TODAY)

        assert "StopNCII" not in names(sheet)
        assert "Take It Down" in names(sheet)


def test_an_adult_who_said_nothing_of_the_picture_is_told_of_both(guidance: Guidance) -> None:
    sheet = help_sheet(guidance, Reader(country="SI", who=Who.ADULT), TODAY)

    assert {"StopNCII", "Take It Down"} <= names(sheet)


def test_an_open_case_has_said_it_and_is_believed(guidance: Guidance) -> None:
    adult = Reader.of_case(new_case(age=34))
    ages = Ages(now=34, in_picture=AgeInPicture.UNDER_18)
    was_young = Reader.of_case(replace(new_case(age=34), ages=ages))

    assert adult.who is Who.ADULT
    assert "Take It Down" not in names(help_sheet(guidance, adult, TODAY))
    assert "StopNCII" not in names(help_sheet(guidance, was_young, TODAY))


def test_a_number_that_is_overdue_is_not_shown_and_an_emergency_number_is(
    guidance: Guidance,
) -> None:
    sheet = help_sheet(guidance, Reader(country="SI"), LATE)

    assert card(sheet, "In danger, or thinking about dying")[0] == "112"
    talk = next(each for each in sheet.cards if each.title == "Someone to talk to")
    assert not any(entry.number for entry in talk.entries)
    assert all(entry.caution is not None for entry in talk.entries)


def test_where_no_bank_number_is_known_the_bank_is_named(guidance: Guidance) -> None:
    sheet = help_sheet(guidance, Reader(country="SI"), TODAY)
    (money,) = [each for each in sheet.cards if each.title == "Money moved?"]

    assert money.headline == "Call your bank today"


def test_the_words_are_kind_and_short(guidance: Guidance) -> None:
    for country in ("", "SI", "IT", "GB-SCT"):
        for who in Who:
            for each in help_sheet(guidance, Reader(country=country, who=who), TODAY).cards:
                for text in (each.title, each.headline, *each.opening):
                    assert forbidden_in(text) == ""
                    assert longest_sentence_words(text) <= LONGEST_SENTENCE_WORDS


def test_whoever_helps_has_a_card_for_each_kind_of_helper_and_nobody_else_does(
    guidance: Guidance,
) -> None:
    helping = help_sheet(guidance, Reader(country="SI", who=Who.HELPING), TODAY)
    alone = help_sheet(guidance, Reader(country="SI", who=Who.ADULT), TODAY)
    pages = {page.title for page in guidance.pages}

    signs = {sign.text for sign in guidance.signs}

    assert signs <= {text for each in helping.cards for text in each.opening}
    assert signs.isdisjoint(text for each in alone.cards for text in each.opening)
    titles = [each.title for each in helping.cards]

    assert pages <= set(titles)
    assert titles.index("Money moved?") < titles.index("For parents and carers")
    assert pages.isdisjoint({each.title for each in alone.cards})
