"""Characters that belong together: a letter with its marks, a joined pictograph, a flag.

What this is for: whatever is cut, broken over lines or drawn by another font is cut here, between
clusters, so that no mark loses its letter. It is a subset of UAX #29's grapheme clusters: what
scripts join by shaping (conjuncts, syllables) is left to the font.
"""

import unicodedata
from collections.abc import Iterator

JOINER = "\u200d"
NON_JOINER = "\u200c"
_TEXT_STYLE, _PICTOGRAPH_STYLE = "\ufe0e", "\ufe0f"
IGNORABLE = frozenset({JOINER, NON_JOINER, _TEXT_STYLE, _PICTOGRAPH_STYLE})
"""What joins or styles a neighbour and needs no glyph of its own."""

_MARKS = frozenset({"Mn", "Mc", "Me"})
_SKIN_TONES = range(0x1F3FB, 0x1F400)
_FLAG_LETTERS = range(0x1F1E6, 0x1F200)
_FLAG_LENGTH = 2


def clusters(text: str) -> Iterator[str]:
    """Cut a text into clusters.

    >>> list(clusters("👍🏽!"))
    ['👍🏽', '!']
    """
    start = 0
    for position in range(1, len(text) + 1):
        if position == len(text) or not _belongs_to(text, start, position):
            yield text[start:position]
            start = position


def asks_for_a_pictograph(cluster: str) -> bool:
    """Return whether a cluster is meant to be drawn as a pictograph and not as a sign."""
    return _PICTOGRAPH_STYLE in cluster or JOINER in cluster


def _belongs_to(text: str, start: int, position: int) -> bool:
    """Return whether a character belongs to the cluster that began at ``start``."""
    character, previous = text[position], text[position - 1]
    if character in IGNORABLE or unicodedata.category(character) in _MARKS:
        return True
    if previous == JOINER and is_pictograph(character):
        return True
    point = ord(character)
    if point in _SKIN_TONES:
        return is_pictograph(previous)
    is_flag = point in _FLAG_LETTERS and ord(text[start]) in _FLAG_LETTERS
    return is_flag and position - start < _FLAG_LENGTH


def is_pictograph(character: str) -> bool:
    """Return whether a character is a sign that may be drawn as a pictograph."""
    return character in "#*0123456789" or unicodedata.category(character) in {"So", "Sm", "Sk"}
