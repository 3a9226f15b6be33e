import shutil
from pathlib import Path

from evidence_kit.casework.facts import record_identifier
from evidence_kit.casework.hand_over import snapshot
from evidence_kit.casework.paper_making import package_papers
from evidence_kit.clock import SystemClock
from evidence_kit.model import IdentifierKind
from evidence_kit.resources import assets_path
from evidence_kit.store import Vault
from tests.fakes import run_python


def test_a_package_gets_every_paper_that_the_case_has_something_for(adult_vault: Vault) -> None:
    record_identifier(adult_vault, kind=IdentifierKind.USERNAME, value="anna", platform="Snapchat")
    case_file, facts = snapshot(adult_vault, SystemClock(), "en")

    assert sorted(package_papers(case_file, facts)) == [
        "form-text.pdf",
        "form-text.txt",
        "hash-statement.pdf",
        "preservation-request-01.pdf",
        "preservation-request-01.txt",
        "receipt.pdf",
    ]


PAPERS = """
import sys
from pathlib import Path
sys._MEIPASS = sys.argv[1]
from evidence_kit.casework.hand_over import snapshot
from evidence_kit.casework.paper_making import package_papers
from evidence_kit.clock import SystemClock
from tests.unit.casework.conftest import ADULT, make_vault
with make_vault(Path(sys.argv[1]) / "case", ADULT) as vault:
    print(*sorted(package_papers(*snapshot(vault, SystemClock(), "en"))), sep="\\n")
"""


def test_one_broken_file_of_the_guidance_stops_no_paper(tmp_path: Path) -> None:
    assets = tmp_path / "assets"
    assets.mkdir()
    for path in assets_path().iterdir():
        if path.name != "guidance":
            (assets / path.name).symlink_to(path)
    shutil.copytree(assets_path() / "guidance", assets / "guidance")
    (assets / "guidance" / "tools.toml").write_text("[[", "utf-8")

    told = run_python(PAPERS, tmp_path)

    assert "receipt.pdf" in told.stdout.splitlines()
