"""The vault process as the window's tests start it: of a program that had been loaded before."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from typing_extensions import override

from evidence_kit.ui.vault_process import VaultProcess
from tests import stand_in
from tests.fakes import ROOT_PATH
from tests.standing_by import IS_POSSIBLE, wait_until_all_are_gone

__all__ = ["IS_POSSIBLE", "LoadedVaultProcess", "NewVault", "loaded_program"]

NewVault = Callable[[], VaultProcess]
"""Makes a vault process that is not started yet."""


class LoadedVaultProcess(VaultProcess):
    """The window's end of a conversation with a child of the loaded process.

    Args:
        address: Where the loaded process is met.
    """

    def __init__(self, address: str) -> None:
        super().__init__(command=(sys.executable, "-I", "-S", stand_in.__file__, address))
        self._address = address

    @override
    def kill(self) -> None:
        super().kill()
        # The child goes a moment after its stand-in, and whoever kills relies on its being gone.
        wait_until_all_are_gone(self._address)


@contextmanager
def loaded_program(folder: Path) -> Iterator[str]:
    """Let a loaded process stand by; yields the address at which it is met."""
    address = str(folder / "line")
    with subprocess.Popen(
        [sys.executable, "-m", "tests.loaded", address],
        cwd=ROOT_PATH,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"loaded\n"
        yield address
        assert process.stdin is not None
        process.stdin.close()
