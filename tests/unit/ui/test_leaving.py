"""What a window has of its case, and where the case goes on; leaving itself is in test_window."""

import pytest
from msgspec.structs import replace

from evidence_kit.ui.leaving import PAGE_DRAFT, HeldCase, kept_page
from tests.unit.ui.seen import seen


def test_a_case_that_is_dropped_leaves_only_where_it_lies() -> None:
    held = HeldCase()
    held.path, held.seen = "/home/ana/Papers", seen()

    held.drop()

    assert vars(held) == vars(HeldCase()) | {"path": "/home/ana/Papers"}
    assert not held.is_open


@pytest.mark.parametrize(
    ("kept", "page"), [("money", "money"), ("", "home"), ("a page of another version", "home")]
)
def test_a_case_goes_on_where_it_was_left_if_there_is_such_a_page(kept: str, page: str) -> None:
    assert kept_page(replace(seen(), drafts={PAGE_DRAFT: kept})) == page
