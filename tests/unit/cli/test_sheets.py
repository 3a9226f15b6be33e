from pathlib import Path

import pytest

from evidence_kit.cli.sheets import new_sheet
from evidence_kit.keys import find_recovery_code
from tests.fakes import STARTED_AT, new_case


@pytest.mark.parametrize(("name", "begins"), [("sheet.pdf", b"%PDF-"), ("sheet.txt", b"Evidence")])
def test_the_name_of_the_file_says_what_it_is(name: str, begins: bytes) -> None:
    sheet = new_sheet(Path(name), STARTED_AT)

    assert sheet.data(new_case(), sheet.code).startswith(begins)


def test_every_sheet_has_a_code_of_its_own() -> None:
    codes = {new_sheet(Path("sheet.txt"), STARTED_AT).code for _ in range(3)}

    assert len(codes) == 3
    assert all(find_recovery_code(code) for code in codes)
