"""Which way each character of a line runs: the Unicode Bidirectional Algorithm (UAX #9).

What this is for: right-to-left writing, alone or mixed with Latin letters and digits, in the order
in which it is read. What it is not for: the controls that force a direction (LRE, RLO, LRI …).
Those never reach this module, because :mod:`evidence_kit.visible` prints them as their number: a
report does not obey a text that wants to reorder itself. Without them a line is one isolating run
sequence, so the rules X1 to X10 have nothing to do.

The rules are: P2–P3 find the base direction, W1–W7 settle numbers, N0–N2 settle brackets and what
stands between, I1–I2 give the levels, L1–L2 reorder. Judge: Unicode's BidiCharacterTest.txt.
"""

import re
import unicodedata
from collections.abc import Sequence
from typing import TypeVar

Piece = TypeVar("Piece")

_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
"""Every block that holds a strong right-to-left character or an Arabic digit (UCD 15)."""

_NEUTRAL = frozenset({"B", "S", "WS", "ON"})
_STRONG_FOR_NUMBERS = {"L": "L", "R": "R", "EN": "R", "AN": "R"}
_MOST_OPEN_BRACKETS = 63
"""BD16: a text with more brackets open than this has no pairs at all."""

_CANONICAL_BRACKETS = {"\u2329": "\u3008", "\u232a": "\u3009"}
_CROSSED_BRACKETS = {"\u298d": "\u2990", "\u298f": "\u298e"}


def runs_right_to_left(text: str) -> bool:
    """Return whether a text may hold anything that does not run from left to right."""
    return _RIGHT_TO_LEFT.search(text) is not None


def base_level(text: str) -> int:
    """Return 1 where the first letter with a direction runs from right to left, 0 otherwise.

    >>> base_level("(1) שלום"), base_level("Anna שלום"), base_level("123")
    (1, 0, 0)
    """
    for character in text:
        match unicodedata.bidirectional(character):
            case "L":
                return 0
            case "R" | "AL":
                return 1
            case _:
                continue
    return 0


def levels(text: str, base: int) -> list[int]:
    """Return the embedding level of each character; odd levels run from right to left.

    Args:
        text: One paragraph without any control of direction.
        base: 0 for a paragraph from left to right, 1 for one from right to left.

    >>> levels("ab גד 12", 0)
    [0, 0, 0, 1, 1, 1, 2, 2]
    """
    originals = [unicodedata.bidirectional(character) or "L" for character in text]
    direction = "R" if base else "L"
    kinds = _with_weak_resolved(originals, direction)
    _resolve_brackets(text, originals, kinds, direction)
    _resolve_neutrals(kinds, direction)
    found = [_level(kind, base) for kind in kinds]
    return _with_white_space_reset(originals, found, base)


def visual_order(pieces: Sequence[Piece], piece_levels: Sequence[int]) -> list[Piece]:
    """Return the pieces of one line from left to right (rule L2).

    >>> visual_order("abc", [0, 1, 1])
    ['a', 'c', 'b']
    """
    ordered = list(zip(piece_levels, pieces, strict=True))
    lowest_odd = min((level for level in piece_levels if level % 2), default=1)
    for level in range(max(piece_levels, default=0), lowest_odd - 1, -1):
        start = 0
        while start < len(ordered):
            if ordered[start][0] < level:
                start += 1
                continue
            end = start
            while end < len(ordered) and ordered[end][0] >= level:
                end += 1
            ordered[start:end] = ordered[start:end][::-1]
            start = end
    return [piece for _, piece in ordered]


def _with_weak_resolved(originals: list[str], direction: str) -> list[str]:
    """Apply W1 to W7: marks, numbers, and what belongs to numbers."""
    kinds = list(originals)
    previous = strong = direction
    for position, kind in enumerate(kinds):
        if kind == "NSM":  # W1
            kind = previous  # noqa: PLW2901 - it takes the place of a mark
        if kind == "EN" and strong == "AL":  # W2
            kind = "AN"  # noqa: PLW2901
        if originals[position] in {"L", "R", "AL"}:
            strong = kind
        kinds[position] = previous = kind
    kinds = ["R" if kind == "AL" else kind for kind in kinds]  # W3
    _join_numbers(kinds)
    kinds = ["ON" if kind in {"ES", "ET", "CS"} else kind for kind in kinds]  # W6
    strong = direction
    for position, kind in enumerate(kinds):  # W7
        if kind in {"L", "R"}:
            strong = kind
        elif kind == "EN" and strong == "L":
            kinds[position] = "L"
    return kinds


