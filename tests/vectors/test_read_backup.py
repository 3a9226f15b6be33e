"""The reader that was written from FORMAT.md alone agrees with the program."""

import os
from pathlib import Path

from evidence_kit.store import Unlocked, Vault
from tests.fakes import BytesSource, StoppedClock, new_item
from tests.vectors.read_backup import main


def test_another_reader_gets_a_vault_that_opens(
    vault: Vault, unlocked: Unlocked, tmp_path: Path
) -> None:
    data = os.urandom(1 << 20) + b"and more than one piece"
    vault.add_item(BytesSource(data), new_item("long.mp4"))
    vault.write_backup(tmp_path / "case.ekbackup")

    main(os.fspath(tmp_path / "case.ekbackup"), os.fspath(tmp_path / "read"))

    with Vault.open_unlocked(tmp_path / "read", unlocked, clock=StoppedClock()) as read:
        (item,) = read.items()
        assert b"".join(read.read_item(item)) == data
        assert not any(finding.verdict.is_bad for finding in read.check(is_full=True))
