"""That the window's process searches and looks up nothing while it loads."""

import os
import sys

import pytest

from tests.fakes import run_python

LOADED = """
import gc, sys
from evidence_kit.ui.loading import load_quickly
before = gc.isenabled(), getattr(sys, "getdlopenflags", int)()
load_quickly()
after = gc.isenabled(), getattr(sys, "getdlopenflags", int)()
print(*before, *after, any(name.startswith("PySide6") for name in sys.modules))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows looks everything up at once")
def test_functions_are_looked_up_when_they_are_called() -> None:
    searched, flags, searches, quick_flags, has_qt = run_python(LOADED).stdout.split()

    assert (searched, searches, has_qt) == ("True", "False", "False")
    assert int(flags) & os.RTLD_NOW
    assert int(quick_flags) == os.RTLD_LAZY
