"""Which characters a reader would not see, and how they are made visible.

Names, messages and file names come from people who may want a page to lie. The rules are: control,
direction, zero-width, tag and variation characters, unpaired halves of surrogate pairs and stacked
marks are printed as their number, ``⟦U+202E⟧``; so is the bracket ``⟦`` itself, so that a printed
number can only come from here. What this is not: a judgement which letters look alike.

In running text a joiner stays where its script needs it – inside Persian or Hindi words, between
the parts of one pictograph – because there it is seen by what it does. In an exact value it never
does.
"""

import unicodedata
from collections.abc import Iterator

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

_JOINER, _NON_JOINER = "\u200d", "\u200c"
_STYLES = frozenset("\ufe0e\ufe0f")
_JOINERS = _STYLES | {_JOINER, _NON_JOINER}
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
    marks = 0
    for position, character in enumerate(text):
        previous = text[position - 1] if position else " "
        marks = marks + 1 if unicodedata.category(character) in {"Mn", "Me"} else 0
        stands_alone = marks == 1 and (previous.isspace() or _is_hidden(previous))
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


def _joins(text: str, position: int) -> bool:
    """Return whether a character joins or styles its neighbours as their script asks."""
    character = text[position]
    if character not in _JOINERS or position == 0:
        return False
    previous, following = text[position - 1], text[position + 1 : position + 2]
    if character in _STYLES:
        return unicodedata.category(previous) in {"So", "Sm"}
    if not following:
        return False
    if _joins_letters(previous) and _joins_letters(following):
        return True
    is_part = unicodedata.category(previous) in {"So", "Sk"} or previous in _STYLES
    return character == _JOINER and is_part and unicodedata.category(following) == "So"


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
