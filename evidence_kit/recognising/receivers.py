"""What the check digits say of where money went, as somebody typed it.

What this is not: a look whether the account exists. The rules are: it is said of a text that is one
account, card or wallet from end to end, and of nothing else; a value that is right only where its
signs are read as others is wrong as it stands.
"""

from evidence_kit.model import Validity
from evidence_kit.recognising.reasons import OFFERED


def check_of(receiver: str, country: str = "") -> Validity | None:
    """Return what the check digits of a receiver say; ``None`` where it is none that has any.

    Args:
        receiver: Exactly as it was given.
        country: Where the person is; numbers without a country are read as from there.

    >>> check_of("IT60 X054 2811 1010 0000 0123 456").value
    'valid'
    >>> check_of("IT60 X054 2811 1010 0000 0123 457").value
    'invalid'
    >>> check_of("Anna from the gym") is None
    True
    """
    text = receiver.strip()
    if not text:
        return None
    from evidence_kit.recognising.text import recognise

    for found in recognise(text, country=country).identifiers:
        if (found.start, found.end) != (0, len(text)):
            continue
        if found.reason in OFFERED:
            return Validity.INVALID
        return None if found.validity is Validity.NO_CHECK_DIGITS else found.validity
    return None
