from datetime import date

import pytest

from evidence_kit.guidance.loading import load
from evidence_kit.guidance.planning import plan
from evidence_kit.guidance.situation import Situation
from evidence_kit.model import AgeInPicture, Ages
from evidence_kit.report.document import WalletCard
from evidence_kit.report.wallet_card import card_blocks
from evidence_kit.resources import asset_path

GUIDANCE = load(asset_path("guidance"))
CHILD = Ages(now=15, in_picture=AgeInPicture.UNDER_18)


@pytest.mark.parametrize(
    ("country", "expected"),
    [
        ("SI", ("112", "116 123", "Take It Down")),
        ("GB-SCT", ("999", "0800 1111", "Report Remove")),
        ("US", ("911", "988", "Take It Down")),
    ],
)
def test_the_card_has_the_numbers_and_the_tool(words, all_texts, country, expected):
    card, _ = card_blocks(
        plan(GUIDANCE, Situation(country=country, ages=CHILD), date(2026, 11, 28)), words
    )

    assert isinstance(card, WalletCard)
    shown = " ".join(all_texts(card)).replace("\N{NO-BREAK SPACE}", " ")
    assert [piece for piece in expected if piece not in shown] == []
    assert "Don't delete anything" in shown


def test_no_end_of_a_line_parts_a_number_or_leaves_it_alone(words, all_texts):
    made = plan(GUIDANCE, Situation(country="SI", ages=CHILD), date(2026, 11, 28))

    shown = " ".join(all_texts(card_blocks(made, words)))

    assert "number:\N{NO-BREAK SPACE}112" in shown
    assert "Samarijan:\N{NO-BREAK SPACE}116\N{NO-BREAK SPACE}123" in shown


def test_the_card_does_not_name_the_program(words, all_texts):
    blocks = card_blocks(plan(GUIDANCE, Situation(), date(2026, 11, 28)), words)

    assert "Evidence" not in " ".join(all_texts(blocks))
