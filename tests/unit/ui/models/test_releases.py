"""The version that runs is the one that is told of, everywhere it is told."""

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from evidence_kit import __version__
from evidence_kit.guidance.wording import LONGEST_SENTENCE_WORDS, forbidden_in
from evidence_kit.ui.models.releases import RELEASES
from tests.fakes import ROOT_PATH

METAINFO_PATH = ROOT_PATH / "packaging/linux/org.evidencekit.EvidenceKit.metainfo.xml"
CHANGELOG_PATH = ROOT_PATH / "CHANGELOG.md"


def versions_in_the_changelog(path: Path = CHANGELOG_PATH) -> list[str]:
    return re.findall(r"^## (\S+)", path.read_text(encoding="utf-8"), re.MULTILINE)


def versions_for_software_centres() -> list[str | None]:
    tree = ET.parse(METAINFO_PATH)  # noqa: S314 - our own file
    return [each.get("version") for each in tree.iter("release")]


def test_the_newest_version_is_the_one_that_runs() -> None:
    assert RELEASES[0].version == __version__


def test_changelog_window_and_software_centre_name_the_same_versions() -> None:
    told = [release.version for release in RELEASES]

    assert told == versions_in_the_changelog()
    assert told == versions_for_software_centres()


def test_a_version_that_nobody_told_of_is_seen(tmp_path: Path) -> None:
    (tmp_path / "CHANGELOG.md").write_text("# Changelog\n\n## 0.2.0\n\n## 0.1.0 – unreleased\n")

    assert versions_in_the_changelog(tmp_path / "CHANGELOG.md") == ["0.2.0", "0.1.0"]


@pytest.mark.parametrize("release", RELEASES, ids=lambda release: release.version)
def test_the_lines_are_plain(release: object) -> None:
    assert release.lines
    for line in release.lines:
        assert len(line.split()) <= LONGEST_SENTENCE_WORDS
        assert forbidden_in(line) == ""
