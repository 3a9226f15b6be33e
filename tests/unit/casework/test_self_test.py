from evidence_kit.casework.proofs_of_locks import LOCK_WORDS, MISSING_LOCK_WORDS
from evidence_kit.casework.self_test import protection_proofs

MOST_WORDS = 22


def test_what_is_shown_in_settings_is_what_the_decoder_reports_now():
    found = {proof.subject for proof in protection_proofs()}
    assert {"decoder/protection", "decoder/attempt/open", "memory/no-core-file"} <= found


def test_every_sentence_is_short():
    sentences = [*LOCK_WORDS.values(), *MISSING_LOCK_WORDS.values()]
    assert all(len(each.split()) <= MOST_WORDS for each in sentences)
