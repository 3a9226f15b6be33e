from collections.abc import Callable
from pathlib import Path

import pytest

from evidence_kit import messages
from evidence_kit.casework.case import NewCase, create_case
from evidence_kit.casework.sample import TOLD_ANSWER
from evidence_kit.casework.trying_out import SAMPLE_PASSPHRASE
from evidence_kit.errors import NotASampleError, VaultOpenError
from evidence_kit.model import AgeInPicture, Ages
from evidence_kit.questions import YES
from evidence_kit.service import trying_out
from evidence_kit.service.work import Work
from evidence_kit.store import Vault
from tests.fakes import CHEAP_KDF, StoppedClock

WorkOn = Callable[[Vault | None], Work]


def test_the_sample_is_held_open_and_gone_after_one_request(
    work_on: WorkOn, tmp_path: Path
) -> None:
    path = tmp_path / "Papers to try"
    new = NewCase(ages=Ages(now=24, in_picture=AgeInPicture.ADULT), is_sample=True)
    with create_case(path, new, SAMPLE_PASSPHRASE, clock=StoppedClock(), kdf=CHEAP_KDF) as vault:
        vault.answer_case(TOLD_ANSWER, YES)
    work = work_on(None)

    opened = trying_out.open_(messages.OpenSample(path=str(path)), work)
    deleted = trying_out.delete(messages.DeleteSample(), work)

    assert opened.case.is_sample
    assert deleted.reference == opened.case.reference
    assert not path.exists()
    assert work.held.find() is None


def test_a_case_of_somebody_is_refused_and_stays_open(vault: Vault, work_on: WorkOn) -> None:
    work = work_on(vault)

    with pytest.raises(NotASampleError):
        trying_out.delete(messages.DeleteSample(), work)
    with pytest.raises(VaultOpenError):
        trying_out.open_(messages.OpenSample(path=str(vault.path)), work)

    assert work.held.find() is vault
