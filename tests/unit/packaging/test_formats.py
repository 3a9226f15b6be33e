"""What the program reads of CLDR is what CLDR says."""

import importlib.util
from pathlib import Path

import msgspec
import pytest

from evidence_kit.formats import Formats
from tests.fakes import ROOT_PATH

SCRIPT_PATH = ROOT_PATH / "packaging" / "formats.py"


def loaded():
    """The script as a module; ``packaging`` is another project's name too."""
    spec = importlib.util.spec_from_file_location("formats_script", SCRIPT_PATH)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


formats = loaded()


def differing(folder: Path) -> list[str]:
    wanted = formats.files(folder)
    return [
        path.name
        for path, text in wanted.items()
        if not path.exists() or path.read_text("utf-8") != text
    ]


def test_what_the_program_reads_is_up_to_date() -> None:
    assert differing(formats.LOCALE_PATH) == [], "packaging/formats.py write"


def test_a_changed_sign_is_seen(tmp_path: Path) -> None:
    for path, text in formats.files(tmp_path).items():
        path.write_text(text.replace('"decimal": ","', '"decimal": "."'), "utf-8")

    assert differing(tmp_path) == ["formats.json"]


def test_every_day_form_can_be_filled() -> None:
    known = msgspec.json.decode(formats.written(list(formats.LANGUAGES)), type=dict[str, Formats])

    for each in known.values():
        filled = each.day.format(day=1, month="x", count=1, year=2026)
        assert "2026" in filled
        assert "M" not in each.day
        assert len(each.months) == 12


@pytest.mark.parametrize("tag", ["hr", "pt-BR"])
def test_a_language_that_was_begun_gets_its_own(tmp_path: Path, tag: str) -> None:
    words = tmp_path / tag.replace("-", "_") / "LC_MESSAGES"
    words.mkdir(parents=True)
    (words / "evidence_kit.po").touch()

    names = {path.relative_to(tmp_path).as_posix() for path in formats.files(tmp_path)}

    assert names == {"formats.json", f"{tag.replace('-', '_')}/countries.json"}
    assert tag in formats.languages(tmp_path)
