"""Where a text names a platform, and which name beside it that mention is about.

The rules are: only words that can join a platform's name to an account's name may stand between
the two ("my telegram is @x", "@x na instagramu", "su instagram sono @x"); where the text puts
anything else between them, the platform stays unsaid.
"""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from evidence_kit.recognising.platform_form import Platform
from evidence_kit.recognising.platform_table import PLATFORMS
from evidence_kit.recognising.words import Words

_BY_GROUP = {f"p{place}": platform for place, platform in enumerate(PLATFORMS) if platform.words}
# The group that took part says which platform it was; a name inside a link or after @ is no word.
_NAMES = re.compile(
    r"(?<![\w@./$-])(?:"
    + "|".join(f"(?P<{group}>{platform.words})" for group, platform in _BY_GROUP.items())
    # Slovenian joins an ending with a hyphen: "na IG-ju".
    + r")(?:-\w{1,3})?(?![\w@]|[./]\w)",
    re.IGNORECASE,
)

# What the first word of a mention can be: "pay ?pal" begins with "pay" or is "paypal".
_FIRSTS = sorted(
    {
        first
        for platform in PLATFORMS
        for words in platform.words.split("|")
        if words
        for first in (words.partition(" ?")[0], words.replace(" ?", "").partition("(?=")[0])
    }
)
_FIRST_WORDS = re.compile("|".join(_FIRSTS))
# A letter that may be left out or come again is none to go by.
_SURE_LETTERS = re.compile(r"[a-z]+(?![?*{])")
_BEGINNINGS = frozenset(
    letters[0][:2] for first in _FIRSTS if (letters := _SURE_LETTERS.match(first)) is not None
)
"""Their first two letters; one, where it is the only one that is always there."""

_JOINING_SIGNS = r"[\s:=\-–—>→()\[\]\"'“”„«»*~…]"
_JOINING_WORDS = (
    # English
    r"is|at|as|it's|user|username|name|handle|account|acc|id|nick|nickname|tag|add|contact|here"
    r"|me|my|profile|number|to|link"
    # Slovenian
    r"|je|uporabnik|uporabniško|ime|vzdevek|račun|profil|dodaj|piši|mi|na|moj|moja|sem|številka"
    # Italian
    r"|è|e'|sono|nome|utente|profilo|aggiungimi|scrivimi|il|mio|come|mi|trovi|numero"
    # German, French, Spanish, Croatian
    r"|ist|bin|heißt|heisst|heiße|benutzername|mein|name|est|c'est|mon|ma|compte|pseudo|es|soy"
    r"|usuario|cuenta|korisničko|pa|tag|konto"
)
# "He moved me to Telegram, his username there is @x": what is owned belongs to what was named.
_OWNED = (
    r"(?:,[^\S\n]*(?:his|her|their|the|my)[^\S\n]+"
    r"(?:username|user|name|handle|nick|account)(?!\w)(?:[^\S\n]+there(?!\w))?)?+"
)
_BEFORE_NAME = re.compile(
    rf"{_OWNED}{_JOINING_SIGNS}*+(?:(?:{_JOINING_WORDS})(?!\w){_JOINING_SIGNS}*+){{0,4}}",
    re.IGNORECASE,
)
_AFTER_NAME = re.compile(
    r"(?:[^\S\n]*[(\[][^\S\n]*|[^\S\n]+(?:on|at|via|in|na|v|su|sul|auf|bei|sur|en)[^\S\n]+)"
    r"(?:(?:my|the|your|mojem|il|mio|suo)[^\S\n]+)?",
    re.IGNORECASE,
)
_REACH_SIGNS = 40
"""How far apart a platform's name and an account's name may stand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One place where a platform is named."""

    start: int
    end: int
    platform: Platform


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentions:
    """Every place in a text where a platform is named, in reading order."""

    text: str
    all: tuple[Mention, ...]
    _starts: tuple[int, ...]
    _ends: tuple[int, ...]

    def beside(self, start: int, end: int) -> Platform | None:
        """Return the platform that the text joins to the name at these offsets, or ``None``."""
        after = bisect_left(self._starts, end)
        if after < len(self.all) and self._joins(_AFTER_NAME, end, self.all[after].start):
            return self.all[after].platform
        before = bisect_right(self._ends, start) - 1
        if before >= 0 and self._joins(_BEFORE_NAME, self.all[before].end, start):
            return self.all[before].platform
        return None

    def _joins(self, pattern: re.Pattern[str], start: int, end: int) -> bool:
        return end - start <= _REACH_SIGNS and pattern.fullmatch(self.text, start, end) is not None


def find_mentions(words: Words) -> Mentions:
    """Return every place where a text names a platform."""
    text = words.text
    likely = [
        word
        for word in words.known
        if (word[:2] in _BEGINNINGS or word[:1] in _BEGINNINGS) and _FIRST_WORDS.fullmatch(word)
    ]
    found = tuple(
        Mention(start=match.start(), end=match.end(), platform=_BY_GROUP[match.lastgroup])
        for start, _end in words.places(likely)
        if (match := _NAMES.match(text, start)) is not None and match.lastgroup is not None
    )
    return Mentions(
        text=text,
        all=found,
        _starts=tuple(mention.start for mention in found),
        _ends=tuple(mention.end for mention in found),
    )
