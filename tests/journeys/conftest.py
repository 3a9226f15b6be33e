import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from evidence_kit.model import AgeInPicture, Ages
from tests.fakes import ROOT_PATH
from tests.journeys.program import PASSPHRASE, Ran, Run, cheap_vault

ADULT = Ages(now=24, in_picture=AgeInPicture.ADULT)
MINOR = Ages(now=15, in_picture=AgeInPicture.UNDER_18)


@pytest.fixture
def passphrase_file(tmp_path: Path) -> Path:
    path = tmp_path / "passphrase.txt"
    path.write_text(PASSPHRASE + "\n", encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def starter() -> Iterator[subprocess.Popen[str]]:
    """A process that has loaded the program and runs one verb after the other."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.journeys.starter"],
        cwd=ROOT_PATH,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        yield process


@pytest.fixture
def run(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, starter: subprocess.Popen[str]
) -> Run:
    """Run the program as its user does, no terminal; loaded already, in a process of its own."""
    said_path = tmp_path_factory.mktemp("said")

    def run_program(*arguments: object, said: bytes = b"") -> Ran:
        (said_path / "in").write_bytes(said)
        order = {
            "arguments": [str(each) for each in arguments],
            "folder": str(tmp_path),
            "said": str(said_path),
        }
        assert starter.stdin is not None
        assert starter.stdout is not None
        starter.stdin.write(json.dumps(order) + "\n")
        starter.stdin.flush()
        status = int(starter.stdout.readline())
        return _ran(status, (said_path / "out").read_bytes(), (said_path / "words").read_bytes())

    return run_program


@pytest.fixture
def start(tmp_path: Path) -> Run:
    """Run the program as its user does, from its very start."""

    def start_program(*arguments: object, said: bytes = b"") -> Ran:
        done = subprocess.run(
            [sys.executable, "-m", "evidence_kit", *map(str, arguments)],
            input=said,
            capture_output=True,
            cwd=tmp_path,
            check=False,
            timeout=120,
        )
        return _ran(done.returncode, done.stdout, done.stderr)

    return start_program


def _ran(status: int, out: bytes, words: bytes) -> Ran:
    return Ran(
        status=status,
        out=out.decode("utf-8", "surrogateescape"),
        words=words.decode("utf-8", "surrogateescape"),
    )


@pytest.fixture(scope="session")
def closed_cases(tmp_path_factory: pytest.TempPathFactory) -> dict[Ages, Path]:
    """A vault for each age, made once; the journeys begin with copies."""
    folder_path = tmp_path_factory.mktemp("closed")
    return {ages: cheap_vault(folder_path / str(ages.now), ages) for ages in (ADULT, MINOR)}


@pytest.fixture
def adult_case(tmp_path: Path, closed_cases: dict[Ages, Path]) -> Path:
    return Path(shutil.copytree(closed_cases[ADULT], tmp_path / "case"))


@pytest.fixture
def minor_case(tmp_path: Path, closed_cases: dict[Ages, Path]) -> Path:
    return Path(shutil.copytree(closed_cases[MINOR], tmp_path / "case"))
