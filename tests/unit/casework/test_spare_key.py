from pathlib import Path

import pytest

from evidence_kit.casework.spare_key import save_sheet_pdf
from evidence_kit.errors import InvalidValueError, RecoveryCodeMistypedError, TargetExistsError
from evidence_kit.i18n import Words
from tests.fakes import STARTED_AT

CODE = "EZ8W-YN2H-R5J8-CCRX-DXSD-6P76-1P4Q-A0QR"


def save(path: Path, code: str = CODE, vault_path: Path | None = None) -> None:
    save_sheet_pdf(path, code, vault_path=vault_path, made_at=STARTED_AT, words=Words())


def test_the_sheet_is_for_its_owner_alone_and_nothing_lies_beside_it(tmp_path: Path) -> None:
    save(tmp_path / "sheet.pdf")

    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF-")
    assert (tmp_path / "sheet.pdf").stat().st_mode & 0o077 == 0
    assert [path.name for path in tmp_path.iterdir()] == ["sheet.pdf"]


def test_a_sheet_never_replaces_a_file_and_never_lies_in_the_case(tmp_path: Path) -> None:
    (tmp_path / "mine.pdf").write_text("mine")

    with pytest.raises(TargetExistsError):
        save(tmp_path / "mine.pdf")
    with pytest.raises(InvalidValueError):
        save(tmp_path / "case" / "sheet.pdf", vault_path=tmp_path / "case")

    assert (tmp_path / "mine.pdf").read_text() == "mine"


def test_a_mistyped_code_makes_no_file(tmp_path: Path) -> None:
    with pytest.raises(RecoveryCodeMistypedError):
        save(tmp_path / "sheet.pdf", CODE[:-1] + "0")

    assert list(tmp_path.iterdir()) == []
