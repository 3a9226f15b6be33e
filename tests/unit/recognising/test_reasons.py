from evidence_kit.recognising import reasons

SENTENCES = {
    name: value
    for name, value in vars(reasons).items()
    if name.isupper() and isinstance(value, str)
}


def test_every_reason_is_a_whole_sentence_of_its_own():
    assert len(SENTENCES) > 20
    assert len(set(SENTENCES.values())) == len(SENTENCES)
    assert [name for name, text in SENTENCES.items() if not text.endswith(".")] == []
    assert [name for name, text in SENTENCES.items() if not text[0].isupper()] == []


def test_no_reason_needs_a_value_put_into_it():
    assert [name for name, text in SENTENCES.items() if "{" in text or "%" in text] == []


def test_no_reason_promises_or_blames():
    told = " ".join(SENTENCES.values()).lower()

    assert [
        word
        for word in ("offender", "forensic", "certified", "admissible", "proves")
        if word in told
    ] == []
