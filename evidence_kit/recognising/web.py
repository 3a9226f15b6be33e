"""Find e-mail addresses, web addresses and addresses of accounts on platforms.

The rules are: what a browser would open is one stretch of text, without the punctuation of the
sentence around it; a name without ``https://`` counts only with ``www.``, with a path, or on a
known platform, because chat prose is full of missing spaces after full stops.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from evidence_kit.model import IdentifierKind
from evidence_kit.recognising import reasons
from evidence_kit.recognising.findings import Confidence, Reading
from evidence_kit.recognising.hosts import is_sound_host, machine_host
from evidence_kit.recognising.platform_form import Leads
from evidence_kit.recognising.platforms import Address, find_address, find_platform
from evidence_kit.recognising.shorteners import is_shortener
from evidence_kit.recognising.words import places_of, unbroken

_WORD = r"\w\u0300-\u036f"
_NOT_IN_URL = (
    r"\s\x00-\x1f\x7f-\x9f<>\"„“”«»`{}|\\^"
    "\u3000-\u3003\u3008-\u3011\uff08\uff09\uff0c\uff0e\u2600-\u27bf\ud800-\udfff"
    "\U0001f000-\U0001faff"
)
# Two addresses joined by a comma are two; a comma inside one is part of it.
_URL = re.compile(
    rf"(?<![^\W_])(?:https?|ftp|tg)://[^{_NOT_IN_URL},;]*+"
    rf"(?:[,;](?!(?:https?|ftp)://)[^{_NOT_IN_URL},;]*+)*+",
    re.IGNORECASE,
)
_BARE = re.compile(
    rf"(?<![{_WORD}@./:=\-])(?:[{_WORD}-]{{1,63}}\.){{1,6}}[{_WORD}-]{{2,63}}"
    rf"(?![{_WORD}@-])(?!\.[{_WORD}])(?::[0-9]{{1,5}}(?![0-9]))?(?:[/?#][^{_NOT_IN_URL}]*)?"
)
_DOT_INSIDE = re.compile(rf"\.(?<=[{_WORD}]\.)(?=[^\W\d_][{_WORD}-])")
_PARTS = re.compile(r"(?:([A-Za-z]+)://)?([^/?#]*)(.*)", re.DOTALL)
_AUTHORITY = re.compile(r"((?:.*@)?)(\[[0-9A-Fa-f:.]+\]|[^:\[\]@]*)((?::[0-9]*)?)", re.DOTALL)
_NUMERIC_HOST = re.compile(r"(?:[0-9]{1,3}\.){3}[0-9]{1,3}|\[[0-9A-Fa-f:.]+\]")

_AT_INSIDE = re.compile(rf"@(?<=[{_WORD}.+%\-]@)(?=[{_WORD}-])")
_EMAIL = re.compile(
    rf"(?<![{_WORD}.+%@\-])([{_WORD}.+%\-]{{1,64}})@([{_WORD}-]+(?:\.[{_WORD}-]+)+)"
)

_TELEGRAM_HOST = "t.me"
_TELEGRAM_LINK = re.compile(
    r"(?:resolve/?\?(?:[^#]*&)?(?:domain=(?P<name>\w+))|join/?\?invite=(?P<code>[\w-]+))(?:&.*)?"
)

_SENTENCE_END = ".,;:!?'’…*~"
_BRACKETS = {")": "(", "]": "[", "}": "{", ">": "<"}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Parts:
    """A web address, taken apart (RFC 3986 §3)."""

    scheme: str
    userinfo: str
    host: str
    """As computers write it."""
    port: str
    rest: str
    """Path, query and fragment."""
    is_ascii: bool
    """Whether the host was written in a–z alone."""

    @property
    def plain(self) -> str:
        """The address with scheme and host in machine form; nothing else is touched."""
        scheme = f"{self.scheme}://" if self.scheme else ""
        return f"{scheme}{self.userinfo}{self.host}{self.port}{self.rest}"


def find_links(text: str) -> Iterator[Reading]:
    """Yield every web address in a text; those of accounts say whose they are."""
    for match in _matches(_URL, text, places_of(text, "://")):
        yield from _read_link(match)
    for match in _matches(_BARE, text, (dot.start() for dot in _DOT_INSIDE.finditer(text))):
        yield from _read_link(match)


def _read_link(match: re.Match[str]) -> Iterator[Reading]:
    written = _without_sentence_end(match[0])
    parts = _take_apart(written)
    if parts is not None and (parts.scheme or _is_address_without_scheme(parts)):
        yield _read(match.start(), written, parts)


def _matches(pattern: re.Pattern[str], text: str, seeds: Iterable[int]) -> Iterator[re.Match[str]]:
    for start, end in unbroken(text, seeds):
        yield from pattern.finditer(text, start, end)


def find_emails(text: str) -> Iterator[Reading]:
    """Yield every e-mail address in a text."""
    for match in _matches(_EMAIL, text, (sign.start() for sign in _AT_INSIDE.finditer(text))):
        local = match[1].lstrip(".-")
        host = match[2].rstrip("_-")
        if not local.strip("._%+-") or local.endswith(".") or not is_sound_host(host):
            continue
        yield Reading(
            start=match.end(1) - len(local),
            end=match.start(2) + len(host),
            kind=IdentifierKind.EMAIL,
            normalised=f"{local}@{machine_host(host)}",
            confidence=Confidence.CERTAIN,
            reason=reasons.EMAIL_FORM if host.isascii() else reasons.WEB_ADDRESS_OTHER_LETTERS,
        )


def _without_sentence_end(written: str) -> str:
    surplus = {
        closing: written.count(closing) - written.count(opening)
        for closing, opening in _BRACKETS.items()
    }
    end = len(written)
    while end:
        sign = written[end - 1]
        if surplus.get(sign, 0) > 0:
            surplus[sign] -= 1
        elif sign not in _SENTENCE_END:
            break
        end -= 1
    return written[:end]


def _take_apart(written: str) -> _Parts | None:
    whole = _PARTS.fullmatch(written)
    authority = _AUTHORITY.fullmatch(whole[2]) if whole is not None else None
    if whole is None or authority is None:
        return None
    host = authority[2].removesuffix(".")
    is_app = (whole[1] or "").lower() == "tg" and host in {"resolve", "join"}
    is_numeric = whole[1] and _NUMERIC_HOST.fullmatch(host)
    if not (is_sound_host(host) or is_numeric or is_app):
        return None
    return _Parts(
        scheme=(whole[1] or "").lower(),
        userinfo=authority[1],
        host=machine_host(host),
        port=authority[3],
        rest=whole[3],
        is_ascii=host.isascii(),
    )


def _is_address_without_scheme(parts: _Parts) -> bool:
    has_path = len(parts.rest) > 1 and parts.rest.startswith("/")
    return has_path or parts.host.startswith("www.") or find_platform(parts.host) is not None


def _read(start: int, written: str, parts: _Parts) -> Reading:
    host, rest = parts.host, parts.rest
    if parts.scheme == "tg":
        host, rest = _TELEGRAM_HOST, _telegram_path(parts)
    address = find_address(host, rest)
    if address is None:
        kind, confidence, reason = IdentifierKind.URL, Confidence.CERTAIN, reasons.WEB_ADDRESS
        if not parts.scheme:
            is_www = parts.host.startswith("www.")
            confidence = Confidence.LIKELY if is_www else Confidence.POSSIBLE
            reason = reasons.WEB_ADDRESS_WITHOUT_SCHEME
        if is_shortener(parts.host) and len(parts.rest) > 1:
            confidence, reason = Confidence.CERTAIN, reasons.SHORTENED_ADDRESS
    else:
        kind, reason = _kind_and_reason(address)
        confidence = Confidence.CERTAIN
    return Reading(
        start=start,
        end=start + len(written),
        kind=kind,
        normalised=_normalised(parts, address),
        confidence=confidence,
        reason=reason if parts.is_ascii else reasons.WEB_ADDRESS_OTHER_LETTERS,
        platform="" if address is None else address.platform.name,
        handle="" if address is None else _handle(address),
    )


def _telegram_path(parts: _Parts) -> str:
    """Return the web path of a link that opens the app ("tg://resolve?domain=name")."""
    match = _TELEGRAM_LINK.fullmatch(f"{parts.host}{parts.rest}")
    if match is None:
        return "/"
    return f"/{match['name']}" if match["name"] else f"/+{match['code']}"


def _handle(address: Address) -> str:
    # A phone number in a link carries its country code without the plus sign.
    is_phone = address.platform.has_phone_accounts and address.handle.isdecimal()
    return f"+{address.handle}" if is_phone else address.handle


def _kind_and_reason(address: Address) -> tuple[IdentifierKind, str]:
    match address.leads:
        case Leads.TO_ACCOUNT if address.platform.is_payment:
            return IdentifierKind.PAYMENT_HANDLE, reasons.PAYMENT_ADDRESS
        case Leads.TO_ACCOUNT:
            return IdentifierKind.PROFILE_URL, reasons.PROFILE_ADDRESS
        case Leads.TO_INVITE:
            return IdentifierKind.PROFILE_URL, reasons.INVITE_ADDRESS
        case Leads.TO_POST | Leads.ELSEWHERE:
            return IdentifierKind.URL, reasons.PLATFORM_ADDRESS


def _normalised(parts: _Parts, address: Address | None) -> str:
    if address is not None and address.leads in {Leads.TO_ACCOUNT, Leads.TO_INVITE}:
        return address.plain
    return parts.plain
