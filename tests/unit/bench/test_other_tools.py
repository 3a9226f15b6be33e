"""What is measured of other programs is what they are for: they keep the files, and find damage."""

import os
import shutil
from pathlib import Path

import pytest

from bench import other_tools
from bench.other_tools import TOOLS, Tool
from tests.fakes import flip_bit

WHERE = {
    "age": "*.age",
    "7-Zip AES": "all.7z",
    "borg": "repository/data/*/*",
    "restic": "repository/data/*/*",
}
"""Under which names each keeps what it was given."""


@pytest.fixture
def sources(tmp_path: Path) -> list[Path]:
    paths = [tmp_path / f"{number}.bin" for number in range(2)]
    for path in paths:
        path.write_bytes(os.urandom(6000))
    return paths


@pytest.mark.parametrize("tool", TOOLS, ids=lambda tool: tool.name)
def test_each_keeps_the_files_and_notices_a_bit_that_flipped(
    tool: Tool, sources: list[Path], tmp_path: Path
):
    if tool.program and shutil.which(tool.program) is None:
        pytest.skip(f"{tool.program} is not installed")
    place = tmp_path / "place"
    place.mkdir()

    tool.keep(place, sources)
    tool.check(place, sources)

    kept = [each for each in place.glob(WHERE[tool.name]) if each.is_file()]
    largest = max(kept, key=lambda each: each.stat().st_size)
    assert sum(each.stat().st_size for each in kept) > 10_000
    flip_bit(largest, largest.stat().st_size // 2)
    with pytest.raises((OSError, other_tools.subprocess.CalledProcessError)):
        tool.check(place, sources)


def test_what_is_not_installed_is_said(sources: list[Path], tmp_path: Path):
    missing = Tool(
        name="of tomorrow", program="evidence-kit-tool-of-tomorrow", keep=lambda *_: None,
        check=lambda *_: None,
    )  # fmt: skip

    lines = list(other_tools.table(tmp_path, sources, (missing,), lambda _: 1.0))

    assert lines[1].split("  ")[0] == "of tomorrow"
    assert lines[1].endswith("not installed")
