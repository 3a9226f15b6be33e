from dataclasses import replace

import pytest

from evidence_kit.i18n import Words
from evidence_kit.messages import CaseBegun, CaseSeen
from evidence_kit.model import ItemStatus, Route, Verdict
from evidence_kit.ui.pages.evidence_question import Offered, Question
from evidence_kit.ui.pages.evidence_search import found_words
from evidence_kit.ui.pages.evidence_state import Face, Found, PageState, lead_of
from tests.unit.ui.seen import finding, item, seen

ENGLISH = Words()
HELD = item(1)
STUB = item(2, status=ItemStatus.WITHDRAWN)
DESCRIBED = item(3, status=ItemStatus.NOT_HELD)


@pytest.mark.parametrize(
    ("case", "lead"),
    [
        (seen(), "Nothing here yet."),
        (seen(items=(HELD,)), "1 piece, saved and verified. Pictures stay covered."),
        (seen(items=(DESCRIBED,)), "1 piece, described in words. Your words are saved."),
        (
            seen(items=(HELD, DESCRIBED)),
            "2 pieces: saved and verified 1, described in words 1. Pictures stay covered.",
        ),
        (
            seen(items=(HELD, STUB)),
            "2 pieces, 1 of them saved and verified. Pictures stay covered.",
        ),
        (
            seen(items=(HELD,), findings=(finding("JS-001", Verdict.MISSING),)),
            "1 piece. Not every one is as you saved it.",
        ),
    ],
)
def test_the_line_under_the_title_says_how_things_stand(case: CaseSeen, lead: str) -> None:
    assert lead_of(PageState(case=case), ENGLISH) == lead


def test_while_a_question_waits_the_line_says_so() -> None:
    offered = tuple(Offered(path=f"/{n}", name=str(n)) for n in range(3))
    question = Question.about(offered, is_under_18=True, route=Route.DROP)

    lead = lead_of(PageState(face=Face.QUESTION, question=question), ENGLISH)

    assert lead == "3 files are waiting. One question first."


def test_as_long_as_nothing_is_known_the_under_18_rules_hold() -> None:
    assert PageState().is_under_18
    assert not PageState(case=seen()).is_under_18


def test_a_check_of_something_else_is_no_word_about_a_piece() -> None:
    state = PageState(case=seen(items=(HELD,), findings=(finding("ledger", Verdict.ALTERED),)))

    assert state.wrong == ()


def test_a_piece_that_is_gone_is_not_open_any_more() -> None:
    state = PageState(case=seen(items=(HELD,)), opened=HELD.id)

    assert state.seen(seen(items=(HELD,))).opened == HELD.id
    assert state.seen(seen()).opened is None


def test_what_has_the_words_is_listed_and_other_places_are_counted() -> None:
    case = seen(items=(item(1), item(2), item(3)))
    names = frozenset({"JS-001", "JS-003", "JS-001-C1", "event/2", "statement"})

    state = PageState(case=case, found=Found(text="pay", names=names, not_searched=("JS-002",)))

    assert [each.label for each in state.listed] == ["JS-001", "JS-003"]
    assert state.found_elsewhere == 2
    assert PageState(case=case).listed == case.items
    assert found_words(PageState(case=case), ENGLISH) == ""
    assert found_words(state, ENGLISH) == (
        "2 pieces have these words. They also stand at 2 places in what you wrote down. "
        "Not looked through to the end: JS-002"
    )


# --- while pieces are still to come -------------------------------------------------------


def begun(count: int, *, held: int, not_held: int = 0) -> CaseBegun:
    return CaseBegun(seen=seen(items=(HELD, STUB)), count=count, held=held, not_held=not_held)


@pytest.mark.parametrize(
    ("beginning", "lead"),
    [
        (
            begun(900, held=900),
            "900 pieces, every one saved and verified. Pictures stay covered.",
        ),
        (
            begun(900, held=0, not_held=900),
            "900 pieces, described in words. Your words are saved.",
        ),
        (
            begun(900, held=7),
            "900 pieces, 7 of them saved and verified. Pictures stay covered.",
        ),
    ],
)
def test_the_line_counts_what_is_still_to_come(beginning: CaseBegun, lead: str) -> None:
    assert lead_of(PageState().begun(beginning), ENGLISH) == lead


def test_as_long_as_pieces_are_to_come_it_is_said_and_no_place_is() -> None:
    state = replace(PageState().begun(begun(900, held=899)), opened=HELD.id)

    assert state.is_filling
    assert found_words(state, ENGLISH) == (
        "Listed so far: 2 of 900. The others follow in a moment."
    )
    assert state.place_of_opened is None


def test_the_whole_case_takes_the_place_of_its_beginning_and_what_is_open_stays() -> None:
    state = replace(PageState().begun(begun(3, held=1)), opened=HELD.id)

    whole = state.seen(seen(items=(HELD, STUB, DESCRIBED)))

    assert not whole.is_filling
    assert found_words(whole, ENGLISH) == ""
    assert whole.opened_item == HELD
    assert whole.place_of_opened is not None
    assert whole.place_of_opened.of == 3
