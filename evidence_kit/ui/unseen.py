"""Which characters of a text a reader would not see, and the token that stands for each.

The window shows what the vault's papers show, ``⟦U+202E⟧``: one number for what hides, turns the
line round, or stacks up. Line feeds and tabs stay what they are. What this is not: a judgement
which letters look alike.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

_MOST_MARKS = 3
"""Combining marks on one letter; more would run into the lines above and below."""
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
"""Invisible, but not by category: Unicode 15 Default_Ignorable_Code_Point, and empty Braille."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One character of a text and what is drawn for it."""

    shown: str
    is_token: bool


def pieces(text: str) -> Iterator[Piece]:
    r"""Return what is drawn for each character, in order.

    >>> "".join(piece.shown for piece in pieces("gpj\u202e.exe"))
    'gpj⟦U+202E⟧.exe'
    """
    marks = 0
    previous = " "
    for character in text:
        is_mark = unicodedata.category(character) in {"Mn", "Me"}
        marks = marks + 1 if is_mark else 0
        stands_alone = marks == 1 and (previous.isspace() or _is_hidden(previous))
        is_token = marks > _MOST_MARKS or stands_alone or _is_unseen(character)
        shown = f"⟦U+{ord(character):04X}⟧" if is_token else character
        yield Piece(shown=shown, is_token=is_token)
        previous = character


def shown(text: str) -> str:
    """Return a text with a token for every character that would not be seen."""
    return "".join(piece.shown for piece in pieces(text))


def _is_unseen(character: str) -> bool:
    # The bracket itself is one too, so that a token can only come from here.
    return character == "⟦" or (character not in "\n\t" and _is_hidden(character))


def _is_hidden(character: str) -> bool:
    point = ord(character)
    return unicodedata.category(character) in _HIDDEN_CATEGORIES or any(
        first <= point <= last for first, last in _HIDDEN_RANGES
    )
