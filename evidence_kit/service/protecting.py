"""The request about this computer: what holds the picture decoder in."""

from evidence_kit import messages
from evidence_kit.casework.self_test import protection_proofs
from evidence_kit.service.work import Work


def read_protection(_request: messages.ReadProtection, _work: Work) -> messages.ProtectionSeen:
    """Try the locks now and say what holds; needs no open case."""
    return messages.ProtectionSeen(
        proofs=tuple(
            messages.ProofSeen(subject=proof.subject, answer=proof.answer.value, words=proof.words)
            for proof in protection_proofs()
        )
    )
