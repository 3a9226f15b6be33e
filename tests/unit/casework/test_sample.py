from pathlib import Path

import pytest

from evidence_kit.casework.sample import load_story
from evidence_kit.errors import GuidanceDataError
from evidence_kit.resources import asset_path


def test_the_story_that_ships_can_be_told() -> None:
    story = load_story(asset_path("sample"))

    assert len(story.items) == 16
    assert story.case.country == "GB-SCT"
    assert {payment.item for payment in story.payments} <= {item.file for item in story.items} | {
        ""
    }


@pytest.mark.parametrize("text", ["", "schema = 2", "[case", 'schema = 1\nwish = "more"'])
def test_a_malformed_story_is_refused_by_name(tmp_path: Path, text: str) -> None:
    (tmp_path / "case.toml").write_text(text, encoding="utf-8")

    with pytest.raises(GuidanceDataError, match="sample case"):
        load_story(tmp_path)


def test_a_missing_story_is_an_incomplete_installation(tmp_path: Path) -> None:
    with pytest.raises(GuidanceDataError):
        load_story(tmp_path)
