"""Find IP addresses.

The rules are: Python's own reading of an address decides; whether the internet leads to it is
decided here, because Pythons differ in it (before 3.11.10, CVE-2024-4032); version numbers have the
same form and are told by the words before them; hardware addresses and clock times are none.
"""

import ipaddress
import re
from collections.abc import Iterator
from functools import lru_cache

from evidence_kit.model import IdentifierKind
from evidence_kit.recognising import reasons
from evidence_kit.recognising.findings import Confidence, Reading

# The second dot is looked for first: it is what most of a text has not.
_DOTS = re.compile(r"\.(?<=[0-9]\.)[0-9]{1,3}\.[0-9]{1,3}\.[0-9]")
_IPV4 = re.compile(
    r"[0-9](?<![\w.:/-][0-9])[0-9]{0,2}\.[0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,3}(?![0-9])(?!\.?[\w-])"
)
_COLONS = re.compile(r":(?::|[0-9A-Fa-f]{1,4}:[0-9A-Fa-f]{1,4}:)")
_IPV6 = re.compile(r"(?<![\w:.])[0-9A-Fa-f:]{6,39}(?![\w:])")
_IPV6_SIGNS = 41
"""An address is shorter; one sign more shows whether it ends there."""
_FEWEST_GROUPS = 3
_VERSION_WORDS = re.compile(
    r"(?<!\w)(?:version|versions|ver|v|release|build|update|različic\w*|verzij\w*|versione|versión"
    r"|firmware|driver)\.?\s{0,2}$",
    re.IGNORECASE,
)
_WORDS_SIGNS = 16
_REMEMBERED = 256
"""The same address stands in a log again and again."""

_NOT_PUBLIC = tuple(
    ipaddress.IPv4Network(each)
    for each in (
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16",
        "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.168.0.0/16", "198.18.0.0/15",
        "198.51.100.0/24", "203.0.113.0/24", "240.0.0.0/4",
    )
)  # fmt: skip
"""What IANA keeps for other uses (IPv4 Special-Purpose Address Registry)."""
_PUBLIC_6 = ipaddress.IPv6Network("2000::/3")
"""What IANA gives out (IPv6 Global Unicast Address Assignments) …"""
_NOT_PUBLIC_6 = tuple(
    ipaddress.IPv6Network(each) for each in ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")
)
"""… and what of it is kept for other uses."""


def find_ip_addresses(text: str) -> Iterator[Reading]:
    """Yield every IP address in a text."""
    for match in _matches(_IPV4, _DOTS, text, before=3, after=16):
        words = text[max(0, match.start() - _WORDS_SIGNS) : match.start()]
        if _VERSION_WORDS.search(words) is None:
            yield from _read(match)
    for match in _matches(_IPV6, _COLONS, text, before=_IPV6_SIGNS, after=_IPV6_SIGNS):
        if sum(1 for group in match[0].split(":") if group) >= _FEWEST_GROUPS:
            yield from _read(match)


def _matches(
    pattern: re.Pattern[str], seed: re.Pattern[str], text: str, *, before: int, after: int
) -> Iterator[re.Match[str]]:
    """Yield the matches of a pattern that hold one of its seeds."""
    done = 0
    for found in seed.finditer(text):
        if found.start() < done:
            continue
        match = pattern.search(text, max(done, found.start() - before), found.start() + after)
        if match is not None and match.start() <= found.start() < match.end():
            done = match.end()
            yield match


def _read(match: re.Match[str]) -> Iterator[Reading]:
    address = _plain(match[0])
    if address is None:
        return
    normalised, is_public = address
    yield Reading(
        start=match.start(),
        end=match.end(),
        kind=IdentifierKind.IP_ADDRESS,
        normalised=normalised,
        confidence=Confidence.LIKELY if is_public else Confidence.POSSIBLE,
        reason=reasons.IP_ADDRESS if is_public else reasons.IP_ADDRESS_PRIVATE,
    )


@lru_cache(maxsize=_REMEMBERED)
def _plain(written: str) -> tuple[str, bool] | None:
    """Return the plain form of an address of one computer, and whether it is a public one."""
    try:
        address = ipaddress.ip_address(written)
    except ValueError:
        return None
    if address.is_unspecified or address.is_multicast:
        return None
    return str(address), _is_public(address)


def _is_public(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    if isinstance(address, ipaddress.IPv4Address):
        return not any(address in each for each in _NOT_PUBLIC)
    if address.ipv4_mapped is not None:
        return _is_public(address.ipv4_mapped)
    return address in _PUBLIC_6 and not any(address in each for each in _NOT_PUBLIC_6)
