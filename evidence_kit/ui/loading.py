"""How the process of the window loads what it is made of: quickly, because somebody waits."""

import gc
import os
import sys


def load_quickly() -> None:
    """Spare this process what loading does for nothing; before any of Qt is loaded."""
    # All that is loaded stays; the search for garbage goes on when the first page is made.
    gc.disable()
    if sys.platform != "win32":
        # Of the functions that Qt hands to Python, few are ever called: each is looked up then.
        sys.setdlopenflags(os.RTLD_LAZY)
