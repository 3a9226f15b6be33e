from collections.abc import Iterator
from pathlib import Path

import pytest

from evidence_kit.casework.case import NewCase, create_case
from evidence_kit.clock import SystemClock
from evidence_kit.keys import KdfParameters
from evidence_kit.model import AgeInPicture, Ages
from evidence_kit.store import Vault

CHEAP_KDF = KdfParameters(memory_kib=65_536, iterations=1, lanes=4)
PASSPHRASE = "a long enough phrase"


def make_vault(path: Path, ages: Ages) -> Vault:
    new = NewCase(ages=ages, country="GB-SCT", initials="js")
    return create_case(path, new, PASSPHRASE, clock=SystemClock(), kdf=CHEAP_KDF)


@pytest.fixture
def adult_vault(tmp_path: Path) -> Iterator[Vault]:
    with make_vault(tmp_path / "adult", Ages(now=24, in_picture=AgeInPicture.ADULT)) as vault:
        yield vault


@pytest.fixture
def minor_vault(tmp_path: Path) -> Iterator[Vault]:
    with make_vault(tmp_path / "minor", Ages(now=15, in_picture=AgeInPicture.UNDER_18)) as vault:
        yield vault
