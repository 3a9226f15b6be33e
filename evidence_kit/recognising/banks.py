"""Find bank details that are no IBAN: BIC, UK sort codes and US routing numbers with their account.

The rules are: none of these carries enough check digits to be told by its form, so the words around
it, or two of its parts side by side, must say what it is; a bank code and its account are one
finding, because one without the other leads nowhere; letters that a text reader takes for digits
are read as such in both, and the finding says so.
"""

import re
from collections.abc import Iterator

from stdnum import bic
from stdnum.us import rtn

from evidence_kit.model import IdentifierKind, Validity
from evidence_kit.recognising import reasons
from evidence_kit.recognising.findings import Confidence, Reading
from evidence_kit.recognising.slips import (
    ANY_DIGIT_SLIPS,
    DIGIT_SIGNS,
    LETTER_SLIPS,
    MISREAD_PLACE,
    MOST_SLIPS,
    corrected,
)
from evidence_kit.recognising.words import Words

_BIC_WORDS = frozenset({"bic", "swift"})
_BIC = re.compile(
    r"(?:[ /\-]{1,3}(?:bic|swift|code|koda|codice|kod|código)){0,3}+[\s:=()]{1,6}"
    r"(?P<code>[A-Z01]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?)(?!\w)",
    re.IGNORECASE,
)
_BIC_LETTERS = 6
"""Bank and country (ISO 9362): only letters stand there."""
_MOST_BIC_SLIPS = 2

_UK_WORDS = frozenset({"sort", "sc", "account", "acc", "acct"})
_SORT_CODE = re.compile(
    r"[0-9](?<![\w.,/-][0-9])[0-9](?P<s>[- –])[0-9]{2}(?P=s)[0-9]{2}(?![0-9])(?![/.,-][0-9])"
)
_UK_ACCOUNT = re.compile(
    r"(?P<gap>[^0-9]{1,40}+)(?P<account>[0-9]{8}|[0-9]{4}[ -][0-9]{4})(?!\w)(?![/.,-][0-9])"
)
_UK_ACCOUNT_BEFORE = re.compile(r"(?<![0-9])(?P<account>[0-9]{8})(?P<gap>[^0-9]{1,40})$")
_UK_WORDS_NEAR = re.compile(r"(?<!\w)(?:sort|s/c|sc|account|acc|acct|a/c)(?!\w)", re.IGNORECASE)
_UK_GAP = re.compile(r"[\s,;:/|·–-]{1,6}")
_UK_ACCOUNT_DIGITS = 8
_UK_WORDS_SIGNS = 24
_UK_REACH_SIGNS = 56

_US_WORDS = frozenset({"routing", "aba", "rtn"})
LABELS = _BIC_WORDS | _US_WORDS
"""The words that its places are looked for by."""
_ROUTING = re.compile(r"[^0-9\n]{1,24}+(?P<number>[0-9]{9})(?![0-9])")
_US_ACCOUNT = re.compile(r"[^0-9]{1,40}+(?P<account>[0-9]{4,17})(?!\w)(?![/.,-][0-9])")
_US_ACCOUNT_BEFORE = re.compile(
    r"(?:account|acct|acc)[^0-9\n]{0,12}(?P<account>[0-9]{4,17})[^0-9]{1,24}$", re.IGNORECASE
)
_ACCOUNT_WORD = re.compile(r"(?<!\w)(?:account|acct|acc|a/c)(?!\w)", re.IGNORECASE)

_S = f"[{DIGIT_SIGNS}]"
_MISREAD = re.compile(
    rf"(?<!\w)(?:{_S}{{2}}(?P<s>[- –]){_S}{{2}}(?P=s){_S}{{2}}|{_S}{{4}}[ -]{_S}{{4}}"
    rf"|{_S}{{4,17}}+)(?!\w)"
)
"""What is a sort code, an account or a routing number once its letters are read as digits."""


def find_bank_details(words: Words, *, region: str) -> Iterator[Reading]:
    """Yield every BIC, and every UK and US account with its bank code.

    Args:
        words: The words of the visible text.
        region: The case's country, ISO 3166-1 alpha-2; "" for none.
    """
    yield from _bics(words)
    is_uk = not words.known.isdisjoint(_UK_WORDS) or (
        region == "GB" and any(map(_is_uk_account, words.not_letters))
    )
    if is_uk:
        yield from _uk_accounts(words.text, region)
    yield from _us_accounts(words, words.text)
    may_be_misread = is_uk or not words.known.isdisjoint(_US_WORDS)
    if may_be_misread and any(
        MISREAD_PLACE.search(words.text, start, end) for start, end in words.with_digits
    ):
        yield from _misread_accounts(words, region)


def _bics(words: Words) -> Iterator[Reading]:
    for _start, end in words.places(_BIC_WORDS):
        match = _BIC.match(words.text, end)
        # In small letters any word of eight would do.
        if match is None or not match["code"].isupper():
            continue
        code = _bic_read(match["code"])
        if bic.is_valid(code):
            is_as_written = code == match["code"]
            yield Reading(
                start=match.start("code"),
                end=match.end("code"),
                kind=IdentifierKind.BIC,
                normalised=code,
                confidence=Confidence.LIKELY if is_as_written else Confidence.POSSIBLE,
                reason=reasons.BIC_LABELLED if is_as_written else reasons.CORRECTED_BY_FORM,
            )


