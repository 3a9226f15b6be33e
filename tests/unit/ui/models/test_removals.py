from evidence_kit.ui.models.removals import waiting_removals
from tests.fakes import STARTED_AT
from tests.unit.ui.seen import removal, seen


def test_a_request_waits_from_the_seventh_day_until_its_outcome_is_written_down():
    case = seen(removals=(removal(6), removal(7), removal(30, "taken down")))

    assert [each.number for each in waiting_removals(case, STARTED_AT)] == [7]
