import subprocess
import sys
from pathlib import Path

import pytest

from evidence_kit.sandbox.drawing_child import HEAD, MAGIC

PDF_PATH = next((Path(__file__).resolve().parents[3] / "assets" / "sample").rglob("*.pdf"))
COMMAND = [sys.executable, "-I", "-m", "evidence_kit.sandbox.drawing_child"]

REACHES_OUT = """
import os, sys
from evidence_kit.sandbox import drawing_child

def look_around(*arguments):
    open({path!r}, "w")

drawing_child._drawn = look_around
drawing_child.main(["1", "100"])
"""


def test_the_answer_is_a_page_and_nothing_else():
    done = subprocess.run(
        [*COMMAND, "1", "100"], input=PDF_PATH.read_bytes(), capture_output=True, check=True
    )

    assert done.stdout.startswith(MAGIC)
    start = len(MAGIC) + HEAD.size
    _, width, height, text_bytes = HEAD.unpack(done.stdout[len(MAGIC) : start])
    assert len(done.stdout) == start + width * height * 3 + text_bytes


@pytest.mark.skipif(sys.platform != "linux", reason="the locks of Linux")
def test_once_it_reads_the_report_it_can_write_no_file(tmp_path: Path):
    path = tmp_path / "out"
    program = REACHES_OUT.format(path=str(path))
    done = subprocess.run(
        [sys.executable, "-c", program], input=b"", capture_output=True, check=False
    )

    assert done.returncode != 0
    assert not path.exists()


@pytest.mark.parametrize("arguments", [[], ["1"], ["x", "100"]])
def test_without_a_page_and_a_width_there_is_no_answer(arguments: list[str]):
    done = subprocess.run([*COMMAND, *arguments], input=b"", capture_output=True, check=False)

    assert (done.returncode, done.stdout) == (1, b"")