def _bic_read(code: str) -> str:
    """Return a BIC with the digits read as letters where only letters can stand."""
    letters, rest = code[:_BIC_LETTERS], code[_BIC_LETTERS:]
    return next(corrected(letters, LETTER_SLIPS, most=_MOST_BIC_SLIPS), letters) + rest


def _uk_accounts(text: str, region: str) -> Iterator[Reading]:
    for sort in _SORT_CODE.finditer(text):
        after = _UK_ACCOUNT.match(text, sort.end())
        before = None
        if after is None:
            back = max(0, sort.start() - _UK_REACH_SIGNS)
            before = _UK_ACCOUNT_BEFORE.search(text, back, sort.start())
        found = after or before
        if found is None or not _is_uk(text, sort, found["gap"], region):
            continue
        start = sort.start() if before is None else before.start("account")
        end = sort.end() if before is not None else found.end("account")
        yield _account(
            start,
            end,
            f"GB:{_digits(sort[0])}/{_digits(found['account'])}",
            Validity.NO_CHECK_DIGITS,
            reasons.UK_ACCOUNT,
        )


def _is_uk_account(word: str) -> bool:
    return len(word) == _UK_ACCOUNT_DIGITS and word.isdecimal()


def _is_uk(text: str, sort: re.Match[str], gap: str, region: str) -> bool:
    if "\n\n" in gap:
        return False
    words = text[max(0, sort.start() - _UK_WORDS_SIGNS) : sort.start()]
    is_spoken_of = _UK_WORDS_NEAR.search(words) or _UK_WORDS_NEAR.search(gap)
    # Side by side and with hyphens, a sort code and eight digits speak for themselves in Britain.
    is_side_by_side = region == "GB" and sort["s"] == "-" and _UK_GAP.fullmatch(gap) is not None
    return is_spoken_of is not None or is_side_by_side


def _misread_accounts(words: Words, region: str) -> Iterator[Reading]:
    """Yield the accounts that are there once letters are read as the digits they look like."""
    read = _read_as_digits(words)
    if read == words.text:
        return
    for found in (*_uk_accounts(read, region), *_us_accounts(words, read)):
        written = words.text[found.start : found.end]
        if written == read[found.start : found.end]:
            continue
        bank_code = found.normalised.partition(":")[2].partition("/")[0]
        # Of a British account, and where the routing number itself was read well, the form decides.
        is_checked = found.validity is not Validity.NO_CHECK_DIGITS and bank_code not in written
        if is_checked and found.validity is Validity.INVALID:
            continue
        reason = reasons.CORRECTED if is_checked else reasons.DIGITS_BY_FORM
        yield found._replace(confidence=Confidence.POSSIBLE, reason=reason)


def _read_as_digits(words: Words) -> str:
    """Return the text with the numbers in it read in digits alone, sign for sign."""
    parts = []
    position = 0
    for start, end in words.with_digits:
        parts.append(words.text[position:start])
        parts.append(_MISREAD.sub(_as_digits, words.text[start:end]))
        position = end
    return "".join([*parts, words.text[position:]])


def _as_digits(written: re.Match[str]) -> str:
    """Return a number with its letters as digits, sign for sign; a word stays a word."""
    has_digits = any(map(str.isdigit, written[0]))
    readings = corrected(written[0], ANY_DIGIT_SLIPS, most=MOST_SLIPS if has_digits else 0)
    return next(readings, written[0])


def _us_accounts(words: Words, text: str) -> Iterator[Reading]:
    for place, end in words.places(_US_WORDS):
        routing = _ROUTING.match(text, end)
        if routing is None:
            continue
        number = routing["number"]
        start, stop = routing.span("number")
        after = _US_ACCOUNT.match(text, stop)
        before = _US_ACCOUNT_BEFORE.search(text, max(0, place - _UK_REACH_SIGNS), place)
        account = ""
        if after is not None and _ACCOUNT_WORD.search(after[0]) is not None:
            account, stop = after["account"], after.end("account")
        elif before is not None:
            account, start = before["account"], before.start("account")
        is_right = rtn.is_valid(number)
        if not is_right and not account:
            continue
        yield _account(
            start,
            stop,
            f"US:{number}/{account}",
            Validity.VALID if is_right else Validity.INVALID,
            reasons.US_ACCOUNT if is_right else reasons.US_ACCOUNT_WRONG,
        )


def _account(start: int, end: int, normalised: str, validity: Validity, reason: str) -> Reading:
    return Reading(
        start=start,
        end=end,
        kind=IdentifierKind.BANK_ACCOUNT,
        normalised=normalised,
        confidence=Confidence.LIKELY,
        reason=reason,
        validity=validity,
    )


def _digits(written: str) -> str:
    return "".join(sign for sign in written if sign.isdigit())
