from collections.abc import Iterator
from pathlib import Path

import pytest

from evidence_kit.casework.case import NewCase
from evidence_kit.clock import SystemClock
from evidence_kit.model import AgeInPicture, Ages
from evidence_kit.store import Vault
from tests.vaults import ClosedCase, closed_case

ADULT = Ages(now=24, in_picture=AgeInPicture.ADULT)
MINOR = Ages(now=15, in_picture=AgeInPicture.UNDER_18)


def new_case(ages: Ages) -> NewCase:
    return NewCase(ages=ages, country="GB-SCT", initials="JS")


@pytest.fixture(scope="session")
def closed_cases(tmp_path_factory: pytest.TempPathFactory) -> dict[Ages, ClosedCase]:
    folder_path = tmp_path_factory.mktemp("closed")
    return {
        ages: closed_case(folder_path / str(ages.now), new_case(ages), "a long enough phrase")
        for ages in (ADULT, MINOR)
    }


@pytest.fixture
def adult_vault(tmp_path: Path, closed_cases: dict[Ages, ClosedCase]) -> Iterator[Vault]:
    with closed_cases[ADULT].opened_at(tmp_path / "adult", SystemClock()) as vault:
        yield vault


@pytest.fixture
def minor_vault(tmp_path: Path, closed_cases: dict[Ages, ClosedCase]) -> Iterator[Vault]:
    with closed_cases[MINOR].opened_at(tmp_path / "minor", SystemClock()) as vault:
        yield vault
