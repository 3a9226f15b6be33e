from datetime import date

import msgspec
import pytest

from evidence_kit.guidance.row import Confidence, Row

ROW = """
id = "X-1"
source = "https://example.org/"
confidence = "C2"
recorded_on = 2026-11-21
review_after = 2027-05-21
"""


def test_a_row_says_where_it_was_read_and_when_to_look_again():
    row = msgspec.toml.decode(ROW, type=Row)

    assert row.confidence is Confidence.THIRD_PARTY
    assert row.review_after == date(2027, 5, 21)
    assert row.checked_on is None


@pytest.mark.parametrize("field", ["id", "source", "confidence", "recorded_on", "review_after"])
def test_a_row_without_one_of_these_is_refused(field):
    lines = [line for line in ROW.splitlines() if not line.startswith(f"{field} ")]

    with pytest.raises(msgspec.ValidationError, match=field):
        msgspec.toml.decode("\n".join(lines), type=Row)