def _join_numbers(kinds: list[str]) -> None:
    """Apply W4 and W5: separators inside numbers, signs around them."""
    for position in range(1, len(kinds) - 1):
        before, kind, after = kinds[position - 1 : position + 2]
        if (kind == "ES" and before == after == "EN") or (
            kind == "CS" and before == after and before in {"EN", "AN"}
        ):
            kinds[position] = before
    start = 0
    while start < len(kinds):
        end = start
        while end < len(kinds) and kinds[end] in {"ET", "BN"}:
            end += 1
        if end > start:
            touches = (start > 0 and kinds[start - 1] == "EN") or (
                end < len(kinds) and kinds[end] == "EN"
            )
            if touches:
                kinds[start:end] = ["EN"] * (end - start)
        start = max(end, start + 1)


def _resolve_brackets(text: str, originals: list[str], kinds: list[str], direction: str) -> None:
    """Apply N0: a pair of brackets takes one direction, so that both face each other."""
    for opening, closing in _bracket_pairs(text, originals):
        inside = {
            strong
            for kind in kinds[opening + 1 : closing]
            if (strong := _STRONG_FOR_NUMBERS.get(kind)) is not None
        }
        if direction in inside:
            chosen = direction
        elif inside:
            before = next(
                (
                    strong
                    for kind in reversed(kinds[:opening])
                    if (strong := _STRONG_FOR_NUMBERS.get(kind)) is not None
                ),
                direction,
            )
            chosen = before if before in inside else direction
        else:
            continue
        for position in (opening, closing):
            kinds[position] = chosen
            following = position + 1
            while following < len(kinds) and originals[following] in {"NSM", "BN"}:
                kinds[following] = chosen
                following += 1


def _bracket_pairs(text: str, originals: list[str]) -> list[tuple[int, int]]:
    """Return the pairs of brackets by position (BD16)."""
    open_ones: list[tuple[str, int]] = []
    pairs = []
    for position, character in enumerate(text):
        if originals[position] != "ON":
            continue
        closing = _closing_bracket(character)
        if closing is not None:
            if len(open_ones) == _MOST_OPEN_BRACKETS:
                return []
            open_ones.append((closing, position))
            continue
        canonical = _CANONICAL_BRACKETS.get(character, character)
        for depth in range(len(open_ones) - 1, -1, -1):
            if open_ones[depth][0] == canonical:
                pairs.append((open_ones[depth][1], position))
                del open_ones[depth:]
                break
    return sorted(pairs)


def _closing_bracket(character: str) -> str | None:
    """Return what closes an opening bracket; ``None`` for anything else (BidiBrackets.txt).

    In nearly every pair the closing one is the next mirrored closing character.
    """
    character = _CANONICAL_BRACKETS.get(character, character)
    if unicodedata.category(character) != "Ps" or not unicodedata.mirrored(character):
        return None
    if character in _CROSSED_BRACKETS:
        return _CROSSED_BRACKETS[character]
    for step in (1, 2):
        candidate = chr(ord(character) + step)
        if unicodedata.category(candidate) == "Pe" and unicodedata.mirrored(candidate):
            return candidate
    return None


def _resolve_neutrals(kinds: list[str], direction: str) -> None:
    """Apply N1 and N2: what stands between takes the direction of both sides, or the line's."""
    start = 0
    while start < len(kinds):
        if kinds[start] not in _NEUTRAL and kinds[start] != "BN":
            start += 1
            continue
        end = start
        while end < len(kinds) and (kinds[end] in _NEUTRAL or kinds[end] == "BN"):
            end += 1
        before = _STRONG_FOR_NUMBERS[kinds[start - 1]] if start else direction
        after = _STRONG_FOR_NUMBERS[kinds[end]] if end < len(kinds) else direction
        kinds[start:end] = [before if before == after else direction] * (end - start)
        start = end


def _level(kind: str, base: int) -> int:
    """Apply I1 and I2."""
    if base:
        return base if kind == "R" else base + 1
    return {"L": 0, "R": 1}.get(kind, 2)


def _with_white_space_reset(originals: list[str], found: list[int], base: int) -> list[int]:
    """Apply L1: white space at the end of a line, or before a tab, runs with the line."""
    is_reset = True
    for position in range(len(found) - 1, -1, -1):
        if originals[position] in {"S", "B"}:
            is_reset = True
        elif originals[position] not in {"WS", "BN"}:
            is_reset = False
        if is_reset:
            found[position] = base
    return found
