"""That the window's process does nothing for nothing while it loads."""

import os
import sys

import pytest

from tests.fakes import run_python

LOADED = """
import builtins, gc, linecache, sys
from evidence_kit.ui import loading
before = gc.isenabled(), getattr(sys, "getdlopenflags", int)()
own_import = builtins.__import__
if "quickly" in sys.argv:
    loading.load_quickly()
import PySide6.QtWidgets
import evidence_kit.ui.window
print(*before, gc.isenabled(), getattr(sys, "getdlopenflags", int)())
print(builtins.__import__ is own_import, any("evidence_kit" in name for name in linecache.cache))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows looks everything up at once")
def test_functions_are_looked_up_when_they_are_called() -> None:
    searched, flags, searches, quick_flags = answers("quickly")[0]

    assert (searched, searches) == ("True", "False")
    assert int(flags) & os.RTLD_NOW
    assert int(quick_flags) == os.RTLD_LAZY


def test_nobody_reads_the_source_of_what_is_loaded() -> None:
    assert answers("quickly")[1] == ["True", "False"]
    # What PySide does where nobody takes its way to import away again.
    assert answers()[1] == ["False", "True"]


def answers(*arguments: str) -> list[list[str]]:
    return [line.split() for line in run_python(LOADED, *arguments).stdout.splitlines()]
