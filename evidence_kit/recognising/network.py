"""Find IP addresses.

The rules are: Python's own reading of an address decides; version numbers have the same form and
are told by the words before them; hardware addresses and clock times are none.
"""

import ipaddress
import re
from collections.abc import Iterator

from evidence_kit.model import IdentifierKind
from evidence_kit.recognising import reasons
from evidence_kit.recognising.findings import Confidence, Reading

_IPV4 = re.compile(
    r"[0-9](?<![\w.:/-][0-9])[0-9]{0,2}\.[0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,3}(?![0-9])(?!\.?[\w-])"
)
_COLONS = re.compile(r":(?::|[0-9A-Fa-f]{1,4}:[0-9A-Fa-f]{1,4}:)")
_IPV6 = re.compile(r"(?<![\w:.])[0-9A-Fa-f:]{6,39}(?![\w:])")
_IPV6_REACH_SIGNS = 40
_FEWEST_GROUPS = 3
_VERSION_WORDS = re.compile(
    r"(?<!\w)(?:version|versions|ver|v|release|build|update|različic\w*|verzij\w*|versione|versión"
    r"|firmware|driver)\.?\s{0,2}$",
    re.IGNORECASE,
)
_WORDS_SIGNS = 16


def find_ip_addresses(text: str) -> Iterator[Reading]:
    """Yield every IP address in a text."""
    for match in _IPV4.finditer(text):
        words = text[max(0, match.start() - _WORDS_SIGNS) : match.start()]
        if _VERSION_WORDS.search(words) is None:
            yield from _read(match)
    done = 0
    for colons in _COLONS.finditer(text):
        if colons.start() < done:
            continue
        match6 = _IPV6.search(
            text, max(done, colons.start() - _IPV6_REACH_SIGNS), colons.end() + _IPV6_REACH_SIGNS
        )
        done = colons.end()
        if match6 is not None and match6.end() >= colons.end():
            done = match6.end()
            if sum(1 for group in match6[0].split(":") if group) >= _FEWEST_GROUPS:
                yield from _read(match6)


def _read(match: re.Match[str]) -> Iterator[Reading]:
    try:
        address = ipaddress.ip_address(match[0])
    except ValueError:
        return
    if address.is_unspecified or address.is_multicast:
        return
    is_public = address.is_global
    yield Reading(
        start=match.start(),
        end=match.end(),
        kind=IdentifierKind.IP_ADDRESS,
        normalised=str(address),
        confidence=Confidence.LIKELY if is_public else Confidence.POSSIBLE,
        reason=reasons.IP_ADDRESS if is_public else reasons.IP_ADDRESS_PRIVATE,
    )
