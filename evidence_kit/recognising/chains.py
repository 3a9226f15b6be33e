"""Find wallet addresses on Solana, XRP Ledger and TON, and the numbers of transfers of coins.

The rules are: XRP and TON addresses carry check digits and are taken by them; Solana addresses
carry none and count only where the words around speak of one; a digest of a file is no transfer.
"""

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator

from stdnum import bitcoin

from evidence_kit.model import IdentifierKind, Validity
from evidence_kit.recognising import reasons
from evidence_kit.recognising.checksums import BASE58
from evidence_kit.recognising.findings import Confidence, Reading
from evidence_kit.recognising.slips import BASE58_SLIPS, MOST_SLIPS, corrected

_XRP_ALPHABET = "rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz"
"""Base58 in the ledger's own order (XRPL documentation, base58 encodings)."""
_AS_BITCOIN = str.maketrans(_XRP_ALPHABET, BASE58)
_XRP_ADDRESS = re.compile(r"r(?<!\wr)[0-9A-Za-z]{24,34}(?!\w)")
_XRP_SIGNS = frozenset(_XRP_ALPHABET)
_XRP_TAG = re.compile(
    r"[\s,;:()/|·-]{0,4}(?:(?:\?|&)?dt=|(?:destination[\s_-]?)?(?:tag|memo)\s{0,2}[:#=]?\s{0,3}"
    r"|dt\s{0,2}[:#=]\s{0,3})(?P<tag>[0-9]{1,10})(?!\w)",
    re.IGNORECASE,
)
_ACCOUNT_VERSION = 0
_ACCOUNT_BYTES = 25

_TON_ADDRESS = re.compile(r"[EUk0](?<![\w-][EUk0])Q[A-Za-z0-9_-]{46}(?![\w-])")
_TON_BYTES = 36
_TON_TAGS = frozenset({0x11, 0x51, 0x91, 0xD1})
"""Bounceable and not, main and test network (TEP-2)."""

_SOLANA_ADDRESS = re.compile(rf"[{BASE58}](?<!\w.)[{BASE58}]{{31,43}}(?!\w)")
_SOLANA_BYTES = 32
_SOLANA_SIGNATURE = re.compile(rf"[{BASE58}](?<!\w.)[{BASE58}]{{85,87}}(?!\w)")
_SIGNATURE_BYTES = 64
_SOLANA_WORDS = re.compile(
    r"(?<!\w)(?:sol|solana\w{0,2}|phantom|usdc|spl|wallet|denarnic\w|portafoglio|billetera"
    r"|portefeuille|novčanik\w?|kripto\w*|crypto\w*|cripto\w*)(?!\w)",
    re.IGNORECASE,
)

_HEX_HASH = re.compile(r"(?<!\w)(?:0[xX])?[0-9a-fA-F]{64}(?!\w)")
_TRANSACTION_WORDS = re.compile(
    r"(?<!\w)(?:tx|txid|txn|txhash|transa[ck]\w+|transakcij\w*|transazion\w*|trx|blockchain"
    r"|hash|signature|podpis|überweisung|virement|bitcoin|btc|eth|usdt|tron\w{0,4}|etherscan)(?!\w)",
    re.IGNORECASE,
)
_DIGEST_WORDS = re.compile(
    r"(?<!\w)(?:sha|sha\d|sha-?\d{1,3}|md5|checksum|digest|file|datotek\w*|datei|fichier|archivo"
    r"|commit|kontrolna vsota|session)(?!\w)",
    re.IGNORECASE,
)
_WORDS_SIGNS = 48
"""How far back the words may stand that say what a run of letters is."""


def find_chains(text: str, runs: Iterable[tuple[int, int]]) -> Iterator[Reading]:
    """Yield every Solana, XRP and TON address and every number of a transfer of coins.

    Args:
        text: The visible text.
        runs: Its long stretches without a space.
    """
    for start, end in runs:
        for match in _XRP_ADDRESS.finditer(text, start, end):
            if _is_xrp(match[0]):
                yield _xrp(match)
            else:
                yield from _misread_xrp(match)
        for match in _TON_ADDRESS.finditer(text, start, end):
            if _is_ton(match[0]):
                yield _checked(match, IdentifierKind.TON)
        yield from _solana(text, start, end)
        for match in _HEX_HASH.finditer(text, start, end):
            yield from _hash(match)


