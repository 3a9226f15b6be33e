from dataclasses import replace

import pytest

from evidence_kit.model import ClockState
from evidence_kit.report.document import Commands
from evidence_kit.report.method import checking_section, method_section, not_done_section


def test_the_limits_are_said_first_by_us(facts, words, all_texts):
    said = " ".join(all_texts(method_section(facts, words)))
    for limit in (
        "It does not show what happened before",
        "A screenshot can be edited",
        "can be set back",
        "can copy the vault",
        "self-signed",
        "Software is not an examiner",
    ):
        assert limit in said


def test_what_was_not_done_is_listed(words, all_texts):
    said = " ".join(all_texts(not_done_section(words)))
    for part in ("did not examine", "deleted", "did not write to anybody", "did not use a network"):
        assert part in said


def test_an_officer_can_check_with_what_any_computer_has(words):
    lines = [
        line
        for block in checking_section(words, certificate_sha1="ab cd").blocks
        if isinstance(block, Commands)
        for _, line in block.lines
    ]
    typed = "\n".join(lines)
    for tool in ("sha256sum", "shasum -a 256", "certutil -hashfile", "Get-FileHash", "openssl cms"):
        assert tool in typed


def test_a_line_to_type_holds_nothing_that_would_be_printed_as_a_number(words):
    for block in checking_section(words, certificate_sha1="ab cd").blocks:
        if isinstance(block, Commands):
            for _, line in block.lines:
                assert line == line.strip()
                assert "  " not in line
                assert line.isascii()


def test_no_line_to_type_writes_into_the_package(words):
    typed = [
        line
        for block in checking_section(words, certificate_sha1="ab cd").blocks
        if isinstance(block, Commands)
        for _, line in block.lines
    ]
    assert any("-out /dev/null" in line for line in typed)
    assert not [line for line in typed if " > " in line or "tagmanifest-checked" in line]


def test_it_says_what_is_looked_at_before_anything_is_taken_in(facts, words, all_texts):
    said = " ".join(all_texts(method_section(facts, words)))
    assert "first bytes are looked at to tell what it is" in said
    assert "in an under-18 case it is looked through to its end" in said


def test_the_under_18_rule_is_told_as_what_people_answered(facts, words, all_texts):
    said = " ".join(all_texts(method_section(facts, words)))
    assert "an image marked as intimate is refused" in said
    # What came in before the rule held was not asked about.
    assert "For each picture taken in under this rule a person answered" in said
    assert "The tool does not look." in said
    assert "no intimate image is taken in" not in said


def test_who_sat_at_the_computer_is_said_not_to_be_recorded(facts, words, all_texts):
    said = " ".join(all_texts(method_section(facts, words)))
    assert "does not record who sat at the computer, or consent" in said


def test_files_that_were_added_are_not_forgotten(words, all_texts):
    assert "do not notice a file that was added" in " ".join(
        all_texts(checking_section(words, certificate_sha1="ab cd"))
    )


def test_what_is_said_stays_true_where_a_time_stamp_was_asked_for(facts, words, all_texts):
    said = " ".join(
        all_texts((*not_done_section(words).blocks, *method_section(facts, words).blocks))
    )

    assert "did not use a network, but to ask for a time stamp" in said
    assert "stamped by a time-stamping authority" in said
    checking = " ".join(all_texts(checking_section(words, certificate_sha1="00").blocks))
    assert "It is not a time-stamp" not in checking


def test_the_line_that_writes_files_is_not_run_in_the_package(words, all_texts):
    said = " ".join(all_texts(checking_section(words, certificate_sha1="00").blocks))

    assert "Steps 1 to 4 do not change the package." in said
    assert "Please run it outside the package’s folder." in said


@pytest.mark.parametrize(
    ("state", "printed"),
    [
        (ClockState.IN_STEP, "the system said that it is kept in step"),
        (ClockState.NOT_IN_STEP, "the system said that nothing keeps it in step"),
        (ClockState.CANNOT_TELL, "cannot be told here"),
    ],
)
def test_the_clock_says_whether_anything_keeps_it_in_step(facts, words, all_texts, state, printed):
    said = " ".join(all_texts(method_section(replace(facts, clock_state=state), words)))
    assert printed in said
