"""The script of the standard library alone and the program say the same of everything."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from evidence_kit.handover.verification import verify_package
from evidence_kit.progress import Cancel, silent
from evidence_kit.resources import asset_path
from tests.unit.handover.tampering import EXHIBIT, PAYLOAD, REPORT, SEAL, STAMP, TAMPERINGS, change
from tests.unit.handover.witnesses import NOT_THE_PAGES, Script, answers_of_the_page, checker

SCRIPT = asset_path("verify", "check_package.py")
SIGNATURE = "signature of the report"
HARD_PLACES = {"seal", STAMP, SEAL, SIGNATURE}
"""What needs OpenSSL; the script names the command instead."""
SEALS = {"seal", STAMP}
"""What page and script judge without a key, as far as that can be."""


def run(path: Path, code: str = "") -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-I", str(SCRIPT), str(path), "--code", code],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done.returncode, done.stdout


def said_of(out: str) -> set[tuple[str, str]]:
    """(subject, verdict) of every line that names something."""
    found = re.findall(
        r"^(altered|missing|added|unreadable|not-checked) +(.*?)(?:  .*)?$", out, re.MULTILINE
    )
    return {(subject, verdict) for verdict, subject in found}


CHECKER = checker()


@pytest.fixture(scope="module")
def lists(qapp):  # noqa: ARG001 - the engine needs an application
    return Script("lists.js")


@pytest.mark.parametrize("name", TAMPERINGS)
def test_program_page_and_script_name_the_same(name, made, lists, tmp_path):
    path = Path(shutil.copytree(made.folder_path, tmp_path / "package"))
    TAMPERINGS[name](path)
    code = made.hand_over_code
    program = verify_package(path, code=code, report=silent, cancel=Cancel())
    named = {(each.subject, each.verdict.value) for each in program.findings}

    script = CHECKER["check"](path)
    page = answers_of_the_page(lists, path, code)

    assert {
        (CHECKER["visible"](subject), verdict)
        for verdict, subject, _ in script
        if subject not in HARD_PLACES
    } == {each for each in named if each[0] not in HARD_PLACES}
    assert CHECKER["overall"](script, code, CHECKER["code_of"](path)) == program.overall.value
    # A browser follows links without saying so.
    if "link" not in name:
        of_page = {(each["path"], each["verdict"]) for each in page["findings"]}
        assert {each for each in of_page if each[0] not in NOT_THE_PAGES} == {
            each for each in named if each[0] not in NOT_THE_PAGES
        }
        if not {each.subject for each in program.findings if each.verdict.is_bad} & NOT_THE_PAGES:
            assert page["overall"] == program.overall.value
        if {each.subject for each in program.findings if each.verdict.is_bad} <= SEALS:
            assert page["overall"] == program.overall.value
    of_all = named | {(subject, verdict) for verdict, subject, _ in script}
    of_all |= {(each["path"], each["verdict"]) for each in page["findings"]}
    if (PAYLOAD, "intact") not in named:
        assert {each for each in of_all if each[0].startswith("data/")} & {
            (subject, "intact") for subject, _ in of_all
        } == set()
    assert (program.overall.value == "intact") == (name == "nothing")


def test_a_whole_package_is_intact_and_the_seal_is_left_to_its_command(made):
    status, out = run(made.folder_path, made.hand_over_code)

    assert status == 0
    assert out.endswith("intact\n")
    assert said_of(out) == {(SEAL, "not-checked"), (SIGNATURE, "not-checked")}
    assert "openssl cms -verify" in out


def test_the_line_it_names_for_the_report_is_judged_by_openssl(made, tmp_path):
    path = Path(shutil.copytree(made.folder_path, tmp_path / "package"))
    _, out = run(path)
    line = next(line for line in out.splitlines() if SIGNATURE in line).partition("(head")[2]
    judge = ["bash", "-c", f"(head{line}"]

    whole = subprocess.run(judge, cwd=path, capture_output=True, text=True, check=False)
    change(path, REPORT)
    cut = subprocess.run(judge, cwd=path, capture_output=True, text=True, check=False)

    assert (whole.returncode, "successful" in whole.stderr) == (0, True)
    assert cut.returncode != 0


@pytest.mark.parametrize(
    ("tampering", "said"),
    [
        ("a revision behind the report", "altered"),
        ("a word of the report and listed again", "altered"),
        ("the report unsigned and listed again", "missing"),
    ],
)
def test_what_needs_no_key_is_said_of_the_reports_signature(tampering, said, made, tmp_path):
    path = Path(shutil.copytree(made.folder_path, tmp_path / "package"))
    TAMPERINGS[tampering](path)

    assert (SIGNATURE, said) in said_of(run(path)[1])


def test_without_the_code_it_only_agrees_with_itself(made):
    status, out = run(made.folder_path)

    assert (status, out.splitlines()[-1]) == (0, "consistent")


def test_a_changed_byte_is_named(made, tmp_path):
    path = Path(shutil.copytree(made.folder_path, tmp_path / "package"))
    change(path)

    status, out = run(path, made.hand_over_code)

    assert (status, out.splitlines()[-1]) == (1, "bad")
    assert (EXHIBIT, "altered") in said_of(out)


@pytest.mark.parametrize("code", ["12", "g" * 64])
def test_half_a_code_is_none(code, made):
    assert run(made.folder_path, code) == (2, "")


def test_no_package_is_no_answer(tmp_path):
    assert run(tmp_path) == (2, "")
