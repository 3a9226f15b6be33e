import pytest

from evidence_kit.report import vocabulary


@pytest.mark.parametrize(
    "table",
    [
        vocabulary.IDENTIFIER_WORDS,
        vocabulary.MATCH_WORDS,
        vocabulary.PAYMENT_WORDS,
        vocabulary.RECEIVER_WORDS,
        vocabulary.ROUTE_WORDS,
        vocabulary.STATUS_WORDS,
        vocabulary.VALIDITY_WORDS,
    ],
)
def test_every_kind_and_state_has_a_word_of_its_own(table):
    kind = type(next(iter(table)))
    assert set(table) == set(kind)
    assert len(set(table.values())) == len(table)
