"""Which characters a reader would not see, and how they are made visible.

Names, messages and file names come from people who may want a page to lie. The rules are: control,
direction, zero-width, tag and variation characters, unpaired halves of surrogate pairs and stacked
marks are printed as their number, ``⟦U+202E⟧``; so is the bracket ``⟦`` itself, so that a printed
number can only come from here. What this is not: a judgement which letters look alike.

What styles or joins an emoji stays everywhere: every telephone writes it, and there it is drawn. In
running text a joiner stays too where its script needs it – inside Persian or Hindi words – because
there it is seen by what it does; in an exact value that one never does.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from evidence_kit.i18n import N_

ALPHABET_WORDS = {
    "LATIN": N_("Latin"),
    "CYRILLIC": N_("Cyrillic"),
    "GREEK": N_("Greek"),
    "ARMENIAN": N_("Armenian"),
    "HEBREW": N_("Hebrew"),
    "ARABIC": N_("Arabic"),
    "CHEROKEE": N_("Cherokee"),
    "MATHEMATICAL": N_("mathematical signs"),
}
"""First words of Unicode's names of letters, and what people call the alphabet."""

_MOST_MARKS = 3
"""Combining marks on one letter; more would run into the lines above and below."""
_NO_BREAK_SPACE = "\u00a0"
_TAB = _NO_BREAK_SPACE * 4

_JOINERS = frozenset("\u200d\u200c")
_EMOJI = (
    "[\u00a9\u00ae\u203c\u2049\u2122\u2139\u2190-\u21ff\u231a-\u23ff\u24c2\u25aa-\u25fe"
    "\u2600-\u27bf\u2934\u2935\u2b00-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff]"
)
"""Emoji (Unicode 15 emoji-data.txt, Emoji=Yes), their skin tones, and the symbols between them."""
_FLAG_TAGS = ("gbeng", "gbsct", "gbwls")
"""Flags that are written with tags (Unicode 15 emoji-sequences.txt): the three of Britain."""
DRAWN_WITH_EMOJI = (
    rf"(?<={_EMOJI})(?:[\ufe0e\ufe0f](?:\u200d(?={_EMOJI}))?|\u200d(?={_EMOJI}))"
    "|(?<=[0-9#*])\ufe0f(?=\u20e3)"
    "|(?<=\U0001f3f4)(?:"
    + "|".join(
        "".join(chr(0xE0000 + ord(letter)) for letter in tags) + "\U000e007f" for tags in _FLAG_TAGS
    )
    + ")"
)
"""The signs that style or join an emoji, right after it: only there are they drawn.

A joiner counts only between two emoji, tags only where they make a flag, a selector after a digit
only in a keycap (UTS #51 §1.4.9). A pattern: the first page needs no emoji, see
:func:`drawn_with_emoji`.
"""
_EMOJI_SIGNS = re.compile("[\u200d\ufe0e\ufe0f\U000e0067\U000e007f]")
"""One of these is in every such stretch."""
_JOINING_BLOCKS = (range(0x0620, 0x0700), range(0x0750, 0x0780), range(0x0900, 0x0E00))
"""Arabic and the scripts of India, whose spelling needs joiners (Unicode 15 §23.2)."""

_HIDDEN_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_HIDDEN_RANGES = (
    (0x034F, 0x034F),
    (0x115F, 0x1160),
    (0x17B4, 0x17B5),
    (0x180B, 0x180F),
    (0x2800, 0x2800),
    (0x3164, 0x3164),
    (0xFE00, 0xFE0F),
    (0xFFA0, 0xFFA0),
    (0xFFF0, 0xFFFB),
    (0xE0000, 0xE0FFF),
)
"""Invisible, but not by category: Unicode 15 Default_Ignorable_Code_Point, and the empty Braille
pattern."""


