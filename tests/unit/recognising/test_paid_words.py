import re

from evidence_kit.paying import METHOD_WORDS
from evidence_kit.recognising import paid_words


def test_no_word_says_two_things():
    kinds = (paid_words.PAID, paid_words.ASKED, paid_words.OWN, paid_words.BACK)
    confirmed = (paid_words.CONFIRMED,)
    words = [word for kind in (*kinds, *confirmed) for word in kind]

    assert sorted(words) == sorted(set(words))


def test_words_are_in_small_letters():
    assert {word for word in paid_words.SIGNALS if word != word.lower()} == set()


def test_ways_of_paying_are_those_that_can_be_chosen():
    named = {*paid_words.METHODS.values(), *(way for _, way in paid_words.METHOD_PAIRS.values())}

    assert named <= set(METHOD_WORDS)


def test_every_pattern_can_be_read():
    patterns = [text for name, text in vars(paid_words).items() if isinstance(text, str)]

    assert all(re.compile(text) for text in patterns)
