import pytest

from evidence_kit.guidance.wording import (
    LONGEST_SENTENCE_WORDS,
    forbidden_in,
    longest_sentence_words,
)
from evidence_kit.i18n import Words
from evidence_kit.messages import LeftOut, PackageChecked, PackageMade
from evidence_kit.model import Finding, ItemStatus, Verdict
from evidence_kit.ui.models.verdicts import (
    CODE_ANSWERS,
    PACKAGE_ANSWERS,
    VERDICT_ICONS,
    AnswerWords,
    CodeAnswer,
    MadeAnswer,
    PackageAnswer,
    code_answer,
    code_note,
    count_words,
    groups_of,
    is_never_stored,
    made_answer,
    package_answer,
    package_words,
    saved_words,
    worst_first,
)
from tests.unit.ui.seen import finding

ENGLISH = Words()
CODE = "9d417c0eb2a853f6" * 4
OTHER = "0" * 64


def checked(*verdicts: Verdict, code: str = CODE) -> PackageChecked:
    findings = tuple(finding(f"data/{verdict.value}", verdict) for verdict in verdicts)
    is_intact = not any(verdict.is_bad for verdict in verdicts)
    return PackageChecked(
        findings=findings, is_intact=is_intact, hand_over_code=code, is_code_compared=False
    )


def made(*left_out: str) -> PackageMade:
    return PackageMade(
        folder_path="/media/POLICE/EK-2026-000417",
        zip_path="",
        hand_over_code=CODE,
        exhibits=8,
        left_out=tuple(LeftOut(label=label, reason="intimate") for label in left_out),
    )


def test_each_verdict_has_a_word_and_an_icon_of_its_own() -> None:
    said = [package_words(finding("x", verdict), ENGLISH) for verdict in Verdict]

    assert len({each.word for each in said}) == len(Verdict)
    assert len({each.icon for each in said}) == len(Verdict)


def test_each_verdict_about_the_case_has_a_word_of_its_own() -> None:
    said = {saved_words(finding("x", verdict), ENGLISH).word for verdict in Verdict}

    assert said == {
        "Exactly as saved",
        "Changed",
        "Missing",
        "Added",
        "Cannot be read",
        "Not checked",
    }


def test_red_is_for_what_changed_or_is_missing() -> None:
    red = {v for v in Verdict if package_words(finding("x", v), ENGLISH).tone == "danger"}

    assert red == {Verdict.ALTERED, Verdict.MISSING}


def test_what_was_never_stored_is_not_called_unchecked() -> None:
    described = finding("JS-005", Verdict.NOT_CHECKED, ItemStatus.NOT_HELD.value)

    assert saved_words(described, ENGLISH).word == "Described, no file"
    assert is_never_stored(described)
    assert not is_never_stored(finding("database", Verdict.NOT_CHECKED, "locked"))


def test_what_needs_a_person_stands_first_and_the_order_stays_otherwise() -> None:
    found = (finding("a"), finding("b", Verdict.ADDED), finding("c", Verdict.ALTERED), finding("d"))

    assert [each.subject for each in worst_first(found)] == ["c", "b", "a", "d"]


def test_answers_are_counted_by_their_words() -> None:
    found = (finding("a"), finding("b"), finding("c", Verdict.MISSING))

    assert count_words(found, ENGLISH) == "1 missing, 2 intact"


@pytest.mark.parametrize(
    ("given", "computed", "answer"),
    [
        ("", CODE, CodeAnswer.NOT_GIVEN),
        (CODE.upper(), CODE, CodeAnswer.FITS),
        ("9D41 7C0E-B2A8 53F6" * 4, CODE, CodeAnswer.FITS),
        (OTHER, CODE, CodeAnswer.DIFFERS),
        (CODE, "", CodeAnswer.CANNOT_TELL),
    ],
)
def test_the_code_has_four_answers(given: str, computed: str, answer: CodeAnswer) -> None:
    assert code_answer(checked(code=computed), given) is answer


