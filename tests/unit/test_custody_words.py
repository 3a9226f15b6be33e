from evidence_kit.custody_words import ACTION_WORDS
from evidence_kit.model import Action


def test_every_action_has_words_of_its_own() -> None:
    assert ACTION_WORDS.keys() == set(Action)
    assert len(set(ACTION_WORDS.values())) == len(Action)
