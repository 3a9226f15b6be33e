from datetime import date

from evidence_kit.guidance.loading import load
from evidence_kit.guidance.planning import plan
from evidence_kit.guidance.situation import Situation
from evidence_kit.i18n import Words
from evidence_kit.model import AgeInPicture, Ages
from evidence_kit.report.wallet_card import card_blocks
from evidence_kit.resources import asset_path
from evidence_kit.ui.models.wallet_card import wallet_card

SITUATION = Situation(country="SI", ages=Ages(now=15, in_picture=AgeInPicture.UNDER_18))
PLAN = plan(load(asset_path("guidance")), SITUATION, date(2026, 11, 28))


def test_the_emergency_number_stands_first() -> None:
    assert wallet_card(PLAN).lines[0].number == "112"


def test_nobody_is_named_twice() -> None:
    names = [line.name for line in wallet_card(PLAN).lines]

    assert len(names) == len(set(names))


def test_the_window_shows_whom_the_paper_names() -> None:
    printed, _how = card_blocks(PLAN, Words())
    # No number is parted from its name at the end of a line.
    paper = " ".join(f"{text.lead}{text.text}" for text in printed.body).replace("\u00a0", " ")

    for line in wallet_card(PLAN).lines:
        assert line.name in paper
        assert (line.number or line.address) in paper
