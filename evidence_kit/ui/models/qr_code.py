"""An address as a QR code, so that it can be opened on another device (product rule S8).

Nothing from a case becomes a QR code. segno makes it: ISO/IEC 18004, error correction M.
"""

import segno

Modules = tuple[tuple[bool, ...], ...]
"""Rows of modules; true is dark. The quiet zone around them is the caller's."""

LONGEST_BYTES = 213
"""What fits into 57 by 57 modules: more would be too fine for a phone held to a screen."""


def qr_code(text: str) -> Modules:
    """Return the modules of a text's QR code.

    Raises:
        ValueError: The text is longer than 213 bytes.
    """
    if len(text.encode("utf-8")) > LONGEST_BYTES:
        raise ValueError("too long for a QR code that a phone reads from a screen")
    code = segno.make_qr(text, error="m", boost_error=False, encoding="utf-8", eci=False)
    return tuple(tuple(bool(module) for module in row) for row in code.matrix)
