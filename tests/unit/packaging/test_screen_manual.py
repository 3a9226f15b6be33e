"""The manual in docs/ is the one in the window."""

import importlib.util
from typing import Any

from tests.fakes import ROOT_PATH

SCRIPT_PATH = ROOT_PATH / "packaging" / "screen_manual.py"


def loaded() -> Any:
    """The script as a module; ``packaging`` is another project's name too."""
    spec = importlib.util.spec_from_file_location("screen_manual_script", SCRIPT_PATH)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


script = loaded()


def test_the_english_manual_in_docs_is_the_windows() -> None:
    wanted = {path: text for path, text in script.files().items() if path.parent.name == "en"}

    found = {
        path: path.read_text(encoding="utf-8") for path in (script.MANUAL_PATH / "en").glob("*.md")
    }

    assert found == wanted
