"""Find what a label says is a name or number of an account: display names, usernames, numeric IDs.

The rules are: only the words of a label, in the languages spoken here, make a name of what follows
them; a display name ends with its line, its comma or its closing quotation mark; a numeric ID is
digits alone.
"""

import re
from collections.abc import Iterator

from evidence_kit.model import IdentifierKind
from evidence_kit.recognising import reasons
from evidence_kit.recognising.findings import Confidence, Reading
from evidence_kit.recognising.mentions import Mentions
from evidence_kit.recognising.words import Words, listed, places_of

_WORD = r"\w\u0300-\u036f"
_SPACE = r"[^\S\n]"
_SAYS = rf"(?:{_SPACE}{{0,2}}[:=→]|{_SPACE}(?:is|was|je|è|ist|est|es|heißt)(?!\w)){_SPACE}{{0,3}}"

_DISPLAY_FIRST = [
    "display",
    "profile",
    "shown",
    "prikazno",
    "nome",
    "anzeigename",
    "profilname",
    "nom",
    "nombre",
    "prikazano",
    "name",
    "ime",
]
_DISPLAY_LABEL = re.compile(
    rf"(?:display name|profile name|shown name|name on (?:the )?profile|prikazno ime|ime na profilu"
    rf"|nome visualizzato|nome del profilo|anzeigename|profilname|nom affiché|nom du profil"
    rf"|nombre (?:visible|para mostrar|de perfil|del perfil)|prikazano ime|ime profila){_SAYS}",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[“„«\"»']([^\n“”„«»\"]{1,60})[”“»\"«']")
_PLAIN = re.compile(r"[^\n,;|“”\"]{1,60}")
_PLAIN_END = re.compile(rf"{_SPACE}+(?:and|with|in|e|und|y|et|i)(?!\w)|[.]{_SPACE}+(?=[A-ZČŠŽ])")

_USER_FIRST = listed(
    "username user handle uporabniško uporabnisko nome nick nickname vzdevek benutzername"
    " nutzername nom pseudo pseudonyme nombre usuario korisničko korisnicko nadimak"
)
_USER_LABEL = re.compile(
    rf"(?:user ?name|handle|nick ?name|nick|uporabni[sš]ko ime|vzdevek|nome utente|benutzername"
    rf"|nutzername|nom d['’]utilisateur|pseudo(?:nyme)?|nombre de usuario|usuario|korisni[cč]ko ime"
    rf"|nadimak){_SPACE}{{0,2}}[:=→]{_SPACE}{{0,3}}"
    rf"(?P<name>[{_WORD}][{_WORD}.\-]{{1,39}})(?![{_WORD}@#/-])",
    re.IGNORECASE,
)
_ID_FIRST = listed("id uid userid")
LABELS = _USER_FIRST.union(_DISPLAY_FIRST, _ID_FIRST)
"""The words that its places are looked for by."""
_ID_LABEL = re.compile(
    rf"(?:id|uid|userid)(?:{_SPACE}{{0,2}}[:=#→]|{_SPACE}(?:is|was|je|è|ist|est|es)(?!\w))?"
    rf"{_SPACE}{{0,3}}(?P<number>[0-9]{{5,20}})(?!\w|[.,-][0-9])",
    re.IGNORECASE,
)
_ID_OWNER = re.compile(
    r"(?:user|account|profile|chat|channel|telegram|discord|facebook|fb|instagram|insta|ig|steam"
    r"|roblox|vk|uporabnika|profila|utente|konto|benutzer|usuario|utilisateur|korisnika"
    r"|uporabniški|korisnički)[^\S\n]{1,2}$",
    re.IGNORECASE,
)
_OWNER_SIGNS = 16

_REDDIT = re.compile(r"/?u/(?P<name>[A-Za-z0-9_-]{3,20})(?![\w/])")
_SKYPE = re.compile(r"live:[.\w-]{3,60}\w")
_SESSION = re.compile(r"05[0-9a-f]{64}(?!\w)", re.IGNORECASE)


def find_labelled(words: Words, mentions: Mentions) -> Iterator[Reading]:
    """Yield every name or number of an account that a label announces."""
    text = words.text
    for start, _end in words.places(_DISPLAY_FIRST):
        label = _DISPLAY_LABEL.match(text, start)
        if label is not None:
            yield from _display_name(text, label.end())
    for start, _end in words.places(_USER_FIRST):
        match = _USER_LABEL.match(text, start)
        if match is not None:
            yield _username(match, mentions)
    for start, _end in words.places(_ID_FIRST):
        match = _ID_LABEL.match(text, start)
        if match is not None and _ID_OWNER.search(text, max(0, start - _OWNER_SIGNS), start):
            yield _numeric_id(match, mentions)


def find_by_form(words: Words) -> Iterator[Reading]:
    """Yield account names whose form says which platform they belong to."""
    text = words.text
    for place in places_of(text, "u/"):
        start = place - 1 if text[place - 1 : place] == "/" else place
        match = _REDDIT.match(text, start)
        if match is not None and not _is_inside(text, start):
            yield _by_form(match, match["name"], "Reddit")
    if "live" in words.known:
        for place in places_of(text, "live:"):
            match = _SKYPE.match(text, place)
            if match is not None and not _is_inside(text, place):
                yield _by_form(match, match[0], "Skype")
    if "session" in words.known:
        for start, end in words.long_runs:
            match = _SESSION.search(text, start, end)
            if match is not None and not _is_inside(text, match.start()):
                yield _by_form(match, match[0].lower(), "Session")


def _is_inside(text: str, start: int) -> bool:
    before = text[start - 1 : start] if start else ""
    return before.isalnum() or (before != "" and before in "_/.:@-")


def _display_name(text: str, start: int) -> Iterator[Reading]:
    quoted = _QUOTED.match(text, start)
    if quoted is not None:
        first, last = quoted.span(1)
    else:
        plain = _PLAIN.match(text, start)
        if plain is None:
            return
        end = _PLAIN_END.search(text, start, plain.end())
        first, last = start, plain.end() if end is None else end.start()
    name = text[first:last].rstrip()
    if not name.strip("@ .:-") or name.startswith("@"):
        return
    yield Reading(
        start=first,
        end=first + len(name),
        kind=IdentifierKind.DISPLAY_NAME,
        normalised=name,
        confidence=Confidence.LIKELY,
        reason=reasons.DISPLAY_NAME_LABELLED,
        handle=name,
    )


def _username(match: re.Match[str], mentions: Mentions) -> Reading:
    name = match["name"].rstrip(".-")
    platform = mentions.beside(match.start("name"), match.start("name") + len(name))
    return Reading(
        start=match.start("name"),
        end=match.start("name") + len(name),
        kind=IdentifierKind.USERNAME,
        normalised=name,
        confidence=Confidence.LIKELY,
        reason=reasons.USERNAME_LABELLED,
        platform="" if platform is None else platform.name,
        handle=name,
    )


def _numeric_id(match: re.Match[str], mentions: Mentions) -> Reading:
    platform = mentions.beside(*match.span("number"))
    return Reading(
        start=match.start("number"),
        end=match.end("number"),
        kind=IdentifierKind.NUMERIC_ID,
        normalised=match["number"],
        confidence=Confidence.LIKELY,
        reason=reasons.NUMERIC_ID_LABELLED,
        platform="" if platform is None else platform.name,
        handle=match["number"],
    )


def _by_form(match: re.Match[str], name: str, platform: str) -> Reading:
    return Reading(
        start=match.start(),
        end=match.end(),
        kind=IdentifierKind.USERNAME,
        normalised=name,
        confidence=Confidence.LIKELY,
        reason=reasons.USERNAME_FORM,
        platform=platform,
        handle=name,
    )
