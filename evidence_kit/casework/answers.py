"""What is said once about the case as a whole, for page 1 of the report.

Every question may be left out, an answer may be taken back, and "don't know" is an answer (product
rule W3). In an under-18 case the one door holds for words too (product rule M2).
"""

from datetime import datetime

from evidence_kit.errors import InvalidValueError
from evidence_kit.i18n import N_
from evidence_kit.intake.admit import admit_words
from evidence_kit.model import CaseAnswer
from evidence_kit.questions import CHOICES, Question
from evidence_kit.store import Vault


def answer(vault: Vault, question: Question, value: str) -> CaseAnswer:
    """Record the answer to one question; "" takes it back.

    Raises:
        InvalidValueError: It is none of the answers this question has.
        EmbeddedDataError: In an under-18 case it holds data that is not words.
    """
    choices = CHOICES.get(question)
    if choices is not None and value and value not in choices:
        raise InvalidValueError(value=value, field=N_("answer"), expected=", ".join(choices))
    if question is Question.SAFE_AT and value and not _is_instant(value):
        expected = N_("a time with its zone, such as 2026-11-20T23:40+01:00")
        raise InvalidValueError(value=value, field=N_("answer"), expected=expected)
    admit_words(vault.case.ages, {N_("answer"): value})
    return vault.answer_case(question.value, value)


def _is_instant(text: str) -> bool:
    try:
        return datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False
