"""Load the scripts in ``packaging/`` as modules; the folder's name is another project's too."""

import functools
import importlib.util
import sys
from types import ModuleType

from tests.fakes import ROOT_PATH

FOLDER_PATH = ROOT_PATH / "packaging"


@functools.cache
def script(name: str) -> ModuleType:
    """Return one of them, loaded once; those beside it are found while it is loaded."""
    spec = importlib.util.spec_from_file_location(f"{name}_script", FOLDER_PATH / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    sys.path.insert(0, str(FOLDER_PATH))
    sys.modules[spec.name] = module
    try:
        spec.loader.exec_module(module)
    finally:
        sys.path.remove(str(FOLDER_PATH))
    return module
