from evidence_kit import messages
from evidence_kit.service.answering import HANDLERS


def test_what_protects_is_told_without_an_open_case():
    seen = HANDLERS[messages.ReadProtection](messages.ReadProtection(), None)
    subjects = [proof.subject for proof in seen.proofs]
    assert subjects[0] == "decoder/protection"
    assert "memory/no-core-file" in subjects
