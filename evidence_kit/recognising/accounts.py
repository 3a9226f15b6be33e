"""Find bank accounts: IBANs, however they are spaced.

The rules are: lengths and structures come from the IBAN registry that python-stdnum carries; a
number that is plainly meant as an IBAN is reported with its wrong check digits, wrong length or
wrong signs, because whoever typed it may have slipped.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from stdnum import iban, numdb
from stdnum.exceptions import InvalidChecksum, ValidationError
from stdnum.iso7064 import mod_97_10

from evidence_kit.model import IdentifierKind, Validity
from evidence_kit.recognising import reasons
from evidence_kit.recognising.findings import Confidence, Reading
from evidence_kit.recognising.slips import DIGIT_SLIPS, LETTER_SLIPS

_SPACING = r"[\s.\-‐-―]"
# The first digit is looked for first: most letters of a text have none behind them.
_FIRST_DIGIT = re.compile(
    r"[0-9](?<=[A-Za-z\s].)(?:(?<=(?<![^\W_])[A-Za-z]{2}.)|(?<=(?<![^\W_])[A-Za-z]{2}[^\S\n].)"
    r"|(?<=(?<![^\W_])[A-Za-z]{2}[OIl].)|(?<=(?<![^\W_])[A-Za-z]{2}[^\S\n][OIl].))"
)
_START = re.compile(r"(?<![^\W_])([A-Za-z]{2})[^\S\n]?([0-9OIl]{2})")
_START_SIGNS = 4
_SIGNS_BEFORE_DIGIT = (2, 3, 4)
"""Two letters, perhaps a space, perhaps a letter that was a digit."""
_BODIES = {
    signs: re.compile(rf"(?:{_SPACING}{{0,2}}[0-9A-Za-z]){{{signs}}}(?![^\W_])")
    for signs in range(11, 31)
}
"""What follows country and check digits, by its number of signs (ISO 13616: at most 30)."""

# A first block may be a bank's four letters; every other one holds a digit, so that the words
# after a number that is too short are not taken into it. A shorter block is the last one.
_GAP = r"[ \u00a0\u202f-]"
_PRINTED = re.compile(
    rf"{_GAP}[0-9A-Za-z]{{4}}(?:{_GAP}(?=[A-Za-z]{{0,3}}[0-9])[0-9A-Za-z]{{4}}){{1,6}}"
    rf"(?:{_GAP}(?=[A-Za-z]{{0,2}}[0-9])[0-9A-Za-z]{{1,3}})?(?!\w)"
)
_SOLID = re.compile(r"[0-9A-Za-z]{11,30}(?!\w)")
_BLOCKS_OF_FOUR = re.compile(
    rf"[0-9A-Za-z]{{4}}(?:{_SPACING}[0-9A-Za-z]{{4}})*(?:{_SPACING}[0-9A-Za-z]{{1,4}})?"
)
_BLOCK = re.compile(r"[0-9A-Za-z]+")
_NOT_IN_IBAN = re.compile(r"[^0-9A-Z]")
_STRUCTURE_PART = re.compile(r"([0-9]+)!([nac])")
_STRUCTURE_SIGNS = {"n": "[0-9]", "a": "[A-Z]", "c": "[0-9A-Z]"}

_LENGTH_SLIP_SIGNS = 2
"""How many signs too many or too few still look like one account number mistyped."""
_DIGITS_SHARE = 0.6
_REMEMBERED = 256
"""The same account stands in a chat again and again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Registered:
    """How one country writes the account part of its IBAN."""

    signs: int
    structure: re.Pattern[str]
    forms: str
    """Which sign stands where: ``n`` a digit, ``a`` a letter, ``c`` either."""


def find_ibans(text: str, stretches: Iterable[tuple[int, int]]) -> Iterator[Reading]:
    """Yield every IBAN in a text, right or mistyped.

    Args:
        text: The visible text.
        stretches: Where its digits stand.
    """
    for first, last in stretches:
        for digit in _FIRST_DIGIT.finditer(text, first, last):
            start = _start_before(text, digit.start())
            registered = None if start is None else _registered(start[1].upper())
            if start is None or registered is None:
                continue
            reading = _read_whole(text, start, registered)
            if reading is None and start[2].isdecimal():
                reading = _read_slip(text, start, registered)
            if reading is not None:
                yield reading


def _start_before(text: str, digit: int) -> re.Match[str] | None:
    for signs in _SIGNS_BEFORE_DIGIT:
        start = _START.match(text, digit - signs) if digit >= signs else None
        if start is not None and start.end() > digit:
            return start
    return None


