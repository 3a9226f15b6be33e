from datetime import UTC, datetime

import pytest

from evidence_kit.i18n import Words
from evidence_kit.messages import CaseCompared, Relation
from evidence_kit.ui.alert_words.said import AlertKind
from evidence_kit.ui.models.comparing import compared_alert

ENGLISH = Words()
AT = datetime(2026, 11, 20, 12, tzinfo=UTC)


@pytest.mark.parametrize("relation", list(Relation))
def test_every_answer_has_its_words_and_none_is_red(relation: Relation) -> None:
    is_other = relation is Relation.UNRELATED
    compared = CaseCompared(
        relation=relation,
        common=0 if is_other else 7,
        here=2,
        there=3,
        shared_until=None if is_other else AT,
    )

    said = compared_alert(compared, ENGLISH)

    assert said.title
    assert (said.kind is AlertKind.SOON) is relation.is_bad
    assert ("2 entries" in said.evidence) is not is_other
