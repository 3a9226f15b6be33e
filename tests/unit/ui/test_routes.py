from pathlib import Path

from evidence_kit.ui.models.parts import PARTS
from evidence_kit.ui.routes import CASE_PAGES
from tests.fakes import ROOT_PATH

PAGES_PATH = ROOT_PATH / "evidence_kit" / "ui" / "pages"


def test_every_part_of_the_navigation_has_its_page() -> None:
    assert {part.page for part in PARTS} <= CASE_PAGES.keys()


def test_every_page_that_another_page_asks_for_is_there() -> None:
    asked = {name for path in PAGES_PATH.rglob("*.py") for name in names_asked_for(path)}

    assert asked <= CASE_PAGES.keys() | {"help"}


def names_asked_for(path: Path) -> set[str]:
    text = path.read_text(encoding="utf-8")
    pieces = text.split("wants_page.emit")[1:]
    return {piece.split('"')[1] for piece in pieces if piece[:3].strip("(, ").startswith('"')}
