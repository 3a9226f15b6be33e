import subprocess
import sys

from tests.fakes import ROOT_PATH


def test_the_labelled_set_is_read_as_well_as_promised():
    script_path = ROOT_PATH / "bench" / "recognising_quality.py"

    done = subprocess.run(
        [sys.executable, str(script_path), "--notes"], capture_output=True, text=True, check=False
    )

    assert (done.returncode, done.stderr) == (0, ""), done.stdout
