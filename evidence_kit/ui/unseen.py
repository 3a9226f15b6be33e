"""What the window draws for characters that a reader would not see: what the papers print.

A text on the screen keeps its line breaks, and a number is drawn apart from the words around it.
"""

from collections.abc import Iterator
from typing import NamedTuple

from evidence_kit import visible


class Piece(NamedTuple):
    """One character of a text and what is drawn for it."""

    shown: str
    is_token: bool
    """It is a number in ``⟦⟧`` that stands for something unseen."""


def pieces(text: str) -> Iterator[Piece]:
    r"""Return what is drawn for each character, in order.

    >>> [piece.shown for piece in pieces("gpj\u202e.exe")][3]
    '⟦U+202E⟧'
    """
    for character, drawn in zip(text, visible.pieces(text, is_exact=False), strict=True):
        yield Piece(shown=drawn, is_token=drawn != character and drawn.startswith("⟦"))


def shown(text: str) -> str:
    """Return a text with a number for every character that would not be seen."""
    return visible.visible(text, is_exact=False)
