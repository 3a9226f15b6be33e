from collections.abc import Callable
from pathlib import Path

import pytest

from evidence_kit import messages
from evidence_kit.errors import InvalidValueError, NoVaultOpenError
from evidence_kit.service import backups
from evidence_kit.service.work import Work
from evidence_kit.store import Vault

WorkOn = Callable[[Vault | None], Work]


def test_a_backup_gets_the_name_of_the_case_and_a_number_when_there_is_one(
    vault: Vault, work_on: WorkOn, tmp_path: Path
) -> None:
    request = messages.MakeBackup(folder_path=str(tmp_path))

    made = [backups.make_backup(request, work_on(vault)) for _ in range(2)]

    names = [Path(each.path).name for each in made]
    assert names == [f"{vault.path.name}.ekbackup", f"{vault.path.name}-2.ekbackup"]
    assert made[0].size_bytes == (tmp_path / names[0]).stat().st_size
    assert (made[0].is_same_disk, made[0].missing) == (True, ())


def test_none_is_made_in_the_case_itself_or_without_one(vault: Vault, work_on: WorkOn) -> None:
    with pytest.raises(InvalidValueError):
        backups.make_backup(messages.MakeBackup(folder_path=str(vault.path)), work_on(vault))
    with pytest.raises(NoVaultOpenError):
        backups.make_backup(messages.MakeBackup(folder_path="."), work_on(None))
