"""Signs that a screenshot's text reader takes for others: O for 0, l and I for 1.

The rules are: only signs that cannot stand there are read as others, and only a reading that the
check digits bear out is ever offered – or, of a bank's code or account, which has none, the one
reading that its form allows.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import product

BASE58_SLIPS = {"0": "o", "O": "o", "l": "1i", "I": "1i"}
"""Signs that Base58 leaves out because they are taken for others, and what they may have been."""
BECH32_SLIPS = {"1": "l", "b": "6", "i": "l", "o": "0"}
"""The same for segregated witness addresses (BIP-173)."""
DIGIT_SLIPS = {"O": "0", "I": "1", "L": "1"}
"""Letters where only a digit can stand, in capitals."""
LETTER_SLIPS = {"0": "O", "1": "I"}
"""Digits where only a letter can stand."""
ANY_DIGIT_SLIPS = {"O": "0", "o": "0", "I": "1", "l": "1"}
"""Letters where only a digit can stand, in both cases."""
DIGIT_SIGNS = "0-9OoIl"
"""What a digit may have been read as, for a class of a pattern."""
MISREAD_PLACE = re.compile("[0-9][OoIl]|[OoIl][0-9]")
"""What every text has that holds a number with misread digits."""
MOST_SLIPS = 5
"""With more of them it is a guess, not a slip."""


def corrected(
    written: str, slips: Mapping[str, str], *, most: int, first: int = 0
) -> Iterator[str]:
    """Yield the readings of a value whose impossible signs are taken for what they look like.

    Args:
        written: The value as written.
        slips: Impossible sign → signs it may have been.
        most: How many impossible signs are put up with.
        first: Where the signs begin that may have been misread.

    >>> list(corrected("aOb", {"O": "o0"}, most=3))
    ['aob', 'a0b']
    """
    places = [place for place in range(first, len(written)) if written[place] in slips]
    if not 0 < len(places) <= most:
        return
    for signs in product(*(slips[written[place]] for place in places)):
        reading = list(written)
        for place, sign in zip(places, signs, strict=True):
            reading[place] = sign
        yield "".join(reading)
