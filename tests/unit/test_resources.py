from pathlib import Path

import pytest

from evidence_kit.resources import asset_path, assets_path
from tests.fakes import ROOT_PATH, run_python


def test_a_checkout_finds_its_own_assets() -> None:
    assert assets_path() == ROOT_PATH / "assets"


def test_a_folder_of_the_assets_is_found_by_its_parts() -> None:
    assert asset_path("guidance").is_dir()


def test_an_asset_that_is_not_there_is_named() -> None:
    with pytest.raises(FileNotFoundError, match="guidance/nowhere\\.toml"):
        asset_path("guidance", "nowhere.toml")


def test_a_frozen_program_uses_the_assets_beside_it(tmp_path: Path) -> None:
    (tmp_path / "assets").mkdir()
    script = """
import sys
sys._MEIPASS = sys.argv[1]
from evidence_kit.resources import assets_path
print(assets_path())
"""

    answer = run_python(script, tmp_path)

    assert answer.stdout.strip() == str(tmp_path / "assets")


def test_an_installation_without_assets_says_so(tmp_path: Path) -> None:
    package_path = tmp_path / "evidence_kit"
    package_path.mkdir()
    source = (ROOT_PATH / "evidence_kit" / "resources.py").read_text(encoding="utf-8")
    (package_path / "resources.py").write_text(source, encoding="utf-8")
    script = """
import runpy, sys
try:
    runpy.run_path(sys.argv[1])["assets_path"]()
except FileNotFoundError:
    print("incomplete")
"""

    assert run_python(script, package_path / "resources.py").stdout.strip() == "incomplete"
