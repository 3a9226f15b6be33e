import errno
import os

import pytest

from evidence_kit.guidance.wording import (
    LONGEST_SENTENCE_WORDS,
    forbidden_in,
    longest_sentence_words,
)
from evidence_kit.i18n import Words
from evidence_kit.messages import Problem
from evidence_kit.ui.alert_words.said import AlertKind
from evidence_kit.ui.alerts import ERRORS, alert_for
from evidence_kit.ui.models.export_alerts import CANCELLED_CODE, export_alert_for

ENGLISH = Words()


def problem(code: str) -> Problem:
    return Problem(code=code, facts={"name": "POLICE", "path": "/x", "reason": "y", "item": "JS-1"})


@pytest.mark.parametrize(
    "code", ["EK-165", "EK-401", "EK-402", "EK-403", "EK-404", "EK-111", CANCELLED_CODE]
)
def test_a_refusal_while_making_says_that_the_case_is_safe(code: str) -> None:
    alert = export_alert_for(problem(code), ENGLISH)

    assert alert.evidence == "Your case is not touched, and nothing half-made is left."
    assert alert.code == code
    assert forbidden_in(f"{alert.title} {alert.remedy}") == ""
    assert longest_sentence_words(f"{alert.title} {alert.remedy}") <= LONGEST_SENTENCE_WORDS


def test_a_stick_that_was_pulled_out_is_said_to_be_gone() -> None:
    assert export_alert_for(problem("EK-403"), ENGLISH).title == "The stick or folder is gone."


def test_a_folder_that_is_not_there_any_more_is_said_to_be_gone() -> None:
    gone = Problem(code="EK-402", facts={"path": "/x", "reason": os.strerror(errno.ENOENT)})

    assert export_alert_for(gone, ENGLISH).title == "The stick or folder is gone."
    assert export_alert_for(gone, ENGLISH).code == "EK-402"


def test_no_refusal_of_the_medium_is_red() -> None:
    storage = {code for code in ERRORS if code.startswith("EK-4")}

    kinds = {export_alert_for(problem(code), ENGLISH).kind for code in storage}

    assert AlertKind.DANGER not in kinds


def test_evidence_that_changed_is_said_as_everywhere_else() -> None:
    assert export_alert_for(problem("EK-110"), ENGLISH) == alert_for(problem("EK-110"), ENGLISH)
