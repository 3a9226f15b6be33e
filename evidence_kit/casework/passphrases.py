"""How long would a passphrase hold, and what would be a better one?

zxcvbn counts the guesses of somebody who tries common words, names, dates and patterns first. What
it cannot know: words of other languages than English, and what others know of the person. So a
passphrase is never refused here; the floor is :func:`evidence_kit.keys.require_strong_enough`.
"""

import secrets
import unicodedata
from dataclasses import dataclass
from math import ceil, log2
from typing import Any

from zxcvbn import zxcvbn
from zxcvbn.frequency_lists import FREQUENCY_LISTS

from evidence_kit.i18n import N_
from evidence_kit.keys import MINIMUM_PASSPHRASE_CHARACTERS
from evidence_kit.messages import Strength
from evidence_kit.resources import assets_path

LONGEST_JUDGED_CHARACTERS = 64
"""zxcvbn takes seconds for a hundred signs that stand for letters; here at most three, and for
ordinary passphrases milliseconds. What comes after can only make it stronger."""

SUGGESTED_BITS = 65
"""Of chance in a suggestion: at ten thousand guesses a second, sixty million years."""
SUGGESTED_FROM = 8192
"""Five of so many English words are 65 bits; of a shorter list as many more as that takes."""

_GETTING_THERE, _GOOD, _VERY_GOOD = 8, 12, 16
"""Powers of ten of guesses. A rack of computers makes ten thousand a second against the vault's
Argon2id: three hours, three years, and thirty thousand years."""

_TOO_SHORT = N_("It is short. Five or six unrelated words are easier to keep than signs.")
_COMMON = N_("It is like passwords that many people use, and those are tried first.")
_WORD = N_("One word alone is found in any dictionary. Add a few that do not belong together.")
_WORDS = N_("A few more words that do not belong together would help most.")
_NAME = N_("Names are tried early, and people who know you try them first.")
_KEYS_IN_A_ROW = N_("Keys that lie beside each other are tried early.")
_REPEATED = N_("Saying the same again adds very little.")
_IN_ORDER = N_("Letters or digits in their order, like “abc” or “678”, add very little.")
_DATE = N_("Dates and years are tried early, and somebody may know yours.")

REASONS = (
    _TOO_SHORT,
    _COMMON,
    _WORD,
    _WORDS,
    _NAME,
    _KEYS_IN_A_ROW,
    _REPEATED,
    _IN_ORDER,
    _DATE,
)
"""Every reason that can be given."""

_UNFIT = (
    *("abus", "arrest", "assault", "blackm", "blood", "bomb", "breast", "burial", "cancer"),
    *("cock", "corps", "cunt", "dead", "death", "devil", "dick", "died", "dying", "enem", "erot"),
    *("evil", "execut", "explicit", "fascis", "fatal", "fear", "fuck", "funer", "genoc", "grave"),
    *("gun", "hang", "hate", "hell", "holoc", "http", "incest", "injur", "invad", "jail", "jew"),
    *("kill", "massac", "murd", "naked", "nazi", "negr", "nigg", "nud", "penis", "police", "porn"),
    *("prison", "prosti", "rape", "rapi", "sex", "shame", "shit", "shoot", "slav", "slut", "stab"),
    *("strip", "suffer", "suic", "terror", "threat", "tomb", "tortur", "vagin", "victim", "violen"),
    *("virus", "war", "weapon", "whor", "wound"),
)
"""Beginnings and parts of words that nobody should be handed on such a night, and rude ones."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """How strong a passphrase is."""

    strength: Strength
    reason: str
    """The one that helps most, marked for translation; "" when it is good."""


def judge(passphrase: str) -> Judged:
    """Say how strong a passphrase is, and what would help most.

    >>> judge("password1234").strength.value
    'too-easy'
    >>> judge("kettle sideways orange museum").strength.value
    'very-good'
    """
    normal = unicodedata.normalize("NFC", passphrase)
    if not normal:
        return Judged(strength=Strength.TOO_EASY, reason=_TOO_SHORT)
    judged = zxcvbn(normal[:LONGEST_JUDGED_CHARACTERS], max_length=LONGEST_JUDGED_CHARACTERS)
    strength = _strength(float(judged["guesses_log10"]), len(normal))
    if strength in {Strength.GOOD, Strength.VERY_GOOD}:
        return Judged(strength=strength, reason="")
    return Judged(strength=strength, reason=_reason(judged["sequence"], len(normal)))


def suggest(language: str = "en", *, bits: int = SUGGESTED_BITS) -> str:
    """Return random words that make a very good passphrase.

    Args:
        language: BCP 47 tag of what the person reads in; English where there is no list of it.
        bits: Of chance, at least.
    """
    words = suggestible(language)
    count = ceil(bits / log2(len(words)))
    return " ".join(secrets.choice(words) for _ in range(count))


def suggestible(language: str) -> tuple[str, ...]:
    """Return the words a suggestion is drawn from: each once, short, plain, typed without accents.

    Args:
        language: BCP 47 tag; English where there is no list of it.
    """
    path = assets_path() / "words" / f"{language.partition('-')[0]}.txt"
    if not path.name[:-4].isalpha() or not path.is_file():
        return tuple(_english())
    return tuple(path.read_text(encoding="ascii").split())


def _strength(guesses_log10: float, length: int) -> Strength:
    if length < MINIMUM_PASSPHRASE_CHARACTERS or guesses_log10 < _GETTING_THERE:
        return Strength.TOO_EASY
    if guesses_log10 < _GOOD:
        return Strength.GETTING_THERE
    return Strength.GOOD if guesses_log10 < _VERY_GOOD else Strength.VERY_GOOD


def _reason(sequence: list[dict[str, Any]], length: int) -> str:
    """Return the reason for the longest part that somebody would guess early."""
    guessed = [part for part in sequence if part["pattern"] != "bruteforce"]
    if not guessed:
        return _TOO_SHORT if length < MINIMUM_PASSPHRASE_CHARACTERS else _WORDS
    longest = max(guessed, key=lambda part: len(part["token"]))
    match longest["pattern"]:
        case "dictionary":
            return _reason_for_word(longest, is_alone=len(sequence) == 1)
        case "spatial":
            return _KEYS_IN_A_ROW
        case "repeat":
            return _REPEATED
        case "sequence":
            return _IN_ORDER
        case _:
            # What zxcvbn knows beyond these are years and dates.
            return _DATE


def _reason_for_word(part: dict[str, Any], *, is_alone: bool) -> str:
    match part["dictionary_name"]:
        case "passwords":
            return _COMMON
        case "surnames" | "male_names" | "female_names":
            return _NAME
        case _:
            return _WORD if is_alone else _WORDS


def _english() -> list[str]:
    """Return the most frequent English words that are short, plain, and harm nobody."""
    # zxcvbn lists each word once, so none of these is among its passwords or names.
    fit = (
        word
        for word in FREQUENCY_LISTS["english_wikipedia"]
        if 4 <= len(word) <= 8  # noqa: PLR2004 - short enough to type, long enough to read
        and word.isascii()
        and word.isalpha()
        and not any(part in word for part in _UNFIT)
    )
    return [word for word, _ in zip(fit, range(SUGGESTED_FROM), strict=False)]