def _is_xrp(address: str) -> bool:
    if not _XRP_SIGNS.issuperset(address):
        return False
    data = bitcoin.b58decode(address.translate(_AS_BITCOIN))
    if len(data) != _ACCOUNT_BYTES or data[0] != _ACCOUNT_VERSION:
        return False
    return hashlib.sha256(hashlib.sha256(data[:-4]).digest()).digest()[:4] == data[-4:]


def _xrp(match: re.Match[str]) -> Reading:
    tag = _XRP_TAG.match(match.string, match.end())
    return _checked(match, IdentifierKind.XRP, tag="" if tag is None else tag["tag"])


def _misread_xrp(match: re.Match[str]) -> Iterator[Reading]:
    for reading in corrected(match[0], BASE58_SLIPS, most=MOST_SLIPS):
        if _is_xrp(reading):
            yield _xrp(match)._replace(
                normalised=reading,
                confidence=Confidence.POSSIBLE,
                reason=reasons.CORRECTED,
            )
            return


def _is_ton(address: str) -> bool:
    data = base64.urlsafe_b64decode(address)
    if len(data) != _TON_BYTES or data[0] not in _TON_TAGS:
        return False
    # CRC-16/XMODEM over tag, workchain and account (TEP-2).
    check = 0
    for byte in data[:-2]:
        check ^= byte << 8
        for _bit in range(8):
            check = (check << 1 ^ 0x1021) & 0xFFFF if check & 0x8000 else check << 1
    return check.to_bytes(2, "big") == data[-2:]


def _solana(text: str, start: int, end: int) -> Iterator[Reading]:
    for match in _SOLANA_ADDRESS.finditer(text, start, end):
        is_spoken_of = _SOLANA_WORDS.search(text, _back(match), match.start()) is not None
        if is_spoken_of and len(bitcoin.b58decode(match[0])) == _SOLANA_BYTES:
            yield _reading(match, IdentifierKind.SOLANA, Confidence.LIKELY, reasons.COIN_BY_WORDS)
    for match in _SOLANA_SIGNATURE.finditer(text, start, end):
        is_spoken_of = _TRANSACTION_WORDS.search(text, _back(match), match.start()) is not None
        if len(bitcoin.b58decode(match[0])) == _SIGNATURE_BYTES and is_spoken_of:
            yield _reading(
                match,
                IdentifierKind.TRANSACTION,
                Confidence.LIKELY,
                reasons.TRANSACTION_BY_WORDS,
                platform="Solana",
            )


def _hash(match: re.Match[str]) -> Iterator[Reading]:
    text, back = match.string, _back(match)
    if _DIGEST_WORDS.search(text, back, match.start()) is not None:
        return
    is_spoken_of = _TRANSACTION_WORDS.search(text, back, match.start()) is not None
    is_prefixed = match[0][1] in "xX"
    if not (is_spoken_of or is_prefixed):
        return
    yield _reading(
        match,
        IdentifierKind.TRANSACTION,
        Confidence.LIKELY if is_spoken_of else Confidence.POSSIBLE,
        reasons.TRANSACTION_BY_WORDS if is_spoken_of else reasons.TRANSACTION_FORM,
        normalised=match[0].lower(),
    )


def _back(match: re.Match[str]) -> int:
    return max(0, match.start() - _WORDS_SIGNS)


def _checked(match: re.Match[str], kind: IdentifierKind, *, tag: str = "") -> Reading:
    return Reading(
        start=match.start(),
        end=match.end(),
        kind=kind,
        normalised=match[0],
        confidence=Confidence.CERTAIN,
        reason=reasons.CHECK_DIGITS_RIGHT,
        validity=Validity.VALID,
        tag=tag,
    )


def _reading(
    match: re.Match[str],
    kind: IdentifierKind,
    confidence: Confidence,
    reason: str,
    *,
    normalised: str = "",
    platform: str = "",
) -> Reading:
    return Reading(
        start=match.start(),
        end=match.end(),
        kind=kind,
        normalised=normalised or match[0],
        confidence=confidence,
        reason=reason,
        platform=platform,
    )
