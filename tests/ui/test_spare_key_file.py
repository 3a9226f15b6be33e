"""The spare key sheet as a PDF, saved with the real vault process."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from evidence_kit.i18n import Words
from evidence_kit.ui.pages.spare_key_file import SpareKeyFile
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.vault_process import VaultProcess

PATIENCE_MS = 60_000
GROUPS = ("EZ8W", "YN2H", "R5J8", "CCRX", "DXSD", "6P76", "1P4Q", "A0QR")


class Shown:
    """What stands on the sheet now."""

    groups: tuple[str, ...] = GROUPS


@pytest.fixture
def shown() -> Shown:
    return Shown()


@pytest.fixture
def file(
    qtbot: QtBot, theme: Theme, words: Words, vault: VaultProcess, shown: Shown
) -> SpareKeyFile:
    made = SpareKeyFile(theme, vault, words, lambda: shown.groups)
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_sheet_is_saved_for_its_owner_alone_and_never_over_a_file(
    qtbot: QtBot, file: SpareKeyFile, tmp_path: Path
) -> None:
    path = tmp_path / "sheet.pdf"
    assert "The file itself opens your case" in file.note.text()

    file.save(str(path))
    qtbot.waitUntil(lambda: file.note.text().startswith("Saved"), timeout=PATIENCE_MS)

    assert path.read_bytes().startswith(b"%PDF-")
    assert path.stat().st_mode & 0o077 == 0
    assert "remove the file" in file.note.text()
    path.write_text("mine")
    file.save(str(path))
    qtbot.waitUntil(lambda: not file.note.text().startswith("Saved"), timeout=PATIENCE_MS)
    assert path.read_text() == "mine"


def test_a_sheet_that_is_covered_or_gone_is_not_saved(
    file: SpareKeyFile, shown: Shown, vault: VaultProcess, tmp_path: Path
) -> None:
    shown.groups = ()

    file.save(str(tmp_path / "sheet.pdf"))

    assert not vault.is_busy
    assert list(tmp_path.glob("*.pdf")) == []