@pytest.mark.parametrize(
    ("verdicts", "given", "answer"),
    [
        ((Verdict.INTACT,), CODE, PackageAnswer.INTACT),
        ((Verdict.INTACT,), "", PackageAnswer.CONSISTENT),
        ((Verdict.INTACT,), OTHER, PackageAnswer.BAD),
        ((Verdict.NOT_CHECKED,), CODE, PackageAnswer.INCOMPLETE),
        ((Verdict.NOT_CHECKED,), "", PackageAnswer.INCOMPLETE),
        ((Verdict.ADDED,), CODE, PackageAnswer.ADDED_TO),
        ((Verdict.ADDED,), "", PackageAnswer.BAD),
        ((Verdict.ADDED, Verdict.NOT_CHECKED), CODE, PackageAnswer.BAD),
        ((Verdict.ALTERED,), CODE, PackageAnswer.BAD),
        ((Verdict.MISSING,), CODE, PackageAnswer.BAD),
        ((Verdict.UNREADABLE,), CODE, PackageAnswer.BAD),
    ],
)
def test_cannot_tell_is_never_a_yes_or_a_no(
    verdicts: tuple[Verdict, ...], given: str, answer: PackageAnswer
) -> None:
    assert package_answer(checked(*verdicts), given) is answer


def test_a_package_without_anything_left_out_is_complete() -> None:
    assert made_answer(made(), checked(Verdict.INTACT)) is MadeAnswer.COMPLETE


def test_a_package_that_leaves_pieces_out_is_not_called_complete() -> None:
    assert made_answer(made("JS-005"), checked(Verdict.INTACT)) is MadeAnswer.NOT_COMPLETE


@pytest.mark.parametrize("check", [None, checked(Verdict.INTACT, Verdict.NOT_CHECKED)])
def test_what_could_not_be_checked_is_an_answer_of_its_own(check: PackageChecked | None) -> None:
    assert made_answer(made(), check) is MadeAnswer.NOT_CHECKED


@pytest.mark.parametrize("verdict", [Verdict.ALTERED, Verdict.ADDED, Verdict.MISSING])
def test_what_lies_there_otherwise_than_it_was_made_is_said(verdict: Verdict) -> None:
    assert made_answer(made(), checked(Verdict.INTACT, verdict)) is MadeAnswer.NOT_AS_MADE


def test_a_code_is_shown_in_eight_groups() -> None:
    assert len(groups_of(CODE)) == 8
    assert "".join(groups_of(CODE)).lower() == CODE


def test_a_whole_code_and_no_code_have_no_note() -> None:
    assert code_note("", ENGLISH) == code_note(f" {CODE.upper()} ", ENGLISH) == ""


def test_a_shortened_code_is_said_to_show_nothing() -> None:
    assert code_note("9D41 7C0E", ENGLISH).startswith("8 of 64 digits")


def test_a_letter_that_no_code_has_is_said() -> None:
    assert "A to F" in code_note("9D41 7COE", ENGLISH)


@pytest.mark.parametrize("said", [*PACKAGE_ANSWERS.values(), *CODE_ANSWERS.values()])
def test_answers_are_said_plainly(said: AnswerWords) -> None:
    text = f"{said.title} {said.means}"

    assert forbidden_in(text) == ""
    assert longest_sentence_words(text) <= LONGEST_SENTENCE_WORDS


def test_every_answer_is_said() -> None:
    assert set(PACKAGE_ANSWERS) == set(PackageAnswer)
    assert set(CODE_ANSWERS) == set(CodeAnswer)
    assert set(VERDICT_ICONS) == set(Verdict)


def test_a_finding_keeps_its_own_words_apart_from_ours() -> None:
    odd = Finding(subject="<b>x</b>", verdict=Verdict.ADDED)

    assert package_words(odd, ENGLISH).word == "Added"
