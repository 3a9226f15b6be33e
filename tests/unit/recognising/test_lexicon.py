from evidence_kit.recognising.lexicon import TONGUES


def test_every_language_threatens_and_demands():
    assert all(tongue.harms and tongue.asks for tongue in TONGUES)


def test_every_word_is_written_small():
    words = [word for tongue in TONGUES for word in (*tongue.harms, *tongue.asks)]

    assert [word for word in words if word != word.lower()] == []
