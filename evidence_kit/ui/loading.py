"""How the process of the window loads what it is made of: quickly, because somebody waits."""

import builtins
import gc
import os
import sys


def load_quickly() -> None:
    """Spare this process what loading does for nothing, and load Qt; before anything else does."""
    # All that is loaded stays; the search for garbage goes on when the first page is made.
    gc.disable()
    if sys.platform != "win32":
        # Of the functions that Qt hands to Python, few are ever called: each is looked up then.
        sys.setdlopenflags(os.RTLD_LAZY)
    own_import = builtins.__import__
    import PySide6.QtCore  # noqa: F401, PLC0415 - see below

    # PySide puts its own way to import in front of Python's, which reads the source of every module
    # to find out whether it asks for other spellings of Qt's names. None here does.
    builtins.__import__ = own_import
