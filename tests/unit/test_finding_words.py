"""Every sentence that a check can add has a form, and is said in the reader's language."""

import ast
import errno
import os
import re
from collections.abc import Iterator

import pytest

from evidence_kit.finding_words import (
    DETAIL_FORMS,
    SUBJECT_FORMS,
    is_known,
    said_detail,
    said_subject,
)
from evidence_kit.i18n import Words
from tests.fakes import ROOT_PATH
from tests.pictures.pseudo import PseudoWords, pseudo

PACKAGE_PATH = ROOT_PATH / "evidence_kit"

DIGEST = "9d" * 32

SOURCES = (
    "custody.py",
    "casework/anchor_check.py",
    "handover/agreement.py",
    "handover/bag.py",
    "handover/contents.py",
    "handover/custody_log.py",
    "handover/head_stamp.py",
    "handover/listing.py",
    "handover/manifests.py",
    "handover/package_stamp.py",
    "handover/sealed_report.py",
    "handover/verification.py",
    "store/backup_reading.py",
    "store/backup_writing.py",
    "store/blobs.py",
    "store/carrying.py",
    "store/checking.py",
    "store/records.py",
    "store/restoring.py",
    "store/salvaging.py",
    "timestamping/replies.py",
)
"""Files that make answers of a check, or say what one of them found wrong."""

NO_DETAILS = {
    "7: entry 7 7": "a code and what is said of it, tried below",
    "7 (it is not UTF-8)": "two sayings in one, tried below",
    "7; it is not from the person": "half of a sentence that has a form",
    "7; no manifest lists it": "two sayings in one, tried below",
    "the macOS Finder makes such a file in a folder that was opened": "the other half",
    "7  7\n": "a line of a list",
    "7 is 7": "an exhibit and where it is instead, tried below",
    "7: 7\n": "a line of a list",
    "7, 7": "names of files",
    "in part [0-9]{1,6} of 7: ": "a form to look for",
    "the record is too long": "a mistake of ours",
    "it did not read back the same": "told as an error",
    "without a reason": "stands in the reason of a refusal",
}
"""Sentences in these files that no answer is given in → what they are."""


def sentences(source: str) -> Iterator[str]:
    """Yield what a file may say in small letters, its blanks filled in.

    Left out are docstrings, and what is marked already and said where it is shown.
    """
    tree = ast.parse(source)
    told = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    inside = {
        id(part)
        for node in ast.walk(tree)
        if isinstance(node, ast.JoinedStr)
        for part in ast.walk(node)
        if part is not node
    }
    marked = {
        id(argument)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "N_"
        for argument in node.args
    }
    for node in ast.walk(tree):
        if id(node) in told | inside | marked:
            continue
        match node:
            case ast.Constant(value=str(text)):
                filled = re.sub(r"\{\w*\}", "7", text)
            case ast.JoinedStr(values=values):
                filled = "".join(map(filling, values))
            case _:
                continue
        if re.match(r"[a-z7].* ", filled):
            yield filled


def filling(part: ast.expr) -> str:
    match part:
        case ast.Constant(value=str(text)):
            return text
        case ast.FormattedValue(value=ast.Name(id="fault" | "problem" | "detail")):
            return "it is not UTF-8"
        case _:
            return "7"


def unknown(source: str) -> list[str]:
    return [
        each
        for each in sentences(source)
        if not is_known(each)
        and said_subject(each, PseudoWords()) == each
        and each not in NO_DETAILS
    ]


@pytest.mark.parametrize("name", SOURCES)
def test_every_sentence_of_a_check_has_its_form(name: str) -> None:
    assert unknown((PACKAGE_PATH / name).read_text("utf-8")) == []


@pytest.mark.parametrize(
    "number",
    [
        "EACCES",
        "EBUSY",
        "EDQUOT",
        "EEXIST",
        "EIO",
        "EISDIR",
        "ENAMETOOLONG",
        "ENODEV",
        "ENOENT",
        "ENOSPC",
        "ENOTDIR",
        "EPERM",
        "EROFS",
    ],
)
def test_what_the_system_says_of_a_disk_is_said_in_the_readers_language(number: str) -> None:
    reason = os.strerror(getattr(errno, number))

    assert said_detail(reason, PseudoWords()) == pseudo(reason)


