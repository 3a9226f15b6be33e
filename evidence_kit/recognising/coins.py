"""Find wallet addresses: Bitcoin, Litecoin, TRON, Ethereum, Monero.

The rules are: an address whose check digits are wrong is still reported where its form is
unmistakable, because whoever typed it may have slipped; transaction numbers and file digests,
which are longer or shorter, are not addresses.
"""

import re
from collections.abc import Callable, Iterable, Iterator

from evidence_kit.model import IdentifierKind, Validity
from evidence_kit.recognising import reasons
from evidence_kit.recognising.checksums import (
    BASE58,
    base58check_version,
    eip55,
    is_segwit_address,
    monero_network,
)
from evidence_kit.recognising.findings import Confidence, Reading
from evidence_kit.recognising.slips import (
    ANY_DIGIT_SLIPS,
    BASE58_SLIPS,
    BECH32_SLIPS,
    MOST_SLIPS,
    corrected,
)

_BASE58_ADDRESS = re.compile(r"(?<!\w)[13LMT][0-9A-Za-z]{25,34}(?!\w)")
_SEGWIT_ADDRESS = re.compile(r"(?<!\w)(bc|ltc)1[0-9a-z]{11,87}(?!\w)", re.ASCII | re.IGNORECASE)
_ETHEREUM_ADDRESS = re.compile(r"(?<!\w)[0O][xX][0-9a-fA-FoOIl]{38,42}(?!\w)")
_MONERO_ADDRESS = re.compile(r"(?<!\w)[48](?:[0-9A-Za-z]{94}|[0-9A-Za-z]{105})(?!\w)")

_COIN_WORDS_SIGNS = 48
"""How far back a word may stand that says what a string of letters is."""
_COIN_WORD = re.compile(
    r"bitcoin|btc|litecoin|ltc|tron|trx|usdt|crypto|kripto|cripto|wallet|denarnic|portafoglio",
    re.IGNORECASE,
)
_LITECOIN_WORD = re.compile(r"(?<!\w)(?:litecoin\w{0,3}|ltc)(?!\w)", re.IGNORECASE)

_KIND_BY_VERSION = {
    0x00: IdentifierKind.BITCOIN,
    0x05: IdentifierKind.BITCOIN,
    0x30: IdentifierKind.LITECOIN,
    0x32: IdentifierKind.LITECOIN,
    0x41: IdentifierKind.TRON,
}
_SHARED_VERSION = 0x05
"""Pay to script hash: Bitcoin's version byte, and Litecoin's until 2018."""
_KIND_BY_FIRST_SIGN = {
    "1": IdentifierKind.BITCOIN,
    "3": IdentifierKind.BITCOIN,
    "L": IdentifierKind.LITECOIN,
    "M": IdentifierKind.LITECOIN,
    "T": IdentifierKind.TRON,
}
_KIND_BY_PREFIX = {"bc": IdentifierKind.BITCOIN, "ltc": IdentifierKind.LITECOIN}
_USUAL_BASE58_SIGNS = range(32, 36)
_USUAL_SEGWIT_SIGNS = range(36, 72)
_ETHEREUM_SIGNS = 42
_MONERO_NETWORKS = frozenset({18, 19, 42})
"""Main network: standard, integrated, subaddress (Monero's cryptonote_config.h)."""


def find_coins(text: str, runs: Iterable[tuple[int, int]]) -> Iterator[Reading]:
    """Yield every wallet address in a text, kind by kind.

    Args:
        text: The visible text.
        runs: Its long stretches without a space.
    """
    finders: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Reading | None]], ...] = (
        (_BASE58_ADDRESS, _read_base58),
        (_SEGWIT_ADDRESS, _read_segwit),
        (_ETHEREUM_ADDRESS, _read_ethereum),
        (_MONERO_ADDRESS, _read_monero),
    )
    for pattern, read in finders:
        for start, end in runs:
            for match in pattern.finditer(text, start, end):
                reading = read(match)
                if reading is not None:
                    yield reading


def _read_base58(match: re.Match[str]) -> Reading | None:
    address = match[0]
    version = base58check_version(address)
    if version is None:
        for reading in corrected(address, BASE58_SLIPS, most=MOST_SLIPS):
            version = base58check_version(reading)
            if version in _KIND_BY_VERSION:
                return _corrected(match, _KIND_BY_VERSION[version], reading)
        return _wrong(match, _KIND_BY_FIRST_SIGN[address[0]]) if _looks_mistyped(match) else None
    kind = _KIND_BY_VERSION.get(version)
    if kind is None:
        return None
    if version == _SHARED_VERSION and _LITECOIN_WORD.search(_words_before(match)):
        return _right(match, IdentifierKind.LITECOIN, reason=reasons.SHARED_COIN_FORM)
    return _right(match, kind)