def _read_whole(text: str, start: re.Match[str], registered: _Registered) -> Reading | None:
    body = _BODIES[registered.signs].match(text, start.end())
    if body is None:
        return None
    written = text[start.start() : body.end()]
    compact = _compact(written)
    is_formed = registered.structure.fullmatch(compact, _START_SIGNS) is not None
    if not (is_formed and start[2].isdecimal()) or not _has_right_check_digits(compact):
        reading = _corrected(compact, registered)
        if reading is not None and start[1].isupper():
            return _offered(start, body.end(), reading)
    if not (is_formed and start[2].isdecimal()):
        return None
    if _has_right_check_digits(compact):
        is_right = _has_right_national_digits(compact)
        reason = reasons.CHECK_DIGITS_RIGHT if is_right else reasons.NATIONAL_CHECK_DIGITS_WRONG
        validity = Validity.VALID if is_right else Validity.INVALID
        return _reading(start, body.end(), compact, validity, reason)
    # With wrong check digits nothing but the form is left: it must be one that people print.
    is_solid = _NOT_IN_IBAN.search(written.upper()) is None
    is_printed = "\n" not in written and (
        _BLOCKS_OF_FOUR.fullmatch(written) is not None or compact[_START_SIGNS:].isdigit()
    )
    if is_solid or is_printed:
        return _reading(start, body.end(), compact, Validity.INVALID, reasons.CHECK_DIGITS_WRONG)
    return None


def _corrected(compact: str, registered: _Registered) -> str | None:
    """Return the number with letters read as the digits they look like, if that makes it right."""
    reading = list(compact)
    for place, form in enumerate("nn" + registered.forms, start=2):
        slips = {"n": DIGIT_SLIPS, "a": LETTER_SLIPS, "c": {}}[form]
        reading[place] = slips.get(reading[place], reading[place])
    fixed = "".join(reading)
    is_other = fixed != compact and fixed[2:_START_SIGNS].isdecimal()
    is_right = is_other and registered.structure.fullmatch(fixed, _START_SIGNS) is not None
    return fixed if is_right and _has_right_check_digits(fixed) else None


def _offered(start: re.Match[str], end: int, reading: str) -> Reading:
    return Reading(
        start=start.start(),
        end=end,
        kind=IdentifierKind.IBAN,
        normalised=reading,
        confidence=Confidence.POSSIBLE,
        reason=reasons.CORRECTED,
        validity=Validity.VALID,
    )


@lru_cache(maxsize=_REMEMBERED)
def _has_right_check_digits(compact: str) -> bool:
    # Length and structure were looked at; what is left is the remainder (ISO 13616).
    return bool(mod_97_10.is_valid(compact[_START_SIGNS:] + compact[:_START_SIGNS]))


@lru_cache(maxsize=_REMEMBERED)
def _has_right_national_digits(compact: str) -> bool:
    try:
        iban.validate(compact)
    except InvalidChecksum:
        return False
    except ValidationError:
        # A bank that the library does not list may exist all the same.
        return True
    return True


def _read_slip(text: str, start: re.Match[str], registered: _Registered) -> Reading | None:
    if not start[1].isupper():
        return None
    body = _PRINTED.match(text, start.end()) or _SOLID.match(text, start.end())
    if body is None:
        return None
    end = _likeliest_end(body, registered.signs)
    compact = _compact(text[start.start() : end])
    account = compact[_START_SIGNS:]
    digits = sum(sign.isdigit() for sign in account)
    if abs(len(account) - registered.signs) > _LENGTH_SLIP_SIGNS:
        return None
    if digits < _DIGITS_SHARE * len(account):
        return None
    return _reading(start, end, compact, Validity.INVALID, reasons.WRONG_LENGTH_OR_SIGNS)


def _likeliest_end(body: re.Match[str], signs: int) -> int:
    """Return the end of the block after which the length is nearest to what it should be."""
    length = 0
    distance, end = signs, body.end()
    for block in _BLOCK.finditer(body[0]):
        length += len(block[0])
        if abs(length - signs) < distance:
            distance, end = abs(length - signs), body.start() + block.end()
    return end


def _reading(
    start: re.Match[str], end: int, compact: str, validity: Validity, reason: str
) -> Reading:
    if validity is Validity.VALID:
        confidence = Confidence.CERTAIN
    elif reason == reasons.WRONG_LENGTH_OR_SIGNS:
        confidence = Confidence.POSSIBLE
    else:
        confidence = Confidence.LIKELY
    return Reading(
        start=start.start(),
        end=end,
        kind=IdentifierKind.IBAN,
        normalised=compact,
        confidence=confidence,
        reason=reason,
        validity=validity,
    )


def _compact(written: str) -> str:
    return _NOT_IN_IBAN.sub("", written.upper())


@cache
def _registered(country: str) -> _Registered | None:
    known = numdb.get("iban").info(country)[0][1].get("bban")
    if known is None:
        return None
    parts = [(int(signs), form) for signs, form in _STRUCTURE_PART.findall(known)]
    structure = "".join(f"{_STRUCTURE_SIGNS[form]}{{{signs}}}" for signs, form in parts)
    return _Registered(
        signs=sum(signs for signs, _form in parts),
        structure=re.compile(structure),
        forms="".join(form * signs for signs, form in parts),
    )
