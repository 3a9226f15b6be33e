from dataclasses import FrozenInstanceError

import pytest

from evidence_kit.subjects import Attribution, PaymentDetail, Subject
from tests.fakes import STARTED_AT

VALUES = (
    Subject(number=2, part_of=None, note="", changed_at=STARTED_AT),
    Attribution(number=3, subject="S2", changed_at=STARTED_AT),
    PaymentDetail(number=1, name="fee", value="2", changed_at=STARTED_AT),
)


@pytest.mark.parametrize("value", VALUES)
def test_what_was_said_is_never_changed_in_place(value: Subject) -> None:
    with pytest.raises(FrozenInstanceError):
        value.number = 9  # type: ignore[misc]
