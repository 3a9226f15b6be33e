"""A head of the ledger in the forms in which somebody outside keeps it.

FORMAT (FORMAT.md §8): the check K is SHA-256("EKan1" ‖ n as 8 bytes ‖ h_n as 32 bytes).

* **Text**, for a message: a line ``EKA1 <reference> entry <n>``, h_n in eight groups of eight
  hexadecimal digits, ``check`` and the first eight digits of K. A mail program may quote it, wrap
  it or change its capitals.
* **QR code**: the same in one line of capitals, without the words and the spaces between groups.
* **To read aloud**: nineteen groups of six decimal digits. The sixth digit of each checks the five
  before it (Damm). Two groups are n (÷ 100 000 and rest), sixteen h_n (16 bits each), the last one
  the first 16 bits of K.

The rules are: digits, because they are read aloud and typed alike in every language; a mistyped
group is named; what does not check is never compared with a vault, so that a slip of the finger is
told apart from a history that was changed.
"""

import hashlib
import re
from dataclasses import dataclass

from evidence_kit.errors import (
    AnchorMistypedError,
    AnchorNotWholeError,
    AnchorUnreadableError,
)
from evidence_kit.model import Digest, LedgerHead

GROUPS = 19
"""How many groups there are to read aloud."""

_GROUP_DIGITS = 6
_VALUE_DIGITS = 5
_ENTRY_GROUPS = 2
_STEP = 10**_VALUE_DIGITS
_HIGHEST = 0xFFFF
"""What two bytes hold at most."""

_DAMM = (
    (0, 3, 1, 7, 5, 9, 8, 6, 4, 2),
    (7, 0, 9, 2, 1, 5, 4, 8, 6, 3),
    (4, 2, 0, 6, 8, 7, 1, 3, 5, 9),
    (1, 7, 5, 0, 9, 8, 3, 4, 2, 6),
    (6, 1, 2, 3, 0, 4, 5, 9, 7, 8),
    (3, 6, 7, 4, 2, 0, 9, 5, 8, 1),
    (5, 8, 6, 9, 7, 2, 0, 1, 3, 4),
    (8, 9, 4, 5, 3, 6, 2, 0, 1, 7),
    (9, 4, 3, 8, 6, 1, 7, 2, 0, 5),
    (2, 5, 8, 1, 4, 3, 6, 7, 9, 0),
)
"""Damm (2004): finds every wrong digit and every exchange of two neighbours."""

_TEXT = re.compile(
    r"EKA1\W+(?P<reference>[A-Z0-9-]{1,64})\W+(?:ENTRY\W+)?(?P<n>[0-9]{1,15})"
    r"\W+(?P<chain>(?:[0-9A-F]{8}\W*){8})(?:CHECK\W+)?(?P<check>[0-9A-F]{8})\b",
    re.ASCII,
)
_SPOKEN = re.compile(r"[\d\s.,;:\-–]+", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadSaid:
    """What an anchor from outside says, once its check fits."""

    reference: str
    """The case it names, in capitals; "" in the form to read aloud."""
    head: LedgerHead


def head_text(reference: str, head: LedgerHead) -> str:
    """Return a head as four lines for a message.

    >>> print(head_text("EK-2026-000123", LedgerHead(n=7, chain=Digest("0123abcd" * 8))))
    EKA1 EK-2026-000123 entry 7
    0123abcd 0123abcd 0123abcd 0123abcd
    0123abcd 0123abcd 0123abcd 0123abcd
    check cc567c43
    """
    groups = [head.chain[start : start + 8] for start in range(0, 64, 8)]
    return "\n".join(
        (
            f"EKA1 {reference} entry {head.n}",
            " ".join(groups[:4]),
            " ".join(groups[4:]),
            f"check {_check(head).hex()[:8]}",
        )
    )


def head_line(reference: str, head: LedgerHead) -> str:
    """Return a head as the one line that its QR code holds."""
    return f"EKA1 {reference} {head.n} {head.chain} {_check(head).hex()[:8]}".upper()


def head_groups(head: LedgerHead) -> tuple[str, ...]:
    """Return a head as nineteen groups of six digits, to be read aloud.

    Raises:
        ValueError: The ledger is longer than any.

    >>> head_groups(LedgerHead(n=7, chain=Digest("0123abcd" * 8)))[:4]
    ('000000', '000076', '002917', '439813')
    """
    if not 0 <= head.n < _STEP * _STEP:
        raise ValueError("no such entry")
    chain = bytes.fromhex(head.chain)
    values = [
        *divmod(head.n, _STEP),
        *(_pair(chain, at) for at in range(0, len(chain), 2)),
        _pair(_check(head), 0),
    ]
    return tuple(f"{value:05d}{_check_digit(f'{value:05d}')}" for value in values)


def read_head(text: str) -> HeadSaid:
    """Read a head as somebody typed, pasted or scanned it, in any of its forms.

    Raises:
        AnchorUnreadableError: It is none of the forms, or not all of it.
        AnchorMistypedError: One group of digits does not check.
        AnchorNotWholeError: Each group checks, and the whole does not.
    """
    found = _TEXT.search(text.upper())
    if found is not None:
        return _said_in_text(found)
    digits = re.sub(r"\D", "", text, flags=re.ASCII)
    if _SPOKEN.fullmatch(text) is None or len(digits) != GROUPS * _GROUP_DIGITS:
        raise AnchorUnreadableError(groups=GROUPS)
    return _said_aloud(digits)


def _said_in_text(found: re.Match[str]) -> HeadSaid:
    chain = re.sub(r"\W", "", found["chain"]).lower()
    head = LedgerHead(n=int(found["n"]), chain=Digest(chain))
    if _check(head).hex()[:8] != found["check"].lower():
        raise AnchorNotWholeError
    return HeadSaid(reference=found["reference"], head=head)


def _said_aloud(digits: str) -> HeadSaid:
    values = []
    for place in range(GROUPS):
        group = digits[place * _GROUP_DIGITS : (place + 1) * _GROUP_DIGITS]
        value = int(group[:_VALUE_DIGITS])
        if _check_digit(group) != "0" or (place >= _ENTRY_GROUPS and value > _HIGHEST):
            raise AnchorMistypedError(place=place + 1)
        values.append(value)
    chain = b"".join(value.to_bytes(2, "big") for value in values[_ENTRY_GROUPS:-1])
    head = LedgerHead(n=values[0] * _STEP + values[1], chain=Digest(chain.hex()))
    if _pair(_check(head), 0) != values[-1]:
        # Each group is right by itself, so two of them changed places, or one was read twice.
        raise AnchorNotWholeError
    return HeadSaid(reference="", head=head)


def _check(head: LedgerHead) -> bytes:
    data = b"EKan1" + head.n.to_bytes(8, "big") + bytes.fromhex(head.chain)
    return hashlib.sha256(data).digest()


def _pair(data: bytes, at: int) -> int:
    return int.from_bytes(data[at : at + 2], "big")


def _check_digit(digits: str) -> str:
    """Return the digit that makes a number check; "0" for one that checks already."""
    interim = 0
    for digit in digits:
        interim = _DAMM[interim][int(digit)]
    return str(interim)
