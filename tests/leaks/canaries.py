"""Words and bytes that can be told from all others: what is looked for where nothing may be."""

import base64
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

PASSWORD = "zugvogel quartz lantern eleven"
USER_NAME = "@zq.kestrel_94217"
CHAT = (
    "Kestrelmessage: pay 500 EUR by Sunday 18:00 or everybody sees it\n"
    f"IBAN SI56 1910 0000 0123 438, my name there is {USER_NAME} on Instagram\n"
)
STORY = "Wendehals wrote on Friday night"
PICTURE_NAME = "Brachvogel-summer-camp.png"
TEXT_NAME = "Steinkauz-export.txt"
TEXT = "Steinkauz says: tomorrow at nine, or your school gets it\n"

_PIECE_BYTES = 24


@dataclass(frozen=True, slots=True)
class Canary:
    """Something that must not be found."""

    name: str
    data: bytes = field(repr=False)


def words(name: str, text: str) -> Iterator[Canary]:
    """Yield a text in the forms in which programs keep text."""
    for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
        yield Canary(f"{name} ({encoding})", text.encode(encoding))
    yield from _as_base64(name, text.encode("utf-8"))


def key(name: str, data: bytes) -> Iterator[Canary]:
    """Yield a key as it is, and as a database would be told it."""
    yield Canary(name, data)
    yield Canary(f"{name} (hex)", data.hex().encode("ascii"))
    yield Canary(f"{name} (capital hex)", data.hex().upper().encode("ascii"))
    yield from _as_base64(name, data)


def code(name: str, groups: str) -> Iterator[Canary]:
    """Yield a recovery code with and without its hyphens."""
    yield from words(name, groups)
    yield from words(f"{name}, unhyphenated", groups.replace("-", ""))


def pieces(name: str, data: bytes) -> Iterator[Canary]:
    """Yield some stretches out of the middle of a file."""
    for part in (3, 5, 8):
        start = len(data) * part // 10
        piece = data[start : start + _PIECE_BYTES]
        yield Canary(f"{name} at {start}", piece)
        yield from _as_base64(f"{name} at {start}", piece)


def of_the_case(picture: bytes) -> tuple[Canary, ...]:
    """Return everything of the case that a disk must not show."""
    return (
        *words("the user name", USER_NAME),
        *words("the chat", CHAT.splitlines()[0][:30]),
        *words("the bank account", "SI56 1910 0000 0123 438"),
        *words("the story", STORY),
        *words("the picture's name", PICTURE_NAME),
        *words("the text's name", TEXT_NAME),
        *words("the text", TEXT[:30]),
        *pieces("the picture", picture),
    )


def of_the_keys(recovery_code: str, keys: dict[str, bytes]) -> tuple[Canary, ...]:
    """Return everything that opens the case."""
    return (
        *words("the password", PASSWORD),
        *code("the recovery code", recovery_code),
        *(each for name, data in keys.items() for each in key(name, data)),
    )


def found_in(data: bytes, canaries: Iterable[Canary]) -> list[str]:
    """Say which canaries are in some bytes, and where."""
    places = ((each.name, data.find(each.data)) for each in canaries)
    return [f"{name} at {place}" for name, place in places if place >= 0]


def _as_base64(name: str, data: bytes) -> Iterator[Canary]:
    """Yield it as it reads inside a longer text in base64, at each of the three places."""
    for skipped in range(3):
        encoded = base64.b64encode(bytes(skipped) + data)
        # The first and last characters share bits with the neighbours.
        yield Canary(f"{name} (base64 {skipped})", encoded[4:-4])
