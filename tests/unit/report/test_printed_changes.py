import pytest

from evidence_kit.model import Action
from evidence_kit.report.printed_changes import printed_change


@pytest.mark.parametrize(
    ("action", "name", "kind"),
    [
        (Action.ITEM_IMPORTED, "item/0f", "exhibit"),
        (Action.ITEM_COVERED, "item/0f", "exhibit"),
        (Action.FACT_RECORDED, "payment/1", "payment"),
        (Action.FACT_WITHDRAWN, "threat/1", "threat"),
        (Action.FACT_RECORDED, "detail/1/corrected-1-to", "correction"),
        (Action.FACT_RECORDED, "detail/1/receipt", "detail"),
        (Action.FACT_RECORDED, "detail/1/receiver-check", None),
        (Action.CASE_CHANGED, "case", "ages"),
        (Action.EXPORTED, "export/1", None),
        (Action.FACT_RECORDED, "answer/other", None),
        (Action.FACT_RECORDED, "of-a-later-version/1", None),
    ],
)
def test_an_entry_is_about_what_a_report_prints_or_about_nothing(action, name, kind):
    assert printed_change(action, name) == kind
