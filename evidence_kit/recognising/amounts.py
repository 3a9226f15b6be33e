"""Find sums of money in the formats people write them.

The rules are: a number counts only beside a currency, or, round and followed by nothing it could
count, right after a word of asking for money; of two different signs in a number the last
one is the decimal sign; one sign before exactly three digits groups them, except for coins, which
have many decimals; the amount is rewritten as a decimal with a full stop and nothing is rounded; in
a line that is one sum after another not each is told, or it would keep us busy for seconds.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from itertools import chain

from evidence_kit import currencies
from evidence_kit.recognising import paid_words, reasons
from evidence_kit.recognising.findings import AmountReading
from evidence_kit.recognising.words import Lines, Words, places_of

_SPACE = r"[ \u00a0\u2009\u202f]"
_GROUPING = r"[ .,'’\u00a0\u2009\u202f]"
_NUMBER_AND_WORD = re.compile(
    # The first digit is looked for first: it is what most of a text has not.
    r"(?=[0-9])(?<![0-9])(?<![0-9][.,:])"
    rf"(?P<number>[0-9]{{1,3}}(?P<sign>{_GROUPING})[0-9]{{3}}(?:(?P=sign)[0-9]{{3}}){{0,4}}"
    r"(?:[.,][0-9]{1,8})?"
    r"|[0-9]{1,2}(?:,[0-9]{2}){1,3},[0-9]{3}(?:\.[0-9]{1,2})?"
    r"|[0-9]{1,15}(?:[.,][0-9]{1,18})?)"
    r"(?![0-9])(?![.,'’][0-9])"
    rf"(?:{_SPACE}?(?P<word>[{re.escape(currencies.SIGNS)}](?![0-9])|[^\W\d_]{{1,9}}(?!\w)))?"
)
"""A number, and the word or sign that follows it at once, if one does."""
_AFTER_NUMBER = re.compile(
    rf"(?:[.,][-–—]{{1,2}})?(?P<thousands>{_SPACE}?[kK](?!\w))?{_SPACE}?"
    rf"(?P<currency>[{re.escape(currencies.SIGNS)}](?![0-9])|[^\W\d_]{{1,9}}(?!\w))"
)
_GLUED = re.compile(r"[0-9]+(?P<after>[^\W\d_]{1,9})|(?P<before>[^\W\d_]{1,9})[0-9]+[^\W\d_]?")
_CURRENCY_WORDS = currencies.SMALL_WORDS
_THOUSANDS = re.compile(rf"{_SPACE}?[kK](?!\w)")
_BEFORE_NUMBER = re.compile(
    rf"(?P<currency>(?<!\w)[A-Z]{{1,2}}\$|[{re.escape(currencies.SIGNS)}]|(?<!\w)[^\W\d_]{{1,9}})"
    rf"{_SPACE}?$"
)
_BARE_NUMBER = (
    rf"(?P<sum>(?P<number>[1-9][0-9]{{0,4}}|[1-9][0-9]{{0,2}}[.,'’][0-9]{{3}})(?P<k>{_SPACE}?[kK])?)"
    rf"(?![0-9\w])"
)
_BARE_AFTER = re.compile(
    rf"{paid_words.TO_WHOM}{_SPACE}(?:{_BARE_NUMBER})(?={paid_words.AFTER_BARE})", re.IGNORECASE
)
_BARE_MORE = re.compile(rf"{_SPACE}{_BARE_NUMBER}(?={paid_words.UNTIL})", re.IGNORECASE)
_BARE_TO = re.compile(
    rf"(?<![^\n.,:;!?>–—-]){_SPACE}{{0,3}}(?:(?:(?P<first>{paid_words.AT_ONCE})|{paid_words.THEN})"
    rf"{_SPACE}){{0,2}}{_BARE_NUMBER}"
    rf"(?P<now>{_SPACE}(?:{paid_words.AT_ONCE}))?{_SPACE}(?:{paid_words.ONTO})$",
    re.IGNORECASE,
)
_BARE_TO_SIGNS = 60
_TO_WHERE = re.compile(
    rf"[^\n.;!?\x00]{{0,20}}?(?:\x00|{_SPACE}(?:{paid_words.AT_ONCE})(?!\w))", re.IGNORECASE
)
"""What follows: the account itself, blanked out, or that the sum shall go at once."""
_ASKS = re.compile(r"[^\n.!?;]{0,80}\?")
_MORE = re.compile(paid_words.MORE)
_MORE_SIGNS = 40
_LEAST_BARE = 20
_ROUND = 5
_NO_DECIMALS = re.compile(r"[.,][-–—]{1,2}(?!\w)")
_BEFORE_SIGNS = 12
_GROUP_DIGITS = 3
_STRETCH_SIGNS = 1000
_MOST_SUMS_OF_A_STRETCH = 100
"""So many of one line are looked at in 1000 signs: closer together nothing is said about them.

