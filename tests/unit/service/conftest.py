from collections.abc import Callable
from pathlib import Path

import pytest

from evidence_kit import messages
from evidence_kit.casework.case import change_ages
from evidence_kit.model import AgeInPicture, Ages
from evidence_kit.progress import Cancel, silent
from evidence_kit.service.pipes import Speaker
from evidence_kit.service.work import Held, Work
from evidence_kit.store import Vault
from tests.fakes import StoppedClock
from tests.unit.service.heard import Heard


@pytest.fixture
def minor_vault(vault: Vault) -> Vault:
    change_ages(vault, Ages(now=15, in_picture=AgeInPicture.UNDER_18))
    return vault


@pytest.fixture
def parts() -> list[messages.Part]:
    """What handlers told before they were done."""
    return []


@pytest.fixture
def work_on(clock: StoppedClock, parts: list[messages.Part]) -> Callable[[Vault | None], Work]:
    def make(vault: Vault | None) -> Work:
        held = Held()
        if vault is not None:
            held.take(vault)
        return Work(held=held, clock=clock, report=silent, cancel=Cancel(), tell=parts.append)

    return make


@pytest.fixture
def heard(tmp_path: Path) -> Heard:
    return Heard(tmp_path / "said")


@pytest.fixture
def speaker(heard: Heard) -> Speaker:
    return heard.speaker
