"""What the person says about their situation, as far as the steps depend on it.

The rules are: every question may be answered "don't know", and that takes an answer back; what is
no answer of ours is refused, so that no word of a person stands in the ledger under these names.
"""

from evidence_kit.errors import InvalidValueError
from evidence_kit.guidance.situation import QUESTIONS, UNSURE
from evidence_kit.i18n import N_
from evidence_kit.model import CaseAnswer
from evidence_kit.store import Vault


def tell(vault: Vault, question: str, value: str) -> CaseAnswer:
    """Keep the answer to one question about the situation; "not sure" takes it back.

    Raises:
        InvalidValueError: There is no such question, or it has no such answer.
        StorageError: The medium refused; nothing was recorded.
    """
    kind = QUESTIONS.get(question)
    if kind is None:
        raise InvalidValueError(
            value=question, field=N_("question"), expected=N_("a question of the checklist")
        )
    known = [each.value for each in kind]
    if value not in known:
        raise InvalidValueError(value=value, field=N_("answer"), expected=", ".join(known))
    return vault.answer_case(question, "" if value == UNSURE else value)
