"""Tests for evidence_kit.ui.pages.evidence_waiting: files outlive a lock with their answers."""

from dataclasses import replace
from pathlib import Path

from evidence_kit.errors import IntimateUnderAgeError, SourceUnreadableError
from evidence_kit.i18n import Words
from evidence_kit.messages import Problem
from evidence_kit.model import Route
from evidence_kit.ui.models.waiting import WAITING_DRAFT, files_waiting
from evidence_kit.ui.pages.evidence_offers import offers_of
from evidence_kit.ui.pages.evidence_question import Answer, Fate, Offered, Question
from evidence_kit.ui.pages.evidence_state import PageState
from evidence_kit.ui.pages.evidence_transfer import Row, RowState, Transfer
from evidence_kit.ui.pages.evidence_waiting import (
    LONGEST_DRAFT,
    draft_of,
    from_draft,
    unkept_of,
    waiting_of,
)

PICTURE = Offered(path="", name="picture.png", data=b"png")


def asked(folder: Path, *names: str, is_under_18: bool = False) -> Question:
    for name in names:
        (folder / name).write_bytes(b"x" * 10)
    paths = [str(folder / name) for name in names]
    return Question.about(offers_of(paths), is_under_18=is_under_18, route=Route.FILE_DIALOG)


def transfer(question: Question, *states: RowState, code: str = "") -> Transfer:
    problem = Problem(code=code, facts={}) if code else None
    rows = tuple(
        Row(name=each.name, path=each.path, state=state, problem=problem)
        for each, state in zip(question.offered, states, strict=True)
    )
    return Transfer(rows=rows, is_over=all(state.is_over for state in states))


def test_files_come_back_with_every_answer(tmp_path: Path) -> None:
    question = asked(tmp_path, "a.png", "č »b«.png", "c.png")
    question = question.answered(0, Answer.NO).answered(1, Answer.YES).decided(Fate.SEAL)
    question = question.said_of_others(0, has_others=True)

    assert from_draft({WAITING_DRAFT: draft_of(question)}) == question


def test_a_draft_that_cannot_be_read_asks_about_nothing() -> None:
    assert from_draft({}) is None
    assert from_draft({WAITING_DRAFT: '{"folders": {"/a": [["b", "no"]]}}'}) is None


def test_a_picture_from_the_clipboard_is_said_and_remembered_nowhere(words: Words) -> None:
    question = Question.about((PICTURE,), is_under_18=True, route=Route.PASTE)

    unkept = unkept_of(PageState(question=question), words)

    assert draft_of(question) == ""
    assert unkept is not None
    assert (unkept.files, unkept.has_clipboard) == (0, True)


def test_a_draft_is_never_longer_than_a_case_takes_it(tmp_path: Path) -> None:
    name = "č" * 200
    offered = tuple(Offered(path=str(tmp_path / f"{n}{name}"), name=name) for n in range(2000))

    draft = draft_of(Question.about(offered, is_under_18=False, route=Route.DROP))

    assert 0 < files_waiting({WAITING_DRAFT: draft}) < len(offered)
    assert len(draft) <= LONGEST_DRAFT


def test_before_more_files_wait_than_are_remembered_it_is_said(words: Words) -> None:
    paths = [f"/photos/{number:05}-{'long' * 20}.png" for number in range(12_000)]
    offered = tuple(Offered(path=path, name=path, data=None) for path in paths)
    many = Question.about(offered, is_under_18=False, route=Route.DROP)
    few = Question.about(offered[:5_000], is_under_18=False, route=Route.DROP)

    said, quiet = (
        unkept_of(PageState(question=many), words),
        unkept_of(PageState(question=few), words),
    )
    kept = files_waiting({WAITING_DRAFT: draft_of(many)})

    assert said is not None
    assert quiet is not None
    assert 5_000 < kept < len(offered)
    assert f"only the first {kept} files are asked about again." in said.line
    assert said.files == len(offered)
    assert "first" not in quiet.line
    assert files_waiting({WAITING_DRAFT: draft_of(few)}) == len(few.offered)


def test_what_stays_where_it_is_in_an_under_18_case_does_not_wait(
    tmp_path: Path, words: Words
) -> None:
    question = asked(tmp_path, "a.png", is_under_18=True).answered(0, Answer.YES)

    assert unkept_of(PageState(question=question), words) is None
    assert from_draft({WAITING_DRAFT: draft_of(question)}) == question


def test_of_files_on_their_way_those_wait_that_no_answer_was_heard_of(
    tmp_path: Path, words: Words
) -> None:
    question = asked(tmp_path, "a", "b", "c")
    question = question.looked(has_looked=True).answered_no_for_all()
    under_way = transfer(question, RowState.SAVED, RowState.COPYING, RowState.WAITING)
    state = PageState(taken=question, transfer=under_way)

    waiting, unkept = waiting_of(state), unkept_of(state, words)

    assert waiting is not None
    assert [each.name for each in waiting.offered] == ["b", "c"]
    assert waiting.answers == (Answer.NO, Answer.NO)
    assert unkept is not None
    assert unkept.line == "Still saving. What was saved before is safe."


def test_a_refused_file_waits_only_where_it_may_be_tried_again(tmp_path: Path) -> None:
    question = asked(tmp_path, "a").answered(0, Answer.NO)

    def waits(code: str) -> bool:
        over = transfer(question, RowState.REFUSED, code=code)
        return waiting_of(PageState(taken=question, transfer=over)) is not None

    assert waits(SourceUnreadableError.code)
    assert not waits(IntimateUnderAgeError.code)


def test_files_on_their_way_and_files_asked_about_wait_together(tmp_path: Path) -> None:
    taken = asked(tmp_path, "a").answered(0, Answer.NO)
    later = replace(asked(tmp_path, "b", "c"), others_in=frozenset()).answered(1, Answer.NO)
    state = PageState(question=later, taken=taken, transfer=transfer(taken, RowState.WAITING))

    waiting = waiting_of(state)

    assert waiting is not None
    assert [each.name for each in waiting.offered] == ["a", "b", "c"]
    assert waiting.answers == (Answer.NO, Answer.NONE_YET, Answer.NO)
