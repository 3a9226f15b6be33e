"""Find usernames: with ``@``, with ``$``, or bare after a platform's name.

The rules are: a name with ``@`` counts anywhere; a bare name counts only where a platform's name
and a sign or verb lead up to it, and only when no ordinary word looks like it; times, sums,
"@everyone" and the rules of a style sheet ("@media queries") are not names.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from evidence_kit.model import IdentifierKind
from evidence_kit.recognising import reasons
from evidence_kit.recognising.findings import Confidence, Reading
from evidence_kit.recognising.hosts import is_sound_host
from evidence_kit.recognising.mentions import Mention, Mentions
from evidence_kit.recognising.platform_form import Platform
from evidence_kit.recognising.words import listed

_WORD = r"\w\u0300-\u036f"
_AT_NAME = re.compile(
    rf"@(?<![{_WORD}@+/%&=-]@)([{_WORD}][{_WORD}.-]{{0,63}})(?:@([{_WORD}-]+(?:\.[{_WORD}-]+)+))?"
)
_CASHTAG = re.compile(r"\$(?<![\w$]\$)([A-Za-z][A-Za-z0-9_-]{0,19})(?![\w$])")
_BARE_NAME = re.compile(
    r"(?:[^\S\n]+(?:user|username|user name|name|handle|id|nick|nickname|account|profile"
    r"|uporabnik|uporabniško ime|vzdevek|ime|nome utente|nome|utente|profilo|profil|tag|konto"
    r"|compte|pseudo|usuario|cuenta|korisničko ime|benutzername|name))?"
    r"(?:(?P<said>[^\S\n]*(?:[:=>→]|->)"
    r"|[^\S\n]+(?:is|je|è|e'|ist|heißt|heisst|c['’]est|est|es|pa|sono|sem)(?!\w))"
    r"[^\S\n]*|[^\S\n]+)"
    rf"(?P<name>[{_WORD}][{_WORD}.-]{{1,39}}(?:#[0-9]{{4}})?)(?![{_WORD}@/#.-]|:[0-9])",
    re.IGNORECASE,
)
_NAME_MARK = re.compile(r"[0-9_#]|\w\.\w")
_CLOCK_TIME = re.compile(r"[0-9]{1,2}(?:[.:]?[0-9]{2})?(?:am|pm|h|hrs|uhr)", re.IGNORECASE)
_VERSION = re.compile(r"v?[0-9]+(?:\.[0-9a-z]+)+", re.IGNORECASE)
_EVERYBODY = frozenset({"everyone", "here", "all", "channel", "everybody", "vsi", "tutti"})
_STYLE_RULES = listed(
    "charset container counter-style font-face font-feature-values font-palette-values import"
    " keyframes layer media namespace page position-try property scope starting-style supports"
    " view-transition"
)
"""The at-rules of a style sheet (CSS); some may be names too, so what follows decides."""
_OF_STYLE_RULE = re.compile(
    r"[^\S\n]*(?:\{|\([\w-]+[^\S\n]*[:<>=])"
    r"|[^\S\n]+(?:quer(?:y|ies)(?!\w)|(?:only )?screen(?!\w)|[\w-]{1,40}[^\S\n]*\{)"
)
_REMEMBERED = 1024
"""The same name stands in a chat again and again."""
_FEWEST_SIGNS_ALONE = 2
_FEWEST_SIGNS_UNSAID = 5
"""How long a name must be where nothing but a space joins it to the platform."""


def find_usernames(text: str, mentions: Mentions) -> Iterator[Reading]:
    """Yield every username in a text, with the platform where the text says it."""
    yield from _with_at(text, mentions)
    yield from _cashtags(text, mentions)
    for mention in mentions.all:
        yield from _bare(text, mention)


def _with_at(text: str, mentions: Mentions) -> Iterator[Reading]:
    for match in _AT_NAME.finditer(text):
        name, host = match[1], (match[2] or "").rstrip("-_")
        end = match.start(2) + len(host)
        if not (host and is_sound_host(host)):
            name, host = name.rstrip(".-"), ""
            end = match.start(1) + len(name)
        platform = mentions.beside(match.start(), end)
        is_short = len(name) < _FEWEST_SIGNS_ALONE and platform is None
        if is_short or not _is_name(name) or (platform is None and _is_style_rule(match, end)):
            continue
        handle = f"{name}@{host}" if host else name
        yield _reading(match.start(), end, handle, platform)


@lru_cache(maxsize=_REMEMBERED)
def _is_name(name: str) -> bool:
    return (
        any(sign.isalpha() for sign in name)
        and _CLOCK_TIME.fullmatch(name) is None
        and name.lower() not in _EVERYBODY
    )


def _is_style_rule(match: re.Match[str], end: int) -> bool:
    is_rule = match[1].lower() in _STYLE_RULES
    return is_rule and _OF_STYLE_RULE.match(match.string, end) is not None


def _cashtags(text: str, mentions: Mentions) -> Iterator[Reading]:
    for match in _CASHTAG.finditer(text):
        platform = mentions.beside(match.start(), match.end())
        if platform is not None and platform.is_payment:
            yield _reading(match.start(), match.end(), match[1], platform)


def _bare(text: str, mention: Mention) -> Iterator[Reading]:
    match = None if mention.platform.has_phone_accounts else _BARE_NAME.match(text, mention.end)
    if match is None:
        return
    name = match["name"]
    # Without @, only a name that no dictionary holds is told from an ordinary word.
    is_marked = _NAME_MARK.search(name) is not None and _VERSION.fullmatch(name) is None
    is_short = match["said"] is None and len(name) < _FEWEST_SIGNS_UNSAID
    if not is_marked or is_short or not _is_name(name):
        return
    yield Reading(
        start=match.start("name"),
        end=match.end("name"),
        kind=_kind(mention.platform),
        normalised=name,
        confidence=Confidence.POSSIBLE,
        reason=reasons.USERNAME_WITHOUT_SIGN,
        platform=mention.platform.name,
        handle=name,
    )


def _reading(start: int, end: int, handle: str, platform: Platform | None) -> Reading:
    if platform is None:
        confidence, reason = Confidence.POSSIBLE, reasons.USERNAME_ALONE
    else:
        confidence, reason = Confidence.LIKELY, reasons.USERNAME_WITH_PLATFORM
    return Reading(
        start=start,
        end=end,
        kind=_kind(platform),
        normalised=handle,
        confidence=confidence,
        reason=reason if handle.isascii() else reasons.OTHER_LETTERS,
        platform="" if platform is None else platform.name,
        handle=handle,
    )


def _kind(platform: Platform | None) -> IdentifierKind:
    if platform is not None and platform.is_payment:
        return IdentifierKind.PAYMENT_HANDLE
    return IdentifierKind.USERNAME
