import math
import secrets
import string

import pytest

from evidence_kit.casework import passphrases
from evidence_kit.casework.passphrases import judge, suggest, suggestible
from evidence_kit.keys import require_strong_enough
from evidence_kit.messages import Strength


@pytest.mark.parametrize(
    ("passphrase", "strength"),
    [
        ("", Strength.TOO_EASY),
        ("password", Strength.TOO_EASY),
        ("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", Strength.TOO_EASY),
        ("instagram1234", Strength.TOO_EASY),
        ("Vb7#", Strength.TOO_EASY),
        ("Summer2024!!", Strength.GETTING_THERE),
        ("a long enough phrase", Strength.GOOD),
        ("correct horse battery staple", Strength.VERY_GOOD),
    ],
)
def test_a_passphrase_is_as_strong_as_its_guesses(passphrase: str, strength: Strength) -> None:
    assert judge(passphrase).strength is strength


@pytest.mark.parametrize(
    ("passphrase", "reason"),
    [
        ("xq7#k", "It is short."),
        ("password", "like passwords that many people use"),
        ("embarkation", "One word alone"),
        ("montgomery", "Names are tried early"),
        ("asdfghjkl;'", "beside each other"),
        ("mnmnmnmnmnmnmnmn", "the same again"),
        ("efghijklmnop", "in their order"),
        ("17.04.1996", "Dates and years"),
    ],
)
def test_what_would_help_most_is_said_in_our_words(passphrase: str, reason: str) -> None:
    assert reason in judge(passphrase).reason


@pytest.mark.parametrize("passphrase", ["a long enough phrase", "correct horse battery staple"])
def test_nothing_is_said_about_a_good_one(passphrase: str) -> None:
    assert judge(passphrase).reason == ""


@pytest.mark.parametrize(
    "passphrase", ["čuvaj me pred vsemi ljudmi", "\udcff" * 20, "\0" * 30, "🐢" * 12, "a" * 100_000]
)
def test_anything_that_can_be_typed_is_judged(passphrase: str) -> None:
    assert judge(passphrase).reason in {"", *passphrases.REASONS}


def test_random_signs_are_very_good() -> None:
    passphrase = "".join(secrets.choice(string.printable[:94]) for _ in range(100))

    assert judge(passphrase).strength is Strength.VERY_GOOD


def test_every_reason_is_plain_and_short() -> None:
    sentences = [
        sentence for reason in passphrases.REASONS for sentence in reason.rstrip(".").split(". ")
    ]

    assert all(len(sentence.split()) <= 22 for sentence in sentences)


@pytest.mark.parametrize(
    ("language", "count"), [("en", 5), ("it", 6), ("it-CH", 6), ("sl", 5), ("../it", 5), ("", 5)]
)
def test_a_suggestion_is_accepted_and_very_good(language: str, count: int) -> None:
    suggestion = suggest(language)

    require_strong_enough(suggestion)
    assert len(suggestion.split()) == count
    assert judge(suggestion).strength is Strength.VERY_GOOD


@pytest.mark.parametrize(("language", "size"), [("en", 8192), ("it", 1867)])
def test_a_suggestion_holds_at_least_65_bits(language: str, size: int) -> None:
    words = suggestible(language)

    assert len(words) == len(set(words)) == size
    assert len(suggest(language).split()) * math.log2(size) >= passphrases.SUGGESTED_BITS


def test_a_word_is_short_and_typed_without_accents() -> None:
    words = (*suggestible("en"), *suggestible("it"))

    assert all(word.isascii() and word.isalpha() and 4 <= len(word) <= 9 for word in words)
    assert not {"vittima", "vergogna", "ricatto", "minaccia", "lutto"}.intersection(words)


def test_no_suggestion_is_made_twice() -> None:
    assert len({suggest() for _ in range(20)}) == 20