def _looks_mistyped(match: re.Match[str]) -> bool:
    address = match[0]
    is_mixed = (
        any(sign.isdigit() for sign in address)
        and any(sign.isupper() for sign in address)
        and any(sign.islower() for sign in address)
    )
    if not is_mixed or len(address) not in _USUAL_BASE58_SIGNS:
        return False
    # Signs that no address has (0 O I l) are a slip only where the words speak of a wallet.
    return set(BASE58) >= set(address) or _COIN_WORD.search(_words_before(match)) is not None


def _read_segwit(match: re.Match[str]) -> Reading | None:
    prefix = match[1].lower()
    kind = _KIND_BY_PREFIX[prefix]
    if is_segwit_address(match[0], prefix=prefix):
        return _right(match, kind, normalised=match[0].lower())
    for reading in corrected(
        match[0].lower(), BECH32_SLIPS, most=MOST_SLIPS, first=len(prefix) + 1
    ):
        if is_segwit_address(reading, prefix=prefix):
            return _corrected(match, kind, reading)
    return _wrong(match, kind) if len(match[0]) in _USUAL_SEGWIT_SIGNS else None


def _read_ethereum(match: re.Match[str]) -> Reading | None:
    address = match[0]
    digits = address[2:]
    if not ANY_DIGIT_SLIPS.keys().isdisjoint(address):
        return _read_misread_ethereum(match)
    if len(address) != _ETHEREUM_SIGNS:
        return _wrong(match, IdentifierKind.ETHEREUM, reason=reasons.WRONG_LENGTH_OR_SIGNS)
    checked = eip55(address)
    if digits in {digits.lower(), digits.upper()}:
        return Reading(
            start=match.start(),
            end=match.end(),
            kind=IdentifierKind.ETHEREUM,
            # Letters in two cases would be check digits that nobody wrote: a slip of the pen would
            # look borne out.
            normalised=address.lower(),
            confidence=Confidence.LIKELY,
            reason=reasons.CHECK_DIGITS_ABSENT,
        )
    if digits == checked[2:]:
        return _right(match, IdentifierKind.ETHEREUM, normalised=checked)
    return _wrong(match, IdentifierKind.ETHEREUM)


def _read_misread_ethereum(match: re.Match[str]) -> Reading | None:
    """Offer the one reading in digits, where the letters' cases bear it out."""
    for reading in corrected(match[0], ANY_DIGIT_SLIPS, most=MOST_SLIPS):
        digits = reading[2:]
        has_check_digits = digits not in {digits.lower(), digits.upper()}
        if len(reading) == _ETHEREUM_SIGNS and has_check_digits and digits == eip55(reading)[2:]:
            return _corrected(match, IdentifierKind.ETHEREUM, eip55(reading))
    return None


def _read_monero(match: re.Match[str]) -> Reading | None:
    if monero_network(match[0]) in _MONERO_NETWORKS:
        return _right(match, IdentifierKind.MONERO)
    for reading in corrected(match[0], BASE58_SLIPS, most=MOST_SLIPS):
        if monero_network(reading) in _MONERO_NETWORKS:
            return _corrected(match, IdentifierKind.MONERO, reading)
    return _wrong(match, IdentifierKind.MONERO) if set(BASE58) >= set(match[0]) else None


def _right(
    match: re.Match[str],
    kind: IdentifierKind,
    *,
    normalised: str = "",
    reason: str = reasons.CHECK_DIGITS_RIGHT,
) -> Reading:
    return Reading(
        start=match.start(),
        end=match.end(),
        kind=kind,
        normalised=normalised or match[0],
        confidence=Confidence.CERTAIN,
        reason=reason,
        validity=Validity.VALID,
    )


def _corrected(match: re.Match[str], kind: IdentifierKind, reading: str) -> Reading:
    return Reading(
        start=match.start(),
        end=match.end(),
        kind=kind,
        normalised=reading,
        confidence=Confidence.POSSIBLE,
        reason=reasons.CORRECTED,
        validity=Validity.VALID,
    )


def _wrong(
    match: re.Match[str], kind: IdentifierKind, *, reason: str = reasons.CHECK_DIGITS_WRONG
) -> Reading:
    return Reading(
        start=match.start(),
        end=match.end(),
        kind=kind,
        normalised=match[0],
        confidence=Confidence.POSSIBLE,
        reason=reason,
        validity=Validity.INVALID,
    )


def _words_before(match: re.Match[str]) -> str:
    return match.string[max(0, match.start() - _COIN_WORDS_SIGNS) : match.start()]