def test_a_sentence_without_a_form_is_seen() -> None:
    assert unknown('detail = "the moon was in the way"\n') == ["the moon was in the way"]
    assert unknown('detail = f"the moon hid line {number}"\n') == ["the moon hid line 7"]


def test_no_file_that_makes_answers_is_left_out() -> None:
    making = {
        path.relative_to(PACKAGE_PATH).as_posix()
        for path in PACKAGE_PATH.rglob("*.py")
        if re.search(r"\bFinding\(\s*subject=", path.read_text("utf-8"))
        and path.relative_to(PACKAGE_PATH).parts[0] not in {"cli", "ui"}
    }

    assert making - set(SOURCES) == set()


def test_english_says_every_form_as_the_check_does() -> None:
    for form in DETAIL_FORMS:
        filled = re.sub(r"\{(fault|reason)\}", "it is not UTF-8", form)
        filled = re.sub(r"\{\w+\}", "7", filled)
        assert said_detail(filled, Words()) == filled


@pytest.mark.parametrize(
    ("detail", "form", "values"),
    [
        ("its list is missing", "its list is missing", {}),
        (f"SHA-256 {DIGEST}", "SHA-256 {digest}", {"digest": DIGEST}),
        ("at byte 512", "at byte {at}", {"at": "512"}),
        (
            f"SHA-256 is {DIGEST}, listed {DIGEST}",
            "SHA-256 is {actual}, listed {listed}",
            {"actual": DIGEST, "listed": DIGEST},
        ),
    ],
)
def test_a_detail_is_said_with_its_values(detail: str, form: str, values: dict[str, str]) -> None:
    assert said_detail(detail, PseudoWords()) == pseudo(form).format(**values)


def test_two_sayings_in_one_are_both_said() -> None:
    said = said_detail("a link, which is not followed; no manifest lists it", PseudoWords())

    assert said == "; ".join(map(pseudo, ("a link, which is not followed", "no manifest lists it")))


def test_where_each_exhibit_is_instead_is_said_of_every_one() -> None:
    places = (
        "JS-001 is in part 2 of 3: report-2.zip",
        "JS-002 is in part 3 of 3: report-3.zip",
        "JS-003 is not in this package: e-mail programs would stop it",
    )
    in_part = pseudo("{exhibit} is in part {number} of {count}: {package}")
    by_mail = pseudo("{exhibit} is not in this package: e-mail programs would stop it")

    assert is_known("; ".join(places))
    assert said_detail("; ".join(places), PseudoWords()) == "; ".join(
        (
            in_part.format(exhibit="JS-001", number=2, count=3, package="report-2.zip"),
            in_part.format(exhibit="JS-002", number=3, count=3, package="report-3.zip"),
            by_mail.format(exhibit="JS-003"),
        )
    )


def test_a_fault_inside_a_line_is_said_too() -> None:
    said = said_detail("line 3: it is not UTF-8", PseudoWords())

    assert said == pseudo("line {number}: {fault}").format(
        number="3", fault=pseudo("it is not UTF-8")
    )


def test_a_label_before_a_saying_stays() -> None:
    said = said_detail("JS-001: not as last recorded", PseudoWords())

    assert said == f"JS-001: {pseudo('not as last recorded')}"


def test_an_anchor_that_does_not_fit_is_said_with_its_entry() -> None:
    said = said_detail("proof-does-not-hold: entry 7 it stamps another head", PseudoWords())

    assert "entry 7" not in said
    assert pseudo("it stamps another head") in said


def test_what_the_system_said_stays_as_it_is() -> None:
    assert said_detail("Remote I/O error", PseudoWords()) == "Remote I/O error"


def test_a_part_of_a_vault_is_named_and_a_file_is_not() -> None:
    assert said_subject("ledger key", PseudoWords()) == pseudo("ledger key")
    assert said_subject("anchor/3", PseudoWords()) == pseudo("anchor {number}").format(number="3")
    assert said_subject("data/exhibits/JS-001.png", PseudoWords()) == "data/exhibits/JS-001.png"


def test_no_form_stands_twice() -> None:
    assert len(set(DETAIL_FORMS)) == len(DETAIL_FORMS)
    assert len(set(SUBJECT_FORMS)) == len(SUBJECT_FORMS)
