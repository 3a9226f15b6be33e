from itertools import product

import pytest

from evidence_kit.guidance.wording import (
    LONGEST_SENTENCE_WORDS,
    forbidden_in,
    longest_sentence_words,
)
from evidence_kit.messages import PackageChecked
from evidence_kit.model import Verdict
from evidence_kit.ui.models.package_saying import saying_of
from evidence_kit.ui.models.verdicts import CodeAnswer, PackageAnswer, code_answer, package_answer
from tests.unit.ui.seen import finding

OTHER = "0" * 64
CODE = "9d417c0eb2a853f6" * 4
GIVEN = ("", CODE, OTHER)
FOUND = (
    (),
    (Verdict.ALTERED,),
    (Verdict.MISSING,),
    (Verdict.UNREADABLE,),
    (Verdict.ADDED,),
    (Verdict.NOT_CHECKED,),
    (Verdict.ADDED, Verdict.NOT_CHECKED),
    (Verdict.ADDED, Verdict.ALTERED),
)
NO_LIST = (Verdict.MISSING, Verdict.UNREADABLE)
CASES = (*product(FOUND, GIVEN, (CODE,)), *(((each,), CODE, "") for each in NO_LIST))
"""What was found, which code was given, and which one the package has: "" where the list it is made
of is missing or cannot be read, which is a finding too."""


def checked(found: tuple[Verdict, ...], computed: str = CODE) -> PackageChecked:
    findings = (finding("a"), *(finding(f"data/{each.value}", each) for each in found))
    return PackageChecked(
        findings=findings, is_intact=False, hand_over_code=computed, is_code_compared=False
    )


def titles(found: tuple[Verdict, ...], given: str) -> tuple[str, str]:
    saying = saying_of(checked(found), given)
    return saying.answer.title, saying.code.title


@pytest.mark.parametrize(("found", "given", "computed"), CASES)
def test_answer_and_code_say_one_thing(
    found: tuple[Verdict, ...], given: str, computed: str
) -> None:
    saying = saying_of(checked(found, computed), given)
    package = package_answer(checked(found, computed), given)
    code = code_answer(checked(found, computed), given)

    # A code that fits is a plain yes only where nothing else is a no, and a no is never green.
    is_plain_yes = saying.code.title == "The hand-over code fits"
    assert is_plain_yes == (code is CodeAnswer.FITS and package is not PackageAnswer.BAD)
    assert (saying.code.tone == "keep") == is_plain_yes
    assert (saying.answer.tone == "keep") == (package is PackageAnswer.INTACT)
    # Whoever is sent to look below finds something there.
    if "below" in saying.answer.means + saying.code.means:
        assert found
    text = f"{saying.answer.title} {saying.answer.means} {saying.code.title}. {saying.code.means}"
    assert forbidden_in(text) == ""
    assert longest_sentence_words(text) <= LONGEST_SENTENCE_WORDS


def test_with_the_right_code_a_changed_file_is_no_quarrel_of_two_lines() -> None:
    assert titles((Verdict.ALTERED,), CODE) == (
        "This is not what was handed over, or not all of it.",
        "The hand-over code fits, but not everything else does",
    )


def test_another_code_alone_is_another_package() -> None:
    assert titles((), OTHER) == (
        "This is not the package that the code belongs to.",
        "This package has another hand-over code",
    )
    assert titles((Verdict.ALTERED,), OTHER)[0].startswith("This is not what was handed over")


def test_added_files_alone_are_not_called_a_change_where_no_code_was_given() -> None:
    assert titles((Verdict.ADDED,), "") == (
        "Files were added. More can be said with the hand-over code.",
        "No hand-over code was given",
    )
    for more in (Verdict.ALTERED, Verdict.NOT_CHECKED):
        assert titles((Verdict.ADDED, more), "")[0].startswith("This is not what was handed")