def visible(text: str, *, is_exact: bool = True) -> str:
    r"""Replace what cannot be seen by its number, and keep everything else as it is.

    Args:
        text: Anything at all.
        is_exact: Whether line feeds, tabs and every unusual space count as invisible too.

    >>> visible("invoice\u202egpj.exe", is_exact=True)
    'invoice⟦U+202E⟧gpj.exe'
    >>> visible("two  spaces", is_exact=True)
    'two ⟦U+0020⟧spaces'
    """
    if text.isascii() and text.isprintable() and "  " not in text and text == text.strip(" "):
        return text
    if not is_exact:
        text = text.replace("\r\n", "\n")
    return "".join(pieces(text, is_exact=is_exact))


def pieces(text: str, *, is_exact: bool = True) -> Iterator[str]:
    r"""Return what is shown for each character, in order; a number stands in ``⟦⟧``.

    >>> list(pieces("a\u202eb"))
    ['a', '⟦U+202E⟧', 'b']
    """
    drawn = _drawn_with_emoji(text)
    marks = 0
    for position, character in enumerate(text):
        if position in drawn:
            yield character
            continue
        previous = text[position - 1] if position else " "
        marks = marks + 1 if unicodedata.category(character) in {"Mn", "Me"} else 0
        is_after_nothing = previous.isspace() or (
            position - 1 not in drawn and _is_hidden(previous)
        )
        stands_alone = marks == 1 and is_after_nothing
        if not is_exact and _joins(text, position):
            yield character
        elif marks > _MOST_MARKS or stands_alone or _shows_as_number(character, is_exact=is_exact):
            yield number_of(character)
        elif character == " ":
            is_last = position == len(text) - 1
            yield _space(previous, is_last=is_last, is_exact=is_exact)
        else:
            yield _TAB if character == "\t" else character


def number_of(character: str) -> str:
    r"""Return a character as its visible number.

    >>> number_of("\u200b")
    '⟦U+200B⟧'
    """
    return f"⟦U+{ord(character):04X}⟧"


def _is_hidden(character: str) -> bool:
    point = ord(character)
    return unicodedata.category(character) in _HIDDEN_CATEGORIES or any(
        first <= point <= last for first, last in _HIDDEN_RANGES
    )


@cache
def drawn_with_emoji() -> re.Pattern[str]:
    """Return what finds the signs that :data:`DRAWN_WITH_EMOJI` describes.

    >>> [found.span() for found in drawn_with_emoji().finditer("\u2764\ufe0f a\ufe0f")]
    [(1, 2)]
    """
    return re.compile(DRAWN_WITH_EMOJI)


def _drawn_with_emoji(text: str) -> frozenset[int]:
    """Return the places of the signs that only style or join an emoji."""
    if text.isascii() or _EMOJI_SIGNS.search(text) is None:
        return frozenset()
    found = drawn_with_emoji().finditer(text)
    return frozenset(place for match in found for place in range(match.start(), match.end()))


def _joins(text: str, position: int) -> bool:
    """Return whether a character joins its neighbours as their script asks."""
    character = text[position]
    if character not in _JOINERS or position == 0:
        return False
    previous, following = text[position - 1], text[position + 1 : position + 2]
    return bool(following) and _joins_letters(previous) and _joins_letters(following)


def _joins_letters(character: str) -> bool:
    """Return whether a letter or mark belongs to a script whose letters are joined."""
    return any(ord(character) in block for block in _JOINING_BLOCKS)


def _shows_as_number(character: str, *, is_exact: bool) -> bool:
    if character == "⟦":
        return True
    if is_exact:
        is_odd_space = character != " " and unicodedata.category(character) == "Zs"
        return is_odd_space or _is_hidden(character)
    return character not in "\n\t" and _is_hidden(character)


def _space(previous: str, *, is_last: bool, is_exact: bool) -> str:
    is_swallowed_by_layout = previous.isspace() or is_last
    if not is_swallowed_by_layout:
        return " "
    return number_of(" ") if is_exact else _NO_BREAK_SPACE
