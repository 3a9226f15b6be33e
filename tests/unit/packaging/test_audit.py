"""The audit finds what is wrong, and says what it cannot look up."""

import json
import re

import pytest

from tests.fakes import ROOT_PATH
from tests.scripts import script

audit = script("audit")
GOOD, NOT_GOOD, CANNOT_TELL = audit.Verdict
MANY_NOTES = 70
JUSTIFICATIONS = {
    "component_not_present",
    "vulnerable_code_not_present",
    "vulnerable_code_not_in_execute_path",
    "vulnerable_code_cannot_be_controlled_by_adversary",
    "inline_mitigations_already_exist",
}
"""The five that OpenVEX 0.2.0 knows."""


def verdicts(answers):
    return [answer.verdict for answer in answers]


def test_a_library_without_a_hash_is_found():
    lock = "six==1.17 \\\n    --hash=sha256:00\nclick==8.5\n"

    assert verdicts(audit.hashes(lock)) == [NOT_GOOD]


def test_another_version_than_the_locked_one_is_found():
    assert verdicts(audit.installed({"click": "0.1"})) == [NOT_GOOD]


def test_a_lock_below_a_floor_is_found():
    assert verdicts(audit.floors({"pillow": "12.0.0"}, ["pillow>=13.0.0"])) == [NOT_GOOD]
    assert verdicts(audit.floors({"pillow": "13.0.1"}, ["pillow>=13.0.0"])) == [GOOD]


@pytest.mark.parametrize(
    "licence", ["unknown", "GPL-3.0-only", "GNU General Public License v2 (GPLv2)", "AGPL-3.0"]
)
def test_a_licence_that_binds_the_whole_program_is_found(licence):
    assert verdicts(audit.allowed_licences({"x": licence})) == [NOT_GOOD]


@pytest.mark.parametrize("licence", ["MIT", "LGPL-3.0-only OR GPL-3.0-only", "LGPLv2+"])
def test_a_licence_that_goes_along_is_good(licence):
    assert verdicts(audit.allowed_licences({"x": licence})) == [GOOD]


def test_a_note_on_another_version_must_be_judged_again():
    part = {"@id": "pkg:pypi/pillow@13.0.0"}
    vex = {
        "statements": [
            {
                "vulnerability": {"name": "CVE-0"},
                "products": [{"subcomponents": [part]}],
                "status": "not_affected",
            }
        ]
    }

    assert verdicts(audit.statements(vex, {"pillow": "13.0.0"}, "3.11.7")) == [GOOD]
    assert verdicts(audit.statements(vex, {"pillow": "13.1.0"}, "3.11.7")) == [CANNOT_TELL]


def test_every_note_says_why_it_does_not_reach_the_program_and_no_weakness_has_two():
    vex = json.loads((ROOT_PATH / "packaging" / "vex.json").read_text(encoding="utf-8"))
    statements = vex["statements"]
    names = [each["vulnerability"]["name"] for each in statements]

    assert len(names) == len(set(names)) > MANY_NOTES
    assert {each["status"] for each in statements} == {"not_affected"}
    assert {each["justification"] for each in statements} <= JUSTIFICATIONS
    assert all(each["impact_statement"].endswith(".") for each in statements)


def test_a_test_that_a_note_names_is_there():
    text = (ROOT_PATH / "packaging" / "vex.json").read_text(encoding="utf-8")
    named = set(re.findall(r"tests/[a-z_/]+\.py", text))

    assert named
    assert [name for name in sorted(named) if not (ROOT_PATH / name).is_file()] == []


def test_without_advisories_it_cannot_tell():
    assert verdicts(audit.advisories({"pillow": "13.0.0"}, None)) == [CANNOT_TELL]


@pytest.mark.parametrize(
    ("versions", "verdict"), [(["13.0.0"], NOT_GOOD), (["12.0.0"], GOOD), ([], CANNOT_TELL)]
)
def test_an_advisory_is_held_against_the_locked_version(tmp_path, versions, verdict):
    package = {"ecosystem": "PyPI", "name": "Pillow"}
    advisory = {"id": "PYSEC-0", "affected": [{"package": package, "versions": versions}]}
    (tmp_path / "a.json").write_text(json.dumps(advisory))

    assert verdicts(audit.advisories({"pillow": "13.0.0"}, tmp_path))[0] is verdict
