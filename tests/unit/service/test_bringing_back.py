import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from evidence_kit import messages
from evidence_kit.errors import VaultOpenError
from evidence_kit.model import StepState
from evidence_kit.service import bringing_back
from evidence_kit.service.work import Work
from evidence_kit.store import Vault
from tests.fakes import PASSPHRASE

WorkOn = Callable[[Vault | None], Work]


def test_a_case_is_brought_back_only_where_none_is_open(
    vault: Vault, work_on: WorkOn, tmp_path: Path
) -> None:
    path = str(tmp_path / "new")
    restore = messages.RestoreBackup(backup_path="x", path=path, secret=PASSPHRASE)
    repair = messages.RepairCase(damaged_path=str(vault.path), path=path, secret=PASSPHRASE)

    with pytest.raises(VaultOpenError):
        bringing_back.restore_backup(restore, work_on(vault))
    with pytest.raises(VaultOpenError):
        bringing_back.repair(repair, work_on(vault))


def test_a_copy_that_was_left_alone_is_an_older_state(
    vault: Vault, work_on: WorkOn, tmp_path: Path
) -> None:
    copy = Path(shutil.copytree(vault.path, tmp_path / "copy"))
    vault.set_step("st01", StepState.DONE)
    request = messages.CompareCase(other_path=str(copy), secret=PASSPHRASE)

    compared = bringing_back.compare(request, work_on(vault))

    assert compared.relation is messages.Relation.AHEAD
    assert (compared.here, compared.there) == (1, 0)
    assert compared.shared_until is not None
