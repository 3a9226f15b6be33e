"""When a message was written and by whom, as exports of chats put it before the message.

The rule is: what is returned stands in the text sign for sign; no date is turned into another form,
because 03/04 is March in one country and April in another, and no clock is known.
"""

import re
from typing import NamedTuple

from evidence_kit.recognising.words import Lines

_STAMP = re.compile(
    r"\[?(?P<at>[0-9]{1,4}(?P<sign>[./-])[ ]?[0-9]{1,2}(?P=sign)[ ]?[0-9]{2,4},? "
    r"[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?:[ \u202f][AaPp]\.?[Mm]\.?)?)(?:\]| -) "
)
_SENDER = re.compile(r"(?P<sender>[^:\n]{1,40}):[^\S\n]")
_MOST_LINES_BACK = 5
"""A message of more lines than that says less surely when its last one was written."""


class Opening(NamedTuple):
    """What stands before the words of a message."""

    at: str
    """When it was written, as it stands there; "" where nothing says so."""
    sender: str
    """Who wrote it, as it stands there; "" where nothing says so."""
    end: int
    """Where the message itself begins."""


def opening_of(text: str, start: int) -> Opening:
    """Return what stands before the message in the line that begins there.

    >>> opening_of("[12/03/2025, 21:14:07] Jess: 24h", 0)
    Opening(at='12/03/2025, 21:14:07', sender='Jess', end=29)
    >>> opening_of("24h", 0)
    Opening(at='', sender='', end=0)
    """
    stamp = _STAMP.match(text, start)
    after = start if stamp is None else stamp.end()
    sender = _SENDER.match(text, after)
    return Opening(
        at="" if stamp is None else stamp["at"],
        sender="" if sender is None else sender["sender"],
        end=after if sender is None else sender.end(),
    )


def written_at(text: str, lines: Lines, place: int) -> str:
    """Return when the message at a place was written, as the text says it; "" where it does not."""
    start, _end = lines.around(place)
    for _line in range(_MOST_LINES_BACK):
        stamp = _STAMP.match(text, start)
        if stamp is not None:
            return stamp["at"]
        if start == 0:
            break
        start, end = lines.around(start - 1)
        if not text[start:end].strip():
            break
    return ""
