from dataclasses import replace

import pytest

from evidence_kit.messages import CaseSeen, ExportSeen
from evidence_kit.model import PAPERS_FROM, ItemStatus
from evidence_kit.ui.models.completeness import Gap, gaps
from evidence_kit.ui.models.left_out import LEFT_OUT_DRAFT, left_out_count, left_out_draft
from tests.fakes import STARTED_AT
from tests.unit.ui.seen import item, seen


def left(count: int, **parts: object) -> CaseSeen:
    draft = left_out_draft(seen(), count)
    return seen(drafts={LEFT_OUT_DRAFT: draft}, **parts)


def described(number: int) -> object:
    return replace(item(number), status=ItemStatus.NOT_HELD)


def test_what_was_left_out_is_offered_to_be_said_in_words() -> None:
    assert left_out_count(left(2)) == 2
    assert Gap.LEFT_OUT in gaps(left(1))
    assert Gap.LEFT_OUT not in gaps(seen())


def test_each_description_counts_for_one_and_more_of_them_for_no_other() -> None:
    assert left_out_count(left(2, items=(described(1),))) == 1
    assert left_out_count(left(2, items=(described(1), described(2), described(3)))) == 0


def test_what_was_described_before_counts_for_nothing_left_out_later() -> None:
    before = seen(items=(described(1),))
    after = seen(items=before.items, drafts={LEFT_OUT_DRAFT: left_out_draft(before, 1)})

    assert left_out_count(after) == 1
    assert left_out_draft(after, 2) == "[3, 1, 0]"


def test_a_report_that_was_made_without_it_ends_the_offer_and_papers_do_not() -> None:
    made = ExportSeen(version=1, kind="report", made_at=STARTED_AT, code="0f")
    papers = ExportSeen(version=PAPERS_FROM + 1, kind="papers", made_at=STARTED_AT, code="0f")

    assert left_out_count(left(1, exports=(made,))) == 0
    assert left_out_count(left(1, exports=(papers,))) == 1


@pytest.mark.parametrize(
    "draft", ["", "x", "{}", "[1]", "[true, 0, 0]", '["1", 0, 0]', "[-1, 0, 0]"]
)
def test_what_nobody_wrote_so_is_nothing(draft: str) -> None:
    assert left_out_count(seen(drafts={LEFT_OUT_DRAFT: draft})) == 0
