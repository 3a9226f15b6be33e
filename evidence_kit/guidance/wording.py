"""The words that must not be said to somebody in this situation, and how long a sentence may be.

The rules are: no blame (product rule W1), no claim about what a court will accept (W7), no "don't
send nudes" (W8), no name that has been given up, and sentences a frightened fifteen-year-old can
read. This looks at single sentences; whether they are kind is for a person to judge.
"""

import re
from collections.abc import Iterator

import msgspec

from evidence_kit.guidance.schema import Guidance

LONGEST_SENTENCE_WORDS = 22

_FOR_PEOPLE = frozenset(
    {
        "about", "adult", "asks", "block", "brief", "call", "chance", "closing", "do", "export",
        "helper", "hours", "how", "how_under_18", "keep", "lead", "limits", "minor", "name",
        "names", "note", "notes", "opening", "parent", "police", "recovery_warning", "report",
        "script", "text", "texts", "title", "what", "why", "worker",
    }
)  # fmt: skip
"""The fields that people read; the others are addresses, dates and codes."""

_NEVER = re.compile(
    r"""
    \b(?:admissible|forensic\w*|certif\w+)\b                # what a court or lab decides
    | \b(?:action\ fraud|thinkuknow|skype|twitter|omegle)\b # closed or renamed
    | \b(?:shame\ on|stupid|naive|careless|foolish|your\ mistake|should(?:n't|\ not)\ have)\b
    | \b(?:in\ trouble|illegal|offender|perpetrator|sextorted)\b
    | \b(?:do\ not|don't|never|stop)\ (?:send|sending|share|sharing|take|taking)\ (?:any\ )?
      (?:nudes?|sexual|intimate|naked)\b
    | \b(?:only|just|simply|failed|invalid)\b               # they make light of what is hard
    | !
    """,
    re.IGNORECASE | re.VERBOSE,
)

_SENTENCE_END = re.compile(r"(?<=[.?:;])[”]?\s+")


def texts(guidance: Guidance) -> Iterator[tuple[str, str]]:
    """Yield every text that people read, with the id of its row or step."""
    for group in (
        guidance.steps,
        *guidance.contacts,
        *guidance.tools,
        *guidance.capture,
        *guidance.apps,
        guidance.payments,
        *guidance.jurisdictions,
        *guidance.signs,
        *guidance.pages,
    ):
        yield from _walk(msgspec.to_builtins(group), "")


def forbidden_in(text: str) -> str:
    """Return the first thing in a text that must not be said, or "".

    >>> forbidden_in("This report is admissible."), forbidden_in("It is not your fault.")
    ('admissible', '')
    """
    found = _NEVER.search(text)
    return found.group().strip() if found else ""


def longest_sentence_words(text: str) -> int:
    """Return the number of words in a text's longest sentence.

    >>> longest_sentence_words("Stop here. You can come back.")
    4
    """
    return max((len(sentence.split()) for sentence in _SENTENCE_END.split(text)), default=0)


def _walk(value: object, subject: str) -> Iterator[tuple[str, str]]:
    match value:
        case dict():
            here = str(value.get("id", subject))
            for key, item in value.items():
                if key in _FOR_PEOPLE or _holds_rows(item):
                    yield from _walk(item, here)
        case list() | tuple():
            for item in value:
                yield from _walk(item, subject)
        case str() if value:
            yield subject, value
        case _:
            pass


def _holds_rows(value: object) -> bool:
    """Return whether a field holds rows of its own, and not codes or names in a list."""
    return isinstance(value, dict) or (
        isinstance(value, list | tuple) and any(isinstance(item, dict) for item in value)
    )
