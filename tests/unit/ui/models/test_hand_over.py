from dataclasses import replace

import pytest

from evidence_kit.guidance.wording import (
    LONGEST_SENTENCE_WORDS,
    forbidden_in,
    longest_sentence_words,
)
from evidence_kit.messages import CaseSeen, ExportSeen, PackageChecked, PackageMade
from evidence_kit.model import PAPERS_FROM, CaseId, Verdict
from evidence_kit.ui.models.hand_over import (
    MADE_ANSWERS,
    Choice,
    HandOverState,
    PackageOut,
    counts_of,
    packages_made,
    report_path,
)
from evidence_kit.ui.models.making import Shape, begin
from evidence_kit.ui.models.verdicts import MadeAnswer
from tests.fakes import STARTED_AT, new_case
from tests.unit.ui.seen import finding, seen

CODE = "ab" * 32


def exported(*kinds: str) -> CaseSeen:
    exports = tuple(
        ExportSeen(version=number, kind=kind, made_at=STARTED_AT, code=CODE)
        for number, kind in enumerate(kinds, start=1)
    )
    return seen(exports=exports)


def test_nothing_can_be_made_before_a_place_is_chosen() -> None:
    state = HandOverState(case=seen())

    assert not state.can_make
    assert replace(state, choice=Choice(place="/media/POLICE")).can_make


def test_nothing_can_be_made_twice_at_once() -> None:
    making = begin(Shape.FOLDER, seen())
    state = HandOverState(case=seen(), choice=Choice(place="/media/POLICE"), making=making)

    assert not state.can_make


def test_a_case_that_is_read_again_keeps_what_was_chosen() -> None:
    chosen = HandOverState(case=seen(), choice=Choice(place="/media/POLICE"))

    assert chosen.with_case(seen(drafts={"x": "y"})).choice.place == "/media/POLICE"


def test_another_case_begins_afresh() -> None:
    first = seen(case=replace(new_case(), id=CaseId("0" * 32)))
    second = seen(case=replace(new_case(), id=CaseId("1" * 32)))
    chosen = HandOverState(case=first, choice=Choice(place="/media/POLICE", language="sl"))

    assert chosen.with_case(second).choice == Choice(language="sl")


def test_a_later_report_never_takes_an_earlier_ones_name() -> None:
    reference = seen().case.reference

    assert report_path(exported(), "/x").endswith(f"{reference}-report-1.pdf")
    assert report_path(exported("report", "package"), "/x").endswith("-report-3.pdf")


def test_papers_that_went_out_alone_are_no_version_of_the_report() -> None:
    papers = ExportSeen(version=PAPERS_FROM + 1, kind="papers", made_at=STARTED_AT, code=CODE)
    case = seen(exports=(*exported("report").exports, papers))

    assert report_path(case, "/x").endswith("-report-2.pdf")


def test_packages_made_before_are_listed_with_the_latest_first() -> None:
    case = exported("package", "report", "package")

    assert [export.version for export in packages_made(case)] == [3, 1]


def test_what_was_not_checked_is_not_called_complete() -> None:
    made = PackageMade(folder_path="/x", zip_path="", hand_over_code=CODE, exhibits=1, left_out=())

    out = PackageOut(made=made, at=STARTED_AT, pages=14)

    assert out.answer is MadeAnswer.NOT_CHECKED


def test_points_are_counted() -> None:
    checked = PackageChecked(
        findings=(finding("a"), finding("b", Verdict.ADDED), finding("c", Verdict.ALTERED)),
        is_intact=False,
        hand_over_code=CODE,
        is_code_compared=True,
    )

    assert counts_of(checked) == (1, 3, 1)


@pytest.mark.parametrize("answer", MadeAnswer)
def test_each_answer_is_said_plainly(answer: MadeAnswer) -> None:
    said = MADE_ANSWERS[answer]
    text = f"{said.title} {said.means}"

    assert forbidden_in(text) == ""
    assert longest_sentence_words(text) <= LONGEST_SENTENCE_WORDS
    assert said.tone in {"keep", "soon"}
