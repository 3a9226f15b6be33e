"""Make what cannot be seen in a text visible, where somebody compares it by eye.

A name can hold characters that turn the writing direction round or have no width at all; two
accounts then look alike and are not. Here such characters become tokens such as ``[U+202E]``. This
is for reading only: the exact text always stands beside it or in a machine file.
"""

import unicodedata

_HIDDEN_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Control, format, lone surrogate, private use, unassigned, line and paragraph separator."""

_HIDDEN_RANGES = (
    (0x034F, 0x034F),
    (0x115F, 0x1160),
    (0x17B4, 0x17B5),
    (0x180B, 0x180F),
    (0x3164, 0x3164),
    (0xFE00, 0xFE0F),
    (0xFFA0, 0xFFA0),
    (0xE0100, 0xE01EF),
)
"""Letters and marks that draw nothing: joiners, fillers, variation selectors (Unicode 15.0,
Default_Ignorable_Code_Point, as far as they are not of the categories above)."""


def visible(text: str) -> str:
    """Return a text with every character that draws nothing written as a token.

    >>> visible("anna" + chr(0x202E) + "gpj.exe")
    'anna[U+202E]gpj.exe'
    >>> visible("Čáp 東京")
    'Čáp 東京'
    """
    return "".join(f"[U+{ord(char):04X}]" if _is_hidden(char) else char for char in text)


def _is_hidden(char: str) -> bool:
    category = unicodedata.category(char)
    if category == "Zs":
        return char != " "
    if category in _HIDDEN_CATEGORIES:
        return True
    return any(first <= ord(char) <= last for first, last in _HIDDEN_RANGES)
