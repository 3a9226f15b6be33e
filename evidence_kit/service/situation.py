"""The request about what the person says of their situation."""

from evidence_kit import messages
from evidence_kit.casework import telling
from evidence_kit.service.work import Work


def tell_situation(request: messages.TellSituation, work: Work) -> messages.Recorded:
    """Keep an answer that the steps depend on.

    Raises:
        NoVaultOpenError: No case is open.
        InvalidValueError: There is no such question, or it has no such answer.
    """
    said = telling.tell(work.vault, request.question, request.value)
    return messages.Recorded(name=f"answer/{said.name}")
