"""A film of any length goes through in pieces: memory does not grow with it."""

import shutil
from pathlib import Path

import pytest

from tests.fakes import run_python

MIB = 1 << 20
ALLOWED_MIB = 150

IMPORTING = """
import hashlib, sys
from pathlib import Path
from evidence_kit.clock import SystemClock
from evidence_kit.intake.importing import Answers, import_file
from evidence_kit.model import Route
from evidence_kit.store import Vault
from tests.fakes import PASSPHRASE

def memory_kib(name):
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(name))

vault = Vault.open(Path(sys.argv[1]), PASSPHRASE, clock=SystemClock())
# Deriving the key needed memory too; from here on the highest point is counted anew.
Path("/proc/self/clear_refs").write_text("5")
idle_kib = memory_kib("VmRSS:")
item = import_file(vault, Path(sys.argv[2]), Answers(route=Route.COMMAND_LINE)).item
print(memory_kib("VmHWM:") - idle_kib, item.size_bytes, item.sha256)
vault.close()
"""


def assert_memory_stays_flat(vault_path: Path, tmp_path: Path, size_bytes: int) -> None:
    if not Path("/proc/self/clear_refs").exists():
        pytest.skip("the highest use of memory cannot be measured on this system")
    if shutil.disk_usage(tmp_path).free < 2 * size_bytes:
        pytest.skip("not enough room for the sealed file")
    film_path = tmp_path / "film.mp4"
    with film_path.open("wb") as stream:
        stream.write(b"\0\0\0\x18ftypmp42")
        stream.truncate(size_bytes)

    answer = run_python(IMPORTING, vault_path, film_path)

    assert answer.returncode == 0, answer.stderr
    grown_kib, found_bytes, _digest = answer.stdout.split()
    assert int(found_bytes) == size_bytes
    assert int(grown_kib) < ALLOWED_MIB * 1024
    film_path.unlink()
    shutil.rmtree(vault_path)


def test_a_film_of_600_mib_does_not_fill_memory(vault_path: Path, tmp_path: Path) -> None:
    assert_memory_stays_flat(vault_path, tmp_path, 600 * MIB)


@pytest.mark.deep
@pytest.mark.timeout(1800)
def test_a_film_of_5_gib_does_not_fill_memory(vault_path: Path, tmp_path: Path) -> None:
    assert_memory_stays_flat(vault_path, tmp_path, 5 * 1024 * MIB)
