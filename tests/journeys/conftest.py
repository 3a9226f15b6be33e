import subprocess
import sys
from pathlib import Path

import pytest

from evidence_kit.model import AgeInPicture, Ages
from tests.journeys.program import PASSPHRASE, Ran, Run, cheap_vault


@pytest.fixture
def passphrase_file(tmp_path: Path) -> Path:
    path = tmp_path / "passphrase.txt"
    path.write_text(PASSPHRASE + "\n", encoding="utf-8")
    return path


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run the program as its user does: another process, no terminal."""

    def run_program(*arguments: object, said: bytes = b"") -> Ran:
        done = subprocess.run(
            [sys.executable, "-m", "evidence_kit", *map(str, arguments)],
            input=said,
            capture_output=True,
            cwd=tmp_path,
            check=False,
            timeout=120,
        )
        return Ran(
            status=done.returncode,
            out=done.stdout.decode("utf-8", "surrogateescape"),
            words=done.stderr.decode("utf-8", "surrogateescape"),
        )

    return run_program


@pytest.fixture
def adult_case(tmp_path: Path) -> Path:
    return cheap_vault(tmp_path / "case", Ages(now=24, in_picture=AgeInPicture.ADULT))


@pytest.fixture
def minor_case(tmp_path: Path) -> Path:
    return cheap_vault(tmp_path / "case", Ages(now=15, in_picture=AgeInPicture.UNDER_18))
