"""Name the characters in a value that cannot be seen, or that look like others.

The rules are: nothing is replaced or judged, only named; a word written in one alphabet is nothing
odd, whichever alphabet that is; the odd letters of a mixed word are those of its rarer alphabet.
"""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass

from evidence_kit.i18n import Words
from evidence_kit.visible import ALPHABET_WORDS, number_of, visible

MOST_NAMED = 3
"""So many odd characters are named one by one; the rest is counted."""

_PART = re.compile(r"[\w\u0300-\u036f]+")
_NUMBER = re.compile(r"⟦U\+([0-9A-F]{4,6})⟧")

_WRITTEN_TOGETHER = frozenset({"CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO"})


@dataclass(frozen=True, slots=True, kw_only=True)
class OddLetter:
    """A letter of another alphabet than the word around it."""

    letter: str
    word: str
    alphabet: str
    """The beginning of its Unicode name, "CYRILLIC"; "STYLED" for a shape made to look like it."""


def odd_letters(value: str) -> tuple[OddLetter, ...]:
    """Return the letters of a value that are not of their word's main alphabet.

    >>> [found.alphabet for found in odd_letters("ex\u0430mple")]
    ['CYRILLIC']
    >>> odd_letters("example"), odd_letters("москва")
    ((), ())
    """
    if value.isascii():
        return ()
    return tuple(found for word in _PART.findall(value) for found in _odd_in(word))


def unseen_characters(value: str) -> tuple[str, ...]:
    r"""Return the characters of a value that cannot be seen, each once.

    >>> unseen_characters("anna\u200b_1999")
    ('\u200b',)
    """
    numbers = _NUMBER.findall(visible(value))
    found = (chr(int(number, 16)) for number in numbers)
    return tuple(dict.fromkeys(letter for letter in found if letter not in " ⟦"))


def oddities(value: str, words: Words) -> tuple[str, ...]:
    """Say in words what is odd about a value; nothing when nothing is."""
    letters, unseen = odd_letters(value), unseen_characters(value)
    said = [_said_of_letter(found, words) for found in letters[:MOST_NAMED]]
    said += [
        # Translators: {number} is the character's number, {name} its English name in Unicode.
        words.gettext("A character that cannot be seen stands in it: {number}, {name}.").format(
            number=number_of(character),
            name=unicodedata.name(character, "no name").lower(),
        )
        for character in unseen[:MOST_NAMED]
    ]
    more = max(0, len(letters) - MOST_NAMED) + max(0, len(unseen) - MOST_NAMED)
    if more:
        said.append(
            words.ngettext("And {count} more.", "And {count} more.", more).format(count=more)
        )
    return tuple(said)


def _odd_in(word: str) -> tuple[OddLetter, ...]:
    alphabets = {letter: _alphabet(letter) for letter in word if letter.isalpha()}
    counts = Counter(
        alphabets[letter]
        for letter in word
        if alphabets.get(letter) not in {None, *_WRITTEN_TOGETHER}
    )
    styled = "STYLED" in counts
    if len(counts) < 2 and not styled:  # noqa: PLR2004 - two alphabets are a mixture
        return ()
    main = max(
        (name for name in counts if name != "STYLED"), key=lambda name: counts[name], default=""
    )
    return tuple(
        OddLetter(letter=letter, word=word, alphabet=alphabet)
        for letter, alphabet in alphabets.items()
        if alphabet != main and alphabet not in _WRITTEN_TOGETHER
    )


def _alphabet(letter: str) -> str:
    # The compatibility forms (full-width, mathematical bold …) exist to look like other letters.
    if unicodedata.normalize("NFKC", letter) != letter:
        return "STYLED"
    return unicodedata.name(letter, "UNNAMED").partition(" ")[0]


def _said_of_letter(found: OddLetter, words: Words) -> str:
    facts = {"letter": visible(found.letter), "word": visible(found.word)}
    if found.alphabet == "STYLED":
        form = words.gettext(
            "One letter is not what it seems: the “{letter}” in “{word}” is a sign."
        )
        return form.format(**facts)
    name = ALPHABET_WORDS.get(found.alphabet)
    # Translators: {alphabet} is the name of an alphabet, "Cyrillic", or "of another alphabet".
    form = words.gettext(
        "One letter is not what it seems: the “{letter}” in “{word}” is {alphabet}."
    )
    return form.format(
        **facts,
        alphabet=words.gettext("of another alphabet") if name is None else words.gettext(name),
    )
