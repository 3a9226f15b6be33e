r"""Words without what a person who looks for them would not type: capitals, accents, widths.

What this is for: comparing what is typed into a search with what a vault holds, in any script. What
it is not for: identity. Two names that fold to the same text are two names; nothing is ever stored
or compared as evidence in this form. The rules are: whatever folds is found by both spellings;
nothing that is seen as a letter of its own disappears; what cannot be seen does.

>>> fold("Čuvaj me, ČUVAJ"), fold("Straße"), fold("Đorđe Łukasz")
('cuvaj me, cuvaj', 'strasse', 'dorde lukasz')
>>> fold("ＡＢＣ１２３"), fold("anna_\u200b1999"), fold("שָׁלוֹם")
('abc123', 'anna_1999', 'שלום')
"""

import functools
import re
import unicodedata

_LETTERS = str.maketrans(
    {
        "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ł": "l", "ø": "o", "ŧ": "t", "ſ": "s",
        "æ": "ae", "œ": "oe", "þ": "th", "ѐ": "е", "ё": "е", "ى": "ي", "ة": "ه",
    }
)  # fmt: skip
"""Letters that Unicode takes apart into nothing, and how they are typed where a key is missing."""

_FIRST_MARK, _LAST_MARK = 0x300, 0xFFFF
"""Combining marks of living scripts; with those behind, looking for them would take ten times."""

_PIECE_SIGNS = 256
"""So much is taken apart at once. Accents are put in order by a sort whose time grows with the
square of how many follow each other (before CPython 3.11.16, CVE-2026-3276)."""

_INVISIBLE = "\u00ad\u0640\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
"""Soft hyphen, Arabic stretching, zero-width signs, directions and variations."""


def fold(text: str) -> str:
    """Return a text as it is compared; never longer than a few times the text."""
    # Most of what is written is plain, and a tenth of the time is enough for that.
    if text.isascii():
        return text.lower()
    apart = _taken_apart(text.casefold())
    return _unseen().sub("", apart).casefold().translate(_LETTERS)


def _taken_apart(text: str) -> str:
    """Return a text in NFKD, but for the order of accents where two pieces meet."""
    starts = range(0, len(text), _PIECE_SIGNS)
    return "".join(
        unicodedata.normalize("NFKD", text[start : start + _PIECE_SIGNS]) for start in starts
    )


@functools.cache
def _unseen() -> re.Pattern[str]:
    marks = (
        chr(code) for code in range(_FIRST_MARK, _LAST_MARK) if unicodedata.combining(chr(code))
    )
    return re.compile(f"[{_INVISIBLE}{''.join(marks)}]")