A list with a sum in each line is no such line, and a chat exported as one line says more between.
"""
_REMEMBERED = 1024
"""The same sum stands in a chat again and again."""
_SPACES = frozenset(" \u00a0\u2009\u202f")
_DECIMAL_SIGNS = frozenset(".,")
_SIGNS = frozenset(currencies.SIGNS)
_AFTER_SIGNS = _SIGNS | _DECIMAL_SIGNS
_LEADING_ZERO = re.compile(r"0(?:[0-9 '’\u00a0\u2009\u202f]|[.,][0-9]{3}[.,])")


def find_amounts(text: str, *, region: str, words: Words, lines: Lines) -> Iterator[AmountReading]:
    """Yield every sum of money in a text.

    Args:
        text: The visible text, with what is already recognised blanked out.
        region: The case's country, ISO 3166-1 alpha-2, for signs that several countries share.
        words: The words of the text before anything was blanked out.
        lines: Its lines.
    """
    taken = done = 0
    for place in _places_of_currencies(text, words):
        if place < done:
            continue
        start, done = lines.around(place)
        for found in _sums_of_a_line(text, start, done, taken, region):
            taken = found.end
            yield found


def find_bare_amounts(text: str, words: Words) -> Iterator[AmountReading]:
    """Yield the numbers that are asked for as money with no currency named.

    Args:
        text: The visible text, with what is already recognised blanked out.
        words: The words of the text before anything was blanked out.
    """
    done = 0
    for start, end in words.places(paid_words.PAYING):
        if start < done:
            continue
        found = _BARE_AFTER.match(text, end)
        if found is not None and _may_be_a_sum(found):
            done = found.end("sum")
            yield _bare(found)
    for start, end in words.places(paid_words.MORE_WORDS):
        found = _BARE_MORE.match(text, end)
        least = max(0, start - _MORE_SIGNS)
        if (
            found is not None
            and _may_be_a_sum(found)
            and _MORE.search(words.lower[least : end + 1]) is not None
        ):
            yield _bare(found)
    yield from _sums_to_somewhere(text, words)


def _sums_to_somewhere(text: str, words: Words) -> Iterator[AmountReading]:
    """Yield sums that shall go to an account, with no word of asking: "400 subito sulla carta"."""
    done = 0
    for start, end in words.places(paid_words.WHERE_WORDS):
        found = _BARE_TO.search(text, max(done, start - _BARE_TO_SIGNS), start)
        if found is None or not _may_be_a_sum(found) or _ASKS.match(text, end) is not None:
            continue
        if found["first"] or found["now"] or _TO_WHERE.match(text, end) is not None:
            done = end
            yield _bare(found)


def _may_be_a_sum(found: re.Match[str]) -> bool:
    """Return whether a number is as round as sums are, which codes and house numbers are not."""
    if found["k"]:
        return True
    number = int("".join(sign for sign in found["number"] if sign.isdigit()))
    return number >= _LEAST_BARE and number % _ROUND == 0


def _bare(found: re.Match[str]) -> AmountReading:
    amount, _is_grouped = _decimal(found["number"], is_coin=False)
    return AmountReading(
        start=found.start("number"),
        end=found.end("sum"),
        amount=_thousandfold(amount) if found["k"] else amount,
        currency="",
        reason=reasons.AMOUNT_BARE,
    )


def _sums_of_a_line(
    text: str, start: int, end: int, taken: int, region: str
) -> Iterator[AmountReading]:
    """Yield the sums of one line; where they stand too close for words between, not all."""
    stretch = here = 0
    for match in _NUMBER_AND_WORD.finditer(text, start, end):
        place = match.start()
        if place >= stretch:
            stretch, here = place + _STRETCH_SIGNS, 0
        if here >= _MOST_SUMS_OF_A_STRETCH:
            continue
        number, word = match.group("number", "word")
        if text[place] == "0" and _LEADING_ZERO.match(number):
            continue
        if word is not None and _is_currency(word) and _stands_free(text, place, taken):
            # "500 eur" and nothing else: most sums, and a text may be one after another.
            found: AmountReading | None = AmountReading(
                place,
                match.end(),
                *_value(number, word, False, region),
            )
        else:
            found = _with_currency(text, (place, match.end("number")), number, taken, region)
        if found is not None:
            taken = found.end
            here += 1
            yield found


def _stands_free(text: str, place: int, taken: int) -> bool:
    """Return whether nothing that may be a currency or a word stands right before a number."""
    if place == 0:
        return True
    sign = text[place - 1]
    if sign in _SPACES:
        if place - 1 <= taken:
            return True
        sign = text[place - 2]
    return not (sign.isalnum() or sign in _SIGNS or sign == "_")


def _places_of_currencies(text: str, words: Words) -> list[int]:
    """Return where a currency is named, by its sign, its word, or a word glued to digits."""
    glued = {word for word in words.not_letters if _is_glued(word)}
    named = words.starts(_CURRENCY_WORDS | glued)
    signs = (places_of(text, sign) for sign in words.signs.intersection(currencies.SIGNS))
    return sorted(chain(named, *signs))


def _is_glued(word: str) -> bool:
    match = _GLUED.fullmatch(word)
    return match is not None and (match["after"] or match["before"]) in _CURRENCY_WORDS


def _with_currency(
    text: str, span: tuple[int, int], number: str, taken: int, region: str
) -> AmountReading | None:
    """Join a number with the currency before it, after it, or both ("$200 AUD")."""
    number_start, number_end = span
    before, after = _currency_before(text, number_start, taken), _currency_after(text, number_end)
    if before is None and after is None:
        return None
    # Most numbers are no thousands: two signs are looked at before a pattern is tried.
    near = text[number_end : number_end + 2]
    thousands = _THOUSANDS.match(text, number_end) if "k" in near or "K" in near else None
    if thousands is not None:
        number_end = thousands.end()
    if before is None:
        if after is None or _is_word_sign(text[max(0, number_start - 1) : number_start]):
            return None
        start, end, currency = number_start, after.end(), after["currency"]
    else:
        start, end = number_start - len(before[0]), _after_dash(text, number_end)
        currency = before["currency"]
        if after is not None and _names_the_same(currency, after["currency"]):
            end, currency = after.end(), after["currency"]
        elif _is_word_sign(text[number_end : number_end + 1]):
            return None
    value = _value(number, currency, thousands is not None, region)
    return AmountReading(start, end, *value)


def _after_dash(text: str, end: int) -> int:
    # "CHF 1'000.-": the dash stands for no decimals.
    dash = _NO_DECIMALS.match(text, end) if text[end : end + 1] in _DECIMAL_SIGNS else None
    return end if dash is None else dash.end()


def _names_the_same(before: str, after: str) -> bool:
    # Any other currency after the number belongs to the next one ("€ 100 $ 200").
    if not _is_word_sign(after[0]):
        return False
    return currencies.is_shared(before) or (
        currencies.find_currency(before) == currencies.find_currency(after)
    )


def _currency_before(text: str, number_start: int, taken: int) -> re.Match[str] | None:
    place = number_start - 1
    if place >= taken and text[place] in _SPACES:
        place -= 1
    if place < taken:
        return None
    sign = text[place]
    if not (sign.isalpha() or sign in _SIGNS):
        return None
    before = _BEFORE_NUMBER.search(text[max(taken, number_start - _BEFORE_SIGNS) : number_start])
    return before if before is not None and _is_currency(before["currency"]) else None


def _currency_after(text: str, number_end: int) -> re.Match[str] | None:
    sign = text[number_end : number_end + 1]
    if sign in _SPACES:
        sign = text[number_end + 1 : number_end + 2]
    if not (sign.isalpha() or sign in _AFTER_SIGNS):
        return None
    after = _AFTER_NUMBER.match(text, number_end)
    return after if after is not None and _is_currency(after["currency"]) else None


def _is_word_sign(sign: str) -> bool:
    return sign.isalnum() or sign == "_"


@lru_cache(maxsize=_REMEMBERED)
def _code(written: str) -> str | None:
    return currencies.find_currency(written)


@lru_cache(maxsize=_REMEMBERED)
def _is_currency(written: str) -> bool:
    return currencies.find_currency(written) is not None or currencies.is_shared(written)


@lru_cache(maxsize=_REMEMBERED)
def _value(
    number: str,
    currency: str,
    is_thousands: bool,  # noqa: FBT001 - a named argument takes longer to be remembered by
    region: str,
) -> tuple[str, str, str]:
    """Return amount, currency and how that was read."""
    code = _code(currency)
    amount, is_grouped = _decimal(number, is_coin=code in currencies.COINS)
    if code is None:
        code = currencies.settle(currency, region)
        reason = reasons.AMOUNT_SHARED_SIGN if code else reasons.AMOUNT_UNKNOWN_CURRENCY
    elif is_thousands:
        reason = reasons.AMOUNT_THOUSANDS
    else:
        reason = reasons.AMOUNT_GROUPED if is_grouped else reasons.AMOUNT_PLAIN
    return _thousandfold(amount) if is_thousands else amount, code, reason


def _decimal(number: str, *, is_coin: bool) -> tuple[str, bool]:
    """Return a number with a full stop as its decimal sign, and whether a sign groups digits."""
    if number.isdigit():
        return number, False
    signs = [sign for sign in number if not sign.isdigit()]
    last = signs[-1] if signs else ""
    whole, _sign, decimals = number.rpartition(last) if last else (number, "", "")
    is_decimal = last in {".", ","} and (
        len(set(signs)) > 1
        or (len(signs) == 1 and (is_coin or len(decimals) != _GROUP_DIGITS or whole == "0"))
    )
    if not is_decimal:
        whole, decimals = number, ""
    digits = "".join(sign for sign in whole if sign.isdigit())
    is_grouped = len(signs) > is_decimal
    return (f"{digits}.{decimals}" if decimals else digits), is_grouped


def _thousandfold(amount: str) -> str:
    return (
        f"{Decimal(amount) * 1000:f}".rstrip("0").rstrip(".") if "." in amount else f"{amount}000"
    )
