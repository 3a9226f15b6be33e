from dataclasses import replace

import pytest

from evidence_kit.errors import EvidenceKitError
from evidence_kit.model import Demand, ItemId
from evidence_kit.store import facts, threats
from evidence_kit.store.connection import Database
from tests.vaults import referral, threat


@pytest.mark.parametrize("demand", Demand)
def test_everything_that_can_be_wanted_fits(database: Database, demand: Demand) -> None:
    kept = replace(threat(), number=1, demand=demand)
    threats.insert_threat(database, kept)

    assert facts.threats(database) == (kept,)


def test_a_threat_of_an_item_that_is_not_there_is_refused(database: Database) -> None:
    with pytest.raises(EvidenceKitError):
        threats.insert_threat(database, replace(threat(), number=1, item_id=ItemId("c" * 32)))


def test_a_referral_comes_back_as_it_was(database: Database) -> None:
    kept = replace(referral(), number=1, officer="PC 4471 \udc80")
    threats.insert_referral(database, kept)

    assert facts.referrals(database) == (kept,)
