"""A text as a QR code: which modules are dark, on paper and on a screen alike.

What this is for: one place that knows segno (ISO/IEC 18004, error correction M). What it is not
for: drawing – the report draws on paper, the window on a screen. Nothing a stranger wrote becomes a
QR code: only addresses of the guidance, codes and hashes that this program made.
"""

from itertools import groupby

import segno

Modules = tuple[tuple[bool, ...], ...]
"""Rows of modules; true is dark. The quiet zone around them is the caller's."""

QUIET_MODULES = 4
"""What stays light all around (ISO/IEC 18004 §6.3.8)."""

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


def dark_runs(row: tuple[bool, ...]) -> tuple[tuple[int, int], ...]:
    """Return where each run of dark modules in a row begins, and how long it is.

    >>> dark_runs((True, True, False, True))
    ((0, 2), (3, 1))
    """
    runs = []
    start = 0
    for is_dark, group in groupby(row):
        length = len(list(group))
        if is_dark:
            runs.append((start, length))
        start += length
    return tuple(runs)
